//! What was signed: JSON-LD 1.1 to canonical statements (JSON-LD-API 1.1, 5.1 and 8.1; RDFC-1.0).
//!
//! The seam: everything else in the engine knows only [`canonicalise`]. Behind it stand, for now, the crates json-ld and
//! rdf-canon in their strict mode, with what they miss: relative identifiers and made-up keywords. Contexts come from
//! the shelf and from the operator's pins, never from the network.

mod contexts;
mod expansion;
mod plainness;
mod strictness;

pub use contexts::Contexts;

use json_ld::syntax::{Parse, Value};

use super::code::Code;
use super::digest::Hash;
use super::rdf::{self, Quad};
use super::report::Detail;

/// A JSON-LD document, as its own bytes say it, numbers included.
#[derive(Debug, Clone)]
pub struct Document(Value);

/// Why a document has no canonical statements.
pub type Fault = (Code, Detail);

impl Document {
    /// Reads JSON text that the strict reader has accepted already.
    pub fn read(text: &str) -> Result<Document, Fault> {
        match Value::parse_str(text) {
            Ok((value, _)) if value.is_object() => {
                let mut document = Document(value);
                document.unwrap_contexts();
                Ok(document)
            }
            _ => Err((Code::DocumentMalformed, Detail::found("JSON-LD"))),
        }
    }

    /// `{"@context": X}` inside `@context` stands for X. The standard knows that form only for a context that was loaded;
    /// the reference implementation takes it anywhere, and credentials were signed so.
    fn unwrap_contexts(&mut self) {
        let Some(object) = self.0.as_object_mut() else { return };
        let Some(Value::Array(contexts)) = object.get_mut("@context").next() else { return };
        for context in contexts {
            let inner = context
                .as_object()
                .filter(|wrapper| wrapper.len() == 1)
                .and_then(|wrapper| wrapper.get("@context").next());
            if let Some(inner) = inner.cloned() {
                *context = inner;
            }
        }
    }

    /// The same without this member.
    pub fn without(&self, member: &str) -> Document {
        let mut copy = self.clone();
        if let Some(object) = copy.0.as_object_mut() {
            let _ = object.remove(member).count();
        }
        copy
    }

    /// The same with this member, from another document's member or as given.
    pub fn with(&self, member: &str, value: Option<Value>) -> Document {
        let mut copy = self.without(member);
        if let (Some(object), Some(value)) = (copy.0.as_object_mut(), value) {
            object.insert(member.into(), value);
        }
        copy
    }

    /// A member's value.
    pub fn member(&self, name: &str) -> Option<Value> {
        self.0.as_object().and_then(|object| object.get(name).next().cloned())
    }

    /// The elements of a member that is one object or an array of them.
    pub fn elements(&self, name: &str) -> Vec<Document> {
        match self.member(name) {
            Some(Value::Array(array)) => array.into_iter().map(Document).collect(),
            Some(value) => vec![Document(value)],
            None => Vec::new(),
        }
    }

    /// An array of documents as one value.
    pub fn array(documents: Vec<Document>) -> Value {
        Value::Array(documents.into_iter().map(|document| document.0).collect())
    }
}

/// The statements of a document over pinned contexts; what is said and not stated is an error.
pub fn statements(document: &serde_json::Value, contexts: &Contexts) -> Result<Vec<Quad>, Fault> {
    let document = Document::read(&document.to_string())?;
    strictness::check(&document.0)?;
    expansion::statements(&document.0, contexts)
}

/// The canonical N-Quads of a document, blank nodes named by RDFC-1.0 with SHA-256.
pub fn canonicalise(document: &Document, contexts: &Contexts) -> Result<String, Fault> {
    strictness::check(&document.0)?;
    let quads = expansion::statements(&document.0, contexts)?;
    let canonical = rdf::canonicalise(&quads, Hash::Sha256);
    canonical.map(|it| it.text).map_err(|_| (Code::ProofTooComplex, Detail::found("RDFC-1.0")))
}

/// Refuses a document whose members may mean something else than they are called.
pub fn is_plain(document: &Document) -> Result<(), Fault> {
    plainness::check(&document.0)
}

/// The canonical N-Quads of a JSON-LD text over the contexts of the shelf alone.
pub fn canonicalise_text(text: &str) -> Result<String, Fault> {
    canonicalise(&Document::read(text)?, &Contexts::default())
}
