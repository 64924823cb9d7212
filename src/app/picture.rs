//! Is there a picture worth showing, and of which kind? The bytes decide. And pictures as dots, to be searched for codes.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, ImageBitmap};

use crate::app::web;

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

/// Dots on the longer side of a drawing that is searched for a code: ten a module of the finest code with a margin.
const DRAWING_SIDE: f64 = 1900.0;

/// The dots of a photograph. `None`: the browser cannot read it.
pub async fn dots(file: &Blob) -> Option<ImageBitmap> {
    let promise = web::window().create_image_bitmap_with_blob(file).ok()?;
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

/// The dots of an SVG, drawn as an image only: no scripts, nothing loaded. As large as a fine code needs, whatever size it says
/// it has; without one, a square.
pub async fn dots_of_drawing(file: &Blob) -> Option<ImageBitmap> {
    let address = web::address(file, Picture::Svg.media_type())?;
    let image = decoded(&address).await;
    let _ = web_sys::Url::revoke_object_url(&address);
    let image = image?;
    let (width, height) = match (f64::from(image.natural_width()), f64::from(image.natural_height())) {
        (width, height) if width > 0.0 && height > 0.0 => (width, height),
        _ => (1.0, 1.0),
    };
    let scale = DRAWING_SIDE / width.max(height);
    let canvas = canvas(&image, (width * scale) as u32, (height * scale) as u32)?;
    let promise = web::window().create_image_bitmap_with_html_canvas_element(&canvas).ok()?;
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

/// A picture at this address, ready to be drawn.
pub async fn decoded(address: &str) -> Option<HtmlImageElement> {
    let image = HtmlImageElement::new().ok()?;
    image.set_src(address);
    JsFuture::from(image.decode()).await.ok()?;
    Some(image)
}

/// A picture drawn anew into so many dots; what is not of that shape keeps its own.
pub fn canvas(image: &HtmlImageElement, width: u32, height: u32) -> Option<HtmlCanvasElement> {
    let canvas: HtmlCanvasElement = web::document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let (wide, high) = (f64::from(width), f64::from(height));
    // A drawing that states no size fills the whole.
    let own = |side: u32, otherwise: f64| if side == 0 { otherwise } else { f64::from(side) };
    let (own_wide, own_high) = (own(image.natural_width(), wide), own(image.natural_height(), high));
    let scale = (wide / own_wide).min(high / own_high);
    let (w, h) = (own_wide * scale, own_high * scale);
    let (x, y) = ((wide - w) / 2.0, (high - h) / 2.0);
    context.draw_image_with_html_image_element_and_dw_and_dh(image, x, y, w, h).ok()?;
    Some(canvas)
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
