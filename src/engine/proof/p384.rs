//! ECDSA over P-384.

use p384::ecdsa::signature::Verifier;
use p384::ecdsa::{Signature, VerifyingKey};

use crate::engine::code::Code;

/// A SEC 1 point on the curve, compressed or not, as its compressed form; `None` for anything else.
pub fn compressed(point: &[u8]) -> Option<Vec<u8>> {
    let key = VerifyingKey::from_sec1_bytes(point).ok()?;
    Some(key.to_sec1_point(true).as_bytes().to_vec())
}

/// Does the signature, r and s concatenated, fit? `None`: it does not. An error: it could not be checked.
pub fn verify(key: &[u8], message: &[u8], signature: &[u8]) -> Result<Option<()>, Code> {
    let read = VerifyingKey::from_sec1_bytes(key).ok().zip(Signature::from_slice(signature).ok());
    Ok(read.and_then(|(key, signature)| key.verify(message, &signature).ok()))
}
