//! What the badge says: proven details, or details that nobody proved, which look different in every respect.

use leptos::prelude::*;

use super::icons::{Icon, icon};
use super::marks::{self, Tone, outcome, tone_mark};
use super::prose::nowrap;
use super::verdict::qualification;
use crate::app::picture::Picture;
use crate::app::state::{Desk, Entry};
use crate::engine::report::{BadgeFacts, Recognition, Report};
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
) -> AnyView {
    let proved = badge.attested && report.recognition != Recognition::Unrecognised;
    let heading = if proved {
        view! { <h2 class="visually-hidden" id="facts">{word(lang, Word::FactsTitle)}</h2> }.into_any()
    } else {
        let claimed = word(lang, claimed(report, badge));
        view! { <h2 class="facts__claimed" id="facts">{tone_mark(Tone::Unknown)}<span>{claimed}</span></h2> }.into_any()
    };
    let honorific = badge.attested.then(|| word(lang, Word::Honorific)).filter(|word| !word.is_empty());
    let holder = badge.holder.name.as_deref().map(|name| {
        let small = honorific.map(|word| view! { " "<small>{word}</small> });
        view! { <p class="facts__holder">{text::visible(name)}{small}</p> }
    });
    let title = qualification(lang, badge, proved).unwrap_or_else(|| word(lang, Word::NotStated).to_owned());
    view! {
        <section class="sheet facts" class=("facts--claimed", !proved) aria-labelledby="facts">
            {heading}
            <div class="facts__head">
                {art(desk, lang, entry, picture)}
                <div>
                    <p class="facts__qualification">{title}</p>
                    {holder}
                </div>
            </div>
            <dl class="facts__list">{rows(lang, report, badge, proved)}</dl>
            {proved.then(|| view! { <p class="provenance">{word(lang, Word::Provenance)}</p> })}
            {picture.is_some().then(|| view! { <p class="provenance">{word(lang, Word::PictureNotSigned)}</p> })}
            {official_page(lang, badge)}
        </section>
    }
    .into_any()
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
fn art(desk: Desk, lang: Lang, entry: &Entry, picture: Option<Picture>) -> AnyView {
    let address = picture.and_then(|picture| {
        let blob = desk.blob(entry)?;
        let typed = blob.slice_with_f64_and_f64_and_content_type(0.0, blob.size(), picture.media_type()).ok()?;
        web_sys::Url::create_object_url_with_blob(&typed).ok()
    });
    let Some(address) = address else { return marks::seal("facts__badge facts__badge--own") };
    let used = address.clone();
    on_cleanup(move || {
        let _ = web_sys::Url::revoke_object_url(&used);
    });
    view! { <img class="facts__badge" src=address alt=word(lang, Word::PictureAlt) width="128" height="128" decoding="async"/> }
        .into_any()
}

fn rows(lang: Lang, report: &Report, badge: &BadgeFacts, proved: bool) -> Vec<AnyView> {
    let mut rows = Vec::new();
    let date = |date: &str| nowrap(&text::date(lang, date));
    let not_stated = || Some(word(lang, Word::NotStated).into_any());

    let until = badge.valid_until.as_deref().map(date).or_else(|| Some(word(lang, Word::NoEnd).into_any()));
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
        Some(value) => Some(text::visible(value).into_any()),
        None => expected.then(not_stated).flatten(),
    };
    let hint = badge.registration_number.as_ref().filter(|_| proved).map(|_| word(lang, Word::RegistrationHint));
    rows.push(row(lang, Word::RegistrationNumber, false, number(&badge.registration_number), hint));
    rows.push(row(lang, Word::PassNumber, false, number(&badge.pass_number), None));
    for field in &badge.fields {
        let value = field.value.as_deref().map(|value| text::visible(value).into_any()).or_else(not_stated);
        let label = text::visible(text::name(lang, &field.label).unwrap_or_default());
        rows.push(labelled(label, false, value, None));
    }
    if badge.holder.name.is_none() && !badge.holder.identifiers.is_empty() {
        let kinds: Vec<String> =
            badge.holder.identifiers.iter().map(|one| text::visible(text::kind(lang, &one.kind))).collect();
        let hidden = badge.holder.identifiers.iter().any(|one| one.hashed);
        let hint = hidden.then(|| word(lang, Word::HolderHashed));
        rows.push(row(lang, Word::Recipient, false, Some(kinds.join(word(lang, Word::Comma)).into_any()), hint));
    }
    rows.push(row(lang, Word::Issuer, false, Some(issuer(lang, report, badge, proved)), None));
    if let Some(criteria) = badge.achievement.criteria.as_deref().filter(|text| !text.trim().is_empty()) {
        rows.push(row(lang, Word::Criteria, false, Some(long(text::visible(criteria))), None));
    }
    if let Some(description) = badge.achievement.description.as_deref().filter(|text| !text.trim().is_empty()) {
        rows.push(row(lang, Word::Description, false, Some(long(text::visible(description))), None));
    }
    rows
}

fn row(lang: Lang, label: Word, lead: bool, value: Option<AnyView>, hint: Option<&'static str>) -> AnyView {
    labelled(word(lang, label).to_owned(), lead, value, hint)
}

fn labelled(label: String, lead: bool, value: Option<AnyView>, hint: Option<&'static str>) -> AnyView {
    value
        .map(|value| {
            view! {
                <div class="facts__row" class=("facts__row--lead", lead)>
                    <dt>{label}</dt>
                    <dd>{value}{hint.map(|hint| view! { <span class="hint">{hint}</span> })}</dd>
                </div>
            }
        })
        .into_any()
}

fn long(text: String) -> AnyView {
    view! { <span class="facts__long">{text}</span> }.into_any()
}

fn issuer(lang: Lang, report: &Report, badge: &BadgeFacts, proved: bool) -> AnyView {
    let facts = &badge.issuer;
    if !proved {
        let name = facts.name.as_deref().or(facts.id.as_deref()).map(text::visible);
        let name = name.unwrap_or_else(|| word(lang, Word::NotStated).to_owned());
        let id = facts.id.as_deref().filter(|_| facts.name.is_some()).map(text::visible);
        return view! {
            {page::so_called(lang, &name)}
            {id.map(|id| view! { <span class="hint mono">{id}</span> })}
        }
        .into_any();
    }
    let listed = facts.listed.as_ref().and_then(|names| text::name(lang, names));
    let name = text::visible(listed.or(facts.name.as_deref()).unwrap_or_default());
    let home = facts.homepage.as_deref().filter(|address| address.starts_with("https://")).map(|address| {
        let host = text::host(address).to_owned();
        view! {
            <span class="hint"><a class="outside" href=address.to_owned() rel="noopener noreferrer" target="_blank">
                {host}{icon(Icon::Outside)}</a></span>
        }
    });
    let badge_on_list = match report.recognition {
        Recognition::Sample => Word::OnListSample,
        _ => Word::OnList,
    };
    view! {
        {name}<br/>
        <span class="recognised">{outcome(Tone::Pass, word(lang, badge_on_list))}</span>
        {home}
    }
    .into_any()
}

/// Computed from the badge's id by the engine, never taken from the badge.
fn official_page(lang: Lang, badge: &BadgeFacts) -> Option<AnyView> {
    let address = badge.official_page.as_deref().filter(|address| address.starts_with("https://"))?;
    let host = text::host(address).to_owned();
    let view = view! {
        <p class="facts__actions">
            <a class="button button--quiet" href=address.to_owned() rel="noopener noreferrer" target="_blank">
                {icon(Icon::Outside)}{page::official_page(lang, &host)}</a>
        </p>
    };
    Some(view.into_any())
}
