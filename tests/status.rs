//! In force or not, by what the status lists of a badge say (DESIGN rule 7, HOSTILE 9 and 10): one good list, one change
//! each, and the verdict that must come of it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod forge;

use akashi::engine::documents::{Documents, FetchError, Need, Purpose, Response};
use akashi::engine::policy::Policy;
use akashi::engine::read::base64url;
use akashi::engine::report::Report;
use ed25519_dalek::SigningKey;
use forge::*;
use serde_json::{Value, json};

const LIST: &str = "https://status.example.jp/revocation/1";
const OTHER: &str = "https://status.example.jp/suspension/1";
const INDEX: u64 = 94_567;

/// A bitstring of so many states, with these set: GZIP, base64url.
fn encoded(states: usize, set: &[u64]) -> String {
    let mut bits = vec![0_u8; states / 8];
    for at in set {
        bits[(at / 8) as usize] |= 128 >> (at % 8);
    }
    base64url::encode(&gzip(&bits))
}

/// A list of revoked credentials by the institute, unsigned; 131,072 states.
fn list(set: &[u64]) -> Value {
    json!({
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": LIST,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": did(&institute()),
        "validFrom": "2026-11-01T00:00:00Z",
        "validUntil": "2026-12-01T00:00:00Z",
        "credentialSubject": {"id": format!("{LIST}#list"), "type": "BitstringStatusList", "statusPurpose": "revocation",
            "encodedList": format!("u{}", encoded(131_072, set))}
    })
}

fn entry() -> Value {
    json!({"id": format!("{LIST}#{INDEX}"), "type": "BitstringStatusListEntry", "statusPurpose": "revocation",
        "statusListIndex": INDEX.to_string(), "statusListCredential": LIST})
}

/// The good badge with these entries.
fn badge_with(status: Value) -> String {
    let mut badge = badge();
    badge["credentialStatus"] = status;
    with_proof(&badge, &institute()).to_string()
}

fn signed(mut list: Value, change: impl Fn(&mut Value)) -> Value {
    change(&mut list);
    with_proof(&list, &institute())
}

fn judge(entries: Value, list: &Value) -> Report {
    verify_with(badge_with(entries), &documents(&[(LIST, list.clone())]), &policy())
}

/// The list's server says this.
fn answered(bytes: impl Into<Vec<u8>>) -> Documents {
    let mut documents = Documents::default();
    let response = Response { status: 200, content_type: String::new(), location: None, bytes: bytes.into() };
    documents.insert(LIST, Ok(response));
    documents
}

#[track_caller]
fn expect(report: &Report, expected: &str, code: &str) {
    assert_eq!(answer(report), expected, "{:?}", report.checks);
    let of_status: Vec<_> = codes(report).into_iter().filter(|code| code.starts_with("status.")).collect();
    assert_eq!(of_status, [code], "{:?}", report.checks);
}

const OPEN: &str = "undetermined undetermined";

#[test]
fn a_good_list_clears_and_a_set_state_revokes() {
    expect(&judge(entry(), &signed(list(&[]), |_| {})), "valid valid", "status.in-force");
    // All others are set, among them the one that would be meant if the first state were the right-most.
    let all: Vec<u64> = (0..131_072).filter(|at| *at != INDEX).collect();
    expect(&judge(entry(), &signed(list(&all), |_| {})), "valid valid", "status.in-force");
    expect(&judge(entry(), &signed(list(&[INDEX]), |_| {})), "not-in-force revoked", "status.revoked");
    let report = judge(entry(), &signed(list(&[]), |_| {}));
    let contact = report.documents.iter().find(|contact| contact.url == LIST).unwrap();
    assert_eq!((contact.purpose, contact.result.as_str()), (Purpose::StatusList, "used"));
    assert!(report.needs.is_empty());
}

#[test]
fn lists_come_as_tokens_too() {
    for (set, expected, code) in
        [(vec![], "valid valid", "status.in-force"), (vec![INDEX], "not-in-force revoked", "status.revoked")]
    {
        let token = vc_jwt(&list(&set), &institute());
        expect(&verify_with(badge_with(entry()), &answered(token.clone()), &policy()), expected, code);
        // One letter of the payload changed.
        let at = token.len() / 2;
        let other = if token.as_bytes()[at] == b'A' { "B" } else { "A" };
        let changed = format!("{}{other}{}", &token[..at], &token[at + 1..]);
        let report = verify_with(badge_with(entry()), &answered(changed), &policy());
        assert_eq!(answer(&report), OPEN, "{:?}", codes(&report));
    }
}

#[test]
fn the_form_of_2021_is_read() {
    let old = |set: &[u64]| {
        json!({
            "@context": ["https://www.w3.org/2018/credentials/v1", "https://w3id.org/vc/status-list/2021/v1",
                "https://w3id.org/security/data-integrity/v2"],
            "id": LIST,
            "type": ["VerifiableCredential", "StatusList2021Credential"],
            "issuer": did(&institute()),
            "issuanceDate": "2026-11-01T00:00:00Z",
            "credentialSubject": {"id": format!("{LIST}#list"), "type": "StatusList2021", "statusPurpose": "revocation",
                "encodedList": encoded(131_072, set)}
        })
    };
    let mut entry = entry();
    entry["type"] = "StatusList2021Entry".into();
    let token = |list: &Value| {
        let claims = json!({"iss": did(&institute()), "jti": LIST, "nbf": 1_793_491_200, "sub": format!("{LIST}#list"), "vc": list});
        vc_jwt_11(&claims, &institute())
    };
    for (set, expected, code) in
        [(vec![], "valid valid", "status.in-force"), (vec![INDEX], "not-in-force revoked", "status.revoked")]
    {
        for bytes in [token(&old(&set)), with_proof(&old(&set), &institute()).to_string()] {
            let mut badge = badge();
            badge["credentialStatus"] = entry.clone();
            expect(&verify_with(vc_jwt(&badge, &institute()), &answered(bytes), &policy()), expected, code);
        }
    }
}

