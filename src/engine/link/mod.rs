//! Links that carry the whole credential (DESIGN 7): `#v1.` and base64url, or `#d1.` and decimal digits, of the same bytes.
//!
//! | what | how |
//! |---|---|
//! | form | one byte: 0, a text as it is (JSON, an SD-JWT); 1, a compact JWS |
//! | length of the text; of a JWS, of header and payload together | LEB128 |
//! | of a JWS: length of the header; length of the signature; the signature | LEB128; LEB128; bytes |
//! | the text; of a JWS, header and payload one after the other | raw DEFLATE (RFC 1951) over the dictionary of the version |
//!
//! Digits are the bytes, with a byte 1 in front, as one number: three and a third bits each, as QR codes store them.
//!
//! Unpacking gives back the very bytes that were signed. A version and its dictionary are readable for ever: neither file is
//! ever changed, and a second version would stand beside the first.

mod digits;
mod elsewhere;
#[cfg(any(feature = "whole", feature = "kit"))]
mod pack;

pub use elsewhere::elsewhere;
#[cfg(any(feature = "whole", feature = "kit"))]
pub use pack::{Packed, badge, pack};

use super::read::base64url;
use super::{inflate, limits};
use crate::data;

/// A text as it is.
const TEXT: u8 = 0;
/// A compact JWS: `header.payload.signature`.
const JWS: u8 = 1;

/// In front of base64url.
const LETTERS: &str = "v1.";
/// In front of digits.
const DIGITS: &str = "d1.";

/// What follows the `#` of an address, if it is packed: of our own page, or of anybody's.
pub fn packed_in(text: &str) -> Option<&str> {
    let text = text.trim();
    // What begins like a token or like JSON is one, and long.
    if text.starts_with(['e', '{']) {
        return None;
    }
    let fragment = text.split_once('#').map_or(text, |(_, fragment)| fragment);
    let is_packed = fragment.starts_with(LETTERS) || fragment.starts_with(DIGITS);
    // A file may well begin with these letters; nothing else in it is one word.
    (is_packed && !fragment.contains(char::is_whitespace)).then_some(fragment)
}

/// The text that was packed. `None`: damaged, or none of ours.
pub fn unpack(fragment: &str) -> Option<Vec<u8>> {
    if fragment.len() > limits::LINK_LETTERS {
        return None;
    }
    let bytes = match fragment.strip_prefix(LETTERS) {
        Some(letters) => base64url::decode(letters)?,
        None => digits::read(fragment.strip_prefix(DIGITS)?)?,
    };
    let (form, mut rest) = bytes.split_first()?;
    let length = number(&mut rest)?;
    match *form {
        TEXT => inflate(rest, length),
        JWS => {
            let header = number(&mut rest)?;
            let signature = number(&mut rest)?;
            let (signature, rest) = rest.split_at_checked(signature)?;
            let text = inflate(rest, length)?;
            let (header, payload) = text.split_at_checked(header)?;
            let parts = [header, payload, signature].map(base64url::encode);
            Some(parts.join(".").into_bytes())
        }
        _ => None,
    }
}

/// LEB128, unsigned; no longer than it need be, so that no two links are one credential.
fn number(rest: &mut &[u8]) -> Option<usize> {
    let mut value = 0_usize;
    for shift in [0, 7, 14, 21] {
        let (byte, after) = rest.split_first()?;
        *rest = after;
        value |= usize::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return (*byte != 0 || shift == 0).then_some(value);
        }
    }
    None
}

fn inflate(packed: &[u8], length: usize) -> Option<Vec<u8>> {
    if length > limits::LINK_BYTES {
        return None;
    }
    inflate::exactly(packed, data::LINK_V1, length)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    const TOKEN: &str = "eyJhbGciOiJFZERTQSJ9.eyJhIjoxfQ.AAECAwQFBgc";

    #[test]
    fn what_is_packed_comes_back() {
        for text in
            ["", "{}", "{\"名\":\"証\"}", TOKEN, "a.b", "a.b.c", "eyJhbGciOiJFZERTQSJ9.eyJhIjoxfQ.AAECAwQFBgc~x~", "\n"]
        {
            let packed = pack(text.as_bytes()).unwrap();
            for link in [packed.letters(), packed.digits()] {
                assert_eq!(unpack(&link).as_deref(), Some(text.as_bytes()), "{link}");
                assert_eq!(packed_in(&format!("https://a.example/x/#{link}")), Some(link.as_str()));
            }
        }
    }

    #[test]
    fn what_is_damaged_is_none() {
        let packed = pack(TOKEN.as_bytes()).unwrap();
        let (letters, digits) = (packed.letters(), packed.digits());
        for link in [&letters, &digits] {
            for end in 3..link.len() {
                assert_ne!(unpack(&link[..end]).as_deref(), Some(TOKEN.as_bytes()));
            }
            assert_eq!(unpack(&format!("{link}0")), None);
        }
        for link in ["v1.", "d1.", "d1.1", "v2.AAAA", "v1.AA", "v1.AgAA", "d1.12a", "d1.-1", "v1.AP____8H", "v1.A4Cg"] {
            assert_eq!(unpack(link), None, "{link}");
        }
        // A length that is not the shortest way to write it.
        let bytes = base64url::decode(letters.strip_prefix("v1.").unwrap()).unwrap();
        let longer = [&bytes[..1], &[bytes[1] | 0x80, 0], &bytes[2..]].concat();
        assert_eq!(unpack(&format!("v1.{}", base64url::encode(&longer))), None);
    }

    #[test]
    fn a_bomb_is_refused() {
        let most = vec![b' '; limits::LINK_BYTES];
        assert_eq!(unpack(&pack(&most).unwrap().letters()), Some(most.clone()));
        assert!(pack(&[most, vec![b' ']].concat()).is_none());
        assert_eq!(unpack(&format!("d1.{}", "9".repeat(limits::LINK_LETTERS))), None);
    }
}
