//! WORKSHOP: what a holder makes of a badge: links on paper. Judges nothing, and changes no byte of what was signed.

pub mod qr;
