//! A badge that came in the page's own address: it stays there, in the history and for whoever sees the screen, until it is
//! taken out.

use std::rc::Rc;

use crate::app::dom::{El, el};
use crate::app::live::Live;
use crate::app::route::Place;
use crate::text::Lang;
use crate::text::page::{Word, word};

/// Says so, with a button that takes it out.
pub fn held(lang: Lang) -> El {
    let is_there = Rc::new(Live::new(matches!(Place::here(), Some(Place::Badge(_)))));
    let shown = Rc::clone(&is_there);
    el("p").class("whose").attr("role", "status").kid(move || {
        if !shown.with(|shown| *shown) {
            return el("span").kid(word(lang, Word::AddressCleared));
        }
        let is_there = Rc::clone(&is_there);
        let clear = move |_: web_sys::Event| {
            Place::leave_out();
            is_there.set(false);
        };
        el("span").kid(word(lang, Word::AddressHolds)).kid(" ").kid(
            el("button")
                .class("button button--quiet")
                .attr("type", "button")
                .attr("data-answer", "clear")
                .on("click", clear)
                .kid(word(lang, Word::AddressClear)),
        )
    })
}
