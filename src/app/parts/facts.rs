//! What the badge says: proven details, or details that nobody proved, which look different in every respect.

use super::icons::{Icon, icon};
use super::marks::{self, Tone, outcome, tone_mark};
use super::prose::{nowrap, prose};
use super::verdict::qualification;
use crate::app::dom::{View, el};
use crate::app::entry::Entry;
use crate::app::picture::Picture;
use crate::app::state::Desk;
use crate::app::web;
use crate::engine::report::{BadgeFacts, ProofKind, Recognition, Report};
use crate::engine::verdict::{Headline, Verdict};
use crate::text::page::{self, Word, word};
use crate::text::{self, Lang};

/// The card.
pub fn facts(
    desk: Desk,
    lang: Lang,
    entry: &Entry,
    report: &Report,
    badge: &BadgeFacts,
    picture: Option<Picture>,
) -> View {
    let proved = badge.attested && report.recognition != Recognition::Unrecognised;
    let heading: View = if proved {
        el("h2").class("visually-hidden").id("facts").kid(word(lang, Word::FactsTitle)).into()
    } else {
        let claimed = word(lang, claimed(report, badge));
        el("h2").class("facts__claimed").id("facts").kid(tone_mark(Tone::Unknown)).kid(el("span").kid(claimed)).into()
    };
    let honorific = badge.attested.then(|| word(lang, Word::Honorific)).filter(|word| !word.is_empty());
    let holder = badge.holder.name.as_deref().map(|name| {
        let small = honorific.map(|word| View::new().kid(" ").kid(el("small").kid(word)));
        el("p").class("facts__holder").kid(prose(lang, &text::visible(name))).kid(small)
    });
    let title = qualification(lang, badge, proved).unwrap_or_else(|| word(lang, Word::NotStated).to_owned());
    el("section")
        .class("sheet facts")
        .class_if("facts--claimed", !proved)
        .attr("aria-labelledby", "facts")
        .kid(heading)
        .kid(
            el("div")
                .class("facts__head")
                .kid(art(desk, lang, entry, picture))
                .kid(el("div").kid(el("p").class("facts__qualification").kid(prose(lang, &title))).kid(holder)),
        )
        .kid(el("dl").class("facts__list").kid(rows(lang, report, badge, proved)))
        .kid(proved.then(|| el("p").class("provenance").kid(word(lang, provenance(report)))))
        .kid(picture.is_some().then(|| el("p").class("provenance").kid(word(lang, Word::PictureNotSigned))))
        .kid(official_page(lang, badge))
        .into()
}

/// What proved them.
fn provenance(report: &Report) -> Word {
    match report.proof_kind {
        ProofKind::Hosted => Word::ProvenanceHosted,
        ProofKind::Signed | ProofKind::None => Word::Provenance,
    }
}

/// Why these are claims only.
fn claimed(report: &Report, badge: &BadgeFacts) -> Word {
    match (badge.attested, report.headline, report.verdict) {
        (true, ..) => Word::ClaimedUnlisted,
        (false, Headline::Altered, _) => Word::ClaimedAltered,
        (false, _, Verdict::Rejected) => Word::ClaimedRejected,
        _ => Word::ClaimedUnproven,
    }
}

/// The picture that was dropped, as an image and nothing more; else a seal of our own.
fn art(desk: Desk, lang: Lang, entry: &Entry, picture: Option<Picture>) -> View {
    let address = picture.and_then(|picture| web::address(&desk.blob(entry)?, picture.media_type()));
    let Some(address) = address else { return marks::seal("facts__badge facts__badge--own") };
    // Once it is drawn, the address has done its work.
    let used = address.clone();
    let drawn = move |_: web_sys::Event| {
        let _ = web_sys::Url::revoke_object_url(&used);
    };
    el("img")
        .class("facts__badge")
        .attr("src", address)
        .attr("alt", word(lang, Word::PictureAlt))
        .attr("width", "128")
        .attr("height", "128")
        .attr("decoding", "async")
        .on("load", drawn)
        .into()
}

