//! The corpus carries its own answers: `tests/corpus/<standard>/<case>/input.*` and `expect.txt`.
//!
//! The first line of an expectation is `verdict headline`; further lines are `carrier …`, `format …`, `page …` and
//! `code …` (one that must be among the checks). JSON inputs are tried baked into PNG and SVG as well.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod forge;

use std::path::{Path, PathBuf};

use akashi::engine::report::Report;
use forge::*;

fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

#[test]
fn every_case_gets_its_answer() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut cases = 0;
    for case in folders(&corpus).iter().flat_map(|standard| folders(standard)) {
        let files: Vec<PathBuf> = std::fs::read_dir(&case).unwrap().map(|entry| entry.unwrap().path()).collect();
        let input = files.iter().find(|path| path.file_stem().is_some_and(|stem| stem == "input")).expect("an input");
        let expected = std::fs::read_to_string(case.join("expect.txt")).unwrap();
        let bytes = std::fs::read(input).unwrap();
        compare(&case, &expected, &verify(bytes.clone()), true);
        let text = String::from_utf8(bytes).unwrap_or_default();
        if input.extension().is_some_and(|extension| extension == "json") && !expected.starts_with("unreadable") {
            compare(&case, &expected, &verify(baked(&text)), false);
            compare(&case, &expected, &verify(png(&[ztxt("openbadges", text.as_bytes())])), false);
            let drawing = svg(&format!("<openbadges:credential><![CDATA[{text}]]></openbadges:credential>"));
            compare(&case, &expected, &verify(drawing), false);
        }
        cases += 1;
    }
    assert!(cases >= 15, "{cases} cases");
}

fn compare(case: &Path, expected: &str, report: &Report, with_carrier: bool) {
    let case = case.display();
    let mut lines = expected.lines();
    assert_eq!(answer(report), lines.next().unwrap(), "{case}: {:?}", codes(report));
    for line in lines {
        match line.split_once(' ').expect("a word and a value") {
            ("carrier", value) if with_carrier => assert_eq!(report.input.carrier.as_deref(), Some(value), "{case}"),
            ("carrier", _) => {}
            ("format", value) => assert_eq!(report.input.format.as_deref(), Some(value), "{case}"),
            ("code", value) => {
                assert!(codes(report).contains(&value), "{case}: {value} is not among {:?}", codes(report))
            }
            ("page", value) => {
                assert_eq!(report.badge.as_ref().unwrap().official_page.as_deref(), Some(value), "{case}")
            }
            (word, _) => panic!("{case}: unknown word {word}"),
        }
    }
}
