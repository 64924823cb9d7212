//! What is seen on a page: its letters with their places, and a picture of the rest.

use hayro_interpret::font::GlyphRun;
use hayro_interpret::hayro_cmap::{BfString, WritingMode};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{self, Affine, BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, FillRule, Image, ImageData, ImageDrawProps,
    InterpreterCache, InterpreterSettings, LumaData, Paint, RenderContent, SoftMask, StrokeProps, TransformExt,
    interpret_page,
};

use super::canvas::Canvas;
use super::decoders;
use super::lines::Letter;
use crate::scan::Grey;

/// Letters kept of one page. A page of close print has 5,000.
const LETTERS: usize = 20_000;

/// Points of PDF in an inch (ISO 32000-2, 8.3.2.3).
const POINTS: f64 = 72.0;

/// The longest side of a drawn page, dots; A4 at 400 dpi has 4,677.
const SIDE: f64 = 8_000.0;

/// The dots of a drawn page: A4 at 400 dpi has 15.5 million, a byte each.
const DOTS: f64 = 16_000_000.0;

/// Dots of pictures unpacked for one drawing. A page scanned at 600 dpi has 35 million.
const PICTURE_DOTS: u64 = 40_000_000;

/// Elements of a line that is drawn with a pen: a code of version 40 takes 16,000.
const PEN: usize = 40_000;

/// What a page shows.
pub(super) struct Seen {
    /// Its letters, in the order in which they were written, at 72 dots an inch, from the upper left.
    pub letters: Vec<Letter>,
    /// The rest.
    pub picture: Option<Grey>,
}

/// Dots a point: as many as wanted, or as the budget allows.
pub(super) fn scale(page: &Page, dpi: f64) -> f64 {
    let (width, height) = sides(page);
    let fits = (SIDE / width.max(height)).min((DOTS / (width * height)).sqrt());
    (dpi / POINTS).min(fits)
}

fn sides(page: &Page) -> (f64, f64) {
    let (width, height) = page.render_dimensions();
    (f64::from(width).max(1.0), f64::from(height).max(1.0))
}

/// Looks at a page, at so many dots an inch or as many as the budget allows.
pub(super) fn look<'p>(page: &'p Page<'p>, cache: &InterpreterCache<'p>, dpi: f64) -> Seen {
    let (width, height) = sides(page);
    let scale = scale(page, dpi);
    let dots = |side: f64| (side * scale).ceil().clamp(1.0, SIDE) as u32;
    let transform = Affine::scale(scale) * page.initial_transform(true).to_kurbo();
    let canvas = Canvas::new(dots(width), dots(height));
    let settings = InterpreterSettings { render_content: RenderContent::PAGE, ..InterpreterSettings::default() };
    let mut context = Context::new(transform, canvas.bounds(), cache, page.xref(), settings);
    let mut sight = Sight { clips: Vec::new(), canvas, scale, letters: Vec::new(), left: PICTURE_DOTS };
    interpret_page(page, &mut context, &mut sight);
    Seen { letters: sight.letters, picture: sight.canvas.finish() }
}

struct Sight {
    canvas: Canvas,
    clips: Vec<Rect>,
    scale: f64,
    letters: Vec<Letter>,
    left: u64,
}

impl Sight {
    fn clip(&self) -> Rect {
        self.clips.last().copied().unwrap_or_else(|| self.canvas.bounds())
    }

    fn push(&mut self, clip: Rect) {
        let inner = self.clip().intersect(clip);
        self.clips.push(inner);
    }

    /// A picture within the budget, of a kind whose size is known before it is unpacked.
    fn affords(&mut self, image: &Image) -> bool {
        let stream = match image {
            Image::Stencil(stencil) => stencil.stream(),
            Image::Raster(raster) => raster.stream(),
        };
        let said = u64::from(image.width()).saturating_mul(image.height().into());
        let mask = stream.dict().get::<hayro_interpret::hayro_syntax::object::Stream>("SMask");
        let dots = decoders::dots(stream).map(|dots| dots.max(said));
        let veil = mask.map_or(Some(0), |mask| decoders::dots(&mask));
        let left = dots.zip(veil).and_then(|(dots, veil)| self.left.checked_sub(dots.saturating_add(veil)));
        self.left = left.unwrap_or(self.left);
        left.is_some()
    }
}

/// ITU-R BT.601, as every reader of codes takes it.
fn luma([red, green, blue]: [u8; 3]) -> u8 {
    ((306 * u32::from(red) + 601 * u32::from(green) + 117 * u32::from(blue)) >> 10) as u8
}

/// Shade and opacity of a plain colour. What is painted with a pattern stays white: codes are not.
fn shade(paint: &Paint) -> Option<(u8, f32)> {
    match paint {
        Paint::Color(color) => {
            let [red, green, blue, alpha] = color.to_rgba().to_rgba8();
            Some((luma([red, green, blue]), f32::from(alpha) / 255.0))
        }
        Paint::Pattern(_) => None,
    }
}

