//! What is in the queue is judged, one input at a time: read, handed to the worker, let go.

use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::{Aim, Desk, MAX_BYTES, Say, Task, opening};
use crate::app::clock;
use crate::app::entry::{Contents, Done, Entry, Failure, Found, HolderPhase, Origin, Stage};
use crate::app::focus::{self, Target};
use crate::app::picture::Picture;
use crate::app::route::Screen;
use crate::app::samples;
use crate::app::verifier::Verifier;
use crate::engine::renewal;
use crate::engine::report::{Axis, Summary};
use crate::engine::unbake::Kind;
use crate::engine::verdict::Headline;
use crate::wire::{Bytes, Job, Leave};

/// What a file is, its beginning tells; the lines at the head of a mail are the longest.
const HEAD: u32 = 4096;

impl Desk {
    pub(super) fn enqueue(self, task: Task) {
        self.shelf.borrow_mut().queue.push_front(task);
        self.work();
    }

    pub(super) fn work(self) {
        let busy = std::mem::replace(&mut self.shelf.borrow_mut().working, true);
        if !busy {
            spawn_local(async move {
                loop {
                    let task = self.shelf.borrow_mut().queue.pop_front();
                    let Some(task) = task else { break };
                    self.judge(task).await;
                }
                self.shelf.borrow_mut().working = false;
            });
        }
    }

    async fn judge(self, task: Task) {
        let Task { entry, aim } = task;
        let mut leave = self.leave.now();
        leave.anew = matches!(aim, Aim::Again);
        let holder = match aim {
            Aim::Contents => return self.inspect(&entry).await,
            Aim::Holder(text) => Some(text),
            Aim::Verdict | Aim::Again => {
                entry.stage.set(Stage::Checking);
                None
            }
        };
        let asks_holder = holder.is_some();
        let outcome = self.outcome(&entry, holder, leave).await;
        self.asking.set(Rc::default());
        if !self.is_current(&entry) || matches!(outcome, Err(None)) {
            return;
        }
        if !asks_holder {
            self.settled.update(|settled| *settled += 1);
        }
        let asked = matches!(&outcome, Ok(done) if done.answer.report.summary(Axis::Holder) != Summary::Skip);
        match outcome {
            Ok(done) => {
                entry.holder.update(|form| form.phase = HolderPhase::Idle);
                entry.stage.set(Stage::Done(done));
            }
            Err(Some(failure)) if asks_holder => {
                entry.holder.update(|form| form.phase = HolderPhase::Failed(failure));
            }
            Err(Some(failure)) => entry.stage.set(Stage::Failed(failure)),
            Err(None) => {}
        }
        self.look_for_renewals();
        self.tell(&entry, asks_holder && asked);
    }

    /// Once all are settled: which of several badges of one person is current?
    fn look_for_renewals(self) {
        let entries = self.entries.now();
        if entries.len() < 2 || self.settled.now() < entries.len() {
            return;
        }
        let done = |entry: &Entry| {
            entry.stage.peek(|stage| if let Stage::Done(done) = stage { Some(Rc::clone(&done.answer)) } else { None })
        };
        let judged: Vec<_> = entries.iter().filter_map(|entry| Some((entry.place, done(entry)?))).collect();
        let newer = renewal::newer(judged.iter().map(|(_, answer)| &answer.report));
        let place = |at: usize| judged.get(at).map(|(place, _)| *place);
        let mut all = vec![None; entries.len()];
        for ((mine, _), newer) in judged.iter().zip(newer) {
            if let Some(slot) = all.get_mut(*mine) {
                *slot = newer.and_then(place);
            }
        }
        if self.newer.peek(|before| **before != all) {
            self.newer.set(Rc::new(all));
        }
    }

    async fn inspect(self, entry: &Entry) {
        let read = match (self.read(entry).await, self.verifier()) {
            (Ok(bytes), Ok(verifier)) => verifier.inspect(bytes).await.unwrap_or_default(),
            _ => Vec::new(),
        };
        entry.contents.set(Contents::Read(Rc::new(read)));
    }

