//! The verifier: receives jobs, asks the engine and, where the reader or the site's list allows it, the network; answers with
//! a report and its words. Speaks first, since a message sent before it listens is lost.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use crate::engine;
use crate::engine::documents::{Documents, FetchError, Fetched, Need, Request};
use crate::engine::input::Input;
use crate::engine::policy::{IssuerList, ListFault, ListFaultKind, Policy};
use crate::engine::report::Report;
use crate::engine::time::{Moment, Timestamp};
use crate::engine::{absent, address, limits};
use crate::net::Kept;
use crate::net::browser::{self, Fault};
use crate::net::device;
use crate::text;
use crate::wire::{BUILD, Bytes, Enclosed, FromWorker, Job, Leave, Listed, ToWorker, message};

/// The operator's list, beside the page.
const LIST: &str = "issuers.json";

/// Milliseconds from the first question of a job after which no further round is begun.
const ASKING_MS: f64 = 30_000.0;

/// The worker between two jobs.
#[derive(Default)]
struct Desk {
    /// Known once the list was read, or found wanting.
    policy: Option<Rc<Policy>>,
    /// Jobs that came before.
    early: Vec<Job>,
    /// What the network said during this visit.
    kept: Kept,
}

/// Listens, and says so.
pub fn start() {
    let desk = Rc::new(RefCell::new(Desk::default()));
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        match message::read(event.data()) {
            Some(ToWorker::Open { base }) => open(Rc::clone(&desk), base),
            Some(ToWorker::Job(job)) => take(Rc::clone(&desk), job),
            Some(ToWorker::Inspect { id, bytes }) => inspect(id, bytes),
            Some(ToWorker::Forget) => spawn_local(async {
                // Where there is no store there is nothing to forget.
                let _ = device::clear().await;
                say(&FromWorker::Forgotten);
            }),
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
            desk.policy = Some(Rc::new(Policy { issuers: list.ok(), fold }));
            std::mem::take(&mut desk.early)
        };
        for job in early {
            take(Rc::clone(&desk), job);
        }
    });
}

fn take(desk: Rc<RefCell<Desk>>, job: Job) {
    let policy = desk.borrow().policy.clone();
    match policy {
        Some(policy) => spawn_local(async move { judge(&desk, &policy, job).await }),
        None => desk.borrow_mut().early.push(job),
    }
}

/// Whatever goes wrong in it reaches the page as an error of this worker.
async fn judge(desk: &RefCell<Desk>, policy: &Policy, job: Job) {
    let Job { id, name, bytes, holder, now, leave, supplied, within, paper, lang } = job;
    if leave.anew {
        desk.borrow_mut().kept = Kept::default();
    }
    // Forgets what a file that was only looked into has missed.
    absent::was_missed();
    let supplied = supplied.into_iter().map(String::into_bytes).collect();
    let input =
        Input { within, ..Input::new(name, bytes.0) }.with_holder(holder).with_supplied(supplied).on_paper(paper);
    let now = Moment::parse(&now).map_or_else(device_time, |moment| moment.at);
    let mut known = Known { documents: Documents::default(), looked: Vec::new(), left: limits::CONTACTS, until: None };
    let mut report = engine::verify(&input, &known.documents, policy, now);
    let mut incomplete = absent::was_missed();
    for _ in 0..limits::ROUNDS {
        // The worker that has all parts asks for itself.
        if incomplete || !known.learn(desk, id, &leave, &report).await {
            break;
        }
        report = engine::verify(&input, &known.documents, policy, now);
        incomplete = absent::was_missed();
    }
    let report = Box::new(report);
    let other = lang.other();
    let words = Box::new(text::read(lang, &report));
    let done = FromWorker::Done { id, report, words, incomplete };
    say(&done);
    if let FromWorker::Done { report, .. } = &done {
        say(&FromWorker::Words { id, words: Box::new(text::read(other, report)) });
    }
}

/// What is known for one job, and how much more may be asked.
struct Known {
    documents: Documents,
    /// Where nothing more is to be found on the device.
    looked: Vec<String>,
    left: usize,
    until: Option<f64>,
}

impl Known {
    /// One round of asking. False: nothing new can be had without the reader.
    async fn learn(&mut self, desk: &RefCell<Desk>, id: u32, leave: &Leave, report: &Report) -> bool {
        let mut learned = false;
        let mut wanted = Vec::new();
        for need in &report.needs {
            let host = address::host(&need.url).unwrap_or_default();
            let names = |hosts: &[String]| hosts.iter().any(|other| other == host);
            let is_refused = leave.off || names(&leave.no);
            if !is_refused && (need.reason == Need::Allowed || names(&leave.yes)) {
                let fetched = desk.borrow().kept.get(&need.url).cloned();
                match fetched {
                    Some(fetched) => {
                        self.take(need, fetched).await;
                        learned = true;
                    }
                    None if wanted.len() < self.left => wanted.push(need.clone()),
                    None => {}
                }
            } else if is_refused {
                self.take(need, Err(FetchError::Declined)).await;
                learned = true;
            } else if !leave.anew {
                // What is at hand serves without a question; whoever wants a newer answer says so.
                learned |= self.look_on_the_shelf(need).await;
            }
        }
        let now = js_sys::Date::now();
        if wanted.is_empty() || now > *self.until.get_or_insert(now + ASKING_MS) {
            return learned;
        }
        self.left -= wanted.len();
        let urls: Vec<String> = wanted.iter().map(|need| need.url.clone()).collect();
        let mut hosts: Vec<String> = urls.iter().filter_map(|url| address::host(url)).map(str::to_owned).collect();
        hosts.dedup();
        say(&FromWorker::Asking { id, hosts });
        for (url, fetched) in browser::documents(urls).await {
            desk.borrow_mut().kept.keep(url.clone(), fetched.clone());
            let Some(need) = wanted.iter().find(|need| need.url == url) else { continue };
            if let (Ok(response), Some(_)) = (&fetched, need.keep)
                && response.status == 200
            {
                device::keep(&url, response, device_time()).await;
            }
            self.take(need, fetched).await;
        }
        true
    }

    /// An answer; and where the server failed, what was kept of an earlier one.
    async fn take(&mut self, need: &Request, fetched: Fetched) {
        let is_failure = fetched.as_ref().map_or(true, |response| response.status >= 500);
        self.documents.insert(need.url.clone(), fetched);
        if is_failure {
            self.look_on_the_shelf(need).await;
        }
    }

    /// What was kept on the device, if the site's list lets it serve. False: nothing new.
    async fn look_on_the_shelf(&mut self, need: &Request) -> bool {
        let Some(most) = need.keep.filter(|_| !self.looked.contains(&need.url)) else { return false };
        self.looked.push(need.url.clone());
        let kept = device::kept(&need.url).await;
        let is_there = kept.is_some();
        if let Some((response, since)) = kept {
            // It is told that it was there, and it is gone.
            if device_time().0.saturating_sub(since.0) > most {
                let _ = device::discard(&need.url).await;
            }
            self.documents.insert_kept(need.url.clone(), response, since);
        }
        is_there
    }
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
    let bytes = browser::site_file(base, LIST).await.map_err(|fault| vec![list_fault(fault)])?;
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
        if let Ok(bytes) = browser::site_file(base, &path).await {
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
