//! SIDE DOOR: the same engine on the command line (DESIGN 6). Reads files, asks nobody unless told to, prints reports.
//!
//! The only room with a clock and a file system. Whatever comes from a badge is made visible before it reaches the terminal.

mod args;
mod enclosed;
mod inputs;
mod print;
mod recording;
mod words;
mod world;

use std::ffi::OsString;
use std::fmt::Display;
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Component, Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::engine::input::Input;
use crate::engine::policy::{IssuerList, ListFault, ListFaultKind, Policy};
use crate::engine::report::{Recognition, Report};
use crate::engine::time::Timestamp;
use crate::engine::verdict::Verdict;
use crate::engine::{inspect, link};
use crate::kit::qr::Code;
use crate::net::Kept;
use crate::net::native::Client;
use crate::text::{self, Lang, visible};
use args::{Command, Link, Verify};
use recording::Recording;
use world::World;

/// Exit status of a wrong call: an unknown option, a missing file, a broken list.
pub const USAGE: u8 = 64;

/// Larger than any list of issuers; the engine has its own, smaller limit.
const LIST_BYTES: u64 = 16 << 20;

/// Unicode's NFKC in lower case, which the engine asks its caller for.
pub fn fold(text: &str) -> String {
    unicode_normalization::UnicodeNormalization::nfkc(text).collect::<String>().to_lowercase()
}

/// Where the words go and come from.
pub struct Streams<'a> {
    /// `-` as an input.
    pub stdin: &'a mut dyn Read,
    /// Answers.
    pub out: &'a mut dyn Write,
    /// What is wrong with the call.
    pub err: &'a mut dyn Write,
}

