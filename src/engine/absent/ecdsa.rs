//! In the place of ECDSA.

use crate::engine::absent::missed;
use crate::engine::code::Code;

/// As in the place that this one takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Curve {
    /// secp256r1
    P256,
    /// secp384r1
    P384,
}

/// A SEC 1 point as its compressed form (SEC 1, 2.3.3), so that equal keys stay equal; whether it lies on the curve is
/// checked where it is used.
pub fn compressed(curve: Curve, point: &[u8]) -> Option<Vec<u8>> {
    let length = match curve {
        Curve::P256 => 32,
        Curve::P384 => 48,
    };
    let (first, coordinates) = point.split_first()?;
    match first {
        2 | 3 if coordinates.len() == length => Some(point.to_vec()),
        4 if coordinates.len() == 2 * length => {
            let sign = 2 + (point.last()? & 1);
            Some([&[sign], coordinates.get(..length)?].concat())
        }
        _ => None,
    }
}

/// Not checked.
pub fn verify(_: Curve, _: &[u8], _: &[u8], _: &[u8]) -> Result<Option<()>, Code> {
    Err(missed())
}
