//! Public keys in PEM (RFC 7468): SubjectPublicKeyInfo (RFC 5280, 4.1.2.7) and RSAPublicKey (RFC 8017, A.1.1), as the key
//! documents of Open Badges 1 and 2 hold them (`publicKeyPem`).
//!
//! DER is read strictly: definite lengths in their shortest form, integers without padding, nothing left over. Certificates
//! and secret keys are none for us.

use base64ct::{Base64, Encoding};

use super::{KeyFault, PublicKey};
use crate::engine::limits;

/// Reads one key.
pub fn read(text: &str) -> Result<PublicKey, KeyFault> {
    if text.len() > limits::PEM_BYTES {
        return Err(KeyFault::Malformed);
    }
    let (_, rest) = text.split_once("-----BEGIN ").ok_or(KeyFault::Malformed)?;
    let (label, rest) = rest.split_once("-----").ok_or(KeyFault::Malformed)?;
    let (body, rest) = rest.split_once("-----END ").ok_or(KeyFault::Malformed)?;
    // Two keys are one too many: another reader may take the other.
    if rest.contains("-----BEGIN ") || !rest.starts_with(&format!("{label}-----")) {
        return Err(KeyFault::Malformed);
    }
    let encoded: String = body.split_ascii_whitespace().collect();
    let der = Base64::decode_vec(&encoded).map_err(|_| KeyFault::Malformed)?;
    match label {
        "PUBLIC KEY" => public_key(&der),
        "RSA PUBLIC KEY" => rsa(&der),
        _ => Err(KeyFault::Unsupported),
    }
}

/// OBJECT IDENTIFIERs, as DER holds them.
const RSA: &[u8] = b"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01";
const EC: &[u8] = b"\x2a\x86\x48\xce\x3d\x02\x01";
const P256: &[u8] = b"\x2a\x86\x48\xce\x3d\x03\x01\x07";
const P384: &[u8] = b"\x2b\x81\x04\x00\x22";
const ED25519: &[u8] = b"\x2b\x65\x70";

const INTEGER: u8 = 0x02;
const BIT_STRING: u8 = 0x03;
const NULL: u8 = 0x05;
const OBJECT_IDENTIFIER: u8 = 0x06;
const SEQUENCE: u8 = 0x30;

/// SubjectPublicKeyInfo.
fn public_key(der: &[u8]) -> Result<PublicKey, KeyFault> {
    let mut outer = Der(der);
    let mut info = Der(outer.element(SEQUENCE)?);
    outer.end()?;
    let mut algorithm = Der(info.element(SEQUENCE)?);
    let key = info.element(BIT_STRING)?;
    info.end()?;
    // Whole bytes only.
    let (0, key) = key.split_first().ok_or(KeyFault::Malformed)? else { return Err(KeyFault::Malformed) };
    match algorithm.element(OBJECT_IDENTIFIER)? {
        RSA => {
            // RFC 3279, 2.3.1: the parameters are NULL.
            if !algorithm.element(NULL)?.is_empty() {
                return Err(KeyFault::Malformed);
            }
            algorithm.end()?;
            rsa(key)
        }
        EC => {
            let curve = algorithm.element(OBJECT_IDENTIFIER)?;
            algorithm.end()?;
            match curve {
                P256 => PublicKey::p256(key),
                P384 => PublicKey::p384(key),
                _ => Err(KeyFault::Unsupported),
            }
        }
        ED25519 => {
            algorithm.end()?;
            PublicKey::ed25519(key)
        }
        _ => Err(KeyFault::Unsupported),
    }
}

/// RSAPublicKey.
fn rsa(der: &[u8]) -> Result<PublicKey, KeyFault> {
    let mut outer = Der(der);
    let mut key = Der(outer.element(SEQUENCE)?);
    outer.end()?;
    let (n, e) = (key.positive()?, key.positive()?);
    key.end()?;
    PublicKey::rsa(n, e)
}

/// What is left to read.
struct Der<'a>(&'a [u8]);

impl<'a> Der<'a> {
    fn byte(&mut self) -> Result<u8, KeyFault> {
        let (first, rest) = self.0.split_first().ok_or(KeyFault::Malformed)?;
        self.0 = rest;
        Ok(*first)
    }

    /// The content of the next element, which must have this tag (X.690, 8.1 and 10.1).
    fn element(&mut self, tag: u8) -> Result<&'a [u8], KeyFault> {
        if self.byte()? != tag {
            return Err(KeyFault::Malformed);
        }
        // The shortest form only.
        let (length, least) = match self.byte()? {
            short @ 0..=0x7f => (usize::from(short), 0),
            0x81 => (usize::from(self.byte()?), 0x80),
            0x82 => (usize::from(self.byte()?) << 8 | usize::from(self.byte()?), 0x100),
            _ => return Err(KeyFault::Malformed),
        };
        let (content, rest) = self.0.split_at_checked(length).ok_or(KeyFault::Malformed)?;
        self.0 = rest;
        if length < least { Err(KeyFault::Malformed) } else { Ok(content) }
    }

    /// A positive INTEGER in its shortest form, as an unsigned number.
    fn positive(&mut self) -> Result<&'a [u8], KeyFault> {
        match self.element(INTEGER)? {
            [0, rest @ ..] if rest.first().is_some_and(|high| high & 0x80 != 0) => Ok(rest),
            number @ [1..=0x7f, ..] => Ok(number),
            _ => Err(KeyFault::Malformed),
        }
    }

    fn end(&self) -> Result<(), KeyFault> {
        if self.0.is_empty() { Ok(()) } else { Err(KeyFault::Malformed) }
    }
}
