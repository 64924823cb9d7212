//! Values: value expansion (JSON-LD-API 1.1, 5.3) and the conversion to literals (8.2).

use std::borrow::Cow;
use std::sync::Arc;

use serde_json::{Number, Value};

use super::Fault;
use super::context::Context;
use super::expanded::{Item, Node};
use super::iri::{Keyword, Name};
use super::run::{Run, Spot, invalid};

/// A base direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    Ltr,
    /// From right to left.
    Rtl,
}

impl Direction {
    /// The value of `@direction`.
    pub fn read(value: &Value) -> Result<Option<Direction>, Fault> {
        match value {
            Value::Null => Ok(None),
            value if value == "ltr" => Ok(Some(Direction::Ltr)),
            value if value == "rtl" => Ok(Some(Direction::Rtl)),
            _ => Err(invalid("invalid base direction")),
        }
    }

    /// As it is written.
    pub fn text(self) -> &'static str {
        match self {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        }
    }
}

/// A type mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Coercion {
    /// `@id`: texts are identifiers.
    Id,
    /// `@vocab`: texts are words.
    Vocab,
    /// `@json`: anything is a JSON literal.
    Json,
    /// `@none`: nothing is coerced.
    None,
    /// A datatype.
    Datatype(Arc<str>),
}

impl Coercion {
    /// 4.2.2, steps 12.3 and 12.4
    pub fn of(name: Name) -> Option<Coercion> {
        match name {
            Name::Keyword(Keyword::Id) => Some(Coercion::Id),
            Name::Keyword(Keyword::Vocab) => Some(Coercion::Vocab),
            Name::Keyword(Keyword::Json) => Some(Coercion::Json),
            Name::Keyword(Keyword::None) => Some(Coercion::None),
            name => name.iri().cloned().map(Coercion::Datatype),
        }
    }
}

/// The datatype of a value object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Datatype {
    /// `@json`
    Json,
    /// An IRI.
    Iri(Arc<str>),
}

/// An expanded value.
#[derive(Debug, Clone)]
pub struct Scalar<'d> {
    /// A string, number or boolean; anything for JSON literals.
    pub value: Cow<'d, Value>,
    /// `@type`
    pub datatype: Option<Datatype>,
    /// `@language`
    pub language: Option<Arc<str>>,
    /// `@direction`
    pub direction: Option<Direction>,
}

impl Run<'_> {
    /// 5.3 Value Expansion. Numbers are steps of 5.3.2.
    pub fn expand_value<'d>(
        &self,
        active: &Context,
        property: &str,
        value: Cow<'d, Value>,
        spot: Spot,
    ) -> Result<Item<'d>, Fault> {
        let definition = active.term(property);
        let coercion = definition.and_then(|definition| definition.coercion.as_ref());
        // 1 and 2
        if let (Some(Coercion::Id | Coercion::Vocab), Value::String(text)) = (coercion, value.as_ref()) {
            let name = active.expand(text, coercion == Some(&Coercion::Vocab), true);
            let id = self.identifier(name, text, spot)?;
            return Ok(Item::Node(Node { id: Some(id), read: spot.read.role(), ..Node::default() }));
        }
        // 3
        let mut scalar = Scalar { value, datatype: None, language: None, direction: None };
        match coercion {
            // 4
            Some(Coercion::Datatype(datatype)) => scalar.datatype = Some(Datatype::Iri(Arc::clone(datatype))),
            Some(Coercion::Json) => scalar.datatype = Some(Datatype::Json),
            // 5
            _ if scalar.value.is_string() => {
                let language = definition.and_then(|definition| definition.language.as_ref());
                scalar.language = language.unwrap_or(&active.language).clone();
                let direction = definition.and_then(|definition| definition.direction);
                scalar.direction = direction.unwrap_or(active.direction);
            }
            _ => {}
        }
        // 6
        Ok(Item::Scalar(scalar))
    }
}

// --- lexical forms ------------------------------------------------------------------------------------------------

/// Does every reader see the same number? A whole number that no double holds is rounded by some (RFC 8259, 6).
pub fn is_exact(number: &Number) -> bool {
    let holds = |whole: i128, value: f64| value as i128 == whole;
    match (number.as_i64(), number.as_u64(), number.as_f64()) {
        (Some(whole), _, Some(value)) => holds(whole.into(), value),
        (_, Some(whole), Some(value)) => holds(whole.into(), value),
        // Read as a double already: with a fraction or an exponent, or longer than any whole number that is kept.
        (_, _, Some(value)) => value.fract() != 0.0 || value.abs() <= 9_007_199_254_740_992.0 || value.abs() >= 1e21,
        _ => false,
    }
}