fn rows(lang: Lang, report: &Report, badge: &BadgeFacts, proved: bool) -> Vec<View> {
    let mut rows = Vec::new();
    let date = |date: &str| nowrap(&text::date(lang, date));
    let not_stated = || Some(word(lang, Word::NotStated).into());

    let until = badge.valid_until.as_deref().map(date).or_else(|| Some(word(lang, Word::NoEnd).into()));
    rows.push(row(lang, Word::ValidUntil, true, until, None));
    // A badge that states no day of issue only says from when it counts.
    let ahead = report.headline == Headline::NotYet;
    let day = |date: &Option<String>| date.as_deref().map(|date| text::date(lang, date));
    if ahead || day(&badge.issued) != day(&badge.valid_from) {
        rows.push(row(lang, Word::ValidFrom, ahead, badge.valid_from.as_deref().map(date), None));
    }
    rows.push(row(lang, Word::Issued, false, badge.issued.as_deref().map(date), None));

    // An absent number is said to be absent where one would look for it: on a proven Open Badge.
    let expected = proved && report.input.format.as_deref().is_some_and(|format| format.starts_with("ob"));
    let number = |value: &Option<String>| match value {
        Some(value) => Some(text::visible(value).into()),
        None => expected.then(not_stated).flatten(),
    };
    let hint = badge.registration_number.as_ref().filter(|_| proved).map(|_| word(lang, Word::RegistrationHint));
    rows.push(row(lang, Word::RegistrationNumber, false, number(&badge.registration_number), hint));
    rows.push(row(lang, Word::PassNumber, false, number(&badge.pass_number), None));
    for field in &badge.fields {
        let value = field.value.as_deref().map(|value| text::visible(value).into()).or_else(not_stated);
        let label = text::visible(text::name(lang, &field.label).unwrap_or_default());
        rows.push(labelled(label, false, value, None));
    }
    if badge.holder.name.is_none() && badge.attested {
        rows.push(row(lang, Word::Holder, false, Some(word(lang, Word::HolderNotStated).into()), None));
    }
    if badge.holder.name.is_none() && !badge.holder.identifiers.is_empty() {
        let kinds: Vec<String> =
            badge.holder.identifiers.iter().map(|one| text::visible(text::kind(lang, &one.kind))).collect();
        let hidden = badge.holder.identifiers.iter().any(|one| one.hashed);
        let hint = hidden.then(|| word(lang, Word::HolderHashed));
        rows.push(row(lang, Word::Recipient, false, Some(kinds.join(word(lang, Word::Comma)).into()), hint));
    }
    rows.push(row(lang, Word::Issuer, false, Some(issuer(lang, report, badge, proved)), None));
    if let Some(criteria) = badge.achievement.criteria.as_deref().filter(|text| !text.trim().is_empty()) {
        rows.push(row(lang, Word::Criteria, false, Some(long(lang, &text::visible(criteria))), None));
    }
    if let Some(description) = badge.achievement.description.as_deref().filter(|text| !text.trim().is_empty()) {
        rows.push(row(lang, Word::Description, false, Some(long(lang, &text::visible(description))), None));
    }
    let award = text::award(lang, &badge.award).into_iter();
    rows.extend(award.map(|(label, lines)| labelled(label, false, Some(long(lang, &lines.join("\n"))), None)));
    rows
}

fn row(lang: Lang, label: Word, lead: bool, value: Option<View>, hint: Option<&'static str>) -> View {
    labelled(word(lang, label).to_owned(), lead, value, hint)
}

fn labelled(label: String, lead: bool, value: Option<View>, hint: Option<&'static str>) -> View {
    value
        .map(|value| {
            el("div")
                .class("facts__row")
                .class_if("facts__row--lead", lead)
                .kid(el("dt").kid(label))
                .kid(el("dd").kid(value).kid(hint.map(|hint| el("span").class("hint").kid(hint))))
        })
        .into()
}

fn long(lang: Lang, text: &str) -> View {
    el("span").class("facts__long").kid(prose(lang, text)).into()
}

fn issuer(lang: Lang, report: &Report, badge: &BadgeFacts, proved: bool) -> View {
    let facts = &badge.issuer;
    if !proved {
        let name = facts.name.as_deref().or(facts.id.as_deref());
        let name = name
            .map_or_else(|| word(lang, Word::NotStated).to_owned(), |name| page::so_called(lang, &text::visible(name)));
        let id = facts.id.as_deref().filter(|_| facts.name.is_some()).map(text::visible);
        return View::new().kid(prose(lang, &name)).kid(id.map(|id| el("span").class("hint mono").kid(id)));
    }
    let listed = facts.listed.as_ref().and_then(|names| text::name(lang, names));
    let name = text::visible(listed.or(facts.name.as_deref()).unwrap_or_default());
    let home = facts.homepage.as_deref().filter(|address| address.starts_with("https://")).map(|address| {
        let host = text::host(address).to_owned();
        el("span").class("hint").kid(
            el("a")
                .class("outside")
                .attr("href", address.to_owned())
                .attr("rel", "noopener noreferrer")
                .attr("target", "_blank")
                .kid(host)
                .kid(icon(Icon::Outside)),
        )
    });
    let badge_on_list = match report.recognition {
        Recognition::Sample => Word::OnListSample,
        _ => Word::OnList,
    };
    View::new()
        .kid(prose(lang, &name))
        .kid(el("br"))
        .kid(el("span").class("recognised").kid(outcome(Tone::Pass, word(lang, badge_on_list))))
        .kid(home)
}

/// Computed from the badge's id by the engine, never taken from the badge.
fn official_page(lang: Lang, badge: &BadgeFacts) -> Option<View> {
    let address = badge.official_page.as_deref().filter(|address| address.starts_with("https://"))?;
    let host = text::host(address).to_owned();
    let view = el("p").class("facts__actions").kid(
        el("a")
            .class("button button--quiet")
            .attr("href", address.to_owned())
            .attr("rel", "noopener noreferrer")
            .attr("target", "_blank")
            .kid(icon(Icon::Outside))
            .kid(page::official_page(lang, &host)),
    );
    Some(view.into())
}
