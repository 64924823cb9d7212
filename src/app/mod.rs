//! PARLOUR: draws what the report says, in the words of `text`. Decides nothing, and asks nobody outside.
//!
//! [`state`] keeps what is in hand, [`verifier`] is the worker's handle, `pages` arrange, `parts` draw.

pub mod aside;
#[cfg(feature = "kit")]
pub mod bench;
pub mod camera;
pub mod clock;
pub mod consent;
pub mod dom;
pub mod drop;
pub mod entry;
pub mod focus;
pub mod island;
pub mod language;
pub mod live;
pub mod pages;
pub mod parts;
pub mod paste;
pub mod picture;
pub mod route;
pub mod running;
pub mod samples;
pub mod state;
pub mod verifier;
pub mod web;

use crate::app::dom::{View, el};
use crate::app::live::follow;
use entry::{Origin, Stage};
use parts::masthead;
use route::{Place, Screen};
use state::Desk;
use verifier::Phase;

/// Draws the page and starts the worker.
pub fn start() {
    if let Some(boot) = web::document().get_element_by_id("boot") {
        boot.remove();
    }
    live::schedule_with(|| web::soon(live::settle));
    app().mount();
}

/// The whole page.
fn app() -> View {
    let place = Place::here().unwrap_or(Place::Screen(Screen::Home));
    let first = match place {
        Place::Screen(screen @ (Screen::Issuers | Screen::Holder | Screen::Scan)) => screen,
        // Results live in memory: after a reload there are none.
        _ => Screen::Home,
    };
    let desk = Desk::new(language::preferred(), first);
    desk.start();
    drop::listen(desk);
    paste::listen(desk);
    language::apply(desk);
    web::hear("hashchange", move |_: web_sys::Event| arrive(desk));
    follow(move || match desk.screen.get() {
        Screen::Scan => desk.camera.open(desk),
        _ => desk.camera.close(),
    });
    web::listen(&web::document(), "visibilitychange", move |_: web_sys::Event| match desk.screen.now() {
        Screen::Scan if !web::document().hidden() => desk.camera.open(desk),
        _ => desk.camera.close(),
    });
    if let Place::Badge(text) = place {
        desk.take_text(&text, Origin::Link);
    }
    follow(move || {
        let ready = if desk.worker.get() == Phase::Ready { "ready" } else { "starting" };
        if let Some(body) = web::document().body() {
            let _ = body.set_attribute("data-state", ready);
        }
    });

    View::new()
        .kid(masthead::skip_link(desk))
        .kid(masthead::masthead(desk))
        .kid(
            el("main")
                .id("main")
                .attr("tabindex", "-1")
                .kid(move || masthead::bars(desk, desk.lang.get()))
                .kid(move || page(desk)),
        )
        .kid(masthead::colophon(desk))
        .kid(masthead::veil(desk))
        .kid(masthead::announcer(desk))
}

/// State is one enum, drawn by one match.
fn page(desk: Desk) -> View {
    let lang = desk.lang.get();
    match desk.screen.get() {
        Screen::Home => pages::home::page(desk, lang),
        Screen::Issuers => pages::issuers::page(desk, lang),
        Screen::Holder => pages::kit::page(desk, lang),
        Screen::Scan => pages::scan::page(desk, lang),
        Screen::List => pages::list::page(desk, lang, &desk.entries.get()),
        Screen::Result(place) => match desk.entries.get().get(place) {
            None => pages::home::page(desk, lang),
            Some(entry) => match entry.stage.get() {
                Stage::Waiting | Stage::Checking => pages::result::checking(desk, lang, entry),
                Stage::Failed(failure) => pages::result::failed(desk, lang, entry, failure),
                Stage::Done(done) => pages::result::page(desk, lang, entry, &done),
            },
        },
    }
}

fn arrive(desk: Desk) {
    match Place::here() {
        Some(Place::Screen(screen)) => desk.show(screen),
        Some(Place::Badge(text)) => desk.take_text(&text, Origin::Link),
        None => {}
    }
}
