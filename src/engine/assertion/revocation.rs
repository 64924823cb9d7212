//! Has the issuer taken the badge back? (Open Badges 2.0, "Revocation List"; 1.x: an object of uid and reason)

use serde_json::Value;

use super::chain::object;
use super::scope::is_askable;
use crate::engine::code::Code;
use crate::engine::documents::{Inquiry, Purpose, Reply};
use crate::engine::read::json;
use crate::engine::report::{Check, Detail};

/// `revoked` on an assertion. Whatever is not plainly "no" counts as yes.
pub fn is_revoked(assertion: &Value) -> bool {
    match assertion.get("revoked") {
        None | Some(Value::Null | Value::Bool(false)) => false,
        Some(Value::String(text)) => text != "false",
        Some(_) => true,
    }
}

/// The check that says so, with the reason that the issuer gives.
pub fn revoked(reason: Option<&Value>, url: &str) -> Check {
    Check::with(
        Code::StatusRevoked,
        Detail { found: reason.and_then(Value::as_str).map(str::to_owned), ..Detail::url(url) },
    )
}

/// What the list of the issuer's profile says about this assertion. A list that cannot be had or read never clears.
pub fn check(assertion: &Value, profile: &Value, inquiry: &Inquiry) -> Check {
    let Some(named) = profile.get("revocationList").filter(|list| !list.is_null()) else {
        return Check::new(Code::StatusNone);
    };
    let url = json::id_of(named).unwrap_or_default();
    let unavailable = || Check::with(Code::StatusUnavailable, Detail::url(url));
    if !is_askable(url) {
        return unavailable();
    }
    let Reply::Came(list) = inquiry.read(url, Purpose::RevocationList, object) else { return unavailable() };
    let own = |member: &str| json::text(assertion, member).filter(|text| !text.is_empty());
    let is_own = |text: &str| own("id") == Some(text) || own("uid") == Some(text);
    let entries = json::set(list.get("revokedAssertions"));
    let entry = entries.iter().find(|entry| match entry {
        Value::String(id) => is_own(id),
        entry => ["id", "uid"].iter().filter_map(|member| json::text(entry, member)).any(is_own),
    });
    if let Some(entry) = entry {
        return revoked(entry.get("revocationReason"), url);
    }
    // 1.x: a member named by the uid; its value is the reason.
    if let Some(reason) = own("uid").and_then(|uid| list.get(uid)) {
        return revoked(Some(reason), url);
    }
    let is_older = list.get("@context").is_none() && list.get("type").is_none();
    let is_readable = match list.get("revokedAssertions") {
        Some(Value::Array(entries)) => entries.iter().all(is_entry),
        Some(_) => false,
        None => is_older,
    };
    let is_issuers = list.get("issuer").and_then(json::id_of).is_none_or(|issuer| Some(issuer) == json::id_of(profile));
    if is_readable && is_issuers { Check::with(Code::StatusInForce, Detail::url(url)) } else { unavailable() }
}

/// An entry that names what it revokes; of another nobody knows what it means.
fn is_entry(entry: &Value) -> bool {
    entry.is_string() || ["id", "uid"].iter().any(|member| json::text(entry, member).is_some())
}
