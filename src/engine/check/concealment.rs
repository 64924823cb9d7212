//! What do members that the holder kept back leave open? (RFC 9901, 9.7; VC-JOSE-COSE 1.0, 3.2.1)
//!
//! The issuer must not let the holder hide what a check of validity needs, but nobody can see whether it did. A member that
//! is absent where something is hidden may be among it: its absence clears nothing, and accuses nobody.

use crate::engine::code::Code;
use crate::engine::credential::Credential;
use crate::engine::read::sd_jwt::Hidden;
use crate::engine::report::{Check, Detail};

/// Takes back the answers on standing and holder that rest on an absence nobody can be sure of.
pub fn reopen(checks: &mut Vec<Check>, hidden: &Hidden, credential: &Credential) {
    if hidden.number() == 0 {
        return;
    }
    if leaves_standing_open(hidden, credential) {
        checks.retain(|check| !matches!(check.code, Code::StatusNone | Code::DateNoEnd));
        let number = i64::try_from(hidden.number()).ok();
        checks.push(Check::with(Code::StatusUnsupported, Detail { number, ..Detail::found("SD-JWT") }));
    }
    if may_hide_identities(hidden) {
        for check in checks.iter_mut().filter(|check| check.code == Code::HolderMismatch) {
            *check = Check::with(Code::HolderAbsent, check.detail.clone());
        }
    }
}

/// A start, an end or a status may be among what is hidden.
fn leaves_standing_open(hidden: &Hidden, credential: &Credential) -> bool {
    let facts = &credential.facts;
    let starts = facts.valid_from.is_some() || credential.token_starts.is_some();
    let ends = facts.valid_until.is_some() || credential.token_ends.is_some();
    let is_complete = starts && ends && !credential.status.is_empty();
    (hidden.is_in("") && !is_complete) || hidden.is_below("/credentialStatus")
}

/// The subject's id or one of its identifiers may be among what is hidden.
fn may_hide_identities(hidden: &Hidden) -> bool {
    hidden.places().any(|place| {
        let within = place.strip_prefix("/credentialSubject").map(|rest| rest.strip_prefix("/0").unwrap_or(rest));
        place.is_empty() || within.is_some_and(|rest| rest.is_empty() || rest.starts_with("/identifier"))
    })
}
