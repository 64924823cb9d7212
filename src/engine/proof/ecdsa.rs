//! ECDSA over P-256 with SHA-256, and over P-384 with SHA-384 (FIPS 186-5); r and s concatenated.

use p256::ecdsa::signature::Verifier;

use crate::engine::code::Code;

/// One of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Curve {
    /// secp256r1
    P256,
    /// secp384r1
    P384,
}

/// A SEC 1 point on the curve, compressed or not, as its compressed form; `None` for anything else.
pub fn compressed(curve: Curve, point: &[u8]) -> Option<Vec<u8>> {
    Some(match curve {
        Curve::P256 => {
            let key = p256::ecdsa::VerifyingKey::from_sec1_bytes(point).ok()?;
            key.to_sec1_point(true).as_bytes().to_vec()
        }
        Curve::P384 => {
            let key = p384::ecdsa::VerifyingKey::from_sec1_bytes(point).ok()?;
            key.to_sec1_point(true).as_bytes().to_vec()
        }
    })
}

/// Does the signature fit? `None`: it does not. An error: it could not be checked.
pub fn verify(curve: Curve, key: &[u8], message: &[u8], signature: &[u8]) -> Result<Option<()>, Code> {
    Ok(match curve {
        Curve::P256 => p256(key, message, signature),
        Curve::P384 => p384(key, message, signature),
    })
}

fn p256(key: &[u8], message: &[u8], signature: &[u8]) -> Option<()> {
    let key = p256::ecdsa::VerifyingKey::from_sec1_bytes(key).ok()?;
    key.verify(message, &p256::ecdsa::Signature::from_slice(signature).ok()?).ok()
}

fn p384(key: &[u8], message: &[u8], signature: &[u8]) -> Option<()> {
    let key = p384::ecdsa::VerifyingKey::from_sec1_bytes(key).ok()?;
    key.verify(message, &p384::ecdsa::Signature::from_slice(signature).ok()?).ok()
}
