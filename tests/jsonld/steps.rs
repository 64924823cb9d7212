//! Steps from a case to another that says the same, past a place at which the oracle stumbles.

use std::cell::RefCell;
use std::collections::BTreeSet;

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
    let mut case = case.clone();
    scoped_inlined(&mut case.document, &urls, 0);
    case.made.clear();
    case
}

/// The contexts in a value, however deep.
fn scoped_inlined(value: &mut Value, urls: &Urls, depth: usize) {
    match value {
        Value::Array(all) => all.iter_mut().for_each(|one| scoped_inlined(one, urls, depth)),
        Value::Object(object) => {
            for (name, value) in object {
                if name == "@context" {
                    let mut all = Vec::new();
                    inline(value, urls, depth, &mut all);
                    *value = Value::Array(all);
                } else {
                    scoped_inlined(value, urls, depth);
                }
            }
        }
        _ => {}
    }
}

fn inline(context: &Value, urls: &Urls, depth: usize, into: &mut Vec<Value>) {
    let within = |mut context: Value| {
        scoped_inlined(&mut context, urls, depth);
        context
    };
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
            let imported = imported.iter().filter_map(|context| context.as_object()).flatten();
            merged.extend(imported.map(|(name, value)| (name.clone(), value.clone())));
            merged.extend(object.iter().filter(|(name, _)| *name != "@import").map(|(k, v)| (k.clone(), v.clone())));
            into.push(within(Value::Object(merged)));
        }
        // An object with a context in it and no more keeps its shape.
        other => into.push(within(other.clone())),
    }
}

/// Terms whose definition satisfies this, in whatever context.
fn defined(case: &Case, holds: &dyn Fn(&Value) -> bool) -> BTreeSet<String> {
    let mut terms = BTreeSet::new();
    let inlined = inlined(case);
    let mut open: Vec<&Value> = case.made.values().chain([&inlined.document]).collect();
    while let Some(value) = open.pop() {
        match value {
            Value::Array(all) => open.extend(all),
            Value::Object(object) => {
                terms.extend(object.iter().filter(|(_, value)| holds(value)).map(|(name, _)| name.clone()));
                open.extend(object.values());
            }
            _ => {}
        }
    }
    terms
}

/// A step for all members of the document that are not of its contexts.
fn members(case: &Case, step: &dyn Fn(&str, &mut Value)) -> Case {
    fn all(value: &mut Value, step: &dyn Fn(&str, &mut Value)) {
        match value {
            Value::Array(array) => array.iter_mut().for_each(|one| all(one, step)),
            Value::Object(object) => {
                for (name, value) in object.iter_mut().filter(|(name, _)| *name != "@context") {
                    all(value, step);
                    step(name, value);
                }
            }
            _ => {}
        }
    }
    let mut case = case.clone();
    all(&mut case.document, step);
    case
}

