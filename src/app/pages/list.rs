//! Several files: a row for each, in the order in which they came.

use leptos::prelude::*;

use super::result::name;
use crate::app::parts::icons::{Icon, icon};
use crate::app::parts::marks;
use crate::app::parts::prose::nowrap;
use crate::app::parts::verdict::qualification;
use crate::app::route::Screen;
use crate::app::state::{Desk, Entry, Failure, Stage};
use crate::engine::report::{BadgeFacts, Recognition, Report};
use crate::engine::verdict::Headline;
use crate::text::page::{self, Word, word};
use crate::text::{self, Lang};

/// The page.
pub fn page(desk: Desk, lang: Lang, entries: &[Entry]) -> AnyView {
    let rows: Vec<AnyView> = entries.iter().map(|entry| row(desk, lang, entry)).collect();
    let count = entries.len();
    let heads = [Word::ListVerdict, Word::ListWhat, Word::Holder, Word::ValidUntil, Word::Issuer];
    let heads: Vec<_> = heads.into_iter().map(|head| view! { <th scope="col">{word(lang, head)}</th> }).collect();
    view! {
        <div class="batch stack" data-filter=move || desk.filter.get()>
            <div class="crumb">
                <a href="#">{icon(Icon::Back)}{word(lang, Word::FromTheStart)}</a>
            </div>
            <h1 class="page-title" id="title" tabindex="-1">{word(lang, Word::ListTitle)}</h1>
            <div class="progress">
                <label for="progress">{move || page::progress(lang, desk.settled.get(), count)}</label>
                <progress id="progress" max=count prop:value=move || desk.settled.get() as f64></progress>
            </div>
            <fieldset class="filters">
                <legend>{word(lang, Word::FilterTitle)}</legend>
                {
                    let entries = entries.to_vec();
                    move || {
                        desk.settled.track();
                        chips(desk, lang, &entries)
                    }
                }
            </fieldset>
            <table class="table table--cards">
                <caption class="visually-hidden">{word(lang, Word::ListCaption)}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// What a row is filed under: the class of its panel, or its state before there is one.
fn group(stage: &Stage) -> &'static str {
    match stage {
        Stage::Waiting | Stage::Checking => "busy",
        Stage::Failed(_) => "failed",
        Stage::Done(done) => marks::panel_class(done.answer.report.headline),
    }
}

/// In the order in which they matter to the reader.
const GROUPS: [(&str, Headline, Word); 12] = [
    ("rejected", Headline::Altered, Word::ChipRejected),
    ("revoked", Headline::Revoked, Word::ChipRevoked),
    ("suspended", Headline::Suspended, Word::ChipSuspended),
    ("expired", Headline::Expired, Word::ChipExpired),
    ("not-yet", Headline::NotYet, Word::ChipNotYet),
    ("unlisted", Headline::Unlisted, Word::ChipUnlisted),
    ("undetermined", Headline::Undetermined, Word::ChipUndetermined),
    ("unreadable", Headline::NoBadge, Word::ChipUnreadable),
    ("failed", Headline::Undetermined, Word::ChipFailed),
    ("valid", Headline::Valid, Word::ChipValid),
    ("attested", Headline::Attested, Word::ChipAttested),
    ("busy", Headline::Undetermined, Word::ChipBusy),
];

fn chips(desk: Desk, lang: Lang, entries: &[Entry]) -> Vec<AnyView> {
    let mut counts = [0_usize; GROUPS.len()];
    for entry in entries {
        let group = entry.stage.with_untracked(group);
        if let Some(count) = counts.iter_mut().zip(GROUPS).find_map(|(count, (id, ..))| (id == group).then_some(count))
        {
            *count += 1;
        }
    }
    let all = chip(desk, "all", entries.len(), word(lang, Word::ChipAll).into_any());
    let chosen = desk.filter.get_untracked();
    let groups = counts.iter().zip(GROUPS).filter(|(count, (id, ..))| **count > 0 || *id == chosen);
    let groups = groups.map(|(count, (id, mark, label))| {
        let mark = match id {
            "busy" => marks::waiting_mark("outcome__icon"),
            "failed" => marks::lost_mark("outcome__icon"),
            _ => marks::mark("outcome__icon", mark),
        };
        let class = ["outcome v-", id].concat();
        chip(desk, id, *count, view! { <span class=class>{mark}{word(lang, label)}</span> }.into_any())
    });
    std::iter::once(all).chain(groups).collect()
}

fn chip(desk: Desk, group: &'static str, count: usize, label: AnyView) -> AnyView {
    let id = ["f-", group].concat();
    view! {
        <div class="chip">
            <input type="radio" name="f" id=id.clone() prop:checked=move || desk.filter.get() == group
                on:change=move |_| desk.filter.set(group)/>
            <label for=id>{label}<b>{count}</b></label>
        </div>
    }
    .into_any()
}

fn row(desk: Desk, lang: Lang, entry: &Entry) -> AnyView {
    let entry = entry.clone();
    let id = (entry.place + 1).to_string();
    let shown = entry.clone();
    let (of_class, of_verdict, of_failure) = (entry.stage.clone(), entry.stage.clone(), entry.stage.clone());
    view! {
        <tr data-row=id class=move || ["r-", of_class.with(group)].concat()
            data-verdict=move || of_verdict.with(verdict)
            data-failure=move || of_failure.with(failure)>
            {move || cells(desk, lang, &shown)}
        </tr>
    }
    .into_any()
}

fn verdict(stage: &Stage) -> Option<&'static str> {
    match stage {
        Stage::Done(done) => Some(marks::verdict_id(done.answer.report.verdict)),
        _ => None,
    }
}

