//! All findings, under the question on which they speak; notes come last and speak low.

use super::axes;
use super::marks::{Tone, tone_mark};
use super::prose::prose;
use crate::app::dom::{View, el};
use crate::app::focus;
use crate::app::verifier::Answer;
use crate::engine::code::Code;
use crate::engine::report::{Axis, Check, Outcome};
use crate::text::page::{Word, word};
use crate::text::{self, Lang, Line};

/// The list. `with_form` says that the holder check stands on the same page.
pub fn checks(lang: Lang, answer: &Answer, with_form: bool) -> View {
    let groups: Vec<View> = Axis::ALL.iter().map(|axis| group(lang, answer, *axis, with_form)).collect();
    el("section")
        .class("sheet checks")
        .attr("aria-labelledby", "checks")
        .kid(el("h2").class("section-title").id("checks").kid(word(lang, Word::ChecksTitle)))
        .kid(groups)
        .into()
}

/// Why there was nothing to judge: an explanation, no accusation, so nothing here is drawn as a fault.
pub fn reasons(lang: Lang, answer: &Answer) -> View {
    let lines: Vec<View> = answer
        .findings(lang)
        .filter(|(check, _)| check.axis == Axis::Integrity)
        .map(|(check, line)| {
            let hint = line.hint.as_ref().map(|hint| el("span").class("hint").kid(prose(lang, hint)));
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

fn group(lang: Lang, answer: &Answer, axis: Axis, with_form: bool) -> View {
    let report = &answer.report;
    let caution = axes::tone(report, axis) == Tone::Caution;
    let (mut findings, mut notes) = (Vec::new(), Vec::new());
    for (check, line) in answer.findings(lang).filter(|(check, _)| check.axis == axis) {
        let note = check.outcome == Outcome::Note;
        let item = item(lang, check, line, caution && !note, with_form);
        if note { notes.push(item) } else { findings.push(item) }
    }
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

fn item(lang: Lang, check: &Check, line: &Line, caution: bool, with_form: bool) -> View {
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
                .kid(line.hint.as_ref().map(|hint| el("span").class("hint").kid(prose(lang, hint))))
                .kid(to_form),
        )
        .into()
}

fn to_form(event: web_sys::MouseEvent) {
    event.prevent_default();
    focus::now(focus::Target::Form);
}
