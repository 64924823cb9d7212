//! Open Badges 0.5 to 2.1 and Blockcerts: which version is it, and how does it say that it can be verified?

use serde_json::Value;

use super::json;
use super::jws::Jws;

/// An older badge, or a part of one.
#[derive(Debug, Clone)]
pub struct Legacy {
    /// As it was written.
    pub json: Value,
    /// What it is.
    pub kind: Kind,
    /// Which version wrote it.
    pub version: Version,
    /// The JWS that carried it.
    pub token: Option<Box<Jws>>,
    /// The address at which it was found; an assertion of 0.5 has no other.
    pub address: Option<String>,
    /// What the reader added to compare it with; `None` for what is no part of an older badge.
    pub supplied: Vec<Option<Legacy>>,
}

/// What an older document describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An award to somebody: the badge itself.
    Assertion,
    /// The badge that many may earn.
    BadgeClass,
    /// Who issues.
    Profile,
    /// Somebody's support.
    Endorsement,
    /// An assertion whose proof stands in a block chain.
    Blockcert,
}

/// Versions of Open Badges before 3.0. 2.1 has the documents of 2.0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// 0.5: the recipient is a string, the badge and its issuer are enclosed.
    V0_5,
    /// 1.0: three documents, without context.
    V1_0,
    /// 1.1: with a context.
    V1_1,
    /// 2.0 and 2.1.
    V2,
}

/// How an assertion says that it can be verified (Open Badges 2.0, VerificationObject).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The issuer's server is asked.
    Hosted,
    /// It is signed.
    Signed,
    /// It does not say.
    Unstated,
    /// In a way that nobody here knows.
    Other,
}

/// Contexts by their beginnings.
const CONTEXTS: [(&str, Version); 3] = [
    ("https://w3id.org/openbadges/v2", Version::V2),
    ("https://purl.imsglobal.org/spec/ob/v2p", Version::V2),
    ("https://w3id.org/openbadges/v1", Version::V1_1),
];

impl Legacy {
    /// Recognises a document; `token` is the JWS that carried it, if one did.
    pub fn read(json: &Value, token: Option<&Jws>) -> Option<Legacy> {
        let object = json.as_object()?;
        let stated = json::strings(json.get("@context"))
            .find_map(|url| CONTEXTS.iter().find(|(start, _)| url.starts_with(start)).map(|(_, version)| *version));
        let has_type = |name: &str| json::strings(json.get("type")).any(|found| found == name);
        let has = |member: &str| object.get(member).is_some_and(|value| !value.is_null());
        let is_blockcert = has_type("Assertion") && has("signature")
            || json::strings(json.get("@context")).any(|url| url.starts_with("https://w3id.org/blockcerts"))
            || has("receipt");
        let kind = if is_blockcert {
            Kind::Blockcert
        } else if has("badge") && has("recipient") || has_type("Assertion") && stated.is_some() {
            Kind::Assertion
        } else if has_type("BadgeClass") && (stated.is_some() || has("issuer")) {
            Kind::BadgeClass
        } else if (has_type("Issuer") || has_type("Profile")) && (stated.is_some() || has("url")) {
            Kind::Profile
        } else if has_type("Endorsement") && stated.is_some() {
            Kind::Endorsement
        } else {
            return None;
        };
        let version = match stated {
            Some(version) => version,
            // 0.5 has no signed badges: its issuer is enclosed, and could bring its own key.
            None if token.is_none() && json.get("recipient").is_some_and(Value::is_string) => Version::V0_5,
            None if has("verification") || kind != Kind::Assertion => Version::V2,
            None => Version::V1_0,
        };
        let token = token.map(|it| Box::new(it.clone()));
        Some(Legacy { json: json.clone(), kind, version, token, address: None, supplied: Vec::new() })
    }

