//! Values that the page follows: whoever reads one while drawing is drawn anew when it changes.
//!
//! The graph of a framework does this and far more; this is the part that the page needs, 10 kB lighter (brotli).
//! Who is drawn anew first forgets what it drew before, and everything in there stops following.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

/// A value.
pub struct Live<T> {
    value: RefCell<T>,
    readers: Readers,
}

impl<T> Live<T> {
    /// With this to begin with.
    pub fn new(value: T) -> Live<T> {
        Live { value: RefCell::new(value), readers: Readers::default() }
    }

    /// One that lasts as long as the page, so that copies of its address can be handed about.
    pub fn lasting(value: T) -> &'static Live<T> {
        Box::leak(Box::new(Live::new(value)))
    }

    /// Looks at it, and is told of changes.
    pub fn with<U>(&self, look: impl FnOnce(&T) -> U) -> U {
        self.readers.enter();
        look(&self.value.borrow())
    }

    /// Looks at it once.
    pub fn peek<U>(&self, look: impl FnOnce(&T) -> U) -> U {
        look(&self.value.borrow())
    }

    /// Puts another in its place.
    pub fn set(&self, value: T) {
        *self.value.borrow_mut() = value;
        self.readers.tell();
    }

    /// Changes it.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        change(&mut self.value.borrow_mut());
        self.readers.tell();
    }
}

impl<T: Clone> Live<T> {
    /// A copy, told of changes.
    pub fn get(&self) -> T {
        self.with(T::clone)
    }

    /// A copy, once.
    pub fn now(&self) -> T {
        self.peek(T::clone)
    }
}

/// Runs now, and again after any value that it read has changed, until the place it belongs to is drawn anew.
pub fn follow(run: impl FnMut() + 'static) {
    Follower::begin(Box::new(run));
}

/// How followers come to run after a change: once the script that made it has ended.
pub fn schedule_with(soon: fn()) {
    ROOM.with(|room| room.soon.set(soon));
}

/// Runs whoever read what has changed since.
pub fn settle() {
    loop {
        let due = ROOM.with(|room| std::mem::take(&mut *room.due.borrow_mut()));
        if due.is_empty() {
            return;
        }
        for follower in due.iter().filter_map(Weak::upgrade) {
            follower.run();
        }
    }
}

/// Who read a value since it last changed.
#[derive(Default)]
struct Readers(RefCell<Vec<Weak<Follower>>>);

impl Readers {
    fn enter(&self) {
        let current = ROOM.with(|room| room.current.borrow().clone());
        let mut readers = self.0.borrow_mut();
        if !readers.iter().any(|reader| reader.ptr_eq(&current)) {
            readers.retain(|reader| reader.strong_count() > 0);
            readers.push(current);
        }
    }

    fn tell(&self) {
        let readers = std::mem::take(&mut *self.0.borrow_mut());
        ROOM.with(|room| {
            let mut due = room.due.borrow_mut();
            if due.is_empty() && !readers.is_empty() {
                room.soon.get()();
            }
            for reader in readers {
                if !due.iter().any(|other| other.ptr_eq(&reader)) {
                    due.push(reader);
                }
            }
        });
    }
}

/// Something that runs again, and what was begun inside it.
struct Follower {
    run: RefCell<Box<dyn FnMut()>>,
    inside: RefCell<Vec<Rc<Follower>>>,
}

impl Follower {
    fn begin(run: Box<dyn FnMut()>) {
        let follower = Rc::new(Follower { run: RefCell::new(run), inside: RefCell::default() });
        let outer = ROOM.with(|room| room.current.borrow().upgrade());
        match outer {
            Some(outer) => outer.inside.borrow_mut().push(Rc::clone(&follower)),
            None => ROOM.with(|room| room.roots.borrow_mut().push(Rc::clone(&follower))),
        }
        follower.run();
    }

    fn run(self: &Rc<Follower>) {
        // Dropped before anything is drawn: what stood inside follows no more.
        let before = std::mem::take(&mut *self.inside.borrow_mut());
        drop(before);
        let outer = ROOM.with(|room| room.current.replace(Rc::downgrade(self)));
        if let Ok(mut run) = self.run.try_borrow_mut() {
            run();
        }
        ROOM.with(|room| room.current.replace(outer));
    }
}

struct Room {
    current: RefCell<Weak<Follower>>,
    due: RefCell<Vec<Weak<Follower>>>,
    roots: RefCell<Vec<Rc<Follower>>>,
    soon: Cell<fn()>,
}

thread_local! {
    static ROOM: Room = const {
        Room {
            current: RefCell::new(Weak::new()),
            due: RefCell::new(Vec::new()),
            roots: RefCell::new(Vec::new()),
            soon: Cell::new(|| {}),
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What was seen, in order.
    fn seen() -> (Rc<RefCell<Vec<u32>>>, impl Fn(u32) + Clone) {
        let all = Rc::new(RefCell::new(Vec::new()));
        let writer = Rc::clone(&all);
        (all, move |value| writer.borrow_mut().push(value))
    }

    #[test]
    fn a_change_is_seen_once_and_only_by_readers() {
        let (all, note) = seen();
        let (value, other) = (Live::lasting(1), Live::lasting(10));
        follow(move || note(value.get() + other.now()));
        value.set(2);
        value.set(3);
        settle();
        other.set(20);
        settle();
        assert_eq!(*all.borrow(), [11, 13]);
    }

    #[test]
    fn what_was_drawn_before_follows_no_more() {
        let (all, note) = seen();
        let (outer, inner) = (Live::lasting(0), Live::lasting(0));
        follow(move || {
            let from = outer.get() * 100;
            let note = note.clone();
            follow(move || note(from + inner.get()));
        });
        outer.set(1);
        settle();
        inner.set(5);
        settle();
        assert_eq!(*all.borrow(), [0, 100, 105]);
    }

    #[test]
    fn a_follower_may_change_what_others_read() {
        let (all, note) = seen();
        let (first, second) = (Live::lasting(1), Live::lasting(0));
        follow(move || second.set(first.get() * 2));
        follow(move || note(second.get()));
        first.set(4);
        settle();
        assert_eq!(*all.borrow(), [2, 8]);
    }
}
