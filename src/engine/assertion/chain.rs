//! From the assertion to its issuer: the BadgeClass that it names, and the profile that the BadgeClass names (Open Badges
//! 2.0, "Badge Class", "Profile"). What is enclosed is what the assertion says; the profile always comes from its own id,
//! since anybody can write down a profile of somebody else (DESIGN rule 2).

use serde_json::{Map, Value, json};

use super::scope::is_askable;
use super::upgrade;
use crate::engine::code::Code;
use crate::engine::documents::{Inquiry, Purpose, Reply};
use crate::engine::limits;
use crate::engine::read::json;
use crate::engine::read::legacy::Version;
use crate::engine::report::{Check, Detail};

/// Who issued, as far as the documents lead.
pub struct Issuer {
    /// The id that the BadgeClass names.
    pub id: String,
    /// The profile, from its own id; of 0.5, which has none, nothing. Otherwise the reason why it is not there.
    pub profile: Result<Value, Vec<Check>>,
    /// The address from which the BadgeClass came, if it was not enclosed.
    pub badge: Option<String>,
}

/// Puts BadgeClass and profile in their places. The error says why the issuer stays unknown; where the assertion itself is
/// at fault it is empty, since its structure says so.
pub fn complete(whole: &mut Value, version: Version, inquiry: &Inquiry) -> Result<Issuer, Vec<Check>> {
    let badge = whole.get("badge").unwrap_or(&Value::Null);
    let address = json::id_of(badge).map(str::to_owned);
    let is_enclosed = badge.get("issuer").is_some();
    let fetched = match &address {
        Some(address) if !is_enclosed => Some(document(address, Purpose::BadgeClass, inquiry)?),
        _ => None,
    };
    let address = fetched.map(|(badge, address)| {
        put(whole, "badge", with_id(&upgrade::badge_class(&badge, version), &address));
        address
    });
    let Some(issuer) = whole.pointer("/badge/issuer") else { return Err(Vec::new()) };
    if version == Version::V0_5 {
        // Its origin is all that is known of an issuer of 0.5: no rule and no list of its own.
        let Some(origin) = json::text(issuer, "origin").map(str::to_owned) else { return Err(Vec::new()) };
        return Ok(Issuer { profile: Ok(json!({ "id": origin })), id: origin, badge: address });
    }
    let Some(id) = json::id_of(issuer).map(str::to_owned) else { return Err(Vec::new()) };
    match document(&id, Purpose::IssuerProfile, inquiry) {
        Ok((profile, id)) => {
            let profile = with_id(&profile, &id);
            if let Some(badge) = whole.get_mut("badge") {
                put(badge, "issuer", profile.clone());
            }
            Ok(Issuer { id, profile: Ok(profile), badge: address })
        }
        Err(reasons) => Ok(Issuer { id, profile: Err(reasons), badge: address }),
    }
}

/// A document that speaks for the address from which it came, and that address. Where it names another id as its own, that
/// one is asked: what lies elsewhere is a copy.
fn document(address: &str, purpose: Purpose, inquiry: &Inquiry) -> Result<(Value, String), Vec<Check>> {
    let mut address = address.to_owned();
    for _ in 0..=limits::CANONICAL_IDS {
        if !is_askable(&address) {
            return Err(vec![Check::with(Code::ProofUnaddressed, Detail::url(address))]);
        }
        match inquiry.read(&address, purpose, object) {
            Reply::Came(document) => match json::text(&document, "id") {
                Some(id) if id != address => address = id.to_owned(),
                _ => return Ok((document, address)),
            },
            reply => return Err(failure(&address, &reply).into_iter().collect()),
        }
    }
    Err(vec![unexpected(&address, None)])
}

/// Why nothing usable came; of what nobody has asked yet there is nothing to say.
pub fn failure<T>(address: &str, reply: &Reply<T>) -> Option<Check> {
    let unreachable =
        |number: Option<i64>| Check::with(Code::DocumentUnreachable, Detail { number, ..Detail::url(address) });
    match reply {
        Reply::NotAsked | Reply::Came(_) => None,
        Reply::Gone(_) => Some(unreachable(Some(410))),
        Reply::Failed(status) => Some(unreachable(status.map(i64::from))),
        Reply::Unexpected => Some(unexpected(address, None)),
    }
}

/// Something else came than was asked for.
pub fn unexpected(address: &str, found: Option<&str>) -> Check {
    Check::with(Code::DocumentUnexpected, Detail { found: found.map(str::to_owned), ..Detail::url(address) })
}

/// A JSON object.
pub fn object(bytes: &[u8]) -> Option<Value> {
    // A byte order mark is no JSON, but servers send it.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    json::read(bytes).ok().filter(Value::is_object)
}

/// Documents of 1.0 do not repeat their address.
fn with_id(document: &Value, address: &str) -> Value {
    let mut document = document.clone();
    if document.get("id").is_none() {
        put(&mut document, "id", address.into());
    }
    document
}

fn put(parent: &mut Value, member: &str, value: Value) {
    let empty = &mut Map::new();
    parent.as_object_mut().unwrap_or(empty).insert(member.to_owned(), value);
}
