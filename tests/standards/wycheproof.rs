//! Project Wycheproof: signatures at the edges of their algorithms.
//!
//! What it calls valid verifies, what it calls invalid does not; each deviation has its reason beside it.

use akashi::engine::code::Code;
use akashi::engine::key::{PublicKey, jwk};
use akashi::engine::proof::algorithm::Algorithm;
use akashi::engine::read::{base64url, json as strict};
use serde_json::Value;

use super::{array, from_hex, json, string, vectors};

/// Runs a file of messages and signatures in hex. Returns how many are valid, invalid, and neither.
fn run(file: &str, algorithm: Algorithm, key: fn(&Value) -> PublicKey) -> Option<[usize; 3]> {
    let file_of_vectors = json(&vectors("wycheproof")?.join(file));
    let mut counts = [0; 3];
    for group in array(&file_of_vectors, "testGroups") {
        let key = key(group);
        for test in array(group, "tests") {
            let signature = from_hex(string(test, "sig"));
            let verified = algorithm.verify(&key, &from_hex(string(test, "msg")), &signature);
            let place = format!("{file} {}: {}", test["tcId"], string(test, "comment"));
            match string(test, "result") {
                "valid" => {
                    assert_eq!(verified, Ok(()), "{place}");
                    counts[0] += 1;
                }
                "invalid" => {
                    assert!(
                        matches!(verified, Err(Code::ProofMismatch | Code::ProofEncoding)),
                        "{place}: {verified:?}"
                    );
                    counts[1] += 1;
                }
                // The one there is: a DigestInfo without NULL. "When formatting the DigestInfoValue in
                // EMSA-PKCS1-v1_5 … the parameters field … SHALL have a value of type NULL" (RFC 8017, B.1).
                "acceptable" => {
                    assert_eq!(test["flags"][0], "MissingNull", "{place}");
                    assert_eq!(verified, Err(Code::ProofMismatch), "{place}");
                    counts[2] += 1;
                }
                other => panic!("{place}: {other}"),
            }
        }
    }
    println!("Wycheproof, {file}: {} valid, {} invalid, {} acceptable and refused", counts[0], counts[1], counts[2]);
    Some(counts)
}

fn at_least(counts: Option<[usize; 3]>, expected: [usize; 3]) {
    let Some(counts) = counts else { return };
    assert!(counts.iter().zip(expected).all(|(count, expected)| *count >= expected), "{counts:?}");
}

#[test]
fn ed25519() {
    let key = |group: &Value| PublicKey::ed25519(&from_hex(string(&group["publicKey"], "pk"))).unwrap();
    at_least(run("ed25519_test.json", Algorithm::EdDsa, key), [88, 63, 0]);
}

#[test]
fn ecdsa_p256() {
    let key = |group: &Value| PublicKey::p256(&from_hex(string(&group["publicKey"], "uncompressed"))).unwrap();
    at_least(run("ecdsa_secp256r1_sha256_p1363_test.json", Algorithm::Es256, key), [173, 89, 0]);
}

#[test]
fn ecdsa_p384() {
    let key = |group: &Value| PublicKey::p384(&from_hex(string(&group["publicKey"], "uncompressed"))).unwrap();
    at_least(run("ecdsa_secp384r1_sha384_p1363_test.json", Algorithm::Es384, key), [193, 87, 0]);
}

#[test]
fn rsa_pkcs1() {
    let key = |group: &Value| {
        let key = &group["publicKey"];
        PublicKey::rsa(&from_hex(string(key, "modulus")), &from_hex(string(key, "publicExponent"))).unwrap()
    };
    at_least(run("rsa_signature_2048_sha256_test.json", Algorithm::Rs256, key), [9, 249, 1]);
}

/// A token over any payload, verified with the key that a reader was given: header, key and signature as the engine reads
/// them (the payloads here are no JSON).
fn verify_token(token: &str, key: &Value) -> Result<(), Code> {
    let [header, payload, signature] = token.split('.').collect::<Vec<_>>()[..] else {
        return Err(Code::DocumentMalformed);
    };
    let header = base64url::decode(header).ok_or(Code::ProofEncoding)?;
    base64url::decode(payload).ok_or(Code::ProofEncoding)?;
    let signature = base64url::decode(signature).ok_or(Code::ProofEncoding)?;
    let header = strict::read(&header).map_err(|fault| fault.code)?;
    let name = header["alg"].as_str().unwrap_or_default();
    let algorithm = Algorithm::from_jose(name)?;
    // "The "alg" parameter identifies the algorithm intended for use with the key" (RFC 7517, 4.4).
    // The engine asks this of keys in a header; here the keys are given.
    if key["alg"].as_str().is_some_and(|meant| meant != name) {
        return Err(Code::ProofAlgorithmKey);
    }
    let key = jwk::read(key).map_err(|fault| fault.code())?;
    algorithm.verify(&key, token.rsplit_once('.').unwrap_or_default().0.as_bytes(), &signature)
}

#[test]
fn json_web_signatures() {
    let Some(folder) = vectors("wycheproof") else { return };
    let (mut verified, mut off_list, mut misspelt, mut refused) = (0, 0, 0, 0);
    let file = json(&folder.join("json_web_signature_test.json"));
    for group in array(&file, "testGroups") {
        for test in array(group, "tests") {
            let token = string(test, "jws");
            let result = verify_token(token, &group["public"]);
            let place = format!("{}: {} {}", test["tcId"], string(group, "comment"), string(test, "comment"));
            match (string(test, "result"), result) {
                ("valid", Ok(())) => verified += 1,
                // Good signatures by algorithms that are not on our list (DESIGN rule 1): MACs, which whoever verifies
                // can make as well, are refused; RFC 7518 (3.1) makes PS384, PS512 and ES512 optional.
                ("valid", Err(Code::ProofAlgorithmRefused | Code::ProofUnsupported)) => {
                    let header = base64url::decode(token.split('.').next().unwrap());
                    let header = header.map(|header| strict::read(&header).unwrap());
                    let name = header.as_ref().and_then(|header| header["alg"].as_str());
                    assert!(matches!(name, Some("HS256" | "PS384" | "PS512" | "ES512") | None), "{place}: {name:?}");
                    off_list += 1;
                }
                // Letters that are not of the alphabet: "without the inclusion of any line breaks, whitespace, or other
                // additional characters" (RFC 7515, 2).
                ("valid", Err(Code::ProofEncoding)) => {
                    assert!(string(test, "comment").starts_with("InvalidCharacterInserted"), "{place}");
                    misspelt += 1;
                }
                ("invalid", Err(_)) => refused += 1,
                (expected, result) => panic!("{place} is {expected}: {result:?}"),
            }
        }
    }
    println!(
        "Wycheproof, JWS: {verified} valid verified, {off_list} valid by other algorithms, {misspelt} misspelt, {refused} refused"
    );
    assert!(
        verified >= 20 && verified + off_list + misspelt >= 46 && refused >= 355,
        "{verified} {off_list} {misspelt}"
    );
}
