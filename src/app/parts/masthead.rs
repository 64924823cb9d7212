//! What frames every page: head, foot, and the bars that must be seen everywhere.

use super::icons::{Icon, icon};
use super::prose::prose;
use crate::app::dom::{View, el};
use crate::app::entry::Stage;
use crate::app::focus::{self, Target};
use crate::app::language;
use crate::app::route::Screen;
use crate::app::state::{Desk, List, Say};
use crate::app::verifier::Phase;
use crate::text;
use crate::text::kit::{Front, front};
use crate::text::page::{self, Word, word};

/// First stop of the Tab key.
pub fn skip_link(desk: Desk) -> View {
    let skip = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        focus::now(Target::Title);
    };
    el("a")
        .class("skip-link")
        .attr("href", "#main")
        .on("click", skip)
        .kid(move || word(desk.lang.get(), Word::Skip))
        .into()
}

/// The head of the page.
pub fn masthead(desk: Desk) -> View {
    let change = move |_: web_sys::Event| language::choose(desk, desk.lang.now().other());
    el("header")
        .class("masthead")
        .kid(
            el("div")
                .class("masthead__in")
                .kid(
                    el("a")
                        .class("brand")
                        .attr("href", "#")
                        .kid(
                            el("img")
                                .class("brand__seal")
                                .attr("src", "akashi.svg")
                                .attr("alt", "")
                                .attr("width", "36")
                                .attr("height", "36"),
                        )
                        .kid(
                            el("span")
                                .class("brand__name")
                                .kid("Akashi")
                                .kid(el("span").class("brand__what").kid(move || word(desk.lang.get(), Word::Brand))),
                        ),
                )
                .kid(nav(desk, Word::NavMain))
                .kid(
                    el("button")
                        .class("lang")
                        .attr("type", "button")
                        .on("click", change)
                        .attr("lang", move || desk.lang.get().other().tag())
                        .kid(move || word(desk.lang.get(), Word::OtherLanguage)),
                ),
        )
        .into()
}

fn nav(desk: Desk, label: Word) -> View {
    let current = move |screen: Screen| (desk.screen.get() == screen).then_some("page");
    el("nav")
        .class("nav")
        .attr("aria-label", move || word(desk.lang.get(), label))
        .kid(
            el("a")
                .attr("href", "#")
                .attr("aria-current", move || current(Screen::Home))
                .kid(move || word(desk.lang.get(), Word::NavCheck)),
        )
        .kid(
            el("a")
                .attr("href", "#issuers")
                .attr("aria-current", move || current(Screen::Issuers))
                .kid(move || word(desk.lang.get(), Word::NavIssuers)),
        )
        .kid(
            el("a")
                .attr("href", "#holder")
                .attr("aria-current", move || current(Screen::Holder))
                .kid(move || front(desk.lang.get(), Front::Nav)),
        )
        .into()
}

/// The foot of the page.
pub fn colophon(desk: Desk) -> View {
    el("footer")
        .class("colophon")
        .kid(
            el("div")
                .class("colophon__in")
                .kid(
                    el("div")
                        .kid(
                            el("p")
                                .class("promise")
                                .kid(icon(Icon::Lock))
                                .kid(move || word(desk.lang.get(), Word::Promise)),
                        )
                        .kid(el("p").kid(move || word(desk.lang.get(), Word::PromiseLong)))
                        .kid(el("p").kid(move || edition(desk))),
                )
                .kid(nav(desk, Word::NavFoot)),
        )
        .into()
}

fn edition(desk: Desk) -> View {
    let lang = desk.lang.get();
    let list = match desk.list.get() {
        List::Known(list) => Some((text::visible(&list.operator.name), text::date(lang, &list.date))),
        _ => None,
    };
    prose(lang, &page::edition(lang, env!("CARGO_PKG_VERSION"), list))
}

/// What has to be said on every page.
pub fn bars(desk: Desk, lang: text::Lang) -> View {
    let no_list = matches!(desk.list.get(), List::Faulty(_)).then(|| {
        el("p").class("bar").attr("role", "alert").attr("data-bar", "no-list").kid(icon(Icon::Notice)).kid(
            el("span")
                .kid(word(lang, Word::BarNoList))
                .kid(" ")
                .kid(el("a").attr("href", "#issuers").kid(word(lang, Word::BarNoListMore))),
        )
    });
    let no_worker = (desk.worker.get() == Phase::Broken).then(|| {
        el("p")
            .class("bar")
            .attr("role", "alert")
            .attr("data-bar", "no-worker")
            .kid(icon(Icon::Notice))
            .kid(el("span").kid(word(lang, Word::BarNoWorker)))
    });
    View::new().kid(no_worker).kid(no_list)
}

/// The whole window says that it takes what is dragged over it.
pub fn veil(desk: Desk) -> View {
    el("div")
        .class("veil")
        .toggle("is-over", move || desk.over.get())
        .attr("aria-hidden", "true")
        .kid(el("p").kid(move || word(desk.lang.get(), Word::DropHere)))
        .into()
}

/// Says to screen readers what others see.
pub fn announcer(desk: Desk) -> View {
    el("p").class("visually-hidden").attr("role", "status").attr("aria-live", "polite").kid(move || said(desk)).into()
}

fn said(desk: Desk) -> String {
    let lang = desk.lang.get();
    let fixed = match desk.say.get() {
        Say::Silence => "",
        Say::Checking => word(lang, Word::Checking),
        Say::Asking => word(lang, Word::Asking),
        Say::ListDone => word(lang, Word::ListDone),
        Say::Copied => word(lang, Word::Copied),
        Say::Verdict(place) => {
            let entries = desk.entries.now();
            return match entries.get(place).map(|entry| entry.stage.now()) {
                Some(Stage::Done(done)) => {
                    let panel = &done.answer.reading(lang).panel;
                    page::announced(lang, &panel.headline.replace('\u{200b}', ""), &panel.means)
                }
                Some(Stage::Failed(_)) => word(lang, Word::FailedTitle).to_owned(),
                _ => String::new(),
            };
        }
    };
    fixed.to_owned()
}
