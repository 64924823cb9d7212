//! How well codes are read from frames like a camera's: fine and coarse ones, turned, tilted, blurred, noisy, badly lit, printed.
//!
//! All frames are computed, each from its own name, so that everybody has the same. A part of them is read here. The whole set
//! goes into a folder for another reader (`tests/interop/frames.mjs`): `AKASHI_FRAMES=folder cargo test --test frames -- --ignored`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use akashi::engine::digest::sha256;
use akashi::scan::{Effort, Grey, codes};
use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

const VERSIONS: [u8; 7] = [5, 10, 15, 20, 25, 30, 40];
const DOTS: [f64; 3] = [3.0, 4.0, 5.0];
const PAGE: &str = "https://badge.example.jp/verify/#d1.";

/// What happens to a code before it is a frame.
#[derive(Clone, Copy)]
struct View {
    name: &'static str,
    /// Degrees.
    turned: f64,
    /// How much farther away the far edge is, as a part of the side: from top to bottom, from left to right.
    tilted: (f64, f64),
    /// Radius of the blur, modules.
    blurred: f64,
    /// Standard deviation of the noise, shades.
    noise: f64,
    /// Shades of ink and paper.
    shades: (f64, f64),
    /// How much light is left in the darkest corner.
    light: f64,
    /// Dots of a printer a module: edges fall on them, and ink spreads by half of one.
    printed: Option<f64>,
}

const CLEAN: View = View {
    name: "clean",
    turned: 0.0,
    tilted: (0.0, 0.0),
    blurred: 0.0,
    noise: 0.0,
    shades: (20.0, 235.0),
    light: 1.0,
    printed: None,
};

const VIEWS: [View; 12] = [
    CLEAN,
    View { name: "turned 7°", turned: 7.0, ..CLEAN },
    View { name: "turned 40°", turned: 40.0, ..CLEAN },
    View { name: "turned 90°", turned: 90.0, ..CLEAN },
    View { name: "blurred", blurred: 0.4, ..CLEAN },
    View { name: "noise", noise: 30.0, ..CLEAN },
    View { name: "faint", shades: (105.0, 145.0), noise: 3.0, ..CLEAN },
    View { name: "shadow", light: 0.25, ..CLEAN },
    View { name: "tilted 0.12", tilted: (0.12, 0.0), ..CLEAN },
    View { name: "tilted 0.2", tilted: (0.15, 0.2), ..CLEAN },
    View { name: "print 300 dpi", printed: Some(4.0), turned: 2.0, blurred: 0.2, noise: 6.0, ..CLEAN },
    View {
        name: "photo",
        turned: 13.0,
        tilted: (0.08, 0.05),
        blurred: 0.25,
        noise: 10.0,
        shades: (45.0, 215.0),
        light: 0.5,
        ..CLEAN
    },
];

/// A link of ours that fills this version at level M: which badge is in it does not matter to a reader of codes.
fn link(version: u8) -> (String, QrCode) {
    let mut digits = String::new();
    while digits.len() < 6000 {
        for byte in sha256(format!("{version} {}", digits.len()).as_bytes()) {
            let _ = write!(digits, "{byte:03}");
        }
    }
    let fixed = Version::new(version);
    let fits = |count: usize| {
        let parts = [QrSegment::make_bytes(PAGE.as_bytes()), QrSegment::make_numeric(&digits[..count])];
        QrCode::encode_segments_advanced(&parts, QrCodeEcc::Medium, fixed, fixed, None, false).ok()
    };
    let count = (1..6000).rev().find(|count| fits(*count).is_some()).unwrap();
    (format!("{PAGE}{}", &digits[..count]), fits(count).unwrap())
}

struct Noise(u64);

impl Noise {
    fn of(name: &str) -> Noise {
        Noise(u64::from_le_bytes(sha256(name.as_bytes())[..8].try_into().unwrap()) | 1)
    }

    /// The sum of four even ones is near enough to a bell; its deviation is one.
    fn next(&mut self) -> f64 {
        let mut sum = 0.0;
        for _ in 0..4 {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            sum += (self.0 >> 11) as f64 / (1_u64 << 53) as f64 - 0.5;
        }
        sum * 3.0_f64.sqrt()
    }
}

