//! Puts a credential into a picture: Open Badges 3.0, 5.3.

use std::io;

use super::failed;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Adds an uncompressed iTXt chunk `openbadgecredential` before the pixels.
pub fn png(picture: &[u8], text: &str) -> io::Result<Vec<u8>> {
    // Signature, then IHDR, which is always 25 bytes long.
    let (head, rest) = picture.split_at_checked(PNG.len() + 25).ok_or_else(|| failed("the art is no PNG"))?;
    if !head.starts_with(PNG) {
        return Err(failed("the art is no PNG"));
    }
    // Keyword, then: not compressed, method 0, no language, no translated keyword.
    let mut chunk = b"iTXtopenbadgecredential\0\0\0\0\0".to_vec();
    chunk.extend(text.as_bytes());
    let length = u32::try_from(chunk.len() - 4).map_err(|_| failed("the credential is too long for a PNG chunk"))?;
    Ok([head, &length.to_be_bytes(), &chunk, &crc32fast::hash(&chunk).to_be_bytes(), rest].concat())
}

/// Adds `<openbadges:credential>` with a CDATA section after the root's start tag.
pub fn svg(picture: &[u8], text: &str) -> io::Result<Vec<u8>> {
    let svg = std::str::from_utf8(picture).map_err(|_| failed("the art is no UTF-8"))?;
    let end = svg.find('>').filter(|_| svg.starts_with("<svg ")).ok_or_else(|| failed("the art is no SVG"))?;
    if text.contains("]]>") {
        return Err(failed("the credential would end its CDATA section"));
    }
    let (start, rest) = svg.split_at(end + 1);
    Ok(format!(
        "{start}\n<openbadges:credential xmlns:openbadges=\"https://purl.imsglobal.org/ob/v3p0\"><![CDATA[\n{text}\n]]></openbadges:credential>{rest}"
    )
    .into_bytes())
}
