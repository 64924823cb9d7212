//! One file: its verdict, or why there is none.

use leptos::prelude::*;

use crate::app::parts::checks::{checks, reasons};
use crate::app::parts::drawer::{copy, drawer};
use crate::app::parts::facts::facts;
use crate::app::parts::holder::holder;
use crate::app::parts::icons::{Icon, icon};
use crate::app::parts::prose::{nowrap, prose};
use crate::app::parts::verdict::{next, sample_bar, verdict};
use crate::app::parts::{axes, marks};
use crate::app::route::Screen;
use crate::app::state::{Desk, Done, Entry, Failure, Origin};
use crate::engine::report::{Recognition, Report};
use crate::engine::verdict::{Headline, Verdict};
use crate::text::page::{self, Word, word};
use crate::text::{self, Lang};

/// The verdict and everything that belongs to it.
pub fn page(desk: Desk, lang: Lang, entry: &Entry, done: &Done) -> AnyView {
    let report = &done.answer.report;
    let panel = text::panel(lang, report);
    let sample = report.recognition == Recognition::Sample;
    let unreadable = report.verdict == Verdict::Unreadable;
    // On amber and grey pages nothing looks like success: passed answers are in ink.
    let plain = unreadable || matches!(report.headline, Headline::Unlisted | Headline::Undetermined);
    view! {
        <div class="answer" class=("is-sample", sample) class=("is-plain", plain) data-place=entry.place + 1>
            {crumb(desk, lang, entry, Some(done))}
            {sample.then(|| sample_bar(lang))}
            {verdict(lang, report, &panel)}
            {next(lang, &panel, unreadable.then(|| other_file(desk, lang)))}
            {(!unreadable).then(|| axes::axes(lang, report))}
            {(!unreadable).then(|| whose_list(lang, report))}
            {if unreadable { without_badge(desk, lang, entry, report) } else { with_badge(desk, lang, entry, done) }}
            {drawer(desk, lang, done)}
            {sample.then(|| view! { <div class="watermark watermark--tile" aria-hidden="true"></div> })}
        </div>
    }
    .into_any()
}

/// While it is being judged.
pub fn checking(desk: Desk, lang: Lang, entry: &Entry) -> AnyView {
    view! {
        <div class="answer">
            {crumb(desk, lang, entry, None)}
            <section class="verdict verdict--checking" aria-labelledby="verdict" data-state="checking">
                {marks::waiting_mark("verdict__mark")}
                <div class="verdict__body">
                    <h1 class="verdict__head" id="verdict" tabindex="-1"><span class="verdict__headline">{word(lang, Word::Checking)}</span></h1>
                </div>
            </section>
        </div>
    }
    .into_any()
}

/// It could not be judged, and that is not the badge's fault.
pub fn failed(desk: Desk, lang: Lang, entry: &Entry, why: Failure) -> AnyView {
    let mine = entry.clone();
    let again = move |_| match why {
        Failure::NoWorker => {
            let _ = window().location().reload();
        }
        _ => desk.again(&mine),
    };
    let retry = (why != Failure::TooLarge).then(|| {
        let label = if why == Failure::NoWorker { Word::Reload } else { Word::Again };
        view! { <button class="button button--main" type="button" on:click=again>{icon(Icon::Again)}{word(lang, label)}</button> }
    });
    view! {
        <div class="answer is-plain" data-place=entry.place + 1>
            {crumb(desk, lang, entry, None)}
            <section class="verdict verdict--undetermined" aria-labelledby="verdict" data-failure=why.id()>
                {marks::lost_mark("verdict__mark")}
                <div class="verdict__body">
                    <h1 class="verdict__head" id="verdict" tabindex="-1">
                        <span class="verdict__headline">{word(lang, Word::FailedTitle)}</span>
                        <span class="verdict__means">{word(lang, Word::FailedMeans)}</span>
                    </h1>
                    <p class="verdict__reason">{prose(word(lang, why.word()))}</p>
                </div>
            </section>
            <section class="next" aria-labelledby="next">
                <h2 class="next__title" id="next">{word(lang, Word::NextTitle)}</h2>
                <div><div class="buttons">{retry}{other_button(desk, lang)}</div></div>
            </section>
        </div>
    }
    .into_any()
}

