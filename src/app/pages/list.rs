//! Several files: a row for each, in the order in which they came.

use super::result::name;
use crate::app::dom::{View, el};
use crate::app::entry::{Done, Entry, Failure, Stage};
use crate::app::parts::icons::{Icon, icon};
use crate::app::parts::prose::{nowrap, prose};
use crate::app::parts::verdict::qualification;
use crate::app::parts::{asking, chooser, marks};
use crate::app::route::Screen;
use crate::app::state::Desk;
use crate::engine::report::{BadgeFacts, Recognition, Report};
use crate::engine::verdict::{Headline, Verdict};
use crate::text::page::{self, Word, word};
use crate::text::{self, Lang};

/// The page.
pub fn page(desk: Desk, lang: Lang, entries: &[Entry]) -> View {
    let rows: Vec<View> = entries.iter().map(|entry| row(desk, lang, entry)).collect();
    let count = entries.len();
    let heads = [Word::ListVerdict, Word::ListWhat, Word::Holder, Word::ValidUntil, Word::Issuer];
    let heads: Vec<_> = heads.into_iter().map(|head| el("th").attr("scope", "col").kid(word(lang, head))).collect();
    el("div")
        .class("batch stack")
        .attr("data-filter", move || desk.filter.get())
        .kid(
            el("div")
                .class("crumb")
                .kid(el("a").attr("href", "#").kid(icon(Icon::Back)).kid(word(lang, Word::FromTheStart)))
                .kid(chooser::files(desk, lang, "button button--quiet", Word::ChooseOther)),
        )
        .kid(el("h1").class("page-title").id("title").attr("tabindex", "-1").kid(word(lang, Word::ListTitle)))
        .kid(
            el("div")
                .class("progress")
                .kid(el("label").attr("for", "progress").kid(move || page::progress(lang, desk.settled.get(), count)))
                .kid(el("progress").id("progress").attr("max", count).prop("value", move || desk.settled.get() as f64)),
        )
        .kid({
            let entries = entries.to_vec();
            move || ask(desk, lang, &entries)
        })
        .kid(el("fieldset").class("filters").kid(el("legend").kid(word(lang, Word::FilterTitle))).kid({
            let entries = entries.to_vec();
            move || {
                desk.settled.get();
                chips(desk, lang, &entries)
            }
        }))
        .kid(
            el("table")
                .class("table table--cards")
                .kid(el("caption").class("visually-hidden").kid(word(lang, Word::ListCaption)))
                .kid(el("thead").kid(el("tr").kid(heads)))
                .kid(el("tbody").kid(rows)),
        )
        .into()
}

