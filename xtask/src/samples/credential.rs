//! What the samples say. Institute, people, addresses and numbers are invented; the form is the JCI profile (DESIGN 4).

use std::io;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::failed;

/// A person.
pub struct Person {
    /// Family name first, as a certificate writes it.
    pub name: &'static str,
    email: &'static str,
}

/// A qualification.
pub struct Achievement {
    id: &'static str,
    name: &'static str,
    title: &'static str,
    description: &'static str,
    criteria: &'static str,
    field: &'static str,
}

/// One badge.
pub struct Badge<'a> {
    /// The sample's name; its id and salt come from it.
    pub sample: &'static str,
    /// Whose.
    pub holder: &'a Person,
    /// Which qualification.
    pub achievement: &'a Achievement,
    /// 登録番号: changes at every renewal.
    pub registration: &'static str,
    /// 合格番号: never changes.
    pub pass: &'static str,
    /// Start, `+09:00`.
    pub issued: &'a str,
    /// End, `+09:00`.
    pub ends: &'a str,
}

pub const TARO: Person = Person { name: "見本 太郎", email: "taro.mihon@example.jp" };
pub const HANAKO: Person = Person { name: "見本 花子", email: "hanako.mihon@example.jp" };
pub const ICHIRO: Person = Person { name: "例示 一郎", email: "ichiro.reiji@example.jp" };

pub const ENGINEER: Achievement = Achievement {
    id: "https://badge.example.jp/achievements/engineer",
    name: "見本技士",
    title: "見本技士 登録証",
    description: "見本構造物の製造、施工および検査に関する日常の技術的業務を実施する能力を認定する資格です。",
    criteria: "見本技士試験に合格し、見本工学会に登録していること。登録の有効期間は4年間で、更新には所定の講習の受講が必要です。",
    field: "見本構造物の製造・施工",
};
pub const CHIEF: Achievement = Achievement {
    id: "https://badge.example.jp/achievements/chief-engineer",
    name: "見本主任技士",
    title: "見本主任技士 登録証",
    description: "見本技士の能力に加え、見本構造物に関する計画、管理および指導を行う高度な能力を認定する資格です。",
    criteria: "見本主任技士試験に合格し、見本工学会に登録していること。登録の更新には所定の講習の受講が必要です。",
    field: "見本構造物の計画・管理",
};
pub const DIAGNOSIS: Achievement = Achievement {
    id: "https://badge.example.jp/achievements/diagnosis-engineer",
    name: "見本診断士",
    title: "見本診断士 登録証",
    description: "見本構造物の劣化の程度を診断し、維持管理の計画を立案する能力を認定する資格です。",
    criteria: "所定の講習を受講のうえ見本診断士試験に合格し、見本工学会に登録していること。",
    field: "見本構造物の診断・維持管理",
};
pub const QUALITY: Achievement = Achievement {
    id: "https://cert.example.com/achievements/site-quality-manager",
    name: "施工品質管理士",
    title: "施工品質管理士 認定証",
    description: "施工現場の品質管理を担う能力を認定する、架空の資格です。",
    criteria: "施工品質管理士認定試験に合格していること。",
    field: "施工品質管理",
};

/// The institute, under one of its ids or under an imitator's.
pub fn institute(id: &str) -> Value {
    json!({"id": id, "type": ["Profile"], "name": "見本工学会", "url": "https://badge.example.jp/"})
}

/// A body that nobody listed.
pub fn unlisted(id: &str) -> Value {
    json!({"id": id, "type": ["Profile"], "name": "架空資格認定機構", "url": "https://cert.example.com/"})
}

/// A federation of builders, listed too.
pub fn federation(id: &str) -> Value {
    json!({"id": id, "type": ["Profile"], "name": "見本建設業連合会", "url": "https://rengokai.example.jp/"})
}

/// An endorsement of an achievement, without a proof (Open Badges 3.0, EndorsementCredential).
pub fn endorsement(sample: &str, issuer: Value, achievement: &Achievement, comment: &str) -> io::Result<Value> {
    Ok(json!({
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": uuid(sample)?,
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "name": "推薦",
        "issuer": issuer,
        "validFrom": "2024-05-01T00:00:00+09:00",
        "credentialSubject": {"id": achievement.id, "type": ["EndorsementSubject"], "endorsementComment": comment},
    }))
}

/// Puts endorsements into the achievement of an unsigned credential.
pub fn endorse(credential: &mut Value, endorsements: Vec<Value>) {
    credential["credentialSubject"]["achievement"]["endorsement"] = Value::Array(endorsements);
}

/// The credential without a proof.
pub fn credential(issuer: Value, badge: &Badge) -> io::Result<Value> {
    let Badge { holder, achievement, .. } = badge;
    let salt: String = hex(&format!("akashi sample salt {}", badge.sample)).chars().take(16).collect();
    Ok(json!({
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": uuid(badge.sample)?,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": achievement.title,
        "issuer": issuer,
        "validFrom": badge.issued,
        "validUntil": badge.ends,
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [
                {"type": "IdentityObject", "identityType": "name", "hashed": false, "identityHash": holder.name},
                {
                    "type": "IdentityObject",
                    "identityType": "emailAddress",
                    "hashed": true,
                    "identityHash": format!("sha256${}", hex(&format!("{}{salt}", holder.email))),
                    "salt": salt,
                },
                {"type": "IdentityObject", "identityType": "ext:passNumber", "hashed": false, "identityHash": badge.pass},
            ],
            "licenseNumber": badge.registration,
            "achievement": {
                "id": achievement.id,
                "type": ["Achievement"],
                "achievementType": "License",
                "name": achievement.name,
                "description": achievement.description,
                "criteria": {"narrative": achievement.criteria},
                "fieldOfStudy": achievement.field,
                "inLanguage": "ja",
            },
        },
    }))
}

/// The signed name of the holder.
pub fn holder_name(credential: &mut Value) -> io::Result<&mut Value> {
    credential
        .pointer_mut("/credentialSubject/identifier/0/identityHash")
        .ok_or_else(|| failed("the credential has no holder's name to change"))
}

/// A fixed UUID of version 8 (RFC 9562, 5.8).
fn uuid(sample: &str) -> io::Result<String> {
    let hash = hex(&format!("akashi sample {sample}"));
    match (hash.get(..8), hash.get(8..12), hash.get(13..16), hash.get(17..20), hash.get(20..32)) {
        (Some(a), Some(b), Some(c), Some(d), Some(e)) => Ok(format!("urn:uuid:{a}-{b}-8{c}-8{d}-{e}")),
        _ => Err(failed("a SHA-256 is shorter than it should be")),
    }
}

fn hex(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}
