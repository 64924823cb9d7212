//! Every Data Integrity suite: signed here it is valid, and nothing that was changed afterwards ever is.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod forge;

use akashi::engine::code::Code;
use akashi::engine::digest::Hash;
use akashi::engine::documents::Documents;
use akashi::engine::read::base64url;
use akashi::engine::report::{KeySource, Report};
use akashi::engine::verdict::Verdict;
use forge::derivation::*;
use forge::*;
use serde_json::{Value, json};

/// The answer to a good badge where nobody keeps a list of issuers.
const GOOD: &str = "valid unlisted";

const SUITE_2020: &str = "https://w3id.org/security/suites/ed25519-2020/v1";

/// One good badge for each suite that signs a document as a whole, and for each of its curves.
fn good() -> Vec<(&'static str, &'static str, Value)> {
    let (ed25519, p256, p384) = (Signing::ed25519("institute"), Signing::p256("institute"), Signing::p384("institute"));
    let case = |suite, kind, signer: &Signing, contexts: &[&str]| {
        (suite, kind, signed_as(suite, &badge_of(signer, contexts), signer))
    };
    vec![
        case("eddsa-rdfc-2022", "Ed25519", &ed25519, &[]),
        case("eddsa-jcs-2022", "Ed25519", &ed25519, &[]),
        case("ecdsa-rdfc-2019", "P-256", &p256, &[]),
        case("ecdsa-rdfc-2019", "P-384", &p384, &[]),
        case("ecdsa-jcs-2019", "P-256", &p256, &[]),
        case("ecdsa-jcs-2019", "P-384", &p384, &[]),
        case("Ed25519Signature2020", "Ed25519", &ed25519, &[SUITE_2020]),
        case("Ed25519Signature2018", "Ed25519", &ed25519, &[]),
    ]
}

fn judge(document: &Value) -> Report {
    verify_with(document.to_string(), &Documents::default(), &no_list())
}

#[track_caller]
fn expect(document: &Value, answer_expected: &str, code: &str) {
    let report = judge(document);
    assert!(answer(&report).starts_with(answer_expected), "{}: {:?}", answer(&report), report.checks);
    assert!(code.is_empty() || codes(&report).contains(&code), "{code} is not among {:?}", codes(&report));
}

#[test]
fn every_suite_verifies_and_says_what_it_verified() {
    for (suite, kind, document) in good() {
        let report = judge(&document);
        assert_eq!(answer(&report), GOOD, "{suite} {kind}: {:?}", report.checks);
        let [proof] = report.proofs.as_slice() else { panic!("{suite}: {:?}", report.proofs) };
        assert_eq!((proof.at.as_str(), proof.suite.as_str(), proof.code), ("/proof", suite, Code::ProofVerified));
        assert_eq!(proof.key.as_deref(), Some(kind));
        assert_eq!((proof.source, proof.binding), (Some(KeySource::Identifier), Some(Code::KeyBound)));
        assert_eq!(proof.created.as_deref(), Some("2024-04-01T00:00:00Z"));
        assert_eq!(proof.method.as_deref(), document["proof"]["verificationMethod"].as_str());
    }
}

/// HOSTILE 1 and 2: one member changed, taken away or added, anywhere.
#[test]
fn nothing_changed_is_valid() {
    for (suite, kind, document) in good() {
        for (what, changed) in changes(&document) {
            // A context after those that were signed is no part of what a JCS proof signs, and takes no part in reading.
            if suite.contains("-jcs-") && what == "one more at \"/@context\"" {
                continue;
            }
            let report = judge(&changed);
            assert!(report.verdict != Verdict::Valid, "{suite} {kind}: {what}");
        }
    }
}

