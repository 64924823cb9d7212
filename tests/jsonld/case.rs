//! A document and the contexts that were made for it; from a seed.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::node::Maker;
use super::random::Random;
use super::scope::{Scope, Urls};
use super::{badge, wild};

/// What both sides are asked about.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    pub document: Value,
    /// Contexts by URL, beside the shelf's.
    pub made: BTreeMap<String, Value>,
}

impl Case {
    /// The case of a seed, and the features it shows. More is wrong with it where that is taken leniently.
    pub fn new(seed: u64, lenient: bool) -> (Case, BTreeMap<&'static str, usize>) {
        let mut random = Random::new(seed);
        // Read strictly, a document is refused at the first thing wrong.
        random.poison = *random.pick(if lenient { &[0, 0, 0, 2, 5, 10] } else { &[0, 0, 0, 0, 0, 0, 1, 3, 8] });
        let wild = random.percent(50);
        let urls = urls(&mut random, wild);
        let left = random.between(2, 8);
        let mut maker = Maker { random: &mut random, urls: &urls, left, wild, published: false };
        let document = if wild { strange(&mut maker) } else { badge::document(&mut maker) };
        random.mark(if wild { "family: wild" } else { "family: badge" });
        // Only what is asked for belongs to the case.
        let asked = document.to_string();
        let made = if asked.contains("https://contexts.example/") { urls.made } else { BTreeMap::new() };
        (Case { document, made }, random.marks)
    }
}

/// Up to two contexts with URLs of their own; each may name the other, and itself.
fn urls(random: &mut Random, wild: bool) -> Urls {
    let mut urls = Urls::default();
    for name in ["https://contexts.example/1", "https://contexts.example/2"] {
        if !random.percent(if wild { 35 } else { 5 }) {
            continue;
        }
        let earlier = urls.clone();
        let mut maker = Maker { random, urls: &earlier, left: 2, wild: true, published: true };
        let context = wild::object(&mut maker, &Scope::default(), 1);
        let document = if random.percent(90) { json!({"@context": context}) } else { json!({"@context": [context]}) };
        urls.made.insert(name.to_owned(), document);
    }
    urls
}

/// A list of contexts holds no list; but for once.
fn flat(context: Value, maker: &mut Maker) -> Vec<Value> {
    match context {
        Value::Array(all) if !maker.random.spoil() => all,
        other => vec![other],
    }
}

fn strange(maker: &mut Maker) -> Value {
    let mut contexts = Vec::new();
    let mut scope = Scope::default();
    if maker.random.percent(12) {
        contexts.push(json!(*maker.random.pick(&[
            "https://www.w3.org/ns/credentials/v2",
            "https://w3id.org/security/v2",
            "https://w3id.org/dcc/v1"
        ])));
        scope = scope.enter(&contexts[0], maker.urls);
    }
    let made: Vec<String> = maker.urls.made.keys().cloned().collect();
    for url in made {
        if maker.random.percent(60) {
            maker.random.mark("context: remote");
            contexts.push(json!(url));
            scope = scope.enter(&json!(url), maker.urls);
        }
    }
    for _ in 0..maker.random.between(if contexts.is_empty() { 1 } else { 0 }, 2) {
        let context = wild::object(maker, &scope, 0);
        scope = scope.enter(&context, maker.urls);
        contexts.extend(flat(context, maker));
    }
    let context = if contexts.len() == 1 { contexts.remove(0) } else { Value::Array(contexts) };
    let node = |maker: &mut Maker| maker.node(&scope, 0).as_object().cloned().unwrap_or_default();
    let mut body = node(maker);
    for _ in 0..3 {
        if body.len() < 3 {
            maker.member(&mut body, &scope, 0);
        }
    }
    let inner = body.remove("@context");
    let mut document = Map::new();
    document.insert(
        "@context".into(),
        match inner {
            Some(inner) => {
                let mut all = flat(context, maker);
                all.extend(flat(inner, maker));
                Value::Array(all)
            }
            None => context,
        },
    );
    document.extend(body);
    Value::Object(document)
}
