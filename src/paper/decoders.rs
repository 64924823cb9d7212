//! How large a packed picture is, before it is unpacked.

use hayro_interpret::hayro_syntax::Filter;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Stream};

/// Dots of a picture. `None`: of a kind that tells only when it is unpacked (JPEG 2000, JBIG2), or damaged.
pub(super) fn dots(stream: &Stream) -> Option<u64> {
    let dict = stream.dict();
    let side = |short: &str, long: &str| dict.get::<u32>(short).or_else(|| dict.get::<u32>(long));
    let said = u64::from(side("W", "Width")?).checked_mul(side("H", "Height")?.into())?;
    let filters = stream.filters();
    let packers = filters.iter().filter(|filter| !matches!(filter, Filter::AsciiHexDecode | Filter::Ascii85Decode));
    if packers.count() > 1 {
        return None;
    }
    match filters.last() {
        Some(Filter::JpxDecode | Filter::Jbig2Decode | Filter::Crypt) => None,
        Some(Filter::DctDecode) => jpeg(&stream.raw_data()).map(|dots| dots.max(said)),
        Some(Filter::CcittFaxDecode) => {
            let parameters = dict.get::<Dict>("DecodeParms").or_else(|| dict.get::<Dict>("DP"));
            let parameters = parameters.or_else(|| dict.get::<Array>("DecodeParms")?.iter::<Dict>().last());
            let of = |name: &str, usual: u32| parameters.as_ref().and_then(|it| it.get::<u32>(name)).unwrap_or(usual);
            // T.4 and T.6 know 1,728 columns and any number of rows; both may be said anew.
            let columns = u64::from(of("Columns", 1_728));
            columns.checked_mul(of("Rows", side("H", "Height")?).into()).map(|dots| dots.max(said))
        }
        _ => Some(said),
    }
}

/// The frame of a JPEG (ISO/IEC 10918-1, B.2.2): of several the largest.
fn jpeg(bytes: &[u8]) -> Option<u64> {
    let mut largest = None;
    for (at, pair) in bytes.windows(2).enumerate() {
        // SOF0 to SOF15 without DHT, JPG and DAC, which have numbers among them.
        let is_frame = matches!(pair, [0xff, 0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf]);
        if let (true, Some([_, _, _, high, low, wide, width, ..])) = (is_frame, bytes.get(at + 2..)) {
            let side = |high: &u8, low: &u8| u64::from(*high) << 8 | u64::from(*low);
            let dots = side(high, low).max(1) * side(wide, width).max(1);
            largest = largest.max(Some(dots));
        }
    }
    largest
}
