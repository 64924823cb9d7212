//! In the place of RSA.

use super::algorithm::Algorithm;
use crate::engine::absent::missed;
use crate::engine::code::Code;
use crate::engine::key::PublicKey;

/// Its size has been checked; the rest is when it is used.
pub const fn is_key(_: &PublicKey) -> bool {
    true
}

/// Not checked.
pub fn pkcs1(_: Algorithm, _: &PublicKey, _: &[u8], _: &[u8]) -> Result<Option<()>, Code> {
    Err(missed())
}

/// Not checked.
pub fn pss(_: &PublicKey, _: &[u8], _: &[u8]) -> Result<Option<()>, Code> {
    Err(missed())
}
