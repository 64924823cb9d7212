//! Is the engine's own JSON-LD right? Two proofs: it agrees with an independent implementation on documents made at random,
//! and it passes the suite of the W3C.
//!
//! Where the two implementations differ, or a test fails, jsonld-differences.toml says which side is right, and by which
//! sentence of the standard. `AKASHI_DOCUMENTS`, `AKASHI_SEED` and `AKASHI_THREADS` make the comparison larger, other and
//! quicker; with `--nocapture` it prints what was covered.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "jsonld/badge.rs"]
mod badge;
#[path = "jsonld/case.rs"]
mod case;
#[path = "jsonld/compare.rs"]
mod compare;
#[path = "jsonld/judged.rs"]
mod judged;
#[path = "jsonld/node.rs"]
mod node;
#[path = "jsonld/nquads.rs"]
mod nquads;
#[path = "jsonld/oracle.rs"]
mod oracle;
#[path = "jsonld/ours.rs"]
mod ours;
#[path = "jsonld/random.rs"]
mod random;
#[path = "jsonld/removals.rs"]
mod removals;
#[path = "jsonld/scope.rs"]
mod scope;
#[path = "jsonld/shrink.rs"]
mod shrink;
#[path = "jsonld/steps.rs"]
mod steps;
#[path = "jsonld/suite.rs"]
mod suite;
#[path = "jsonld/values.rs"]
mod values;
#[path = "jsonld/ways.rs"]
mod ways;
#[path = "jsonld/wild.rs"]
mod wild;
#[path = "jsonld/without.rs"]
mod without;

use compare::Mode;

/// A number from the environment.
fn asked(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// Expansion recurses; a test thread's own stack is small in debug builds.
fn with_room<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> std::thread::JoinHandle<T> {
    std::thread::Builder::new().stack_size(256 << 20).spawn(work).unwrap()
}

fn differential_in(mode: Mode) {
    let documents = asked("AKASHI_DOCUMENTS", 300);
    let seed = asked("AKASHI_SEED", 1);
    let threads = asked("AKASHI_THREADS", 1).max(1);
    let tally = compare::run(mode, documents, seed, threads);
    tally.print();
    assert!(tally.agreed_accepted * 100 >= tally.documents * 40, "too few documents are accepted to prove anything");
    let unjudged = tally.differences.len() as u64 + tally.unshown.values().sum::<u64>();
    assert!(unjudged == 0, "{unjudged} differences, see above");
}

#[test]
fn differential() {
    differential_in(Mode::Strict);
}

#[test]
fn differential_as_the_standard_says() {
    differential_in(Mode::Standard);
}

#[test]
fn judged_differences_are_still_there() {
    with_room(compare::judged_are_still_there).join().unwrap();
}

#[test]
fn to_rdf_suite() {
    with_room(suite::run).join().unwrap();
}
