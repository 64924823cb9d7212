//! What a PDF must be like before a reader of PDF is let near it. The reader unpacks without a limit, so everything is unpacked
//! here first, within one, and thrown away.
//!
//! This looks at bytes, not at objects: whatever the objects say, the reader can unpack no more streams than there are.

use super::Refusal;
use crate::engine::limits;

/// Streams of one file. A certificate of one page has 20 to 100, a report of a hundred pages some thousands.
const STREAMS: usize = 20_000;

/// Dictionaries in each other: programs write six or seven deep, and what looks like one in packed data goes as often as it comes.
const NESTING: usize = 200;

/// All streams of one file, unpacked: an A4 page scanned at 600 dpi in shades of grey is 35 MB.
const UNPACKED: usize = 96 * 1024 * 1024;

/// Bytes looked through for the end of a stream, in lengths of the file. The reader looks for it anew from each stream.
const SEARCHES: usize = 8;

/// How much LZW and run lengths can grow, at most: a code of 12 bits stands for up to 4,096 bytes, two bytes for 128.
const OLD_GROWTH: [(&[u8], usize); 2] = [(b"LZWDecode", 2_800), (b"RunLengthDecode", 64)];

/// Names of the filters that make a stream larger, short ones of pictures in a page included.
const PACKERS: [&[u8]; 6] = [b"FlateDecode", b"Fl", b"LZWDecode", b"LZW", b"RunLengthDecode", b"RL"];

/// May this be read?
pub(super) fn pass(bytes: &[u8]) -> Result<(), Refusal> {
    if bytes.len() > limits::PDF_BYTES {
        return Err(Refusal::TooMuch);
    }
    names(bytes)?;
    nesting(bytes)?;
    chains(bytes)?;
    streams(bytes)
}

/// Encryption, and packing of old that is not measured here.
fn names(bytes: &[u8]) -> Result<(), Refusal> {
    for (at, _) in bytes.iter().enumerate().filter(|(_, byte)| **byte == b'/') {
        let name = name(bytes.get(at + 1..).unwrap_or_default());
        if name == b"Encrypt" {
            return Err(Refusal::Sealed);
        }
        let growth = OLD_GROWTH.iter().find(|(old, _)| *old == name).map_or(1, |(_, growth)| *growth);
        if growth > 1 && bytes.len().saturating_mul(growth) > UNPACKED {
            return Err(Refusal::TooMuch);
        }
    }
    Ok(())
}

/// Dictionaries in each other. Each that is opened is looked through to its end from every level.
fn nesting(bytes: &[u8]) -> Result<(), Refusal> {
    let mut depth = 0_usize;
    let mut rest = bytes;
    while let Some((first, after)) = rest.split_first() {
        rest = match (first, after) {
            (b'<', [b'<', after @ ..]) => {
                depth += 1;
                after
            }
            (b'>', [b'>', after @ ..]) => {
                depth = depth.saturating_sub(1);
                after
            }
            (b'e', after) if after.starts_with(b"ndobj") => {
                depth = 0;
                after
            }
            _ => after,
        };
        if depth > NESTING {
            return Err(Refusal::TooMuch);
        }
    }
    Ok(())
}

/// A name after its slash, `#xx` resolved (ISO 32000-2, 7.3.5); no longer than the longest asked for.
fn name(mut rest: &[u8]) -> Vec<u8> {
    const LONGEST: usize = 16;
    let mut name = Vec::new();
    while let Some((first, after)) = rest.split_first() {
        let hex = |digit: u8| char::from(digit).to_digit(16);
        let escaped = match (first, after) {
            (b'#', [high, low, beyond @ ..]) => hex(*high).zip(hex(*low)).map(|(high, low)| (high * 16 + low, beyond)),
            _ => None,
        };
        let (byte, after) = escaped.map_or((*first, after), |(byte, beyond)| (byte as u8, beyond));
        if !is_regular(*first) || name.len() > LONGEST {
            break;
        }
        name.push(byte);
        rest = after;
    }
    name
}

fn is_regular(byte: u8) -> bool {
    !matches!(
        byte,
        0 | b'\t' | b'\n' | 12 | b'\r' | b' ' | b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
    )
}

/// Arrays of filters in which a stream is packed twice: a millionfold growth, and nobody's habit.
fn chains(bytes: &[u8]) -> Result<(), Refusal> {
    // What looks like the start of an array, in the dots of a picture, is looked at only so far.
    const LONGEST: usize = 2_048;
    let mut work = bytes.len().saturating_mul(16).saturating_add(1 << 20);
    for (at, _) in bytes.iter().enumerate().filter(|(_, byte)| **byte == b'[') {
        let rest = bytes.get(at + 1..).unwrap_or_default();
        let is_cut = rest.len() > LONGEST;
        let mut rest = rest.get(..LONGEST).unwrap_or(rest);
        let mut packers = 0;
        let mut depth = 0_usize;
        while let Some((byte, after)) = rest.split_first() {
            work = work.checked_sub(1).ok_or(Refusal::TooMuch)?;
            rest = match byte {
                b']' | b'[' | b'>' if depth == 0 => break,
                b'(' => {
                    depth += 1;
                    after
                }
                b')' => {
                    depth = depth.saturating_sub(1);
                    after
                }
                b'%' if depth == 0 => {
                    let end = after.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(after.len());
                    work = work.checked_sub(end).ok_or(Refusal::TooMuch)?;
                    after.get(end..).unwrap_or_default()
                }
                b'/' if depth == 0 => {
                    packers += usize::from(PACKERS.contains(&name(after).as_slice()));
                    after
                }
                _ => after,
            };
            if packers > 1 || (packers > 0 && rest.is_empty() && is_cut) {
                return Err(Refusal::TooMuch);
            }
        }
    }
    Ok(())
}

