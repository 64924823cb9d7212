//! One view of every badge: issuer, achievement, holder, dates. Claims, until the integrity check attests them.

use serde_json::Value;

use super::assertion::award;
use super::policy::{ListedIssuer, Policy};
use super::read::{CredentialClaim, json};
use super::report::{AchievementFacts, BadgeFacts, FieldFacts, HolderFacts, IdentifierFacts, IssuerFacts};
use super::time::Moment;
use super::{jcs, platform, selector};

/// What a badge says.
#[derive(Debug, Clone, Default)]
pub struct Credential {
    /// What can be shown.
    pub facts: BadgeFacts,
    /// What a holder check can be made against.
    pub identities: Vec<Identity>,
    /// `credentialStatus` entries.
    pub status: Vec<Value>,
    /// `created` of the good proofs, `iat`, or `issuedOn`: the badge was there at this time, if the issuer's clock was right.
    pub signed: Option<super::time::Timestamp>,
    /// `exp` of a token that may only shorten the validity (DESIGN rule 6).
    pub token_ends: Option<i64>,
    /// `nbf` of a token.
    pub token_starts: Option<i64>,
    /// From when the award counts, where no start of validity can be stated: the day of issue.
    pub counts_from: Option<String>,
    /// In force or revoked, by the documents of an Open Badges 1 or 2 issuer.
    pub revocation: Vec<super::report::Check>,
    /// Revoked by the issuer's server, which confirmed nothing else: what the copy says stays a claim.
    pub withdrawn: Option<super::report::Check>,
}

/// One way in which the badge names its holder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// `email`, `name`, `url`, `telephone`, `ext:passNumber`, …
    pub kind: String,
    /// Plain, or `sha256$…`, `md5$…`.
    pub value: String,
    /// Appended before hashing.
    pub salt: String,
    /// The badge says that the value is a hash.
    pub hashed: bool,
}

/// A value that the integrity check has passed. Nothing else can make one.
#[derive(Debug, Clone, Copy)]
pub struct Attested<'a>(&'a Credential);

impl<'a> Attested<'a> {
    /// Attests, if integrity passed: not failed, not unknown.
    pub fn by(checks: &[super::report::Check], credential: &'a Credential) -> Option<Attested<'a>> {
        use super::report::{Axis, Summary};
        let passed = super::verdict::summary(checks, Axis::Integrity) == Summary::Pass;
        (passed && credential.withdrawn.is_none()).then_some(Attested(credential))
    }

    /// The facts.
    pub fn credential(&self) -> &'a Credential {
        self.0
    }
}

impl Credential {
    /// From a verifiable credential.
    pub fn of(claim: &CredentialClaim, policy: &Policy) -> Credential {
        let json = &claim.json;
        let subject = json::set(json.get("credentialSubject")).first();
        let at = |pointer: &str| subject.and_then(|subject| subject.pointer(pointer));
        let achievement = at("/achievement");
        // Of several starts the latest counts, of several ends the earliest.
        let dates =
            |members: [&str; 2]| members.map(|member| json::text(json, member).map(|text| (Moment::parse(text), text)));
        let latest = |members| dates(members).into_iter().flatten().max_by_key(|(moment, _)| moment.map(|m| m.at));
        let earliest = |members| dates(members).into_iter().flatten().min_by_key(|(moment, _)| moment.map(|m| m.at));
        let written = |date: Option<(Option<Moment>, &str)>| date.map(|(_, text)| text.to_owned());
        let identities = subject.map(identities).unwrap_or_default();
        let listed = json.get("issuer").and_then(json::id_of).and_then(|id| policy.listed(id));
        let facts = BadgeFacts {
            attested: false,
            id: json::text(json, "id").map(str::to_owned),
            title: json.get("name").and_then(words),
            issuer: issuer(json.get("issuer"), listed),
            achievement: achievement.map(|value| self::achievement(value, listed)).unwrap_or_default(),
            issued: json::text(json, "awardedDate").map(str::to_owned),
            valid_from: written(latest(["validFrom", "issuanceDate"])),
            valid_until: written(earliest(["validUntil", "expirationDate"])),
            registration_number: at("/licenseNumber").and_then(scalar),
            pass_number: identities
                .iter()
                .find(|identity| identity.kind == PASS_NUMBER && !identity.hashed)
                .map(|i| i.value.clone()),
            fields: listed.map(|issuer| fields(issuer, json)).unwrap_or_default(),
            holder: holder(&identities, at("/name").and_then(words)),
            award: Default::default(),
            official_page: None,
        };
        Credential {
            facts,
            identities,
            status: json::set(json.get("credentialStatus")).to_vec(),
            ..Credential::default()
        }
    }

