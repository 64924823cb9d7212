//! Whose list, of which day, and who stands on it; or what is wrong with it.

use crate::app::dom::{View, el};
use crate::app::parts::kept;
use crate::app::parts::prose::{nowrap, prose};
use crate::app::state::{Desk, List};
use crate::engine::policy::ListFault;
use crate::text::page::{self, Word, word};
use crate::text::{self, Lang};
use crate::wire::{Listed, ListedOne};

/// The page.
pub fn page(desk: Desk, lang: Lang) -> View {
    let body = match desk.list.get() {
        List::Loading => el("p").class("sheet").kid(word(lang, Word::ListLoading)).into(),
        List::Known(list) => known(lang, &list),
        List::Faulty(faults) => faulty(lang, &faults),
    };
    View::new()
        .kid(el("h1").class("page-title").id("title").attr("tabindex", "-1").kid(word(lang, Word::IssuersTitle)))
        .kid(el("p").class("page-lead").kid(word(lang, Word::IssuersLead)))
        .kid(
            el("div")
                .class("stack-l section-body")
                .kid(body)
                .kid(
                    el("section")
                        .class("sheet stack")
                        .attr("aria-labelledby", "not")
                        .kid(el("h2").class("section-title").id("not").kid(word(lang, Word::NotListedTitle)))
                        .kid(el("p").kid(word(lang, Word::NotListed))),
                )
                .kid(
                    el("section")
                        .class("sheet stack")
                        .attr("aria-labelledby", "request")
                        .kid(el("h2").class("section-title").id("request").kid(word(lang, Word::RequestTitle)))
                        .kid(el("p").kid(word(lang, Word::Request))),
                )
                .kid(move || kept::kept(desk, lang)),
        )
}

fn known(lang: Lang, list: &Listed) -> View {
    let rows: Vec<View> = list.issuers.iter().map(|issuer| row(lang, issuer)).collect();
    let heads = [Word::IssuerName, Word::IssuerIds, Word::IssuerQualifications, Word::IssuerSince, Word::IssuerSource];
    let heads: Vec<_> = heads.into_iter().map(|head| el("th").attr("scope", "col").kid(word(lang, head))).collect();
    let operator = &list.operator;
    let contact = operator.contact.as_deref().map(|contact| contact.strip_prefix("mailto:").unwrap_or(contact));
    let facts = [
        (Word::Operator, Some(text::visible(&operator.name))),
        (Word::OperatorContact, contact.map(text::visible)),
        (Word::OperatorHomepage, operator.homepage.as_deref().map(text::visible)),
        (Word::ListDate, Some(page::edition_of(lang, &text::date(lang, &list.date)))),
        (Word::ListCount, Some(page::issuers(lang, list.issuers.len()))),
    ];
    let facts: Vec<View> = facts
        .into_iter()
        .filter_map(|(label, value)| {
            let value = value?;
            Some(View::new().kid(el("dt").kid(word(lang, label))).kid(el("dd").kid(prose(lang, &value))))
        })
        .collect();
    View::new()
        .kid(
            el("dl")
                .class("pairs sheet")
                .kid(facts)
                .kid(el("dt").kid(word(lang, Word::ListFingerprint)))
                .kid(el("dd").class("mono").kid("SHA-256 ").kid(list.sha256.clone())),
        )
        .kid(
            el("table")
                .class("table table--cards issuers")
                .kid(el("caption").class("visually-hidden").kid(word(lang, Word::IssuersTitle)))
                .kid(el("thead").kid(el("tr").kid(heads)))
                .kid(el("tbody").kid(rows)),
        )
}

fn row(lang: Lang, issuer: &ListedOne) -> View {
    let name = text::visible(text::name(lang, &issuer.names).unwrap_or_default());
    let other = [&issuer.names.ja, &issuer.names.en]
        .into_iter()
        .flatten()
        .map(|other| text::visible(other))
        .find(|other| *other != name);
    let sample = issuer.sample.then(|| el("span").class("tag").kid(word(lang, Word::Sample)));
    let home = issuer.homepage.as_deref().filter(|address| address.starts_with("https://")).map(|address| {
        let host = text::host(address).to_owned();
        el("span").class("hint").kid(
            el("a")
                .attr("href", address.to_owned())
                .attr("rel", "noopener noreferrer")
                .attr("target", "_blank")
                .kid(host),
        )
    });
    let ids: Vec<View> = issuer.ids.iter().map(|id| el("span").class("line").kid(text::visible(id)).into()).collect();
    let keys = (issuer.keys > 0).then(|| el("span").class("hint").kid(page::pinned(lang, issuer.keys)));
    let qualifications: Vec<View> = issuer
        .qualifications
        .iter()
        .filter_map(|one| text::name(lang, one))
        .map(|name| el("span").class("line").kid(text::visible(name)).into())
        .collect();
    let none = || word(lang, Word::NotStated).into();
    let qualifications = if qualifications.is_empty() { none() } else { qualifications.into() };
    let since = issuer.date.as_deref().map_or_else(none, |date| nowrap(&text::date(lang, date)));
    let source = issuer.source.as_deref().map_or_else(none, |source| prose(lang, &text::visible(source)));
    el("tr")
        .kid(
            el("th")
                .attr("scope", "row")
                .class("table__verdict")
                .kid(el("span").kid(name).kid(" ").kid(sample))
                .kid(other.map(|other| el("span").class("hint").attr("lang", lang.other().tag()).kid(other)))
                .kid(home),
        )
        .kid(
            el("td")
                .attr("data-label", word(lang, Word::IssuerIds))
                .kid(el("span").kid(el("span").class("mono").kid(ids)).kid(keys)),
        )
        .kid(el("td").attr("data-label", word(lang, Word::IssuerQualifications)).kid(el("span").kid(qualifications)))
        .kid(el("td").attr("data-label", word(lang, Word::IssuerSince)).kid(el("span").kid(since)))
        .kid(el("td").attr("data-label", word(lang, Word::IssuerSource)).kid(el("span").kid(source)))
        .into()
}

fn faulty(lang: Lang, faults: &[ListFault]) -> View {
    let faults: Vec<View> = faults
        .iter()
        .map(|fault| {
            let place = (!fault.at.is_empty()).then(|| el("span").class("hint mono").kid(text::visible(&fault.at)));
            el("li").kid(text::fault(lang, fault)).kid(place).into()
        })
        .collect();
    el("section")
        .class("sheet stack")
        .attr("aria-labelledby", "faults")
        .attr("data-list", "faulty")
        .kid(el("h2").class("section-title").id("faults").kid(word(lang, Word::FaultsTitle)))
        .kid(el("p").kid(word(lang, Word::FaultsLead)))
        .kid(el("ul").class("faults").kid(faults))
        .into()
}
