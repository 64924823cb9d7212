//! Taking badges out of files. What a file is, its bytes decide.
//!
//! Standards: Open Badges 2.0 baking, Open Badges 3.0 section 5.3 (file format), FORMATS 1.

pub mod plain;
pub mod png;
#[cfg_attr(not(feature = "whole"), path = "../absent/svg.rs")]
pub mod svg;

use super::code::Code;
use super::input::Input;
use super::limits;
use super::report::{Check, Detail};

/// A badge's text, as it stood in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unbaked {
    /// Where it stood: `png:iTXt:openbadgecredential`, `svg:credential`, `json`, `jws`, `url`.
    pub carrier: String,
    /// Which family the carrier is meant for.
    pub family: Family,
    /// What it is.
    pub payload: Payload,
}

/// What stood there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Payload {
    /// JSON text, the bytes as they came.
    Json(Vec<u8>),
    /// A compact JWS, white space removed.
    Jws(String),
    /// Only the address of a badge.
    Url(String),
    /// Something that is none of these.
    Other(Vec<u8>),
}

/// The family that a carrier names. Where a picture holds several, the later standard is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// `openbadges`: Open Badges 0.5 to 2.1.
    OpenBadges2,
    /// `openbadgecredential`: Open Badges 3.0.
    OpenBadges3,
    /// `clrcredential`: Comprehensive Learner Record 2.0.
    Clr2,
    /// A file that is the badge itself, whatever its family.
    Bare,
}

/// All that was found in a file, and what is to be said about the finding.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unbaking {
    /// Badges, in the order of the file.
    pub found: Vec<Unbaked>,
    /// Damage of the picture itself.
    pub notes: Vec<Check>,
    /// Places meant for a badge whose content cannot be read, and why.
    pub unread: Vec<(String, Code)>,
}

/// Takes out everything that is meant as a badge.
pub fn unbake(bytes: &[u8]) -> Result<Unbaking, Check> {
    if bytes.is_empty() {
        return Err(Check::new(Code::DocumentEmpty));
    }
    if bytes.len() > limits::FILE_BYTES {
        let number = i64::try_from(bytes.len()).ok();
        return Err(Check::with(Code::DocumentTooLarge, Detail { number, ..Detail::default() }));
    }
    match Kind::of(bytes) {
        Kind::Png => png::unbake(bytes),
        Kind::Svg => svg::unbake(bytes),
        Kind::Text => plain::unbake(bytes),
        Kind::Pdf => Err(Check::with(Code::DocumentNoBadge, Detail::found("PDF"))),
        Kind::Mail => Err(Check::with(Code::DocumentNoBadge, Detail::found("EML"))),
        Kind::Picture(name) | Kind::Foreign(name) => Err(Check::with(Code::DocumentNoBadge, Detail::found(name))),
    }
}

/// Why a PDF was not opened, where whoever opens them says so by the end of [`Input::within`]: `pdf:sealed`, `pdf:damaged`,
/// `pdf:too-much`.
pub fn unopened(input: &Input, check: Check) -> Check {
    let code = match input.within.as_deref().and_then(|within| within.rsplit(':').next()) {
        _ if Kind::of(&input.bytes) != Kind::Pdf => return check,
        Some("sealed") => Code::DocumentSealed,
        Some("damaged") => Code::DocumentDamaged,
        Some("too-much") => Code::DocumentTooDeep,
        _ => return check,
    };
    Check::with(code, Detail::found("PDF"))
}

impl Unbaking {
    /// Keeps a badge, or the fact that a place meant for one holds something else.
    fn keep(&mut self, carrier: String, family: Family, payload: Payload) {
        match payload {
            Payload::Other(_) => self.unread.push((carrier, Code::DocumentMalformed)),
            payload => self.found.push(Unbaked { carrier, family, payload }),
        }
    }

    fn is_full(&self) -> bool {
        self.found.len() + self.unread.len() >= limits::PAYLOADS
    }

