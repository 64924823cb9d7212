//! Where everything begins: drop, choose, paste, or try a sample.

use crate::app::dom::{View, el};
use crate::app::entry::{Offer, Origin};
use crate::app::parts::icons::{Icon, icon};
use crate::app::parts::{chooser, marks};
use crate::app::samples::{SAMPLES, Sample};
use crate::app::state::Desk;
use crate::app::web;
use crate::engine::report::Axis;
use crate::text::page::{Word, question_hint, word};
use crate::text::scan::{Scan, scan};
use crate::text::{self, Lang};

/// The page.
pub fn page(desk: Desk, lang: Lang) -> View {
    el("div")
        .class("home")
        .kid(
            el("div")
                .class("home__head")
                .kid(el("h1").class("home__title").id("title").attr("tabindex", "-1").kid(word(lang, Word::HomeTitle)))
                .kid(el("p").class("promise").kid(icon(Icon::Lock)).kid(word(lang, Word::Promise))),
        )
        .kid(el("div").kid(choose(desk, lang)).kid(paste(desk, lang)))
        .kid(
            el("section")
                .attr("aria-labelledby", "try")
                .kid(el("h2").class("section-title").id("try").kid(word(lang, Word::SamplesTitle)))
                .kid(
                    el("ul")
                        .class("samples")
                        .kid(SAMPLES.iter().map(|one| sample(desk, lang, one)).collect::<Vec<_>>()),
                ),
        )
        .kid(
            el("section")
                .class("home__questions")
                .attr("aria-labelledby", "four")
                .kid(el("h2").class("section-title").id("four").kid(word(lang, Word::QuestionsTitle)))
                .kid(
                    el("ol")
                        .class("questions")
                        .kid(Axis::ALL.iter().map(|axis| question(lang, *axis)).collect::<Vec<_>>()),
                ),
        )
        .into()
}

pub(super) fn choose(desk: Desk, lang: Lang) -> View {
    el("div")
        .class("drop")
        .toggle("is-over", move || desk.over.get())
        .kid(marks::seal("drop__art"))
        .kid(el("p").class("drop__lead drop__lead--wide").kid(word(lang, Word::DropLead)))
        .kid(
            el("div")
                .class("buttons")
                .kid(chooser::files(desk, lang, "button button--main", Word::ChooseFiles))
                .kid(el("a").class("button").attr("href", "#scan").kid(icon(Icon::Code)).kid(scan(lang, Scan::Title)))
                .kid(chooser::folder(desk, lang)),
        )
        .kid(el("p").class("drop__kinds").kid(word(lang, Word::Kinds)))
        .into()
}

pub(super) fn paste(desk: Desk, lang: Lang) -> View {
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let text = desk.draft.now();
        if text.trim().is_empty() {
            if let Some(field) = web::document().get_element_by_id("text") {
                let _ = wasm_bindgen::JsCast::unchecked_into::<web_sys::HtmlElement>(field).focus();
            }
            return;
        }
        desk.take_text(&text, Origin::Text);
    };
    el("form")
        .class("paste")
        .on("submit", submit)
        .kid(el("label").class("label").attr("for", "text").kid(word(lang, Word::PasteLabel)))
        .kid(
            el("textarea")
                .id("text")
                .attr("rows", "3")
                .attr("autocomplete", "off")
                .attr("spellcheck", "false")
                .attr("autocapitalize", "off")
                .attr("placeholder", word(lang, Word::PastePlaceholder))
                .attr("aria-describedby", "text-hint")
                .prop("value", move || desk.draft.get())
                .on("input", move |event: web_sys::Event| desk.draft.set(web::typed(&event))),
        )
        .kid(
            el("div")
                .class("paste__row")
                .kid(el("span").class("hint").id("text-hint").kid(word(lang, Word::PasteHint)))
                .kid(
                    el("button")
                        .class("button")
                        .attr("type", "submit")
                        .kid(icon(Icon::Paste))
                        .kid(word(lang, Word::Check)),
                ),
        )
        .into()
}

fn sample(desk: Desk, lang: Lang, one: &'static Sample) -> View {
    let class = ["v-", marks::panel_class(one.mark)].concat();
    let open = move |_: web_sys::Event| {
        desk.take(vec![Offer { name: String::new(), origin: Origin::Sample(one), blob: None }], true)
    };
    el("li")
        .kid(
            el("button")
                .class("samples__one")
                .attr("type", "button")
                .attr("data-sample", one.file)
                .on("click", open)
                .kid(el("span").class(class).kid(marks::mark("", one.mark)))
                .kid(el("span").kid(word(lang, one.title))),
        )
        .into()
}

fn question(lang: Lang, axis: Axis) -> View {
    let hint = word(lang, question_hint(axis));
    let hint: View = if axis == Axis::Issuer {
        View::new()
            .kid(word(lang, Word::HintIssuerBefore))
            .kid(el("a").attr("href", "#issuers").kid(word(lang, Word::HintIssuerLink)))
            .kid(hint)
    } else {
        hint.into()
    };
    el("li").kid(el("span").kid(el("b").kid(text::question(lang, axis))).kid(el("span").class("hint").kid(hint))).into()
}
