//! Writes PDFs for the tests, object by object: what a printing program would write, and what only an attacker would.

use akashi::engine::input::Input;

/// A PDF in the making; objects are numbered from 1, and 1 is the catalog, 2 the list of pages.
pub struct Sheet {
    objects: Vec<Vec<u8>>,
    pages: Vec<usize>,
    catalog: String,
    letters: Vec<char>,
}

/// One thing on a page; places in points from the lower left.
pub enum Mark<'a> {
    Text(f64, f64, f64, &'a str),
    /// A code drawn with rectangles: left, bottom, side.
    Drawn(f64, f64, f64, &'a str),
    /// A code drawn with a thick pen.
    Penned(f64, f64, f64, &'a str),
    /// A code as a picture.
    Picture(f64, f64, f64, &'a str),
    /// A link.
    Link(&'a str),
    /// Instructions as they are.
    Raw(&'a str),
}

/// A4, landscape, points.
pub const A4: (u32, u32) = (842, 595);

impl Default for Sheet {
    fn default() -> Self {
        Sheet { objects: vec![Vec::new(), Vec::new()], pages: Vec::new(), catalog: String::new(), letters: Vec::new() }
    }
}

impl Sheet {
    pub fn object(&mut self, text: impl AsRef<[u8]>) -> usize {
        self.objects.push(text.as_ref().to_vec());
        self.objects.len()
    }

    pub fn stream(&mut self, dict: &str, data: &[u8]) -> usize {
        let head = format!("<< {dict} /Length {} >>\nstream\n", data.len());
        self.object([head.as_bytes(), data, b"\nendstream"].concat())
    }

    pub fn packed(&mut self, dict: &str, data: &[u8]) -> usize {
        self.stream(&format!("{dict} /Filter /FlateDecode"), &zlib(data))
    }

    /// More of the catalog.
    pub fn catalog(&mut self, more: &str) {
        self.catalog.push_str(more);
    }

    /// An attached file, in the document's list.
    pub fn attach(&mut self, name: &str, bytes: &[u8]) {
        let file = self.packed("/Type /EmbeddedFile", bytes);
        let spec = self.object(format!("<< /Type /Filespec /F ({name}) /EF << /F {file} 0 R >> >>"));
        self.catalog(&format!("/Names << /EmbeddedFiles << /Names [({name}) {spec} 0 R] >> >>"));
    }

    pub fn page(&mut self, (width, height): (u32, u32), marks: &[Mark]) {
        let mut content = String::from("q\n1 1 1 rg 0 0 2000 2000 re f\n0 0 0 rg\n");
        let (mut pictures, mut links) = (String::new(), String::new());
        for (count, mark) in marks.iter().enumerate() {
            match mark {
                Mark::Text(x, y, size, text) => {
                    let codes: Vec<u8> = text.chars().map(|letter| self.code(letter)).collect();
                    let hex: String = codes.iter().map(|code| format!("{code:02x}")).collect();
                    content.push_str(&format!("BT /T {size} Tf 1 0 0 1 {x} {y} Tm <{hex}> Tj ET\n"));
                }
                Mark::Drawn(x, y, side, text) => {
                    let (size, modules) = modules(text);
                    let step = side / size as f64;
                    for (u, v) in modules {
                        let (left, low) = (x + u as f64 * step, y + (size - 1 - v) as f64 * step);
                        content.push_str(&format!("{left:.4} {low:.4} {step:.4} {step:.4} re\n"));
                    }
                    content.push_str("f\n");
                }
                Mark::Penned(x, y, side, text) => {
                    let (size, modules) = modules(text);
                    let step = side / size as f64;
                    content.push_str(&format!("{step:.4} w\n"));
                    for (u, v) in modules {
                        let (left, middle) = (x + u as f64 * step, y + (size - 1 - v) as f64 * step + step / 2.0);
                        content.push_str(&format!("{left:.4} {middle:.4} m {:.4} {middle:.4} l\n", left + step));
                    }
                    content.push_str("S\n");
                }
                Mark::Picture(x, y, side, text) => {
                    let (size, modules) = modules(text);
                    // One bit a dot, three dots a module.
                    let (dots, wide) = (size * 3, (size * 3).div_ceil(8));
                    let mut bits = vec![0xff_u8; dots * wide];
                    for (u, v) in modules {
                        for (a, b) in (0..9).map(|i| (u * 3 + i % 3, v * 3 + i / 3)) {
                            bits[b * wide + a / 8] &= !(0x80 >> (a % 8));
                        }
                    }
                    let image = self.packed(
                        &format!(
                            "/Subtype /Image /Width {dots} /Height {dots} /BitsPerComponent 1 /ColorSpace /DeviceGray"
                        ),
                        &bits,
                    );
                    pictures.push_str(&format!("/P{count} {image} 0 R "));
                    content.push_str(&format!("q {side} 0 0 {side} {x} {y} cm /P{count} Do Q\n"));
                }
                Mark::Link(url) => links.push_str(&format!(
                    "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI ({url}) >> >> "
                )),
                Mark::Raw(text) => content.push_str(text),
            }
        }
        content.push_str("Q\n");
        let content = self.packed("", content.as_bytes());
        let font = self.objects.len() + 2;
        self.pages.push(self.objects.len() + 1);
        self.object(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents {content} 0 R /Annots [{links}] \
             /Resources << /Font << /T {font} 0 R >> /XObject << {pictures} >> >> >>"
        ));
        self.font();
    }

    /// A page of a content that is an object already.
    pub fn page_of(&mut self, content: usize, resources: &str) {
        let page = self.object(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 842 595] /Contents {content} 0 R /Resources << {resources} >> >>"
        ));
        self.pages.push(page);
    }

    fn code(&mut self, letter: char) -> u8 {
        let known = self.letters.iter().position(|known| *known == letter);
        let at = known.unwrap_or_else(|| {
            self.letters.push(letter);
            self.letters.len() - 1
        });
        u8::try_from(at + 1).expect("a font of these tests has 255 letters")
    }

    /// A font without shapes, and the table that says what its codes mean.
    fn font(&mut self) {
        let last = self.letters.len().max(1);
        let widths: String = self.letters.iter().map(|it| if it.is_ascii() { "500 " } else { "1000 " }).collect();
        let names: String = (1..=last).map(|code| format!("/g{code} ")).collect();
        let pairs = self.letters.iter().enumerate().map(|(at, letter)| {
            let units: String = letter.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("{unit:04x}")).collect();
            format!("<{:02x}> <{units}>\n", at + 1)
        });
        let table = format!(
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def\n\
             1 begincodespacerange <00> <ff> endcodespacerange\n{} beginbfchar\n{}endbfchar\nendcmap end end\n",
            self.letters.len(),
            pairs.collect::<String>()
        );
        let (means, shape) = (self.objects.len() + 2, self.objects.len() + 3);
        let shapes: String = (1..=last).map(|code| format!("/g{code} {shape} 0 R ")).collect();
        self.object(format!(
            "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] /CharProcs << {shapes} >> \
             /Encoding << /Type /Encoding /Differences [1 {names}] >> /FirstChar 1 /LastChar {last} /Widths [{widths}] /ToUnicode {means} 0 R >>"
        ));
        self.packed("", table.as_bytes());
        self.stream("", b"1000 0 0 0 1000 1000 d1");
    }

    pub fn finish(mut self) -> Vec<u8> {
        self.objects[0] = format!("<< /Type /Catalog /Pages 2 0 R {} >>", self.catalog).into_bytes();
        let kids: String = self.pages.iter().map(|page| format!("{page} 0 R ")).collect();
        self.objects[1] = format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", self.pages.len()).into_bytes();
        let mut out = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
        let mut places = Vec::new();
        for (at, object) in self.objects.iter().enumerate() {
            places.push(out.len());
            out.extend(format!("{} 0 obj\n", at + 1).bytes());
            out.extend(object);
            out.extend(b"\nendobj\n");
        }
        let table = out.len();
        out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).bytes());
        places.iter().for_each(|place| out.extend(format!("{place:010} 00000 n \n").bytes()));
        out.extend(
            format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n", places.len() + 1).bytes(),
        );
        out
    }
}

