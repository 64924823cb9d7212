//! QR codes in pictures: what the workshop writes, the spectacles read.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod forge;

use akashi::scan::{Effort, Grey, codes};
use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// A code in grey: so many dots a module, four modules of white around.
fn drawn(code: &QrCode, scale: i32) -> Grey {
    let side = (code.size() + 8) * scale;
    let shade = |at: i32| if code.get_module(at % side / scale - 4, at / side / scale - 4) { 0 } else { 255 };
    Grey::new(side as u32, side as u32, (0..side * side).map(shade).collect()).unwrap()
}

fn code(text: &str, version: u8) -> QrCode {
    let parts = QrSegment::make_segments(text);
    let least = Version::new(version);
    QrCode::encode_segments_advanced(&parts, QrCodeEcc::Medium, least, Version::MAX, None, false).unwrap()
}

#[test]
fn every_version_is_read_at_every_scale() {
    let mut missed = Vec::new();
    for version in 1..=40 {
        let text = format!("v{version}.abc");
        let code = code(&text, version);
        for scale in 1..=6 {
            let picture = drawn(&code, scale);
            let mut miss =
                |effort| (codes(&picture, effort) != [text.as_str()]).then(|| missed.push((version, scale, effort)));
            miss(Effort::Photo);
            if scale > 2 {
                miss(Effort::Frame);
            }
        }
    }
    assert!(missed.is_empty(), "{missed:?}");
}

#[test]
fn a_code_that_is_no_badge_is_shown_as_text() {
    use akashi::engine::documents::Documents;
    use akashi::engine::input::Input;
    use akashi::text::{Lang, line, panel};
    let judge = |text: &str, place: &str| {
        let input = Input::new("card.png", text).within(place);
        akashi::engine::verify(&input, &Documents::default(), &forge::policy(), forge::at(forge::NOW))
    };
    let card = format!("BEGIN:VCARD\nFN:\u{202e}見本「太郎」\nNOTE:{}\nEND:VCARD", "あ".repeat(400));
    for place in ["picture:qr", "camera:qr", "mail:attachment:pdf:qr"] {
        for text in [card.as_str(), "{\"a\":1}", "javascript:alert(1)", "tel:+81-3-0000-0000", "ABC-123"] {
            let report = judge(text, place);
            assert_eq!(forge::answer(&report), "unreadable no-badge", "{text}");
            assert_eq!(forge::codes(&report), ["document.other-text"], "{text}");
            assert!(report.needs.is_empty());
            let found = report.checks[0].detail.found.as_deref().unwrap();
            assert!(found.chars().count() <= 301 && text.starts_with(found.trim_end_matches('…')));
            for lang in [Lang::Ja, Lang::En] {
                let hint = line(lang, &report.checks[0]).hint.unwrap();
                assert!(!hint.contains('\u{202e}') && !panel(lang, &report).reason.contains('\u{202e}'), "{hint}");
            }
        }
    }
    // The same text in a file is no text of a code.
    assert_eq!(forge::codes(&judge("ABC-123", "mail:attachment")), ["document.no-badge"]);
    // An address that nobody knows is asked about first, and never opened by itself.
    let report = judge("https://shop.example.jp/menu", "picture:qr");
    assert_eq!(report.input.carrier.as_deref(), Some("picture:qr:url"));
    assert_eq!(report.needs.len(), 1);
    assert!(report.documents.is_empty());
}

