//! All findings, under the question on which they speak; notes come last and speak low.

use super::axes;
use super::marks::{Tone, tone_mark};
use super::prose::prose;
use crate::app::dom::{View, el};
use crate::app::focus;
use crate::engine::code::Code;
use crate::engine::report::{Axis, Check, Outcome, Report};
use crate::text::page::{Word, word};
use crate::text::{self, Lang};

/// The list. `with_form` says that the holder check stands on the same page.
pub fn checks(lang: Lang, report: &Report, with_form: bool) -> View {
    let groups: Vec<View> = Axis::ALL.iter().map(|axis| group(lang, report, *axis, with_form)).collect();
    el("section")
        .class("sheet checks")
        .attr("aria-labelledby", "checks")
        .kid(el("h2").class("section-title").id("checks").kid(word(lang, Word::ChecksTitle)))
        .kid(groups)
        .into()
}

/// Why there was nothing to judge: an explanation, no accusation, so nothing here is drawn as a fault.
pub fn reasons(lang: Lang, report: &Report) -> View {
    let lines: Vec<View> = report
        .on(Axis::Integrity)
        .map(|check| {
            let line = text::line(lang, check);
            let hint = line.hint.map(|hint| el("span").class("hint").kid(prose(lang, &hint)));
            el("li")
                .class("checks__item checks__item--unknown")
                .attr("data-code", check.code.id())
                .kid(tone_mark(Tone::Unknown))
                .kid(el("span").kid(prose(lang, &line.what)).kid(hint))
                .into()
        })
        .collect();
    el("section")
        .class("sheet checks")
        .attr("aria-labelledby", "checks")
        .kid(el("h2").class("section-title").id("checks").kid(word(lang, Word::ReasonsTitle)))
        .kid(el("ul").class("checks__list").kid(lines))
        .into()
}

fn group(lang: Lang, report: &Report, axis: Axis, with_form: bool) -> View {
    let (notes, findings): (Vec<&Check>, Vec<&Check>) =
        report.on(axis).partition(|check| check.outcome == Outcome::Note);
    let caution = axes::tone(report, axis) == Tone::Caution;
    let findings: Vec<View> = findings.into_iter().map(|check| item(lang, check, caution, with_form)).collect();
    let notes: Vec<View> = notes.into_iter().map(|check| item(lang, check, false, with_form)).collect();
    let notes = (!notes.is_empty()).then(|| {
        el("div")
            .class("checks__notes")
            .kid(el("h4").class("checks__notes-title").kid(word(lang, Word::NotesTitle)))
            .kid(el("ul").class("checks__list").kid(notes))
    });
    el("div")
        .class("checks__axis")
        .kid(
            el("div")
                .class("checks__head")
                .kid(el("h3").class("checks__q").kid(text::question(lang, axis)))
                .kid(axes::answer(lang, report, axis)),
        )
        .kid(el("ul").class("checks__list").kid(findings))
        .kid(notes)
        .into()
}

fn item(lang: Lang, check: &Check, caution: bool, with_form: bool) -> View {
    let line = text::line(lang, check);
    let tone = if caution && check.outcome == Outcome::Unknown { Tone::Caution } else { Tone::of(check.outcome) };
    let spoken = match tone {
        Tone::Caution => text::summary(lang, crate::engine::report::Summary::Unknown, Axis::Issuer),
        _ => text::outcome(lang, check.outcome),
    };
    let to_form = (with_form && check.code == Code::HolderNotAsked).then(|| {
        el("span")
            .class("hint")
            .kid(el("a").attr("href", "#holder").on("click", to_form).kid(word(lang, Word::HolderTitle)))
    });
    let class = ["checks__item checks__item--", tone.id()].concat();
    el("li")
        .class(class)
        .attr("data-code", check.code.id())
        .kid(tone_mark(tone))
        .kid(
            el("span")
                .kid(el("span").class("visually-hidden").kid(spoken).kid(word(lang, Word::Colon)))
                .kid(prose(lang, &line.what))
                .kid(line.hint.map(|hint| el("span").class("hint").kid(prose(lang, &hint))))
                .kid(to_form),
        )
        .into()
}

fn to_form(event: web_sys::MouseEvent) {
    event.prevent_default();
    focus::now(focus::Target::Form);
}
