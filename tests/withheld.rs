//! What the holder keeps back clears nothing, and what nobody signed is no fact: derived proofs, stray proofs, other spellings
//! of the same statement.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod forge;

use akashi::engine::code::Code;
use akashi::engine::documents::Documents;
use akashi::engine::input::Input;
use akashi::engine::report::Report;
use akashi::engine::verdict::Verdict;
use forge::derivation::*;
use forge::*;
use serde_json::{Value, json};

const OPEN: &str = "undetermined undetermined";

fn judge(document: &Value) -> Report {
    verify_with(document.to_string(), &Documents::default(), &no_list())
}

fn ask(document: &Value, typed: &str) -> Report {
    let input = Input::new("t", document.to_string()).with_holder(Some(typed.into()));
    akashi::engine::verify(&input, &Documents::default(), &no_list(), at(NOW))
}

#[track_caller]
fn expect(report: &Report, expected: &str, present: &[&str], absent: &[&str]) {
    let codes = codes(report);
    assert_eq!(answer(report), expected, "{codes:?}");
    assert!(present.iter().all(|code| codes.contains(code)), "{present:?} are not all among {codes:?}");
    assert!(absent.iter().all(|code| !codes.contains(code)), "one of {absent:?} is among {codes:?}");
}

/// A badge with these statements mandatory, without these members.
fn derived(badge: &Value, mandatory: &dyn Fn(&str) -> bool, hidden: &[&str]) -> Value {
    let signer = Signing::p256("institute");
    let options = options_of("ecdsa-sd-2023", &signer);
    let (shown, derivation) = derive(badge, &options, &signer, mandatory, hidden);
    proven(&shown, &options, &derivation.written())
}

fn revocable(expired: bool) -> Value {
    let mut badge = badge_of(&Signing::p256("institute"), &[]);
    if expired {
        badge["validUntil"] = "2025-01-01T00:00:00Z".into();
    }
    badge["credentialStatus"] = json!({"id": "https://status.example.jp/1#7", "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation", "statusListIndex": "7", "statusListCredential": "https://status.example.jp/1"});
    badge
}

fn by_issuer(line: &str) -> bool {
    line.contains("#issuer>")
}

fn with_end(line: &str) -> bool {
    by_issuer(line) || line.contains("#validUntil>")
}

// --- derived proofs -----------------------------------------------------------------------------------------------

#[test]
fn an_end_or_a_status_that_is_not_shown_is_not_absent() {
    let expired = revocable(true);
    let end_and_status = ["/validUntil", "/credentialStatus"];
    let absent = ["date.no-end", "status.none", "date.in-force"];
    for hidden in [&["/validUntil"][..], &end_and_status, &["/validUntil", "/credentialStatus", "/validFrom"]] {
        expect(&judge(&derived(&expired, &by_issuer, hidden)), OPEN, &["proof.verified", "proof.partial"], &absent);
    }
    // The achievement mandatory as well: the same statements under the same kind of signatures.
    let with_achievement = |line: &str| by_issuer(line) || line.contains("achievement");
    expect(&judge(&derived(&expired, &with_achievement, &end_and_status)), OPEN, &["proof.verified"], &absent);
    // Nothing hidden, or nothing there: nobody can tell.
    let plain = badge_of(&Signing::p256("institute"), &[]);
    expect(&judge(&derived(&plain, &by_issuer, &[])), OPEN, &["status.concealed"], &absent);
    let mut endless = plain.clone();
    endless.as_object_mut().unwrap().shift_remove("validUntil");
    expect(&judge(&derived(&endless, &by_issuer, &[])), OPEN, &["status.concealed"], &absent);
    // What is shown counts.
    expect(&judge(&derived(&expired, &by_issuer, &[])), "not-in-force expired", &["date.expired"], &[]);
    expect(&judge(&derived(&expired, &by_issuer, &["/credentialStatus"])), "not-in-force expired", &[], &[]);
}

