//! Handles of the programs that are loaded when they are needed. One question at a time each; a program that dies or is silent
//! for too long is ended, and the next question starts it anew.

use std::cell::RefCell;
use std::rc::Rc;

use futures_channel::oneshot;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use crate::app::web;
use crate::wire::{BUILD, message};

/// A program is loaded over a slow line.
const START_LIMIT: i32 = 60_000;

/// Which program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Program {
    /// Finds QR codes in pictures.
    Scanner,
    /// Takes PDF and mail apart.
    Opener,
}

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Silence {
    /// The program cannot be had.
    NotLoaded,
    /// It died over the question.
    Died,
    /// It did not answer in time.
    TimedOut,
}

/// The handle.
pub struct Aside {
    program: Program,
    running: RefCell<Option<Running>>,
    /// The last question.
    asked: RefCell<u32>,
}

type Reply = Rc<RefCell<Option<oneshot::Sender<Result<JsValue, Silence>>>>>;

struct Running {
    worker: Worker,
    /// Who waits for its next word.
    reply: Reply,
    _hears: Closure<dyn FnMut(MessageEvent)>,
    _fails: Closure<dyn FnMut(web_sys::Event)>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

impl Aside {
    /// Nothing is loaded yet.
    pub fn new(program: Program) -> Aside {
        Aside { program, running: RefCell::new(None), asked: RefCell::new(0) }
    }

    /// Asks. `moved` goes over to the program and is gone here. Wait for the answer before the next question.
    pub async fn ask(&self, question: &JsValue, moved: &Array, limit: i32) -> Result<JsValue, Silence> {
        self.load().await?;
        let id = {
            let mut asked = self.asked.borrow_mut();
            *asked = asked.wrapping_add(1);
            f64::from(*asked)
        };
        let message = message::object(&[("id", id.into()), ("question", question.clone())]);
        let said = self.next(limit, |worker| worker.post_message_with_transfer(&message, moved).is_ok()).await;
        match said {
            Ok(data) if message::member(&data, "id").as_f64() == Some(id) => Ok(message::member(&data, "answer")),
            Ok(_) => self.end(Silence::Died),
            Err(silence) => self.end(silence),
        }
    }

    /// Loads it, if it is not here; a slow line is not waited for twice.
    pub async fn load(&self) -> Result<(), Silence> {
        let is_running = self.running.borrow().is_some();
        if is_running { Ok(()) } else { self.start().await }
    }

    /// Nobody waits for the answer any more: the program is ended, for it may be busy for long.
    pub fn abandon(&self) {
        let reply = self.running.borrow().as_ref().map(|running| Rc::clone(&running.reply));
        let waits = reply.filter(|reply| reply.borrow().is_some());
        if let Some(reply) = waits {
            self.running.borrow_mut().take();
            tell(&reply, Err(Silence::Died));
        }
    }

    fn end<T>(&self, silence: Silence) -> Result<T, Silence> {
        self.running.borrow_mut().take();
        Err(silence)
    }

    /// Loads it and waits for its first word.
    async fn start(&self) -> Result<(), Silence> {
        *self.running.borrow_mut() = Some(Running::new(self.program).ok_or(Silence::NotLoaded)?);
        let hello = self.next(START_LIMIT, |_| true).await;
        // Of another build, from a stale cache: its answers cannot be trusted to mean what we read.
        match hello {
            Ok(hello) if message::member(&hello, "hello").as_string().as_deref() == Some(BUILD) => Ok(()),
            _ => self.end(Silence::NotLoaded),
        }
    }

    /// Its next word, after this was done.
    async fn next(&self, limit: i32, prompt: impl FnOnce(&Worker) -> bool) -> Result<JsValue, Silence> {
        let (reply, arrives) = oneshot::channel();
        let waiting = {
            let running = self.running.borrow();
            let Some(running) = running.as_ref() else { return Err(Silence::Died) };
            *running.reply.borrow_mut() = Some(reply);
            if !prompt(&running.worker) {
                return Err(Silence::Died);
            }
            Rc::clone(&running.reply)
        };
        let timer = web::after(limit, move || tell(&waiting, Err(Silence::TimedOut)));
        let said = arrives.await.unwrap_or(Err(Silence::Died));
        timer.clear();
        said
    }
}

fn tell(reply: &Reply, said: Result<JsValue, Silence>) {
    if let Some(reply) = reply.borrow_mut().take() {
        let _ = reply.send(said);
    }
}

impl Running {
    fn new(program: Program) -> Option<Running> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let link = match program {
            Program::Scanner => "link[rel=x-scanner]",
            Program::Opener => "link[rel=x-opener]",
        };
        let worker = Worker::new_with_options(&web::linked(link)?, &options).ok()?;
        let reply = Reply::default();
        let other = Rc::clone(&reply);
        let hears = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| tell(&other, Ok(event.data())));
        let other = Rc::clone(&reply);
        let fails = Closure::<dyn FnMut(web_sys::Event)>::new(move |_| tell(&other, Err(Silence::Died)));
        worker.set_onmessage(Some(hears.as_ref().unchecked_ref()));
        worker.set_onerror(Some(fails.as_ref().unchecked_ref()));
        Some(Running { worker, reply, _hears: hears, _fails: fails })
    }
}
