//! In the place of `ecdsa-sd-2023`.

use super::{Input, Part};
use crate::engine::absent::missed;
use crate::engine::code::Code;
use crate::engine::jsonld::Fault;
use crate::engine::key::PublicKey;
use crate::engine::report::Detail;

/// A derived proof value: never read here.
#[derive(Debug, Clone)]
pub struct Derived;

/// Not read.
pub fn read(_: &str) -> Result<Derived, Code> {
    Err(missed())
}

impl Derived {
    /// Not verified.
    pub fn verify(&self, _: &Input, _: &PublicKey, _: usize) -> Result<Part, Fault> {
        Err((missed(), Detail::default()))
    }
}
