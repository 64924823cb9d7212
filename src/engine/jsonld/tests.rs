//! The strict mode: what stands in a document and in no statement; the mode of the standard; and budgets.

#![allow(clippy::indexing_slicing)]

use serde_json::{Value, json};

use super::*;
use crate::engine::limits;
use crate::engine::policy::PinnedContext;
use crate::engine::rdf::Term;

const V2: &str = "https://www.w3.org/ns/credentials/v2";
const OB: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

fn strict(document: &Value) -> Result<Vec<Quad>, Fault> {
    statements(document, &Contexts::default())
}

/// The lines of a document, blank nodes as they were named.
fn lines(document: Value) -> Result<Vec<String>, (Code, Option<String>)> {
    match strict(&document) {
        Ok(quads) => Ok(quads.iter().map(|quad| quad.line().trim_end().to_owned()).collect()),
        Err((code, detail)) => Err((code, detail.found.or(detail.url))),
    }
}

/// A context with a few terms of one's own.
fn with(mut members: Value) -> Value {
    let context = json!({"ex": "https://x.example/", "id": "@id", "type": "@type", "a": "ex:a", "b": "ex:b",
        "ref": {"@id": "ex:ref", "@type": "@id"}, "word": {"@id": "ex:word", "@type": "@vocab"}, "gone": null,
        "map": {"@id": "ex:map", "@container": "@language"}, "by": {"@id": "ex:by", "@container": "@index"},
        "stated": {"@id": "ex:stated", "@container": "@index", "@index": "a"}, "nothing": "_:nothing",
        "place": "@index", "turned": "@direction", "double": {"@id": "ex:d", "@type": "http://www.w3.org/2001/XMLSchema#double"},
        "json": {"@id": "ex:json", "@type": "@json"}, "list": {"@id": "ex:list", "@container": "@list"},
        "T": "ex:T", "back": {"@reverse": "ex:back"}, "graph": {"@id": "ex:graph", "@container": "@graph"}});
    if let Some(object) = members.as_object_mut() {
        object.insert("@context".to_owned(), context);
    }
    members
}