/// A well-formed language tag (RFC 5646, 2.1 and 2.2.9).
pub fn is_language_tag(tag: &str) -> bool {
    const IRREGULAR: [&str; 17] = [
        "en-gb-oed",
        "i-ami",
        "i-bnn",
        "i-default",
        "i-enochian",
        "i-hak",
        "i-klingon",
        "i-lux",
        "i-mingo",
        "i-navajo",
        "i-pwn",
        "i-tao",
        "i-tay",
        "i-tsu",
        "sgn-be-fr",
        "sgn-be-nl",
        "sgn-ch-de",
    ];
    let lower = tag.to_ascii_lowercase();
    if IRREGULAR.contains(&lower.as_str()) {
        return true;
    }
    let alphabetic = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = lower.split('-').collect();
    if !parts.iter().all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
    {
        return false;
    }
    let mut rest = parts.iter().copied().peekable();
    let Some(language) = rest.next() else { return false };
    if language != "x" {
        if !alphabetic(language) || language.len() < 2 {
            return false;
        }
        // extlang, script, region, variants
        for _ in 0..if language.len() <= 3 { 3 } else { 0 } {
            rest.next_if(|part| part.len() == 3 && alphabetic(part));
        }
        rest.next_if(|part| part.len() == 4 && alphabetic(part));
        rest.next_if(|part| (part.len() == 2 && alphabetic(part)) || (part.len() == 3 && digits(part)));
        while rest
            .next_if(|part| part.len() >= 5 || (part.len() == 4 && digits(part.get(..1).unwrap_or("x"))))
            .is_some()
        {}
        // extensions
        while rest.next_if(|part| part.len() == 1 && *part != "x").is_some() {
            if rest.next_if(|part| part.len() >= 2).is_none() {
                return false;
            }
            while rest.next_if(|part| part.len() >= 2).is_some() {}
        }
        if rest.peek().is_none() {
            return true;
        }
        if rest.next() != Some("x") {
            return false;
        }
    }
    // private use
    rest.next().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::number::{double, integer};

    #[test]
    fn numbers_are_written_as_the_standard_says() {
        for (text, expected) in [
            ("0.30000000000000004", "3.0E-1"),
            ("3.3333333333333335", "3.333333333333333E0"),
            ("-0.0000001", "-1.0E-7"),
            ("2.5", "2.5E0"),
            ("1e21", "1.0E21"),
            ("5", "5.0E0"),
        ] {
            assert_eq!(double(text.parse().unwrap_or_default()), expected);
        }
        let written = |text: &str| serde_json::from_str(text).ok().and_then(|number| integer(&number));
        for (text, expected) in [
            ("5", "5"),
            ("5.0", "5"),
            ("-5e2", "-500"),
            ("-0", "0"),
            ("1e20", "100000000000000000000"),
            ("18446744073709551615", "18446744073709551615"),
            ("-9223372036854775808", "-9223372036854775808"),
        ] {
            assert_eq!(written(text).as_deref(), Some(expected));
        }
        assert_eq!((written("1e21"), written("0.5")), (None, None));
    }

    #[test]
    fn whole_numbers_that_no_double_holds_are_known() {
        let exact = |text: &str| serde_json::from_str(text).is_ok_and(|number| is_exact(&number));
        for text in ["0", "-1", "0.1", "9007199254740992", "-9007199254740992", "9007199254740994", "1e21", "2.5e300"] {
            assert!(exact(text), "{text}");
        }
        for text in ["9007199254740993", "-9007199254740993", "18446744073709551615", "123456789012345678901"] {
            assert!(!exact(text), "{text}");
        }
    }

    #[test]
    fn language_tags_are_told_from_other_texts() {
        for tag in [
            "ja",
            "ja-JP",
            "en-gb-oed",
            "zh-Hant-TW",
            "zh-cmn-Hans-CN",
            "sl-rozaj-biske",
            "de-1996",
            "es-419",
            "de-DE-u-co-phonebk",
            "x-whatever",
            "en-x-private",
            "art-lojban",
            "i-klingon",
            "abcd",
            "abcdefgh",
        ] {
            assert!(is_language_tag(tag), "{tag}");
        }
        for tag in
            ["", "a", "not a tag", "en_US", "en-", "-en", "en-u", "123", "en-x", "abcdefghi", "x", "日本", "en-a-x-b"]
        {
            assert!(!is_language_tag(tag), "{tag}");
        }
    }
}
