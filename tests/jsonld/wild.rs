//! Contexts that nobody publishes, and documents over them.

use serde_json::{Map, Value, json};

use super::node::Maker;
use super::random::Random;
use super::scope::Scope;

const XSD: &str = "http://www.w3.org/2001/XMLSchema#";
const KEYWORDS: &[&str] = &["@id", "@type", "@value", "@language", "@graph", "@list", "@set", "@included", "@nest"];
const HIDING: &[&str] = &[
    "@index",
    "@direction",
    "@context",
    "@json",
    "@none",
    "@reverse",
    "@base",
    "@vocab",
    "@strange",
    "@null",
    "@container",
];

/// A context of its own, as deep as is left.
pub fn context(maker: &mut Maker, scope: &Scope, depth: usize) -> Value {
    match maker.random.below(40) {
        0 => {
            maker.random.mark("context: null");
            json!([null, object(maker, &Scope::default(), depth)])
        }
        1 | 2 => {
            maker.random.mark("context: array");
            let first = object(maker, scope, depth);
            let second = object(maker, &scope.enter(&first, maker.urls), depth);
            json!([first, second])
        }
        3 if maker.random.percent(15) => {
            maker.random.mark("context: wrapped");
            let inner = object(maker, scope, depth);
            json!([{"@context": inner}])
        }
        4..=7 if !maker.urls.made.is_empty() => {
            maker.random.mark("context: remote");
            let urls: Vec<&String> = maker.urls.made.keys().collect();
            let url = json!(maker.random.pick(&urls));
            if maker.random.percent(15) { json!([url, object(maker, scope, depth)]) } else { url }
        }
        // Of itself, or by an address relative to it (Context Processing 5.2.1).
        8..=14 if maker.published => {
            maker.random.mark("context: remote, by its relative address");
            json!(maker.random.text(&[
                "1",
                "./2",
                "/2",
                "//contexts.example/1",
                "https://contexts.example/2",
                "../1#f"
            ]))
        }
        15 if maker.random.percent(30) => {
            maker.random.mark("context: empty");
            if maker.random.percent(50) { json!([]) } else { json!({}) }
        }
        _ => object(maker, scope, depth),
    }
}

