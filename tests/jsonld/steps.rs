//! Steps from a case to another that says the same, past a place at which the oracle stumbles.

use std::cell::RefCell;
use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::case::Case;
use super::ways::{defined, everywhere, inlined};

/// All of them but [`scalars`].
pub const ALL: &[fn(&Case) -> Case] =
    &[type_as_set, unwrapped, blank_identifiers, unread, inlined, split, late_indexes, singly];

/// Scalars of terms with scoped contexts as objects, where the same is said of them so.
pub fn scalars(case: &Case, says_the_same: &dyn Fn(&Case) -> bool) -> Case {
    // A JSON literal may look like a context, and says another thing then.
    let mut case = Some(inlined(case)).filter(says_the_same).unwrap_or_else(|| case.clone());
    let terms = defined(&case, &|definition| definition.get("@context").is_some());
    let kinds = defined_kinds(&case);
    let text = case.document.to_string();
    let is_tagged = text.contains("\"@language\"") || text.contains("\"@direction\"");
    let mut places = Vec::new();
    scalar_places(&case.document, "", &|name| terms.contains(name), false, &mut places);
    for place in places {
        let Some(scalar) = case.document.pointer(&place).cloned() else { continue };
        let mut forms = vec![json!({"@value": scalar}), json!({"@id": scalar})];
        forms.push(json!({"@value": scalar, "@type": "@json"}));
        forms.extend(kinds.iter().map(|kind| json!({"@value": scalar, "@type": kind})));
        for direction in [None, Some("ltr"), Some("rtl")].into_iter().filter(|_| is_tagged && scalar.is_string()) {
            for language in [None, Some("ja"), Some("EN"), Some("fr"), Some("JA-jp")] {
                let mut form = json!({"@value": scalar});
                for (name, value) in [("@direction", direction), ("@language", language)] {
                    value.into_iter().for_each(|value| form[name] = json!(value));
                }
                forms.push(form);
            }
        }
        // Whatever the scalar means, these mean it as well: so they help least.
        forms.extend([json!({"@set": [scalar]}), json!({"@none": {"@value": scalar}})]);
        for form in forms {
            let mut next = case.clone();
            if let Some(value) = next.document.pointer_mut(&place) {
                *value = form;
            }
            if says_the_same(&next) {
                case = next;
                break;
            }
        }
    }
    case
}

/// The datatypes to which terms coerce.
fn defined_kinds(case: &Case) -> BTreeSet<String> {
    let kinds = RefCell::new(BTreeSet::new());
    defined(case, &|definition| {
        let kind = definition.get("@type").and_then(Value::as_str).filter(|kind| !kind.starts_with('@'));
        kinds.borrow_mut().extend(kind.map(str::to_owned));
        false
    });
    kinds.into_inner()
}

/// Where scalars stand under these names, contexts apart.
fn scalar_places(value: &Value, at: &str, wanted: &dyn Fn(&str) -> bool, here: bool, into: &mut Vec<String>) {
    match value {
        Value::Null => {}
        Value::Array(all) => {
            for (index, one) in all.iter().enumerate() {
                scalar_places(one, &format!("{at}/{index}"), wanted, here, into);
            }
        }
        Value::Object(object) => {
            for (name, value) in object.iter().filter(|(name, _)| *name != "@context") {
                let at = format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"));
                // A map, or a set, has its term around it.
                let within = !name.starts_with('@') || matches!(name.as_str(), "@none" | "@set" | "@list");
                scalar_places(value, &at, wanted, wanted(name) || here && within, into);
            }
        }
        _ if here => into.push(at.to_owned()),
        _ => {}
    }
}

