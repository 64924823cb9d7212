//! POST ROOM: fetches the site's own files, and nothing else.
//!
//! Network policy: the origin of the page only, no credentials, no redirects, a cap on size, a limit of time.
//! Looks at no report, and knows nothing of badges.

use gloo_net::http::Request;
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestCache, RequestCredentials, RequestRedirect, Url, WorkerGlobalScope};

/// An issuers.json of a thousand issuers has a tenth of this.
const MAX_BYTES: u32 = 4 * 1024 * 1024;
/// The page waits for the list before it judges anything.
const LIMIT_MS: i32 = 15_000;

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

/// The bytes of a file of the site, its path relative to the page.
pub async fn site_file(base: &str, path: &str) -> Result<Vec<u8>, Fault> {
    let address = own_address(base, path).ok_or(Fault::Missing)?;
    let abort = AbortController::new().ok();
    let timer = abort.as_ref().and_then(abort_later);
    let fetched = fetch(&address, abort.as_ref()).await;
    if let Some((id, _)) = timer {
        scope().clear_timeout_with_handle(id);
    }
    fetched
}

async fn fetch(address: &str, abort: Option<&AbortController>) -> Result<Vec<u8>, Fault> {
    let signal = abort.map(AbortController::signal);
    let response = Request::get(address)
        .abort_signal(signal.as_ref())
        // An operator's change must be seen at once; an unchanged file costs one short answer.
        .cache(RequestCache::NoCache)
        .credentials(RequestCredentials::Omit)
        .redirect(RequestRedirect::Error)
        .send()
        .await
        .map_err(|_| Fault::Missing)?;
    if !response.ok() {
        return Err(Fault::Missing);
    }
    let headers = response.headers();
    if headers.get("content-type").is_some_and(|kind| kind.trim_start().to_ascii_lowercase().starts_with("text/html")) {
        return Err(Fault::Html);
    }
    if headers
        .get("content-length")
        .and_then(|length| length.parse().ok())
        .is_some_and(|length: u64| length > u64::from(MAX_BYTES))
    {
        return Err(Fault::TooLarge);
    }
    // The buffer stays with the browser until its length is known.
    let raw: web_sys::Response = response.into();
    let buffer = JsFuture::from(raw.array_buffer().map_err(|_| Fault::Missing)?).await.map_err(|_| Fault::Missing)?;
    let bytes = Uint8Array::new(&buffer);
    if bytes.length() > MAX_BYTES {
        return Err(Fault::TooLarge);
    }
    Ok(bytes.to_vec())
}

/// A path that leads to another origin leads nowhere.
fn own_address(base: &str, path: &str) -> Option<String> {
    let own = Url::new(base).ok()?;
    let address = Url::new_with_base(path, base).ok()?;
    (address.origin() == own.origin()).then(|| address.href())
}

fn abort_later(abort: &AbortController) -> Option<(i32, Closure<dyn FnMut()>)> {
    let abort = abort.clone();
    let end = Closure::<dyn FnMut()>::new(move || abort.abort());
    let id =
        scope().set_timeout_with_callback_and_timeout_and_arguments_0(end.as_ref().unchecked_ref(), LIMIT_MS).ok()?;
    Some((id, end))
}

fn scope() -> WorkerGlobalScope {
    js_sys::global().unchecked_into()
}