#[test]
fn what_becomes_no_statement_is_refused() {
    use Code::*;
    let cases = [
        // What no context defines.
        (json!({"a": 1, "c": 2}), PropertyUndefined, "c"),
        (json!({"a": {"c": 2}}), PropertyUndefined, "c"),
        (json!({"gone": 1}), PropertyUndefined, "gone"),
        (json!({"nothing": 1}), PropertyUndefined, "nothing"),
        (json!({"@comment": 1}), PropertyUndefined, "@comment"),
        (json!({"a": {"@comment": 1}}), PropertyUndefined, "@comment"),
        (json!({"@container": "x"}), PropertyUndefined, "@container"),
        (json!({"type": "U", "a": 1}), PropertyUndefined, "U"),
        (json!({"type": ["T", "@x"], "a": 1}), PropertyUndefined, "@x"),
        (json!({"type": ["T", "@json"], "a": 1}), PropertyUndefined, "@type"),
        // Keywords whose content is not stated.
        (json!({"a": 1, "@index": "x"}), PropertyUndefined, "x"),
        (json!({"a": 1, "place": "x"}), PropertyUndefined, "x"),
        (json!({"a": {"@value": "x", "@index": "y"}}), PropertyUndefined, "y"),
        (json!({"a": 1, "@language": "ja"}), PropertyUndefined, "@language"),
        (json!({"a": {"@language": "ja"}}), PropertyUndefined, "@language"),
        (json!({"a": 1, "turned": "ltr"}), PropertyUndefined, "@direction"),
        (json!({"by": {"x": {"a": 1}}}), PropertyUndefined, "x"),
        (json!({"by": {"x": "text"}}), PropertyUndefined, "x"),
        (json!({"a": {"@value": null, "@language": "ja"}}), PropertyUndefined, "@value"),
        (json!({"a": {"@value": null, "type": "T"}}), PropertyUndefined, "@value"),
        // Language tags that are none.
        (json!({"a": {"@value": "x", "@language": "not a tag"}}), PropertyUndefined, "not a tag"),
        (json!({"map": {"not a tag": "x"}}), PropertyUndefined, "not a tag"),
        (json!({"b": {"@context": {"@language": "?"}, "a": "x"}}), PropertyUndefined, "?"),
        // What floats freely.
        (json!({"@graph": ["x", {"a": 1}]}), PropertyUndefined, "x"),
        (json!({"@graph": [{"@value": "x"}]}), PropertyUndefined, "@value"),
        (json!({"@graph": [{"@list": ["x"]}]}), PropertyUndefined, "@list"),
        (json!({"@graph": [{"@set": ["x"]}]}), PropertyUndefined, "x"),
        (json!({"@graph": [{"id": "urn:x:1"}]}), PropertyUndefined, "urn:x:1"),
        (json!({"id": "urn:x:1"}), PropertyUndefined, "urn:x:1"),
        (json!({"id": "urn:x:1", "a": null}), PropertyUndefined, "urn:x:1"),
        (json!({"id": "urn:x:1", "@graph": []}), PropertyUndefined, "urn:x:1"),
        (json!({"a": 1, "@included": [{"id": "urn:x:1"}]}), PropertyUndefined, "urn:x:1"),
        // A name of which nothing is said, whatever stands beside it.
        (json!({"id": "urn:x:1", "a": []}), PropertyUndefined, "urn:x:1"),
        (json!({"id": "urn:x:1", "back": []}), PropertyUndefined, "urn:x:1"),
        (json!({"id": "urn:x:1", "@included": [{"a": 1}]}), PropertyUndefined, "urn:x:1"),
        // What is no node and stands in a graph.
        (json!({"graph": {"@list": ["x"]}}), PropertyUndefined, "@list"),
        (json!({"graph": ["x"]}), PropertyUndefined, "@value"),
        (json!({"graph": {"id": "urn:x:1"}}), PropertyUndefined, "urn:x:1"),
        // Identifiers that are no absolute IRIs.
        (json!({"id": "x", "a": 1}), PropertyRelative, "x"),
        (json!({"id": "", "a": 1}), PropertyRelative, ""),
        (json!({"ref": "x"}), PropertyRelative, "x"),
        (json!({"word": "x"}), PropertyRelative, "x"),
        (json!({"a": {"id": "x y:z"}}), PropertyRelative, "x y:z"),
        (json!({"ref": "https://x.example/<>"}), PropertyRelative, "https://x.example/<>"),
        (json!({"ref": "@x"}), PropertyRelative, "@x"),
        (json!({"b": {"@context": {"@base": "https://x.example/"}, "id": "1:2"}}), PropertyRelative, "1:2"),
        // Numbers that not everybody reads alike.
        (json!({"a": 9_007_199_254_740_993_u64}), PropertyNumber, "9007199254740993"),
        // Values that the standard refuses.
        (json!({"id": 1, "a": 1}), ShapeId, "invalid @id value"),
        (json!({"id": null, "a": 1}), ShapeId, "invalid @id value"),
        (json!({"type": 1}), ShapeId, "invalid type value"),
        (json!({"a": {"@value": {"b": 1}}}), ContextInvalid, "invalid value object value"),
        (json!({"a": {"@value": "x", "b": 1}}), ContextInvalid, "invalid value object"),
        (json!({"a": {"@value": "x", "b": []}}), ContextInvalid, "invalid value object"),
        (json!({"a": {"@list": ["x"], "b": []}}), ContextInvalid, "invalid set or list object"),
        (json!({"a": {"@value": "x", "@type": "u"}}), PropertyUndefined, "u"),
        (json!({"id": "urn:x:1", "@id": "urn:x:1", "a": 1}), ContextInvalid, "colliding keywords"),
        (json!({"back": "x"}), ContextInvalid, "invalid reverse property value"),
    ];
    for (members, code, found) in cases {
        let document = with(members);
        assert_eq!(lines(document.clone()), Err((code, Some(found.to_owned()))), "{document}");
    }
}