/// Runs one call; `args` without the program's name. The answer is the exit status.
pub fn run(args: Vec<OsString>, streams: &mut Streams) -> u8 {
    let mut lang = lang_of_environment();
    match args::parse(args, &mut lang).map_err(Stop::Usage).and_then(|command| obey(command, lang, streams)) {
        Ok(status) => status,
        Err(Stop::Usage(message)) => {
            // Nobody is left to tell when stderr is gone too.
            let _ = writeln!(streams.err, "akashi: {message}");
            USAGE
        }
        // The reader of the pipe has seen enough. What was not shown was not judged, so this is no success.
        Err(Stop::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => 2,
        Err(Stop::Output(error)) => {
            let _ = writeln!(streams.err, "akashi: {error}");
            USAGE
        }
    }
}

/// Why a run ends early.
enum Stop {
    /// One line for stderr.
    Usage(String),
    /// Standard output is gone.
    Output(io::Error),
}

impl Stop {
    fn file(lang: Lang, path: &Path, error: &dyn Display) -> Stop {
        Stop::Usage(words::of(lang).cannot_read(&visible(&path.to_string_lossy()), &visible(&error.to_string())))
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Stop::Output(error)
    }
}

fn obey(command: Command, lang: Lang, streams: &mut Streams) -> Result<u8, Stop> {
    match command {
        Command::Help(topic) => {
            streams.out.write_all(words::help(lang, topic).as_bytes())?;
            Ok(0)
        }
        Command::Version => {
            writeln!(streams.out, "akashi {}", env!("CARGO_PKG_VERSION"))?;
            Ok(0)
        }
        Command::Verify(call) => verify_all(call, lang, streams),
        Command::Inspect(inputs) => inspect_all(&inputs, lang, streams),
        Command::Link(call) => link_all(&call, lang, streams),
        Command::CheckIssuers(file) => check_issuers(&file, lang, streams),
    }
}

fn verify_all(call: Verify, lang: Lang, streams: &mut Streams) -> Result<u8, Stop> {
    let issuers = call.issuers.map(|path| issuers(&path, lang, streams)).transpose()?;
    let policy = Policy { issuers, fold };
    let mut world = match call.documents {
        Some(path) => World::Recorded(Recording::read(&path, lang)?),
        None if call.online => World::Online(Client::new(call.stated), Kept::default()),
        None => World::Silent,
    };
    let now = call.now.unwrap_or_else(clock);
    let sources = inputs::expand(&call.inputs, lang)?;
    let saved = inputs::saved(&call.saved, lang)?;
    let mut tally = Tally::default();
    for source in &sources {
        let bytes = match source.read(streams.stdin) {
            Ok(bytes) => bytes,
            Err(error) => {
                let line = words::of(lang).cannot_read(&visible(&source.name()), &visible(&error.to_string()));
                let _ = writeln!(streams.err, "akashi: {line}");
                tally.unread += 1;
                continue;
            }
        };
        for input in opened(source.name(), bytes, lang, streams) {
            let input = input.with_holder(call.holder.clone()).with_supplied(saved.clone());
            let report = world.judge(&input, &policy, now);
            if call.json {
                print::json(streams.out, &report)?;
            } else {
                print::block(streams.out, lang, &report, world.is_silent())?;
            }
            tally.add(report);
        }
    }
    if !call.json && tally.reports.len() + tally.unread > 1 {
        print::totals(streams.out, lang, &tally)?;
    }
    streams.out.flush()?;
    Ok(tally.status())
}

/// What a file holds. A picture that could not be looked at is named on stderr.
fn opened(name: String, bytes: Vec<u8>, lang: Lang, streams: &mut Streams) -> Vec<Input> {
    let opened = enclosed::open(name, bytes);
    if let Some(input) = opened.inputs.first().filter(|_| opened.unseen) {
        let _ = writeln!(streams.err, "# {} · {}", visible(&input.name), words::of(lang).unseen);
    }
    opened.inputs
}

/// What became of all inputs.
#[derive(Default)]
struct Tally {
    reports: Vec<Report>,
    unread: usize,
}

impl Tally {
    fn add(&mut self, report: Report) {
        self.reports.push(report);
    }

    fn status(&self) -> u8 {
        let any = |wanted: &[Verdict]| self.reports.iter().any(|report| wanted.contains(&report.verdict));
        let unlisted =
            |report: &Report| report.verdict == Verdict::Valid && report.recognition != Recognition::Recognised;
        if self.unread > 0 || self.reports.is_empty() {
            USAGE
        } else if any(&[Verdict::Rejected, Verdict::NotInForce]) {
            1
        } else if any(&[Verdict::Undetermined]) || self.reports.iter().any(unlisted) {
            2
        } else if any(&[Verdict::Unreadable]) {
            3
        } else {
            0
        }
    }
}

fn inspect_all(inputs: &[OsString], lang: Lang, streams: &mut Streams) -> Result<u8, Stop> {
    let mut status = 0;
    for source in inputs::expand(inputs, lang)? {
        let name = source.name();
        let bytes = source.read(streams.stdin).map_err(|error| Stop::file(lang, Path::new(&name), &error))?;
        for input in opened(name.clone(), bytes, lang, streams) {
            let found = inspect(&input);
            if found.is_empty() {
                status = 3;
                writeln!(streams.out, "# {} · {}", visible(&input.name), words::of(lang).nothing_found)?;
            }
            for payload in &found {
                print::payload(streams.out, lang, &input.name, payload)?;
            }
        }
    }
    streams.out.flush()?;
    Ok(status)
}

/// Writes the picture of a code, and says how large it must be printed.
fn qr(call: &Link, file: &Path, packed: &link::Packed, lang: Lang, streams: &mut Streams) -> Result<u8, Stop> {
    let words = words::of(lang);
    let Some(code) = Code::of(call.page.as_deref().unwrap_or_default(), packed) else {
        writeln!(streams.err, "# {} · {}", file.display(), words.too_long_for_a_code)?;
        return Ok(3);
    };
    let least = code.least_mm();
    let mm = call.mm.unwrap_or(least);
    if mm < least {
        return Err(Stop::Usage(words.too_small(mm, least)));
    }
    let is_svg = file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("svg"));
    let bytes = if is_svg { code.svg(mm).into_bytes() } else { code.png(mm) };
    fs::write(file, bytes).map_err(|error| {
        let (file, error) = (visible(&file.to_string_lossy()), visible(&error.to_string()));
        Stop::Usage(words::of(lang).cannot_write(&file, &error))
    })?;
    writeln!(streams.out, "{}", words.code_written(&visible(&file.to_string_lossy()), code.version(), mm, least))?;
    writeln!(streams.err, "# {}", words.what_a_link_tells)?;
    Ok(0)
}

