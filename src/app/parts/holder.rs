//! Does it belong to the person named? Typed here, compared on this device, kept nowhere.

use super::icons::{Icon, icon};
use super::marks::{Tone, tone_mark};
use super::prose::prose;
use crate::app::dom::{View, el};
use crate::app::entry::{Entry, HolderKind, HolderPhase};
use crate::app::state::Desk;
use crate::app::verifier::Answer;
use crate::app::web;
use crate::engine::report::{Axis, Check, Outcome};
use crate::text::page::{Word, word};
use crate::text::{Lang, Line};

/// The form, and the answer once there is one.
pub fn holder(desk: Desk, lang: Lang, entry: &Entry, judged: &Answer) -> View {
    let asked = entry.clone();
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        desk.ask_holder(&asked);
    };
    let form = entry.holder.clone();
    let kinds: Vec<View> = [HolderKind::Email, HolderKind::Name, HolderKind::Number]
        .into_iter()
        .map(|kind| choice(lang, entry, kind))
        .collect();
    el("section")
        .class("sheet stack")
        .attr("aria-labelledby", "holder")
        .kid(el("h2").class("section-title").id("holder").kid(word(lang, Word::HolderTitle)))
        .kid(
            el("form")
                .class("fields")
                .on("submit", submit)
                .kid(
                    el("fieldset")
                        .class("field")
                        .kid(el("legend").class("label").kid(word(lang, Word::HolderBy)))
                        .kid(el("div").class("choice").kid(kinds)),
                )
                .kid(
                    el("div")
                        .class("field")
                        .kid(
                            el("label")
                                .class("label")
                                .attr("for", "who")
                                .kid(move || word(lang, label(form.get().kind))),
                        )
                        .kid(field(entry))
                        .kid(el("span").class("hint").id("who-hint").kid(word(lang, Word::HolderHint))),
                )
                .kid(
                    el("div").class("buttons").kid(
                        el("button")
                            .class("button")
                            .attr("type", "submit")
                            .kid(icon(Icon::Look))
                            .kid(word(lang, Word::HolderCheck)),
                    ),
                ),
        )
        .kid(answer(lang, judged))
        .kid(lost(lang, entry))
        .into()
}

fn choice(lang: Lang, entry: &Entry, kind: HolderKind) -> View {
    let (shown, changed) = (entry.holder.clone(), entry.holder.clone());
    let id = match kind {
        HolderKind::Email => "email",
        HolderKind::Name => "name",
        HolderKind::Number => "number",
    };
    el("label")
        .kid(
            el("input")
                .attr("type", "radio")
                .attr("name", "by")
                .attr("value", id)
                .prop("checked", move || shown.get().kind == kind)
                .on("change", move |_: web_sys::Event| changed.update(|form| form.kind = kind)),
        )
        .kid(word(lang, short(kind)))
        .into()
}

fn field(entry: &Entry) -> View {
    let (kind, text, typed) = (entry.holder.clone(), entry.holder.clone(), entry.holder.clone());
    el("input")
        .id("who")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .attr("aria-describedby", "who-hint")
        .attr("inputmode", move || if kind.get().kind == HolderKind::Email { "email" } else { "text" })
        .prop("value", move || text.get().text)
        .on("input", move |event: web_sys::Event| typed.update(|form| form.text = web::typed(&event)))
        .into()
}

fn answer(lang: Lang, judged: &Answer) -> Option<View> {
    let (check, line) = spoken(lang, judged)?;
    let (class, tone) = match check.outcome {
        Outcome::Pass => ("match match--pass", Tone::Pass),
        Outcome::Fail => ("match match--fail", Tone::Fail),
        _ => ("match match--unknown", Tone::Unknown),
    };
    let hint = line.hint.as_ref().map(|hint| el("p").kid(prose(lang, hint)));
    let view = el("div")
        .class(class)
        .id("match")
        .attr("tabindex", "-1")
        .kid(tone_mark(tone))
        .kid(el("div").kid(el("b").kid(prose(lang, &line.what))).kid(hint));
    Some(view.into())
}

/// The finding that answers the form: the worst one, notes left out; nothing while nobody asked.
fn spoken(lang: Lang, judged: &Answer) -> Option<(&Check, &Line)> {
    let weight = |found: &(&Check, &Line)| match found.0.outcome {
        Outcome::Fail => 2,
        Outcome::Unknown => 1,
        _ => 0,
    };
    let asked = |check: &Check| {
        let is_answer = !matches!(check.outcome, Outcome::Skip | Outcome::Note) && !check.code.is_of_paper();
        check.axis == Axis::Holder && is_answer
    };
    judged.findings(lang).filter(|(check, _)| asked(check)).max_by_key(weight)
}

fn lost(lang: Lang, entry: &Entry) -> View {
    let form = entry.holder.clone();
    let said = move || match form.get().phase {
        HolderPhase::Failed(why) => Some(
            el("p")
                .class("match match--unknown")
                .kid(tone_mark(Tone::Unknown))
                .kid(el("span").kid(word(lang, why.word()))),
        ),
        HolderPhase::Idle | HolderPhase::Busy => None,
    };
    el("div").attr("role", "status").kid(said).into()
}

const fn short(kind: HolderKind) -> Word {
    match kind {
        HolderKind::Email => Word::HolderEmail,
        HolderKind::Name => Word::HolderName,
        HolderKind::Number => Word::HolderNumber,
    }
}

const fn label(kind: HolderKind) -> Word {
    match kind {
        HolderKind::Email => Word::HolderEmailLabel,
        HolderKind::Name => Word::HolderNameLabel,
        HolderKind::Number => Word::HolderNumberLabel,
    }
}
