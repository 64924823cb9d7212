//! BACK ROOM: the programs behind the page, each in a worker of its own. [`verifier`] drives the engine; the others are loaded
//! when they are needed, and [`aside`] is how they listen: `scanner` finds QR codes in pictures, `opener` takes PDF and mail
//! apart.

#[cfg(feature = "scan")]
pub mod aside;
#[cfg(feature = "paper")]
pub mod opener;
#[cfg(feature = "scan")]
pub mod scanner;
#[cfg(feature = "worker")]
pub mod verifier;
