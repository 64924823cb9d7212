//! The words that the engine reads, what they mean, and of which nodes they are read.

use serde_json::Value;

use super::iri::Keyword;
use super::plainness::Member;
use super::term::Definition;
use super::value::{Coercion, integer};
use crate::engine::jcs::shortest;

/// A word that is read.
#[derive(Debug)]
pub struct Word {
    /// As it is written.
    pub name: &'static str,
    /// What it means in the contexts of the shelf.
    pub meanings: &'static [&'static str],
    /// How its value is read.
    pub kind: Kind,
    /// What its nodes are to the reader.
    pub role: Role,
}

/// How a value is read, and so how it must be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A string.
    Line,
    /// A string, also as the only one of an array.
    Label,
    /// A string, or a number that can be written in one way only.
    Number,
    /// The same, also as the only one of an array.
    Mark,
    /// A string, or several.
    Lines,
    /// `true` or `false`.
    Flag,
    /// A text, or the first of several; a value object is understood.
    Text,
    /// A node, whose members are read too.
    One,
    /// Nodes, whose members are read too.
    Set,
    /// The same, of which the first is read: statements have no order, so there is only one.
    First,
    /// Documents with a proof of their own, or proofs: read by themselves.
    Apart,
}

/// What a node is to the reader: it says which words are read of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// The credential itself.
    Credential,
    /// Its issuer.
    Issuer,
    /// Its subject.
    Subject,
    /// What the subject achieved.
    Achievement,
    /// A name, number or address of the subject.
    Identity,
    /// How the achievement is earned.
    Criteria,
    /// An entry of `credentialStatus`.
    Status,
    /// An enclosed credential, judged by itself.
    Enclosed,
    /// Its members must mean what they are called; none is missed.
    Other,
}

macro_rules! words {
    ($($name:literal $kind:ident $role:ident $($meaning:literal)+;)*) => {
        &[$(Word { name: $name, kind: Kind::$kind, role: Role::$role, meanings: &[$($meaning),+] }),*]
    };
}

/// Words that the engine reads, and what they mean in the contexts of the shelf; a test holds that.
pub static READ: &[Word] = words! {
    "validFrom" Line Other "https://www.w3.org/2018/credentials#validFrom";
    "validUntil" Line Other "https://www.w3.org/2018/credentials#validUntil";
    "issuanceDate" Line Other "https://www.w3.org/2018/credentials#issuanceDate";
    "expirationDate" Line Other "https://www.w3.org/2018/credentials#expirationDate";
    "issuer" One Issuer "https://www.w3.org/2018/credentials#issuer"
        "https://w3id.org/openbadges#issuer";
    "credentialSubject" First Subject "https://www.w3.org/2018/credentials#credentialSubject";
    "credentialStatus" Set Status "https://www.w3.org/2018/credentials#credentialStatus";
    "credentialSchema" Set Other "https://www.w3.org/2018/credentials#credentialSchema";
    "statusPurpose" Lines Other "https://www.w3.org/ns/credentials/status#statusPurpose"
        "https://w3id.org/vc/status-list#statusPurpose";
    "statusListIndex" Number Other "https://www.w3.org/ns/credentials/status#statusListIndex"
        "https://w3id.org/vc/status-list#statusListIndex";
    "statusListCredential" Line Other "https://www.w3.org/ns/credentials/status#statusListCredential"
        "https://w3id.org/vc/status-list#statusListCredential";
    "statusSize" Number Other "https://www.w3.org/ns/credentials/status#statusSize";
    "statusMessage" Set Other "https://www.w3.org/ns/credentials/status#statusMessage";
    "statusReference" Lines Other "https://www.w3.org/ns/credentials/status#statusReference";
    "encodedList" Line Other "https://www.w3.org/ns/credentials/status#encodedList"
        "https://w3id.org/vc/status-list#encodedList"
        "https://w3id.org/vc-revocation-list-2020#encodedList";
    "ttl" Number Other "https://www.w3.org/ns/credentials/status#ttl";
    "revocationListIndex" Number Other "https://w3id.org/vc-revocation-list-2020#revocationListIndex";
    "revocationListCredential" Line Other "https://w3id.org/vc-revocation-list-2020#revocationListCredential";
    "awardedDate" Line Other "https://purl.imsglobal.org/spec/vc/ob/vocab.html#awardedDate";
    "achievement" One Achievement "https://purl.imsglobal.org/spec/vc/ob/vocab.html#achievement"
        "https://purl.imsglobal.org/spec/vc/ob/vocab.html#Achievement"
        "https://purl.imsglobal.org/spec/vc/ob/vocab.html#achievement-0"
        "https://purl.imsglobal.org/spec/vc/clr/vocab.html#achievement";
    "identifier" Set Identity "https://purl.imsglobal.org/spec/vc/ob/vocab.html#identifier" "https://schema.org/identifier"
        "http://schema.org/identifier"
        "https://purl.imsglobal.org/spec/vc/clr/vocab.html#identifier-1";
    "licenseNumber" Mark Other "https://purl.imsglobal.org/spec/vc/ob/vocab.html#licenseNumber";
    "identityHash" Number Other "https://purl.imsglobal.org/spec/vc/ob/vocab.html#identityHash";
    "identityType" Line Other "https://purl.imsglobal.org/spec/vc/ob/vocab.html#identityType";
    "hashed" Flag Other "https://purl.imsglobal.org/spec/vc/ob/vocab.html#hashed"
        "https://w3id.org/openbadges#hashed";
    "salt" Line Other "https://purl.imsglobal.org/spec/vc/ob/vocab.html#salt" "https://w3id.org/security#salt"
        "https://w3id.org/openbadges#salt";
    "criteria" One Criteria "https://purl.imsglobal.org/spec/vc/ob/vocab.html#Criteria"
        "https://w3id.org/openbadges#criteria"
        "https://schema.org/criteria";
    "narrative" Text Other "https://purl.imsglobal.org/spec/vc/ob/vocab.html#narrative"
        "https://w3id.org/openbadges#narrative";
    "achievementType" Label Other "https://purl.imsglobal.org/spec/vc/ob/vocab.html#achievementType";
    "endorsement" Apart Enclosed "https://purl.imsglobal.org/spec/vc/ob/vocab.html#endorsement"
        "https://w3id.org/credentials#credential";
    "endorsementJwt" Lines Other "https://purl.imsglobal.org/spec/vc/ob/vocab.html#endorsementJwt";
    "endorsementComment" Line Other "https://purl.imsglobal.org/spec/vc/ob/vocab.html#endorsementComment"
        "https://w3id.org/openbadges#endorsementComment";
    "name" Text Other "https://schema.org/name" "http://schema.org/name";
    "description" Text Other "https://schema.org/description" "http://schema.org/description";
    "proof" Apart Other "https://w3id.org/security#proof"
        "https://w3id.org/chainpoint#proof";
};

