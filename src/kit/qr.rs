//! QR codes (ISO/IEC 18004) of links: the page's address in bytes, the badge in digits, which take a third of the room.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

use crate::engine::link::Packed;

/// White modules around the code (ISO/IEC 18004, 5.3.8).
const QUIET: i32 = 4;

/// A module on paper, millimetres: four dots of a printer of 300 dpi. Denso Wave asks for four dots or more; what a telephone
/// reads at arm's length is no smaller.
const LEAST_MODULE: f64 = 4.0 * 25.4 / 300.0;

/// A code, ready to be drawn.
#[derive(Clone)]
pub struct Code {
    code: QrCode,
}

impl Code {
    /// Of a badge, opened by the page at this address. Level M: a seventh of it may be lost. `None`: it does not fit into the
    /// largest code.
    pub fn of(page: &str, packed: &Packed) -> Option<Code> {
        let link = packed.digits();
        let (form, digits) = link.split_at_checked(link.find('.')? + 1)?;
        let address = [page, "#", form].concat();
        Code::encoded(&[QrSegment::make_bytes(address.as_bytes()), QrSegment::make_numeric(digits)])
    }

    /// Of any other address. `None`: it does not fit.
    pub fn of_address(address: &str) -> Option<Code> {
        Code::encoded(&[QrSegment::make_bytes(address.as_bytes())])
    }

    fn encoded(parts: &[QrSegment]) -> Option<Code> {
        let level = QrCodeEcc::Medium;
        let code = QrCode::encode_segments_advanced(parts, level, Version::MIN, Version::MAX, None, false).ok()?;
        Some(Code { code })
    }

    /// 1 to 40: the more, the finer.
    pub fn version(&self) -> u8 {
        self.code.version().value()
    }

    /// Modules on a side, the white around them included.
    pub fn modules(&self) -> i32 {
        self.code.size() + 2 * QUIET
    }

    /// The least side on paper that still scans, whole millimetres, the white included.
    pub fn least_mm(&self) -> u32 {
        (f64::from(self.modules()) * LEAST_MODULE).ceil() as u32
    }

    /// The dark modules as a path, one unit each, the white around them left free.
    pub(super) fn dark(&self) -> String {
        let size = self.code.size();
        let mut dark = String::new();
        for y in 0..size {
            let mut x = 0;
            while x < size {
                let run = (x..size).take_while(|x| self.code.get_module(*x, y)).count() as i32;
                if run > 0 {
                    dark.push_str(&format!("M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET));
                }
                x += run.max(1);
            }
        }
        dark
    }

    /// A drawing of this size.
    pub fn svg(&self, mm: u32) -> String {
        let (side, dark) = (self.modules(), self.dark());
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{mm}mm\" height=\"{mm}mm\" viewBox=\"0 0 {side} {side}\" \
             shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path d=\"{dark}\"/></svg>\n"
        )
    }

    /// A picture, black on white, of at least 300 dpi at this size; each module has the same number of dots.
    pub fn png(&self, mm: u32) -> Vec<u8> {
        let side = self.modules();
        let dots = f64::from(mm) / 25.4 * 300.0;
        let scale = (dots / f64::from(side)).ceil().max(1.0) as i32;
        let width = (side * scale) as u32;
        let row = |y: i32| {
            let dark = |x: i32| self.code.get_module(x / scale - QUIET, y / scale - QUIET);
            let byte = move |at: i32| (0..8).fold(0_u8, |byte, bit| byte << 1 | u8::from(!dark(at * 8 + bit)));
            (0..(side * scale + 7) / 8).map(byte).collect::<Vec<u8>>()
        };
        let data: Vec<u8> = (0..side * scale).flat_map(row).collect();
        let mut out = Vec::new();
        let mut encoder = png::Encoder::new(&mut out, width, width);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::One);
        let per_metre = (f64::from(width) / f64::from(mm) * 1000.0).round() as u32;
        let unit = png::Unit::Meter;
        encoder.set_pixel_dims(Some(png::PixelDimensions { xppu: per_metre, yppu: per_metre, unit }));
        // Writing into memory does not fail; if it did, an empty file would say so.
        let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&data));
        if written.is_ok() { out } else { Vec::new() }
    }
}
