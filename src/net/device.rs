//! What is kept on the device, where the site's list allows it: lists of revoked badges and issuers' documents, with the time
//! at which they came. Never a badge.
//!
//! It stands in the browser's Cache Storage, which a page clears by its name, and the reader with the site's data. A browser
//! that has none, or no room in it, keeps nothing.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::engine::documents::Response;
use crate::engine::limits;
use crate::engine::time::Timestamp;

/// The name of the store.
const SHELF: &str = "akashi.kept";

/// When it came, seconds since 1970.
const SINCE: &str = "x-akashi-since";

/// Documents on the shelf; the oldest go first. An issuer has a document and two or three lists.
const MOST: u32 = 100;

/// What was kept of this address, and since when.
pub async fn kept(url: &str) -> Option<(Response, Timestamp)> {
    let found = settled(&shelf().await?, "match", &[url.into()]).await?;
    let since = call(&get(&found, "headers")?, "get", &[SINCE.into()])?.as_string()?.parse().ok()?;
    let bytes = Uint8Array::new(&settled(&found, "arrayBuffer", &[]).await?).to_vec();
    let is_small = bytes.len() <= limits::DOCUMENT_BYTES;
    let response = Response { status: 200, content_type: String::new(), location: None, bytes };
    is_small.then_some((response, Timestamp(since)))
}

/// Keeps a good answer.
pub async fn keep(url: &str, response: &Response, since: Timestamp) -> Option<()> {
    let shelf = shelf().await?;
    let (headers, init) = (Object::new(), Object::new());
    Reflect::set(&headers, &SINCE.into(), &since.0.to_string().into()).ok()?;
    Reflect::set(&init, &"headers".into(), &headers).ok()?;
    let kind: Function = get(&js_sys::global(), "Response")?.dyn_into().ok()?;
    let bytes = Uint8Array::from(response.bytes.as_slice());
    let page = Reflect::construct(&kind, &Array::of2(&bytes, &init)).ok()?;
    settled(&shelf, "put", &[url.into(), page]).await;
    let all: Array = settled(&shelf, "keys", &[]).await?.dyn_into().ok()?;
    for place in 0..all.length().saturating_sub(MOST) {
        settled(&shelf, "delete", &[all.get(place)]).await;
    }
    Some(())
}

/// Keeps this no longer.
pub async fn discard(url: &str) -> Option<()> {
    settled(&shelf().await?, "delete", &[url.into()]).await.map(drop)
}

/// Keeps nothing any more.
pub async fn clear() -> Option<()> {
    settled(&get(&js_sys::global(), "caches")?, "delete", &[SHELF.into()]).await.map(drop)
}

async fn shelf() -> Option<JsValue> {
    // Absent on a site without https.
    settled(&get(&js_sys::global(), "caches")?, "open", &[SHELF.into()]).await
}

/// What a promise of this method comes to; nothing, if it is refused or comes to nothing.
async fn settled(object: &JsValue, method: &str, given: &[JsValue]) -> Option<JsValue> {
    let promise: Promise = call(object, method, given)?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok().filter(|value| !value.is_undefined())
}

fn call(object: &JsValue, method: &str, given: &[JsValue]) -> Option<JsValue> {
    let method: Function = get(object, method)?.dyn_into().ok()?;
    method.apply(object, &given.iter().collect::<Array>()).ok()
}

fn get(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok().filter(|value| !value.is_undefined())
}
