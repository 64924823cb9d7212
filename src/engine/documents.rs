//! What we asked the world, and what it said. The engine names what it lacks; somebody else fetches.
//!
//! A failed fetch is a document too: it can be replayed, and it never accuses.

use std::cell::{Cell, RefCell};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::policy::Policy;
use super::read::json;
use super::time::Timestamp;
use super::{address, digest, limits};

/// Why a document is wanted; decides what the reader is told before a host is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// The document of a did:web issuer.
    DidDocument,
    /// The controller document of an https issuer.
    ControllerDocument,
    /// A pinned context that issuers.json names without its bytes.
    Context,
    /// An Open Badges 1 or 2 assertion, at its own id; or the badge to which a link leads.
    Assertion,
    /// The BadgeClass of such an assertion.
    BadgeClass,
    /// The profile of its issuer.
    IssuerProfile,
    /// The key of its issuer.
    PublicKey,
    /// The issuer's list of revoked badges.
    RevocationList,
    /// The list that says whether a credential is revoked or suspended.
    StatusList,
}

impl Purpose {
    /// It would only say whose a key is.
    pub const fn is_about_keys(self) -> bool {
        matches!(self, Purpose::DidDocument | Purpose::ControllerDocument | Purpose::PublicKey)
    }

    /// It is the issuer's own and about nobody in particular: it may be kept on the device (DESIGN rule 7).
    pub const fn may_be_kept(self) -> bool {
        self.is_about_keys() || matches!(self, Purpose::StatusList | Purpose::RevocationList)
    }
}

/// Why it has not been fetched yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// The host is not one that may be asked without a question.
    Consent,
    /// issuers.json allows to ask this host.
    Allowed,
}

/// A document that the engine would like to see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// Always https.
    pub url: String,
    /// What for.
    pub purpose: Purpose,
    /// Why it is still wanted.
    pub reason: Need,
    /// For how many seconds an answer may be kept on the device and serve again, where the site's list allows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keep: Option<i64>,
}

/// An answer of the world.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// HTTP status.
    pub status: u16,
    /// `Content-Type`, as sent.
    pub content_type: String,
    /// `Location` of a redirect, as sent.
    pub location: Option<String>,
    /// The body, at most [`super::limits::DOCUMENT_BYTES`].
    pub bytes: Vec<u8>,
}

impl Response {
    /// Where it sends on (RFC 9110, 15.4): 300 leaves a choice, 304 answers a question that nobody asked.
    fn redirect(&self) -> Option<&str> {
        self.location.as_deref().filter(|_| matches!(self.status, 301 | 302 | 303 | 307 | 308))
    }
}

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FetchError {
    /// No connection, refused by CORS, no such host; a browser does not tell which.
    Unreachable,
    /// Larger than the cap.
    TooLarge,
    /// Not within the time limit.
    TimedOut,
    /// It led elsewhere, and a browser does not tell where.
    Redirected,
    /// The reader said no.
    Declined,
}

impl FetchError {
    /// For the report.
    const fn word(self) -> &'static str {
        match self {
            FetchError::Unreachable => "unreachable",
            FetchError::TooLarge => "too-large",
            FetchError::TimedOut => "timed-out",
            FetchError::Redirected => "redirected",
            FetchError::Declined => "declined",
        }
    }
}

/// What came of a request.
pub type Fetched = Result<Response, FetchError>;

/// How a document fared, for the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Its address.
    pub url: String,
    /// What for.
    pub purpose: Purpose,
    /// `used`, `unreachable`, `too-large`, `timed-out`, `declined`, `http-404`, `unexpected`; `redirected`: it led elsewhere,
    /// to the contact that follows if that was known and asked; `redirect-refused`: it led where nobody is asked, or in a
    /// circle, or too far; `refused`: an address that is never asked.
    pub result: String,
    /// SHA-256 of the bytes, when there are any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// When it was fetched, if it had been kept on the device since: RFC 3339.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept_since: Option<String>,
}

/// Everything that has been fetched so far. Few enough to be looked through: a map is 2 kB of the page's first visit.
#[derive(Debug, Clone, Default)]
pub struct Documents(Vec<Document>);

#[derive(Debug, Clone, Default)]
struct Document {
    url: String,
    /// What came of asking, now.
    fetched: Option<Fetched>,
    /// What came earlier, and was kept since.
    kept: Option<(Response, Timestamp)>,
}

impl Documents {
    /// Takes an answer.
    pub fn insert(&mut self, url: impl Into<String>, fetched: Fetched) {
        self.change(url.into(), |document| document.fetched = Some(fetched));
    }

    /// Takes an answer that was fetched earlier, and kept on the device. Where no newer one can be had, it serves for as long
    /// as the site's list allows.
    pub fn insert_kept(&mut self, url: impl Into<String>, response: Response, since: Timestamp) {
        self.change(url.into(), |document| document.kept = Some((response, since)));
    }

