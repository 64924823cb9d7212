//! Mail (RFC 5322, MIME): what is attached, and the links in its text. A mail is not signed here, and says nothing of its sender.

use mail_parser::{Message, MessageParser, MimeHeaders, PartType};

use super::find::{self, Findings, Promise};
use super::opened;
use crate::engine::{address, limits};

/// Parts of one mail. A newsletter with pictures has thirty.
const PARTS: usize = 200;

/// Links tried in one text. A newsletter has a hundred.
const LINKS: usize = 500;

/// Lines over which a mail program may have broken one link: 900 letters at 76 a line make 12; a whole badge in one takes more.
const BROKEN: usize = 60;

/// Finds what is enclosed in a mail; `depth` counts the mails around it.
pub(super) fn open(bytes: &[u8], findings: &mut Findings, depth: usize) {
    if bytes.len() > limits::FILE_BYTES {
        return;
    }
    if let Some(message) = MessageParser::default().parse(bytes) {
        parts(&message, findings, depth);
    }
}

fn parts(message: &Message, findings: &mut Findings, depth: usize) {
    for part in message.parts.iter().take(PARTS) {
        let name = part.attachment_name().unwrap_or_default();
        let place = "mail:attachment";
        match &part.body {
            PartType::Binary(bytes) | PartType::InlineBinary(bytes) => {
                let mut within = false;
                findings.inside(place, |findings| within = opened(name, bytes, findings, depth + 1));
                if !within {
                    findings.keep(name, bytes, place, None, find::file(bytes));
                }
            }
            PartType::Message(inner) if depth + 1 < limits::ENCLOSURE_DEPTH => {
                findings.inside(place, |findings| parts(inner, findings, depth + 1));
            }
            PartType::Text(text) | PartType::Html(text) => {
                // A file of text is attached as text.
                let is_file = !name.is_empty() && find::file(text.as_bytes()) == Promise::Badge;
                match is_file {
                    true => findings.keep(name, text.as_bytes(), place, None, Promise::Badge),
                    false => links(text, matches!(part.body, PartType::Html(_)), findings),
                }
            }
            _ => {}
        }
    }
}

/// Every link in a text that may lead to a badge.
fn links(text: &str, is_html: bool, findings: &mut Findings) {
    let text = if is_html { text.replace("&amp;", "&").replace("&#38;", "&") } else { text.to_owned() };
    for (at, _) in text.match_indices("http").take(LINKS) {
        let rest = text.get(at..).unwrap_or_default();
        let word = word(rest);
        if !word.starts_with("https://") && !word.starts_with("http://") {
            continue;
        }
        let candidates = if is_html { vec![word.to_owned()] } else { mended(rest, word) };
        let candidates = candidates.into_iter().chain(unwrapped(word));
        let told = candidates.map(|url| (find::link(&url), url)).find(|(promise, _)| *promise != Promise::Nothing);
        if let Some((promise, url)) = told {
            findings.keep("", url.as_bytes(), "mail:link", None, promise);
        }
    }
}

/// An address ends where nothing of an address can stand; a full stop or a bracket after it is the sentence's.
fn word(text: &str) -> &str {
    let is_outside = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '\'' | '`' | '\\') || (!c.is_ascii());
    let word = text.split(is_outside).next().unwrap_or_default();
    word.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']'])
}

/// A link that was broken over lines, longest first, with the quotation marks of a reply before each (RFC 3676, 4.5).
fn mended(rest: &str, word: &str) -> Vec<String> {
    let carries = ["#v1.", "#d1.", "#jwt=", "verify?vc="].iter().any(|mark| word.contains(mark));
    let mut lines = rest.lines();
    // Only what ends its line can go on in the next.
    let first = lines.next().unwrap_or_default().trim_end();
    let mut mended = vec![word.to_owned()];
    if !carries || !first.ends_with(word) && !first.trim_end_matches('=').ends_with(word) {
        return mended;
    }
    let mut whole = word.to_owned();
    for line in lines.take(BROKEN) {
        let line = line.trim_start_matches(['>', ' ', '\t']).trim_end();
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '~' | '%' | '=');
        let part = line.split(|c| !is_part(c)).next().unwrap_or_default();
        if part.is_empty() {
            break;
        }
        whole.push_str(part);
        mended.push(whole.clone());
        if part.len() < line.len() {
            break;
        }
    }
    mended.reverse();
    mended
}

/// The address in an address: gateways of mail and search engines put their own before it.
fn unwrapped(word: &str) -> Option<String> {
    let decoded = String::from_utf8(address::percent_decoded(word)).ok()?;
    let (at, _) = decoded.match_indices("https://").find(|(at, _)| *at > 0)?;
    decoded.get(at..)?.split('&').next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_where_the_sentence_goes_on() {
        for (text, url) in [
            ("https://a.example/#v1.AA. なお", "https://a.example/#v1.AA"),
            ("https://a.example/b)、", "https://a.example/b"),
            ("https://a.example/\">x</a>", "https://a.example/"),
            ("https://a.example/x（証書）", "https://a.example/x"),
        ] {
            assert_eq!(word(text), url);
        }
    }

    #[test]
    fn a_gateways_own_address_is_taken_off() {
        let url = "https://eur01.safelinks.example/?url=https%3A%2F%2Fa.example%2F%23v1.AA&data=05";
        assert_eq!(unwrapped(url).as_deref(), Some("https://a.example/#v1.AA"));
        assert_eq!(unwrapped("https://a.example/"), None);
    }
}
