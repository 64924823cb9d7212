//! Suites over canonical statements: `eddsa-rdfc-2022` (Data Integrity EdDSA Cryptosuites 1.0, 3.2.3 to 3.2.5),
//! `ecdsa-rdfc-2019` (Data Integrity ECDSA Cryptosuites 1.0, 3.2.3 to 3.2.5), and before them Ed25519Signature2018 and 2020.

use serde_json::Value;

use super::{Input, Suite};
use crate::engine::digest::Hash;
use crate::engine::jsonld::Fault;

/// The hash of the canonical proof options, then that of the canonical document. The same hash names the blank nodes.
pub fn hash_data(input: &Input, suite: Suite, hash: Hash, reading: usize) -> Result<Vec<u8>, Fault> {
    let options = options_hash(input, suite, hash, reading)?;
    let document = hash.of(input.canonical_document(reading, hash)?.text.as_bytes());
    Ok([options, document].concat())
}

/// The hash of the canonical proof options, in the document's own context, whatever the proof says of contexts.
pub fn options_hash(input: &Input, suite: Suite, hash: Hash, reading: usize) -> Result<Vec<u8>, Fault> {
    let canonical = |context: Option<&Value>| input.canonical_options(&VALUES, context, reading, hash);
    let canonical = canonical(input.secured.context()).or_else(|fault| match older_context(suite) {
        // Until 2020, signers took a context of their own for the proof, which need not be the document's.
        Some(context) => canonical(Some(&context.into())).map_err(|_| fault),
        None => Err(fault),
    });
    Ok(hash.of(canonical?.text.as_bytes()))
}

/// Members that are the proof's value and so are not among its options.
const VALUES: [&str; 2] = ["proofValue", "jws"];

/// The context in which a suite's proof was signed where the document's does not know it.
fn older_context(suite: Suite) -> Option<&'static str> {
    (suite == Suite::Ed25519Signature2018).then_some("https://w3id.org/security/v2")
}
