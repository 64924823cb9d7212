//! One file: its verdict, or why there is none.

use crate::app::dom::{View, el};
use crate::app::entry::{Done, Entry, Failure, Origin, Search};
use crate::app::parts::checks::{checks, reasons};
use crate::app::parts::drawer::{copy, drawer};
use crate::app::parts::facts::facts;
use crate::app::parts::holder::holder;
use crate::app::parts::icons::{Icon, icon};
use crate::app::parts::judged::endorsements;
use crate::app::parts::prose::{nowrap, prose};
use crate::app::parts::verdict::{self, next, sample_bar, verdict};
use crate::app::parts::{address, asking, axes, chooser, marks, paper, saved};
use crate::app::route::Screen;
use crate::app::state::Desk;
use crate::app::web;
use crate::engine::report::{Recognition, Report};
use crate::engine::verdict::{Headline, Verdict};
use crate::text::page::{self, Word, word};
use crate::text::scan::{Scan, scan};
use crate::text::{self, Lang};

/// The verdict and everything that belongs to it.
pub fn page(desk: Desk, lang: Lang, entry: &Entry, done: &Done) -> View {
    let report = &done.answer.report;
    let sample = report.recognition == Recognition::Sample;
    let unreadable = report.verdict == Verdict::Unreadable;
    // On amber and grey pages nothing looks like success: passed answers are in ink.
    let plain = unreadable || matches!(report.headline, Headline::Unlisted | Headline::Undetermined);
    el("div")
        .class("answer")
        .class_if("is-sample", sample)
        .class_if("is-plain", plain)
        .attr("data-place", entry.place + 1)
        .kid(crumb(desk, lang, entry, Some(done), !unreadable))
        .kid(sample.then(|| sample_bar(lang)))
        .kid(answer(desk, lang, entry, done))
        .kid(super::list::newer(desk, lang, entry).map(|newer| el("p").class("whose").kid(newer)))
        .kid((!unreadable).then(|| axes::axes(lang, report)))
        .kid((!unreadable).then(|| whose_list(lang, report)))
        .kid(paper::paper(lang, &done.answer))
        .kid((entry.origin == Origin::Link).then(|| address::held(lang)))
        .kid(if unreadable { without_badge(desk, lang, entry, done) } else { with_badge(desk, lang, entry, done) })
        .kid(drawer(desk, lang, entry, done))
        .kid(sample.then(|| el("div").class("watermark watermark--tile").attr("aria-hidden", "true")))
        .into()
}

/// The verdict and the next step; where a host has to be asked first, the question to the reader.
fn answer(desk: Desk, lang: Lang, entry: &Entry, done: &Done) -> View {
    let report = &done.answer.report;
    let panel = &done.answer.reading(lang).panel;
    let open = desk.open(&report.needs);
    if open.is_empty() {
        let more = match report.verdict {
            Verdict::Unreadable => Some(other_file(desk, lang)),
            Verdict::Undetermined => Some(
                View::new()
                    .kid(once_more(desk, lang, entry, report))
                    .kid(report.takes_saved().then(|| saved::saved(desk, lang, entry))),
            ),
            // What a server said, and more so what it once said, may be over by now.
            _ if report.documents.iter().any(|it| it.kept_since.is_some() || !it.purpose.is_about_keys()) => {
                Some(View::new().kid(asking::again(desk, lang, entry)))
            }
            _ => None,
        };
        return View::new().kid(verdict(lang, report, panel)).kid(next(lang, panel, more));
    }
    let question = asking::question(lang, &open);
    if report.verdict == Verdict::Undetermined {
        let choice = asking::choice(desk, lang, word(lang, Word::AskChoose), &open);
        View::new().kid(verdict::asking(lang, report, panel, &question)).kid(choice)
    } else {
        // What is open is beside the verdict: an endorsement.
        let choice = asking::choice(desk, lang, &question, &open);
        View::new().kid(verdict(lang, report, panel)).kid(next(lang, panel, None)).kid(choice)
    }
}

/// Where a server was asked in vain, or was not to be asked.
fn once_more(desk: Desk, lang: Lang, entry: &Entry, report: &Report) -> Option<View> {
    let helps = |result: &str| !matches!(result, "used" | "redirected" | "redirect-refused" | "refused");
    report.documents.iter().any(|it| helps(&it.result)).then(|| {
        if desk.leave.peek(|leave| leave.off) { asking::switch(desk, lang) } else { asking::again(desk, lang, entry) }
    })
}

