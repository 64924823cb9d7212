//! Parts of the page that a program of its own draws, on the page itself: loaded when they are first shown, for most visitors
//! never need them, and a first visit would carry them.
//!
//! The page leaves an element with what is to be shown. The program looks for it when it starts, and whenever it is told that
//! there is another.

use wasm_bindgen::JsValue;
use web_sys::{Element, Event};

use super::dom::{El, View, el};
use super::live::{Live, follow};
use super::web;
use crate::wire::message::member;

/// Where it is drawn.
const PLACE: &str = "island";

/// Milliseconds until a program that has drawn nothing counts as lost: it is loaded over a slow line.
const PATIENCE: i32 = 30_000;

/// Says that there is another place, or other things to show in it.
const CALL: &str = "akashi:island";

/// How the program fares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Not asked for.
    Absent,
    /// On its way, or here.
    Called,
    /// It cannot be had.
    Lost,
    /// The reader tries once more.
    Again,
}

/// A place in the page where the program behind this link draws what is `shown`.
pub fn place(link: &'static str, state: &'static Live<State>, shown: &JsValue) -> View {
    let place: El = el("div").id(PLACE).property("shown", shown);
    // Once the place is in the page.
    web::at_frame(move || call(link, state));
    place.into()
}

fn call(link: &'static str, state: &'static Live<State>) {
    if state.now() == State::Called {
        if let Ok(event) = Event::new(CALL) {
            let _ = web::window().dispatch_event(&event);
        }
        return;
    }
    let script = web::linked(link).zip(web::document().create_element("script").ok());
    let Some((address, script)) = script else { return state.set(State::Lost) };
    // A module that could not be had once is not asked for again under the same name (HTML, module map).
    let again = js_sys::Date::new_0().to_iso_string();
    let address = if state.now() == State::Again { [&address, "?", &String::from(again)].concat() } else { address };
    let _ = script.set_attribute("type", "module");
    let _ = script.set_attribute("src", &address);
    web::listen(&script, "error", move |_: Event| state.set(State::Lost));
    // What fails inside the module is told to nobody.
    web::after(PATIENCE, move || {
        let place = web::document().get_element_by_id(PLACE);
        if state.now() == State::Called && place.is_some_and(|place| place.child_element_count() == 0) {
            state.set(State::Lost);
        }
    });
    state.set(State::Called);
    if let Some(body) = web::document().body() {
        let _ = body.append_child(&script);
    }
}

/// The program's part: draws what is shown, there and then, and anew whenever it is called.
pub fn draw(view: impl Fn(&JsValue) -> View + 'static) {
    let found: &'static Live<Option<Element>> = Live::lasting(None);
    let look = move || found.set(web::document().get_element_by_id(PLACE));
    web::hear(CALL, move |_: Event| look());
    look();
    follow(move || {
        if let Some(place) = found.get() {
            let shown = member(&place, "shown");
            place.set_text_content(None);
            El::from(place).kid(view(&shown));
        }
    });
}
