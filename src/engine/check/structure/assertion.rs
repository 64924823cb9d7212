//! The rules for Open Badges 0.5 to 2.1 (2.0, "Open Badges Vocabulary"; DESIGN rule 14).
//!
//! Judged is the assertion in the words of 2.0, with BadgeClass and profile in their places once they have come.

use serde_json::Value;

use super::assertion_parts as parts;
use super::findings::{Findings, Place, type_names};
use super::value::{is_email, is_identity_hash, is_uri};
use crate::engine::code::Code;
use crate::engine::read::json;
use crate::engine::read::legacy::{Kind, Version};
use crate::engine::time::Moment;

impl Findings {
    /// To whom, what, when, from whom; then what decides nothing.
    pub fn assertion(&mut self, whole: &Value, version: Version) {
        let root = Place::ROOT;
        if version == Version::V2 && !json::strings(whole.get("type")).any(|name| name == "Assertion") {
            self.add_text(Code::ShapeType, &root.member("type"), type_names(whole), Some("Assertion"));
        }
        let place = root.member("id");
        match (whole.get("id"), whole.get("uid")) {
            (Some(id), _) if !id.as_str().is_some_and(|id| is_uri(id) || id.starts_with("_:")) => {
                self.add(Code::ShapeId, &place, Some(id), Some("IRI"));
            }
            (None, None) if version > Version::V0_5 => self.add(Code::ShapeId, &place, None, Some("IRI")),
            _ => {}
        }
        self.recipient(whole);
        self.award(whole);
        for member in ["issuedOn", "expires"] {
            let place = root.member(member);
            match whole.get(member) {
                Some(date) if date.as_str().and_then(Moment::parse).is_none() && !date.is_null() => {
                    self.add(Code::ShapeDate, &place, Some(date), Some("DateTime"));
                }
                None | Some(Value::Null) if member == "issuedOn" && version > Version::V0_5 => {
                    self.add(Code::ShapeDate, &place, None, Some("DateTime"));
                }
                _ => {}
            }
        }
        let class = if version == Version::V2 { &parts::ASSERTION } else { &parts::OLDER_ASSERTION };
        self.part(class, whole, &root);
    }

    /// A BadgeClass or a profile alone: what it lacks, it lacks for every badge.
    pub fn part_of_badge(&mut self, part: &Value, kind: Kind) {
        let class = match kind {
            Kind::BadgeClass => &parts::BADGE_CLASS,
            Kind::Profile => &parts::PROFILE,
            _ => &parts::ENDORSEMENT,
        };
        self.part(class, part, &Place::ROOT);
    }

    /// IdentityObject: "hashed: whether or not the identity value is hashed". A hash that says it is none, or the reverse,
    /// leaves open to whom the badge was given.
    fn recipient(&mut self, whole: &Value) {
        let place = Place::ROOT.member("recipient");
        let [recipient] = json::set(whole.get("recipient")) else {
            return self.add(Code::ShapeSubject, &place, None, Some("IdentityObject"));
        };
        let place = place.member("identity");
        let Some(identity) = json::text(recipient, "identity") else {
            return self.add(Code::ShapeSubject, &place, recipient.get("identity"), Some("String"));
        };
        let found = recipient.get("identity");
        let hashed = recipient.get("hashed").and_then(Value::as_bool);
        let is_mail = json::strings(recipient.get("type")).any(|kind| matches!(kind, "email" | "schema:email"));
        match hashed {
            // Other hashes than the two of the standard are hashes all the same.
            Some(true) if !is_identity_hash(identity) && !is_other_hash(identity) => {
                self.add(Code::ShapeSubject, &place, found, Some("IdentityHash"));
            }
            Some(false) if is_identity_hash(identity) => {
                self.add(Code::ShapeSubject, &place, found, Some("String"));
            }
            Some(false) if is_mail && !is_email(identity) => {
                self.add(Code::ShapeSubject, &place, found, Some("EmailAddress"));
            }
            _ => {}
        }
    }

    /// BadgeClass and issuer, as far as they are known. An enclosed BadgeClass without issuer is only named, not described.
    fn award(&mut self, whole: &Value) {
        let place = Place::ROOT.member("badge");
        let badge = match whole.get("badge") {
            Some(badge @ Value::Object(_)) => badge,
            Some(Value::String(id)) if is_uri(id) => return,
            other => return self.add(Code::ShapeAchievement, &place, other, Some("BadgeClass")),
        };
        let Some(issuer) = badge.get("issuer") else {
            if json::id_of(badge).is_none() {
                self.add(Code::ShapeIssuer, &place.member("issuer"), None, Some("Profile"));
            }
            return;
        };
        if badge.get("name").and_then(crate::engine::credential::words).is_none() {
            self.add(Code::ShapeAchievement, &place.member("name"), badge.get("name"), Some("String"));
        }
        if json::set(badge.get("criteria")).is_empty() {
            self.add(Code::ShapeAchievement, &place.member("criteria"), None, Some("Criteria"));
        }
        if !json::id_of(issuer).is_some_and(is_uri) {
            let found = Some(issuer).filter(|issuer| issuer.is_string()).or_else(|| issuer.get("id"));
            self.add(Code::ShapeIssuer, &place.member("issuer"), found, Some("IRI"));
        }
    }
}

/// `algorithm$hexadecimal`.
fn is_other_hash(text: &str) -> bool {
    text.split_once('$').is_some_and(|(algorithm, hash)| {
        !matches!(algorithm, "" | "md5" | "sha256")
            && algorithm.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && hash.len() >= 32
            && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}