    /// The one to judge, with what is to be said about the others.
    ///
    /// The latest family's is judged. Several different ones of one family contradict each other.
    pub fn choose(&self) -> Result<(&Unbaked, Vec<Check>), Check> {
        let family = self.found.iter().map(|unbaked| unbaked.family).max();
        let mut chosen = self.found.iter().filter(|unbaked| Some(unbaked.family) == family);
        let Some(first) = chosen.next() else { return Err(self.nothing()) };
        let mut notes = self.notes.clone();
        for other in chosen {
            let detail = Detail {
                found: Some(other.carrier.clone()),
                expected: Some(first.carrier.clone()),
                ..Detail::default()
            };
            if other.payload != first.payload {
                return Err(Check::with(Code::DocumentConflict, detail));
            }
            notes.push(Check::with(Code::DocumentRepeated, detail));
        }
        let others = self.found.iter().filter(|unbaked| Some(unbaked.family) != family);
        notes.extend(others.map(|other| Check::with(Code::DocumentAlsoEnclosed, Detail::found(other.carrier.clone()))));
        let unread = self.unread.iter();
        notes.extend(
            unread.map(|(carrier, _)| Check::with(Code::DocumentUnreadPayload, Detail::found(carrier.clone()))),
        );
        Ok((first, notes))
    }

    /// Why there is nothing to judge.
    fn nothing(&self) -> Check {
        if let Some((carrier, code)) = self.unread.first() {
            return Check::with(*code, Detail::found(carrier.clone()));
        }
        match self.notes.first() {
            Some(note) => Check::with(Code::DocumentMalformed, note.detail.clone()),
            None => Check::new(Code::DocumentNoBadge),
        }
    }
}

/// What kind of file this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Portable Network Graphics.
    Png,
    /// Scalable Vector Graphics.
    Svg,
    /// JSON, a token, an address, anything readable.
    Text,
    /// A document that may enclose one; another room opens it.
    Pdf,
    /// A mail that may enclose one; another room opens it.
    Mail,
    /// A picture that carries no badge, but may show its code; the format's usual name.
    Picture(&'static str),
    /// Something that cannot carry a badge here; its usual name.
    Foreign(&'static str),
}

impl Kind {
    /// By the first bytes.
    pub fn of(bytes: &[u8]) -> Kind {
        const KNOWN: &[(&[u8], Kind)] = &[
            (png::SIGNATURE, Kind::Png),
            (b"%PDF", Kind::Pdf),
            (b"\xff\xd8\xff", Kind::Picture("JPEG")),
            (b"GIF8", Kind::Picture("GIF")),
            (b"BM", Kind::Picture("BMP")),
            (b"II*\0", Kind::Picture("TIFF")),
            (b"MM\0*", Kind::Picture("TIFF")),
            (b"RIFF", Kind::Picture("WebP")),
            (b"PK\x03\x04", Kind::Foreign("ZIP")),
            (b"\x1f\x8b", Kind::Foreign("gzip")),
            (b"\xd0\xcf\x11\xe0", Kind::Foreign("Office")),
        ];
        if let Some((_, kind)) = KNOWN.iter().find(|(magic, _)| bytes.starts_with(magic)) {
            return *kind;
        }
        if matches!(bytes.get(4..8), Some(b"ftyp")) {
            return Kind::Picture("MP4 / HEIC");
        }
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
        if text.starts_with(b"<") && find(text, b"<svg").or_else(|| find(text, b":svg")).is_some() {
            Kind::Svg
        } else if is_mail(text) {
            Kind::Mail
        } else {
            Kind::Text
        }
    }
}

/// Does it begin with the header of a mail (RFC 5322, 2.2)? Fields and nothing else up to an empty line, and of those that only a
/// mail has, two at least: no text, address, token or JSON begins so.
fn is_mail(bytes: &[u8]) -> bool {
    const FIELDS: [&str; 14] = [
        "received",
        "return-path",
        "delivered-to",
        "from",
        "to",
        "date",
        "subject",
        "message-id",
        "mime-version",
        "reply-to",
        "sender",
        "cc",
        "dkim-signature",
        "content-type",
    ];
    let mut lines = bytes.split(|byte| *byte == b'\n').take(limits::MAIL_FIELDS).peekable();
    // The line with which mailboxes of old begin a mail.
    lines.next_if(|line| line.starts_with(b"From "));
    let mut seen = Vec::new();
    for line in lines {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let is_folded = line.starts_with(b" ") || line.starts_with(b"\t");
        if line.is_empty() || (is_folded && !seen.is_empty()) {
            if line.is_empty() {
                break;
            }
            continue;
        }
        let Some(colon) = line.iter().position(|byte| *byte == b':') else { return false };
        let Ok(name) = std::str::from_utf8(line.get(..colon).unwrap_or_default()) else { return false };
        let name = name.trim_end_matches(' ');
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_graphic()) {
            return false;
        }
        seen.push(name.to_ascii_lowercase());
    }
    FIELDS.iter().filter(|field| seen.iter().any(|name| name == *field)).count() >= 2
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}
