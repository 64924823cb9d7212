//! Everything a report says, in words: made beside the engine, drawn by whoever shows it.
//!
//! The page gets the words with each report, so that it need not carry the sentences of every code.

use serde::{Deserialize, Serialize};

use super::part::{self, Part};
use super::{Lang, Line, Panel, line, panel};
use crate::engine::report::Report;

/// The words on one report in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// Which one.
    pub lang: Lang,
    /// The verdict panel.
    pub panel: Panel,
    /// One for each of `report.checks`, in their order.
    pub lines: Vec<Line>,
    /// One for each of `report.proofs`.
    pub proofs: Vec<Part>,
    /// One for each of `report.endorsements`.
    pub endorsements: Vec<Part>,
}

/// Reads a report in one language.
pub fn read(lang: Lang, report: &Report) -> Reading {
    Reading {
        lang,
        panel: panel(lang, report),
        lines: report.checks.iter().map(|check| line(lang, check)).collect(),
        proofs: report.proofs.iter().map(|proof| part::proof(lang, proof)).collect(),
        endorsements: report.endorsements.iter().map(|one| part::endorsement(lang, one)).collect(),
    }
}
