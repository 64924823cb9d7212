//! Endorsements enclosed in a badge: each judged by itself, none with weight in the badge's verdict.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod forge;

use akashi::engine::code::Code;
use akashi::engine::documents::{Documents, Purpose};
use akashi::engine::report::{EndorsementFacts, Recognition, Report};
use akashi::engine::verdict::Verdict;
use forge::*;
use serde_json::{Value, json};

const ACHIEVEMENT: &str = "https://badge.example.jp/achievements/chief";

/// A good endorsement by the stranger, unsigned.
fn endorsement(subject: &str) -> Value {
    json!({
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
        "id": "urn:uuid:2f0a3c52-5f0e-4f43-9e0b-6f1f3c1f0e01",
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "name": "推薦",
        "issuer": {"id": did(&stranger()), "type": ["Profile"], "name": "例示協会"},
        "validFrom": "2024-05-01T00:00:00Z",
        "credentialSubject": {"id": subject, "type": ["EndorsementSubject"], "endorsementComment": "よい資格です。"}
    })
}

fn embedded(subject: &str) -> Value {
    with_proof(&endorsement(subject), &stranger())
}

/// The badge with this member in this part.
fn enclosing(place: &str, member: &str, value: &Value) -> Value {
    let mut badge = badge();
    badge.pointer_mut(place).unwrap()[member] = value.clone();
    badge
}

/// The same, signed as a token.
fn token(place: &str, member: &str, value: &Value) -> String {
    vc_jwt(&enclosing(place, member, value), &institute())
}

/// The badge stays what it is; its only endorsement.
#[track_caller]
fn only(report: &Report) -> EndorsementFacts {
    assert_eq!(answer(report), "valid valid", "{:?}", codes(report));
    assert_eq!(codes(report).iter().filter(|code| **code == "document.endorsement").count(), 1);
    assert_eq!(report.endorsements.len(), 1);
    report.endorsements[0].clone()
}

const PART: &str = "/credentialSubject/achievement";

#[test]
fn a_good_one_is_valid_by_itself() {
    let inner = json!(vc_jwt(&endorsement(ACHIEVEMENT), &stranger()));
    let cases = [
        ("endorsement", json!([embedded(ACHIEVEMENT)]), "/credentialSubject/achievement/endorsement/0"),
        ("endorsement", embedded(ACHIEVEMENT), "/credentialSubject/achievement/endorsement"),
        ("endorsementJwt", json!([inner]), "/credentialSubject/achievement/endorsementJwt/0"),
    ];
    for (member, value, place) in cases {
        let mut signed = vec![token(PART, member, &value)];
        if member == "endorsement" {
            // One of the two forms of the context does not know the other member.
            signed.push(with_proof(&enclosing(PART, member, &value), &institute()).to_string());
        }
        for text in signed {
            let facts = only(&verify(text));
            assert_eq!(facts.verdict, Verdict::Valid, "{:?}", facts.checks);
            assert_eq!((facts.at.as_str(), facts.fits, facts.reason), (place, true, None));
            assert_eq!(facts.recognition, Recognition::Unrecognised);
            assert_eq!(facts.subject.as_deref(), Some(ACHIEVEMENT));
            assert_eq!(facts.issuer.name.as_deref(), Some("例示協会"));
            assert_eq!(facts.comment.as_deref(), Some("よい資格です。"));
        }
    }
    // By an issuer on the list.
    let own = vc_jwt(
        &{
            let mut own = endorsement(ACHIEVEMENT);
            own["issuer"]["id"] = did(&institute()).into();
            own
        },
        &institute(),
    );
    assert_eq!(only(&verify(token(PART, "endorsementJwt", &json!([own])))).recognition, Recognition::Recognised);
}

