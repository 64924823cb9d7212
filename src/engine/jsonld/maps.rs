//! Values written as maps (JSON-LD-API 1.1, 5.1.2, steps 13.7 and 13.8).

use std::borrow::Cow;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::Fault;
use super::entries::Place;
use super::expanded::{Expansion, Item};
use super::iri::{self, Keyword, Name};
use super::memo::How;
use super::run::{Run, Step, invalid};
use super::term::Container;
use super::value::Scalar;

fn elements(value: &Value) -> &[Value] {
    match value {
        Value::Array(array) => array,
        single => std::slice::from_ref(single),
    }
}

impl Run<'_> {
    /// 13.7: texts by their languages.
    pub fn language_map<'d>(
        &self,
        key: &str,
        map: &'d Map<String, Value>,
        place: Place,
    ) -> Result<Vec<Item<'d>>, Fault> {
        let Place { active, .. } = place;
        // 13.7.2 and 13.7.3
        let direction = active.term(key).and_then(|definition| definition.direction).unwrap_or(active.direction);
        // 13.7.1 and 13.7.4
        let mut items = Vec::new();
        for (language, values) in map {
            // 13.7.4.2.4
            let none = active.means(language, Keyword::None);
            // 13.7.4.2
            for value in elements(values) {
                match value {
                    // 13.7.4.2.1
                    Value::Null => {}
                    // 13.7.4.2.3 to 13.7.4.2.6
                    Value::String(_) => items.push(Item::Scalar(Scalar {
                        value: Cow::Borrowed(value),
                        datatype: None,
                        language: (!none).then(|| language.as_str().into()),
                        direction,
                    })),
                    // 13.7.4.2.2
                    _ => return Err(invalid("invalid language map value")),
                }
            }
        }
        Ok(items)
    }

    /// 13.8: values by index, identifier or type.
    pub fn index_map<'d>(
        &self,
        key: &str,
        container: Container,
        map: &'d Map<String, Value>,
        place: Place,
    ) -> Result<Vec<Item<'d>>, Fault> {
        let Place { active, .. } = place;
        // 13.8.1 and 13.8.2
        let mut all = Vec::new();
        let index_key = active.term(key).and_then(|definition| definition.index.clone());
        // 13.8.3
        for (index, values) in map {
            let spot = place.spot.inner(Step::Member(index));
            // 13.8.3.1
            let by_node = container.has(Keyword::Id) || container.has(Keyword::Type);
            let mut context = Arc::clone(active.previous.as_ref().filter(|_| by_node).unwrap_or(active));
            // 13.8.3.2
            if container.has(Keyword::Type) {
                let definition = context.term(index).cloned();
                context = self.scoped(&context, definition.as_deref(), How::PLAIN)?;
            }
            // 13.8.3.4
            let expanded = active.expand(index, true, false);
            self.count_name(&expanded)?;
            let none = expanded.is(Keyword::None);
            let is_list = context.term(key).is_some_and(|definition| definition.container.has(Keyword::List));
            // 13.8.3.5 and 13.8.3.6
            let items = match self.expand(&context, Some(key), values, true, spot)? {
                // 5.2.2, for a set: it stands in the array that 13.8.3.5 puts around it.
                Expansion::Many(items) if is_list && !values.is_array() => vec![Item::List(items)],
                expansion => expansion.into_items(),
            };
            // 13.8.3.7
            for mut item in items {
                // 13.8.3.7.1
                if container.has(Keyword::Graph) && !matches!(&item, Item::Node(node) if node.is_graph()) {
                    item = self.graph_of(item, spot)?;
                }
                let item = if none {
                    item
                } else if container.has(Keyword::Index) {
                    self.indexed(item, index, index_key.as_ref(), place)?
                } else {
                    self.named(item, index, &expanded, container, place)?
                };
                // 13.8.3.7.6
                all.push(item);
            }
        }
        Ok(all)
    }

    /// 13.8.3.7.2 and 13.8.3.7.3: an index, stated by a property or not at all.
    fn indexed<'d>(
        &self,
        mut item: Item<'d>,
        index: &str,
        key: Option<&Arc<str>>,
        place: Place,
    ) -> Result<Item<'d>, Fault> {
        let Place { active, spot, .. } = place;
        let Some(key) = key else {
            // 13.8.3.7.3
            self.dropped(index, spot.inner(Step::Member(index)))?;
            if let Item::Node(node) = &mut item {
                node.index.get_or_insert_with(|| index.into());
            }
            return Ok(item);
        };
        // 13.8.3.7.2.1
        let text = Cow::Owned(Value::String(index.to_owned()));
        let stated = self.expand_value(active, key, text, spot.inner(Step::Member(index)))?;
        // 13.8.3.7.2.5
        let Item::Node(node) = &mut item else { return Err(invalid("invalid value object")) };
        // 13.8.3.7.2.2 to 13.8.3.7.2.4
        let name = active.expand(key, true, false);
        self.count_name(&name)?;
        if let Name::Text(property) = name {
            node.properties.push((property, vec![stated]));
        }
        Ok(item)
    }

    /// 13.8.3.7.4 and 13.8.3.7.5: an identifier or a type.
    fn named<'d>(
        &self,
        mut item: Item<'d>,
        index: &str,
        expanded: &Name,
        container: Container,
        place: Place,
    ) -> Result<Item<'d>, Fault> {
        let spot = place.spot.inner(Step::Member(index));
        let Item::Node(node) = &mut item else {
            self.dropped(index, spot)?;
            return Ok(item);
        };
        if container.has(Keyword::Id) {
            let id = self.identifier(place.active.expand(index, false, true), index, spot)?;
            if *node.id.get_or_insert_with(|| Arc::clone(&id)) != id {
                self.dropped(index, spot)?;
            }
        } else {
            if !expanded.text().is_some_and(|text| self.is_iri(text) || iri::is_blank(text)) {
                self.dropped(index, spot)?;
            }
            if let Name::Text(name) = expanded {
                node.types.insert(0, Arc::clone(name));
            }
        }
        Ok(item)
    }
}
