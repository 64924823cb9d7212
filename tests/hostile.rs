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

/// The same statements written in another way: what is signed stays signed, but a reader of members would miss it.
#[test]
fn rewriting_hides_nothing() {
    let mut expired = badge();
    expired["validUntil"] = "2025-03-31T23:59:59+09:00".into();
    let expired = with_proof(&expired, &institute());
    assert_eq!(verify(expired.to_string()).verdict, Verdict::NotInForce);
    let end = json!({"@value": "2025-03-31T23:59:59+09:00", "@type": "http://www.w3.org/2001/XMLSchema#dateTime"});
    let iri = "https://www.w3.org/2018/credentials#validUntil";
    let hidden = |change: &dyn Fn(&mut Value)| {
        let mut document = expired.clone();
        document.as_object_mut().unwrap().remove("validUntil");
        change(&mut document);
        document
    };
    let inline = |document: &mut Value, context: Value| document["@context"].as_array_mut().unwrap().push(context);
    let id = expired["id"].clone();
    let ways: Vec<(&str, Value)> = vec![
        ("an IRI for a name", hidden(&|d| d[iri] = end.clone())),
        (
            "an alias",
            hidden(&|d| {
                inline(d, json!({"comment": iri}));
                d["comment"] = end.clone();
            }),
        ),
        (
            "a vocabulary",
            hidden(&|d| {
                inline(d, json!({"@vocab": "https://www.w3.org/2018/credentials#valid"}));
                d["Until"] = end.clone();
            }),
        ),
        (
            "a prefix",
            hidden(&|d| {
                inline(d, json!({"v": "https://www.w3.org/2018/credentials#valid"}));
                d["v:Until"] = end.clone();
            }),
        ),
        ("a nest", hidden(&|d| d["@nest"] = json!({"validUntil": "2025-03-31T23:59:59+09:00"}))),
        (
            "the same node elsewhere",
            hidden(&|d| {
                d["@included"] = json!([{"id": id, (iri): end}]);
            }),
        ),
        (
            "a tag that is none",
            hidden(&|d| {
                d[iri] = end.clone();
                d["name"] = json!([{"@value": "偽", "@language": "not a tag"}, "見本主任技士"]);
            }),
        ),
        (
            "types by their IRIs",
            hidden(&|d| {
                d[iri] = end.clone();
                d["type"] = json!([
                    "VerifiableCredential",
                    "https://purl.imsglobal.org/spec/vc/ob/vocab.html#OpenBadgeCredential"
                ]);
            }),
        ),
    ];
    for (name, document) in ways {
        let report = verify(document.to_string());
        assert_ne!(report.verdict, Verdict::Valid, "{name}: {:?}", codes(&report));
        assert!(!report.badge.unwrap().attested, "{name}");
    }
    // The proof's own options too.
    let mut options = proof_options(&institute());
    options["expires"] = "2025-01-01T00:00:00Z".into();
    let mut document = badge();
    document["proof"] = prove(&badge(), &options, &institute());
    let proof = document["proof"].as_object_mut().unwrap();
    let expires = proof.remove("expires").unwrap();
    proof.insert(
        "https://w3id.org/security#expiration".into(),
        json!({"@value": expires, "@type": "http://www.w3.org/2001/XMLSchema#dateTime"}),
    );
    let report = verify(document.to_string());
    assert_eq!(report.verdict, Verdict::Undetermined, "{:?}", codes(&report));
}

/// Terms of one's own are no offence, and an enclosed endorsement names its contexts.
#[test]
fn plain_extensions_stay_valid() {
    let mut extended = badge();
    extended["@context"].as_array_mut().unwrap().push(json!({"grade": "https://badge.example.jp/terms#grade"}));
    extended["credentialSubject"]["grade"] = "A".into();
    let mut endorsement = json!({"id": "urn:x:e", "type": ["VerifiableCredential", "EndorsementCredential"], "name": "推薦",
        "issuer": {"id": did(&stranger()), "type": ["Profile"]}, "validFrom": "2024-04-01T00:00:00Z",
        "credentialSubject": {"id": "https://badge.example.jp/achievements/chief", "type": ["EndorsementSubject"]}});
    endorsement["@context"] = badge()["@context"].clone();
    extended["endorsement"] = json!([endorsement]);
    extended["name"] = json!({"@value": "見本主任技士", "@language": "ja-JP", "@direction": "ltr"});
    let report = verify(with_proof(&extended, &institute()).to_string());
    assert_eq!(report.verdict, Verdict::Valid, "{:?}", codes(&report));
}

/// HOSTILE 10 and 11 in drawings and contexts: a linear look refuses what the parsers would choke on.
#[test]
fn parsers_are_not_fed_to_choke() {
    let attributes: String = (0..200_000).map(|n| format!(" a{n}='1'")).collect();
    let spaces: String = (0..20_000).map(|n| format!("<g xmlns:a{n}='u{n}'>")).collect();
    for drawing in [format!("<path{attributes}/>"), spaces] {
        assert_eq!(codes(&verify(svg(&drawing))), ["document.too-deep"]);
    }
    let mut chained = badge();
    let terms: serde_json::Map<String, Value> =
        (0..20_000).map(|n| (format!("a{n}"), format!("a{}:x", n + 1).into())).collect();
    chained["@context"].as_array_mut().unwrap().push(terms.into());
    chained["proof"] = proof_options(&institute());
    chained["proof"]["proofValue"] = format!("z{}", bs58::encode([7u8; 64]).into_string()).into();
    assert!(codes(&verify(chained.to_string())).contains(&"proof.too-complex"));
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
