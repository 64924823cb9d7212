//! The QR code in a chosen size.

use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use web_sys::Blob;

use super::hand::Bench;
use super::signature::{button, section};
use crate::app::dom::{El, View, el};
use crate::app::parts::icons::Icon;
use crate::app::web;
use crate::kit::making::{Made, MadeCode};
use crate::text::kit::Word;

/// The code, its size and its files.
pub fn code(bench: &'static Bench, frame: &Made) -> View {
    let alt: Rc<str> = frame.word(Word::QrAlt).into();
    let drawing = move || look(bench, |code| drawing(&code.svg, "qr__code", &alt));
    let svg = move || {
        save(bench, "svg", |code| web::blob(&code.svg));
    };
    let png = move || {
        save(bench, "png", |code| {
            Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(&code.png()[..]))).ok()
        });
    };
    // A wished size that does not scan has no files.
    let refused = move || look(bench, |code| Some(!code.scans)).unwrap_or(true);
    section("k-code", frame, Word::QrTitle)
        .kid(el("p").kid(frame.word(Word::QrLead)))
        .kid(
            el("div").class("qr").attr("hidden", move || look(bench, |_| Some(())).is_none()).kid(drawing).kid(
                el("div").class("stack").kid(side(bench, frame)).kid(
                    el("div")
                        .class("buttons")
                        .attr("hidden", refused)
                        .kid(button("code-svg", "button button--quiet", Icon::Save, frame.word(Word::SaveSvg), svg))
                        .kid(button("code-png", "button button--quiet", Icon::Save, frame.word(Word::SavePng), png)),
                ),
            ),
        )
        .kid(
            el("p")
                .class("note")
                .id("k-mm-hint")
                .attr("role", "status")
                .kid(move || bench.made.with(|made| made.as_ref().map(|made| View::from(made.code_said.as_str())))),
        )
        .into()
}

fn side(bench: &'static Bench, frame: &Made) -> El {
    // What was typed stands as it was; the least follows the link.
    let value = move || {
        let least = look(bench, |code| Some(code.least.to_string())).unwrap_or_default();
        bench.form.borrow().mm.clone().unwrap_or(least)
    };
    el("div").class("field").kid(el("label").class("label").attr("for", "k-mm").kid(frame.word(Word::QrSide))).kid(
        el("input")
            .id("k-mm")
            .attr("type", "number")
            .attr("min", "1")
            .attr("max", "300")
            .attr("step", "1")
            .attr("inputmode", "numeric")
            .attr("autocomplete", "off")
            .attr("aria-describedby", "k-mm-hint")
            .prop("value", value)
            .on("input", move |event: web_sys::Event| {
                let typed = web::typed(&event);
                bench.change(|form| form.mm = Some(typed));
            }),
    )
}

/// Something of the code, if there is one.
fn look<T>(bench: &Bench, look: impl FnOnce(&MadeCode) -> Option<T>) -> Option<T> {
    bench.made.with(|made| made.as_ref().and_then(|made| made.code.as_ref()).and_then(look))
}

fn save(bench: &Bench, kind: &str, content: impl FnOnce(&MadeCode) -> Option<Blob>) {
    let Some(made) = bench.made.now() else { return };
    let Some(code) = &made.code else { return };
    if let Some(blob) = content(code) {
        let _ = web::save(&["akashi-qr-", &code.mm.to_string(), "mm.", kind].concat(), &blob);
    }
}

/// A drawing of ours, as an image and nothing more.
pub fn drawing(svg: &str, class: &'static str, alt: &str) -> Option<El> {
    let address = web::address(&web::blob(svg)?, "image/svg+xml")?;
    // Once it is drawn, the address has done its work.
    let used = address.clone();
    let drawn = move |_: web_sys::Event| {
        let _ = web_sys::Url::revoke_object_url(&used);
    };
    Some(el("img").class(class).attr("src", address).attr("alt", alt).on("load", drawn))
}