#[test]
fn what_is_stated_is_allowed() {
    let cases = [
        (json!({"a": null, "b": [], "ref": [null], "by": {}, "map": {"ja": null}}), 0),
        (json!({"a": {}}), 1),
        (json!({"a": {"id": "urn:x:1"}}), 1),
        (json!({"https://x.example/c": 1, "ex:d": 2}), 2),
        (json!({"ref": "ex:x", "word": "T"}), 2),
        (json!({"map": {"ja": "x", "@none": "y"}}), 2),
        (json!({"by": {"@none": {"a": 1}}}), 2),
        (json!({"stated": {"x": {"b": 1}}}), 3),
        (json!({"@included": [{"a": 1}], "@nest": {"b": 1}, "@graph": [{"a": 1}]}), 3),
        (json!({"@graph": [{"a": 1}, {"b": 1}]}), 2),
        (json!({"@reverse": {"a": {"b": 1}}, "back": {"b": 2}}), 4),
        (json!({"list": [[1], []]}), 7),
        (json!({"graph": {"a": 1}}), 2),
        (json!({"a": [], "@graph": {"b": 1}}), 1),
        (json!({"@included": {"a": []}}), 0),
        (json!({"@set": []}), 0),
        (json!({"a": {"@set": [1, 2, 2]}}), 2),
        (json!({"json": {"@comment": [1]}}), 1),
        (json!({"b": {"@context": {"@vocab": "https://x.example/"}, "c": 1}}), 2),
        (json!({"b": {"@context": {"@base": "https://x.example/"}, "id": "c"}}), 1),
        (json!({"b": {"@context": {"@comment": "a context is no statement"}, "a": 1}}), 2),
    ];
    for (members, count) in cases {
        let document = with(members);
        assert_eq!(lines(document.clone()).map(|lines| lines.len()), Ok(count), "{document}");
    }
}

#[test]
fn literals_have_their_forms() {
    let xsd = "http://www.w3.org/2001/XMLSchema#";
    for (member, value, expected) in [
        ("a", json!(5), format!("\"5\"^^<{xsd}integer>")),
        ("a", json!(5.0), format!("\"5\"^^<{xsd}integer>")),
        ("a", json!(0.1), format!("\"1.0E-1\"^^<{xsd}double>")),
        ("a", json!(true), format!("\"true\"^^<{xsd}boolean>")),
        ("double", json!(5), format!("\"5.0E0\"^^<{xsd}double>")),
        ("double", json!("5"), format!("\"5\"^^<{xsd}double>")),
        ("a", json!({"@value": 5, "@type": "ex:T"}), "\"5\"^^<https://x.example/T>".to_owned()),
        ("a", json!({"@value": "x", "@language": "ja-JP"}), "\"x\"@ja-jp".to_owned()),
        (
            "a",
            json!({"@value": "x", "@language": "ja-JP", "@direction": "ltr"}),
            "\"x\"^^<https://www.w3.org/ns/i18n#ja-jp_ltr>".to_owned(),
        ),
        ("a", json!({"@value": "x", "@direction": "rtl"}), "\"x\"^^<https://www.w3.org/ns/i18n#_rtl>".to_owned()),
        (
            "json",
            json!({"b": 1, "a": null}),
            r#""{\"a\":null,\"b\":1}"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON>"#.to_owned(),
        ),
    ] {
        let document = with(json!({(member): value}));
        let name = if member == "double" { "d" } else { member };
        assert_eq!(lines(document), Ok(vec![format!("_:b0 <https://x.example/{name}> {expected} .")]));
    }
}