/// Every cause, with a code of its own; none of these lists says that the badge is in force.
#[test]
fn each_fault_of_a_list_is_named() {
    let subject =
        |member: &'static str, value: Value| move |list: &mut Value| list["credentialSubject"][member] = value.clone();
    let set = |member: &'static str, value: Value| move |list: &mut Value| list[member] = value.clone();
    type Change = Box<dyn Fn(&mut Value)>;
    let faults: Vec<(Change, &str)> = vec![
        (Box::new(set("validUntil", json!("2026-11-21T00:00:00Z"))), "status.list-expired"),
        (Box::new(set("validFrom", json!("2026-11-23T00:00:00Z"))), "status.list-not-yet"),
        (Box::new(set("validFrom", json!("2027-01-23T00:00:00Z"))), "status.list-expired"),
        (Box::new(subject("encodedList", format!("u{}", encoded(131_064, &[])).into())), "status.list-short"),
        (Box::new(subject("encodedList", format!("u{}", encoded(80_000, &[])).into())), "status.index"),
        (Box::new(subject("statusPurpose", json!("suspension"))), "status.purpose"),
        (Box::new(subject("statusPurpose", json!(["suspension", "message"]))), "status.purpose"),
        (Box::new(subject("encodedList", json!("uH4sI"))), "status.list-faulty"),
        (Box::new(subject("encodedList", json!("u"))), "status.list-faulty"),
        (Box::new(subject("type", json!("StatusList2021"))), "status.list-faulty"),
        (Box::new(set("type", json!(["VerifiableCredential"]))), "status.list-faulty"),
        (Box::new(set("credentialStatus", entry())), "status.list-faulty"),
    ];
    for (change, code) in faults {
        let mut list = list(&[]);
        change(&mut list);
        expect(&verify_with(badge_with(entry()), &answered(vc_jwt(&list, &institute())), &policy()), OPEN, code);
    }
    // Without a fault it would have been in force.
    expect(&judge(entry(), &signed(list(&[]), |_| {})), "valid valid", "status.in-force");
}

#[test]
fn an_unsigned_a_tampered_and_an_unproved_list_say_nothing() {
    for set in [vec![], vec![INDEX]] {
        expect(&judge(entry(), &list(&set)), OPEN, "status.list-unsigned");
        let mut tampered = signed(list(&[INDEX]), |_| {});
        tampered["credentialSubject"]["encodedList"] = list(&set)["credentialSubject"]["encodedList"].clone();
        tampered["validUntil"] = "2026-12-02T00:00:00Z".into();
        expect(&judge(entry(), &tampered), OPEN, "status.list-tampered");
        // Signed with a key that is not its issuer's.
        expect(&judge(entry(), &with_proof(&list(&set), &stranger())), OPEN, "status.list-faulty");
        let mut unknown = list(&set);
        unknown["@context"].as_array_mut().unwrap().push("https://example.org/own/v1".into());
        unknown["proof"] = proof_options(&institute());
        unknown["proof"]["proofValue"] = "z3".into();
        let report = judge(entry(), &unknown);
        assert_eq!(answer(&report), OPEN);
        assert!(!codes(&report).contains(&"status.in-force"));
    }
}

#[test]
fn a_list_that_does_not_come_clears_nothing() {
    let page = |status, body: &str| {
        let content_type = "text/html".to_owned();
        Ok(Response { status, content_type, location: None, bytes: body.as_bytes().to_vec() })
    };
    for (fetched, code) in [
        (Err(FetchError::Unreachable), "status.unavailable"),
        (Err(FetchError::Declined), "status.unavailable"),
        (Err(FetchError::TooLarge), "status.unavailable"),
        (page(404, ""), "status.unavailable"),
        (page(410, "{}"), "status.unavailable"),
        (page(200, "<html>"), "status.list-faulty"),
        (page(200, "{}"), "status.list-faulty"),
        (page(200, ""), "status.list-faulty"),
        (page(200, "[1,2]"), "status.list-faulty"),
        (page(200, "https://elsewhere.example/list"), "status.list-faulty"),
    ] {
        let mut answers = Documents::default();
        answers.insert(LIST, fetched);
        expect(&verify_with(badge_with(entry()), &answers, &policy()), OPEN, code);
    }
    let report = verify_with(badge_with(entry()), &Documents::default(), &policy());
    expect(&report, OPEN, "status.unavailable");
    let [need] = report.needs.as_slice() else { panic!("{:?}", report.needs) };
    assert_eq!((need.url.as_str(), need.purpose, need.reason), (LIST, Purpose::StatusList, Need::Consent));
    // Nobody is asked about a badge that is not proved.
    let mut forged: Value = serde_json::from_str(&badge_with(entry())).unwrap();
    forged["name"] = "x".into();
    assert!(verify_with(forged.to_string(), &Documents::default(), &policy()).needs.is_empty());
}

#[test]
fn entries_are_read_strictly_and_none_is_passed_over() {
    let good = signed(list(&[]), |_| {});
    let changed = |member: &str, value: Value| {
        let mut entry = entry();
        entry[member] = value;
        entry
    };
    for (entry, code) in [
        (changed("statusListIndex", json!("abc")), "status.index"),
        (changed("statusListIndex", json!("-1")), "status.index"),
        (changed("statusListIndex", json!("+1")), "status.index"),
        (changed("statusListIndex", json!("1.0")), "status.index"),
        (changed("statusListIndex", json!("131072")), "status.index"),
        (changed("statusListIndex", json!("99999999999999999999999999")), "status.index"),
        (changed("statusListIndex", json!("18446744073709551615")), "status.index"),
        (changed("type", json!("OwnStatusMethod")), "status.unsupported"),
    ] {
        let mut badge = badge();
        badge["credentialStatus"] = entry;
        let report = verify_with(vc_jwt(&badge, &institute()), &documents(&[(LIST, good.clone())]), &policy());
        expect(&report, OPEN, code);
    }
    // As some issuers write it.
    expect(&judge(changed("statusListIndex", json!(INDEX)), &good), "valid valid", "status.in-force");
    // Two entries, only the second set (HOSTILE 9); in either order.
    let mut second = entry();
    second["id"] = format!("{LIST}#5").into();
    second["statusListIndex"] = "5".into();
    let list = signed(list(&[5]), |_| {});
    for both in [json!([entry(), second]), json!([second, entry()])] {
        let report = judge(both, &list);
        assert_eq!(answer(&report), "not-in-force revoked", "{:?}", codes(&report));
        assert!(codes(&report).contains(&"status.in-force") && codes(&report).contains(&"status.revoked"));
    }
    // One that clears does not clear for one that cannot be had.
    let mut elsewhere = entry();
    elsewhere["id"] = format!("{OTHER}#5").into();
    elsewhere["statusListCredential"] = OTHER.into();
    let report = judge(json!([entry(), elsewhere]), &good);
    assert_eq!(answer(&report), OPEN, "{:?}", codes(&report));
}