#[test]
fn a_bad_one_leaves_the_badge_valid() {
    let mut tampered = embedded(ACHIEVEMENT);
    tampered["credentialSubject"]["endorsementComment"] = "最高の資格です。".into();
    let mut unsigned = embedded(ACHIEVEMENT);
    unsigned.as_object_mut().unwrap().remove("proof");
    let mut expired = endorsement(ACHIEVEMENT);
    expired["validUntil"] = "2025-01-01T00:00:00Z".into();
    let mut anothers = endorsement(ACHIEVEMENT);
    anothers["issuer"]["id"] = did(&institute()).into();
    let no_context = {
        let mut inner = embedded(ACHIEVEMENT);
        inner.as_object_mut().unwrap().remove("@context");
        inner
    };
    let cases = [
        (tampered, Verdict::Rejected, Some(Code::ProofMismatch)),
        (unsigned, Verdict::Rejected, Some(Code::ProofMissing)),
        (with_proof(&expired, &stranger()), Verdict::NotInForce, Some(Code::DateExpired)),
        (with_proof(&anothers, &stranger()), Verdict::Rejected, Some(Code::KeyNotIssuers)),
        (no_context, Verdict::Rejected, None),
    ];
    for (inner, verdict, reason) in cases {
        let facts = only(&verify(token(PART, "endorsement", &json!([inner]))));
        assert_eq!(facts.verdict, verdict, "{:?}", facts.checks);
        assert!(reason.is_none() || facts.reason == reason, "{:?}", facts.checks);
    }
    for inner in
        [json!("https://example.org/endorsement"), json!("nothing"), json!(1), json!("eyJhbGciOiJFZERTQSIsIng.e.e")]
    {
        let facts = only(&verify(token(PART, "endorsementJwt", &json!([inner]))));
        assert_ne!(facts.verdict, Verdict::Valid);
        assert!(facts.reason.is_some());
    }
    // The badge's own proof covers a bad endorsement as it covers a good one.
    let mut forged = embedded(ACHIEVEMENT);
    forged["credentialSubject"]["endorsementComment"] = "最高の資格です。".into();
    let report = verify(with_proof(&enclosing(PART, "endorsement", &json!([forged])), &institute()).to_string());
    assert_eq!(only(&report).reason, Some(Code::ProofMismatch));
    // Another badge is no endorsement.
    let mut other = badge();
    other["credentialSubject"]["id"] = ACHIEVEMENT.into();
    let facts = only(&verify(token(PART, "endorsementJwt", &json!(vc_jwt(&other, &institute())))));
    assert_eq!((facts.verdict, facts.reason), (Verdict::Rejected, Some(Code::ShapeType)));
}

#[test]
fn it_fits_the_part_in_which_it_stands() {
    let issuer = did(&institute());
    let own = badge()["id"].as_str().unwrap().to_owned();
    let cases = [
        (PART, ACHIEVEMENT, true),
        (PART, "https://badge.example.jp/achievements/other", false),
        (PART, &issuer, false),
        ("/issuer", &issuer, true),
        ("/issuer", ACHIEVEMENT, false),
        ("", &own, true),
        ("", &issuer, true),
        ("", ACHIEVEMENT, true),
        ("", "urn:uuid:2f0a3c52-5f0e-4f43-9e0b-6f1f3c1fffff", false),
    ];
    for (place, subject, fits) in cases {
        let inner = vc_jwt(&endorsement(subject), &stranger());
        let facts = only(&verify(token(place, "endorsementJwt", &json!([inner]))));
        assert_eq!((facts.verdict, facts.fits), (Verdict::Valid, fits), "{place} {subject}");
    }
    // The achievement's creator.
    let mut badge = badge();
    let creator = did(&key("creator"));
    badge["credentialSubject"]["achievement"]["creator"] = json!({"id": creator, "type": ["Profile"],
        "endorsementJwt": [vc_jwt(&endorsement(&creator), &stranger())]});
    let facts = only(&verify(vc_jwt(&badge, &institute())));
    assert_eq!((facts.verdict, facts.fits), (Verdict::Valid, true));
    assert_eq!(facts.at, "/credentialSubject/achievement/creator/endorsementJwt/0");
}

#[test]
fn its_documents_are_wanted_after_the_badge_is_proved() {
    let web = "did:web:endorser.example.jp";
    let mut inner = endorsement(ACHIEVEMENT);
    inner["issuer"]["id"] = web.into();
    let kid = format!("{web}#key");
    let header = json!({"alg": "EdDSA", "typ": "vc+jwt", "kid": kid});
    let inner = jws(&header, inner.to_string().as_bytes(), &stranger());
    let badge = token(PART, "endorsementJwt", &json!([inner]));
    let report = verify(&*badge);
    assert_eq!(only(&report).verdict, Verdict::Undetermined);
    let url = "https://endorser.example.jp/.well-known/did.json";
    assert_eq!(
        report.needs.iter().map(|need| (&*need.url, need.purpose)).collect::<Vec<_>>(),
        [(url, Purpose::DidDocument)]
    );
    let page = json!({"@context": ["https://www.w3.org/ns/did/v1"], "id": web, "assertionMethod": [kid],
        "verificationMethod": [{"id": kid, "type": "Multikey", "controller": web, "publicKeyMultibase": multikey(&stranger())}]});
    let report = verify_with(&*badge, &documents(&[(url, page)]), &policy());
    assert_eq!(only(&report).verdict, Verdict::Valid);
    assert!(report.needs.is_empty());
    assert_eq!(report.documents.iter().map(|contact| &*contact.url).collect::<Vec<_>>(), [url]);
    // A document that could not be had says nothing about the badge itself.
    let mut failed = Documents::default();
    failed.insert(url, Err(akashi::engine::documents::FetchError::Unreachable));
    let report = verify_with(&*badge, &failed, &policy());
    assert_eq!(only(&report).verdict, Verdict::Undetermined);
    assert!(!codes(&report).contains(&"document.unreachable"));
    // Nobody is asked about the endorsers of a forgery, and they are not judged.
    let (signed, signature) = badge.rsplit_once('.').unwrap();
    let report = verify(format!("{signed}.{}{}", if signature.starts_with('A') { "B" } else { "A" }, &signature[1..]));
    assert_eq!(report.verdict, Verdict::Rejected);
    assert!(report.needs.is_empty() && report.endorsements.is_empty());
    assert!(codes(&report).contains(&"document.endorsement"));
}

