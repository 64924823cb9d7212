//! What is being made for a holder, of one badge at a time: the form, the answer of the program that makes, the picture.
//!
//! Every letter that is typed asks anew; while an answer is awaited, all that is typed is one question.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

use super::aside::{Aside, Program};
use super::entry::{Done, Entry};
use super::live::Live;
use super::picture::Picture;
use super::state::Desk;
use crate::app::web;
use crate::engine::report::{Axis, BadgeFacts, Recognition, Summary};
use crate::engine::verdict::Headline;
use crate::text::{self, Lang};
use crate::wire::kit::{Made, Order};
use crate::wire::message;

/// Milliseconds: the slowest order is the largest badge, packed for the first time, and a code of 300 mm; an old telephone takes
/// some seconds for it.
const LIMIT: i32 = 20_000;

/// Dots of the picture in a mail: twice the size at which it is shown, for fine screens.
const PICTURE: u32 = 152;

/// What the holder typed and chose.
#[derive(Clone, Default)]
pub struct Form {
    /// Name.
    pub name: String,
    /// Company.
    pub company: String,
    /// Telephone.
    pub telephone: String,
    /// The registration number is shown.
    pub with_number: bool,
    /// Only the badge's place goes into the link.
    pub short: bool,
    /// A side of the code as it was typed; the least, until something is.
    pub mm: Option<String>,
    /// Days before the end.
    pub days: Option<u32>,
}

/// What the last button did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// The signature is in the clipboard.
    Signature,
    /// The link is.
    Link,
    /// The clipboard cannot be written; the signature is selected.
    Selected,
}

/// The bench.
pub struct Bench {
    /// The input that the holder chose, by its id.
    pub chosen: Live<Option<u32>>,
    /// What was made last.
    pub made: Live<Option<Rc<Made>>>,
    /// What the page is drawn from: what was made first of this badge in this language.
    pub frame: Live<Option<Rc<Made>>>,
    /// The badge's picture, small.
    pub picture: Live<Option<Rc<str>>>,
    /// The program cannot be had.
    pub lost: Live<bool>,
    /// What the last button did.
    pub deed: Live<Option<Deed>>,
    /// What was typed.
    pub form: RefCell<Form>,
    hand: RefCell<Option<Hand>>,
    aside: Aside,
    wanted: Cell<bool>,
    busy: Cell<bool>,
}

/// The badge in hand.
#[derive(Clone)]
struct Hand {
    entry: Entry,
    done: Done,
    lang: Lang,
    /// Of the first answer; before, the input itself is sent.
    packed: Option<Option<String>>,
}

