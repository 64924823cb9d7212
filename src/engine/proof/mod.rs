//! Proofs: what was signed, with what, by whose key.

pub mod algorithm;
pub mod data_integrity;
#[cfg_attr(not(feature = "whole"), path = "../absent/ecdsa.rs")]
pub mod ecdsa;
pub mod jose;
#[cfg_attr(not(feature = "whole"), path = "../absent/rsa.rs")]
pub mod rsa;
pub mod suite;

use super::code::Code;
use super::jsonld::Fault;
use super::key::PublicKey;
use super::key::binding::{Candidate, Keys};
use super::report::{Check, Detail, KeySource, Outcome, ProofFacts};
use super::time::Timestamp;
use suite::Part;

/// What came of the proofs of one credential.
#[derive(Debug, Clone, Default)]
pub struct Judged {
    /// The findings.
    pub checks: Vec<Check>,
    /// Each proof, and what it proved.
    pub proofs: Vec<ProofFacts>,
    /// One of them at least is the issuer's, and nothing speaks against it.
    pub is_good: bool,
    /// All good ones cover no more than the part that the holder chose to show.
    pub part: Option<Part>,
    /// When they were made, by the latest `created` of the good ones: what stands in any other, nobody signed.
    pub signed: Option<Timestamp>,
    /// The names of the fields that this site's list asks for may mean something else here than they are called: what
    /// stands there is not shown.
    pub hides_fields: bool,
}

/// What came of trying keys.
#[derive(Debug, Clone, Default)]
struct Tried {
    /// The findings on signature and key.
    checks: Vec<Check>,
    /// The kind of the key that spoke, or was refused first.
    key: Option<&'static str>,
    /// Where it came from.
    source: Option<KeySource>,
    /// Whose it is: a `key.*` code.
    binding: Option<Code>,
}

impl Tried {
    fn with(candidate: &Candidate, checks: Vec<Check>) -> Tried {
        Tried {
            checks,
            key: Some(candidate.key.kind()),
            source: Some(candidate.source),
            binding: Some(candidate.owner.code),
        }
    }
}

/// Tries the candidate keys: findings on signature and key. `fits` says whether a key fits the signature, and what else
/// is to be said when it does.
///
/// The first key that fits speaks. If none does, the signature is wrong, unless the candidates were only guesses
/// (pinned keys for a badge that names another): then nothing is known.
fn try_keys(keys: &Keys, suite: &str, mut fits: impl FnMut(&PublicKey) -> Result<Vec<Check>, Fault>) -> Tried {
    let mut refused = None;
    for candidate in &keys.candidates {
        let proof = Detail::proof(suite, &candidate.label);
        match fits(&candidate.key) {
            Ok(notes) => {
                let detail = Detail { found: Some(candidate.key.kind().to_owned()), ..proof };
                let mut checks = vec![Check::with(Code::ProofVerified, detail), named(&candidate.owner, suite)];
                checks.extend(notes);
                return Tried::with(candidate, checks);
            }
            Err((code, detail)) => {
                let detail = Detail { suite: proof.suite, key: proof.key, ..detail };
                refused.get_or_insert((Check::with(code, detail), candidate));
            }
        }
    }
    match (&keys.otherwise, refused) {
        (Some(otherwise), _) => Tried {
            checks: vec![named(otherwise, suite)],
            binding: otherwise.code.id().starts_with("key.").then_some(otherwise.code),
            ..Tried::default()
        },
        // Of a key that is not the issuer's, that is said as well; a good key does not make a bad signature better.
        (None, Some((check, candidate))) if candidate.owner.outcome == Outcome::Fail => {
            Tried::with(candidate, vec![check, named(&candidate.owner, suite)])
        }
        (None, Some((check, candidate))) => Tried::with(candidate, vec![check]),
        (None, None) => Tried { checks: vec![Check::new(Code::KeyUnavailable)], ..Tried::default() },
    }
}

fn named(check: &Check, suite: &str) -> Check {
    let mut check = check.clone();
    check.detail.suite = Some(suite.to_owned());
    check
}

/// How a proof fared, in one code: why it does not count, if anything says so; otherwise that it is good.
fn outcome(checks: &[Check]) -> Code {
    let about_keys = |check: &&Check| check.code.id().starts_with("key.");
    let first = |outcome| move |check: &&Check| check.outcome == outcome;
    let others = || checks.iter().filter(|check| !about_keys(check));
    let found = others().find(first(Outcome::Fail)).or_else(|| others().find(first(Outcome::Unknown)));
    let found = found.or_else(|| others().find(first(Outcome::Pass))).or_else(|| checks.first());
    found.map_or(Code::ProofMissing, |check| check.code)
}
