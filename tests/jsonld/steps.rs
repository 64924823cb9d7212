//! Steps from a case to another that says the same, past a place at which the oracle stumbles.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::case::Case;
use super::scope::Urls;

fn everywhere(case: &Case, step: &dyn Fn(&mut Value)) -> Case {
    let mut case = case.clone();
    inside(&mut case.document, step);
    case.made.values_mut().for_each(|value| inside(value, step));
    case
}

/// From the inside out.
fn inside(value: &mut Value, step: &dyn Fn(&mut Value)) {
    match value {
        Value::Array(all) => all.iter_mut().for_each(|one| inside(one, step)),
        Value::Object(object) => object.values_mut().for_each(|one| inside(one, step)),
        _ => {}
    }
    step(value);
}

/// Contexts in place of their addresses: so none has another base address than the other.
pub fn inlined(case: &Case) -> Case {
    let urls = Urls { made: case.made.clone() };
    let mut case = everywhere(case, &|value| {
        let Some(context) = value.get_mut("@context") else { return };
        let mut all = Vec::new();
        inline(context, &urls, 0, &mut all);
        *context = Value::Array(all);
    });
    case.made.clear();
    case
}

fn inline(context: &Value, urls: &Urls, depth: usize, into: &mut Vec<Value>) {
    match context {
        Value::Array(all) => all.iter().for_each(|one| inline(one, urls, depth, into)),
        // A context that names itself defines nothing more.
        Value::String(_) if depth >= 4 => {}
        Value::String(url) => match urls.context(url) {
            Some(context) => inline(&context, urls, depth + 1, into),
            None => into.push(context.clone()),
        },
        Value::Object(object) if object.contains_key("@import") => {
            let mut merged = serde_json::Map::new();
            let imported = object.get("@import").and_then(|url| urls.context(url.as_str()?));
            merged.extend(
                imported
                    .iter()
                    .filter_map(|context| context.as_object())
                    .flatten()
                    .map(|(k, v)| (k.clone(), v.clone())),
            );
            merged.extend(object.iter().filter(|(name, _)| *name != "@import").map(|(k, v)| (k.clone(), v.clone())));
            into.push(Value::Object(merged));
        }
        other => into.push(other.clone()),
    }
}

/// Terms with a scoped context, in whatever context, and how their texts are taken.
fn scoped(case: &Case) -> BTreeMap<String, Option<String>> {
    let mut terms = BTreeMap::new();
    let inlined = inlined(case);
    let mut open: Vec<&Value> = case.made.values().chain([&inlined.document]).collect();
    while let Some(value) = open.pop() {
        match value {
            Value::Array(all) => open.extend(all),
            Value::Object(object) => {
                for (name, term) in object.iter().filter(|(_, value)| value.get("@context").is_some()) {
                    let kind = term.get("@type").and_then(Value::as_str).map(str::to_owned);
                    // After `null` nothing is known of the term, its coercion neither.
                    let forgotten =
                        term.get("@context").is_some_and(|it| it.is_null() || it.get(0).is_some_and(Value::is_null));
                    terms.insert(name.clone(), kind.filter(|_| !forgotten));
                }
                open.extend(object.values());
            }
            _ => {}
        }
    }
    terms
}

/// Scalars of terms with scoped contexts as value objects or node objects, which says the same.
pub fn scalars(case: &Case) -> Case {
    let terms = scoped(case);
    let mut changed = case.clone();
    // Only in the body: in a context a text is a definition.
    for (name, value) in changed.document.as_object_mut().into_iter().flatten() {
        if name != "@context" {
            wrap(name, value, &terms);
        }
    }
    inlined(&changed)
}