    fn change(&mut self, url: String, change: impl FnOnce(&mut Document)) {
        match self.0.iter_mut().find(|known| known.url == url) {
            Some(known) => change(known),
            None => {
                let mut document = Document { url, ..Document::default() };
                change(&mut document);
                self.0.push(document);
            }
        }
    }

    /// The answer for this address, if it has been asked.
    pub fn get(&self, url: &str) -> Option<&Fetched> {
        self.find(url)?.fetched.as_ref()
    }

    /// Something came of it, now or earlier.
    pub fn knows(&self, url: &str) -> bool {
        self.find(url).is_some()
    }

    fn find(&self, url: &str) -> Option<&Document> {
        self.0.iter().find(|document| document.url == url)
    }
}

impl Document {
    /// A good answer, or one that says that there is none; not one that says that the server has a bad day.
    fn fresh(&self) -> Option<&Response> {
        self.fetched.as_ref()?.as_ref().ok().filter(|response| response.status < 500)
    }
}

/// What came of a question to the world.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply<T> {
    /// What was asked for.
    Came(T),
    /// 410: it was there, and is no more. The body, if it can be read.
    Gone(Option<T>),
    /// It came, and is not what was asked for.
    Unexpected,
    /// Asked, and nothing came: the HTTP status, if there was one.
    Failed(Option<u16>),
    /// Not asked yet; the request is noted.
    NotAsked,
}

/// The documents of one verification: what was used of them, and what is still wanted.
#[derive(Debug)]
pub struct Inquiry<'a> {
    documents: &'a Documents,
    policy: &'a Policy,
    now: Timestamp,
    /// For how many seconds a kept answer serves.
    max_age: Cell<Option<i64>>,
    contacts: RefCell<Vec<Contact>>,
    needs: RefCell<Vec<Request>>,
    in_vain: RefCell<Vec<String>>,
}

impl<'a> Inquiry<'a> {
    /// Nothing asked yet.
    pub fn new(documents: &'a Documents, policy: &'a Policy, now: Timestamp) -> Self {
        Inquiry {
            documents,
            policy,
            now,
            max_age: Cell::new(None),
            contacts: RefCell::default(),
            needs: RefCell::default(),
            in_vain: RefCell::default(),
        }
    }

    /// Says whose badge it is: the site's list knows for how long a kept answer serves. What he only claims to be changes
    /// nothing, since a kept answer is what the world once said.
    pub fn about(&self, issuer: Option<&str>) {
        self.max_age.set(issuer.and_then(|id| self.policy.listed(id)).and_then(|listed| listed.status_max_age));
    }

    /// When the answer that serves here was fetched, if it was kept: RFC 3339. Of redirects on the way to it, the oldest.
    pub fn kept_since(&self, url: &str) -> Option<String> {
        let since = |at: &String| self.serving(at).map(|(_, since)| since);
        self.way(url).iter().filter_map(since).min().map(Timestamp::to_rfc3339)
    }

    /// The same of an answer that was kept for too long to serve.
    pub fn too_old(&self, url: &str) -> Option<String> {
        let since = |at: &String| self.kept(at).filter(|(_, _, serves)| !serves).map(|(_, since, _)| since);
        self.way(url).iter().find_map(since).map(Timestamp::to_rfc3339)
    }

    /// The address that answers for this one in the end, without its fragment.
    pub fn found_at(&self, url: &str) -> String {
        self.way(url).pop().and_then(|at| at.split('#').next().map(str::to_owned)).unwrap_or_default()
    }

    /// From this address to the one that answers, as far as it is known.
    fn way(&self, url: &str) -> Vec<String> {
        let mut way = vec![url.to_owned()];
        let answer = |at: &String| match self.serving(at) {
            Some((kept, _)) => Some(kept),
            None => self.documents.get(at)?.as_ref().ok(),
        };
        let next = |at: &String| address::follow(at, answer(at)?.redirect()?);
        while let Some(target) =
            way.last().and_then(next).filter(|to| way.len() <= limits::REDIRECTS && !way.contains(to))
        {
            way.push(target);
        }
        way
    }

    /// What was kept and serves, in want of a newer answer; and since when.
    fn serving(&self, url: &str) -> Option<(&'a Response, Timestamp)> {
        self.kept(url).filter(|(_, _, serves)| *serves).map(|(response, since, _)| (response, since))
    }

    /// What was kept, in want of a newer answer; when it was fetched; and whether it serves.
    fn kept(&self, url: &str) -> Option<(&'a Response, Timestamp, bool)> {
        let document = self.documents.find(url).filter(|document| document.fresh().is_none())?;
        let (response, since) = document.kept.as_ref()?;
        let age = self.now.0.saturating_sub(since.0);
        // A clock that was set back makes nothing younger.
        let serves = age >= -limits::SKEW && self.max_age.get().is_some_and(|most| age <= most);
        Some((response, *since, serves))
    }