/// An object of definitions.
pub fn object(maker: &mut Maker, scope: &Scope, depth: usize) -> Value {
    let mut context = Map::new();
    let random = &mut *maker.random;
    if random.percent(20) {
        let version: Value = if random.spoil() { json!("1.1") } else { json!(1.1) };
        context.insert("@version".into(), version);
    }
    if random.percent(25) {
        random.mark("context: @vocab");
        let wrong = random.spoil();
        let vocab = if wrong {
            random.text(&["_:v", "relative", "a b", "ex:"])
        } else {
            random.text(&["https://vocab.example/", "https://vocab.example/v#", "urn:v:"])
        };
        context.insert("@vocab".into(), json!(vocab));
    }
    if random.percent(15) {
        random.mark("context: @base");
        let wrong = random.spoil();
        let base = if wrong {
            json!(random.text(&["relative/", "", "#"]))
        } else {
            json!(random.text(&[
                "https://base.example/a/b",
                "https://base.example",
                "https://base.example/a/b/c;d?q",
                "urn:base:x",
                "file:///a/b/../c"
            ]))
        };
        context.insert("@base".into(), base);
    }
    if random.percent(10) {
        random.mark("context: @language");
        context.insert("@language".into(), random.pick(&[json!("ja"), json!("EN"), Value::Null]).clone());
    }
    if random.percent(8) {
        random.mark("context: @direction");
        context.insert("@direction".into(), random.pick(&[json!("rtl"), json!("ltr"), Value::Null]).clone());
    }
    if random.percent(7) {
        random.mark("context: @protected");
        context.insert("@protected".into(), json!(true));
    }
    if random.percent(8) {
        random.mark("context: @propagate");
        context.insert("@propagate".into(), json!(random.percent(60)));
    }
    if random.percent(8) && !maker.urls.made.is_empty() {
        random.mark("context: @import");
        let urls: Vec<&String> = maker.urls.made.keys().collect();
        context.insert("@import".into(), json!(random.pick(&urls)));
    }
    if random.percent(60) {
        for (term, keyword) in [("id", "@id"), ("type", "@type")] {
            context.insert(term.into(), alias(random, keyword));
        }
    }
    if random.percent(4) {
        random.mark("context: @type as a set");
        context.insert(
            "@type".into(),
            random.pick(&[json!({"@container": "@set"}), json!({"@protected": true, "@container": "@set"})]).clone(),
        );
    }
    if random.percent(4) && context.contains_key("id") {
        random.mark("alias of an alias");
        context.insert("uid".into(), json!("id"));
    }
    if random.percent(20) {
        let keyword = random.text(KEYWORDS);
        context.insert(format!("k{}", &keyword[1..]), alias(random, &keyword));
    }
    if random.percent(50) {
        random.mark("context: prefix");
        let target = random.text(&["https://prefix.example/", "https://prefix.example/#", "urn:prefix:"]);
        let plain = random.percent(5);
        // No simple term is a prefix that ends otherwise (Create Term Definition 14.2.5).
        let target = if plain { "https://prefix.example/x".into() } else { target };
        context.insert(
            "ex".into(),
            if random.percent(70) || plain {
                json!(target)
            } else {
                json!({"@id": "https://prefix.example/x", "@prefix": true})
            },
        );
    }
    for _ in 0..maker.random.below(4) {
        let name = maker.random.text(&["Alpha", "Beta", "Gamma", "Delta"]);
        let mut definition = json!({"@id": format!("https://types.example/{name}")});
        if depth < 3 && maker.random.percent(35) {
            maker.random.mark("context: type-scoped");
            definition["@context"] = self::context(maker, scope, depth + 1);
        }
        context.insert(name, definition);
    }
    for _ in 0..maker.random.between(1, 5) {
        let name = maker.random.text(&[
            "a",
            "b",
            "c",
            "d",
            "e",
            "f",
            "g",
            "name",
            "issuer",
            "https://terms.example/iri",
            "ex:compact",
            "with space",
        ]);
        let known =
            Scope { terms: scope.terms.clone(), ..Scope::default() }.enter(&Value::Object(context.clone()), maker.urls);
        let definition = match scope.terms.get(&name) {
            Some(earlier) if maker.random.percent(40) => {
                maker.random.mark("definition: the same again");
                (**earlier).clone()
            }
            _ => definition(maker, &known, &name, depth),
        };
        context.insert(name, definition);
    }
    if maker.random.spoil() {
        maker.random.mark("context: spoilt");
        let (name, value) = maker
            .random
            .pick(&[
                ("@language", json!(1)),
                ("@type", json!({"@container": ["@set"]})),
                ("@type", json!({"@container": "@list"})),
                ("@type", json!({"@protected": false})),
                ("@type", json!({"@id": "@type"})),
                ("@type", json!({})),
                ("@type", json!("ex:a")),
                ("@id", json!("ex:a")),
                ("@strange", json!("https://a.example/")),
                ("", json!("https://a.example/")),
                ("@propagate", json!("x")),
                ("@import", json!("https://nowhere.example/")),
                ("@direction", json!("up")),
                ("@vocab", json!(1)),
                ("cycle", json!({"@id": "cycle:a"})),
                ("x:y", json!("https://a.example/")),
                ("@protected", json!(1)),
                ("./rel", json!("https://a.example/")),
                ("n", json!(1)),
                ("id", json!({"@id": "@id", "@type": "@id"})),
                ("l", json!(["a"])),
                ("@value", json!("https://a.example/")),
            ])
            .clone();
        context.insert(name.into(), value);
    }
    Value::Object(context)
}

fn alias(random: &mut Random, keyword: &str) -> Value {
    if random.percent(80) { json!(keyword) } else { json!({"@id": keyword}) }
}

fn target(maker: &mut Maker, scope: &Scope, name: &str) -> Value {
    let random = &mut *maker.random;
    if random.spoil() {
        random.mark("definition: wrong target");
        return match random.below(4) {
            0 => Value::Null,
            1 => json!(random.text(HIDING)),
            2 => json!(1),
            _ => json!(random.text(&["relative", "", "_:t", "undefined:x", "a b:c", "ex", "@id"])),
        };
    }
    // A term with a colon can only mean what it expands to.
    if name.contains(':') {
        random.mark("definition: of an IRI");
        return json!(name);
    }
    if scope.vocab && random.percent(20) {
        random.mark("definition: of @vocab");
        return json!(random.text(&["word", "Word", "w/x"]));
    }
    if scope.terms.contains_key("ex") && random.percent(25) {
        random.mark("definition: compact IRI");
        return json!(random.text(&["ex:a", "ex:b", "ex:c"]));
    }
    let others: Vec<&String> = scope.terms.keys().filter(|other| *other != name).collect();
    if random.percent(3) && !others.is_empty() {
        random.mark("definition: by another term");
        return json!(random.pick(&others));
    }
    json!(random.text(&[
        "https://terms.example/a",
        "https://terms.example/b",
        "https://terms.example/c",
        "https://terms.example/d",
        "urn:term:e"
    ]))
}

