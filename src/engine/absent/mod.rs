//! Parts that few badges need, and what stands in their place in a verifier built without them (no feature `whole`).
//!
//! The page loads such a verifier first, since it is smaller by a third. Whoever calls an absent part is told so
//! ([`Code::EngineIncomplete`]: not checked), and it is remembered: the page then loads the whole verifier and asks again.

use std::cell::Cell;

use super::code::Code;

thread_local! {
    static MISSED: Cell<bool> = const { Cell::new(false) };
}

/// What an absent part has to say.
pub fn missed() -> Code {
    MISSED.set(true);
    Code::EngineIncomplete
}

/// Was an absent part called since this was last asked?
pub fn was_missed() -> bool {
    MISSED.take()
}
