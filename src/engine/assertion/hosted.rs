//! Hosted verification (Open Badges 2.0, "Hosted Verification"; 1.x, "Hosted Badge"): the assertion at its own id is the
//! truth, and what the picture holds is a copy of it (DESIGN rule 8).

use serde_json::Value;

use super::chain::{complete, failure, object, unexpected};
use super::comparison::differences;
use super::scope::{self, is_askable};
use super::{Found, revocation, supplied, upgrade};
use crate::engine::check::structure;
use crate::engine::code::Code;
use crate::engine::documents::{Inquiry, Purpose, Reply};
use crate::engine::limits;
use crate::engine::read::json;
use crate::engine::read::legacy::{Kind, Legacy, Version, Way, way};
use crate::engine::report::{Check, Detail, Outcome};

/// Asks the issuer's server, and compares.
pub fn judge(legacy: &Legacy, inquiry: &Inquiry) -> Found {
    let copy = upgrade::assertion(&legacy.json, legacy.version);
    let stated = json::text(&copy, "id").or(legacy.address.as_deref());
    let Some(address) = stated.filter(|url| is_askable(url)) else {
        let detail = Detail { url: stated.map(str::to_owned), ..Detail::default() };
        return open(copy, legacy.version, vec![Check::with(Code::ProofUnaddressed, detail)]);
    };
    match ask(address, inquiry, limits::CANONICAL_IDS) {
        Answer::Open(mut checks) => {
            let (copy, compared) = supplied::join(&copy, address, &legacy.supplied);
            checks.extend(compared);
            open(copy, legacy.version, checks)
        }
        Answer::Withdrawn { address, body } => withdrawn(copy, legacy.version, &address, body.as_ref()),
        Answer::Said { address, assertion, version } => compare(&copy, &address, assertion, version, inquiry),
    }
}

/// What the server said.
enum Answer {
    /// The assertion, in the words of 2.0.
    Said { address: String, assertion: Value, version: Version },
    /// Revoked, and nothing more than that.
    Withdrawn { address: String, body: Option<Value> },
    /// Nothing that would settle it.
    Open(Vec<Check>),
}

/// The assertion at this address. Where it names another id as its own, that one is asked: what lies elsewhere is a copy.
fn ask(address: &str, inquiry: &Inquiry, hops: usize) -> Answer {
    let open = |check: Option<Check>| Answer::Open(hosted(address).into_iter().chain(check).collect());
    let json = match inquiry.read(address, Purpose::Assertion, object) {
        Reply::Came(json) => json,
        // "…SHOULD respond with a 410 Gone status … and a body with `revoked` set to true" (2.0, "Revoking hosted badges").
        Reply::Gone(body) => return Answer::Withdrawn { address: address.to_owned(), body },
        reply => return open(failure(address, &reply)),
    };
    let Some(served) = Legacy::read(&json, None).filter(|served| served.kind == Kind::Assertion && has_award(&json))
    else {
        if revocation::is_revoked(&json) && json::text(&json, "id").is_none_or(|id| id == address) {
            return Answer::Withdrawn { address: address.to_owned(), body: Some(json) };
        }
        return open(Some(unexpected(address, None)));
    };
    // A signed assertion that lies there without its signature is none.
    if matches!(way(&served.json), Way::Signed | Way::Other) {
        return open(Some(unexpected(address, Some("verification"))));
    }
    let assertion = upgrade::assertion(&served.json, served.version);
    match json::text(&assertion, "id").map(str::to_owned) {
        Some(id) if id == address => Answer::Said { address: id, assertion, version: served.version },
        // 0.5 has no ids; whoever claims to be newer and has none does not say what it is.
        None if served.version == Version::V0_5 => {
            Answer::Said { address: address.to_owned(), assertion, version: served.version }
        }
        Some(id) if hops > 0 && is_askable(&id) => ask(&id, inquiry, hops - 1),
        other => open(Some(unexpected(address, other.as_deref()))),
    }
}

