//! The strip: four questions, four answers.

use leptos::prelude::*;

use super::marks::{Tone, outcome};
use crate::engine::code::Code;
use crate::engine::report::{Axis, Report, Summary};
use crate::engine::verdict::Verdict;
use crate::text::page::{Word, word};
use crate::text::{self, Lang};

/// The strip.
pub fn axes(lang: Lang, report: &Report) -> AnyView {
    let answers: Vec<AnyView> = Axis::ALL
        .iter()
        .map(|axis| {
            let question = text::question(lang, *axis);
            view! { <li><span class="axes__q">{question}</span>{answer(lang, report, *axis)}</li> }.into_any()
        })
        .collect();
    view! { <ul class="axes" aria-label=word(lang, Word::AxesLabel)>{answers}</ul> }.into_any()
}

/// The answer to one question, as mark and word.
pub fn answer(lang: Lang, report: &Report, axis: Axis) -> AnyView {
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
