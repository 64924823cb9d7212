//! Packing a credential into a link.

use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, TDEFLStatus, compress, create_comp_flags_from_zip_params,
};

use super::{DIGITS, JWS, LETTERS, TEXT, digits, unpack};
use crate::data;
use crate::engine::input::Input;
use crate::engine::limits;
use crate::engine::read::base64url;
use crate::engine::report::Check;
use crate::engine::unbake::{Payload, unbake};

/// A packed credential, in the two ways of writing it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed(Vec<u8>);

impl Packed {
    /// What `v1.…` stands for. `None`: no such link.
    pub fn read(letters: &str) -> Option<Packed> {
        unpack(letters)?;
        base64url::decode(letters.strip_prefix(LETTERS)?).map(Packed)
    }

    /// `v1.…`: for links; the least letters.
    pub fn letters(&self) -> String {
        [LETTERS, &base64url::encode(&self.0)].concat()
    }

    /// `d1.…`: for QR codes; the least modules.
    pub fn digits(&self) -> String {
        [DIGITS, &digits::write(&self.0)].concat()
    }
}

/// Packs the badge in an input: the bytes that were signed, without the picture around them. The error is the reason why there
/// is none; `Ok(None)`: it is longer than a link can carry.
pub fn badge(input: &Input) -> Result<Option<Packed>, Check> {
    let unbaking = unbake(&input.bytes)?;
    let (unbaked, _) = unbaking.choose()?;
    Ok(match &unbaked.payload {
        Payload::Json(bytes) | Payload::Other(bytes) => pack(bytes),
        Payload::Jws(text) | Payload::Url(text) => pack(text.as_bytes()),
    })
}

/// Packs a text. `None`: longer than a link can carry.
pub fn pack(text: &[u8]) -> Option<Packed> {
    if text.len() > limits::LINK_BYTES {
        return None;
    }
    let whole = token(text).or_else(|| {
        let mut out = vec![TEXT];
        number(&mut out, text.len());
        out.extend(deflate(text)?);
        Some(out)
    });
    whole.map(Packed).filter(|packed| unpack(&packed.letters()).as_deref() == Some(text))
}

/// A compact JWS whose parts have one spelling.
fn token(text: &[u8]) -> Option<Vec<u8>> {
    let mut parts = std::str::from_utf8(text).ok()?.split('.').map(base64url::decode);
    let (header, payload, signature) = (parts.next()??, parts.next()??, parts.next()??);
    if parts.next().is_some() {
        return None;
    }
    let mut out = vec![JWS];
    number(&mut out, header.len() + payload.len());
    number(&mut out, header.len());
    number(&mut out, signature.len());
    out.extend(signature);
    out.extend(deflate(&[header, payload].concat())?);
    Some(out)
}

fn number(out: &mut Vec<u8>, mut value: usize) {
    while value > 0x7f {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// What the compressor makes of the dictionary is left out: after a sync flush the rest begins at a byte and refers to what
/// came before, as with zlib's `deflateSetDictionary`.
fn deflate(bytes: &[u8]) -> Option<Vec<u8>> {
    // The best that it can do, without the header of zlib.
    let mut compressor = CompressorOxide::new(create_comp_flags_from_zip_params(10, -15, 0));
    let mut out = vec![0; data::LINK_V1.len() + bytes.len() + 1024];
    let (_, read, dictionary) = compress(&mut compressor, data::LINK_V1, &mut out, TDEFLFlush::Sync);
    let rest = out.get_mut(dictionary..)?;
    let (status, taken, written) = compress(&mut compressor, bytes, rest, TDEFLFlush::Finish);
    let is_whole = read == data::LINK_V1.len() && taken == bytes.len() && status == TDEFLStatus::Done;
    is_whole.then(|| rest.get(..written).map(<[u8]>::to_vec)).flatten()
}
