//! Akashi (証, "proof"): a verifier of Open Badges that needs to trust no server.

pub mod cli;
pub mod data;
pub mod engine;
pub mod text;