/// The document with one change each.
fn changes(document: &Value) -> Vec<(String, Value)> {
    let mut changed = Vec::new();
    for place in places(document) {
        let mut with = |what: &str, change: &dyn Fn(&mut Value)| {
            let mut copy = document.clone();
            change(copy.pointer_mut(&place).unwrap());
            changed.push((format!("{what} at {place:?}"), copy));
        };
        match document.pointer(&place).unwrap() {
            Value::String(_) => {
                with("another text", &|value| *value = format!("{}x", value.as_str().unwrap()).into());
                with("no text", &|value| *value = Value::Null);
            }
            Value::Bool(_) => with("the contrary", &|value| *value = (!value.as_bool().unwrap()).into()),
            Value::Object(members) => {
                with("an undefined member", &|value| value["grade"] = "A".into());
                if !members.contains_key("description") {
                    with("a defined member", &|value| value["description"] = "added".into());
                }
                for name in members.keys() {
                    with(&format!("no {name}"), &|value| drop(value.as_object_mut().unwrap().shift_remove(name)));
                }
            }
            Value::Array(elements) => {
                with("one more", &|value| value.as_array_mut().unwrap().push("Evidence".into()));
                if elements.len() > 1 {
                    with("one less", &|value| drop(value.as_array_mut().unwrap().pop()));
                }
            }
            _ => {}
        }
    }
    changed
}

// --- one proof ----------------------------------------------------------------------------------------------------

/// A proof made with these options.
fn with_options(suite: &str, signer: &Signing, contexts: &[&str], change: impl Fn(&mut Value)) -> Value {
    let mut document = badge_of(signer, contexts);
    let mut options = options_of(suite, signer);
    change(&mut options);
    document["proof"] = prove_as(&document, &options, signer);
    document
}

#[test]
fn purposes_and_dates_are_honoured_in_every_suite() {
    let cases = [
        ("eddsa-jcs-2022", Signing::ed25519("institute"), &[][..]),
        ("ecdsa-rdfc-2019", Signing::p256("institute"), &[][..]),
        ("ecdsa-jcs-2019", Signing::p384("institute"), &[][..]),
        ("Ed25519Signature2020", Signing::ed25519("institute"), &[SUITE_2020][..]),
        ("Ed25519Signature2018", Signing::ed25519("institute"), &[][..]),
    ];
    for (suite, signer, contexts) in cases {
        let with = |member: &str, value: Value| {
            with_options(suite, &signer, contexts, |options| options[member] = value.clone())
        };
        expect(&with("proofPurpose", "authentication".into()), "rejected malformed", "proof.purpose");
        expect(&with("expires", "2025-01-01T00:00:00Z".into()), "rejected malformed", "proof.expired");
        expect(&with("expires", "2034-01-01T00:00:00Z".into()), GOOD, "");
        expect(&with("domain", "https://verifier.example".into()), GOOD, "proof.domain");
        expect(&with("challenge", "1".into()), GOOD, "proof.challenge");
        let other = Signing::ed25519("stranger").method();
        expect(&with("verificationMethod", other.into()), "rejected ", "");
    }
}