/// A picture made by asking for each dot where it comes from, in parts of the side; outside is white.
fn seen(picture: &Grey, from: impl Fn(f64, f64) -> (f64, f64)) -> Grey {
    let (side, shades) = (picture.width() as i64, picture.shades());
    let at = |x: i64, y: i64| {
        let inside = (0..side).contains(&x) && (0..side).contains(&y);
        if inside { f64::from(shades[(y * side + x) as usize]) } else { 255.0 }
    };
    let dot = |place: i64| {
        let part = |place: i64| (place as f64 + 0.5) / side as f64 - 0.5;
        let (u, v) = from(part(place % side), part(place / side));
        let (u, v) = ((u + 0.5) * side as f64 - 0.5, (v + 0.5) * side as f64 - 0.5);
        let (i, j) = (u.floor() as i64, v.floor() as i64);
        let (p, q) = (u - u.floor(), v - v.floor());
        let above = at(i, j) * (1.0 - p) + at(i + 1, j) * p;
        let below = at(i, j + 1) * (1.0 - p) + at(i + 1, j + 1) * p;
        (above * (1.0 - q) + below * q).round() as u8
    };
    Grey::new(side as u32, side as u32, (0..side * side).map(dot).collect()).unwrap()
}

#[test]
fn turned_oblique_mirrored_and_inverted_codes_are_read() {
    for version in [3, 10, 20, 30] {
        let text = format!("https://badge.example.jp/{version}");
        let whole = drawn(&code(&text, version), 5);
        for degrees in (0..360).step_by(15) {
            let (sin, cos) = f64::from(degrees).to_radians().sin_cos();
            let turned = seen(&whole, |x, y| (1.45 * (cos * x - sin * y), 1.45 * (sin * x + cos * y)));
            assert_eq!(codes(&turned, Effort::Photo), [text.as_str()], "version {version}, {degrees}°");
        }
        let oblique = seen(&whole, |x, y| (1.3 * x / (1.0 - 0.2 * y), 1.3 * y / (1.0 - 0.2 * y)));
        assert_eq!(codes(&oblique, Effort::Photo), [text.as_str()], "version {version}, oblique");
        let mirrored = seen(&whole, |x, y| (-x, y));
        assert_eq!(codes(&mirrored, Effort::Photo), [text.as_str()], "version {version}, mirrored");
        let shades = whole.shades().iter().map(|shade| 255 - shade).collect();
        let inverted = Grey::new(whole.width(), whole.height(), shades).unwrap();
        assert_eq!(codes(&inverted, Effort::Photo), [text.as_str()], "version {version}, inverted");
    }
}

#[test]
fn segments_of_several_modes_are_one_text() {
    let digits = "0123456789".repeat(40);
    let parts = [
        QrSegment::make_bytes("https://badge.example.jp/証/#d1.".as_bytes()),
        QrSegment::make_numeric(&digits),
        QrSegment::make_alphanumeric("HTTP://A"),
        QrSegment::make_bytes(b"\n"),
    ];
    let whole = QrCode::encode_segments(&parts, QrCodeEcc::Medium).unwrap();
    let text = format!("https://badge.example.jp/証/#d1.{digits}HTTP://A\n");
    assert_eq!(codes(&drawn(&whole, 4), Effort::Frame), [text]);
    // What is no UTF-8 is Latin-1.
    let latin = QrCode::encode_segments(&[QrSegment::make_bytes(b"caf\xe9")], QrCodeEcc::Medium).unwrap();
    assert_eq!(codes(&drawn(&latin, 4), Effort::Frame), ["café"]);
}

#[test]
fn pictures_without_end_are_refused_and_degenerate_ones_harmless() {
    assert!(Grey::new(20_001, 1, vec![0; 20_001]).is_none());
    assert!(Grey::new(0, 0, Vec::new()).is_none());
    assert!(Grey::new(2, 2, vec![0; 3]).is_none());
    assert!(Grey::of_rgba(2, 2, &[0; 12]).is_none());
    assert!(Grey::of_channels(1, 1, 0, &[]).is_none());
    for (width, height) in [(1, 1), (1, 20_000), (20_000, 1), (2, 3), (39, 41), (40, 40), (1000, 7)] {
        for shade in [0, 127, 255] {
            let picture = Grey::new(width, height, vec![shade; (width * height) as usize]).unwrap();
            assert!(codes(&picture, Effort::Photo).is_empty());
        }
    }
}

