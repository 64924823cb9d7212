//! BACK ROOM: receives jobs, asks the engine, answers with a report and its words. Speaks first, since a message sent before it listens is lost.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use crate::engine;
use crate::engine::absent;
use crate::engine::documents::Documents;
use crate::engine::input::Input;
use crate::engine::policy::{IssuerList, ListFault, ListFaultKind, Policy};
use crate::engine::time::{Moment, Timestamp};
use crate::net::{self, Fault};
use crate::text::Readings;
use crate::wire::{BUILD, Bytes, Enclosed, FromWorker, Job, Listed, ToWorker, message};

/// The operator's list, beside the page.
const LIST: &str = "issuers.json";

/// The worker between two jobs.
#[derive(Default)]
struct Desk {
    /// Known once the list was read, or found wanting.
    policy: Option<Policy>,
    /// Jobs that came before.
    early: Vec<Job>,
}

/// Listens, and says so.
pub fn start() {
    let desk = Rc::new(RefCell::new(Desk::default()));
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        match message::read(event.data()) {
            Some(ToWorker::Open { base }) => open(Rc::clone(&desk), base),
            Some(ToWorker::Job(job)) => take(&desk, job),
            Some(ToWorker::Inspect { id, bytes }) => inspect(id, bytes),
            // Nobody but our own page speaks to us; it hears nothing and gives the job up.
            None => {}
        }
    });
    scope().set_onmessage(Some(listener.as_ref().unchecked_ref()));
    listener.forget();
    say(&FromWorker::Hello { build: BUILD.to_owned() });
}

fn open(desk: Rc<RefCell<Desk>>, base: String) {
    spawn_local(async move {
        let list = list(&base).await;
        say(&FromWorker::Issuers(list.as_ref().map(Listed::from).map_err(Clone::clone)));
        let early = {
            let mut desk = desk.borrow_mut();
            desk.policy = Some(Policy { issuers: list.ok(), fold });
            std::mem::take(&mut desk.early)
        };
        for job in early {
            take(&desk, job);
        }
    });
}

fn take(desk: &RefCell<Desk>, job: Job) {
    let policy = desk.borrow().policy.clone();
    match policy {
        Some(policy) => judge(&policy, job),
        None => desk.borrow_mut().early.push(job),
    }
}

/// Synchronous from end to end: whatever goes wrong in it reaches the page as an error of this worker.
fn judge(policy: &Policy, job: Job) {
    let Job { id, name, bytes, holder, now } = job;
    // Forgets what a file that was only looked into has missed.
    absent::was_missed();
    let input = Input::new(name, bytes.0).with_holder(holder);
    let now = Moment::parse(&now).map_or_else(device_time, |moment| moment.at);
    let report = engine::verify(&input, &Documents::default(), policy, now);
    let words = Box::new(Readings::of(&report));
    say(&FromWorker::Done { id, report: Box::new(report), words, incomplete: absent::was_missed() });
}

/// Most readers never ask for it, and it takes as long as a signature.
fn inspect(id: u32, bytes: Bytes) {
    let found = engine::inspect(&Input::new(String::new(), bytes.0));
    let enclosed = found.into_iter().map(|found| Enclosed { carrier: found.carrier, text: found.text }).collect();
    say(&FromWorker::Inspected { id, enclosed });
}

/// The browser has Unicode's tables; the engine asks for them.
fn fold(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFKC").to_lower_case().into()
}

fn device_time() -> Timestamp {
    Timestamp((js_sys::Date::now() / 1000.0) as i64)
}

async fn list(base: &str) -> Result<IssuerList, Vec<ListFault>> {
    let bytes = net::site_file(base, LIST).await.map_err(|fault| vec![list_fault(fault)])?;
    // The first reading tells which context files the list names; they are fetched, and the second reading counts.
    let named = RefCell::new(Vec::new());
    let first = IssuerList::read(&bytes, |path| {
        named.borrow_mut().push(path.to_owned());
        None
    });
    let named = named.into_inner();
    if named.is_empty() {
        return first;
    }
    let mut files = BTreeMap::new();
    for path in named {
        if let Ok(bytes) = net::site_file(base, &path).await {
            files.insert(path, bytes);
        }
    }
    IssuerList::read(&bytes, |path| files.get(path).cloned())
}

fn list_fault(fault: Fault) -> ListFault {
    let kind = match fault {
        Fault::Missing => ListFaultKind::Missing,
        Fault::Html => ListFaultKind::Html,
        Fault::TooLarge => ListFaultKind::TooLarge,
    };
    ListFault { at: String::new(), kind, found: None }
}

fn say(message: &FromWorker) {
    if let Ok(message) = serde_wasm_bindgen::to_value(message) {
        // A message that cannot be sent is noticed by the page as silence.
        let _ = scope().post_message(&message);
    }
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}