    /// Asks for a JSON document, read strictly.
    pub fn json(&self, url: &str, purpose: Purpose) -> Reply<Value> {
        self.read(url, purpose, |bytes| json::read(bytes).ok())
    }

    /// Asks for a document of any kind; `read` knows what it should be. Where the server sends on, the target is a question
    /// of its own, and what comes from there counts as the document of the address that was asked.
    pub fn read<T>(&self, url: &str, purpose: Purpose, read: impl FnOnce(&[u8]) -> Option<T>) -> Reply<T> {
        let (at, response) = match self.reach(url, purpose) {
            Reply::Came(reached) => reached,
            Reply::NotAsked => return Reply::NotAsked,
            _ => {
                self.fail(url);
                return Reply::Failed(None);
            }
        };
        let is_good = (200..300).contains(&response.status);
        let read = || read(&response.bytes);
        let reply = match response.status {
            _ if response.bytes.len() > limits::DOCUMENT_BYTES => Reply::Failed(None),
            410 => Reply::Gone(read()),
            status if !is_good => Reply::Failed(Some(status)),
            _ => read().map_or(Reply::Unexpected, Reply::Came),
        };
        let result = match reply {
            Reply::Came(_) => "used".to_owned(),
            Reply::Unexpected => "unexpected".to_owned(),
            _ if is_good => "too-large".to_owned(),
            _ => format!("http-{}", response.status),
        };
        let kept_since = self.kept_since(&at);
        let sha256 = Some(digest::sha256_hex(&response.bytes));
        self.note(Contact { url: at, purpose, result, sha256, kept_since });
        if matches!(reply, Reply::Unexpected | Reply::Failed(_)) {
            self.fail(url);
        }
        reply
    }

    /// The address that answers in the end, and what it answers.
    fn reach(&self, url: &str, purpose: Purpose) -> Reply<(String, &'a Response)> {
        let note = |url: &str, result: &str| {
            self.note(Contact {
                url: url.to_owned(),
                purpose,
                result: result.to_owned(),
                sha256: None,
                kept_since: None,
            });
        };
        if !address::may_be_asked(url) {
            note(url, "refused");
            return Reply::Failed(None);
        }
        let mut passed = vec![url.to_owned()];
        while let Some(at) = passed.last() {
            let kept = self.serving(at).map(|(response, _)| response);
            let response = match (self.documents.get(at), kept) {
                (None, None) => {
                    self.want(at, purpose);
                    return Reply::NotAsked;
                }
                (None, Some(kept)) => kept,
                (Some(Err(error)), kept) => {
                    note(at, error.word());
                    match kept {
                        Some(kept) => kept,
                        None => break,
                    }
                }
                (Some(Ok(response)), None) => response,
                (Some(Ok(response)), Some(kept)) => {
                    note(at, &format!("http-{}", response.status));
                    kept
                }
            };
            let Some(location) = response.redirect() else { return Reply::Came((at.clone(), response)) };
            let target = address::follow(at, location);
            match target.filter(|target| passed.len() <= limits::REDIRECTS && !passed.contains(target)) {
                Some(target) => {
                    note(at, "redirected");
                    passed.push(target);
                }
                None => {
                    note(at, "redirect-refused");
                    break;
                }
            }
        }
        Reply::Failed(None)
    }

    fn fail(&self, url: &str) {
        let mut in_vain = self.in_vain.borrow_mut();
        if !in_vain.iter().any(|other| other == url) {
            in_vain.push(url.to_owned());
        }
    }

    fn want(&self, url: &str, purpose: Purpose) {
        let mut needs = self.needs.borrow_mut();
        if needs.len() >= limits::NEEDS || needs.iter().any(|need| need.url == url) {
            return;
        }
        let allowed = address::host(url).is_some_and(|host| self.policy.allows_host(host));
        needs.push(Request {
            url: url.to_owned(),
            purpose,
            reason: if allowed { Need::Allowed } else { Need::Consent },
            keep: self.max_age.get().filter(|_| purpose.may_be_kept()),
        });
    }

    /// Nobody is to be asked whose a key is: it is known.
    pub fn forget_keys(&self) {
        self.needs.borrow_mut().retain(|need| !need.purpose.is_about_keys());
    }

    fn note(&self, contact: Contact) {
        let mut contacts = self.contacts.borrow_mut();
        if !contacts.contains(&contact) {
            contacts.push(contact);
        }
    }

    /// Addresses that were asked in vain.
    pub fn failures(&self) -> Vec<String> {
        self.in_vain.borrow().clone()
    }

    /// For the report.
    pub fn finish(self) -> (Vec<Contact>, Vec<Request>) {
        (self.contacts.into_inner(), self.needs.into_inner())
    }
}
