//! What the page asks of its browser: window and document, listeners, timers.

use wasm_bindgen::prelude::*;
use web_sys::{Document, Event, EventTarget, Window};

/// The window; a page without one is no page.
#[inline(never)]
pub fn window() -> Window {
    web_sys::window().unwrap_throw()
}

/// The document.
#[inline(never)]
pub fn document() -> Document {
    window().document().unwrap_throw()
}

/// The address of a program; the post-build step gives its files names of their own and writes them into these links.
pub fn linked(link: &str) -> Option<String> {
    let link = document().query_selector(link).ok().flatten()?;
    let base = document().base_uri().ok().flatten()?;
    web_sys::Url::new_with_base(&link.get_attribute("href")?, &base).ok().map(|url| url.href())
}

/// Listens as long as the target lives: the browser lets the closure go with it.
pub fn listen<E: JsCast + 'static>(target: &EventTarget, event: &str, mut heard: impl FnMut(E) + 'static) {
    attach(target, event, Box::new(move |event| heard(event.unchecked_into())));
}

/// Listens to the whole window.
pub fn hear<E: JsCast + 'static>(event: &str, heard: impl FnMut(E) + 'static) {
    listen(&window(), event, heard);
}

/// What the reader typed in the field that an event speaks of.
pub fn typed(event: &Event) -> String {
    let value = event.target().and_then(|field| js_sys::Reflect::get(&field, &"value".into()).ok());
    value.and_then(|value| value.as_string()).unwrap_or_default()
}

/// A text as a file.
pub fn blob(text: &str) -> Option<web_sys::Blob> {
    web_sys::Blob::new_with_str_sequence(&js_sys::Array::of1(&text.into())).ok()
}

/// Saves a file under this name.
pub fn save(name: &str, blob: &web_sys::Blob) -> Option<()> {
    let address = web_sys::Url::create_object_url_with_blob(blob).ok()?;
    save_address(name, &address);
    // The browser reads it after the click.
    after(60_000, move || {
        let _ = web_sys::Url::revoke_object_url(&address);
    });
    Some(())
}

/// Saves what lies at an address of this page's own making.
pub fn save_address(name: &str, address: &str) {
    let link = document().create_element("a").ok().and_then(|link| link.dyn_into::<web_sys::HtmlAnchorElement>().ok());
    if let Some(link) = link {
        link.set_href(address);
        link.set_download(name);
        link.click();
    }
}

/// What a slider that an event speaks of stands at. The browser reads and writes numbers; our own reading would weigh 10 kB.
pub fn number(event: &Event) -> Option<f64> {
    let slider = event.target()?;
    js_sys::Reflect::get(&slider, &"valueAsNumber".into()).ok()?.as_f64()
}

/// A method of what web-sys has no types for: absent methods and refusals are nothing.
pub fn call(object: &JsValue, method: &str, with: Option<&JsValue>) -> JsValue {
    let method =
        js_sys::Reflect::get(object, &method.into()).ok().and_then(|it| it.dyn_into::<js_sys::Function>().ok());
    let Some(method) = method else { return JsValue::UNDEFINED };
    let said = match with {
        Some(with) => method.call1(object, with),
        None => method.call0(object),
    };
    said.unwrap_or(JsValue::UNDEFINED)
}

/// An address of these bytes as a file of this kind; whoever has used it gives it back.
pub fn address(blob: &web_sys::Blob, media_type: &str) -> Option<String> {
    let typed = blob.slice_with_f64_and_f64_and_content_type(0.0, blob.size(), media_type).ok()?;
    web_sys::Url::create_object_url_with_blob(&typed).ok()
}

/// Something that will happen.
pub struct Timer(i32);

impl Timer {
    /// It will not.
    pub fn clear(&self) {
        window().clear_timeout_with_handle(self.0);
    }
}

/// Happens after this many milliseconds.
pub fn after(milliseconds: i32, run: impl FnOnce() + 'static) -> Timer {
    let run = Closure::once_into_js(run);
    let handle = window().set_timeout_with_callback_and_timeout_and_arguments_0(run.unchecked_ref(), milliseconds);
    Timer(handle.unwrap_or_default())
}

/// Happens once the script that runs now has ended, before anything is painted.
pub fn soon(run: fn()) {
    wasm_bindgen_futures::spawn_local(async move { run() });
}

/// Happens before the page is painted anew.
pub fn at_frame(run: impl FnOnce() + 'static) {
    let run = Closure::once_into_js(run);
    let _ = window().request_animation_frame(run.unchecked_ref());
}

#[inline(never)]
fn attach(target: &EventTarget, event: &str, heard: Box<dyn FnMut(Event)>) {
    let heard = Closure::wrap(heard).into_js_value();
    let _ = target.add_event_listener_with_callback(event, heard.unchecked_ref());
}
