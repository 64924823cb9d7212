//! The program that finds QR codes in pictures.

use js_sys::{Array, JsString};
use wasm_bindgen::prelude::*;
use web_sys::{ImageBitmap, OffscreenCanvas, OffscreenCanvasRenderingContext2d};

use super::aside;
use crate::scan::{self, Effort, Grey};
use crate::wire::message;

/// Dots on the longer side of what is looked at; larger pictures are drawn smaller. A canvas of 4096 by 4096 dots is the most
/// that every browser gives (Safari's limit of 16 777 216), and as much as `scan` looks at.
const SIDE: u32 = 4096;

/// A question is `{picture: ImageBitmap, thorough: bool}`, the answer a list of texts. Thorough: it is all there is, not a
/// frame that the next one follows.
pub fn start() {
    aside::listen(|question| {
        let picture: ImageBitmap = message::member(&question, "picture").dyn_into().ok()?;
        let effort = match message::member(&question, "thorough").as_bool() {
            Some(true) => Effort::Photo,
            _ => Effort::Frame,
        };
        let found = grey(&picture).map(|grey| scan::codes(&grey, effort)).unwrap_or_default();
        picture.close();
        Some(found.into_iter().map(JsString::from).collect::<Array>().into())
    });
}

fn grey(picture: &ImageBitmap) -> Option<Grey> {
    let longer = picture.width().max(picture.height());
    let scale = f64::from(SIDE.min(longer)) / f64::from(longer.max(1));
    let fitting = |side: u32| (f64::from(side) * scale).round().max(1.0);
    let (width, height) = (fitting(picture.width()), fitting(picture.height()));
    let canvas = OffscreenCanvas::new(width as u32, height as u32).ok()?;
    let context: OffscreenCanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    // What shines through is paper.
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, width, height);
    context.draw_image_with_image_bitmap_and_dw_and_dh(picture, 0.0, 0.0, width, height).ok()?;
    let data = context.get_image_data(0.0, 0.0, width, height).ok()?;
    Grey::of_rgba(width as u32, height as u32, &data.data().0)
}
