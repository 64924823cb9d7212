//! Which language: the reader's choice, else the browser's first that we speak, else Japanese.

use super::entry::Stage;
use super::live::follow;
use super::route::Screen;
use super::state::Desk;
use crate::app::web;
use crate::engine::report::Recognition;
use crate::text::Lang;
use crate::text::kit::{Front, front};
use crate::text::page::{self, Word, word};
use crate::text::scan::{Scan, scan};

/// Where the choice is kept, on this device.
const KEY: &str = "akashi.lang";

/// The language to begin with.
pub fn preferred() -> Lang {
    let kept = web::window().local_storage().ok().flatten().and_then(|kept| kept.get_item(KEY).ok().flatten());
    if let Some(lang) = kept.and_then(|tag| Lang::from_tag(&tag)) {
        return lang;
    }
    let wished = web::window().navigator().languages();
    wished.iter().filter_map(|tag| tag.as_string()).find_map(|tag| Lang::from_tag(&tag)).unwrap_or(Lang::Ja)
}

/// Changes the language and remembers it.
pub fn choose(desk: Desk, lang: Lang) {
    desk.lang.set(lang);
    if let Some(kept) = web::window().local_storage().ok().flatten() {
        // A browser that keeps nothing still shows the page.
        let _ = kept.set_item(KEY, lang.tag());
    }
}

/// Keeps `<html lang>` and the title in step.
pub fn apply(desk: Desk) {
    follow(move || {
        let lang = desk.lang.get();
        if let Some(root) = web::document().document_element() {
            let _ = root.set_attribute("lang", lang.tag());
        }
        web::document().set_title(&page::title(lang, &subject(desk, lang)));
    });
}

fn subject(desk: Desk, lang: Lang) -> String {
    let entries = desk.entries.get();
    let words = match desk.screen.get() {
        Screen::Home => word(lang, Word::HomeTitle),
        Screen::Issuers => word(lang, Word::IssuersTitle),
        Screen::Holder => front(lang, Front::Title),
        Screen::Scan => scan(lang, Scan::Title),
        Screen::List => word(lang, Word::ListTitle),
        Screen::Result(place) => match entries.get(place) {
            None => word(lang, Word::HomeTitle),
            Some(entry) => match entry.stage.get() {
                Stage::Done(done) => {
                    let headline = done.answer.reading(lang).panel.headline.replace('\u{200b}', "");
                    let sample = done.answer.report.recognition == Recognition::Sample;
                    return if sample { page::of_sample(lang, &headline) } else { headline };
                }
                Stage::Failed(_) => word(lang, Word::FailedTitle),
                Stage::Waiting | Stage::Checking => word(lang, Word::Checking),
            },
        },
    };
    words.to_owned()
}
