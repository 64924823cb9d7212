//! A list that is a credential of its own (Bitstring Status List 1.0, 2.2 and 3.2; Status List 2021, 4.2 and 5.2).

use std::rc::Rc;

use serde_json::Value;

use super::bits::Bits;
use super::entry::{Entry, whole};
use super::{faulty, may_clear, unanswered};
use crate::engine::check::{integrity, standing};
use crate::engine::code::Code;
use crate::engine::credential::Credential;
use crate::engine::documents::{Purpose, Reply};
use crate::engine::given::Given;
use crate::engine::limits;
use crate::engine::read::{Claim, CredentialClaim, json};
use crate::engine::report::{Axis, Check, Detail, Outcome, Summary};
use crate::engine::unbake::plain;
use crate::engine::verdict;

/// The two forms of such lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// W3C Recommendation.
    Bitstring,
    /// Its draft of 2021, still in use.
    Of2021,
}

impl Form {
    /// The form whose entries have this type.
    pub fn named(entry: &str) -> Option<Form> {
        match entry {
            "BitstringStatusListEntry" => Some(Form::Bitstring),
            "StatusList2021Entry" => Some(Form::Of2021),
            _ => None,
        }
    }

    /// The types of the credential and of its subject.
    const fn types(self) -> [&'static str; 2] {
        match self {
            Form::Bitstring => ["BitstringStatusListCredential", "BitstringStatusList"],
            Form::Of2021 => ["StatusList2021Credential", "StatusList2021"],
        }
    }
}

/// The lists of one credential. Each is read once, however many entries lead to it: the largest takes 30 ms.
#[derive(Default)]
pub struct Lists(Vec<(String, Form, Result<Rc<List>, Check>)>);

impl Lists {
    fn at(&mut self, url: &str, form: Form, given: &Given) -> Result<Rc<List>, Check> {
        if let Some((.., known)) = self.0.iter().find(|(known, of, _)| known == url && *of == form) {
            return known.clone();
        }
        let list = fetch(url, given).and_then(|claim| List::read(form, &claim, url, given)).map(Rc::new);
        self.0.push((url.to_owned(), form, list.clone()));
        list
    }
}

/// What the list says of the credential: nothing, where its purpose has no weight and no state is set.
pub fn check(form: Form, entry: &Value, credential: &Credential, lists: &mut Lists, given: &Given) -> Option<Check> {
    let entry = match Entry::read(entry) {
        Ok(entry) => entry,
        Err(check) => return Some(check),
    };
    let list = lists.at(entry.url, form, given).and_then(|list| list.is_for(&entry).map(|()| list));
    let list = match list {
        Ok(list) => list,
        Err(check) => return Some(check),
    };
    let Some(state) = list.bits.state(entry.index, entry.size) else {
        let number = i64::try_from(list.bits.states(entry.size)).ok();
        let detail = Detail { number, found: Some(entry.index.to_string()), ..Detail::url(entry.url) };
        return Some(Check::with(Code::StatusIndex, detail));
    };
    let detail = Detail::url(entry.url);
    // Of which day it is, if it was kept. With what is set a date would be taken for that of the revocation.
    let since = Detail { date: given.inquiry.kept_since(entry.url), ..detail.clone() };
    let message = || entry.message(state).map(str::to_owned);
    let check = match (entry.purpose, state) {
        ("revocation" | "suspension", 0) => {
            let code = match entry.purpose {
                "revocation" => Code::StatusInForce,
                _ => Code::StatusNotSuspended,
            };
            list.clears(&entry, credential, given).err().unwrap_or_else(|| Check::with(code, since))
        }
        // "This status is not reversible": a list that has run out says it still.
        ("revocation", _) => Check::with(Code::StatusRevoked, Detail { found: message(), ..detail }),
        ("suspension", _) => list
            .lapsed(&entry)
            .unwrap_or_else(|| Check::with(Code::StatusSuspended, Detail { found: message(), ..detail })),
        ("message" | "refresh", 0) => return None,
        ("refresh", _) => Check::with(Code::StatusRefresh, detail),
        ("message", state) => {
            let found = message().or_else(|| Some(format!("0x{state:x}")));
            Check::with(Code::StatusMessage, Detail { found, ..detail })
        }
        // What another purpose forbids, nobody here knows; that it forbids nothing takes a list that could clear.
        (_, 0) => return list.clears(&entry, credential, given).err(),
        (other, _) => Check::with(Code::StatusUnsupported, Detail { found: Some(other.to_owned()), ..detail }),
    };
    Some(check)
}

fn fetch(url: &str, given: &Given) -> Result<Box<CredentialClaim>, Check> {
    let read = |bytes: &[u8]| match Claim::read(&plain::classify(bytes)) {
        Ok(Claim::Credential(claim)) => Some(claim),
        _ => None,
    };
    match given.inquiry.read(url, Purpose::StatusList, read) {
        Reply::Came(claim) => Ok(claim),
        Reply::Unexpected => Err(faulty(url, "")),
        Reply::NotAsked | Reply::Failed(_) | Reply::Gone(_) => Err(unanswered(url, given)),
    }
}