/// What a term means.
fn definition(maker: &mut Maker, scope: &Scope, name: &str, depth: usize) -> Value {
    let id = target(maker, scope, name);
    if maker.random.percent(25) && !name.contains(':') {
        return id;
    }
    let mut definition = Map::new();
    definition.insert("@id".into(), id);
    let spoilt = maker.random.spoil();
    let random = &mut *maker.random;
    let containers = [
        json!("@set"),
        json!("@list"),
        json!("@language"),
        json!("@id"),
        json!("@type"),
        json!("@graph"),
        json!(["@graph", "@id"]),
        json!(["@set", "@id"]),
        json!(["@set"]),
        json!(["@graph", "@set"]),
        json!(["@set", "@language"]),
        json!(["@set", "@graph", "@id"]),
        json!(["@type", "@set"]),
    ];
    let indices =
        [json!("@index"), json!(["@index", "@set"]), json!(["@graph", "@index"]), json!(["@graph", "@index", "@set"])];
    let container = match random.below(100) {
        0..45 => Some(random.pick(&containers).clone()),
        45..49 => Some(random.pick(&indices).clone()),
        49 if spoilt => Some(json!(["@list", "@set"])),
        50..55 if spoilt => Some(
            random
                .pick(&[
                    json!("@nest"),
                    json!(["@graph", "@list"]),
                    json!(["@id", "@index"]),
                    json!("@none"),
                    json!([]),
                    json!(1),
                    Value::Null,
                ])
                .clone(),
        ),
        _ => None,
    };
    let has = |wanted: &str| {
        container
            .as_ref()
            .is_some_and(|it| it == wanted || it.as_array().is_some_and(|all| all.iter().any(|one| one == wanted)))
    };
    let (map_of_types, language, index, list) = (has("@type"), has("@language"), has("@index"), has("@list"));
    let graph = has("@graph");
    if let Some(container) = container {
        definition.insert("@container".into(), container);
    }
    if spoilt || !language {
        let kinds: &[&str] = if map_of_types {
            &["@id", "@vocab"]
        } else {
            &[
                "@id",
                "@vocab",
                "@json",
                "@none",
                "@id",
                "dateTime",
                "string",
                "integer",
                "double",
                "https://types.example/t",
            ]
        };
        if random.percent(35) && (spoilt || !(graph || index)) {
            let kind = random.text(kinds);
            let kind = if kind.starts_with(|first: char| first.is_ascii_lowercase()) && !kind.contains(':') {
                format!("{XSD}{kind}")
            } else {
                kind
            };
            let wrong = random.spoil();
            definition.insert(
                "@type".into(),
                json!(if wrong { random.text(&["relative", "_:t", "@set", "ex:t"]) } else { kind }),
            );
        }
    }
    if random.percent(8) {
        random.mark("definition: @language");
        definition.insert("@language".into(), random.pick(&[json!("fr"), json!("JA-jp"), Value::Null]).clone());
    }
    if random.percent(6) {
        random.mark("definition: @direction");
        definition.insert("@direction".into(), random.pick(&[json!("rtl"), json!("ltr"), Value::Null]).clone());
    }
    if random.percent(4) {
        random.mark("definition: @protected");
        definition.insert("@protected".into(), json!(random.percent(60)));
    }
    if random.percent(5) {
        random.mark("definition: @prefix");
        definition.insert("@prefix".into(), json!(random.percent(70)));
    }
    if index && (spoilt || !graph) && random.percent(60) {
        random.mark("definition: @index");
        definition.insert("@index".into(), json!(random.text(&["https://index.example/p", "a", "b", "ex:i"])));
    }
    if random.percent(6) {
        random.mark("definition: @nest");
        let wrong = random.spoil();
        let alias = if scope.terms.contains_key("knest") { "knest" } else { "@nest" };
        definition
            .insert("@nest".into(), json!(if wrong { random.text(&["@id", "undefined", ""]) } else { alias.into() }));
    }
    if (spoilt || !(list || graph || language || map_of_types || definition.contains_key("@nest"))) && random.percent(6)
    {
        random.mark("definition: @reverse");
        if let Some(id) = definition.remove("@id") {
            definition.insert("@reverse".into(), id);
        }
        if !spoilt && definition.get("@container").is_some_and(|it| !matches!(it.as_str(), Some("@set" | "@index"))) {
            definition.remove("@container");
        }
    }
    if spoilt && random.percent(20) {
        definition.insert("@unknown".into(), json!(1));
    }
    if depth < 3 && maker.random.percent(12) {
        maker.random.mark("context: property-scoped");
        let inner = if maker.random.percent(8) { Value::Null } else { context(maker, scope, depth + 1) };
        definition.insert("@context".into(), inner);
    }
    Value::Object(definition)
}
