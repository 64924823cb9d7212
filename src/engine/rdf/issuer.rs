//! Issue Identifier (RDFC-1.0, 4.5).

use super::dataset::Node;

/// Gives numbers to blank nodes, in the order in which they are asked for.
///
/// Hash N-Degree Quads copies its issuer for every path that it tries. Here the path is tried on the issuer itself, and
/// what it issued is taken back afterwards.
pub struct Issuer {
    prefix: &'static str,
    order: Vec<Node>,
    /// By node.
    numbers: Vec<Option<usize>>,
}

impl Issuer {
    /// For a dataset with so many blank nodes.
    pub fn new(prefix: &'static str, nodes: usize) -> Issuer {
        Issuer { prefix, order: Vec::new(), numbers: vec![None; nodes] }
    }

    /// The node's identifier with `_:` before it, if it has one.
    pub fn name(&self, node: Node) -> Option<String> {
        let number = self.numbers.get(node).copied().flatten()?;
        Some(format!("_:{}{number}", self.prefix))
    }

    /// Whether the node has an identifier.
    pub fn has(&self, node: Node) -> bool {
        self.numbers.get(node).is_some_and(Option::is_some)
    }

    /// Gives the node an identifier, unless it has one.
    pub fn issue(&mut self, node: Node) {
        // Steps 1 to 4. The counter is the length of the list.
        if let Some(number @ None) = self.numbers.get_mut(node) {
            *number = Some(self.order.len());
            self.order.push(node);
        }
    }

    /// How many identifiers there are.
    pub fn count(&self) -> usize {
        self.order.len()
    }

    /// Takes back all identifiers but the first `count`: the nodes that had them, in order.
    pub fn take_back(&mut self, count: usize) -> Vec<Node> {
        let taken = self.order.split_off(count.min(self.order.len()));
        for node in &taken {
            if let Some(number) = self.numbers.get_mut(*node) {
                *number = None;
            }
        }
        taken
    }
}
