//! Where finder patterns lie: the three squares in the corners of a code, 1:1:3:1:1 across (ISO/IEC 18004, 6.3.3).
//!
//! The search through lines is ours, since the crate's collects as many patterns as a picture has, and compares each with all
//! of them: a picture tiled with squares would take minutes.

use rxing::common::BitMatrix;
use rxing::common::cpp_essentials::{ConcentricPattern, LocateConcentricPattern};
use rxing::{Point, point};

const ACROSS: [u16; 5] = [1, 1, 3, 1, 1];

/// Patterns kept. A sheet with twenty codes has sixty; small print looks like some more.
const PATTERNS: usize = 256;

/// Places looked at more closely, some microseconds each. The noisiest frame of those generated for the tests has 2,000.
const PLACES: usize = 40_000;

/// Every third line is read: the middle of a pattern is three modules high, and no module is finer than a dot. Fewer lines
/// of a large frame, as zxing-cpp reads them, lose codes of version 30 and more that are turned.
const STEP: u32 = 3;

/// The patterns of a picture in black and white.
pub fn patterns(picture: &BitMatrix) -> Vec<ConcentricPattern> {
    let mut found: Vec<ConcentricPattern> = Vec::new();
    let mut places = 0;
    let mut runs = Vec::new();
    for y in (STEP - 1..picture.height()).step_by(STEP as usize) {
        lengths(picture, y, &mut runs);
        let mut start = 0_u32;
        // Runs of white and black by turns, white first: a pattern starts at each black one.
        for (at, run) in runs.iter().enumerate() {
            let x = start;
            start += u32::from(*run);
            let Some(window) = runs.get(at..at + 5).filter(|_| at % 2 == 1) else { continue };
            let Some(middle) = centre(window) else { continue };
            let place = point(x as f32 + middle, y as f32 + 0.5);
            if found.iter().any(|known| Point::distance(place, known.p) < known.size as f32 / 2.0) {
                continue;
            }
            places += 1;
            // Three times the width: a code may be very oblique.
            let range = window.iter().map(|run| i32::from(*run)).sum::<i32>() * 3;
            found.extend(LocateConcentricPattern::<true, 5, 7>(picture, &ACROSS, place, range));
            if found.len() >= PATTERNS || places >= PLACES {
                return found;
            }
        }
    }
    found
}

/// How long black and white last in a line, white first. A picture's sides fit into 16 bits (`super::SIDE`).
fn lengths(picture: &BitMatrix, y: u32, runs: &mut Vec<u16>) {
    runs.clear();
    let (mut black, mut length) = (false, 0_u16);
    for x in 0..picture.width() {
        if picture.get(x, y) != black {
            runs.push(length);
            (black, length) = (!black, 0);
        }
        length += 1;
    }
    runs.push(length);
}

/// Where the middle of a pattern lies in these five runs, from their start. Bars and spaces are measured apart, as zxing-cpp
/// does: ink spreads and light does.
fn centre(window: &[u16]) -> Option<f32> {
    let [a, b, c, d, e]: [u16; 5] = window.try_into().ok()?;
    // Cheap before exact.
    if c < 3 || c < a.max(e).saturating_mul(2) || c < b.max(d) {
        return None;
    }
    let [a, b, c, d, e] = [a, b, c, d, e].map(f32::from);
    let (bar, space) = ((a + c + e) / 5.0, (b + d) / 2.0);
    let near = |run: f32, wanted: f32, most: f32| (run - wanted).abs() <= most;
    let bars = |run, modules| near(run, modules * bar, bar * 0.75 + 0.5);
    let spaces = |run| near(run, space, space / 3.0 + 0.5);
    let alike = bar.max(space) <= 4.0 * bar.min(space);
    (alike && bars(a, 1.0) && bars(c, 3.0) && bars(e, 1.0) && spaces(b) && spaces(d)).then_some(a + b + c / 2.0)
}
