//! What was judged by itself: the proofs, the endorsements.

use super::marks::{Tone, outcome};
use super::prose::prose;
use crate::app::dom::{View, el};
use crate::text::page::{Word, word};
use crate::text::{self, Lang, Part};

/// The endorsements, if there are any. They have no weight in the verdict, and the section says so.
pub fn endorsements(lang: Lang, parts: &[Part]) -> Option<View> {
    let list = list(lang, parts)?;
    let section = el("section")
        .class("sheet judged")
        .attr("aria-labelledby", "endorsements")
        .kid(el("h2").class("section-title").id("endorsements").kid(word(lang, Word::EndorsementsTitle)))
        .kid(el("p").class("note").kid(prose(lang, word(lang, Word::EndorsementsNote))))
        .kid(list);
    Some(section.into())
}

/// Each with its mark, its name and its rows.
pub fn list(lang: Lang, parts: &[Part]) -> Option<View> {
    let items: Vec<View> = parts.iter().map(|part| item(lang, part)).collect();
    (!items.is_empty()).then(|| el("ul").class("judged__list").kid(items).into())
}

fn item(lang: Lang, part: &Part) -> View {
    let rows: Vec<View> = part
        .rows
        .iter()
        .map(|(label, value)| View::new().kid(el("dt").kid(label.as_str())).kid(el("dd").kid(prose(lang, value))))
        .collect();
    el("li")
        .class("judged__item")
        .kid(
            el("p")
                .class("judged__title")
                .kid(el("b").kid(prose(lang, &part.title)))
                .kid(outcome(Tone::of(part.outcome), text::outcome(lang, part.outcome))),
        )
        .kid(el("dl").class("pairs").kid(rows))
        .into()
}
