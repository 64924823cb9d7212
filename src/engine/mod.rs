//! LABORATORY: decides what a badge proves. Pure and synchronous: no clock, no network, no language.
//!
//! **[`verify`] is a function of what is known. What it lacks it names in `report.needs`; whoever calls it asks the
//! world, puts the answers into [`Documents`] and calls again, until nothing is lacking or nothing more can be had.**
//!
//! The way of a badge: [`unbake`] → [`read`] → [`credential`] → [`check`] → [`report`] → [`verdict`].

pub mod check;
pub mod code;
pub mod credential;
pub mod digest;
pub mod documents;
pub mod input;
pub mod inspection;
pub mod issuers;
pub mod jsonld;
pub mod key;
pub mod limits;
pub mod official_page;
pub mod policy;
pub mod proof;
pub mod rdf;
pub mod read;
pub mod report;
pub mod selector;
pub mod time;
pub mod unbake;
pub mod verdict;

use check::{holder, integrity, issuer, standing};
use code::Code;
use credential::{Attested, Credential};
use documents::{Documents, Inquiry};
use input::Input;
pub use inspection::{Found, inspect};
use policy::Policy;
use read::Claim;
use report::{BadgeFacts, Check, Detail, InputFacts, PolicyFacts, ProofKind, Recognition, Report};
use time::Timestamp;

/// Judges one input by what is known so far.
pub fn verify(input: &Input, documents: &Documents, policy: &Policy, now: Timestamp) -> Report {
    let inquiry = Inquiry::new(documents, policy);
    let mut found = Finding::default();
    if let Err(check) = judge(input, policy, &inquiry, now, &mut found) {
        // Where there is a badge and it is refused, the other questions stay open; where there is none, nobody asks them.
        let refused = !check.code.is_unreadable();
        found.checks.push(check);
        if refused {
            let nothing = &mut Credential::default();
            found.recognition = answer_the_rest(&mut found.checks, nothing, input, policy, now);
        }
    }
    let (contacts, mut needs) = inquiry.finish();
    // A pinned key needs no document: whoever is asked about it would learn of the badge for nothing.
    needs.retain(|need| found.badge.as_ref().is_none_or(|badge| !badge.attested) || !need.purpose.is_about_keys());
    let Finding { checks, carrier, format, badge, recognition, .. } = found;
    let verdict = verdict::verdict(&checks);
    let reason = verdict::reason(&checks, verdict);
    let proof_kind =
        if checks.iter().any(|check| check.code == Code::ProofVerified) { ProofKind::Signed } else { ProofKind::None };
    Report {
        schema: "akashi.report/1".to_owned(),
        input: InputFacts {
            name: input.name.clone(),
            bytes: input.bytes.len() as u64,
            sha256: digest::sha256_hex(&input.bytes),
            carrier,
            format,
        },
        headline: verdict::headline(verdict, reason, recognition, proof_kind),
        verdict,
        recognition,
        proof_kind,
        reason,
        checks,
        badge,
        proofs: Vec::new(),
        endorsements: Vec::new(),
        documents: contacts,
        needs,
        policy: policy_facts(policy),
        now: now.to_rfc3339(),
        engine: env!("CARGO_PKG_VERSION").to_owned(),
    }
}

/// What has been found so far; kept even when a later step refuses.
struct Finding {
    checks: Vec<Check>,
    carrier: Option<String>,
    format: Option<String>,
    badge: Option<BadgeFacts>,
    recognition: Recognition,
}

impl Default for Finding {
    fn default() -> Self {
        Finding { checks: Vec::new(), carrier: None, format: None, badge: None, recognition: Recognition::Unrecognised }
    }
}

/// The way of a badge. An error is the reason why there is nothing to judge.
fn judge(input: &Input, policy: &Policy, inquiry: &Inquiry, now: Timestamp, found: &mut Finding) -> Result<(), Check> {
    let unbaking = unbake::unbake(&input.bytes)?;
    let (unbaked, notes) = unbaking.choose()?;
    found.carrier = Some(unbaked.carrier.clone());
    let claim = Claim::read(&unbaked.payload)?;
    let mut credential = match &claim {
        Claim::Credential(claim) => Credential::of(claim, policy),
        Claim::Legacy(legacy) => Credential::of_legacy(legacy, policy),
        Claim::Address(_) => Credential::default(),
    };
    let mut checks = match &claim {
        Claim::Credential(claim) => {
            found.format = Some(claim.format());
            integrity::credential(claim, &mut credential, policy, inquiry, now)
        }
        Claim::Legacy(legacy) => {
            found.format = Some(legacy.format.to_owned());
            integrity::legacy(legacy, &credential)
        }
        Claim::Address(url) => {
            found.format = Some("url".to_owned());
            credential.facts.official_page = official_page::of(url);
            vec![Check::with(Code::DocumentOnlyLink, Detail::url(url.clone()))]
        }
    };
    checks.extend(notes);
    found.recognition = answer_the_rest(&mut checks, &mut credential, input, policy, now);
    found.badge = Some(credential.facts);
    found.checks = checks;
    Ok(())
}

/// Standing, issuer and holder: facts once integrity has passed, claims before.
fn answer_the_rest(
    checks: &mut Vec<Check>,
    credential: &mut Credential,
    input: &Input,
    policy: &Policy,
    now: Timestamp,
) -> Recognition {
    let asked = input.holder.as_deref();
    let (rest, recognition, attested) = match Attested::by(checks, credential) {
        Some(attested) => {
            let (issuer, recognition) = issuer::check(attested, policy);
            let holder = asked.map_or_else(holder::not_asked, |typed| holder::check(attested, typed, policy.nfkc));
            ([standing::check(attested, now), issuer, holder].concat(), recognition, true)
        }
        None => {
            let (issuer, recognition) = issuer::unproven(credential, policy);
            let holder = if asked.is_some() { holder::unproven() } else { holder::not_asked() };
            ([standing::unproven(credential), issuer, holder].concat(), recognition, false)
        }
    };
    checks.extend(rest);
    credential.facts.attested = attested;
    recognition
}

fn policy_facts(policy: &Policy) -> PolicyFacts {
    policy.issuers.as_ref().map_or_else(PolicyFacts::default, |list| PolicyFacts {
        issuers_sha256: Some(list.sha256.clone()),
        issuers_date: Some(list.date.clone()),
        operator: Some(list.operator.name.clone()),
    })
}
