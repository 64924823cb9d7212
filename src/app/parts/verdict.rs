//! The verdict panel, what to do next, and the bar above a sample.

use super::marks;
use super::prose::{headline, prose};
use crate::app::dom::{Kid, View, el};
use crate::engine::report::{BadgeFacts, Recognition, Report};
use crate::text::page::{Word, word};
use crate::text::{self, Lang, Panel};

/// The answer, at arm's length.
pub fn verdict(lang: Lang, report: &Report, panel: &Panel) -> View {
    let kind = marks::panel_class(report.headline);
    let subject = report.badge.as_ref().and_then(|badge| subject(lang, report, badge));
    let mut class = ["verdict verdict--", kind].concat();
    if subject.is_some() {
        class.push_str(" verdict--subject");
    }
    el("section")
        .class(class)
        .attr("aria-labelledby", "verdict")
        .attr("data-verdict", marks::verdict_id(report.verdict))
        .attr("data-headline", marks::headline_id(report.headline))
        .kid(marks::mark("verdict__mark", report.headline))
        .kid(
            el("div")
                .class("verdict__body")
                .kid(head(headline(&panel.headline), Some(prose(lang, &panel.means))))
                .kid(el("p").class("verdict__reason").kid(prose(lang, &panel.reason))),
        )
        .kid(subject)
        .into()
}

/// There is none yet: the reader is asked first. The reason stays, since it says why.
pub fn asking(lang: Lang, report: &Report, panel: &Panel, question: &str) -> View {
    el("section")
        .class("verdict verdict--asking")
        .attr("aria-labelledby", "verdict")
        .attr("data-verdict", marks::verdict_id(report.verdict))
        .attr("data-headline", marks::headline_id(report.headline))
        .kid(marks::asking_mark("verdict__mark"))
        .kid(
            el("div")
                .class("verdict__body")
                .kid(head(prose(lang, question), Some(word(lang, Word::AskMeans).into())))
                .kid(el("p").class("verdict__reason").kid(prose(lang, &panel.reason))),
        )
        .into()
}

/// The heading of a panel.
pub fn head(headline: impl Kid, means: Option<View>) -> View {
    el("h1")
        .class("verdict__head")
        .id("verdict")
        .attr("tabindex", "-1")
        .kid(el("span").class("verdict__headline").kid(headline))
        .kid(means.map(|means| el("span").class("verdict__means").kid(means)))
        .into()
}

/// Unproven facts never stand in the panel: only what is signed by an issuer on the list, and belongs to the reader's person.
fn subject(lang: Lang, report: &Report, badge: &BadgeFacts) -> Option<View> {
    use crate::engine::verdict::Verdict;
    let shown =
        badge.attested && report.recognition != Recognition::Unrecognised && report.verdict != Verdict::Rejected;
    let qualification = qualification(lang, badge, true)?;
    let name = badge.holder.name.as_deref().map(text::visible);
    let honorific = word(lang, Word::Honorific);
    shown.then(|| {
        el("p")
            .class("verdict__subject")
            .kid(prose(lang, &qualification))
            .kid(" ")
            .kid(name.map(|name| el("b").kid(prose(lang, &name)).kid(" ").kid(el("small").kid(honorific))))
            .into()
    })
}

/// What the badge is for: as the list names it once the issuer is proved, else as the badge does.
pub fn qualification(lang: Lang, badge: &BadgeFacts, proved: bool) -> Option<String> {
    let listed = badge.achievement.listed.as_ref().filter(|_| proved).and_then(|names| text::name(lang, names));
    listed.or(badge.achievement.name.as_deref()).map(text::visible)
}

/// Whose move it is.
pub fn next(lang: Lang, panel: &Panel, more: Option<View>) -> View {
    let steps: Vec<View> = panel
        .next
        .iter()
        .map(|(who, what)| {
            el("li")
                .kid(el("span").class("next__who").kid(text::who(lang, *who)))
                .kid(el("span").kid(prose(lang, what)))
                .into()
        })
        .collect();
    (!steps.is_empty() || more.is_some())
        .then(|| {
            el("section")
                .class("next")
                .attr("aria-labelledby", "next")
                .kid(el("h2").class("next__title").id("next").kid(word(lang, Word::NextTitle)))
                .kid(el("div").kid(el("ul").class("next__list").kid(steps)).kid(more))
        })
        .into()
}

/// Says that everything below is only a demonstration.
pub fn sample_bar(lang: Lang) -> View {
    el("p")
        .class("sample-bar")
        .kid(el("b").kid(word(lang, Word::Sample)))
        .kid(el("span").kid(word(lang, Word::SampleBar)))
        .into()
}
