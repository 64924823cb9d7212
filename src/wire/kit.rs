//! What the page asks of the program that makes what a holder shows, and what comes back.

use js_sys::Uint8Array;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

use super::Bytes;
use super::message::object;
use crate::text::Lang;
use crate::text::kit::Word;

/// A badge and what is wanted of it. Dates as they were signed.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Order {
    /// The input; the first time only.
    pub bytes: Option<Bytes>,
    /// [`Made::packed`] of the first answer.
    pub packed: Option<String>,
    /// The page's address, without a fragment.
    pub page: String,
    /// Tag of the language.
    pub lang: String,
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
    /// The device's clock, RFC 3339.
    pub now: String,
    /// The badge's picture, small, as a `data:` address.
    pub picture: Option<String>,
}

impl Order {
    /// As [`super::message::read`] reads it.
    pub fn write(self, bytes: Option<Uint8Array>) -> JsValue {
        let text = |text: Option<String>| text.map_or(JsValue::UNDEFINED, JsValue::from);
        let number = |number: Option<u32>| number.map_or(JsValue::UNDEFINED, JsValue::from);
        object(&[
            ("bytes", bytes.map_or(JsValue::UNDEFINED, Into::into)),
            ("packed", text(self.packed)),
            ("page", self.page.into()),
            ("lang", self.lang.into()),
            ("qualification", self.qualification.into()),
            ("issuer", self.issuer.into()),
            ("number", text(self.number)),
            ("issued", text(self.issued)),
            ("ends", text(self.ends)),
            ("share", text(self.share)),
            ("headline", text(self.headline)),
            ("sample", self.sample.into()),
            ("short", self.short.into()),
            ("name", self.name.into()),
            ("company", self.company.into()),
            ("telephone", self.telephone.into()),
            ("mm", number(self.mm)),
            ("days", number(self.days)),
            ("now", self.now.into()),
            ("picture", text(self.picture)),
        ])
    }
}

/// What was made.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Made {
    /// The language of all words.
    pub lang: Lang,
    /// The badge as the next order names it.
    pub packed: Option<String>,
    /// Each of [`Word::ALL`].
    pub words: Vec<String>,
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
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MadeCode {
    /// Drawn.
    pub svg: String,
    /// As a picture; empty where the wished size does not scan.
    pub png: Bytes,
    /// A side, millimetres.
    pub mm: u32,
    /// The least that scans.
    pub least: u32,
}

/// A card.
#[derive(Debug, Clone, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MadeDays {
    /// How many.
    pub days: u32,
    /// In words.
    pub said: String,
}

impl Made {
    /// A word.
    pub fn word(&self, word: Word) -> &str {
        self.words.get(word as usize).map(String::as_str).unwrap_or_default()
    }
}
