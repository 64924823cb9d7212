//! Buttons that choose files. The real input is underneath, so that keyboard and screen reader know what it is.

use crate::app::dom::{El, View, el};
use crate::app::drop;
use crate::app::parts::icons::{Icon, icon};
use crate::app::state::Desk;
use crate::text::Lang;
use crate::text::page::{Word, word};

/// Chooses files; once on a page.
pub fn files(desk: Desk, lang: Lang, class: &'static str, label: Word) -> View {
    labelled(desk, class, word(lang, label))
}

/// The same, with words of its own.
pub fn labelled(desk: Desk, class: &'static str, label: &'static str) -> View {
    let input = input(desk, "file");
    el("span").class("chooser").kid(input).kid(button("file", class, Icon::File, label)).into()
}

/// Chooses a folder; once on a page.
pub fn folder(desk: Desk, lang: Lang) -> View {
    let input = input(desk, "folder").attr("webkitdirectory", true);
    let label = word(lang, Word::ChooseFolder);
    el("span").class("chooser chooser--folder").kid(input).kid(button("folder", "button", Icon::Folder, label)).into()
}

fn input(desk: Desk, id: &'static str) -> El {
    el("input")
        .class("chooser__input")
        .id(id)
        .attr("type", "file")
        .attr("multiple", true)
        .on("change", move |event: web_sys::Event| drop::chosen(desk, &event))
}

fn button(id: &'static str, class: &'static str, drawing: Icon, label: &'static str) -> El {
    el("label").class(class).attr("for", id).kid(icon(drawing)).kid(label)
}
