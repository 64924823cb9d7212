//! The program that makes what a holder shows of a badge.

use wasm_bindgen::JsValue;

use super::aside;
use crate::engine::link::Packed;
use crate::engine::time::{Moment, Timestamp};
use crate::kit::link::{Carried, carried};
use crate::kit::qr::Code;
use crate::kit::signature::{Signer, signature};
use crate::kit::{Badge, calendar, card, link, linkedin};
use crate::text::kit::{self, Word};
use crate::text::{Lang, visible};
use crate::wire::kit::{Made, MadeCard, MadeCode, MadeDays, Order};
use crate::wire::{Bytes, message};

/// The largest side of a code, millimetres: a poster's. Its picture has at most 3600 dots a side.
const WIDEST: u32 = 300;

/// Letters of a link that every mail program takes in one piece.
const SAFE_LINK: usize = 900;

/// A question is a badge and what is wanted of it.
pub fn start() {
    aside::listen(|question: JsValue| aside::written(&make(message::read(question)?)));
}

fn make(order: Order) -> Made {
    let lang = Lang::from_tag(&order.lang).unwrap_or(Lang::Ja);
    let badge = Badge {
        qualification: order.qualification,
        issuer: order.issuer,
        number: order.number,
        issued: order.issued,
        ends: order.ends,
        sample: order.sample,
    };
    let badge = badge.visible();
    let (packed, address) = match (order.packed.as_deref(), &order.bytes) {
        (Some(letters), _) => (Packed::read(letters), None),
        (None, Some(bytes)) => match carried(&bytes.0) {
            Carried::Whole(packed) => (Some(packed), None),
            Carried::Address(address) => (None, Some(address)),
            Carried::Nothing => (None, None),
        },
        (None, None) => (None, None),
    };
    let share = address.or(order.share);
    let short = share.as_deref().and_then(|share| link::short(&order.page, share));
    let is_short = short.is_some() && (order.short || packed.is_none());
    let chosen = if is_short { short.clone() } else { packed.as_ref().map(|it| link::whole(&order.page, it)) };

    let mut notes: Vec<String> = order.headline.iter().map(|headline| kit::seen(lang, headline)).collect();
    notes.extend(chosen.is_none().then(|| kit::no_link(lang).to_owned()));
    let letters = chosen.as_ref().map_or(0, String::len);
    let mut told: Vec<String> = kit::told(lang, is_short).iter().map(|it| (*it).to_owned()).collect();
    told.extend((letters > SAFE_LINK).then(|| kit::long_link(lang, letters)));

    let signer = Signer { name: order.name, company: order.company, telephone: order.telephone };
    let signed = chosen.as_deref().map(|link| signature(lang, &badge, &signer, link, order.picture.as_deref()));
    let code = if is_short {
        short.as_deref().and_then(Code::of_address)
    } else {
        packed.as_ref().and_then(|packed| Code::of(&order.page, packed))
    };
    let may_be_short = short.is_some() && !is_short;
    let card = code.as_ref().and_then(|code| card::card(lang, &badge, &signer.name, code)).map(|card| MadeCard {
        said: kit::card(lang, card.mm, card.is_larger, may_be_short),
        width: card.dots.0,
        height: card.dots.1,
        svg: card.svg,
    });
    let (code, code_said) = drawn(lang, code, order.mm, may_be_short);
    let now = Moment::parse(&order.now).map_or(Timestamp(0), |moment| moment.at);
    let days = calendar::choices(&badge, now);
    let wished = order.days.filter(|days_wished| days.contains(days_wished)).or(days.first().copied());
    // What stays the same however often it is made.
    let id = packed.as_ref().map(Packed::letters).or(share).unwrap_or_default();
    let linkedin = linkedin::address(&badge, chosen.as_deref());
    let without = linkedin.as_ref().is_some_and(|(_, with_link)| !with_link) && chosen.is_some();

    Made {
        lang,
        words: Word::ALL.iter().map(|word| kit::word(lang, *word).to_owned()).collect(),
        may_be_whole: packed.is_some(),
        may_be_short: short.is_some(),
        packed: packed.as_ref().map(Packed::letters),
        notes,
        link: chosen,
        told,
        html: signed.as_ref().map(|it| it.html.clone()).unwrap_or_default(),
        text: signed.as_ref().map(|it| it.text.clone()).unwrap_or_default(),
        lines: signed.map(|it| it.lines).unwrap_or_default(),
        steps: kit::steps(lang).iter().map(|(name, steps)| words(name, steps)).collect(),
        code,
        code_said,
        card,
        linkedin_said: without.then(|| kit::linkedin_without(lang).to_owned()),
        linkedin: linkedin.map(|(address, _)| address),
        calendar: wished.and_then(|days| calendar::entry(lang, &badge, days, id.as_bytes(), now)),
        days: days.into_iter().map(|days| MadeDays { days, said: kit::days(lang, days) }).collect(),
    }
}

fn words(first: &str, rest: &[&str]) -> Vec<String> {
    [first].iter().chain(rest).map(|it| visible(it)).collect()
}

/// The code in the wished size. One that would not scan is drawn for the eye, with no picture to save.
fn drawn(lang: Lang, code: Option<Code>, wished: Option<u32>, may_be_short: bool) -> (Option<MadeCode>, String) {
    let Some(code) = code else { return (None, kit::no_code(lang, may_be_short).to_owned()) };
    let least = code.least_mm();
    let mm = wished.unwrap_or(least);
    let scans = (least..=WIDEST).contains(&mm);
    let said = if scans { kit::code(lang, code.version(), mm, least) } else { kit::small_code(lang, least) };
    let shown = if scans { mm } else { least };
    let png = Bytes(if scans { code.png(mm) } else { Vec::new() });
    (Some(MadeCode { svg: code.svg(shown), png, mm, least }), said)
}