/// While it is being judged.
pub fn checking(desk: Desk, lang: Lang, entry: &Entry) -> View {
    el("div")
        .class("answer")
        .kid(crumb(desk, lang, entry, None, false))
        .kid(
            el("section")
                .class("verdict verdict--checking")
                .attr("aria-labelledby", "verdict")
                .attr("data-state", "checking")
                .kid(marks::waiting_mark("verdict__mark"))
                .kid(
                    el("div")
                        .class("verdict__body")
                        .kid(verdict::head(move || headline(desk, lang), None))
                        .kid(move || asking::waiting(desk, lang)),
                ),
        )
        .into()
}

fn headline(desk: Desk, lang: Lang) -> &'static str {
    word(lang, if desk.asking.with(|hosts| hosts.is_empty()) { Word::Checking } else { Word::Asking })
}

/// It could not be judged, and that is not the badge's fault.
pub fn failed(desk: Desk, lang: Lang, entry: &Entry, why: Failure) -> View {
    let mine = entry.clone();
    let again = move |_: web_sys::Event| match why {
        Failure::NoWorker => {
            let _ = web::window().location().reload();
        }
        _ => desk.again(&mine),
    };
    let retry = (why != Failure::TooLarge).then(|| {
        let label = if why == Failure::NoWorker { Word::Reload } else { Word::Again };
        el("button")
            .class("button button--main")
            .attr("type", "button")
            .on("click", again)
            .kid(icon(Icon::Again))
            .kid(word(lang, label))
    });
    el("div")
        .class("answer is-plain")
        .attr("data-place", entry.place + 1)
        .kid(crumb(desk, lang, entry, None, false))
        .kid(
            el("section")
                .class("verdict verdict--undetermined")
                .attr("aria-labelledby", "verdict")
                .attr("data-failure", why.id())
                .kid(marks::lost_mark("verdict__mark"))
                .kid(
                    el("div")
                        .class("verdict__body")
                        .kid(verdict::head(word(lang, Word::FailedTitle), Some(word(lang, Word::FailedMeans).into())))
                        .kid(el("p").class("verdict__reason").kid(prose(lang, word(lang, why.word())))),
                ),
        )
        .kid(
            el("section")
                .class("next")
                .attr("aria-labelledby", "next")
                .kid(el("h2").class("next__title").id("next").kid(word(lang, Word::NextTitle)))
                .kid(el("div").kid(el("div").class("buttons").kid(retry).kid(chooser::files(
                    desk,
                    lang,
                    "button",
                    Word::ChooseOther,
                )))),
        )
        .into()
}

fn crumb(desk: Desk, lang: Lang, entry: &Entry, done: Option<&Done>, chooser: bool) -> View {
    let many = desk.entries.peek(|entries| entries.len()) > 1;
    let (to, label) = if many { (Screen::List, Word::BackToList) } else { (Screen::Home, Word::AnotherBadge) };
    let size = done.map(|done| weight(entry, &done.answer.report)).or(entry.size);
    let source = page::source(lang, &name(lang, entry), size);
    let at = done.map(|done| {
        let moment = text::moment(lang, &done.at);
        el("span").class("crumb__at").kid(word(lang, Word::Dot)).kid(prose(lang, &page::checked_at(lang, &moment)))
    });
    el("div")
        .class("crumb")
        .kid(el("a").attr("href", to.hash()).kid(icon(Icon::Back)).kid(word(lang, label)))
        .kid(el("span").class("crumb__source").kid(prose(lang, &source)).kid(at))
        .kid(chooser.then(|| chooser::files(desk, lang, "button button--quiet", Word::ChooseOther)))
        .into()
}

/// What an input is called.
pub fn name(lang: Lang, entry: &Entry) -> String {
    match entry.origin {
        Origin::File => text::visible(&entry.name),
        Origin::Text => word(lang, Word::PastedText).to_owned(),
        Origin::Link => word(lang, Word::LinkText).to_owned(),
        Origin::Camera => word(lang, Word::CameraText).to_owned(),
        Origin::Sample(sample) => [word(lang, Word::SampleOf), sample.file].concat(),
    }
}

