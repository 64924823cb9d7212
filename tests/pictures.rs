//! Pictures on the command line: the QR codes in them are judged like the badge they carry.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod forge;

use std::path::{Path, PathBuf};

use akashi::cli::{Streams, run};
use akashi::engine::link::pack;
use akashi::kit::qr::Code;
use forge::*;
use qrcodegen::{QrCode, QrCodeEcc};
use serde_json::Value;

const PAGE: &str = "https://badge.example.jp/verify/";

/// A folder that is gone when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("akashi-pictures-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn file(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.0.join(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_string_lossy().into_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Exit status, standard output, standard error.
fn akashi(args: &[&str]) -> (u8, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args = args.iter().map(Into::into).collect();
    let status = run(args, &mut Streams { stdin: &mut std::io::empty(), out: &mut out, err: &mut err });
    (status, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

fn judged(file: &str) -> (Vec<(String, String)>, String) {
    let (_, out, err) = akashi(&["verify", "--json", "--now", NOW, file]);
    let read = |line: &str| {
        let report: Value = serde_json::from_str(line).unwrap();
        assert_eq!(report["input"]["name"], file);
        let carrier = report["input"]["carrier"].as_str().unwrap_or_default().to_owned();
        (report["verdict"].as_str().unwrap().to_owned(), carrier)
    };
    (out.lines().map(read).collect(), err)
}

/// Squares of shades, eight dots each, as a PNG of so many channels.
fn png(side: usize, shade: impl Fn(usize, usize) -> u8, colour: png::ColorType) -> Vec<u8> {
    let dot = |at: usize| {
        let shade = shade(at % side / 8, at / side / 8);
        match colour {
            png::ColorType::Grayscale => vec![shade],
            // What is white in the others shines through here.
            png::ColorType::GrayscaleAlpha => vec![0, 255 - shade],
            png::ColorType::Rgb => vec![shade; 3],
            _ => vec![0, 0, 0, 255 - shade],
        }
    };
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, side as u32, side as u32);
    encoder.set_color(colour);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&(0..side * side).flat_map(dot).collect::<Vec<u8>>()).unwrap();
    writer.finish().unwrap();
    out
}

