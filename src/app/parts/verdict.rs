//! The verdict panel, what to do next, and the bar above a sample.

use leptos::prelude::*;

use super::marks;
use super::prose::{headline, prose};
use crate::engine::report::{BadgeFacts, Recognition, Report};
use crate::text::page::{Word, word};
use crate::text::{self, Lang, Panel};

/// The answer, at arm's length.
pub fn verdict(lang: Lang, report: &Report, panel: &Panel) -> AnyView {
    let kind = marks::panel_class(report.headline);
    let subject = report.badge.as_ref().and_then(|badge| subject(lang, report, badge));
    let mut class = ["verdict verdict--", kind].concat();
    if subject.is_some() {
        class.push_str(" verdict--subject");
    }
    view! {
        <section class=class aria-labelledby="verdict"
            data-verdict=marks::verdict_id(report.verdict) data-headline=marks::headline_id(report.headline)>
            {marks::mark("verdict__mark", report.headline)}
            <div class="verdict__body">
                <h1 class="verdict__head" id="verdict" tabindex="-1">
                    <span class="verdict__headline">{headline(&panel.headline)}</span>
                    <span class="verdict__means">{prose(&panel.means)}</span>
                </h1>
                <p class="verdict__reason">{prose(&panel.reason)}</p>
            </div>
            {subject}
        </section>
    }
    .into_any()
}

/// Unproven facts never stand in the panel: only what is signed by an issuer on the list, and belongs to the reader's person.
fn subject(lang: Lang, report: &Report, badge: &BadgeFacts) -> Option<AnyView> {
    use crate::engine::verdict::Verdict;
    let shown =
        badge.attested && report.recognition != Recognition::Unrecognised && report.verdict != Verdict::Rejected;
    let qualification = qualification(lang, badge, true)?;
    let name = badge.holder.name.as_deref().map(text::visible);
    let honorific = word(lang, Word::Honorific);
    shown.then(|| {
        view! {
            <p class="verdict__subject">{qualification}" "
                {name.map(|name| view! { <b>{name}" "<small>{honorific}</small></b> })}</p>
        }
        .into_any()
    })
}

/// What the badge is for: as the list names it once the issuer is proved, else as the badge does.
pub fn qualification(lang: Lang, badge: &BadgeFacts, proved: bool) -> Option<String> {
    let listed = badge.achievement.listed.as_ref().filter(|_| proved).and_then(|names| text::name(lang, names));
    listed.or(badge.achievement.name.as_deref()).map(text::visible)
}

/// Whose move it is.
pub fn next(lang: Lang, panel: &Panel, more: Option<AnyView>) -> AnyView {
    let steps: Vec<AnyView> = panel
        .next
        .iter()
        .map(|(who, what)| {
            view! { <li><span class="next__who">{text::who(lang, *who)}</span><span>{prose(what)}</span></li> }
                .into_any()
        })
        .collect();
    (!steps.is_empty() || more.is_some())
        .then(|| {
            view! {
                <section class="next" aria-labelledby="next">
                    <h2 class="next__title" id="next">{word(lang, Word::NextTitle)}</h2>
                    <div>
                        <ul class="next__list">{steps}</ul>
                        {more}
                    </div>
                </section>
            }
        })
        .into_any()
}

/// Says that everything below is only a demonstration.
pub fn sample_bar(lang: Lang) -> AnyView {
    view! { <p class="sample-bar"><b>{word(lang, Word::Sample)}</b><span>{word(lang, Word::SampleBar)}</span></p> }
        .into_any()
}
