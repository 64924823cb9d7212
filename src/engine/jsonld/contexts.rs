//! Contexts decide what a property means, so they are pinned: the shelf's, by hash, and the operator's, by hash.

use std::cell::RefCell;

use iref::{Iri, IriBuf};
use json_ld::syntax::{Parse, Value};
use json_ld::{LoadError, Loader, RemoteDocument};

use crate::data;
use crate::engine::policy::PinnedContext;

/// The contexts of one canonicalisation, and the spelling of language tags.
///
/// Where a context was published in several forms, and where tags have capitals, signers differ: each reading is tried.
#[derive(Debug, Default)]
pub struct Contexts<'a> {
    /// The operator's.
    pinned: Vec<&'a PinnedContext>,
    /// Which published form is taken; 0 is the canonical one.
    form: usize,
    /// Tags stay as they are written. Most signers write them in lower case first (JSON-LD-API 1.1 allows both).
    tags_as_written: bool,
    unknown: RefCell<Option<String>>,
    forms_seen: RefCell<usize>,
    capitals_seen: RefCell<bool>,
}

impl<'a> Contexts<'a> {
    /// The shelf's and these; a URL of the shelf cannot be redefined.
    pub fn new(pinned: impl IntoIterator<Item = &'a PinnedContext>) -> Self {
        Contexts { pinned: pinned.into_iter().collect(), ..Contexts::default() }
    }

    /// The next reading that could make a difference; `None` when there is none left.
    pub fn next_reading(&self) -> Option<Contexts<'a>> {
        let again = |form, tags_as_written| Contexts {
            pinned: self.pinned.clone(),
            form,
            tags_as_written,
            ..Contexts::default()
        };
        if *self.capitals_seen.borrow() && !self.tags_as_written {
            return Some(again(self.form, true));
        }
        let next = self.form + 1;
        (next < *self.forms_seen.borrow()).then(|| again(next, false))
    }

    /// It is another form of a context than the canonical one.
    pub fn is_alternate(&self) -> bool {
        self.form > 0
    }

    /// The URL that was asked for and is not pinned.
    pub fn unknown(&self) -> Option<String> {
        self.unknown.borrow().clone()
    }

    /// A language tag in this reading.
    pub fn tag(&self, written: &str) -> String {
        let lower = written.to_ascii_lowercase();
        if lower == written {
            return lower;
        }
        self.capitals_seen.replace(true);
        if self.tags_as_written { written.to_owned() } else { lower }
    }

    fn text(&self, url: &str) -> Option<&str> {
        let forms = data::contexts(url).count();
        if forms > 0 {
            let most = forms.max(*self.forms_seen.borrow());
            self.forms_seen.replace(most);
            return data::contexts(url).nth(self.form.min(forms - 1)).map(|context| context.text);
        }
        self.pinned.iter().find(|pin| pin.url == url).and_then(|pin| pin.text.as_deref())
    }
}

/// Why nothing was loaded. The URL itself is kept in [`Contexts::unknown`].
#[derive(Debug)]
struct NotPinned;

impl std::fmt::Display for NotPinned {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("not pinned")
    }
}

impl std::error::Error for NotPinned {}

impl Loader for Contexts<'_> {
    async fn load(&self, url: &Iri) -> Result<RemoteDocument<IriBuf>, LoadError> {
        let value = self.text(url.as_str()).and_then(|text| Value::parse_str(text).ok());
        let Some((value, _)) = value else {
            self.unknown.borrow_mut().get_or_insert_with(|| url.as_str().to_owned());
            return Err(LoadError::new(url.to_owned(), NotPinned));
        };
        Ok(RemoteDocument::new(Some(url.to_owned()), None, value))
    }
}
