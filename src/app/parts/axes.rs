//! The strip: four questions, four answers.

use super::marks::{Tone, outcome};
use crate::app::dom::{View, el};
use crate::engine::code::Code;
use crate::engine::report::{Axis, Report, Summary};
use crate::engine::verdict::Verdict;
use crate::text::page::{Word, word};
use crate::text::{self, Lang};

/// The strip.
pub fn axes(lang: Lang, report: &Report) -> View {
    let answers: Vec<View> = Axis::ALL
        .iter()
        .map(|axis| {
            let question = text::question(lang, *axis);
            el("li").kid(el("span").class("axes__q").kid(question)).kid(answer(lang, report, *axis)).into()
        })
        .collect();
    el("ul").class("axes").attr("aria-label", word(lang, Word::AxesLabel)).kid(answers).into()
}

/// The answer to one question, as mark and word.
pub fn answer(lang: Lang, report: &Report, axis: Axis) -> View {
    let summary = report.summary(axis);
    let tone = tone(report, axis);
    // An issuer that is only claimed has not been looked up: nothing to look into, only nothing known.
    let spoken = if axis == Axis::Issuer && tone == Tone::Unknown { Axis::Integrity } else { axis };
    // What is over says so itself: 期限切れ, 取り消し.
    let over = axis == Axis::Standing && report.verdict == Verdict::NotInForce;
    outcome(tone, if over { text::short(lang, report.headline) } else { text::summary(lang, summary, spoken) })
}

/// How the answer is drawn.
pub fn tone(report: &Report, axis: Axis) -> Tone {
    let summary = report.summary(axis);
    let unproven = report.find(Code::IssuerUnproven).is_some();
    if axis == Axis::Issuer && summary == Summary::Unknown && !unproven {
        return Tone::Caution;
    }
    Tone::of_summary(summary)
}
