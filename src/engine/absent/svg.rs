//! In the place of the reader of SVG.

use super::Unbaking;
use crate::engine::absent::missed;
use crate::engine::report::{Check, Detail};

/// Drawings are not read.
pub fn unbake(_: &[u8]) -> Result<Unbaking, Check> {
    Err(Check::with(missed(), Detail::found("SVG")))
}
