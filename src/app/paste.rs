//! Ctrl+V anywhere: a picture, a file or a text. In a field, a text stays a text.

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlInputElement, HtmlTextAreaElement};

use super::drop;
use super::entry::Origin;
use super::state::Desk;
use crate::app::web;

/// Listens to the whole window.
pub fn listen(desk: Desk) {
    web::hear("paste", move |event: ClipboardEvent| {
        let Some(clipboard) = event.clipboard_data() else { return };
        let offers = drop::offers(clipboard.files());
        if !offers.is_empty() {
            event.prevent_default();
            desk.take(offers, true);
        } else if !in_field(&event) {
            event.prevent_default();
            desk.take_text(&clipboard.get_data("text/plain").unwrap_or_default(), Origin::Text);
        }
    });
}

fn in_field(event: &ClipboardEvent) -> bool {
    let Some(target) = event.target() else { return false };
    target.has_type::<HtmlTextAreaElement>() || target.has_type::<HtmlInputElement>()
}
