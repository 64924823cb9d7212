//! Open Badges 0.5 to 2.1 and Blockcerts: recognised and shown as claims. Judging them is not built yet.

use serde_json::Value;

use super::json;
use super::jws::Jws;

/// An assertion whose truth lies elsewhere, or that is signed in a way that is not judged here.
#[derive(Debug, Clone)]
pub struct Legacy {
    /// The assertion.
    pub json: Value,
    /// Its version and kind: `ob2/hosted`, `ob2/signed`, `ob1/hosted`, `ob0.5/hosted`, `blockcerts`, `ob2/badge-class`, …
    pub format: &'static str,
    /// It carries a signature of its own.
    pub signed: bool,
}

const V2: &str = "https://w3id.org/openbadges/v2";
const V1: &str = "https://w3id.org/openbadges/v1";

impl Legacy {
    /// Recognises an assertion; `token` is the JWS that carried it, if one did.
    pub fn read(json: &Value, token: Option<&Jws>) -> Option<Legacy> {
        let object = json.as_object()?;
        let context = |url: &str| json::strings(json.get("@context")).any(|found| found.starts_with(url));
        let has_type = |name: &str| json::strings(json.get("type")).any(|found| found == name);
        let has = |member: &str| object.get(member).is_some_and(|value| !value.is_null());
        let verification = json.get("verification").or_else(|| json.get("verify"));
        let kind = verification.and_then(|value| json::text(value, "type")).unwrap_or_default();
        let signed = token.is_some() || kind.to_ascii_lowercase().starts_with("signed");
        let looks_issued = has("badge") && has("recipient");
        let format =
            if has_type("Assertion") && has("signature") || context("https://w3id.org/blockcerts") || has("receipt") {
                "blockcerts"
            } else if looks_issued && (context(V2) || has("verification")) {
                if signed { "ob2/signed" } else { "ob2/hosted" }
            } else if looks_issued && json.get("recipient").is_some_and(Value::is_string) {
                "ob0.5/hosted"
            } else if looks_issued {
                if signed { "ob1/signed" } else { "ob1/hosted" }
            } else if has_type("Assertion") && (context(V2) || context(V1)) {
                "ob2/hosted"
            } else if has_type("BadgeClass") && context(V2) {
                "ob2/badge-class"
            } else if (has_type("Issuer") || has_type("Profile")) && context(V2) {
                "ob2/profile"
            } else if has_type("Endorsement") && context(V2) {
                "ob2/endorsement"
            } else {
                return None;
            };
        Some(Legacy { json: json.clone(), format, signed: signed || format == "blockcerts" })
    }
}
