//! The signature for mail: what goes into it, how it looks, and how it comes into a mail program.

use std::rc::Rc;

use js_sys::{Array, Object, Reflect};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, ClipboardItem};

use super::hand::{Bench, Deed, Form};
use crate::app::dom::{El, View, el};
use crate::app::parts::icons::{Icon, icon};
use crate::app::web;
use crate::kit::making::Made;
use crate::text::kit::Word;
use crate::text::page;

/// A section of the kit.
pub fn section(id: &'static str, frame: &Made, title: Word) -> El {
    el("section")
        .class("sheet stack")
        .attr("aria-labelledby", id)
        .kid(el("h2").class("section-title").id(id).kid(frame.word(title)))
}

/// A button of the kit.
pub fn button(id: &'static str, class: &'static str, drawing: Icon, label: &str, act: impl FnMut() + 'static) -> El {
    let mut act = act;
    el("button")
        .class(class)
        .attr("type", "button")
        .attr("data-make", id)
        .on("click", move |_: web_sys::Event| act())
        .kid(icon(drawing))
        .kid(label)
}

/// What is typed and chosen.
pub fn form(bench: &'static Bench, frame: &Made) -> View {
    let form = bench.form.borrow().clone();
    let submit = |event: web_sys::Event| event.prevent_default();
    let optional = || Some(frame.word(Word::Optional));
    section("k-form", frame, Word::SignatureTitle)
        .kid(
            el("form")
                .class("fields")
                .on("submit", submit)
                .kid(field(bench, "k-name", "text", frame.word(Word::Name), None, &form.name, |form| &mut form.name))
                .kid(field(bench, "k-company", "text", frame.word(Word::Company), optional(), &form.company, |form| {
                    &mut form.company
                }))
                .kid(field(bench, "k-tel", "tel", frame.word(Word::Telephone), optional(), &form.telephone, |form| {
                    &mut form.telephone
                }))
                .kid(number(bench, frame, form.with_number))
                .kid(holds(bench, frame, form.short)),
        )
        .into()
}

fn field(
    bench: &'static Bench,
    id: &'static str,
    kind: &'static str,
    label: &str,
    hint: Option<&str>,
    value: &str,
    slot: fn(&mut Form) -> &mut String,
) -> El {
    el("div")
        .class("field")
        .kid(
            el("label")
                .class("label")
                .attr("for", id)
                .kid(label)
                .kid(hint.map(|hint| el("span").class("hint").kid(hint))),
        )
        .kid(
            el("input")
                .id(id)
                .attr("type", kind)
                .attr("autocomplete", "off")
                .attr("spellcheck", "false")
                .attr("maxlength", "120")
                .attr("value", value)
                .on("input", move |event: web_sys::Event| {
                    bench.change(|form| *slot(form) = web::typed(&event));
                }),
        )
}

fn number(bench: &'static Bench, frame: &Made, with_number: bool) -> El {
    let toggled = move |_: web_sys::Event| bench.change(|form| form.with_number = !form.with_number);
    let tick = el("label")
        .class("tick")
        .kid(
            el("input")
                .id("k-number")
                .attr("type", "checkbox")
                .attr("checked", with_number)
                .attr("aria-describedby", "k-number-hint")
                .on("change", toggled),
        )
        .kid(frame.word(Word::WithNumber));
    el("div")
        .class("field")
        .kid(tick)
        .kid(el("span").class("hint").id("k-number-hint").kid(frame.word(Word::WithNumberHint)))
}

/// A choice only where there are two; what is in the link is said in any case.
fn holds(bench: &'static Bench, frame: &Made, short: bool) -> El {
    if !frame.may_be_whole || !frame.may_be_short {
        let hint = if frame.may_be_short { Word::LinkShortHint } else { Word::LinkWholeHint };
        return el("p").class("note").kid(frame.word(hint));
    }
    let choice = |id: &'static str, value: bool, label: Word, hint: Word| {
        el("div")
            .kid(
                el("label")
                    .class("tick")
                    .kid(
                        el("input")
                            .id(id)
                            .attr("type", "radio")
                            .attr("name", "k-holds")
                            .attr("checked", short == value)
                            .attr("aria-describedby", [id, "-hint"].concat())
                            .on("change", move |_: web_sys::Event| {
                                bench.change(|form| form.short = value);
                            }),
                    )
                    .kid(frame.word(label)),
            )
            .kid(el("span").class("hint").id([id, "-hint"].concat()).kid(frame.word(hint)))
    };
    el("fieldset")
        .class("field")
        .kid(el("legend").class("label").kid(frame.word(Word::LinkHolds)))
        .kid(choice("k-whole", false, Word::LinkWhole, Word::LinkWholeHint))
        .kid(choice("k-short", true, Word::LinkShort, Word::LinkShortHint))
}

