//! The oracle: the crates json-ld and rdf-canon, in the strict mode that the engine had before it read JSON-LD itself.
//!
//! What they are known to get wrong is mended here or judged in jsonld-differences.toml. Nothing of the engine's own JSON-LD
//! is used: contexts come from the shelf's bytes and from a table, quads are written and named by the crates.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use akashi::data;
use akashi::engine::rdf::quad::LANG_STRING;
use akashi::engine::rdf::{Literal, Quad, Term};
use futures::FutureExt;
use iref::{Iri, IriBuf};
use json_ld::expansion::{Action, Policy};
use json_ld::object::{FragmentRef, node};
use json_ld::rdf::RdfDirection;
use json_ld::syntax::object::Object;
use json_ld::syntax::{Parse, Print, Value};
use json_ld::{Id, JsonLdProcessor, LoadError, Loader, Options, RemoteDocument, RemoteDocumentReference};
use rdf_types::generator::Blank;
use rdf_types::vocabulary::no_vocabulary_mut;

/// `rdf:JSON`.
const JSON: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON";

/// More than any generated document needs; the engine's own limit is its own business.
const CALLS: usize = 4096;

/// Why the oracle has no answer. The words are the crate's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// What is said would not be stated, or is against the standard.
    Refused(String),
    /// The graph is too hard to name.
    TooComplex,
}

/// What stands beside a document.
#[derive(Default)]
pub struct Setting<'a> {
    /// The engine's way: nothing is dropped without a word.
    pub strict: bool,
    pub base: Option<&'a str>,
    pub expand_context: Option<&'a str>,
    pub direction: Option<RdfDirection>,
}

/// Contexts and documents by URL.
pub trait Library {
    fn text(&self, url: &str) -> Option<String>;

    /// All texts that there are.
    fn all(&self) -> Vec<String> {
        Vec::new()
    }
}

/// The shelf's contexts, and these.
pub struct Shelf<'a>(pub &'a BTreeMap<String, serde_json::Value>);

impl Library for Shelf<'_> {
    fn text(&self, url: &str) -> Option<String> {
        let known = data::contexts(url).next().map(|context| context.text.to_owned());
        known.or_else(|| self.0.get(url).map(serde_json::Value::to_string))
    }

    fn all(&self) -> Vec<String> {
        self.0.values().map(serde_json::Value::to_string).collect()
    }
}

struct Shelved<'a>(&'a dyn Library, RefCell<bool>);

#[derive(Debug)]
struct NotShelved;

impl std::fmt::Display for NotShelved {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("not on the shelf")
    }
}

impl std::error::Error for NotShelved {}

impl Loader for Shelved<'_> {
    async fn load(&self, url: &Iri) -> Result<RemoteDocument<IriBuf>, LoadError> {
        let value = self.0.text(url.as_str()).and_then(|text| Value::parse_str(&text).ok());
        let Some((value, _)) = value else {
            self.1.replace(true);
            return Err(LoadError::new(url.to_owned(), NotShelved));
        };
        Ok(RemoteDocument::new(Some(url.to_owned()), None, value))
    }
}

/// The statements of a document, as the crate sees them.
pub fn statements(text: &str, library: &dyn Library, setting: &Setting) -> Result<Vec<Quad>, Refusal> {
    let refused = |error: &dyn std::fmt::Display| Refusal::Refused(error.to_string());
    let (mut value, _) = Value::parse_str(text).map_err(|error| refused(&error))?;
    if setting.strict {
        unwrap_contexts(&mut value);
        strict::check(&value, &library.all()).map_err(Refusal::Refused)?;
    }
    let policy = Policy { invalid: Action::Reject, vocab: Action::Keep, allow_undefined: false };
    let iri = |text: &str| IriBuf::new(text.to_owned()).map_err(|error| refused(&error));
    let options = Options {
        expansion_policy: if setting.strict { policy } else { Policy::default() },
        base: setting.base.map(iri).transpose()?,
        expand_context: setting.expand_context.map(iri).transpose()?.map(RemoteDocumentReference::Iri),
        ..Options::default()
    };
    let loader = Shelved(library, RefCell::new(false));
    let written = strings(&value);
    // The crate leaves numbers and JSON literals inside graphs as they are written; here they are canonical before.
    value.canonicalize();
    let document = RemoteDocument::new(options.base.clone(), None, value);
    let expanding = document.expand_with_using(no_vocabulary_mut(), &loader, options).now_or_never();
    let expanded = expanding.ok_or_else(|| refused(&"it waits"))?;
    let mut expanded = expanded.map_err(|error| Refusal::Refused(format!("{error:?}")))?;
    if let Some(name) = expanded.traverse().find_map(unsaid).filter(|_| setting.strict) {
        return Err(Refusal::Refused(format!("unsaid: {name}")));
    }
    let mut names = Blank::new_with_prefix("b".to_owned());
    expanded.relabel_and_canonicalize_with(no_vocabulary_mut(), &mut names);
    Ok(quads(&expanded, &mut names, setting.direction, &written))
}

