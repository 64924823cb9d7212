//! RFC 8785: the files of its reference implementation.

use akashi::engine::jcs::canonicalise;
use akashi::engine::read::json;

use super::{from_hex, text, vectors};

#[test]
fn files_of_the_reference_implementation() {
    let Some(folder) = vectors("jcs") else { return };
    let mut passed = 0;
    for entry in std::fs::read_dir(folder.join("input")).unwrap() {
        let input = entry.unwrap().path();
        let name = input.file_stem().unwrap().to_str().unwrap();
        let value = json::read(text(&input).as_bytes()).unwrap();
        let canonical = canonicalise(&value).unwrap();
        assert_eq!(canonical.as_bytes(), std::fs::read(folder.join(format!("output/{name}.json"))).unwrap(), "{name}");
        assert_eq!(canonical.as_bytes(), from_hex(&text(&folder.join(format!("outhex/{name}.txt")))), "{name}");
        passed += 1;
    }
    println!("JCS: {passed} of {passed} files");
    assert!(passed >= 6, "{passed}");
}
