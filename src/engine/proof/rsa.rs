//! RSA signatures: PKCS #1 v1.5 and PSS (RFC 8017, 8.1 and 8.2).

use rsa::signature::Verifier;
use rsa::{BoxedUint, RsaPublicKey};
use sha2::{Sha256, Sha384, Sha512};

use super::algorithm::Algorithm;
use crate::engine::code::Code;
use crate::engine::key::PublicKey;
use crate::engine::limits;

/// Can modulus and exponent be those of a key?
pub fn is_key(key: &PublicKey) -> bool {
    public_key(key).is_some()
}

/// RSASSA-PKCS1-v1_5. `None`: the signature does not fit. An error: it could not be checked.
pub fn pkcs1(algorithm: Algorithm, key: &PublicKey, message: &[u8], signature: &[u8]) -> Result<Option<()>, Code> {
    Ok(fits_pkcs1(algorithm, key, message, signature))
}

/// RSASSA-PSS with SHA-256. `None`: the signature does not fit. An error: it could not be checked.
pub fn pss(key: &PublicKey, message: &[u8], signature: &[u8]) -> Result<Option<()>, Code> {
    Ok(fits_pss(key, message, signature))
}

/// The key as the crate wants it.
fn public_key(key: &PublicKey) -> Option<RsaPublicKey> {
    let PublicKey::Rsa { n, e } = key else { return None };
    // Exponents beyond 64 bits do not occur and would only cost time.
    if e.len() > 8 {
        return None;
    }
    let number = |bytes: &[u8]| BoxedUint::from_be_slice_vartime(bytes);
    RsaPublicKey::new_with_size_limits(number(n), number(e), limits::RSA_BITS).ok()
}

fn fits_pkcs1(algorithm: Algorithm, key: &PublicKey, message: &[u8], signature: &[u8]) -> Option<()> {
    let signature = rsa::pkcs1v15::Signature::try_from(signature).ok()?;
    let key = public_key(key)?;
    match algorithm {
        Algorithm::Rs384 => rsa::pkcs1v15::VerifyingKey::<Sha384>::new(key).verify(message, &signature),
        Algorithm::Rs512 => rsa::pkcs1v15::VerifyingKey::<Sha512>::new(key).verify(message, &signature),
        _ => rsa::pkcs1v15::VerifyingKey::<Sha256>::new(key).verify(message, &signature),
    }
    .ok()
}

fn fits_pss(key: &PublicKey, message: &[u8], signature: &[u8]) -> Option<()> {
    let signature = rsa::pss::Signature::try_from(signature).ok()?;
    rsa::pss::VerifyingKey::<Sha256>::new(public_key(key)?).verify(message, &signature).ok()
}