#[test]
fn fifty_are_not_all_judged() {
    let inner = vc_jwt(&endorsement(ACHIEVEMENT), &stranger());
    for (member, value) in [("endorsementJwt", json!(inner)), ("endorsement", embedded(ACHIEVEMENT))] {
        let report = verify(token(PART, member, &vec![value; 50].into()));
        assert_eq!(answer(&report), "valid valid");
        assert_eq!(report.endorsements.len(), 10);
        assert!(report.endorsements.iter().all(|facts| facts.verdict == Verdict::Valid));
        let unread = report.checks.iter().find(|check| check.code == Code::DocumentEndorsementsUnread).unwrap();
        assert_eq!(unread.detail.number, Some(40));
    }
    // Large ones share one budget.
    let mut large = endorsement(ACHIEVEMENT);
    large["evidence"] = vec![json!({"type": ["Evidence"], "name": "x"}); 2_000].into();
    let report = verify(token(PART, "endorsement", &vec![large; 5].into()));
    assert_eq!((report.endorsements.len(), answer(&report).as_str()), (2, "valid valid"));
}

#[test]
fn inside_another_it_is_counted_and_not_followed() {
    let mut outer = endorsement(ACHIEVEMENT);
    outer["issuer"]["endorsementJwt"] = json!([vc_jwt(&endorsement(&did(&stranger())), &institute())]);
    let facts = only(&verify(token(PART, "endorsementJwt", &json!([vc_jwt(&outer, &stranger())]))));
    assert_eq!(facts.verdict, Verdict::Valid);
    let unread = facts.checks.iter().find(|check| check.code == Code::DocumentEndorsementsUnread).unwrap();
    assert_eq!(unread.detail.number, Some(1));
    // Dropped as a file of its own, what it encloses is judged like a badge's.
    let report = verify(vc_jwt(&outer, &stranger()));
    assert_eq!((report.verdict, report.endorsements.len()), (Verdict::Valid, 1));
    assert!(report.endorsements[0].fits);
}

#[test]
fn poison_in_all_of_them_leaves_the_badge_valid() {
    let mut poisoned = clique(6);
    poisoned["type"] = json!(["VerifiableCredential", "EndorsementCredential"]);
    let report = verify(token(PART, "endorsement", &vec![poisoned; 50].into()));
    assert_eq!(answer(&report), "valid valid");
    assert_eq!(report.endorsements.len(), 10);
    assert!(report.endorsements.iter().all(|facts| facts.verdict != Verdict::Valid));
}

#[test]
fn what_stands_in_a_proof_is_not_shown() {
    let other = embedded("https://other.example/achievements/1");
    for suite in ["eddsa-jcs-2022", "eddsa-rdfc-2022"] {
        for (member, value) in
            [("endorsement", json!([other])), ("endorsementJwt", json!([vc_jwt(&other, &stranger())]))]
        {
            let mut stray = json!({"type": "DataIntegrityProof", "cryptosuite": "unknown-2030",
                "id": "https://other.example/achievements/1"});
            stray[member] = value.clone();
            let mut nested = json!({"type": "Unknown2030", "domain": stray.clone()});
            nested["id"] = "no iri".into();
            for stray in [stray, nested] {
                let mut badge = signed_as(suite, &badge(), &Signing::ed25519("institute"));
                badge["proof"] = json!([badge["proof"], stray]);
                let report = verify(badge.to_string());
                assert!(report.endorsements.is_empty(), "{suite} {member}");
                assert!(!codes(&report).contains(&"document.endorsement"));
            }
        }
    }
}