/// Vocabularies whose words have names on the shelf: nobody needs to give them other ones.
const VOCABULARIES: [&str; 8] = [
    "https://www.w3.org/2018/credentials#",
    "https://purl.imsglobal.org/spec/vc/ob/vocab.html#",
    "https://purl.imsglobal.org/spec/vc/clr/vocab.html#",
    "https://w3id.org/openbadges#",
    "https://w3id.org/security#",
    "https://www.w3.org/ns/credentials/status#",
    "https://w3id.org/vc/status-list#",
    "https://w3id.org/vc-revocation-list-2020#",
];

/// Types that say what else a node is: no rule for what is read depends on them, so they may stand at other places.
const BESIDE: [&str; 5] = [
    "https://purl.imsglobal.org/spec/vc/ob/vocab.html#EndorsementSubject",
    "https://purl.imsglobal.org/spec/vc/ob/vocab.html#Related",
    "https://purl.imsglobal.org/spec/vc/ob/vocab.html#Evidence",
    "https://purl.imsglobal.org/spec/vc/ob/vocab.html#Alignment",
    "https://purl.imsglobal.org/spec/vc/ob/vocab.html#Profile",
];

/// The word that is read and has this name.
pub fn named(name: &str) -> Option<&'static Word> {
    READ.iter().find(|word| word.name == name)
}

/// The word that is read and means this.
pub fn meaning(iri: &str) -> Option<&'static Word> {
    READ.iter().find(|word| word.meanings.contains(&iri))
}

/// The rest of an IRI of a known vocabulary.
pub fn local_name(iri: &str) -> Option<&str> {
    VOCABULARIES.iter().find_map(|vocabulary| iri.strip_prefix(vocabulary))
}

impl Word {
    /// Does a member with this name mean it, in a form that is understood?
    pub fn is_plain(&self, iri: &str, member: &Member) -> bool {
        let Some(definition) = member.definition else { return false };
        self.meanings.contains(&iri)
            && !definition.reverse
            && definition.coercion != Some(Coercion::Json)
            && (definition.container.is_plain() || (self.kind == Kind::Apart && definition.pinned))
            && self.kind.reads(member.value, definition)
    }
}

impl Kind {
    /// Does the reader see all of this value? `null` is nothing, here and in the statements.
    fn reads(self, value: &Value, definition: &Definition) -> bool {
        let elements = value.as_array().map(Vec::as_slice);
        let only = || elements.is_none_or(|elements| elements.len() < 2);
        let flat = |fits: &dyn Fn(&Value) -> bool| elements.unwrap_or(std::slice::from_ref(value)).iter().all(fits);
        let number = |value: &Value| is_written_one_way(value, definition.coercion.as_ref());
        match self {
            _ if value.is_null() => true,
            Kind::Line => value.is_string(),
            Kind::Label => only() && flat(&Value::is_string),
            Kind::Number => number(value),
            Kind::Mark => only() && flat(&number),
            Kind::Lines => flat(&Value::is_string),
            Kind::Flag => value.is_boolean(),
            Kind::Text => flat(&|value| value.is_string() || value.is_object()),
            Kind::One => value.is_string() || value.is_object(),
            Kind::Set => flat(&|value| value.is_string() || value.is_object()),
            Kind::First => only() && flat(&|value| value.is_string() || value.is_object()),
            Kind::Apart => flat(&|value| !value.is_array()),
        }
    }
}

