//! JSON, read strictly (RFC 8259, RFC 7493): UTF-8, no duplicate members, no lone surrogates, nothing after the value.
//!
//! serde_json does the reading; what it would forgive (the last of duplicate members wins) is refused here, since two
//! readers that choose differently see two badges. Nesting and size have budgets.

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use crate::engine::code::Code;
use crate::engine::limits;
use crate::engine::number;

/// Why a text is not acceptable JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// `DocumentMalformed`, `DocumentNotUtf8`, `DocumentTooDeep`, `DocumentTooLarge` or `DocumentDuplicateMember`.
    pub code: Code,
    /// Line, counted from 1; 0 when there is none to name.
    pub line: usize,
    /// The duplicate member's name.
    pub member: Option<String>,
}

/// Reads one JSON text.
pub fn read(bytes: &[u8]) -> Result<Value, Fault> {
    let plain = |code| Fault { code, line: 0, member: None };
    if bytes.len() > limits::PAYLOAD_BYTES {
        return Err(plain(Code::DocumentTooLarge));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| plain(Code::DocumentNotUtf8))?;
    let budget = Budget { values: Cell::new(limits::JSON_VALUES), fault: Cell::new(None), member: Cell::new(None) };
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = Strict { budget: &budget, depth: 0 }.deserialize(&mut reader);
    value.and_then(|value| reader.end().map(|()| value)).map_err(|error| Fault {
        code: budget.fault.get().unwrap_or(Code::DocumentMalformed),
        line: error.line(),
        member: budget.member.take(),
    })
}

/// Counts down, and remembers why it refused.
struct Budget {
    values: Cell<usize>,
    fault: Cell<Option<Code>>,
    member: Cell<Option<String>>,
}

impl Budget {
    fn refuse<E: serde::de::Error>(&self, code: Code) -> E {
        self.fault.set(Some(code));
        E::custom(code.id())
    }

    fn consume<E: serde::de::Error>(&self, depth: usize) -> Result<(), E> {
        let left = self.values.get().checked_sub(1).filter(|_| depth <= limits::JSON_DEPTH);
        self.values.set(left.ok_or_else(|| self.refuse(Code::DocumentTooDeep))?);
        Ok(())
    }
}

#[derive(Clone, Copy)]
struct Strict<'b> {
    budget: &'b Budget,
    depth: usize,
}

impl Strict<'_> {
    fn inner(self) -> Self {
        Strict { depth: self.depth + 1, ..self }
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.budget.consume(self.depth)?;
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }
    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }
    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }
    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        number::fraction_was_read();
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }
    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }
    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }
    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Value, A::Error> {
        let mut array = Vec::new();
        while let Some(element) = elements.next_element_seed(self.inner())? {
            array.push(element);
        }
        Ok(Value::Array(array))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            if object.contains_key(&name) {
                self.budget.member.set(Some(name));
                return Err(self.budget.refuse(Code::DocumentDuplicateMember));
            }
            let value = members.next_value_seed(self.inner())?;
            object.insert(name, value);
        }
        Ok(Value::Object(object))
    }
}

/// The elements of an array, a single value as one, `null` and nothing as none: how JSON-LD writes sets.
pub fn set(value: Option<&Value>) -> &[Value] {
    match value {
        None | Some(Value::Null) => &[],
        Some(Value::Array(array)) => array,
        Some(single) => std::slice::from_ref(single),
    }
}

/// The strings of a set.
pub fn strings(value: Option<&Value>) -> impl Iterator<Item = &str> {
    set(value).iter().filter_map(Value::as_str)
}

/// A non-empty string member.
pub fn text<'v>(object: &'v Value, member: &str) -> Option<&'v str> {
    object.get(member).and_then(Value::as_str).filter(|text| !text.is_empty())
}

/// The id of a member that is an object with `id`, or the id itself.
pub fn id_of(value: &Value) -> Option<&str> {
    value.as_str().or_else(|| text(value, "id")).or_else(|| text(value, "@id"))
}

