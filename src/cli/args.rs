//! Reads the arguments by hand: four commands and a dozen options need no library.

use std::ffi::OsString;
use std::path::PathBuf;
use std::vec::IntoIter;

use super::{path_of, words};
use crate::engine::limits;
use crate::engine::time::{Moment, Timestamp};
use crate::net::native::Stated;
use crate::text::{Lang, visible};

/// What the caller wants.
pub(super) enum Command {
    /// Judge the inputs.
    Verify(Verify),
    /// Show what is in them.
    Inspect(Vec<OsString>),
    /// Pack them into links.
    Link(Link),
    /// Look for faults in an issuers.json.
    CheckIssuers(PathBuf),
    /// Explain.
    Help(Topic),
    /// Name the version.
    Version,
}

/// What help is wanted for.
#[derive(Clone, Copy)]
pub(super) enum Topic {
    /// The program.
    All,
    /// `verify`
    Verify,
    /// `inspect`
    Inspect,
    /// `link`
    Link,
    /// `issuers check`
    Issuers,
}

/// How to write links.
#[derive(Default)]
pub(super) struct Link {
    /// The page's address; without it only what follows it is written.
    pub page: Option<String>,
    /// As decimal digits, for QR codes.
    pub digits: bool,
    /// The picture of a QR code, and its side in millimetres.
    pub qr: Option<PathBuf>,
    pub mm: Option<u32>,
    pub inputs: Vec<OsString>,
}

/// How to judge.
#[derive(Default)]
pub(super) struct Verify {
    pub issuers: Option<PathBuf>,
    pub documents: Option<PathBuf>,
    pub online: bool,
    pub stated: Vec<Stated>,
    pub now: Option<Timestamp>,
    pub holder: Option<String>,
    pub saved: Vec<PathBuf>,
    pub json: bool,
    pub link: Link,
    pub inputs: Vec<OsString>,
}

/// The command, or one line that says what is wrong. `lang` comes from the environment and follows `--lang`.
pub(super) fn parse(args: Vec<OsString>, lang: &mut Lang) -> Result<Command, String> {
    // The language comes first, wherever it stands, since even a complaint should be read.
    if let Some(tag) = lang_option(&args) {
        *lang = Lang::from_tag(tag).ok_or_else(|| words::of(*lang).bad_lang(&visible(tag)))?;
    }
    let mut args = args.into_iter();
    let topic = loop {
        let Some(arg) = args.next() else { return Err(words::of(*lang).no_command.to_owned()) };
        match arg.to_str() {
            Some("verify") => break Topic::Verify,
            Some("inspect") => break Topic::Inspect,
            Some("link") => break Topic::Link,
            Some("issuers") => break Topic::Issuers,
            Some("help" | "--help" | "-h") => return Ok(Command::Help(Topic::All)),
            Some("--version" | "-V") => return Ok(Command::Version),
            Some("--lang") => drop(args.next()),
            Some(text) if text.starts_with("--lang=") => {}
            _ => return Err(words::of(*lang).unknown_command(&shown(&arg))),
        }
    };
    let Some(mut call) = options(args, topic, *lang)? else { return Ok(Command::Help(topic)) };
    match topic {
        Topic::Issuers => {
            let file = (call.inputs.len() == 2).then(|| call.inputs.pop()).flatten();
            match (call.inputs.first().is_some_and(|word| word == "check"), file) {
                (true, Some(file)) => Ok(Command::CheckIssuers(path_of(file))),
                _ => Err(words::of(*lang).issuers_usage.to_owned()),
            }
        }
        _ if call.inputs.is_empty() => Err(words::of(*lang).no_input.to_owned()),
        // A recording is complete: what is not in it could not be reached.
        _ if call.online && call.documents.is_some() => Err(words::of(*lang).one_network.to_owned()),
        Topic::Inspect => Ok(Command::Inspect(call.inputs)),
        // A code is one badge's, and is read by whoever knows no page.
        Topic::Link if call.link.qr.is_some() && (call.inputs.len() != 1 || call.link.page.is_none()) => {
            Err(words::of(*lang).one_code.to_owned())
        }
        Topic::Link if call.link.qr.is_none() && call.link.mm.is_some() => {
            Err(words::of(*lang).mm_of_nothing.to_owned())
        }
        Topic::Link => Ok(Command::Link(Link { inputs: call.inputs, ..call.link })),
        Topic::Verify | Topic::All => Ok(Command::Verify(call)),
    }
}