fn crumb(desk: Desk, lang: Lang, entry: &Entry, done: Option<&Done>) -> AnyView {
    let many = desk.entries.with_untracked(|entries| entries.len()) > 1;
    let (to, label) = if many { (Screen::List, Word::BackToList) } else { (Screen::Home, Word::AnotherBadge) };
    let size = done.map(|done| done.answer.report.input.bytes as f64).or(entry.size);
    let source = page::source(lang, &name(lang, entry), size);
    let at = done.map(|done| {
        let moment = text::moment(lang, &done.at);
        view! { <span class="crumb__at">{word(lang, Word::Dot)}{prose(&page::checked_at(lang, &moment))}</span> }
    });
    view! {
        <div class="crumb">
            <a href=to.hash()>{icon(Icon::Back)}{word(lang, label)}</a>
            <span class="crumb__source">{source}{at}</span>
        </div>
    }
    .into_any()
}

/// What an input is called.
pub fn name(lang: Lang, entry: &Entry) -> String {
    match entry.origin {
        Origin::File => text::visible(&entry.name),
        Origin::Text => word(lang, Word::PastedText).to_owned(),
        Origin::Link => word(lang, Word::LinkText).to_owned(),
        Origin::Sample(sample) => [word(lang, Word::SampleOf), sample.file].concat(),
    }
}

fn with_badge(desk: Desk, lang: Lang, entry: &Entry, done: &Done) -> AnyView {
    let report = &done.answer.report;
    let Some(badge) = &report.badge else {
        return view! { <div class="result">{checks(lang, report, false)}</div> }.into_any();
    };
    let with_form = badge.attested;
    view! {
        <div class="result">
            <div class="result__side">
                {facts(desk, lang, entry, report, badge, done.picture)}
                {with_form.then(|| holder(desk, lang, entry, report))}
            </div>
            {checks(lang, report, with_form)}
        </div>
    }
    .into_any()
}

fn without_badge(desk: Desk, lang: Lang, entry: &Entry, report: &Report) -> AnyView {
    let letter = (report.headline == Headline::NoBadge).then(|| {
        let letter = word(lang, Word::Letter);
        view! {
            <section class="sheet stack" aria-labelledby="letter">
                <h2 class="section-title" id="letter">{word(lang, Word::LetterTitle)}</h2>
                <p class="quote">{letter}</p>
                <p class="buttons"><button class="button button--quiet" type="button" on:click=move |_| copy(desk, letter)>
                    {icon(Icon::Copy)}{word(lang, Word::LetterCopy)}</button></p>
            </section>
        }
    });
    view! {
        <div class="result">
            <div class="result__side">
                {letter}
                <section class="sheet" aria-labelledby="file-read">
                    <h2 class="section-title" id="file-read">{word(lang, Word::FileTitle)}</h2>
                    <dl class="facts__list facts__list--bare">
                        <div class="facts__row"><dt>{word(lang, Word::FileName)}</dt><dd>{name(lang, entry)}</dd></div>
                        <div class="facts__row"><dt>{word(lang, Word::FileSize)}</dt><dd>{page::size(lang, report.input.bytes as f64)}</dd></div>
                        <div class="facts__row"><dt>{word(lang, Word::FileSought)}</dt><dd class="facts__plain">{word(lang, Word::FileSoughtWhat)}</dd></div>
                    </dl>
                </section>
            </div>
            {reasons(lang, report)}
        </div>
    }
    .into_any()
}

fn whose_list(lang: Lang, report: &Report) -> AnyView {
    let policy = &report.policy;
    let said = match (&policy.operator, &policy.issuers_date) {
        (Some(operator), Some(date)) => page::whose_list(lang, &text::visible(operator), &text::date(lang, date)),
        _ => word(lang, Word::NoListUsed).to_owned(),
    };
    view! { <p class="whose">{prose(&said)}" "<a href="#issuers">{nowrap(word(lang, Word::WhoseMore))}</a></p> }
        .into_any()
}

fn other_file(desk: Desk, lang: Lang) -> AnyView {
    view! { <div class="buttons">{other_button(desk, lang)}</div> }.into_any()
}

fn other_button(desk: Desk, lang: Lang) -> AnyView {
    let chosen = move |event: web_sys::Event| crate::app::drop::chosen(desk, &event_target(&event));
    view! {
        <span class="chooser">
            <input class="chooser__input" id="file" type="file" multiple on:change=chosen/>
            <label class="button" for="file">{icon(Icon::File)}{word(lang, Word::ChooseOther)}</label>
        </span>
    }
    .into_any()
}
