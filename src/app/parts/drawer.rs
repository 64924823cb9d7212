//! Technical details: for those who want to check the checker.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::icons::{Icon, icon};
use crate::app::state::{Desk, Done, Say};
use crate::engine::documents::{Need, Purpose};
use crate::engine::report::{Axis, Report};
use crate::text::page::{self, Word, word};
use crate::text::{self, Lang};

/// The drawer.
pub fn drawer(desk: Desk, lang: Lang, done: &Done) -> AnyView {
    let report = &done.answer.report;
    let toggled = move |event: web_sys::Event| {
        let open = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlDetailsElement>().ok());
        if let Some(open) = open {
            desk.drawer.set(open.open());
        }
    };
    view! {
        <details class="drawer" open=desk.drawer.get_untracked() on:toggle=toggled>
            <summary>{word(lang, Word::DrawerTitle)}<span class="hint">{word(lang, Word::DrawerHint)}</span></summary>
            <div class="drawer__in">
                {documents(lang, report)}
                <div>
                    <h3>{word(lang, Word::ProofTitle)}</h3>
                    <dl class="pairs">{pairs(lang, done)}</dl>
                </div>
                {enclosed(desk, lang, done)}
                {save(lang, done)}
            </div>
        </details>
    }
    .into_any()
}

fn documents(lang: Lang, report: &Report) -> AnyView {
    let asked = report.documents.iter().map(|one| (one.url.as_str(), one.purpose, page::contact(lang, &one.result)));
    let open = report.needs.iter().map(|one| {
        let why = match one.reason {
            Need::Consent => word(lang, Word::NeedConsent),
            Need::Allowed => word(lang, Word::NeedAllowed),
        };
        (one.url.as_str(), one.purpose, why.to_owned())
    });
    let rows: Vec<AnyView> = asked
        .chain(open)
        .map(|(url, purpose, result)| {
            view! {
                <tr>
                    <td class="mono" data-label=word(lang, Word::DocumentsHost)><span>{text::visible(url)}</span></td>
                    <td data-label=word(lang, Word::DocumentsPurpose)><span>{word(lang, aim(purpose))}</span></td>
                    <td data-label=word(lang, Word::DocumentsResult)><span>{result}</span></td>
                </tr>
            }
            .into_any()
        })
        .collect();
    let table = if rows.is_empty() {
        view! { <p>{word(lang, Word::DocumentsNone)}</p> }.into_any()
    } else {
        view! {
            <div class="scroll" tabindex="0" role="region" aria-label=word(lang, Word::DocumentsTitle)>
                <table class="table table--cards">
                    <thead><tr>
                        <th scope="col">{word(lang, Word::DocumentsHost)}</th>
                        <th scope="col">{word(lang, Word::DocumentsPurpose)}</th>
                        <th scope="col">{word(lang, Word::DocumentsResult)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    view! { <div><h3>{word(lang, Word::DocumentsTitle)}</h3>{table}</div> }.into_any()
}

const fn aim(purpose: Purpose) -> Word {
    match purpose {
        Purpose::DidDocument | Purpose::ControllerDocument => Word::PurposeKey,
        Purpose::Context => Word::PurposeContext,
    }
}

fn pairs(lang: Lang, done: &Done) -> Vec<AnyView> {
    let report = &done.answer.report;
    let proof = report.on(Axis::Integrity).map(|check| &check.detail).find(|detail| detail.suite.is_some());
    let id = report.badge.as_ref().and_then(|badge| badge.id.clone());
    let rows = [
        (Word::Format, report.input.format.clone()),
        (Word::Carrier, report.input.carrier.clone()),
        (Word::Suite, proof.and_then(|detail| detail.suite.clone())),
        (Word::Key, proof.and_then(|detail| detail.key.clone())),
        (Word::CredentialId, id),
        (Word::FileHash, Some(["SHA-256 ", &report.input.sha256].concat())),
        (Word::ListHash, report.policy.issuers_sha256.as_ref().map(|hash| ["SHA-256 ", hash].concat())),
        (Word::Clock, Some(done.at.clone())),
        (Word::Engine, Some(["akashi ", &report.engine].concat())),
    ];
    rows.into_iter()
        .filter_map(|(label, value)| {
            let value = text::visible(&value?);
            Some(view! { <dt>{word(lang, label)}</dt><dd>{value}</dd> }.into_any())
        })
        .collect()
}

fn enclosed(desk: Desk, lang: Lang, done: &Done) -> Vec<AnyView> {
    let many = done.answer.enclosed.len() > 1;
    done.answer
        .enclosed
        .iter()
        .map(|one| {
            let (shown, copied) = (lines(&one.text), one.text.clone());
            let place = many.then(|| view! { <span class="hint mono">{text::visible(&one.carrier)}</span> });
            view! {
                <div>
                    <h3>{word(lang, Word::RawTitle)}{place}</h3>
                    <pre class="raw" tabindex="0" role="region" aria-label=word(lang, Word::RawTitle)>{shown}</pre>
                    <p class="buttons"><button class="button button--quiet" type="button" on:click=move |_| copy(desk, &copied)>
                        {icon(Icon::Copy)}{word(lang, Word::RawCopy)}</button></p>
                </div>
            }
            .into_any()
        })
        .collect()
}

/// Line by line: whatever makes odd characters visible must leave the lines alone.
fn lines(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(text::visible).collect();
    lines.join("\n")
}

fn save(lang: Lang, done: &Done) -> AnyView {
    let answer = done.answer.clone();
    let save = move |_| {
        let _ = download("akashi-report.json", &answer.json);
    };
    view! {
        <div>
            <h3>{word(lang, Word::ReportTitle)}</h3>
            <p class="note">{word(lang, Word::ReportNote)}</p>
            <p class="buttons"><button class="button button--quiet" type="button" on:click=save>
                {icon(Icon::Save)}{word(lang, Word::ReportSave)}</button></p>
        </div>
    }
    .into_any()
}

/// Puts a text into the clipboard, and says so.
pub fn copy(desk: Desk, text: &str) {
    // Absent on a site without https.
    if js_sys::Reflect::get(&window().navigator(), &"clipboard".into()).is_ok_and(|there| there.is_undefined()) {
        return;
    }
    let written = window().navigator().clipboard().write_text(text);
    spawn_local(async move {
        if JsFuture::from(written).await.is_ok() {
            desk.say.set(Say::Silence);
            desk.say.set(Say::Copied);
        }
    });
}

fn download(name: &str, text: &str) -> Option<()> {
    let blob = web_sys::Blob::new_with_str_sequence(&js_sys::Array::of1(&text.into())).ok()?;
    let address = web_sys::Url::create_object_url_with_blob(&blob).ok()?;
    let link: web_sys::HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser reads it after the click.
    set_timeout(
        move || {
            let _ = web_sys::Url::revoke_object_url(&address);
        },
        std::time::Duration::from_secs(60),
    );
    Some(())
}
