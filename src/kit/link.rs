//! Links that a holder gives away: to the page, with the badge in them or with its address.

use crate::engine::address::may_be_asked;
use crate::engine::link::{self, Packed};
use crate::engine::unbake::{Payload, unbake};

/// What a link can carry of an input.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Carried {
    /// The credential, byte for byte.
    Whole(Packed),
    /// The input itself is only an address.
    Address(String),
    /// No credential, or longer than a link can carry.
    #[default]
    Nothing,
}

/// Looks into an input.
pub fn carried(bytes: &[u8]) -> Carried {
    let Ok(unbaking) = unbake(bytes) else { return Carried::Nothing };
    let packed = match unbaking.choose().map(|(unbaked, _)| &unbaked.payload) {
        Ok(Payload::Json(bytes) | Payload::Other(bytes)) => link::pack(bytes),
        Ok(Payload::Jws(text)) => link::pack(text.as_bytes()),
        Ok(Payload::Url(address)) => return Carried::Address(address.clone()),
        Err(_) => None,
    };
    packed.map_or(Carried::Nothing, Carried::Whole)
}

/// The link that holds all of it.
pub fn whole(page: &str, packed: &Packed) -> String {
    [page, "#", &packed.letters()].concat()
}

/// The link that holds only where the badge lies; `None` for what no page would ask.
pub fn short(page: &str, address: &str) -> Option<String> {
    // As it is where that is safe in a fragment and in a mail, else as a whole in percent signs: the page reads both.
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/?=&+,;@".contains(&byte);
    let written = if address.bytes().all(is_plain) { address.to_owned() } else { encoded(address) };
    may_be_asked(address).then(|| [page, "#url=", &written].concat())
}

/// Percent-encoded but for unreserved letters (RFC 3986, 2.3).
pub fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
