//! All findings, under the question on which they speak; notes come last and speak low.

use leptos::prelude::*;

use super::axes;
use super::marks::{Tone, tone_mark};
use super::prose::prose;
use crate::app::focus;
use crate::engine::code::Code;
use crate::engine::report::{Axis, Check, Outcome, Report};
use crate::text::page::{Word, word};
use crate::text::{self, Lang};

/// The list. `with_form` says that the holder check stands on the same page.
pub fn checks(lang: Lang, report: &Report, with_form: bool) -> AnyView {
    let groups: Vec<AnyView> = Axis::ALL.iter().map(|axis| group(lang, report, *axis, with_form)).collect();
    view! {
        <section class="sheet checks" aria-labelledby="checks">
            <h2 class="section-title" id="checks">{word(lang, Word::ChecksTitle)}</h2>
            {groups}
        </section>
    }
    .into_any()
}

/// Why there was nothing to judge: an explanation, no accusation, so nothing here is drawn as a fault.
pub fn reasons(lang: Lang, report: &Report) -> AnyView {
    let lines: Vec<AnyView> = report
        .on(Axis::Integrity)
        .map(|check| {
            let line = text::line(lang, check);
            let hint = line.hint.map(|hint| view! { <span class="hint">{prose(&hint)}</span> });
            view! {
                <li class="checks__item checks__item--unknown" data-code=check.code.id()>
                    {tone_mark(Tone::Unknown)}<span>{prose(&line.what)}{hint}</span></li>
            }
            .into_any()
        })
        .collect();
    view! {
        <section class="sheet checks" aria-labelledby="checks">
            <h2 class="section-title" id="checks">{word(lang, Word::ReasonsTitle)}</h2>
            <ul class="checks__list">{lines}</ul>
        </section>
    }
    .into_any()
}

fn group(lang: Lang, report: &Report, axis: Axis, with_form: bool) -> AnyView {
    let (notes, findings): (Vec<&Check>, Vec<&Check>) =
        report.on(axis).partition(|check| check.outcome == Outcome::Note);
    let caution = axes::tone(report, axis) == Tone::Caution;
    let findings: Vec<AnyView> = findings.into_iter().map(|check| item(lang, check, caution, with_form)).collect();
    let notes: Vec<AnyView> = notes.into_iter().map(|check| item(lang, check, false, with_form)).collect();
    let notes = (!notes.is_empty()).then(|| {
        view! {
            <div class="checks__notes">
                <h4 class="checks__notes-title">{word(lang, Word::NotesTitle)}</h4>
                <ul class="checks__list">{notes}</ul>
            </div>
        }
    });
    view! {
        <div class="checks__axis">
            <div class="checks__head">
                <h3 class="checks__q">{text::question(lang, axis)}</h3>
                {axes::answer(lang, report, axis)}
            </div>
            <ul class="checks__list">{findings}</ul>
            {notes}
        </div>
    }
    .into_any()
}

fn item(lang: Lang, check: &Check, caution: bool, with_form: bool) -> AnyView {
    let line = text::line(lang, check);
    let tone = if caution && check.outcome == Outcome::Unknown { Tone::Caution } else { Tone::of(check.outcome) };
    let spoken = match tone {
        Tone::Caution => text::summary(lang, crate::engine::report::Summary::Unknown, Axis::Issuer),
        _ => text::outcome(lang, check.outcome),
    };
    let to_form = (with_form && check.code == Code::HolderNotAsked).then(|| {
        view! { <span class="hint"><a href="#holder" on:click=to_form>{word(lang, Word::HolderTitle)}</a></span> }
    });
    let class = ["checks__item checks__item--", tone.id()].concat();
    view! {
        <li class=class data-code=check.code.id()>{tone_mark(tone)}<span>
            <span class="visually-hidden">{spoken}{word(lang, Word::Colon)}</span>{prose(&line.what)}
            {line.hint.map(|hint| view! { <span class="hint">{prose(&hint)}</span> })}
            {to_form}
        </span></li>
    }
    .into_any()
}

fn to_form(event: web_sys::MouseEvent) {
    event.prevent_default();
    focus::now(focus::Target::Form);
}
