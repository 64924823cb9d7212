//! The worker's handle: one job at a time, and a worker that dies or hangs is replaced.
//!
//! Whatever happens to the worker, the job that was in its hands comes back with the reason, and the next one is
//! judged by a fresh worker. A late answer of an abandoned job finds nobody: it carries another number.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use futures_channel::oneshot;
use js_sys::{Array, JSON, Uint8Array};
use wasm_bindgen::JsValue;

use crate::app::live::Live;
use crate::app::running::{Lost, Running};
use crate::app::web;
use crate::engine::policy::ListFault;
use crate::engine::report::{Check, Report};
use crate::text::{Lang, Line, Reading};
use crate::wire::{BUILD, Bytes, Enclosed, FromWorker, Job, Listed, ToWorker, message};

/// Milliseconds; longer than any budget of the engine needs on a slow telephone.
const JOB_LIMIT: i32 = 10_000;
/// From one word of the worker about asking to the next: the network has ten seconds for a round, and work its own ten.
const ASKING_LIMIT: i32 = 20_000;
/// A first visit loads the worker's program over a slow line.
const START_LIMIT: i32 = 60_000;
/// Starts in a row that came to nothing, until the page gives up.
const MAX_STARTS: i32 = 3;
/// Milliseconds before the second start; the third waits twice as long.
const RETRY_PAUSE: i32 = 400;
/// Where a reload because of a stale worker is remembered, for this tab only.
const RELOADED: &str = "akashi.reloaded";

/// An answer of the engine.
pub struct Answer {
    /// The evidence.
    pub report: Report,
    /// What it says, in the language that was asked for.
    words: Reading,
    /// The same in the other language, once it is here.
    other_words: OnceCell<Reading>,
    /// Told when it is.
    complete: Live<()>,
    /// The same, as indented JSON.
    pub json: String,
    /// The worker lacked a part that this input needs.
    pub incomplete: bool,
}

impl Answer {
    /// The words in this language.
    pub fn reading(&self, lang: Lang) -> &Reading {
        if lang == self.words.lang {
            return &self.words;
        }
        // A switch of language may be quicker than the worker: whoever draws this draws it again.
        self.complete.with(|()| self.other_words.get().unwrap_or(&self.words))
    }

    /// The findings and their words.
    pub fn findings(&self, lang: Lang) -> impl Iterator<Item = (&Check, &Line)> {
        self.report.checks.iter().zip(&self.reading(lang).lines)
    }
}

/// How the worker fares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Loading, or being replaced.
    Starting,
    /// Listening.
    Ready,
    /// Cannot be started.
    Broken,
}

/// What the handle tells the page.
pub enum News {
    /// A change of phase.
    Phase(Phase),
    /// The site's list, or what is wrong with it.
    Issuers(Result<Listed, Vec<ListFault>>),
    /// These hosts are being asked.
    Asking(Vec<String>),
    /// Nothing is kept on the device any more.
    Forgotten,
}

/// The handle; clones share one worker.
#[derive(Clone)]
pub struct Verifier {
    shared: Rc<Shared>,
}

struct Shared {
    tell: Box<dyn Fn(News)>,
    state: RefCell<State>,
}

struct State {
    phase: Phase,
    program: Program,
    running: Option<Running>,
    /// Counts workers, so that a timer of an earlier one is known for what it is.
    generation: u32,
    /// Starts in a row that came to nothing.
    starts: i32,
    current: Option<Current>,
    /// The last answer, until its words have come in both languages.
    half: Option<(u32, Rc<Answer>)>,
    waiting: Vec<oneshot::Sender<()>>,
    next_id: u32,
}

struct Current {
    id: u32,
    reply: oneshot::Sender<Result<Reply, Lost>>,
    timer: web::Timer,
}

/// Which verifier a worker runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Program {
    /// The one that a first visit loads.
    Usual,
    /// The one with all parts; loaded when an input needs it, and kept then.
    Whole,
    /// The first one again: the other could not be loaded.
    WholeIsLost,
}

/// What came of a message.
enum Reply {
    Answer(Rc<Answer>),
    Inspected(Vec<Enclosed>),
}

impl Verifier {
    /// Starts the worker.
    pub fn start(tell: impl Fn(News) + 'static) -> Verifier {
        let state = State {
            phase: Phase::Starting,
            program: Program::Usual,
            running: None,
            generation: 0,
            starts: 0,
            current: None,
            half: None,
            waiting: Vec::new(),
            next_id: 0,
        };
        let verifier = Verifier { shared: Rc::new(Shared { tell: Box::new(tell), state: RefCell::new(state) }) };
        verifier.spawn();
        verifier
    }

    /// Judges one input, by the clock of now. Call it for one at a time; the bytes move to the worker and are gone here.
    pub async fn judge(&self, job: Job, bytes: Uint8Array) -> Result<Rc<Answer>, Lost> {
        let now = js_sys::Date::new_0().to_iso_string().into();
        let job = |id| ToWorker::Job(Job { id, now, ..job });
        match self.ask(job, bytes).await? {
            Reply::Answer(answer) => Ok(answer),
            Reply::Inspected(_) => Err(Lost::Died),
        }
    }

