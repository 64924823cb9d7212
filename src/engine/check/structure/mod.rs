//! Is it built as its standard demands? (VCDM 1.1 and 2.0 section 4; Open Badges 3.0 appendix B; DESIGN rules 14 and 15)
//!
//! A fault that leaves open who issued, to whom, what, when, or whether it is in force is `shape.*` and fails. Any other
//! departure is `form.*`: a genuine badge of a careless issuer is still genuine. Additional properties are allowed.

mod assertion;
mod assertion_parts;
mod badge;
mod class;
mod credential;
mod findings;
mod parts;
mod value;
mod walk;

use serde_json::Value;

use crate::engine::code::Code;
use crate::engine::limits;
use crate::engine::read::legacy::{self, Version};
use crate::engine::read::{CredentialClaim, Kind, Model, json};
use crate::engine::report::Check;
use findings::{Findings, Place};

/// All findings: what decides first, then what does not; at most [`limits::FINDINGS`] of each. `is_selective`: the holder
/// may have kept members back, so that absent is not missing.
pub fn check(claim: &CredentialClaim, is_selective: bool) -> Vec<Check> {
    let mut findings = Findings::new(is_selective);
    findings.credential(claim);
    match claim.kind {
        Kind::OpenBadge => findings.badge(claim),
        Kind::Endorsement => findings.endorsement(claim),
        Kind::Clr => findings.record(claim),
        Kind::Presentation | Kind::Other => {}
    }
    nulls(&mut findings, &claim.json, &Place::ROOT);
    findings.checks
}

/// All findings on an Open Badges 1 or 2 assertion in the words of 2.0, with what it names in its place.
pub fn assertion(whole: &Value, version: Version) -> Vec<Check> {
    // What 2.0 demands, older versions need not say.
    let mut findings = Findings::new(version < Version::V2);
    findings.assertion(whole, version);
    nulls(&mut findings, whole, &Place::ROOT);
    findings.checks
}

/// All findings on a part of a badge that stands alone.
pub fn part_of_badge(part: &Value, kind: legacy::Kind) -> Vec<Check> {
    let mut findings = Findings::new(false);
    findings.part_of_badge(part, kind);
    nulls(&mut findings, part, &Place::ROOT);
    findings.checks
}

/// `null` says nothing: JSON-LD drops it, and no standard asks for it.
fn nulls(findings: &mut Findings, value: &Value, place: &Place<'_>) {
    if place.depth() > limits::JSON_DEPTH {
        return;
    }
    match value {
        Value::Null => findings.add(Code::FormNull, place, None, None),
        Value::Array(array) => {
            array.iter().enumerate().for_each(|(index, item)| nulls(findings, item, &place.item(index)))
        }
        Value::Object(object) => {
            // In a context, null is a word with a meaning (JSON-LD 1.1, 4.1).
            let members = object.iter().filter(|(name, _)| name.as_str() != "@context");
            members.for_each(|(name, value)| nulls(findings, value, &place.member(name)));
        }
        _ => {}
    }
}

/// The entries of a set and the place of each: JSON-LD writes a set of one without brackets, too.
fn entries<'v>(parent: &'v Value, name: &str) -> (&'v [Value], bool) {
    let member = parent.get(name);
    (json::set(member), member.is_some_and(Value::is_array))
}

fn is_v1(claim: &CredentialClaim) -> bool {
    claim.model == Model::V1
}
