//! SPECTACLES: finds QR codes (ISO/IEC 18004) in pictures. What they say is for others to judge.

mod finder;
mod grey;

use std::collections::BTreeSet;

use rxing::common::cpp_essentials::ConcentricPattern;
use rxing::common::{BitMatrix, DetectorRXingResult, GlobalHistogramBinarizer, HybridBinarizer};
use rxing::qrcode::cpp_port::decoder::Decode;
use rxing::qrcode::cpp_port::detector::{FinderPatternSet, GenerateFinderPatternSets, SampleQR};
use rxing::{Binarizer, Luma8Source};

pub use grey::{DOTS, Grey, SIDE, room};

/// Dots looked at: 4096 by 4096. A telephone's photograph has 12 million, an A4 sheet of 300 dpi 8.7; more are made fewer.
const LOOKED_AT: usize = 1 << 24;

/// Below so many dots a picture is also looked at in twice its size: a code in a small screenshot may have one dot a module.
const SMALL: usize = 1_000_000;

/// Below so many dots on the shorter side a picture is not made smaller: a code of version 1 has 21 modules of three dots.
const LEAST_HALF: u32 = 160;

/// How long one may look.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Effort {
    /// At a camera's frame: the next one comes at once. At most twice in full size, and once in half of it.
    Frame,
    /// At a picture that is all there is: in every way, until something is found.
    Photo,
}

impl Effort {
    /// Threes of patterns that are tried in all, likely ones first. A look at one code tries up to 60 of them (measured on the
    /// frames of the tests), one at twenty codes on a sheet some hundreds; each takes up to some milliseconds.
    fn sets(self) -> usize {
        match self {
            Effort::Frame => 180,
            Effort::Photo => 1_000,
        }
    }
}

/// The texts of all codes in a picture, each once, in the order of likelihood. A code that is damaged beyond repair is as if
/// it were not there.
pub fn codes(picture: &Grey, effort: Effort) -> Vec<String> {
    let smaller = picture.fitting(LOOKED_AT);
    let picture = smaller.as_ref().unwrap_or(picture);
    let mut sets = effort.sets();
    let mut texts = in_shades(picture, effort, &mut sets);
    // One threshold for all: what is small, or evenly lit and faint.
    if texts.is_empty() {
        texts = global(picture).map(|matrix| read(&matrix, &mut sets)).unwrap_or_default();
    }
    // Blur and noise vanish in a smaller picture.
    let mut half = picture.halved();
    let mut times = if effort == Effort::Photo { u32::BITS } else { 1 };
    while let Some(next) = half.take().filter(|half| texts.is_empty() && times > 0 && half.shorter() >= LEAST_HALF) {
        texts = in_shades(&next, effort, &mut sets);
        half = next.halved();
        times -= 1;
    }
    if effort == Effort::Photo && texts.is_empty() && picture.dots() <= SMALL {
        texts = picture.doubled().map(|double| in_shades(&double, effort, &mut sets)).unwrap_or_default();
    }
    texts
}

/// With a threshold for each part of the picture; white on black too.
fn in_shades(picture: &Grey, effort: Effort, sets: &mut usize) -> Vec<String> {
    let Some(mut matrix) = local(picture) else { return Vec::new() };
    let texts = read(&matrix, sets);
    if effort == Effort::Frame || !texts.is_empty() {
        return texts;
    }
    matrix.flip_self();
    read(&matrix, sets)
}

fn local(picture: &Grey) -> Option<BitMatrix> {
    HybridBinarizer::new(source(picture)?).get_black_matrix().ok().cloned()
}

fn global(picture: &Grey) -> Option<BitMatrix> {
    GlobalHistogramBinarizer::new(source(picture)?).get_black_matrix().ok().cloned()
}

fn source(picture: &Grey) -> Option<Luma8Source<'_>> {
    Luma8Source::new_with_slice(picture.shades(), picture.width(), picture.height()).ok()
}

/// The texts of a picture in black and white. Codes seen in a mirror are read as well.
fn read(matrix: &BitMatrix, left: &mut usize) -> Vec<String> {
    let mut patterns = finder::patterns(matrix);
    let mut used: Vec<ConcentricPattern> = Vec::new();
    let (mut known, mut texts) = (BTreeSet::new(), Vec::new());
    for set in GenerateFinderPatternSets(&mut patterns) {
        let corners = [set.bl, set.tl, set.tr];
        if corners.iter().any(|corner| used.contains(corner)) {
            continue;
        }
        let Some(fewer) = left.checked_sub(1) else { break };
        *left = fewer;
        if let Some(text) = decoded(matrix, &set) {
            used.extend(corners);
            if known.insert(text.clone()) {
                texts.push(text);
            }
        }
    }
    texts
}

fn decoded(matrix: &BitMatrix, set: &FinderPatternSet) -> Option<String> {
    let sampled = SampleQR(matrix, set).ok()?;
    let result = Decode(sampled.getBits()).ok().filter(|result| result.isValid())?;
    Some(words(result.content().bytes())).filter(|text| !text.is_empty())
}

/// Bytes are UTF-8, as everyone writes them now, or Latin-1, as the standard has it (ISO/IEC 18004, 7.3.2: ECI 3).
fn words(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().copied().map(char::from).collect(),
    }
}
