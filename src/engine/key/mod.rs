//! Public keys: how they are written, and whose they are.

pub mod binding;
pub mod did;
pub mod document;
pub mod jwk;
pub mod multikey;
#[cfg(feature = "whole")]
pub mod pem;
#[cfg(feature = "whole")]
pub mod profile;

use ed25519_dalek::VerifyingKey;

use super::code::Code;
use super::proof::ecdsa::{self, Curve};

/// A public key, checked to be one when it was read: points lie on their curve, RSA moduli have an allowed size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PublicKey {
    /// Ed25519, its point decompressed once and for all.
    Ed25519(Box<VerifyingKey>),
    /// P-256, compressed SEC 1 point.
    P256(Vec<u8>),
    /// P-384, compressed SEC 1 point.
    P384(Vec<u8>),
    /// RSA, big-endian without leading zeros.
    Rsa {
        /// Modulus.
        n: Vec<u8>,
        /// Exponent.
        e: Vec<u8>,
    },
}

/// Why a key could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyFault {
    /// Not well-formed.
    Malformed,
    /// Well-formed, but of a kind that is not on our list.
    Unsupported,
    /// RSA outside 2048 to 8192 bits.
    Weak,
}

impl KeyFault {
    /// The code that says so.
    pub const fn code(self) -> Code {
        match self {
            KeyFault::Malformed => Code::KeyMalformed,
            KeyFault::Unsupported => Code::KeyUnsupported,
            KeyFault::Weak => Code::ProofAlgorithmRefused,
        }
    }
}

impl PublicKey {
    /// The usual name of its kind.
    pub const fn kind(&self) -> &'static str {
        match self {
            PublicKey::Ed25519(_) => "Ed25519",
            PublicKey::P256(_) => "P-256",
            PublicKey::P384(_) => "P-384",
            PublicKey::Rsa { .. } => "RSA",
        }
    }

    /// From 32 bytes (RFC 8032).
    pub fn ed25519(bytes: &[u8]) -> Result<PublicKey, KeyFault> {
        let key = VerifyingKey::try_from(bytes).map_err(|_| KeyFault::Malformed)?;
        Ok(PublicKey::Ed25519(Box::new(key)))
    }

    /// From a SEC 1 point, compressed or not.
    pub fn p256(point: &[u8]) -> Result<PublicKey, KeyFault> {
        ecdsa::compressed(Curve::P256, point).map(PublicKey::P256).ok_or(KeyFault::Malformed)
    }

    /// From a SEC 1 point, compressed or not.
    pub fn p384(point: &[u8]) -> Result<PublicKey, KeyFault> {
        ecdsa::compressed(Curve::P384, point).map(PublicKey::P384).ok_or(KeyFault::Malformed)
    }

    /// From modulus and exponent, big-endian.
    pub fn rsa(n: &[u8], e: &[u8]) -> Result<PublicKey, KeyFault> {
        let strip = |bytes: &[u8]| bytes.iter().copied().skip_while(|byte| *byte == 0).collect::<Vec<u8>>();
        let (n, e) = (strip(n), strip(e));
        let bits = n.first().map_or(0, |first| n.len() * 8 - first.leading_zeros() as usize);
        if !super::limits::RSA_BITS.contains(&bits) {
            return Err(if bits == 0 { KeyFault::Malformed } else { KeyFault::Weak });
        }
        let key = PublicKey::Rsa { n, e };
        if super::proof::rsa::is_key(&key) { Ok(key) } else { Err(KeyFault::Malformed) }
    }
}