/// Expansion 5.1.2, 13.8.3.5 and 13.8.3.6: so 5.2.2 makes lists of the arrays in it, where the term is of lists.
#[test]
fn values_of_a_map_are_expanded_as_one_array() {
    let stated = |values: Value| {
        let document = json!({"@context": {"@vocab": "https://x.example/", "m": {"@container": "@type"},
            "none": {"@id": "@none", "@context": {"m": {"@container": "@list"}}},
            "T": {"@context": {"m": {"@container": "@list"}}}}, "m": values});
        let firsts = |lines: &Vec<String>| lines.iter().filter(|line| line.contains("rdf-syntax-ns#first")).count();
        lines(document).map(|lines| (lines.len(), firsts(&lines)))
    };
    for (values, expected) in [
        (json!({"none": []}), (0, 0)),
        (json!({"none": "x"}), (1, 0)),
        (json!({"none": ["x", "y"]}), (2, 0)),
        (json!({"none": [["x", "y"]]}), (5, 2)),
        (json!({"none": ["x", ["y"]]}), (4, 1)),
        (json!({"none": [{"@set": ["x"]}]}), (3, 1)),
        (json!({"none": {"@set": ["x"]}}), (3, 1)),
        (json!({"none": {"@set": []}}), (1, 0)),
        (json!({"T": [{}]}), (2, 0)),
    ] {
        assert_eq!(stated(values.clone()), Ok(expected), "{values}");
    }
    // A list has no type.
    for values in [json!({"T": [[{}]]}), json!({"T": {"@set": [{}]}})] {
        assert_eq!(stated(values.clone()), Err((Code::PropertyUndefined, Some("T".to_owned()))), "{values}");
    }
}

/// 13.8.3.7.5 adds the type to others; IRI Expansion 5.2.2, 6.1 leaves a blank node identifier as it is.
#[test]
fn a_blank_node_may_be_a_type_in_a_type_map() {
    let stated = |index: &str| {
        let context = json!({"m": {"@id": "https://x.example/m", "@container": "@type"}});
        lines(json!({"@context": context, "m": {(index): {"@type": "https://x.example/T"}}}))
    };
    let kind = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";
    let expected = ["_:b0 <https://x.example/m> _:b1 .", "_:b1 TYPE _:b2 .", "_:b1 TYPE <https://x.example/T> ."];
    let mut lines = stated("_:t").unwrap_or_default();
    lines.sort();
    let mut expected = expected.map(|line| line.replace("TYPE", kind));
    expected.sort();
    assert_eq!(lines, expected);
    assert_eq!(stated("t"), Err((Code::PropertyUndefined, Some("t".to_owned()))));
}

#[test]
fn faults_name_their_place() {
    let document = with(json!({"a": [1, {"b": {"x/y": 1}}]}));
    let at = strict(&document).err().and_then(|(_, detail)| detail.at);
    assert_eq!(at.as_deref(), Some("/a/1/b/x~1y"));
    let document = with(json!({"a": {"ref": ["urn:x:1", "rel"]}}));
    assert_eq!(strict(&document).err().and_then(|(_, detail)| detail.at).as_deref(), Some("/a/ref/1"));
    let document = with(json!({"a": {"@nest": [{"b": 1}, {"c": 1}]}}));
    assert_eq!(strict(&document).err().and_then(|(_, detail)| detail.at).as_deref(), Some("/a/@nest/1/c"));
}

#[test]
fn a_broken_context_is_named_by_the_standard() {
    let invalid = |context: Value| strict(&json!({"@context": context, "https://x.example/a": 1})).err();
    for (context, found) in [
        (json!([V2, {"VerifiableCredential": "https://evil.example/"}]), "protected term redefinition"),
        (json!([V2, null]), "invalid context nullification"),
        (json!({"a": "b:c", "b": "a:c"}), "cyclic IRI mapping"),
        (json!({"a": {"@id": "https://x.example/a", "@context": {"b": 1}}}), "invalid scoped context"),
        (json!({"@id": "https://x.example/"}), "keyword redefinition"),
        (json!([1]), "invalid local context"),
    ] {
        assert_eq!(invalid(context), Some((Code::ContextInvalid, Detail::found(found))));
    }
    // An object with the context in it, as credentials were signed with.
    let wrapped = json!({"@context": [{"@context": {"a": "https://x.example/a"}}], "a": 1});
    assert_eq!(lines(wrapped).map(|lines| lines.len()), Ok(1));
}

