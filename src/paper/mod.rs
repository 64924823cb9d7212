//! LETTER OPENER: takes certificates on paper (PDF) and mail apart. What is enclosed is for others to judge.

mod canvas;
mod decoders;
mod find;
mod guard;
mod lines;
mod mail;
mod pdf;
mod sight;
mod weight;

use crate::engine::input::Input;
use crate::engine::limits;
use crate::engine::unbake::Kind;
use find::Findings;

/// What is enclosed in a file, each as an input of its own: where it was found in [`Input::within`], what is written around it in
/// [`Input::paper`]. `None`: neither a PDF nor a mail.
///
/// Each content comes once. What is a badge comes alone; only where there is none, what might lead to one comes too: codes with
/// other texts, pictures without data, personal links. Nothing at all: an empty list, and the file itself says that it holds no
/// badge.
///
/// A PDF that cannot be read comes as itself, and `within` ends with the cause (`sealed`, `damaged`, `too-much`): the engine then says it.
pub fn open(name: &str, bytes: &[u8]) -> Option<Vec<Input>> {
    let mut findings = Findings::default();
    opened(name, bytes, &mut findings, 0).then(|| findings.finish(name))
}

/// Why a PDF is not read. The engine knows these words (`engine/unbake`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Refusal {
    /// Encrypted, be it only against printing.
    Sealed,
    /// Not a PDF that can be read.
    Damaged,
    /// More work than a certificate can be.
    TooMuch,
}

impl Refusal {
    const fn word(self) -> &'static str {
        match self {
            Refusal::Sealed => "sealed",
            Refusal::Damaged => "damaged",
            Refusal::TooMuch => "too-much",
        }
    }
}

/// Opens what can be opened; whether it can. `depth` counts the mails around it.
fn opened(name: &str, bytes: &[u8], findings: &mut Findings, depth: usize) -> bool {
    if depth >= limits::ENCLOSURE_DEPTH {
        return false;
    }
    match Kind::of(bytes) {
        Kind::Pdf => {
            let read = if findings.takes_paper() { pdf::open(bytes, findings) } else { Err(Refusal::TooMuch) };
            if let Err(refusal) = read {
                findings.refused(name, bytes, refusal.word());
            }
            true
        }
        Kind::Mail => {
            mail::open(bytes, findings, depth);
            true
        }
        _ => false,
    }
}
