//! Signed verification (Open Badges 2.0, "Signed Verification"; 1.x, "Signed Badge"): the assertion is the payload of a JWS.
//!
//! The key speaks for the issuer only if the profile that was fetched from the issuer's own id lists it (2.0,
//! VerificationObject: "it must be authorized in the issuer Profile as well"), or this site's list pins it. 1.x profiles
//! list no keys: there the key must lie where the issuer's badges may lie.

use super::chain::complete;
use super::{Found, revocation, upgrade};
use crate::engine::check::structure;
use crate::engine::code::Code;
use crate::engine::documents::Inquiry;
use crate::engine::key::binding::Search;
use crate::engine::policy::Policy;
use crate::engine::proof::jose;
use crate::engine::read::json;
use crate::engine::read::jws::Jws;
use crate::engine::read::legacy::Legacy;
use crate::engine::report::{Check, Detail, Outcome, ProofFacts};
use crate::engine::time::{Moment, Timestamp};

/// Finds the issuer's keys, verifies the token, and looks for the badge among those that were revoked.
pub fn judge(
    legacy: &Legacy,
    token: &Jws,
    policy: &Policy,
    inquiry: &Inquiry,
    now: Timestamp,
) -> (Found, Vec<ProofFacts>) {
    let mut whole = upgrade::assertion(&legacy.json, legacy.version);
    let issuer = complete(&mut whole, legacy.version, inquiry);
    let mut checks = structure::assertion(&whole, legacy.version);
    let issuer = match issuer {
        Ok(issuer) => issuer,
        Err(reasons) => {
            let url = whole.get("badge").and_then(json::id_of).map(str::to_owned);
            checks.push(Check::with(Code::KeyUnavailable, Detail { url, ..Detail::default() }));
            checks.extend(reasons);
            return (Found::new(whole, checks), Vec::new());
        }
    };
    let creator = whole.get("verification").and_then(|it| it.get("creator")).and_then(json::id_of);
    let issued = json::text(&whole, "issuedOn").and_then(Moment::parse);
    let supposed = issued.map_or(now, |moment| moment.at);
    let search = Search { issuer: &issuer.id, signed: None, supposed, now, policy, inquiry };
    let profile = issuer.profile.as_ref().ok();
    let judged = jose::verify_with(token, creator, || search.of_profile(profile, creator, legacy.version));
    checks.extend(judged.checks);
    let status = match &issuer.profile {
        Ok(profile) => revocation::check(&whole, profile, inquiry),
        Err(reasons) => {
            // A pinned key needs no profile.
            if checks.iter().any(|check| check.outcome == Outcome::Unknown) {
                checks.extend(reasons.iter().cloned());
            }
            Check::with(Code::StatusUnavailable, Detail::url(&issuer.id))
        }
    };
    (Found { status: vec![status], ..Found::new(whole, checks) }, judged.proofs)
}
