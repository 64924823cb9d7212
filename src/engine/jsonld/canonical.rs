//! RDFC-1.0 with SHA-256, within a work budget.

use oxrdf::Dataset;
use rdf_canon::{CanonicalizationOptions, canonicalize_with};

use super::Fault;
use crate::engine::code::Code;
use crate::engine::limits;
use crate::engine::report::Detail;

/// Canonical N-Quads.
pub fn n_quads(dataset: &Dataset) -> Result<String, Fault> {
    let options = CanonicalizationOptions { hndq_call_limit: Some(limits::HASH_N_DEGREE_CALLS) };
    canonicalize_with::<sha2_010::Sha256>(dataset, &options)
        .map_err(|_| (Code::ProofTooComplex, Detail::found("RDFC-1.0")))
}
