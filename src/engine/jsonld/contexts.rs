//! Contexts decide what a property means, so they are pinned: the shelf's, by hash, and the operator's, by hash.

use std::cell::RefCell;

use iref::{Iri, IriBuf};
use json_ld::syntax::{Parse, Value};
use json_ld::{LoadError, Loader, RemoteDocument};

use crate::data;
use crate::engine::policy::PinnedContext;

/// The contexts of one canonicalisation.
#[derive(Debug, Default)]
pub struct Contexts<'a> {
    /// The operator's.
    pinned: Vec<&'a PinnedContext>,
    /// Where a context was published in several forms: which one is taken; 0 is the canonical one.
    form: usize,
    unknown: RefCell<Option<String>>,
    forms_seen: RefCell<usize>,
}

impl<'a> Contexts<'a> {
    /// The shelf's and these; a URL of the shelf cannot be redefined.
    pub fn new(pinned: impl IntoIterator<Item = &'a PinnedContext>) -> Self {
        Contexts { pinned: pinned.into_iter().collect(), ..Contexts::default() }
    }

    /// The next published form of those that have several; `None` when there is none left.
    pub fn next_form(&self) -> Option<Contexts<'a>> {
        let next = self.form + 1;
        (next < *self.forms_seen.borrow()).then(|| Contexts {
            pinned: self.pinned.clone(),
            form: next,
            ..Contexts::default()
        })
    }

    /// The URL that was asked for and is not pinned.
    pub fn unknown(&self) -> Option<String> {
        self.unknown.borrow().clone()
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
