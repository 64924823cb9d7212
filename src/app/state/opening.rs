//! Files that may enclose a badge: PDF and mail are opened, a picture without a badge is looked through for QR codes. What is
//! found takes the file's place; if it is more than one thing, the others stand below it in the list.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::{Blob, ImageBitmap};

use super::{Aim, Desk, Task};
use crate::app::entry::{Entry, Failure, Found, Offer, Origin, Search};
use crate::app::picture::{self, Picture};
use crate::app::route::Screen;
use crate::app::running::Lost;
use crate::engine::unbake::Kind;
use crate::engine::unbake::plain;
use crate::wire::{Enclosure, message};

/// Milliseconds for one PDF or mail: the engine's own limits end it sooner; a telephone is five times as slow.
const OPENING_LIMIT: i32 = 20_000;

/// Milliseconds for one picture, however large.
const LOOKING_LIMIT: i32 = 15_000;

/// Files of this kind are opened before they are judged.
pub fn encloses(kind: Kind) -> bool {
    matches!(kind, Kind::Pdf | Kind::Mail)
}

/// A file of this kind may show a code.
pub fn is_picture(kind: Kind) -> bool {
    matches!(kind, Kind::Png | Kind::Svg | Kind::Picture(_))
}

/// Something found in a file.
struct Piece {
    name: String,
    blob: Blob,
    found: Found,
}

impl Desk {
    /// Opens a PDF or a mail, once. True: something is enclosed, and has taken its place.
    pub(super) async fn take_apart(self, entry: &Entry, bytes: Uint8Array) -> Result<bool, Option<Failure>> {
        let is_new = entry.found.borrow().search == Search::None;
        if !is_new {
            return Ok(false);
        }
        let moved = Array::of1(&bytes.buffer());
        let question = message::object(&[("name", entry.name.as_str().into()), ("bytes", bytes.into())]);
        let answer = self.opener.ask(&question, &moved, OPENING_LIMIT).await;
        if !self.is_current(entry) {
            return Err(None);
        }
        let enclosed: Vec<Enclosure> = match answer {
            Ok(answer) => message::read(answer).ok_or(Some(Failure::Died))?,
            Err(Lost::NoWorker) => return Err(Some(Failure::NotOpened)),
            Err(lost) => return Err(Failure::of(lost)),
        };
        let piece = |one: Enclosure| {
            let found = Found { within: Some(one.within), paper: one.paper, search: Search::Paper };
            Some(Piece { name: one.name, blob: blob(&Uint8Array::from(one.bytes.0.as_slice()).into())?, found })
        };
        Ok(self.put(entry, Search::Paper, enclosed.into_iter().filter_map(piece).collect()))
    }

    /// Looks for QR codes in a picture, once. True: there was one, and its text has taken the picture's place.
    pub(super) async fn look(self, entry: &Entry, kind: Kind, head: &[u8]) -> Result<bool, Option<Failure>> {
        let is_new = entry.found.borrow().search == Search::None;
        let Some(file) = self.blob(entry).filter(|_| is_new) else { return Ok(false) };
        let search = match drawn(&file, kind, head).await {
            None => Err(Lost::Died),
            Some(picture) => {
                let moved = Array::of1(&picture);
                let question = message::object(&[("picture", picture.into()), ("thorough", true.into())]);
                self.scanner.ask(&question, &moved, LOOKING_LIMIT).await
            }
        };
        if !self.is_current(entry) {
            return Err(None);
        }
        let texts: Vec<String> = match search {
            Ok(answer) => message::read(answer).unwrap_or_default(),
            Err(lost) => {
                let search = if lost == Lost::NoWorker { Search::NotLoaded } else { Search::Broken };
                entry.found.borrow_mut().search = search;
                return Ok(false);
            }
        };
        let piece = |text: String| {
            let found = Found { within: Some("picture:qr".to_owned()), paper: None, search: Search::Picture };
            Some(Piece { name: entry.name.clone(), blob: blob(&text.into())?, found })
        };
        Ok(self.put(entry, Search::Picture, badges_first(texts).into_iter().filter_map(piece).collect()))
    }

    /// Puts what was found in the place of the file.
    fn put(self, entry: &Entry, search: Search, pieces: Vec<Piece>) -> bool {
        entry.found.borrow_mut().search = search;
        let mut pieces = pieces.into_iter();
        let Some(first) = pieces.next() else { return false };
        let mut entries = self.entries.peek(|entries| entries.to_vec());
        {
            let mut shelf = self.shelf.borrow_mut();
            if let Some((_, blob)) = shelf.blobs.iter_mut().find(|(id, _)| *id == entry.id) {
                *blob = first.blob;
            }
            *entry.found.borrow_mut() = first.found;
            let before = entries.len();
            for piece in pieces {
                let offer = Offer { name: piece.name, origin: Origin::File, blob: Some(piece.blob) };
                entries.push(shelf.enter(entries.len(), offer, piece.found));
            }
            for other in entries.iter().skip(before).rev() {
                shelf.queue.push_front(Task { entry: other.clone(), aim: Aim::Verdict });
            }
        }
        let was_alone = self.entries.peek(|entries| entries.len()) == 1;
        if was_alone && entries.len() > 1 {
            self.entries.set(entries.into());
            self.go(Screen::List);
        } else if self.entries.peek(|before| before.len()) < entries.len() {
            self.entries.set(entries.into());
        }
        true
    }
}

/// Codes that are no badge stand beside one on many papers: they count only where they are alone, and then one is enough.
fn badges_first(texts: Vec<String>) -> Vec<String> {
    let is_badge = |text: &String| plain::resembles(text);
    let (mut badges, others): (Vec<String>, Vec<String>) = texts.into_iter().partition(is_badge);
    if badges.is_empty() {
        badges.extend(others.into_iter().next());
    }
    badges
}

fn blob(part: &JsValue) -> Option<Blob> {
    let parts = Array::of1(part);
    Blob::new_with_buffer_source_sequence(&parts).ok()
}

/// A picture as the browser draws it. `None`: it cannot, or it would be too large.
async fn drawn(file: &Blob, kind: Kind, head: &[u8]) -> Option<ImageBitmap> {
    match kind {
        Kind::Svg => picture::dots_of_drawing(file).await,
        Kind::Png if Picture::of(head).is_none() => None,
        _ => picture::dots(file).await,
    }
}
