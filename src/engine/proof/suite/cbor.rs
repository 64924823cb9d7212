//! Just enough CBOR (RFC 8949) for the proof value of `ecdsa-sd-2023`: unsigned integers, byte strings, arrays and maps
//! of definite length. No tags: the suite forbids them.

/// Reads items from the front of a byte string. `None` from any of its functions: it is not what was asked for.
#[derive(Debug)]
pub struct Reader<'a> {
    rest: &'a [u8],
}

/// Major types (RFC 8949, 3.1).
const UNSIGNED: u8 = 0;
const BYTES: u8 = 2;
const ARRAY: u8 = 4;
const MAP: u8 = 5;

impl<'a> Reader<'a> {
    /// A reader of these bytes.
    pub fn new(bytes: &'a [u8]) -> Self {
        Reader { rest: bytes }
    }

    /// Nothing is left.
    pub fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    /// An unsigned integer.
    pub fn unsigned(&mut self) -> Option<usize> {
        self.head(UNSIGNED)
    }

    /// A byte string of this length.
    pub fn bytes<const N: usize>(&mut self) -> Option<[u8; N]> {
        let length = self.head(BYTES)?;
        let (bytes, rest) = self.rest.split_first_chunk::<N>().filter(|_| length == N)?;
        self.rest = rest;
        Some(*bytes)
    }

    /// The head of an array: how many items follow.
    pub fn array(&mut self) -> Option<usize> {
        self.head(ARRAY).filter(|items| *items <= self.rest.len())
    }

    /// The head of a map: how many pairs follow.
    pub fn map(&mut self) -> Option<usize> {
        self.head(MAP).filter(|pairs| *pairs <= self.rest.len() / 2)
    }

    /// The argument of an item of this major type; its length is definite.
    fn head(&mut self, major: u8) -> Option<usize> {
        let (first, rest) = self.rest.split_first()?;
        if first >> 5 != major {
            return None;
        }
        let more = match first & 0x1f {
            small @ 0..24 => {
                self.rest = rest;
                return Some(usize::from(small));
            }
            24 => 1,
            25 => 2,
            26 => 4,
            27 => 8,
            _ => return None,
        };
        let (argument, rest) = rest.split_at_checked(more)?;
        self.rest = rest;
        let value = argument.iter().fold(0u64, |value, byte| value << 8 | u64::from(*byte));
        usize::try_from(value).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_of_every_length() {
        let read = |bytes: &[u8]| Reader::new(bytes).unsigned();
        assert_eq!(read(&[0x00]), Some(0));
        assert_eq!(read(&[0x17]), Some(23));
        assert_eq!(read(&[0x18, 0x18]), Some(24));
        assert_eq!(read(&[0x19, 0x03, 0xe8]), Some(1000));
        assert_eq!(read(&[0x1a, 0x00, 0x0f, 0x42, 0x40]), Some(1_000_000));
        assert_eq!(read(&[0x1b, 0, 0, 0, 0, 0, 0, 0, 1]), Some(1));
        // Negative, cut off, reserved, indefinite, tagged, nothing.
        for bytes in [&[0x20][..], &[0x19, 0x03], &[0x1c], &[0x1f], &[0xc2, 0x41, 0x01], &[]] {
            assert_eq!(read(bytes), None, "{bytes:02x?}");
        }
    }

    #[test]
    fn lengths_are_what_they_say_and_what_is_there() {
        assert_eq!(Reader::new(&[0x42, 1, 2]).bytes::<2>(), Some([1, 2]));
        assert_eq!(Reader::new(&[0x42, 1, 2]).bytes::<3>(), None);
        assert_eq!(Reader::new(&[0x42, 1]).bytes::<2>(), None);
        assert_eq!(Reader::new(&[0x5f, 0x42, 1, 2, 0xff]).bytes::<2>(), None);
        assert_eq!(Reader::new(&[0x82, 1, 2]).array(), Some(2));
        assert_eq!(Reader::new(&[0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]).array(), None);
        assert_eq!(Reader::new(&[0xa1, 1, 2]).map(), Some(1));
        assert_eq!(Reader::new(&[0xa2, 1, 2]).map(), None);
        let mut reader = Reader::new(&[0x81, 0x05]);
        assert_eq!((reader.array(), reader.unsigned(), reader.is_at_end()), (Some(1), Some(5), true));
    }
}
