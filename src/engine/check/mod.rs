//! One file per question asked, and one for the structure that all of them stand on.

pub mod concealment;
pub mod endorsement;
pub mod holder;
pub mod integrity;
pub mod issuer;
pub mod paper;
pub mod standing;
pub mod structure;
