//! One claim judged by itself: the badge, and each endorsement in it, go the same way through the four questions.

use super::check::concealment::Concealed;
use super::check::{endorsement, holder, integrity, issuer, paper, standing};
use super::code::Code;
use super::credential::{Attested, Credential};
use super::documents::{Contact, Inquiry, Request};
use super::given::Given;
use super::input::Input;
use super::read::hidden::Hidden;
use super::read::{Claim, Kind};
use super::report::{Check, Detail, EndorsementFacts, ProofFacts, Recognition};
use super::{assertion, limits, platform};

/// What one claim proves by itself.
pub(super) struct Judgement {
    pub checks: Vec<Check>,
    pub credential: Credential,
    pub recognition: Recognition,
    pub proofs: Vec<ProofFacts>,
}

/// What came with a badge that says whose it is: it is compared, and proves nothing by itself.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Presented<'a> {
    /// What the reader typed.
    pub typed: Option<&'a str>,
    /// What is written on the paper around the badge.
    pub paper: Option<&'a [String]>,
    /// It was read off something that nobody compared with it: a photograph, or what the camera sees.
    pub is_seen: bool,
}

impl<'a> Presented<'a> {
    /// With this input.
    pub fn with(input: &'a Input) -> Self {
        let is_seen = input.paper.is_none() && input.is_of_code();
        Presented { typed: input.holder.as_deref(), paper: input.paper.as_deref(), is_seen }
    }

    /// What is said of a paper that nobody has read.
    fn unread(self) -> Vec<Check> {
        let codes = if self.is_seen { &[Code::PaperUnread, Code::PaperUnsigned][..] } else { &[] };
        codes.iter().map(|code| Check::new(*code)).collect()
    }
}

/// The four questions on one claim. `notes` is what is to be said on its integrity besides.
pub(super) fn judge_claim(claim: &Claim, notes: Vec<Check>, presented: Presented, given: &Given) -> Judgement {
    let nothing = Hidden::default();
    let (mut credential, hidden) = match claim {
        Claim::Credential(claim) => (Credential::of(claim, given.policy), &claim.hidden),
        Claim::Legacy(_) | Claim::Address(_) => (Credential::default(), &nothing),
    };
    let mut proofs = Vec::new();
    let mut part = None;
    let mut checks = match claim {
        Claim::Credential(claim) => {
            given.inquiry.about(credential.facts.issuer.id.as_deref());
            let judged = integrity::credential(claim, &mut credential, given);
            (proofs, part) = (judged.proofs, judged.part);
            judged.checks
        }
        Claim::Legacy(legacy) => {
            let judged = assertion::judge(legacy, given.policy, given.inquiry, given.now);
            (credential, proofs) = (judged.credential, judged.proofs);
            judged.checks
        }
        Claim::Address(url) => {
            credential.facts.official_page = platform::page(url);
            vec![Check::with(Code::DocumentOnlyLink, Detail::url(url.clone()))]
        }
    };
    checks.extend(notes);
    let recognition = answer_the_rest(&mut checks, &mut credential, &Concealed { hidden, part }, presented, given);
    Judgement { checks, credential, recognition, proofs }
}

/// Where there is a badge and it is refused, the other questions stay open; where there is none, nobody asks them.
pub(super) fn refused(check: Check, presented: Presented, given: &Given) -> (Vec<Check>, Recognition) {
    let is_unreadable = check.code.is_unreadable();
    let mut checks = vec![check];
    let recognition = match is_unreadable {
        true => Recognition::Unrecognised,
        false => {
            let nothing = Concealed { hidden: &Hidden::default(), part: None };
            answer_the_rest(&mut checks, &mut Credential::default(), &nothing, presented, given)
        }
    };
    (checks, recognition)
}

/// The endorsements that a credential encloses; what a presentation holds is not its own.
pub(super) fn enclosures(claim: &Claim) -> endorsement::Enclosures {
    match claim {
        Claim::Credential(claim) if claim.kind != Kind::Presentation => endorsement::enclosed(&claim.json),
        _ => endorsement::Enclosures::default(),
    }
}

/// Judges one endorsement as if it stood alone. Those inside it are counted, not followed.
pub(super) fn endorse(enclosed: &endorsement::Enclosed, given: &Given) -> EndorsementFacts {
    let (judged, claim) = match enclosed.claim() {
        Ok(claim) => {
            let inner = enclosures(&claim);
            let notes = endorsement::kind(&claim).into_iter().chain(endorsement::unread(inner.number())).collect();
            (judge_claim(&claim, notes, Presented::default(), given), Some(claim))
        }
        Err(check) => {
            let (checks, recognition) = refused(check, Presented::default(), given);
            (Judgement { checks, credential: Credential::default(), recognition, proofs: Vec::new() }, None)
        }
    };
    endorsement::facts(enclosed, claim.as_ref(), judged.credential, judged.recognition, judged.checks)
}

/// What the world was asked, and what it is still to be asked.
pub(super) struct Asked {
    pub contacts: Vec<Contact>,
    pub needs: Vec<Request>,
}

impl Asked {
    /// All of an inquiry.
    pub fn of(inquiry: Inquiry) -> Asked {
        let (contacts, needs) = inquiry.finish();
        Asked { contacts, needs }
    }

    /// Adds what an endorsement asks, after what the badge itself asks.
    pub fn and_then(&mut self, other: Asked) {
        for contact in other.contacts {
            if !self.contacts.contains(&contact) {
                self.contacts.push(contact);
            }
        }
        for need in other.needs {
            if self.needs.len() < limits::NEEDS && self.needs.iter().all(|wanted| wanted.url != need.url) {
                self.needs.push(need);
            }
        }
    }
}

/// Standing, issuer and holder: facts once integrity has passed, claims before.
fn answer_the_rest(
    checks: &mut Vec<Check>,
    credential: &mut Credential,
    concealed: &Concealed,
    presented: Presented,
    given: &Given,
) -> Recognition {
    let policy = given.policy;
    let (mut rest, recognition, attested) = match Attested::by(checks, credential) {
        Some(attested) => {
            // A pinned key needs no document: whoever is asked about it would learn of the badge for nothing.
            given.inquiry.forget_keys();
            let (issuer, recognition) = issuer::check(attested, policy);
            let holder = presented.typed;
            let holder = holder.map_or_else(holder::not_asked, |typed| holder::check(attested, typed, policy.fold));
            let paper = presented.paper.map(|written| paper::check(attested, written, policy));
            let paper = paper.unwrap_or_else(|| presented.unread());
            ([standing::check(attested, given), issuer, holder, paper].concat(), recognition, true)
        }
        None => {
            let (issuer, recognition) = issuer::unproven(credential, policy);
            let holder = if presented.typed.is_some() { holder::unproven() } else { holder::not_asked() };
            let paper = presented.paper.map(|_| paper::unproven()).unwrap_or_default();
            let standing = match &credential.withdrawn {
                Some(revoked) => vec![revoked.clone()],
                None => standing::unproven(credential),
            };
            ([standing, issuer, holder, paper].concat(), recognition, false)
        }
    };
    if attested {
        concealed.reopen(&mut rest, credential);
    }
    checks.extend(rest);
    credential.facts.attested = attested;
    recognition
}