#[test]
fn whoever_signs_may_revoke_and_only_the_issuer_clears() {
    let by = |signer: &SigningKey, set: &[u64]| {
        let mut list = list(set);
        list["issuer"] = did(signer).into();
        with_proof(&list, signer)
    };
    expect(&judge(entry(), &by(&stranger(), &[])), OPEN, "status.other-signer");
    expect(&judge(entry(), &by(&stranger(), &[INDEX])), "not-in-force revoked", "status.revoked");
    let trusting = policy_of(json!([{"ids": [did(&institute())], "names": {"ja": "見本工学会", "en": "M"},
        "status_issuers": [did(&stranger())]}]));
    let answers = documents(&[(LIST, by(&stranger(), &[]))]);
    expect(&verify_with(badge_with(entry()), &answers, &trusting), "valid valid", "status.in-force");
    // The name of the list's issuer among another issuer's is not enough.
    let elsewhere = policy_of(json!([{"ids": [did(&institute())], "names": {"ja": "見本工学会", "en": "M"}},
        {"ids": ["https://other.example.jp/"], "names": {"ja": "別の会", "en": "O"}, "status_issuers": [did(&stranger())]}]));
    expect(&verify_with(badge_with(entry()), &answers, &elsewhere), OPEN, "status.other-signer");
}

#[test]
fn a_short_list_clears_where_the_sites_list_accepts_it() {
    let short = signed(list(&[]), |list| {
        list["credentialSubject"]["encodedList"] = format!("u{}", encoded(100_000, &[])).into()
    });
    expect(&judge(entry(), &short), OPEN, "status.list-short");
    let accepting = policy_of(
        json!([{"ids": [did(&institute())], "names": {"ja": "見本工学会", "en": "M"}, "accept_short_lists": true}]),
    );
    let answers = documents(&[(LIST, short)]);
    expect(&verify_with(badge_with(entry()), &answers, &accepting), "valid valid", "status.in-force");
    let set = signed(list(&[]), |list| {
        list["credentialSubject"]["encodedList"] = format!("u{}", encoded(100_000, &[INDEX])).into();
    });
    expect(&judge(entry(), &set), "not-in-force revoked", "status.revoked");
}

#[test]
fn revocation_is_for_ever_and_suspension_is_not() {
    let outdated = |list: &mut Value| list["validUntil"] = "2026-11-02T00:00:00Z".into();
    expect(&judge(entry(), &signed(list(&[INDEX]), outdated)), "not-in-force revoked", "status.revoked");
    let mut suspension = entry();
    suspension["statusPurpose"] = "suspension".into();
    let suspend = |set: &[u64], until: &str| {
        let mut list = list(set);
        list["credentialSubject"]["statusPurpose"] = "suspension".into();
        list["validUntil"] = until.into();
        with_proof(&list, &institute())
    };
    let (in_force, over) = ("2026-12-01T00:00:00Z", "2026-11-02T00:00:00Z");
    expect(&judge(suspension.clone(), &suspend(&[INDEX], in_force)), "not-in-force suspended", "status.suspended");
    expect(&judge(suspension.clone(), &suspend(&[], in_force)), "valid valid", "status.not-suspended");
    expect(&judge(suspension, &suspend(&[INDEX], over)), OPEN, "status.list-expired");
}

#[test]
fn messages_are_shown_and_other_purposes_are_not_understood() {
    let token = |entry: Value, list: &Value| {
        let mut badge = badge();
        badge["credentialStatus"] = entry;
        verify_with(vc_jwt(&badge, &institute()), &documents(&[(LIST, list.clone())]), &policy())
    };
    let with_purpose = |purpose: &str, size: u32, set: &[u64]| {
        let mut list = list(&[]);
        list["credentialSubject"]["statusPurpose"] = purpose.into();
        list["credentialSubject"]["encodedList"] = format!("u{}", encoded(131_072 * size as usize, set)).into();
        with_proof(&list, &institute())
    };
    let mut message = entry();
    message["statusPurpose"] = "message".into();
    message["statusSize"] = 2.into();
    message["statusMessage"] =
        json!([{"status": "0x0", "message": "none"}, {"status": "0x2", "message": "再発行の手続き中"}]);
    let two = with_purpose("message", 2, &[INDEX * 2]);
    let report = token(message.clone(), &two);
    expect(&report, "valid valid", "status.message");
    let found = report.checks.iter().find(|check| check.code.id() == "status.message").unwrap().detail.found.clone();
    assert_eq!(found.as_deref(), Some("再発行の手続き中"));
    let three = token(message.clone(), &with_purpose("message", 2, &[INDEX * 2, INDEX * 2 + 1]));
    let found = three.checks.iter().find(|check| check.code.id() == "status.message").unwrap().detail.found.clone();
    assert_eq!(found.as_deref(), Some("0x3"));
    assert_eq!(answer(&token(message.clone(), &with_purpose("message", 2, &[]))), "valid valid");
    // Not even a list of messages may be missing.
    message["statusListCredential"] = OTHER.into();
    expect(&token(message, &two), OPEN, "status.unavailable");

    for (purpose, set, expected, code) in [
        ("refresh", vec![INDEX], "valid valid", Some("status.refresh")),
        ("refresh", vec![], "valid valid", None),
        ("https://example.org/own-purpose", vec![INDEX], OPEN, Some("status.unsupported")),
        ("https://example.org/own-purpose", vec![], "valid valid", None),
    ] {
        let mut entry = entry();
        entry["statusPurpose"] = purpose.into();
        let report = token(entry, &with_purpose(purpose, 1, &set));
        assert_eq!(answer(&report), expected, "{purpose} {:?}", report.checks);
        assert_eq!(codes(&report).into_iter().find(|code| code.starts_with("status.")), code);
    }

    // A state of several bits revokes whatever its value is.
    let mut wide = entry();
    wide["statusSize"] = "4".into();
    for bit in 0..4 {
        let report = token(wide.clone(), &with_purpose("revocation", 4, &[INDEX * 4 + bit]));
        expect(&report, "not-in-force revoked", "status.revoked");
    }
    expect(
        &token(wide.clone(), &with_purpose("revocation", 4, &[INDEX * 4 - 1, INDEX * 4 + 4])),
        "valid valid",
        "status.in-force",
    );
    for size in [json!(0), json!(-1), json!("x"), json!(33), json!(null)] {
        wide["statusSize"] = size;
        assert_eq!(answer(&token(wide.clone(), &with_purpose("revocation", 4, &[]))), OPEN);
    }
}

