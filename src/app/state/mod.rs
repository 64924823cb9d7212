//! What the page knows, and what happens when something is offered to it.
//!
//! Files wait in the order in which they came. One at a time is read, handed to the worker and let go; the report
//! decides, the page only keeps it.

mod opening;
mod work;

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use js_sys::Promise;
use web_sys::Blob;

use super::aside::Aside;
use super::camera::Camera;
use super::entry::{Contents, Entry, Found, HolderForm, HolderPhase, Offer, Origin, Stage};
use super::focus::{self, Target};
use super::island;
use super::live::Live;
use super::route::Screen;
use super::verifier::{News, Phase, Verifier};
use crate::app::web;
use crate::engine::policy::ListFault;
use crate::text::Lang;
use crate::wire::{Leave, Listed};

/// Larger files are not handed to the worker: no badge is anywhere near.
pub const MAX_BYTES: f64 = 32.0 * 1024.0 * 1024.0;

/// The site's list, as far as it is known.
#[derive(Debug, Clone)]
pub enum List {
    /// Being loaded.
    Loading,
    /// Here it is.
    Known(Rc<Listed>),
    /// Missing or wrong: nothing is recognised.
    Faulty(Rc<Vec<ListFault>>),
}

/// The page's state; copies share it.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The language.
    pub lang: &'static Live<Lang>,
    /// What is on the screen.
    pub screen: &'static Live<Screen>,
    /// The inputs in hand.
    pub entries: &'static Live<Rc<Vec<Entry>>>,
    /// How many of them are settled.
    pub settled: &'static Live<usize>,
    /// For each input the place of a newer badge of the same person and qualification, once all are settled.
    pub newer: &'static Live<Rc<Vec<Option<usize>>>>,
    /// The site's list.
    pub list: &'static Live<List>,
    /// The worker.
    pub worker: &'static Live<Phase>,
    /// Something is being dragged over the window.
    pub over: &'static Live<bool>,
    /// What stands in the text field of the first page.
    pub draft: &'static Live<String>,
    /// What the list is narrowed to.
    pub filter: &'static Live<&'static str>,
    /// The technical details are open.
    pub drawer: &'static Live<bool>,
    /// Whom the reader lets the worker ask, as long as the page is open.
    pub leave: &'static Live<Leave>,
    /// Who is being asked now.
    pub asking: &'static Live<Rc<Vec<String>>>,
    /// What was kept on the device has been cleared.
    pub forgotten: &'static Live<bool>,
    /// Of which badge in hand a holder makes something, by its id.
    pub shown: &'static Live<Option<u32>>,
    /// The program that makes it.
    pub maker: &'static Live<island::State>,
    /// What a screen reader is told.
    pub say: &'static Live<Say>,
    /// Finds QR codes in pictures; loaded when there is one to look at.
    pub scanner: &'static Aside,
    /// Takes PDF and mail apart; loaded when there is one to open.
    pub opener: &'static Aside,
    /// The camera.
    pub camera: &'static Camera,
    shelf: &'static RefCell<Shelf>,
}

/// What a screen reader is told; the words follow the language.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Say {
    /// Nothing.
    Silence,
    /// A file is being checked.
    Checking,
    /// The verdict of the input at this place.
    Verdict(usize),
    /// All files of the list are settled.
    ListDone,
    /// The network is being asked.
    Asking,
    /// Copied to the clipboard.
    Copied,
}

/// What belongs to the browser and cannot be copied about.
struct Shelf {
    verifier: Option<Verifier>,
    blobs: Vec<(u32, Blob)>,
    queue: VecDeque<Task>,
    /// The next file, being read.
    ahead: Option<(u32, Promise)>,
    working: bool,
    last_id: u32,
}

struct Task {
    entry: Entry,
    aim: Aim,
}

/// What is to be done with an input.
enum Aim {
    /// Judge it.
    Verdict,
    /// Judge it, and ask once more where nothing came of it.
    Again,
    /// Judge it, and compare its holder with this.
    Holder(String),
    /// Show what is in it.
    Contents,
}

