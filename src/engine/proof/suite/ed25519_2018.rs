//! Ed25519Signature2018 (Linked Data Signatures): a detached JWS with an unencoded payload (RFC 7797) over the same hashes
//! as its successor's.

use serde_json::Value;

use crate::engine::code::Code;
use crate::engine::proof::algorithm::Algorithm;
use crate::engine::read::{base64url, json};

/// A detached JWS.
#[derive(Debug, Clone)]
pub struct Detached {
    /// The header as it is written: it is signed so.
    header: String,
    /// The signature's bytes.
    pub signature: Vec<u8>,
}

/// Reads `header..signature`; the header must say that the payload is not encoded, and nothing else that is critical.
pub fn read(text: &str) -> Result<Detached, Code> {
    let parts: Vec<&str> = text.splitn(4, '.').collect();
    let [encoded, "", signature] = parts.as_slice() else { return Err(Code::ProofEncoding) };
    let header = base64url::decode(encoded).and_then(|bytes| json::read(&bytes).ok()).ok_or(Code::ProofEncoding)?;
    let signature = base64url::decode(signature).ok_or(Code::ProofEncoding)?;
    if Algorithm::from_jose(json::text(&header, "alg").unwrap_or_default())? != Algorithm::EdDsa {
        return Err(Code::ProofAlgorithmKey);
    }
    let critical = json::set(header.get("crit"));
    if header.get("b64") != Some(&Value::Bool(false)) || critical != [Value::from("b64")] {
        return Err(Code::ProofCritical);
    }
    Ok(Detached { header: (*encoded).to_owned(), signature })
}

impl Detached {
    /// The header, a dot, and the payload's bytes (RFC 7797, 3).
    pub fn signing_input(&self, payload: &[u8]) -> Vec<u8> {
        [self.header.as_bytes(), b".", payload].concat()
    }
}
