//! In the place of `1EdTechRevocationList`.

use serde_json::Value;

use crate::engine::absent::missed;
use crate::engine::credential::Credential;
use crate::engine::given::Given;
use crate::engine::report::{Check, Detail};

/// Not read.
pub fn check(_: &Value, _: &Credential, _: &Given) -> Check {
    Check::with(missed(), Detail::found("1EdTechRevocationList"))
}
