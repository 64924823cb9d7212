//! Public keys in PEM (RFC 7468): SubjectPublicKeyInfo (RFC 5280, 4.1.2.7) and RSAPublicKey (RFC 8017, A.1.1), as the key
//! documents of Open Badges 1 and 2 hold them (`publicKeyPem`).
//!
//! DER is read strictly: definite lengths in their shortest form, integers without padding, nothing left over. Certificates
//! and secret keys are none for us.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

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
    let der = STANDARD.decode(encoded).map_err(|_| KeyFault::Malformed)?;
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

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    // Made by OpenSSL; the secret halves were thrown away.
    const SPKI: &str = "-----BEGIN PUBLIC KEY-----\n\
        MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAtFwq0G8aAIOc+qxG8Z1x\n\
        vRVNxgNBzzIeB2SMal5L5cZu6WNhT5t7rSvgxtdtxI4VCRhSxWxjBCF1XWWZJRlz\n\
        aMP2k/VHKSoM/XqzaW+N1jaMYHeGlkwx5gBTRjdPJHQVuXLvvHsaLYreaobssQtg\n\
        +o1ZbSgtR5+I22ToN0r4mO5CzvAedlrcm0w0EzfXyoypKXpkvnusq6UZUyGBMw/7\n\
        lninSjTnuJ+Jgk555UD03xqPDVuRFRMpPSahBL+p+XY89W8TBw4/+kfqhtq2oaac\n\
        qfyCyCQ65a6GXmr7ZONyTXlgEGtEHnuzqtTchlxrrDF6LMoiDON9h+0KwJex967J\n\
        KwIDAQAB\n\
        -----END PUBLIC KEY-----";
    const PKCS1: &str = "-----BEGIN RSA PUBLIC KEY-----\n\
        MIIBCgKCAQEAtFwq0G8aAIOc+qxG8Z1xvRVNxgNBzzIeB2SMal5L5cZu6WNhT5t7\n\
        rSvgxtdtxI4VCRhSxWxjBCF1XWWZJRlzaMP2k/VHKSoM/XqzaW+N1jaMYHeGlkwx\n\
        5gBTRjdPJHQVuXLvvHsaLYreaobssQtg+o1ZbSgtR5+I22ToN0r4mO5CzvAedlrc\n\
        m0w0EzfXyoypKXpkvnusq6UZUyGBMw/7lninSjTnuJ+Jgk555UD03xqPDVuRFRMp\n\
        PSahBL+p+XY89W8TBw4/+kfqhtq2oaacqfyCyCQ65a6GXmr7ZONyTXlgEGtEHnuz\n\
        qtTchlxrrDF6LMoiDON9h+0KwJex967JKwIDAQAB\n\
        -----END RSA PUBLIC KEY-----";
    const WEAK: &str = "-----BEGIN PUBLIC KEY-----\n\
        MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQCybtuVwscv+AxfnVZQDYSQ7c0a\n\
        8EcYIVtK3goeX3+s6YzOSApl2NVaK9g3i24Eq751NdureBi/j4sNALcYkXKa/Of6\n\
        B6etsf3NFTxFgcLtW0ycsdD8f4ZSh/9+EV40/un6VzVYGqDPfqvLgrhqr6rjFJbi\n\
        ldIPClJ8gterxMzP4wIDAQAB\n\
        -----END PUBLIC KEY-----";
    const P521: &str = "-----BEGIN PUBLIC KEY-----\n\
        MIGbMBAGByqGSM49AgEGBSuBBAAjA4GGAAQBbfvFUuy2+ReJtZ855skB/90IIPf/\n\
        0HR60WMPkGSjnZB+r77KEuwl0skGC94vjszUh6H9KGE+uTTPrUjRt6JMtSYB5Sb0\n\
        edMaF+PNr2bnCA7293l+kZM4b+MRGN2R8/5H5+xMpCJexs1REQ7WsuaRmJLa/JQE\n\
        iBR6QEJdOTmw6OPyfXA=\n\
        -----END PUBLIC KEY-----";
    const P256: &str = "-----BEGIN PUBLIC KEY-----\n\
        MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEUKbUMzAfmEGTbWZOIF+DZnUbEIK9\n\
        QqHEsDVtla9YmfptVMFOuvf0eKk1JYcil0e8xjcE07HuXSVKHO4ECCtUzg==\n\
        -----END PUBLIC KEY-----";

    fn kind(text: &str) -> Result<&'static str, KeyFault> {
        read(text).map(|key| key.kind())
    }

    fn armoured(label: &str, der: &[u8]) -> String {
        format!("-----BEGIN {label}-----\n{}\n-----END {label}-----", STANDARD.encode(der))
    }

    fn der(text: &str) -> Vec<u8> {
        let body: String = text.lines().filter(|line| !line.starts_with('-')).collect();
        STANDARD.decode(body).unwrap()
    }

    #[test]
    fn keys_as_openssl_writes_them() {
        assert_eq!(kind(SPKI), Ok("RSA"));
        assert_eq!(read(SPKI), read(PKCS1));
        assert_eq!(kind(P256), Ok("P-256"));
        assert_eq!(kind(&format!("a key:\r\n{}\r\n", P256.replace('\n', "\r\n"))), Ok("P-256"));
        assert_eq!(kind(P521), Err(KeyFault::Unsupported));
        assert_eq!(kind(WEAK), Err(KeyFault::Weak));
        for label in ["CERTIFICATE", "PRIVATE KEY", "RSA PRIVATE KEY"] {
            assert_eq!(kind(&armoured(label, &der(SPKI))), Err(KeyFault::Unsupported), "{label}");
        }
    }

    #[test]
    fn nothing_but_one_key_in_der() {
        let whole = der(P256);
        for length in 0..whole.len() {
            assert!(kind(&armoured("PUBLIC KEY", &whole[..length])).is_err(), "{length}");
        }
        let text = |bytes: &[u8]| kind(&armoured("PUBLIC KEY", bytes));
        assert_eq!(text(&[&whole[..], &[0]].concat()), Err(KeyFault::Malformed));
        // A length in a longer form than it needs, an indefinite one, bits that are no bytes.
        assert_eq!(text(&[&[0x30, 0x81, 0x59], &whole[2..]].concat()), Err(KeyFault::Malformed));
        assert_eq!(text(&[&[0x30, 0x80], &whole[2..], &[0, 0]].concat()), Err(KeyFault::Malformed));
        let mut bits = whole.clone();
        bits[25] = 1;
        assert_eq!(text(&bits), Err(KeyFault::Malformed));
        for byte in 0..23 {
            let mut damaged = whole.clone();
            damaged[byte] ^= 1;
            assert!(text(&damaged).is_err(), "{byte}");
        }
        // Numbers with a sign, or padded.
        assert_eq!(kind(&armoured("RSA PUBLIC KEY", b"\x30\x06\x02\x01\x80\x02\x01\x03")), Err(KeyFault::Malformed));
        assert_eq!(
            kind(&armoured("RSA PUBLIC KEY", b"\x30\x07\x02\x02\x00\x01\x02\x01\x03")),
            Err(KeyFault::Malformed)
        );
        assert_eq!(kind(&format!("{P256}\n{SPKI}")), Err(KeyFault::Malformed));
        for text in ["", "-----BEGIN PUBLIC KEY-----", "-----BEGIN A-----\nAA==\n-----END B-----"] {
            assert_eq!(kind(text), Err(KeyFault::Malformed), "{text}");
        }
        assert_eq!(kind(&format!("{}{P256}", " ".repeat(limits::PEM_BYTES))), Err(KeyFault::Malformed));
    }
}
