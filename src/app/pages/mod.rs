//! One file per screen. Pages arrange parts.

pub mod home;
pub mod issuers;
pub mod kit;
pub mod list;
pub mod result;
pub mod scan;
