//! The algorithms on our list (DESIGN rule 1), each with the key it belongs to. Anything else proves nothing here.

use ed25519_dalek::VerifyingKey;

use crate::engine::code::Code;
use crate::engine::key::PublicKey;
use crate::engine::proof::ecdsa::{self, Curve};
use crate::engine::proof::rsa;

/// An algorithm of JOSE (RFC 7518, RFC 8037) or of a cryptosuite.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Algorithm {
    /// Ed25519, strict.
    EdDsa,
    /// ECDSA over P-256 with SHA-256, r and s concatenated.
    Es256,
    /// ECDSA over P-384 with SHA-384.
    Es384,
    /// RSASSA-PKCS1-v1_5 with SHA-256.
    Rs256,
    /// … with SHA-384.
    Rs384,
    /// … with SHA-512.
    Rs512,
    /// RSASSA-PSS with SHA-256.
    Ps256,
}

impl Algorithm {
    /// From an `alg` header. `none` and HMAC are refused; others that exist elsewhere are not supported.
    pub fn from_jose(name: &str) -> Result<Algorithm, Code> {
        match name {
            "EdDSA" | "Ed25519" => Ok(Algorithm::EdDsa),
            "ES256" => Ok(Algorithm::Es256),
            "ES384" => Ok(Algorithm::Es384),
            "RS256" => Ok(Algorithm::Rs256),
            "RS384" => Ok(Algorithm::Rs384),
            "RS512" => Ok(Algorithm::Rs512),
            "PS256" => Ok(Algorithm::Ps256),
            "" => Err(Code::ProofIncomplete),
            _ if name.eq_ignore_ascii_case("none") => Err(Code::ProofAlgorithmRefused),
            _ if name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("HS")) => {
                Err(Code::ProofAlgorithmRefused)
            }
            _ => Err(Code::ProofUnsupported),
        }
    }

    /// Does this signature over this message fit this key? The error says what is wrong otherwise.
    pub fn verify(self, key: &PublicKey, message: &[u8], signature: &[u8]) -> Result<(), Code> {
        let good = match (self, key) {
            (Algorithm::EdDsa, PublicKey::Ed25519(key)) => ed25519(key, message, exactly(signature, 64)?),
            (Algorithm::Es256, PublicKey::P256(key)) => {
                ecdsa::verify(Curve::P256, key, message, exactly(signature, 64)?)?
            }
            (Algorithm::Es384, PublicKey::P384(key)) => {
                ecdsa::verify(Curve::P384, key, message, exactly(signature, 96)?)?
            }
            (Algorithm::Rs256 | Algorithm::Rs384 | Algorithm::Rs512, PublicKey::Rsa { .. }) => {
                rsa::pkcs1(self, key, message, signature)?
            }
            (Algorithm::Ps256, PublicKey::Rsa { .. }) => rsa::pss(key, message, signature)?,
            _ => return Err(Code::ProofAlgorithmKey),
        };
        good.ok_or(Code::ProofMismatch)
    }
}

/// A signature of another length is another encoding (DER, say), not another signature.
fn exactly(signature: &[u8], length: usize) -> Result<&[u8], Code> {
    if signature.len() == length { Ok(signature) } else { Err(Code::ProofEncoding) }
}

/// Strict: refuses keys and points of small order, under which one signature fits many messages.
fn ed25519(key: &VerifyingKey, message: &[u8], signature: &[u8]) -> Option<()> {
    let signature = ed25519_dalek::Signature::from_slice(signature).ok()?;
    key.verify_strict(message, &signature).ok()
}
