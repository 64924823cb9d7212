//! The camera: open while the scan page is on the screen and can be seen, read frame by frame, closed with it. Frames are looked
//! at on this device and dropped; nothing is recorded or sent.
//!
//! Who reads a frame: the browser itself where it can (`BarcodeDetector`, Shape Detection API), else our scanner, which also
//! helps where the browser has seen nothing for a while: fine codes are hard for some.

use std::cell::{Cell, RefCell};

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlVideoElement, ImageBitmap, MediaDeviceInfo, MediaDevices, MediaStream, MediaStreamConstraints};

use super::entry::Origin;
use super::live::Live;
use super::running::Lost;
use super::state::Desk;
use crate::app::web;
use crate::engine::unbake::plain;
use crate::wire::message::{self, member, object};

/// Dots: a code of version 20 is 105 modules with its margin; at half the width of the frame each has nine.
const WIDTH: f64 = 1920.0;

/// Milliseconds for one frame; ours takes 10 to 40.
const FRAME_LIMIT: i32 = 8_000;

/// Milliseconds between two frames: a telephone that looks at every frame grows hot.
const PAUSE: i32 = 60;

/// Frames without a code before ours helps the browser: about a second and a half.
const PATIENCE: u32 = 20;

/// How the camera fares.
#[derive(Debug, Clone, PartialEq)]
pub enum State {
    /// Closed.
    Off,
    /// The reader is being asked, or it starts.
    Opening,
    /// Running.
    On(Abilities),
    /// Not to be had.
    Fault(Fault),
}

/// What this camera can do.
#[derive(Debug, Clone, PartialEq)]
pub struct Abilities {
    /// It has a light.
    pub torch: bool,
    /// Least and largest zoom.
    pub zoom: Option<(f64, f64)>,
    /// Ids of all cameras.
    pub cameras: Vec<String>,
}

/// Why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The reader, the browser's settings or the site's header said no.
    Refused,
    /// This device has none.
    Missing,
    /// Another program has it.
    Busy,
    /// This browser offers none here.
    Unsupported,
    /// Our scanner cannot be loaded.
    NoScanner,
}

impl Fault {
    /// For tests.
    pub const fn id(self) -> &'static str {
        match self {
            Fault::Refused => "refused",
            Fault::Missing => "missing",
            Fault::Busy => "busy",
            Fault::Unsupported => "unsupported",
            Fault::NoScanner => "no-scanner",
        }
    }

    /// By the name of a DOMException of `getUserMedia` (Media Capture and Streams, 10.2), old names included.
    fn of(error: &JsValue) -> Fault {
        match member(error, "name").as_string().as_deref() {
            Some("NotAllowedError" | "SecurityError" | "PermissionDeniedError") => Fault::Refused,
            Some("NotFoundError" | "OverconstrainedError" | "DevicesNotFoundError") => Fault::Missing,
            Some("NotReadableError" | "AbortError" | "TrackStartError") => Fault::Busy,
            _ => Fault::Unsupported,
        }
    }
}

/// The camera.
pub struct Camera {
    /// How it fares.
    pub state: Live<State>,
    /// The light is on.
    pub torch: Live<bool>,
    /// What a code says that is no badge.
    pub other: Live<Option<String>>,
    video: RefCell<Option<HtmlVideoElement>>,
    stream: RefCell<Option<MediaStream>>,
    /// Which camera the reader chose.
    chosen: RefCell<Option<String>>,
    /// Counts openings: a frame of an earlier one finds nobody.
    session: Cell<u32>,
}

impl Default for Camera {
    /// Closed.
    fn default() -> Camera {
        Camera {
            state: Live::new(State::Off),
            torch: Live::new(false),
            other: Live::new(None),
            video: RefCell::default(),
            stream: RefCell::default(),
            chosen: RefCell::default(),
            session: Cell::new(0),
        }
    }
}

impl Camera {
    /// Where the frames are shown; one element as long as the page is open.
    pub fn video(&self) -> Option<HtmlVideoElement> {
        if self.video.borrow().is_none() {
            let made = web::document().create_element("video").ok();
            let video: Option<HtmlVideoElement> = made.and_then(|video| video.dyn_into().ok());
            if let Some(video) = &video {
                video.set_muted(true);
                // Without it iOS opens a player of its own.
                let _ = video.set_attribute("playsinline", "");
                let _ = video.set_attribute("class", "finder__video");
                let _ = video.set_attribute("aria-hidden", "true");
            }
            *self.video.borrow_mut() = video;
        }
        self.video.borrow().clone()
    }

