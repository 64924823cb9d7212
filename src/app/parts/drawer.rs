//! Technical details: for those who want to check the checker.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_futures::spawn_local;

use super::icons::{Icon, icon};
use super::{asking, judged, kept};
use crate::app::dom::{View, el};
use crate::app::entry::{Contents, Done, Entry};
use crate::app::state::{Desk, Say};
use crate::app::web;
use crate::engine::documents::{Need, Purpose};
use crate::engine::report::Report;
use crate::text::page::{self, Word, word};
use crate::text::{self, Lang};

/// The drawer.
pub fn drawer(desk: Desk, lang: Lang, entry: &Entry, done: &Done) -> View {
    let report = &done.answer.report;
    let mine = entry.clone();
    let toggled = move |event: web_sys::Event| {
        let drawer = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlDetailsElement>().ok());
        let is_open = drawer.is_some_and(|drawer| drawer.open());
        desk.drawer.set(is_open);
        if is_open {
            desk.look_inside(&mine);
        }
    };
    let contents = entry.contents.clone();
    el("details")
        .class("drawer")
        .attr("open", desk.drawer.now())
        .on("toggle", toggled)
        .kid(
            el("summary")
                .kid(word(lang, Word::DrawerTitle))
                .kid(el("span").class("hint").kid(word(lang, Word::DrawerHint))),
        )
        .kid(
            el("div")
                .class("drawer__in")
                .kid(documents(lang, report))
                .kid(asking::switch(desk, lang))
                .kid(move || kept::kept(desk, lang))
                .kid(
                    el("div")
                        .kid(el("h3").kid(word(lang, Word::ProofTitle)))
                        .kid(judged::list(lang, &done.answer.reading(lang).proofs))
                        .kid(el("dl").class("pairs").kid(pairs(lang, done))),
                )
                .kid(move || contents.with(|contents| enclosed(desk, lang, contents)))
                .kid(save(lang, done)),
        )
        .into()
}

fn documents(lang: Lang, report: &Report) -> View {
    let asked = report.documents.iter().map(|one| (one.url.as_str(), one.purpose, page::contact(lang, one)));
    let open = report.needs.iter().map(|one| {
        let why = match one.reason {
            Need::Consent => word(lang, Word::NeedConsent),
            Need::Allowed => word(lang, Word::NeedAllowed),
        };
        (one.url.as_str(), one.purpose, why.to_owned())
    });
    let rows: Vec<View> = asked
        .chain(open)
        .map(|(url, purpose, result)| {
            el("tr")
                .kid(
                    el("td")
                        .class("mono")
                        .attr("data-label", word(lang, Word::DocumentsHost))
                        .kid(el("span").kid(text::visible(url))),
                )
                .kid(
                    el("td")
                        .attr("data-label", word(lang, Word::DocumentsPurpose))
                        .kid(el("span").kid(word(lang, aim(purpose)))),
                )
                .kid(el("td").attr("data-label", word(lang, Word::DocumentsResult)).kid(el("span").kid(result)))
                .into()
        })
        .collect();
    let table: View = if rows.is_empty() {
        el("p").kid(word(lang, Word::DocumentsNone)).into()
    } else {
        el("div")
            .class("scroll")
            .attr("tabindex", "0")
            .attr("role", "region")
            .attr("aria-label", word(lang, Word::DocumentsTitle))
            .kid(
                el("table")
                    .class("table table--cards")
                    .kid(
                        el("thead").kid(
                            el("tr")
                                .kid(el("th").attr("scope", "col").kid(word(lang, Word::DocumentsHost)))
                                .kid(el("th").attr("scope", "col").kid(word(lang, Word::DocumentsPurpose)))
                                .kid(el("th").attr("scope", "col").kid(word(lang, Word::DocumentsResult))),
                        ),
                    )
                    .kid(el("tbody").kid(rows)),
            )
            .into()
    };
    el("div").kid(el("h3").kid(word(lang, Word::DocumentsTitle))).kid(table).into()
}

