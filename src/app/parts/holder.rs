//! Does it belong to the person named? Typed here, compared on this device, kept nowhere.

use leptos::prelude::*;

use super::icons::{Icon, icon};
use super::marks::{Tone, tone_mark};
use super::prose::prose;
use crate::app::state::{Desk, Entry, HolderKind, HolderPhase};
use crate::engine::report::{Axis, Check, Outcome, Report};
use crate::text::page::{Word, word};
use crate::text::{self, Lang};

/// The form, and the answer once there is one.
pub fn holder(desk: Desk, lang: Lang, entry: &Entry, report: &Report) -> AnyView {
    let asked = entry.clone();
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        desk.ask_holder(&asked);
    };
    let form = entry.holder.clone();
    let kinds: Vec<AnyView> = [HolderKind::Email, HolderKind::Name, HolderKind::Number]
        .into_iter()
        .map(|kind| choice(lang, entry, kind))
        .collect();
    view! {
        <section class="sheet stack" aria-labelledby="holder">
            <h2 class="section-title" id="holder">{word(lang, Word::HolderTitle)}</h2>
            <form class="fields" on:submit=submit>
                <fieldset class="field">
                    <legend class="label">{word(lang, Word::HolderBy)}</legend>
                    <div class="choice">{kinds}</div>
                </fieldset>
                <div class="field">
                    <label class="label" for="who">{move || word(lang, label(form.get().kind))}</label>
                    {field(entry)}
                    <span class="hint" id="who-hint">{word(lang, Word::HolderHint)}</span>
                </div>
                <div class="buttons"><button class="button" type="submit">{icon(Icon::Look)}{word(lang, Word::HolderCheck)}</button></div>
            </form>
            {answer(lang, report)}
            {lost(lang, entry)}
        </section>
    }
    .into_any()
}

fn choice(lang: Lang, entry: &Entry, kind: HolderKind) -> AnyView {
    let (shown, changed) = (entry.holder.clone(), entry.holder.clone());
    let id = match kind {
        HolderKind::Email => "email",
        HolderKind::Name => "name",
        HolderKind::Number => "number",
    };
    view! {
        <label><input type="radio" name="by" value=id
            prop:checked=move || shown.get().kind == kind
            on:change=move |_| changed.update(|form| form.kind = kind)/>{word(lang, short(kind))}</label>
    }
    .into_any()
}

fn field(entry: &Entry) -> AnyView {
    let (kind, text, typed) = (entry.holder.clone(), entry.holder.clone(), entry.holder.clone());
    view! {
        <input id="who" type="text" autocomplete="off" autocapitalize="off" spellcheck="false" aria-describedby="who-hint"
            inputmode=move || if kind.get().kind == HolderKind::Email { "email" } else { "text" }
            prop:value=move || text.get().text
            on:input=move |event| typed.update(|form| form.text = event_target_value(&event))/>
    }
    .into_any()
}

fn answer(lang: Lang, report: &Report) -> Option<AnyView> {
    let check = spoken(report)?;
    let line = text::line(lang, check);
    let (class, tone) = match check.outcome {
        Outcome::Pass => ("match match--pass", Tone::Pass),
        Outcome::Fail => ("match match--fail", Tone::Fail),
        _ => ("match match--unknown", Tone::Unknown),
    };
    let hint = line.hint.map(|hint| view! { <p>{prose(&hint)}</p> });
    let view = view! {
        <div class=class id="match" tabindex="-1">{tone_mark(tone)}<div><b>{prose(&line.what)}</b>{hint}</div></div>
    };
    Some(view.into_any())
}

/// The finding that answers the form: the worst one, notes left out; nothing while nobody asked.
fn spoken(report: &Report) -> Option<&Check> {
    let weight = |check: &&Check| match check.outcome {
        Outcome::Fail => 2,
        Outcome::Unknown => 1,
        _ => 0,
    };
    report.on(Axis::Holder).filter(|check| !matches!(check.outcome, Outcome::Skip | Outcome::Note)).max_by_key(weight)
}

fn lost(lang: Lang, entry: &Entry) -> AnyView {
    let form = entry.holder.clone();
    let said = move || match form.get().phase {
        HolderPhase::Failed(why) => Some(
            view! { <p class="match match--unknown">{tone_mark(Tone::Unknown)}<span>{word(lang, why.word())}</span></p> },
        ),
        HolderPhase::Idle | HolderPhase::Busy => None,
    };
    view! { <div role="status">{said}</div> }.into_any()
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
