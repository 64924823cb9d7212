//! The program that takes PDF and mail apart.

use wasm_bindgen::prelude::*;

use super::aside;
use crate::paper;
use crate::wire::message;
use crate::wire::{Bytes, Enclosure};

/// A question is `{name, bytes}`, the answer a list of [`Enclosure`]s. A PDF that cannot be read comes back as itself, and `within`
/// names the cause: it is judged like the others, and not opened again.
pub fn start() {
    aside::listen(|question| {
        let name = message::member(&question, "name").as_string().unwrap_or_default();
        let bytes: js_sys::Uint8Array = message::member(&question, "bytes").dyn_into().ok()?;
        let found = paper::open(&name, &bytes.to_vec()).unwrap_or_default();
        let enclosed: Vec<Enclosure> = found
            .into_iter()
            .map(|input| Enclosure {
                name: input.name,
                bytes: Bytes(input.bytes),
                within: input.within.unwrap_or_default(),
                paper: input.paper,
            })
            .collect();
        aside::written(&enclosed)
    });
}