/// Nobody here knows what it would mean, but a state that is not set must be known as well as any other.
#[test]
fn an_unset_state_of_another_purpose_needs_a_list_that_clears() {
    let purpose = "https://example.org/own-purpose";
    let judge_by = |change: &dyn Fn(&mut Value), signer: &SigningKey| {
        let mut list = list(&[]);
        list["credentialSubject"]["statusPurpose"] = purpose.into();
        change(&mut list);
        let mut badge = badge();
        badge["credentialStatus"] = entry();
        badge["credentialStatus"]["statusPurpose"] = purpose.into();
        let answers = documents(&[(LIST, with_proof(&list, signer))]);
        verify_with(vc_jwt(&badge, &institute()), &answers, &policy())
    };
    assert_eq!(answer(&judge_by(&|_| {}, &institute())), "valid valid");
    let over = |list: &mut Value| list["validUntil"] = "2026-11-02T00:00:00Z".into();
    expect(&judge_by(&over, &institute()), OPEN, "status.list-expired");
    let strangers = |list: &mut Value| list["issuer"] = did(&stranger()).into();
    expect(&judge_by(&strangers, &stranger()), OPEN, "status.other-signer");
}

#[test]
fn the_list_of_1edtech_is_taken_at_its_servers_word() {
    let entry = || json!({"id": LIST, "type": "1EdTechRevocationList"});
    let id = badge()["id"].clone();
    let list = |revoked: Value| json!({"id": LIST, "issuer": did(&institute()), "revokedCredential": revoked});
    let judge = |list: &Value| {
        let mut badge = badge();
        badge["credentialStatus"] = entry();
        verify_with(vc_jwt(&badge, &institute()), &documents(&[(LIST, list.clone())]), &policy())
    };
    for revoked in [json!([]), json!([{"id": "urn:uuid:other"}]), json!([{"id": id, "revoked": false}])] {
        expect(&judge(&list(revoked)), "valid valid", "status.in-force");
    }
    for revoked in [
        json!([{"id": id}]),
        json!({"id": id}),
        json!([id]),
        json!([{"id": "urn:x"}, {"id": id, "revoked": true, "revocationReason": "誤発行"}]),
        json!([{"id": id, "revoked": false}, {"id": id, "revoked": true}]),
        json!([{"id": id, "revoked": "false"}]),
    ] {
        expect(&judge(&list(revoked)), "not-in-force revoked", "status.revoked");
    }
    for faulty in [
        json!({}),
        json!([]),
        json!({"id": LIST, "issuer": did(&institute())}),
        list(json!([{"revoked": true}])),
        list(json!([7])),
    ] {
        expect(&judge(&faulty), OPEN, "status.list-faulty");
    }
    let mut others = list(json!([]));
    others["issuer"] = json!({"id": did(&stranger())});
    expect(&judge(&others), OPEN, "status.other-signer");
    others.as_object_mut().unwrap().remove("issuer");
    expect(&judge(&others), OPEN, "status.other-signer");
}

// --- kept on the device -------------------------------------------------------------------------------------------

fn keeping(age: &str) -> Policy {
    policy_of(json!([{"ids": [did(&institute())], "names": {"ja": "見本工学会", "en": "M"}, "status_max_age": age}]))
}

fn kept(list: &Value, since: &str) -> Documents {
    let mut documents = Documents::default();
    let response =
        Response { status: 200, content_type: String::new(), location: None, bytes: list.to_string().into() };
    documents.insert_kept(LIST, response, at(since));
    documents
}

#[test]
fn a_kept_list_answers_for_as_long_as_it_may() {
    let good = signed(list(&[]), |_| {});
    let week = keeping("P7D");
    let report = verify_with(badge_with(entry()), &kept(&good, "2026-11-15T03:00:00Z"), &week);
    expect(&report, "valid valid", "status.in-force");
    let check = report.checks.iter().find(|check| check.code.id() == "status.in-force").unwrap();
    assert_eq!(check.detail.date.as_deref(), Some("2026-11-15T03:00:00Z"), "the age is always shown");
    assert_eq!(report.documents[0].kept_since.as_deref(), Some("2026-11-15T03:00:00Z"));
    // One second more; a clock that was set back.
    for since in ["2026-11-15T02:59:59Z", "2026-11-22T03:10:00Z"] {
        let report = verify_with(badge_with(entry()), &kept(&good, since), &week);
        expect(&report, OPEN, "status.too-old");
        let [need] = report.needs.as_slice() else { panic!("a newer one is wanted: {:?}", report.needs) };
        assert_eq!((need.url.as_str(), need.keep), (LIST, Some(7 * 86_400)));
    }
    // Where the operator allows nothing, nothing is kept and nothing kept serves.
    let report = verify_with(badge_with(entry()), &kept(&good, NOW), &policy());
    expect(&report, OPEN, "status.too-old");
    assert_eq!(report.needs[0].keep, None);
    // A kept list revokes like another.
    let bad = signed(list(&[INDEX]), |_| {});
    let report = verify_with(badge_with(entry()), &kept(&bad, "2026-11-20T00:00:00Z"), &week);
    expect(&report, "not-in-force revoked", "status.revoked");
    // Its own end counts too.
    let ends = signed(list(&[]), |list| list["validUntil"] = "2026-11-21T00:00:00Z".into());
    expect(&verify_with(badge_with(entry()), &kept(&ends, "2026-11-20T00:00:00Z"), &week), OPEN, "status.list-expired");
}

