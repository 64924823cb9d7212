//! The marks of the verdicts and of the outcomes: each differs from every other in shape before colour.

use super::drawing::{Stroke, dashed, drawing, line, solid};
use crate::app::dom::{View, el};
use crate::engine::report::{Outcome, Summary};
use crate::engine::verdict::{Headline, Verdict};

const TICK_DISC: &[Stroke] =
    &[solid("M48 3a45 45 0 1 1 0 90 45 45 0 0 1 0-90zM24.5 50.5 32.3 42.7 43 53.4 64.7 31.7 72.5 39.5 43 69z")];
const TICK_RING: &[Stroke] = &[
    line("6", "M48 6.5a41.5 41.5 0 1 1 0 83 41.5 41.5 0 0 1 0-83z"),
    line("2", "M48 14a34 34 0 1 1 0 68 34 34 0 0 1 0-68z"),
    solid("M24.5 50.5 32.3 42.7 43 53.4 64.7 31.7 72.5 39.5 43 69z"),
];
const TRIANGLE: &[Stroke] =
    &[line("8", "M48 10 91 84H5z"), line("9", "M48 35v24"), solid("M48 65.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11z")];
const CALENDAR_CROSSED: &[Stroke] = &[
    line("7", "M9 17h78v70H9z"),
    solid("M9 17h78v20H9z"),
    line("8", "M29 7v16M67 7v16"),
    line("8.5", "M36 50l24 24M60 50 36 74"),
];
const CALENDAR_AHEAD: &[Stroke] = &[
    line("7", "M9 17h78v70H9z"),
    solid("M9 17h78v20H9z"),
    line("8", "M29 7v16M67 7v16"),
    line("8.5", "M28 62h34M50 47l15 15-15 15"),
];
const SHEET_STRUCK: &[Stroke] =
    &[line("7", "M19 6h38l20 20v64H19z"), line("6", "M32 46h32M32 60h32"), line("10", "M6 86 90 14")];
const SHEET_PAUSED: &[Stroke] = &[line("7", "M19 6h38l20 20v64H19z"), line("10", "M38 40v32M58 40v32")];
const OCTAGON: &[Stroke] = &[solid(
    "M29 3h38l26 26v38L67 93H29L3 67V29zM48 40.2 62.1 26.1 69.9 33.9 55.8 48 69.9 62.1 62.1 69.9 48 55.8 33.9 69.9 26.1 62.1 40.2 48 26.1 33.9 33.9 26.1z",
)];
const DIAMOND_OPEN: &[Stroke] = &[
    line("7", "M29 24 48 5l19 19M72 29l19 19-19 19M67 72 48 91 29 72M24 67 5 48l19-19"),
    line("8", "M36.5 37.5c0-7 5-11.5 12-11.5s11.5 4 11.5 10.5c0 9-11.5 9.5-11.5 19v2"),
    solid("M48.5 63a5 5 0 1 1 0 10 5 5 0 0 1 0-10z"),
];
const PICTURE_EMPTY: &[Stroke] = &[
    dashed("6", "13.5 9", "M8 16h80v64H8z"),
    line("6", "M20 68l18-22 13 15 9-10 16 17"),
    solid("M62 30a6 6 0 1 1 0 12 6 6 0 0 1 0-12z"),
];
const DIAMOND: &[Stroke] = &[
    line("7", "M48 5 91 48 48 91 5 48z"),
    line("9.5", "M36.5 37.5c0-7 5-11.5 12-11.5s11.5 4 11.5 10.5c0 9-11.5 9.5-11.5 19v2"),
    solid("M48.5 63a6 6 0 1 1 0 12 6 6 0 0 1 0-12z"),
];
const SQUARE_DOTTED: &[Stroke] = &[dashed("6", "8 8", "M12 12h72v72H12z"), line("9", "M30 48h36")];
const DOT: &[Stroke] = &[solid("M48 36a12 12 0 1 1 0 24 12 12 0 0 1 0-24z")];
const SERVERS: &[Stroke] = &[
    line("6", "M5 30h30v42H5zM61 18h30v60H61z"),
    line("5", "M68 32h16M68 44h16"),
    line("5", "M39 51h12M46 43l9 8-9 8"),
];
const SEAL: &[Stroke] = &[
    line("5", "M48 4 86 26v44L48 92 10 70V26z"),
    line("2", "M48 14 77 31v34L48 82 19 65V31z"),
    solid("M48 27l6.2 14.5 15.8 1.4-12 10.4 3.6 15.4L48 60.5l-13.6 8.2 3.6-15.4-12-10.4 15.8-1.4z"),
];

/// Which of the nine panels a headline is drawn as: the last part of a class name.
pub const fn panel_class(headline: Headline) -> &'static str {
    match headline {
        Headline::Valid => "valid",
        Headline::Attested => "attested",
        Headline::Unlisted => "unlisted",
        Headline::Expired => "expired",
        Headline::Revoked => "revoked",
        Headline::Suspended => "suspended",
        Headline::NotYet => "not-yet",
        Headline::Altered | Headline::Unsigned | Headline::NotIssuersKey | Headline::Malformed | Headline::Mismatch => {
            "rejected"
        }
        Headline::Undetermined => "undetermined",
        Headline::NoBadge | Headline::Unreadable => "unreadable",
    }
}