fn stroked(path: &BezPath, pen: &StrokeProps) -> Option<BezPath> {
    let style = kurbo::Stroke::new(f64::from(pen.line_width)).with_join(pen.line_join).with_caps(pen.line_cap);
    let is_small = path.control_box().is_finite() && path.elements().len() <= PEN && pen.line_width.is_finite();
    is_small.then(|| kurbo::stroke(path.iter(), &style, &kurbo::StrokeOpts::default(), 0.25))
}

impl<'a> Device<'a> for Sight {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, draw_mode: &DrawMode) {
        let Some((dark, opacity)) = shade(&props.paint) else { return };
        let (clip, transform) = (self.clip(), props.transform);
        let shape = match draw_mode {
            DrawMode::Fill(rule) | DrawMode::FillAndStroke(rule, _) => {
                Some((transform * path.clone(), matches!(rule, FillRule::EvenOdd)))
            }
            // With a thick pen some draw the modules of a code, a row at a time.
            DrawMode::Stroke(pen) => stroked(path, pen).map(|outline| (transform * outline, false)),
            DrawMode::Invisible => None,
        };
        if let Some((shape, even_odd)) = shape {
            self.canvas.fill(&shape, even_odd, dark, opacity, clip);
        }
    }

    fn push_clip_path(&mut self, clip_path: &ClipPath) {
        self.push(clip_path.path.control_box());
    }

    fn push_clip_rect(&mut self, rect: &Rect) {
        self.push(*rect);
    }

    fn pop_clip(&mut self) {
        self.clips.pop();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}

    fn pop_transparency_group(&mut self) {}

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, draw_mode: &DrawMode) {
        // What no reader sees is not written there: text under a scan, outside the page, white on white.
        if matches!(draw_mode, DrawMode::Invisible) {
            return;
        }
        let (clip, ink) = (self.clip(), shade(&props.paint));
        let is_vertical = run.writing_mode() == WritingMode::Vertical;
        for glyph in run.glyphs() {
            if self.letters.len() >= LETTERS {
                return;
            }
            let text = match glyph.as_unicode() {
                Some(BfString::Char(letter)) => letter.to_string(),
                Some(BfString::String(letters)) => letters,
                None => continue,
            };
            // A glyph has a thousand units to its height.
            let place = props.transform * glyph.transform();
            let (at, top) = (place * Point::ZERO, place * Point::new(0.0, 1000.0));
            let size = (top - at).hypot() / self.scale;
            let is_seen = clip.contains(at) && ink.is_none_or(|(ink, opacity)| self.canvas.shows(at, ink, opacity));
            if at.is_finite() && size.is_finite() && is_seen {
                self.letters.push(Letter { text, x: at.x / self.scale, y: at.y / self.scale, size, is_vertical });
            }
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        if !self.affords(&image) {
            return;
        }
        let (clip, canvas) = (self.clip(), &mut self.canvas);
        match image {
            Image::Stencil(stencil) => stencil.with_stencil(
                |mask, paint| {
                    let Some((dark, opacity)) = shade(paint) else { return };
                    let strength = |x, y| at(&mask, x, y).map(|seen| (dark, (f32::from(seen) * opacity) as u8));
                    let place = props.transform * scaled(mask.scale_factors);
                    canvas.picture(place, (mask.width, mask.height), clip, strength);
                },
                None,
            ),
            Image::Raster(raster) => raster.with_rgba(
                |data, veil| {
                    let (width, height) = (data.width(), data.height());
                    let place = props.transform * scaled(data.scale_factors());
                    canvas.picture(place, (width, height), clip, |x, y| {
                        let dark = match &data {
                            ImageData::Luma(grey) => at(grey, x, y)?,
                            ImageData::Rgb(rgb) => {
                                let place = (y.checked_mul(rgb.width as usize)? + x).checked_mul(3)?;
                                luma(*rgb.data.get(place..)?.first_chunk::<3>()?)
                            }
                        };
                        let seen = veil.as_ref().map_or(Some(255), |veil| {
                            // A veil has dots of its own.
                            let along = |place: usize, of: u32, by: u32| place * by as usize / (of as usize).max(1);
                            at(veil, along(x, width, veil.width), along(y, height, veil.height))
                        })?;
                        Some((dark, seen))
                    });
                },
                None,
            ),
        }
    }
}

fn at(grey: &LumaData, x: usize, y: usize) -> Option<u8> {
    grey.data.get(y.checked_mul(grey.width as usize)? + x).copied()
}

fn scaled((x, y): (f32, f32)) -> Affine {
    Affine::scale_non_uniform(x.into(), y.into())
}