/// One line for each input; what a link tells is said beside them.
fn link_all(call: &Link, lang: Lang, streams: &mut Streams) -> Result<u8, Stop> {
    let words = words::of(lang);
    let mut status = 0;
    for source in inputs::expand(&call.inputs, lang)? {
        let name = source.name();
        let bytes = source.read(streams.stdin).map_err(|error| Stop::file(lang, Path::new(&name), &error))?;
        for input in opened(name.clone(), bytes, lang, streams) {
            let packed = link::badge(&input);
            let Ok(Some(packed)) = packed else {
                status = 3;
                let why = if packed.is_ok() { words.too_long_for_a_link } else { words.nothing_found };
                writeln!(streams.err, "# {} · {why}", visible(&input.name))?;
                continue;
            };
            if let Some(file) = &call.qr {
                return qr(call, file, &packed, lang, streams);
            }
            let packed = if call.digits { packed.digits() } else { packed.letters() };
            writeln!(streams.out, "{}#{packed}", call.page.as_deref().unwrap_or_default())?;
        }
    }
    if status == 0 {
        writeln!(streams.err, "# {}", words.what_a_link_tells)?;
    }
    streams.out.flush()?;
    Ok(status)
}

fn check_issuers(path: &Path, lang: Lang, streams: &mut Streams) -> Result<u8, Stop> {
    match read_list(path, lang)? {
        Ok(list) => {
            let keys = list.issuers.iter().map(|issuer| issuer.keys.len()).sum();
            let samples = list.issuers.iter().filter(|issuer| issuer.sample).count();
            let line = words::of(lang).list_is_good(list.issuers.len(), samples, keys, &text::date(lang, &list.date));
            writeln!(streams.out, "{}{line}", file_colon(path, lang))?;
            Ok(0)
        }
        Err(faults) => {
            for fault in &faults {
                writeln!(streams.out, "{}", text::fault(lang, fault))?;
            }
            Ok(1)
        }
    }
}

/// The list, or every fault of it on stderr.
fn issuers(path: &Path, lang: Lang, streams: &mut Streams) -> Result<IssuerList, Stop> {
    read_list(path, lang)?.map_err(|mut faults| {
        let last = faults.pop().unwrap_or(ListFault { at: String::new(), kind: ListFaultKind::NotJson, found: None });
        for fault in &faults {
            let _ = writeln!(streams.err, "akashi: {}{}", file_colon(path, lang), text::fault(lang, fault));
        }
        Stop::Usage(file_colon(path, lang) + &text::fault(lang, &last))
    })
}

fn read_list(path: &Path, lang: Lang) -> Result<Result<IssuerList, Vec<ListFault>>, Stop> {
    let bytes = read_capped(path, LIST_BYTES).map_err(|error| Stop::file(lang, path, &error))?;
    let folder = path.parent().unwrap_or(Path::new(""));
    Ok(IssuerList::read(&bytes, |name| beside(folder, name)))
}

/// A pinned context's file: beside the list or below, so that a list cannot name files elsewhere on this machine.
fn beside(folder: &Path, name: &str) -> Option<Vec<u8>> {
    let name = Path::new(name);
    let plain = name.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    read_capped(&folder.join(Some(name).filter(|_| plain)?), LIST_BYTES).ok()
}

fn file_colon(path: &Path, lang: Lang) -> String {
    let name = visible(&path.to_string_lossy());
    match lang {
        Lang::Ja => format!("{name}："),
        Lang::En => format!("{name}: "),
    }
}

fn read_capped(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // One byte more, so that whoever reads them can see that it was too much.
    fs::File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The clock of this machine; the engine has none.
#[allow(clippy::disallowed_methods, reason = "somebody has to say what time it is, and here it is the command line")]
fn clock() -> Timestamp {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp(i64::try_from(now.as_secs()).unwrap_or(i64::MAX))
}

/// The first that is set decides, as POSIX says; what is not Japanese is English.
fn lang_of_environment() -> Lang {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = set("LC_ALL").or_else(|| set("LC_MESSAGES")).or_else(|| set("LANG")).unwrap_or_default();
    Lang::from_tag(&locale).unwrap_or(Lang::En)
}

/// A path as the caller wrote it.
fn path_of(text: OsString) -> PathBuf {
    PathBuf::from(text)
}
