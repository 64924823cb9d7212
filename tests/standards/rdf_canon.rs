//! The W3C test suite of RDF Dataset Canonicalization (RDFC-1.0).

use std::collections::BTreeMap;
use std::time::Instant;

use akashi::engine::digest::Hash;
use akashi::engine::rdf::canonicalise;

use super::{array, json, n_quads, string, text, vectors};

#[test]
fn w3c_suite() {
    let Some(folder) = vectors("rdf-canon/tests") else { return };
    let (mut texts, mut maps, mut refusals) = (0, 0, 0);
    let manifest = json(&folder.join("manifest.jsonld"));
    for test in array(&manifest, "entries") {
        let id = string(test, "id");
        let hash = match test["hashAlgorithm"].as_str() {
            None => Hash::Sha256,
            Some("SHA384") => Hash::Sha384,
            Some(other) => panic!("{id}: {other}"),
        };
        let quads = n_quads::read(&text(&folder.join(string(test, "action"))));
        let started = Instant::now();
        let canonical = canonicalise(&quads, hash);
        let taken = started.elapsed();
        let expected = || folder.join(string(test, "result"));
        match string(test, "type") {
            "rdfc:RDFC10EvalTest" => {
                let canonical = canonical.unwrap_or_else(|_| panic!("{id} is refused"));
                assert_eq!(canonical.text, text(&expected()), "{id}");
                let lines: String = canonical.quads.iter().map(|quad| quad.line()).collect();
                assert_eq!(lines, canonical.text, "{id}");
                texts += 1;
            }
            "rdfc:RDFC10MapTest" => {
                // The map is JSON: its members have no order, and its text is not for comparing.
                let map: BTreeMap<String, String> = serde_json::from_str(&text(&expected())).unwrap();
                assert_eq!(canonical.unwrap_or_else(|_| panic!("{id} is refused")).labels, map, "{id}");
                maps += 1;
            }
            "rdfc:RDFC10NegativeEvalTest" => {
                assert!(canonical.is_err(), "{id}");
                println!("RDFC-1.0: {id} refused after {taken:?}");
                refusals += 1;
            }
            other => panic!("{id}: {other}"),
        }
    }
    println!("RDFC-1.0: {texts} of {texts} texts, {maps} of {maps} maps, {refusals} of {refusals} refusals");
    assert!(texts >= 64 && maps >= 21 && refusals >= 1, "{texts} {maps} {refusals}");
}

/// Another spelling of a dataset is the same dataset: canonical names do not depend on the input's names and order.
#[test]
fn w3c_suite_in_another_order() {
    let Some(folder) = vectors("rdf-canon/tests") else { return };
    let mut passed = 0;
    let manifest = json(&folder.join("manifest.jsonld"));
    for test in array(&manifest, "entries").iter().filter(|test| string(test, "type") == "rdfc:RDFC10EvalTest") {
        let hash = if test["hashAlgorithm"].is_null() { Hash::Sha256 } else { Hash::Sha384 };
        let quads = n_quads::read(&text(&folder.join(string(test, "action"))));
        let canonical = canonicalise(&quads, hash).unwrap();
        // Names whose order is that of their hashes, unlike that of the input.
        let renamed = |label: &String| (label.clone(), akashi::engine::digest::sha256_hex(label.as_bytes()));
        let labels: BTreeMap<String, String> = canonical.labels.keys().map(renamed).collect();
        let mut other: Vec<_> = quads.iter().rev().map(|quad| quad.relabelled(&labels)).collect();
        other.extend(other.clone());
        assert_eq!(canonicalise(&other, hash).unwrap().text, canonical.text, "{}", string(test, "id"));
        passed += 1;
    }
    println!("RDFC-1.0: {passed} of {passed} texts from another spelling");
    assert!(passed >= 64, "{passed}");
}
