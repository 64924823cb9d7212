//! An entry of `credentialStatus` that points into a list (Bitstring Status List 1.0, 2.1; Status List 2021, 4.1).

use serde_json::Value;

use crate::engine::code::Code;
use crate::engine::limits;
use crate::engine::read::json;
use crate::engine::report::{Check, Detail};

/// Where the state of a credential stands, and what it would mean.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'e> {
    /// Address of the list.
    pub url: &'e str,
    /// `revocation`, `suspension`, `message`, `refresh`, or another.
    pub purpose: &'e str,
    /// Its place in the list, counted in states.
    pub index: u64,
    /// Bits of a state.
    pub size: u32,
    /// What states other than 0 and 1 mean.
    messages: &'e [Value],
}

impl<'e> Entry<'e> {
    /// Reads it. The error says what is wrong with it.
    pub fn read(entry: &'e Value) -> Result<Entry<'e>, Check> {
        let url = json::text(entry, "statusListCredential").unwrap_or_default();
        let wrong = |code, member: &str| {
            let found = entry.get(member).map(|value| match value {
                Value::String(text) => text.clone(),
                other => json::written(other, false),
            });
            Check::with(code, Detail { found: found.or(Some(member.to_owned())), ..Detail::url(url) })
        };
        if url.is_empty() {
            return Err(wrong(Code::StatusListFaulty, "statusListCredential"));
        }
        // Several would be a set, whose order nobody signs: the holder could choose the one that is read.
        let purpose = match json::set(entry.get("statusPurpose")) {
            [Value::String(purpose)] if !purpose.is_empty() => Ok(purpose.as_str()),
            _ => Err(wrong(Code::StatusPurpose, "statusPurpose")),
        }?;
        let index = entry.get("statusListIndex").and_then(whole);
        let index = index.ok_or_else(|| wrong(Code::StatusIndex, "statusListIndex"))?;
        let size = match entry.get("statusSize") {
            None => Some(1),
            Some(size) => whole(size).and_then(|size| u32::try_from(size).ok()),
        };
        let size = size.filter(|size| (1..=limits::STATUS_BITS).contains(size));
        let size = size.ok_or_else(|| wrong(Code::StatusIndex, "statusSize"))?;
        Ok(Entry { url, purpose, index, size, messages: json::set(entry.get("statusMessage")) })
    }

    /// What the issuer says that this state means: `statusMessage`, whose states are written `0x1`.
    pub fn message(&self, state: u64) -> Option<&'e str> {
        let is_this = |message: &&Value| {
            let written = json::text(message, "status").and_then(|status| status.strip_prefix("0x"));
            written.and_then(|digits| u64::from_str_radix(digits, 16).ok()) == Some(state)
        };
        self.messages.iter().find(is_this).and_then(|message| json::text(message, "message"))
    }
}

/// A number from 0 on, as the standard writes it, in decimal digits; some issuers write a JSON number.
pub fn whole(value: &Value) -> Option<u64> {
    match value {
        Value::String(text) if text.bytes().all(|byte| byte.is_ascii_digit()) => text.parse().ok(),
        other => other.as_u64(),
    }
}
