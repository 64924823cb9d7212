//! What a holder makes of a badge, as it is drawn and typed: a program of its own, which the page loads when a holder asks for it
//! ([`super::island`]). The words come with what was made, the page's own stay with the page.

mod hand;
mod handout;
mod qr;
mod signature;

use hand::{Bench, Shown};

use super::dom::{View, el};
use super::parts::icons::{Icon, icon};
use super::{island, live, web};
use crate::kit::making::Made;

/// Draws at the place that the page has left.
pub fn start() {
    live::schedule_with(|| web::soon(live::settle));
    let bench = Bench::lasting();
    island::draw(move |shown| {
        if let Some(shown) = Shown::read(shown) {
            bench.take(shown);
        }
        View::from(el("div").class("stack").kid(move || bench.frame.get().map(|frame| sections(bench, &frame))))
    });
}

fn sections(bench: &'static Bench, frame: &Made) -> View {
    let notes = move || {
        let notes = bench.made.with(|made| made.as_ref().map(|made| made.notes.clone())).unwrap_or_default();
        let note = |note: String| el("p").class("bar").kid(icon(Icon::Notice)).kid(el("span").kid(note)).into();
        notes.into_iter().map(note).collect::<Vec<View>>()
    };
    View::new().kid(el("div").attr("data-kit", frame.lang.tag()).kid(notes)).kid(
        el("div")
            .class("kit")
            .kid(signature::form(bench, frame))
            .kid(signature::preview(bench, frame))
            .kid(qr::code(bench, frame))
            .kid(handout::link(bench, frame))
            .kid(handout::card(bench, frame))
            .kid(el("div").class("stack").kid(handout::calendar(bench, frame)).kid(handout::linkedin(bench, frame))),
    )
}
