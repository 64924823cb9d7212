//! Hash N-Degree Quads (RDFC-1.0, 4.8) and Hash Related Blank Node (4.7), within a budget.
//!
//! The standard tries every order of blank nodes that look alike, and every way through them: more than any computer can
//! do for a graph made to be hard. So each step is paid for, and the recursion has a depth.

use std::cell::Cell;
use std::collections::BTreeMap;

use super::canonical::TooComplex;
use super::dataset::{Dataset, Node, Statement};
use super::issuer::Issuer;
use crate::engine::digest::{Hash, hex};
use crate::engine::limits;
use crate::engine::order::sorted;

/// What the algorithms share: the canonicalisation state of the standard (4.3), and what is left of the budget.
pub struct State<'d> {
    /// The statements.
    pub dataset: &'d Dataset<'d>,
    /// By node: the hash of its first degree.
    pub first_degree: &'d [String],
    /// The names that are final.
    pub canonical: Issuer,
    hash: Hash,
    budget: &'d Budget,
}

/// Steps that are left; one budget may serve several canonicalisations, since one input may ask for many.
#[derive(Debug)]
pub struct Budget(Cell<usize>);

impl Default for Budget {
    fn default() -> Self {
        Budget(Cell::new(limits::CANONICAL_STEPS))
    }
}

impl Budget {
    /// Takes steps off.
    fn pay(&self, steps: usize) -> Result<(), TooComplex> {
        // Once it is used up, it stays so.
        let left = self.0.get().checked_sub(steps);
        self.0.set(left.unwrap_or_default());
        left.map(drop).ok_or(TooComplex)
    }
}

/// A path through a group of nodes, and the nodes that it gave temporary names to.
struct Path {
    text: String,
    issued: Vec<Node>,
}

