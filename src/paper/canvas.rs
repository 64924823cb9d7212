//! A page in shades of grey, drawn as well as a reader of QR codes needs it: filled shapes and pictures. Letters are read as text
//! and not drawn, and a clip counts by the box around it.

use hayro_interpret::kurbo::{self, Affine, BezPath, PathEl, Point, Rect};

use crate::scan::Grey;

/// Lines sampled in a row of dots, so that an edge between two dots is grey. A module of a code is three dots or more.
const LINES: usize = 4;

/// How far a line may stand from the curve that it replaces, dots.
const FLATNESS: f64 = 0.25;

/// Beyond this, dots from the corner, a curve is not drawn: how many lines replace it grows with its size.
const FAR: f64 = 1.0e5;

/// Dots and edges touched on one page. A page of A4 at 400 dpi has 15 million dots: forty times all of it, in a second or two.
const WORK: usize = 600_000_000;

/// Dots of a picture that are looked at for one dot of the page, in each direction: a picture of 1,600 dpi at 200.
const REDUCTION: usize = 8;

/// A sheet, white at first.
pub(super) struct Canvas {
    width: usize,
    height: usize,
    shades: Vec<u8>,
    work: usize,
}

/// Where a boundary crosses a sampled line.
struct Crossing {
    line: usize,
    x: f64,
    /// 1 downwards, -1 upwards.
    turn: i32,
}

impl Canvas {
    /// Would ink of this shade be seen here? A sixteenth of all shades apart is hard to see already.
    pub fn shows(&self, at: Point, ink: u8, opacity: f32) -> bool {
        const APART: f32 = 16.0;
        let place =
            (at.y.max(0.0) as usize).checked_mul(self.width).and_then(|row| row.checked_add(at.x.max(0.0) as usize));
        let ground = place.and_then(|place| self.shades.get(place)).copied().unwrap_or(u8::MAX);
        (f32::from(ground) - f32::from(ink)).abs() * opacity >= APART
    }

    /// White, of so many dots.
    pub fn new(width: u32, height: u32) -> Canvas {
        let (width, height) = (width as usize, height as usize);
        Canvas { width, height, shades: vec![255; width.saturating_mul(height)], work: WORK }
    }

    /// All of it.
    pub fn bounds(&self) -> Rect {
        Rect::new(0.0, 0.0, self.width as f64, self.height as f64)
    }

    /// The picture; `None` never happens while the sides are those of the shades.
    pub fn finish(self) -> Option<Grey> {
        Grey::new(u32::try_from(self.width).ok()?, u32::try_from(self.height).ok()?, self.shades)
    }

    /// Fills a shape, given in dots, within a box. `even_odd` names the rule (ISO 32000-2, 8.5.3.3).
    pub fn fill(&mut self, path: &BezPath, even_odd: bool, shade: u8, opacity: f32, clip: Rect) {
        let clip = clip.intersect(self.bounds());
        let around = path.control_box();
        let is_drawn = around.is_finite() && clip.area() > 0.0 && around.overlaps(clip);
        let has_curves = path.elements().iter().any(|it| matches!(it, PathEl::CurveTo(..) | PathEl::QuadTo(..)));
        let is_far = around.x0 < -FAR || around.y0 < -FAR || around.x1 > FAR || around.y1 > FAR;
        if !is_drawn || (has_curves && is_far) || !self.charge(path.elements().len()) {
            return;
        }
        let mut crossings = self.crossings(path, clip);
        if !self.charge(crossings.len().saturating_mul(4)) {
            return;
        }
        crossings.sort_unstable_by(|one, other| one.line.cmp(&other.line).then(one.x.total_cmp(&other.x)));
        self.sweep(&crossings, even_odd, shade, opacity, clip);
    }

