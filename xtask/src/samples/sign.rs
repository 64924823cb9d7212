//! Signing, for samples only: eddsa-rdfc-2022 (VC Data Integrity EdDSA 1.0, 3.2) and VC-JWT (VC-JOSE-COSE, 3.1.1; Open Badges 3.0, 8.2).

use std::io;

use akashi::engine::jsonld::canonicalise_text;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::keys::Ed25519;
use super::{date, failed};

/// What the engine would take as signed: an undefined property is an error here too.
fn canonicalise(document: &str) -> io::Result<String> {
    canonicalise_text(document).map_err(|(code, detail)| failed(format!("{}: {detail:?}", code.id())))
}

/// Adds an eddsa-rdfc-2022 proof, made at `created`.
pub fn data_integrity(mut credential: Value, key: &Ed25519, created: &str) -> io::Result<Value> {
    let mut proof = json!({
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-rdfc-2022",
        "created": created,
        "verificationMethod": key.method(),
        "proofPurpose": "assertionMethod",
    });
    let mut options = proof.clone();
    options["@context"] = credential["@context"].clone();
    let mut signed = Sha256::digest(canonicalise(&options.to_string())?).to_vec();
    signed.extend(Sha256::digest(canonicalise(&credential.to_string())?));
    proof["proofValue"] = json!(format!("z{}", bs58::encode(key.sign(&signed)).into_string()));
    credential["proof"] = proof;
    Ok(credential)
}

/// A VC-JWT by a did:key.
pub fn jwt_eddsa(credential: Value, key: &Ed25519) -> io::Result<String> {
    let signed = jwt_input("EdDSA", &key.method(), credential)?;
    let signature = base64url(&key.sign(signed.as_bytes()));
    Ok(format!("{signed}.{signature}"))
}

/// A VC-JWT by a P-256 key.
pub fn jwt_es256(credential: Value, key: &SigningKey, kid: &str) -> io::Result<String> {
    let signed = jwt_input("ES256", kid, credential)?;
    // Deterministic by RFC 6979, so the sample stays the same.
    let signature: Signature = key.sign(signed.as_bytes());
    Ok(format!("{signed}.{}", base64url(&signature.to_bytes())))
}

/// The payload is the credential itself, with the registered claims that Open Badges 3.0 asks for.
fn jwt_input(alg: &str, kid: &str, mut credential: Value) -> io::Result<String> {
    let seconds = |member: &str| instant(credential[member].as_str().unwrap_or_default());
    let (start, end) = (seconds("validFrom")?, seconds("validUntil")?);
    let (issuer, id) = (credential["issuer"]["id"].clone(), credential["id"].clone());
    for (claim, value) in
        [("iss", issuer), ("jti", id), ("iat", json!(start)), ("nbf", json!(start)), ("exp", json!(end))]
    {
        credential[claim] = value;
    }
    let header = json!({"alg": alg, "kid": kid, "typ": "vc+jwt"});
    Ok(format!("{}.{}", base64url(header.to_string().as_bytes()), base64url(credential.to_string().as_bytes())))
}

/// base64url without padding.
pub fn base64url(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Seconds since 1970 of `YYYY-MM-DDThh:mm:ss+09:00`, the only form that the samples use.
fn instant(text: &str) -> io::Result<i64> {
    let wrong = || failed(format!("{text} is not of the form YYYY-MM-DDThh:mm:ss+09:00"));
    let (day, time) = text.split_once('T').ok_or_else(wrong)?;
    let (year, month, day) = date(day)?;
    let parts: Vec<i64> = time
        .strip_suffix("+09:00")
        .ok_or_else(wrong)?
        .split(':')
        .map(|part| part.parse().map_err(|_| wrong()))
        .collect::<io::Result<_>>()?;
    let &[hours, minutes, seconds] = parts.as_slice() else { return Err(wrong()) };
    // Days since 1970 in the proleptic Gregorian calendar, with the year beginning in March.
    let (y, m) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let days =
        365 * y + y.div_euclid(4) - y.div_euclid(100) + y.div_euclid(400) + (153 * m + 2) / 5 + day - 1 - 719_468;
    Ok(((days * 24 + hours - 9) * 60 + minutes) * 60 + seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_those_of_the_calendar() {
        for (text, seconds) in [
            ("1970-01-01T09:00:00+09:00", 0),
            ("2024-02-29T00:00:00+09:00", 1_709_132_400),
            ("2034-03-31T23:59:59+09:00", 2_027_429_999),
        ] {
            assert_eq!(instant(text).ok(), Some(seconds));
        }
        assert!(instant("2024-04-01T00:00:00Z").is_err());
    }
}
