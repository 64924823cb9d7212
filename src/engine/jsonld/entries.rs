//! The entries of an object (JSON-LD-API 1.1, 5.1.2, steps 13 and 14).

use std::borrow::Cow;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::Fault;
use super::context::Context;
use super::expanded::{Building, Expansion, Item, Node, Types};
use super::expansion::is_free;
use super::iri::{self, Keyword, Name};
use super::memo::How;
use super::plainness::Member;
use super::run::{Run, Spot, Step, invalid};
use super::term::Container;
use super::value::{Coercion, Datatype, Direction, Scalar};
use crate::engine::order::sorted;

/// Where the entries stand.
#[derive(Clone, Copy)]
pub struct Place<'p> {
    /// The active context.
    pub active: &'p Arc<Context>,
    /// The same without what is scoped to the types.
    pub type_scoped: &'p Arc<Context>,
    /// The active property.
    pub property: Option<&'p str>,
    /// `@value` is a JSON literal.
    pub is_json: bool,
    /// In the document.
    pub spot: Spot<'p>,
}

impl Run<'_> {
    /// 13 and 14
    #[allow(clippy::too_many_arguments)]
    pub fn expand_entries<'d>(
        &self,
        active: &Arc<Context>,
        type_scoped: &Arc<Context>,
        property: Option<&str>,
        object: &'d Map<String, Value>,
        is_json: bool,
        result: &mut Building<'d>,
        spot: Spot,
    ) -> Result<(), Fault> {
        let mut nests = Vec::new();
        // 13 and 13.1
        for (key, value) in object.iter().filter(|(key, _)| *key != "@context") {
            // 13.2
            let name = active.expand(key, true, false);
            self.count_name(&name)?;
            let definition = active.term(key);
            let read = spot.read.member(&Member {
                key,
                value,
                object,
                name: &name,
                definition: definition.map(|it| &**it),
                also: self.also,
            })?;
            let inner = spot.member(key, read);
            let place = Place { active, type_scoped, property, is_json, spot: inner };
            match name {
                // 13.4.14
                Name::Keyword(Keyword::Nest) => {
                    keyword_allowed(property)?;
                    nests.push((key, value, inner));
                }
                // 13.4
                Name::Keyword(keyword) => self.keyword(keyword, value, place, result)?,
                // 13.3
                Name::Null => self.dropped(key, inner)?,
                Name::Text(name) => {
                    if !self.is_iri(&name) {
                        self.dropped(key, inner)?;
                        if !iri::is_blank(&name) && !name.contains(':') {
                            continue;
                        }
                    }
                    self.property(name, key, value, place, result)?;
                }
            }
        }
        // 14
        for (key, value, inner) in sorted(nests, |(left, ..), (right, ..)| left.cmp(right)) {
            // 14.1 and 14.2
            let values = match value {
                Value::Array(array) => array.as_slice(),
                single => std::slice::from_ref(single),
            };
            for (at, nested) in values.iter().enumerate() {
                let inner = if value.is_array() { inner.inner(Step::Element(at)) } else { inner };
                // 14.2.1
                let nested = nested.as_object().filter(|it| !it.keys().any(|key| active.means(key, Keyword::Value)));
                let nested = nested.ok_or_else(|| invalid("invalid @nest value"))?;
                self.count_object()?;
                // 14.2.2: steps 3, 8, 13 and 14 again
                let active = self.scoped(active, active.term(key).map(|it| &**it), How::PROPERTY)?;
                self.expand_entries(&active, type_scoped, Some(key), nested, is_json, result, inner)?;
            }
        }
        Ok(())
    }

    /// 13.4: an entry that is a keyword.
    fn keyword<'d>(
        &self,
        keyword: Keyword,
        value: &'d Value,
        place: Place,
        result: &mut Building<'d>,
    ) -> Result<(), Fault> {
        let Place { active, property, spot, .. } = place;
        // 13.4.1
        keyword_allowed(property)?;
        let once = |taken: bool| if taken { Err(invalid("colliding keywords")) } else { Ok(()) };
        match keyword {
            // 13.4.3
            Keyword::Id => {
                once(result.node.id.is_some())?;
                let text = value.as_str().ok_or_else(|| invalid("invalid @id value"))?;
                result.node.id = Some(self.identifier(active.expand(text, false, true), text, spot)?);
            }
            // 13.4.4
            Keyword::Type => {
                let types = self.types(value, place)?;
                result.types = Some(match result.types.take() {
                    Some(before) => before.merge(types),
                    None => types,
                });
            }
            // 13.4.5
            Keyword::Graph => {
                once(result.node.graph.is_some())?;
                let items = self.expand(active, Some("@graph"), value, false, spot)?.into_items();
                result.node.graph = Some(items);
            }
            // 13.4.6
            Keyword::Included => {
                // 13.4.6.2 and 13.4.6.3
                let expansion = self.expand(active, None, value, false, spot)?;
                if matches!(expansion, Expansion::Nothing) {
                    return Err(invalid("invalid @included value"));
                }
                let nodes = nodes(expansion.into_items()).ok_or_else(|| invalid("invalid @included value"))?;
                // 13.4.6.4
                result.node.included.extend(nodes);
                result.has_included = true;
            }
            // 13.4.7
            Keyword::Value => {
                once(result.value.is_some())?;
                if !place.is_json && (value.is_array() || value.is_object()) {
                    return Err(invalid("invalid value object value"));
                }
                result.value = Some(Cow::Borrowed(value));
            }
            // 13.4.8
            Keyword::Language => {
                once(result.language.is_some())?;
                let tag = value.as_str().ok_or_else(|| invalid("invalid language-tagged string"))?;
                result.language = Some(tag.into());
            }
            // 13.4.9
            Keyword::Direction => {
                once(result.direction.is_some())?;
                let direction = Direction::read(value)?.ok_or_else(|| invalid("invalid base direction"))?;
                result.direction = Some(direction);
            }
            // 13.4.10
            Keyword::Index => {
                once(result.node.index.is_some())?;
                let index = value.as_str().ok_or_else(|| invalid("invalid @index value"))?;
                self.dropped(index, spot)?;
                result.node.index = Some(index.into());
            }
            // 13.4.11
            Keyword::List => {
                once(result.list.is_some())?;
                if is_free(property) {
                    self.dropped("@list", spot)?;
                    return Ok(());
                }
                result.list = Some(self.expand(active, property, value, false, spot)?.into_items());
            }
            // 13.4.12
            Keyword::Set => {
                once(result.set.is_some())?;
                result.set = Some(self.expand(active, property, value, false, spot)?);
            }
            // 13.4.13
            Keyword::Reverse => {
                once(result.has_reverse)?;
                result.has_reverse = true;
                self.reverse(value, place, result)?;
            }
            // Keywords that only stand in contexts; a value for them says nothing.
            _ => self.dropped(keyword.text(), spot)?,
        }
        Ok(())
    }

    /// 13.4.4
    fn types(&self, value: &Value, place: Place) -> Result<Types, Fault> {
        // 13.4.4.1
        let words = match value {
            Value::Array(array) => array.as_slice(),
            single => std::slice::from_ref(single),
        };
        let mut types = Types { is_array: value.is_array(), ..Types::default() };
        // 13.4.4.4
        for word in words {
            let word = word.as_str().ok_or_else(|| invalid("invalid type value"))?;
            let name = place.type_scoped.expand(word, true, true);
            self.count_name(&name)?;
            place.spot.read.is_plain_type(word, &name, place.type_scoped.term(word).map(|it| &**it))?;
            match &name {
                Name::Text(text) if self.is_iri(text) || iri::is_blank(text) => {}
                Name::Keyword(Keyword::Json) => {}
                // What no context defines; `a/b` is a reference without a base instead.
                _ => self.dropped(word, place.spot)?,
            }
            types.names.push(name);
        }
        Ok(types)
    }

    /// 13.4.13: an object of properties that other nodes have.
    fn reverse<'d>(&self, value: &'d Value, place: Place, result: &mut Building<'d>) -> Result<(), Fault> {
        // 13.4.13.1
        if !value.is_object() {
            return Err(invalid("invalid @reverse value"));
        }
        // 13.4.13.2
        let Expansion::One(Item::Node(node)) = self.expand(place.active, Some("@reverse"), value, false, place.spot)?
        else {
            return Ok(());
        };
        // 13.4.13.3
        for (name, nodes) in node.reverse.into_iter().filter(|(_, nodes)| !nodes.is_empty()) {
            result.node.properties.push((name, nodes.into_iter().map(Item::Node).collect()));
        }
        // 13.4.13.4
        for (name, items) in node.properties {
            let nodes = nodes(items).ok_or_else(|| invalid("invalid reverse property value"))?;
            result.node.reverse.push((name, nodes));
        }
        Ok(())
    }

    /// 13.5 to 13.14: an entry that is a property.
    fn property<'d>(
        &self,
        name: Arc<str>,
        key: &str,
        value: &'d Value,
        place: Place,
        result: &mut Building<'d>,
    ) -> Result<(), Fault> {
        let Place { active, spot, .. } = place;
        let definition = active.term(key);
        // 13.5
        let container = definition.map_or(Container::default(), |definition| definition.container);
        let coercion = definition.and_then(|definition| definition.coercion.as_ref());
        let expansion = match value {
            // 13.6
            value if coercion == Some(&Coercion::Json) => Expansion::One(Item::Scalar(Scalar {
                value: Cow::Borrowed(value),
                datatype: Some(Datatype::Json),
                language: None,
                direction: None,
            })),
            // 13.7
            Value::Object(map) if container.has(Keyword::Language) => {
                Expansion::Many(self.language_map(key, map, place)?)
            }
            // 13.8
            Value::Object(map) if [Keyword::Index, Keyword::Type, Keyword::Id].iter().any(|it| container.has(*it)) => {
                Expansion::Many(self.index_map(key, container, map, place)?)
            }
            // 13.9
            value => self.expand(active, Some(key), value, false, spot)?,
        };
        // 13.10
        if matches!(expansion, Expansion::Nothing) {
            return Ok(());
        }
        // 13.11
        let mut items = match expansion {
            Expansion::One(Item::List(list)) => vec![Item::List(list)],
            expansion if container.has(Keyword::List) => vec![Item::List(expansion.into_items())],
            expansion => expansion.into_items(),
        };
        // 13.12
        if container.has(Keyword::Graph) && !container.has(Keyword::Id) && !container.has(Keyword::Index) {
            items = items.into_iter().map(|item| self.graph_of(item, spot)).collect::<Result<_, _>>()?;
        }
        // 13.13
        if definition.is_some_and(|definition| definition.reverse) {
            let nodes = nodes(items).ok_or_else(|| invalid("invalid reverse property value"))?;
            result.node.reverse.push((name, nodes));
        } else {
            // 13.14
            result.node.properties.push((name, items));
        }
        Ok(())
    }

    /// A graph object with this item. Only nodes are stated in a graph, and no node without a statement about it.
    pub fn graph_of<'d>(&self, item: Item<'d>, spot: Spot) -> Result<Item<'d>, Fault> {
        match &item {
            Item::Node(node) => {
                if let Some(id) = node.id.as_ref().filter(|_| node.is_only_named()) {
                    self.dropped(id, spot)?;
                }
            }
            Item::List(_) => self.dropped("@list", spot)?,
            Item::Scalar(_) => self.dropped("@value", spot)?,
        }
        Ok(Item::Node(Node { graph: Some(vec![item]), ..Node::default() }))
    }
}

/// 13.4.1: within `@reverse` there are only properties.
fn keyword_allowed(property: Option<&str>) -> Result<(), Fault> {
    if property == Some("@reverse") { Err(invalid("invalid reverse property map")) } else { Ok(()) }
}

/// The node objects; nothing if one is another object.
fn nodes(items: Vec<Item>) -> Option<Vec<Node>> {
    let node = |item| match item {
        Item::Node(node) => Some(node),
        _ => None,
    };
    items.into_iter().map(node).collect()
}
