//! Expansion and serialisation to RDF, strictly: what no context defines, and what is no absolute identifier, is an error.

use futures::FutureExt;
use json_ld::expansion::{Action, Policy};
use json_ld::object::{FragmentRef, node};
use json_ld::syntax::Value;
use json_ld::{ExpandError, Id, JsonLdProcessor, Options, RemoteDocument};
use rdf_types::generator::Blank;
use rdf_types::vocabulary::no_vocabulary_mut;

use super::{Contexts, Fault};
use crate::engine::code::Code;
use crate::engine::limits;
use crate::engine::rdf::quad::LANG_STRING;
use crate::engine::rdf::{Literal, Quad, Term};
use crate::engine::report::Detail;

/// The statements of a document.
pub fn statements(value: &Value, contexts: &Contexts) -> Result<Vec<Quad>, Fault> {
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
        FragmentRef::NodeFragment(part) => unsaid(&part),
        FragmentRef::IndexedObject(object) => untagged(object.inner()),
        _ => None,
    });
    if let Some(fault) = unsaid {
        return Err(fault);
    }
    let mut names = Blank::new_with_prefix("b".to_owned());
    expanded.relabel_and_canonicalize_with(no_vocabulary_mut(), &mut names);
    quads(&expanded, &mut names, contexts)
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

/// A text whose language tag is not one (BCP 47) is left out as well.
fn untagged(object: &json_ld::Object) -> Option<Fault> {
    let json_ld::Object::Value(json_ld::Value::LangString(text)) = object else { return None };
    let tag = text.language().filter(|tag| tag.as_well_formed().is_none())?;
    Some((Code::PropertyUndefined, Detail::found(tag.as_str())))
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

fn quads(expanded: &json_ld::ExpandedDocument, names: &mut Blank, contexts: &Contexts) -> Result<Vec<Quad>, Fault> {
    use json_ld::rdf::{RdfDirection, RdfQuads};
    use rdf_types::{Id, LiteralType, Object, Quad as Statement};
    let id = |id: Id| match id {
        Id::Iri(iri) => Term::Iri(iri.as_str().to_owned()),
        Id::Blank(blank) => Term::Blank(blank.suffix().to_owned()),
    };
    let mut all = Vec::new();
    let statements = expanded.rdf_quads_full(no_vocabulary_mut(), names, Some(RdfDirection::I18nDatatype), false);
    for Statement(subject, predicate, object, graph) in statements.cloned() {
        // Blank predicates are generalised RDF, which is not produced.
        let Id::Iri(predicate) = &predicate else { continue };
        let literal =
            |value, datatype: &str, language| Term::Literal(Literal { value, datatype: datatype.to_owned(), language });
        let object = match object {
            Object::Id(it) => id(it),
            Object::Literal(it) => match it.type_ {
                LiteralType::Any(kind) => literal(number(it.value), &directed(kind.as_str()), None),
                LiteralType::LangString(tag) => literal(it.value, LANG_STRING, Some(contexts.tag(tag.as_str()))),
            },
        };
        all.push(Quad { subject: id(subject), predicate: predicate.as_str().to_owned(), object, graph: graph.map(id) });
        if all.len() > limits::QUADS {
            return Err((Code::ProofTooComplex, Detail::found("quads")));
        }
    }
    Ok(all)
}

/// The canonical form of a number with a fraction (JSON-LD-API 1.1, 8.6): `%1.15E`, trailing zeros cut to one. The crate
/// writes the shortest form that reads back, which may have a digit more.
fn number(text: String) -> String {
    let written = text.split_once('E').and_then(|(mantissa, _)| mantissa.split_once('.'));
    if !written.is_some_and(|(_, digits)| digits.len() > 15 && digits.bytes().all(|digit| digit.is_ascii_digit())) {
        return text;
    }
    let exact = text.parse::<f64>().map(|value| format!("{value:.15E}")).unwrap_or_default();
    match exact.split_once('E') {
        Some((mantissa, exponent)) => {
            let digits = mantissa.trim_end_matches('0');
            format!("{digits}{}E{exponent}", if digits.ends_with('.') { "0" } else { "" })
        }
        None => text,
    }
}

/// The datatype of a text with a direction and no language is `…/i18n#_rtl` (JSON-LD-API 1.1, 8.6); the crate leaves the
/// line out.
fn directed(kind: &str) -> String {
    match kind.strip_prefix("https://www.w3.org/ns/i18n#") {
        Some(direction @ ("ltr" | "rtl")) => format!("https://www.w3.org/ns/i18n#_{direction}"),
        _ => kind.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_standard_says() {
        for (text, expected) in [
            ("3.0000000000000004E-1", "3.0E-1"),
            ("3.3333333333333335E0", "3.333333333333333E0"),
            ("-1.0E-7", "-1.0E-7"),
            ("2.5E0", "2.5E0"),
            ("E.x", "E.x"),
        ] {
            assert_eq!(number(text.to_owned()), expected);
        }
        assert_eq!(directed("https://www.w3.org/ns/i18n#rtl"), "https://www.w3.org/ns/i18n#_rtl");
    }
}
