//! Handles of the programs that are loaded when they are needed. A program that dies or is silent for too long is ended, and the
//! next question starts it anew.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures_channel::oneshot;
use js_sys::Array;
use wasm_bindgen::JsValue;

use super::running::{Lost, Running};
use crate::app::web;
use crate::wire::{BUILD, message};

/// A program is loaded over a slow line.
const START_LIMIT: i32 = 60_000;

/// The handle of one program.
pub struct Aside {
    link: &'static str,
    program: RefCell<Option<Rc<Program>>>,
    /// The last question.
    asked: Cell<u32>,
}

/// A program, on its way or here.
struct Program {
    running: Running,
    heard: Rc<Heard>,
}

/// What a program has said, and who waits for its words.
#[derive(Default)]
struct Heard {
    is_here: Cell<bool>,
    waiting: RefCell<Vec<Waiting>>,
}

/// Somebody who waits for the answer to a question, or, without one, for the program itself.
struct Waiting {
    id: Option<u32>,
    reply: oneshot::Sender<Result<JsValue, Lost>>,
}

impl Aside {
    /// The program behind this link of the page; nothing is loaded yet.
    pub fn new(link: &'static str) -> Aside {
        Aside { link, program: RefCell::default(), asked: Cell::new(0) }
    }

    /// Asks. `moved` goes over to the program and is gone here.
    pub async fn ask(&self, question: &JsValue, moved: &Array, limit: i32) -> Result<JsValue, Lost> {
        let program = self.program().await?;
        let id = self.asked.get().wrapping_add(1);
        self.asked.set(id);
        let message = message::object(&[("id", id.into()), ("question", question.clone())]);
        if program.running.worker.post_message_with_transfer(&message, moved).is_err() {
            return self.end(&program, Lost::Died);
        }
        self.wait(&program, Some(id), limit).await
    }

    /// Loads it, if it is not here.
    pub async fn load(&self) -> Result<(), Lost> {
        self.program().await.map(drop)
    }

    async fn program(&self) -> Result<Rc<Program>, Lost> {
        let known = self.program.borrow().clone();
        let program = match known {
            Some(program) => program,
            None => {
                let program = Rc::new(Program::start(self.link).ok_or(Lost::NoWorker)?);
                *self.program.borrow_mut() = Some(Rc::clone(&program));
                program
            }
        };
        if !program.heard.is_here.get() {
            // Whatever goes wrong until it is here: it cannot be had.
            self.wait(&program, None, START_LIMIT).await.map_err(|_| Lost::NoWorker)?;
        }
        Ok(program)
    }

    /// Nobody waits for the answers any more: the program is ended, for it may be busy for long.
    pub fn abandon(&self) {
        let is_busy = self.program.borrow().as_ref().is_some_and(|program| !program.heard.waiting.borrow().is_empty());
        if is_busy && let Some(program) = self.program.borrow_mut().take() {
            program.heard.lose(Lost::Abandoned);
        }
    }

    async fn wait(&self, program: &Rc<Program>, id: Option<u32>, limit: i32) -> Result<JsValue, Lost> {
        let (reply, arrives) = oneshot::channel();
        program.heard.waiting.borrow_mut().push(Waiting { id, reply });
        let heard = Rc::clone(&program.heard);
        let timer = web::after(limit, move || heard.lose(Lost::TimedOut));
        let said = arrives.await.unwrap_or(Err(Lost::Died));
        timer.clear();
        said.or_else(|lost| self.end(program, lost))
    }

    /// Ends this program, and no later one.
    fn end<T>(&self, program: &Rc<Program>, lost: Lost) -> Result<T, Lost> {
        self.program.borrow_mut().take_if(|other| Rc::ptr_eq(other, program));
        Err(lost)
    }
}

impl Program {
    fn start(link: &str) -> Option<Program> {
        let heard = Rc::new(Heard::default());
        let (hears, fails) = (Rc::clone(&heard), Rc::clone(&heard));
        let running = Running::start(link, move |data| hears.hear(&data), move || fails.lose(Lost::Died))?;
        Some(Program { running, heard })
    }
}

impl Heard {
    fn hear(&self, data: &JsValue) {
        let id = message::member(data, "id").as_f64().map(|id| id as u32);
        // Of another build, from a stale cache: its answers cannot be trusted to mean what we read.
        if id.is_none() && message::member(data, "hello").as_string().as_deref() != Some(BUILD) {
            return self.lose(Lost::NoWorker);
        }
        self.is_here.set(true);
        let answer = message::member(data, "answer");
        for waiting in self.waiting.borrow_mut().extract_if(.., |waiting| waiting.id == id) {
            let _ = waiting.reply.send(Ok(answer.clone()));
        }
    }

    /// Nobody who waits will hear anything.
    fn lose(&self, lost: Lost) {
        for waiting in self.waiting.take() {
            let _ = waiting.reply.send(Err(lost));
        }
    }
}
