//! LABORATORY: decides what a badge proves. Pure and synchronous: no clock, no network, no language.
//!
//! **[`verify`] is a function of what is known. What it lacks it names in `report.needs`; whoever calls it asks the
//! world, puts the answers into [`Documents`] and calls again, until nothing is lacking or nothing more can be had.**
//!
//! The way of a badge: [`unbake`] → [`read`] → [`credential`] → [`check`] → [`report`] → [`verdict`].

pub mod absent;
pub mod address;
#[cfg_attr(not(feature = "whole"), path = "absent/assertion.rs")]
pub mod assertion;
pub mod check;
pub mod code;
pub mod credential;
pub mod digest;
pub mod documents;
pub mod given;
pub mod inflate;
pub mod input;
pub mod inspection;
pub mod issuers;
pub mod jcs;
pub mod jsonld;
mod judgement;
pub mod key;
pub mod limits;
pub mod link;
#[cfg_attr(not(feature = "whole"), path = "absent/md5.rs")]
mod md5;
#[cfg_attr(not(feature = "whole"), path = "absent/number.rs")]
pub mod number;
pub mod order;
pub mod platform;
pub mod policy;
pub mod proof;
pub mod rdf;
pub mod read;
pub mod renewal;
pub mod report;
pub mod selector;
pub mod status;
pub mod time;
pub mod unbake;
pub mod verdict;

use check::endorsement;
use code::Code;
use documents::{Documents, Inquiry};
use given::Given;
use input::Input;
pub use inspection::{Found, inspect};
use judgement::{Asked, Presented, enclosures, endorse, judge_claim, refused};
use policy::Policy;
use proof::suite::Work;
use read::Claim;
use read::legacy::Legacy;
use report::{BadgeFacts, Check, Detail, InputFacts, PolicyFacts, ProofFacts, ProofKind, Recognition, Report};
use time::Timestamp;

/// Judges one input by what is known so far.
pub fn verify(input: &Input, documents: &Documents, policy: &Policy, now: Timestamp) -> Report {
    let inquiry = Inquiry::new(documents, policy, now);
    let work = Work::default();
    let given = Given { policy, inquiry: &inquiry, now, work: &work };
    let mut found = Finding::default();
    if let Err(check) = judge(input, &given, &mut found).map_err(|check| other_text(input, check)) {
        (found.checks, found.recognition) = refused(check, Presented::with(input), &given);
    }
    let attested = found.badge.as_ref().is_some_and(|badge| badge.attested);
    let mut asked = Asked::of(inquiry);
    let mut endorsements = Vec::new();
    // Who endorses a badge that is not proved is nobody's business, and worth no work.
    for enclosed in found.enclosed.iter().filter(|_| attested) {
        let inquiry = Inquiry::new(documents, policy, now);
        let facts = endorse(enclosed, &Given { policy, inquiry: &inquiry, now, work: &work });
        endorsements.push(facts);
        asked.and_then(Asked::of(inquiry));
    }
    let Finding { checks, carrier, format, badge, recognition, proofs, .. } = found;
    let verdict = verdict::verdict(&checks);
    let reason = verdict::reason(&checks, verdict);
    let proof_kind = ProofKind::of(&checks);
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
        proofs,
        endorsements,
        documents: asked.contacts,
        // No answer could clear a badge that is rejected: whoever is asked would learn of it for nothing.
        needs: if verdict == verdict::Verdict::Rejected { Vec::new() } else { asked.needs },
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
    enclosed: Vec<endorsement::Enclosed>,
    proofs: Vec<ProofFacts>,
}

impl Default for Finding {
    fn default() -> Self {
        Finding {
            checks: Vec::new(),
            carrier: None,
            format: None,
            badge: None,
            recognition: Recognition::Unrecognised,
            enclosed: Vec::new(),
            proofs: Vec::new(),
        }
    }
}

/// The way of a badge. An error is the reason why there is nothing to judge.
fn judge(input: &Input, given: &Given, found: &mut Finding) -> Result<(), Check> {
    let unbaking = unbake::unbake(&input.bytes).map_err(|check| unbake::unopened(input, check))?;
    let (unbaked, notes) = unbaking.choose()?;
    found.carrier = Some(input.placed(&unbaked.carrier));
    let supplied = assertion::supplied::read(&input.supplied);
    let (claim, linked) = match Claim::read(&unbaked.payload)? {
        Claim::Address(url) => match assertion::address::follow(&url, given.inquiry) {
            Ok(claim) => (claim, None),
            Err(check) => match assertion::supplied::instead_of(&url, &supplied) {
                Some(legacy) => (Claim::Legacy(legacy), None),
                None => (Claim::Address(url), check),
            },
        },
        claim => (claim, None),
    };
    // Of a link that led nowhere there is nothing to compare; what was added was not passed over.
    let is_apart = matches!(claim, Claim::Address(_)) && !supplied.is_empty();
    let apart = is_apart.then(|| Check::new(Code::DocumentSuppliedOther));
    let claim = match claim {
        Claim::Legacy(legacy) => Claim::Legacy(Legacy { supplied, ..legacy }),
        claim => claim,
    };
    found.format = Some(match &claim {
        Claim::Credential(claim) => claim.format(),
        Claim::Legacy(legacy) => legacy.format(),
        Claim::Address(_) => "url".to_owned(),
    });
    let enclosures = enclosures(&claim);
    let endorsed =
        enclosures.read.iter().map(|enclosed| Check::with(Code::DocumentEndorsement, Detail::at(&enclosed.at)));
    let notes = linked
        .into_iter()
        .chain(apart)
        .chain(endorsed)
        .chain(endorsement::unread(enclosures.unread))
        .chain(notes)
        .collect();
    let judged = judge_claim(&claim, notes, Presented::with(input), given);
    found.recognition = judged.recognition;
    found.badge = Some(judged.credential.facts);
    found.checks = judged.checks;
    found.proofs = judged.proofs;
    found.enclosed = enclosures.read;
    Ok(())
}

/// What a QR code says that is no badge, since nobody can read it in the code itself.
fn other_text(input: &Input, check: Check) -> Check {
    if check.code != Code::DocumentNoBadge || !input.is_of_code() {
        return check;
    }
    let text = String::from_utf8_lossy(&input.bytes);
    let mut found: String = text.chars().take(limits::OTHER_TEXT_CHARS).collect();
    if found.len() < text.len() {
        found.push('…');
    }
    Check::with(Code::DocumentOtherText, Detail::found(found))
}

fn policy_facts(policy: &Policy) -> PolicyFacts {
    policy.issuers.as_ref().map_or_else(PolicyFacts::default, |list| PolicyFacts {
        issuers_sha256: Some(list.sha256.clone()),
        issuers_date: Some(list.date.clone()),
        operator: Some(list.operator.name.clone()),
    })
}
