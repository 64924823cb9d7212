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