#[test]
fn a_newer_answer_counts_and_a_failure_falls_back_on_what_was_kept() {
    let week = keeping("P7D");
    let (good, bad) = (signed(list(&[]), |_| {}), signed(list(&[INDEX]), |_| {}));
    let with = |fetched| {
        let mut documents = kept(&good, "2026-11-20T00:00:00Z");
        documents.insert(LIST, fetched);
        verify_with(badge_with(entry()), &documents, &week)
    };
    let page = |status: u16, body: String| {
        Ok(Response { status, content_type: String::new(), location: None, bytes: body.into_bytes() })
    };
    expect(&with(page(200, bad.to_string())), "not-in-force revoked", "status.revoked");
    let fresh = with(page(200, good.to_string()));
    assert_eq!((fresh.documents.len(), fresh.documents[0].kept_since.as_deref()), (1, None));
    for (failure, word) in [
        (Err(FetchError::Unreachable), "unreachable"),
        (Err(FetchError::Declined), "declined"),
        (page(503, String::new()), "http-503"),
    ] {
        let report = with(failure);
        expect(&report, "valid valid", "status.in-force");
        let results: Vec<_> = report.documents.iter().map(|it| (it.result.as_str(), it.kept_since.is_some())).collect();
        assert_eq!(results, [(word, false), ("used", true)], "both are in the report");
        assert!(report.needs.is_empty());
    }
    // That it is not there is an answer.
    expect(&with(page(404, String::new())), OPEN, "status.unavailable");
}

#[test]
fn keys_of_a_lists_issuer_are_asked_for() {
    let id = "did:web:status.example.jp";
    let url = "https://status.example.jp/.well-known/did.json";
    let (_, page) = web_badge(id);
    let mut list = list(&[]);
    list["issuer"] = id.into();
    let header = json!({"alg": "EdDSA", "typ": "vc+jwt", "kid": format!("{id}#key-1")});
    let token = jws(&header, list.to_string().as_bytes(), &institute());
    let trusting = policy_of(
        json!([{"ids": [did(&institute())], "names": {"ja": "見本工学会", "en": "M"}, "status_issuers": [id]}]),
    );
    let mut answers = Documents::default();
    let answer =
        |bytes: String| Ok(Response { status: 200, content_type: String::new(), location: None, bytes: bytes.into() });
    answers.insert(LIST, answer(token));
    let report = verify_with(badge_with(entry()), &answers, &trusting);
    expect(&report, OPEN, "status.list-unproved");
    let wanted: Vec<_> = report.needs.iter().map(|need| (need.url.as_str(), need.purpose)).collect();
    assert_eq!(wanted, [(url, Purpose::DidDocument)]);
    answers.insert(url, answer(page.to_string()));
    expect(&verify_with(badge_with(entry()), &answers, &trusting), "valid valid", "status.in-force");
}

/// HOSTILE 10: refused at the cap.
#[test]
fn a_bomb_of_a_list_clears_nothing() {
    let bomb = base64url::encode(&gzip(&vec![0; 128 * 1024 * 1024]));
    assert!(bomb.len() < 200_000);
    let list = signed(list(&[]), |list| list["credentialSubject"]["encodedList"] = format!("u{bomb}").into());
    expect(&judge(entry(), &list), OPEN, "status.list-faulty");
}

#[test]
fn a_renewal_service_is_named_and_not_asked() {
    let mut badge = badge();
    badge["refreshService"] = json!({"id": "https://badge.example.jp/refresh/1", "type": "1EdTechCredentialRefresh"});
    let report = verify(vc_jwt(&badge, &institute()));
    assert_eq!(answer(&report), "valid valid");
    assert!(codes(&report).contains(&"document.refresh-service") && report.needs.is_empty());
}

// --- by whoever wants it to say something else --------------------------------------------------------------------

/// A badge with these entries, as a token: everything in it is signed, whatever it means.
fn token_with(status: Value) -> String {
    let mut badge = badge();
    badge["credentialStatus"] = status;
    vc_jwt(&badge, &institute())
}

fn status_codes(report: &Report) -> Vec<&'static str> {
    codes(report).into_iter().filter(|code| code.starts_with("status.")).collect()
}

/// A list's own name says that it is another's: it was put at the wrong place, or somebody would have it there. Lists in use
/// have such names (1EdTech's example among them), so that a state that is set counts all the same.
#[test]
fn another_list_of_the_same_issuer_clears_nothing() {
    let named = |id: Value, set: &[u64]| signed(list(set), |list| list["id"] = id.clone());
    for id in
        [OTHER, "https://status.example.jp/revocation/10", "https://status.example.jp/revocation/1?", "urn:x:list"]
    {
        expect(&judge(entry(), &named(id.into(), &[])), OPEN, "status.list-faulty");
        let mut moved = list(&[]);
        moved["id"] = id.into();
        let token = vc_jwt(&moved, &institute());
        expect(&verify_with(badge_with(entry()), &answered(token), &policy()), OPEN, "status.list-faulty");
        expect(&judge(entry(), &named(id.into(), &[INDEX])), "not-in-force revoked", "status.revoked");
    }
    // It need not have a name (Bitstring Status List 1.0, 2.2: "MAY express an id").
    let mut nameless = list(&[]);
    nameless.as_object_mut().unwrap().remove("id");
    expect(&judge(entry(), &with_proof(&nameless, &institute())), "valid valid", "status.in-force");
    // An entry may point into the document that it names.
    let mut inside = entry();
    inside["statusListCredential"] = format!("{LIST}#list").into();
    let answers = documents(&[(&format!("{LIST}#list"), signed(list(&[]), |_| {}))]);
    expect(&verify_with(badge_with(inside), &answers, &policy()), "valid valid", "status.in-force");
}

#[test]
fn a_list_may_have_moved() {
    let to = |target: &str, list: &Value| {
        let mut answers = documents(&[(target, list.clone())]);
        let moved =
            Response { status: 301, content_type: String::new(), location: Some(target.into()), bytes: Vec::new() };
        answers.insert(LIST, Ok(moved));
        verify_with(badge_with(entry()), &answers, &policy())
    };
    let named = |id: &str, set: &[u64]| signed(list(set), |list| list["id"] = id.into());
    expect(&to(OTHER, &named(LIST, &[])), "valid valid", "status.in-force");
    expect(&to(OTHER, &named(OTHER, &[])), "valid valid", "status.in-force");
    expect(&to(OTHER, &named(OTHER, &[INDEX])), "not-in-force revoked", "status.revoked");
    expect(&to(OTHER, &named("https://status.example.jp/third", &[])), OPEN, "status.list-faulty");
}

