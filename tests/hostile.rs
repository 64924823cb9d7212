//! Damage and attacks on whole inputs (HOSTILE.md): no panic, budgets hold, and no change of signed bytes is ever valid.
//!
//! The property: whatever was done to an input, a `valid` verdict still shows the facts that were signed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod forge;

use akashi::engine::report::BadgeFacts;
use akashi::engine::verdict::Verdict;
use forge::*;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Inputs of every carrier, all valid, with what each of them says.
fn inputs() -> Vec<(&'static str, Vec<u8>)> {
    let token = vc_jwt(&badge(), &institute());
    let document = with_proof(&badge(), &institute()).to_string();
    vec![
        ("token", token.clone().into_bytes()),
        ("document", document.clone().into_bytes()),
        ("picture with token", baked(&token)),
        ("picture with document", png(&[itxt_compressed("openbadgecredential", document.as_bytes())])),
        ("drawing", svg(&format!(r#"<openbadges:credential verify="{token}"/>"#))),
        (
            "drawing with document",
            svg(&format!("<openbadges:credential><![CDATA[{document}]]></openbadges:credential>")),
        ),
    ]
}

fn facts(bytes: &[u8]) -> Option<BadgeFacts> {
    let report = verify(bytes);
    (report.verdict == Verdict::Valid).then(|| report.badge.unwrap())
}

#[track_caller]
fn never_wrongly_valid(name: &str, original: &BadgeFacts, damaged: &[u8]) {
    if let Some(shown) = facts(damaged) {
        assert_eq!(&shown, original, "{name}: valid with other facts");
    }
}

/// Every bit of a token.
#[test]
fn no_flipped_bit_of_a_token_is_valid() {
    let token = vc_jwt(&badge(), &institute()).into_bytes();
    assert!(facts(&token).is_some());
    for index in 0..token.len() {
        for bit in 0..8 {
            let mut damaged = token.clone();
            damaged[index] ^= 1 << bit;
            assert_eq!(facts(&damaged), None, "byte {index}, bit {bit}");
        }
    }
}

/// One bit of every third byte of every other input; which one changes from byte to byte.
#[test]
fn no_flipped_bit_makes_a_lie_valid() {
    for (name, bytes) in inputs().into_iter().skip(1) {
        let original = facts(&bytes).expect(name);
        for index in (0..bytes.len()).step_by(3) {
            let mut damaged = bytes.clone();
            damaged[index] ^= 1 << (index * 5 % 8);
            never_wrongly_valid(name, &original, &damaged);
        }
    }
}

#[test]
fn no_truncation_makes_a_lie_valid() {
    for (name, bytes) in inputs() {
        let original = facts(&bytes).expect(name);
        for length in (0..bytes.len()).step_by(7) {
            never_wrongly_valid(name, &original, &bytes[..length]);
        }
    }
}

#[test]
fn doubled_parts_make_no_lie_valid() {
    for (name, bytes) in inputs() {
        let original = facts(&bytes).expect(name);
        for start in (0..bytes.len()).step_by(31) {
            let end = (start + 200).min(bytes.len());
            let doubled = [&bytes[..end], &bytes[start..]].concat();
            never_wrongly_valid(name, &original, &doubled);
        }
        never_wrongly_valid(name, &original, &[&bytes[..], &bytes[..]].concat());
    }
}

/// Every member of the signed document taken away, added to, or replaced: rejected, whatever it is.
#[test]
fn no_changed_member_of_a_document_is_valid() {
    let signed = with_proof(&badge(), &institute());
    for place in places(&signed, String::new()) {
        let (parent, name) = place.rsplit_once('/').unwrap();
        let mut gone = signed.clone();
        match gone.pointer_mut(parent).unwrap() {
            Value::Object(object) => drop(object.remove(name)),
            Value::Array(array) => drop(array.remove(name.parse().unwrap())),
            _ => unreachable!(),
        }
        let report = verify(gone.to_string());
        assert_ne!(report.verdict, Verdict::Valid, "without {place}");
        let mut other = signed.clone();
        let value = other.pointer_mut(&place).unwrap();
        *value = match value {
            Value::String(text) => format!("{text}x").into(),
            Value::Bool(flag) => (!*flag).into(),
            _ => json!("other"),
        };
        assert_ne!(verify(other.to_string()).verdict, Verdict::Valid, "changed {place}");
    }
    for place in places(&signed, String::new()).into_iter().chain([String::new()]) {
        let mut more = signed.clone();
        let Some(Value::Object(object)) = more.pointer_mut(&place) else { continue };
        object.insert("description2".into(), "added".into());
        assert_ne!(verify(more.to_string()).verdict, Verdict::Valid, "added at {place}");
    }
}

fn places(value: &Value, place: String) -> Vec<String> {
    let inner: Vec<(String, &Value)> = match value {
        Value::Object(object) => object.iter().map(|(name, value)| (format!("{place}/{name}"), value)).collect(),
        Value::Array(array) => {
            array.iter().enumerate().map(|(index, value)| (format!("{place}/{index}"), value)).collect()
        }
        _ => Vec::new(),
    };
    inner.into_iter().flat_map(|(place, value)| std::iter::once(place.clone()).chain(places(value, place))).collect()
}

/// HOSTILE 11: refused within a budget, and never valid.
#[test]
fn poison_is_refused() {
    let nested = format!("{}1{}", "{\"a\":".repeat(10_000), "}".repeat(10_000));
    let many: String = (0..100_000).map(|n| format!(r#""k{n}":0,"#)).collect();
    for (text, code) in [
        (nested, "document.too-deep"),
        ("[".repeat(1 << 20), "document.too-deep"),
        (format!("{{{many}\"k\":0}}"), "document.too-deep"),
        (format!(r#"{{"a":"{}"}}"#, "x".repeat(10 << 20)), "document.too-large"),
    ] {
        let report = verify(text);
        assert_eq!(report.verdict, Verdict::Unreadable);
        assert_eq!(codes(&report), [code]);
    }
    for size in [6, 10, 30] {
        let report = verify(clique(size).to_string());
        assert_eq!(report.verdict, Verdict::Undetermined, "{:?}", codes(&report));
        assert!(codes(&report).contains(&"proof.too-complex"), "clique of {size}: {:?}", codes(&report));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    /// Any bytes at all.
    #[test]
    fn anything_gets_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let report = verify(bytes);
        prop_assert_ne!(report.verdict, Verdict::Valid);
    }

    /// Any bytes where a badge should be.
    #[test]
    fn any_chunk_gets_an_answer(text in proptest::collection::vec(any::<u8>(), 0..200), name in "iTXt|tEXt|zTXt") {
        let name: [u8; 4] = name.as_bytes().try_into().unwrap();
        let data = [&b"openbadgecredential\0"[..], &text].concat();
        let report = verify(png(&[chunk(&name, &data)]));
        prop_assert_ne!(report.verdict, Verdict::Valid);
    }

    /// Several bytes of a good input, anywhere, overwritten with anything.
    #[test]
    fn overwriting_makes_no_lie_valid(which in 0..6usize, place in any::<prop::sample::Index>(), patch in proptest::collection::vec(any::<u8>(), 1..8)) {
        let (name, bytes) = inputs().swap_remove(which);
        let original = facts(&bytes).expect(name);
        let mut damaged = bytes.clone();
        let start = place.index(damaged.len());
        for (offset, byte) in patch.iter().enumerate() {
            if let Some(target) = damaged.get_mut(start + offset) {
                *target = *byte;
            }
        }
        never_wrongly_valid(name, &original, &damaged);
    }

    /// What was signed is read back as it was written.
    #[test]
    fn signed_words_come_back(name in "\\PC{1,40}", number in "[A-Za-z0-9 -]{1,20}") {
        prop_assume!(!number.trim().is_empty() && !name.trim().is_empty());
        let mut spoken = badge();
        spoken["credentialSubject"]["identifier"][0]["identityHash"] = name.clone().into();
        spoken["credentialSubject"]["licenseNumber"] = number.clone().into();
        for bytes in [vc_jwt(&spoken, &institute()).into_bytes(), baked(&with_proof(&spoken, &institute()).to_string())] {
            let shown = facts(&bytes).unwrap();
            prop_assert_eq!(shown.holder.name.as_ref(), Some(&name));
            prop_assert_eq!(shown.registration_number.as_ref(), Some(&number));
        }
    }
}