    /// Its version and kind, for the report: `ob2/hosted`, `ob1/signed`, `ob0.5/hosted`, `ob2/badge-class`, …
    pub fn format(&self) -> String {
        let family = match self.version {
            Version::V0_5 => "ob0.5",
            Version::V1_0 | Version::V1_1 => "ob1",
            Version::V2 => "ob2",
        };
        let kind = match self.kind {
            Kind::Blockcert => return "blockcerts".to_owned(),
            Kind::Assertion => match way(&self.json) {
                Way::Signed => "signed",
                Way::Unstated if self.token.is_some() => "signed",
                _ => "hosted",
            },
            Kind::BadgeClass => "badge-class",
            Kind::Profile => "profile",
            Kind::Endorsement => "endorsement",
        };
        format!("{family}/{kind}")
    }
}

/// What `verification` (1.x: `verify`) says, in each spelling that badges use (FORMATS 4), bare or as an IRI.
pub fn way(json: &Value) -> Way {
    let verification = json.get("verification").or_else(|| json.get("verify"));
    let types = json::set(verification).iter().flat_map(|one| json::strings(one.get("type")));
    let mut ways = types.filter_map(|name| {
        let name = name.rsplit(['#', '/', ':']).next().unwrap_or(name).to_ascii_lowercase();
        match name.as_str() {
            "hosted" | "hostedbadge" | "hostedverification" => Some(Way::Hosted),
            "signed" | "signedbadge" | "signedverification" => Some(Way::Signed),
            "verificationobject" => None,
            _ => Some(Way::Other),
        }
    });
    match (ways.next(), ways.next()) {
        (None, _) => Way::Unstated,
        (Some(way), None) => way,
        // Two ways at once: nobody can tell which is meant.
        _ => Way::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_spelling_of_the_two_ways() {
        for name in ["HostedBadge", "hosted", "Hosted", "HostedVerification", "obi:HostedBadge", "hostedBadge"] {
            assert_eq!(way(&json!({"verification": {"type": name}})), Way::Hosted, "{name}");
            assert_eq!(way(&json!({"verify": {"type": [name, "VerificationObject"]}})), Way::Hosted, "{name}");
        }
        for name in ["SignedBadge", "signed", "https://w3id.org/openbadges#SignedBadge"] {
            assert_eq!(way(&json!({"verification": {"type": name}})), Way::Signed, "{name}");
        }
        assert_eq!(way(&json!({"verification": {"type": ["hosted", "signed"]}})), Way::Other);
        assert_eq!(way(&json!({"verification": {"type": "blockchain"}})), Way::Other);
        assert_eq!(way(&json!({"verification": {"type": "VerificationObject"}})), Way::Unstated);
        assert_eq!(way(&json!({})), Way::Unstated);
    }

    #[test]
    fn versions_by_what_they_write() {
        let read = |json: Value| Legacy::read(&json, None).map(|legacy| legacy.format());
        let assertion = |extra: Value| {
            let mut json = json!({"recipient": {"identity": "a@b.example"}, "badge": "https://a.example/b"});
            json.as_object_mut()
                .unwrap_or(&mut Default::default())
                .extend(extra.as_object().cloned().unwrap_or_default());
            read(json)
        };
        assert_eq!(assertion(json!({})).as_deref(), Some("ob1/hosted"));
        assert_eq!(assertion(json!({"recipient": "a@b.example"})).as_deref(), Some("ob0.5/hosted"));
        assert_eq!(assertion(json!({"verify": {"type": "signed"}})).as_deref(), Some("ob1/signed"));
        assert_eq!(assertion(json!({"verification": {"type": "hosted"}})).as_deref(), Some("ob2/hosted"));
        let v2 = json!({"@context": "https://w3id.org/openbadges/v2"});
        assert_eq!(assertion(v2).as_deref(), Some("ob2/hosted"));
        let v2_1 = json!({"@context": "https://purl.imsglobal.org/spec/ob/v2p1/ob_v2p1.jsonld"});
        assert_eq!(assertion(v2_1).as_deref(), Some("ob2/hosted"));
        assert_eq!(
            read(json!({"type": "BadgeClass", "issuer": "https://a.example"})).as_deref(),
            Some("ob2/badge-class")
        );
        assert_eq!(read(json!({"type": "Thing"})), None);
    }
}
