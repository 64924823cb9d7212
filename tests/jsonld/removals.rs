//! Steps that take away what is judged. After them another thing is said, and both sides say the same.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::case::Case;
use super::ways::{defined, elements, everywhere, inside, members};

/// All of them, in an order in which they can follow each other.
pub const ALL: &[fn(&Case) -> Case] = &[
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
    no_spaces,
];

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
        if value.as_str().is_some_and(|text| text.starts_with("..") || text == "./e/./f") {
            *value = json!("b");
        }
    })
}

/// `@base` before every other context, but for a null: that would take it away.
pub fn base_first(case: &Case) -> Case {
    everywhere(case, &|value| {
        let Some(Value::Array(all)) = value.get_mut("@context") else { return };
        let first = all.iter().rposition(Value::is_null).map_or(0, |null| null + 1);
        let bases = all[first..].iter_mut().filter_map(|one| one.as_object_mut()?.shift_remove("@base"));
        if let Some(base) = bases.last() {
            all.insert(first, json!({"@base": base}));
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

/// No node twice in one place among included ones, or in a graph.
pub fn no_twins(case: &Case) -> Case {
    members(case, &|name, value| {
        if let Value::Array(all) = value
            && (name.ends_with("included") || name.ends_with("graph"))
        {
            let mut seen = BTreeSet::new();
            *all = flat(all);
            all.retain(|one| seen.insert(unordered(one)));
        }
    })
}

fn flat(all: &[Value]) -> Vec<Value> {
    all.iter().flat_map(|one| one.as_array().map_or_else(|| vec![one.clone()], |inner| flat(inner))).collect()
}

/// As a text, arrays in whatever order, of one element as that element, types under whatever alias.
fn unordered(value: &Value) -> String {
    let mut value = value.clone();
    inside(&mut value, &|value| match value {
        Value::Array(all) if all.len() == 1 => *value = all.remove(0),
        Value::Array(all) => all.sort_by_key(Value::to_string),
        Value::Object(object) => {
            let named = |name: String| if name.ends_with("type") { "@type".to_owned() } else { name };
            *object = std::mem::take(object).into_iter().map(|(name, value)| (named(name), value)).collect();
        }
        _ => {}
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
        if value.as_str().is_some_and(|text| text.ends_with("#f") || text == "http://[::1") {
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

/// No term with a space that gives its own IRI.
pub fn no_spaces(case: &Case) -> Case {
    everywhere(case, &|value| {
        if let Some(context) = value.get_mut("@context") {
            inside(context, &|value| {
                if let Value::Object(terms) = value {
                    let itself = |term: &Value| {
                        term.as_object().is_some_and(|it| !it.contains_key("@id") && !it.contains_key("@reverse"))
                    };
                    terms.retain(|name, term| !(name.contains(' ') && itself(term)));
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
