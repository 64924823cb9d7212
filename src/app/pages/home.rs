//! Where everything begins: drop, choose, paste, or try a sample.

use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;

use crate::app::drop;
use crate::app::parts::icons::{Icon, icon};
use crate::app::parts::marks;
use crate::app::samples::{SAMPLES, Sample};
use crate::app::state::{Desk, Offer, Origin};
use crate::engine::report::Axis;
use crate::text::page::{Word, question_hint, word};
use crate::text::{self, Lang};

/// The page.
pub fn page(desk: Desk, lang: Lang) -> AnyView {
    view! {
        <div class="home">
            <div class="home__head">
                <h1 class="home__title" id="title" tabindex="-1">{word(lang, Word::HomeTitle)}</h1>
                <p class="promise">{icon(Icon::Lock)}{word(lang, Word::Promise)}</p>
            </div>
            <div>
                {choose(desk, lang)}
                {paste(desk, lang)}
            </div>
            <section aria-labelledby="try">
                <h2 class="section-title" id="try">{word(lang, Word::SamplesTitle)}</h2>
                <ul class="samples">{SAMPLES.iter().map(|one| sample(desk, lang, one)).collect::<Vec<_>>()}</ul>
            </section>
            <section class="home__questions" aria-labelledby="four">
                <h2 class="section-title" id="four">{word(lang, Word::QuestionsTitle)}</h2>
                <ol class="questions">{Axis::ALL.iter().map(|axis| question(lang, *axis)).collect::<Vec<_>>()}</ol>
            </section>
        </div>
    }
    .into_any()
}

fn choose(desk: Desk, lang: Lang) -> AnyView {
    let chosen = move |event: web_sys::Event| drop::chosen(desk, &event_target(&event));
    let folder = view! { <input class="chooser__input" id="folder" type="file" multiple on:change=chosen/> }
        .add_any_attr(custom_attribute("webkitdirectory", ""));
    view! {
        <div class="drop" class:is-over=move || desk.over.get()>
            {marks::seal("drop__art")}
            <p class="drop__lead drop__lead--wide">{word(lang, Word::DropLead)}</p>
            <div class="buttons">
                <span class="chooser">
                    <input class="chooser__input" id="file" type="file" multiple on:change=chosen/>
                    <label class="button button--main" for="file">{icon(Icon::File)}{word(lang, Word::ChooseFiles)}</label>
                </span>
                <span class="chooser chooser--folder">
                    {folder}
                    <label class="button" for="folder">{icon(Icon::Folder)}{word(lang, Word::ChooseFolder)}</label>
                </span>
            </div>
            <p class="drop__kinds">{word(lang, Word::Kinds)}</p>
        </div>
    }
    .into_any()
}

fn paste(desk: Desk, lang: Lang) -> AnyView {
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let text = desk.draft.get_untracked();
        if text.trim().is_empty() {
            if let Some(field) = document().get_element_by_id("text") {
                let _ = wasm_bindgen::JsCast::unchecked_into::<web_sys::HtmlElement>(field).focus();
            }
            return;
        }
        desk.take_text(&text, Origin::Text);
    };
    view! {
        <form class="paste" on:submit=submit>
            <label class="label" for="text">{word(lang, Word::PasteLabel)}</label>
            <textarea id="text" rows="3" autocomplete="off" spellcheck="false" autocapitalize="off"
                placeholder=word(lang, Word::PastePlaceholder) aria-describedby="text-hint"
                prop:value=move || desk.draft.get()
                on:input=move |event| desk.draft.set(event_target_value(&event))></textarea>
            <div class="paste__row">
                <span class="hint" id="text-hint">{word(lang, Word::PasteHint)}</span>
                <button class="button" type="submit">{icon(Icon::Paste)}{word(lang, Word::Check)}</button>
            </div>
        </form>
    }
    .into_any()
}

fn sample(desk: Desk, lang: Lang, one: &'static Sample) -> AnyView {
    let class = ["v-", marks::panel_class(one.mark)].concat();
    let open = move |_| desk.take(vec![Offer { name: String::new(), origin: Origin::Sample(one), blob: None }], true);
    view! {
        <li><button class="samples__one" type="button" data-sample=one.file on:click=open>
            <span class=class>{marks::mark("", one.mark)}</span>
            <span>{word(lang, one.title)}</span>
        </button></li>
    }
    .into_any()
}

fn question(lang: Lang, axis: Axis) -> AnyView {
    let hint = word(lang, question_hint(axis));
    let hint = if axis == Axis::Issuer {
        view! { {word(lang, Word::HintIssuerBefore)}<a href="#issuers">{word(lang, Word::HintIssuerLink)}</a>{hint} }
            .into_any()
    } else {
        hint.into_any()
    };
    view! { <li><span><b>{text::question(lang, axis)}</b><span class="hint">{hint}</span></span></li> }.into_any()
}
