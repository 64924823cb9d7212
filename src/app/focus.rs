//! Leads the keyboard and the screen reader to what has just appeared.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::app::web;

/// Where to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The heading of a verdict; while there is none, the heading of the page.
    Verdict,
    /// The page's heading.
    Title,
    /// The answer of the holder check.
    Match,
    /// The form of the holder check.
    Form,
    /// The row of the list that was opened.
    Row(usize),
}

/// Once the new screen is drawn.
pub fn later(target: Target) {
    // Two frames: effects run before the first, what they drew stands in the second.
    web::at_frame(move || web::at_frame(move || now(target)));
}

/// The same, from the top of the page.
pub fn to_top(target: Target) {
    web::window().scroll_to_with_x_and_y(0.0, 0.0);
    later(target);
}

/// At once.
pub fn now(target: Target) {
    let id = match target {
        Target::Verdict => "verdict".to_owned(),
        Target::Title => "title".to_owned(),
        Target::Form => "who".to_owned(),
        Target::Match => "match".to_owned(),
        Target::Row(place) => ["row-", &(place + 1).to_string()].concat(),
    };
    let element = web::document().get_element_by_id(&id).or_else(|| web::document().get_element_by_id("main"));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}
