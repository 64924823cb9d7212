//! What is handed out besides signature and code: the link, a card, a calendar entry, LinkedIn.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::hand::{self, Bench, Deed};
use super::qr::drawing;
use super::signature::{button, plain, said, section};
use crate::app::dom::{El, View, el};
use crate::app::parts::icons::{Icon, icon};
use crate::app::web;
use crate::kit::making::Made;
use crate::text::kit::Word;

/// The link, and what it tells whom.
pub fn link(bench: &'static Bench, frame: &Made) -> View {
    let copy = move || {
        if let Some(link) = look(bench, |made| made.link.clone()) {
            plain(bench, &link, Deed::Link);
        }
    };
    let told = move || {
        let told = look(bench, |made| Some(made.told.clone())).unwrap_or_default();
        told.into_iter().map(|it| View::from(el("li").kid(it))).collect::<Vec<View>>()
    };
    let none = move || look(bench, |made| made.link.clone()).is_none();
    section("k-link", frame, Word::LinkTitle)
        .attr("hidden", none)
        .kid(
            el("p")
                .class("linkbox")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", frame.word(Word::LinkLabel))
                .kid(move || look(bench, |made| made.link.as_deref().map(View::from))),
        )
        .kid(el("div").class("buttons").kid(button("link", "button", Icon::Copy, frame.word(Word::LinkCopy), copy)))
        .kid(said(bench, &[Deed::Link], frame))
        .kid(el("h3").kid(frame.word(Word::ToldTitle)))
        .kid(el("ul").class("dots").kid(told))
        .into()
}

/// A card to print.
pub fn card(bench: &'static Bench, frame: &Made) -> View {
    let alt: Rc<str> = frame.word(Word::CardAlt).into();
    let svg = move || {
        if let Some(blob) = look(bench, |made| web::blob(&made.card.as_ref()?.svg)) {
            let _ = web::save("akashi-card.svg", &blob);
        }
    };
    let png = move || {
        let Some(card) = look(bench, |made| made.card.clone()) else { return };
        let Some(address) = web::blob(&card.svg).and_then(|blob| web::address(&blob, "image/svg+xml")) else {
            return;
        };
        spawn_local(async move {
            if let Some(picture) = hand::print(&address, card.width, card.height).await {
                let _ = web::save("akashi-card.png", &picture);
            }
            let _ = web_sys::Url::revoke_object_url(&address);
        });
    };
    section("k-card", frame, Word::CardTitle)
        .attr("hidden", move || look(bench, |made| made.card.as_ref().map(|_| ())).is_none())
        .kid(move || look(bench, |made| drawing(&made.card.as_ref()?.svg, "card", &alt)))
        .kid(el("p").kid(move || look(bench, |made| made.card.as_ref().map(|card| View::from(card.said.as_str())))))
        .kid(
            el("div")
                .class("buttons")
                .kid(button("card-svg", "button button--quiet", Icon::Save, frame.word(Word::SaveSvg), svg))
                .kid(button("card-png", "button button--quiet", Icon::Save, frame.word(Word::SavePng), png)),
        )
        .into()
}

/// An entry before the badge ends; nothing where it has no end or the end is near.
pub fn calendar(bench: &'static Bench, frame: &Made) -> Option<View> {
    let chosen = bench.form.borrow().days.or(frame.days.first().map(|it| it.days));
    let save = move || {
        if let Some(blob) = look(bench, |made| web::blob(made.calendar.as_deref()?)) {
            let _ = web::save("akashi-reminder.ics", &blob);
        }
    };
    let options: Vec<El> = frame
        .days
        .iter()
        .map(|it| {
            let value = it.days.to_string();
            el("option").attr("value", value).attr("selected", chosen == Some(it.days)).kid(it.said.as_str())
        })
        .collect();
    (!options.is_empty()).then(|| {
        section("k-calendar", frame, Word::CalendarTitle)
            .kid(el("p").kid(frame.word(Word::CalendarLead)))
            .kid(
                el("div")
                    .class("field")
                    .kid(el("label").class("label").attr("for", "k-days").kid(frame.word(Word::CalendarDays)))
                    .kid(el("select").id("k-days").kid(options).on("change", move |event: web_sys::Event| {
                        bench.change(|form| form.days = web::typed(&event).parse().ok());
                    })),
            )
            .kid(el("div").class("buttons").kid(button(
                "calendar",
                "button button--quiet",
                Icon::Save,
                frame.word(Word::CalendarSave),
                save,
            )))
            .into()
    })
}

/// LinkedIn's form, in a window of its own.
pub fn linkedin(bench: &'static Bench, frame: &Made) -> Option<View> {
    frame.linkedin.is_some().then(|| {
        section("k-linkedin", frame, Word::LinkedInTitle)
            .kid(el("p").kid(frame.word(Word::LinkedInLead)))
            .kid(move || look(bench, |made| made.linkedin_said.as_deref().map(|said| el("p").class("note").kid(said))))
            .kid(
                el("div").class("buttons").kid(
                    el("a")
                        .class("button button--quiet")
                        .attr("data-make", "linkedin")
                        .attr("href", move || look(bench, |made| made.linkedin.clone()))
                        .attr("target", "_blank")
                        .attr("rel", "noopener noreferrer")
                        .kid(frame.word(Word::LinkedInOpen))
                        .kid(icon(Icon::Outside)),
                ),
            )
            .into()
    })
}

fn look<T>(bench: &Bench, look: impl FnOnce(&Made) -> Option<T>) -> Option<T> {
    bench.made.with(|made| made.as_ref().and_then(|made| look(made)))
}
