//! A compact JWS (RFC 7515, 7.1), taken apart without changing a byte of it.

use serde_json::Value;

use super::{base64url, json};
use crate::engine::code::Code;
use crate::engine::report::Detail;

/// A token whose parts could be read. Whether its signature is good is another question.
#[derive(Debug, Clone)]
pub struct Jws {
    /// The token as it came, without white space.
    pub text: String,
    /// The protected header.
    pub header: Value,
    /// The payload; of an SD-JWT, once it is a claim, with the disclosures in their places.
    pub payload: Value,
    /// The signature's bytes.
    pub signature: Vec<u8>,
    /// It is an SD-JWT: its holder may have kept members back.
    pub is_selective: bool,
}

impl Jws {
    /// `BASE64URL(header).BASE64URL(payload)`: the bytes that were signed.
    pub fn signing_input(&self) -> &[u8] {
        self.text.rsplit_once('.').map_or(&[], |(signed, _)| signed.as_bytes())
    }

    /// The `alg` header.
    pub fn algorithm(&self) -> &str {
        json::text(&self.header, "alg").unwrap_or_default()
    }

    /// Takes a token apart, without what follows it in an SD-JWT (see [`super::sd_jwt`]).
    pub fn read(text: &str) -> Result<Jws, (Code, Detail)> {
        let (token, is_selective) = match text.split_once('~') {
            Some((token, _)) => (token, true),
            None => (text, false),
        };
        let malformed = |what: &str| (Code::DocumentMalformed, Detail::found(what));
        let parts: Vec<&str> = token.split('.').collect();
        let [header, payload, signature] = parts.as_slice() else {
            return Err(malformed("parts"));
        };
        let encoding = |what: &str| (Code::ProofEncoding, Detail::found(what));
        let header = base64url::decode(header).ok_or_else(|| encoding("header"))?;
        let payload = base64url::decode(payload).ok_or_else(|| encoding("payload"))?;
        let signature = base64url::decode(signature).ok_or_else(|| encoding("signature"))?;
        Ok(Jws {
            header: object(&header)?,
            payload: object(&payload)?,
            signature,
            text: token.to_owned(),
            is_selective,
        })
    }
}

fn object(bytes: &[u8]) -> Result<Value, (Code, Detail)> {
    match json::read(bytes) {
        Ok(value) if value.is_object() => Ok(value),
        Ok(_) => Err((Code::DocumentMalformed, Detail::found("JSON"))),
        Err(fault) => Err((fault.code, Detail { found: fault.member, ..Detail::default() })),
    }
}

/// Looks like a compact JWS or SD-JWT: three or more dotted parts of base64url letters, the first opening a JSON object.
pub fn resembles(text: &str) -> bool {
    let (token, _) = text.split_once('~').unwrap_or((text, ""));
    let letters =
        |part: &str| part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'=' | b'+' | b'/'));
    // The shortest header, {"alg":"none"}, takes 19 letters; shorter beginnings are words.
    let header = token.split('.').next().unwrap_or_default();
    token.starts_with("eyJ") && header.len() >= 19 && token.contains('.') && token.split('.').all(letters)
}