#[test]
fn an_entry_has_one_purpose() {
    let all = signed(list(&[INDEX]), |list| {
        list["credentialSubject"]["statusPurpose"] = json!(["revocation", "suspension", "message", "refresh"]);
    });
    let judge = |purpose: Value| {
        let mut entry = entry();
        entry["statusPurpose"] = purpose;
        verify_with(token_with(entry), &documents(&[(LIST, all.clone())]), &policy())
    };
    // Statements have no order: whoever holds the badge could choose which is the first.
    for several in [
        json!(["message", "revocation"]),
        json!(["revocation", "message"]),
        json!(["refresh", "revocation"]),
        json!(["revocation", 7]),
        json!([7, "message"]),
        json!([]),
        json!(7),
        json!(""),
        json!({"@value": "revocation"}),
        json!([["message"], "revocation"]),
        json!(null),
    ] {
        expect(&judge(several), OPEN, "status.purpose");
    }
    expect(&judge(json!(["revocation"])), "not-in-force revoked", "status.revoked");
    let both = {
        let mut suspension = entry();
        suspension["statusPurpose"] = "suspension".into();
        verify_with(token_with(json!([entry(), suspension])), &documents(&[(LIST, all.clone())]), &policy())
    };
    assert_eq!(answer(&both), "not-in-force revoked");
    assert_eq!(status_codes(&both), ["status.revoked", "status.suspended"]);
}

/// In drafts the list says how wide its states are. Where the entry says otherwise, its index means another place.
#[test]
fn a_list_that_counts_otherwise_says_nothing() {
    for (size, expected, code) in [
        (json!(1), "valid valid", "status.in-force"),
        (json!("1"), "valid valid", "status.in-force"),
        (json!(2), OPEN, "status.list-faulty"),
        (json!("x"), OPEN, "status.list-faulty"),
        (json!([2]), OPEN, "status.list-faulty"),
    ] {
        let mut list = list(&[]);
        list["credentialSubject"]["statusSize"] = size;
        let token = vc_jwt(&list, &institute());
        expect(&verify_with(badge_with(entry()), &answered(token), &policy()), expected, code);
    }
}

#[test]
fn entries_in_other_shapes_clear_nothing() {
    let good = signed(list(&[]), |_| {});
    let mut other = entry();
    other["type"] = json!(["StatusList2021Entry", "BitstringStatusListEntry"]);
    let many: Vec<Value> = (0..11).map(|_| entry()).collect();
    for status in [
        json!([[entry()]]),
        json!([null]),
        json!([null, entry()]),
        json!(LIST),
        json!(7),
        json!({}),
        json!({"@graph": [entry()]}),
        json!({"@set": [entry()]}),
        other,
        json!(many),
        json!([entry(), [entry()]]),
    ] {
        let report = verify_with(token_with(status.clone()), &documents(&[(LIST, good.clone())]), &policy());
        let answer = answer(&report);
        assert!(!answer.starts_with("valid") && !answer.starts_with("not-in-force"), "{status} {answer}");
    }
    for none in [json!([]), json!(null)] {
        expect(&verify(token_with(none)), "valid valid", "status.none");
    }
    // Members in other shapes, though JSON-LD may read them alike.
    for (member, value) in [
        ("statusListCredential", json!([LIST])),
        ("statusListCredential", json!({"id": LIST})),
        ("statusListCredential", json!(7)),
        ("statusListCredential", json!("status.example.jp/revocation/1")),
        ("statusListCredential", json!("http://status.example.jp/revocation/1")),
        ("statusListIndex", json!([INDEX])),
        ("statusListIndex", json!({"@value": INDEX})),
        ("statusListIndex", json!(94_567.5)),
        ("statusListIndex", json!(1e300)),
        ("statusListIndex", json!("")),
        ("statusListIndex", json!(" 94567")),
        ("statusListIndex", json!("９４５６７")),
        ("statusListIndex", json!(true)),
        ("statusSize", json!([1])),
        ("statusSize", json!(4_294_967_297_u64)),
        ("type", json!({"@value": "BitstringStatusListEntry"})),
        ("type", json!(["x", 7])),
    ] {
        let mut entry = entry();
        entry[member] = value;
        let report = verify_with(token_with(entry.clone()), &documents(&[(LIST, good.clone())]), &policy());
        let answer = answer(&report);
        assert!(!answer.starts_with("valid") && !answer.starts_with("not-in-force"), "{entry} {answer}");
    }
}

#[test]
fn lists_in_other_shapes_say_nothing() {
    let bits = |set: &[u64]| format!("u{}", encoded(131_072, set));
    for set in [vec![], vec![INDEX]] {
        let changed = |at: &str, value: Value| {
            let mut list = list(&set);
            *list.pointer_mut(at).unwrap() = value;
            list
        };
        let subject = list(&set)["credentialSubject"].clone();
        let lists = [
            changed("/credentialSubject/encodedList", json!({"@value": bits(&set), "@language": "ja"})),
            changed("/credentialSubject/encodedList", json!([bits(&set)])),
            changed("/credentialSubject/encodedList", json!(7)),
            changed("/credentialSubject/encodedList", json!(null)),
            changed("/credentialSubject/encodedList", json!("")),
            changed("/credentialSubject", json!([subject, list(&[])["credentialSubject"]])),
            changed("/credentialSubject", json!([[subject]])),
            changed("/credentialSubject", json!([])),
            changed("/credentialSubject/type", json!("BitstringStatusListEntry")),
            changed("/credentialSubject/statusPurpose", json!(null)),
            changed("/credentialSubject/statusPurpose", json!({"@value": "revocation"})),
            changed("/type", json!(["VerifiableCredential", "bitstringStatusListCredential"])),
            changed("/type", json!(["VerifiablePresentation", "BitstringStatusListCredential"])),
            changed("/issuer", json!([did(&institute())])),
            changed("/validUntil", json!(["2026-12-01T00:00:00Z"])),
            changed("/validUntil", json!({"@value": "2026-12-01T00:00:00Z"})),
            changed("/validUntil", json!("tomorrow")),
            changed("/validUntil", json!("")),
            changed("/validUntil", json!(null)),
            changed("/validUntil", json!(1_900_000_000)),
            changed("/validFrom", json!([])),
        ];
        for list in lists {
            for bytes in [
                vc_jwt(&list, &institute()),
                signed_as("eddsa-jcs-2022", &list, &Signing::Ed25519(institute())).to_string(),
            ] {
                let report = verify_with(badge_with(entry()), &answered(bytes), &policy());
                assert_eq!(answer(&report), OPEN, "{list}");
            }
        }
        // Around a good one.
        let token = vc_jwt(&list(&set), &institute());
        let envelope = json!({"@context": "https://www.w3.org/ns/credentials/v2", "type": "EnvelopedVerifiableCredential",
            "id": format!("data:application/vc+jwt,{token}")});
        let inside = |extra: Value| {
            let mut claims = json!({"iss": did(&institute()), "jti": LIST, "vc": list(&set)});
            claims.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
            vc_jwt_11(&claims, &institute())
        };
        let mut beside = list(&set);
        beside["vc"] = list(&[]);
        for bytes in [
            envelope.to_string(),
            json!([with_proof(&list(&set), &institute())]).to_string(),
            json!({"verifiableCredential": with_proof(&list(&set), &institute())}).to_string(),
            token.replace('.', "~"),
            inside(json!({"iss": did(&stranger())})),
            inside(json!({"jti": OTHER})),
            inside(json!({"sub": "https://status.example.jp/x"})),
            inside(json!({"exp": "soon"})),
            vc_jwt(&beside, &institute()),
        ] {
            let report = verify_with(badge_with(entry()), &answered(bytes.clone()), &policy());
            assert_eq!(answer(&report), OPEN, "{bytes}");
        }
        // What is around it says nothing, and takes nothing away.
        let own = if set.is_empty() { "valid valid" } else { "not-in-force revoked" };
        for bytes in [format!("{token}~"), format!("\n{token} "), format!("\"{token}\"")] {
            let report = verify_with(badge_with(entry()), &answered(bytes.clone()), &policy());
            assert!([OPEN, own].contains(&answer(&report).as_str()), "{bytes}");
        }
    }
}

