//! Whose key is it? (DESIGN rule 2)
//!
//! A key speaks for an issuer only if the issuer's id is the key, the issuer's own document lists it for assertions, or
//! this site's list pins it. A key that the badge brings along proves that the badge was not changed since, and nothing
//! about who made it.

use serde_json::Value;

use super::did::{self, Identity};
use super::document::{ControllerDocument, Method};
use super::{PublicKey, jwk, multikey};
use crate::engine::code::Code;
use crate::engine::documents::{Inquiry, Purpose, Reply};
use crate::engine::limits;
use crate::engine::policy::{PinnedKey, Policy};
use crate::engine::report::{Check, Detail, KeySource};
use crate::engine::time::{Moment, Timestamp};

/// How a proof names its key.
#[derive(Debug, Clone, Default)]
pub struct Named<'a> {
    /// Verification method or `kid`.
    pub method: Option<&'a str>,
    /// A key in the token's own header.
    pub jwk: Option<&'a Value>,
}

/// What there is to try.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// The key.
    pub key: PublicKey,
    /// How the badge or the document calls it.
    pub label: String,
    /// Whose it is: a `key.*` check.
    pub owner: Check,
    /// Where it came from.
    pub source: KeySource,
}

/// The outcome of looking for keys.
#[derive(Debug, Clone)]
pub struct Keys {
    /// Keys to try, in order.
    pub candidates: Vec<Candidate>,
    /// Why there are none, or why failing them all proves nothing.
    pub otherwise: Option<Check>,
}

/// Everything a search needs to know.
pub struct Search<'a> {
    /// The issuer that the credential names.
    pub issuer: &'a str,
    /// When it claims to have been signed, if it does.
    pub signed: Option<Timestamp>,
    /// Otherwise: the start of its validity, or now. Outside a key's dates this proves nothing.
    pub supposed: Timestamp,
    /// Now.
    pub now: Timestamp,
    /// The site's list.
    pub policy: &'a Policy,
    /// The world.
    pub inquiry: &'a Inquiry<'a>,
}

impl Keys {
    /// No key, and why.
    pub fn none(code: Code, detail: Detail) -> Keys {
        Keys { candidates: Vec::new(), otherwise: Some(Check::with(code, detail)) }
    }

    /// The one key that it must be.
    pub fn one(candidate: Candidate) -> Keys {
        Keys { candidates: vec![candidate], otherwise: None }
    }
}

/// The issuer's own document.
enum Controller {
    Shown(ControllerDocument),
    /// It exists, but shows no keys: a bare profile.
    Silent,
    /// It could not be had.
    Unavailable,
}

