//! A program in a worker of its own, and why one does not answer.

use wasm_bindgen::prelude::*;
use web_sys::{Event, MessageEvent, Worker, WorkerOptions, WorkerType};

use super::web;

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lost {
    /// The worker died over it.
    Died,
    /// The worker did not answer in time.
    TimedOut,
    /// There is no worker to be had.
    NoWorker,
    /// Nobody wants the answer any more.
    Abandoned,
}

/// A worker and its listeners; dropping it ends it.
pub struct Running {
    /// To be told things.
    pub worker: Worker,
    _hears: Closure<dyn FnMut(MessageEvent)>,
    _fails: Closure<dyn FnMut(Event)>,
}

impl Running {
    /// Starts the program behind this link of the page. What it says first, whoever uses it waits for.
    pub fn start(
        link: &str,
        mut hears: impl FnMut(JsValue) + 'static,
        mut fails: impl FnMut() + 'static,
    ) -> Option<Running> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&web::linked(link)?, &options).ok()?;
        let hears = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| hears(event.data()));
        let fails = Closure::<dyn FnMut(Event)>::new(move |_| fails());
        worker.set_onmessage(Some(hears.as_ref().unchecked_ref()));
        worker.set_onerror(Some(fails.as_ref().unchecked_ref()));
        worker.set_onmessageerror(Some(fails.as_ref().unchecked_ref()));
        Some(Running { worker, _hears: hears, _fails: fails })
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.set_onmessageerror(None);
        self.worker.terminate();
    }
}