/// The dark modules of a code at level M, and how many there are on a side.
fn modules(text: &str) -> (usize, Vec<(usize, usize)>) {
    let code = qrcodegen::QrCode::encode_text(text, qrcodegen::QrCodeEcc::Medium).unwrap();
    let size = code.size();
    let all = (0..size).flat_map(|v| (0..size).map(move |u| (u, v)));
    (size as usize, all.filter(|(u, v)| code.get_module(*u, *v)).map(|(u, v)| (u as usize, v as usize)).collect())
}

pub fn zlib(data: &[u8]) -> Vec<u8> {
    miniz_oxide::deflate::compress_to_vec_zlib(data, 6)
}

/// A certificate in the form of the wallet's: A4 landscape, printed lines, and a code with this text.
pub fn certificate(lines: &[&str], code: &str) -> Vec<u8> {
    let mut sheet = Sheet::default();
    let texts = lines.iter().enumerate().map(|(at, line)| Mark::Text(120.0, 500.0 - 40.0 * at as f64, 18.0, line));
    sheet.page(A4, &texts.chain([Mark::Drawn(680.0, 40.0, 113.4, code)]).collect::<Vec<_>>());
    sheet.finish()
}

/// What is opened, in short: where, and how much of it.
pub fn places(found: &[Input]) -> Vec<&str> {
    found.iter().map(|input| input.within.as_deref().unwrap_or_default()).collect()
}