#[test]
fn contexts_come_from_the_shelf_and_the_operator_alone() {
    let url = "https://badge.example.jp/v1";
    let document = json!({"@context": [V2, url], "type": "VerifiableCredential", "grade": {"level": "A"}});
    let contexts = Contexts::default();
    assert_eq!(statements(&document, &contexts), Err((Code::ContextUnknown, Detail::url(url))));
    assert_eq!(contexts.unknown().as_deref(), Some(url));
    let text = json!({"@context": {"grade": {"@id": "https://badge.example.jp/#grade",
        "@context": {"level": "https://badge.example.jp/#level"}}}});
    let pin = PinnedContext { url: url.to_owned(), sha256: String::new(), file: None, text: Some(text.to_string()) };
    let pins = [pin];
    assert_eq!(statements(&document, &Contexts::new(&pins)).map(|quads| quads.len()), Ok(3));
}

#[test]
fn contexts_processed_before_change_no_answer() {
    let document = json!({"@context": [V2, OB], "type": ["VerifiableCredential", "OpenBadgeCredential"], "name": "x",
        "credentialSubject": {"type": "AchievementSubject", "achievement": {"type": "Achievement", "name": "y"}}});
    let first = strict(&document);
    assert_eq!(first.as_ref().map(Vec::len), Ok(8));
    for _ in 0..3 {
        assert_eq!(strict(&document), first);
    }
    // The same words with another word before them.
    let mut own = document.clone();
    own["@context"] = json!([V2, OB, {"grade": "https://x.example/grade"}]);
    assert_eq!(strict(&own), first);
    own["credentialSubject"]["grade"] = "A".into();
    assert_eq!(strict(&own).map(|quads| quads.len()), Ok(9));
}

/// What the strict reader lets through is expanded on any stack.
#[test]
fn depth_is_no_danger() {
    let nested = (0..limits::JSON_DEPTH / 2).fold(json!(1), |inner, _| json!({"https://x.example/a": [inner]}));
    assert_eq!(strict(&nested).map(|quads| quads.len()), Ok(limits::JSON_DEPTH / 2));
    let scoped = (0..limits::JSON_DEPTH / 2 - 2).fold(
        json!({}),
        |inner, n| json!({(format!("a{n}")): {"@id": format!("https://x.example/{n}"), "@context": inner}}),
    );
    assert_eq!(strict(&json!({"@context": scoped, "a29": 1})).map(|quads| quads.len()), Ok(1));
}

/// Context Processing 4.1.2, 5.1.2; Expansion 5.1.2, 7 and 11: null keeps what was before it, each time it is applied.
#[test]
fn null_keeps_what_was_before_it() {
    let of_type = |types: Value| {
        let scoped = json!([null, {"a": "https://x.example/a", "b": "https://x.example/b"}]);
        json!({"@context": {"T": {"@id": "https://x.example/T", "@context": scoped}, "b": "https://x.example/outer"},
            "@type": types, "a": {"b": true}})
    };
    let inner = |types: Value| {
        let predicates = strict(&of_type(types)).map(|quads| quads.into_iter().map(|quad| quad.predicate).collect());
        predicates.map(|all: Vec<String>| all.iter().any(|name| name == "https://x.example/outer"))
    };
    assert_eq!(inner(json!("T")), Ok(true));
    assert_eq!(inner(json!(["T", "T"])), Ok(false));
}

