//! Akashi (証, "proof"): a verifier of Open Badges that needs to trust no server.
//!
//! The browser, or the command line, unpacks the credential that a badge carries, checks its signature, its dates, its
//! status and its issuer, and says what was proved: passed, failed, could not check and not asked are four things.
//!
//! ```text
//! Input ─unbake→ Unbaked ─read→ Claim ─normalise→ Credential ─check→ Checks ─→ Report ─→ Verdict
//! bytes          JSON|JWS|URL   strict types      one view,          Code +    all the   one of
//! + name         + carrier                        facts or claims    Detail    evidence  five
//! ```
//!
//! Nothing flows backwards. The rooms:
//!
//! | room | what it does |
//! |---|---|
//! | [`engine`] | laboratory: decides what a badge proves; pure, no clock, no network, no language |
//! | [`data`] | library shelf: contexts, compiled in |
//! | [`text`] | interpreter: codes become sentences, Japanese and English |
//! | `wire` | hatch: messages between page and worker |
//! | `net` | post room: fetches what was asked for |
//! | `worker` | back room: drives the engine in the browser |
//! | `app` | parlour: the page |
//! | [`scan`] | spectacles: finds QR codes in pictures |
//! | [`paper`] | letter opener: takes certificates on paper and mail apart |
//! | [`kit`] | workshop: what a holder makes of a badge |
//! | [`cli`] | side door: the command line |
//!
//! Which room may import which, `tests/house.rs` holds.

#[cfg(feature = "app")]
pub mod app;
#[cfg(all(feature = "whole", feature = "paper", feature = "kit", not(target_arch = "wasm32")))]
pub mod cli;
pub mod data;
pub mod engine;
#[cfg(feature = "kit")]
pub mod kit;
#[cfg(any(feature = "worker", not(target_arch = "wasm32")))]
pub mod net;
#[cfg(feature = "paper")]
pub mod paper;
#[cfg(feature = "scan")]
pub mod scan;
pub mod text;
#[cfg(feature = "browser")]
pub mod wire;
#[cfg(any(feature = "worker", all(feature = "browser", feature = "scan")))]
pub mod worker;
