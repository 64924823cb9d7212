//! Has the issuer taken the credential back? What its `credentialStatus` leads to (DESIGN rule 7; VCDM 2.0, 4.10).
//!
//! Every entry is read and speaks for itself. Nothing clears a credential but a list that could be had, is proved by its
//! issuer or by whom the site's list names for him, is in force, long enough and made for this purpose. A state that is
//! set, under a good proof, counts whoever signed it: the credential itself names the list.

pub mod bits;
mod entry;
mod list;
#[cfg_attr(not(feature = "whole"), path = "../absent/revocation_list.rs")]
mod revocation_list;

use serde_json::Value;

use super::code::Code;
use super::credential::Credential;
use super::given::Given;
use super::limits;
use super::read::json;
use super::report::{Check, Detail};

/// A finding for each entry that has something to say, or that there are none.
pub fn check(credential: &Credential, given: &Given) -> Vec<Check> {
    if credential.status.is_empty() {
        return vec![Check::new(Code::StatusNone)];
    }
    let mut lists = list::Lists::default();
    // More of them are a fault of structure.
    let entries = credential.status.iter().take(limits::STATUS_ENTRIES);
    entries.filter_map(|entry| one(entry, credential, &mut lists, given)).collect()
}

fn one(entry: &Value, credential: &Credential, lists: &mut list::Lists, given: &Given) -> Option<Check> {
    let types = || json::strings(entry.get("type"));
    match types().find_map(list::Form::named) {
        Some(form) => list::check(form, entry, credential, lists, given),
        None if types().any(|name| name == "1EdTechRevocationList") => {
            Some(revocation_list::check(entry, credential, given))
        }
        None => {
            let url = json::text(entry, "statusListCredential").or_else(|| json::text(entry, "id"));
            let found = types().next().unwrap_or_default().to_owned();
            let detail = Detail { found: Some(found), url: url.map(str::to_owned), ..Detail::default() };
            Some(Check::with(Code::StatusUnsupported, detail))
        }
    }
}

/// No list came: none could be had, or only one that was kept for too long.
fn unanswered(url: &str, given: &Given) -> Check {
    match given.inquiry.too_old(url) {
        Some(since) => Check::with(Code::StatusTooOld, Detail { date: Some(since), ..Detail::url(url) }),
        None => Check::with(Code::StatusUnavailable, Detail::url(url)),
    }
}

/// It came, and cannot be used; `why` names a code or a member.
fn faulty(url: &str, why: &str) -> Check {
    let found = Some(why.to_owned()).filter(|why| !why.is_empty());
    Check::with(Code::StatusListFaulty, Detail { found, ..Detail::url(url) })
}

/// May a list of this issuer clear the credential? His own, or one by whom the site's list names for him.
fn may_clear(list_issuer: Option<&str>, credential: &Credential, given: &Given) -> bool {
    let Some((own, theirs)) = credential.facts.issuer.id.as_deref().zip(list_issuer) else { return false };
    own == theirs
        || given.policy.listed(own).is_some_and(|listed| listed.status_issuers.iter().any(|named| named == theirs))
}