/// One question for all files, once they have all been looked at; before that, who is being asked.
fn ask(desk: Desk, lang: Lang, entries: &[Entry]) -> View {
    if desk.settled.get() < entries.len() {
        return asking::waiting(desk, lang);
    }
    let done = |stage: &Stage| match stage {
        Stage::Done(done) => Some(done.clone()),
        _ => None,
    };
    let judged: Vec<Done> = entries.iter().filter_map(|entry| entry.stage.peek(done)).collect();
    let open = desk.open(judged.iter().flat_map(|done| &done.answer.report.needs));
    if open.is_empty() {
        return View::new();
    }
    asking::choice(desk, lang, &asking::question(lang, &open), &open)
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

fn chips(desk: Desk, lang: Lang, entries: &[Entry]) -> Vec<View> {
    let mut counts = [0_usize; GROUPS.len()];
    for entry in entries {
        let group = entry.stage.peek(group);
        if let Some(count) = counts.iter_mut().zip(GROUPS).find_map(|(count, (id, ..))| (id == group).then_some(count))
        {
            *count += 1;
        }
    }
    let all = chip(desk, "all", entries.len(), word(lang, Word::ChipAll).into());
    let chosen = desk.filter.now();
    let groups = counts.iter().zip(GROUPS).filter(|(count, (id, ..))| **count > 0 || *id == chosen);
    let groups = groups.map(|(count, (id, mark, label))| {
        let mark = match id {
            "busy" => marks::waiting_mark("outcome__icon"),
            "failed" => marks::lost_mark("outcome__icon"),
            _ => marks::mark("outcome__icon", mark),
        };
        let class = ["outcome v-", id].concat();
        chip(desk, id, *count, el("span").class(class).kid(mark).kid(word(lang, label)).into())
    });
    std::iter::once(all).chain(groups).collect()
}

fn chip(desk: Desk, group: &'static str, count: usize, label: View) -> View {
    let id = ["f-", group].concat();
    el("div")
        .class("chip")
        .kid(
            el("input")
                .attr("type", "radio")
                .attr("name", "f")
                .id(id.clone())
                .prop("checked", move || desk.filter.get() == group)
                .on("change", move |_: web_sys::Event| desk.filter.set(group)),
        )
        .kid(el("label").attr("for", id).kid(label).kid(el("b").kid(count.to_string())))
        .into()
}

fn row(desk: Desk, lang: Lang, entry: &Entry) -> View {
    let entry = entry.clone();
    let id = (entry.place + 1).to_string();
    let shown = entry.clone();
    let (of_class, of_verdict, of_failure) = (entry.stage.clone(), entry.stage.clone(), entry.stage.clone());
    el("tr")
        .attr("data-row", id)
        .class(move || ["r-", of_class.with(group)].concat())
        .attr("data-verdict", move || of_verdict.with(verdict))
        .attr("data-failure", move || of_failure.with(failure))
        .kid(move || cells(desk, lang, &shown))
        .into()
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

fn cells(desk: Desk, lang: Lang, entry: &Entry) -> View {
    let file = name(lang, entry);
    match entry.stage.get() {
        Stage::Waiting => unsettled(lang, &file, Word::ShortWaiting),
        Stage::Checking => unsettled(lang, &file, Word::ChipBusy),
        Stage::Failed(why) => lost(desk, lang, entry, &file, why),
        Stage::Done(done) => judged(desk, lang, entry, &file, &done.answer.report),
    }
}

fn unsettled(lang: Lang, file: &str, state: Word) -> View {
    View::new()
        .kid(el("th").attr("scope", "row").class("table__verdict").kid(
            el("span").class("outcome v-undetermined").kid(marks::waiting_mark("outcome__icon")).kid(word(lang, state)),
        ))
        .kid(what(lang, None, file, None))
        .kid(empty(lang, Word::Holder))
        .kid(empty(lang, Word::ValidUntil))
        .kid(empty(lang, Word::Issuer))
}

fn lost(desk: Desk, lang: Lang, entry: &Entry, file: &str, why: Failure) -> View {
    let id = ["row-", &(entry.place + 1).to_string()].concat();
    let mine = entry.clone();
    let retry = matches!(why, Failure::Died | Failure::TimedOut | Failure::NotRead | Failure::NotLoaded).then(|| {
        el("button")
            .class("button button--quiet")
            .attr("type", "button")
            .on("click", move |_: web_sys::Event| desk.again(&mine))
            .kid(icon(Icon::Again))
            .kid(word(lang, Word::Again))
    });
    View::new()
        .kid(
            el("th").attr("scope", "row").class("table__verdict").kid(
                el("a").id(id).attr("href", Screen::Result(entry.place).hash()).kid(
                    el("span")
                        .class("outcome v-undetermined")
                        .kid(marks::lost_mark("outcome__icon"))
                        .kid(word(lang, Word::ChipFailed)),
                ),
            ),
        )
        .kid(what(lang, None, file, None))
        .kid(el("td").class("table__why").attr("colspan", "3").kid(el("span").kid(word(lang, why.word()))).kid(retry))
}

fn judged(desk: Desk, lang: Lang, entry: &Entry, file: &str, report: &Report) -> View {
    let id = ["row-", &(entry.place + 1).to_string()].concat();
    let class = ["outcome v-", marks::panel_class(report.headline)].concat();
    let sample = (report.recognition == Recognition::Sample)
        .then(|| View::new().kid(" ").kid(el("span").class("tag").kid(word(lang, Word::Sample))));
    let badge = report.badge.as_ref();
    let proved = badge.is_some_and(|badge| badge.attested) && report.recognition != Recognition::Unrecognised;
    let title = badge.and_then(|badge| qualification(lang, badge, proved));
    let holder = badge.and_then(|badge| badge.holder.name.as_deref()).map(text::visible);
    let until = badge.map(|badge| until(lang, badge));
    let issuer = badge.map(|badge| issuer(lang, badge, proved));
    // As long as the question above is open, nothing has been tried in vain. Its answer judges this row anew.
    let is_asking = report.verdict == Verdict::Undetermined && !desk.open(&report.needs).is_empty();
    let (mark, short) = match is_asking {
        true => (marks::asking_mark("outcome__icon"), word(lang, Word::ShortAsking)),
        false => (marks::mark("outcome__icon", report.headline), text::short(lang, report.headline)),
    };
    View::new()
        .kid(
            el("th")
                .attr("scope", "row")
                .class("table__verdict")
                .kid(
                    el("a")
                        .id(id)
                        .attr("href", Screen::Result(entry.place).hash())
                        .kid(el("span").class(class).kid(mark).kid(short)),
                )
                .kid(sample),
        )
        .kid(what(lang, title, file, newer(desk, lang, entry)))
        .kid(cell(
            lang,
            Word::Holder,
            holder.map(|name| el("span").class("nowrap").kid(prose(lang, &name)).into()),
            proved,
        ))
        .kid(cell(lang, Word::ValidUntil, until, proved))
        .kid(cell(lang, Word::Issuer, issuer.map(|name| prose(lang, &name)), proved))
}

fn until(lang: Lang, badge: &BadgeFacts) -> View {
    match &badge.valid_until {
        Some(date) => nowrap(&text::date(lang, date)),
        None => word(lang, Word::NoEnd).into(),
    }
}

fn issuer(lang: Lang, badge: &BadgeFacts, proved: bool) -> String {
    let facts = &badge.issuer;
    let listed = facts.listed.as_ref().filter(|_| proved).and_then(|names| text::name(lang, names));
    let name = text::visible(listed.or(facts.name.as_deref()).or(facts.id.as_deref()).unwrap_or_default());
    if proved { name } else { page::so_called(lang, &name) }
}

fn what(lang: Lang, title: Option<String>, file: &str, newer: Option<View>) -> View {
    let title = title.map(|title| View::new().kid(prose(lang, &title)).kid(el("br")));
    let file = file.to_owned();
    el("td")
        .attr("data-label", word(lang, Word::ListWhatShort))
        .kid(el("span").kid(title).kid(el("span").class("table__file").kid(file)).kid(newer))
        .into()
}

/// Which badge to rely on, where this one has been renewed.
pub fn newer(desk: Desk, lang: Lang, entry: &Entry) -> Option<View> {
    let place = desk.newer.with(|newer| newer.get(entry.place).copied().flatten())?;
    let other = desk.entries.peek(|entries| entries.get(place).map(|entry| name(lang, entry)))?;
    let link = el("a").attr("href", Screen::Result(place).hash()).kid(prose(lang, &page::newer(lang, &other)));
    Some(el("span").class("table__newer").kid(link).into())
}

fn cell(lang: Lang, label: Word, value: Option<View>, proved: bool) -> View {
    match value {
        Some(value) => el("td")
            .attr("data-label", word(lang, label))
            .class_if("is-claimed", !proved)
            .kid(el("span").kid(value))
            .into(),
        None => empty(lang, label),
    }
}

fn empty(lang: Lang, label: Word) -> View {
    el("td")
        .attr("data-label", word(lang, label))
        .class("is-empty")
        .kid(el("span").attr("aria-hidden", "true").kid("—"))
        .kid(el("span").class("visually-hidden").kid(word(lang, Word::Nothing)))
        .into()
}