/// Squares as fine as can be: each could be a corner of a code.
#[test]
fn a_picture_tiled_with_corners_is_looked_at_in_time() {
    let tile = |x: u32, y: u32| {
        let (x, y) = ((x % 9) as i32 - 4, (y % 9) as i32 - 4);
        if matches!(x.abs().max(y.abs()), 2 | 4) { 255 } else { 0 }
    };
    let side = 3000;
    let shades = (0..side * side).map(|at| tile(at % side, at / side)).collect();
    let picture = Grey::new(side, side, shades).unwrap();
    let begun = std::time::Instant::now();
    assert!(codes(&picture, Effort::Photo).is_empty());
    let took = begun.elapsed();
    println!("tiled: {took:?}");
    assert!(took.as_secs() < 60, "{took:?}");
}

/// Fine codes whose places all look right and whose data says nothing: each is tried in every way.
#[test]
fn a_sheet_of_codes_that_cannot_be_read_is_given_up_in_time() {
    let whole = code("nothing", 20);
    let (size, scale) = (whole.size() + 8, 3);
    let side = size * scale * 9;
    let shade = |at: i32| {
        let (column, row) = (at % side / scale, at / side / scale);
        let (x, y) = (column % size - 4, row % size - 4);
        // The corners and the lines between them stay, and of the rest two modules of three.
        let kept =
            x.min(y) < 9 || !(0..whole.size()).contains(&x.max(y)) || ((column * 7919) ^ (row * 104_729)) % 3 > 0;
        if whole.get_module(x, y) == kept { 0 } else { 255 }
    };
    let shades = (0..side * side).map(shade).collect();
    let picture = Grey::new(side as u32, side as u32, shades).unwrap();
    let begun = std::time::Instant::now();
    assert!(codes(&picture, Effort::Photo).is_empty());
    let took = begun.elapsed();
    println!("sheet: {took:?}");
    assert!(took.as_secs() < 60, "{took:?}");
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { failure_persistence: None, cases: 60, ..Default::default() })]

    #[test]
    fn noise_is_no_code(width in 1_u32..300, height in 1_u32..300, seed in 1_u64.., coarse in 1_u32..6) {
        let mut state = seed;
        let mut random = || { state ^= state << 13; state ^= state >> 7; state ^= state << 17; state };
        let rows: Vec<Vec<u8>> = (0..=height / coarse).map(|_| (0..=width / coarse).map(|_| if random() & 1 == 0 { 0 } else { 255 }).collect()).collect();
        let shades = (0..width * height).map(|at| rows[(at / width / coarse) as usize][(at % width / coarse) as usize]).collect();
        let picture = Grey::new(width, height, shades).unwrap();
        proptest::prop_assert!(codes(&picture, Effort::Photo).is_empty());
    }

    /// Parts of a code moved, stretched, blotted: its text or none.
    #[test]
    fn a_damaged_code_says_nothing_false(version in 1_u8..=25, scale in 2_i32..5, seed in 1_u64.., blots in 1_u32..12) {
        let text = format!("version {version}");
        let whole = drawn(&code(&text, version), scale);
        let mut state = seed;
        let mut random = |most: u32| { state ^= state << 13; state ^= state >> 7; state ^= state << 17; (state >> 20) as u32 % most };
        let side = whole.width();
        let mut shades = whole.shades().to_vec();
        for _ in 0..blots {
            let (x, y, w, h) = (random(side), random(side), 1 + random(side / 4), 1 + random(side / 4));
            let (dx, dy, how) = (random(side), random(side), random(3));
            for at in 0..w * h {
                let (px, py) = (x + at % w, y + at / w);
                if px < side && py < side {
                    let from = ((py + dy) % side * side + (px + dx) % side) as usize;
                    let to = (py * side + px) as usize;
                    shades[to] = match how { 0 => 0, 1 => 255, _ => shades[from] };
                }
            }
        }
        let picture = Grey::new(side, side, shades).unwrap();
        for effort in [Effort::Frame, Effort::Photo] {
            let found = codes(&picture, effort);
            proptest::prop_assert!(found.is_empty() || found == [text.as_str()], "{found:?}");
        }
    }
}