impl Bench {
    /// Nothing on it.
    pub fn lasting() -> &'static Bench {
        Box::leak(Box::new(Bench {
            chosen: Live::new(None),
            made: Live::new(None),
            frame: Live::new(None),
            picture: Live::new(None),
            lost: Live::new(false),
            deed: Live::new(None),
            form: RefCell::default(),
            hand: RefCell::default(),
            aside: Aside::new(Program::Maker),
            wanted: Cell::new(false),
            busy: Cell::new(false),
        }))
    }

    /// Puts a badge on it, unless it lies there already.
    pub fn take(&'static self, desk: Desk, lang: Lang, entry: &Entry, done: &Done) {
        let before = self.hand.take();
        let same = before.filter(|hand| hand.entry.id == entry.id);
        if same.as_ref().is_some_and(|hand| hand.lang == lang && Rc::ptr_eq(&hand.done.answer, &done.answer)) {
            self.hand.replace(same);
            return;
        }
        let packed = same.as_ref().and_then(|hand| hand.packed.clone());
        self.hand.replace(Some(Hand { entry: entry.clone(), done: done.clone(), lang, packed }));
        if same.is_none() {
            let name = done.answer.report.badge.as_ref().and_then(|badge| badge.holder.name.clone());
            self.form.replace(Form { name: name.unwrap_or_default(), with_number: true, ..Form::default() });
            self.made.set(None);
            self.frame.set(None);
            self.picture.set(None);
            self.deed.set(None);
            let (entry, picture) = (entry.clone(), done.picture);
            spawn_local(async move {
                let small = small(desk, &entry, picture).await;
                if self.holds(entry.id) {
                    self.picture.set(small.map(Rc::from));
                    self.ask(desk);
                }
            });
        }
        self.ask(desk);
    }

    /// Changes the form and asks.
    pub fn change(&'static self, desk: Desk, change: impl FnOnce(&mut Form)) {
        change(&mut self.form.borrow_mut());
        self.deed.set(None);
        self.ask(desk);
    }

    /// Once more, after the program was lost.
    pub fn again(&'static self, desk: Desk) {
        self.lost.set(false);
        self.ask(desk);
    }

    /// A sentence about what the last button did takes the place of the one before.
    pub fn did(&self, deed: Deed) {
        self.deed.set(None);
        self.deed.set(Some(deed));
    }

    fn holds(&self, id: u32) -> bool {
        self.hand.borrow().as_ref().is_some_and(|hand| hand.entry.id == id)
    }

    fn ask(&'static self, desk: Desk) {
        self.wanted.set(true);
        if self.busy.replace(true) {
            return;
        }
        spawn_local(async move {
            while self.wanted.replace(false) {
                let Some(hand) = self.hand.borrow().clone() else { break };
                let bytes = if hand.packed.is_none() { read(desk, &hand.entry).await } else { None };
                let order = self.order(&hand).write(bytes);
                let answer = self.aside.ask(&order, &Array::new(), LIMIT).await.ok();
                if !self.holds(hand.entry.id) {
                    continue;
                }
                match answer.and_then(message::read::<Made>) {
                    Some(made) => self.show(made),
                    None => self.lost.set(true),
                }
            }
            self.busy.set(false);
        });
    }

    fn show(&self, made: Made) {
        if let Some(hand) = self.hand.borrow_mut().as_mut() {
            hand.packed = Some(made.packed.clone());
        }
        let made = Rc::new(made);
        self.lost.set(false);
        self.made.set(Some(Rc::clone(&made)));
        if self.frame.peek(|frame| frame.as_ref().is_none_or(|frame| frame.lang != made.lang)) {
            self.frame.set(Some(made));
        }
    }

    fn order(&self, hand: &Hand) -> Order {
        let form = self.form.borrow().clone();
        let (lang, report) = (hand.lang, &hand.done.answer.report);
        let badge = report.badge.clone().unwrap_or_default();
        let recognised = report.recognition != Recognition::Unrecognised;
        let asked = matches!(report.summary(Axis::Holder), Summary::Fail | Summary::Unknown);
        let plain = asked || matches!(report.headline, Headline::Valid | Headline::Attested);
        let headline = || hand.done.answer.reading(lang).panel.headline.replace('\u{200b}', "");
        Order {
            bytes: None,
            packed: hand.packed.clone().flatten(),
            page: web::window().location().href().unwrap_or_default().split('#').next().unwrap_or_default().to_owned(),
            lang: lang.tag().to_owned(),
            qualification: named(lang, &badge.achievement.listed, &badge.achievement.name, recognised),
            issuer: named(lang, &badge.issuer.listed, &badge.issuer.name, recognised),
            number: badge.registration_number.clone().filter(|_| form.with_number),
            issued: badge.issued.clone().or(badge.valid_from.clone()),
            ends: badge.valid_until.clone(),
            share: place(&badge),
            headline: (!plain).then(headline),
            sample: report.recognition == Recognition::Sample,
            short: form.short,
            name: form.name,
            company: form.company,
            telephone: form.telephone,
            // What is no number is no size that scans.
            mm: form.mm.map(|typed| typed.parse().unwrap_or(0)),
            days: form.days,
            now: super::clock::local(),
            picture: self.picture.now().map(|picture| picture.to_string()),
        }
    }
}