    /// From an older assertion in the words of Open Badges 2.0, with BadgeClass and profile in their places.
    pub fn of_legacy(whole: &Value, policy: &Policy) -> Credential {
        let badge = whole.get("badge");
        let issuer_value = badge.and_then(|badge| badge.get("issuer"));
        let listed = issuer_value.and_then(json::id_of).and_then(|id| policy.listed(id));
        let date = |member: &str| whole.get(member).and_then(scalar);
        let identities = legacy_identities(whole);
        let id = json::text(whole, "id");
        let profile = whole.get("extensions:recipientProfile").map(sole);
        let facts = BadgeFacts {
            id: id.map(str::to_owned),
            issuer: issuer(issuer_value, listed),
            achievement: badge.map(|value| achievement(value, listed)).unwrap_or_default(),
            issued: date("issuedOn"),
            valid_until: date("expires"),
            holder: holder(&identities, profile.and_then(|profile| profile.get("name")).and_then(words)),
            fields: listed.map(|issuer| fields(issuer, whole)).unwrap_or_default(),
            award: award::of(whole),
            official_page: id.and_then(platform::page),
            ..BadgeFacts::default()
        };
        // Such a badge states no start of its own.
        let counts_from = facts.issued.clone();
        // It was there on the day that its issuer states: a clock before that is wrong, or the issuer's was.
        let signed = counts_from.as_deref().and_then(Moment::parse).map(|issued| issued.at);
        Credential { facts, identities, counts_from, signed, ..Credential::default() }
    }
}

/// `identityType` of 合格番号 in the JCI profile (DESIGN 4).
const PASS_NUMBER: &str = "ext:passNumber";

fn issuer(value: Option<&Value>, listed: Option<&ListedIssuer>) -> IssuerFacts {
    IssuerFacts {
        id: value.and_then(json::id_of).map(str::to_owned),
        name: value.and_then(|value| value.get("name")).and_then(words),
        listed: listed.map(|issuer| issuer.names.clone()),
        homepage: listed.and_then(|issuer| issuer.homepage.clone()),
    }
}

fn achievement(value: &Value, listed: Option<&ListedIssuer>) -> AchievementFacts {
    let id = json::id_of(value).map(str::to_owned);
    let named = |issuer: &ListedIssuer| {
        let mut qualifications = issuer.qualifications.iter();
        qualifications
            .find(|qualification| Some(&qualification.achievement) == id.as_ref())
            .map(|found| found.names.clone())
    };
    let criteria = value.get("criteria");
    AchievementFacts {
        listed: listed.and_then(named),
        id,
        name: value.get("name").and_then(words),
        kind: text(value, "achievementType").map(str::to_owned),
        description: value.get("description").and_then(words),
        criteria: criteria.map(sole).and_then(|criteria| {
            criteria.get("narrative").and_then(words).or_else(|| json::id_of(criteria).map(str::to_owned))
        }),
    }
}

fn holder(identities: &[Identity], name: Option<String>) -> HolderFacts {
    let named = identities.iter().find(|identity| identity.kind == "name" && !identity.hashed);
    HolderFacts {
        name: named.map(|identity| identity.value.clone()).or(name),
        identifiers: identities
            .iter()
            .map(|identity| IdentifierFacts {
                kind: identity.kind.clone(),
                value: (!identity.hashed).then(|| identity.value.clone()),
                hashed: identity.hashed,
            })
            .collect(),
    }
}

