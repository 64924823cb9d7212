//! Statements (RDF 1.1 Concepts, 3): what a signature over JSON-LD covers.
//!
//! [`quad`] holds them and writes them down; [`canonical`] names their blank nodes, so that everybody hashes the same text.

pub mod canonical;
pub mod quad;

pub use canonical::{Canonical, canonicalise};
pub use quad::{Literal, Quad, Term};
