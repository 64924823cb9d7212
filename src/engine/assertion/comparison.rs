//! Is the copy in the picture what the issuer's server says? (DESIGN rule 8)

use serde_json::Value;

use crate::engine::code::Code;
use crate::engine::read::json;
use crate::engine::read::legacy::Version;
use crate::engine::report::{Check, Detail};
use crate::engine::time::Moment;

/// What of the copy differs from the assertion at its id, both in the words of 2.0: first the check on what decides (to whom,
/// what, when), then on the rest.
///
/// 1.x compares all of it: its reference validator (mozilla/openbadges-validator, "deep-equal") treats any other copy as
/// another assertion.
pub fn differences(copy: &Value, hosted: &Value, version: Version) -> Vec<Check> {
    let (Some(copied), Some(served)) = (copy.as_object(), hosted.as_object()) else { return Vec::new() };
    let added = served.keys().filter(|name| !copied.contains_key(*name));
    let names = copied.keys().chain(added).filter(|name| !PASSING.contains(&name.as_str()));
    let differing = names.filter(|name| !alike(name, copy.get(name.as_str()), hosted.get(name.as_str())));
    let (deciding, other): (Vec<&str>, Vec<&str>) = differing
        .map(String::as_str)
        .partition(|name| DECIDING.contains(name) || matches!(version, Version::V1_0 | Version::V1_1));
    let check =
        |code, names: Vec<&str>| (!names.is_empty()).then(|| Check::with(code, Detail::found(names.join(", "))));
    check(Code::ProofDiffers, deciding).into_iter().chain(check(Code::FormDiffers, other)).collect()
}

/// To whom, what, when.
const DECIDING: [&str; 4] = ["recipient", "badge", "issuedOn", "expires"];

/// Says nothing about the award, or is judged by itself.
const PASSING: [&str; 4] = ["@context", "revoked", "revocationReason", "salt"];

fn alike(name: &str, copied: Option<&Value>, served: Option<&Value>) -> bool {
    match (name, copied, served) {
        (_, copied, served) if copied == served => true,
        // What says nothing differs from nothing in nothing.
        (_, Some(Value::Null), None) | (_, None, Some(Value::Null)) => true,
        ("issuedOn" | "expires", Some(copied), Some(served)) => {
            let moment = |value: &Value| value.as_str().and_then(Moment::parse).map(|it| (it.at, it.day_only));
            moment(copied).is_some() && moment(copied) == moment(served)
        }
        ("recipient", Some(copied), Some(served)) => same_recipient(copied, served),
        ("badge", Some(copied), Some(served)) => same_badge(copied, served),
        _ => false,
    }
}

fn same_recipient(copied: &Value, served: &Value) -> bool {
    let is_hash = |recipient: &Value| json::text(recipient, "identity").is_some_and(|identity| identity.contains('$'));
    let text = |recipient: &Value, name: &str| json::text(recipient, name).unwrap_or_default().to_owned();
    // What was salted matters only where something was hashed; that it was, the hash says itself.
    let salt = |recipient: &Value| if is_hash(recipient) { text(recipient, "salt") } else { String::new() };
    text(copied, "identity") == text(served, "identity")
        && text(copied, "type") == text(served, "type")
        && salt(copied) == salt(served)
}

/// One BadgeClass: by its id, and by what the copy says of it beyond that, once the hosted one has been fetched.
fn same_badge(copied: &Value, served: &Value) -> bool {
    if !copied.is_object() || !served.is_object() {
        return json::id_of(copied).is_some() && json::id_of(copied) == json::id_of(served);
    }
    let id = |value: Option<&Value>| value.and_then(json::id_of).map(str::to_owned);
    let same = |name: &str| copied.get(name).is_none() || copied.get(name) == served.get(name);
    let same_id = json::id_of(copied).is_none() || json::id_of(copied) == json::id_of(served);
    let same_issuer = copied.get("issuer").is_none() || id(copied.get("issuer")) == id(served.get("issuer"));
    same_id && same_issuer && same("name") && same("criteria")
}

#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod tests {
    use super::*;
    use serde_json::json;

    fn found(copy: &Value, hosted: &Value, version: Version) -> Vec<(Code, String)> {
        let found = differences(copy, hosted, version).into_iter();
        found.map(|check| (check.code, check.detail.found.unwrap_or_default())).collect()
    }

    #[test]
    fn what_decides_and_what_does_not() {
        let hosted = json!({"id": "https://a.example/1", "recipient": {"type": "email", "identity": "sha256$00", "salt": "s", "hashed": true},
            "badge": {"id": "https://a.example/b", "name": "N", "issuer": {"id": "https://a.example/i", "name": "A"}},
            "issuedOn": "2024-04-01T00:00:00+09:00", "evidence": "https://a.example/e", "image": "https://a.example/p"});
        let change = |name: &str, value: Value| {
            let mut copy = hosted.clone();
            copy[name] = value;
            copy
        };
        let cases = [
            ("issuedOn", json!("2024-03-31T15:00:00Z"), None),
            ("issuedOn", json!("2024-03-31T15:00:01Z"), Some(Code::ProofDiffers)),
            ("expires", json!("2030-01-01T00:00:00Z"), Some(Code::ProofDiffers)),
            ("expires", json!(null), None),
            ("badge", json!("https://a.example/b"), None),
            ("badge", json!("https://a.example/c"), Some(Code::ProofDiffers)),
            ("badge", json!({"id": "https://a.example/b", "name": "M"}), Some(Code::ProofDiffers)),
            ("badge", json!({"id": "https://a.example/b", "name": "N", "issuer": "https://a.example/i"}), None),
            ("badge", json!({"id": "https://a.example/b", "issuer": "https://a.example/j"}), Some(Code::ProofDiffers)),
            ("recipient", json!({"type": "email", "identity": "sha256$01", "salt": "s"}), Some(Code::ProofDiffers)),
            ("recipient", json!({"type": "email", "identity": "sha256$00", "salt": "t"}), Some(Code::ProofDiffers)),
            ("recipient", json!({"type": "email", "identity": "sha256$00", "salt": "s"}), None),
            ("evidence", json!([]), Some(Code::FormDiffers)),
            ("narrative", json!("more"), Some(Code::FormDiffers)),
        ];
        for (name, value, expected) in cases {
            let copy = change(name, value.clone());
            let wanted: Vec<(Code, String)> = expected.into_iter().map(|code| (code, name.to_owned())).collect();
            assert_eq!(found(&copy, &hosted, Version::V2), wanted, "{name} {value}");
        }
        let copy = change("evidence", json!("https://a.example/f"));
        assert_eq!(found(&copy, &hosted, Version::V1_0), [(Code::ProofDiffers, "evidence".to_owned())]);
    }
}