/// Open Badges 3.0: `identifier` of the AchievementSubject, and the subject's own id.
fn identities(subject: &Value) -> Vec<Identity> {
    let entries = json::set(subject.get("identifier")).iter().filter_map(|entry| {
        let value = entry.get("identityHash").and_then(scalar)?;
        Some(Identity {
            kind: match text(entry, "identityType").unwrap_or("other") {
                "emailAddress" => "email".to_owned(),
                other => other.to_owned(),
            },
            hashed: says_hashed(entry) || looks_hashed(&value),
            salt: text(entry, "salt").unwrap_or_default().to_owned(),
            value,
        })
    });
    let own = json::text(subject, "id").map(own_identity);
    let number = subject.get("licenseNumber").and_then(scalar);
    let number =
        number.map(|value| Identity { kind: "licenseNumber".into(), value, salt: String::new(), hashed: false });
    entries.chain(number).chain(own).take(super::limits::FINDINGS).collect()
}

/// A subject's id: an address of mail, or something to compare as it is.
fn own_identity(id: &str) -> Identity {
    let (kind, value) = match id.strip_prefix("mailto:") {
        Some(address) => ("email", address),
        None if id.starts_with("https://") || id.starts_with("http://") => ("url", id),
        None if id.starts_with("tel:") => ("telephone", id.trim_start_matches("tel:")),
        None => ("id", id),
    };
    Identity { kind: kind.to_owned(), value: value.to_owned(), salt: String::new(), hashed: false }
}

/// Open Badges 2.0, IdentityObject.
fn legacy_identities(whole: &Value) -> Vec<Identity> {
    let Some(recipient) = whole.get("recipient").map(sole) else { return Vec::new() };
    let value = json::text(recipient, "identity");
    let identity = value.map(|value| {
        let hashed = says_hashed(recipient) || looks_hashed(value);
        let kind = match json::strings(recipient.get("type")).next() {
            None | Some("emailAddress") => "email",
            Some(kind) => kind,
        };
        Identity {
            kind: kind.to_owned(),
            hashed,
            value: value.to_owned(),
            salt: json::text(recipient, "salt").unwrap_or_default().to_owned(),
        }
    });
    identity.into_iter().collect()
}

/// What it says of being a hash. Anything but `false` counts as yes: a hash must never be shown as a name.
fn says_hashed(identity: &Value) -> bool {
    !matches!(identity.get("hashed").map(sole), None | Some(Value::Null | Value::Bool(false)))
}

fn looks_hashed(value: &str) -> bool {
    ["sha256$", "md5$", "sha1$", "sha512$"].iter().any(|prefix| value.starts_with(prefix))
}

fn fields(issuer: &ListedIssuer, json: &Value) -> Vec<FieldFacts> {
    let rules = issuer.fields.iter();
    rules
        .map(|rule| FieldFacts { label: rule.label.clone(), value: selector::find(json, &rule.at).and_then(scalar) })
        .collect()
}

/// A word: a string, a language-tagged value, or the first of several.
pub(in crate::engine) fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Object(_) => value.get("@value").and_then(words),
        Value::Array(several) => several.iter().find_map(words),
        _ => None,
    }
}

/// A string or a number, as text. A number has many spellings and one signed value, so it has one text; one that not every
/// reader reads alike has none.
pub(in crate::engine) fn scalar(value: &Value) -> Option<String> {
    match sole(value) {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        number @ Value::Number(_) => jcs::canonicalise(number).ok(),
        _ => None,
    }
}

/// A text, or the only one of a set.
fn text<'v>(object: &'v Value, member: &str) -> Option<&'v str> {
    object.get(member).map(sole).and_then(Value::as_str).filter(|text| !text.is_empty())
}

/// The element of a set of one: JSON-LD signs the same statement for it with brackets and without.
pub(in crate::engine) fn sole(value: &Value) -> &Value {
    match value {
        Value::Array(elements) => match elements.as_slice() {
            [element] => element,
            _ => value,
        },
        _ => value,
    }
}
