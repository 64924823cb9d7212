//! Documents without what the engine calls dropped.

use serde_json::{Value, json};

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
    // A language or a direction in a node has its place there, under an alias perhaps.
    if !found.starts_with('@') || matches!(found, "@language" | "@direction") {
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
            // Each in the one before: the oracle keeps sets of included nodes, and two that say the same are two.
            let list = nodes.into_iter().rfold(json!({}), |rest, node| json!({"@included": [node, rest]}));
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
            // A set, or a key of a map, around it.
            for (name, value) in object.iter().filter(|_| object.len() == 1) {
                names(value, &format!("{at}/{}", name.replace('~', "~0").replace('/', "~1")), into);
            }
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