/// A frame in which a module takes so many dots.
fn frame(code: &QrCode, dots: f64, view: &View) -> Grey {
    let modules = f64::from(code.size());
    // Room for a code turned by 45° and its white.
    let side = ((modules + 8.0) * dots * 1.45).round() as usize;
    let (sin, cos) = view.turned.to_radians().sin_cos();
    let ink = |x: f64, y: f64| {
        let (x, y) = match view.printed {
            Some(most) => (((x * most).round() - 0.25) / most, ((y * most).round() - 0.25) / most),
            None => (x, y),
        };
        let inside = (0.0..modules).contains(&x) && (0.0..modules).contains(&y);
        inside && code.get_module(x as i32, y as i32)
    };
    // Where a place of the frame lies in the code, in modules.
    let place = |x: f64, y: f64| {
        let (x, y) = (x - side as f64 / 2.0, y - side as f64 / 2.0);
        let far = 1.0 - (view.tilted.0 * y + view.tilted.1 * x) / (modules * dots);
        let (x, y) = (x / far / dots, y / far / dots);
        (cos * x + sin * y + modules / 2.0, cos * y - sin * x + modules / 2.0)
    };
    let mut light = vec![0.0_f32; side * side];
    for (at, value) in light.iter_mut().enumerate() {
        let (x, y) = ((at % side) as f64, (at / side) as f64);
        let mut white = 0.0;
        for (dx, dy) in [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)] {
            let (u, v) = place(x + dx, y + dy);
            white += if ink(u, v) { 0.0 } else { 0.25 };
        }
        *value = white;
    }
    let radius = (view.blurred * dots).round() as usize;
    if radius > 0 {
        light = blurred(&blurred(&light, side, radius), side, radius);
    }
    let mut noise = Noise::of(&format!("{} {dots} {modules}", view.name));
    let (dark, bright) = view.shades;
    let shade = |(at, value): (usize, &f32)| {
        let across = ((at % side) + (at / side)) as f64 / (2 * side) as f64;
        let lit = 1.0 - (1.0 - view.light) * across;
        let shade = (dark + (bright - dark) * f64::from(*value)) * lit + noise.next() * view.noise;
        shade.round().clamp(0.0, 255.0) as u8
    };
    Grey::new(side as u32, side as u32, light.iter().enumerate().map(shade).collect()).unwrap()
}

/// The mean along rows, written as columns; twice of it is a blur both ways.
fn blurred(light: &[f32], side: usize, radius: usize) -> Vec<f32> {
    let mut out = vec![0.0; light.len()];
    for (y, row) in light.chunks(side).enumerate() {
        for x in 0..side {
            let window = &row[x.saturating_sub(radius)..(x + radius + 1).min(side)];
            out[x * side + y] = window.iter().sum::<f32>() / window.len() as f32;
        }
    }
    out
}

/// What came of a frame: nothing wrong is ever read.
fn is_read(frame: &Grey, text: &str, effort: Effort) -> bool {
    let found = codes(frame, effort);
    assert!(found.iter().all(|it| it == text), "another text than the code's: {found:?}");
    !found.is_empty()
}

#[test]
fn frames_of_every_kind_are_read() {
    let (mut all, mut missed) = (0, Vec::new());
    for version in [5, 20] {
        let (text, code) = link(version);
        for view in &VIEWS {
            all += 1;
            if !is_read(&frame(&code, 4.0, view), &text, Effort::Frame) {
                missed.push((version, view.name));
            }
        }
    }
    assert!(missed.is_empty(), "{} of {all}: {missed:?}", missed.len());
}

/// For another reader to compare with.
#[test]
#[ignore = "writes some hundred files into the folder that AKASHI_FRAMES names"]
fn all_frames_are_written() {
    let folder = std::env::var("AKASHI_FRAMES").expect("AKASHI_FRAMES names a folder");
    let folder = Path::new(&folder);
    let links: Vec<(u8, String, QrCode)> =
        VERSIONS.iter().map(|it| (*it, link(*it))).map(|(it, (text, code))| (it, text, code)).collect();
    let mut jobs = Vec::new();
    for (version, text, code) in &links {
        for dots in DOTS {
            jobs.extend(VIEWS.iter().map(|view| (*version, text, code, dots, view)));
        }
    }
    let work = |part: &[(u8, &String, &QrCode, f64, &View)]| {
        let mut lines = BTreeMap::new();
        for (version, text, code, dots, view) in part {
            let picture = frame(code, *dots, view);
            let name = format!("{version}-{dots}-{}.pgm", view.name.replace(' ', "-"));
            let head = format!("P5 {} {} 255\n", picture.width(), picture.height());
            std::fs::write(folder.join(&name), [head.as_bytes(), picture.shades()].concat()).unwrap();
            let [frame, photo] = [Effort::Frame, Effort::Photo].map(|effort| is_read(&picture, text, effort));
            let line = serde_json::json!({"file": name, "version": version, "dots": dots, "view": view.name, "text": text,
                "frame": frame, "photo": photo});
            lines.insert(name, line.to_string());
        }
        lines
    };
    let (left, right): (Vec<_>, Vec<_>) = jobs.iter().enumerate().partition(|(at, _)| at % 2 == 0);
    let [left, right] = [left, right].map(|part| part.into_iter().map(|(_, job)| *job).collect::<Vec<_>>());
    let lines = std::thread::scope(|scope| {
        let other = scope.spawn(|| work(&right));
        let mut lines = work(&left);
        lines.extend(other.join().unwrap());
        lines
    });
    let lines: Vec<String> = lines.into_values().collect();
    std::fs::write(folder.join("frames.jsonl"), lines.join("\n") + "\n").unwrap();
    println!("{} frames", lines.len());
}