/// Context Processing 4.1.2, 5.1.1: null is an error while there are protected terms; one that the context of a property
/// defined anew (4.2.2, 27) is none any more.
#[test]
fn null_is_an_error_while_terms_are_protected() {
    let stated = |scoped: Value| {
        let context = json!({"T": {"@id": "https://x.example/T", "@context": null},
            "c": {"@id": "https://x.example/c", "@protected": true}, "d": {"@id": "https://x.example/d", "@context": scoped}});
        lines(json!({"@context": context, "d": {"@type": "T"}})).map(|lines| lines.len())
    };
    let refused = Err((Code::ContextInvalid, Some("invalid context nullification".to_owned())));
    assert_eq!(stated(json!({"c": "https://x.example/other"})), Ok(2));
    assert_eq!(stated(json!({"c": null})), Ok(2));
    assert_eq!(stated(json!({"c": {"@id": "https://x.example/c", "@protected": true}})), refused);
    assert_eq!(stated(json!({"e": "https://x.example/other"})), refused);
    assert_eq!(stated(json!([{"c": null}, {"e": {"@id": "https://x.example/e", "@protected": true}}])), refused);
}

#[test]
fn contexts_import_others() {
    let url = "https://badge.example.jp/v1";
    let text = json!({"@context": {"a": "https://x.example/a", "b": "https://x.example/b"}}).to_string();
    let pins = [PinnedContext { url: url.to_owned(), sha256: String::new(), file: None, text: Some(text) }];
    let document = json!({"@context": {"@import": url, "b": "https://x.example/c"}, "a": 1, "b": 2});
    let quads = statements(&document, &Contexts::new(&pins)).unwrap_or_default();
    let predicates: Vec<&str> = quads.iter().map(|quad| quad.predicate.as_str()).collect();
    assert_eq!(predicates, ["https://x.example/a", "https://x.example/c"]);
}

#[test]
fn the_standard_drops_what_the_verifier_refuses() {
    let none = |_: &str| None;
    let options = Options { base: Some("https://x.example/d/"), expand_context: None, direction: None, loader: &none };
    let document =
        json!({"@id": "e", "c": 1, "https://x.example/a": [{"@id": "../f"}, {"@value": "x", "@index": "i"}]});
    let quads = statements_of_standard(&document, &options).unwrap_or_default();
    assert_eq!(quads.len(), 2);
    assert!(quads.iter().all(|quad| quad.subject == Term::Iri("https://x.example/d/e".to_owned())));
    assert!(quads.iter().any(|quad| quad.object == Term::Iri("https://x.example/f".to_owned())));
    let remote = json!({"@context": "https://x.example/c", "a": 1});
    assert_eq!(statements_of_standard(&remote, &options).map_err(|fault| fault.0), Err(Code::ContextUnknown));
}

/// What hangs on nothing is not stated, and nothing else falls with it.
#[test]
fn the_standard_leaves_out_no_more_than_it_says() {
    let none = |_: &str| None;
    let base = Some("https://x.example/");
    let options = Options { base, expand_context: None, direction: Some(RdfDirection::CompoundLiteral), loader: &none };
    let graph = json!({"graph": {"@id": "ex:graph", "@container": "@graph"}, "ex": "https://x.example/"});
    let text = json!({"@value": "x", "@direction": "rtl"});
    for (document, expected) in [
        // Node Map Generation 7.2.2, 4 and 5: the values and lists of a graph; its nodes are stated.
        (
            json!({"@context": graph, "graph": [{"@list": [text, {"ex:a": true}]}, text]}),
            vec!["_:b0 <ex:graph> _:b1 .", "_:b0 <ex:graph> _:b3 .", "_:b2 <ex:a> true _:b1 ."],
        ),
        // 9.1.1, expand(), 7: an empty array is an entry beside `@graph`, so the graph is one of its own.
        (json!({"ex:g": [], "@graph": {"ex:p": true}}), vec!["_:b1 <ex:p> true _:b0 ."]),
        (json!({"@type": [], "@graph": {"ex:p": true}}), vec!["_:b1 <ex:p> true _:b0 ."]),
        (json!({"@reverse": {}, "@graph": {"ex:p": true}}), vec!["_:b0 <ex:p> true ."]),
        // 8.1.2, 1.3.1: lists of a node without an IRI; the node in the list has its own statements.
        (json!({"ex:f": {"@id": "a b:x", "ex:p": {"@list": ["x", {"ex:a": true}]}}}), vec!["_:b1 <ex:a> true ."]),
        (json!({"_:p": {"@list": ["x"]}}), vec![]),
        // 8.1.2, 1.1: a graph without an IRI; the graph that is named within has one.
        (
            json!({"@id": "a b:x", "@graph": {"ex:p": 1, "@id": "ex:g", "@graph": {"ex:p": true}}}),
            vec!["_:b0 <ex:p> true <ex:g> ."],
        ),
        // RFC 3986, 4.2: no reference has a colon in its first segment.
        (json!({"ex:p": [{"@id": "1:2"}, {"@id": "./1:2"}]}), vec!["_:b0 <ex:p> <ex:1:2> ."]),
    ] {
        let lines = |quads: Vec<Quad>| -> Vec<String> {
            let line = |quad: &Quad| quad.line().trim_end().replace("https://x.example/", "ex:");
            let typed = "\"true\"^^<http://www.w3.org/2001/XMLSchema#boolean>";
            quads.iter().map(|quad| line(quad).replace(typed, "true")).collect()
        };
        let stated = statements_of_standard(&document, &options).map(lines);
        assert_eq!(stated, Ok(expected.into_iter().map(str::to_owned).collect()), "{document}");
    }
}

