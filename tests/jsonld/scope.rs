//! What the generator knows of an active context: enough to draw terms that are defined where they are used.
//!
//! It is no context processing: protection, errors and reversal after types are only followed roughly. A wrong guess costs
//! a refused document, no more.

use std::collections::BTreeMap;
use std::rc::Rc;

use akashi::data;
use serde_json::{Map, Value, json};

/// The terms in force at one place.
#[derive(Clone, Default)]
pub struct Scope {
    pub terms: BTreeMap<String, Rc<Value>>,
    pub vocab: bool,
    pub base: bool,
    /// What is in force again below the members of a node with a type-scoped context.
    pub before: Option<Rc<Scope>>,
}

/// Contexts by URL: the shelf's, and those made for one document.
#[derive(Clone, Default)]
pub struct Urls {
    pub made: BTreeMap<String, Value>,
}

thread_local! {
    static SHELF: BTreeMap<&'static str, Rc<Value>> = data::shelf()
        .filter(|context| context.form.is_empty())
        .map(|context| (context.url, Rc::new(serde_json::from_str(context.text).unwrap())))
        .collect();
}

impl Urls {
    /// The value of `@context` in what is published there.
    pub fn context(&self, url: &str) -> Option<Rc<Value>> {
        let inner = |value: &Value| Rc::new(value.get("@context").cloned().unwrap_or(Value::Null));
        let shelved = SHELF.with(|shelf| shelf.get(url).map(|value| inner(value)));
        // Relative addresses stand only in contexts that were made, and both of those are beside each other.
        let beside =
            || url.split('#').next()?.rsplit('/').next().map(|name| format!("https://contexts.example/{name}"));
        shelved.or_else(|| self.made.get(&beside()?).map(inner))
    }
}

/// Both shapes of a definition as one; `None` takes a term away.
fn definition(value: &Value) -> Option<Rc<Value>> {
    match value {
        Value::String(id) => Some(Rc::new(json!({"@id": id}))),
        Value::Object(object) if object.get("@id").is_some_and(Value::is_null) => None,
        Value::Object(_) => Some(Rc::new(value.clone())),
        _ => None,
    }
}

impl Scope {
    pub fn enter(&self, context: &Value, urls: &Urls) -> Scope {
        let mut scope = self.clone();
        scope.add(context, urls, 0);
        scope
    }

    fn add(&mut self, context: &Value, urls: &Urls, depth: usize) {
        if depth > 6 {
            return;
        }
        match context {
            Value::Null => *self = Scope::default(),
            Value::String(url) => {
                if let Some(context) = urls.context(url) {
                    self.add(&context, urls, depth + 1);
                }
            }
            Value::Array(all) => all.iter().for_each(|context| self.add(context, urls, depth + 1)),
            Value::Object(object) => {
                if let Some(url) = object.get("@import") {
                    self.add(url, urls, depth + 1);
                }
                self.define(object);
            }
            _ => {}
        }
    }

    fn define(&mut self, object: &Map<String, Value>) {
        if let Some(vocab) = object.get("@vocab") {
            self.vocab = vocab.is_string();
        }
        if let Some(base) = object.get("@base") {
            self.base = base.as_str().is_some_and(|base| base.contains(':'));
        }
        for (term, value) in object.iter().filter(|(term, _)| !term.starts_with('@')) {
            match definition(value) {
                Some(definition) => drop(self.terms.insert(term.clone(), definition)),
                None => drop(self.terms.remove(term)),
            }
        }
    }

    /// The scope of a node with these types, their scoped contexts in lexical order.
    pub fn typed(&self, types: &[String], urls: &Urls) -> Scope {
        let mut sorted: Vec<&String> = types.iter().collect();
        sorted.sort();
        let mut scope = self.clone();
        for name in sorted {
            let Some(context) = self.terms.get(name).and_then(|term| term.get("@context").cloned()) else { continue };
            scope.add(&context, urls, 0);
            if context.get("@propagate") != Some(&Value::Bool(true)) {
                scope.before = Some(Rc::new(Scope { before: None, ..self.clone() }));
            }
        }
        scope
    }

    /// The scope of the nodes that stand as values of a term.
    pub fn below(&self, term: &str, urls: &Urls) -> Scope {
        let context = self.terms.get(term).and_then(|term| term.get("@context").cloned());
        let outer = match &self.before {
            Some(before) => (**before).clone(),
            None => self.clone(),
        };
        match context {
            Some(context) => outer.enter(&context, urls),
            None => outer,
        }
    }

    fn target<'a>(definition: &'a Value, term: &'a str) -> &'a str {
        definition.get("@id").and_then(Value::as_str).unwrap_or(term)
    }

    /// The name under which this keyword is written here: itself, or an alias.
    pub fn names(&self, keyword: &str) -> Vec<String> {
        let aliases = self.terms.iter().filter(|(term, definition)| Self::target(definition, term) == keyword);
        let mut names: Vec<String> = aliases.map(|(term, _)| term.clone()).collect();
        names.push(keyword.to_owned());
        names
    }

    /// Is this member the keyword or an alias of it?
    pub fn is(&self, name: &str, keyword: &str) -> bool {
        name == keyword || self.terms.get(name).is_some_and(|term| Self::target(term, name) == keyword)
    }

    fn is_plain(definition: &Value) -> bool {
        let mut members = definition.as_object().into_iter().flatten();
        members.all(|(name, _)| matches!(name.as_str(), "@id" | "@context" | "@protected"))
    }

    /// Terms that are used as types: with a capital, and nothing said of values.
    pub fn types(&self) -> Vec<String> {
        let named = self.terms.iter().filter(|(term, definition)| {
            term.starts_with(|first: char| first.is_ascii_uppercase())
                && Self::is_plain(definition)
                && !Self::target(definition, term).starts_with('@')
        });
        named.map(|(term, _)| term.clone()).collect()
    }

    /// Terms that are used as properties.
    pub fn properties(&self) -> Vec<String> {
        let named = self.terms.iter().filter(|(term, definition)| {
            let target = Self::target(definition, term);
            let prefix = Self::is_plain(definition) && target.ends_with(['#', '/', ':']);
            !term.starts_with(|first: char| first.is_ascii_uppercase()) && !target.starts_with('@') && !prefix
        });
        named.map(|(term, _)| term.clone()).collect()
    }

    /// Terms before which compact IRIs may stand.
    pub fn prefixes(&self) -> Vec<String> {
        let named = self.terms.iter().filter(|(term, definition)| {
            let target = Self::target(definition, term);
            let simple = Self::is_plain(definition) && definition.get("@context").is_none();
            target.contains(':') && simple && target.ends_with(['#', '/', ':'])
        });
        named.map(|(term, _)| term.clone()).collect()
    }
}
