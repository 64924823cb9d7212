//! One good badge, one defect each, and the verdict that must come of it. The table is the specification.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod forge;

use akashi::engine::documents::{Documents, FetchError};
use akashi::engine::report::{Recognition, Report};
use forge::*;
use serde_json::{Value, json};

/// The badge with one change, made before signing.
fn changed(change: impl Fn(&mut Value)) -> Value {
    let mut badge = badge();
    change(&mut badge);
    badge
}

#[track_caller]
fn expect(report: &Report, answer_expected: &str, code: &str) {
    assert_eq!(answer(report), answer_expected, "{:?}", codes(report));
    assert!(code.is_empty() || codes(report).contains(&code), "{code} is not among {:?}", codes(report));
    // What was not proved is never shown as proved.
    let attested = report.badge.as_ref().is_some_and(|badge| badge.attested);
    let integrity = akashi::engine::verdict::summary(&report.checks, akashi::engine::report::Axis::Integrity);
    assert_eq!(attested, integrity == akashi::engine::report::Summary::Pass);
    assert!(attested || report.recognition != Recognition::Recognised);
}

#[test]
fn the_good_badge_is_valid_in_every_carrier() {
    let token = vc_jwt(&badge(), &institute());
    let document = with_proof(&badge(), &institute()).to_string();
    let spaced: String =
        token.as_bytes().chunks(60).map(|line| format!(" {}\r\n", std::str::from_utf8(line).unwrap())).collect();
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("json", document.clone().into_bytes()),
        ("json", format!("\n {document} \n").into_bytes()),
        ("jws", token.clone().into_bytes()),
        ("jws", spaced.into_bytes()),
        ("jws", format!("https://verify.example/app/#jwt={token}").into_bytes()),
        ("png:iTXt:openbadgecredential", baked(&document)),
        ("png:iTXt:openbadgecredential", baked(&token)),
        ("png:iTXt:openbadgecredential", png(&[itxt_compressed("openbadgecredential", document.as_bytes())])),
        ("png:tEXt:openbadgecredential", png(&[text_chunk("openbadgecredential", token.as_bytes())])),
        ("png:zTXt:openbadgecredential", png(&[ztxt("openbadgecredential", document.as_bytes())])),
        ("svg:credential", svg(&format!("<openbadges:credential><![CDATA[{document}]]></openbadges:credential>"))),
        (
            "svg:credential",
            svg(&format!("<openbadges:credential>{}</openbadges:credential>", document.replace('&', "&amp;"))),
        ),
        ("svg:credential:verify", svg(&format!(r#"<openbadges:credential verify="{token}"/>"#))),
    ];
    for (carrier, bytes) in cases {
        let report = verify(bytes);
        expect(&report, "valid valid", "proof.verified");
        assert_eq!(report.input.carrier.as_deref(), Some(carrier));
        assert_eq!(report.recognition, Recognition::Recognised);
        let badge = report.badge.unwrap();
        assert_eq!(badge.registration_number.as_deref(), Some("SI-240187"));
        assert_eq!(badge.pass_number.as_deref(), Some("SI-19-0462"));
        assert_eq!(badge.holder.name.as_deref(), Some("見本 太郎"));
    }
}

#[test]
fn chunks_between_and_after_the_picture_are_found() {
    let chunk_text = itxt("openbadgecredential", with_proof(&badge(), &institute()).to_string().as_bytes());
    let plain = png(&[]);
    let (head, tail) = plain.split_at(plain.len() - 12);
    expect(&verify([head, &chunk_text, tail].concat()), "valid valid", "");
    // After the end, where nothing should be: read all the same, since the signature decides.
    expect(&verify([&plain[..], &chunk_text].concat()), "valid valid", "");
    let mut bad_checksum = baked(&with_proof(&badge(), &institute()).to_string());
    let end = bad_checksum.len() - 12 - 23;
    let crc = bad_checksum[..end].len();
    bad_checksum[crc - 1] ^= 1;
    assert!(codes(&verify(bad_checksum)).contains(&"document.damaged-picture"));
}

/// HOSTILE 1: any signed member changed.
#[test]
fn a_changed_member_is_altered() {
    let changes: [(&str, Value); 7] = [
        ("/credentialSubject/identifier/0/identityHash", "別人 花子".into()),
        ("/credentialSubject/licenseNumber", "SI-240188".into()),
        ("/credentialSubject/achievement/name", "見本診断士".into()),
        ("/validUntil", "2038-03-31T23:59:59+09:00".into()),
        ("/issuer/name", "別の学会".into()),
        ("/proof/created", "2023-04-01T00:00:00Z".into()),
        ("/id", "urn:uuid:2f0a3c52-5f0e-4f43-9e0b-6f1f3c1f0002".into()),
    ];
    for (place, value) in changes {
        let mut document = with_proof(&badge(), &institute());
        *document.pointer_mut(place).unwrap() = value.clone();
        expect(&verify(document.to_string()), "rejected altered", "proof.mismatch");
        if place.starts_with("/proof") {
            continue;
        }
        let token = vc_jwt(&badge(), &institute());
        let mut payload = badge();
        *payload.pointer_mut(place).unwrap() = value;
        let forged = swap_payload(&token, payload.to_string().as_bytes());
        expect(&verify(forged), "rejected altered", "proof.mismatch");
    }
}

fn swap_payload(token: &str, payload: &[u8]) -> String {
    let parts: Vec<&str> = token.split('.').collect();
    format!("{}.{}.{}", parts[0], akashi::engine::read::base64url::encode(payload), parts[2])
}

/// HOSTILE 2.
#[test]
fn what_no_context_defines_is_not_signed() {
    let signed = || with_proof(&badge(), &institute());
    let mut undefined = signed();
    undefined["credentialSubject"]["grade"] = "A".into();
    expect(&verify(undefined.to_string()), "rejected malformed", "property.undefined");
    let mut nulled = signed();
    nulled["@context"].as_array_mut().unwrap().push(json!({"grade": null}));
    nulled["credentialSubject"]["grade"] = "A".into();
    expect(&verify(nulled.to_string()), "rejected malformed", "property.undefined");
    let mut indexed = signed();
    indexed["@context"].as_array_mut().unwrap().push(json!({"grade": "@index"}));
    indexed["credentialSubject"]["grade"] = "A".into();
    expect(&verify(indexed.to_string()), "rejected malformed", "property.undefined");
    let mut blank = signed();
    blank["@context"].as_array_mut().unwrap().push(json!({"grade": "_:grade"}));
    blank["credentialSubject"]["grade"] = "A".into();
    expect(&verify(blank.to_string()), "rejected malformed", "property.undefined");
    let mut vocab = signed();
    vocab["@context"].as_array_mut().unwrap().push(json!({"@vocab": "https://evil.example/"}));
    vocab["credentialSubject"]["grade"] = "A".into();
    expect(&verify(vocab.to_string()), "rejected altered", "proof.mismatch");
    let mut keyword = signed();
    keyword["credentialSubject"]["@grade"] = "A".into();
    expect(&verify(keyword.to_string()), "rejected malformed", "property.undefined");
    let mut relative = signed();
    relative["credentialSubject"]["achievement"]["image"] = json!({"id": "image.png", "type": "Image"});
    expect(&verify(relative.to_string()), "rejected malformed", "property.relative");
    let mut redefined = signed();
    redefined["@context"]
        .as_array_mut()
        .unwrap()
        .push(json!({"VerifiableCredential": "https://evil.example/credential"}));
    expect(&verify(redefined.to_string()), "rejected malformed", "context.invalid");
}

/// HOSTILE 12: a context of the attacker's is not asked for.
#[test]
fn an_unknown_context_is_never_fetched() {
    let mut document = with_proof(&badge(), &institute());
    document["@context"].as_array_mut().unwrap().push("https://evil.example/context.json".into());
    let report = verify(document.to_string());
    expect(&report, "undetermined undetermined", "context.unknown");
    assert!(report.needs.is_empty());
    let mut schema = badge();
    schema["credentialSchema"] = json!([{"id": "https://evil.example/schema.json", "type": "JsonSchema"}]);
    let report = verify(with_proof(&schema, &institute()).to_string());
    expect(&report, "valid valid", "document.schema");
    assert!(report.needs.is_empty());
}

/// HOSTILE 3: the issuer's name, the attacker's key.
#[test]
fn a_key_that_the_forger_brought_is_not_the_issuers() {
    expect(&verify(vc_jwt(&badge(), &stranger())), "rejected not-issuers-key", "key.not-issuers");
    expect(&verify(with_proof(&badge(), &stranger()).to_string()), "rejected not-issuers-key", "key.not-issuers");
    let jwk = json!({"kty": "OKP", "crv": "Ed25519", "x": akashi::engine::read::base64url::encode(stranger().verifying_key().as_bytes())});
    let own = jws(&json!({"alg": "EdDSA", "jwk": jwk}), badge().to_string().as_bytes(), &stranger());
    expect(&verify(own), "rejected not-issuers-key", "key.not-issuers");
    // The header's key beside the issuer's kid: the issuer's key decides.
    let both = jws(
        &json!({"alg": "EdDSA", "jwk": jwk, "kid": method(&institute())}),
        badge().to_string().as_bytes(),
        &stranger(),
    );
    expect(&verify(both), "rejected altered", "proof.mismatch");
    // An https issuer without a document shows nothing.
    let elsewhere = changed(|badge| badge["issuer"]["id"] = "https://badge.example.jp/issuer".into());
    let own = jws(&json!({"alg": "EdDSA", "jwk": jwk}), elsewhere.to_string().as_bytes(), &stranger());
    let report = verify(own);
    expect(&report, "undetermined undetermined", "key.unbound");
    assert_eq!(report.needs[0].url, "https://badge.example.jp/issuer");
    let x5c = jws(&json!({"alg": "EdDSA", "x5c": ["MIIB"]}), elsewhere.to_string().as_bytes(), &stranger());
    expect(&verify(x5c), "undetermined undetermined", "key.unbound");
    // A kid at another host, even when that host answers.
    let kid = "https://evil.example/keys#1";
    let token = jws(&json!({"alg": "EdDSA", "kid": kid}), elsewhere.to_string().as_bytes(), &stranger());
    let theirs = controller("https://evil.example/keys", "https://evil.example/keys#1", &stranger());
    let report = verify_with(token, &documents(&[("https://evil.example/keys", theirs)]), &policy());
    expect(&report, "undetermined undetermined", "key.unbound");
}

fn controller(id: &str, method: &str, key: &ed25519_dalek::SigningKey) -> Value {
    json!({"@context": "https://www.w3.org/ns/cid/v1", "id": id, "assertionMethod": [method],
        "verificationMethod": [{"id": method, "type": "Multikey", "controller": id, "publicKeyMultibase": multikey(key)}]})
}

/// DESIGN rule 2 and HOSTILE 7: what the issuer's own document says.
#[test]
fn the_issuers_document_decides_whose_key_it_is() {
    let url = "https://badge.example.jp/.well-known/did.json";
    let id = "did:web:badge.example.jp";
    let method = "did:web:badge.example.jp#key-1";
    let badge = changed(|badge| badge["issuer"]["id"] = id.into());
    let mut options = proof_options(&institute());
    options["verificationMethod"] = method.into();
    let mut document = badge.clone();
    document["proof"] = prove(&badge, &options, &institute());
    let text = document.to_string();
    let good = || controller(id, method, &institute());
    let spoil = |spoil: &dyn Fn(&mut Value)| {
        let mut page = good();
        spoil(&mut page);
        verify_with(text.clone(), &documents(&[(url, page)]), &policy())
    };

    expect(&spoil(&|_| {}), "valid unlisted", "key.bound");
    expect(&spoil(&|page| page["assertionMethod"] = json!([])), "rejected not-issuers-key", "key.not-issuers");
    expect(
        &spoil(&|page| page["verificationMethod"][0]["revoked"] = "2026-01-01T00:00:00Z".into()),
        "rejected not-issuers-key",
        "key.revoked",
    );
    expect(
        &spoil(&|page| page["verificationMethod"][0]["expires"] = "2024-01-01T00:00:00Z".into()),
        "rejected not-issuers-key",
        "key.expired",
    );
    expect(
        &spoil(&|page| page["verificationMethod"][0]["controller"] = "did:web:evil.example".into()),
        "rejected not-issuers-key",
        "key.not-issuers",
    );
    expect(
        &spoil(&|page| page["verificationMethod"][0]["publicKeyMultibase"] = multikey(&stranger()).into()),
        "rejected altered",
        "proof.mismatch",
    );
    expect(
        &spoil(&|page| page["verificationMethod"][0]["id"] = "did:web:badge.example.jp#key-2".into()),
        "rejected not-issuers-key",
        "key.not-issuers",
    );
    // A document that speaks for somebody else, or none at all, shows nothing.
    expect(&spoil(&|page| page["id"] = "did:web:evil.example".into()), "undetermined undetermined", "key.unavailable");
    let report = verify_with(text.clone(), &Documents::default(), &policy());
    expect(&report, "undetermined undetermined", "key.unavailable");
    assert_eq!(report.needs[0].url, url);
    let mut unreachable = Documents::default();
    unreachable.insert(url, Err(FetchError::Unreachable));
    let report = verify_with(text.clone(), &unreachable, &policy());
    expect(&report, "undetermined undetermined", "key.unavailable");
    expect(&report, "undetermined undetermined", "document.unreachable");
    assert_eq!((report.needs.len(), report.documents[0].result.as_str()), (0, "unreachable"));
    // The operator vouches for the key: no document is needed, and a revoked pin speaks for nothing.
    let pinned = |pin: Value| {
        verify_with(
            text.clone(),
            &Documents::default(),
            &policy_of(json!([{"ids": [id], "names": {"ja": "見本"}, "keys": [pin]}])),
        )
    };
    expect(&pinned(json!({"multibase": multikey(&institute())})), "valid valid", "key.pinned");
    expect(
        &pinned(json!({"multibase": multikey(&institute()), "from": "2024-04-01", "until": "2028-03-31"})),
        "valid valid",
        "key.pinned",
    );
    expect(
        &pinned(json!({"multibase": multikey(&institute()), "until": "2024-03-30"})),
        "rejected not-issuers-key",
        "key.expired",
    );
    expect(
        &pinned(json!({"multibase": multikey(&institute()), "revoked": true})),
        "rejected not-issuers-key",
        "key.revoked",
    );
    expect(&pinned(json!({"multibase": multikey(&stranger())})), "undetermined undetermined", "key.unavailable");
    assert!(pinned(json!({"multibase": multikey(&institute())})).needs.is_empty());
    // A pin that carries the method's name is that very key: then a wrong signature is wrong, documents or not.
    let x = |key: ed25519_dalek::SigningKey| akashi::engine::read::base64url::encode(key.verifying_key().as_bytes());
    let jwk = |key| json!({"jwk": {"kty": "OKP", "crv": "Ed25519", "x": x(key), "kid": method}});
    expect(&pinned(jwk(institute())), "valid valid", "key.pinned");
    expect(&pinned(jwk(stranger())), "rejected altered", "proof.mismatch");
}

/// HOSTILE 4.
#[test]
fn algorithms_that_prove_nothing() {
    let payload = badge().to_string();
    let header = |header: Value| jws(&header, payload.as_bytes(), &institute());
    let kid = method(&institute());
    let cases = [
        (json!({"alg": "none", "kid": kid}), "rejected malformed", "proof.algorithm-refused"),
        (json!({"alg": "nOnE", "kid": kid}), "rejected malformed", "proof.algorithm-refused"),
        (json!({"alg": "HS256", "kid": kid}), "rejected malformed", "proof.algorithm-refused"),
        (json!({"alg": "ES256", "kid": kid}), "rejected malformed", "proof.algorithm-key"),
        (json!({"alg": "RS256", "kid": kid}), "rejected malformed", "proof.algorithm-key"),
        (json!({"alg": "ES512", "kid": kid}), "undetermined undetermined", "proof.unsupported"),
        (json!({"kid": kid}), "rejected malformed", "proof.incomplete"),
        (json!({"alg": "EdDSA", "kid": kid, "crit": ["b64"], "b64": false}), "rejected malformed", "proof.critical"),
        (json!({"alg": "EdDSA", "kid": kid, "typ": "at+jwt"}), "rejected malformed", "proof.media-type"),
    ];
    for (header_value, answer, code) in cases {
        expect(&verify(header(header_value)), answer, code);
    }
    let token = header(json!({"alg": "EdDSA", "kid": kid}));
    let (signed, signature) = token.rsplit_once('.').unwrap();
    expect(&verify(format!("{signed}.")), "rejected malformed", "proof.encoding");
    expect(&verify(format!("{signed}.{signature}=")), "rejected malformed", "proof.encoding");
    let zeros = akashi::engine::read::base64url::encode(&[0; 64]);
    expect(&verify(format!("{signed}.{zeros}")), "rejected altered", "proof.mismatch");
    // A key of small order fits signatures that nobody made.
    let small = format!("z{}", bs58::encode([&[0xed, 1, 1][..], &[0; 31]].concat()).into_string());
    let issuer = format!("did:key:{small}");
    let forged = changed(|badge| badge["issuer"]["id"] = issuer.clone().into());
    let mut signature = [0u8; 64];
    signature[0] = 1;
    let signed =
        jws(&json!({"alg": "EdDSA", "kid": format!("{issuer}#{small}")}), forged.to_string().as_bytes(), &stranger());
    let (signed, _) = signed.rsplit_once('.').unwrap();
    let token = format!("{signed}.{}", akashi::engine::read::base64url::encode(&signature));
    expect(&verify(token), "rejected altered", "proof.mismatch");
}

/// HOSTILE 5 and DESIGN rule 6.
#[test]
fn a_tokens_claims_must_not_contradict_its_credential() {
    let vc = changed(|badge| {
        badge["@context"][0] = "https://www.w3.org/2018/credentials/v1".into();
        badge["issuanceDate"] = "2024-04-01T00:00:00+09:00".into();
        badge["expirationDate"] = "2028-03-31T23:59:59+09:00".into();
        badge.as_object_mut().unwrap().retain(|name, _| !name.starts_with("valid"));
        badge["credentialSubject"]["id"] = "did:example:taro".into();
    });
    let (from, until) = (1_711_897_200, 1_838_127_599);
    let claims = json!({"iss": did(&institute()), "jti": vc["id"], "sub": "did:example:taro", "nbf": from, "exp": until, "vc": vc});
    expect(&verify(vc_jwt_11(&claims, &institute())), "valid valid", "proof.verified");
    let with = |claim: &str, value: Value| {
        let mut claims = claims.clone();
        claims[claim] = value;
        verify(vc_jwt_11(&claims, &institute()))
    };
    expect(&with("iss", did(&stranger()).into()), "rejected malformed", "proof.claims");
    expect(&with("jti", "urn:uuid:0".into()), "rejected malformed", "proof.claims");
    expect(&with("sub", "did:example:hanako".into()), "rejected malformed", "proof.claims");
    expect(&with("exp", (until + 1).into()), "rejected malformed", "proof.claims");
    expect(&with("nbf", (from - 1).into()), "rejected malformed", "proof.claims");
    expect(&with("exp", "2028".into()), "rejected malformed", "proof.claims");
    expect(&with("exp", 1_711_900_000.into()), "not-in-force expired", "date.expired");
    expect(&with("nbf", 4_070_908_800_i64.into()), "not-in-force not-yet", "date.not-yet");
    expect(&with("exp", Value::Null), "rejected malformed", "proof.claims");
    expect(&with("exp", json!(1e16)), "rejected malformed", "proof.claims");
    expect(&with("iss", json!([did(&stranger())])), "rejected malformed", "proof.claims");
    let mut two_ends = claims.clone();
    two_ends["vc"]["validUntil"] = "2099-01-01T00:00:00Z".into();
    two_ends["vc"]["expirationDate"] = "2025-03-31T23:59:59+09:00".into();
    two_ends.as_object_mut().unwrap().remove("exp");
    expect(&verify(vc_jwt_11(&two_ends, &institute())), "not-in-force expired", "date.expired");
    expect(&with("aud", "https://somebody.example".into()), "valid valid", "proof.audience");
    let mut past = claims.clone();
    past["vc"]["expirationDate"] = "2025-03-31T23:59:59+09:00".into();
    expect(&verify(vc_jwt_11(&past, &institute())), "not-in-force expired", "date.expired");
    // Over VC 2.0 the claims stand beside the credential: exp may only shorten.
    let bare = |claim: &str, value: Value| {
        let badge = changed(|badge| badge[claim] = value.clone());
        verify(vc_jwt(&badge, &institute()))
    };
    expect(&bare("iss", did(&stranger()).into()), "rejected malformed", "proof.claims");
    expect(&bare("exp", 4_070_908_800_i64.into()), "valid valid", "");
    expect(&bare("exp", 1_711_900_000.into()), "not-in-force expired", "date.expired");
    expect(&bare("vc", json!({})), "rejected malformed", "proof.claims");
}

/// HOSTILE 6 and DESIGN rule 11.
#[test]
fn dates_give_their_own_reason() {
    let dated = |from: &str, until: Value| {
        let badge = changed(|badge| {
            badge["validFrom"] = from.into();
            badge["validUntil"] = until.clone();
            if until.is_null() {
                badge.as_object_mut().unwrap().remove("validUntil");
            }
        });
        verify(vc_jwt(&badge, &institute()))
    };
    let good = "2024-04-01T00:00:00+09:00";
    expect(&dated(good, "2026-03-31T23:59:59+09:00".into()), "not-in-force expired", "date.expired");
    expect(
        &dated("2034-04-01T00:00:00+09:00", "2038-03-31T23:59:59+09:00".into()),
        "not-in-force not-yet",
        "date.not-yet",
    );
    expect(&dated("2028-04-01T00:00:00Z", "2024-03-31T00:00:00Z".into()), "not-in-force expired", "date.reversed");
    expect(&dated(good, Value::Null), "valid valid", "date.no-end");
    expect(&dated(good, "2027-01-31T23:59:59+09:00".into()), "valid valid", "date.ends-soon");
    expect(&dated("2024-04-01T00:00:00", "2028-03-31T23:59:59".into()), "valid valid", "date.no-zone");
    expect(&dated(good, "10000-01-01T00:00:00Z".into()), "valid valid", "date.in-force");
    expect(&dated("2016-12-31T23:59:60Z", Value::Null), "valid valid", "");
    expect(&dated("yesterday", Value::Null), "rejected malformed", "shape.date");
    expect(&dated("2024-02-30T00:00:00Z", Value::Null), "rejected malformed", "shape.date");
    // Five minutes of skew for the start, none for the end.
    expect(&dated("2026-11-22T03:04:59Z", Value::Null), "valid valid", "");
    expect(&dated("2026-11-22T03:05:01Z", Value::Null), "not-in-force not-yet", "");
    expect(&dated(good, "2026-11-22T02:59:59Z".into()), "not-in-force expired", "");
    expect(&dated(good, "2026-11-22T03:00:00Z".into()), "valid valid", "");
    // A clock years behind contradicts the proof's own date.
    let report = verify_at(with_proof(&badge(), &institute()).to_string(), "2019-01-01T00:00:00Z");
    expect(&report, "not-in-force not-yet", "date.clock");
}

/// HOSTILE 7 and 8, DESIGN rule 5.
#[test]
fn purposes_sets_and_chains() {
    let with = |change: &dyn Fn(&mut Value)| {
        let mut options = proof_options(&institute());
        change(&mut options);
        let mut document = badge();
        document["proof"] = prove(&badge(), &options, &institute());
        verify(document.to_string())
    };
    expect(&with(&|proof| proof["expires"] = "2025-01-01T00:00:00Z".into()), "rejected malformed", "proof.expired");
    expect(&with(&|proof| proof["expires"] = "2034-01-01T00:00:00Z".into()), "valid valid", "");
    expect(&with(&|proof| proof["proofPurpose"] = "authentication".into()), "rejected malformed", "proof.purpose");
    expect(&with(&|proof| proof["domain"] = "somebody.example".into()), "valid valid", "proof.domain");
    expect(&with(&|proof| proof["challenge"] = "abc".into()), "valid valid", "proof.challenge");

    let good = || prove(&badge(), &proof_options(&institute()), &institute());
    let set = |proofs: Vec<Value>| {
        let mut document = badge();
        document["proof"] = proofs.into();
        verify(document.to_string())
    };
    let mut garbage = good();
    garbage["proofValue"] = format!("z{}", bs58::encode([7u8; 64]).into_string()).into();
    let mut unknown = good();
    unknown["cryptosuite"] = "lattice-rdfc-2030".into();
    expect(&set(vec![good()]), "valid valid", "");
    expect(&set(vec![good(), garbage.clone()]), "rejected altered", "proof.mismatch");
    expect(&set(vec![garbage, good()]), "rejected altered", "proof.mismatch");
    expect(&set(vec![good(), unknown.clone()]), "valid valid", "proof.unsupported-beside");
    expect(&set(vec![unknown]), "undetermined undetermined", "proof.unsupported");
    let other = prove(&badge(), &proof_options(&stranger()), &stranger());
    expect(&set(vec![good(), other.clone()]), "valid valid", "proof.by-other");
    expect(&set(vec![other]), "rejected not-issuers-key", "key.not-issuers");
    expect(&set(vec![]), "rejected unsigned", "proof.missing");

    let mut first = proof_options(&institute());
    first["id"] = "urn:uuid:26329423-bec9-4b2e-88cb-a7c7d9dc4544".into();
    let first = prove(&badge(), &first, &institute());
    let mut second = proof_options(&institute());
    second["previousProof"] = first["id"].clone();
    let mut covered = badge();
    covered["proof"] = json!([first]);
    let second = prove(&covered, &second, &institute());
    expect(&set(vec![first.clone(), second.clone()]), "valid valid", "");
    expect(&set(vec![second.clone()]), "rejected malformed", "proof.chain");
    let mut changed_first = first;
    changed_first["created"] = "2023-01-01T00:00:00Z".into();
    expect(&set(vec![changed_first, second]), "rejected altered", "proof.mismatch");
}

/// HOSTILE 13.
#[test]
fn json_that_two_readers_would_read_differently() {
    let document = with_proof(&badge(), &institute()).to_string();
    let twice = document.replacen("{", r#"{"id":"urn:uuid:0","#, 1);
    expect(&verify(twice), "rejected malformed", "document.duplicate-member");
    let token = jws(
        &json!({"alg": "EdDSA", "kid": method(&institute())}),
        br#"{"credentialSubject":{},"a":1,"a":2}"#,
        &institute(),
    );
    expect(&verify(token), "rejected malformed", "document.duplicate-member");
    let spoilt = |bytes: Vec<u8>| answer(&verify(bytes));
    assert_eq!(spoilt([document.as_bytes(), b" x"].concat()), "unreadable unreadable");
    assert_eq!(spoilt([document.as_bytes(), b"\0"].concat()), "unreadable unreadable");
    assert_eq!(spoilt([b"\xef\xbb\xbf", document.as_bytes()].concat()), "unreadable unreadable");
    assert_eq!(spoilt(document.replace("見本", "\\ud800").into_bytes()), "unreadable unreadable");
    let mut broken = document.into_bytes();
    let place = broken.windows(3).position(|w| w == "見".as_bytes()).unwrap();
    broken[place] = 0xff;
    assert_eq!(spoilt(broken), "unreadable unreadable");
}

/// HOSTILE 14.
#[test]
fn several_badges_in_one_picture() {
    let good = itxt("openbadgecredential", with_proof(&badge(), &institute()).to_string().as_bytes());
    let tampered = with_proof(&badge(), &institute()).to_string().replace("SI-240187", "SI-999999");
    let tampered = itxt("openbadgecredential", tampered.as_bytes());
    expect(&verify(png(&[tampered.clone(), good.clone()])), "rejected malformed", "document.conflict");
    expect(&verify(png(&[good.clone(), tampered])), "rejected malformed", "document.conflict");
    expect(&verify(png(&[good.clone(), good.clone()])), "valid valid", "document.repeated");
    let hosted = itxt("openbadges", br#"{"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"https://a.example/1","badge":"https://a.example/b","recipient":{}}"#);
    expect(&verify(png(&[hosted, good.clone()])), "valid valid", "document.also-enclosed");
    expect(&verify(png(&[itxt("openbadgecredential", b"\xff"), good])), "valid valid", "document.unread-payload");
    let mut long = png(&[]);
    long.extend([0xff, 0xff, 0xff, 0xff]);
    long.extend(b"iTXt");
    expect(&verify(long), "unreadable no-badge", "");
    let braces = changed(|badge| badge["credentialSubject"]["achievement"]["description"] = "}{\"}".into());
    expect(&verify(baked(&with_proof(&braces, &institute()).to_string())), "valid valid", "");
    // A bomb is refused at the cap.
    let bomb = png(&[ztxt("openbadgecredential", &vec![b' '; 64 << 20])]);
    expect(&verify(bomb), "unreadable unreadable", "document.too-large");
}

/// HOSTILE 15.
#[test]
fn drawings_that_attack() {
    let token = vc_jwt(&badge(), &institute());
    let document = with_proof(&badge(), &institute()).to_string();
    let element = |inside: &str| svg(&format!("<openbadges:credential>{inside}</openbadges:credential>"));
    let middle =
        (0..4).find(|shift| document.is_char_boundary(document.len() / 2 + shift)).unwrap() + document.len() / 2;
    let (first, second) = document.split_at(middle);
    expect(&verify(element(&format!("<![CDATA[{first}]]><![CDATA[{second}]]>"))), "valid valid", "");
    let both =
        svg(&format!(r#"<openbadges:credential verify="{token}"><![CDATA[{}]]></openbadges:credential>"#, badge()));
    expect(&verify(both), "valid valid", "");
    let differs = changed(|badge| badge["credentialSubject"]["licenseNumber"] = "SI-999999".into());
    let both =
        svg(&format!(r#"<openbadges:credential verify="{token}"><![CDATA[{differs}]]></openbadges:credential>"#));
    expect(&verify(both), "rejected malformed", "document.conflict");
    let entity = |dtd: &str, inside: &str| {
        let drawing = String::from_utf8(element(inside)).unwrap();
        answer(&verify(format!("<!DOCTYPE svg [{dtd}]>{drawing}")))
    };
    assert_eq!(entity(r#"<!ENTITY x SYSTEM "file:///etc/passwd">"#, "&x;"), "unreadable unreadable");
    let laughs: String =
        (1..30).map(|n| format!(r#"<!ENTITY l{n} "{}">"#, format!("&l{};", n - 1).repeat(10))).collect();
    assert_eq!(entity(&format!(r#"<!ENTITY l0 "ha">{laughs}"#), "&l29;"), "unreadable unreadable");
    let scripted = svg(&format!(
        r#"<script>alert(1)</script><foreignObject/><image href="https://evil.example/x.png"/><openbadges:credential verify="{token}"/>"#
    ));
    let report = verify(scripted);
    expect(&report, "valid valid", "");
    assert!(report.needs.is_empty());
}

/// HOSTILE 16 and 17, DESIGN rule 9.
#[test]
fn a_name_is_not_an_issuer() {
    let by_stranger = |name: &str| {
        let badge = changed(|badge| {
            badge["issuer"]["id"] = did(&stranger()).into();
            badge["issuer"]["name"] = name.into();
        });
        verify(vc_jwt(&badge, &stranger()))
    };
    expect(&by_stranger("例示協会"), "valid unlisted", "issuer.unrecognised");
    for name in ["見本工学会", "見本エ学会", "見本\u{200b}工学会", "見本 工学会（公式）"] {
        expect(&by_stranger(name), "valid unlisted", "issuer.imitates");
    }
    // The listed issuer is named by the list, whatever the badge says.
    let renamed = changed(|badge| badge["issuer"]["name"] = "<b>別の名前</b>\u{202e}".into());
    let report = verify(vc_jwt(&renamed, &institute()));
    expect(&report, "valid valid", "issuer.recognised");
    assert_eq!(report.badge.unwrap().issuer.listed.unwrap().ja.as_deref(), Some("見本工学会"));
    // Without a list nothing is recognised.
    let report = verify_with(vc_jwt(&badge(), &institute()), &Documents::default(), &no_list());
    expect(&report, "valid unlisted", "issuer.no-list");
    // A sample issuer is drawn as recognised, and counts as not recognised.
    let sample = policy_of(json!([{"ids": [did(&institute())], "names": {"ja": "見本"}, "sample": true}]));
    let report = verify_with(vc_jwt(&badge(), &institute()), &Documents::default(), &sample);
    expect(&report, "valid valid", "issuer.sample");
    assert_eq!(report.recognition, Recognition::Sample);
}

/// HOSTILE 20 and 28, DESIGN rule 12.
#[test]
fn the_holder_is_compared_and_never_guessed() {
    let token = vc_jwt(&badge(), &institute());
    let ask = |typed: &str, token: &str| {
        let input = akashi::engine::input::Input::new("test", token).with_holder(Some(typed.to_owned()));
        akashi::engine::verify(&input, &Documents::default(), &policy(), at(NOW))
    };
    expect(&ask("taro.mihon@example.jp", &token), "valid valid", "holder.match");
    expect(&ask("mailto:TARO.mihon@example.jp", &token), "valid valid", "holder.match");
    expect(&ask("hanako@example.jp", &token), "rejected mismatch", "holder.mismatch");
    expect(&ask("太郎　見本", &token), "valid valid", "holder.name-match");
    expect(&ask("例示 花子", &token), "undetermined undetermined", "holder.name-differs");
    expect(&ask("SI-19-0462", &token), "valid valid", "holder.match");
    expect(&ask("SI-19-0463", &token), "rejected mismatch", "holder.mismatch");
    expect(&ask(&mail_hash("taro.mihon@example.jp", "salt"), &token), "undetermined undetermined", "holder.unclear");
    for near in ["SI-19046-2", "S-I19-0462", "SI190462", "taromihon@example.jp"] {
        assert_ne!(ask(near, &token).verdict, akashi::engine::verdict::Verdict::Valid, "{near}");
    }
    expect(&ask("si 19 0462", &token), "valid valid", "holder.match");
    expect(&ask("  ", &token), "undetermined undetermined", "holder.unclear");
    let forged = swap_payload(&token, changed(|badge| badge["id"] = "urn:x:1".into()).to_string().as_bytes());
    expect(&ask("taro.mihon@example.jp", &forged), "rejected altered", "holder.unproven");
}

/// Issue of today: methods that are not built are never more than undetermined.
#[test]
fn what_is_not_built_is_undetermined() {
    let status = changed(|badge| {
        badge["credentialStatus"] = json!({"id": "https://s.example/1#2", "type": "RevocationList2020Status",
            "revocationListIndex": "2", "revocationListCredential": "https://s.example/1"});
    });
    expect(&verify(vc_jwt(&status, &institute())), "undetermined undetermined", "status.unsupported");
    let hosted = json!({"@context": "https://w3id.org/openbadges/v2", "type": "Assertion",
        "id": "https://nlp.netlearning.co.jp/api/v1.0/openbadge/v2/Assertion/TUlIT04tU0FNUExFLTAwMDEtMDAwMQ==",
        "badge": "https://nlp.netlearning.co.jp/api/v1.0/openbadge/v2/BadgeClass/TUlIT04tU0FNUExFLTAwMDEtMDAwMQ==",
        "verification": {"type": "HostedBadge"}, "issuedOn": "2024-04-01T00:00:00+09:00",
        "recipient": {"identity": mail_hash("taro.mihon@example.jp", "salt"), "type": "email", "hashed": true, "salt": "salt"}});
    let report = verify(png(&[itxt("openbadges", hosted.to_string().as_bytes())]));
    expect(&report, "undetermined undetermined", "proof.hosted");
    let page = report.badge.unwrap().official_page.unwrap();
    assert!(page.starts_with("https://www.openbadge-global.com/ns/portal/openbadge/public/assertions/detail/"));
    let report = verify(png(&[itxt("openbadges", b"https://a.example/badge/1")]));
    expect(&report, "undetermined undetermined", "document.only-link");
}

/// HOSTILE 29: a careless issuer is still genuine.
#[test]
fn small_departures_are_notes() {
    let careless = changed(|badge| {
        badge["evidence"] = json!([{"id": "https://a.example/evidence"}]);
        badge["credentialSubject"]["achievement"]["alignment"] = json!([null]);
        badge["credentialSubject"]["source"] = Value::Null;
    });
    let report = verify(vc_jwt(&careless, &institute()));
    expect(&report, "valid valid", "form.type");
    let places: Vec<&str> =
        report.checks.iter().filter(|c| c.code.id() == "form.null").filter_map(|c| c.detail.at.as_deref()).collect();
    assert_eq!(places, ["/credentialSubject/achievement/alignment/0", "/credentialSubject/source"]);
}

#[test]
fn what_is_no_badge_is_no_accusation() {
    for bytes in
        [&b"hello"[..], b"\xff\xd8\xff\xe0", b"%PDF-1.7", b"{}", b"[1]", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"]
    {
        expect(&verify(bytes), "unreadable no-badge", "document.no-badge");
    }
    expect(&verify(png(&[])), "unreadable no-badge", "document.no-badge");
    expect(&verify(b""), "unreadable unreadable", "document.empty");
    expect(&verify(vec![b' '; 40 << 20]), "unreadable unreadable", "document.too-large");
    let report = serde_json::to_string(&verify(vc_jwt(&badge(), &institute()))).unwrap();
    expect(&verify(report), "unreadable unreadable", "document.is-report");
}
