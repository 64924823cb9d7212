//! Open Badges 0.5 to 2.1: is this what the issuer awarded?
//!
//! [`upgrade`] brings every version to the words of 2.0. From there on a hosted assertion is what its own address says
//! (`hosted`), a signed one what the issuer's key has signed (`signed`); both lead over `chain` to the issuer.

pub mod address;
pub mod award;
mod chain;
mod comparison;
mod hosted;
mod revocation;
pub mod scope;
mod signed;
pub mod supplied;
pub mod upgrade;

use serde_json::Value;

use super::check::structure;
use super::code::Code;
use super::credential::Credential;
use super::documents::Inquiry;
use super::policy::Policy;
use super::read::json;
use super::read::legacy::{Kind, Legacy, Way, way};
use super::report::{Check, Detail, ProofFacts};
use super::time::Timestamp;

/// What came of an older badge.
pub struct Judged {
    /// The findings on its integrity.
    pub checks: Vec<Check>,
    /// What it says.
    pub credential: Credential,
    /// Its signature, if it has one.
    pub proofs: Vec<ProofFacts>,
}

/// What was found of an assertion.
struct Found {
    /// The assertion with BadgeClass and profile in their places, in the words of 2.0: what the issuer's server says, or
    /// what was signed; the copy where neither is known.
    whole: Value,
    checks: Vec<Check>,
    /// In force or revoked, by the issuer's documents.
    status: Vec<Check>,
    /// Revoked, and more is not known.
    withdrawn: Option<Check>,
}

impl Found {
    fn new(whole: Value, checks: Vec<Check>) -> Found {
        Found { whole, checks, status: Vec::new(), withdrawn: None }
    }
}

/// The checks on an older badge, and what it says.
pub fn judge(legacy: &Legacy, policy: &Policy, inquiry: &Inquiry, now: Timestamp) -> Judged {
    let copy = || upgrade::assertion(&legacy.json, legacy.version);
    let single = |check: Check| (Found::new(copy(), vec![check]), Vec::new());
    let at_fault = |check: Check| {
        let (mut found, proofs) = single(check);
        found.checks.extend(structure::assertion(&found.whole, legacy.version));
        (found, proofs)
    };
    let (found, proofs) = match (legacy.kind, way(&legacy.json), &legacy.token) {
        (Kind::Blockcert, ..) => {
            let detail = Detail { suite: Some(legacy.format()), url: own_id(&copy()), ..Detail::default() };
            single(Check::with(Code::ProofNotYetJudged, detail))
        }
        // Some issuers bake a hosted assertion as a token: what counts is the way that it states, and that asks the server.
        (Kind::Assertion, Way::Hosted, _) | (Kind::Assertion, Way::Unstated, None) => {
            (hosted::judge(legacy, inquiry), Vec::new())
        }
        (Kind::Assertion, Way::Signed | Way::Unstated, Some(token)) => {
            signed::judge(legacy, token, policy, inquiry, now)
        }
        // "signed" is written by whoever likes to.
        (Kind::Assertion, Way::Signed, None) => at_fault(Check::new(Code::ProofMissing)),
        (Kind::Assertion, Way::Other, _) => {
            let copy = copy();
            let types = json::set(copy.get("verification")).iter().flat_map(|it| json::strings(it.get("type")));
            let suite = Some(types.collect::<Vec<_>>().join(", "));
            at_fault(Check::with(Code::ProofUnsupported, Detail { suite, ..Detail::default() }))
        }
        (Kind::BadgeClass | Kind::Profile | Kind::Endorsement, ..) => {
            let types = json::strings(legacy.json.get("type")).collect::<Vec<_>>().join(", ");
            let mut found = Found::new(part(legacy), vec![Check::with(Code::DocumentPart, Detail::found(types))]);
            found.checks.extend(structure::part_of_badge(&legacy.json, legacy.kind));
            (found, Vec::new())
        }
    };
    let Found { whole, mut checks, status, withdrawn } = found;
    checks.extend(endorsements(&whole));
    let credential = Credential { revocation: status, withdrawn, ..Credential::of_legacy(&whole, policy) };
    Judged { checks, credential, proofs }
}

/// A part alone, in its place.
fn part(legacy: &Legacy) -> Value {
    match legacy.kind {
        Kind::BadgeClass => serde_json::json!({ "badge": upgrade::badge_class(&legacy.json, legacy.version) }),
        Kind::Profile => serde_json::json!({ "badge": { "issuer": legacy.json } }),
        _ => serde_json::json!({ "badge": { "issuer": legacy.json.get("issuer") } }),
    }
}

fn own_id(assertion: &Value) -> Option<String> {
    json::text(assertion, "id").map(str::to_owned)
}

/// Who endorses an older badge is not judged; that somebody says so is told, and what ([`award`]).
fn endorsements(whole: &Value) -> Option<Check> {
    let number = i64::try_from(award::endorsed(whole).count()).ok().filter(|number| *number > 0)?;
    Some(Check::with(Code::DocumentEndorsementUnjudged, Detail { number: Some(number), ..Detail::default() }))
}