/// The same as a JPEG: of each block of eight by eight dots only its mean is written (ITU-T T.81, baseline, one component).
fn jpeg(side: usize, shade: impl Fn(usize, usize) -> u8) -> Vec<u8> {
    let mut out = vec![0xff, 0xd8, 0xff, 0xdb, 0, 67, 0];
    out.extend([8; 64]);
    let [high, low] = (side as u16).to_be_bytes();
    out.extend([0xff, 0xc0, 0, 11, 8, high, low, high, low, 1, 1, 0x11, 0]);
    // Differences of 0, 7 and 8 bits are 00, 01 and 10; the end of a block is 0.
    out.extend([0xff, 0xc4, 0, 22, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 8]);
    out.extend([0xff, 0xc4, 0, 20, 0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    out.extend([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0]);
    let (mut bits, mut before) = (String::new(), 0);
    for at in 0..(side / 8) * (side / 8) {
        let value = i32::from(shade(at % (side / 8), at / (side / 8))) - 128;
        let difference = value - before;
        before = value;
        bits += match difference {
            0 => "00".to_owned(),
            127 => format!("01{difference:07b}"),
            _ if difference > 0 => format!("10{difference:08b}"),
            _ => format!("10{:08b}", difference + 255),
        }
        .as_str();
        bits.push('0');
    }
    bits += &"1".repeat((8 - bits.len() % 8) % 8);
    for byte in bits.as_bytes().chunks(8) {
        let byte = byte.iter().fold(0, |byte, bit| byte << 1 | (bit - b'0'));
        out.push(byte);
        if byte == 0xff {
            out.push(0);
        }
    }
    out.extend([0xff, 0xd9]);
    out
}

/// A code with four white squares around: its side in dots, and its shades.
fn squares(code: &QrCode) -> (usize, impl Fn(usize, usize) -> u8) {
    let side = (code.size() + 8) as usize * 8;
    (side, move |x: usize, y: usize| if code.get_module(x as i32 - 4, y as i32 - 4) { 0 } else { 255 })
}

#[test]
fn a_code_is_judged_like_the_badge_in_it() {
    let folder = Folder::new("code");
    let token = vc_jwt(&badge(), &institute());
    let packed = pack(token.as_bytes()).unwrap();
    let ours = Code::of(PAGE, &packed).unwrap();
    let file = folder.file("ours.png", &ours.png(ours.least_mm()));
    assert_eq!(judged(&file), (vec![("valid".into(), "picture:qr:link".into())], String::new()));

    let code = QrCode::encode_text(&token, QrCodeEcc::Low).unwrap();
    let (side, shade) = squares(&code);
    let wanted = (vec![("valid".to_owned(), "picture:qr:jws".to_owned())], String::new());
    assert_eq!(judged(&folder.file("photo.jpg", &jpeg(side, &shade))), wanted);
    use png::ColorType::{Grayscale, GrayscaleAlpha, Rgb, Rgba};
    for colour in [Grayscale, GrayscaleAlpha, Rgb, Rgba] {
        assert_eq!(judged(&folder.file("screen.png", &png(side, &shade, colour))), wanted, "{colour:?}");
    }
    let (status, out, _) = akashi(&["inspect", &file]);
    assert!(status == 0 && out.contains("· picture:qr:link\n") && out.contains("credentialSubject"), "{out}");
    let (status, out, _) = akashi(&["link", "--digits", "--page", PAGE, &file]);
    assert_eq!((status, out), (0, format!("{PAGE}#{}\n", packed.digits())));
}

#[test]
fn all_codes_of_a_picture_are_judged() {
    let folder = Folder::new("all");
    let codes =
        [&vc_jwt(&badge(), &institute()), "見本 太郎"].map(|text| QrCode::encode_text(text, QrCodeEcc::Low).unwrap());
    let half = codes[0].size() as usize + 8;
    let shade = |x: usize, y: usize| match (codes.get(x / half), x % half) {
        (Some(code), x) if code.get_module(x as i32 - 4, y as i32 - 4) => 0,
        _ => 255,
    };
    let file = folder.file("two.png", &png(half * 16, shade, png::ColorType::Grayscale));
    let (mut reports, err) = judged(&file);
    reports.sort();
    assert_eq!(reports, [("unreadable".into(), String::new()), ("valid".into(), "picture:qr:jws".into())]);
    assert!(err.is_empty(), "{err}");
    let (status, out, _) = akashi(&["verify", "--lang", "ja", "--now", NOW, &file]);
    assert!(out.contains("「見本 太郎」") && out.contains("合計2件"), "{out}");
    assert_eq!(status, 2);
}

#[test]
fn a_picture_that_cannot_be_looked_at_is_said() {
    let folder = Folder::new("unseen");
    let code = QrCode::encode_text("a", QrCodeEcc::Low).unwrap();
    let (side, shade) = squares(&code);
    let whole = jpeg(side, shade);
    let tall = [&whole[..76], &[0xff, 0xff, 0xff, 0xff], &whole[80..]].concat();
    assert_eq!(&whole[71..76], [0xff, 0xc0, 0, 11, 8], "the header is where it is changed");
    for (name, bytes, unseen) in [
        ("blank.jpg", jpeg(80, |_, _| 255), false),
        ("cut.jpg", whole[..90].to_vec(), true),
        ("huge.jpg", tall, true),
        ("a.webp", b"RIFF\x24\0\0\0WEBPVP8 ".to_vec(), true),
        ("a.gif", b"GIF89a\x01\0\x01\0".to_vec(), true),
    ] {
        let file = folder.file(name, &bytes);
        let (reports, err) = judged(&file);
        assert_eq!(reports, [("unreadable".into(), String::new())], "{name}");
        assert_eq!(err.contains("not searched for QR codes"), unseen, "{name}: {err}");
    }
    // A badge that is there, but damaged, is what the file is about.
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/samples/no-badge.png");
    assert_eq!(judged(&sample.to_string_lossy()), (vec![("unreadable".into(), String::new())], String::new()));
}
