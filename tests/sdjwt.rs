//! SD-JWT badges: what the holder shows is judged, what the holder forges is refused, what the holder hides clears nothing.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod forge;

use akashi::engine::digest::sha256;
use akashi::engine::documents::Documents;
use akashi::engine::input::Input;
use akashi::engine::read::base64url;
use akashi::engine::report::Report;
use akashi::engine::verdict::Verdict;
use forge::*;
use serde_json::{Value, json};

fn encoded(content: &Value) -> String {
    base64url::encode(content.to_string().as_bytes())
}

fn digest(disclosure: &str) -> String {
    base64url::encode(&sha256(disclosure.as_bytes()))
}

/// Takes a member out of the object at this place and leaves its digest there.
fn hide(badge: &mut Value, place: &str, member: &str) -> String {
    let object = badge.pointer_mut(place).unwrap().as_object_mut().unwrap();
    let value = object.shift_remove(member).unwrap();
    let disclosure = encoded(&json!([format!("salt of {place}/{member}"), member, value]));
    let digests = object.entry("_sd").or_insert_with(|| json!([]));
    digests.as_array_mut().unwrap().push(digest(&disclosure).into());
    disclosure
}

/// Replaces an element of an array by its digest.
fn hide_element(badge: &mut Value, place: &str) -> String {
    let element = badge.pointer_mut(place).unwrap();
    let disclosure = encoded(&json!([format!("salt of {place}"), element]));
    *element = json!({"...": digest(&disclosure)});
    disclosure
}

fn token(payload: &Value) -> String {
    let header = json!({"alg": "EdDSA", "typ": "vc+sd-jwt", "kid": method(&institute())});
    jws(&header, payload.to_string().as_bytes(), &institute())
}

fn sd_jwt(payload: &Value, disclosures: &[&String]) -> String {
    format!("{}~{}", token(payload), disclosures.iter().map(|text| format!("{text}~")).collect::<String>())
}

/// A badge in which the holder may hide name, identifiers and description; and the disclosures.
fn selective() -> (Value, Vec<String>) {
    let mut badge = badge();
    badge["_sd_alg"] = "sha-256".into();
    let mut disclosures = vec![
        hide_element(&mut badge, "/credentialSubject/identifier/0"),
        hide(&mut badge, "/credentialSubject", "licenseNumber"),
    ];
    disclosures.push(hide(&mut badge, "/credentialSubject/achievement", "description"));
    disclosures.push(hide(&mut badge, "/credentialSubject/achievement", "criteria"));
    // One inside another.
    disclosures.push(hide(&mut badge, "/credentialSubject", "achievement"));
    (badge, disclosures)
}

#[track_caller]
fn expect(report: &Report, answer_expected: &str, present: &[&str], absent: &[&str]) {
    let codes = codes(report);
    assert_eq!(answer(report), answer_expected, "{codes:?}");
    assert!(present.iter().all(|code| codes.contains(code)), "{present:?} are not all among {codes:?}");
    assert!(absent.iter().all(|code| !codes.contains(code)), "one of {absent:?} is among {codes:?}");
}

fn number(report: &Report, code: &str) -> Option<i64> {
    report.checks.iter().find(|check| check.code.id() == code).and_then(|check| check.detail.number)
}

