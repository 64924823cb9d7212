//! Is there a picture worth showing, and of which kind? The bytes decide.

/// What the browser may be asked to draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picture {
    /// A PNG of a size that a browser draws at ease.
    Png,
    /// An SVG, drawn as an image only: no scripts, nothing loaded.
    Svg,
}

/// As many pixels as a browser draws without trouble; a picture of a few kB may claim far more.
const MAX_PIXELS: u64 = 50_000_000;

impl Picture {
    /// How many bytes [`Picture::of`] looks at.
    pub const HEAD: u32 = 512;

    /// Looks at the beginning of a file.
    pub fn of(head: &[u8]) -> Option<Picture> {
        if let Some(rest) = head.strip_prefix(b"\x89PNG\r\n\x1a\n") {
            let number = |at: usize| {
                let bytes: [u8; 4] = rest.get(at..at + 4)?.try_into().ok()?;
                Some(u64::from(u32::from_be_bytes(bytes)))
            };
            let (width, height) = (number(8)?, number(12)?);
            return (width * height <= MAX_PIXELS && width * height > 0).then_some(Picture::Png);
        }
        let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
        let svg = text.starts_with(b"<svg")
            || (text.starts_with(b"<?xml") || text.starts_with(b"<!")) && text.windows(4).any(|part| part == b"<svg");
        svg.then_some(Picture::Svg)
    }

    /// The media type under which it is drawn.
    pub const fn media_type(self) -> &'static str {
        match self {
            Picture::Png => "image/png",
            Picture::Svg => "image/svg+xml",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes
    }

    #[test]
    fn bytes_decide() {
        assert_eq!(Picture::of(&png(400, 400)), Some(Picture::Png));
        assert_eq!(Picture::of(b"<?xml version=\"1.0\"?>\n<svg xmlns="), Some(Picture::Svg));
        assert_eq!(Picture::of(b"\xef\xbb\xbf <svg>"), Some(Picture::Svg));
        assert_eq!(Picture::of(b"{\"a\":\"<svg>\"}"), None);
    }

    #[test]
    fn a_picture_that_claims_to_be_vast_is_not_drawn() {
        assert_eq!(Picture::of(&png(60_000, 60_000)), None);
        assert_eq!(Picture::of(&png(u32::MAX, u32::MAX)), None);
        assert_eq!(Picture::of(&png(0, 1)), None);
        assert_eq!(Picture::of(b"\x89PNG\r\n\x1a\n\0\0"), None);
    }
}