impl Search<'_> {
    /// Finds the keys that a proof may have been made with.
    pub fn keys(&self, named: &Named) -> Keys {
        match (named.method, named.jwk) {
            (Some(method), header) => {
                let (id, fragment) = did::split(method);
                match did::read(id) {
                    // A DID that is a key has one method, and its id is known (did:key, 3.1.2; did:jwk, To Create).
                    Identity::Key(_) if fragment.is_some_and(|fragment| did::own_fragment(id) != Some(fragment)) => {
                        let code = if id == self.issuer { Code::KeyNotIssuers } else { Code::KeyUnbound };
                        Keys::none(code, Detail::proof("", method))
                    }
                    Identity::Key(key) => self.self_describing(method, id, key),
                    Identity::Document(url) => self.documented(method, id, &url, fragment),
                    Identity::Other if id.starts_with("did:") => {
                        Keys::none(Code::KeyUnsupported, Detail::proof("", method))
                    }
                    Identity::Other => self.labelled(method, header),
                }
            }
            (None, Some(header)) => self.brought(header, "jwk"),
            (None, None) => self.unnamed(),
        }
    }

    /// `did:key:…#…` and `did:jwk:…#0`: the id is the key.
    fn self_describing(&self, method: &str, id: &str, key: Result<PublicKey, super::KeyFault>) -> Keys {
        match key {
            Ok(key) => {
                let owner = match self.owner(&key, method) {
                    _ if id == self.issuer => bound(method),
                    // A DID that is its own document has no other controller: another DID's key it is not.
                    owner if owner.code == Code::KeyUnbound && self.is_unread_did() => {
                        Check::with(Code::KeyNotIssuers, owner.detail)
                    }
                    owner => owner,
                };
                Keys::one(self.candidate(key, method, owner, KeySource::Identifier))
            }
            Err(fault) => Keys::none(fault.code(), Detail::proof("", method)),
        }
    }

    /// A key, and whose it is.
    pub(super) fn candidate(&self, key: PublicKey, label: &str, owner: Check, source: KeySource) -> Candidate {
        Candidate { owner: self.pinned_first(&key, owner), key, label: label.to_owned(), source }
    }

    /// `did:web:…#…` and `https://…#…`: the controller's document holds the key.
    fn documented(&self, method: &str, id: &str, url: &str, fragment: Option<&str>) -> Keys {
        let brought = fragment.and_then(|fragment| multikey::read(fragment).ok());
        match self.controller(id, url) {
            Controller::Shown(document) => match document.methods().into_iter().find(|listed| listed.id == method) {
                Some(listed) => self.listed(listed, id == self.issuer),
                None if id == self.issuer => Keys::none(Code::KeyNotIssuers, Detail::proof("", method)),
                None => Keys::none(Code::KeyUnbound, Detail::proof("", method)),
            },
            Controller::Silent | Controller::Unavailable => match brought {
                Some(key) => {
                    let owner = Check::with(Code::KeyUnbound, Detail::proof("", method));
                    Keys::one(self.candidate(key, method, owner, KeySource::Badge))
                }
                None => self
                    .pins_or(Code::KeyUnavailable, Detail { url: Some(url.to_owned()), ..Detail::proof("", method) }),
            },
        }
    }

    /// A DID of a method whose documents cannot be read here.
    fn is_unread_did(&self) -> bool {
        self.issuer.starts_with("did:") && did::read(self.issuer) == Identity::Other
    }

    /// A method that a document lists.
    fn listed(&self, method: Method, issuers_own: bool) -> Keys {
        let detail = Detail::proof("", method.id.clone());
        let key = match method.key {
            Ok(key) => key,
            Err(fault) => return Keys::none(fault.code(), detail),
        };
        let refusal = |code, why: &str| Check::with(code, Detail { expected: Some(why.to_owned()), ..detail.clone() });
        let past = |moment: Option<Moment>, now: Timestamp| moment.is_some_and(|moment| moment.at <= now);
        let owner = if past(method.revoked, self.now) {
            refusal(Code::KeyRevoked, "revoked")
        } else if past(method.expires, self.signed.unwrap_or(self.supposed)) {
            refusal(self.out_of_time(), "expires")
        } else if past(method.expires, self.now) {
            // Once it has run out, no proof is verified with it (Controlled Identifiers 1.0, 2.2): that the badge is
            // older than that, only the badge says.
            refusal(Code::KeyUnbound, "expires")
        } else if !method.controlled {
            refusal(Code::KeyNotIssuers, "controller")
        } else if !method.asserts {
            refusal(Code::KeyNotIssuers, "assertionMethod")
        } else if issuers_own {
            bound(&method.id)
        } else {
            self.owner(&key, &method.id)
        };
        Keys::one(self.candidate(key, &method.id, owner, KeySource::Document))
    }

    /// A `kid` that is no address: the issuer's document, the issuer's own key, or the header's key may carry it.
    fn labelled(&self, kid: &str, header: Option<&Value>) -> Keys {
        match did::read(self.issuer) {
            Identity::Key(key) => self.self_describing(self.issuer, self.issuer, key),
            Identity::Document(url) => {
                if let Controller::Shown(document) = self.controller(self.issuer, &url) {
                    let absolute = format!("{}#{}", self.issuer, kid.trim_start_matches('#'));
                    let mut methods = document.methods().into_iter();
                    return match methods.find(|listed| listed.kid.as_deref() == Some(kid) || listed.id == absolute) {
                        Some(listed) => self.listed(listed, true),
                        None => Keys::none(Code::KeyNotIssuers, Detail::proof("", kid)),
                    };
                }
                match header {
                    Some(header) => self.brought(header, kid),
                    None => self.pins_or(Code::KeyUnavailable, Detail { url: Some(url), ..Detail::proof("", kid) }),
                }
            }
            Identity::Other => match header {
                Some(header) => self.brought(header, kid),
                None => self.pins_or(Code::KeyUnbound, Detail::proof("", kid)),
            },
        }
    }

    /// A key in the token's own header: anybody can bring one.
    fn brought(&self, header: &Value, label: &str) -> Keys {
        match jwk::read(header) {
            Ok(key) => {
                let owner = self.owner(&key, label);
                Keys::one(self.candidate(key, label, owner, KeySource::Badge))
            }
            Err(fault) => Keys::none(fault.code(), Detail::proof("", label)),
        }
    }

    /// No key is named: the issuer's own are tried.
    fn unnamed(&self) -> Keys {
        match did::read(self.issuer) {
            Identity::Key(key) => self.self_describing(self.issuer, self.issuer, key),
            Identity::Document(url) => match self.controller(self.issuer, &url) {
                Controller::Shown(document) => {
                    let methods = document.methods().into_iter().filter(|method| method.asserts).take(limits::KEYS);
                    let candidates: Vec<Candidate> =
                        methods.flat_map(|method| self.listed(method, true).candidates).collect();
                    let otherwise = candidates.is_empty().then(|| Check::with(Code::KeyUnavailable, Detail::url(url)));
                    Keys { candidates, otherwise }
                }
                Controller::Silent => self.pins_or(Code::KeyUnbound, Detail::url(url)),
                Controller::Unavailable => self.pins_or(Code::KeyUnavailable, Detail::url(url)),
            },
            Identity::Other => self.pins_or(Code::KeyUnbound, Detail::default()),
        }
    }

    /// The pinned keys are tried. That none fits proves nothing, since keys rotate; but a pin whose `kid` is the
    /// method named in `detail.key` is that very key, and a signature that does not fit it is wrong.
    pub(super) fn pins_or(&self, code: Code, detail: Detail) -> Keys {
        let candidate = |pin: &PinnedKey| {
            let key = pinned_key(pin)?;
            let label = pin.multibase.clone().unwrap_or_default();
            Some(Candidate { owner: self.pin_check(pin), label, key, source: KeySource::List })
        };
        let named = self.pins().filter(|pin| detail.key.is_some() && pinned_kid(pin) == detail.key);
        let named: Vec<Candidate> = named.filter_map(candidate).take(limits::KEYS).collect();
        if !named.is_empty() {
            return Keys { candidates: named, otherwise: None };
        }
        let candidates = self.pins().filter_map(candidate).take(limits::KEYS).collect();
        Keys { candidates, otherwise: Some(Check::with(code, detail)) }
    }

    /// Whose key is this, when the issuer's id does not say so by itself?
    fn owner(&self, key: &PublicKey, label: &str) -> Check {
        let detail = Detail::proof("", label);
        match did::read(self.issuer) {
            Identity::Key(Ok(own)) if own == *key => bound(label),
            Identity::Key(_) => Check::with(Code::KeyNotIssuers, detail),
            Identity::Document(url) => match self.controller(self.issuer, &url) {
                Controller::Shown(document) => {
                    let mut methods = document.methods().into_iter();
                    match methods.find(|method| method.key.as_ref() == Ok(key)) {
                        Some(method) => match self.listed(method, true).candidates.into_iter().next() {
                            Some(candidate) => candidate.owner,
                            None => Check::with(Code::KeyUnbound, detail),
                        },
                        None => Check::with(Code::KeyNotIssuers, detail),
                    }
                }
                Controller::Silent => Check::with(Code::KeyUnbound, detail),
                Controller::Unavailable if self.issuer.starts_with("did:") => {
                    Check::with(Code::KeyUnavailable, Detail { url: Some(url), ..detail })
                }
                Controller::Unavailable => Check::with(Code::KeyUnbound, detail),
            },
            Identity::Other => Check::with(Code::KeyUnbound, detail),
        }
    }

    fn controller(&self, id: &str, url: &str) -> Controller {
        let purpose = if id.starts_with("did:") { Purpose::DidDocument } else { Purpose::ControllerDocument };
        match self.inquiry.json(url, purpose) {
            Reply::Came(value) => match ControllerDocument::read(id, value) {
                Some(document) if document.shows_keys() => Controller::Shown(document),
                Some(_) => Controller::Silent,
                // A document that speaks for somebody else shows nothing about this id.
                None => Controller::Unavailable,
            },
            _ => Controller::Unavailable,
        }
    }

    /// What the list says of a key outweighs what the world says: a pin vouches for it, or condemns it.
    fn pinned_first(&self, key: &PublicKey, owner: Check) -> Check {
        let pin = self.pins().find(|pin| pinned_key(pin).as_ref() == Some(key));
        match pin.map(|pin| self.pin_check(pin)) {
            Some(check) if check.code == Code::KeyRevoked => check,
            // Refused by the issuer himself: a pin of ours does not make it good again.
            Some(_) if matches!(owner.code, Code::KeyRevoked | Code::KeyNotIssuers | Code::KeyBound) => owner,
            Some(check) => check,
            None => owner,
        }
    }

    /// Signed outside the key's dates by its own word; or nobody knows when.
    fn out_of_time(&self) -> Code {
        if self.signed.is_some() { Code::KeyExpired } else { Code::KeyUnbound }
    }

    fn pins(&self) -> impl Iterator<Item = &PinnedKey> {
        self.policy.listed(self.issuer).into_iter().flat_map(|issuer| &issuer.keys)
    }

    fn pin_check(&self, pin: &PinnedKey) -> Check {
        let detail = Detail::proof("", pin.multibase.clone().unwrap_or_default());
        let signed = self.signed.unwrap_or(self.supposed);
        let early = pin.from.is_some_and(|from| signed.0 < from);
        let late = pin.until.is_some_and(|until| signed.0 > until);
        if pin.revoked {
            Check::with(Code::KeyRevoked, detail)
        } else if early || late {
            Check::with(self.out_of_time(), Detail { date: Some(signed.to_rfc3339()), ..detail })
        } else {
            Check::with(Code::KeyPinned, detail)
        }
    }
}

/// The key is the issuer's.
pub(super) fn bound(label: &str) -> Check {
    Check::with(Code::KeyBound, Detail::proof("", label))
}

/// The `kid` of a pin that is a JWK.
fn pinned_kid(pin: &PinnedKey) -> Option<String> {
    let value: Value = serde_json::from_str(pin.jwk.as_deref()?).ok()?;
    Some(value.get("kid")?.as_str()?.to_owned())
}

/// The key of a pin; the list was checked when it was read.
fn pinned_key(pin: &PinnedKey) -> Option<PublicKey> {
    match (&pin.multibase, &pin.jwk) {
        (Some(text), _) => multikey::read(text).ok(),
        (None, Some(text)) => serde_json::from_str(text).ok().and_then(|value| jwk::read(&value).ok()),
        (None, None) => None,
    }
}
