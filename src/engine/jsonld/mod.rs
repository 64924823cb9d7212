//! What was signed: JSON-LD 1.1 to statements (JSON-LD-API 1.1, 5.1 and 8.1).
//!
//! The seam: everything else in the engine knows only [`statements`], [`Contexts`] and [`is_plain`]. Inside, one way:
//! a `@context` becomes an active `context` of `term` definitions; the document is `expanded` with it (`expansion`,
//! `entries`, `maps`, `value`); [`statements`](self::statements()) come out of that. Comments carry the step numbers of
//! the standard.
//!
//! The standard drops what it does not know. A verifier must not, since what is dropped is not signed: the strict mode
//! makes an error of it. Both modes are one code; they part in `run`.

mod context;
mod contexts;
mod entries;
mod expanded;
mod expansion;
mod iri;
mod local;
mod maps;
mod memo;
mod plainness;
mod run;
mod statements;
mod term;
#[cfg(test)]
mod tests;
mod value;
mod wholeness;
mod words;

use std::sync::Arc;

use serde_json::Value;

pub use self::contexts::Contexts;
pub use self::iri::resolve;
use self::plainness::Reading;
use self::run::{Mode, Run, Spot};
use self::statements::Statements;
use super::code::Code;
use super::digest::Hash;
use super::order::sorted;
use super::rdf::{self, Quad};
use super::report::Detail;

/// Why a document has no statements.
pub type Fault = (Code, Detail);

/// How base directions are stated (JSON-LD-API 1.1, 9.3 `rdfDirection`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RdfDirection {
    /// By a datatype of the name space i18n.
    I18nDatatype,
    /// By a blank node with `rdf:direction`.
    CompoundLiteral,
}

/// The options of the standard (JSON-LD-API 1.1, 9.3 JsonLdOptions), as far as statements depend on them.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// `base`: the address of the document.
    pub base: Option<&'a str>,
    /// `expandContext`: a context before the document's own.
    pub expand_context: Option<&'a Value>,
    /// `rdfDirection`
    pub direction: Option<RdfDirection>,
    /// `documentLoader`: the JSON behind an address, contexts only.
    pub loader: &'a dyn Fn(&str) -> Option<Value>,
}

impl std::fmt::Debug for Options<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.debug_struct("Options").field("base", &self.base).field("direction", &self.direction).finish_non_exhaustive()
    }
}

/// The statements of a document over pinned contexts, each once; what is said and not stated is an error.
///
/// Errors: `PropertyUndefined`, `PropertyRelative`, `PropertyNumber` for what is not signed or not alike for everybody;
/// `ContextUnknown`, with its URL; `ContextInvalid` and `ShapeId`, with the standard's name of the error in `found`;
/// `ProofTooComplex`, with what was too much.
pub fn statements(document: &Value, contexts: &Contexts) -> Result<Vec<Quad>, Fault> {
    collect(document, Mode::Strict(contexts))
}

/// The statements of a document as the standard says, without this verifier's strictness (`toRdf()`, processing mode
/// `json-ld-1.1`, no generalised RDF): for the standard's own tests and for comparisons. The verifier never calls it.
///
/// The standard's name of an error stands in `found`; a context that the loader does not have is `ContextUnknown`.
pub fn statements_of_standard(document: &Value, options: &Options) -> Result<Vec<Quad>, Fault> {
    collect(document, Mode::Standard(options))
}

fn collect(document: &Value, mode: Mode) -> Result<Vec<Quad>, Fault> {
    let run = Run::new(mode);
    let items = run.expand_document(document, Spot::root(Reading::Off))?;
    let mut statements = Statements::new(&run);
    statements.graph(&items, None)?;
    let mut quads = sorted(statements.quads, Ord::cmp);
    quads.dedup();
    Ok(quads)
}

/// Refuses a document whose members may mean something else than they are called.
///
/// A signature covers statements; a badge is read by the names of its members. To be asked with the contexts, and in the
/// reading, over which the signature was found good. `also` are names of further members that are read, at any place: a
/// pinned context must define them. `PropertyHidden` names the member.
pub fn is_plain(document: &Value, contexts: &Contexts, also: &[&str]) -> Result<(), Fault> {
    plainness::check(document, contexts, also)
}

/// The canonical N-Quads of a JSON-LD text over the contexts of the shelf alone.
pub fn canonicalise_text(text: &str) -> Result<String, Fault> {
    let document = serde_json::from_str(text).map_err(|_| (Code::DocumentMalformed, Detail::found("JSON-LD")))?;
    let quads = statements(&document, &Contexts::default())?;
    rdf::canonicalise(&quads, Hash::Sha256).map(|canonical| canonical.text).map_err(|_| too_complex("RDFC-1.0"))
}

fn too_complex(what: &str) -> Fault {
    (Code::ProofTooComplex, Detail::found(what))
}

impl Run<'_> {
    fn base(&self) -> Option<Arc<str>> {
        match self.mode {
            Mode::Strict(_) => None,
            Mode::Standard(options) => options.base.map(Arc::from),
        }
    }

    fn expand_context(&self) -> Option<&Value> {
        match self.mode {
            Mode::Strict(_) => None,
            Mode::Standard(options) => options.expand_context,
        }
    }

    fn direction(&self) -> Option<RdfDirection> {
        match self.mode {
            Mode::Strict(_) => Some(RdfDirection::I18nDatatype),
            Mode::Standard(options) => options.direction,
        }
    }
}
