//! In the place of ECDSA over P-384.

use crate::engine::absent::missed;
use crate::engine::code::Code;

/// A SEC 1 point as its compressed form (SEC 1, 2.3.3), so that equal keys stay equal; whether it lies on the curve is
/// checked where it is used.
pub fn compressed(point: &[u8]) -> Option<Vec<u8>> {
    match (point.first()?, point.len()) {
        (2 | 3, 49) => Some(point.to_vec()),
        (4, 97) => {
            let sign = 2 + (point.last()? & 1);
            Some([&[sign], point.get(1..49)?].concat())
        }
        _ => None,
    }
}

/// Not checked.
pub fn verify(_: &[u8], _: &[u8], _: &[u8]) -> Result<Option<()>, Code> {
    Err(missed())
}