#[test]
fn a_signature_belongs_to_its_suite_curve_and_hash() {
    let (ed25519, p256, p384) = (Signing::ed25519("institute"), Signing::p256("institute"), Signing::p384("institute"));
    // The bytes of one suite under the name of another.
    for (from, to, signer) in [
        ("eddsa-jcs-2022", "eddsa-rdfc-2022", &ed25519),
        ("eddsa-rdfc-2022", "eddsa-jcs-2022", &ed25519),
        ("ecdsa-jcs-2019", "ecdsa-rdfc-2019", &p256),
        ("ecdsa-rdfc-2019", "ecdsa-jcs-2019", &p384),
    ] {
        let mut document = with_options(from, signer, &[], |_| {});
        document["proof"]["cryptosuite"] = to.into();
        expect(&document, "rejected altered", "proof.mismatch");
    }
    // The hash of the other curve.
    for (suite, signer, hash) in [
        ("ecdsa-rdfc-2019", &p384, Hash::Sha256),
        ("ecdsa-rdfc-2019", &p256, Hash::Sha384),
        ("ecdsa-jcs-2019", &p384, Hash::Sha256),
        ("ecdsa-jcs-2019", &p256, Hash::Sha384),
    ] {
        let mut document = badge_of(signer, &[]);
        let mut proof = options_of(suite, signer);
        let signature = signer.sign(&hash_data(&document, &proof, hash));
        proof["proofValue"] = format!("z{}", bs58::encode(signature).into_string()).into();
        document["proof"] = proof;
        expect(&document, "rejected altered", "proof.mismatch");
    }
    // A key of another kind; a signature of another length, or in another encoding.
    for (suite, signer, code) in [
        ("eddsa-rdfc-2022", &p256, "proof.algorithm-key"),
        ("eddsa-jcs-2022", &p384, "proof.encoding"),
        ("ecdsa-rdfc-2019", &ed25519, "proof.algorithm-key"),
        ("ecdsa-jcs-2019", &ed25519, "proof.algorithm-key"),
    ] {
        let report = judge(&with_options(suite, signer, &[], |_| {}));
        assert_eq!(
            (report.verdict, codes(&report).contains(&code)),
            (Verdict::Rejected, true),
            "{suite}: {:?}",
            report.checks
        );
    }
    let with_value = |signer: &Signing, value: &str| {
        let mut document = with_options("ecdsa-rdfc-2019", signer, &[], |_| {});
        document["proof"]["proofValue"] = value.into();
        document
    };
    let encoded = |bytes: &[u8]| format!("z{}", bs58::encode(bytes).into_string());
    expect(&with_value(&p256, &encoded(&[7; 96])), "rejected malformed", "proof.encoding");
    expect(&with_value(&p384, &encoded(&[7; 64])), "rejected malformed", "proof.encoding");
    expect(&with_value(&p256, &encoded(&[0; 64])), "rejected altered", "proof.mismatch");
    expect(&with_value(&p384, &encoded(&[0; 96])), "rejected altered", "proof.mismatch");
    for value in [&encoded(&[7; 63]), &encoded(&[7; 70]), "z", "zO0", "u", "m", &"z1".repeat(100_000)] {
        expect(&with_value(&p256, value), "rejected malformed", "proof.encoding");
    }
    let mut number = with_value(&p256, "");
    number["proof"]["proofValue"] = 1.into();
    expect(&number, "rejected malformed", "proof.incomplete");
}

#[test]
fn other_suites_are_named_and_left_open() {
    let signer = Signing::ed25519("institute");
    for (kind, suite) in [
        ("DataIntegrityProof", "bbs-2023"),
        ("DataIntegrityProof", "Ed25519Signature2020"),
        ("DataIntegrityProof", "eddsa-rdfc-2023"),
        ("eddsa-rdfc-2022", "eddsa-rdfc-2022"),
        ("RsaSignature2018", ""),
        ("EcdsaSecp256k1Signature2019", ""),
        ("MerkleProof2019", ""),
    ] {
        let mut document = with_options("eddsa-rdfc-2022", &signer, &[], |_| {});
        document["proof"]["type"] = kind.into();
        if suite.is_empty() {
            document["proof"].as_object_mut().unwrap().shift_remove("cryptosuite");
        } else {
            document["proof"]["cryptosuite"] = suite.into();
        }
        let report = judge(&document);
        let check =
            report.find(Code::ProofUnsupported).unwrap_or_else(|| panic!("{kind} {suite}: {:?}", report.checks));
        assert_eq!(check.detail.suite.as_deref(), Some(if kind == "DataIntegrityProof" { suite } else { kind }));
        assert_eq!(report.verdict, Verdict::Undetermined);
    }
}

