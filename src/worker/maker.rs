//! The program that makes what a holder shows of a badge.

use super::aside;

/// A question is a badge and what is wanted of it.
pub fn start() {
    aside::listen(Some);
}