/// The stable id of a headline, as the report spells it.
pub const fn headline_id(headline: Headline) -> &'static str {
    match headline {
        Headline::Valid => "verdict.valid",
        Headline::Attested => "verdict.attested",
        Headline::Unlisted => "verdict.unlisted",
        Headline::Expired => "verdict.expired",
        Headline::Revoked => "verdict.revoked",
        Headline::Suspended => "verdict.suspended",
        Headline::NotYet => "verdict.not-yet",
        Headline::Altered => "verdict.altered",
        Headline::Unsigned => "verdict.unsigned",
        Headline::NotIssuersKey => "verdict.not-issuers-key",
        Headline::Malformed => "verdict.malformed",
        Headline::Mismatch => "verdict.mismatch",
        Headline::Undetermined => "verdict.undetermined",
        Headline::NoBadge => "verdict.no-badge",
        Headline::Unreadable => "verdict.unreadable",
    }
}

/// The stable id of a verdict, as the report spells it.
pub const fn verdict_id(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Valid => "valid",
        Verdict::NotInForce => "not-in-force",
        Verdict::Rejected => "rejected",
        Verdict::Undetermined => "undetermined",
        Verdict::Unreadable => "unreadable",
    }
}

/// The mark of a headline.
pub fn mark(class: &'static str, headline: Headline) -> View {
    let strokes = match headline {
        Headline::Valid => TICK_DISC,
        Headline::Attested => TICK_RING,
        Headline::Unlisted => TRIANGLE,
        Headline::Expired => CALENDAR_CROSSED,
        Headline::NotYet => CALENDAR_AHEAD,
        Headline::Revoked => SHEET_STRUCK,
        Headline::Suspended => SHEET_PAUSED,
        Headline::Altered | Headline::Unsigned | Headline::NotIssuersKey | Headline::Malformed | Headline::Mismatch => {
            OCTAGON
        }
        Headline::Undetermined => DIAMOND_OPEN,
        Headline::NoBadge | Headline::Unreadable => PICTURE_EMPTY,
    };
    drawing(class, "0 0 96 96", strokes)
}

/// How an answer is drawn; `Caution` is an unknown that asks the reader to act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    /// Good.
    Pass,
    /// Bad.
    Fail,
    /// Not recognised.
    Caution,
    /// Could not be checked.
    Unknown,
    /// Not asked.
    Skip,
    /// Seen, without weight.
    Note,
}

impl Tone {
    /// The last part of a class name.
    pub const fn id(self) -> &'static str {
        match self {
            Tone::Pass => "pass",
            Tone::Fail => "fail",
            Tone::Caution => "caution",
            Tone::Unknown => "unknown",
            Tone::Skip => "skip",
            Tone::Note => "note",
        }
    }

    /// Of one finding.
    pub const fn of(outcome: Outcome) -> Tone {
        match outcome {
            Outcome::Pass => Tone::Pass,
            Outcome::Fail => Tone::Fail,
            Outcome::Unknown => Tone::Unknown,
            Outcome::Skip => Tone::Skip,
            Outcome::Note => Tone::Note,
        }
    }

    /// Of an axis.
    pub const fn of_summary(summary: Summary) -> Tone {
        match summary {
            Summary::Pass => Tone::Pass,
            Summary::Fail => Tone::Fail,
            Summary::Unknown => Tone::Unknown,
            Summary::Skip => Tone::Skip,
        }
    }
}

/// The mark of an answer.
pub fn tone_mark(tone: Tone) -> View {
    let strokes = match tone {
        Tone::Pass => TICK_DISC,
        Tone::Fail => OCTAGON,
        Tone::Caution => TRIANGLE,
        Tone::Unknown => DIAMOND,
        Tone::Skip => SQUARE_DOTTED,
        Tone::Note => DOT,
    };
    drawing("outcome__icon", "0 0 96 96", strokes)
}

/// The mark of a file that is still waiting.
pub fn waiting_mark(class: &'static str) -> View {
    drawing(class, "0 0 96 96", SQUARE_DOTTED)
}

/// The mark of a file that could not be judged for a reason of our own.
pub fn lost_mark(class: &'static str) -> View {
    drawing(class, "0 0 96 96", DIAMOND_OPEN)
}

/// The mark of a question to the reader.
pub fn asking_mark(class: &'static str) -> View {
    drawing(class, "0 0 96 96", SERVERS)
}

/// Our own badge art, where the file brings no picture.
pub fn seal(class: &'static str) -> View {
    drawing(class, "0 0 96 96", SEAL)
}

/// An answer: mark and word, always both.
pub fn outcome(tone: Tone, word: &'static str) -> View {
    let class = match tone {
        Tone::Pass => "outcome outcome--pass",
        Tone::Fail => "outcome outcome--fail",
        Tone::Caution => "outcome outcome--caution",
        Tone::Unknown => "outcome outcome--unknown",
        Tone::Skip | Tone::Note => "outcome outcome--skip",
    };
    el("span").class(class).kid(tone_mark(tone)).kid(word).into()
}
