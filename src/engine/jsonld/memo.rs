//! Contexts that were processed before: the same parent and the same local context give the same result.
//!
//! One memo is kept for the contexts of the shelf, so that a second badge finds its words at once; one for each run. An
//! entry is found by the places of parent and local context in memory, and keeps both there.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex};

use serde_json::Value;

use super::context::Context;
use super::local::Local;
use crate::engine::limits;

/// How a local context is applied (JSON-LD-API 1.1, 4.1.2, optional inputs).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct How {
    /// Protected terms may be defined anew: a context scoped to a property.
    pub override_protected: bool,
    /// It goes on into the nodes within; not so for a context scoped to a type.
    pub propagate: bool,
}

impl How {
    /// `@context` in a document.
    pub const PLAIN: How = How { override_protected: false, propagate: true };
    /// A context scoped to a property.
    pub const PROPERTY: How = How { override_protected: true, propagate: true };
    /// A context scoped to a type.
    pub const TYPE: How = How { override_protected: false, propagate: false };
}

/// Results by (parent, local context, how).
#[derive(Debug, Default)]
pub struct Memo(HashMap<(usize, usize, How), Entry>);

#[derive(Debug)]
struct Entry {
    /// Kept, so that nothing else comes to stand at its place.
    _parent: Arc<Context>,
    _owner: Option<Arc<Value>>,
    result: Arc<Context>,
}

/// For what comes from the shelf alone.
static SHELF: LazyLock<Mutex<Memo>> = LazyLock::new(Mutex::default);

fn key(parent: &Arc<Context>, local: Local, how: How) -> (usize, usize, How) {
    (Arc::as_ptr(parent).addr(), std::ptr::from_ref(local.value()).addr(), how)
}

impl Memo {
    /// A result from before.
    pub fn find(&self, parent: &Arc<Context>, local: Local, how: How) -> Option<Arc<Context>> {
        if parent.shelf && local.is_shelf() {
            return SHELF.lock().ok()?.get(parent, local, how);
        }
        self.get(parent, local, how)
    }

    /// Keeps a result.
    pub fn keep(&mut self, parent: &Arc<Context>, local: Local, how: How, result: &Arc<Context>) {
        if parent.shelf && local.is_shelf() {
            if let Ok(mut shelf) = SHELF.lock() {
                shelf.put(parent, local, how, result);
            }
            return;
        }
        self.put(parent, local, how, result);
    }

    fn get(&self, parent: &Arc<Context>, local: Local, how: How) -> Option<Arc<Context>> {
        self.0.get(&key(parent, local, how)).map(|entry| Arc::clone(&entry.result))
    }

    fn put(&mut self, parent: &Arc<Context>, local: Local, how: How, result: &Arc<Context>) {
        if self.0.len() >= limits::JSON_LD_CONTEXTS {
            return;
        }
        let (parent_kept, owner) = (Arc::clone(parent), local.owner().cloned());
        let entry = Entry { _parent: parent_kept, _owner: owner, result: Arc::clone(result) };
        self.0.insert(key(parent, local, how), entry);
    }
}
