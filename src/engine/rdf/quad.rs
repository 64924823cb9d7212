//! Quads, and how they are written down (RDF 1.1 N-Quads; RDFC-1.0, appendix A Canonical N-Quads).

use std::collections::BTreeMap;
use std::fmt::Write;

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

impl Quad {
    /// The statement's line in canonical N-Quads, with its final line feed; blank nodes keep their labels.
    pub fn line(&self) -> String {
        let graph = self.graph.as_ref().map(Term::written);
        let mut line = String::new();
        let (subject, object) = (self.subject.written(), self.object.written());
        join(&mut line, &subject, &written_iri(&self.predicate), &object, graph.as_deref());
        line
    }

    /// The same statement with other labels for its blank nodes; one that the map does not name keeps its own.
    pub fn relabelled(&self, labels: &BTreeMap<String, String>) -> Quad {
        Quad {
            subject: self.subject.relabelled(labels),
            predicate: self.predicate.clone(),
            object: self.object.relabelled(labels),
            graph: self.graph.as_ref().map(|graph| graph.relabelled(labels)),
        }
    }
}

impl Term {
    /// Bytes that it takes up.
    pub fn bytes(&self) -> usize {
        match self {
            Term::Iri(text) | Term::Blank(text) => text.len(),
            Term::Literal(literal) => {
                literal.value.len() + literal.datatype.len() + literal.language.as_ref().map_or(0, String::len)
            }
        }
    }

    /// The term in canonical N-Quads.
    pub(super) fn written(&self) -> String {
        match self {
            Term::Iri(iri) => written_iri(iri),
            Term::Blank(label) => format!("_:{label}"),
            Term::Literal(literal) => literal.written(),
        }
    }

    fn relabelled(&self, labels: &BTreeMap<String, String>) -> Term {
        match self {
            Term::Blank(label) => Term::Blank(labels.get(label).unwrap_or(label).clone()),
            other => other.clone(),
        }
    }
}

impl Literal {
    fn written(&self) -> String {
        let mut text = String::with_capacity(self.value.len() + 2);
        text.push('"');
        push_string(&mut text, &self.value);
        text.push('"');
        if let Some(tag) = &self.language {
            text.push('@');
            push_iri(&mut text, tag);
        } else if self.datatype != STRING {
            text.push_str("^^");
            text.push_str(&written_iri(&self.datatype));
        }
        text
    }
}

/// An IRI between its brackets.
pub(super) fn written_iri(iri: &str) -> String {
    let mut text = String::with_capacity(iri.len() + 2);
    text.push('<');
    push_iri(&mut text, iri);
    text.push('>');
    text
}

/// Puts a line together.
pub(super) fn join(line: &mut String, subject: &str, predicate: &str, object: &str, graph: Option<&str>) {
    line.reserve(subject.len() + predicate.len() + object.len() + graph.map_or(0, |graph| graph.len() + 1) + 5);
    line.push_str(subject);
    line.push(' ');
    line.push_str(predicate);
    line.push(' ');
    line.push_str(object);
    if let Some(graph) = graph {
        line.push(' ');
        line.push_str(graph);
    }
    line.push_str(" .\n");
}

/// An IRI (or a language tag) with what the production `IRIREF` holds only as an escape. Nothing of that belongs there;
/// written as it is, it would let one statement look like two.
fn push_iri(text: &mut String, iri: &str) {
    let is_escaped = |byte| matches!(byte, 0..=b' ' | b'<' | b'>' | b'"' | b'{' | b'}' | b'|' | b'^' | b'`' | b'\\');
    if !iri.bytes().any(is_escaped) {
        return text.push_str(iri);
    }
    for character in iri.chars() {
        let is_escaped = u8::try_from(character).is_ok_and(is_escaped);
        if is_escaped { push_code_point(text, character) } else { text.push(character) }
    }
}

/// Appendix A: short escapes where there are some, code points for the other control characters and for what is no `Char`
/// of XML 1.1, everything else as it is.
fn push_string(text: &mut String, value: &str) {
    // Any character that is escaped begins with one of these bytes.
    if !value.bytes().any(|byte| matches!(byte, 0..0x20 | b'"' | b'\\' | 0x7f | 0xef)) {
        return text.push_str(value);
    }
    for character in value.chars() {
        match character {
            '\u{8}' => text.push_str("\\b"),
            '\t' => text.push_str("\\t"),
            '\n' => text.push_str("\\n"),
            '\u{c}' => text.push_str("\\f"),
            '\r' => text.push_str("\\r"),
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\0'..='\u{1f}' | '\u{7f}' | '\u{fffe}' | '\u{ffff}' => push_code_point(text, character),
            _ => text.push(character),
        }
    }
}

fn push_code_point(text: &mut String, character: char) {
    let _ = write!(text, "\\u{:04X}", u32::from(character));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(value: &str, datatype: &str, language: Option<&str>) -> String {
        let language = language.map(str::to_owned);
        let object = Term::Literal(Literal { value: value.to_owned(), datatype: datatype.to_owned(), language });
        let subject = Term::Blank("b0".to_owned());
        Quad { subject, predicate: "urn:p".to_owned(), object, graph: Some(Term::Iri("urn:g".to_owned())) }.line()
    }

    #[test]
    fn lines_are_canonical_n_quads() {
        assert_eq!(line("a", STRING, None), "_:b0 <urn:p> \"a\" <urn:g> .\n");
        assert_eq!(line("a", LANG_STRING, Some("ja")), "_:b0 <urn:p> \"a\"@ja <urn:g> .\n");
        assert_eq!(line("1", "urn:d", None), "_:b0 <urn:p> \"1\"^^<urn:d> <urn:g> .\n");
        let all: String = (0..=0x80).filter_map(char::from_u32).chain(['\u{fffd}', '\u{fffe}', '\u{ffff}']).collect();
        let expected = concat!(
            r"\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000B\f\r\u000E\u000F",
            r"\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F",
            r##" !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\u007F"##,
            "\u{80}\u{fffd}\\uFFFE\\uFFFF"
        );
        assert_eq!(line(&all, STRING, None), format!("_:b0 <urn:p> \"{expected}\" <urn:g> .\n"));
    }

    #[test]
    fn no_statement_looks_like_two() {
        let forged = line("a", "urn:d> .\n<urn:s> <urn:p> <urn:o", None);
        assert_eq!(forged.lines().count(), 1);
        assert!(forged.contains("<urn:d\\u003E\\u0020.\\u000A\\u003Curn:s"), "{forged}");
        assert_eq!(line("a", LANG_STRING, Some("ja .\n<urn:s> <urn:p> \"b\"@ja")).lines().count(), 1);
    }

    #[test]
    fn labels_are_changed_everywhere() {
        let blank = |label: &str| Term::Blank(label.to_owned());
        let quad = |a, b, c| Quad {
            subject: blank(a),
            predicate: "urn:p".to_owned(),
            object: blank(b),
            graph: Some(blank(c)),
        };
        let labels = BTreeMap::from([("a".to_owned(), "b".to_owned()), ("b".to_owned(), "a".to_owned())]);
        assert_eq!(quad("a", "b", "c").relabelled(&labels), quad("b", "a", "c"));
    }
}
