//! The engine's own JSON-LD, asked the same questions as the oracle.

use std::collections::BTreeMap;

use akashi::engine::code::Code;
use akashi::engine::digest::Hash;
use akashi::engine::jsonld::{self, Contexts, Options, RdfDirection};
use akashi::engine::policy::PinnedContext;
use akashi::engine::rdf::{self, Literal, Quad, Term};
use serde_json::Value;

use super::oracle::{Library, Shelf};

/// What the engine says of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// Its canonical N-Quads, and the statements before their blank nodes were named.
    Stated(String, Vec<Quad>),
    /// A code, what was found, and where.
    Refused(Code, String, String),
}

/// The canonical N-Quads of a document, in the engine's one way to read: strictly.
pub fn ours(document: &Value, made: &BTreeMap<String, Value>) -> Answer {
    let pins: Vec<PinnedContext> = made
        .iter()
        .map(|(url, context)| PinnedContext {
            url: url.clone(),
            sha256: String::new(),
            file: None,
            text: Some(context.to_string()),
        })
        .collect();
    let contexts = Contexts::new(&pins);
    answer(jsonld::statements(document, &contexts))
}

/// The same as the standard says, with what has no meaning dropped.
pub fn standard(document: &Value, address: &str, made: &BTreeMap<String, Value>) -> Answer {
    let loader = |url: &str| Shelf(made).text(url).and_then(|text| serde_json::from_str(&text).ok());
    let direction = Some(RdfDirection::I18nDatatype);
    let options = Options { base: Some(address), expand_context: None, direction, loader: &loader };
    let mut statements = jsonld::statements_of_standard(document, &options);
    // The standard leaves it open whether tags are written in lower case; the oracle's are.
    for quad in statements.iter_mut().flatten() {
        if let Term::Literal(Literal { language: Some(tag), .. }) = &mut quad.object {
            tag.make_ascii_lowercase();
        }
    }
    answer(statements)
}

fn answer(statements: Result<Vec<Quad>, jsonld::Fault>) -> Answer {
    match statements {
        Ok(quads) => match rdf::canonicalise(&quads, Hash::Sha256) {
            Ok(canonical) => Answer::Stated(canonical.text, quads),
            Err(_) => Answer::Refused(Code::ProofTooComplex, "RDFC-1.0".into(), String::new()),
        },
        Err((code, detail)) => Answer::Refused(code, detail.found.unwrap_or_default(), detail.at.unwrap_or_default()),
    }
}