/// The canonical names of rdf-canon.
pub fn canonical(quads: &[Quad]) -> Result<String, Refusal> {
    use oxrdf::{BlankNode, Dataset, GraphName, NamedNode, Subject};
    let iri = |iri: &str| NamedNode::new_unchecked(iri);
    let mut dataset = Dataset::new();
    for quad in quads {
        let subject: Subject = match &quad.subject {
            Term::Iri(id) => iri(id).into(),
            Term::Blank(id) => BlankNode::new_unchecked(id).into(),
            Term::Literal(_) => continue,
        };
        let object: oxrdf::Term = match &quad.object {
            Term::Iri(id) => iri(id).into(),
            Term::Blank(id) => BlankNode::new_unchecked(id).into(),
            Term::Literal(Literal { value, language: Some(tag), .. }) => {
                oxrdf::Literal::new_language_tagged_literal_unchecked(value, tag).into()
            }
            Term::Literal(Literal { value, datatype, .. }) => {
                oxrdf::Literal::new_typed_literal(value, iri(datatype)).into()
            }
        };
        let graph: GraphName = match &quad.graph {
            Some(Term::Iri(id)) => iri(id).into(),
            Some(Term::Blank(id)) => BlankNode::new_unchecked(id).into(),
            _ => GraphName::DefaultGraph,
        };
        dataset.insert(&oxrdf::Quad::new(subject, iri(&quad.predicate), object, graph));
    }
    let options = rdf_canon::CanonicalizationOptions { hndq_call_limit: Some(CALLS) };
    rdf_canon::canonicalize_with::<sha2_010::Sha256>(&dataset, &options).map_err(|_| Refusal::TooComplex)
}

/// `{"@context": X}` among the contexts of a document stands for X, as the reference implementation takes it.
fn unwrap_contexts(value: &mut Value) {
    let Some(object) = value.as_object_mut() else { return };
    let Some(Value::Array(contexts)) = object.get_mut("@context").next() else { return };
    for context in contexts {
        let wrapper = context.as_object().filter(|wrapper| wrapper.len() == 1);
        if let Some(inner) = wrapper.and_then(|wrapper| wrapper.get("@context").next()).cloned() {
            *context = inner;
        }
    }
}

/// What the serialisation to RDF would leave out: relative identifiers, properties that are blank nodes, and texts in no
/// language. The crate's own way through a document passes lists by.
fn unsaid(fragment: FragmentRef<IriBuf, rdf_types::BlankIdBuf>) -> Option<String> {
    let object = match fragment {
        FragmentRef::NodeFragment(part) => {
            return match (part.as_id()?, part) {
                (Id::Invalid(text), _) => Some(text.clone()),
                (Id::Valid(rdf_types::Id::Blank(id)), node::FragmentRef::Key(_)) => Some(id.as_str().to_owned()),
                _ => None,
            };
        }
        FragmentRef::IndexedObject(object) => object.inner(),
        FragmentRef::Object(object) => object,
        _ => return None,
    };
    match object {
        json_ld::Object::Value(json_ld::Value::LangString(text)) => {
            text.language().filter(|tag| tag.as_well_formed().is_none()).map(|tag| tag.as_str().to_owned())
        }
        json_ld::Object::List(list) => list.iter().find_map(|item| item.inner().traverse().find_map(unsaid)),
        _ => None,
    }
}

fn quads(
    expanded: &json_ld::ExpandedDocument,
    names: &mut Blank,
    direction: Option<RdfDirection>,
    written: &BTreeSet<String>,
) -> Vec<Quad> {
    use json_ld::rdf::RdfQuads;
    use rdf_types::{Id, LiteralType, Object, Quad as Statement};
    let id = |id: Id| match id {
        Id::Iri(iri) => Term::Iri(iri.as_str().to_owned()),
        Id::Blank(blank) => Term::Blank(blank.suffix().to_owned()),
    };
    let literal =
        |value, datatype: &str, language| Term::Literal(Literal { value, datatype: datatype.to_owned(), language });
    let mut all = Vec::new();
    for Statement(subject, predicate, object, graph) in
        expanded.rdf_quads_full(no_vocabulary_mut(), names, direction, false).cloned()
    {
        // Blank predicates are generalised RDF, which is not produced.
        let Id::Iri(predicate) = &predicate else { continue };
        let object = match object {
            Object::Id(it) => id(it),
            Object::Literal(it) => match it.type_ {
                LiteralType::Any(kind) => {
                    let value = match kind.as_str() {
                        JSON if it.value.starts_with(['{', '[']) => sorted(it.value),
                        _ if written.contains(&it.value) => it.value,
                        _ => number(it.value),
                    };
                    literal(value, &directed(kind.as_str()), None)
                }
                LiteralType::LangString(tag) => literal(it.value, LANG_STRING, Some(tag.as_str().to_ascii_lowercase())),
            },
        };
        all.push(Quad { subject: id(subject), predicate: predicate.as_str().to_owned(), object, graph: graph.map(id) });
    }
    all
}

