//! For the holder: what can be made of a badge that was checked here.

use wasm_bindgen::JsValue;

use super::home;
use crate::app::dom::{View, el};
use crate::app::entry::{Done, Entry, Stage};
use crate::app::focus::{self, Target};
use crate::app::island::{self, State};
use crate::app::parts::icons::{Icon, icon};
use crate::app::parts::prose::prose;
use crate::app::parts::verdict::{qualification, sample_bar};
use crate::app::route::Screen;
use crate::app::state::Desk;
use crate::engine::report::{Axis, Recognition, Summary};
use crate::text::kit::{Front, front};
use crate::text::{self, Lang};
use crate::wire::message;

/// The page.
pub fn page(desk: Desk, lang: Lang) -> View {
    let entries = desk.entries.get();
    let proved: Vec<(&Entry, Done)> = entries.iter().filter_map(|entry| Some((entry, proved(entry)?))).collect();
    let chosen = desk.shown.get();
    let found = proved.iter().find(|(entry, _)| Some(entry.id) == chosen);
    let found = found.or(if proved.len() == 1 { proved.first() } else { None });
    let body = match found {
        Some((entry, done)) => kit(desk, lang, entry, done, proved.len() > 1),
        None if proved.is_empty() => without(desk, lang, !entries.is_empty()),
        None => which(desk, lang, &proved),
    };
    View::new()
        .kid(el("h1").class("page-title").id("title").attr("tabindex", "-1").kid(front(lang, Front::Title)))
        .kid(el("p").class("page-lead").kid(front(lang, Front::Lead)))
        .kid(body)
}

/// What was made of it is its issuer's, in force or not.
fn proved(entry: &Entry) -> Option<Done> {
    match entry.stage.get() {
        Stage::Done(done) if is_proved(&done) => Some(done),
        _ => None,
    }
}

fn is_proved(done: &Done) -> bool {
    let report = &done.answer.report;
    // Whoever asked whether it is somebody's and heard no would not show it as his own.
    report.badge.as_ref().is_some_and(|badge| badge.attested) && report.summary(Axis::Holder) != Summary::Fail
}

/// The way here from a result.
pub fn way(desk: Desk, lang: Lang, entry: &Entry, done: &Done) -> Option<View> {
    let id = entry.id;
    is_proved(done).then(|| {
        el("p")
            .class("buttons no-print")
            .kid(
                el("a")
                    .class("button")
                    .attr("href", Screen::Holder.hash())
                    .attr("data-way", "holder")
                    .on("click", move |_: web_sys::Event| desk.shown.set(Some(id)))
                    .kid(icon(Icon::Copy))
                    .kid(front(lang, Front::Show)),
            )
            .into()
    })
}

/// No badge in hand that could be shown.
fn without(desk: Desk, lang: Lang, has_others: bool) -> View {
    let why = has_others
        .then(|| el("p").class("bar").kid(icon(Icon::Notice)).kid(el("span").kid(front(lang, Front::NotProved))));
    el("div")
        .class("section-body kit__begin")
        .kid(why)
        .kid(el("p").kid(front(lang, Front::Begin)))
        .kid(home::choose(desk, lang))
        .kid(home::paste(desk, lang))
        .into()
}

fn which(desk: Desk, lang: Lang, proved: &[(&Entry, Done)]) -> View {
    let rows: Vec<View> = proved
        .iter()
        .map(|(entry, done)| {
            let id = entry.id;
            let report = &done.answer.report;
            let recognised = report.recognition != Recognition::Unrecognised;
            let badge = report.badge.as_ref();
            let title = badge.and_then(|badge| qualification(lang, badge, recognised));
            let holder = badge.and_then(|badge| badge.holder.name.as_deref()).map(text::visible);
            let name = super::result::name(lang, entry);
            let parts: Vec<String> = [title, holder, Some(name)].into_iter().flatten().collect();
            el("li")
                .kid(
                    el("button")
                        .class("button kit__one")
                        .attr("type", "button")
                        .attr("data-choose", entry.place + 1)
                        .on("click", move |_: web_sys::Event| choose(desk, Some(id)))
                        .kid(prose(lang, &parts.join(" · "))),
                )
                .into()
        })
        .collect();
    el("section")
        .class("section-body stack")
        .attr("aria-labelledby", "which")
        .kid(el("h2").class("section-title").id("which").kid(front(lang, Front::Which)))
        .kid(el("ul").class("kit__which").kid(rows))
        .into()
}

/// What had the focus goes with the choice.
fn choose(desk: Desk, id: Option<u32>) {
    desk.shown.set(id);
    focus::to_top(Target::Title);
}

fn kit(desk: Desk, lang: Lang, entry: &Entry, done: &Done, has_others: bool) -> View {
    let sample = done.answer.report.recognition == Recognition::Sample;
    let other = has_others.then(|| {
        el("p").class("buttons").kid(
            el("button")
                .class("button button--quiet")
                .attr("type", "button")
                .attr("data-choose", "0")
                .on("click", move |_: web_sys::Event| choose(desk, None))
                .kid(icon(Icon::Back))
                .kid(front(lang, Front::Other)),
        )
    });
    let shown = shown(desk, lang, entry, done);
    el("div")
        .class("section-body stack")
        .kid(other)
        .kid(sample.then(|| sample_bar(lang)))
        .kid(el("div").attr("role", "status").kid(move || waiting(desk, lang)))
        .kid(move || (desk.maker.get() != State::Lost).then(|| island::place("link[rel=x-maker]", desk.maker, &shown)))
        .into()
}

/// What the program is told ([`crate::app::bench`] reads it).
fn shown(desk: Desk, lang: Lang, entry: &Entry, done: &Done) -> JsValue {
    let headline = done.answer.reading(lang).panel.headline.replace('\u{200b}', "");
    let picture = done.picture.map_or(JsValue::UNDEFINED, |picture| picture.media_type().into());
    message::object(&[
        ("id", entry.id.into()),
        ("lang", lang.tag().into()),
        ("report", done.answer.json.as_str().into()),
        ("headline", headline.into()),
        ("blob", desk.blob(entry).map_or(JsValue::UNDEFINED, Into::into)),
        ("picture", picture),
    ])
}

/// Where the program cannot be had.
fn waiting(desk: Desk, lang: Lang) -> Option<View> {
    (desk.maker.get() == State::Lost).then(|| {
        let again = el("button")
            .class("button button--quiet")
            .attr("type", "button")
            .on("click", move |_: web_sys::Event| desk.maker.set(State::Again))
            .kid(icon(Icon::Again))
            .kid(front(lang, Front::Again));
        let said = el("span").kid(front(lang, Front::Lost)).kid(" ").kid(again);
        el("p").class("bar").kid(icon(Icon::Notice)).kid(said).into()
    })
}