#[test]
fn everything_shown_is_a_good_badge_in_every_carrier() {
    let (badge, disclosures) = selective();
    let text = sd_jwt(&badge, &disclosures.iter().collect::<Vec<_>>());
    let spaced: String =
        text.as_bytes().chunks(60).map(|line| format!(" {}\r\n", std::str::from_utf8(line).unwrap())).collect();
    for bytes in [
        text.clone().into_bytes(),
        spaced.into_bytes(),
        format!("https://verify.example/app/#jwt={text}").into_bytes(),
        baked(&text),
        svg(&format!(r#"<openbadges:credential verify="{text}"/>"#)),
    ] {
        let report = verify(bytes);
        expect(&report, "valid valid", &["proof.verified", "key.bound", "status.none"], &["proof.partial"]);
        assert_eq!(report.input.format.as_deref(), Some("ob3/vcdm2/sd-jwt"));
        let badge = report.badge.unwrap();
        assert_eq!(badge.registration_number.as_deref(), Some("SI-240187"));
        assert_eq!(badge.holder.name.as_deref(), Some("見本 太郎"));
        assert_eq!(badge.achievement.criteria.as_deref(), Some("見本試験に合格し、登録した者。"));
    }
}

#[test]
fn no_disclosures_at_all() {
    for end in ["~", "~aa.bb.cc"] {
        let report = verify(format!("{}{end}", token(&badge())));
        expect(&report, "valid valid", &["proof.verified"], &["proof.partial"]);
        assert_eq!(codes(&report).contains(&"proof.key-binding"), end != "~");
    }
    // The last letter lost in copying: the signed bytes are all there.
    expect(&verify(token(&badge())), "valid valid", &["proof.verified"], &[]);
    // A disclosure without its end is something cut off.
    let (badge, disclosures) = selective();
    let report = verify(format!("{}~{}", token(&badge), disclosures[0]));
    assert_eq!(report.verdict, Verdict::Unreadable);
}

#[test]
fn what_is_hidden_in_the_subject_is_only_a_note() {
    let (badge, disclosures) = selective();
    // Without the name and the registration number.
    let shown: Vec<&String> = disclosures.iter().skip(2).collect();
    let report = verify(sd_jwt(&badge, &shown));
    expect(&report, "valid valid", &["proof.partial", "proof.verified", "status.none"], &["status.concealed"]);
    assert_eq!(number(&report, "proof.partial"), Some(2));
    let facts = report.badge.unwrap();
    assert_eq!((facts.registration_number, facts.holder.name), (None, None));
    assert_eq!(facts.pass_number.as_deref(), Some("SI-19-0462"));
}

#[test]
fn no_disclosure_can_be_forged() {
    let (badge, disclosures) = selective();
    let all: Vec<&String> = disclosures.iter().collect();
    let good = token(&badge);
    for (index, disclosure) in disclosures.iter().enumerate() {
        let mut content: Value = serde_json::from_slice(&base64url::decode(disclosure).unwrap()).unwrap();
        let last = content.as_array().unwrap().len() - 1;
        content[last] = json!("forged");
        let forged = encoded(&content);
        let mut others = all.clone();
        others[index] = &forged;
        expect(&verify(sd_jwt(&badge, &others)), "rejected malformed", &["proof.disclosure"], &["proof.verified"]);
        // Beside the good one, and the good one twice.
        for extra in [&forged, disclosure] {
            let mut more = all.clone();
            more.push(extra);
            expect(&verify(sd_jwt(&badge, &more)), "rejected malformed", &["proof.disclosure"], &["proof.verified"]);
        }
        // Each letter matters.
        for position in (0..disclosure.len()).step_by(7) {
            let mut bytes = disclosure.clone().into_bytes();
            bytes[position] = if bytes[position] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(bytes).unwrap();
            let mut others = all.clone();
            others[index] = &changed;
            let report = verify(sd_jwt(&badge, &others));
            assert_ne!(report.verdict, Verdict::Valid, "{changed}");
        }
    }
    // A new member under a signature that is good.
    let extra = encoded(&json!(["salt", "validUntil", "2099-01-01T00:00:00Z"]));
    expect(&verify(format!("{good}~{extra}~")), "rejected malformed", &["proof.disclosure"], &[]);
    // The order of the disclosures means nothing.
    let backwards: Vec<&String> = disclosures.iter().rev().collect();
    expect(&verify(sd_jwt(&badge, &backwards)), "valid valid", &["proof.verified"], &[]);
    // The signature covers the digests.
    let mut report_badge = badge.clone();
    report_badge["credentialSubject"]["_sd"][0] = digest(&extra).into();
    let (_, signature) = good.rsplit_once('.').unwrap();
    let altered = token(&report_badge);
    let altered = format!("{}.{signature}~", altered.rsplit_once('.').unwrap().0);
    assert!(codes(&verify(altered)).contains(&"proof.mismatch"));
}

#[test]
fn a_name_that_stands_already_or_a_digest_twice() {
    let mut twice = badge();
    let disclosure = encoded(&json!(["salt", "validUntil", "2099-01-01T00:00:00Z"]));
    twice["_sd"] = json!([digest(&disclosure)]);
    expect(&verify(sd_jwt(&twice, &[&disclosure])), "rejected malformed", &["proof.disclosure"], &["proof.verified"]);
    let mut repeated = badge();
    let hidden = hide(&mut repeated, "/credentialSubject", "licenseNumber");
    repeated["credentialSubject"]["achievement"]["_sd"] = json!([digest(&hidden)]);
    expect(&verify(sd_jwt(&repeated, &[&hidden])), "rejected malformed", &["proof.disclosure"], &[]);
    expect(&verify(sd_jwt(&repeated, &[])), "rejected malformed", &["proof.disclosure"], &[]);
}

#[test]
fn a_hidden_status_or_end_is_never_in_force() {
    let mut revocable = badge();
    revocable["credentialStatus"] = json!({"id": "https://status.example.jp/1#7", "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation", "statusListIndex": "7", "statusListCredential": "https://status.example.jp/1"});
    let mut with_status = revocable.clone();
    let status = hide(&mut with_status, "", "credentialStatus");
    let undetermined = ("undetermined undetermined", &["proof.verified", "status.concealed", "proof.partial"]);
    let hidden = sd_jwt(&with_status, &[]);
    expect(&verify(hidden.clone()), undetermined.0, undetermined.1, &["status.none"]);
    // Neither the tilde nor the media type is what makes it so: whoever takes them off gains nothing.
    expect(&verify(hidden.trim_end_matches('~')), undetermined.0, undetermined.1, &["status.none"]);
    expect(&verify(vc_jwt(&with_status, &institute())), undetermined.0, undetermined.1, &["status.none"]);
    // Shown, it is judged like any other.
    let shown = codes(&verify(sd_jwt(&with_status, &[&status]))).join(" ");
    assert!(!shown.contains("proof.partial") && !shown.contains("status.none"), "{shown}");
    // One of its members, or one of several entries.
    let mut inside = revocable.clone();
    hide(&mut inside, "/credentialStatus", "statusPurpose");
    expect(&verify(sd_jwt(&inside, &[])), undetermined.0, undetermined.1, &[]);
    let mut several = revocable.clone();
    several["credentialStatus"] = json!([revocable["credentialStatus"]]);
    hide_element(&mut several, "/credentialStatus/0");
    expect(&verify(sd_jwt(&several, &[])), undetermined.0, undetermined.1, &["status.none"]);
    // The end.
    let mut endless = badge();
    endless["validUntil"] = "2025-03-31T23:59:59+09:00".into();
    let end = hide(&mut endless, "", "validUntil");
    expect(&verify(sd_jwt(&endless, &[])), undetermined.0, undetermined.1, &["date.no-end", "status.none"]);
    expect(&verify(sd_jwt(&endless, &[&end])), "not-in-force expired", &["date.expired"], &["proof.partial"]);
    // A decoy looks the same.
    let mut decoy = badge();
    decoy["_sd"] = json!([digest("decoy")]);
    expect(&verify(sd_jwt(&decoy, &[])), undetermined.0, undetermined.1, &["status.none"]);
    // Over VCDM 1.1 the credential stands in a claim.
    let mut wrapped = json!({"iss": did(&institute()), "vc": badge()});
    wrapped["vc"]["@context"][0] = "https://www.w3.org/2018/credentials/v1".into();
    wrapped["vc"]["issuanceDate"] = wrapped["vc"]["validFrom"].clone();
    wrapped["vc"]["_sd"] = json!([digest("decoy")]);
    expect(&verify(sd_jwt(&wrapped, &[])), undetermined.0, undetermined.1, &["status.none"]);
    // What has run out by what is shown has run out.
    let past =
        akashi::engine::verify(&Input::new("t", hidden), &Documents::default(), &policy(), at("2030-01-01T00:00:00Z"));
    expect(&past, "not-in-force expired", &["date.expired"], &[]);
}

/// Of several ends the earliest counts, and one of them may be hidden.
#[test]
fn an_end_that_is_shown_may_not_be_the_only_one() {
    for member in ["exp", "expirationDate"] {
        let mut two = badge();
        two[member] = if member == "exp" { 1_735_689_600.into() } else { json!("2025-01-01T00:00:00Z") };
        two["credentialStatus"] = json!({"id": "https://status.example.jp/1#7", "type": "SampleStatus"});
        let end = hide(&mut two, "", member);
        let report = verify(sd_jwt(&two, &[]));
        expect(&report, "undetermined undetermined", &["status.concealed"], &["date.in-force", "status.none"]);
        assert!(report.checks.iter().any(|check| check.detail.found.as_deref() == Some("SD-JWT")), "{member}");
        assert!(codes(&verify(sd_jwt(&two, &[&end]))).contains(&"date.expired"));
    }
}

#[test]
fn media_types_of_drafts_and_of_the_standard() {
    for typ in ["vc+sd-jwt", "sd-jwt", "vc-ld+sd-jwt", "application/vc+ld+json+sd-jwt"] {
        let header = json!({"alg": "EdDSA", "typ": typ, "kid": method(&institute())});
        let text = format!("{}~", jws(&header, badge().to_string().as_bytes(), &institute()));
        expect(&verify(text), "valid valid", &["proof.verified"], &["proof.media-type"]);
    }
}

#[test]
fn a_hidden_identifier_accuses_nobody() {
    let mut badge = badge();
    hide_element(&mut badge, "/credentialSubject/identifier/2");
    badge["credentialSubject"]["id"] = "mailto:hanako@example.jp".into();
    let ask = |text: String| {
        let input = Input::new("t", text).with_holder(Some("taro.mihon@example.jp".into()));
        akashi::engine::verify(&input, &Documents::default(), &policy(), at(NOW))
    };
    expect(&ask(sd_jwt(&badge, &[])), "undetermined undetermined", &["holder.absent"], &["holder.mismatch"]);
    badge["credentialSubject"]["identifier"].as_array_mut().unwrap().pop();
    expect(&ask(sd_jwt(&badge, &[])), "rejected mismatch", &["holder.mismatch"], &[]);
}

#[test]
fn another_hash_is_not_judged() {
    let mut badge = badge();
    for name in ["sha3-512", "SHA-256"] {
        badge["_sd_alg"] = name.into();
        let token = sd_jwt(&badge, &[]);
        expect(&verify(token.clone()), "undetermined undetermined", &["proof.unsupported"], &[]);
        // Whether it was signed at all can be told.
        let other = token.replacen('.', ".eyJ4IjoxfQ.", 1);
        assert_ne!(verify(other).verdict, Verdict::Valid);
        let (signed, signature) = token.split_once('~').unwrap().0.rsplit_once('.').unwrap();
        let first = if signature.starts_with('A') { "B" } else { "A" };
        let report = verify(format!("{signed}.{first}{}~", &signature[1..]));
        assert_eq!(report.verdict, Verdict::Rejected);
        assert!(codes(&report).contains(&"proof.mismatch"));
    }
}

/// The W3C suite's own tokens, where they are at hand.
#[test]
fn the_recorded_tokens() {
    let Some(folder) = std::env::var_os("AKASHI_VECTORS").map(std::path::PathBuf::from) else {
        println!("skipped: AKASHI_VECTORS is not set");
        return;
    };
    let suite = folder.join("w3c-vc-jose-cose-test-suite");
    let controller = std::fs::read_to_string(suite.join("controller-document.json")).unwrap();
    let documents = documents(&[("https://example.issuer/vc-jose-cose", serde_json::from_str(&controller).unwrap())]);
    let report = |name: &str| {
        let text = std::fs::read(suite.join("input").join(name)).unwrap();
        verify_with(text, &documents, &no_list())
    };
    let good = report("credential-sdjwt-selective.txt");
    expect(&good, "valid unlisted", &["proof.verified", "key.bound"], &["proof.partial"]);
    let bad = report("credential-sdjwt-bad-signature.txt");
    expect(&bad, "rejected altered", &["proof.mismatch"], &["proof.verified"]);
    for name in ["presentation-sdjwt-bad-media-type.txt", "presentation-sdjwt-bad-credential.txt"] {
        assert_ne!(report(name).verdict, Verdict::Valid, "{name}");
    }
}
