//! All that a holder shows of one badge, made at once: each letter that is typed may change every part of it.

use super::link::Carried;
use super::qr::Code;
use super::signature::{Signer, signature};
use super::{Badge, calendar, card, link, linkedin};
use crate::engine::link::Packed;
use crate::engine::time::Timestamp;
use crate::text::kit::{self, Word};
use crate::text::{Lang, visible};

/// A badge and what is wanted of it. Dates as they were signed.
#[derive(Debug, Clone)]
pub struct Order {
    /// What a link can carry of the input.
    pub carried: Carried,
    /// The page's address, without a fragment.
    pub page: String,
    /// The language of all words.
    pub lang: Lang,
    /// What the badge is for.
    pub qualification: String,
    /// Who issued it.
    pub issuer: String,
    /// 登録番号, if it is to be shown.
    pub number: Option<String>,
    /// Day of issue, or start of validity.
    pub issued: Option<String>,
    /// End of validity.
    pub ends: Option<String>,
    /// Where the badge lies.
    pub share: Option<String>,
    /// What its readers see, if that is not plain success.
    pub headline: Option<String>,
    /// Only a demonstration.
    pub sample: bool,
    /// Only the place goes into the link.
    pub short: bool,
    /// Who signs.
    pub name: String,
    /// His company.
    pub company: String,
    /// His telephone.
    pub telephone: String,
    /// A side of the code, millimetres; the least if nothing is wished.
    pub mm: Option<u32>,
    /// The entry in the calendar lies so many days before the end.
    pub days: Option<u32>,
    /// The device's clock.
    pub now: Timestamp,
    /// The badge's picture, small, as a `data:` address.
    pub picture: Option<String>,
}

/// What was made.
#[derive(Clone)]
pub struct Made {
    /// The language of all words.
    pub lang: Lang,
    /// The input carries the whole badge, and a link can.
    pub may_be_whole: bool,
    /// The place of the badge is known.
    pub may_be_short: bool,
    /// What has to be known before anything is given away.
    pub notes: Vec<String>,
    /// The link.
    pub link: Option<String>,
    /// What it tells whom.
    pub told: Vec<String>,
    /// The signature in markup.
    pub html: String,
    /// The signature as text.
    pub text: String,
    /// What stands in it, line by line.
    pub lines: Vec<String>,
    /// Mail programs, each with what to do in it; the name first.
    pub steps: Vec<Vec<String>>,
    /// The code.
    pub code: Option<MadeCode>,
    /// Its sizes, or why there is none.
    pub code_said: String,
    /// The card; its width and height in dots.
    pub card: Option<MadeCard>,
    /// LinkedIn's address.
    pub linkedin: Option<String>,
    /// What it leaves out.
    pub linkedin_said: Option<String>,
    /// The days that can be chosen.
    pub days: Vec<MadeDays>,
    /// The calendar entry.
    pub calendar: Option<String>,
}

/// A code.
#[derive(Clone)]
pub struct MadeCode {
    /// Drawn.
    pub svg: String,
    code: Code,
    /// In the wished size; in no other there is anything to save.
    pub scans: bool,
    /// A side, millimetres.
    pub mm: u32,
    /// The least that scans.
    pub least: u32,
}

impl MadeCode {
    /// As a picture: made when it is wanted, for it takes longer than all the rest.
    pub fn png(&self) -> Vec<u8> {
        self.code.png(self.mm)
    }
}

/// A card.
#[derive(Debug, Clone)]
pub struct MadeCard {
    /// Drawn.
    pub svg: String,
    /// Dots.
    pub width: u32,
    /// Dots.
    pub height: u32,
    /// Its size in words.
    pub said: String,
}

/// A choice of the calendar.
#[derive(Debug, Clone)]
pub struct MadeDays {
    /// How many.
    pub days: u32,
    /// In words.
    pub said: String,
}

impl Made {
    /// A word.
    pub fn word(&self, word: Word) -> &'static str {
        kit::word(self.lang, word)
    }
}

/// The largest side of a code, millimetres: a poster's. Its picture has at most 3600 dots a side.
const WIDEST: u32 = 300;

/// Letters of a link that every mail program takes in one piece.
const SAFE_LINK: usize = 900;

/// Makes all of it.
pub fn make(order: Order) -> Made {
    let lang = order.lang;
    let badge = Badge {
        qualification: order.qualification,
        issuer: order.issuer,
        number: order.number,
        issued: order.issued,
        ends: order.ends,
        sample: order.sample,
    };
    let badge = badge.visible();
    let (packed, address) = match order.carried {
        Carried::Whole(packed) => (Some(packed), None),
        Carried::Address(address) => (None, Some(address)),
        Carried::Nothing => (None, None),
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
    let now = order.now;
    let days = calendar::choices(&badge, now);
    let wished = order.days.filter(|days_wished| days.contains(days_wished)).or(days.first().copied());
    // What stays the same however often it is made.
    let id = packed.as_ref().map(Packed::letters).or(share).unwrap_or_default();
    let linkedin = linkedin::address(&badge, chosen.as_deref());
    let without = linkedin.as_ref().is_some_and(|(_, with_link)| !with_link) && chosen.is_some();

    Made {
        lang,
        may_be_whole: packed.is_some(),
        may_be_short: short.is_some(),
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
    (Some(MadeCode { svg: code.svg(shown), code, scans, mm, least }), said)
}
