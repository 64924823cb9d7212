//! A recorded network: `{"documents":[{"url","file","status","content_type","location","fetched"}]}` (DESIGN 6). What it does not name is unreachable.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::{LIST_BYTES, Stop, read_capped};
use crate::engine::documents::{Documents, FetchError, Fetched, Response};
use crate::engine::limits;
use crate::engine::time::{Moment, Timestamp};
use crate::text::Lang;

/// Answers by address.
pub(super) struct Recording {
    by_url: BTreeMap<String, (Fetched, Option<Timestamp>)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Listing {
    documents: Vec<Recorded>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Recorded {
    url: String,
    file: Option<PathBuf>,
    #[serde(default = "ok")]
    status: u16,
    #[serde(default = "json")]
    content_type: String,
    /// Where a redirect leads; such a one may do without a file.
    #[serde(default)]
    location: Option<String>,
    /// When it was fetched, RFC 3339: it was kept since, and serves only for as long as the site's list allows.
    #[serde(default)]
    fetched: Option<String>,
}

fn ok() -> u16 {
    200
}

fn json() -> String {
    "application/json".to_owned()
}

impl Recording {
    /// Reads the listing and every file that it names, so that a missing one is told before anything is judged.
    pub(super) fn read(path: &Path, lang: Lang) -> Result<Recording, Stop> {
        let bytes = read_capped(path, LIST_BYTES).map_err(|error| Stop::file(lang, path, &error))?;
        let listing: Listing = serde_json::from_slice(&bytes).map_err(|error| Stop::file(lang, path, &error))?;
        let folder = path.parent().unwrap_or(Path::new(""));
        let mut by_url = BTreeMap::new();
        for it in listing.documents {
            let bytes = match it.file.map(|file| folder.join(file)) {
                Some(file) => read_capped(&file, limits::DOCUMENT_BYTES as u64)
                    .map_err(|error| Stop::file(lang, &file, &error))?,
                None if it.location.is_some() => Vec::new(),
                None => return Err(Stop::file(lang, path, &format_args!("{}: file", it.url))),
            };
            let fetched = if bytes.len() as u64 > limits::DOCUMENT_BYTES as u64 {
                Err(FetchError::TooLarge)
            } else {
                Ok(Response { status: it.status, content_type: it.content_type, location: it.location, bytes })
            };
            let since = match &it.fetched {
                Some(text) => match Moment::parse(text) {
                    Some(moment) => Some(moment.at),
                    None => return Err(Stop::file(lang, path, &format_args!("{}: fetched: {text}", it.url))),
                },
                None => None,
            };
            by_url.insert(it.url, (fetched, since));
        }
        Ok(Recording { by_url })
    }

    /// What the network said, or says still if it was kept.
    pub(super) fn fetch(&self, url: &str, documents: &mut Documents) {
        match self.by_url.get(url).cloned() {
            Some((Ok(response), Some(since))) => documents.insert_kept(url, response, since),
            Some((fetched, _)) => documents.insert(url, fetched),
            None => documents.insert(url, Err(FetchError::Unreachable)),
        }
    }
}
