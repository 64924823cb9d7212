//! An input, where it came from and what has become of it.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::Blob;

use super::live::Live;
use super::picture::Picture;
use super::running::Lost;
use super::samples::Sample;
use super::verifier::Answer;
use crate::text::page::Word;
use crate::wire::Enclosed;

/// Something to judge.
pub struct Offer {
    /// As its giver names it; empty for text.
    pub name: String,
    /// Where it came from.
    pub origin: Origin,
    /// Its bytes, unread.
    pub blob: Option<Blob>,
}

/// Where an input came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// A file of the reader's.
    File,
    /// Pasted or dropped text.
    Text,
    /// The address of the page.
    Link,
    /// The camera.
    Camera,
    /// One of the site's samples.
    Sample(&'static Sample),
}

/// An input and what has become of it.
#[derive(Clone)]
pub struct Entry {
    /// Unique as long as the page is open.
    pub id: u32,
    /// Its place in the list.
    pub place: usize,
    /// The file's name.
    pub name: String,
    /// Its size in bytes, when known.
    pub size: Option<f64>,
    /// Where it came from.
    pub origin: Origin,
    /// What has become of it.
    pub stage: Rc<Live<Stage>>,
    /// Whose the reader thinks it is.
    pub holder: Rc<Live<HolderForm>>,
    /// What is in it, once the reader wants to know.
    pub contents: Rc<Live<Contents>>,
    /// Texts that the reader saved from its official page, to be compared with it.
    pub supplied: Rc<RefCell<Vec<String>>>,
    /// Where its bytes were found, if they are not the file that was offered.
    pub found: Rc<RefCell<Found>>,
}

/// Where an input was found.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// In what: `pdf:qr`, `mail:attachment`, `picture:qr`, `camera:qr`.
    pub within: Option<String>,
    /// What is written on the paper around it.
    pub paper: Option<Vec<String>>,
    /// Whether the file was searched for what it might enclose.
    pub search: Search,
}

/// What came of searching a file for what it might enclose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Search {
    /// It was not searched.
    #[default]
    None,
    /// For QR codes, to the end.
    Picture,
    /// For codes, attachments and links, to the end.
    Paper,
    /// The program that does so cannot be had.
    NotLoaded,
    /// It did not come to an end, or the browser cannot draw the picture.
    Broken,
}

/// What has become of an input.
#[derive(Clone)]
pub enum Stage {
    /// Not its turn yet.
    Waiting,
    /// Being read and judged.
    Checking,
    /// Judged.
    Done(Done),
    /// Not judged, for a reason that is not the badge's.
    Failed(Failure),
}

/// A judged input.
#[derive(Clone)]
pub struct Done {
    /// The answer.
    pub answer: Rc<Answer>,
    /// When, by the device's clock and in its zone, RFC 3339.
    pub at: String,
    /// The kind of picture that the file is.
    pub picture: Option<Picture>,
}

/// The payloads of an input, for the technical details.
#[derive(Clone, Default)]
pub enum Contents {
    /// Not asked for.
    #[default]
    Unread,
    /// Being read.
    Reading,
    /// Here they are; of an input that could not be read, none.
    Read(Rc<Vec<Enclosed>>),
}

/// Why an input was not judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// Larger than [`super::state::MAX_BYTES`].
    TooLarge,
    /// The browser could not read it.
    NotRead,
    /// The sample could not be loaded.
    NotLoaded,
    /// The checking program died over it.
    Died,
    /// The checking program did not come to an end.
    TimedOut,
    /// The checking program cannot be started.
    NoWorker,
    /// The program that opens such files cannot be had.
    NotOpened,
}

impl Failure {
    /// Why the worker did not judge it. `None`: nobody wants to know any more.
    pub const fn of(lost: Lost) -> Option<Failure> {
        match lost {
            Lost::Died => Some(Failure::Died),
            Lost::TimedOut => Some(Failure::TimedOut),
            Lost::NoWorker => Some(Failure::NoWorker),
            Lost::Abandoned => None,
        }
    }

    /// For tests and style sheets.
    pub const fn id(self) -> &'static str {
        match self {
            Failure::TooLarge => "too-large",
            Failure::NotRead => "not-read",
            Failure::NotLoaded => "not-loaded",
            Failure::Died => "died",
            Failure::TimedOut => "timed-out",
            Failure::NoWorker => "no-worker",
            Failure::NotOpened => "not-opened",
        }
    }

    /// For people.
    pub const fn word(self) -> Word {
        match self {
            Failure::TooLarge => Word::FailedTooLarge,
            Failure::NotRead => Word::FailedNotRead,
            Failure::NotLoaded => Word::FailedNotLoaded,
            Failure::Died => Word::FailedDied,
            Failure::TimedOut => Word::FailedTimedOut,
            Failure::NoWorker => Word::FailedNoWorker,
            Failure::NotOpened => Word::FailedNotOpened,
        }
    }
}

/// The form of the holder check.
#[derive(Clone, Default)]
pub struct HolderForm {
    /// What kind of text.
    pub kind: HolderKind,
    /// The text; nothing of it is kept when the page closes.
    pub text: String,
    /// What the form is doing.
    pub phase: HolderPhase,
}

/// What the reader compares with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum HolderKind {
    /// An e-mail address.
    #[default]
    Email,
    /// A name.
    Name,
    /// A number.
    Number,
}

/// What the form of the holder check is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum HolderPhase {
    /// Nothing.
    #[default]
    Idle,
    /// Comparing.
    Busy,
    /// The comparison was lost.
    Failed(Failure),
}
