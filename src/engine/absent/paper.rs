//! In the place of the comparison of a paper with its badge.

use crate::engine::absent::missed;
use crate::engine::credential::Attested;
use crate::engine::policy::Policy;
use crate::engine::report::{Check, Detail};

/// Not said.
pub fn unproven() -> Vec<Check> {
    vec![Check::with(missed(), Detail::found("paper"))]
}

/// Not compared.
pub fn check(_: Attested, _: &[String], _: &Policy) -> Vec<Check> {
    unproven()
}
