//! Expanded form (JSON-LD 1.1, 9.1 to 9.5), as far as statements come from it.

use std::borrow::Cow;
use std::sync::Arc;

use serde_json::Value;

use super::iri::Name;
use super::value::{Direction, Scalar};
use super::words::Role;

/// A node, value or list object.
#[derive(Debug, Clone)]
pub enum Item<'d> {
    /// A node object.
    Node(Node<'d>),
    /// A value object.
    Scalar(Scalar<'d>),
    /// A list object.
    List(Vec<Item<'d>>),
}

/// A node object; a graph object is one with a graph.
#[derive(Debug, Clone, Default)]
pub struct Node<'d> {
    /// `@id`
    pub id: Option<Arc<str>>,
    /// `@type`
    pub types: Vec<Arc<str>>,
    /// Properties and their values; a property may stand several times.
    pub properties: Vec<(Arc<str>, Vec<Item<'d>>)>,
    /// Properties that other nodes have, with this one as their value.
    pub reverse: Vec<(Arc<str>, Vec<Node<'d>>)>,
    /// `@graph`
    pub graph: Option<Vec<Item<'d>>>,
    /// `@included`
    pub included: Vec<Node<'d>>,
    /// `@index`
    pub index: Option<Arc<str>>,
    /// It has entries beside `@id`, `@graph` and `@index`, be it with empty arrays.
    pub more: bool,
    /// What it is to a reader of members.
    pub read: Option<Role>,
}

impl Node<'_> {
    /// It has entries that are properties, either way round, be it with empty arrays.
    pub fn has_properties(&self) -> bool {
        !self.properties.is_empty() || !self.reverse.is_empty()
    }

    /// No statement is about it; what it includes has statements of its own.
    pub fn is_only_named(&self) -> bool {
        let stated = self.properties.iter().any(|(_, items)| !items.is_empty())
            || self.reverse.iter().any(|(_, nodes)| !nodes.is_empty());
        self.types.is_empty() && !stated && self.graph.as_ref().is_none_or(Vec::is_empty)
    }

    /// A graph object without a name (9.1.1, `expand()`, 7): its content stands in the default graph.
    pub fn is_only_graph(&self) -> bool {
        self.is_graph() && self.id.is_none() && self.index.is_none()
    }

    /// A graph object (JSON-LD 1.1, 9.4): nothing beside `@graph`, `@id` and `@index`.
    pub fn is_graph(&self) -> bool {
        !self.more && self.graph.is_some()
    }
}

/// What one element expands to. An array is told from its only element, since lists of lists are.
#[derive(Debug)]
pub enum Expansion<'d> {
    /// `null`
    Nothing,
    /// A map.
    One(Item<'d>),
    /// An array.
    Many(Vec<Item<'d>>),
}

impl<'d> Expansion<'d> {
    /// As an array.
    pub fn into_items(self) -> Vec<Item<'d>> {
        match self {
            Expansion::Nothing => Vec::new(),
            Expansion::One(item) => vec![item],
            Expansion::Many(items) => items,
        }
    }
}

/// An object while its entries are expanded (5.1.2, `result`).
#[derive(Debug, Default)]
pub struct Building<'d> {
    /// The node that it may become.
    pub node: Node<'d>,
    /// `@type`, keywords included.
    pub types: Option<Types>,
    /// `@value`
    pub value: Option<Cow<'d, Value>>,
    /// `@language`
    pub language: Option<Arc<str>>,
    /// `@direction`
    pub direction: Option<Direction>,
    /// `@list`
    pub list: Option<Vec<Item<'d>>>,
    /// `@set`
    pub set: Option<Expansion<'d>>,
    /// `@reverse` was among the entries.
    pub has_reverse: bool,
    /// `@included` was among the entries.
    pub has_included: bool,
}

/// The value of `@type`.
#[derive(Debug, Default)]
pub struct Types {
    /// Expanded.
    pub names: Vec<Name>,
    /// It was an array, or stood several times.
    pub is_array: bool,
}
