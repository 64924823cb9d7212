//! Once a document is stated: does all that is said of a node stand where it is read, and is the document the one that
//! was signed?

use std::collections::{HashMap, HashSet};

use super::Fault;
use super::plainness::hidden;
use super::statements::Statements;
use super::words::{Count, Role, meaning};
use crate::engine::rdf::{Quad, Term};

const TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const SUBJECT: &str = "https://www.w3.org/2018/credentials#credentialSubject";
const ISSUER: &str = "https://www.w3.org/2018/credentials#issuer";
const ENDORSEMENT: &str = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#EndorsementCredential";

/// A node in a graph.
type Place<'q> = (&'q Term, Option<&'q Term>);

/// What is said of one node under the words that are read of it.
#[derive(Default)]
struct Said<'q> {
    /// Statements of which each counts.
    whole: HashSet<(&'q str, &'q Term)>,
    /// Properties of which the first counts.
    once: HashSet<&'q str>,
}

impl<'q> Said<'q> {
    fn add(&mut self, quad: &'q Quad, role: Role, endorses: bool) {
        let count = match &quad.object {
            Term::Iri(iri) if quad.predicate == TYPE => role.counts_type(iri),
            _ => role.counts(&quad.predicate, endorses),
        };
        match count {
            Count::Whole => drop(self.whole.insert((&quad.predicate, &quad.object))),
            Count::Once => drop(self.once.insert(&quad.predicate)),
            Count::No => {}
        }
    }

    /// What is said here and not there.
    fn beyond<'s>(&'s self, other: &'s Said<'q>) -> impl Iterator<Item = &'q str> + use<'s, 'q> {
        let whole = self.whole.difference(&other.whole).map(|(predicate, _)| *predicate);
        whole.chain(self.once.difference(&other.once).copied())
    }

    fn size(&self) -> (usize, usize) {
        (self.whole.len(), self.once.len())
    }
}

/// Two objects with one id are one node, and other nodes can speak of it: what is read of it must stand where it is read.
pub fn check(statements: &Statements, endorses: bool) -> Result<(), Fault> {
    let mut roles: HashMap<Place, Vec<Role>> = HashMap::new();
    for read in &statements.read {
        let roles = roles.entry((&read.subject, read.graph.as_ref())).or_default();
        if !roles.contains(&read.role) {
            roles.push(read.role);
        }
    }
    let mut said: HashMap<(Place, Role), Said> = HashMap::new();
    for quad in &statements.quads {
        let place = (&quad.subject, quad.graph.as_ref());
        for role in roles.get(&place).into_iter().flatten() {
            said.entry((place, *role)).or_default().add(quad, *role, endorses);
        }
    }
    let own = |read: &'_ super::statements::Read, role| {
        let mut here = Said::default();
        let quads = read.own.iter().filter_map(|index| statements.quads.get(*index));
        quads.for_each(|quad| here.add(quad, role, endorses));
        here
    };
    // Who issues a badge to himself has one name, here or there.
    let shares = |role| matches!(role, Role::Issuer | Role::Subject);
    let mut names: HashSet<(Place, &str)> = HashSet::new();
    for read in statements.read.iter().filter(|read| shares(read.role)) {
        let place = (&read.subject, read.graph.as_ref());
        let quads = read.own.iter().filter_map(|index| statements.quads.get(*index));
        let named = quads.filter(|quad| meaning(&quad.predicate).is_some_and(|word| word.name == "name"));
        names.extend(named.map(|quad| (place, quad.predicate.as_str())));
    }
    for read in &statements.read {
        let place = (&read.subject, read.graph.as_ref());
        let (Some(said), here) = (said.get(&(place, read.role)), own(read, read.role)) else { continue };
        // What stands at a place is part of what is said of its node, so that the numbers tell.
        if said.size() == here.size() {
            continue;
        }
        let missing = said.beyond(&here).filter(|property| !shares(read.role) || !names.contains(&(place, property)));
        if let Some(property) = missing.min() {
            let word = meaning(property).map(|word| word.name);
            return hidden(word.unwrap_or(if property == TYPE { "type" } else { property }));
        }
    }
    rooted(statements)
}

/// Statements do not say which node is the document. If another credential leads to this one, that other may be what was
/// signed, and this one a part of it. An endorsement of the badge in the badge names it as its subject.
fn rooted(statements: &Statements) -> Result<(), Fault> {
    let Some(root) = statements.read.iter().find(|read| read.role == Role::Credential).map(|read| &read.subject) else {
        return Ok(());
    };
    let quads = || statements.quads.iter().filter(|quad| quad.graph.is_none());
    let is_type = |quad: &&Quad, fits: &dyn Fn(&str) -> bool| match &quad.object {
        Term::Iri(iri) => quad.predicate == TYPE && fits(iri),
        _ => false,
    };
    let credential = |iri: &str| iri.ends_with("Credential") || iri.ends_with("Presentation");
    let credentials: HashSet<&Term> = quads()
        .filter(|quad| is_type(quad, &credential) || [SUBJECT, ISSUER].contains(&quad.predicate.as_str()))
        .map(|quad| &quad.subject)
        .collect();
    let endorsements: HashSet<&Term> =
        quads().filter(|quad| is_type(quad, &|iri| iri == ENDORSEMENT)).map(|quad| &quad.subject).collect();
    let mut leading: HashMap<&Term, Vec<&Term>> = HashMap::new();
    for quad in quads().filter(|quad| quad.predicate != TYPE && !matches!(quad.object, Term::Literal(_))) {
        let endorses = quad.predicate == SUBJECT && &quad.object == root && endorsements.contains(&quad.subject);
        if !endorses {
            leading.entry(&quad.object).or_default().push(&quad.subject);
        }
    }
    let mut seen = HashSet::from([root]);
    let mut open = vec![root];
    while let Some(node) = open.pop() {
        for before in leading.remove(node).unwrap_or_default() {
            if seen.insert(before) {
                if credentials.contains(before) {
                    return hidden("id");
                }
                open.push(before);
            }
        }
    }
    Ok(())
}