fn wrap(name: &str, value: &mut Value, terms: &BTreeMap<String, Option<String>>) {
    match value {
        Value::Array(all) => all.iter_mut().for_each(|one| wrap(name, one, terms)),
        Value::Object(object) => {
            for (name, value) in object.iter_mut().filter(|(name, _)| *name != "@context") {
                wrap(name, value, terms);
            }
        }
        Value::Null => {}
        scalar => match terms.get(name).map(Option::as_deref) {
            Some(Some("@id")) => *scalar = json!({"@id": scalar}),
            Some(None) => *scalar = json!({"@value": scalar}),
            Some(Some("@none")) => *scalar = json!({"@value": scalar}),
            Some(Some(kind)) if !kind.starts_with('@') => *scalar = json!({"@value": scalar, "@type": kind}),
            _ => {}
        },
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

/// No numbers that JSON has and the oracle's integers have not, and no negative zero.
pub fn numbers_in_reach(case: &Case) -> Case {
    everywhere(case, &|value| {
        if value.as_f64().is_some_and(|number| number.abs() >= 9_007_199_254_740_992.0 || number == 0.0) {
            *value = json!(1);
        }
    })
}

/// Bases with a path, so that references to nothing but a query or a fragment have one as well.
pub fn base_with_path(case: &Case) -> Case {
    everywhere(case, &|value| {
        if value == "https://base.example" {
            *value = json!("https://base.example/");
        }
    })
}

/// No reference that climbs.
pub fn no_dots(case: &Case) -> Case {
    everywhere(case, &|value| {
        if value.as_str().is_some_and(|text| text.starts_with('.')) {
            *value = json!("b");
        }
    })
}

/// `@base` before every other context.
pub fn base_first(case: &Case) -> Case {
    everywhere(case, &|value| {
        let Some(Value::Array(all)) = value.get_mut("@context") else { return };
        let bases = all.iter_mut().filter_map(|one| one.as_object_mut()?.shift_remove("@base"));
        if let Some(base) = bases.last() {
            all.insert(0, json!({"@base": base}));
        }
    })
}

/// No members that are null, outside contexts.
pub fn no_nulls(case: &Case) -> Case {
    let mut case = case.clone();
    let context = case.document["@context"].take();
    inside(&mut case.document, &|value| {
        if let Value::Object(object) = value {
            object.retain(|_, value| !value.is_null() && value.get("@value").is_none_or(|inner| !inner.is_null()));
        }
    });
    case.document["@context"] = context;
    case
}

/// No text in the language `@none`.
pub fn no_none(case: &Case) -> Case {
    everywhere(case, &|value| {
        if value.get("@value").is_some() && value.get("@language").is_some_and(|tag| tag == "@none") {
            *value = Value::Null;
        }
    })
}

/// Every term in a context of its own, in their order; none is defined because of another.
pub fn singly(case: &Case) -> Case {
    everywhere(&inlined(case), &|value| {
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

/// No identifier with the form of a keyword.
pub fn no_keyword_forms(case: &Case) -> Case {
    texts(case, &["@keyword", "@ignoreMe", "@strange"])
}

/// No reference with a colon and without a scheme.
pub fn no_colons(case: &Case) -> Case {
    texts(case, &[":", "1:2", "é:ü", "2024-04-01T00:00:00+09:00", "2024-04-01T00:00:00Z", "2022-04-01T00:00:00Z"])
}

fn texts(case: &Case, these: &[&str]) -> Case {
    everywhere(case, &|value| {
        if value.as_str().is_some_and(|text| these.contains(&text)) {
            *value = json!("urn:instead");
        }
    })
}

/// Terms with scoped contexts after all others, which they may be about.
pub fn split(case: &Case) -> Case {
    everywhere(case, &|value| {
        let Some(context) = value.get_mut("@context") else { return };
        let all = match context.take() {
            Value::Array(all) => all,
            one => vec![one],
        };
        let mut parts = Vec::new();
        for one in all {
            match one {
                Value::Object(object) if object.values().any(|term| term.get("@context").is_some()) => {
                    let protects = object.get("@protected").cloned();
                    let (late, mut early): (Vec<_>, Vec<_>) =
                        object.into_iter().partition(|(_, term)| term.get("@context").is_some());
                    let mut late: serde_json::Map<_, _> = late.into_iter().collect();
                    late.extend(protects.map(|protects| ("@protected".to_owned(), protects)));
                    parts.push(early.drain(..).collect());
                    parts.push(Value::Object(late));
                }
                other => parts.push(other),
            }
        }
        *context = Value::Array(parts);
    })
}

/// One after the other; each says the same.
pub fn all(case: &Case) -> Case {
    let steps = [type_as_set, unwrapped, blank_identifiers, scalars, inlined, split, singly];
    steps.iter().fold(case.clone(), |case, step| step(&case))
}

/// All, and those that change what is said.
pub fn all_and_other(case: &Case) -> Case {
    let steps = [numbers_in_reach, base_with_path, no_dots, no_keyword_forms, no_colons, base_first, all];
    steps.iter().fold(case.clone(), |case, step| step(&case))
}

/// Without what stands at this JSON Pointer, or with it under another key. Steps into arrays may be left out.
pub fn without(document: &Value, at: &str, key: Option<&str>) -> Option<Value> {
    let mut document = document.clone();
    let steps: Vec<String> = at.split('/').skip(1).map(|step| step.replace("~1", "/").replace("~0", "~")).collect();
    take(&mut document, &steps, key).then_some(document)
}

fn take(value: &mut Value, steps: &[String], key: Option<&str>) -> bool {
    let Some((step, rest)) = steps.split_first() else { return false };
    match value {
        Value::Object(object) if rest.is_empty() => match (object.shift_remove(step), key) {
            (Some(value), Some(key)) => drop(object.insert(key.into(), value)),
            (None, _) => return false,
            _ => {}
        },
        Value::Object(object) => return object.get_mut(step).is_some_and(|inner| take(inner, rest, key)),
        Value::Array(all) => match step.parse::<usize>() {
            Ok(index) if index >= all.len() => return false,
            Ok(index) if rest.is_empty() => drop(all.remove(index)),
            Ok(index) => return take(&mut all[index], rest, key),
            Err(_) => return all.iter_mut().any(|one| take(one, steps, key)),
        },
        _ => return false,
    }
    true
}
