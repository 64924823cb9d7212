//! The kinds of values that the standards name (Open Badges 3.0, B.7 and B.8; VCDM 2.0, 4.4, 4.9 and 11.1).

use serde_json::Value;

use super::class::Class;
use crate::engine::time::Moment;

/// What a member's value must be.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    /// Character strings; Markdown and identifiers among them.
    Text,
    Boolean,
    Float,
    /// An absolute URI.
    Uri,
    /// `YYYY-MM-DD`.
    Date,
    /// With or without a zone.
    DateTime,
    /// With a zone.
    DateTimeZ,
    /// BCP 47.
    LanguageCode,
    /// ISO 3166-1 alpha-2.
    CountryCode,
    EmailAddress,
    PhoneNumber,
    CompactJws,
    /// A term of an enumeration: its name, its terms; `true` when proprietary ones may be added as `ext:…`.
    Term(&'static str, &'static str, bool),
    /// An absolute IRI, or the name of a blank node.
    Iri,
    /// An address of the web.
    WebAddress,
    /// An address of the web, or a picture written out as `data:`.
    Picture,
    /// An object of this class.
    Part(&'static Class),
    /// An object of this class, or its id.
    Linked(&'static Class),
}

impl Kind {
    /// As the standard calls it.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Text => "String",
            Kind::Boolean => "Boolean",
            Kind::Float => "Float",
            Kind::Uri => "URI",
            Kind::Date => "Date",
            Kind::DateTime => "DateTime",
            Kind::DateTimeZ => "DateTimeZ",
            Kind::LanguageCode => "LanguageCode",
            Kind::CountryCode => "CountryCode",
            Kind::EmailAddress => "EmailAddress",
            Kind::PhoneNumber => "PhoneNumber",
            Kind::CompactJws => "CompactJws",
            Kind::Term(name, ..) => name,
            Kind::Iri => "IRI",
            Kind::WebAddress => "URL",
            Kind::Picture => "URL, data URI",
            Kind::Part(class) | Kind::Linked(class) => class.name,
        }
    }

    /// Is this value of the kind? Of a part: is it an object?
    pub fn admits(self, value: &Value) -> bool {
        match self {
            Kind::Boolean => value.is_boolean(),
            Kind::Float => value.is_number(),
            Kind::Part(_) => value.is_object(),
            Kind::Linked(_) => value.as_str().is_some_and(is_iri),
            _ => value.as_str().is_some_and(|text| self.admits_text(text)),
        }
    }

    fn admits_text(self, text: &str) -> bool {
        match self {
            Kind::Uri => is_uri(text),
            Kind::Iri => is_iri(text),
            Kind::WebAddress => is_web_address(text),
            Kind::Picture => is_web_address(text) || text.starts_with("data:") && text.contains(','),
            Kind::Date => text.len() == 10 && Moment::parse(text).is_some_and(|moment| moment.day_only),
            Kind::DateTime => is_date_time(text),
            Kind::DateTimeZ => is_date_time(text) && Moment::parse(text).is_some_and(|moment| moment.offset.is_some()),
            Kind::LanguageCode => is_language(text),
            Kind::CountryCode => text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase()),
            Kind::EmailAddress => is_email(text),
            Kind::PhoneNumber => text.chars().any(char::is_numeric) && !text.contains(char::is_control),
            Kind::CompactJws => is_compact_jws(text),
            Kind::Term(_, terms, extensible) => {
                let proprietary = || text.strip_prefix("ext:").is_some_and(|name| !name.is_empty());
                terms.split_whitespace().any(|term| term == text) || (extensible && proprietary())
            }
            Kind::Text | Kind::Boolean | Kind::Float | Kind::Part(_) | Kind::Linked(_) => true,
        }
    }
}

/// A single URL (VCDM 2.0, 4.4).
pub(super) fn is_identifier(value: &Value) -> bool {
    value.as_str().is_some_and(is_uri)
}

/// An absolute URI: a scheme, and something after it, without white space (RFC 3986, 4.3).
pub(super) fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let mut letters = scheme.bytes();
    letters.next().is_some_and(|first| first.is_ascii_alphabetic())
        && letters.all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
        && !rest.is_empty()
        && !text
            .contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`'))
}

/// As JSON-LD writes ids (Open Badges 2.0, "IRIs").
fn is_iri(text: &str) -> bool {
    is_uri(text) || text.strip_prefix("_:").is_some_and(|label| !label.is_empty())
}

fn is_web_address(text: &str) -> bool {
    is_uri(text) && (text.starts_with("https://") || text.starts_with("http://"))
}

/// xsd:dateTime to the letter: `T`, seconds, a point before fractions, a colon in the zone. What reads dates is laxer.
pub(super) fn is_date_time(text: &str) -> bool {
    let Some((_, time)) = text.split_once('T') else { return false };
    let zone = time.rsplit_once(['+', '-']).map_or(6, |(_, zone)| zone.len() + 1);
    Moment::parse(text).is_some()
        && text.trim() == text
        && time.as_bytes().get(5) == Some(&b':')
        && !time.contains([',', 'z'])
        && zone == 6
}

/// Well-formed by BCP 47, 2.1: subtags of one to eight letters or digits, the first a language, `x` or `i`.
pub(super) fn is_language(text: &str) -> bool {
    let (first, rest) = text.split_once('-').map_or((text, None), |(first, rest)| (first, Some(rest)));
    let is_prefix = matches!(first, "x" | "X" | "i" | "I") && rest.is_some();
    let is_name = (2..=8).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_subtag =
        |subtag: &str| (1..=8).contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (is_prefix || is_name) && rest.is_none_or(|rest| rest.split('-').all(is_subtag))
}

/// A string, a language value object, or several of these (VCDM 2.0, 11.1).
pub(super) fn is_in_languages(value: &Value) -> bool {
    match value {
        Value::String(_) => true,
        Value::Array(several) => several.iter().all(|one| one.is_string() || is_language_value(one)),
        one => is_language_value(one),
    }
}

fn is_language_value(value: &Value) -> bool {
    let is_fit = |(name, value): (&String, &Value)| match (name.as_str(), value.as_str()) {
        ("@value", text) => text.is_some(),
        ("@language", Some(code)) => is_language(code),
        ("@direction", Some(direction)) => matches!(direction, "ltr" | "rtl"),
        _ => false,
    };
    value.as_object().is_some_and(|object| object.contains_key("@value") && object.iter().all(is_fit))
}

/// One `@` between two texts; what a mail server accepts is its own affair.
pub(super) fn is_email(text: &str) -> bool {
    let parts = text.strip_prefix("mailto:").unwrap_or(text).rsplit_once('@');
    parts.is_some_and(|(name, host)| !name.is_empty() && !host.is_empty()) && !text.contains(char::is_whitespace)
}

/// Three parts in base64url (RFC 7515, 7.1).
fn is_compact_jws(text: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    };
    text.split('.').count() == 3 && text.split('.').all(is_part)
}

/// `md5$` or `sha256$` and as many hexadecimal digits as the hash has (Open Badges 3.0, B.7, IdentityHash).
pub(super) fn is_identity_hash(text: &str) -> bool {
    let is_hash = |prefix: &str, digits: usize| {
        text.strip_prefix(prefix)
            .is_some_and(|hash| hash.len() == digits && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
    };
    is_hash("md5$", 32) || is_hash("sha256$", 64)
}
