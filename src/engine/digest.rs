//! Hashes as the reports and the proofs use them.

use sha2::{Digest, Sha256, Sha384};

/// Which hash a proof is made over: that of its curve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hash {
    /// 32 bytes; Ed25519 and P-256.
    Sha256,
    /// 48 bytes; P-384.
    Sha384,
}

impl Hash {
    /// The hash of these bytes.
    pub fn of(self, bytes: &[u8]) -> Vec<u8> {
        match self {
            Hash::Sha256 => Sha256::digest(bytes).to_vec(),
            Hash::Sha384 => Sha384::digest(bytes).to_vec(),
        }
    }
}

/// The hash, 32 bytes.
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// The hash in lower-case hex.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&sha256(bytes))
}

/// Lower-case hex.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
