//! DEFLATE (RFC 1951) of a text whose length is known beforehand: no memory is taken but for it.

use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

/// Exactly so many bytes out of all of these, which may refer to a dictionary; `None` for anything else. Whoever calls has
/// bounded the length.
pub fn exactly(packed: &[u8], dictionary: &[u8], length: usize) -> Option<Vec<u8>> {
    let known = dictionary.len();
    let mut bytes = dictionary.to_vec();
    bytes.resize(known + length, 0);
    let flags = TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let (status, read, written) = decompress(&mut DecompressorOxide::default(), packed, &mut bytes, known, flags);
    let is_whole = status == TINFLStatus::Done && read == packed.len() && written == length;
    is_whole.then(|| bytes.split_off(known))
}
