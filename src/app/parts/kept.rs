//! What is kept on the device, and the button that clears it.

use crate::app::dom::{View, el};
use crate::app::state::{Desk, List};
use crate::text::Lang;
use crate::text::page::{Word, word};

/// Nothing, where the site's list lets nothing be kept.
pub fn kept(desk: Desk, lang: Lang) -> View {
    let keeps = desk.list.with(|list| matches!(list, List::Known(list) if list.keeps));
    keeps
        .then(|| {
            el("div")
                .kid(el("p").class("note").kid(word(lang, Word::KeptNote)))
                .kid(
                    el("p").class("buttons").kid(
                        el("button")
                            .class("button button--quiet")
                            .attr("type", "button")
                            .attr("data-answer", "forget")
                            .on("click", move |_: web_sys::Event| desk.forget())
                            .kid(word(lang, Word::KeptForget)),
                    ),
                )
                .kid(
                    el("p").attr("role", "status").kid(move || {
                        desk.forgotten.with(|forgotten| forgotten.then(|| word(lang, Word::KeptForgotten)))
                    }),
                )
        })
        .into()
}
