//! JSON Web Keys (RFC 7517, RFC 7518 section 6, RFC 8037): public members only.

use serde_json::Value;

use super::{KeyFault, PublicKey};
use crate::engine::read::{base64url, json};

/// Reads a public JWK. A key that says it is for encryption is none for us (RFC 7517, 4.2 and 4.3).
pub fn read(jwk: &Value) -> Result<PublicKey, KeyFault> {
    let operations = jwk.get("key_ops");
    if jwk.get("use").is_some_and(|purpose| purpose != "sig")
        || operations.is_some() && !json::strings(operations).any(|operation| operation == "verify")
    {
        return Err(KeyFault::Malformed);
    }
    let bytes = |member| json::text(jwk, member).and_then(base64url::decode).ok_or(KeyFault::Malformed);
    match (json::text(jwk, "kty").ok_or(KeyFault::Malformed)?, json::text(jwk, "crv").unwrap_or_default()) {
        ("OKP", "Ed25519") => PublicKey::ed25519(&bytes("x")?),
        ("EC", "P-256") => PublicKey::p256(&point(bytes("x")?, bytes("y")?, 32)?),
        ("EC", "P-384") => PublicKey::p384(&point(bytes("x")?, bytes("y")?, 48)?),
        ("RSA", _) => PublicKey::rsa(&bytes("n")?, &bytes("e")?),
        _ => Err(KeyFault::Unsupported),
    }
}

/// An uncompressed SEC 1 point; both coordinates have the curve's full length (RFC 7518, 6.2.1.2).
fn point(x: Vec<u8>, y: Vec<u8>, length: usize) -> Result<Vec<u8>, KeyFault> {
    if x.len() != length || y.len() != length {
        return Err(KeyFault::Malformed);
    }
    Ok([vec![4], x, y].concat())
}
