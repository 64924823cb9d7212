//! What is being made for a holder, of one badge at a time: the form, what was made last, the picture.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, JSON, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Blob;

use crate::app::clock;
use crate::app::live::Live;
use crate::app::picture;
use crate::app::web;
use crate::engine::report::{Axis, BadgeFacts, Recognition, Report, Summary};
use crate::engine::time::{Moment, Timestamp};
use crate::engine::verdict::Headline;
use crate::kit::link::{Carried, carried};
use crate::kit::making::{Made, Order, make};
use crate::text::{self, Lang};
use crate::wire::message::{self, member};

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

/// The badge in hand, as the page shows it to us.
pub struct Shown {
    /// Which input it is, as long as the page is open.
    id: u32,
    lang: Lang,
    report: Report,
    /// What its readers see.
    headline: String,
    /// The input.
    blob: Blob,
    /// The kind of picture that the input is.
    media_type: Option<String>,
}

impl Shown {
    /// Of what the page left at our place ([`crate::app::pages::kit`]).
    pub fn read(shown: &JsValue) -> Option<Shown> {
        let text = |name: &str| member(shown, name).as_string();
        Some(Shown {
            id: member(shown, "id").as_f64()? as u32,
            lang: Lang::from_tag(&text("lang")?)?,
            report: message::read(JSON::parse(&text("report")?).ok()?)?,
            headline: text("headline")?,
            blob: member(shown, "blob").dyn_into().ok()?,
            media_type: text("picture"),
        })
    }
}

/// The bench.
pub struct Bench {
    /// What was made last.
    pub made: Live<Option<Rc<Made>>>,
    /// What is drawn from: what was made first of this badge in this language.
    pub frame: Live<Option<Rc<Made>>>,
    /// The badge's picture, small.
    pub picture: Live<Option<Rc<str>>>,
    /// What the last button did.
    pub deed: Live<Option<Deed>>,
    /// What was typed.
    pub form: RefCell<Form>,
    hand: RefCell<Option<(Shown, Carried)>>,
}

impl Bench {
    /// Nothing on it.
    pub fn lasting() -> &'static Bench {
        Box::leak(Box::new(Bench {
            made: Live::new(None),
            frame: Live::new(None),
            picture: Live::new(None),
            deed: Live::new(None),
            form: RefCell::default(),
            hand: RefCell::default(),
        }))
    }

    /// Puts a badge on it. What was typed stays for as long as it is the same.
    pub fn take(&'static self, shown: Shown) {
        let before = self.hand.take().filter(|(before, _)| before.id == shown.id);
        if let Some((_, carried)) = before {
            self.hand.replace(Some((shown, carried)));
            return self.make();
        }
        let name = shown.report.badge.as_ref().and_then(|badge| badge.holder.name.clone());
        self.form.replace(Form { name: name.unwrap_or_default(), with_number: true, ..Form::default() });
        self.made.set(None);
        self.frame.set(None);
        self.picture.set(None);
        self.deed.set(None);
        let (id, blob, media_type) = (shown.id, shown.blob.clone(), shown.media_type.clone());
        self.hand.replace(Some((shown, Carried::Nothing)));
        spawn_local(async move {
            let bytes = JsFuture::from(blob.array_buffer()).await.map(|buffer| Uint8Array::new(&buffer).to_vec());
            let small = small(&blob, media_type.as_deref()).await;
            if let Some((_, carries)) = self.hand.borrow_mut().as_mut().filter(|(shown, _)| shown.id == id) {
                *carries = carried(&bytes.unwrap_or_default());
                self.picture.set(small.map(Rc::from));
            } else {
                return;
            }
            self.make();
        });
    }

    /// Changes the form, and all that is made of it.
    pub fn change(&self, change: impl FnOnce(&mut Form)) {
        change(&mut self.form.borrow_mut());
        self.deed.set(None);
        self.make();
    }

    /// A sentence about what the last button did takes the place of the one before.
    pub fn did(&self, deed: Deed) {
        self.deed.set(None);
        self.deed.set(Some(deed));
    }

    fn make(&self) {
        let order = self.hand.borrow().as_ref().map(|(shown, carried)| self.order(shown, carried.clone()));
        let Some(made) = order.map(|order| Rc::new(make(order))) else { return };
        self.made.set(Some(Rc::clone(&made)));
        if self.frame.peek(|frame| frame.as_ref().is_none_or(|frame| frame.lang != made.lang)) {
            self.frame.set(Some(made));
        }
    }

    fn order(&self, shown: &Shown, carried: Carried) -> Order {
        let form = self.form.borrow().clone();
        let (lang, report) = (shown.lang, &shown.report);
        let badge = report.badge.clone().unwrap_or_default();
        let recognised = report.recognition != Recognition::Unrecognised;
        let asked = matches!(report.summary(Axis::Holder), Summary::Fail | Summary::Unknown);
        let plain = asked || matches!(report.headline, Headline::Valid | Headline::Attested);
        Order {
            carried,
            page: web::window().location().href().unwrap_or_default().split('#').next().unwrap_or_default().to_owned(),
            lang,
            qualification: named(lang, &badge.achievement.listed, &badge.achievement.name, recognised),
            issuer: named(lang, &badge.issuer.listed, &badge.issuer.name, recognised),
            number: badge.registration_number.clone().filter(|_| form.with_number),
            issued: badge.issued.clone().or(badge.valid_from.clone()),
            ends: badge.valid_until.clone(),
            share: place(&badge),
            headline: (!plain).then(|| shown.headline.clone()),
            sample: report.recognition == Recognition::Sample,
            short: form.short,
            name: form.name,
            company: form.company,
            telephone: form.telephone,
            // What is no number is no size that scans.
            mm: form.mm.map(|typed| typed.parse().unwrap_or(0)),
            days: form.days,
            now: Moment::parse(&clock::local()).map_or(Timestamp(0), |moment| moment.at),
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

/// The badge's picture without what is baked into it; where it has none, the site's own mark.
async fn small(blob: &Blob, media_type: Option<&str>) -> Option<String> {
    let own = media_type.and_then(|media_type| web::address(blob, media_type));
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

async fn drawn(address: &str, width: u32, height: u32) -> Option<String> {
    picture::canvas(&picture::decoded(address).await?, width, height)?.to_data_url_with_type("image/png").ok()
}

/// A drawing as a PNG for print: it says by itself how large it is at 350 dpi, or programs would take it for thrice the size.
pub async fn print(address: &str, width: u32, height: u32) -> Option<Blob> {
    let canvas = picture::canvas(&picture::decoded(address).await?, width, height)?;
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