/// Unpacks every stream, wherever it stands and whatever is said of it.
fn streams(bytes: &[u8]) -> Result<(), Refusal> {
    let (mut left, mut searched, mut count) = (UNPACKED, 0_usize, 0);
    let mut ends = positions(bytes, b"endstream").peekable();
    for at in positions(bytes, b"stream") {
        // The end of one is no start.
        if bytes.get(at.saturating_sub(3)..at) == Some(b"end") {
            continue;
        }
        count += 1;
        while ends.peek().is_some_and(|end| *end < at) {
            ends.next();
        }
        let end = ends.peek().copied().unwrap_or(bytes.len());
        searched = searched.saturating_add(end - at);
        if count > STREAMS || searched > bytes.len().saturating_mul(SEARCHES) {
            return Err(Refusal::TooMuch);
        }
        let data = bytes.get(at + b"stream".len()..).unwrap_or_default();
        let data = data.strip_prefix(b"\r").unwrap_or(data);
        let data = data.strip_prefix(b"\n").unwrap_or(data);
        left = left.checked_sub(unpacked(data, left)?).ok_or(Refusal::TooMuch)?;
        // Letters around what is packed. Only where they are few bytes can they be told from chance.
        let written = data.get(..end.saturating_sub(at)).unwrap_or(data);
        for plain in [from_85(written), from_hex(written)].into_iter().flatten() {
            let (chained, inner) = (chains(&plain), unpacked(&plain, left)?);
            chained?;
            left = left.checked_sub(inner).ok_or(Refusal::TooMuch)?;
        }
    }
    Ok(())
}

/// How many bytes this unpacks to, as the reader would: zlib, or DEFLATE alone. What is neither ends at once.
fn unpacked(data: &[u8], most: usize) -> Result<usize, Refusal> {
    use miniz_oxide::inflate::{decompress_to_vec_with_limit as raw, decompress_to_vec_zlib_with_limit as zlib};
    let mut largest = 0;
    for unpack in [zlib, raw] {
        let (out, is_whole) = match unpack(data, most) {
            Ok(out) => (out, true),
            Err(fault) if fault.status == miniz_oxide::inflate::TINFLStatus::HasMoreOutput => {
                return Err(Refusal::TooMuch);
            }
            Err(fault) => (fault.output, false),
        };
        // Objects may stand in a stream, and say how another one is packed.
        if is_whole && !out.is_empty() {
            chains(&out)?;
        }
        largest = largest.max(out.len());
        if is_whole {
            break;
        }
    }
    Ok(largest)
}

/// ASCII85 (ISO 32000-2, 7.4.3), if these bytes may be it.
fn from_85(data: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut group = Vec::with_capacity(5);
    for byte in data.iter().filter(|byte| !byte.is_ascii_whitespace()) {
        match byte {
            b'~' => break,
            b'z' if group.is_empty() => out.extend([0; 4]),
            b'!'..=b'u' => group.push(u32::from(byte - b'!')),
            _ => return None,
        }
        if group.len() == 5 {
            out.extend(
                group.drain(..).fold(0_u32, |sum, digit| sum.wrapping_mul(85).wrapping_add(digit)).to_be_bytes(),
            );
        }
    }
    (!out.is_empty()).then_some(out)
}

/// Hexadecimal digits (7.4.2), if these bytes are.
fn from_hex(data: &[u8]) -> Option<Vec<u8>> {
    let digits = data.iter().filter(|byte| !byte.is_ascii_whitespace()).take_while(|byte| **byte != b'>');
    let digits: Option<Vec<u8>> = digits.map(|byte| char::from(*byte).to_digit(16).map(|digit| digit as u8)).collect();
    let (pairs, _) = digits.as_deref()?.as_chunks::<2>();
    let out: Vec<u8> = pairs.iter().map(|[high, low]| high * 16 + low).collect();
    (!out.is_empty()).then_some(out)
}

/// Where a word stands.
fn positions<'b>(bytes: &'b [u8], word: &'b [u8]) -> impl Iterator<Item = usize> + 'b {
    let first = word.first().copied().unwrap_or_default();
    let starts = bytes.iter().enumerate().filter(move |(_, byte)| **byte == first).map(|(at, _)| at);
    starts.filter(move |at| bytes.get(*at..).is_some_and(|rest| rest.starts_with(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_a_reader_reads_them() {
        for (text, read) in
            [("Encrypt 5 0 R", "Encrypt"), ("Encr#79pt/", "Encrypt"), ("#45ncrypt", "Encrypt"), ("A#zB(", "A#zB")]
        {
            assert_eq!(name(text.as_bytes()), read.as_bytes(), "{text}");
        }
    }

    #[test]
    fn what_is_packed_twice_is_told() {
        for text in [
            "[/FlateDecode /FlateDecode]",
            "[ /Fl % ]\n /#46l ]",
            "[/FlateDecode (]) /LZWDecode]",
            "[/ASCII85Decode/RunLengthDecode/FlateDecode]",
        ] {
            assert!(chains(text.as_bytes()).is_err(), "{text}");
        }
        for text in
            ["[/ASCII85Decode /FlateDecode]", "[/FlateDecode] [/FlateDecode]", "[", "[(", "[/FlateDecode /DCTDecode]"]
        {
            assert!(chains(text.as_bytes()).is_ok(), "{text}");
        }
        assert!(chains("[".repeat(1 << 20).as_bytes()).is_ok());
        assert!(chains("[(".repeat(1 << 20).as_bytes()).is_err());
    }
}
