//! May this host be asked? Who learns what, and the two answers, which weigh the same.

use super::drawer::aim;
use super::prose::prose;
use crate::app::consent::host;
use crate::app::dom::{View, el};
use crate::app::entry::Entry;
use crate::app::focus::{self, Target};
use crate::app::state::Desk;
use crate::engine::documents::Request;
use crate::text::page::{self, Word, word};
use crate::text::{self, Lang};

/// The names of the hosts, as a heading speaks of them.
pub fn question(lang: Lang, open: &[&Request]) -> String {
    match open {
        [one] => page::may_ask(lang, &text::visible(host(one))),
        _ => page::may_ask_many(lang, open.len()),
    }
}

/// The choice. `title` stands above it: the question itself, unless the page has asked it already.
pub fn choice(desk: Desk, lang: Lang, title: &str, open: &[&Request]) -> View {
    let hosts: Vec<String> = open.iter().map(|need| host(need).to_owned()).collect();
    let rows: Vec<View> = open
        .iter()
        .map(|need| {
            let (host, aim) = (text::visible(host(need)), word(lang, aim(need.purpose)));
            el("li").kid(el("b").class("mono").kid(host)).kid(word(lang, Word::Colon)).kid(aim).into()
        })
        .collect();
    let answer = |label: Word, id: &'static str, yes: bool| {
        let hosts = hosts.clone();
        el("button")
            .class("button")
            .attr("type", "button")
            .attr("data-answer", id)
            .on("click", move |_: web_sys::Event| desk.answer(&hosts, yes))
            .kid(word(lang, label))
    };
    let list = |title: Word, id: &'static str, items: [Word; 3]| {
        let items: Vec<_> = items.into_iter().map(|item| el("li").kid(word(lang, item))).collect();
        el("section")
            .class("sheet")
            .attr("aria-labelledby", id)
            .kid(el("h2").class("section-title").id(id).kid(word(lang, title)))
            .kid(el("ul").kid(items))
    };
    View::new()
        .kid(
            el("section")
                .class("next")
                .attr("aria-labelledby", "ask")
                .kid(el("h2").class("next__title").id("ask").kid(prose(lang, title)))
                .kid(
                    el("div")
                        .class("stack")
                        .kid(el("ul").kid(rows))
                        .kid(
                            el("div")
                                .class("buttons buttons--even")
                                .kid(answer(Word::AskYes, "yes", true))
                                .kid(answer(Word::AskNo, "no", false)),
                        )
                        .kid(el("p").class("note").kid(word(lang, Word::AskNote)))
                        .kid(switch(desk, lang)),
                ),
        )
        .kid(
            el("div")
                .class("result told")
                .kid(list(Word::ToldTitle, "told", [Word::ToldBadge, Word::ToldTime, Word::ToldAddress]))
                .kid(list(Word::UntoldTitle, "untold", [Word::UntoldFile, Word::UntoldTyped, Word::UntoldOthers])),
        )
}

/// Nobody is asked, as long as the page is open.
pub fn switch(desk: Desk, lang: Lang) -> View {
    let changed = move |_: web_sys::Event| desk.switch(!desk.leave.peek(|leave| leave.off));
    el("label")
        .class("tick")
        .kid(
            el("input")
                .attr("type", "checkbox")
                .attr("data-switch", "off")
                .prop("checked", move || desk.leave.with(|leave| leave.off))
                .on("change", changed),
        )
        .kid(word(lang, Word::AskOff))
        .into()
}

/// As long as somebody is being asked: who, and a way to stop waiting.
pub fn waiting(desk: Desk, lang: Lang) -> View {
    let hosts = desk.asking.get();
    (!hosts.is_empty())
        .then(|| {
            let said = match &hosts[..] {
                [one] => page::being_asked(lang, &text::visible(one)),
                _ => word(lang, Word::Asking).to_owned(),
            };
            el("p").class("waiting").attr("data-state", "asking").kid(prose(lang, &said)).kid(" ").kid(
                el("button")
                    .class("button button--quiet")
                    .attr("type", "button")
                    .on("click", move |_: web_sys::Event| desk.stop_asking())
                    .kid(word(lang, Word::AskStop)),
            )
        })
        .into()
}

/// Once more, where a server was asked in vain or not at all.
pub fn again(desk: Desk, lang: Lang, entry: &Entry) -> View {
    let mine = entry.clone();
    el("div")
        .class("buttons")
        .kid(
            el("button")
                .class("button")
                .attr("type", "button")
                .attr("data-answer", "again")
                .on("click", move |_: web_sys::Event| {
                    desk.again(&mine);
                    focus::later(Target::Verdict);
                })
                .kid(word(lang, Word::Again)),
        )
        .into()
}