/// A JSON literal with its members in their order; something else that is called one stays as it is.
fn sorted(text: String) -> String {
    let Ok((mut value, _)) = Value::parse_str(&text) else { return text };
    sort(&mut value);
    value.compact_print().to_string()
}

/// Members in the order of RFC 8785, 3.2.3: by UTF-16 code units, where the crate sorts by code points.
fn sort(value: &mut Value) {
    match value {
        Value::Array(array) => array.iter_mut().for_each(sort),
        Value::Object(object) => {
            let mut entries: Vec<_> = std::mem::take(object).into_iter().collect();
            entries.iter_mut().for_each(|entry| sort(&mut entry.value));
            entries.sort_by(|one, other| one.key.encode_utf16().cmp(other.key.encode_utf16()));
            *object = Object::from_vec(entries);
        }
        _ => {}
    }
}

/// All texts of a document: they are no numbers, whatever they look like.
fn strings(value: &Value) -> BTreeSet<String> {
    let (mut open, mut found) = (vec![value], BTreeSet::new());
    while let Some(value) = open.pop() {
        match value {
            Value::String(text) => drop(found.insert(text.as_str().to_owned())),
            Value::Array(array) => open.extend(array.iter()),
            Value::Object(object) => open.extend(object.iter().map(|entry| &entry.value)),
            _ => {}
        }
    }
    found
}

/// The canonical form of a number with a fraction (JSON-LD-API 1.1, 8.6): `%1.15E`, trailing zeros cut to one. The crate
/// writes the shortest form that reads back, which may have a digit more, or fifteen less.
fn number(text: String) -> String {
    let is_double = text.contains('E') && text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.E".contains(&byte));
    let Some(value) = text.parse::<f64>().ok().filter(|_| is_double) else { return text };
    let exact = format!("{value:.15E}");
    match exact.split_once('E') {
        Some((mantissa, exponent)) => {
            let digits = mantissa.trim_end_matches('0');
            format!("{digits}{}E{exponent}", if digits.ends_with('.') { "0" } else { "" })
        }
        None => text,
    }
}

/// The datatype of a text with a direction and no language is `…/i18n#_rtl`, and a language stands there in lower case
/// (JSON-LD-API 1.1, 8.2.2, 13.2); the crate leaves the line out and the capitals in.
fn directed(kind: &str) -> String {
    match kind.strip_prefix("https://www.w3.org/ns/i18n#") {
        Some(direction @ ("ltr" | "rtl")) => format!("https://www.w3.org/ns/i18n#_{direction}"),
        Some(both) => format!("https://www.w3.org/ns/i18n#{}", both.to_ascii_lowercase()),
        None => kind.to_owned(),
    }
}

/// What JSON-LD leaves out without a word, found before the crate reads.
mod strict {
    use super::{BTreeSet, Parse, Value};

    /// Keywords of JSON-LD 1.1 that may stand in a credential. `@reverse` states something as well.
    const KEYWORDS: [&str; 21] = [
        "@reverse",
        "@base",
        "@container",
        "@context",
        "@direction",
        "@graph",
        "@id",
        "@import",
        "@included",
        "@index",
        "@json",
        "@language",
        "@list",
        "@nest",
        "@none",
        "@prefix",
        "@propagate",
        "@protected",
        "@set",
        "@type",
        "@value",
    ];

    /// What stands in JSON literals is said as it is. Terms are taken by their names, wherever they are defined so.
    pub fn check(document: &Value, contexts: &[String]) -> Result<(), String> {
        let contexts: Vec<Value> = contexts.iter().filter_map(|text| Some(Value::parse_str(text).ok()?.0)).collect();
        let mut literals = BTreeSet::new();
        contexts.iter().chain([document]).for_each(|value| literal_terms(value, &mut literals));
        let mut open = vec![document];
        while let Some(value) = open.pop() {
            match value {
                Value::Array(array) => open.extend(array.iter()),
                Value::Object(object) => {
                    for entry in object.iter() {
                        let name = entry.key.as_str();
                        if name == "@context" {
                            continue;
                        }
                        if name.len() > 1 && name.starts_with('@') && !KEYWORDS.contains(&name) {
                            return Err(name.to_owned());
                        }
                        if !literals.contains(name) {
                            open.push(&entry.value);
                        }
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn literal_terms<'v>(value: &'v Value, into: &mut BTreeSet<&'v str>) {
        match value {
            Value::Array(array) => array.iter().for_each(|value| literal_terms(value, into)),
            Value::Object(object) => {
                for entry in object.iter() {
                    let kind = entry.value.as_object().and_then(|term| term.get("@type").next());
                    if kind.and_then(Value::as_str) == Some("@json") {
                        into.insert(entry.key.as_str());
                    }
                    literal_terms(&entry.value, into);
                }
            }
            _ => {}
        }
    }
}