    /// Draws a picture of `width` by `height` dots that `transform` puts on the sheet; `dot` tells shade and opacity of each.
    pub fn picture(
        &mut self,
        transform: Affine,
        (width, height): (u32, u32),
        clip: Rect,
        dot: impl Fn(usize, usize) -> Option<(u8, u8)>,
    ) {
        let size = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let place = transform.transform_rect_bbox(size).intersect(clip.intersect(self.bounds()));
        let inverse = transform.inverse();
        if !(place.is_finite() && place.area() > 0.0 && inverse.is_finite()) {
            return;
        }
        let [a, b, c, d, _, _] = inverse.as_coeffs();
        // How many dots of the picture fall on one of the sheet; as many are averaged.
        let step = |x: f64, y: f64| (x.hypot(y).ceil() as usize).clamp(1, REDUCTION);
        let (across, down) = (step(a, b), step(c, d));
        let (left, right) = (place.x0.floor() as usize, (place.x1.ceil() as usize).min(self.width));
        let (top, bottom) = (place.y0.floor() as usize, (place.y1.ceil() as usize).min(self.height));
        for y in top..bottom {
            if !self.charge((right.saturating_sub(left)).saturating_mul(across * down)) {
                return;
            }
            for x in left..right {
                let (mut shade, mut opacity, mut count) = (0_u32, 0_u32, 0_u32);
                for v in 0..down {
                    for u in 0..across {
                        let within = |part: usize, of: usize| (part as f64 + 0.5) / of as f64;
                        let at = inverse * Point::new(x as f64 + within(u, across), y as f64 + within(v, down));
                        if !size.contains(at) {
                            continue;
                        }
                        let Some((dark, seen)) = dot(at.x as usize, at.y as usize) else { continue };
                        shade += u32::from(dark) * u32::from(seen);
                        opacity += u32::from(seen);
                        count += 1;
                    }
                }
                if opacity > 0 && count > 0 {
                    let covered = opacity as f32 / (255.0 * (across * down) as f32);
                    self.blend(x, y, (shade / opacity) as u8, covered);
                }
            }
        }
    }

    fn charge(&mut self, work: usize) -> bool {
        match self.work.checked_sub(work) {
            Some(left) => {
                self.work = left;
                true
            }
            None => {
                self.work = 0;
                false
            }
        }
    }

    fn crossings(&mut self, path: &BezPath, clip: Rect) -> Vec<Crossing> {
        let mut crossings = Vec::new();
        let (mut start, mut last) = (Point::ZERO, Point::ZERO);
        let mut left = self.work;
        let mut edge = |from: Point, to: Point| {
            let (turn, upper, lower) = if from.y <= to.y { (1, from, to) } else { (-1, to, from) };
            let (top, bottom) = (upper.y.max(clip.y0), lower.y.min(clip.y1));
            if top >= bottom {
                return;
            }
            // A line is sampled in its middle.
            let first = (top * LINES as f64 - 0.5).ceil().max(0.0) as usize;
            let end = (bottom * LINES as f64 - 0.5).ceil().max(0.0) as usize;
            let slope = (lower.x - upper.x) / (lower.y - upper.y);
            for line in first..end {
                let Some(rest) = left.checked_sub(1) else { return };
                left = rest;
                let y = (line as f64 + 0.5) / LINES as f64;
                let x = upper.x + (y - upper.y) * slope;
                crossings.push(Crossing { line, x: x.clamp(clip.x0, clip.x1), turn });
            }
        };
        kurbo::flatten(path.iter(), FLATNESS, |element| match element {
            PathEl::MoveTo(to) => {
                edge(last, start);
                (start, last) = (to, to);
            }
            PathEl::LineTo(to) => {
                edge(last, to);
                last = to;
            }
            // Every part is closed before it is filled.
            _ => {
                edge(last, start);
                last = start;
            }
        });
        edge(last, start);
        crossings
    }

    /// Adds up what of each dot is covered, a row at a time.
    fn sweep(&mut self, crossings: &[Crossing], even_odd: bool, shade: u8, opacity: f32, clip: Rect) {
        let left = clip.x0.floor().max(0.0) as usize;
        let mut covered = vec![0.0_f32; self.width.saturating_sub(left).saturating_add(1)];
        let rows = crossings.chunk_by(|one, other| one.line / LINES == other.line / LINES);
        for row in rows {
            let (mut from, mut to) = (usize::MAX, 0);
            for line in row.chunk_by(|one, other| one.line == other.line) {
                let mut winding = 0;
                for pair in line.windows(2) {
                    let [one, other] = pair else { continue };
                    winding += one.turn;
                    let inside = if even_odd { winding & 1 != 0 } else { winding != 0 };
                    if inside && other.x > one.x {
                        add(&mut covered, one.x - left as f64, other.x - left as f64);
                        from = from.min(one.x as usize);
                        to = to.max(other.x.ceil() as usize);
                    }
                }
            }
            if from >= to {
                continue;
            }
            let y = row.first().map_or(0, |crossing| crossing.line / LINES);
            if !self.charge((to - from).saturating_mul(LINES)) {
                return;
            }
            for x in from..to.min(self.width) {
                if let Some(cover) = covered.get_mut(x.saturating_sub(left)) {
                    let part = std::mem::take(cover);
                    self.blend(x, y, shade, part.min(1.0) * opacity);
                }
            }
        }
    }

