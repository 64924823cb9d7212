//! The camera's picture, and what helps when it does not read.

use crate::app::camera::{Abilities, Fault, State};
use crate::app::dom::{El, View, el};
use crate::app::parts::chooser;
use crate::app::parts::icons::{Icon, icon};
use crate::app::parts::prose::prose;
use crate::app::state::Desk;
use crate::app::web;
use crate::text::scan::{Scan, scan};
use crate::text::{self, Lang};

/// The page.
pub fn page(desk: Desk, lang: Lang) -> View {
    let back =
        el("div").class("crumb").kid(el("a").attr("href", "#").kid(icon(Icon::Back)).kid(scan(lang, Scan::Back)));
    View::new()
        .kid(back)
        .kid(el("h1").class("page-title").id("title").attr("tabindex", "-1").kid(scan(lang, Scan::Title)))
        .kid(
            el("div")
                .class("scan")
                .kid(el("div").class("stack").kid(move || looking(desk, lang)).kid(move || other(desk, lang)))
                .kid(help(desk, lang)),
        )
}

fn looking(desk: Desk, lang: Lang) -> View {
    let state = desk.camera.state.get();
    match &state {
        State::Fault(fault) => return refusal(desk, lang, *fault),
        State::On(abilities) => View::new().kid(finder(desk, lang, &state)).kid(controls(desk, lang, abilities)),
        State::Off | State::Opening => finder(desk, lang, &state).into(),
    }
    .kid(el("p").class("note").kid(scan(lang, Scan::Privacy)))
}

fn finder(desk: Desk, lang: Lang, state: &State) -> El {
    let say = match state {
        State::On(_) => Scan::Hold,
        State::Opening => Scan::Opening,
        _ => Scan::Off,
    };
    el("div")
        .class("finder")
        .attr("data-camera", if matches!(state, State::On(_)) { "on" } else { "off" })
        .kid(desk.camera.video().map(|video| El::from(web_sys::Element::from(video))))
        .kid(el("div").class("finder__frame").attr("aria-hidden", "true"))
        .kid(el("p").class("finder__say").attr("role", "status").kid(scan(lang, say)))
}

fn controls(desk: Desk, lang: Lang, can: &Abilities) -> View {
    let camera = desk.camera;
    let light = can.torch.then(|| {
        el("button")
            .class("button")
            .attr("type", "button")
            .attr("aria-pressed", move || if camera.torch.get() { "true" } else { "false" })
            .on("click", move |_: web_sys::Event| camera.light(!camera.torch.now()))
            .kid(icon(Icon::Light))
            .kid(move || scan(lang, if camera.torch.get() { Scan::LightOff } else { Scan::LightOn }))
    });
    let switch = (can.cameras.len() > 1).then(|| {
        el("button")
            .class("button")
            .attr("type", "button")
            .on("click", move |_: web_sys::Event| camera.switch(desk))
            .kid(icon(Icon::Again))
            .kid(scan(lang, Scan::Switch))
    });
    let zoom = can.zoom.map(|(least, most)| {
        let closer = move |event: web_sys::Event| {
            if let Some(factor) = web::number(&event) {
                camera.zoom(factor);
            }
        };
        el("label").class("finder__zoom").kid(scan(lang, Scan::Zoom)).kid(
            el("input")
                .attr("type", "range")
                .attr("step", "any")
                .prop("min", move || least)
                .prop("max", move || most)
                .prop("value", move || least)
                .on("input", closer),
        )
    });
    View::new()
        .kid(zoom)
        .kid((light.is_some() || switch.is_some()).then(|| el("div").class("buttons").kid(light).kid(switch)))
}

fn refusal(desk: Desk, lang: Lang, fault: Fault) -> View {
    let why = match fault {
        Fault::Refused => Scan::Refused,
        Fault::Missing => Scan::Missing,
        Fault::Busy => Scan::Busy,
        Fault::Unsupported => Scan::Unsupported,
        Fault::NoScanner => Scan::NoScanner,
    };
    el("section")
        .class("sheet stack")
        .attr("aria-labelledby", "no-camera")
        .attr("role", "status")
        .attr("data-fault", fault.id())
        .kid(el("h2").class("section-title").id("no-camera").kid(scan(lang, Scan::FaultTitle)))
        .kid(el("p").kid(prose(lang, scan(lang, why))))
        .kid(
            el("div").class("buttons").kid(
                el("button")
                    .class("button")
                    .attr("type", "button")
                    .on("click", move |_: web_sys::Event| desk.camera.open(desk))
                    .kid(icon(Icon::Again))
                    .kid(scan(lang, Scan::Again)),
            ),
        )
        .into()
}

/// A code that is no badge: its text, and nothing to click on.
fn other(desk: Desk, lang: Lang) -> View {
    let said = desk.camera.other.get().map(|said| {
        el("section")
            .class("sheet stack")
            .attr("role", "status")
            .attr("data-other", true)
            .kid(el("h2").class("section-title").kid(scan(lang, Scan::Other)))
            .kid(el("p").class("quote mono").kid(text::visible(&said)))
            .kid(el("p").class("note").kid(prose(lang, scan(lang, Scan::OtherNote))))
    });
    said.into()
}

fn help(desk: Desk, lang: Lang) -> View {
    let step = |one| el("li").kid(prose(lang, scan(lang, one)));
    el("div")
        .class("stack-l")
        .kid(
            el("section")
                .attr("aria-labelledby", "how")
                .kid(el("h2").class("section-title").id("how").kid(scan(lang, Scan::HelpTitle)))
                .kid(
                    el("ol")
                        .class("steps section-body")
                        .kid(step(Scan::HelpFlat))
                        .kid(step(Scan::HelpDistance))
                        .kid(step(Scan::HelpPhoto)),
                ),
        )
        .kid(el("div").class("buttons").kid(chooser::labelled(desk, "button button--main", scan(lang, Scan::Photo))))
        .kid(
            el("section")
                .attr("aria-labelledby", "off")
                .kid(el("h2").class("section-title").id("off").kid(scan(lang, Scan::OfflineTitle)))
                .kid(el("p").kid(prose(lang, scan(lang, Scan::Offline)))),
        )
        .into()
}
