//! Certificates as PDF (ISO 32000): the codes on their pages, what is attached to them, and what they link to.

use hayro_interpret::InterpreterCache;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as Text};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};

use super::find::{self, Findings, Promise};
use super::weight::{Weight, is_packed_twice};
use super::{Refusal, guard, lines, sight};
use crate::engine::limits;
use crate::scan::{self, Effort, Grey};

/// Pages looked at. A certificate has one or two, sheet and details; a copy may have the same again.
const PAGES: usize = 4;

/// Dots an inch. A code of version 20 with a side of 40 mm has three dots a module at 200; what is finer, or has been scanned
/// badly, is looked at once more with twice as many.
const FINENESS: [f64; 2] = [200.0, 400.0];

/// Nodes of the tree of attachments, and entries of any list looked through.
const ENTRIES: usize = 200;

/// What was seen of one page.
#[derive(Default)]
struct Sheet {
    lines: Vec<String>,
    codes: Vec<String>,
}

/// Finds what is enclosed. The error is the reason why it cannot be read.
pub(super) fn open(bytes: &[u8], findings: &mut Findings) -> Result<(), Refusal> {
    guard::pass(bytes)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|fault| match fault {
        LoadPdfError::Decryption(_) => Refusal::Sealed,
        LoadPdfError::Invalid => Refusal::Damaged,
    })?;
    let pages: Vec<&Page> = pdf.pages().iter().take(PAGES).collect();
    if pages.is_empty() {
        return Err(Refusal::Damaged);
    }
    pages.iter().try_for_each(|page| Weight::of(page))?;
    let sheets = sheets(&pages);
    let before = findings.count();
    for (codes, lines) in papers(&sheets) {
        for code in codes {
            findings.keep("", code.as_bytes(), "pdf:qr", Some(&lines), promised(code));
        }
    }
    // What its code told already stands beside its own pages.
    let whole = joined(sheets.iter());
    for (name, content) in attachments(&pdf, &pages) {
        if !findings.has_since(before, &content) {
            findings.keep(&name, &content, "pdf:attachment", Some(&whole), find::file(&content));
        }
    }
    for url in pages.iter().flat_map(|page| links(page)) {
        if !findings.has_since(before, url.as_bytes()) {
            findings.keep("", url.as_bytes(), "pdf:link", Some(&whole), find::link(&url));
        }
    }
    Ok(())
}

/// A code that is no badge is worth a word where there is none.
fn promised(code: &str) -> Promise {
    match (find::file(code.as_bytes()), find::link(code)) {
        (Promise::Badge, _) | (_, Promise::Badge) => Promise::Badge,
        _ => Promise::Perhaps,
    }
}

/// Letters and codes of each page.
fn sheets<'p>(pages: &[&'p Page<'p>]) -> Vec<Sheet> {
    let cache = InterpreterCache::new();
    let mut sheets: Vec<Sheet> = Vec::new();
    let (mut is_marked, mut scale) = (true, 0.0);
    for dpi in FINENESS {
        let finest = pages.iter().map(|page| sight::scale(page, dpi)).fold(0.0, f64::max);
        if !is_marked || finest <= scale || sheets.iter().any(|sheet| !sheet.codes.is_empty()) {
            break;
        }
        scale = finest;
        is_marked = false;
        let seen = pages.iter().map(|page| {
            let seen = sight::look(page, &cache, dpi);
            let marked = seen.picture.as_ref().filter(|picture| has_marks(picture));
            is_marked |= marked.is_some();
            let codes = marked.map(|picture| scan::codes(picture, Effort::Photo)).unwrap_or_default();
            Sheet { lines: lines::of(seen.letters), codes }
        });
        sheets = seen.collect();
    }
    sheets
}

/// A code has dark dots, and most pages without one have none: letters are not drawn.
fn has_marks(picture: &Grey) -> bool {
    const DARK: u8 = 160;
    picture.shades().iter().any(|shade| *shade < DARK)
}

/// The codes with what is written around them: on their own page and on those after it that have none, as details follow a
/// certificate. What comes before the first is of the first. Where any code is a badge, the others are marks on a paper: a page
/// with one of them belongs to a badge all the same.
fn papers(sheets: &[Sheet]) -> Vec<(&[String], Vec<String>)> {
    let is_badge = |code: &String| promised(code) == Promise::Badge;
    let has_badge = |sheet: &Sheet| sheet.codes.iter().any(is_badge);
    let any = sheets.iter().any(has_badge);
    let leads = |sheet: &Sheet| if any { has_badge(sheet) } else { !sheet.codes.is_empty() };
    let starts: Vec<usize> = (0..sheets.len()).filter(|at| sheets.get(*at).is_some_and(leads)).collect();
    let ends = starts.iter().skip(1).copied().chain([sheets.len()]);
    let first = |at: usize| if starts.first() == Some(&at) { 0 } else { at };
    let papers = starts.iter().zip(ends);
    papers
        .filter_map(|(at, end)| {
            let codes = sheets.get(*at)?.codes.as_slice();
            Some((codes, joined(sheets.get(first(*at)..end)?.iter())))
        })
        .collect()
}

