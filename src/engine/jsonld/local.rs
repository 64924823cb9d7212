//! Local contexts, and who keeps them: the shelf for ever, a document as long as it is read.

use std::sync::Arc;

use serde_json::Value;

/// A JSON value that stays.
#[derive(Debug, Clone)]
pub enum Held {
    /// Of the shelf.
    Shelf(&'static Value),
    /// Of a context that the operator pinned.
    Pinned(Arc<Value>),
    /// Of a document.
    Inline(Arc<Value>),
}

impl Held {
    /// To look at.
    pub fn local(&self) -> Local<'_> {
        match self {
            Held::Shelf(value) => Local::Shelf(value),
            Held::Pinned(value) => Local::Pinned(value, value),
            Held::Inline(value) => Local::Inline(value, Some(value)),
        }
    }
}

impl PartialEq for Held {
    fn eq(&self, other: &Held) -> bool {
        self.local().value() == other.local().value()
    }
}

/// A local context, or a part of one.
#[derive(Debug, Clone, Copy)]
pub enum Local<'a> {
    /// Of the shelf.
    Shelf(&'static Value),
    /// Of a context that the operator pinned.
    Pinned(&'a Value, &'a Arc<Value>),
    /// Of a document, which outlives the run, or of a part of it that is held.
    Inline(&'a Value, Option<&'a Arc<Value>>),
}

impl<'a> Local<'a> {
    /// Its JSON.
    pub fn value(self) -> &'a Value {
        match self {
            Local::Shelf(value) => value,
            Local::Pinned(value, _) | Local::Inline(value, _) => value,
        }
    }

    /// Does it come from the shelf?
    pub fn is_shelf(self) -> bool {
        matches!(self, Local::Shelf(_))
    }

    /// Is it pinned, so that nobody who holds a badge can have written it?
    pub fn is_pinned(self) -> bool {
        !matches!(self, Local::Inline(..))
    }

    /// What keeps it in memory, if that is neither the shelf nor the document.
    pub fn owner(self) -> Option<&'a Arc<Value>> {
        match self {
            Local::Shelf(_) => None,
            Local::Pinned(_, owner) => Some(owner),
            Local::Inline(_, owner) => owner,
        }
    }

    /// A member of an object.
    pub fn member(self, name: &str) -> Option<Local<'a>> {
        match self {
            Local::Shelf(value) => value.get(name).map(Local::Shelf),
            Local::Pinned(value, owner) => value.get(name).map(|value| Local::Pinned(value, owner)),
            Local::Inline(value, owner) => value.get(name).map(|value| Local::Inline(value, owner)),
        }
    }

    /// The elements of an array; anything else is its own only element.
    pub fn elements(self) -> Vec<Local<'a>> {
        match self {
            Local::Shelf(Value::Array(array)) => array.iter().map(Local::Shelf).collect(),
            Local::Pinned(Value::Array(array), owner) => array.iter().map(|it| Local::Pinned(it, owner)).collect(),
            Local::Inline(Value::Array(array), owner) => array.iter().map(|it| Local::Inline(it, owner)).collect(),
            single => vec![single],
        }
    }

    /// A copy to keep, or itself if it stays anyway.
    pub fn hold(self) -> Held {
        match self {
            Local::Shelf(value) => Held::Shelf(value),
            Local::Pinned(value, _) => Held::Pinned(Arc::new(value.clone())),
            Local::Inline(value, _) => Held::Inline(Arc::new(value.clone())),
        }
    }
}