/// Options and inputs of a command; nothing when help is wanted.
fn options(mut args: IntoIter<OsString>, topic: Topic, lang: Lang) -> Result<Option<Verify>, String> {
    let words = words::of(lang);
    let (verify, link) = (matches!(topic, Topic::Verify), matches!(topic, Topic::Link));
    let mut call = Verify::default();
    while let Some(arg) = args.next() {
        let text = arg.to_str().unwrap_or_default();
        let (option, attached) = match text.split_once('=') {
            Some((option, value)) if text.starts_with("--") => (option, Some(OsString::from(value))),
            _ => (text, None),
        };
        let mut value = || attached.clone().or_else(|| args.next()).ok_or_else(|| words.no_value(option));
        match option {
            "--help" | "-h" => return Ok(None),
            "--lang" => drop(value()?),
            "--issuers" if verify => call.issuers = Some(path_of(value()?)),
            "--documents" if verify => call.documents = Some(path_of(value()?)),
            "--holder" if verify => {
                let holder = value()?;
                call.holder = Some(holder.into_string().map_err(|it| words.bad_value(option, &shown(&it)))?);
            }
            "--saved" if verify => {
                call.saved.push(path_of(value()?));
                if call.saved.len() > limits::SUPPLIED {
                    return Err(words.too_many_saved(limits::SUPPLIED));
                }
            }
            "--now" if verify => {
                let now = value()?;
                let moment = now.to_str().and_then(Moment::parse).filter(|moment| moment.offset.is_some());
                call.now = Some(moment.ok_or_else(|| words.bad_now(&shown(&now)))?.at);
            }
            "--json" if verify && attached.is_none() => call.json = true,
            "--online" if verify && attached.is_none() => call.online = true,
            "--resolve" if verify => {
                let stated = value()?;
                let read = stated.to_str().and_then(Stated::read);
                call.stated.push(read.ok_or_else(|| words.bad_resolve(&shown(&stated)))?);
            }
            "--digits" if link && attached.is_none() => call.link.digits = true,
            "--qr" if link => call.link.qr = Some(path_of(value()?)),
            "--mm" if link => {
                let mm = value()?;
                let read = mm.to_str().and_then(|text| text.parse().ok()).filter(|mm| (5..=1000).contains(mm));
                call.link.mm = Some(read.ok_or_else(|| words.bad_value(option, &shown(&mm)))?);
            }
            "--page" if link => {
                let page = value()?;
                let text = page.to_str().filter(|text| text.starts_with("https://") && !text.contains(['#', ' ']));
                call.link.page = Some(text.ok_or_else(|| words.bad_value(option, &shown(&page)))?.to_owned());
            }
            "--" if attached.is_none() => {
                call.inputs.extend(args);
                break;
            }
            // A lone `-` is standard input.
            _ if text.len() > 1 && text.starts_with('-') => return Err(words.unknown_option(&visible(text))),
            _ => call.inputs.push(arg),
        }
    }
    Ok(Some(call))
}

fn lang_option(args: &[OsString]) -> Option<&str> {
    let mut words = args.iter().map_while(|arg| Some(arg.to_str().unwrap_or_default())).take_while(|arg| *arg != "--");
    while let Some(word) = words.next() {
        match word.strip_prefix("--lang") {
            Some("") => return words.next(),
            Some(value) if value.starts_with('=') => return value.strip_prefix('='),
            _ => {}
        }
    }
    None
}

fn shown(text: &OsString) -> String {
    visible(&text.to_string_lossy())
}
