//! What do members that the holder kept back leave open? (RFC 9901, 9.7; VC-JOSE-COSE 1.0, 3.2.1; Data Integrity ECDSA
//! Cryptosuites 1.0, 3.4 to 3.6)
//!
//! The issuer must not let the holder hide what a check of validity needs, but nobody can see whether it did. A member that
//! is absent where something is hidden may be among it: its absence clears nothing, and accuses nobody.
//!
//! **SD-JWT** says in which object something is hidden, not what. Whatever is hidden beside the members of the credential
//! may be an end earlier than the one that is shown, or a status: only an end that has passed settles anything.
//!
//! **A derived proof** (`ecdsa-sd-2023`) does not even say whether something is hidden: a badge without end and status, and
//! an expired and revoked one of which the holder left these out, are the same statements under the same signatures. All
//! that a verifier sees is which of the statements shown the issuer made mandatory. Standing is decided where the end is
//! one of them: then no earlier one can be hidden, and the issuer has thought of what a check of validity needs, of which
//! the status is a part. Where the end is absent, or the holder chose to show it, nobody knows.

use crate::engine::code::Code;
use crate::engine::credential::Credential;
use crate::engine::proof::suite::Part;
use crate::engine::read::hidden::Hidden;
use crate::engine::report::{Check, Detail};

/// What the holder kept back, or was free to keep back.
#[derive(Debug, Clone, Copy)]
pub struct Concealed<'a> {
    /// Of a token: where.
    pub hidden: &'a Hidden,
    /// Of a derived proof: anything.
    pub part: Option<Part>,
}

impl Concealed<'_> {
    /// Takes back the answers on standing and holder that rest on an absence nobody can be sure of.
    pub fn reopen(&self, checks: &mut Vec<Check>, credential: &Credential) {
        if let Some(detail) = self.leaves_standing_open(credential) {
            let rests_on_absence =
                |check: &Check| matches!(check.code, Code::StatusNone | Code::DateNoEnd | Code::DateInForce);
            checks.retain(|check| !rests_on_absence(check));
            checks.push(Check::with(Code::StatusConcealed, detail));
        }
        if self.may_hide_identities() {
            for check in checks.iter_mut().filter(|check| check.code == Code::HolderMismatch) {
                *check = Check::with(Code::HolderAbsent, check.detail.clone());
            }
        }
    }

    /// A start, an end or a status may be among what is hidden.
    fn leaves_standing_open(&self, credential: &Credential) -> Option<Detail> {
        if self.hidden.is_in("") || self.hidden.is_below("/credentialStatus") {
            let number = i64::try_from(self.hidden.number()).ok();
            return Some(Detail { number, ..Detail::found("SD-JWT") });
        }
        let starts = credential.facts.valid_from.is_some();
        self.part.filter(|part| !(part.is_bounded && starts)).map(|_| Detail::found("ecdsa-sd-2023"))
    }

    /// The subject's id or one of its identifiers may be among what is hidden.
    fn may_hide_identities(&self) -> bool {
        self.part.is_some()
            || self.hidden.places().any(|place| {
                let within =
                    place.strip_prefix("/credentialSubject").map(|rest| rest.strip_prefix("/0").unwrap_or(rest));
                place.is_empty() || within.is_some_and(|rest| rest.is_empty() || rest.starts_with("/identifier"))
            })
    }
}
