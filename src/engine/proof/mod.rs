//! Proofs: what was signed, with what, by whose key.

pub mod algorithm;
pub mod data_integrity;
pub mod jose;

use super::code::Code;
use super::key::binding::Keys;
use super::report::{Check, Detail};
use algorithm::Algorithm;

/// Tries the candidate keys over these bytes: checks on signature and key.
///
/// The first key that fits speaks. If none does, the signature is wrong, unless the candidates were only guesses
/// (pinned keys for a badge that names another): then nothing is known.
fn try_keys(keys: &Keys, suite: &str, algorithm: Algorithm, message: &[u8], signature: &[u8]) -> Vec<Check> {
    let mut refused = None;
    for candidate in &keys.candidates {
        match algorithm.verify(&candidate.key, message, signature) {
            Ok(()) => {
                let detail =
                    Detail { found: Some(candidate.key.kind().to_owned()), ..Detail::proof(suite, &candidate.label) };
                return vec![Check::with(Code::ProofVerified, detail), named(&candidate.owner, suite)];
            }
            Err(code) => {
                let check = Check::with(code, Detail::proof(suite, &candidate.label));
                refused.get_or_insert((check, candidate.owner.clone()));
            }
        }
    }
    match (&keys.otherwise, refused) {
        (Some(otherwise), _) => vec![named(otherwise, suite)],
        // Of a key that is not the issuer's, that is said as well; a good key does not make a bad signature better.
        (None, Some((check, owner))) if owner.outcome == super::report::Outcome::Fail => {
            vec![check, named(&owner, suite)]
        }
        (None, Some((check, _))) => vec![check],
        (None, None) => vec![Check::new(Code::KeyUnavailable)],
    }
}

fn named(check: &Check, suite: &str) -> Check {
    let mut check = check.clone();
    check.detail.suite = Some(suite.to_owned());
    check
}
