//! Expansion and serialisation to RDF, strictly: what no context defines, and what is no absolute identifier, is an error.

use futures::FutureExt;
use json_ld::expansion::{Action, Policy};
use json_ld::object::node;
use json_ld::syntax::Value;
use json_ld::{ExpandError, Id, JsonLdProcessor, Options, RemoteDocument};
use oxrdf::{BlankNode, Dataset, GraphName, Literal, NamedNode, Quad, Subject, Term};
use rdf_types::generator::Blank;
use rdf_types::vocabulary::no_vocabulary_mut;

use super::{Contexts, Fault};
use crate::engine::code::Code;
use crate::engine::limits;
use crate::engine::report::Detail;

/// The statements of a document.
pub fn statements(value: &Value, contexts: &Contexts) -> Result<Dataset, Fault> {
    let policy = Policy { invalid: Action::Reject, vocab: Action::Keep, allow_undefined: false };
    let options = Options { expansion_policy: policy, ordered: false, ..Options::default() };
    let document = RemoteDocument::new(None, None, value.clone());
    let expanding = document.expand_with_using(no_vocabulary_mut(), contexts, options);
    // The loader is a table, so the future never waits.
    let Some(expanded) = expanding.now_or_never() else {
        return Err((Code::ProofTooComplex, Detail::default()));
    };
    let mut expanded = expanded.map_err(|error| refusal(&error, contexts))?;
    let unsaid = expanded.traverse().find_map(|fragment| match fragment {
        json_ld::object::FragmentRef::NodeFragment(part) => unsaid(&part),
        _ => None,
    });
    if let Some(fault) = unsaid {
        return Err(fault);
    }
    let mut names = Blank::new_with_prefix("b".to_owned());
    expanded.relabel_and_canonicalize_with(no_vocabulary_mut(), &mut names);
    dataset(&expanded, &mut names)
}

/// What the serialisation to RDF would leave out without a word: relative identifiers, and properties that are blank nodes.
fn unsaid(part: &node::FragmentRef<iref::IriBuf, rdf_types::BlankIdBuf>) -> Option<Fault> {
    match (part.as_id()?, part) {
        (Id::Invalid(text), _) => Some((Code::PropertyRelative, Detail::found(text.clone()))),
        (Id::Valid(rdf_types::Id::Blank(id)), node::FragmentRef::Key(_)) => {
            Some((Code::PropertyUndefined, Detail::found(id.as_str())))
        }
        _ => None,
    }
}

/// What an error of the expansion means for the badge.
fn refusal(error: &ExpandError, contexts: &Contexts) -> Fault {
    use json_ld::expansion::Error;
    if let Some(url) = contexts.unknown() {
        return (Code::ContextUnknown, Detail::url(url));
    }
    match error {
        ExpandError::Expansion(Error::KeyExpansionFailed(name)) => {
            (Code::PropertyUndefined, Detail::found(name.clone()))
        }
        ExpandError::Expansion(Error::InvalidTypeValue | Error::InvalidIdValue) => {
            (Code::ShapeId, Detail::found(error.to_string()))
        }
        _ => (Code::ContextInvalid, Detail::found(error.to_string())),
    }
}

fn dataset(expanded: &json_ld::ExpandedDocument, names: &mut Blank) -> Result<Dataset, Fault> {
    use json_ld::rdf::RdfQuads;
    use rdf_types::{Id, LiteralType, Object, Quad as Statement};
    let iri = |iri: &iref::Iri| NamedNode::new_unchecked(iri.as_str());
    let blank = |blank: &rdf_types::BlankId| BlankNode::new_unchecked(blank.suffix());
    let mut dataset = Dataset::new();
    let quads = expanded.rdf_quads_full(no_vocabulary_mut(), names, None, false).cloned();
    for Statement(subject, predicate, object, graph) in quads {
        let subject: Subject = match &subject {
            Id::Iri(id) => iri(id).into(),
            Id::Blank(id) => blank(id).into(),
        };
        // Blank predicates are generalised RDF, which is not produced.
        let Id::Iri(predicate) = &predicate else { continue };
        let object: Term = match object {
            Object::Id(Id::Iri(id)) => iri(&id).into(),
            Object::Id(Id::Blank(id)) => blank(&id).into(),
            Object::Literal(literal) => match literal.type_ {
                LiteralType::Any(kind) => Literal::new_typed_literal(literal.value, iri(&kind)).into(),
                LiteralType::LangString(tag) => {
                    Literal::new_language_tagged_literal_unchecked(literal.value, tag.to_string()).into()
                }
            },
        };
        let graph: GraphName = match &graph {
            None => GraphName::DefaultGraph,
            Some(Id::Iri(id)) => iri(id).into(),
            Some(Id::Blank(id)) => blank(id).into(),
        };
        dataset.insert(&Quad::new(subject, iri(predicate), object, graph));
        if dataset.len() > limits::QUADS {
            return Err((Code::ProofTooComplex, Detail::found("quads")));
        }
    }
    Ok(dataset)
}
