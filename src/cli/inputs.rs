//! From arguments to bytes: files, folders, standard input, pasted text.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::words::{self, Words};
use super::{Stop, read_capped};
use crate::engine::{limits, link, platform};
use crate::text::{Lang, visible};

/// One file at a time is held, and no more of it than the engine may want to see: at this size it says that it is too large.
const FILE_BYTES: u64 = 32 << 20;

/// A folder is somebody's work of a day; more is a mistake in the call.
const MOST_FILES: usize = 10_000;

/// Where the bytes of an input are.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// A file.
    File(PathBuf),
    /// Standard input.
    Stdin,
    /// The argument itself.
    Text(String),
}

impl Source {
    /// What the report calls it.
    pub(super) fn name(&self) -> String {
        match self {
            Source::File(path) => path.to_string_lossy().into_owned(),
            Source::Stdin => "-".to_owned(),
            Source::Text(_) => "text".to_owned(),
        }
    }

    pub(super) fn read(&self, stdin: &mut dyn Read) -> io::Result<Vec<u8>> {
        match self {
            Source::File(path) => read_capped(path, FILE_BYTES),
            Source::Stdin => {
                let mut bytes = Vec::new();
                stdin.take(FILE_BYTES + 1).read_to_end(&mut bytes)?;
                Ok(bytes)
            }
            Source::Text(text) => Ok(text.clone().into_bytes()),
        }
    }
}

/// All inputs in the order of the arguments; a folder's files by name. A wrong argument is told before anything is judged.
pub(super) fn expand(args: &[OsString], lang: Lang) -> Result<Vec<Source>, Stop> {
    let words = words::of(lang);
    let mut sources = Vec::new();
    for arg in args {
        let path = Path::new(arg);
        let text = arg.to_str().filter(|text| looks_like_a_badge(text));
        match fs::metadata(path) {
            _ if arg == "-" && sources.contains(&Source::Stdin) => {
                return Err(Stop::Usage(words.stdin_twice.to_owned()));
            }
            _ if arg == "-" => sources.push(Source::Stdin),
            Ok(it) if it.is_dir() => {
                let before = sources.len();
                walk(path, &mut sources, lang)?;
                if sources.len() == before {
                    return Err(Stop::Usage(words.empty_folder(&visible(&arg.to_string_lossy()))));
                }
            }
            Ok(_) => sources.push(Source::File(path.to_owned())),
            Err(_) if text.is_some() => sources.push(Source::Text(text.unwrap_or_default().to_owned())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let text = arg.to_string_lossy();
                let is_address = text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www."));
                let complaint = if is_address { Words::no_scheme } else { Words::no_such_file };
                return Err(Stop::Usage(complaint(words, &visible(&text))));
            }
            Err(error) => return Err(Stop::file(lang, path, &error)),
        }
    }
    Ok(sources)
}

/// The files of `--saved`, to be compared with every input; a wrong one is told before anything is judged.
pub(super) fn saved(paths: &[PathBuf], lang: Lang) -> Result<Vec<Vec<u8>>, Stop> {
    let most = limits::PAYLOAD_BYTES;
    let read = |path: &PathBuf| {
        let bytes = read_capped(path, most as u64).map_err(|error| Stop::file(lang, path, &error))?;
        if bytes.len() > most {
            return Err(Stop::Usage(words::of(lang).saved_too_large(&visible(&path.to_string_lossy()), most >> 20)));
        }
        Ok(bytes)
    };
    paths.iter().map(read).collect()
}

/// A token, JSON or an address, in any case and on a platform without its scheme: something that nobody calls a file.
fn looks_like_a_badge(text: &str) -> bool {
    let text = text.trim();
    let token = text.starts_with("eyJ")
        && text.matches('.').count() == 2
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'));
    let link = text.starts_with('#') && link::packed_in(text).is_some();
    token || link || text.starts_with('{') || platform::typed(text).is_some()
}

/// Depth first, by name. Dot files are skipped, and links are not followed: they could lead in a circle.
fn walk(folder: &Path, sources: &mut Vec<Source>, lang: Lang) -> Result<(), Stop> {
    let mut waiting = vec![(folder.to_owned(), true)];
    while let Some((path, is_folder)) = waiting.pop() {
        if !is_folder {
            sources.push(Source::File(path));
            continue;
        }
        let mut entries = Vec::new();
        for entry in fs::read_dir(&path).map_err(|error| Stop::file(lang, &path, &error))? {
            let entry = entry.map_err(|error| Stop::file(lang, &path, &error))?;
            let kind = entry.file_type().map_err(|error| Stop::file(lang, &entry.path(), &error))?;
            let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
            if !hidden && (kind.is_dir() || kind.is_file()) {
                entries.push((entry.file_name(), entry.path(), kind.is_dir()));
            }
        }
        if sources.len() + waiting.len() + entries.len() > MOST_FILES {
            return Err(Stop::Usage(words::of(lang).too_many_files(MOST_FILES)));
        }
        entries.sort();
        waiting.extend(entries.into_iter().rev().map(|(_, path, is_folder)| (path, is_folder)));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pasted_text_is_told_from_a_mistyped_path() {
        let page = "WWW.credly.com/badges/0d5a3a4e-0000-4000-8000-00000000abcd";
        for text in [
            "eyJhbGciOiJFZERTQSJ9.eyJ9.AA_-",
            " {\"a\":1}",
            "https://badge.example.jp/1",
            "HTTPS://badge.example.jp/1",
            "http://a",
            page,
        ] {
            assert!(looks_like_a_badge(text), "{text}");
        }
        for text in ["v1.json", "a.png", "eyJ.png", "eyJ a.b.c", "folder/", "", "[1]", "httpsfile", "www.example.jp/1"]
        {
            assert!(!looks_like_a_badge(text), "{text}");
        }
    }
}
