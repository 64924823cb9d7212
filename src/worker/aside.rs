//! How a program that is loaded when it is needed listens: `{id, question}` comes in, `{id, answer}` goes out, one at a time.
//! Speaks first, since a message sent before it listens is lost: `{hello}` with its build.

use js_sys::{Object, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use crate::wire::{BUILD, message};

/// Listens for as long as the page keeps the worker. A question that finds no answer leaves the page waiting, which ends
/// the worker in time.
pub fn listen(answer: impl Fn(JsValue) -> Option<JsValue> + 'static) {
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let data = event.data();
        if let Some(answer) = answer(message::member(&data, "question")) {
            say(&[("id", message::member(&data, "id")), ("answer", answer)]);
        }
    });
    scope().set_onmessage(Some(listener.as_ref().unchecked_ref()));
    listener.forget();
    say(&[("hello", BUILD.into())]);
}

/// An answer as the page reads it.
pub fn written(answer: &impl Serialize) -> Option<JsValue> {
    serde_wasm_bindgen::to_value(answer).ok()
}

fn say(fields: &[(&str, JsValue)]) {
    let object = Object::new();
    for (name, value) in fields {
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    // A message that cannot be sent is noticed by the page as silence.
    let _ = scope().post_message(&object);
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}