#[test]
fn an_end_that_the_issuer_made_mandatory_settles_it() {
    let plain = badge_of(&Signing::p256("institute"), &[]);
    expect(&judge(&derived(&plain, &with_end, &[])), "valid unlisted", &["date.in-force", "status.none"], &[]);
    let number = ["/credentialSubject/licenseNumber"];
    expect(&judge(&derived(&plain, &with_end, &number)), "valid unlisted", &["date.in-force", "status.none"], &[]);
    // Not without its start, and not the end of something else.
    expect(&judge(&derived(&plain, &with_end, &["/validFrom"])), OPEN, &["status.concealed"], &["date.in-force"]);
    let mut endorsed = plain.clone();
    endorsed["credentialSubject"]["achievement"]["endorsement"] = json!({
        "id": "urn:uuid:2f0a3c52-5f0e-4f43-9e0b-6f1f3c1f0e01", "type": ["VerifiableCredential", "EndorsementCredential"],
        "name": "推薦", "issuer": {"id": did(&stranger()), "type": ["Profile"]}, "validFrom": "2024-05-01T00:00:00Z",
        "validUntil": "2030-01-01T00:00:00Z",
        "credentialSubject": {"id": "https://badge.example.jp/achievements/chief", "type": ["EndorsementSubject"]}});
    let of_the_endorsement = |line: &str| by_issuer(line) || line.contains("\"2030-01-01T00:00:00Z\"");
    let report = judge(&derived(&endorsed, &of_the_endorsement, &[]));
    assert_ne!(report.verdict, Verdict::Valid);
    assert!(!codes(&report).contains(&"date.in-force"), "{:?}", codes(&report));
    // A credential without an id is found by what it is.
    let mut nameless = plain.clone();
    nameless.as_object_mut().unwrap().shift_remove("id");
    expect(&judge(&derived(&nameless, &with_end, &[])), "valid unlisted", &["date.in-force"], &[]);
    expect(&judge(&derived(&nameless, &by_issuer, &[])), OPEN, &[], &["date.in-force"]);
    // A status of which the holder chooses what to show.
    let status = |line: &str| with_end(line) || line.contains("Status") || line.contains("status");
    let bounded = judge(&derived(&revocable(false), &status, &[]));
    let open = judge(&derived(&revocable(false), &with_end, &[]));
    assert!(codes(&bounded).contains(&"date.in-force") && !codes(&open).contains(&"date.in-force"));
}

#[test]
fn what_a_derived_proof_does_not_show_accuses_nobody() {
    let plain = badge_of(&Signing::p256("institute"), &[]);
    let number = ["/credentialSubject/licenseNumber"];
    let shown = derived(&plain, &with_end, &number);
    expect(&ask(&shown, "SI-240187"), OPEN, &["holder.absent"], &["holder.mismatch"]);
    expect(&ask(&shown, "hanako@example.jp"), OPEN, &["holder.absent"], &["holder.mismatch"]);
    expect(&ask(&shown, "SI-19-0462"), "valid unlisted", &["holder.match"], &[]);
    // Signed as a whole, an absent number is an absent number.
    let whole = signed_as("ecdsa-rdfc-2019", &plain, &Signing::p256("institute"));
    expect(&ask(&whole, "hanako@example.jp"), "rejected mismatch", &["holder.mismatch"], &[]);
}

#[test]
fn what_is_signed_as_a_whole_besides_was_not_left_to_the_holder() {
    let signer = Signing::p256("institute");
    let plain = badge_of(&signer, &[]);
    let mut both = derived(&plain, &by_issuer, &[]);
    let whole = signed_as("ecdsa-rdfc-2019", &plain, &signer)["proof"].clone();
    both["proof"] = json!([both["proof"], whole]);
    expect(&judge(&both), "valid unlisted", &["date.in-force", "status.none"], &[]);
}

// --- what stands in proofs ----------------------------------------------------------------------------------------

fn beside(document: &Value, stray: Value) -> Value {
    let mut document = document.clone();
    document["proof"] = json!([document["proof"], stray]);
    document
}