    fn blend(&mut self, x: usize, y: usize, shade: u8, opacity: f32) {
        if x >= self.width {
            return;
        }
        if let Some(dot) = self.shades.get_mut(y * self.width + x) {
            let mixed = f32::from(*dot) + (f32::from(shade) - f32::from(*dot)) * opacity.clamp(0.0, 1.0);
            *dot = mixed.round() as u8;
        }
    }
}

/// Covers a stretch of one sampled line.
fn add(covered: &mut [f32], from: f64, to: f64) {
    const WHOLE: f64 = 1.0 / LINES as f64;
    let (first, last) = (from as usize, to as usize);
    for place in first..=last {
        let part = (to.min(place as f64 + 1.0) - from.max(place as f64)).clamp(0.0, 1.0);
        if let Some(cover) = covered.get_mut(place) {
            *cover += (part * WHOLE) as f32;
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use hayro_interpret::kurbo::Shape;

    fn shade(canvas: &Canvas, x: usize, y: usize) -> u8 {
        canvas.shades[y * canvas.width + x]
    }

    #[test]
    fn a_square_with_a_hole_is_drawn_by_its_rule() {
        let square = |size: f64| Rect::new(10.0 - size, 10.0 - size, 10.0 + size, 10.0 + size);
        let mut path = square(6.0).to_path(0.1);
        path.extend(square(2.0).path_elements(0.1));
        for (even_odd, middle) in [(true, 255), (false, 0)] {
            let mut canvas = Canvas::new(20, 20);
            canvas.fill(&path, even_odd, 0, 1.0, canvas.bounds());
            assert_eq!((shade(&canvas, 1, 1), shade(&canvas, 5, 5), shade(&canvas, 10, 10)), (255, 0, middle));
        }
    }

    #[test]
    fn half_a_dot_is_grey_and_a_clip_holds() {
        let mut canvas = Canvas::new(8, 8);
        canvas.fill(&Rect::new(2.5, 2.0, 6.0, 6.0).to_path(0.1), false, 0, 1.0, Rect::new(0.0, 0.0, 8.0, 4.0));
        assert_eq!((shade(&canvas, 2, 2), shade(&canvas, 3, 2), shade(&canvas, 3, 5)), (128, 0, 255));
    }

    #[test]
    fn a_picture_is_turned_and_made_smaller() {
        let mut canvas = Canvas::new(10, 10);
        // Four by four, the upper half black, to a sheet of ten upside down.
        let transform = Affine::new([2.5, 0.0, 0.0, -2.5, 0.0, 10.0]);
        canvas.picture(transform, (4, 4), canvas.bounds(), |_, y| Some((if y < 2 { 0 } else { 255 }, 255)));
        assert_eq!((shade(&canvas, 5, 1), shade(&canvas, 5, 8)), (255, 0));
        let mut canvas = Canvas::new(2, 2);
        canvas.picture(Affine::scale(0.25), (8, 8), canvas.bounds(), |x, _| {
            Some((if x % 2 == 0 { 0 } else { 255 }, 255))
        });
        assert!((120..=135).contains(&shade(&canvas, 0, 0)));
    }

    #[test]
    fn what_is_endless_is_not_drawn() {
        let mut canvas = Canvas::new(4, 4);
        let mut path = BezPath::new();
        path.move_to((f64::NAN, 0.0));
        path.line_to((f64::INFINITY, 1.0));
        canvas.fill(&path, false, 0, 1.0, canvas.bounds());
        let mut path = BezPath::new();
        path.move_to((-1.0e30, 0.0));
        path.curve_to((0.0, 1.0e30), (1.0e30, 1.0), (3.0, 3.0));
        canvas.fill(&path, false, 0, 1.0, canvas.bounds());
        assert!(canvas.shades.iter().all(|shade| *shade == 255));
        // A rectangle as large as the plane is only as large as the sheet.
        canvas.fill(&Rect::new(-1.0e30, -1.0e30, 1.0e30, 1.0e30).to_path(0.1), false, 7, 1.0, canvas.bounds());
        assert!(canvas.shades.iter().all(|shade| *shade == 7));
    }
}
