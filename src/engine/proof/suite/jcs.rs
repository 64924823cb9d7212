//! Suites over the JSON itself: `eddsa-jcs-2022` (Data Integrity EdDSA Cryptosuites 1.0, 3.3), `ecdsa-jcs-2019` (Data
//! Integrity ECDSA Cryptosuites 1.0, 3.3). Every member is signed, defined by a context or not.

use serde_json::Value;

use super::Input;
use crate::data;
use crate::engine::absent;
use crate::engine::code::Code;
use crate::engine::digest::Hash;
use crate::engine::jcs;
use crate::engine::jsonld::Fault;
use crate::engine::report::Detail;

/// The hash of the canonical proof options, then that of the canonical document (3.3.4).
pub fn hash_data(input: &Input, hash: Hash) -> Result<Vec<u8>, Fault> {
    let mut document = input.document();
    if let Some(signed) = input.proof.get("@context") {
        restore_context(&mut document, signed)?;
    }
    let hashed = |value: &Value| jcs::canonicalise(value).map(|text| hash.of(text.as_bytes()));
    Ok([hashed(&input.options(&["proofValue"], None))?, hashed(&document)?].concat())
}

/// Somebody may have added contexts after the signer's; the proof keeps those that were signed (3.3.2, step 4).
fn restore_context(document: &mut Value, signed: &Value) -> Result<(), Fault> {
    let present = as_list(document.get("@context"));
    if !present.starts_with(as_list(Some(signed))) {
        return Err((Code::ProofMismatch, Detail::at("/@context")));
    }
    if let Some(members) = document.as_object_mut() {
        members.insert("@context".to_owned(), signed.clone());
    }
    Ok(())
}

/// A context that stands in the document beside those that the proof signed, and is nobody's known vocabulary. The
/// standard allows it; but what an unknown one makes of the words was not signed, so nobody should rely on them.
pub fn unsigned_context<'d>(document: &'d Value, proof: &Value) -> Option<&'d Value> {
    let signed = as_list(Some(proof.get("@context")?));
    let known = |context: &Value| context.as_str().is_some_and(|url| data::contexts(url).next().is_some());
    let unknown = as_list(document.get("@context")).iter().skip(signed.len()).find(|context| !known(context));
    if unknown.is_some() && !data::IS_WHOLE {
        absent::missed();
    }
    unknown
}

fn as_list(context: Option<&Value>) -> &[Value] {
    match context {
        Some(Value::Array(contexts)) => contexts,
        Some(single) => std::slice::from_ref(single),
        None => &[],
    }
}
