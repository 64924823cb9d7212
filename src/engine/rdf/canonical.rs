//! RDFC-1.0 within a work budget: the canonicalisation algorithm (4.4) and the serialisation (5).

use std::collections::BTreeMap;

use super::dataset::{Dataset, Node};
use super::issuer::Issuer;
use super::n_degree::{Budget, State};
use super::quad::Quad;
use crate::engine::digest::Hash;
use crate::engine::order::sorted;

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

impl Canonical {
    /// The statements, each with its line in other names than `c14n…`, line feed included, in the order of these lines
    /// (Data Integrity ECDSA Cryptosuites 1.0, `labelReplacementCanonicalizeNQuads`). A node that the map does not name
    /// keeps its canonical name. That no two nodes get the same name is the caller's to make sure of.
    pub fn relabelled(&self, labels: &BTreeMap<String, String>) -> Vec<(String, &Quad)> {
        let lines = self.quads.iter().map(|quad| (quad.relabelled(labels).line(), quad)).collect();
        sorted(lines, |(left, _), (right, _)| left.cmp(right))
    }
}

/// The work budget is used up: a graph made to be hard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooComplex;

/// Names the blank nodes (RDFC-1.0, 4.4) and writes the dataset down (5).
pub fn canonicalise(quads: &[Quad], hash: Hash) -> Result<Canonical, TooComplex> {
    canonicalise_within(quads, hash, &Budget::default())
}

/// The same, with the steps that are left of a budget.
pub fn canonicalise_within(quads: &[Quad], hash: Hash, budget: &Budget) -> Result<Canonical, TooComplex> {
    // 1. and 2.
    let dataset = Dataset::of(quads);
    let nodes = dataset.labels.len();
    // 3.
    let first_degree: Vec<String> = (0..nodes).map(|node| dataset.hash_first_degree(node, hash)).collect();
    let mut state = State::new(&dataset, &first_degree, hash, budget);
    let mut alike: BTreeMap<&str, Vec<Node>> = BTreeMap::new();
    for (node, hash) in first_degree.iter().enumerate() {
        alike.entry(hash).or_default().push(node);
    }
    // 4. Who is alone with its hash has a name.
    alike.retain(|_, nodes| match nodes.as_slice() {
        [node] => {
            state.canonical.issue(*node);
            false
        }
        _ => true,
    });
    // 5.
    let mut temporary = Issuer::new("b", nodes);
    for nodes in alike.values() {
        // 5.1. and 5.2.
        let mut results: Vec<(String, Vec<Node>)> = Vec::new();
        for node in nodes {
            if !state.canonical.has(*node) {
                temporary.issue(*node);
                let hash = state.hash_n_degree(*node, &mut temporary, 0)?;
                results.push((hash, temporary.take_back(0)));
            }
        }
        // 5.3. The sort is stable: results that are alike stay in the order of the input.
        let results = sorted(results, |(left, _), (right, _)| left.cmp(right));
        results.into_iter().flat_map(|(_, issued)| issued).for_each(|node| state.canonical.issue(node));
    }
    // 6. and 7.
    Ok(serialise(&dataset, &state.canonical))
}

