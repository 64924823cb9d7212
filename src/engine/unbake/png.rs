//! PNG (ISO/IEC 15948): badges stand in iTXt, tEXt or zTXt chunks, before, between or after the picture's data.
//!
//! The chunks are walked here and not by a picture decoder, since a decoder stops at the first damage and a badge is
//! readable beyond it. A checksum that does not fit is said, and the badge read all the same: its signature decides.

use super::{Family, Unbaking, plain};
use crate::engine::code::Code;
use crate::engine::report::{Check, Detail};
use crate::engine::{digest, limits};

/// The first eight bytes (section 5.2).
pub const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Section 5.3: lengths do not exceed 2³¹−1.
const LARGEST_CHUNK: usize = (1 << 31) - 1;

/// Walks the chunks.
pub fn unbake(bytes: &[u8]) -> Result<Unbaking, Check> {
    let mut unbaking = Unbaking::default();
    let mut rest = bytes.get(SIGNATURE.len()..).unwrap_or_default();
    let mut ended = false;
    while !rest.is_empty() {
        let Some((chunk, after)) = Chunk::take(rest) else {
            // Bytes after the end are not the picture's; a cut inside it is worth a word.
            if !ended {
                unbaking.notes.push(Check::with(Code::DocumentDamagedPicture, Detail::found("cut")));
            }
            break;
        };
        rest = after;
        ended |= chunk.name == b"IEND";
        let Some((kind, family, text)) = chunk.badge() else { continue };
        let carrier = format!("png:{kind}:{}", family_keyword(family));
        if unbaking.is_full() {
            return Err(Check::with(Code::DocumentTooLarge, Detail::found(carrier)));
        }
        if !chunk.checksum_fits() {
            unbaking.notes.push(Check::with(Code::DocumentDamagedPicture, Detail::found("CRC")));
        }
        match text {
            Ok(text) => unbaking.keep(carrier, family, plain::classify(&text)),
            Err(code) => unbaking.unread.push((carrier, code)),
        }
    }
    if !ended && !unbaking.notes.iter().any(|check| check.code == Code::DocumentDamagedPicture) {
        unbaking.notes.push(Check::with(Code::DocumentDamagedPicture, Detail::found("IEND")));
    }
    Ok(unbaking)
}

struct Chunk<'a> {
    name: &'a [u8],
    data: &'a [u8],
    /// Name and data: what the checksum covers.
    covered: &'a [u8],
    checksum: [u8; 4],
}

/// Text of a badge chunk, or why it cannot be read.
type Text = Result<Vec<u8>, Code>;

impl<'a> Chunk<'a> {
    fn take(bytes: &'a [u8]) -> Option<(Chunk<'a>, &'a [u8])> {
        let (length, rest) = bytes.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok().filter(|length| *length <= LARGEST_CHUNK)?;
        let (covered, rest) = rest.split_at_checked(length.checked_add(4)?)?;
        let (checksum, rest) = rest.split_first_chunk::<4>()?;
        let (name, data) = covered.split_at_checked(4)?;
        Some((Chunk { name, data, covered, checksum: *checksum }, rest))
    }

    fn checksum_fits(&self) -> bool {
        digest::crc32(self.covered).to_be_bytes() == self.checksum
    }

    /// The chunk's kind, the family its keyword names, and its text; `None` when it is no badge chunk.
    fn badge(&self) -> Option<(&'static str, Family, Text)> {
        let kind = match self.name {
            b"iTXt" => "iTXt",
            b"tEXt" => "tEXt",
            b"zTXt" => "zTXt",
            _ => return None,
        };
        let (keyword, rest) = split_at_nul(self.data).unwrap_or((self.data, b""));
        let family = match keyword {
            b"openbadges" => Family::OpenBadges2,
            b"openbadgecredential" => Family::OpenBadges3,
            b"clrcredential" => Family::Clr2,
            _ => return None,
        };
        let text = match kind {
            "tEXt" => Ok(rest.to_vec()),
            "zTXt" => rest.strip_prefix(&[0]).ok_or(Code::DocumentMalformed).and_then(inflate),
            _ => international(rest),
        };
        Some((kind, family, text))
    }
}

/// iTXt after its keyword (section 11.3.3.4): compression flag and method, language tag, translated keyword, UTF-8 text.
fn international(rest: &[u8]) -> Text {
    let broken = Code::DocumentMalformed;
    let (flags, rest) = rest.split_first_chunk::<2>().ok_or(broken)?;
    let (_language, rest) = split_at_nul(rest).ok_or(broken)?;
    let (_translated, text) = split_at_nul(rest).ok_or(broken)?;
    match flags {
        [0, _] => Ok(text.to_vec()),
        [1, 0] => inflate(text),
        _ => Err(broken),
    }
}

/// zlib, refused at the cap before the memory is taken.
fn inflate(compressed: &[u8]) -> Text {
    use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit};
    decompress_to_vec_zlib_with_limit(compressed, limits::PAYLOAD_BYTES).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => Code::DocumentTooLarge,
        _ => Code::DocumentMalformed,
    })
}

fn split_at_nul(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let nul = bytes.iter().position(|byte| *byte == 0)?;
    Some((bytes.get(..nul)?, bytes.get(nul + 1..)?))
}

fn family_keyword(family: Family) -> &'static str {
    match family {
        Family::OpenBadges3 => "openbadgecredential",
        Family::Clr2 => "clrcredential",
        Family::OpenBadges2 | Family::Bare => "openbadges",
    }
}
