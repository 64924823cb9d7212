//! Quads, and how they are written down (RDF 1.1 N-Quads; RDFC-1.0, 5 Canonical N-Quads).

/// `rdf:langString`.
pub const LANG_STRING: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString";
/// `xsd:string`.
pub const STRING: &str = "http://www.w3.org/2001/XMLSchema#string";

/// What stands in a statement.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Term {
    /// An absolute IRI.
    Iri(String),
    /// A blank node, without its `_:`.
    Blank(String),
    /// A literal.
    Literal(Literal),
}

/// A literal (RDF 1.1 Concepts, 3.3).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Literal {
    /// Its lexical form.
    pub value: String,
    /// The IRI of its datatype; [`LANG_STRING`] when there is a language.
    pub datatype: String,
    /// A language tag.
    pub language: Option<String>,
}

/// One statement, in a graph.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quad {
    /// An IRI or a blank node.
    pub subject: Term,
    /// The IRI of a property.
    pub predicate: String,
    /// Anything.
    pub object: Term,
    /// An IRI or a blank node; `None` is the default graph.
    pub graph: Option<Term>,
}
