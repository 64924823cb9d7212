//! Literals, value objects and plain JSON.

use serde_json::{Map, Value, json};

use super::node::Maker;
use super::scope::Scope;

pub const TEXTS: &[&str] = &[
    "見本",
    "",
    "text",
    "two\nlines\t\"quoted\" \\",
    "2024-04-01T00:00:00+09:00",
    "true",
    "3.30E-1",
    "\u{1f3c5}",
    "\u{0}\u{1}\u{7f}\u{85}",
    "e\u{301}",
    "https://badge.example.jp/a",
    "relative",
    "ex:a",
    "_:x",
    "@type",
    "<p>&amp;</p>",
];
pub const TAGS: &[&str] = &["en", "ja", "ja-JP", "EN-us", "zh-Hant", "de", "x-private", "sl-rozaj-biske"];
pub const WRONG_TAGS: &[&str] = &["", "a b", "e", "en_US", "日本語", "toolongsubtag", "@none", "en-"];
const NUMBERS: &[&str] = &[
    "0",
    "1",
    "-1",
    "5",
    "1.0",
    "-0.0",
    "-0",
    "0.1",
    "1e-7",
    "1e21",
    "1.5e300",
    "2.5",
    "100.0",
    "1e2",
    "9007199254740991",
    "-9007199254740991",
    "0.30000000000000004",
    "3.3333333333333335",
    "123456789.125",
    "4.9e-324",
    "1e-6",
    "0.000001",
    "12345678901234.5",
];
const LARGE: &[&str] = &[
    "9007199254740993",
    "18446744073709551615",
    "-9223372036854775808",
    "1e22",
    "5e20",
    "123456789012345678901234567890",
    "1.7976931348623157e308",
];
const TYPES: &[&str] = &[
    "http://www.w3.org/2001/XMLSchema#dateTime",
    "http://www.w3.org/2001/XMLSchema#string",
    "http://www.w3.org/2001/XMLSchema#double",
    "http://www.w3.org/2001/XMLSchema#integer",
    "http://www.w3.org/2001/XMLSchema#boolean",
    "https://types.example/t",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString",
    "http://www.w3.org/2001/XMLSchema#float",
];

impl Maker<'_> {
    pub fn scalar(&mut self) -> Value {
        match self.random.below(10) {
            0 => json!(self.random.percent(50)),
            1 | 2 => {
                self.random.mark("number");
                let text = if self.random.spoil() { self.random.text(LARGE) } else { self.random.text(NUMBERS) };
                serde_json::from_str(&text).unwrap()
            }
            _ => json!(self.random.text(TEXTS)),
        }
    }

    /// A value object.
    pub fn written(&mut self, scope: &Scope) -> Value {
        self.random.mark("value object");
        let mut object = Map::new();
        let name = self.keyword(scope, "@value");
        let value = self.scalar();
        let is_text = value.is_string();
        object.insert(name, if self.random.spoil() { self.json(1) } else { value });
        let spoilt = self.random.spoil();
        match self.random.below(6) {
            0 | 1 if !spoilt => {
                self.random.mark("value object: @type");
                let name = self.keyword(scope, "@type");
                object.insert(name, json!(self.random.text(TYPES)));
            }
            2..=4 if is_text || spoilt => {
                if self.random.percent(70) {
                    self.random.mark("value object: @language");
                    let tag = if spoilt { self.random.text(WRONG_TAGS) } else { self.random.text(TAGS) };
                    let name = self.keyword(scope, "@language");
                    object.insert(name, json!(tag));
                }
                if self.random.percent(50) {
                    self.random.mark("value object: @direction");
                    object.insert("@direction".into(), json!(self.random.text(&["ltr", "rtl"])));
                }
            }
            5 => {
                self.random.mark("value object: @json");
                let json = self.json(0);
                object = json!({"@value": json, "@type": "@json"}).as_object().cloned().unwrap_or_default();
            }
            _ => {}
        }
        if spoilt && self.random.percent(50) {
            let name =
                self.random.text(&["@id", "@index", "@list", "extra", "@context", "@language", "@type", "@direction"]);
            let value = self.scalar();
            object.insert(name, value);
        }
        Value::Object(object)
    }

    /// Any JSON.
    pub fn json(&mut self, depth: usize) -> Value {
        match self.random.below(if depth > 2 { 3 } else { 6 }) {
            0 => Value::Null,
            1 | 2 => self.scalar(),
            3 => Value::Array((0..self.random.below(3)).map(|_| self.json(depth + 1)).collect()),
            _ => {
                let names = ["b", "a", "\u{e9}", "\u{1f600}", "\u{fb33}", "id", "", "1", "10", "\u{20ac}"];
                let count = self.random.below(4);
                Value::Object((0..count).map(|_| (self.random.text(&names), self.json(depth + 1))).collect())
            }
        }
    }

    /// Something that nobody expects there.
    pub fn anything(&mut self, scope: &Scope, depth: usize) -> Value {
        match self.random.below(12) {
            0 => Value::Null,
            1 => json!([]),
            2 => json!({}),
            3 => json!(""),
            4 => self.json(0),
            5 => self.written(scope),
            6 => json!({"@set": [self.scalar(), [self.scalar()]]}),
            7 => json!({"@list": [self.scalar(), [self.scalar(), []], {"@list": [self.scalar()]}]}),
            8 => json!({"@id": self.id(scope)}),
            9 => json!({"@graph": [self.node(scope, depth + 2)]}),
            10 => json!({"@value": null}),
            _ => self.scalar(),
        }
    }
}