/// As the list names it, once the issuer is proved; else as the badge does.
fn named(lang: Lang, listed: &Option<crate::engine::report::Names>, own: &Option<String>, recognised: bool) -> String {
    let listed = listed.as_ref().filter(|_| recognised).and_then(|names| text::name(lang, names));
    listed.or(own.as_deref()).unwrap_or_default().to_owned()
}

/// Where the badge lies, by its own id or its platform's rules.
fn place(badge: &BadgeFacts) -> Option<String> {
    let own = badge.id.clone().filter(|id| id.starts_with("https://"));
    own.or_else(|| badge.official_page.clone())
}

async fn read(desk: Desk, entry: &Entry) -> Option<Uint8Array> {
    let buffer = JsFuture::from(desk.blob(entry)?.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer))
}

/// The badge's picture without what is baked into it; where it has none, the site's own mark.
async fn small(desk: Desk, entry: &Entry, picture: Option<Picture>) -> Option<String> {
    let own = picture.and_then(|picture| address(&desk.blob(entry)?, picture.media_type()));
    let drawn = match &own {
        Some(address) => drawn(address, PICTURE, PICTURE).await,
        None => None,
    };
    if let Some(address) = own {
        let _ = web_sys::Url::revoke_object_url(&address);
    }
    match drawn {
        Some(drawn) => Some(drawn),
        None => self::drawn("akashi.svg", PICTURE, PICTURE).await,
    }
}

/// An address of these bytes as a file of this kind.
pub fn address(blob: &Blob, media_type: &str) -> Option<String> {
    let typed = blob.slice_with_f64_and_f64_and_content_type(0.0, blob.size(), media_type).ok()?;
    web_sys::Url::create_object_url_with_blob(&typed).ok()
}

async fn drawn(address: &str, width: u32, height: u32) -> Option<String> {
    canvas(address, width, height).await?.to_data_url_with_type("image/png").ok()
}

/// A drawing as a PNG for print: it says by itself how large it is at 350 dpi, or programs would take it for thrice the size.
pub async fn print(address: &str, width: u32, height: u32) -> Option<Blob> {
    let canvas = canvas(address, width, height).await?;
    let drawn = Promise::new(&mut |done, _| {
        let _ = canvas.to_blob(&done);
    });
    let png: Blob = JsFuture::from(drawn).await.ok()?.dyn_into().ok()?;
    let part = |from: f64, to: f64| png.slice_with_f64_and_f64(from, to).map(JsValue::from).ok();
    let parts = Array::of3(&part(0.0, HEAD)?, &Uint8Array::from(&DENSITY[..]), &part(HEAD, png.size())?);
    Blob::new_with_blob_sequence(&parts).ok()
}

/// Signature and IHDR, with which every PNG begins (PNG, 5.6).
const HEAD: f64 = 33.0;

/// The chunk pHYs (PNG, 11.3.4.3): 13780 dots a metre both ways, 350 dpi, with its length and checksum.
const DENSITY: [u8; 21] =
    [0, 0, 0, 9, b'p', b'H', b'Y', b's', 0, 0, 0x35, 0xd4, 0, 0, 0x35, 0xd4, 1, 0x5e, 0x65, 0xe5, 0x8];

/// A picture drawn anew into so many dots; what is not of that shape keeps its own.
async fn canvas(address: &str, width: u32, height: u32) -> Option<HtmlCanvasElement> {
    let image = HtmlImageElement::new().ok()?;
    image.set_src(address);
    JsFuture::from(image.decode()).await.ok()?;
    let canvas: HtmlCanvasElement = web::document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let (wide, high) = (f64::from(width), f64::from(height));
    // A drawing that states no size fills the whole.
    let own = |side: u32, otherwise: f64| if side == 0 { otherwise } else { f64::from(side) };
    let (own_wide, own_high) = (own(image.natural_width(), wide), own(image.natural_height(), high));
    let scale = (wide / own_wide).min(high / own_high);
    let (w, h) = (own_wide * scale, own_high * scale);
    let (x, y) = ((wide - w) / 2.0, (high - h) / 2.0);
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, x, y, w, h).ok()?;
    Some(canvas)
}