    /// Opens it and reads codes until one is a badge.
    pub fn open(&'static self, desk: Desk) {
        self.close();
        self.state.set(State::Opening);
        let session = self.session.get();
        // Loaded while the reader is being asked.
        spawn_local(async move {
            let _ = desk.scanner.load().await;
        });
        spawn_local(async move {
            let stream = self.stream().await;
            if !self.is_open(session) {
                // Allowed when nobody looks any more: its light must not burn on.
                stream.iter().for_each(stop);
                return;
            }
            let ran = match stream {
                Ok(stream) => self.run(desk, session, stream).await,
                Err(fault) => Err(fault),
            };
            if let Err(fault) = ran
                && self.is_open(session)
            {
                self.fail(fault);
            }
        });
    }

    fn is_open(&self, session: u32) -> bool {
        self.session.get() == session
    }

    /// Until a badge is read, the camera is closed, or something is wanting.
    async fn run(&'static self, desk: Desk, session: u32, stream: MediaStream) -> Result<(), Fault> {
        let abilities = self.show(stream).await.ok_or(Fault::Busy)?;
        if self.is_open(session) {
            self.state.set(State::On(abilities));
        }
        let is_loaded = desk.scanner.load().await.is_ok();
        let mut detector = detector().await;
        if !is_loaded && detector.is_none() {
            return Err(Fault::NoScanner);
        }
        self.watch(desk, session, &mut detector).await
    }

    /// Closes it; its light goes out.
    pub fn close(&self) {
        self.session.set(self.session.get().wrapping_add(1));
        if let Some(stream) = self.stream.borrow_mut().take() {
            stop(&stream);
        }
        if let Some(video) = self.video.borrow().as_ref() {
            video.set_src_object(None);
        }
        self.torch.set(false);
        self.other.set(None);
        self.state.set(State::Off);
    }

    /// The next of several cameras.
    pub fn switch(&'static self, desk: Desk) {
        let State::On(Abilities { cameras, .. }) = self.state.now() else { return };
        let current = self.track().map(|track| member(&web::call(&track, "getSettings", None), "deviceId"));
        let current = current.and_then(|id| id.as_string());
        let place = cameras.iter().position(|id| Some(id) == current.as_ref()).unwrap_or(0);
        *self.chosen.borrow_mut() = cameras.iter().cycle().nth(place + 1).cloned();
        self.open(desk);
    }

    /// Light on or off.
    pub fn light(&self, on: bool) {
        self.constrain("torch", on.into());
        self.torch.set(on);
    }

    /// Closer, or farther away.
    pub fn zoom(&self, factor: f64) {
        self.constrain("zoom", factor.into());
    }

    fn fail(&self, fault: Fault) {
        self.close();
        self.state.set(State::Fault(fault));
    }

    /// `{advanced: [{name: value}]}`: what a camera cannot do it passes over.
    fn constrain(&self, name: &str, value: JsValue) {
        if let Some(track) = self.track() {
            let advanced = Array::of1(&object(&[(name, value)]));
            web::call(&track, "applyConstraints", Some(&object(&[("advanced", advanced.into())])));
        }
    }

    fn track(&self) -> Option<JsValue> {
        self.stream.borrow().as_ref().map(|stream| stream.get_video_tracks().get(0)).filter(|track| track.is_object())
    }

    async fn stream(&self) -> Result<MediaStream, Fault> {
        let devices = devices().ok_or(Fault::Unsupported)?;
        let camera = match self.chosen.borrow().as_ref() {
            Some(id) => ("deviceId", object(&[("exact", id.as_str().into())])),
            None => ("facingMode", object(&[("ideal", "environment".into())])),
        };
        let wanted = object(&[camera, ("width", object(&[("ideal", WIDTH.into())]))]);
        let constraints = MediaStreamConstraints::new();
        constraints.set_video(&wanted);
        let promise = devices.get_user_media_with_constraints(&constraints).map_err(|error| Fault::of(&error))?;
        JsFuture::from(promise).await.map_err(|error| Fault::of(&error))?.dyn_into().map_err(|_| Fault::Unsupported)
    }

    async fn show(&self, stream: MediaStream) -> Option<Abilities> {
        let video = self.video()?;
        video.set_src_object(Some(&stream));
        let track = stream.get_video_tracks().get(0);
        *self.stream.borrow_mut() = Some(stream);
        JsFuture::from(video.play().ok()?).await.ok()?;
        let can = web::call(&track, "getCapabilities", None);
        let zoom = member(&can, "zoom");
        let range = member(&zoom, "min").as_f64().zip(member(&zoom, "max").as_f64());
        Some(Abilities {
            torch: member(&can, "torch").is_truthy(),
            zoom: range.filter(|(least, most)| least < most),
            cameras: cameras().await,
        })
    }