#[test]
fn there_are_budgets() {
    let too_much = |document: Value| strict(&document).err().filter(|(code, _)| *code == Code::ProofTooComplex);
    let found = |document: Value| too_much(document).and_then(|(_, detail)| detail.found);
    // Objects.
    let many = vec![json!({}); limits::JSON_LD_OBJECTS + 1];
    assert_eq!(found(json!({"https://x.example/a": many})).as_deref(), Some("objects"));
    // Statements.
    let many: Vec<usize> = (0..limits::QUADS + 1).collect();
    assert_eq!(found(json!({"https://x.example/a": many})).as_deref(), Some("quads"));
    // Definitions of one document, and definitions that need each other.
    let terms = |count: usize| -> Value {
        let next = |n: usize| (format!("a{n}"), format!("a{}:x", n + 1).into());
        Value::Object((0..count).map(next).collect())
    };
    for count in [limits::JSON_LD_DEPTH + 2, limits::JSON_LD_DEFINITIONS + 1] {
        assert_eq!(found(json!({"@context": terms(count), "a0": 1})).as_deref(), Some("@context"));
    }
    // What is taken away is kept for the nodes within.
    let taken = json!({"@context": {"T": {"@id": "https://x.example/T", "@context": null}},
        "@type": vec!["T"; 100_000], "https://x.example/a": 1});
    assert_eq!(found(taken).as_deref(), Some("@context"));
    // The same context in every object.
    let node = json!({"@context": terms(10), "https://x.example/a": 1});
    let many = vec![node; limits::JSON_LD_DEFINITIONS];
    assert_eq!(found(json!({"https://x.example/b": many})).as_deref(), Some("@context"));
    // Contexts that name each other, by the operator's mistake.
    let url = |n: usize| format!("https://x.example/{n}");
    let pin = |n: usize| {
        let scoped: serde_json::Map<String, Value> =
            (0..6).map(|m| (format!("t{n}{m}"), json!({"@id": "https://x.example/t", "@context": url(m)}))).collect();
        let text = Some(json!({"@context": scoped}).to_string());
        PinnedContext { url: url(n), sha256: String::new(), file: None, text }
    };
    let pins: Vec<PinnedContext> = (0..6).map(pin).collect();
    let document = json!({"@context": url(0), "t00": {"t01": {"t12": 1}}});
    assert_eq!(statements(&document, &Contexts::new(&pins)).map(|quads| quads.len()).map_err(|it| it.0), Ok(3));
    let itself = PinnedContext { text: Some(json!({"@context": url(0)}).to_string()), ..pin(0) };
    let pins = [itself];
    let fault = statements(&json!({"@context": url(0)}), &Contexts::new(&pins)).err().map(|fault| fault.0);
    assert_eq!(fault, Some(Code::ProofTooComplex));
}
