//! In the place of the reader of SD-JWT.

use serde_json::Value;

use super::hidden::{Hidden, is_selective};
use crate::engine::absent::missed;
use crate::engine::report::{Check, Detail};

/// What a token says once its disclosures stand in their places: never made here.
pub struct Disclosed {
    /// The processed payload.
    pub payload: Value,
    /// What was kept back.
    pub hidden: Hidden,
    /// The holder's own token stands at the end.
    pub key_binding: bool,
}

/// Tells an SD-JWT, and goes no further.
pub fn read(text: &str, header: &Value, payload: &Value) -> Result<Option<Disclosed>, Check> {
    match is_selective(text, header, payload) {
        true => Err(Check::with(missed(), Detail::found("SD-JWT"))),
        false => Ok(None),
    }
}
