//! issuers.json (DESIGN 4, HOSTILE 25): every fault is named at its place, and a list with a fault is no list.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod forge;

use akashi::engine::policy::{IssuerList, ListFaultKind};
use forge::*;
use serde_json::{Value as Json, json};

fn good() -> Json {
    json!({"schema": "akashi.issuers/1", "date": "2026-11-22", "operator": {"name": "見本", "contact": "mailto:a@example.jp"},
        "issuers": [{"ids": ["did:web:badge.example.jp", "https://badge.example.jp/issuer"], "names": {"ja": "見本工学会"},
            "homepage": "https://badge.example.jp", "source": "見本", "date": "2024-04-01",
            "keys": [{"multibase": multikey(&institute()), "from": "2024-04-01", "until": "2028-03-31"}],
            "hosts": ["badge.example.jp"], "status_issuers": ["did:web:status.example.jp"], "status_max_age": "P7D",
            "accept_short_lists": false,
            "contexts": [{"url": "https://badge.example.jp/v1", "sha256": akashi::engine::digest::sha256_hex(b"{}"), "file": "contexts/v1.jsonld"}],
            "qualifications": [{"achievement": "https://badge.example.jp/a", "names": {"en": "A"}}],
            "fields": [{"label": {"ja": "番号"}, "at": "/credentialSubject/identifier/[identityType=ext:passNumber]/identityHash"}],
            "sample": false}]})
}

fn read(value: &Json) -> Result<IssuerList, Vec<(String, ListFaultKind)>> {
    read_bytes(value.to_string().as_bytes())
}

fn read_bytes(bytes: &[u8]) -> Result<IssuerList, Vec<(String, ListFaultKind)>> {
    let file = |path: &str| (path == "contexts/v1.jsonld").then(|| b"{}".to_vec());
    IssuerList::read(bytes, file).map_err(|faults| faults.into_iter().map(|fault| (fault.at, fault.kind)).collect())
}

#[test]
fn a_good_list_is_read_whole() {
    let list = read(&good()).unwrap();
    let issuer = &list.issuers[0];
    assert_eq!(issuer.status_max_age, Some(604_800));
    // A day given as an end lasts through that day.
    assert_eq!((issuer.keys[0].from, issuer.keys[0].until), (Some(1_711_929_600), Some(1_838_159_999)));
    assert_eq!(issuer.contexts[0].text.as_deref(), Some("{}"));
    assert_eq!(list.sha256, akashi::engine::digest::sha256_hex(good().to_string().as_bytes()));
}

#[test]
fn every_fault_is_named_at_its_place() {
    use ListFaultKind::*;
    let cases: Vec<(&str, Json, &str, ListFaultKind)> = vec![
        ("/schema", "akashi.issuers/2".into(), "/schema", Schema),
        ("/date", "yesterday".into(), "/date", Value),
        ("/date", 2026.into(), "/date", Type),
        ("/operator", json!({}), "/operator/name", Required),
        ("/operator/contact", "http://a.example".into(), "/operator/contact", Value),
        ("/issuers", json!({}), "/issuers", Type),
        ("/issuers/0/ids", json!([]), "/issuers/0/ids", Required),
        ("/issuers/0/ids/1", "badge.example.jp".into(), "/issuers/0/ids/1", Value),
        ("/issuers/0/ids/1", "did:web:badge.example.jp".into(), "/issuers/0/ids", DuplicateId),
        ("/issuers/0/names", json!({}), "/issuers/0/names", Required),
        ("/issuers/0/names", json!({"fr": "A"}), "/issuers/0/names/fr", UnknownMember),
        ("/issuers/0/homepage", "javascript:alert(1)".into(), "/issuers/0/homepage", Value),
        ("/issuers/0/keys/0/multibase", "z6Mk".into(), "/issuers/0/keys/0", Value),
        ("/issuers/0/keys/0", json!({"revoke": true}), "/issuers/0/keys/0/revoke", UnknownMember),
        ("/issuers/0/keys/0/until", "soon".into(), "/issuers/0/keys/0/until", Value),
        ("/issuers/0/hosts/0", "https://badge.example.jp".into(), "/issuers/0/hosts", Value),
        ("/issuers/0/status_max_age", "a week".into(), "/issuers/0/status_max_age", Value),
        ("/issuers/0/contexts/0/sha256", "00".into(), "/issuers/0/contexts/0", ContextHash),
        ("/issuers/0/contexts/0/file", "../secret".into(), "/issuers/0/contexts/0/file", Missing),
        ("/issuers/0/fields/0/at", "identifier".into(), "/issuers/0/fields/0/at", Value),
        ("/issuers/0/sample", "no".into(), "/issuers/0/sample", Type),
    ];
    for (place, value, at, kind) in cases {
        let mut list = good();
        *list.pointer_mut(place).unwrap() = value;
        let faults = read(&list).expect_err(place);
        assert!(faults.contains(&(at.to_owned(), kind)), "{place}: {faults:?}");
    }
}

#[test]
fn what_is_no_list_is_none() {
    use ListFaultKind::*;
    for (bytes, kind) in [
        (&b"<!doctype html><title>Home</title>"[..], Html),
        (b"{", NotJson),
        (b"", NotJson),
        (br#"{"date":"2026-11-22","date":"2020-01-01"}"#, NotJson),
        (b"[]", Type),
    ] {
        assert_eq!(read_bytes(bytes).expect_err("a fault"), [(String::new(), kind)]);
    }
    let large = vec![b' '; 5 << 20];
    assert_eq!(read_bytes(&large).expect_err("a fault"), [(String::new(), TooLarge)]);
}

/// An id that two issuers claim could be recognised under one name and shown under another.
#[test]
fn an_id_stands_once() {
    let mut list = good();
    let again = json!({"ids": ["https://badge.example.jp/issuer"], "names": {"ja": "偽"}});
    list["issuers"].as_array_mut().unwrap().push(again);
    assert_eq!(read(&list).expect_err("a fault"), [("/issuers/1/ids".to_owned(), ListFaultKind::DuplicateId)]);
}

/// A context that the operator pins by hash gives its properties a meaning.
#[test]
fn a_pinned_context_is_taken_and_an_altered_one_is_not() {
    let context = br#"{"@context":{"grade":"https://badge.example.jp/terms#grade"}}"#.to_vec();
    let list = |sha256: String| {
        let list = json!({"date": "2026-11-22", "operator": {"name": "見本"}, "issuers": [{"ids": [did(&institute())],
            "names": {"ja": "見本工学会"}, "contexts": [{"url": "https://badge.example.jp/v1", "sha256": sha256, "file": "v1.jsonld"}]}]});
        let context = context.clone();
        IssuerList::read(list.to_string().as_bytes(), move |_| Some(context.clone()))
    };
    assert!(list("0".repeat(64)).is_err());
    let mut policy = policy();
    policy.issuers = Some(list(akashi::engine::digest::sha256_hex(&context)).unwrap());
    let mut document = badge();
    document["@context"].as_array_mut().unwrap().push("https://badge.example.jp/v1".into());
    document["proof"] = proof_options(&institute());
    document["proof"]["proofValue"] = format!("z{}", bs58::encode([7u8; 64]).into_string()).into();
    let report = verify_with(document.to_string(), &Default::default(), &policy);
    assert!(codes(&report).contains(&"proof.mismatch"), "{:?}", codes(&report));
    assert!(codes(&verify(document.to_string())).contains(&"context.unknown"));
}