#[test]
fn a_stray_proof_does_not_loosen_the_structure() {
    let signer = Signing::ed25519("institute");
    let mut badge = badge_of(&signer, &[]);
    badge.as_object_mut().unwrap().shift_remove("validFrom");
    for suite in ["eddsa-rdfc-2022", "eddsa-jcs-2022"] {
        let signed = signed_as(suite, &badge, &signer);
        expect(&judge(&signed), "rejected malformed", &["shape.date"], &[]);
        for stray in ["bbs-2023", "ecdsa-sd-2023"] {
            let stray = json!({"type": "DataIntegrityProof", "cryptosuite": stray});
            let report = judge(&beside(&signed, stray));
            assert_eq!(report.verdict, Verdict::Rejected, "{:?}", codes(&report));
            assert!(codes(&report).contains(&"shape.date"));
        }
    }
    // Alone it is only not judged: nobody is accused for want of a suite.
    badge["proof"] = json!({"type": "DataIntegrityProof", "cryptosuite": "bbs-2023"});
    expect(&judge(&badge), OPEN, &["proof.unsupported"], &["shape.date"]);
}

#[test]
fn a_stray_proof_says_nothing_of_when() {
    let signer = Signing::ed25519("institute");
    let signed = signed_as("eddsa-jcs-2022", &badge_of(&signer, &[]), &signer);
    let stray = json!({"type": "DataIntegrityProof", "cryptosuite": "unknown-2030", "created": "2090-01-01T00:00:00Z"});
    expect(&judge(&beside(&signed, stray)), "valid unlisted", &["proof.unsupported-beside"], &["date.clock"]);
    let mut future = badge_of(&signer, &[]);
    let mut options = options_of("eddsa-jcs-2022", &signer);
    options["created"] = "2090-01-01T00:00:00Z".into();
    future["proof"] = prove_as(&future, &options, &signer);
    expect(&judge(&future), "valid unlisted", &["date.clock"], &[]);
}

#[test]
fn a_context_put_behind_does_not_change_the_data_model() {
    let signer = Signing::ed25519("institute");
    let mut signed = signed_as("eddsa-jcs-2022", &badge_of(&signer, &[]), &signer);
    signed["@context"].as_array_mut().unwrap().push("https://www.w3.org/2018/credentials/v1".into());
    let report = judge(&signed);
    assert_eq!(report.input.format.as_deref(), Some("ob3/vcdm2/di"));
    assert!(!codes(&report).contains(&"shape.date") && !codes(&report).contains(&"form.missing"));
}

// --- other spellings ----------------------------------------------------------------------------------------------

#[test]
fn a_number_is_shown_as_it_was_signed() {
    let mut badge = badge();
    badge["credentialSubject"]["licenseNumber"] = 240187.into();
    badge["credentialSubject"]["identifier"][1]["identityHash"] = 190462.into();
    for spelt in ["240187", "240187.0", "2.40187e5"] {
        badge["credentialSubject"]["licenseNumber"] = serde_json::from_str(spelt).unwrap();
        let report = verify(vc_jwt(&badge, &institute()));
        assert_eq!(report.badge.unwrap().registration_number.as_deref(), Some("240187"), "{spelt}");
    }
    // One that readers read differently is not shown.
    badge["credentialSubject"]["licenseNumber"] = 9_007_199_254_740_993_u64.into();
    assert_eq!(verify(vc_jwt(&badge, &institute())).badge.unwrap().registration_number, None);
}

#[test]
fn a_hash_is_never_a_name() {
    let hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    let named = |hashed: Value| {
        let mut badge = badge();
        badge["credentialSubject"]["identifier"][0] =
            json!({"type": "IdentityObject", "identityHash": hash, "identityType": "name", "hashed": hashed});
        verify(vc_jwt(&badge, &institute())).badge.unwrap().holder
    };
    for hashed in [json!(true), json!("true"), json!("false"), json!(1), json!([true]), json!({"@value": true})] {
        let holder = named(hashed.clone());
        assert_eq!((holder.name, holder.identifiers[0].hashed), (None, true), "{hashed}");
    }
    for hashed in [json!(false), json!([false]), Value::Null] {
        assert!(!named(hashed.clone()).identifiers[0].hashed, "{hashed}");
    }
}

