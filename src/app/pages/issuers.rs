//! Whose list, of which day, and who stands on it; or what is wrong with it.

use leptos::prelude::*;

use crate::app::parts::prose::{nowrap, prose};
use crate::app::state::{Desk, List};
use crate::engine::policy::{IssuerList, ListFault, ListedIssuer};
use crate::text::page::{self, Word, word};
use crate::text::{self, Lang};

/// The page.
pub fn page(desk: Desk, lang: Lang) -> AnyView {
    let body = match desk.list.get() {
        List::Loading => view! { <p class="sheet">{word(lang, Word::ListLoading)}</p> }.into_any(),
        List::Known(list) => known(lang, &list),
        List::Faulty(faults) => faulty(lang, &faults),
    };
    view! {
        <h1 class="page-title" id="title" tabindex="-1">{word(lang, Word::IssuersTitle)}</h1>
        <p class="page-lead">{word(lang, Word::IssuersLead)}</p>
        <div class="stack-l section-body">
            {body}
            <section class="sheet stack" aria-labelledby="not">
                <h2 class="section-title" id="not">{word(lang, Word::NotListedTitle)}</h2>
                <p>{word(lang, Word::NotListed)}</p>
            </section>
            <section class="sheet stack" aria-labelledby="request">
                <h2 class="section-title" id="request">{word(lang, Word::RequestTitle)}</h2>
                <p>{word(lang, Word::Request)}</p>
            </section>
        </div>
    }
    .into_any()
}

fn known(lang: Lang, list: &IssuerList) -> AnyView {
    let rows: Vec<AnyView> = list.issuers.iter().map(|issuer| row(lang, issuer)).collect();
    let heads = [Word::IssuerName, Word::IssuerIds, Word::IssuerQualifications, Word::IssuerSince, Word::IssuerSource];
    let heads: Vec<_> = heads.into_iter().map(|head| view! { <th scope="col">{word(lang, head)}</th> }).collect();
    let operator = &list.operator;
    let contact = operator.contact.as_deref().map(|contact| contact.strip_prefix("mailto:").unwrap_or(contact));
    let facts = [
        (Word::Operator, Some(text::visible(&operator.name))),
        (Word::OperatorContact, contact.map(text::visible)),
        (Word::OperatorHomepage, operator.homepage.as_deref().map(text::visible)),
        (Word::ListDate, Some(page::edition_of(lang, &text::date(lang, &list.date)))),
        (Word::ListCount, Some(page::issuers(lang, list.issuers.len()))),
    ];
    let facts: Vec<AnyView> = facts
        .into_iter()
        .filter_map(|(label, value)| {
            let value = value?;
            Some(view! { <dt>{word(lang, label)}</dt><dd>{prose(&value)}</dd> }.into_any())
        })
        .collect();
    view! {
        <dl class="pairs sheet">
            {facts}
            <dt>{word(lang, Word::ListFingerprint)}</dt><dd class="mono">"SHA-256 "{list.sha256.clone()}</dd>
        </dl>
        <table class="table table--cards issuers">
            <caption class="visually-hidden">{word(lang, Word::IssuersTitle)}</caption>
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(lang: Lang, issuer: &ListedIssuer) -> AnyView {
    let name = text::visible(text::name(lang, &issuer.names).unwrap_or_default());
    let other = [&issuer.names.ja, &issuer.names.en]
        .into_iter()
        .flatten()
        .map(|other| text::visible(other))
        .find(|other| *other != name);
    let sample = issuer.sample.then(|| view! { <span class="tag">{word(lang, Word::Sample)}</span> });
    let home = issuer.homepage.as_deref().filter(|address| address.starts_with("https://")).map(|address| {
        let host = text::host(address).to_owned();
        view! { <span class="hint"><a href=address.to_owned() rel="noopener noreferrer" target="_blank">{host}</a></span> }
    });
    let ids: Vec<AnyView> =
        issuer.ids.iter().map(|id| view! { <span class="line">{text::visible(id)}</span> }.into_any()).collect();
    let keys =
        (!issuer.keys.is_empty()).then(|| view! { <span class="hint">{page::pinned(lang, issuer.keys.len())}</span> });
    let qualifications: Vec<AnyView> = issuer
        .qualifications
        .iter()
        .filter_map(|one| text::name(lang, &one.names))
        .map(|name| view! { <span class="line">{text::visible(name)}</span> }.into_any())
        .collect();
    let none = || word(lang, Word::NotStated).into_any();
    let qualifications = if qualifications.is_empty() { none() } else { qualifications.into_any() };
    let since = issuer.date.as_deref().map_or_else(none, |date| nowrap(&text::date(lang, date)));
    let source = issuer.source.as_deref().map_or_else(none, |source| prose(&text::visible(source)));
    view! {
        <tr>
            <th scope="row" class="table__verdict"><span>{name}" "{sample}</span>
                {other.map(|other| view! { <span class="hint">{other}</span> })}{home}</th>
            <td data-label=word(lang, Word::IssuerIds)><span><span class="mono">{ids}</span>{keys}</span></td>
            <td data-label=word(lang, Word::IssuerQualifications)><span>{qualifications}</span></td>
            <td data-label=word(lang, Word::IssuerSince)><span>{since}</span></td>
            <td data-label=word(lang, Word::IssuerSource)><span>{source}</span></td>
        </tr>
    }
    .into_any()
}

fn faulty(lang: Lang, faults: &[ListFault]) -> AnyView {
    let faults: Vec<AnyView> = faults
        .iter()
        .map(|fault| {
            let place =
                (!fault.at.is_empty()).then(|| view! { <span class="hint mono">{text::visible(&fault.at)}</span> });
            view! { <li>{text::fault(lang, fault)}{place}</li> }.into_any()
        })
        .collect();
    view! {
        <section class="sheet stack" aria-labelledby="faults" data-list="faulty">
            <h2 class="section-title" id="faults">{word(lang, Word::FaultsTitle)}</h2>
            <p>{word(lang, Word::FaultsLead)}</p>
            <ul class="faults">{faults}</ul>
        </section>
    }
    .into_any()
}