fn failure(stage: &Stage) -> Option<&'static str> {
    match stage {
        Stage::Failed(why) => Some(why.id()),
        _ => None,
    }
}

fn cells(desk: Desk, lang: Lang, entry: &Entry) -> AnyView {
    let file = name(lang, entry);
    match entry.stage.get() {
        Stage::Waiting => unsettled(lang, &file, Word::ShortWaiting),
        Stage::Checking => unsettled(lang, &file, Word::ChipBusy),
        Stage::Failed(why) => lost(desk, lang, entry, &file, why),
        Stage::Done(done) => judged(lang, entry, &file, &done.answer.report),
    }
}

fn unsettled(lang: Lang, file: &str, state: Word) -> AnyView {
    view! {
        <th scope="row" class="table__verdict"><span class="outcome v-undetermined">{marks::waiting_mark("outcome__icon")}{word(lang, state)}</span></th>
        {what(lang, None, file)}
        {empty(lang, Word::Holder)}{empty(lang, Word::ValidUntil)}{empty(lang, Word::Issuer)}
    }
    .into_any()
}

fn lost(desk: Desk, lang: Lang, entry: &Entry, file: &str, why: Failure) -> AnyView {
    let id = ["row-", &(entry.place + 1).to_string()].concat();
    let mine = entry.clone();
    let retry = matches!(why, Failure::Died | Failure::TimedOut | Failure::NotRead | Failure::NotLoaded).then(|| {
        view! { <button class="button button--quiet" type="button" on:click=move |_| desk.again(&mine)>{icon(Icon::Again)}{word(lang, Word::Again)}</button> }
    });
    view! {
        <th scope="row" class="table__verdict"><a id=id href=Screen::Result(entry.place).hash()>
            <span class="outcome v-undetermined">{marks::lost_mark("outcome__icon")}{word(lang, Word::ChipFailed)}</span></a></th>
        {what(lang, None, file)}
        <td class="table__why" colspan="3"><span>{word(lang, why.word())}</span>{retry}</td>
    }
    .into_any()
}

fn judged(lang: Lang, entry: &Entry, file: &str, report: &Report) -> AnyView {
    let id = ["row-", &(entry.place + 1).to_string()].concat();
    let class = ["outcome v-", marks::panel_class(report.headline)].concat();
    let sample = (report.recognition == Recognition::Sample)
        .then(|| view! { " "<span class="tag">{word(lang, Word::Sample)}</span> });
    let badge = report.badge.as_ref();
    let proved = badge.is_some_and(|badge| badge.attested) && report.recognition != Recognition::Unrecognised;
    let title = badge.and_then(|badge| qualification(lang, badge, proved));
    let holder = badge.and_then(|badge| badge.holder.name.as_deref()).map(text::visible);
    let until = badge.map(|badge| until(lang, badge));
    let issuer = badge.map(|badge| issuer(lang, badge, proved));
    view! {
        <th scope="row" class="table__verdict"><a id=id href=Screen::Result(entry.place).hash()>
            <span class=class>{marks::mark("outcome__icon", report.headline)}{text::short(lang, report.headline)}</span></a>{sample}</th>
        {what(lang, title, file)}
        {cell(lang, Word::Holder, holder.map(|name| nowrap(&name)), proved)}
        {cell(lang, Word::ValidUntil, until, proved)}
        {cell(lang, Word::Issuer, issuer.map(|name| name.into_any()), proved)}
    }
    .into_any()
}

fn until(lang: Lang, badge: &BadgeFacts) -> AnyView {
    match &badge.valid_until {
        Some(date) => nowrap(&text::date(lang, date)),
        None => word(lang, Word::NoEnd).into_any(),
    }
}

fn issuer(lang: Lang, badge: &BadgeFacts, proved: bool) -> String {
    let facts = &badge.issuer;
    let listed = facts.listed.as_ref().filter(|_| proved).and_then(|names| text::name(lang, names));
    let name = text::visible(listed.or(facts.name.as_deref()).or(facts.id.as_deref()).unwrap_or_default());
    if proved { name } else { page::so_called(lang, &name) }
}

fn what(lang: Lang, title: Option<String>, file: &str) -> AnyView {
    let title = title.map(|title| view! { {title}<br/> });
    let file = file.to_owned();
    view! { <td data-label=word(lang, Word::ListWhatShort)><span>{title}<span class="table__file">{file}</span></span></td> }.into_any()
}

fn cell(lang: Lang, label: Word, value: Option<AnyView>, proved: bool) -> AnyView {
    match value {
        Some(value) => {
            view! { <td data-label=word(lang, label) class=("is-claimed", !proved)><span>{value}</span></td> }
                .into_any()
        }
        None => empty(lang, label),
    }
}

fn empty(lang: Lang, label: Word) -> AnyView {
    view! {
        <td data-label=word(lang, label) class="is-empty">
            <span aria-hidden="true">"—"</span><span class="visually-hidden">{word(lang, Word::Nothing)}</span></td>
    }
    .into_any()
}
