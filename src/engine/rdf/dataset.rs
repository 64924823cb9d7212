//! A dataset made ready for naming: blank nodes are numbers, and everything else is written down once.

use std::collections::{BTreeMap, BTreeSet};

use super::quad::{self, Quad, Term};
use crate::engine::digest::{Hash, hex};
use crate::engine::order::sorted;

/// A blank node: its place in [`Dataset::labels`].
pub type Node = usize;

/// What stands at one place of a statement.
enum Slot {
    Blank(Node),
    /// An IRI or a literal as N-Quads has it.
    Written(String),
}

/// One statement.
pub struct Statement {
    subject: Slot,
    /// The property's IRI between its brackets.
    pub predicate: String,
    object: Slot,
    graph: Option<Slot>,
}

impl Statement {
    /// Its blank nodes, each with the letter of its position: subject, object, graph name.
    pub fn blank_nodes(&self) -> impl Iterator<Item = (char, Node)> {
        let slots = [('s', Some(&self.subject)), ('o', Some(&self.object)), ('g', self.graph.as_ref())];
        slots.into_iter().filter_map(|(position, slot)| match slot {
            Some(Slot::Blank(node)) => Some((position, *node)),
            _ => None,
        })
    }

    /// Its line in canonical N-Quads, with these names (`_:…`) for the blank nodes.
    pub fn line<'a>(&'a self, name: impl Fn(Node) -> &'a str) -> String {
        let text = |slot: &'a Slot| match slot {
            Slot::Blank(node) => name(*node),
            Slot::Written(text) => text,
        };
        let mut line = String::new();
        let graph = self.graph.as_ref().map(text);
        quad::join(&mut line, text(&self.subject), &self.predicate, text(&self.object), graph);
        line
    }
}

/// The statements of a dataset, each once, and its blank nodes, numbered as they come.
pub struct Dataset<'q> {
    /// The statements as they came.
    pub quads: Vec<&'q Quad>,
    /// The same, made ready, in the same order.
    pub statements: Vec<Statement>,
    /// The input's names for the blank nodes.
    pub labels: Vec<&'q str>,
    /// By blank node: the statements that it stands in.
    mentions: Vec<Vec<usize>>,
}

impl<'q> Dataset<'q> {
    /// Reads quads; a dataset is a set, so doubles count once.
    pub fn of(quads: &'q [Quad]) -> Dataset<'q> {
        let mut seen = BTreeSet::new();
        let quads: Vec<&Quad> = quads.iter().filter(|quad| seen.insert(*quad)).collect();
        let mut nodes = Nodes::default();
        let statements: Vec<Statement> = quads
            .iter()
            .map(|quad| Statement {
                subject: nodes.slot(&quad.subject),
                predicate: quad::written_iri(&quad.predicate),
                object: nodes.slot(&quad.object),
                graph: quad.graph.as_ref().map(|graph| nodes.slot(graph)),
            })
            .collect();
        let mut mentions: Vec<Vec<usize>> = vec![Vec::new(); nodes.labels.len()];
        for (index, statement) in statements.iter().enumerate() {
            for (_, node) in statement.blank_nodes() {
                if let Some(mentions) = mentions.get_mut(node)
                    && mentions.last() != Some(&index)
                {
                    mentions.push(index);
                }
            }
        }
        Dataset { quads, statements, labels: nodes.labels, mentions }
    }

    /// The statements that a node stands in.
    pub fn mentions(&self, node: Node) -> impl Iterator<Item = &Statement> {
        self.mentions.get(node).into_iter().flatten().filter_map(|index| self.statements.get(*index))
    }

    /// Hash First Degree Quads (4.6).
    pub fn hash_first_degree(&self, node: Node, hash: Hash) -> String {
        // 1 to 3. The node itself is `a`, every other `z`.
        let name = |other| if other == node { "_:a" } else { "_:z" };
        let lines: Vec<String> = self.mentions(node).map(|statement| statement.line(name)).collect();
        // 4. The order of UTF-8 bytes is that of code points.
        let lines = sorted(lines, Ord::cmp);
        // 5.
        hex(&hash.of(lines.concat().as_bytes()))
    }
}

/// Numbers for labels.
#[derive(Default)]
struct Nodes<'q> {
    labels: Vec<&'q str>,
    numbers: BTreeMap<&'q str, Node>,
}

impl<'q> Nodes<'q> {
    fn slot(&mut self, term: &'q Term) -> Slot {
        let Term::Blank(label) = term else { return Slot::Written(term.written()) };
        let next = self.labels.len();
        let node = *self.numbers.entry(label).or_insert(next);
        if node == next {
            self.labels.push(label);
        }
        Slot::Blank(node)
    }
}
