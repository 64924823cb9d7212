//! The browser's `fetch`: documents of the world, and the site's own files.
//!
//! Bytes are counted as they arrive, so that an endless answer is never held. A redirect is not followed: a browser
//! tells that there is one, and not where it leads.

use std::cell::Cell;
use std::future::{Future, poll_fn};
use std::rc::Rc;
use std::task::Poll;

use js_sys::{Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestInit, Response, Url, WorkerGlobalScope};

use super::{ACCEPT, LIMIT};
use crate::engine::documents::{self, FetchError, Fetched};
use crate::engine::{address, limits};

/// The page waits for the list before it judges anything.
const SITE_LIMIT_MS: i32 = 15_000;

/// How a document is asked for: by nobody in particular, from nowhere, and anew.
const DOCUMENT: &[(&str, &str)] = &[
    ("mode", "cors"),
    ("credentials", "omit"),
    ("referrerPolicy", "no-referrer"),
    ("cache", "no-store"),
    ("redirect", "manual"),
];

/// How a file of the site is asked for. An operator's change must be seen at once; an unchanged file costs one short answer.
const SITE_FILE: &[(&str, &str)] = &[("credentials", "omit"), ("cache", "no-cache"), ("redirect", "error")];

/// Why a file of the site could not be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Not there, or no connection.
    Missing,
    /// A page of HTML in place of the file: some hosts answer every address with one.
    Html,
    /// Larger than the cap.
    TooLarge,
}

/// Asks for all of them at once. The order of the answers is that in which they came.
pub async fn documents(urls: Vec<String>) -> Vec<(String, Fetched)> {
    let mut waiting: Vec<_> =
        urls.iter().map(|url| Box::pin(async move { (url.clone(), document(url).await) })).collect();
    let mut answers = Vec::new();
    // Whichever gets on wakes the one task that they all are.
    poll_fn(|task| {
        waiting.retain_mut(|one| match one.as_mut().poll(task) {
            Poll::Ready(answer) => {
                answers.push(answer);
                false
            }
            Poll::Pending => true,
        });
        if waiting.is_empty() { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    drop(waiting);
    answers
}

async fn document(url: &str) -> Fetched {
    if !address::may_be_asked(url) {
        return Err(FetchError::Unreachable);
    }
    let answer = ask(url, DOCUMENT, LIMIT.as_millis() as i32, limits::DOCUMENT_BYTES).await?;
    // How `fetch` shows a redirect that it was told not to follow.
    if answer.status == 0 {
        return Err(FetchError::Redirected);
    }
    Ok(answer)
}

/// The bytes of a file of the site, its path relative to the page.
pub async fn site_file(base: &str, path: &str) -> Result<Vec<u8>, Fault> {
    let address = own_address(base, path).ok_or(Fault::Missing)?;
    let answer = ask(&address, SITE_FILE, SITE_LIMIT_MS, limits::LIST_BYTES).await.map_err(|error| match error {
        FetchError::TooLarge => Fault::TooLarge,
        _ => Fault::Missing,
    })?;
    match answer.status {
        200..300 if answer.content_type.trim_start().to_ascii_lowercase().starts_with("text/html") => Err(Fault::Html),
        200..300 => Ok(answer.bytes),
        _ => Err(Fault::Missing),
    }
}

/// A path that leads to another origin leads nowhere.
fn own_address(base: &str, path: &str) -> Option<String> {
    let own = Url::new(base).ok()?;
    let address = Url::new_with_base(path, base).ok()?;
    (address.origin() == own.origin()).then(|| address.href())
}

/// One question, with its limits of time and size.
async fn ask(url: &str, how: &[(&str, &str)], limit_ms: i32, most: usize) -> Fetched {
    let abort = AbortController::new().map_err(|_| FetchError::Unreachable)?;
    let is_late = Rc::new(Cell::new(false));
    let (controller, late) = (abort.clone(), Rc::clone(&is_late));
    let end = Closure::<dyn FnMut()>::new(move || {
        late.set(true);
        controller.abort();
    });
    let timer =
        scope().set_timeout_with_callback_and_timeout_and_arguments_0(end.as_ref().unchecked_ref(), limit_ms).ok();
    let answer = receive(url, how, &abort, most).await;
    if let Some(timer) = timer {
        scope().clear_timeout_with_handle(timer);
    }
    // Whatever is still on its way is not wanted.
    abort.abort();
    answer.map_err(|fault| match fault {
        Some(error) => error,
        None if is_late.get() => FetchError::TimedOut,
        None => FetchError::Unreachable,
    })
}

/// `Err(None)`: the browser gave up, and does not tell why.
async fn receive(
    url: &str,
    how: &[(&str, &str)],
    abort: &AbortController,
    most: usize,
) -> Result<documents::Response, Option<FetchError>> {
    let init = Object::new();
    let headers = Object::new();
    put(&headers, "accept", &ACCEPT.into());
    put(&init, "headers", &headers);
    put(&init, "signal", &abort.signal());
    for (name, value) in how {
        put(&init, name, &(*value).into());
    }
    let asked = scope().fetch_with_str_and_init(url, init.unchecked_ref::<RequestInit>());
    let response: Response = JsFuture::from(asked).await.ok().and_then(|answer| answer.dyn_into().ok()).ok_or(None)?;
    let header = |name| response.headers().get(name).ok().flatten();
    if header("content-length").and_then(|length| length.parse().ok()).is_some_and(|length: u64| length > most as u64) {
        return Err(Some(FetchError::TooLarge));
    }
    Ok(documents::Response {
        status: response.status(),
        content_type: header("content-type").unwrap_or_default(),
        location: None,
        bytes: body(&response, most).await?,
    })
}

/// The bytes as they come, until there are too many.
async fn body(response: &Response, most: usize) -> Result<Vec<u8>, Option<FetchError>> {
    let mut bytes = Vec::new();
    let stream = get(response, "body");
    if stream.is_null() {
        return Ok(bytes);
    }
    let reader = call(&stream, "getReader")?;
    loop {
        let next: Promise = call(&reader, "read")?.dyn_into().map_err(|_| None)?;
        let next = JsFuture::from(next).await.map_err(|_| None)?;
        if get(&next, "done").is_truthy() {
            return Ok(bytes);
        }
        let piece = Uint8Array::new(&get(&next, "value"));
        if bytes.len() + piece.length() as usize > most {
            return Err(Some(FetchError::TooLarge));
        }
        bytes.extend(piece.to_vec());
    }
}

fn put(object: &Object, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// Calls a method without arguments; streams have no types here, which keeps the program small.
fn call(object: &JsValue, method: &str) -> Result<JsValue, Option<FetchError>> {
    let method: Function = get(object, method).dyn_into().map_err(|_| None)?;
    method.call0(object).map_err(|_| None)
}

fn scope() -> WorkerGlobalScope {
    js_sys::global().unchecked_into()
}
