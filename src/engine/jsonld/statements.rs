//! Statements (JSON-LD-API 1.1, 7.2 Node Map Generation and 8 RDF Serialization/Deserialization), in one pass.
//!
//! The node map gathers what is said of one node in several places; a dataset does the same by being a set. So each node
//! is stated where it stands, and statements that are equal become one. Numbers are steps of 7.2.2, 8.1.2, 8.2.2 or 8.3.2.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::Value;

use super::expanded::{Item, Node};
use super::iri;
use super::run::{Mode, Run, Spot, invalid};
use super::value::{Datatype, Scalar, is_exact, is_language_tag};
use super::words::Role;
use super::{Fault, RdfDirection, too_complex};
use crate::engine::code::Code;
use crate::engine::jcs;
use crate::engine::limits;
use crate::engine::number;
use crate::engine::rdf::quad::{LANG_STRING, STRING};
use crate::engine::rdf::{Literal, Quad, Term};
use crate::engine::report::Detail;

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const XSD: &str = "http://www.w3.org/2001/XMLSchema#";
const I18N: &str = "https://www.w3.org/ns/i18n#";

/// The statements of a document, and where the nodes that are read by their members stand.
pub struct Statements<'r, 'm> {
    run: &'r Run<'m>,
    /// Statements, in the order of the document; some may stand twice.
    pub quads: Vec<Quad>,
    /// Nodes that are read.
    pub read: Vec<Read>,
    labels: HashMap<Arc<str>, usize>,
    issued: usize,
    indexes: HashMap<(Option<Term>, Term), Arc<str>>,
}

/// A node that is read, at one place.
pub struct Read {
    /// The node.
    pub subject: Term,
    /// Its graph.
    pub graph: Option<Term>,
    /// What it is to the reader.
    pub role: Role,
    /// Its own statements, by their places in [`Statements::quads`].
    pub own: Vec<usize>,
}

impl<'r, 'm> Statements<'r, 'm> {
    /// None yet.
    pub fn new(run: &'r Run<'m>) -> Self {
        Statements {
            run,
            quads: Vec::new(),
            read: Vec::new(),
            labels: HashMap::new(),
            issued: 0,
            indexes: HashMap::new(),
        }
    }

    /// 7.2, steps 1, 4 and 5: the nodes of a graph. A value or a list that belongs to no property is not stated.
    pub fn graph(&mut self, items: &[Item], graph: Option<&Term>) -> Result<(), Fault> {
        for item in items {
            match item {
                Item::Node(node) => drop(self.node(node, graph)?),
                Item::List(items) => self.graph(items, graph)?,
                Item::Scalar(_) => {}
            }
        }
        Ok(())
    }

    /// An item as the object of a statement (8.2 Object to RDF Conversion); `None` if it is no term.
    fn item(&mut self, item: &Item, graph: Option<&Term>) -> Result<Option<Term>, Fault> {
        match item {
            Item::Node(node) => self.node(node, graph),
            Item::List(items) => self.list(items, graph).map(Some),
            Item::Scalar(scalar) => self.scalar(scalar, graph),
        }
    }

    /// 7.2, step 6; 8.1, steps 1.3 and 1.4
    fn node(&mut self, node: &Node, graph: Option<&Term>) -> Result<Option<Term>, Fault> {
        // 7.2, 6.1 and 6.2; 8.1, 1.3.1
        let subject = match &node.id {
            Some(id) => self.term(id),
            None => Some(self.fresh()),
        };
        let mut own = Vec::new();
        // 7.2, 6.7; 8.1, 1.3.2.1
        for name in &node.types {
            let object = self.term(name);
            self.state(subject.as_ref(), &format!("{RDF}type"), object, graph, &mut own)?;
        }
        // 7.2, 6.8
        if let (Some(index), Some(subject)) = (&node.index, &subject) {
            let known = self.indexes.entry((graph.cloned(), subject.clone())).or_insert_with(|| Arc::clone(index));
            if known != index {
                return Err(invalid("conflicting indexes"));
            }
        }
        // 7.2, 6.9
        for (name, nodes) in &node.reverse {
            for node in nodes {
                let other = self.node(node, graph)?;
                self.state(other.as_ref(), name, subject.clone(), graph, &mut Vec::new())?;
            }
        }
        // 7.2, 6.10; 8.1, 1.1
        if let Some(items) = &node.graph {
            let before = self.quads.len();
            self.graph(items, subject.as_ref())?;
            // What is left out is this graph, not those that are named in it.
            if subject.is_none() {
                let within = self.quads.split_off(before);
                self.quads.extend(within.into_iter().filter(|quad| quad.graph.is_some()));
            }
        }
        // 7.2, 6.11
        for node in &node.included {
            self.node(node, graph)?;
        }
        // 7.2, 6.12; 8.1, 1.3.2.2 to 1.3.2.5
        for (name, items) in &node.properties {
            if subject.is_none() || !self.run.is_iri(name) {
                self.graph(items, graph)?;
                continue;
            }
            for item in items {
                let object = self.item(item, graph)?;
                self.state(subject.as_ref(), name, object, graph, &mut own)?;
            }
        }
        if let (Some(role), Some(subject)) = (node.read, &subject) {
            self.read.push(Read { subject: subject.clone(), graph: graph.cloned(), role, own });
        }
        Ok(subject)
    }