#[test]
fn a_list_ends_with_its_token() {
    let token = |claims: Value, set: &[u64]| {
        let mut list = list(set);
        list.as_object_mut().unwrap().extend(claims.as_object().unwrap().clone());
        verify_with(badge_with(entry()), &answered(vc_jwt(&list, &institute())), &policy())
    };
    let now = at(NOW).0;
    expect(&token(json!({"exp": now - 1}), &[]), OPEN, "status.list-expired");
    expect(&token(json!({"exp": now + 1, "nbf": now + 300}), &[]), "valid valid", "status.in-force");
    expect(&token(json!({"nbf": now + 301}), &[]), OPEN, "status.list-not-yet");
    expect(&token(json!({"exp": now - 1}), &[INDEX]), "not-in-force revoked", "status.revoked");
    for odd in [json!(1e18), json!("1"), json!([now + 9]), json!(null), json!(-1e300)] {
        let report = token(json!({"exp": odd}), &[]);
        assert_eq!(answer(&report), OPEN, "{odd}");
    }
    // The earlier of two ends, the later of two starts.
    let two = |member: &'static str, date: &'static str| {
        let mut list = list(&[]);
        list[member] = date.into();
        verify_with(badge_with(entry()), &answered(vc_jwt(&list, &institute())), &policy())
    };
    expect(&two("expirationDate", "2026-11-21T00:00:00Z"), OPEN, "status.list-expired");
    expect(&two("issuanceDate", "2026-11-29T00:00:00Z"), OPEN, "status.list-not-yet");
    // A day lasts to its end.
    expect(&two("expirationDate", "2026-11-21"), OPEN, "status.list-expired");
    expect(&two("expirationDate", "2026-11-22"), "valid valid", "status.in-force");
}

/// What the holder of a token may leave out is no list.
#[test]
fn a_list_shown_in_part_says_nothing() {
    let hide = |mut list: Value, place: &str, member: &str| {
        let object = list.pointer_mut(place).unwrap().as_object_mut().unwrap();
        let disclosure = base64url::encode(json!(["salt", member, object[member]]).to_string().as_bytes());
        object.shift_remove(member);
        let digest = base64url::encode(&akashi::engine::digest::sha256(disclosure.as_bytes()));
        object.insert("_sd".into(), json!([digest]));
        let header = json!({"alg": "EdDSA", "typ": "vc+sd-jwt", "kid": method(&institute())});
        (jws(&header, list.to_string().as_bytes(), &institute()), disclosure)
    };
    let judge = |bytes: String| verify_with(badge_with(entry()), &answered(bytes), &policy());
    for (place, member) in [("", "validUntil"), ("/credentialSubject", "encodedList"), ("", "issuer"), ("", "id")] {
        let (token, disclosure) = hide(list(&[]), place, member);
        assert_eq!(answer(&judge(format!("{token}~"))), OPEN, "{member}");
        expect(&judge(format!("{token}~{disclosure}~")), "valid valid", "status.in-force");
    }
    let mut status = list(&[]);
    status["credentialStatus"] = entry();
    let (token, _) = hide(status, "", "credentialStatus");
    assert_eq!(answer(&judge(format!("{token}~"))), OPEN);
}

#[test]
fn the_age_of_what_was_kept_is_told_beyond_a_redirect() {
    let week = keeping("P7D");
    let judge = |since: &str| {
        let mut answers = Documents::default();
        let moved =
            Response { status: 301, content_type: String::new(), location: Some(OTHER.into()), bytes: Vec::new() };
        answers.insert(LIST, Ok(moved));
        let bytes = signed(list(&[]), |_| {}).to_string().into();
        let page = Response { status: 200, content_type: String::new(), location: None, bytes };
        answers.insert_kept(OTHER, page, at(since));
        verify_with(badge_with(entry()), &answers, &week)
    };
    let date = |report: &Report, code: &str| {
        let check = report.checks.iter().find(|check| check.code.id() == code).unwrap();
        check.detail.date.clone()
    };
    let (kept, old) = ("2026-11-20T00:00:00Z", "2026-11-01T00:00:00Z");
    let report = judge(kept);
    expect(&report, "valid valid", "status.in-force");
    assert_eq!(date(&report, "status.in-force").as_deref(), Some(kept));
    let report = judge(old);
    expect(&report, OPEN, "status.too-old");
    assert_eq!(date(&report, "status.too-old").as_deref(), Some(old));
    assert_eq!(report.needs.iter().map(|need| need.url.as_str()).collect::<Vec<_>>(), [OTHER]);
}

