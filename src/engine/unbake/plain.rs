//! A file, or pasted text, that is the badge itself: JSON, a compact JWS, an address.

use super::{Family, Payload, Unbaked, Unbaking};
use crate::engine::code::Code;
use crate::engine::read::jws;
use crate::engine::report::{Check, Detail};
use crate::engine::{limits, link, platform};

/// Reads bytes that are no picture.
pub fn unbake(bytes: &[u8]) -> Result<Unbaking, Check> {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(Check::with(Code::DocumentNotUtf8, Detail::found("UTF-16")));
    }
    if bytes.len() > limits::PAYLOAD_BYTES {
        let number = i64::try_from(bytes.len()).ok();
        return Err(Check::with(Code::DocumentTooLarge, Detail { number, ..Detail::default() }));
    }
    let unpacked = std::str::from_utf8(bytes).ok().and_then(link::packed_in).map(link::unpack);
    if let Some(None) = unpacked {
        return Err(Check::with(Code::DocumentMalformed, Detail::found("link")));
    }
    let is_link = unpacked.is_some();
    let payload = classify(unpacked.flatten().as_deref().unwrap_or(bytes));
    let carrier = match &payload {
        Payload::Json(_) | Payload::Jws(_) if is_link => "link",
        Payload::Json(_) => "json",
        Payload::Jws(_) => "jws",
        Payload::Url(_) => "url",
        Payload::Other(_) => return Err(Check::new(Code::DocumentNoBadge)),
    };
    let found = vec![Unbaked { carrier: carrier.to_owned(), family: Family::Bare, payload }];
    Ok(Unbaking { found, ..Unbaking::default() })
}

/// What a text is. White space around it, and inside a token, is a trace of pasting.
pub fn classify(bytes: &[u8]) -> Payload {
    let other = || Payload::Other(bytes.to_vec());
    let trimmed = bytes.trim_ascii();
    let text = trimmed.strip_prefix(b"\xef\xbb\xbf").unwrap_or(trimmed);
    if text.starts_with(b"{") || text.starts_with(b"[") {
        return Payload::Json(bytes.trim_ascii().to_vec());
    }
    let Ok(text) = std::str::from_utf8(text) else { return other() };
    // As every token begins, and no address: the commonest input is looked through once.
    if text.starts_with("eyJ") {
        return token(text).map_or_else(other, Payload::Jws);
    }
    if let Some((address, token)) = text.split_once("#jwt=")
        && platform::typed(address).is_some()
        && jws::resembles(token.trim())
    {
        return Payload::Jws(token.trim().to_owned());
    }
    if platform::typed(text).is_some() {
        return Payload::Url(text.to_owned());
    }
    token(text).map_or_else(other, Payload::Jws)
}

fn token(text: &str) -> Option<String> {
    let is_one_word = !text.bytes().any(|byte| byte.is_ascii_whitespace());
    let token = if is_one_word { text.to_owned() } else { text.split_ascii_whitespace().collect() };
    jws::resembles(&token).then_some(token)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_pasted_things_apart() {
        assert_eq!(classify(b" {\"a\":1}\n"), Payload::Json(b"{\"a\":1}".to_vec()));
        let token = "eyJhbGciOiJFZERTQSJ9.eyJp.c2ln";
        assert_eq!(classify(b" eyJhbGciOi\r\nJFZERTQSJ9 .eyJp\n.c2ln "), Payload::Jws(token.into()));
        let link = format!("https://example.org/verify/#jwt={token}");
        assert_eq!(classify(link.as_bytes()), Payload::Jws(token.into()));
        assert_eq!(classify(b" https://example.org/a "), Payload::Url("https://example.org/a".into()));
        assert!(matches!(classify(b"eyJ starts a token. Usually."), Payload::Other(_)));
        assert!(matches!(classify(b"\xff{}"), Payload::Other(_)));
    }
}