impl<'d> State<'d> {
    /// Before any name is given.
    pub fn new(dataset: &'d Dataset<'d>, first_degree: &'d [String], hash: Hash, budget: &'d Budget) -> State<'d> {
        let canonical = Issuer::new("c14n", dataset.labels.len());
        State { dataset, first_degree, canonical, hash, budget }
    }

    /// Hash Related Blank Node (4.7).
    fn hash_related(&self, related: Node, statement: &Statement, issuer: &Issuer, position: char) -> String {
        // 1. and 2.
        let mut input = String::from(position);
        if position != 'g' {
            input.push_str(&statement.predicate);
        }
        // 3. and 4.
        match self.canonical.name(related).or_else(|| issuer.name(related)) {
            Some(name) => input.push_str(&name),
            None => input.push_str(self.first_degree.get(related).map_or("", String::as_str)),
        }
        // 5.
        hex(&self.hash.of(input.as_bytes()))
    }

    /// Hash N-Degree Quads (4.8). Afterwards `issuer` is the issuer of the result.
    pub fn hash_n_degree(&mut self, node: Node, issuer: &mut Issuer, depth: usize) -> Result<String, TooComplex> {
        if depth >= limits::CANONICAL_DEPTH {
            return Err(TooComplex);
        }
        // 1. to 3. A node may stand in a list twice: once for each statement.
        let dataset = self.dataset;
        let mut related: BTreeMap<String, Vec<Node>> = BTreeMap::new();
        for statement in dataset.mentions(node) {
            for (position, other) in statement.blank_nodes().filter(|(_, other)| *other != node) {
                // A property's IRI may be as long as a document, and is hashed each time.
                self.budget.pay(1 + statement.predicate.len() / 512)?;
                let hash = self.hash_related(other, statement, issuer, position);
                related.entry(hash).or_default().push(other);
            }
        }
        // 4. and 5.
        let mut data = String::new();
        for (hash, nodes) in related {
            // 5.1.
            data.push_str(&hash);
            // 5.2. to 5.6.
            let chosen = self.shortest_path(nodes, issuer, depth)?;
            data.push_str(&chosen.text);
            chosen.issued.into_iter().for_each(|node| issuer.issue(node));
        }
        // 6.
        Ok(hex(&self.hash.of(data.as_bytes())))
    }

    /// Steps 5.2 to 5.4: the least path over all orders of these nodes.
    fn shortest_path(&mut self, nodes: Vec<Node>, issuer: &mut Issuer, depth: usize) -> Result<Path, TooComplex> {
        let mut chosen: Option<Path> = None;
        let mut nodes = sorted(nodes, Ord::cmp);
        loop {
            // 5.4.1. No copy: what was issued is taken back.
            let count = issuer.count();
            let least = chosen.as_ref().map(|path| path.text.as_str());
            let text = self.path(&nodes, least, issuer, depth)?;
            let issued = issuer.take_back(count);
            // 5.4.6.
            if let Some(text) = text
                && chosen.as_ref().is_none_or(|path| text < path.text)
            {
                chosen = Some(Path { text, issued });
            }
            if !next_permutation(&mut nodes) {
                return chosen.ok_or(TooComplex);
            }
        }
    }

    /// Steps 5.4.2 to 5.4.5: the path for one order; `None` as soon as it cannot be the least any more.
    fn path(
        &mut self,
        nodes: &[Node],
        least: Option<&str>,
        issuer: &mut Issuer,
        depth: usize,
    ) -> Result<Option<String>, TooComplex> {
        let is_worse = |path: &str| least.is_some_and(|least| path.len() >= least.len() && path > least);
        // 5.4.2. and 5.4.3.
        let mut path = String::new();
        let mut recursion = Vec::new();
        // 5.4.4.
        for node in nodes {
            self.budget.pay(1)?;
            if let Some(name) = self.canonical.name(*node) {
                // 5.4.4.1.
                path.push_str(&name);
            } else {
                // 5.4.4.2.
                if !issuer.has(*node) {
                    recursion.push(*node);
                    issuer.issue(*node);
                }
                path.push_str(&issuer.name(*node).unwrap_or_default());
            }
            // 5.4.4.3.
            if is_worse(&path) {
                return Ok(None);
            }
        }
        // 5.4.5.
        for node in recursion {
            // 5.4.5.1. and 5.4.5.4.
            let hash = self.hash_n_degree(node, issuer, depth + 1)?;
            // 5.4.5.2. The node has its name already.
            path.push_str(&issuer.name(node).unwrap_or_default());
            // 5.4.5.3.
            path.push('<');
            path.push_str(&hash);
            path.push('>');
            // 5.4.5.5.
            if is_worse(&path) {
                return Ok(None);
            }
        }
        Ok(Some(path))
    }
}

/// The next order in the order of orders; `false` after the last. A node that stands in the list twice makes no new order.
fn next_permutation(nodes: &mut [Node]) -> bool {
    let Some(pivot) = nodes.windows(2).rposition(|pair| matches!(pair, [left, right] if left < right)) else {
        return false;
    };
    // Behind the pivot the nodes descend.
    let (head, tail) = nodes.split_at_mut(pivot + 1);
    if let Some(pivot) = head.last_mut()
        && let Some(next) = tail.iter_mut().rev().find(|next| **next > *pivot)
    {
        std::mem::swap(pivot, next);
    }
    tail.reverse();
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn permutations_come_each_once() {
        let all = |mut nodes: Vec<Node>| {
            let mut all = vec![nodes.clone()];
            while next_permutation(&mut nodes) {
                all.push(nodes.clone());
            }
            all
        };
        assert_eq!(all(vec![1]), [[1]]);
        assert_eq!(all(vec![1, 2, 3]), [[1, 2, 3], [1, 3, 2], [2, 1, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1]]);
        assert_eq!(all(vec![1, 1, 2]), [[1, 1, 2], [1, 2, 1], [2, 1, 1]]);
        assert_eq!(all((0..6).collect()).len(), 720);
    }
}