#[test]
fn a_set_of_one_is_its_element() {
    let mut badge = badge();
    let subject = &mut badge["credentialSubject"];
    subject["licenseNumber"] = json!(["SI-240187"]);
    subject["achievement"]["achievementType"] = json!(["Badge"]);
    subject["achievement"]["criteria"] = json!([subject["achievement"]["criteria"]]);
    let mail = &mut subject["identifier"][2];
    for member in ["identityHash", "identityType", "salt", "hashed"] {
        mail[member] = json!([mail[member]]);
    }
    let input = Input::new("t", vc_jwt(&badge, &institute())).with_holder(Some("taro.mihon@example.jp".into()));
    let report = akashi::engine::verify(&input, &Documents::default(), &policy(), at(NOW));
    assert_eq!(report.find(Code::HolderMatch).and_then(|check| check.detail.found.as_deref()), Some("email"));
    let facts = report.badge.unwrap();
    assert_eq!(facts.registration_number.as_deref(), Some("SI-240187"));
    assert_eq!(facts.achievement.kind.as_deref(), Some("Badge"));
    assert_eq!(facts.achievement.criteria.as_deref(), Some("見本試験に合格し、登録した者。"));
    // A date is one text, and nothing else.
    for member in ["validFrom", "validUntil"] {
        let mut spoilt = badge.clone();
        spoilt[member] = json!([spoilt[member]]);
        let report = verify(vc_jwt(&spoilt, &institute()));
        assert_eq!((report.verdict, report.reason), (Verdict::Rejected, Some(Code::ShapeDate)));
    }
}

// --- work ---------------------------------------------------------------------------------------------------------

#[test]
fn one_input_has_one_budget_of_canonical_forms() {
    // Each of four proofs over other documents, in each reading; and the same again in each endorsement.
    let signer = Signing::ed25519("institute");
    let chain = |document: &Value| {
        let mut proofs: Vec<Value> = Vec::new();
        for number in 0..4 {
            let mut proof = options_of("eddsa-rdfc-2022", &signer);
            proof["id"] = format!("urn:proof:{number}").into();
            proof["proofValue"] = format!("z{}", bs58::encode([7u8; 64]).into_string()).into();
            if number > 0 {
                proof["previousProof"] = format!("urn:proof:{}", number - 1).into();
            }
            proofs.push(proof);
        }
        let mut document = document.clone();
        document["proof"] = proofs.into();
        document
    };
    let endorsement = json!({
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
        "id": "urn:uuid:2f0a3c52-5f0e-4f43-9e0b-6f1f3c1f0e01", "type": ["VerifiableCredential", "EndorsementCredential"],
        "name": "推薦", "description": {"@value": "x", "@language": "ja-JP"}, "issuer": signer.did(),
        "validFrom": "2024-05-01T00:00:00Z",
        "credentialSubject": {"id": "https://badge.example.jp/achievements/chief", "type": ["EndorsementSubject"]}});
    let mut badge = badge();
    badge["credentialSubject"]["achievement"]["endorsement"] = vec![chain(&endorsement); 10].into();
    let report = verify(vc_jwt(&badge, &institute()));
    assert_eq!(answer(&report), "valid valid");
    let reasons: Vec<Option<Code>> = report.endorsements.iter().map(|facts| facts.reason).collect();
    assert_eq!(reasons.first(), Some(&Some(Code::ProofMismatch)));
    assert_eq!(reasons.last(), Some(&Some(Code::ProofTooComplex)));
    assert!(report.endorsements.iter().all(|facts| facts.verdict != Verdict::Valid));
}
