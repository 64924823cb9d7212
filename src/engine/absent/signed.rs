//! In the place of signed Open Badges 1 and 2: in the wild all older badges are hosted (FORMATS 1 to 3).

use super::{Found, upgrade};
use crate::engine::absent::missed;
use crate::engine::documents::Inquiry;
use crate::engine::policy::Policy;
use crate::engine::read::jws::Jws;
use crate::engine::read::legacy::Legacy;
use crate::engine::report::{Check, Detail, ProofFacts};
use crate::engine::time::Timestamp;

/// Not judged.
pub fn judge(legacy: &Legacy, _: &Jws, _: &Policy, _: &Inquiry, _: Timestamp) -> (Found, Vec<ProofFacts>) {
    let missing = Check::with(missed(), Detail::found("Open Badges 2 (JWS)"));
    (Found::new(upgrade::assertion(&legacy.json, legacy.version), vec![missing]), Vec::new())
}