impl Desk {
    /// An empty desk.
    pub fn new(lang: Lang, screen: Screen) -> Desk {
        let shelf = Shelf {
            verifier: None,
            blobs: Vec::new(),
            queue: VecDeque::new(),
            ahead: None,
            working: false,
            last_id: 0,
        };
        Desk {
            lang: Live::lasting(lang),
            screen: Live::lasting(screen),
            entries: Live::lasting(Rc::new(Vec::new())),
            settled: Live::lasting(0),
            newer: Live::lasting(Rc::default()),
            list: Live::lasting(List::Loading),
            worker: Live::lasting(Phase::Starting),
            over: Live::lasting(false),
            draft: Live::lasting(String::new()),
            filter: Live::lasting("all"),
            drawer: Live::lasting(false),
            leave: Live::lasting(Leave::default()),
            asking: Live::lasting(Rc::default()),
            forgotten: Live::lasting(false),
            shown: Live::lasting(None),
            maker: Live::lasting(island::State::Absent),
            say: Live::lasting(Say::Silence),
            scanner: Box::leak(Box::new(Aside::new("link[rel=x-scanner]"))),
            opener: Box::leak(Box::new(Aside::new("link[rel=x-opener]"))),
            camera: Box::leak(Box::new(Camera::default())),
            shelf: Box::leak(Box::new(RefCell::new(shelf))),
        }
    }

    /// Starts the worker and listens to it.
    pub fn start(self) {
        let verifier = Verifier::start(move |news| match news {
            News::Phase(phase) => self.worker.set(phase),
            News::Issuers(Ok(list)) => self.list.set(List::Known(Rc::new(list))),
            News::Issuers(Err(faults)) => self.list.set(List::Faulty(Rc::new(faults))),
            News::Forgotten => self.forgotten.set(true),
            News::Asking(hosts) => {
                self.asking.set(Rc::new(hosts));
                // A long list would be read out host by host.
                if self.screen.now() != Screen::List {
                    self.say.set(Say::Asking);
                }
            }
        });
        self.shelf.borrow_mut().verifier = Some(verifier);
    }

    /// Shows a screen and puts it into the address, so that the browser's Back works.
    pub fn go(self, screen: Screen) {
        let _ = web::window().location().set_hash(&screen.hash());
        self.show(screen);
    }

    /// Shows a screen.
    pub fn show(self, screen: Screen) {
        let before = self.screen.now();
        let screen = self.known(screen);
        if before == screen {
            return;
        }
        self.screen.set(screen);
        match (screen, before) {
            (Screen::List, Screen::Result(place)) => focus::later(Target::Row(place)),
            (Screen::Result(_), _) => focus::to_top(Target::Verdict),
            _ => focus::to_top(Target::Title),
        }
    }

    /// What is not in hand cannot be shown: an old address leads home.
    fn known(self, screen: Screen) -> Screen {
        let count = self.entries.peek(|entries| entries.len());
        match screen {
            Screen::List if count == 0 => Screen::Home,
            Screen::Result(place) if place >= count => Screen::Home,
            other => other,
        }
    }

    /// Takes new inputs in place of the old ones and begins to judge them.
    pub fn take(self, offers: Vec<Offer>, announce: bool) {
        if offers.is_empty() {
            return;
        }
        let mut entries = Vec::with_capacity(offers.len());
        let verifier = {
            let mut shelf = self.shelf.borrow_mut();
            shelf.queue.clear();
            shelf.blobs.clear();
            for (place, offer) in offers.into_iter().enumerate() {
                let entry = shelf.enter(place, offer, Found::default());
                shelf.queue.push_back(Task { entry: entry.clone(), aim: Aim::Verdict });
                entries.push(entry);
            }
            shelf.verifier.clone()
        };
        let screen = if entries.len() == 1 { Screen::Result(0) } else { Screen::List };
        self.settled.set(0);
        self.newer.set(Rc::default());
        self.filter.set("all");
        self.say.set(Say::Checking);
        // A no is about the inputs in hand.
        self.leave.update(|leave| leave.no.clear());
        self.entries.set(Rc::new(entries));
        if let Some(verifier) = verifier {
            verifier.hope();
            verifier.abandon();
        }
        self.opener.abandon();
        self.scanner.abandon();
        if announce {
            self.go(screen);
        } else {
            self.show(screen);
        }
        focus::to_top(if screen == Screen::List { Target::Title } else { Target::Verdict });
        self.work();
    }

