//! How a class of a standard is written down: its members, what kind they are of, and how often they stand.

use super::value::Kind;

/// A class and its members. Additional ones are allowed in all.
pub(super) struct Class {
    pub name: &'static str,
    pub types: Types,
    pub members: &'static [Members],
}

/// What `type` must hold.
#[derive(Clone, Copy)]
pub(super) enum Types {
    /// The name of the class.
    Own,
    /// One of these, separated by spaces.
    OneOf(&'static str),
    /// Some name.
    Any,
    /// Nothing, or it is judged where it decides.
    None,
}

/// Members of a class that are alike.
pub(super) struct Members {
    /// Their names, separated by spaces.
    pub names: &'static str,
    pub kind: Kind,
    pub required: bool,
    pub count: Count,
}

/// How a member's values are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Count {
    /// One, without brackets.
    One,
    /// Any number, in brackets (`@container: @set` or `@list` in the context).
    Set,
    /// Any number; of one the brackets may be left out, as VCDM allows for its own members.
    Either,
}

pub(super) const fn must(kind: Kind, names: &'static str) -> Members {
    Members { names, kind, required: true, count: Count::One }
}
pub(super) const fn may(kind: Kind, names: &'static str) -> Members {
    Members { names, kind, required: false, count: Count::One }
}
pub(super) const fn set(kind: Kind, names: &'static str) -> Members {
    Members { names, kind, required: false, count: Count::Set }
}
pub(super) const fn either(kind: Kind, names: &'static str) -> Members {
    Members { names, kind, required: false, count: Count::Either }
}
pub(super) const fn own(name: &'static str, members: &'static [Members]) -> Class {
    Class { name, types: Types::Own, members }
}
pub(super) const fn any(name: &'static str, members: &'static [Members]) -> Class {
    Class { name, types: Types::Any, members }
}
pub(super) const fn untyped(name: &'static str, members: &'static [Members]) -> Class {
    Class { name, types: Types::None, members }
}