/// `{"@context": X}` as X, wherever it stands among contexts.
pub fn unwrapped(case: &Case) -> Case {
    everywhere(case, &|value| {
        let Some(context) = value.get_mut("@context") else { return };
        let wrapped = |one: &Value| {
            one.as_object().filter(|object| object.len() == 1).and_then(|object| object.get("@context").cloned())
        };
        match context {
            Value::Array(all) => {
                let flat = all.iter().flat_map(|one| match wrapped(one) {
                    Some(Value::Array(inner)) => inner,
                    Some(inner) => vec![inner],
                    None => vec![one.clone()],
                });
                *all = flat.collect();
            }
            one => {
                if let Some(inner) = wrapped(one) {
                    *one = inner;
                }
            }
        }
    })
}

/// `@type` is protected as a set: the same but for compaction.
pub fn type_as_set(case: &Case) -> Case {
    everywhere(case, &|value| {
        if let Some(Value::Object(kind)) = value.get_mut("@type")
            && kind.contains_key("@protected")
        {
            kind.insert("@container".into(), json!("@set"));
        }
    })
}

/// Blank node identifiers of the shapes that Turtle knows.
pub fn blank_identifiers(case: &Case) -> Case {
    everywhere(case, &|value| match value.as_str() {
        Some("_:") => *value = json!("_:nameless"),
        Some("_:with space") => *value = json!("_:with-space"),
        _ => {}
    })
}

/// Every term in a context of its own, in their order; none is defined because of another.
pub fn singly(case: &Case) -> Case {
    let inlined = inlined(case);
    // The oracle copies all terms for each context: of hundreds it takes minutes.
    if inlined.document.to_string().len() > 40_000 {
        return case.clone();
    }
    everywhere(&inlined, &|value| {
        let Some(context) = value.get_mut("@context") else { return };
        let all = match context.take() {
            Value::Array(all) => all,
            one => vec![one],
        };
        let mut parts = Vec::new();
        for one in all {
            let Value::Object(object) = one else {
                parts.push(one);
                continue;
            };
            let protects = object.get("@protected").cloned();
            let (keywords, terms): (Vec<_>, Vec<_>) = object.into_iter().partition(|(name, _)| name.starts_with('@'));
            parts.push(keywords.into_iter().collect());
            for (name, term) in terms {
                let protects = protects.clone().map(|protects| ("@protected".to_owned(), protects));
                parts.push([(name, term)].into_iter().chain(protects).collect());
            }
        }
        *context = Value::Array(parts);
    })
}

/// Terms with scoped contexts after all others, which they may be about.
pub fn split(case: &Case) -> Case {
    late(case, "@context")
}

/// Terms with an index of their own after all others, of which it may be one.
pub fn late_indexes(case: &Case) -> Case {
    late(case, "@index")
}

fn late(case: &Case, word: &str) -> Case {
    everywhere(case, &|value| {
        let Some(context) = value.get_mut("@context") else { return };
        let all = match context.take() {
            Value::Array(all) => all,
            one => vec![one],
        };
        let mut parts = Vec::new();
        for one in all {
            match one {
                Value::Object(object) if object.values().any(|term| term.get(word).is_some()) => {
                    let protects = object.get("@protected").cloned();
                    let (late, early): (Vec<_>, Vec<_>) =
                        object.into_iter().partition(|(_, term)| term.get(word).is_some());
                    let mut late: serde_json::Map<_, _> = late.into_iter().collect();
                    late.extend(protects.map(|protects| ("@protected".to_owned(), protects)));
                    parts.push(early.into_iter().collect());
                    parts.push(Value::Object(late));
                }
                other => parts.push(other),
            }
        }
        *context = Value::Array(parts);
    })
}

/// Definitions without what is not read: with `@reverse` the contexts scoped to them, with a word of the form of a keyword
/// all else.
pub fn unread(case: &Case) -> Case {
    everywhere(case, &|value| {
        let Value::Object(term) = value else { return };
        if term.get("@reverse").is_some_and(Value::is_string) {
            term.shift_remove("@context");
        }
        if ["@strange", "@null"].iter().any(|word| term.get("@id").is_some_and(|id| id == word)) {
            term.retain(|name, _| name == "@id");
        }
    })
}