fn with_badge(desk: Desk, lang: Lang, entry: &Entry, done: &Done) -> View {
    let report = &done.answer.report;
    let Some(badge) = &report.badge else {
        return el("div").class("result").kid(checks(lang, &done.answer, false)).into();
    };
    let with_form = badge.attested;
    el("div")
        .class("result")
        .kid(
            el("div")
                .class("result__side")
                .kid(facts(desk, lang, entry, report, badge, done.picture))
                .kid(super::kit::way(desk, lang, entry, done))
                .kid(with_form.then(|| holder(desk, lang, entry, &done.answer))),
        )
        .kid(
            el("div")
                .class("result__main")
                .kid(checks(lang, &done.answer, with_form))
                .kid(endorsements(lang, &done.answer.reading(lang).endorsements)),
        )
        .into()
}

fn without_badge(desk: Desk, lang: Lang, entry: &Entry, done: &Done) -> View {
    let report = &done.answer.report;
    let letter = (report.headline == Headline::NoBadge).then(|| {
        let letter = word(lang, Word::Letter);
        el("section")
            .class("sheet stack")
            .attr("aria-labelledby", "letter")
            .kid(el("h2").class("section-title").id("letter").kid(word(lang, Word::LetterTitle)))
            .kid(el("p").class("quote").kid(letter))
            .kid(
                el("p").class("buttons").kid(
                    el("button")
                        .class("button button--quiet")
                        .attr("type", "button")
                        .on("click", move |_: web_sys::Event| copy(desk, letter))
                        .kid(icon(Icon::Copy))
                        .kid(word(lang, Word::LetterCopy)),
                ),
            )
    });
    el("div")
        .class("result")
        .kid(
            el("div").class("result__side").kid(letter).kid(
                el("section")
                    .class("sheet")
                    .attr("aria-labelledby", "file-read")
                    .kid(el("h2").class("section-title").id("file-read").kid(word(lang, Word::FileTitle)))
                    .kid(
                        el("dl")
                            .class("facts__list facts__list--bare")
                            .kid(
                                el("div")
                                    .class("facts__row")
                                    .kid(el("dt").kid(word(lang, Word::FileName)))
                                    .kid(el("dd").kid(name(lang, entry))),
                            )
                            .kid(
                                el("div")
                                    .class("facts__row")
                                    .kid(el("dt").kid(word(lang, Word::FileSize)))
                                    .kid(el("dd").kid(page::size(lang, weight(entry, report)))),
                            )
                            .kid(
                                el("div")
                                    .class("facts__row")
                                    .kid(el("dt").kid(word(lang, Word::FileSought)))
                                    .kid(el("dd").class("facts__plain").kid(sought(lang, entry))),
                            ),
                    ),
            ),
        )
        .kid(reasons(lang, &done.answer))
        .into()
}

/// Bytes of the file; what was found in it is smaller.
fn weight(entry: &Entry, report: &Report) -> f64 {
    let of_file = entry.size.filter(|_| entry.found.borrow().within.is_some());
    of_file.unwrap_or(report.input.bytes as f64)
}

/// What a file was searched for, and what could not be looked for.
fn sought(lang: Lang, entry: &Entry) -> &'static str {
    match entry.found.borrow().search {
        Search::Picture => scan(lang, Scan::SoughtCodes),
        Search::Paper => scan(lang, Scan::SoughtPaper),
        Search::NotLoaded => scan(lang, Scan::SoughtNoProgram),
        Search::Broken => scan(lang, Scan::SoughtBroken),
        _ => word(lang, Word::FileSoughtWhat),
    }
}

fn whose_list(lang: Lang, report: &Report) -> View {
    let policy = &report.policy;
    let said = match (&policy.operator, &policy.issuers_date) {
        (Some(operator), Some(date)) => page::whose_list(lang, &text::visible(operator), &text::date(lang, date)),
        _ => word(lang, Word::NoListUsed).to_owned(),
    };
    el("p")
        .class("whose")
        .kid(prose(lang, &said))
        .kid(" ")
        .kid(el("a").attr("href", "#issuers").kid(nowrap(word(lang, Word::WhoseMore))))
        .into()
}

fn other_file(desk: Desk, lang: Lang) -> View {
    el("div").class("buttons").kid(chooser::files(desk, lang, "button", Word::ChooseOther)).into()
}
