//! British English: the short words.

pub mod codes;
pub mod kit;
pub mod page;
pub mod panel;
pub mod part;
pub mod scan;
mod undetermined;

use super::Who;
use crate::engine::code::Code;
use crate::engine::policy::ListFaultKind;
use crate::engine::report::{Axis, Outcome};
use crate::engine::verdict::Headline;

pub(super) const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Pass => "Passed",
        Outcome::Fail => "Failed",
        Outcome::Unknown => "Could not check",
        Outcome::Skip => "Not asked",
        Outcome::Note => "Note",
    }
}

pub(super) const fn question(axis: Axis) -> &'static str {
    match axis {
        Axis::Integrity => "Unaltered?",
        Axis::Standing => "In force now?",
        Axis::Issuer => "Issued by whom?",
        Axis::Holder => "Whose is it?",
    }
}

pub(super) const fn short(headline: Headline) -> &'static str {
    match headline {
        Headline::Valid => "Valid",
        Headline::Attested => "Valid (by asking)",
        Headline::Unlisted => "Issuer not recognised",
        Headline::Expired => "Expired",
        Headline::Revoked => "Revoked",
        Headline::Suspended => "Suspended",
        Headline::NotYet => "Not yet valid",
        Headline::Altered => "Altered",
        Headline::Unsigned => "Unsigned",
        Headline::NotIssuersKey => "Key problem",
        Headline::Malformed => "Not accepted",
        Headline::Mismatch => "Wrong recipient",
        Headline::Undetermined => "Could not check yet",
        Headline::NoBadge => "No badge",
        Headline::Unreadable => "Unreadable",
    }
}

pub(super) const fn who(who: Who) -> &'static str {
    match who {
        Who::Reader => "You",
        Who::Holder => "Holder",
        Who::Issuer => "Issuer",
        Who::Hurry => "In a hurry",
    }
}

pub(super) const fn fault(kind: ListFaultKind) -> &'static str {
    match kind {
        ListFaultKind::Missing => "the file could not be loaded[ ({found})]",
        ListFaultKind::Html => "the server sent an HTML page instead of JSON",
        ListFaultKind::NotJson => "not readable as JSON[ ({found})]",
        ListFaultKind::Schema => "schema is not akashi.issuers/1[ ({found})]",
        ListFaultKind::Required => "a required member is missing[ ({found})]",
        ListFaultKind::Type => "the value has the wrong type[ ({found})]",
        ListFaultKind::Value => "the value cannot be used[ ({found})]",
        ListFaultKind::UnknownMember => "no such member is defined[ ({found})]",
        ListFaultKind::DuplicateId => "another issuer has this id already[ ({found})]",
        ListFaultKind::ContextHash => "the context does not match its SHA-256[ ({found})]",
        ListFaultKind::TooLarge => "the file is too large[ ({found})]",
    }
}

pub(super) const fn supplied(code: Code) -> Option<&'static str> {
    Some(match code {
        Code::DocumentSupplied => "It agrees with the file you added, which is not a confirmation by the issuer.",
        Code::DocumentSuppliedDiffers => "It differs from the file you added[ ({members})].",
        Code::DocumentSuppliedOther => {
            "The file you added is not recognisable as data of this badge, so it was not compared."
        }
        _ => return None,
    })
}

pub(super) fn kind(identifier: &str) -> Option<&'static str> {
    Some(match identifier {
        "email" | "emailAddress" => "e-mail address",
        "name" => "name",
        "telephone" | "phone" => "telephone number",
        "url" => "URL",
        "number" => "number",
        "ext:passNumber" => "pass number",
        "ext:registrationNumber" | "licenseNumber" => "registration number",
        "userName" => "user name",
        "accountId" => "account",
        "userId" | "systemId" | "sourcedId" | "identifier" => "identifier",
        "nationalIdentityNumber" => "national identity number",
        "did" | "id" => "identifier (ID)",
        _ => return None,
    })
}