/// A list under a good proof.
struct List {
    bits: Bits,
    issuer: Option<String>,
    purposes: Vec<String>,
    /// How many bits a state has, where the list says so as well.
    size: Option<Value>,
    /// It does not call itself another's.
    is_here: bool,
    /// Why its dates do not let it clear anything.
    outdated: Option<Check>,
}

impl List {
    fn read(form: Form, claim: &CredentialClaim, url: &str, given: &Given) -> Result<List, Check> {
        let mut facts = Credential::of(claim, given.policy);
        let judged = integrity::credential(claim, &mut facts, given);
        proved(&judged.checks, url)?;
        // A list of which the holder, whoever that is, shows a part is none; and one that may be revoked itself is not known
        // to be in force.
        if judged.part.is_some() || claim.hidden.number() > 0 || claim.json.get("credentialStatus").is_some() {
            return Err(faulty(url, "credentialStatus"));
        }
        let [list, subject] = form.types();
        let [bitstring] = json::set(claim.json.get("credentialSubject")) else {
            return Err(faulty(url, "credentialSubject"));
        };
        let is = |value: &Value, name| json::strings(value.get("type")).any(|it| it == name);
        if !is(&claim.json, list) || !is(bitstring, subject) {
            return Err(faulty(url, "type"));
        }
        let bits = json::text(bitstring, "encodedList").and_then(Bits::read);
        // "An id property that matches the value specified in statusListCredential" (Bitstring Status List 1.0, 2.2), or
        // the address to which the list has moved.
        let plain = |url: &str| url.split('#').next().unwrap_or_default().to_owned();
        let is_here = |id: &str| [plain(url), given.inquiry.found_at(url)].contains(&plain(id));
        Ok(List {
            bits: bits.ok_or_else(|| faulty(url, "encodedList"))?,
            issuer: facts.facts.issuer.id.clone(),
            purposes: json::strings(bitstring.get("statusPurpose")).map(str::to_owned).collect(),
            size: bitstring.get("statusSize").cloned(),
            is_here: facts.facts.id.as_deref().is_none_or(is_here),
            outdated: standing::outdated(&facts, given.now),
        })
    }

    /// Was it made for what this entry asks?
    fn is_for(&self, entry: &Entry) -> Result<(), Check> {
        if !self.purposes.iter().any(|purpose| purpose == entry.purpose) {
            let found = Some(self.purposes.join(", "));
            let expected = Some(entry.purpose.to_owned());
            return Err(Check::with(Code::StatusPurpose, Detail { found, expected, ..Detail::url(entry.url) }));
        }
        // In drafts the list says it. Where the two disagree, the index means another place.
        match &self.size {
            Some(size) if whole(size) != Some(entry.size.into()) => Err(faulty(entry.url, "statusSize")),
            _ => Ok(()),
        }
    }

    fn lapsed(&self, entry: &Entry) -> Option<Check> {
        let check = self.outdated.as_ref()?;
        let code = match check.code {
            Code::DateNotYet => Code::StatusListNotYet,
            _ => Code::StatusListExpired,
        };
        Some(Check::with(code, Detail { date: check.detail.date.clone(), ..Detail::url(entry.url) }))
    }

    /// What keeps it from clearing this credential.
    fn clears(&self, entry: &Entry, credential: &Credential, given: &Given) -> Result<(), Check> {
        if let Some(lapsed) = self.lapsed(entry) {
            return Err(lapsed);
        }
        // Its issuer has others: one of them, put in the place of this, clears those whom this one names.
        if !self.is_here {
            return Err(faulty(entry.url, "id"));
        }
        if !may_clear(self.issuer.as_deref(), credential, given) {
            let detail = Detail { found: self.issuer.clone(), ..Detail::url(entry.url) };
            return Err(Check::with(Code::StatusSigner, detail));
        }
        let states = self.bits.states(entry.size);
        let issuer = credential.facts.issuer.id.as_deref().and_then(|id| given.policy.listed(id));
        if states < limits::STATUS_LIST_STATES && !issuer.is_some_and(|issuer| issuer.accept_short_lists) {
            let number = i64::try_from(states).ok();
            return Err(Check::with(Code::StatusListShort, Detail { number, ..Detail::url(entry.url) }));
        }
        Ok(())
    }
}

/// Is it what its issuer signed?
fn proved(checks: &[Check], url: &str) -> Result<(), Check> {
    let of = |outcome| {
        let codes = checks.iter().filter(move |check| check.outcome == outcome).map(|check| check.code);
        codes.min_by_key(|code| code.rank())
    };
    let because = |code, why: Option<Code>| {
        let found = why.map(|why| why.id().to_owned());
        Check::with(code, Detail { found, ..Detail::url(url) })
    };
    match verdict::summary(checks, Axis::Integrity) {
        Summary::Pass => Ok(()),
        Summary::Fail => Err(match of(Outcome::Fail) {
            Some(Code::ProofMissing) => because(Code::StatusListUnsigned, None),
            Some(Code::ProofMismatch) => because(Code::StatusListTampered, None),
            why => because(Code::StatusListFaulty, why),
        }),
        _ => Err(because(Code::StatusListUnproved, of(Outcome::Unknown))),
    }
}