fn serialise(dataset: &Dataset, issuer: &Issuer) -> Canonical {
    let names: Vec<String> = (0..dataset.labels.len()).filter_map(|node| issuer.name(node)).collect();
    let name = |node: Node| names.get(node).map_or("", String::as_str);
    let lines = dataset.statements.iter().map(|statement| statement.line(name));
    let sorted: Vec<(String, &Quad)> =
        sorted(lines.zip(dataset.quads.iter().copied()).collect(), |left, right| left.0.cmp(&right.0));
    let labelled = dataset.labels.iter().zip(&names);
    let mut labels = BTreeMap::new();
    labels.extend(labelled.map(|(label, name)| ((*label).to_owned(), name.trim_start_matches("_:").to_owned())));
    let quads = sorted.iter().map(|(_, quad)| quad.relabelled(&labels)).collect();
    Canonical { quads, labels, text: sorted.into_iter().map(|(line, _)| line).collect() }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::quad::{Literal, STRING, Term};
    use super::*;
    use crate::engine::limits;

    /// `_:x` is a blank node, `"x` a literal, everything else an IRI.
    fn quad(line: &str) -> Quad {
        let term = |text: &str| match (text.strip_prefix("_:"), text.strip_prefix('"')) {
            (Some(label), _) => Term::Blank(label.to_owned()),
            (_, Some(value)) => {
                Term::Literal(Literal { value: value.to_owned(), datatype: STRING.to_owned(), language: None })
            }
            _ => Term::Iri(format!("http://example.com/#{text}")),
        };
        let mut words = line.split(' ');
        let mut next = || words.next().unwrap();
        Quad {
            subject: term(next()),
            predicate: format!("http://example.com/#{}", next()),
            object: term(next()),
            graph: words.next().map(term),
        }
    }

    fn quads(lines: &str) -> Vec<Quad> {
        lines.split('\n').map(|line| quad(line.trim())).collect()
    }

    fn labels(lines: &str) -> Vec<(String, String)> {
        canonicalise(&quads(lines), Hash::Sha256).unwrap().labels.into_iter().collect()
    }

    fn is_too_complex(lines: impl Iterator<Item = String>) -> bool {
        canonicalise(&lines.map(|line| quad(&line)).collect::<Vec<_>>(), Hash::Sha256).is_err()
    }

    /// The examples of the standard, with the hashes and names that it prints (4.4.2, 4.6.2, 4.8.2).
    #[test]
    fn examples_of_the_standard() {
        let unique = quads("p q _:e0\np r _:e1\n_:e0 s u\n_:e1 t u");
        let dataset = Dataset::of(&unique);
        let hash = |node| dataset.hash_first_degree(node, Hash::Sha256);
        assert_eq!(hash(0), "21d1dd5ba21f3dee9d76c0c00c260fa6f5d5d65315099e553026f4828d0dc77a");
        assert_eq!(hash(1), "6fa0b9bdb376852b5743ff39ca4cbf7ea14d34966b2828478fbf222e7c764473");
        let shared = labels("p q _:e0\np q _:e1\n_:e0 p _:e2\n_:e1 p _:e3\n_:e2 r _:e3");
        let expected = [("e0", "c14n3"), ("e1", "c14n2"), ("e2", "c14n0"), ("e3", "c14n1")];
        assert_eq!(shared, expected.map(|(label, name)| (label.to_owned(), name.to_owned())));
        let paths = labels("_:e0 p1 _:e1\n_:e1 p2 \"Foo\n_:e2 p1 _:e3\n_:e3 p2 \"Foo");
        let expected = [("e0", "c14n0"), ("e1", "c14n1"), ("e2", "c14n2"), ("e3", "c14n3")];
        assert_eq!(paths, expected.map(|(label, name)| (label.to_owned(), name.to_owned())));
    }

    #[test]
    fn a_dataset_is_a_set() {
        let once = quads("_:a p _:b\n_:b p \"x\n_:b p \"x g");
        let twice = [once.clone(), once.clone()].concat();
        for hash in [Hash::Sha256, Hash::Sha384] {
            let canonical = canonicalise(&twice, hash).unwrap();
            assert_eq!(canonical, canonicalise(&once, hash).unwrap());
            assert_eq!(canonical.quads.len(), 3);
            assert_eq!(canonical.text, canonical.quads.iter().map(Quad::line).collect::<String>());
        }
        let nothing = canonicalise(&[], Hash::Sha256).unwrap();
        assert_eq!((nothing.text.as_str(), nothing.quads.len(), nothing.labels.len()), ("", 0, 0));
    }

    /// "For each blank node that is a component of Q": a statement is mentioned once, wherever its node stands.
    #[test]
    fn a_node_that_stands_in_a_statement_twice_has_one_mention() {
        let loops = quads("_:a p _:a _:a");
        let line = "_:a <http://example.com/#p> _:a _:a .\n";
        let expected = crate::engine::digest::sha256_hex(line.as_bytes());
        assert_eq!(Dataset::of(&loops).hash_first_degree(0, Hash::Sha256), expected);
    }

    #[test]
    fn relabelled_lines_are_sorted_anew() {
        let canonical = canonicalise(&quads("p q _:e0\np r _:e1\n_:e0 s u\n_:e1 t u"), Hash::Sha256).unwrap();
        let names = [("c14n0", "z"), ("c14n1", "a")].map(|(from, to)| (from.to_owned(), to.to_owned()));
        let relabelled = canonical.relabelled(&BTreeMap::from(names));
        assert_eq!(
            relabelled.iter().map(|(line, _)| line.as_str()).collect::<Vec<_>>(),
            [
                "<http://example.com/#p> <http://example.com/#q> _:z .\n",
                "<http://example.com/#p> <http://example.com/#r> _:a .\n",
                "_:a <http://example.com/#t> <http://example.com/#u> .\n",
                "_:z <http://example.com/#s> <http://example.com/#u> .\n",
            ]
        );
    }

    #[test]
    fn hard_graphs_are_refused() {
        let clique = |n: usize| (0..n * n).map(move |pair| format!("_:n{} p _:n{}", pair / n, pair % n));
        assert!(!is_too_complex(clique(4)));
        assert!(is_too_complex(clique(10)));
        assert!(is_too_complex(clique(60)));
        let chain = |n: usize| (0..n).map(|node| format!("_:n{node} p _:n{}", node + 1));
        assert!(is_too_complex(chain(limits::QUADS)));
        assert!(!is_too_complex(chain(60)));
        // Two of a kind, each with parts of a kind: 12! permutations.
        assert!(is_too_complex((0..24).flat_map(|n| [format!("_:n{n} v \"A"), format!("_:h{} p _:n{n}", n % 2)])));
        // A property as long as a document.
        let long = "p".repeat(100_000);
        assert!(is_too_complex((0..40).map(|n| format!("_:n{n} {long} _:n{}", (n + 1) % 40))));
    }

    #[test]
    fn a_budget_may_serve_several() {
        let alike: Vec<Quad> = (0..40).map(|n| quad(&format!("_:n{n} p _:n{}", (n + 1) % 40))).collect();
        let budget = Budget::default();
        let times = (0..100).take_while(|_| canonicalise_within(&alike, Hash::Sha256, &budget).is_ok()).count();
        assert!((1..100).contains(&times), "{times}");
        assert!(canonicalise_within(&alike, Hash::Sha256, &budget).is_err());
        assert!(canonicalise(&alike, Hash::Sha256).is_ok());
    }

    #[test]
    fn many_that_are_alike_are_no_harder_than_many() {
        assert!(!is_too_complex((0..2_000).flat_map(|n| [format!("s p _:n{n}"), format!("_:n{n} v \"A")])));
    }
}
