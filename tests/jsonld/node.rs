//! Nodes and values, drawn from the definitions in force.

use std::rc::Rc;

use serde_json::{Map, Value, json};

use super::random::Random;
use super::scope::{Scope, Urls};
use super::values::{TAGS, TEXTS, WRONG_TAGS};
use super::wild;

const IDS: &[&str] = &[
    "https://badge.example.jp/a",
    "https://badge.example.jp/b?q=1#f",
    "urn:uuid:2f0a3c52-5f0e-4f43-9e0b-6f1f3c1f0001",
    "did:key:z6Mk",
    "did:web:issuer.example#key-1",
    "mailto:a@b.example",
    "https://例.example/賞",
    "_:x",
    "_:y",
    "_:b0",
    "http://a.example/%7Eb",
    "tag:x,2020:y",
    "ni:///sha-256;abc",
];
const WRONG_IDS: &[&str] = &[
    "",
    "relative",
    "../up",
    "#fragment",
    "?query",
    "//host/path",
    "has space:x",
    "@keyword",
    "@id",
    "http://a b/",
    ":",
    "_:",
    "a:",
    "https://x.example/<>",
    "1:2",
    "@",
    "é:ü",
    "http://[::1",
    "urn:x:\u{7f}",
    "_:with space",
    "@ignoreMe",
    "%zz:x",
];
/// What a generator carries along.
pub struct Maker<'a> {
    pub random: &'a mut Random,
    pub urls: &'a Urls,
    /// Nodes that may still be made; documents stay small.
    pub left: usize,
    /// Inline contexts may be made anywhere.
    pub wild: bool,
    /// A context with a URL is being made.
    pub published: bool,
}

