//! What an input encloses: a picture without a badge in it may show QR codes that are one; certificates as PDF and mails hold some.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use png::{ColorType, Transformations};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use crate::engine::code::Code;
use crate::engine::input::Input;
use crate::engine::unbake::{Kind, unbake};
use crate::paper;
use crate::scan::{self, Effort, Grey};

/// Passes over one JPEG that is drawn bit by bit. Encoders make ten; each costs as much as a picture of its own.
const SCANS: usize = 20;

/// What is to be judged in place of an input.
pub(super) struct Opened {
    /// What was found, or the input itself.
    pub inputs: Vec<Input>,
    /// It is a picture that could not be looked at: of another kind, too large, or damaged.
    pub unseen: bool,
}

/// A PDF or a mail is opened within this. What is within the opener's own budgets takes less than a second or two; the page ends
/// its opener too.
const OPENING: Duration = Duration::from_secs(20);

/// The opener's stack. Objects may stand 512 deep in each other, each a few hundred bytes of stack.
const OPENERS_STACK: usize = 32 << 20;

/// The texts of the QR codes on a picture that has no badge in it; what is enclosed in a PDF or a mail; of anything else, the
/// input itself.
pub(super) fn open(name: String, bytes: Vec<u8>) -> Opened {
    let file = Input::new(name, bytes);
    match Kind::of(&file.bytes) {
        Kind::Pdf | Kind::Mail => {
            // A picture attached to a mail may show a code too.
            let opened: Vec<Opened> = of_paper(file).into_iter().map(codes).collect();
            let unseen = opened.iter().any(|one| one.unseen);
            Opened { inputs: opened.into_iter().flat_map(|one| one.inputs).collect(), unseen }
        }
        _ => codes(file),
    }
}

/// What a PDF or a mail holds, each by itself, or the file where nothing is in it.
fn of_paper(file: Input) -> Vec<Input> {
    let (give, take) = mpsc::channel();
    let (name, bytes) = (file.name.clone(), file.bytes.clone());
    let open = move || {
        // Nobody listens any more when it took too long.
        let _ = give.send(paper::open(&name, &bytes));
    };
    // In a thread of its own: it cannot be ended, but it need not be waited for.
    let opener = thread::Builder::new().stack_size(OPENERS_STACK).spawn(open);
    let cause = match opener.map(|_| take.recv_timeout(OPENING)) {
        Ok(Ok(Some(found))) if !found.is_empty() => return found,
        Ok(Ok(_)) | Err(_) => return vec![file],
        Ok(Err(mpsc::RecvTimeoutError::Timeout)) => "pdf:too-much",
        Ok(Err(mpsc::RecvTimeoutError::Disconnected)) => "pdf:damaged",
    };
    vec![if Kind::of(&file.bytes) == Kind::Pdf { file.within(cause) } else { file }]
}

/// The codes on a picture without a badge, or what it is.
fn codes(file: Input) -> Opened {
    let kind = Kind::of(&file.bytes);
    if !matches!(kind, Kind::Png | Kind::Picture(_)) || !is_empty(&file.bytes) {
        return Opened { inputs: vec![file], unseen: false };
    }
    let picture = match kind {
        Kind::Png => of_png(&file.bytes),
        Kind::Picture("JPEG") => of_jpeg(&file.bytes),
        _ => None,
    };
    let texts = picture.as_ref().map(|picture| scan::codes(picture, Effort::Photo)).unwrap_or_default();
    let within = file.placed("picture:qr");
    let mut inputs: Vec<Input> = texts.into_iter().map(|text| Input::new(&file.name, text).within(&within)).collect();
    if inputs.is_empty() {
        inputs.push(file);
    }
    Opened { inputs, unseen: picture.is_none() }
}

/// No badge is in it, not even a damaged one.
fn is_empty(bytes: &[u8]) -> bool {
    let refusal = match unbake(bytes) {
        Ok(unbaking) => unbaking.choose().err(),
        Err(check) => Some(check),
    };
    refusal.is_some_and(|check| check.code == Code::DocumentNoBadge)
}

fn of_png(bytes: &[u8]) -> Option<Grey> {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    let (width, height) = decoder.read_header_info().ok()?.size();
    // Before anything is made room for.
    scan::room(width, height)?;
    let mut reader = decoder.read_info().ok()?;
    let mut dots = vec![0; reader.output_buffer_size()?];
    let frame = reader.next_frame(&mut dots).ok()?;
    dots.truncate(frame.buffer_size());
    let channels = match frame.color_type {
        ColorType::Grayscale => 1,
        ColorType::GrayscaleAlpha => 2,
        ColorType::Rgb => 3,
        ColorType::Rgba => 4,
        // Expanded.
        ColorType::Indexed => return None,
    };
    Grey::of_channels(frame.width, frame.height, channels, &dots)
}

fn of_jpeg(bytes: &[u8]) -> Option<Grey> {
    let read = |colours: ColorSpace| {
        let side = scan::SIDE as usize;
        let options = DecoderOptions::default().set_max_width(side).set_max_height(side);
        let options = options.jpeg_set_max_scans(SCANS).jpeg_set_out_colorspace(colours);
        let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
        decoder.decode_headers().ok()?;
        let (width, height) = decoder.dimensions()?;
        let (width, height) = (u32::try_from(width).ok()?, u32::try_from(height).ok()?);
        scan::room(width, height)?;
        let dots = decoder.decode().ok()?;
        Grey::of_channels(width, height, decoder.output_colorspace()?.num_components(), &dots)
    };
    // Shades are what most of them store; the others are asked for colours.
    read(ColorSpace::Luma).or_else(|| read(ColorSpace::RGB))
}
