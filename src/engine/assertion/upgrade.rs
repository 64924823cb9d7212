//! One view of every older assertion: its members as Open Badges 2.0 names and shapes them (2.0, appendix "Upgrading from
//! 1.x"; 1.0 and 0.5 by the table of the 1EdTech validator). Nothing is believed by it, and nothing is left out.

use serde_json::{Map, Value, json};

use crate::engine::read::json;
use crate::engine::read::legacy::{Version, Way, way};
use crate::engine::time::Timestamp;

/// The assertion as 2.0 would write it.
pub fn assertion(written: &Value, version: Version) -> Value {
    let mut object = written.as_object().cloned().unwrap_or_default();
    let way = way(written);
    rename(&mut object, "verify", "verification");
    rename(&mut object, "issued_on", "issuedOn");
    for member in ["issuedOn", "expires"] {
        if let Some(seconds) = object.get(member).and_then(unix_seconds) {
            object.insert(member.to_owned(), Timestamp(seconds).to_rfc3339().into());
        }
    }
    if let Some(identity) = object.get("recipient").and_then(Value::as_str) {
        let mut recipient = json!({"type": "email", "identity": identity, "hashed": identity.contains('$')});
        if let (Some(salt), Some(recipient)) = (object.get("salt").cloned(), recipient.as_object_mut()) {
            recipient.insert("salt".to_owned(), salt);
        }
        object.insert("recipient".to_owned(), recipient);
    }
    // 1.x: where a hosted assertion lies, or the key of a signed one.
    let address = object.get("verification").and_then(|it| json::text(it, "url")).map(str::to_owned);
    if let Some(address) = address.filter(|_| version < Version::V2) {
        if way == Way::Signed {
            let verification = object.get_mut("verification").and_then(Value::as_object_mut);
            verification.map(|it| it.insert("creator".to_owned(), address.into()));
        } else if !object.contains_key("id") {
            object.insert("id".to_owned(), address.into());
        }
    }
    if let Some(badge) = object.get("badge").filter(|badge| badge.is_object()) {
        let badge = badge_class(badge, version);
        if version == Version::V0_5
            && let Some(origin) = badge.pointer("/issuer/id").and_then(Value::as_str)
        {
            absolute(&mut object, "evidence", origin);
        }
        object.insert("badge".to_owned(), badge);
    }
    Value::Object(object)
}

/// A BadgeClass as 2.0 would write it.
pub fn badge_class(written: &Value, version: Version) -> Value {
    let mut object = written.as_object().cloned().unwrap_or_default();
    if version == Version::V0_5
        && let Some(issuer) = object.get_mut("issuer").and_then(Value::as_object_mut)
    {
        rename(issuer, "contact", "email");
        if let Some(origin) = issuer.get("origin").and_then(Value::as_str).map(str::to_owned) {
            // 0.5 knows an issuer by its origin. What else is written there is only said.
            issuer.insert("id".to_owned(), origin.clone().into());
            issuer.entry("url").or_insert_with(|| origin.clone().into());
            absolute(&mut object, "criteria", &origin);
        }
    }
    if version < Version::V2
        && let Some(Value::Array(alignments)) = object.get_mut("alignment")
    {
        for alignment in alignments.iter_mut().filter_map(Value::as_object_mut) {
            rename(alignment, "name", "targetName");
            rename(alignment, "url", "targetUrl");
        }
    }
    Value::Object(object)
}

fn rename(object: &mut Map<String, Value>, old: &str, new: &str) {
    if !object.contains_key(new)
        && let Some(value) = object.shift_remove(old)
    {
        object.insert(new.to_owned(), value);
    }
}

/// 0.5 writes paths at the issuer's origin.
fn absolute(object: &mut Map<String, Value>, member: &str, origin: &str) {
    if let Some(path) = object.get(member).and_then(Value::as_str).filter(|path| path.starts_with('/')) {
        let address = format!("{}{path}", origin.trim_end_matches('/'));
        object.insert(member.to_owned(), address.into());
    }
}

/// Seconds since 1970, as a number or in digits; a year alone is not meant.
fn unix_seconds(value: &Value) -> Option<i64> {
    let seconds = match value {
        Value::Number(number) => number.as_i64()?,
        Value::String(text) if (9..=10).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()) => {
            text.parse().ok()?
        }
        _ => return None,
    };
    // The year 9999; milliseconds are no seconds.
    (0..=253_402_300_799).contains(&seconds).then_some(seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_badge_of_0_5_in_the_words_of_2_0() {
        let written = json!({"recipient": "sha256$00", "salt": "s", "issued_on": "2013-01-01", "expires": 1370476800,
            "evidence": "/evidence", "badge": {"name": "N", "criteria": "/criteria", "issuer":
            {"origin": "https://a.example", "name": "A", "contact": "a@a.example"}}});
        let view = assertion(&written, Version::V0_5);
        let at = |place: &str| view.pointer(place).cloned().unwrap_or_default();
        assert_eq!(at("/recipient"), json!({"type": "email", "identity": "sha256$00", "hashed": true, "salt": "s"}));
        assert_eq!(at("/issuedOn"), "2013-01-01");
        assert_eq!(at("/expires"), "2013-06-06T00:00:00Z");
        assert_eq!(at("/evidence"), "https://a.example/evidence");
        assert_eq!(at("/badge/criteria"), "https://a.example/criteria");
        assert_eq!(at("/badge/issuer/id"), "https://a.example");
        assert_eq!(at("/badge/issuer/email"), "a@a.example");
    }

    #[test]
    fn a_badge_of_1_0_in_the_words_of_2_0() {
        let hosted = json!({"issuedOn": "1359734400", "verify": {"type": "hosted", "url": "https://a.example/1"}});
        let view = assertion(&hosted, Version::V1_0);
        assert_eq!(view.pointer("/id"), Some(&json!("https://a.example/1")));
        assert_eq!(view.pointer("/issuedOn"), Some(&json!("2013-02-01T16:00:00Z")));
        let signed = json!({"verify": {"type": "signed", "url": "https://a.example/key"},
            "badge": {"alignment": [{"name": "N", "url": "U"}, null]}});
        let view = assertion(&signed, Version::V1_0);
        assert_eq!(view.pointer("/verification/creator"), Some(&json!("https://a.example/key")));
        assert_eq!(view.pointer("/badge/alignment/0"), Some(&json!({"targetName": "N", "targetUrl": "U"})));
        assert_eq!(unix_seconds(&json!("2013")), None);
        assert_eq!(unix_seconds(&json!(1_359_734_400_000_i64)), None);
    }
}
