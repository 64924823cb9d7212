//! One file per question asked, and one for the structure that all of them stand on.

pub mod concealment;
pub mod endorsement;
pub mod holder;
pub mod integrity;
pub mod issuer;
#[cfg_attr(not(feature = "whole"), path = "../absent/paper.rs")]
pub mod paper;
pub mod standing;
pub mod structure;
