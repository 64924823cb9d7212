//! The keys of an Open Badges 1 or 2 issuer (Open Badges 2.0, CryptographicKey and Profile; DESIGN rule 2).

use serde_json::Value;

use super::binding::{Candidate, Keys, Search, bound};
use super::{KeyFault, PublicKey, did, jwk, multikey, pem};
use crate::engine::assertion::scope::{self, is_askable};
use crate::engine::code::Code;
use crate::engine::documents::{Purpose, Reply};
use crate::engine::limits;
use crate::engine::read::json;
use crate::engine::read::legacy::Version;
use crate::engine::report::{Check, Detail, KeySource};

/// What a key document says.
struct Document {
    key: Result<PublicKey, KeyFault>,
    id: Option<String>,
    owner: Option<String>,
    revoked: bool,
}

impl Search<'_> {
    /// The keys that an assertion may have been signed with: that of its `creator`, or all that the issuer lists. `profile`
    /// is the one that was fetched from the issuer's id.
    pub fn of_profile(&self, profile: Option<&Value>, creator: Option<&str>, version: Version) -> Keys {
        let Some(profile) = profile else {
            let detail = Detail { key: creator.map(str::to_owned), ..Detail::url(self.issuer) };
            return self.pins_or(Code::KeyUnavailable, detail);
        };
        let listed = json::set(profile.get("publicKey"));
        let Some(creator) = creator else {
            let found: Vec<Keys> = listed.iter().take(limits::KEYS).map(|entry| self.entry(entry)).collect();
            // Where one of several could not be had, that none of the others fits proves nothing.
            let otherwise = found.iter().find_map(|keys| keys.otherwise.clone());
            let candidates: Vec<Candidate> =
                found.into_iter().flat_map(|keys| keys.candidates).take(limits::KEYS).collect();
            return match candidates.is_empty() && otherwise.is_none() {
                true => self.pins_or(Code::KeyUnavailable, Detail::url(self.issuer)),
                false => Keys { candidates, otherwise },
            };
        };
        if let Some(entry) = listed.iter().find(|entry| json::id_of(entry) == Some(creator)) {
            return self.entry(entry);
        }
        // A profile of 1.x has no member for keys; one of 2.0 that lists none has authorised none.
        let is_older = version < Version::V2 && profile.get("@context").is_none_or(is_version_1) && listed.is_empty();
        if is_older {
            return match scope::admits(self.issuer, profile, creator) {
                true => self.fetched(creator),
                false => self.pins_or(Code::KeyUnbound, Detail::proof("", creator)),
            };
        }
        let expected = Some("publicKey".to_owned());
        Keys::none(Code::KeyNotIssuers, Detail { expected, ..Detail::proof("", creator) })
    }

    /// A key that the profile lists: enclosed in it, or by its address.
    fn entry(&self, entry: &Value) -> Keys {
        let id = json::id_of(entry).unwrap_or_default();
        match entry.is_object().then(|| document(entry)).flatten() {
            Some(document) => self.documented_key(document, id),
            None => self.fetched(id),
        }
    }

    fn fetched(&self, id: &str) -> Keys {
        let address = did::split(id).0;
        let unavailable =
            || self.pins_or(Code::KeyUnavailable, Detail { url: Some(address.to_owned()), ..Detail::proof("", id) });
        if !is_askable(address) {
            return unavailable();
        }
        match self.inquiry.read(address, Purpose::PublicKey, read) {
            Reply::Came(document) if document.id.as_deref().is_none_or(|own| own == id) => {
                self.documented_key(document, id)
            }
            _ => unavailable(),
        }
    }

    fn documented_key(&self, document: Document, id: &str) -> Keys {
        let detail = Detail::proof("", id);
        let owner = match document.owner.as_deref() {
            _ if document.revoked => Check::with(Code::KeyRevoked, detail.clone()),
            Some(owner) if owner != self.issuer => {
                Check::with(Code::KeyNotIssuers, Detail { expected: Some("owner".to_owned()), ..detail.clone() })
            }
            _ => bound(id),
        };
        match document.key {
            Ok(key) => Keys::one(self.candidate(key, id, owner, KeySource::Document)),
            Err(fault) => Keys::none(fault.code(), detail),
        }
    }
}

fn is_version_1(context: &Value) -> bool {
    json::strings(Some(context)).any(|url| url.starts_with("https://w3id.org/openbadges/v1"))
}

/// A key document: PEM as 1.x has it, or JSON.
fn read(bytes: &[u8]) -> Option<Document> {
    let text = std::str::from_utf8(bytes).ok()?;
    if text.trim_start().starts_with("-----BEGIN ") {
        return Some(Document { key: pem::read(text), id: None, owner: None, revoked: false });
    }
    document(&json::read(bytes).ok()?)
}

/// A CryptographicKey, or a bare JWK. The same key in two forms is one that two readers may read differently.
fn document(value: &Value) -> Option<Document> {
    let forms = ["publicKeyPem", "publicKeyJwk", "publicKeyMultibase", "kty"];
    let mut stated = forms.iter().filter(|form| value.get(**form).is_some());
    let key = match (*stated.next()?, stated.next()) {
        (_, Some(_)) => Err(KeyFault::Malformed),
        ("publicKeyPem", None) => json::text(value, "publicKeyPem").map_or(Err(KeyFault::Malformed), pem::read),
        ("publicKeyJwk", None) => value.get("publicKeyJwk").map_or(Err(KeyFault::Malformed), jwk::read),
        ("publicKeyMultibase", None) => {
            json::text(value, "publicKeyMultibase").map_or(Err(KeyFault::Malformed), multikey::read)
        }
        _ => jwk::read(value),
    };
    let id = |member: &str| value.get(member).and_then(json::id_of).map(str::to_owned);
    // Whatever is said of a revocation that is not plainly "no" counts as one.
    let revoked = value.get("revoked").is_some_and(|revoked| !matches!(revoked, Value::Null | Value::Bool(false)));
    Some(Document { key, id: id("id"), owner: id("owner"), revoked })
}