/// One step of a JSON Pointer (RFC 6901, 3).
pub fn step(place: &str, name: impl fmt::Display) -> String {
    format!("{place}/{}", name.to_string().replace('~', "~0").replace('/', "~1"))
}

/// The value as JSON text, on one line, or indented by two blanks a level. Numbers as they are signed.
pub fn written(value: &Value, indented: bool) -> String {
    let mut text = String::new();
    write(&mut text, value, indented.then_some(0));
    text
}

fn write(text: &mut String, value: &Value, level: Option<usize>) {
    let inner = level.map(|level| level + 1);
    let line = |text: &mut String, level: Option<usize>| {
        if let Some(level) = level {
            text.push('\n');
            text.push_str(&"  ".repeat(level));
        }
    };
    match value {
        Value::Null => text.push_str("null"),
        Value::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
        Value::Number(it) => text.push_str(&number::written(it)),
        Value::String(it) => push_string(text, it),
        Value::Array(elements) => {
            text.push('[');
            for (place, element) in elements.iter().enumerate() {
                text.push_str(if place > 0 { "," } else { "" });
                line(text, inner);
                write(text, element, inner);
            }
            line(text, level.filter(|_| !elements.is_empty()));
            text.push(']');
        }
        Value::Object(members) => {
            text.push('{');
            for (place, (name, member)) in members.iter().enumerate() {
                text.push_str(if place > 0 { "," } else { "" });
                line(text, inner);
                push_string(text, name);
                text.push_str(if level.is_some() { ": " } else { ":" });
                write(text, member, inner);
            }
            line(text, level.filter(|_| !members.is_empty()));
            text.push('}');
        }
    }
}

/// A string between its quotes. Escapes only what JSON demands, control characters without a short form in lower-case hex
/// (RFC 8785, 3.2.2.2).
pub fn push_string(text: &mut String, value: &str) {
    use fmt::Write;
    text.push('"');
    for character in value.chars() {
        match character {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\u{8}' => text.push_str("\\b"),
            '\t' => text.push_str("\\t"),
            '\n' => text.push_str("\\n"),
            '\u{c}' => text.push_str("\\f"),
            '\r' => text.push_str("\\r"),
            '\0'..='\u{1f}' => {
                let _ = write!(text, "\\u{:04x}", u32::from(character));
            }
            _ => text.push(character),
        }
    }
    text.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &[u8]) -> Option<Code> {
        read(text).err().map(|fault| fault.code)
    }

    #[test]
    fn refuses_what_two_readers_could_read_differently() {
        assert_eq!(code(br#"{"a":1,"b":{"c":1,"c":1}}"#), Some(Code::DocumentDuplicateMember));
        assert_eq!(code(br#"{"a":1,"\u0061":2}"#), Some(Code::DocumentDuplicateMember));
        assert_eq!(code(br#"{"a":"\ud800"}"#), Some(Code::DocumentMalformed));
        assert_eq!(code(b"{\"a\":\"\xff\"}"), Some(Code::DocumentNotUtf8));
        assert_eq!(code(b"\xef\xbb\xbf{}"), Some(Code::DocumentMalformed));
        assert_eq!(code(b"{} x"), Some(Code::DocumentMalformed));
        assert_eq!(code(b"{}\0"), Some(Code::DocumentMalformed));
        assert_eq!(code(b"{\"a\":1e400}"), Some(Code::DocumentMalformed));
        assert_eq!(code(br#"{"a":{"b":1},"c":{"b":1}}"#), None);
    }

    #[test]
    fn has_budgets() {
        assert_eq!(code("[".repeat(1_000_000).as_bytes()), Some(Code::DocumentTooDeep));
        assert_eq!(code(format!("{}{}", "[".repeat(60), "]".repeat(60)).as_bytes()), None);
        let many: String = (0..100_000).map(|n| format!("\"k{n}\":0,")).collect();
        assert_eq!(code(format!("{{{many}\"k\":0}}").as_bytes()), Some(Code::DocumentTooDeep));
        assert_eq!(code(format!("\"{}\"", "x".repeat(10_000_000)).as_bytes()), Some(Code::DocumentTooLarge));
    }
}