    /// What is in an input, readable. As with [`Self::judge`], one at a time.
    pub async fn inspect(&self, bytes: Uint8Array) -> Result<Vec<Enclosed>, Lost> {
        match self.ask(|id| ToWorker::Inspect { id, bytes: Bytes(Vec::new()) }, bytes).await? {
            Reply::Inspected(enclosed) => Ok(enclosed),
            Reply::Answer(_) => Err(Lost::Died),
        }
    }

    async fn ask(&self, message: impl FnOnce(u32) -> ToWorker, bytes: Uint8Array) -> Result<Reply, Lost> {
        if !self.ready().await {
            return Err(Lost::NoWorker);
        }
        let (reply, arrives) = oneshot::channel();
        let id = {
            let mut state = self.shared.state.borrow_mut();
            state.next_id = state.next_id.wrapping_add(1);
            let id = state.next_id;
            state.current = Some(Current { id, reply, timer: self.end_after(JOB_LIMIT, id) });
            id
        };
        if self.post(message(id), bytes).is_none() {
            self.replace(Lost::Died);
        }
        arrives.await.unwrap_or(Err(Lost::Abandoned))
    }

    /// Clears what is kept on the device.
    pub fn forget(&self) {
        self.tell_worker(ToWorker::Forget);
    }

    fn tell_worker(&self, message: ToWorker) {
        if let Some(running) = self.shared.state.borrow().running.as_ref() {
            let _ = running.worker.post_message(&message::write(message, None));
        }
    }

    fn end_after(&self, limit: i32, id: u32) -> web::Timer {
        let this = self.clone();
        web::after(limit, move || this.overdue(id))
    }

    /// Loads the verifier with all parts in place of the one that lacks some. False: it is here, or cannot be had.
    pub fn complete(&self) -> bool {
        {
            let mut state = self.shared.state.borrow_mut();
            if state.program != Program::Usual {
                return false;
            }
            state.program = Program::Whole;
            state.starts = 0;
        }
        self.spawn();
        true
    }

    /// Whoever tries again may find the whole verifier after all.
    pub fn hope(&self) {
        let mut state = self.shared.state.borrow_mut();
        if state.program == Program::WholeIsLost {
            state.program = Program::Usual;
        }
    }

    /// Nobody waits for the job in hand any more: its worker is ended, for it may be busy for long.
    pub fn abandon(&self) {
        if self.shared.state.borrow().current.is_some() {
            self.replace(Lost::Abandoned);
        }
    }

    async fn ready(&self) -> bool {
        loop {
            let arrives = {
                let mut state = self.shared.state.borrow_mut();
                match state.phase {
                    Phase::Ready => return true,
                    Phase::Broken => return false,
                    Phase::Starting => {
                        let (sender, arrives) = oneshot::channel();
                        state.waiting.push(sender);
                        arrives
                    }
                }
            };
            // A sender that is dropped unsent only means: look again.
            let _ = arrives.await;
        }
    }

    /// Sends a job whose bytes are moved, not copied: the page must stay quick with 20 MB in hand.
    fn post(&self, message: ToWorker, bytes: Uint8Array) -> Option<()> {
        let moved = Array::of1(&bytes.buffer());
        let message = message::write(message, Some(bytes));
        let state = self.shared.state.borrow();
        state.running.as_ref()?.worker.post_message_with_transfer(&message, &moved).ok()
    }

    fn spawn(&self) {
        let generation = {
            let mut state = self.shared.state.borrow_mut();
            state.running = None;
            state.generation = state.generation.wrapping_add(1);
            state.generation
        };
        self.enter(Phase::Starting);
        let started = self.running();
        let failed = started.is_none();
        self.shared.state.borrow_mut().running = started;
        let this = self.clone();
        let limit = if failed { 0 } else { START_LIMIT };
        web::after(limit, move || this.start_overdue(generation));
    }

    fn running(&self) -> Option<Running> {
        let is_whole = self.shared.state.borrow().program == Program::Whole;
        let link = if is_whole { "link[rel=x-worker-whole]" } else { "link[rel=x-worker]" };
        let (hears, fails) = (self.clone(), self.clone());
        Running::start(link, move |data| hears.hear(&data), move || fails.fail())
    }

    fn hear(&self, data: &JsValue) {
        match message::read(data.clone()) {
            Some(FromWorker::Hello { build }) => self.greet(&build),
            Some(FromWorker::Issuers(list)) => {
                (self.shared.tell)(News::Issuers(list));
                self.enter(Phase::Ready);
            }
            Some(FromWorker::Asking { id, hosts }) => self.prolong(id, hosts),
            Some(FromWorker::Done { id, report, words, incomplete }) => {
                let answer = Rc::new(Answer {
                    report: *report,
                    words: *words,
                    other_words: OnceCell::new(),
                    complete: Live::new(()),
                    json: report_json(data).unwrap_or_default(),
                    incomplete,
                });
                self.shared.state.borrow_mut().half = Some((id, Rc::clone(&answer)));
                self.deliver(id, Reply::Answer(answer));
            }
            Some(FromWorker::Words { id, words }) => {
                let half = self.shared.state.borrow_mut().half.take_if(|(other, _)| *other == id);
                if let Some((_, answer)) = half
                    && answer.other_words.set(*words).is_ok()
                {
                    answer.complete.set(());
                }
            }
            Some(FromWorker::Forgotten) => (self.shared.tell)(News::Forgotten),
            Some(FromWorker::Inspected { id, enclosed }) => self.deliver(id, Reply::Inspected(enclosed)),
            // An answer that cannot be read is no answer.
            None => self.fail(),
        }
    }