/// Ten entries lead to it (HOSTILE 10): each speaks, and it is asked for once.
#[test]
fn one_list_for_many_entries() {
    let at = |index: u64| {
        let mut entry = entry();
        entry["id"] = format!("{LIST}#{index}").into();
        entry["statusListIndex"] = index.to_string().into();
        entry
    };
    let entries: Vec<Value> = (0..10).map(at).collect();
    let report = judge(json!(entries), &signed(list(&[7]), |_| {}));
    assert_eq!(answer(&report), "not-in-force revoked");
    let told = status_codes(&report);
    assert_eq!(told.iter().filter(|code| **code == "status.in-force").count(), 9, "{told:?}");
    assert_eq!(report.documents.len(), 1);
    // Of one list, each purpose is asked for by itself, and each form.
    let mut suspension = at(3);
    suspension["statusPurpose"] = "suspension".into();
    let mut old = at(4);
    old["type"] = "StatusList2021Entry".into();
    let report = verify_with(
        token_with(json!([at(1), suspension, old])),
        &documents(&[(LIST, signed(list(&[]), |_| {}))]),
        &policy(),
    );
    assert_eq!(status_codes(&report), ["status.in-force", "status.purpose", "status.list-faulty"]);
}

/// The same statements in other words: the proof holds, and the reader must not be led to see less (DESIGN rule 4).
#[test]
fn a_list_rewritten_under_its_proof_clears_nothing() {
    let iri = |name: &str| format!("https://www.w3.org/2018/credentials#{name}");
    let status = |name: &str| format!("https://www.w3.org/ns/credentials/status#{name}");
    let date = "http://www.w3.org/2001/XMLSchema#dateTime";
    let rename = |value: &mut Value, from: &str, to: &str| {
        let members = value.as_object_mut().unwrap();
        let moved = members.shift_remove(from).unwrap();
        members.insert(to.to_owned(), moved);
    };
    type Change<'c> = Box<dyn Fn(&mut Value) + 'c>;
    let over = "2026-11-02T00:00:00Z";
    let changes: Vec<Change> = vec![
        Box::new(|list| rename(list, "validUntil", &iri("validUntil"))),
        Box::new(|list| list["validUntil"] = json!([over])),
        Box::new(|list| list["validUntil"] = json!({"@value": over, "@type": date})),
        Box::new(|list| {
            list.as_object_mut().unwrap().shift_remove("validUntil");
            list[iri("validUntil")] = json!({"@value": over, "@type": date});
        }),
        Box::new(|list| {
            list.as_object_mut().unwrap().shift_remove("validUntil");
            list["@nest"] = json!({"validUntil": over});
        }),
        Box::new(|list| {
            list.as_object_mut().unwrap().shift_remove("validUntil");
            list["@included"] = json!([{"id": LIST, "validUntil": over}]);
        }),
        Box::new(|list| rename(list, "type", "@type")),
        Box::new(|list| rename(list, "id", "@id")),
        Box::new(|list| rename(list, "credentialSubject", &iri("credentialSubject"))),
        Box::new(|list| rename(&mut list["credentialSubject"], "encodedList", &status("encodedList"))),
        Box::new(|list| rename(&mut list["credentialSubject"], "statusPurpose", &status("statusPurpose"))),
        Box::new(|list| {
            let subject = list["credentialSubject"].take();
            list["credentialSubject"] = json!([{"id": subject["id"]}, subject]);
        }),
        Box::new(|list| list["@context"].as_array_mut().unwrap().push(json!({"until": iri("validUntil")}))),
    ];
    let outdated = signed(list(&[]), |list| list["validUntil"] = over.into());
    expect(&judge(entry(), &outdated), OPEN, "status.list-expired");
    let moved = signed(list(&[]), |list| {
        list["validUntil"] = over.into();
        list["id"] = OTHER.into();
    });
    for (number, change) in changes.iter().enumerate() {
        for original in [&outdated, &moved] {
            let mut list = original.clone();
            change(&mut list);
            let report = judge(entry(), &list);
            assert_eq!(answer(&report), OPEN, "{number} {:?}", codes(&report));
        }
    }
    // The badge, likewise, must not lose its entry.
    let bad = signed(list(&[INDEX]), |_| {});
    let badge: Value = serde_json::from_str(&badge_with(entry())).unwrap();
    let entries: Vec<Change> = vec![
        Box::new(|badge| rename(badge, "credentialStatus", &iri("credentialStatus"))),
        Box::new(|badge| badge["credentialStatus"] = json!({"@set": [badge["credentialStatus"]]})),
        Box::new(|badge| badge["credentialStatus"] = json!([[badge["credentialStatus"]]])),
        Box::new(|badge| {
            let entry = badge.as_object_mut().unwrap().shift_remove("credentialStatus").unwrap();
            badge["@nest"] = json!({"credentialStatus": entry});
        }),
        Box::new(|badge| {
            let entry = badge.as_object_mut().unwrap().shift_remove("credentialStatus").unwrap();
            badge["@included"] = json!([{"id": badge["id"], "credentialStatus": entry}]);
        }),
        Box::new(|badge| rename(&mut badge["credentialStatus"], "type", "@type")),
        Box::new(|badge| rename(&mut badge["credentialStatus"], "statusPurpose", &status("statusPurpose"))),
        Box::new(|badge| badge["credentialStatus"]["statusListIndex"] = json!([INDEX.to_string()])),
        Box::new(|badge| badge["credentialStatus"]["statusListIndex"] = json!({"@value": INDEX.to_string()})),
        Box::new(|badge| badge["credentialStatus"]["statusPurpose"] = json!({"@value": "revocation"})),
        Box::new(|badge| badge["credentialStatus"]["statusListCredential"] = json!({"id": LIST})),
    ];
    let answers = documents(&[(LIST, bad)]);
    assert_eq!(answer(&verify_with(badge.to_string(), &answers, &policy())), "not-in-force revoked");
    for (number, change) in entries.iter().enumerate() {
        let mut badge = badge.clone();
        change(&mut badge);
        let report = verify_with(badge.to_string(), &answers, &policy());
        assert!(!answer(&report).starts_with("valid"), "{number} {:?}", codes(&report));
    }
}
