//! How much work a page is, before it is done. The reader of PDF follows forms in forms fifty deep, each as often as it is named:
//! fifty lines can ask for more than anybody lives to see.

use std::collections::HashSet;

use hayro_interpret::hayro_syntax::Filter;
use hayro_interpret::hayro_syntax::content::TypedIter;
use hayro_interpret::hayro_syntax::content::ops::TypedInstruction;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_interpret::hayro_syntax::page::{Page, Resources};

use super::Refusal;

/// Bytes unpacked and read for one page, each time anew where a form is drawn again. Certificates with drawn borders have up to
/// 2 MB; fonts of Japanese have up to 8 MB each.
const BYTES: usize = 128 * 1024 * 1024;

/// Instructions of one page, those of its forms included: a map has a million, a certificate some thousands.
const STEPS: usize = 2_000_000;

/// Letters shown on one page; each may cost a kilobyte. A page of close print has 5,000.
const SHOWN: usize = 100_000;

/// Forms in each other. What programs write has two or three.
const DEPTH: usize = 12;

/// Fonts of one page. A program that cuts large fonts into pieces writes some twenty.
const FONTS: usize = 200;

/// What a page may still cost.
pub(super) struct Weight {
    bytes: usize,
    steps: usize,
    shown: usize,
    fonts: HashSet<Vec<u8>>,
}

impl Weight {
    /// Weighs a page; what it says is unpacked here for the first time.
    pub fn of(page: &Page) -> Result<(), Refusal> {
        let mut weight = Weight { bytes: BYTES, steps: STEPS, shown: SHOWN, fonts: HashSet::new() };
        weight.contents(page)?;
        let content = page.page_stream().unwrap_or_default();
        weight.walk(content, page.resources(), 0)
    }

    /// The parts of the page's own content, which the reader joins: one may be named ten thousand times.
    fn contents(&mut self, page: &Page) -> Result<(), Refusal> {
        if let Some(stream) = page.raw().get::<Stream>("Contents") {
            self.unpack(&stream)?;
        } else if let Some(parts) = page.raw().get::<Array>("Contents") {
            for part in parts.iter::<Stream>() {
                self.unpack(&part)?;
            }
        }
        Ok(())
    }

    fn spend(&mut self, bytes: usize) -> Result<(), Refusal> {
        self.bytes = self.bytes.checked_sub(bytes).ok_or(Refusal::TooMuch)?;
        Ok(())
    }

