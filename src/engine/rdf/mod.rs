//! Statements (RDF 1.1 Concepts, 3): what a signature over JSON-LD covers.
//!
//! [`quad`] holds them and writes them down; [`canonical`] names their blank nodes (RDFC-1.0), so that everybody hashes the
//! same text. `dataset` makes ready what the naming asks again and again, `issuer` gives names out, `n_degree` tells nodes
//! apart that look alike from near by.

pub mod canonical;
mod dataset;
mod issuer;
mod n_degree;
pub mod quad;

pub use canonical::{Canonical, TooComplex, canonicalise, canonicalise_within};
pub use n_degree::Budget;
pub use quad::{Literal, Quad, Term};
