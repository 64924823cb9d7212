//! PARLOUR: draws what the report says, in the words of `text`. Decides nothing, and asks nobody outside.
//!
//! [`state`] keeps what is in hand, [`verifier`] is the worker's handle, `pages` arrange, `parts` draw.

pub mod clock;
pub mod drop;
pub mod focus;
pub mod language;
pub mod pages;
pub mod parts;
pub mod paste;
pub mod picture;
pub mod route;
pub mod samples;
pub mod state;
pub mod verifier;

use leptos::prelude::*;

use parts::masthead;
use route::{Place, Screen};
use state::{Desk, Origin, Stage};
use verifier::Phase;

/// Draws the page and starts the worker.
pub fn start() {
    console_error_panic_hook::set_once();
    if let Some(boot) = document().get_element_by_id("boot") {
        boot.remove();
    }
    leptos::mount::mount_to_body(App);
}

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let place = Place::read(&hash()).unwrap_or(Place::Screen(Screen::Home));
    let first = match place {
        Place::Screen(Screen::Issuers) => Screen::Issuers,
        // Results live in memory: after a reload there are none.
        _ => Screen::Home,
    };
    let desk = Desk::new(language::preferred(), first);
    desk.start();
    drop::listen(desk);
    paste::listen(desk);
    language::apply(desk);
    window_event_listener(leptos::ev::hashchange, move |_| arrive(desk));
    if let Place::Token(token) = place {
        desk.take_text(&token, Origin::Link);
    }
    Effect::new(move |_| {
        let ready = if desk.worker.get() == Phase::Ready { "ready" } else { "starting" };
        if let Some(body) = document().body() {
            let _ = body.set_attribute("data-state", ready);
        }
    });

    view! {
        {masthead::skip_link(desk)}
        {masthead::masthead(desk)}
        <main id="main" tabindex="-1">
            {move || masthead::bars(desk, desk.lang.get())}
            {move || page(desk)}
        </main>
        {masthead::colophon(desk)}
        {masthead::veil(desk)}
        {masthead::announcer(desk)}
    }
}

/// State is one enum, drawn by one match.
fn page(desk: Desk) -> AnyView {
    let lang = desk.lang.get();
    match desk.screen.get() {
        Screen::Home => pages::home::page(desk, lang),
        Screen::Issuers => pages::issuers::page(desk, lang),
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
    match Place::read(&hash()) {
        Some(Place::Screen(screen)) => desk.show(screen),
        Some(Place::Token(token)) => desk.take_text(&token, Origin::Link),
        None => {}
    }
}

fn hash() -> String {
    window().location().hash().unwrap_or_default()
}