    fn unpack<'s>(&mut self, stream: &Stream<'s>) -> Result<std::borrow::Cow<'s, [u8]>, Refusal> {
        if is_packed_twice(stream) {
            return Err(Refusal::TooMuch);
        }
        let content = stream.decoded_data().unwrap_or_default();
        // Even one that is empty has to be looked up.
        self.spend(content.len() + 64)?;
        Ok(content)
    }

    fn walk(&mut self, content: &[u8], resources: &Resources, depth: usize) -> Result<(), Refusal> {
        if depth > DEPTH {
            return Err(Refusal::TooMuch);
        }
        let mut steps = TypedIter::new(content);
        while let Some(step) = steps.next() {
            self.steps = self.steps.checked_sub(1).ok_or(Refusal::TooMuch)?;
            match step {
                TypedInstruction::XObject(object) => {
                    if let Some(stream) = resources.get_x_object(object.0) {
                        self.object(&stream, resources, depth)?;
                    }
                }
                TypedInstruction::InlineImage(image) => self.picture(image.0)?,
                TypedInstruction::SetGraphicsState(state) => {
                    let mask = resources.get_ext_g_state(state.0).and_then(|state| state.get::<Dict>("SMask"));
                    self.spend(1_024)?;
                    if let Some(group) = mask.and_then(|mask| mask.get::<Stream>("G")) {
                        self.unpack(&group)?;
                    }
                }
                TypedInstruction::Shading(shading) => self.shading(resources.get_shading(shading.0))?,
                TypedInstruction::NonStrokeColorNamed(named) => self.pattern(named.1, resources)?,
                TypedInstruction::StrokeColorNamed(named) => self.pattern(named.1, resources)?,
                TypedInstruction::ColorSpaceNonStroke(space) => self.space(resources, space.0)?,
                TypedInstruction::ColorSpaceStroke(space) => self.space(resources, space.0)?,
                TypedInstruction::TextFont(font) => {
                    if let Some(font) = resources.get_font(font.0) {
                        self.font(&font)?;
                    }
                }
                TypedInstruction::ShowText(text) => self.show(text.0.len())?,
                TypedInstruction::NextLineAndShowText(text) => self.show(text.0.len())?,
                TypedInstruction::ShowTextWithParameters(text) => self.show(text.2.len())?,
                TypedInstruction::ShowTexts(texts) => {
                    for text in texts.0.iter::<Object>() {
                        self.show(text.into_string().map_or(1, |text| text.len()))?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn object(&mut self, stream: &Stream, resources: &Resources, depth: usize) -> Result<(), Refusal> {
        let kind = stream.dict().get::<Name>("Subtype");
        if kind.is_none_or(|kind| kind.as_ref() != b"Form") {
            // A picture is measured when it is drawn; how its colours are meant is read each time.
            return self.spend(1_024);
        }
        let content = self.unpack(stream)?;
        let own = stream.dict().get::<Dict>("Resources").map(Resources::new);
        self.walk(&content, own.as_ref().unwrap_or(resources), depth + 1)
    }

    /// A picture written in the page itself has no name under which its size was looked up: it says its own, and is small.
    fn picture(&mut self, stream: &Stream) -> Result<(), Refusal> {
        let filters = stream.filters();
        let packed = filters.len() > 1;
        let data = stream.raw_data();
        match packed {
            true => Err(Refusal::TooMuch),
            // DEFLATE grows a thousandfold at most (RFC 1951: 258 bytes for two bits).
            false => self.spend(data.len().saturating_mul(if filters.is_empty() { 1 } else { 1_032 })),
        }
    }

    fn pattern(&mut self, name: Option<&Name>, resources: &Resources) -> Result<(), Refusal> {
        let Some(name) = name else { return Ok(()) };
        match resources.get_pattern(name) {
            Some(Object::Dict(dict)) => self.shading(dict.get::<Object>("Shading")),
            Some(Object::Stream(_)) | None => self.spend(1_024),
            Some(_) => Ok(()),
        }
    }

    fn shading(&mut self, shading: Option<Object>) -> Result<(), Refusal> {
        self.spend(1_024)?;
        match shading {
            Some(Object::Stream(mesh)) => self.unpack(&mesh).map(drop),
            Some(Object::Dict(dict)) => match dict.get::<Stream>("Function") {
                Some(function) => self.unpack(&function).map(drop),
                None => Ok(()),
            },
            _ => Ok(()),
        }
    }

    fn space(&mut self, resources: &Resources, name: &Name) -> Result<(), Refusal> {
        self.spend(256)?;
        let Some(Object::Array(space)) = resources.get_color_space(name) else { return Ok(()) };
        space.iter::<Object>().take(4).filter_map(Object::into_stream).try_for_each(|part| self.unpack(&part).map(drop))
    }

    /// A font is read once, with its programs and its table of letters.
    fn font(&mut self, font: &Dict) -> Result<(), Refusal> {
        self.spend(64)?;
        let key = match font.obj_id() {
            Some(id) => format!("{id:?}").into_bytes(),
            None => font.data().to_vec(),
        };
        if !self.fonts.insert(key) {
            return Ok(());
        }
        if self.fonts.len() > FONTS {
            return Err(Refusal::TooMuch);
        }
        let inner = font.get::<Array>("DescendantFonts").and_then(|fonts| fonts.iter::<Dict>().next());
        for dict in [Some(font), inner.as_ref()].into_iter().flatten() {
            let descriptor = dict.get::<Dict>("FontDescriptor");
            let programs = ["FontFile", "FontFile2", "FontFile3"];
            let programs = programs.iter().filter_map(|name| descriptor.as_ref()?.get::<Stream>(*name));
            let tables = ["ToUnicode", "Encoding", "CIDToGIDMap"].iter().filter_map(|name| dict.get::<Stream>(*name));
            let parts: Vec<Stream> = programs.chain(tables).collect();
            parts.iter().try_for_each(|part| self.unpack(part).map(drop))?;
        }
        Ok(())
    }

    fn show(&mut self, letters: usize) -> Result<(), Refusal> {
        self.shown = self.shown.checked_sub(letters).ok_or(Refusal::TooMuch)?;
        Ok(())
    }
}

/// A millionfold growth, and nobody's habit. The guard sees it where it is written out; here names are resolved.
pub(super) fn is_packed_twice(stream: &Stream) -> bool {
    let packs = |filter: &&Filter| matches!(filter, Filter::FlateDecode | Filter::LzwDecode | Filter::RunLengthDecode);
    stream.filters().iter().filter(packs).count() > 1
}
