//! A hosted badge as a wallet bakes it, and the documents at its server (FORMATS 2), under whatever addresses a test likes.

use serde_json::{Value, json};

use super::mail_hash;

/// The holder's address.
pub const MAIL: &str = "taro.mihon@example.jp";

/// As the wallet bakes it: no names, no number, no signature.
pub fn assertion(id: &str, class: &str) -> Value {
    json!({"@context": "https://w3id.org/openbadges/v2", "type": "Assertion", "id": id, "badge": class,
        "image": format!("{id}/image"), "verification": {"type": "HostedBadge"},
        "issuedOn": "2024-04-01T00:00:00+09:00", "evidence": [],
        "recipient": {"identity": mail_hash(MAIL, "salt"), "type": "email", "hashed": true, "salt": "salt"}})
}

pub fn class(id: &str, issuer: &str) -> Value {
    json!({"@context": "https://w3id.org/openbadges/v2", "type": "BadgeClass", "id": id, "name": "見本技士",
        "description": "見本です。", "image": format!("{id}/image"), "criteria": {"narrative": "見本試験に合格した者。"},
        "issuer": issuer})
}

pub fn profile(id: &str) -> Value {
    json!({"@context": "https://w3id.org/openbadges/v2", "type": "Issuer", "id": id, "name": "見本工学会",
        "url": "https://www.mihon.example.jp", "email": "info@mihon.example.jp"})
}