/// Scalars of terms with scoped contexts as objects, where the same is said of them so.
pub fn scalars(case: &Case, says_the_same: &dyn Fn(&Case) -> bool) -> Case {
    let mut case = inlined(case);
    let terms = defined(&case, &|definition| definition.get("@context").is_some());
    let kinds = defined_kinds(&case);
    let mut places = Vec::new();
    scalar_places(&case.document, "", &|name| terms.contains(name), false, &mut places);
    for place in places {
        let Some(scalar) = case.document.pointer(&place).cloned() else { continue };
        let mut forms = vec![json!({"@id": scalar})];
        forms.extend(kinds.iter().map(|kind| json!({"@value": scalar, "@type": kind})));
        for direction in [None, Some("ltr"), Some("rtl")] {
            for language in [None, Some("ja"), Some("EN"), Some("fr"), Some("JA-jp")] {
                let mut form = json!({"@value": scalar});
                for (name, value) in [("@direction", direction), ("@language", language)] {
                    value.into_iter().for_each(|value| form[name] = json!(value));
                }
                forms.push(form);
            }
        }
        forms.push(json!({"@none": {"@value": scalar}}));
        forms.push(json!({"@set": [scalar]}));
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

/// No numbers that JSON has and the oracle's integers have not, and no negative zero.
pub fn numbers_in_reach(case: &Case) -> Case {
    everywhere(case, &|value| {
        if value.as_f64().is_some_and(|it| it.abs() >= 9_007_199_254_740_992.0 || it == 0.0 && it.is_sign_negative()) {
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

/// No members that are null of terms with a list container.
pub fn no_nulls(case: &Case) -> Case {
    let lists = defined(case, &|term| elements(&term["@container"]).iter().any(|one| one == "@list"));
    let mut case = case.clone();
    let context = case.document["@context"].take();
    inside(&mut case.document, &|value| {
        if let Value::Object(object) = value {
            let null = |value: &Value| value.is_null() || value.get("@value").is_some_and(Value::is_null);
            object.retain(|name, value| !(lists.contains(name) && null(value)));
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

fn texts(case: &Case, these: &[&str]) -> Case {
    everywhere(case, &|value| {
        if value.as_str().is_some_and(|text| these.contains(&text)) {
            *value = json!("urn:instead");
        }
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

/// Nothing under `@reverse` whose term has a container.
pub fn no_reverse_containers(case: &Case) -> Case {
    let contained = |definition: &Value| definition.get("@container").is_some_and(|it| *it != "@set");
    let terms = defined(case, &contained);
    members(case, &|name, value| {
        if let ("@reverse", Value::Object(map)) = (name, value) {
            map.retain(|name, _| !terms.contains(name));
        }
    })
}

/// No `@reverse` in nodes of types with scoped contexts.
pub fn no_typed_reverse(case: &Case) -> Case {
    let types = defined(case, &|definition| definition.get("@context").is_some());
    let typed = |value: &Value| elements(value).iter().any(|one| one.as_str().is_some_and(|one| types.contains(one)));
    let mut case = case.clone();
    let context = case.document["@context"].take();
    inside(&mut case.document, &|value| {
        if let Value::Object(node) = value
            && node.values().any(typed)
        {
            node.shift_remove("@reverse");
        }
    });
    case.document["@context"] = context;
    case
}

/// No set container in brackets for a term that means a property the other way round.
pub fn no_reverse_brackets(case: &Case) -> Case {
    everywhere(case, &|value| {
        if value.get("@reverse").is_some_and(Value::is_string)
            && let Some(container) = value.get_mut("@container")
            && let Value::Array(all) = &container
            && let [only] = all.as_slice()
        {
            *container = only.clone();
        }
    })
}

/// No list container of a term that has none elsewhere.
pub fn no_other_lists(case: &Case) -> Case {
    let is_list = |term: &Value| elements(&term["@container"]).iter().any(|one| one == "@list");
    let others = defined(case, &|term| term.is_string() || term.is_object() && !is_list(term));
    everywhere(case, &|value| {
        for (name, term) in value.as_object_mut().into_iter().flatten() {
            if others.contains(name) && is_list(term) {
                term.as_object_mut().map(|term| term.shift_remove("@container"));
            }
        }
    })
}

/// No entry for types, or for included nodes, with an empty array.
pub fn no_empty_entries(case: &Case) -> Case {
    everywhere(case, &|value| {
        if let Value::Object(object) = value {
            let empty = |value: &Value| value.as_array().is_some_and(Vec::is_empty);
            object.retain(|name, value| !(empty(value) && (name.ends_with("type") || name.ends_with("included"))));
        }
    })
}

/// No node included twice in one place.
pub fn no_twins(case: &Case) -> Case {
    members(case, &|name, value| {
        if let Value::Array(all) = value
            && name.ends_with("included")
        {
            let mut seen = BTreeSet::new();
            all.retain(|one| seen.insert(unordered(one)));
        }
    })
}

/// As a text, arrays in whatever order.
fn unordered(value: &Value) -> String {
    let mut value = value.clone();
    inside(&mut value, &|value| {
        if let Value::Array(all) = value {
            all.sort_by_key(Value::to_string);
        }
    });
    value.to_string()
}

/// No vocabulary that is a blank node.
pub fn no_blank_vocabulary(case: &Case) -> Case {
    everywhere(case, &|value| {
        if let Some(vocabulary) = value.get_mut("@vocab").filter(|it| *it == "_:v") {
            *vocabulary = json!("urn:v:");
        }
    })
}

/// No identifier that has a scheme and is no well-formed IRI.
pub fn well_formed(case: &Case) -> Case {
    everywhere(case, &|value| {
        if value.as_str().is_some_and(|text| text.ends_with(":#f") || text == "http://[::1") {
            *value = json!("urn:instead");
        }
    })
}

/// No term whose type is `@json`.
pub fn no_json_terms(case: &Case) -> Case {
    everywhere(case, &|value| {
        if let Value::Object(term) = value
            && !term.contains_key("@value")
            && term.get("@type").is_some_and(|kind| kind == "@json")
        {
            term.shift_remove("@type");
        }
    })
}

/// No direction of what is no text.
pub fn no_turned_numbers(case: &Case) -> Case {
    everywhere(case, &|value| {
        if let Value::Object(object) = value
            && object.values().any(|value| value.is_boolean() || value.is_number())
        {
            object.shift_remove("@direction");
        }
    })
}

/// No term with an empty IRI.
pub fn no_empty_terms(case: &Case) -> Case {
    everywhere(case, &|value| {
        if let Some(context) = value.get_mut("@context") {
            inside(context, &|value| {
                if let Value::Object(terms) = value {
                    terms.retain(|_, term| *term != "" && term.get("@id").is_none_or(|id| *id != ""));
                }
            });
        }
    })
}

/// No prefix without an IRI.
pub fn no_null_prefixes(case: &Case) -> Case {
    everywhere(case, &|value| {
        if let Value::Object(term) = value
            && term.get("@id").is_some_and(Value::is_null)
        {
            term.shift_remove("@prefix");
        }
    })
}

fn elements(value: &Value) -> &[Value] {
    value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice)
}

/// Steps after which the same is said.
pub const SAME: &[fn(&Case) -> Case] =
    &[type_as_set, unwrapped, blank_identifiers, unread, inlined, split, late_indexes, singly];

/// Steps that take away what is judged.
pub const OTHER: &[fn(&Case) -> Case] = &[
    numbers_in_reach,
    base_with_path,
    no_dots,
    no_keyword_forms,
    base_first,
    no_none,
    no_nulls,
    no_reverse_containers,
    no_typed_reverse,
    no_other_lists,
    no_empty_entries,
    no_twins,
    no_blank_vocabulary,
    well_formed,
    no_json_terms,
    no_turned_numbers,
    no_empty_terms,
    no_null_prefixes,
];

/// Documents without what was `found` at this JSON Pointer, in every way in which it can be taken away. Steps into arrays
/// may be left out.
pub fn without(document: &Value, at: &str, found: &str) -> Vec<Value> {
    let steps: Vec<String> = at.split('/').skip(1).map(|step| step.replace("~1", "/").replace("~0", "~")).collect();
    let changed = |change: &dyn Fn(&mut Value, &str) -> bool| {
        let mut document = document.clone();
        take(&mut document, &steps, change).then_some(document)
    };
    let mut all = vec![changed(&|outer, step| removed(outer, step).is_some())];
    for key in ["@none", "https://ids.example/other", "@included"] {
        all.push(changed(&|outer, step| {
            let value = removed(outer, step).filter(|_| outer.is_object());
            value.map(|value| outer[key] = value).is_some()
        }));
    }
    // The object is there, and its name is not said.
    let path: String = steps.iter().map(|step| format!("/{}", step.replace('~', "~0").replace('/', "~1"))).collect();
    let place = document.pointer(&path);
    let mut named = Vec::new();
    if !found.starts_with('@') {
        place.into_iter().for_each(|place| names(place, &path, &mut named));
    }
    for (path, name) in named {
        let mut document = document.clone();
        if let Some(Value::Object(object)) = document.pointer_mut(&path) {
            object.shift_remove(&name);
            all.push(Some(document));
        }
    }
    // Something that is no node, in a graph.
    for other in place.map(emptied).unwrap_or_default() {
        all.push(changed(&|outer, step| {
            let value = match outer {
                Value::Array(all) => step.parse::<usize>().ok().and_then(|step| all.get_mut(step)),
                outer => outer.get_mut(step),
            };
            value.map(|value| *value = other.clone()).is_some()
        }));
    }
    all.into_iter().flatten().collect()
}

/// The same with one of its elements as a node of which nothing is said, beside which the nodes of a list stand.
fn emptied(value: &Value) -> Vec<Value> {
    let inner = |index: usize, put: &dyn Fn(Value) -> Value| -> Vec<Value> {
        let inner = value.get(index).or_else(|| value.as_object()?.values().nth(index));
        inner.map(emptied).unwrap_or_default().into_iter().map(put).collect()
    };
    match value {
        Value::Null => Vec::new(),
        Value::Array(all) => (0..all.len())
            .flat_map(|index| {
                inner(index, &|one| {
                    let mut all = all.clone();
                    all[index] = one;
                    Value::Array(all)
                })
            })
            .collect(),
        Value::Object(object) if object.len() == 1 => {
            let name = object.keys().next().unwrap();
            let mut nodes = Vec::new();
            if name.contains("list") {
                listed(value, &mut nodes);
            }
            let list = if nodes.is_empty() { json!({}) } else { json!({"@included": nodes}) };
            let mut all = vec![list];
            all.extend(inner(0, &|one| json!({(name): one})));
            all
        }
        _ => vec![json!({})],
    }
}

/// The nodes of a list, lists in it included.
fn listed(value: &Value, into: &mut Vec<Value>) {
    match value {
        Value::Array(all) => all.iter().for_each(|one| listed(one, into)),
        Value::Object(object) => match object.iter().next().filter(|(name, _)| name.contains("list")) {
            Some((_, list)) => listed(list, into),
            None => into.push(value.clone()),
        },
        _ => {}
    }
}

/// Objects here, and the names of their members that are texts.
fn names(value: &Value, at: &str, into: &mut Vec<(String, String)>) {
    match value {
        Value::Array(all) => {
            all.iter().enumerate().for_each(|(index, one)| names(one, &format!("{at}/{index}"), into));
        }
        Value::Object(object) => {
            let texts = object.iter().filter(|(_, value)| value.is_string());
            into.extend(texts.map(|(name, _)| (at.to_owned(), name.clone())));
        }
        _ => {}
    }
}

fn removed(outer: &mut Value, step: &str) -> Option<Value> {
    match outer {
        Value::Object(object) => object.shift_remove(step),
        Value::Array(all) => step.parse().ok().filter(|index| *index < all.len()).map(|index: usize| all.remove(index)),
        _ => None,
    }
}

/// Does a change to what holds the end of the path.
fn take(value: &mut Value, steps: &[String], change: &dyn Fn(&mut Value, &str) -> bool) -> bool {
    let Some((step, rest)) = steps.split_first() else { return false };
    match value {
        Value::Array(all) if step.parse::<usize>().is_err() => all.iter_mut().any(|one| take(one, steps, change)),
        value if rest.is_empty() => change(value, step),
        Value::Array(all) => {
            let inner = step.parse().ok().and_then(|index: usize| all.get_mut(index));
            inner.is_some_and(|inner| take(inner, rest, change))
        }
        value => value.get_mut(step).is_some_and(|inner| take(inner, rest, change)),
    }
}
