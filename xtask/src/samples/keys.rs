//! SAMPLE KEYS. Each is the hash of a sentence printed here: anyone can compute them, so they prove nothing about anybody.

use std::io;

use ed25519_dalek::{Signer, SigningKey};
use p256::ecdsa::SigningKey as P256Key;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{failed, sign::base64url};

/// The sample institute's second id: its key cannot be read from the id, so issuers.json pins it.
pub const WEB_ISSUER: &str = "did:web:badge.example.jp";
/// The pinned key.
pub const WEB_KEY: &str = "did:web:badge.example.jp#sample-2024";

const SAMPLE_INSTITUTE: &str = "AKASHI SAMPLE KEY, worthless by design: the institute";
const SAMPLE_WEB: &str = "AKASHI SAMPLE KEY, worthless by design: the institute's did:web id, P-256";
const SAMPLE_RETIRED: &str = "AKASHI SAMPLE KEY, worthless by design: a revoked key of the institute";
const SAMPLE_UNLISTED: &str = "AKASHI SAMPLE KEY, worthless by design: a body that nobody listed";
const SAMPLE_IMITATION: &str = "AKASHI SAMPLE KEY, worthless by design: an imitator of the institute";
const SAMPLE_FEDERATION: &str = "AKASHI SAMPLE KEY, worthless by design: a federation that endorses";
const SAMPLE_OTHER: &str = "AKASHI SAMPLE KEY, worthless by design: a key that is not the issuer's";

/// All of them.
pub struct Keys {
    /// did:key of the institute, listed.
    pub institute: Ed25519,
    /// The key pinned to `WEB_ISSUER`.
    pub web: P256Key,
    /// Listed as revoked; signs nothing.
    pub retired: Ed25519,
    /// Of an issuer that is not listed.
    pub unlisted: Ed25519,
    /// Of an issuer that is not listed but takes the institute's name.
    pub imitation: Ed25519,
    /// Of a listed body that endorses the institute's work.
    pub federation: Ed25519,
    /// Of nobody.
    pub other: Ed25519,
}

/// An Ed25519 key that is its own did:key.
pub struct Ed25519(SigningKey);

impl Keys {
    /// Computes them.
    pub fn derive() -> io::Result<Self> {
        let web = P256Key::from_slice(&Sha256::digest(SAMPLE_WEB))
            .map_err(|_| failed("the hash of the P-256 sample sentence is no scalar of the curve; change a word"))?;
        Ok(Self {
            institute: Ed25519::derive(SAMPLE_INSTITUTE),
            web,
            retired: Ed25519::derive(SAMPLE_RETIRED),
            unlisted: Ed25519::derive(SAMPLE_UNLISTED),
            imitation: Ed25519::derive(SAMPLE_IMITATION),
            federation: Ed25519::derive(SAMPLE_FEDERATION),
            other: Ed25519::derive(SAMPLE_OTHER),
        })
    }

    /// The public half of `web`, as issuers.json pins it.
    pub fn web_jwk(&self) -> io::Result<Value> {
        let point = self.web.verifying_key().to_sec1_point(false);
        match (point.x(), point.y()) {
            (Some(x), Some(y)) => {
                Ok(json!({"kty": "EC", "crv": "P-256", "x": base64url(x), "y": base64url(y), "kid": WEB_KEY}))
            }
            _ => Err(failed("the P-256 sample key has no coordinates")),
        }
    }
}

impl Ed25519 {
    fn derive(sentence: &str) -> Self {
        Self(SigningKey::from_bytes(&Sha256::digest(sentence).into()))
    }

    /// Multikey form, `z6Mk…`: multicodec 0xed, base58btc.
    pub fn multibase(&self) -> String {
        let mut bytes = vec![0xed, 0x01];
        bytes.extend(self.0.verifying_key().as_bytes());
        format!("z{}", bs58::encode(bytes).into_string())
    }

    /// The DID that this key is.
    pub fn did(&self) -> String {
        format!("did:key:{}", self.multibase())
    }

    /// The DID URL of its verification method.
    pub fn method(&self) -> String {
        format!("{}#{}", self.did(), self.multibase())
    }

    /// Signs.
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}
