//! What frames every page: head, foot, and the bars that must be seen everywhere.

use leptos::prelude::*;

use super::icons::{Icon, icon};
use crate::app::focus::{self, Target};
use crate::app::language;
use crate::app::route::Screen;
use crate::app::state::{Desk, List, Say, Stage};
use crate::app::verifier::Phase;
use crate::text;
use crate::text::page::{self, Word, word};

/// First stop of the Tab key.
pub fn skip_link(desk: Desk) -> AnyView {
    let skip = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        focus::now(Target::Title);
    };
    view! { <a class="skip-link" href="#main" on:click=skip>{move || word(desk.lang.get(), Word::Skip)}</a> }.into_any()
}

/// The head of the page.
pub fn masthead(desk: Desk) -> AnyView {
    let change = move |_| language::choose(desk, language::other(desk.lang.get_untracked()));
    view! {
        <header class="masthead">
            <div class="masthead__in">
                <a class="brand" href="#">
                    <img class="brand__seal" src="akashi.svg" alt="" width="36" height="36"/>
                    <span class="brand__name">"Akashi"<span class="brand__what">{move || word(desk.lang.get(), Word::Brand)}</span></span>
                </a>
                {nav(desk, Word::NavMain)}
                <button class="lang" type="button" on:click=change lang=move || language::tag(language::other(desk.lang.get()))>
                    {move || word(desk.lang.get(), Word::OtherLanguage)}
                </button>
            </div>
        </header>
    }
    .into_any()
}

fn nav(desk: Desk, label: Word) -> AnyView {
    let current = move |screen: Screen| (desk.screen.get() == screen).then_some("page");
    view! {
        <nav class="nav" aria-label=move || word(desk.lang.get(), label)>
            <a href="#" aria-current=move || current(Screen::Home)>{move || word(desk.lang.get(), Word::NavCheck)}</a>
            <a href="#issuers" aria-current=move || current(Screen::Issuers)>{move || word(desk.lang.get(), Word::NavIssuers)}</a>
        </nav>
    }
    .into_any()
}

/// The foot of the page.
pub fn colophon(desk: Desk) -> AnyView {
    view! {
        <footer class="colophon">
            <div class="colophon__in">
                <div>
                    <p class="promise">{icon(Icon::Lock)}{move || word(desk.lang.get(), Word::Promise)}</p>
                    <p>{move || word(desk.lang.get(), Word::PromiseLong)}</p>
                    <p>{move || edition(desk)}</p>
                </div>
                {nav(desk, Word::NavFoot)}
            </div>
        </footer>
    }
    .into_any()
}

fn edition(desk: Desk) -> String {
    let lang = desk.lang.get();
    let list = match desk.list.get() {
        List::Known(list) => Some((text::visible(&list.operator.name), text::date(lang, &list.date))),
        _ => None,
    };
    page::edition(lang, env!("CARGO_PKG_VERSION"), list)
}

/// What has to be said on every page.
pub fn bars(desk: Desk, lang: text::Lang) -> AnyView {
    let no_list = matches!(desk.list.get(), List::Faulty(_)).then(|| {
        view! {
            <p class="bar" role="alert" data-bar="no-list">{icon(Icon::Notice)}
                <span>{word(lang, Word::BarNoList)}" "<a href="#issuers">{word(lang, Word::BarNoListMore)}</a></span></p>
        }
    });
    let no_worker = (desk.worker.get() == Phase::Broken).then(|| {
        view! { <p class="bar" role="alert" data-bar="no-worker">{icon(Icon::Notice)}<span>{word(lang, Word::BarNoWorker)}</span></p> }
    });
    view! { {no_worker} {no_list} }.into_any()
}

/// The whole window says that it takes what is dragged over it.
pub fn veil(desk: Desk) -> AnyView {
    view! {
        <div class="veil" class:is-over=move || desk.over.get() aria-hidden="true">
            <p>{move || word(desk.lang.get(), Word::DropHere)}</p>
        </div>
    }
    .into_any()
}

/// Says to screen readers what others see.
pub fn announcer(desk: Desk) -> AnyView {
    view! { <p class="visually-hidden" role="status" aria-live="polite">{move || said(desk)}</p> }.into_any()
}

fn said(desk: Desk) -> String {
    let lang = desk.lang.get();
    let fixed = match desk.say.get() {
        Say::Silence => "",
        Say::Checking => word(lang, Word::Checking),
        Say::ListDone => word(lang, Word::ListDone),
        Say::Copied => word(lang, Word::Copied),
        Say::Verdict(place) => {
            let entries = desk.entries.get_untracked();
            return match entries.get(place).map(|entry| entry.stage.get_untracked()) {
                Some(Stage::Done(done)) => {
                    let panel = text::panel(lang, &done.answer.report);
                    page::announced(lang, &panel.headline.replace('\u{200b}', ""), &panel.means)
                }
                Some(Stage::Failed(_)) => word(lang, Word::FailedTitle).to_owned(),
                _ => String::new(),
            };
        }
    };
    fixed.to_owned()
}