    /// Says so, and leads the eye there, if this input is the one on the screen.
    fn tell(self, entry: &Entry, to_match: bool) {
        match self.screen.now() {
            Screen::Result(place) if place == entry.place => {
                self.say.set(Say::Silence);
                self.say.set(Say::Verdict(place));
                focus::later(if to_match { Target::Match } else { Target::Verdict });
            }
            Screen::List if self.settled.now() == self.entries.peek(|all| all.len()) => {
                self.say.set(Say::ListDone);
            }
            _ => {}
        }
    }

    pub(super) fn is_current(self, entry: &Entry) -> bool {
        self.entries.peek(|all| all.get(entry.place).is_some_and(|other| other.id == entry.id))
    }

    /// While the worker judges one file, the next is read: two in memory, however many wait.
    fn read_ahead(self) {
        let mut shelf = self.shelf.borrow_mut();
        let Some(id) = shelf.queue.front().map(|task| task.entry.id) else { return };
        let next = shelf.blobs.iter().find(|(other, _)| *other == id).map(|(_, blob)| blob.clone());
        shelf.ahead = next.filter(|blob| blob.size() <= MAX_BYTES).map(|blob| (id, blob.array_buffer()));
    }

    /// `Err(None)`: nobody wants to know any more.
    async fn outcome(self, entry: &Entry, holder: Option<String>, leave: Leave) -> Result<Done, Option<Failure>> {
        loop {
            let bytes = self.read(entry).await?;
            self.read_ahead();
            let head = bytes.subarray(0, HEAD.min(bytes.length())).to_vec();
            let kind = Kind::of(&head);
            if opening::encloses(kind) && self.take_apart(entry, bytes.clone()).await? {
                continue;
            }
            // What the opener was given is gone.
            let bytes = if bytes.length() == 0 { self.read(entry).await? } else { bytes };
            let verifier = self.verifier()?;
            if !self.is_current(entry) {
                return Err(None);
            }
            match verifier.judge(self.job(entry, holder.clone(), leave.clone()), bytes).await {
                // Once more, with all parts.
                Ok(answer) if answer.incomplete && verifier.complete() => {}
                Ok(answer) => {
                    let nothing = answer.report.headline == Headline::NoBadge;
                    if nothing && opening::is_picture(kind) && self.look(entry, kind, &head).await? {
                        continue;
                    }
                    return Ok(Done { answer, at: clock::local(), picture: Picture::of(&head) });
                }
                Err(lost) => return Err(Failure::of(lost)),
            }
        }
    }

    fn job(self, entry: &Entry, holder: Option<String>, leave: Leave) -> Job {
        let name = match entry.origin {
            Origin::Sample(sample) => sample.file.to_owned(),
            _ => entry.name.clone(),
        };
        let Found { within, paper, .. } = entry.found.borrow().clone();
        let (lang, supplied) = (self.lang.now(), entry.supplied.borrow().clone());
        // The bytes go beside it, its number and the time are the handle's.
        let (id, bytes, now) = (0, Bytes(Vec::new()), String::new());
        Job { id, name, bytes, holder, now, leave, supplied, within, paper, lang }
    }

    pub(super) fn verifier(self) -> Result<Verifier, Option<Failure>> {
        self.shelf.borrow().verifier.clone().ok_or(Some(Failure::NoWorker))
    }

    pub(super) async fn read(self, entry: &Entry) -> Result<Uint8Array, Option<Failure>> {
        let blob = match (self.blob(entry), entry.origin) {
            (Some(blob), _) => blob,
            (None, Origin::Sample(sample)) => {
                let blob = samples::fetch(sample).await.ok_or(Some(Failure::NotLoaded))?;
                self.shelf.borrow_mut().blobs.push((entry.id, blob.clone()));
                blob
            }
            (None, _) => return Err(Some(Failure::NotRead)),
        };
        if blob.size() > MAX_BYTES {
            return Err(Some(Failure::TooLarge));
        }
        let ahead = self.shelf.borrow_mut().ahead.take().filter(|(id, _)| *id == entry.id);
        let reading = ahead.map_or_else(|| blob.array_buffer(), |(_, reading)| reading);
        let buffer = JsFuture::from(reading).await.map_err(|_| Some(Failure::NotRead))?;
        Ok(Uint8Array::new(&buffer))
    }
}
