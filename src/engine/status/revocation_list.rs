//! `1EdTechRevocationList` (1EdTech Verifiable Credential Revocation List 1.0): a plain document at the address that the
//! credential names. Nobody signs it: the server says so, over TLS.

use serde_json::Value;

use super::{faulty, may_clear, unanswered};
use crate::engine::code::Code;
use crate::engine::credential::Credential;
use crate::engine::documents::{Purpose, Reply};
use crate::engine::given::Given;
use crate::engine::read::json;
use crate::engine::report::{Check, Detail};

/// What the list says of the credential.
pub fn check(entry: &Value, credential: &Credential, given: &Given) -> Check {
    let url = json::text(entry, "id").unwrap_or_default();
    let Some(id) = credential.facts.id.as_deref() else { return faulty(url, "id") };
    let list = match given.inquiry.json(url, Purpose::RevocationList) {
        Reply::Came(list @ Value::Object(_)) => list,
        Reply::Came(_) | Reply::Unexpected => return faulty(url, ""),
        Reply::NotAsked | Reply::Failed(_) | Reply::Gone(_) => return unanswered(url, given),
    };
    let revoked = json::set(list.get("revokedCredential"));
    let own = || revoked.iter().filter(|entry| json::id_of(entry) == Some(id));
    // "revoked: if absent, true". Whatever is not plainly "no" counts as yes.
    if let Some(entry) = own().find(|entry| entry.get("revoked") != Some(&Value::Bool(false))) {
        let found = json::text(entry, "revocationReason").map(str::to_owned);
        return Check::with(Code::StatusRevoked, Detail { found, ..Detail::url(url) });
    }
    if revoked.iter().any(|entry| json::id_of(entry).is_none()) || list.get("revokedCredential").is_none() {
        return faulty(url, "revokedCredential");
    }
    let issuer = list.get("issuer").and_then(json::id_of);
    if !may_clear(issuer, credential, given) {
        return Check::with(Code::StatusSigner, Detail { found: issuer.map(str::to_owned), ..Detail::url(url) });
    }
    Check::with(Code::StatusInForce, Detail { date: given.inquiry.kept_since(url), ..Detail::url(url) })
}