/// May the reader show this value of any other word? Nodes may; a text, number or boolean only as it is signed.
pub fn shows(value: &Value, definition: &Definition) -> bool {
    match value {
        Value::Array(several) => several.iter().all(|value| !value.is_array() && shows(value, definition)),
        Value::Object(_) | Value::Null => true,
        Value::Bool(_) => definition.coercion.is_none(),
        other => is_written_one_way(other, definition.coercion.as_ref()),
    }
}

const DOUBLE: &str = "http://www.w3.org/2001/XMLSchema#double";

/// Is there no other text or number that is stated alike and shown otherwise, as 5.0 for 5?
fn is_written_one_way(value: &Value, coercion: Option<&Coercion>) -> bool {
    let datatype = match coercion {
        Some(Coercion::Datatype(iri)) => &**iri,
        _ => "",
    };
    // Open Badges writes the name space of XML Schema with https.
    let has_fractions =
        ["XMLSchema#double", "XMLSchema#float", "XMLSchema#decimal"].iter().any(|it| datatype.ends_with(it));
    match value {
        // As a number is stated.
        Value::String(text) => !(has_fractions && text.contains('E')),
        Value::Number(number) => match (integer(number), number.as_f64()) {
            (Some(whole), _) => datatype != DOUBLE && whole == number.to_string(),
            // A double is stated with 16 digits: enough, if it has no more. (Reading them back would say the same, and
            // brings tables of 13 kB.)
            (None, Some(exact)) => (coercion.is_none() || has_fractions) && shortest(exact.abs()).0.len() <= 16,
            _ => false,
        },
        _ => false,
    }
}

// --- of which node ------------------------------------------------------------------------------------------------

/// How a statement counts for a node that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// It is not read.
    No,
    /// Of several with this property the first is read.
    Once,
    /// It must be seen.
    Whole,
}

impl Role {
    /// How a statement with this property counts. `endorses`: the credential is an endorsement.
    pub fn counts(self, property: &str, endorses: bool) -> Count {
        let name = meaning(property).map(|word| word.name);
        let whole = |words: &[&str]| name.is_some_and(|name| words.contains(&name));
        match (self, name) {
            (Role::Other, _) => Count::No,
            // An enclosed credential may be endorsed itself.
            (Role::Enclosed, Some("endorsementComment")) => Count::No,
            (Role::Enclosed, _) => Count::Once,
            (Role::Status | Role::Identity, _) => Count::Whole,
            (Role::Credential | Role::Issuer | Role::Subject | Role::Achievement, Some("name")) => Count::Once,
            (Role::Achievement, Some("description")) | (Role::Criteria, Some("narrative")) => Count::Once,
            (Role::Credential, _) => Count::of(whole(&[
                "validFrom",
                "validUntil",
                "issuanceDate",
                "expirationDate",
                "awardedDate",
                "issuer",
                "credentialSubject",
                "credentialStatus",
                "credentialSchema",
                "endorsement",
                "endorsementJwt",
                "proof",
            ])),
            (Role::Subject, Some("endorsementComment")) => Count::of(endorses),
            (Role::Subject, _) => {
                Count::of(whole(&["achievement", "identifier", "licenseNumber", "statusPurpose", "encodedList", "ttl"]))
            }
            (Role::Achievement, _) => Count::of(whole(&["criteria", "achievementType"])),
            (Role::Issuer | Role::Criteria, _) => Count::No,
        }
    }

    /// How this type counts.
    pub fn counts_type(self, iri: &str) -> Count {
        match self {
            Role::Other | Role::Criteria => Count::No,
            _ if BESIDE.contains(&iri) && self != Role::Issuer => Count::No,
            Role::Issuer | Role::Enclosed => Count::Once,
            _ => Count::Whole,
        }
    }
}

impl Count {
    fn of(whole: bool) -> Count {
        if whole { Count::Whole } else { Count::No }
    }
}

impl Definition {
    /// Does it put what it means in another graph, without a context that is pinned?
    pub fn leads_away(&self) -> bool {
        self.reverse || (self.container.has(Keyword::Graph) && !self.pinned)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn numbers_that_are_stated_alike_are_shown_in_one_way() {
        let datatype =
            |name: &str| Some(Coercion::Datatype(format!("https://www.w3.org/2001/XMLSchema#{name}").into()));
        for (value, coercion, one_way) in [
            (json!(5), None, true),
            (json!(5.0), None, false),
            (json!(5), datatype("string"), true),
            (json!(5.5), datatype("string"), false),
            (json!(2.5), None, true),
            (json!(2.5), datatype("float"), true),
            (json!("2.5E0"), datatype("float"), false),
            (json!("2.5E0"), datatype("string"), true),
            (json!(0.30000000000000004), None, false),
            (json!(true), None, false),
        ] {
            assert_eq!(is_written_one_way(&value, coercion.as_ref()), one_way, "{value} {coercion:?}");
        }
    }
}