    /// 8.3 List to RDF Conversion
    fn list(&mut self, items: &[Item], graph: Option<&Term>) -> Result<Term, Fault> {
        // 1, and the end of 3.3
        let mut rest = Term::Iri(format!("{RDF}nil"));
        // 2 and 3, from the end
        for item in items.iter().rev() {
            let cell = self.fresh();
            let object = self.item(item, graph)?;
            self.state(Some(&cell), &format!("{RDF}first"), object, graph, &mut Vec::new())?;
            self.state(Some(&cell), &format!("{RDF}rest"), Some(rest), graph, &mut Vec::new())?;
            rest = cell;
        }
        Ok(rest)
    }

    /// 8.2, steps 4 to 14
    fn scalar(&mut self, scalar: &Scalar, graph: Option<&Term>) -> Result<Option<Term>, Fault> {
        let language = scalar.language.as_deref();
        // 7
        if let Some(tag) = language.filter(|tag| !is_language_tag(tag)) {
            self.run.dropped(tag, Spot::root(Default::default()))?;
            return Ok(None);
        }
        let iri = match &scalar.datatype {
            Some(Datatype::Iri(iri)) => Some(iri.to_string()),
            _ => None,
        };
        let (value, datatype) = match scalar.value.as_ref() {
            // 8
            value if scalar.datatype == Some(Datatype::Json) => (jcs::canonicalise(value)?, format!("{RDF}JSON")),
            // 9
            Value::Bool(value) => (value.to_string(), iri.unwrap_or_else(|| format!("{XSD}boolean"))),
            Value::Number(it) => {
                if matches!(self.run.mode, Mode::Strict(_)) && !is_exact(it) {
                    return Err((Code::PropertyNumber, Detail::found(number::written(it))));
                }
                let is_double = iri.as_deref().is_some_and(|iri| iri.strip_prefix(XSD) == Some("double"));
                match number::integer(it).filter(|_| !is_double) {
                    // 11
                    Some(whole) => (whole, iri.unwrap_or_else(|| format!("{XSD}integer"))),
                    // 10
                    None => {
                        let value = number::double(it.as_f64().unwrap_or_default());
                        (value, iri.unwrap_or_else(|| format!("{XSD}double")))
                    }
                }
            }
            // 12
            Value::String(text) => {
                (text.clone(), iri.unwrap_or_else(|| if language.is_some() { LANG_STRING } else { STRING }.to_owned()))
            }
            _ => return Ok(None),
        };
        let mut literal = Literal { value, datatype, language: None };
        // 13
        match (scalar.direction, self.run.direction()) {
            (Some(direction), Some(RdfDirection::I18nDatatype)) => {
                let tag = language.map(str::to_ascii_lowercase).unwrap_or_default();
                literal.datatype = format!("{I18N}{tag}_{}", direction.text());
            }
            (Some(direction), Some(RdfDirection::CompoundLiteral)) => {
                let node = self.fresh();
                let text = |value: &str| {
                    let (value, datatype) = (value.to_owned(), STRING.to_owned());
                    Some(Term::Literal(Literal { value, datatype, language: None }))
                };
                let tag = language.map(str::to_ascii_lowercase);
                let parts = [
                    ("value", Some(literal.value.as_str())),
                    ("language", tag.as_deref()),
                    ("direction", Some(direction.text())),
                ];
                for (name, value) in parts {
                    if let Some(value) = value {
                        self.state(Some(&node), &format!("{RDF}{name}"), text(value), graph, &mut Vec::new())?;
                    }
                }
                return Ok(Some(node));
            }
            // 14
            _ => {
                if let Some(tag) = language {
                    literal.language = Some(self.run.tag(tag));
                }
            }
        }
        Ok(Some(Term::Literal(literal)))
    }

    // --- terms ----------------------------------------------------------------------------------------------------

    /// An IRI or a blank node; nothing if it is neither (8.1, 1.3.1).
    fn term(&mut self, name: &Arc<str>) -> Option<Term> {
        if iri::is_blank(name) {
            // 7.1 Generate Blank Node Identifier
            let next = self.issued;
            let label = *self.labels.entry(Arc::clone(name)).or_insert(next);
            self.issued += usize::from(label == next);
            return Some(Term::Blank(format!("b{label}")));
        }
        self.run.is_iri(name).then(|| Term::Iri(name.to_string()))
    }

    fn fresh(&mut self) -> Term {
        let label = self.issued;
        self.issued += 1;
        Term::Blank(format!("b{label}"))
    }

    /// One statement, if all its parts are terms. Properties that are blank nodes are generalised RDF, which is not made.
    fn state(
        &mut self,
        subject: Option<&Term>,
        predicate: &str,
        object: Option<Term>,
        graph: Option<&Term>,
        own: &mut Vec<usize>,
    ) -> Result<(), Fault> {
        let (Some(subject), Some(object)) = (subject, object) else { return Ok(()) };
        if !self.run.is_iri(predicate) {
            return Ok(());
        }
        if self.quads.len() >= limits::QUADS {
            return Err(too_complex("quads"));
        }
        let bytes = [Some(subject), Some(&object), graph].into_iter().flatten().map(Term::bytes).sum::<usize>();
        self.run.count_statement(bytes + predicate.len())?;
        own.push(self.quads.len());
        let (subject, graph) = (subject.clone(), graph.cloned());
        self.quads.push(Quad { subject, predicate: predicate.to_owned(), object, graph });
        Ok(())
    }
}
