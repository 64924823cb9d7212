//! Contexts that were processed before: the same parent and the same local context give the same result.
//!
//! One memo is kept for the contexts of the shelf, so that a second badge finds its words at once; one for each run. An
//! entry is found by the places of parent and local context in memory, and keeps both there.

use std::collections::{HashMap, VecDeque};
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
pub struct Memo {
    entries: HashMap<Key, Entry>,
    /// The oldest first: whoever combines the shelf in many ways takes nobody's place for good.
    order: VecDeque<Key>,
}

type Key = (usize, usize, How);

#[derive(Debug)]
struct Entry {
    /// Kept, so that nothing else comes to stand at its place.
    _parent: Arc<Context>,
    _owner: Option<Arc<Value>>,
    result: Arc<Context>,
}

/// For what comes from the shelf alone.
static SHELF: LazyLock<Mutex<Memo>> = LazyLock::new(Mutex::default);

fn key(parent: &Arc<Context>, local: Local, how: How) -> Key {
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
        self.entries.get(&key(parent, local, how)).map(|entry| Arc::clone(&entry.result))
    }

    fn put(&mut self, parent: &Arc<Context>, local: Local, how: How, result: &Arc<Context>) {
        if self.entries.len() >= limits::JSON_LD_CONTEXTS
            && let Some(oldest) = self.order.pop_front()
        {
            self.entries.remove(&oldest);
        }
        let (parent_kept, owner) = (Arc::clone(parent), local.owner().cloned());
        let entry = Entry { _parent: parent_kept, _owner: owner, result: Arc::clone(result) };
        let key = key(parent, local, how);
        if self.entries.insert(key, entry).is_none() {
            self.order.push_back(key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_gives_way() {
        let mut memo = Memo::default();
        let parents: Vec<Arc<Context>> = (0..=limits::JSON_LD_CONTEXTS).map(|_| Arc::default()).collect();
        let value = Value::Null;
        let local = Local::Inline(&value, None);
        for parent in &parents {
            memo.keep(parent, local, How::PLAIN, parent);
        }
        let found: Vec<bool> = parents.iter().map(|it| memo.find(it, local, How::PLAIN).is_some()).collect();
        assert_eq!((found.first(), found.get(1), found.last()), (Some(&false), Some(&true), Some(&true)));
        assert_eq!((memo.entries.len(), memo.order.len()), (limits::JSON_LD_CONTEXTS, limits::JSON_LD_CONTEXTS));
    }
}