    /// Takes a text: a token, JSON, an address.
    pub fn take_text(self, text: &str, origin: Origin) {
        if text.trim().is_empty() {
            return;
        }
        let parts = js_sys::Array::of1(&text.into());
        let blob = Blob::new_with_str_sequence(&parts).ok();
        self.take(vec![Offer { name: String::new(), origin, blob }], origin != Origin::Link);
    }

    /// Judges an input once more. Whoever wants that may be asked again what he said no to.
    pub fn again(self, entry: &Entry) {
        if let Ok(verifier) = self.verifier() {
            verifier.hope();
        }
        self.leave.update(|leave| leave.no.clear());
        self.unsettle(entry);
        self.enqueue(Task { entry: entry.clone(), aim: Aim::Again });
    }

    /// Clears what is kept on the device.
    pub fn forget(self) {
        if let Ok(verifier) = self.verifier() {
            self.forgotten.set(false);
            verifier.forget();
        }
    }

    /// Judges these once more, in their order, for the reader has said whom to ask.
    pub fn rejudge(self, entries: &[Entry]) {
        for entry in entries {
            self.unsettle(entry);
            self.shelf.borrow_mut().queue.push_back(Task { entry: entry.clone(), aim: Aim::Verdict });
        }
        self.work();
    }

    /// Takes the job in hand away from the worker; its input waits anew.
    pub fn interrupt(self) {
        let checking = |entry: &&Entry| entry.stage.peek(|stage| matches!(stage, Stage::Checking));
        let entry = self.entries.peek(|all| all.iter().find(checking).cloned());
        if let (Some(entry), Ok(verifier)) = (entry, self.verifier()) {
            entry.stage.set(Stage::Waiting);
            self.shelf.borrow_mut().queue.push_front(Task { entry, aim: Aim::Verdict });
            verifier.abandon();
        }
    }

    fn unsettle(self, entry: &Entry) {
        entry.stage.set(Stage::Waiting);
        self.settled.update(|settled| *settled = settled.saturating_sub(1));
    }

    /// Compares an input with what the reader typed.
    pub fn ask_holder(self, entry: &Entry) {
        let text = entry.holder.peek(|form| form.text.trim().to_owned());
        if text.is_empty() {
            return;
        }
        entry.holder.update(|form| form.phase = HolderPhase::Busy);
        self.enqueue(Task { entry: entry.clone(), aim: Aim::Holder(text) });
    }

    /// Reads what is in an input, for the technical details; once.
    pub fn look_inside(self, entry: &Entry) {
        if entry.contents.peek(|contents| matches!(contents, Contents::Unread)) {
            entry.contents.set(Contents::Reading);
            self.enqueue(Task { entry: entry.clone(), aim: Aim::Contents });
        }
    }

    /// The bytes of an input, as far as they are still in hand.
    pub fn blob(self, entry: &Entry) -> Option<Blob> {
        let shelf = self.shelf.borrow();
        shelf.blobs.iter().find(|(id, _)| *id == entry.id).map(|(_, blob)| blob.clone())
    }
}

impl Shelf {
    /// A new input.
    fn enter(&mut self, place: usize, offer: Offer, found: Found) -> Entry {
        self.last_id += 1;
        let within = (offer.origin == Origin::Camera).then(|| "camera:qr".to_owned());
        let entry = Entry {
            id: self.last_id,
            place,
            name: offer.name,
            size: offer.blob.as_ref().map(Blob::size),
            origin: offer.origin,
            stage: Rc::new(Live::new(Stage::Waiting)),
            holder: Rc::new(Live::new(HolderForm::default())),
            contents: Rc::new(Live::new(Contents::Unread)),
            supplied: Rc::default(),
            found: Rc::new(RefCell::new(Found { within: found.within.or(within), ..found })),
        };
        if let Some(blob) = offer.blob {
            self.blobs.push((entry.id, blob));
        }
        entry
    }
}