fn joined<'s>(sheets: impl Iterator<Item = &'s Sheet>) -> Vec<String> {
    sheets.flat_map(|sheet| &sheet.lines).take(limits::PAPER_LINES).cloned().collect()
}

/// Embedded files (7.11.4): those of the document's list, those associated with it or a page (14.13), those pinned to a page.
fn attachments(pdf: &Pdf, pages: &[&Page]) -> Vec<(String, Vec<u8>)> {
    let Some(catalog) = pdf.xref().get::<Dict>(pdf.xref().root_id()) else { return Vec::new() };
    let mut files = listed(&catalog);
    files.extend(associated(&catalog));
    for page in pages {
        files.extend(associated(page.raw()));
        let pinned = annotations(page).filter(|it| is(it, "Subtype", b"FileAttachment"));
        files.extend(pinned.filter_map(|it| it.get::<Dict>("FS")));
    }
    files.iter().take(limits::ENCLOSED).filter_map(content).collect()
}

/// The leaves of the name tree (7.9.6).
fn listed<'p>(catalog: &Dict<'p>) -> Vec<Dict<'p>> {
    let root = catalog.get::<Dict>("Names").and_then(|names| names.get::<Dict>("EmbeddedFiles"));
    let mut waiting: Vec<Dict> = root.into_iter().collect();
    let (mut files, mut left) = (Vec::new(), ENTRIES);
    while let (Some(node), Some(rest)) = (waiting.pop(), left.checked_sub(1)) {
        left = rest;
        if let Some(names) = node.get::<Array>("Names") {
            files.extend(names.iter::<Object>().take(ENTRIES).filter_map(Object::into_dict));
        }
        if let Some(kids) = node.get::<Array>("Kids") {
            waiting.extend(kids.iter::<Dict>().take(left));
        }
    }
    files
}

fn associated<'p>(dict: &Dict<'p>) -> Vec<Dict<'p>> {
    dict.get::<Array>("AF").map(|files| files.iter::<Dict>().take(ENTRIES).collect()).unwrap_or_default()
}

/// Name and bytes of a file specification.
fn content(file: &Dict) -> Option<(String, Vec<u8>)> {
    let inner = file.get::<Dict>("EF")?;
    let stream = inner.get::<Stream>("UF").or_else(|| inner.get::<Stream>("F"))?;
    if is_packed_twice(&stream) {
        return None;
    }
    let bytes = stream.decoded_data().ok()?;
    let name = file.get::<Text>("UF").or_else(|| file.get::<Text>("F"));
    (bytes.len() <= limits::FILE_BYTES)
        .then(|| (name.map(|name| written(&name)).unwrap_or_default(), bytes.into_owned()))
}

/// A text string (7.9.2.2): UTF-16 or UTF-8 by its mark; else Latin, near enough for a name.
fn written(text: &[u8]) -> String {
    if let Some(units) = text.strip_prefix(b"\xfe\xff") {
        let (pairs, _) = units.as_chunks::<2>();
        let units: Vec<u16> = pairs.iter().map(|pair| u16::from_be_bytes(*pair)).collect();
        return String::from_utf16_lossy(&units);
    }
    match std::str::from_utf8(text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text)) {
        Ok(text) => text.to_owned(),
        Err(_) => text.iter().map(|byte| char::from(*byte)).collect(),
    }
}

fn annotations<'p>(page: &Page<'p>) -> impl Iterator<Item = Dict<'p>> {
    let all = page.raw().get::<Array>("Annots");
    all.into_iter().flat_map(|all| all.iter::<Dict>().take(ENTRIES))
}

/// Addresses to which a page links (12.6.4.8).
fn links(page: &Page) -> Vec<String> {
    let actions = annotations(page).filter(|it| is(it, "Subtype", b"Link")).filter_map(|it| it.get::<Dict>("A"));
    let addresses = actions.filter(|it| is(it, "S", b"URI")).filter_map(|it| it.get::<Text>("URI"));
    addresses.filter_map(|url| std::str::from_utf8(&url).ok().map(str::to_owned)).collect()
}

fn is(dict: &Dict, member: &str, name: &[u8]) -> bool {
    dict.get::<Name>(member).is_some_and(|it| it.as_ref() == name)
}
