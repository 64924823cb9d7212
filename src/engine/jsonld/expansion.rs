//! Expansion (JSON-LD-API 1.1, 5.1). Numbers are steps of 5.1.2; its steps 13 and 14 stand in `entries` and `maps`.

use std::borrow::Cow;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::Fault;
use super::context::Context;
use super::expanded::{Building, Expansion, Item, Node, Types};
use super::iri::{Keyword, Name};
use super::local::Local;
use super::memo::How;
use super::run::{Run, Spot, Step, invalid};
use super::term::Definition;
use super::value::{Datatype, Scalar};
use crate::engine::order::sorted;
use crate::engine::read::json;

/// Is the active property none at all, or `@graph`? Then only nodes with statements can stand here.
pub fn is_free(property: Option<&str>) -> bool {
    property.is_none_or(|property| property == "@graph")
}

impl<'a> Run<'a> {
    /// The whole document: 5.1, and what the API makes of its result (9.1.1, `expand()`, steps 5 to 9).
    pub fn expand_document(&self, document: &'a Value, spot: Spot) -> Result<Vec<Item<'a>>, Fault> {
        let mut active = Context::initial(self.base().as_ref());
        if let Some(context) = self.expand_context() {
            let context = context.get("@context").unwrap_or(context);
            active = self.process(&active, Local::Inline(context, None), self.base().as_ref(), How::PLAIN)?;
        }
        Ok(match self.expand(&active, None, document, false, spot)? {
            Expansion::One(Item::Node(node)) if node.is_only_graph() => node.graph.unwrap_or_default(),
            expansion => expansion.into_items(),
        })
    }

    /// 5.1: one element.
    pub fn expand<'d>(
        &self,
        active: &Arc<Context>,
        property: Option<&str>,
        element: &'d Value,
        from_map: bool,
        spot: Spot,
    ) -> Result<Expansion<'d>, Fault> {
        // 3
        let definition = property.and_then(|property| active.term(property)).cloned();
        match element {
            // 1
            Value::Null => Ok(Expansion::Nothing),
            // 5
            Value::Array(array) => {
                // 5.1
                let mut items = Vec::with_capacity(array.len());
                // 5.2
                for (index, element) in array.iter().enumerate() {
                    // 5.2.1
                    match self.expand(active, property, element, from_map, spot.inner(Step::Element(index)))? {
                        Expansion::Nothing => {}
                        Expansion::One(item) => items.push(item),
                        // 5.2.2
                        Expansion::Many(list)
                            if definition.as_ref().is_some_and(|it| it.container.has(Keyword::List)) =>
                        {
                            items.push(Item::List(list));
                        }
                        // 5.2.3
                        Expansion::Many(more) => items.extend(more),
                    }
                }
                // 5.3
                Ok(Expansion::Many(items))
            }
            // 6 to 19
            Value::Object(object) => {
                self.count_object()?;
                self.expand_object(active, property, definition.as_deref(), object, from_map, spot)
            }
            // 4
            scalar => match property.filter(|property| *property != "@graph") {
                // 4.1
                None => {
                    self.dropped(&text_of(scalar), spot)?;
                    Ok(Expansion::Nothing)
                }
                Some(property) => {
                    // 4.2
                    let active = self.scoped(active, definition.as_deref(), How::PROPERTY)?;
                    // 4.3
                    self.expand_value(&active, property, Cow::Borrowed(scalar), spot).map(Expansion::One)
                }
            },
        }
    }

    /// The context with the one scoped to a term, if there is one.
    pub fn scoped(
        &self,
        active: &Arc<Context>,
        definition: Option<&Definition>,
        how: How,
    ) -> Result<Arc<Context>, Fault> {
        match definition.and_then(|definition| Some((definition.context.as_ref()?, definition.base_url.as_ref()))) {
            Some((context, base_url)) => self.process(active, context.local(), base_url, how),
            None => Ok(Arc::clone(active)),
        }
    }

    /// 7 to 19
    fn expand_object<'d>(
        &self,
        active: &Arc<Context>,
        property: Option<&str>,
        definition: Option<&Definition>,
        object: &'d Map<String, Value>,
        from_map: bool,
        spot: Spot,
    ) -> Result<Expansion<'d>, Fault> {
        let mut active = Arc::clone(active);
        // 7
        if let Some(previous) = active.previous.as_ref().filter(|_| !from_map) {
            let holds = |keyword| object.keys().any(|key| active.means(key, keyword));
            let is_reference = object.len() == 1 && holds(Keyword::Id);
            if !holds(Keyword::Value) && !is_reference {
                active = Arc::clone(previous);
            }
        }
        // 8
        active = self.scoped(&active, definition, How::PROPERTY)?;
        // 9
        if let Some(context) = object.get("@context") {
            self.count_definitions(context)?;
            active = self.process(&active, Local::Inline(context, None), self.base().as_ref(), How::PLAIN)?;
        }
        // 10
        let type_scoped = Arc::clone(&active);
        // 11
        let keys = object.iter().filter(|(key, _)| active.means(key, Keyword::Type)).collect();
        let keys: Vec<(&String, &Value)> = sorted(keys, |(left, _), (right, _)| left.cmp(right));
        for (_, value) in &keys {
            // 11.1 and 11.2
            let terms: Vec<&str> = match value {
                Value::Array(array) => array.iter().filter_map(Value::as_str).collect(),
                single => single.as_str().into_iter().collect(),
            };
            for term in sorted(terms, Ord::cmp) {
                let definition = type_scoped.term(term).cloned();
                active = self.scoped(&active, definition.as_deref(), How::TYPE)?;
            }
        }
        // 12
        let input = keys.first().and_then(|(_, value)| match value {
            Value::Array(array) => array.last()?.as_str(),
            single => single.as_str(),
        });
        let is_json = input.is_some_and(|input| active.means(input, Keyword::Json));
        let mut result = Building::default();
        result.node.read = spot.read.role();
        // 13 and 14
        self.expand_entries(&active, &type_scoped, property, object, is_json, &mut result, spot)?;
        self.finish(result, property, spot)
    }

    /// 15 to 19
    fn finish<'d>(&self, mut result: Building<'d>, property: Option<&str>, spot: Spot) -> Result<Expansion<'d>, Fault> {
        // 15
        if let Some(value) = result.value.take() {
            return match self.finish_value(result, value, spot)? {
                // 19.1
                Some(_) if is_free(property) => {
                    self.dropped("@value", spot)?;
                    Ok(Expansion::Nothing)
                }
                Some(scalar) => Ok(Expansion::One(Item::Scalar(scalar))),
                None => Ok(Expansion::Nothing),
            };
        }
        let node = &mut result.node;
        node.more = result.types.is_some() || result.has_included || node.has_properties();
        let is_alone = !node.more && node.id.is_none() && node.graph.is_none();
        let tagged = result.language.is_some() || result.direction.is_some();
        // 17
        if result.list.is_some() || result.set.is_some() {
            // 17.1
            if !is_alone || tagged || (result.list.is_some() && result.set.is_some()) || result.has_reverse {
                return Err(invalid("invalid set or list object"));
            }
            // 17.2
            if let Some(set) = result.set {
                return Ok(set);
            }
            // 19.1, which the expansion of the entry has seen to
            return Ok(Expansion::One(Item::List(result.list.unwrap_or_default())));
        }
        // A language or a direction belongs to a value; a node states neither.
        if tagged {
            self.dropped(if result.language.is_some() { "@language" } else { "@direction" }, spot)?;
            // 18
            if is_alone {
                return Ok(Expansion::Nothing);
            }
        }
        // 16
        for name in result.types.map(|types| types.names).unwrap_or_default() {
            match name {
                Name::Text(name) => result.node.types.push(name),
                _ => self.dropped("@type", spot)?,
            }
        }
        // 19.1 and 19.2
        let node: Node = result.node;
        if is_free(property) {
            if let Some(id) = node.id.as_ref().filter(|_| node.is_only_named()) {
                self.dropped(id, spot)?;
            }
            if !node.more && node.graph.is_none() && node.index.is_none() {
                return Ok(Expansion::Nothing);
            }
        }
        Ok(Expansion::One(Item::Node(node)))
    }

    /// 15: a value object.
    fn finish_value<'d>(
        &self,
        result: Building<'d>,
        value: Cow<'d, Value>,
        spot: Spot,
    ) -> Result<Option<Scalar<'d>>, Fault> {
        let tagged = result.language.is_some() || result.direction.is_some();
        // 15.1
        let node = &result.node;
        let other = node.has_properties() || node.id.is_some() || node.graph.is_some() || result.has_reverse;
        let other = other || result.list.is_some() || result.set.is_some() || result.has_included;
        if other || (tagged && result.types.is_some()) {
            return Err(invalid("invalid value object"));
        }
        // 15.2
        let types = result.types.unwrap_or_default();
        let is_json = !types.is_array && types.names.first().is_some_and(|name| name.is(Keyword::Json));
        if !is_json {
            // 15.3
            if value.is_null() {
                if tagged || !types.names.is_empty() {
                    self.dropped("@value", spot)?;
                }
                return Ok(None);
            }
            // 15.4
            if result.language.is_some() && !value.is_string() {
                return Err(invalid("invalid language-tagged value"));
            }
        }
        // 15.5
        let datatype = match types.names.as_slice() {
            [] if !types.is_array => None,
            [Name::Keyword(Keyword::Json)] if is_json => Some(Datatype::Json),
            [Name::Text(name)] if !types.is_array && self.is_iri(name) => Some(Datatype::Iri(Arc::clone(name))),
            _ => return Err(invalid("invalid typed value")),
        };
        Ok(Some(Scalar { value, datatype, language: result.language, direction: result.direction }))
    }
}

/// A scalar, to name it in a finding.
pub fn text_of(value: &Value) -> Cow<'_, str> {
    match value {
        Value::String(text) => Cow::Borrowed(text),
        other => Cow::Owned(json::written(other, false)),
    }
}

impl Types {
    /// 13.4.4.5: one more entry that expands to `@type`.
    pub fn merge(self, more: Types) -> Types {
        Types { is_array: true, names: self.names.into_iter().chain(more.names).collect() }
    }
}
