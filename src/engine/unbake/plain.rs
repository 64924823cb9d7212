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

/// Does a text begin as badges do, or as addresses of badges? Cheap, and never wrong about one: [`classify`] is stricter.
pub fn resembles(text: &str) -> bool {
    let text = text.trim();
    let starts = |start: &str| text.get(..start.len()).is_some_and(|own| own.eq_ignore_ascii_case(start));
    text.starts_with(['{', '[']) || text.starts_with("eyJ") || ["http", "www.", "ｈｔｔｐ"].into_iter().any(starts)
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
    // The wide space of a Japanese keyboard too.
    let text = text.trim();
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
    if let Some(found) = link::elsewhere(text) {
        // A link in a link is none of anybody's.
        return match found.as_bytes() {
            [b'{', ..] => Payload::Json(found.into_bytes()),
            [b'e', b'y', b'J', ..] => token(&found).map_or_else(other, Payload::Jws),
            _ => Payload::Url(found),
        };
    }
    if platform::typed(text).is_some() {
        return Payload::Url(text.to_owned());
    }
    if let Some(narrow) = narrow(text).filter(|text| platform::typed(text).is_some()) {
        return Payload::Url(narrow);
    }
    token(text).map_or_else(other, Payload::Jws)
}

/// A text in full-width letters, as a Japanese keyboard writes them and some printers of labels do, in the usual ones.
/// `None`: it has others.
fn narrow(text: &str) -> Option<String> {
    let ascii = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0),
        '\u{3000}' => Some(' '),
        _ => Some(c).filter(char::is_ascii),
    };
    let narrow = text.chars().map(ascii).collect::<Option<String>>()?;
    Some(narrow.trim().to_owned())
}

fn token(text: &str) -> Option<String> {
    let is_one_word = !text.bytes().any(|byte| byte.is_ascii_whitespace());
    let token = if is_one_word { text.to_owned() } else { text.split_ascii_whitespace().collect() };
    jws::resembles(&token).then_some(token)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wide(c: char) -> char {
        char::from_u32(u32::from(c) + 0xfee0).unwrap_or(c)
    }

    #[test]
    fn tells_pasted_things_apart() {
        assert_eq!(classify(b" {\"a\":1}\n"), Payload::Json(b"{\"a\":1}".to_vec()));
        let token = "eyJhbGciOiJFZERTQSJ9.eyJp.c2ln";
        assert_eq!(classify(b" eyJhbGciOi\r\nJFZERTQSJ9 .eyJp\n.c2ln "), Payload::Jws(token.into()));
        let link = format!("https://example.org/verify/#jwt={token}");
        assert_eq!(classify(link.as_bytes()), Payload::Jws(token.into()));
        assert_eq!(classify(b" https://example.org/a "), Payload::Url("https://example.org/a".into()));
        assert!(matches!(classify(b"eyJ starts a token. Usually."), Payload::Other(_)));
        let verifier = |text: &str| classify(format!("https://verifierplus.org/#verify?vc={text}").as_bytes());
        assert_eq!(verifier("https://example.org/a"), Payload::Url("https://example.org/a".into()));
        assert_eq!(verifier("%7B%22a%22%3A1%7D"), Payload::Json(b"{\"a\":1}".to_vec()));
        assert_eq!(verifier(token), Payload::Jws(token.into()));
        assert!(matches!(verifier("eyJ"), Payload::Other(_)));
        let page = "https://www.credly.com/badges/0d5a3a4e-0000-4000-8000-00000000abcd";
        for typed in [format!("{page}\r\n"), format!("\u{3000}{page}\u{3000}"), page.chars().map(wide).collect()] {
            assert_eq!(classify(typed.as_bytes()), Payload::Url(page.into()), "{typed}");
        }
        let shouted = "HTTPS://WWW.CREDLY.COM/badges/0d5a3a4e-0000-4000-8000-00000000abcd";
        assert_eq!(classify(shouted.as_bytes()), Payload::Url(shouted.into()));
        assert_eq!(platform::typed(shouted).as_deref(), Some(page));
        assert!(matches!(classify("ｈｔｔｐｓ".as_bytes()), Payload::Other(_)));
        assert!(matches!(classify(b"\xff{}"), Payload::Other(_)));
    }
}
