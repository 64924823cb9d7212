//! What we asked the world, and what it said. The engine names what it lacks; somebody else fetches.
//!
//! A failed fetch is a document too: it can be replayed, and it never accuses.

use std::cell::RefCell;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::policy::Policy;
use super::read::json;
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
}

impl Purpose {
    /// It would only say whose a key is.
    pub const fn is_about_keys(self) -> bool {
        matches!(self, Purpose::DidDocument | Purpose::ControllerDocument | Purpose::PublicKey)
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
}

/// Everything that has been fetched so far. Few enough to be looked through: a map is 2 kB of the page's first visit.
#[derive(Debug, Clone, Default)]
pub struct Documents(Vec<(String, Fetched)>);

impl Documents {
    /// Keeps an answer.
    pub fn insert(&mut self, url: impl Into<String>, fetched: Fetched) {
        let url = url.into();
        match self.0.iter_mut().find(|(other, _)| *other == url) {
            Some((_, known)) => *known = fetched,
            None => self.0.push((url, fetched)),
        }
    }

    /// The answer for this address, if it has been asked.
    pub fn get(&self, url: &str) -> Option<&Fetched> {
        self.0.iter().find(|(other, _)| other == url).map(|(_, fetched)| fetched)
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
    contacts: RefCell<Vec<Contact>>,
    needs: RefCell<Vec<Request>>,
    in_vain: RefCell<Vec<String>>,
}

impl<'a> Inquiry<'a> {
    /// Nothing asked yet.
    pub fn new(documents: &'a Documents, policy: &'a Policy) -> Self {
        Inquiry {
            documents,
            policy,
            contacts: RefCell::default(),
            needs: RefCell::default(),
            in_vain: RefCell::default(),
        }
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
        self.note(Contact { url: at, purpose, result, sha256: Some(digest::sha256_hex(&response.bytes)) });
        if matches!(reply, Reply::Unexpected | Reply::Failed(_)) {
            self.fail(url);
        }
        reply
    }

    /// The address that answers in the end, and what it answers.
    fn reach(&self, url: &str, purpose: Purpose) -> Reply<(String, &'a Response)> {
        let note = |url: &str, result: &str| {
            self.note(Contact { url: url.to_owned(), purpose, result: result.to_owned(), sha256: None });
        };
        if !address::may_be_asked(url) {
            note(url, "refused");
            return Reply::Failed(None);
        }
        let mut passed = vec![url.to_owned()];
        while let Some(at) = passed.last() {
            let response = match self.documents.get(at) {
                None => {
                    self.want(at, purpose);
                    return Reply::NotAsked;
                }
                Some(Err(error)) => {
                    note(at, error.word());
                    break;
                }
                Some(Ok(response)) => response,
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
        });
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