impl Maker<'_> {
    pub fn id(&mut self, scope: &Scope) -> String {
        if self.random.spoil() {
            self.random.mark("id: wrong");
            return self.random.text(WRONG_IDS);
        }
        let prefixes = scope.prefixes();
        if !prefixes.is_empty() && self.random.percent(15) {
            self.random.mark("id: compact");
            return format!(
                "{}:{}",
                self.random.pick(&prefixes),
                self.random.text(&["a", "b", "c/d", "", "1", "//a", "a:b", "#f"])
            );
        }
        if scope.base && self.random.percent(40) {
            self.random.mark("id: relative to @base");
            return self.random.text(&[
                "a",
                "",
                "#f",
                "../b",
                "?q",
                "/c",
                "//h.example/d",
                "./e/./f",
                "g;h=1/../i",
                "x:",
            ]);
        }
        let id = self.random.text(IDS);
        self.random.mark(if id.starts_with("_:") { "id: blank" } else { "id: absolute" });
        id
    }

    pub fn node(&mut self, scope: &Scope, depth: usize) -> Value {
        self.left = self.left.saturating_sub(1);
        let mut node = Map::new();
        let mut scope = scope.clone();
        if self.wild && depth < 3 && self.random.percent(12) {
            self.random.mark("embedded context");
            let context = wild::context(self, &scope, 1);
            scope = Scope { before: None, ..scope.below("", self.urls) }.enter(&context, self.urls);
            node.insert("@context".into(), context);
        }
        let types = self.types(&scope);
        let scope = if types.is_empty() { scope } else { scope.typed(&types, self.urls) };
        if !types.is_empty() {
            let name = self.keyword(&scope, "@type");
            let single = types.len() == 1 && self.random.percent(60);
            node.insert(name, if single { json!(types[0]) } else { json!(types) });
        }
        if !types.is_empty() && self.random.percent(2) {
            self.random.mark("types under two names");
            node.insert("@type".into(), json!("https://types.example/twice"));
        }
        if self.random.percent(55) {
            let name = self.keyword(&scope, "@id");
            let id = self.id(&scope);
            node.insert(name, json!(id));
        }
        let count = if self.left == 0 { self.random.below(2) } else { self.random.between(0, 4) };
        for _ in 0..count {
            self.member(&mut node, &scope, depth);
        }
        if self.random.percent(if self.wild { 15 } else { 3 }) {
            self.special(&mut node, &scope, depth);
        }
        if self.random.percent(10) {
            let mut members: Vec<(String, Value)> = node.into_iter().collect();
            self.random.shuffle(&mut members);
            node = members.into_iter().collect();
        }
        Value::Object(node)
    }

    pub fn types(&mut self, scope: &Scope) -> Vec<String> {
        if self.random.spoil() {
            self.random.mark("type: wrong");
            return vec![self.random.text(&[
                "@id",
                "",
                "relative",
                "_:x",
                "@type",
                "@json",
                "Undefined",
                "@strange",
                "a b",
            ])];
        }
        let known = scope.types();
        let count = if known.is_empty() { 0 } else { self.random.below(3) };
        let mut types: Vec<String> = (0..count).map(|_| self.random.pick(&known).clone()).collect();
        if self.random.percent(4) {
            self.random.mark("type: IRI");
            types.push(self.random.text(&["https://types.example/T", "urn:t", "_:t"]));
        }
        if types.iter().any(|name| scope.terms.get(name).is_some_and(|term| term.get("@context").is_some())) {
            self.random.mark("type-scoped context");
        }
        if types.len() > 1 {
            self.random.mark("several types");
        }
        types
    }

    /// One of the names of a keyword, an alias more often than not.
    pub fn keyword(&mut self, scope: &Scope, keyword: &str) -> String {
        let names = scope.names(keyword);
        let at = if self.random.percent(70) { 0 } else { names.len() - 1 };
        if names.len() > 1 && at == 0 {
            self.random.mark("alias of a keyword");
        }
        names[at].clone()
    }

    /// One more property of a node.
    pub fn member(&mut self, node: &mut Map<String, Value>, scope: &Scope, depth: usize) {
        if self.random.spoil() {
            self.random.mark("member: undefined or strange");
            let name = self.random.text(&[
                "undefined",
                "@strange",
                "@ignoreMe",
                "@value",
                "@list",
                "",
                "a:b",
                "@Context",
                "@",
                "_:p",
                "rel/ative",
                "@reverse",
            ]);
            let value = self.scalar();
            node.insert(name, value);
            return;
        }
        let known = scope.properties();
        if known.is_empty() || self.random.percent(4) {
            let prefixes = scope.prefixes();
            let name = if !prefixes.is_empty() && self.random.percent(60) {
                self.random.mark("property: compact IRI");
                format!("{}:p{}", self.random.pick(&prefixes), self.random.below(3))
            } else if scope.vocab && self.random.percent(50) {
                self.random.mark("property: of @vocab");
                self.random.text(&["word", "Word", "word/part", "with space"])
            } else {
                self.random.mark("property: IRI");
                self.random.text(&["https://properties.example/p", "urn:p", "https://properties.example/q#r"])
            };
            let value = self.values(&Rc::new(json!({})), &scope.below("", self.urls), depth);
            node.insert(name, value);
            return;
        }
        let term = self.random.pick(&known).clone();
        let value = self.of(&term, scope, depth);
        match scope.terms.get(&term).and_then(|definition| definition.get("@nest")) {
            Some(Value::String(nest)) if self.random.percent(70) => {
                self.random.mark("@nest");
                let entry = node.entry(nest.clone()).or_insert_with(|| json!({}));
                if let Value::Object(entry) = entry {
                    entry.insert(term, value);
                }
            }
            _ => drop(node.insert(term, value)),
        }
    }

    /// A value as the definition of the term wants it.
    pub fn of(&mut self, term: &str, scope: &Scope, depth: usize) -> Value {
        let definition = scope.terms.get(term).cloned().unwrap_or_default();
        if self.random.spoil() {
            self.random.mark("value: another kind");
            return self.anything(scope, depth);
        }
        if definition.get("@context").is_some() {
            self.random.mark("property-scoped context");
        }
        let below = scope.below(term, self.urls);
        let containers: Vec<&str> = match definition.get("@container") {
            Some(Value::String(name)) => vec![name.as_str()],
            Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        };
        let has = |name: &str| containers.contains(&name);
        if definition.get("@reverse").is_some() {
            self.random.mark("reverse property");
            let id = self.id(&below);
            return if self.random.percent(50) {
                self.node(&below, depth + 1)
            } else if definition.get("@type").is_some() {
                json!(id)
            } else {
                json!({"@id": id})
            };
        }
        let keys: &[&str] = if has("@language") {
            self.random.mark("language map");
            let mut map = Map::new();
            for _ in 0..self.random.below(3) {
                let tag = if self.random.spoil() { self.random.text(WRONG_TAGS) } else { self.random.text(TAGS) };
                let text = |random: &mut Random| json!(random.text(TEXTS));
                let value = if self.random.percent(30) {
                    json!([text(self.random), null, text(self.random)])
                } else {
                    text(self.random)
                };
                map.insert(if self.random.percent(10) { "@none".into() } else { tag }, value);
            }
            return Value::Object(map);
        } else if has("@id") {
            self.random.mark(if has("@graph") { "graph map by id" } else { "id map" });
            &["https://ids.example/1", "_:i", "@none", "urn:i:2"]
        } else if has("@type") {
            self.random.mark("type map");
            &["https://types.example/A", "@none", "urn:t:2", "_:t"]
        } else if has("@index") {
            self.random.mark(match (has("@graph"), definition.get("@index").is_some()) {
                (true, _) => "graph map by index",
                (_, true) => "property-valued index",
                _ => "index map",
            });
            &["a", "b", "@none", "https://index.example/1"]
        } else {
            &[]
        };
        if !keys.is_empty() {
            let mut map = Map::new();
            for _ in 0..self.random.between(1, 2) {
                let key = self.random.text(keys);
                let types = below.types();
                let key = if has("@type") && !types.is_empty() && self.random.percent(70) {
                    self.random.pick(&types).clone()
                } else {
                    key
                };
                let inner = if has("@type") {
                    Rc::new(below.typed(std::slice::from_ref(&key), self.urls))
                } else {
                    Rc::new(below.clone())
                };
                let nodes = has("@id") || has("@type") || has("@graph") || definition.get("@index").is_some();
                let value = if nodes { self.node(&inner, depth + 1) } else { self.values(&definition, &inner, depth) };
                let value = match self.random.below(20) {
                    0..=3 => json!([value]),
                    4 => {
                        self.random.mark("map: a set");
                        json!({"@set": [value]})
                    }
                    5 => {
                        self.random.mark("map: an array and a set in an array");
                        json!([[value], {"@set": [{}]}])
                    }
                    _ => value,
                };
                map.insert(key, value);
            }
            return Value::Object(map);
        }
        if has("@graph") {
            self.random.mark("graph container");
            return self.some(|maker| maker.node(&below, depth + 1));
        }
        if has("@list") {
            self.random.mark("list container");
            let count = self.random.below(4);
            let mut all: Vec<Value> = (0..count).map(|_| self.item(&definition, &below, depth)).collect();
            if self.random.percent(15) {
                self.random.mark("list of lists");
                all.push(Value::Array(vec![self.item(&definition, &below, depth)]));
            }
            return Value::Array(all);
        }
        self.values(&definition, &below, depth)
    }

    /// One, or several of them in one of the ways to write that.
    fn some(&mut self, mut make: impl FnMut(&mut Self) -> Value) -> Value {
        match self.random.below(20) {
            0 => json!([]),
            1..=3 => {
                self.random.mark("array");
                json!([make(self), make(self)])
            }
            4 => {
                self.random.mark("nested array");
                json!([[make(self)], [], [[make(self)]]])
            }
            5 => {
                self.random.mark("null in array");
                json!([null, make(self)])
            }
            6..=8 => json!([make(self)]),
            9 if self.wild => {
                self.random.mark("@set");
                json!({"@set": [make(self)]})
            }
            10 if self.wild => {
                self.random.mark("@list");
                json!({"@list": [make(self), make(self)]})
            }
            _ => make(self),
        }
    }

    fn values(&mut self, definition: &Rc<Value>, scope: &Scope, depth: usize) -> Value {
        if self.random.percent(2) {
            self.random.mark("null");
            return Value::Null;
        }
        let definition = definition.clone();
        self.some(|maker| maker.item(&definition, scope, depth))
    }

    /// One value under a definition with this coercion.
    fn item(&mut self, definition: &Value, scope: &Scope, depth: usize) -> Value {
        if self.random.spoil() {
            self.random.mark("value: another kind");
            return self.anything(scope, depth);
        }
        let coercion = definition.get("@type").and_then(Value::as_str);
        match coercion {
            Some("@json") => {
                self.random.mark("@json");
                self.json(0)
            }
            Some(kind @ ("@id" | "@vocab")) => {
                self.random.mark(if kind == "@id" { "coerced: @id" } else { "coerced: @vocab" });
                if depth < 4 && self.left > 0 && self.random.percent(50) {
                    return self.node(scope, depth + 1);
                }
                let types = scope.types();
                if kind == "@vocab" && !types.is_empty() && self.random.percent(50) {
                    return json!(self.random.pick(&types));
                }
                json!(self.id(scope))
            }
            Some(_) => {
                self.random.mark("coerced: datatype");
                if self.random.percent(10) { self.written(scope) } else { self.scalar() }
            }
            None if depth < 4 && self.left > 0 && (definition.get("@context").is_some() || self.random.percent(40)) => {
                self.node(scope, depth + 1)
            }
            None if self.random.percent(15) => self.written(scope),
            None => self.scalar(),
        }
    }

    /// Members that are about the node and not of it.
    pub fn special(&mut self, node: &mut Map<String, Value>, scope: &Scope, depth: usize) {
        let below = Scope { before: None, ..scope.below("", self.urls) };
        match self.random.below(30) {
            0..=6 => {
                self.random.mark("@included");
                let name = self.keyword(scope, "@included");
                let value = self.some(|maker| maker.node(&below, depth + 1));
                node.insert(name, value);
            }
            7..=15 => {
                self.random.mark("@graph");
                let name = self.keyword(scope, "@graph");
                let value = self.some(|maker| maker.node(&below, depth + 1));
                node.insert(name, value);
            }
            16 => {
                self.random.mark("@reverse");
                let mut reverse = Map::new();
                let id = self.id(scope);
                reverse.insert("https://properties.example/r".into(), json!({"@id": id}));
                self.member(&mut reverse, scope, depth + 1);
                node.insert("@reverse".into(), Value::Object(reverse));
            }
            17..=18 => {
                self.random.mark("@index");
                node.insert("@index".into(), json!("i"));
            }
            _ => {
                self.random.mark("@nest");
                let name = self.keyword(scope, "@nest");
                let mut nested = Map::new();
                self.member(&mut nested, scope, depth + 1);
                let nested = Value::Object(nested);
                node.insert(name, if self.random.percent(30) { json!([nested]) } else { nested });
            }
        }
    }
}
