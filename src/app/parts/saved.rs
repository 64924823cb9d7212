//! Where the server could not be asked: what the reader saved from the badge's official page, compared with the badge. The
//! engine says what comes of it; it settles nothing.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, DragEvent, Event, HtmlInputElement};

use super::icons::{Icon, icon};
use crate::app::dom::{View, el};
use crate::app::drop;
use crate::app::entry::{Entry, Offer};
use crate::app::state::Desk;
use crate::engine::limits;
use crate::text::Lang;
use crate::text::page::{Word, word};

/// The place where the file is dropped or chosen.
pub fn saved(desk: Desk, lang: Lang, entry: &Entry) -> View {
    let (dropped, chosen) = (entry.clone(), entry.clone());
    let on_drop = move |event: DragEvent| {
        event.prevent_default();
        // Anywhere else on the page a file is a badge of its own.
        event.stop_propagation();
        desk.over.set(false);
        add(desk, &dropped, drop::offers(event.data_transfer().and_then(|transfer| transfer.files())));
    };
    let on_choice = move |event: Event| {
        let input = event.target().and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
        let Some(input) = input else { return };
        let offers = drop::offers(input.files());
        input.set_value("");
        add(desk, &chosen, offers);
    };
    el("div")
        .class("saved")
        .attr("data-drop", "saved")
        .on("drop", on_drop)
        .kid(el("p").class("note").kid(word(lang, Word::SavedNote)))
        .kid(
            el("span")
                .class("chooser")
                .kid(
                    el("input")
                        .class("chooser__input")
                        .id("saved")
                        .attr("type", "file")
                        .attr("multiple", true)
                        .on("change", on_choice),
                )
                .kid(
                    el("label")
                        .class("button")
                        .attr("for", "saved")
                        .kid(icon(Icon::File))
                        .kid(word(lang, Word::SavedChoose)),
                ),
        )
        .into()
}

/// Reads the files and has the badge judged with them.
fn add(desk: Desk, entry: &Entry, offers: Vec<Offer>) {
    let entry = entry.clone();
    let fits = |blob: &Blob| blob.size() <= limits::DOCUMENT_BYTES as f64;
    let blobs: Vec<Blob> =
        offers.into_iter().filter_map(|offer| offer.blob).filter(fits).take(limits::SUPPLIED).collect();
    if blobs.is_empty() {
        return;
    }
    spawn_local(async move {
        let mut texts = Vec::new();
        for blob in blobs {
            let text = JsFuture::from(blob.text()).await.ok().and_then(|text| text.as_string());
            texts.extend(text);
        }
        entry.supplied.replace(texts);
        desk.rejudge(std::slice::from_ref(&entry));
    });
}