/// RFC 7797 as the suite uses it.
#[test]
fn the_header_of_a_detached_signature_is_read() {
    let signer = Signing::ed25519("institute");
    let with_header = |header: &str, middle: &str| {
        let mut document = badge_of(&signer, &[]);
        let mut proof = options_of("Ed25519Signature2018", &signer);
        let data = hash_data(&document, &proof, Hash::Sha256);
        let encoded = base64url::encode(header.as_bytes());
        let signature = signer.sign(&[encoded.as_bytes(), b".", &data].concat());
        proof["jws"] = format!("{encoded}.{middle}.{}", base64url::encode(&signature)).into();
        document["proof"] = proof;
        document
    };
    expect(&with_header(r#"{"alg":"EdDSA","b64":false,"crit":["b64"]}"#, ""), GOOD, "");
    expect(&with_header(r#"{"crit":["b64"],"b64":false,"alg":"EdDSA"}"#, ""), GOOD, "");
    for (header, code) in [
        (r#"{"alg":"none","b64":false,"crit":["b64"]}"#, "proof.algorithm-refused"),
        (r#"{"alg":"HS256","b64":false,"crit":["b64"]}"#, "proof.algorithm-refused"),
        (r#"{"alg":"ES256","b64":false,"crit":["b64"]}"#, "proof.algorithm-key"),
        (r#"{"alg":"EdDSA","b64":true,"crit":["b64"]}"#, "proof.critical"),
        (r#"{"alg":"EdDSA","b64":false}"#, "proof.critical"),
        (r#"{"alg":"EdDSA","b64":false,"crit":["b64","exp"]}"#, "proof.critical"),
        (r#"{"alg":"EdDSA"}"#, "proof.critical"),
        (r#"{"b64":false,"crit":["b64"]}"#, "proof.incomplete"),
        (r#"{"alg":"EdDSA","alg":"EdDSA","b64":false,"crit":["b64"]}"#, "proof.encoding"),
        ("[]", "proof.incomplete"),
        ("x", "proof.encoding"),
    ] {
        expect(&with_header(header, ""), "rejected malformed", code);
    }
    expect(
        &with_header(r#"{"alg":"EdDSA","b64":false,"crit":["b64"]}"#, "e30"),
        "rejected malformed",
        "proof.encoding",
    );
}

// --- contexts of JCS ----------------------------------------------------------------------------------------------

/// Data Integrity EdDSA Cryptosuites 1.0, 3.3.2, step 4.
#[test]
fn a_jcs_proof_keeps_the_contexts_that_were_signed() {
    let signer = Signing::ed25519("institute");
    let signed = || signed_as("eddsa-jcs-2022", &badge_of(&signer, &[]), &signer);
    let with_contexts = |change: &dyn Fn(&mut Vec<Value>)| {
        let mut document = signed();
        change(document["@context"].as_array_mut().unwrap());
        document
    };
    expect(&signed(), GOOD, "");
    expect(&with_contexts(&|contexts| contexts.push(SUITE_2020.into())), GOOD, "");
    expect(&with_contexts(&|contexts| contexts.insert(1, SUITE_2020.into())), "rejected altered", "proof.mismatch");
    expect(&with_contexts(&|contexts| contexts.truncate(1)), "rejected altered", "proof.mismatch");
    assert_ne!(judge(&with_contexts(&|contexts| contexts.reverse())).verdict, Verdict::Valid);
    // The proof's own contexts are signed as they are.
    let mut other = signed();
    other["proof"]["@context"].as_array_mut().unwrap().truncate(1);
    expect(&other, "rejected altered", "proof.mismatch");
    // Without them, the document's are signed like any other member.
    let mut without = badge_of(&signer, &[]);
    without["proof"] = prove_as(&without, &options_of("eddsa-jcs-2022", &signer), &signer);
    expect(&without, GOOD, "");
    without["@context"].as_array_mut().unwrap().push(SUITE_2020.into());
    expect(&without, "rejected altered", "proof.mismatch");
}

/// Over statements the proof's options stand in the document's contexts, whatever the proof says of its own.
#[test]
fn a_context_in_a_proof_over_statements_says_nothing() {
    let signer = Signing::ed25519("institute");
    let mut document = signed_as("eddsa-rdfc-2022", &badge_of(&signer, &[]), &signer);
    document["proof"]["@context"] = document["@context"].clone();
    expect(&document, GOOD, "");
    document["proof"]["@context"] = json!({"created": "https://evil.example/created"});
    assert!(!judge(&document).checks.iter().any(|check| check.code == Code::ProofMismatch));
}

#[test]
fn a_jcs_proof_signs_members_that_no_context_defines() {
    let signer = Signing::p256("institute");
    let mut document = badge_of(&signer, &[]);
    document["credentialSubject"]["grade"] = "A".into();
    expect(&signed_as("ecdsa-jcs-2019", &document, &signer), GOOD, "");
    // A context that nobody knows is not needed to say what was signed.
    document["@context"].as_array_mut().unwrap().push("https://unknown.example/v1".into());
    expect(&signed_as("ecdsa-jcs-2019", &document, &signer), GOOD, "");
    expect(&signed_as("ecdsa-jcs-2019", &badge_of(&signer, &[]), &signer), GOOD, "");
}

// --- sets and chains ----------------------------------------------------------------------------------------------

fn with_proofs(document: &Value, proofs: &[Value]) -> Value {
    let mut document = document.clone();
    document["proof"] = proofs.to_vec().into();
    document
}

fn garbage(mut proof: Value) -> Value {
    proof["proofValue"] = format!("z{}", bs58::encode([7u8; 64]).into_string()).into();
    proof
}

#[test]
fn in_a_set_each_proof_by_the_issuer_must_be_good() {
    let (signer, stranger) = (Signing::ed25519("institute"), Signing::p256("stranger"));
    let document = badge_of(&signer, &[SUITE_2020]);
    let proof = |suite, by: &Signing| prove_as(&document, &options_of(suite, by), by);
    let (old, new, jcs) =
        (proof("Ed25519Signature2020", &signer), proof("eddsa-rdfc-2022", &signer), proof("eddsa-jcs-2022", &signer));
    let both = with_proofs(&document, &[old.clone(), new.clone(), jcs.clone()]);
    expect(&both, GOOD, "proof.verified");
    let report = judge(&both);
    let places: Vec<&str> = report.proofs.iter().map(|proof| proof.at.as_str()).collect();
    assert_eq!(places, ["/proof/0", "/proof/1", "/proof/2"]);
    let verified = report.checks.iter().filter(|check| check.code == Code::ProofVerified);
    assert_eq!(verified.filter_map(|check| check.detail.at.as_deref()).collect::<Vec<_>>(), places);
    for bad in [
        with_proofs(&document, &[garbage(old.clone()), new.clone()]),
        with_proofs(&document, &[old.clone(), garbage(new.clone())]),
        with_proofs(&document, &[old.clone(), garbage(jcs.clone())]),
    ] {
        expect(&bad, "rejected altered", "proof.mismatch");
    }
    let strangers = proof("ecdsa-rdfc-2019", &stranger);
    expect(&with_proofs(&document, &[new.clone(), strangers.clone()]), GOOD, "proof.by-other");
    expect(&with_proofs(&document, &[strangers]), "rejected ", "key.not-issuers");
    let mut unknown = new.clone();
    unknown["cryptosuite"] = "bbs-2023".into();
    expect(&with_proofs(&document, &[new.clone(), unknown.clone()]), GOOD, "proof.unsupported-beside");
    let mut base = garbage(unknown);
    base["cryptosuite"] = "ecdsa-sd-2023".into();
    base["proofValue"] = format!("u{}", base64url::encode(&[0xd9, 0x5d, 0x00, 0x85])).into();
    expect(&with_proofs(&document, &[new.clone(), base.clone()]), GOOD, "proof.unsupported-beside");
    expect(&with_proofs(&document, &[base]), "undetermined undetermined", "proof.base");
    // The statements may stay while the members move: then only a proof over members says that they did not.
    let many = vec![new.clone(); 5];
    expect(&with_proofs(&document, &many), "undetermined undetermined", "proof.too-complex");
}

/// VC Data Integrity 1.0, 4.5.
#[test]
fn a_chain_holds_as_far_as_its_earlier_proofs() {
    for (first, second) in [
        ("eddsa-rdfc-2022", "eddsa-rdfc-2022"),
        ("eddsa-jcs-2022", "eddsa-jcs-2022"),
        ("eddsa-rdfc-2022", "eddsa-jcs-2022"),
    ] {
        let signer = Signing::ed25519("institute");
        let document = badge_of(&signer, &[]);
        let options = |suite, by: &Signing, id: &str, previous: Value| {
            let mut options = options_of(suite, by);
            options["id"] = format!("urn:proof:{id}").into();
            if !previous.is_null() {
                options["previousProof"] = previous;
            }
            options
        };
        let chained = |earlier: &[&Value], options: &Value, by: &Signing| {
            let mut covered = document.clone();
            covered["proof"] = earlier.iter().map(|proof| (*proof).clone()).collect::<Vec<_>>().into();
            prove_as(&covered, options, by)
        };
        let one = prove_as(&document, &options(first, &signer, "1", Value::Null), &signer);
        let two = chained(&[&one], &options(second, &signer, "2", "urn:proof:1".into()), &signer);
        let three =
            chained(&[&one, &two], &options(second, &signer, "3", json!(["urn:proof:1", "urn:proof:2"])), &signer);
        let set = |proofs: &[&Value]| {
            with_proofs(&document, &proofs.iter().map(|proof| (*proof).clone()).collect::<Vec<_>>())
        };
        expect(&set(&[&one, &two]), GOOD, "proof.verified");
        expect(&set(&[&two, &one]), GOOD, "proof.verified");
        expect(&set(&[&three, &two, &one]), GOOD, "proof.verified");
        // Missing, or not the one that was covered.
        expect(&set(&[&two]), "rejected malformed", "proof.chain");
        expect(&set(&[&one, &three]), "rejected malformed", "proof.chain");
        let again = prove_as(&document, &options(first, &signer, "1", Value::Null), &Signing::ed25519("stranger"));
        expect(&set(&[&again, &two]), "rejected altered", "proof.chain");
        expect(&set(&[&garbage(one.clone()), &two]), "rejected altered", "proof.chain");
        // Two proofs of one name: which of them was covered?
        expect(&set(&[&one, &again, &two]), "rejected ", "proof.chain");
        // Without its link it is another proof.
        let mut loose = two.clone();
        loose.as_object_mut().unwrap().shift_remove("previousProof");
        expect(&set(&[&one, &loose]), "rejected altered", "proof.mismatch");
        // Circles.
        let own = garbage(options(second, &signer, "2", "urn:proof:2".into()));
        expect(&set(&[&one, &own]), "rejected ", "proof.chain");
        let back = garbage(options(first, &signer, "1", "urn:proof:2".into()));
        expect(&set(&[&back, &two]), "rejected ", "proof.chain");
        for odd in [json!([]), json!(1), json!([1]), json!({"id": "urn:proof:1"})] {
            expect(&set(&[&one, &garbage(options(second, &signer, "2", odd))]), "rejected malformed", "proof.chain");
        }
        // Somebody else may have signed first; an earlier proof that cannot be judged leaves the chain open.
        let witness = Signing::ed25519("witness");
        let theirs = prove_as(&document, &options(first, &witness, "1", Value::Null), &witness);
        let after = chained(&[&theirs], &options(second, &signer, "2", "urn:proof:1".into()), &signer);
        expect(&set(&[&theirs, &after]), GOOD, "proof.by-other");
    }
}

#[test]
fn an_earlier_proof_of_another_suite_leaves_the_chain_open() {
    let signer = Signing::ed25519("institute");
    let mut covered = badge_of(&signer, &[]);
    let mut earlier = garbage(options_of("bbs-2023", &signer));
    earlier["id"] = "urn:proof:1".into();
    covered["proof"] = json!([earlier]);
    let mut options = options_of("eddsa-jcs-2022", &signer);
    options["previousProof"] = "urn:proof:1".into();
    let proof = prove_as(&covered, &options, &signer);
    covered["proof"] = json!([earlier, proof]);
    expect(&covered, "undetermined undetermined", "proof.unsupported");
}

// --- keys ---------------------------------------------------------------------------------------------------------

#[test]
fn a_did_that_is_a_key_has_one_method() {
    let signer = Signing::ed25519("institute");
    let named = |method: String| {
        with_options("eddsa-jcs-2022", &signer, &[], |options| options["verificationMethod"] = method.clone().into())
    };
    expect(&named(signer.method()), GOOD, "key.bound");
    for fragment in ["key-1", "0", &Signing::ed25519("stranger").multikey()] {
        expect(&named(format!("{}#{fragment}", signer.did())), "rejected ", "key.not-issuers");
    }
}

#[test]
fn older_kinds_of_methods_are_read() {
    let (ed25519, p256) = (Signing::ed25519("institute"), Signing::p256("institute"));
    let bare = |signer: &Signing| {
        let multikey = bs58::decode(&signer.multikey()[1..]).into_vec().unwrap();
        bs58::encode(&multikey[2..]).into_string()
    };
    let issuer = "https://badge.example.jp/issuer";
    let judged = |suite: &str, signer: &Signing, mut method: Value| {
        method["id"] = format!("{issuer}#key").into();
        method["controller"] = issuer.into();
        let mut document = badge_of(signer, &[]);
        document["issuer"]["id"] = issuer.into();
        let mut options = options_of(suite, signer);
        options["verificationMethod"] = format!("{issuer}#key").into();
        document["proof"] = prove_as(&document, &options, signer);
        let page = json!({"id": issuer, "verificationMethod": [method], "assertionMethod": ["#key"]});
        let report = verify_with(document.to_string(), &documents(&[(issuer, page)]), &no_list());
        (answer(&report), report.proofs[0].binding, report.proofs[0].source)
    };
    let bound = (GOOD.to_owned(), Some(Code::KeyBound), Some(KeySource::Document));
    assert_eq!(
        judged(
            "eddsa-jcs-2022",
            &ed25519,
            json!({"type": "Ed25519VerificationKey2018", "publicKeyBase58": bare(&ed25519)})
        ),
        bound
    );
    assert_eq!(
        judged(
            "eddsa-jcs-2022",
            &ed25519,
            json!({"type": "Ed25519VerificationKey2020", "publicKeyMultibase": ed25519.multikey()})
        ),
        bound
    );
    assert_eq!(
        judged(
            "ecdsa-jcs-2019",
            &p256,
            json!({"type": "EcdsaSecp256r1VerificationKey2019", "publicKeyBase58": bare(&p256)})
        ),
        bound
    );
    assert_eq!(
        judged("ecdsa-jcs-2019", &p256, json!({"type": "Multikey", "publicKeyMultibase": p256.multikey()})),
        bound
    );
    let malformed = judged(
        "ecdsa-jcs-2019",
        &p256,
        json!({"type": "Ed25519VerificationKey2020", "publicKeyMultibase": p256.multikey()}),
    );
    assert_eq!(malformed, ("rejected malformed".to_owned(), Some(Code::KeyMalformed), None));
    // Signed before the key ran out, as the badge says: nobody else says so.
    let method = |expires: &str| json!({"type": "Multikey", "publicKeyMultibase": p256.multikey(), "expires": expires});
    assert_eq!(judged("ecdsa-jcs-2019", &p256, method("2030-01-01T00:00:00Z")), bound);
    assert_eq!(judged("ecdsa-jcs-2019", &p256, method("2025-01-01T00:00:00Z")).1, Some(Code::KeyUnbound));
    assert_eq!(judged("ecdsa-jcs-2019", &p256, method("2024-01-01T00:00:00Z")).1, Some(Code::KeyExpired));
    assert_eq!(judged("ecdsa-jcs-2019", &p256, method("soon")).1, Some(Code::KeyMalformed));
}

// --- ecdsa-sd-2023 ------------------------------------------------------------------------------------------------

#[test]
fn a_part_of_what_was_signed_is_said_to_be_one() {
    let signer = Signing::p256("institute");
    let options = options_of("ecdsa-sd-2023", &signer);
    let by_issuer = |line: &str| line.contains("#issuer>") || line.contains("#validUntil>");
    let hidden = ["/credentialSubject/licenseNumber", "/name", "/credentialSubject/achievement/description"];
    for (mandatory, hidden, expected) in [
        (&by_issuer as &dyn Fn(&str) -> bool, &[][..], GOOD),
        (&by_issuer, &hidden[..], GOOD),
        // Where the holder was free to hide everything, what is absent is not known to be.
        (&|_| false, &hidden[..], "undetermined undetermined"),
        (&|_| true, &[][..], GOOD),
    ] {
        let (shown, derivation) = derive(&badge_of(&signer, &[]), &options, &signer, mandatory, hidden);
        let report = judge(&proven(&shown, &options, &derivation.written()));
        assert_eq!(answer(&report), expected, "{:?}", report.checks);
        assert!(report.find(Code::ProofVerified).is_some());
        assert_eq!(report.find(Code::ProofPartial).unwrap().detail.suite.as_deref(), Some("ecdsa-sd-2023"));
    }
    let (shown, derivation) = derive(&badge_of(&signer, &[]), &options, &signer, &by_issuer, &hidden);
    let document = proven(&shown, &options, &derivation.written());
    for (what, changed) in changes(&document) {
        assert_ne!(judge(&changed).verdict, Verdict::Valid, "{what}");
    }
    // What the issuer made mandatory cannot be left out.
    let (mut without, _) = derive(&badge_of(&signer, &[]), &options, &signer, &by_issuer, &hidden);
    without.as_object_mut().unwrap().shift_remove("validUntil");
    let spoilt = |change: &dyn Fn(&mut Derivation)| {
        let mut derivation = derivation.clone();
        change(&mut derivation);
        derivation.written()
    };
    let fewer = spoilt(&|it| it.mandatory.truncate(it.mandatory.len() - 1));
    expect(&proven(&without, &options, &fewer), "rejected altered", "proof.mismatch");
    // Nor be called something else.
    type Spoiling<'a> = (&'a dyn Fn(&mut Derivation), &'a str);
    let cases: [Spoiling; 9] = [
        (&|it| drop(it.signatures.pop()), "proof.mismatch"),
        (&|it| it.signatures.push(it.signatures[0].clone()), "proof.mismatch"),
        (&|it| it.signatures.swap(0, 1), "proof.mismatch"),
        (&|it| drop(it.labels.pop()), "proof.mismatch"),
        (&|it| it.labels[0].1 = it.labels[1].1.clone(), "proof.mismatch"),
        (&|it| it.mandatory.push(5000), "proof.mismatch"),
        (&|it| it.labels[0].0 = it.labels[1].0, "proof.encoding"),
        (&|it| it.base_signature.truncate(63), "proof.encoding"),
        (&|it| it.public_key = [&[0xed, 0x01][..], &it.public_key[2..]].concat(), "proof.encoding"),
    ];
    for (change, code) in cases {
        let report = judge(&proven(&shown, &options, &spoilt(change)));
        assert_eq!((report.verdict, codes(&report).contains(&code)), (Verdict::Rejected, true), "{:?}", report.checks);
    }
    for value in
        [&b"\xd9\x5d\x01"[..], b"\xd9\x5d\x02\x85", b"\xd9\x5d", b"", &[derivation.written(), vec![0]].concat()]
    {
        expect(&proven(&shown, &options, value), "rejected malformed", "proof.encoding");
    }
    let endless = spoilt(&|it| it.mandatory = (0..60_000).collect());
    expect(&proven(&shown, &options, &endless), "undetermined undetermined", "proof.too-complex");
    let mut base = derivation.written();
    base[2] = 0;
    expect(&proven(&shown, &options, &base), "undetermined undetermined", "proof.base");
    let mut base58 = document.clone();
    base58["proof"]["proofValue"] = format!("z{}", bs58::encode(derivation.written()).into_string()).into();
    expect(&base58, "rejected malformed", "proof.encoding");
}

/// Each byte of a proof value counts; tried on the badge made here and on those that others made.
#[test]
fn no_byte_of_a_derived_proof_can_be_changed() {
    let signer = Signing::p256("institute");
    let options = options_of("ecdsa-sd-2023", &signer);
    let mandatory = |line: &str| !line.contains("achievement") && !line.contains("licenseNumber");
    let (shown, derivation) =
        derive(&badge_of(&signer, &[]), &options, &signer, &mandatory, &["/credentialSubject/licenseNumber"]);
    let mut documents = vec![proven(&shown, &options, &derivation.written())];
    match std::env::var("AKASHI_VECTORS") {
        Ok(folder) => {
            let cases: Vec<Value> =
                serde_json::from_slice(&std::fs::read(format!("{folder}/cases.json")).unwrap()).unwrap();
            let case = cases.iter().find(|case| case["id"] == "derived/ecdsa-sd-2023-derived-ok").unwrap();
            let bytes = std::fs::read(format!("{folder}/{}", case["file"].as_str().unwrap())).unwrap();
            documents.push(serde_json::from_slice(&bytes).unwrap());
        }
        Err(_) => println!("skipped: recorded proofs (AKASHI_VECTORS is not set)"),
    }
    for document in documents {
        let is_verified = |document: &Value| judge(document).find(Code::ProofVerified).is_some();
        assert!(is_verified(&document));
        let value = base64url::decode(&document["proof"]["proofValue"].as_str().unwrap()[1..]).unwrap();
        for index in (0..value.len()).step_by(2) {
            let mut changed = value.clone();
            changed[index] ^= 1 << (index % 8);
            let mut document = document.clone();
            document["proof"]["proofValue"] = format!("u{}", base64url::encode(&changed)).into();
            assert!(!is_verified(&document), "byte {index}");
        }
    }
}
