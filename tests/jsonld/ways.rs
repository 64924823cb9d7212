//! Ways through a case: its values, its members, its contexts.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::rc::Rc;

use serde_json::Value;

use super::case::Case;
use super::scope::Urls;

/// A step for every value of a case, from the inside out.
pub fn everywhere(case: &Case, step: &dyn Fn(&mut Value)) -> Case {
    let mut case = case.clone();
    inside(&mut case.document, step);
    case.made.values_mut().for_each(|value| inside(value, step));
    case
}

/// A step for every value in a value, from the inside out.
pub fn inside(value: &mut Value, step: &dyn Fn(&mut Value)) {
    match value {
        Value::Array(all) => all.iter_mut().for_each(|one| inside(one, step)),
        Value::Object(object) => object.values_mut().for_each(|one| inside(one, step)),
        _ => {}
    }
    step(value);
}

/// Contexts in place of their addresses: so none has another base address than the other.
pub fn inlined(case: &Case) -> Case {
    let loads = Loads { urls: Urls { made: case.made.clone() }, left: Cell::new(LOADS) };
    let mut inlined = case.clone();
    scoped_inlined(&mut inlined.document, &loads, 0);
    inlined.made.clear();
    if loads.left.get() == 0 { case.clone() } else { inlined }
}

/// Contexts that are written out; those that name each other have no end, and such a case stays as it is.
const LOADS: usize = 100;

struct Loads {
    urls: Urls,
    left: Cell<usize>,
}

impl Loads {
    fn context(&self, url: &str) -> Option<Rc<Value>> {
        self.left.set(self.left.get().saturating_sub(1));
        self.urls.context(url).filter(|_| self.left.get() > 0)
    }
}

/// The contexts in a value, however deep.
fn scoped_inlined(value: &mut Value, urls: &Loads, depth: usize) {
    match value {
        Value::Array(all) => all.iter_mut().for_each(|one| scoped_inlined(one, urls, depth)),
        Value::Object(object) => {
            for (name, value) in object {
                if name == "@context" {
                    let mut all = Vec::new();
                    inline(value, urls, depth, &mut all);
                    // `@propagate` counts in an object alone.
                    let single = if value.is_object() { all.pop() } else { None };
                    *value = single.unwrap_or(Value::Array(all));
                } else {
                    scoped_inlined(value, urls, depth);
                }
            }
        }
        _ => {}
    }
}

fn inline(context: &Value, urls: &Loads, depth: usize, into: &mut Vec<Value>) {
    let within = |mut context: Value| {
        scoped_inlined(&mut context, urls, depth);
        context
    };
    match context {
        Value::Array(all) => all.iter().for_each(|one| inline(one, urls, depth, into)),
        // A context that names itself defines nothing more.
        Value::String(_) if depth >= 4 => {}
        Value::String(url) => match urls.context(url) {
            Some(context) => {
                let mut loaded = Vec::new();
                inline(&context, urls, depth + 1, &mut loaded);
                // Where it was loaded, its base did not count.
                loaded.iter_mut().filter_map(Value::as_object_mut).for_each(|one| drop(one.shift_remove("@base")));
                into.extend(loaded);
            }
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
pub fn defined(case: &Case, holds: &dyn Fn(&Value) -> bool) -> BTreeSet<String> {
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
pub fn members(case: &Case, step: &dyn Fn(&str, &mut Value)) -> Case {
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

/// The elements of an array; anything else is its own only element.
pub fn elements(value: &Value) -> &[Value] {
    value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice)
}
