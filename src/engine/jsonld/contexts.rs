//! Contexts decide what a property means, so they are pinned: the shelf's, by hash, and the operator's, by hash.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::{Arc, LazyLock, OnceLock};

use serde_json::Value;

use super::local::Held;
use crate::data;
use crate::engine::limits;
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
    forms_seen: Cell<usize>,
    capitals_seen: Cell<bool>,
    work: Work,
}

/// Work that is left, for all readings together: one input may ask for many canonicalisations.
#[derive(Debug, Clone)]
struct Work(Rc<Cell<usize>>);

impl Default for Work {
    fn default() -> Self {
        Work(Rc::new(Cell::new(limits::JSON_LD_WORK)))
    }
}

/// The shelf, each context read when it is first wanted; in the order of [`data::shelf`].
static SHELF: LazyLock<Vec<OnceLock<Value>>> = LazyLock::new(|| data::shelf().map(|_| OnceLock::new()).collect());

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
            work: self.work.clone(),
            ..Contexts::default()
        };
        if self.capitals_seen.get() && !self.tags_as_written {
            return Some(again(self.form, true));
        }
        let next = self.form + 1;
        (next < self.forms_seen.get()).then(|| again(next, false))
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
        self.capitals_seen.set(true);
        if self.tags_as_written { written.to_owned() } else { lower }
    }

    /// What is left of the work on contexts.
    pub(super) fn work(&self) -> &Cell<usize> {
        &self.work.0
    }

    /// The document with this URL; what is not there is remembered.
    pub(super) fn load(&self, url: &str) -> Option<Held> {
        let shelf = || data::shelf().zip(SHELF.iter()).filter(|(context, _)| context.url == url);
        let forms = shelf().count();
        if forms > 0 {
            self.forms_seen.set(self.forms_seen.get().max(forms));
            let (context, value) = shelf().nth(self.form.min(forms - 1))?;
            return Some(Held::Shelf(value.get_or_init(|| serde_json::from_str(context.text).unwrap_or_default())));
        }
        let pin = self.pinned.iter().find(|pin| pin.url == url);
        let value = pin.and_then(|pin| serde_json::from_str(pin.text.as_deref()?).ok());
        if value.is_none() {
            self.unknown.borrow_mut().get_or_insert_with(|| url.to_owned());
        }
        value.map(|value: Value| Held::Pinned(Arc::new(value)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OB: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

    #[test]
    fn readings_follow_each_other_only_where_they_matter() {
        let first = Contexts::default();
        assert!(first.next_reading().is_none());
        assert_eq!(first.tag("ja"), "ja");
        assert!(first.next_reading().is_none());
        assert_eq!(first.tag("ja-JP"), "ja-jp");
        assert!(first.load(OB).is_some());
        let written = first.next_reading().unwrap_or_default();
        assert!(!written.is_alternate());
        assert_eq!(written.tag("ja-JP"), "ja-JP");
        assert!(written.load(OB).is_some());
        let alternate = written.next_reading().unwrap_or_default();
        assert!(alternate.is_alternate());
        assert_eq!(alternate.tag("ja-JP"), "ja-jp");
        assert!(alternate.load(OB).is_some());
        let last = alternate.next_reading().unwrap_or_default();
        assert_eq!((last.is_alternate(), last.tag("ja-JP")), (true, "ja-JP".to_owned()));
        assert!(last.next_reading().is_none());
    }

    /// What the shelf gives is kept for every reading; so it must not depend on one.
    #[test]
    fn no_context_of_the_shelf_includes_one_of_several_forms() {
        fn check(value: &Value) {
            match value {
                Value::String(url) => assert!(data::contexts(url).count() < 2, "{url}"),
                Value::Array(several) => several.iter().for_each(check),
                Value::Object(terms) => {
                    assert!(!terms.contains_key("@import"));
                    terms.values().filter_map(|term| term.get("@context")).for_each(check);
                }
                _ => {}
            }
        }
        for context in data::shelf() {
            let value: Value = serde_json::from_str(context.text).unwrap_or_default();
            value.get("@context").into_iter().for_each(check);
        }
    }

    #[test]
    fn the_shelf_comes_before_the_operator() {
        let pin = |url: &str| PinnedContext {
            url: url.to_owned(),
            sha256: String::new(),
            file: None,
            text: Some("{\"@context\":{}}".to_owned()),
        };
        let pins = [pin(OB), pin("https://badge.example.jp/v1")];
        let contexts = Contexts::new(&pins);
        assert!(matches!(contexts.load(OB), Some(Held::Shelf(_))));
        assert!(matches!(contexts.load("https://badge.example.jp/v1"), Some(Held::Pinned(_))));
        assert_eq!(contexts.unknown(), None);
        assert!(contexts.load("https://evil.example/1").is_none() && contexts.load("https://evil.example/2").is_none());
        assert_eq!(contexts.unknown().as_deref(), Some("https://evil.example/1"));
    }
}
