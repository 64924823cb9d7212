//! What JSON-LD leaves out without a word, found before the expansion does.
//!
//! Whatever stands in a document and in no statement is not signed. The expansion's strict mode refuses undefined
//! properties; these are the ways around it.

use json_ld::syntax::Value;
use json_ld::syntax::object::Object;

use super::Fault;
use crate::engine::code::Code;
use crate::engine::limits;
use crate::engine::report::Detail;

/// Keywords of JSON-LD 1.1 that may stand in a credential.
const KEYWORDS: [&str; 20] = [
    "@base",
    "@container",
    "@context",
    "@direction",
    "@graph",
    "@id",
    "@import",
    "@included",
    "@index",
    "@json",
    "@language",
    "@list",
    "@nest",
    "@none",
    "@prefix",
    "@propagate",
    "@protected",
    "@set",
    "@type",
    "@value",
];

/// Keywords for which a term may stand. What stands under the others (`@index`, say) becomes no statement.
const ALIASES: [&str; 9] = ["@id", "@type", "@value", "@language", "@graph", "@list", "@set", "@included", "@nest"];

/// Refuses made-up keywords (dropped by JSON-LD 1.1, 4.1), contexts that hide properties, and more than the budget.
pub fn check(document: &Value) -> Result<(), Fault> {
    let mut open = vec![document];
    let mut objects = 0;
    let mut definitions = limits::JSON_LD_DEFINITIONS;
    while let Some(value) = open.pop() {
        match value {
            Value::Array(array) => open.extend(array.iter()),
            Value::Object(object) => {
                objects += 1;
                if objects > limits::JSON_LD_OBJECTS {
                    return Err((Code::ProofTooComplex, Detail::found("objects")));
                }
                for entry in object.iter() {
                    let name = entry.key.as_str();
                    if name == "@context" {
                        context(&entry.value, &mut definitions)?;
                    } else if name.starts_with('@') && !KEYWORDS.contains(&name) {
                        return Err((Code::PropertyUndefined, Detail::found(name)));
                    } else {
                        open.push(&entry.value);
                    }
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// An inline context must not map a term to nothing, nor to a keyword whose content is not signed (HOSTILE 2). The
/// contexts of the shelf do neither; a test holds that.
fn context(value: &Value, left: &mut usize) -> Result<(), Fault> {
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        let size = match value {
            Value::Array(array) => array.len(),
            Value::Object(definitions) => definitions.len(),
            _ => 0,
        };
        *left = left.checked_sub(size).ok_or((Code::ProofTooComplex, Detail::found("@context")))?;
        match value {
            Value::Array(array) => open.extend(array.iter()),
            Value::Object(definitions) => {
                for entry in definitions.iter().filter(|entry| !entry.key.starts_with('@')) {
                    if hides(&entry.value) {
                        return Err((Code::PropertyUndefined, Detail::found(entry.key.as_str())));
                    }
                    open.extend(scoped(&entry.value));
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn hides(definition: &Value) -> bool {
    let target = match definition {
        Value::Object(definition) => match definition.get("@id").next() {
            Some(target) => target,
            None => return false,
        },
        other => other,
    };
    match target {
        Value::Null => true,
        Value::String(text) => text.starts_with('@') && !ALIASES.contains(&text.as_str()),
        _ => false,
    }
}

fn scoped(definition: &Value) -> Option<&Value> {
    definition.as_object().and_then(|definition: &Object| definition.get("@context").next())
}

#[cfg(test)]
mod tests {
    use super::*;
    use json_ld::syntax::Parse;

    #[test]
    fn no_context_of_the_shelf_hides_anything() {
        for known in crate::data::CONTEXTS {
            let parsed = Value::parse_str(known.text).map(|(value, _)| value);
            let inner = parsed
                .ok()
                .and_then(|value| value.as_object().and_then(|object| object.get("@context").next().cloned()));
            let inner = inner.as_ref().map(|value| context(value, &mut usize::MAX.clone()));
            assert_eq!(inner, Some(Ok(())), "{}", known.url);
        }
    }

    #[test]
    fn hiding_definitions_are_refused() {
        for text in [
            r#"{"@context":{"a":null}}"#,
            r#"{"@context":["https://x.example",{"a":{"@id":null}}]}"#,
            r#"{"@context":{"a":"@index"}}"#,
            r#"{"@context":{"a":{"@id":"https://x.example/a","@context":{"b":{"@id":"@direction"}}}}}"#,
            r#"{"a":{"@context":{"b":null}}}"#,
            r#"{"@comment":"x"}"#,
        ] {
            let fault = Value::parse_str(text).ok().map(|(value, _)| check(&value).is_err());
            assert_eq!(fault, Some(true), "{text}");
        }
        let fine = r#"{"@context":{"id":"@id","a":{"@id":"https://x.example/a","@type":"@id"},"@language":null}}"#;
        assert_eq!(Value::parse_str(fine).ok().map(|(value, _)| check(&value).is_ok()), Some(true));
    }
}
