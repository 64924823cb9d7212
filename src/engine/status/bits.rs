//! The states of many credentials in few bytes (Bitstring Status List 1.0, 3.3 and 3.4; Status List 2021, 5.3 and 5.4):
//! GZIP (RFC 1952) in base64url. The first state is the left-most.

use crate::engine::read::base64url;
use crate::engine::{digest, inflate, limits};

/// A list, unpacked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bits(Vec<u8>);

impl Bits {
    /// Unpacks `encodedList`; `None` for what is none, or would be longer than [`limits::STATUS_LIST_BYTES`].
    ///
    /// The standard demands `u` in front, the multibase of base64url. Lists of its drafts lack it; those of 2021 have been
    /// written in plain base64 as well. GZIP begins with `H`, so that nothing can be taken for something else.
    pub fn read(encoded: &str) -> Option<Bits> {
        let encoded = encoded.strip_prefix('u').unwrap_or(encoded).trim_end_matches('=');
        let packed = match encoded.contains(['+', '/']) {
            true => base64url::decode(&encoded.replace('+', "-").replace('/', "_")),
            false => base64url::decode(encoded),
        };
        unpack(&packed?).map(Bits)
    }

    /// How many states there are, of so many bits each.
    pub fn states(&self, size: u32) -> u64 {
        let bits = self.0.len() as u64 * 8;
        bits.checked_div(size.into()).unwrap_or(0)
    }

    /// The state at this place; `None` beyond the end.
    pub fn state(&self, index: u64, size: u32) -> Option<u64> {
        if index >= self.states(size) {
            return None;
        }
        let first = index.checked_mul(size.into())?;
        (first..first + u64::from(size)).try_fold(0, |state, bit| {
            let byte = self.0.get(usize::try_from(bit / 8).ok()?)?;
            Some(state << 1 | u64::from(byte >> (7 - bit % 8) & 1))
        })
    }
}

// Flags of RFC 1952, 2.3.1.
const HEADER_CHECKSUM: u8 = 2;
const EXTRA: u8 = 4;
const NAME: u8 = 8;
const COMMENT: u8 = 16;

/// One member, nothing after it; refused at the cap before the memory is taken, for it says its length itself.
fn unpack(packed: &[u8]) -> Option<Vec<u8>> {
    let (&[0x1f, 0x8b, 8, flags, ..], mut rest) = packed.split_first_chunk::<10>()? else { return None };
    if flags & EXTRA != 0 {
        let (length, after) = rest.split_first_chunk::<2>()?;
        rest = after.get(usize::from(u16::from_le_bytes(*length))..)?;
    }
    for text in [NAME, COMMENT] {
        if flags & text != 0 {
            let end = rest.iter().position(|byte| *byte == 0)?;
            rest = rest.get(end + 1..)?;
        }
    }
    if flags & HEADER_CHECKSUM != 0 {
        rest = rest.get(2..)?;
    }
    let (rest, length) = rest.split_last_chunk::<4>()?;
    let (body, checksum) = rest.split_last_chunk::<4>()?;
    let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
    if length > limits::STATUS_LIST_BYTES {
        return None;
    }
    inflate::exactly(body, &[], length).filter(|bytes| digest::crc32(bytes) == u32::from_le_bytes(*checksum))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use miniz_oxide::deflate::compress_to_vec;

    fn packed(flags: u8, between: &[u8], bytes: &[u8]) -> Vec<u8> {
        let mut out = vec![0x1f, 0x8b, 8, flags, 0, 0, 0, 0, 0, 3];
        out.extend(between);
        out.extend(compress_to_vec(bytes, 6));
        out.extend(digest::crc32(bytes).to_le_bytes());
        out.extend((bytes.len() as u32).to_le_bytes());
        out
    }

    fn read(packed: &[u8]) -> Option<Bits> {
        Bits::read(&format!("u{}", base64url::encode(packed)))
    }

    #[test]
    fn the_standards_example_is_empty() {
        // Bitstring Status List 1.0, example 2; Status List 2021, example 2.
        for text in [
            "uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA",
            "H4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA",
        ] {
            let list = Bits::read(text).unwrap();
            assert_eq!(list.states(1), 131_072);
            assert!(list.0.iter().all(|byte| *byte == 0));
        }
    }

    #[test]
    fn the_first_state_is_the_left_most() {
        let list = read(&packed(0, b"", &[0b1000_0001, 0b0110_0000])).unwrap();
        let set = (0..16).filter(|at| list.state(*at, 1) == Some(1)).collect::<Vec<_>>();
        assert_eq!(set, [0, 7, 9, 10]);
        assert_eq!((0..8).map(|at| list.state(at, 2).unwrap()).collect::<Vec<_>>(), [2, 0, 0, 1, 1, 2, 0, 0]);
        assert_eq!((list.state(4, 3), list.state(5, 3)), (Some(0b000), None));
        assert_eq!((list.state(16, 1), list.state(u64::MAX, 32), list.state(0, 0)), (None, None, None));
    }

    #[test]
    fn every_form_of_the_header_is_read() {
        let bytes = [7; 40];
        let all = EXTRA | NAME | COMMENT | HEADER_CHECKSUM;
        for (flags, between) in
            [(0, &b""[..]), (EXTRA, b"\x02\0ab"), (NAME, b"name\0"), (all, b"\x01\0ana\0co\0\xff\xff")]
        {
            assert_eq!(read(&packed(flags, between, &bytes)), Some(Bits(bytes.to_vec())), "{flags}");
        }
    }

    #[test]
    fn what_is_damaged_is_none() {
        let good = packed(0, b"", &[1; 100]);
        assert!(read(&good).is_some());
        for at in (0..good.len()).filter(|at| !(4..10).contains(at) && *at != 3) {
            let mut bad = good.clone();
            bad[at] ^= 0x40;
            // The last byte of the body may have bits to spare.
            assert!(at == good.len() - 9 || read(&bad).is_none(), "{at}");
            assert_eq!(read(&good[..at]), None, "{at}");
        }
        let twice = [good.as_slice(), &good].concat();
        assert_eq!(read(&twice), None);
        for text in ["", "u", "uu", "u!!!!", "H4sI", "zH4sI"] {
            assert_eq!(Bits::read(text), None, "{text}");
        }
    }

    #[test]
    fn a_bomb_is_refused() {
        let most = vec![0; limits::STATUS_LIST_BYTES];
        assert!(read(&packed(0, b"", &most)).is_some());
        let bomb = packed(0, b"", &vec![0; limits::STATUS_LIST_BYTES + 1]);
        assert_eq!(read(&bomb), None);
        // One that lies about its length.
        let mut liar = bomb;
        let end = liar.len() - 4;
        liar[end..].copy_from_slice(&16_384_u32.to_le_bytes());
        assert_eq!(read(&liar), None);
    }
}
