//! The weak hash of old recipient identities (`md5$…`); marked as weak wherever it is used.

use md5::{Digest, Md5};

use super::code::Code;
use super::digest;

/// The hash in lower-case hex.
pub fn hex(bytes: &[u8]) -> Result<String, Code> {
    Ok(digest::hex(&Md5::digest(bytes)))
}
