//! How large a packed picture is, before it is unpacked.

use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Stream};

/// Dots of a picture. `None`: of a kind that tells only when it is unpacked (JPEG 2000, JBIG2), or damaged.
pub(super) fn dots(stream: &Stream) -> Option<u64> {
    let dict = stream.dict();
    let side = |short: &str, long: &str| dict.get::<u32>(short).or_else(|| dict.get::<u32>(long));
    let said = u64::from(side("W", "Width")?).checked_mul(side("H", "Height")?.into())?;
    let filters = filters(dict);
    let is_plain = |name: &&Vec<u8>| matches!(name.as_slice(), b"ASCIIHexDecode" | b"AHx" | b"ASCII85Decode" | b"A85");
    if filters.iter().filter(|name| !is_plain(name)).count() > 1 {
        return None;
    }
    match filters.last().map(Vec::as_slice) {
        None | Some(b"FlateDecode" | b"Fl" | b"LZWDecode" | b"LZW" | b"RunLengthDecode" | b"RL") => Some(said),
        Some(b"ASCIIHexDecode" | b"AHx" | b"ASCII85Decode" | b"A85") => Some(said),
        Some(b"DCTDecode" | b"DCT") => jpeg(&stream.raw_data()).map(|dots| dots.max(said)),
        Some(b"CCITTFaxDecode" | b"CCF") => {
            let parameters = dict.get::<Dict>("DecodeParms").or_else(|| dict.get::<Dict>("DP"));
            let parameters = parameters.or_else(|| dict.get::<Array>("DecodeParms")?.iter::<Dict>().last());
            let of = |name: &str, usual: u32| parameters.as_ref().and_then(|it| it.get::<u32>(name)).unwrap_or(usual);
            // T.4 and T.6 know 1,728 columns and any number of rows; both may be said anew.
            let columns = u64::from(of("Columns", 1_728));
            columns.checked_mul(of("Rows", side("H", "Height")?).into()).map(|dots| dots.max(said))
        }
        Some(_) => None,
    }
}

/// How a stream is packed, the outermost first; the reader takes the short name of the member first.
fn filters(dict: &Dict) -> Vec<Vec<u8>> {
    let one = |member: &str| dict.get::<Name>(member).map(|name| vec![name.to_vec()]);
    let several = |member: &str| {
        let names = dict.get::<Array>(member)?;
        Some(names.iter::<Name>().map(|name| name.to_vec()).collect::<Vec<_>>())
    };
    let found = one("F").or_else(|| one("Filter")).or_else(|| several("F")).or_else(|| several("Filter"));
    found.unwrap_or_default()
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