/// It says to whom and what.
fn has_award(json: &Value) -> bool {
    ["recipient", "badge"].iter().all(|member| json.get(member).is_some_and(|value| !value.is_null()))
}

/// The copy against what was served, and the server against the issuer.
fn compare(copy: &Value, address: &str, assertion: Value, version: Version, inquiry: &Inquiry) -> Found {
    let mut whole = assertion;
    let issuer = complete(&mut whole, version, inquiry);
    let mut checks = structure::assertion(&whole, version);
    checks.extend(differences(copy, &whole, version));
    let mut status = Vec::new();
    match issuer.and_then(|issuer| Ok((issuer.profile?, issuer.id, issuer.badge))) {
        Err(reasons) => {
            let missing = reasons.iter().find_map(|reason| reason.detail.url.as_deref()).unwrap_or(address);
            // Where the server has contradicted the copy, nothing is left for it to confirm.
            let is_contradicted = checks.iter().any(|check| check.outcome == Outcome::Fail);
            checks.extend(hosted(missing).filter(|_| !is_contradicted).into_iter().chain(reasons));
        }
        Ok((profile, issuer, badge)) => {
            checks.push(placed(address, &issuer, &profile, badge.as_deref()));
            let listed = revocation::check(&whole, &profile, inquiry);
            // Without a list, the server's answer is the issuer's word that the badge is in force.
            status.push(match listed.code {
                Code::StatusNone => Check::with(Code::StatusInForce, Detail::url(address)),
                _ => listed,
            });
        }
    }
    let is_open = checks.iter().any(|check| check.outcome == Outcome::Unknown);
    let is_bad = checks.iter().any(|check| check.outcome == Outcome::Fail);
    if revocation::is_revoked(&whole) {
        let revoked = revocation::revoked(whole.get("revocationReason"), address);
        // Who issued it need not be known to know that its own server takes it back.
        if is_open && !is_bad {
            let mut found = Found::new(whole, vec![Check::with(Code::ProofWithdrawn, Detail::url(address))]);
            found.withdrawn = Some(revoked);
            return found;
        }
        status = vec![revoked];
    }
    Found { status, ..Found::new(whole, checks) }
}

/// Does the issuer's profile let assertion and BadgeClass lie where they lie? All issuers of a platform share its host: a
/// BadgeClass from elsewhere could name any of them.
fn placed(address: &str, issuer: &str, profile: &Value, badge: Option<&str>) -> Check {
    let expected = Some(issuer.to_owned());
    if !scope::admits(issuer, profile, address) {
        return Check::with(Code::ProofOutOfScope, Detail { expected, ..Detail::url(address) });
    }
    match badge.filter(|badge| !scope::neighbours(issuer, profile, badge)) {
        Some(badge) => Check::with(Code::ProofBadgeElsewhere, Detail { expected, ..Detail::url(badge) }),
        None => Check::with(Code::ProofAttested, Detail::url(address)),
    }
}

/// Revoked, says the server, and shows no more: the copy is not confirmed by it.
fn withdrawn(copy: Value, version: Version, address: &str, body: Option<&Value>) -> Found {
    let mut checks = vec![Check::with(Code::ProofWithdrawn, Detail::url(address))];
    if let Some(body) = body.filter(|body| has_award(body)).map(|body| upgrade::assertion(body, version)) {
        checks.extend(differences(&copy, &body, Version::V2).into_iter().filter(|it| it.code == Code::ProofDiffers));
    }
    let reason = body.and_then(|body| body.get("revocationReason"));
    Found { withdrawn: Some(revocation::revoked(reason, address)), ..Found::new(copy, checks) }
}

/// Only the issuer's server can say.
fn hosted(address: &str) -> Option<Check> {
    Some(Check::with(Code::ProofHosted, Detail::url(address)))
}

fn open(copy: Value, version: Version, mut checks: Vec<Check>) -> Found {
    checks.extend(structure::assertion(&copy, version));
    Found::new(copy, checks)
}
