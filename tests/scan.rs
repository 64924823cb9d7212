//! QR codes in pictures: what the workshop writes, the spectacles read.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

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