/// What a document is for.
pub const fn aim(purpose: Purpose) -> Word {
    match purpose {
        Purpose::DidDocument | Purpose::ControllerDocument | Purpose::PublicKey => Word::PurposeKey,
        Purpose::Context => Word::PurposeContext,
        Purpose::Assertion => Word::PurposeAssertion,
        Purpose::BadgeClass => Word::PurposeBadgeClass,
        Purpose::IssuerProfile => Word::PurposeProfile,
        Purpose::RevocationList | Purpose::StatusList => Word::PurposeRevocation,
    }
}

fn pairs(lang: Lang, done: &Done) -> Vec<View> {
    let report = &done.answer.report;
    let id = report.badge.as_ref().and_then(|badge| badge.id.clone());
    let rows = [
        (Word::Format, report.input.format.clone()),
        (Word::Carrier, report.input.carrier.clone()),
        (Word::CredentialId, id),
        (Word::FileHash, Some(["SHA-256 ", &report.input.sha256].concat())),
        (Word::ListHash, report.policy.issuers_sha256.as_ref().map(|hash| ["SHA-256 ", hash].concat())),
        (Word::Clock, Some(done.at.clone())),
        (Word::Engine, Some(["akashi ", &report.engine].concat())),
    ];
    rows.into_iter()
        .filter_map(|(label, value)| {
            let value = text::visible(&value?);
            Some(View::new().kid(el("dt").kid(word(lang, label))).kid(el("dd").kid(value)))
        })
        .collect()
}

fn enclosed(desk: Desk, lang: Lang, contents: &Contents) -> Vec<View> {
    let Contents::Read(enclosed) = contents else { return Vec::new() };
    let many = enclosed.len() > 1;
    enclosed
        .iter()
        .map(|one| {
            let (shown, copied) = (lines(&one.text), one.text.clone());
            let place = many.then(|| el("span").class("hint mono").kid(text::visible(&one.carrier)));
            el("div")
                .kid(el("h3").kid(word(lang, Word::RawTitle)).kid(place))
                .kid(
                    el("pre")
                        .class("raw")
                        .attr("tabindex", "0")
                        .attr("role", "region")
                        .attr("aria-label", word(lang, Word::RawTitle))
                        .kid(shown),
                )
                .kid(
                    el("p").class("buttons").kid(
                        el("button")
                            .class("button button--quiet")
                            .attr("type", "button")
                            .on("click", move |_: web_sys::Event| copy(desk, &copied))
                            .kid(icon(Icon::Copy))
                            .kid(word(lang, Word::RawCopy)),
                    ),
                )
                .into()
        })
        .collect()
}

/// Line by line: whatever makes odd characters visible must leave the lines alone.
fn lines(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(text::visible).collect();
    lines.join("\n")
}

fn save(lang: Lang, done: &Done) -> View {
    let answer = done.answer.clone();
    let save = move |_: web_sys::Event| {
        let _ = web::blob(&answer.json).and_then(|blob| web::save("akashi-report.json", &blob));
    };
    el("div")
        .kid(el("h3").kid(word(lang, Word::ReportTitle)))
        .kid(el("p").class("note").kid(word(lang, Word::ReportNote)))
        .kid(
            el("p").class("buttons").kid(
                el("button")
                    .class("button button--quiet")
                    .attr("type", "button")
                    .on("click", save)
                    .kid(icon(Icon::Save))
                    .kid(word(lang, Word::ReportSave)),
            ),
        )
        .into()
}

/// Puts a text into the clipboard, and says so.
pub fn copy(desk: Desk, text: &str) {
    // Absent on a site without https.
    if js_sys::Reflect::get(&web::window().navigator(), &"clipboard".into()).is_ok_and(|there| there.is_undefined()) {
        return;
    }
    let written = web::window().navigator().clipboard().write_text(text);
    spawn_local(async move {
        if JsFuture::from(written).await.is_ok() {
            desk.say.set(Say::Silence);
            desk.say.set(Say::Copied);
        }
    });
}
