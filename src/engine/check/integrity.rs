//! Is this what the issuer signed?

use crate::engine::check::{standing, structure};
use crate::engine::code::Code;
use crate::engine::credential::Credential;
use crate::engine::given::Given;
use crate::engine::key::binding::Search;
use crate::engine::proof::{Judged, data_integrity, jose};
use crate::engine::read::{CredentialClaim, Kind, Security, json};
use crate::engine::report::{Check, Detail, Outcome};
use crate::engine::time::{Moment, Timestamp};

/// The checks on a verifiable credential and its proofs, and what its token adds to the dates.
pub fn credential(claim: &CredentialClaim, facts: &mut Credential, given: &Given) -> Judged {
    let Given { policy, inquiry, now, work } = *given;
    // Of a presentation not even the structure can be judged here.
    if claim.kind == Kind::Presentation {
        let suite = Some("VerifiablePresentation".to_owned());
        let unsupported = Check::with(Code::ProofUnsupported, Detail { suite, ..Detail::default() });
        return Judged { checks: vec![unsupported], ..Judged::default() };
    }
    if let Security::Enveloped(token) = &claim.security {
        let claimed = |name: &str| token.payload.get(name).and_then(jose::numeric_date);
        (facts.token_ends, facts.token_starts) = (claimed("exp"), claimed("nbf"));
        facts.signed = claimed("iat").map(Timestamp);
    }
    let issuer = claim.json.get("issuer").and_then(json::id_of).unwrap_or_default();
    let stated =
        [&facts.facts.valid_from, &facts.facts.issued].into_iter().flatten().find_map(|date| Moment::parse(date));
    let supposed = stated.map_or(now, |moment| moment.at);
    let search = Search { issuer, signed: facts.signed, supposed, now, policy, inquiry };
    let judged = match &claim.security {
        Security::Enveloped(token) => jose::verify(token, &search),
        Security::Embedded => data_integrity::verify(&claim.json, &search, work),
    };
    facts.signed = facts.signed.or(judged.signed);
    if judged.hides_fields {
        facts.facts.fields.iter_mut().for_each(|field| field.value = None);
    }
    let mut checks = Vec::new();
    // A claim that could not be read whole is judged by its signature alone.
    if !claim.faults.iter().any(|fault| fault.code == Code::ProofUnsupported) {
        checks.extend(structure::check(claim, is_selective(claim, &judged)));
        checks.extend(enclosures(claim));
    }
    // Of dates that disagree the stricter one counts. Only where it leaves the badge in force does the disagreement matter.
    let lapsed = standing::outdated(facts, now).is_some();
    checks.extend(claim.faults.iter().filter(|fault| !(lapsed && jose::is_about_dates(fault))).cloned());
    checks.extend(judged.checks);
    // What is still open may be so for want of an answer; where nothing is open, nobody misses it.
    if checks.iter().any(|check| check.outcome == Outcome::Unknown) {
        let missing = inquiry.failures().into_iter();
        checks.extend(missing.map(|url| Check::with(Code::DocumentUnreachable, Detail::url(url))));
    }
    Judged { checks, ..judged }
}

/// The holder may have kept members back: absent is then not missing. Where no proof is good, one that only names such a
/// suite is enough: nobody is to be accused for want of a key or of a suite, and nothing is valid by it.
fn is_selective(claim: &CredentialClaim, judged: &Judged) -> bool {
    let is_open = matches!(claim.security, Security::Embedded) && !judged.is_good;
    let mut suites = json::set(claim.json.get("proof")).iter().filter_map(|proof| json::text(proof, "cryptosuite"));
    claim.hidden.number() > 0
        || judged.part.is_some()
        || (is_open && suites.any(|suite| suite.contains("-sd-") || suite.starts_with("bbs")))
}

/// What is enclosed and not judged is said; endorsements speak for themselves.
fn enclosures(claim: &CredentialClaim) -> Vec<Check> {
    let mut checks = Vec::new();
    if let Some(schema) = json::set(claim.json.get("credentialSchema")).first() {
        let url = json::id_of(schema).unwrap_or_default();
        checks.push(Check::with(Code::DocumentSchema, Detail::url(url)));
    }
    for service in json::set(claim.json.get("refreshService")).iter().take(1) {
        let url = json::id_of(service).unwrap_or_default();
        checks.push(Check::with(Code::DocumentRefreshService, Detail::url(url)));
    }
    if matches!(claim.kind, Kind::Other | Kind::Endorsement | Kind::Clr) {
        let types = json::strings(claim.json.get("type")).filter(|name| *name != "VerifiableCredential");
        checks.push(Check::with(Code::DocumentNotOpenBadge, Detail::found(types.collect::<Vec<_>>().join(", "))));
    }
    checks
}
