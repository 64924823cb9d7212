//! What is in this file, without any judgement: for `akashi inspect` and the technical details of the page.

use serde_json::{Value, json};

use super::code::Code;
use super::input::Input;
use super::read::jws::Jws;
use super::unbake::{Payload, unbake};

/// A payload found in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where: `png:iTXt:openbadgecredential`, `json`, …
    pub carrier: String,
    /// Indented JSON (of a token: its header and payload), or the text as it stands.
    pub text: String,
    /// Why it could not be read, if it could not.
    pub fault: Option<Code>,
}

/// Everything that is meant as a badge, unbaked and readable.
pub fn inspect(input: &Input) -> Vec<Found> {
    let Ok(unbaking) = unbake(&input.bytes) else { return Vec::new() };
    let found = unbaking.found.iter().map(|unbaked| {
        let (text, fault) = readable(&unbaked.payload);
        Found { carrier: input.placed(&unbaked.carrier), text, fault }
    });
    let unread = unbaking.unread.iter();
    found
        .chain(unread.map(|(carrier, code)| Found {
            carrier: input.placed(carrier),
            text: String::new(),
            fault: Some(*code),
        }))
        .collect()
}

fn readable(payload: &Payload) -> (String, Option<Code>) {
    match payload {
        Payload::Url(url) => (url.clone(), None),
        Payload::Json(bytes) | Payload::Other(bytes) => match super::read::json::read(bytes) {
            Ok(value) => (indented(&value), None),
            Err(fault) => (String::from_utf8_lossy(bytes).into_owned(), Some(fault.code)),
        },
        Payload::Jws(text) => match Jws::read(text) {
            Ok(token) => (indented(&json!({ "header": token.header, "payload": token.payload })), None),
            Err((code, _)) => (text.clone(), Some(code)),
        },
    }
}

fn indented(value: &Value) -> String {
    super::read::json::written(value, true)
}
