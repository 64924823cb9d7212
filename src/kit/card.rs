//! A card to print: name, qualification, issuer and the code. Words are set here by measure, since a drawing sets none.

use super::Badge;
use super::markup::escaped;
use super::qr::Code;
use crate::text::{self, Lang, kit};

/// Width and height, millimetres, the smallest first: a Japanese business card (4号); a postcard.
const FORMATS: [(u32, u32); 2] = [BUSINESS, (148, 100)];

/// The first of them.
const BUSINESS: (u32, u32) = (91, 55);

/// What printers cut may be off by; nothing but white stands nearer to the edge.
const MARGIN: f64 = 3.0;

/// Between words and code.
const GAP: f64 = 2.5;

/// The code is drawn no smaller, however little is in it.
const LEAST_CODE: u32 = 24;

/// Dots of an inch in print.
const DPI: f64 = 350.0;

/// A card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The drawing.
    pub svg: String,
    /// Width and height, millimetres.
    pub mm: (u32, u32),
    /// Width and height in dots at 350 dpi, as printers of cards ask for.
    pub dots: (u32, u32),
    /// The code did not fit on a business card.
    pub is_larger: bool,
}

/// Makes it. `None`: the code fits on neither format.
pub fn card(lang: Lang, badge: &Badge, name: &str, code: &Code) -> Option<Card> {
    let side = code.least_mm().max(LEAST_CODE);
    let fits = |format: &&(u32, u32)| f64::from(side) <= f64::from(format.1) - 2.0 * MARGIN;
    let (width, height) = *FORMATS.iter().find(fits)?;
    let is_larger = (width, height) != BUSINESS;
    // On the larger card the words are larger too, and so is the code, for it is read from further away.
    let scale = if is_larger { 1.5 } else { 1.0 };
    let side = f64::from(side).max(if is_larger { f64::from(height) * 0.6 } else { 0.0 });
    let (left, top) = (f64::from(width) - MARGIN - side, (f64::from(height) - side) / 2.0);
    let column = left - GAP - MARGIN - 1.0;

    let mut words = Words { drawn: String::new(), y: MARGIN + 2.0, column };
    if badge.sample {
        words.put(kit::sample(lang), &[2.8 * scale], 1, "600");
    }
    words.put(&badge.qualification, &[3.6, 3.2, 2.8, 2.4].map(|size| size * scale), 3, "600");
    words.y += 2.5 * scale;
    words.put(&text::visible(name.trim()), &[5.6, 4.8, 4.0, 3.2].map(|size| size * scale), 2, "600");
    words.y += 1.5 * scale;
    if let Some(number) = &badge.number {
        words.put(&kit::number(lang, number), &[2.6, 2.3].map(|size| size * scale), 2, "400");
    }
    words.put(&badge.issuer, &[2.6, 2.3].map(|size| size * scale), 3, "400");
    words.y = words.y.max(f64::from(height) - MARGIN - 5.6 * scale);
    words.put(kit::scan_this(lang), &[2.0 * scale], 2, "400");

    let dots = |mm: u32| (f64::from(mm) / 25.4 * DPI).round() as u32;
    let module = side / f64::from(code.modules());
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}mm\" height=\"{height}mm\" \
         viewBox=\"0 0 {width} {height}\"><path fill=\"#fff\" d=\"M0 0h{width}v{height}H0z\"/>\
         <g font-family=\"&quot;Hiragino Sans&quot;,&quot;Yu Gothic&quot;,&quot;BIZ UDPGothic&quot;,&quot;Noto Sans CJK JP&quot;,sans-serif\" \
         fill=\"#16201c\">{}</g><path shape-rendering=\"crispEdges\" \
         transform=\"translate({left:.3} {top:.3}) scale({module:.5})\" d=\"{}\"/></svg>\n",
        words.drawn,
        code.dark(),
    );
    Some(Card { svg, mm: (width, height), dots: (dots(width), dots(height)), is_larger })
}

/// A column of words, written from the top.
struct Words {
    drawn: String,
    y: f64,
    column: f64,
}

impl Words {
    /// A paragraph in the largest of these sizes in which it takes no more than so many lines; in the least it is cut.
    fn put(&mut self, text: &str, sizes: &[f64], most: usize, weight: &str) {
        let set = |size: f64| lines(text, self.column / size);
        let fits = sizes.iter().find(|size| set(**size).len() <= most).or(sizes.last());
        let Some(size) = fits.copied() else { return };
        let mut all = set(size);
        if all.len() > most {
            all.truncate(most);
            if let Some(last) = all.last_mut() {
                last.pop();
                last.push('…');
            }
        }
        for line in all {
            self.y += size * 1.15;
            self.drawn.push_str(&format!(
                "<text x=\"{:.1}\" y=\"{:.2}\" font-size=\"{size:.2}\" font-weight=\"{weight}\">{}</text>",
                MARGIN + 1.0,
                self.y,
                escaped(&line)
            ));
            self.y += size * 0.25;
        }
    }
}

/// Lines of at most so many ems; Latin words stay whole where they can.
fn lines(text: &str, ems: f64) -> Vec<String> {
    let mut all = Vec::new();
    let (mut line, mut length) = (String::new(), 0.0);
    for c in text.chars() {
        if length + em(c) > ems && !line.is_empty() {
            let cut = if c.is_ascii_alphanumeric() { line.rfind(' ') } else { None };
            let rest = cut.map(|at| line.split_off(at).trim_start().to_owned()).unwrap_or_default();
            all.push(line.trim_end().to_owned());
            length = rest.chars().map(em).sum();
            line = rest;
        }
        if !(line.is_empty() && c == ' ') {
            line.push(c);
            length += em(c);
        }
    }
    if !line.trim().is_empty() {
        all.push(line.trim_end().to_owned());
    }
    all
}

/// How wide a letter is, in ems, no narrower than fonts make it: capitals and bold ones among Latin letters are the widest.
fn em(c: char) -> f64 {
    match c {
        'i' | 'l' | 'j' | '.' | ',' | ' ' | '\'' | '|' => 0.34,
        'W' | 'M' | 'm' | 'w' | '@' => 0.95,
        'A'..='Z' => 0.74,
        c if c.is_ascii() => 0.62,
        _ => 1.0,
    }
}
