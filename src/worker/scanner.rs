//! The program that finds QR codes in pictures.

use js_sys::{Array, JsString};
use wasm_bindgen::prelude::*;
use web_sys::{ImageBitmap, OffscreenCanvas, OffscreenCanvasRenderingContext2d};

use super::aside;
use crate::scan::{self, Grey};

/// A question is an `ImageBitmap`, the answer a list of texts.
pub fn start() {
    aside::listen(|question| {
        let picture: ImageBitmap = question.dyn_into().ok()?;
        let found = grey(&picture).map(|grey| scan::codes(&grey)).unwrap_or_default();
        picture.close();
        Some(found.into_iter().map(JsString::from).collect::<Array>().into())
    });
}

fn grey(picture: &ImageBitmap) -> Option<Grey> {
    let (width, height) = (picture.width(), picture.height());
    let canvas = OffscreenCanvas::new(width, height).ok()?;
    let context: OffscreenCanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    // What shines through is paper.
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, width.into(), height.into());
    context.draw_image_with_image_bitmap(picture, 0.0, 0.0).ok()?;
    let data = context.get_image_data(0.0, 0.0, width.into(), height.into()).ok()?;
    Grey::of_rgba(width, height, &data.data().0)
}