/// A letter with the signature below it.
pub fn preview(bench: &'static Bench, frame: &Made) -> View {
    let body = move || {
        let picture = bench.picture.get();
        bench.made.with(|made| made.as_ref().map(|made| signed(made, picture.as_deref())))
    };
    let copy_all = move || rich(bench);
    let copy_text = move || {
        if let Some(made) = bench.made.now() {
            plain(bench, &made.text, Deed::Signature);
        }
    };
    let save = move || {
        if let Some(picture) = bench.picture.now() {
            web::save_address("akashi-picture.png", &picture);
        }
    };
    let steps: Vec<El> = frame.steps.iter().map(|steps| program(steps)).collect();
    section("k-preview", frame, Word::PreviewTitle)
        .kid(
            el("div")
                .class("letter")
                .kid(el("p").class("letter__head").kid(frame.word(Word::LetterSubject)))
                .kid(el("div").class("letter__body").kid(el("p").kid(frame.word(Word::LetterBody))).kid(body)),
        )
        .kid(
            el("div")
                .class("buttons")
                .kid(button("signature", "button button--main", Icon::Copy, frame.word(Word::CopySignature), copy_all))
                .kid(button("text", "button", Icon::Copy, frame.word(Word::CopyText), copy_text))
                .kid(button("picture", "button button--quiet", Icon::Save, frame.word(Word::SavePicture), save)),
        )
        .kid(said(bench, &[Deed::Signature, Deed::Selected], frame))
        .kid(el("p").class("note").kid(frame.word(Word::PasteNote)))
        .kid(el("h3").kid(frame.word(Word::StepsTitle)))
        .kid(el("div").kid(steps))
        .into()
}

fn program(steps: &[String]) -> El {
    let (name, steps) = steps.split_first().map_or(("", steps), |(name, steps)| (name.as_str(), steps));
    let steps: Vec<El> = steps.iter().map(|step| el("li").kid(step.as_str())).collect();
    el("details").class("howto").kid(el("summary").kid(name)).kid(el("ol").kid(steps))
}

/// The signature as it will stand in a mail: what is selected here can be copied by hand.
fn signed(made: &Made, picture: Option<&str>) -> Option<El> {
    let link = made.link.clone()?;
    let (check, lines) = made.lines.split_last()?;
    let leads = || el("a").attr("href", link.clone()).attr("target", "_blank").attr("rel", "noopener noreferrer");
    let picture = picture.map(|picture| {
        leads()
            .attr("tabindex", "-1")
            .attr("aria-hidden", "true")
            .kid(el("img").attr("src", picture).attr("alt", "").attr("width", "76").attr("height", "76"))
    });
    let mut words = el("p");
    for (at, line) in lines.iter().enumerate() {
        words =
            words.kid(if at == 0 { el("b").kid(line.as_str()) } else { el("span").kid(line.as_str()) }).kid(el("br"));
    }
    Some(el("div").class("signature").id("k-signature").kid(picture).kid(words.kid(leads().kid(check.as_str()))))
}

/// What the last button did, said aloud too.
pub fn said(bench: &'static Bench, deeds: &'static [Deed], frame: &Made) -> El {
    let copied = page::word(frame.lang, page::Word::Copied);
    let selected: Rc<str> = frame.word(Word::Selected).into();
    el("p").class("note").attr("role", "status").kid(move || {
        let deed = bench.deed.get().filter(|deed| deeds.contains(deed));
        deed.map(|deed| View::from(if deed == Deed::Selected { &*selected } else { copied }))
    })
}

/// Puts a text into the clipboard.
pub fn plain(bench: &'static Bench, text: &str, deed: Deed) {
    let Some(clipboard) = clipboard() else { return select(bench) };
    let written = clipboard.write_text(text);
    spawn_local(async move {
        if JsFuture::from(written).await.is_ok() {
            bench.did(deed);
        }
    });
}

/// Puts the signature into the clipboard, in both forms; where that cannot be, it is selected.
fn rich(bench: &'static Bench) {
    let Some(made) = bench.made.now() else { return };
    let Some(written) = offered(&made) else { return select(bench) };
    spawn_local(async move {
        match JsFuture::from(written).await {
            Ok(_) => bench.did(Deed::Signature),
            Err(_) => select(bench),
        }
    });
}

fn offered(made: &Made) -> Option<js_sys::Promise> {
    let clipboard = clipboard()?;
    let can = Reflect::get(&web::window(), &"ClipboardItem".into()).is_ok_and(|item| item.is_function());
    let record = Object::new();
    for (kind, text) in [("text/html", &made.html), ("text/plain", &made.text)] {
        let bag = BlobPropertyBag::new();
        bag.set_type(kind);
        let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.as_str().into()), &bag).ok()?;
        Reflect::set(&record, &kind.into(), &blob).ok()?;
    }
    let item = ClipboardItem::new_with_record_from_str_to_blob_promise(can.then_some(&record)?).ok()?;
    Some(clipboard.write(&Array::of1(&item)))
}

/// Absent on a site without https.
fn clipboard() -> Option<web_sys::Clipboard> {
    let navigator = web::window().navigator();
    let there = Reflect::get(&navigator, &"clipboard".into()).ok()?;
    (!there.is_undefined()).then(|| navigator.clipboard())
}

/// Selects the signature of the preview.
fn select(bench: &'static Bench) {
    let Some(signature) = web::document().get_element_by_id("k-signature") else { return };
    let selection = web::call(&web::window(), "getSelection", None);
    if selection.is_object() {
        web::call(&selection, "selectAllChildren", Some(&signature));
        bench.did(Deed::Selected);
    }
}