    fn greet(&self, build: &str) {
        let kept = web::window().session_storage().ok().flatten();
        if build == BUILD {
            if let Some(kept) = kept {
                let _ = kept.remove_item(RELOADED);
            }
            let open = ToWorker::Open { base: web::document().base_uri().ok().flatten().unwrap_or_default() };
            self.tell_worker(open);
            return;
        }
        // A cached worker of another build: load everything anew, once.
        let first = kept.as_ref().is_some_and(|kept| kept.get_item(RELOADED).ok().flatten().is_none());
        if first && kept.is_some_and(|kept| kept.set_item(RELOADED, "1").is_ok()) {
            let _ = web::window().location().reload();
        } else {
            self.give_up();
        }
    }

    /// The network is slower than work: a job that asks has more time, from now on.
    fn prolong(&self, id: u32, hosts: Vec<String>) {
        if let Some(current) = self.shared.state.borrow_mut().current.as_mut().filter(|current| current.id == id) {
            current.timer.clear();
            current.timer = self.end_after(ASKING_LIMIT, id);
        }
        (self.shared.tell)(News::Asking(hosts));
    }

    fn deliver(&self, id: u32, reply: Reply) {
        let current = {
            let mut state = self.shared.state.borrow_mut();
            if state.current.as_ref().is_none_or(|current| current.id != id) {
                return;
            }
            state.starts = 0;
            state.current.take()
        };
        if let Some(current) = current {
            current.settle(Ok(reply));
        }
    }

    fn fail(&self) {
        let (phase, busy) = {
            let state = self.shared.state.borrow();
            (state.phase, state.current.is_some())
        };
        match phase {
            Phase::Ready if busy => self.replace(Lost::Died),
            // Not a job's fault: it counts as a start that came to nothing.
            Phase::Starting | Phase::Ready => self.retry(),
            Phase::Broken => {}
        }
    }

    fn overdue(&self, id: u32) {
        let mine = self.shared.state.borrow().current.as_ref().is_some_and(|current| current.id == id);
        if mine {
            self.replace(Lost::TimedOut);
        }
    }

    fn start_overdue(&self, generation: u32) {
        let stuck = {
            let state = self.shared.state.borrow();
            state.generation == generation && state.phase == Phase::Starting
        };
        if stuck {
            self.retry();
        }
    }

    /// Ends the worker, gives its job back and starts another.
    fn replace(&self, why: Lost) {
        let current = {
            let mut state = self.shared.state.borrow_mut();
            state.starts = 0;
            state.current.take()
        };
        self.spawn();
        if let Some(current) = current {
            current.settle(Err(why));
        }
    }

    /// A start that came to nothing: once more after a pause, but not for ever.
    fn retry(&self) {
        let starts = {
            let mut state = self.shared.state.borrow_mut();
            state.starts += 1;
            state.phase = Phase::Starting;
            state.running = None;
            state.generation = state.generation.wrapping_add(1);
            state.starts
        };
        if starts >= MAX_STARTS {
            self.give_up();
            return;
        }
        let this = self.clone();
        web::after(RETRY_PAUSE * starts, move || this.spawn());
    }

    fn give_up(&self) {
        let (current, is_whole) = {
            let mut state = self.shared.state.borrow_mut();
            state.running = None;
            (state.current.take(), state.program == Program::Whole)
        };
        if is_whole {
            // The usual verifier says what it can, and that something was lacking.
            {
                let mut state = self.shared.state.borrow_mut();
                state.program = Program::WholeIsLost;
                state.starts = 0;
            }
            self.spawn();
            return;
        }
        if let Some(current) = current {
            current.settle(Err(Lost::NoWorker));
        }
        self.enter(Phase::Broken);
    }

    fn enter(&self, phase: Phase) {
        let waiting = {
            let mut state = self.shared.state.borrow_mut();
            state.phase = phase;
            if phase == Phase::Starting { Vec::new() } else { std::mem::take(&mut state.waiting) }
        };
        (self.shared.tell)(News::Phase(phase));
        for sender in waiting {
            let _ = sender.send(());
        }
    }
}

impl Current {
    fn settle(self, reply: Result<Reply, Lost>) {
        self.timer.clear();
        let _ = self.reply.send(reply);
    }
}

/// The report as JSON text, made by the browser from the very object that the worker sent.
fn report_json(data: &JsValue) -> Option<String> {
    let report = message::member(&message::member(data, "Done"), "report");
    JSON::stringify_with_replacer_and_space(&report, &JsValue::NULL, &JsValue::from(2)).ok().map(Into::into)
}