    async fn watch(&'static self, desk: Desk, session: u32, detector: &mut Option<JsValue>) -> Result<(), Fault> {
        let mut without = 0_u32;
        while self.is_open(session) {
            let ours = detector.is_none() || (without >= PATIENCE && without.is_multiple_of(2));
            let seen = if ours { self.scan(desk).await } else { self.detect(detector).await };
            if !self.is_open(session) {
                break;
            }
            let texts = match seen {
                Ok(texts) => texts,
                Err(Lost::NoWorker) if detector.is_none() => return Err(Fault::NoScanner),
                Err(_) => Vec::new(),
            };
            without = if texts.is_empty() { without.saturating_add(1) } else { 0 };
            let is_badge = |text: &&String| plain::resembles(text);
            if let Some(badge) = texts.iter().find(is_badge) {
                desk.take_text(badge, Origin::Camera);
                break;
            }
            if let Some(text) = texts.into_iter().next()
                && self.other.peek(|other| other.as_ref() != Some(&text))
            {
                self.other.set(Some(text));
            }
            pause().await;
        }
        Ok(())
    }

    async fn scan(&self, desk: Desk) -> Result<Vec<String>, Lost> {
        let Some(frame) = self.frame().await else { return Ok(Vec::new()) };
        let moved = Array::of1(&frame);
        let question = object(&[("picture", frame.into()), ("thorough", false.into())]);
        let answer = desk.scanner.ask(&question, &moved, FRAME_LIMIT).await?;
        Ok(message::read(answer).unwrap_or_default())
    }

    async fn frame(&self) -> Option<ImageBitmap> {
        let video = self.video.borrow().clone().filter(|video| video.ready_state() >= 2)?;
        let promise = web::window().create_image_bitmap_with_html_video_element(&video).ok()?;
        JsFuture::from(promise).await.ok()?.dyn_into().ok()
    }

    /// The browser's own reading. One that fails is not asked again.
    async fn detect(&self, detector: &mut Option<JsValue>) -> Result<Vec<String>, Lost> {
        let video = self.video.borrow().clone();
        let found = match (detector.as_ref(), video) {
            (Some(detector), Some(video)) => settled(web::call(detector, "detect", Some(&video))).await,
            _ => None,
        };
        let Some(found) = found else {
            *detector = None;
            return Ok(Vec::new());
        };
        let text = |code: JsValue| member(&code, "rawValue").as_string().filter(|text| !text.is_empty());
        Ok(Array::from(&found).into_iter().filter_map(text).collect())
    }
}

fn stop(stream: &MediaStream) {
    for track in stream.get_tracks() {
        web::call(&track, "stop", None);
    }
}

/// Absent where the page did not come over https.
fn devices() -> Option<MediaDevices> {
    let devices = member(&web::window().navigator(), "mediaDevices");
    devices.is_object().then(|| devices.unchecked_into())
}

/// Ids of the cameras; told only once the reader has allowed one.
async fn cameras() -> Vec<String> {
    let Some(promise) = devices().and_then(|devices| devices.enumerate_devices().ok()) else { return Vec::new() };
    let Ok(all) = JsFuture::from(promise).await else { return Vec::new() };
    let camera = |device: JsValue| {
        let device: MediaDeviceInfo = device.dyn_into().ok()?;
        (member(&device, "kind").as_string()? == "videoinput").then(|| device.device_id()).filter(|id| !id.is_empty())
    };
    Array::from(&all).into_iter().filter_map(camera).collect()
}

/// The browser's own reader of QR codes, where it has one.
async fn detector() -> Option<JsValue> {
    let class: Function = member(&web::window(), "BarcodeDetector").dyn_into().ok()?;
    let formats = settled(web::call(&class, "getSupportedFormats", None)).await?;
    if !Array::from(&formats).includes(&"qr_code".into(), 0) {
        return None;
    }
    let wanted = object(&[("formats", Array::of1(&"qr_code".into()).into())]);
    Reflect::construct(&class, &Array::of1(&wanted)).ok()
}

async fn settled(promise: JsValue) -> Option<JsValue> {
    JsFuture::from(promise.dyn_into::<Promise>().ok()?).await.ok()
}

async fn pause() {
    let promise = Promise::new(&mut |done, _| {
        web::after(PAUSE, move || {
            let _ = done.call0(&JsValue::UNDEFINED);
        });
    });
    let _ = JsFuture::from(promise).await;
}
