//! Holds a part of a credential against its class. Whatever is found here decides nothing: `form.*`.

use serde_json::Value;

use super::class::{Class, Count, Members, Types};
use super::findings::{Findings, Place, type_names};
use super::value::{Kind, is_identifier, is_identity_hash};
use crate::engine::code::Code;
use crate::engine::limits;
use crate::engine::read::json;

impl Findings {
    /// A part, and the parts in it. As deep as the reader lets JSON be nested.
    pub fn part(&mut self, class: &Class, part: &Value, place: &Place<'_>) {
        if place.depth() > limits::JSON_DEPTH {
            return;
        }
        let Some(object) = part.as_object() else {
            return self.add(Code::FormValue, place, Some(part), Some(class.name));
        };
        self.types(class, part, place);
        for members in class.members {
            for name in members.names.split(' ') {
                let place = place.member(name);
                match object.get(name) {
                    None if members.required => self.missing(&place, members.kind.name()),
                    // That a value is null is said of every null.
                    None | Some(Value::Null) => {}
                    Some(value) => self.member(members, value, &place),
                }
            }
        }
        self.dependencies(class, part, place);
    }

    fn types(&mut self, class: &Class, part: &Value, place: &Place<'_>) {
        let (fits, expected) = match class.types {
            Types::Own => (json::strings(part.get("type")).any(|name| name == class.name), class.name),
            Types::OneOf(names) => {
                (json::strings(part.get("type")).any(|name| names.split(' ').any(|one| one == name)), class.name)
            }
            Types::Any => (has_type(part), "IRI"),
            Types::None => return,
        };
        if !fits {
            self.add_text(Code::FormType, place, type_names(part), Some(expected));
        }
    }

    fn member(&mut self, member: &Members, value: &Value, place: &Place<'_>) {
        match value {
            Value::Array(_) if member.count == Count::One => {
                self.add(Code::FormValue, place, Some(value), Some(member.kind.name()))
            }
            Value::Array(array) if array.is_empty() && member.required => self.add(Code::FormNull, place, None, None),
            Value::Array(array) => {
                let items = array.iter().enumerate().filter(|(_, item)| !item.is_null());
                items.for_each(|(index, item)| self.value(member, item, &place.item(index)));
            }
            single => {
                self.value(member, single, place);
                if member.count == Count::Set {
                    self.add(Code::FormValue, place, Some(single), Some("array"));
                }
            }
        }
    }

    fn value(&mut self, member: &Members, value: &Value, place: &Place<'_>) {
        match member.kind {
            Kind::Part(class) => self.part(class, value, place),
            Kind::Linked(class) if value.is_object() => self.part(class, value, place),
            _ if member.required && value == "" => self.add(Code::FormNull, place, None, Some(member.kind.name())),
            kind if !kind.admits(value) => self.add(Code::FormValue, place, Some(value), Some(kind.name())),
            _ => {}
        }
    }

    /// What one member asks of another.
    fn dependencies(&mut self, class: &Class, part: &Value, place: &Place<'_>) {
        let text = |name: &str| json::text(part, name);
        match class.name {
            // "At least one of id and narrative" (B.1.6).
            "Criteria" if text("id").or(text("narrative")).is_none() => self.missing(place, "id, narrative"),
            "IdentityObject" => {
                let (Some(hash), Some(hashed)) = (text("identityHash"), part.get("hashed").and_then(Value::as_bool))
                else {
                    return;
                };
                if hashed != is_identity_hash(hash) {
                    let expected = if hashed { "IdentityHash" } else { "String" };
                    self.add(Code::FormValue, &place.member("identityHash"), part.get("identityHash"), Some(expected));
                }
            }
            // The level required to pass is one of the levels (B.1.17).
            "ResultDescription" if !self.is_selective => {
                if let Some(level) = part.get("requiredLevel").filter(|level| is_identifier(level))
                    && !levels(part).any(|id| level == id)
                {
                    let place = place.member("requiredLevel");
                    self.add(Code::FormValue, &place, Some(level), Some("RubricCriterionLevel"));
                }
            }
            // A resource is of use only if its bytes can be compared (VCDM 2.0, 5.3).
            "RelatedResource" if text("digestSRI").or(text("digestMultibase")).is_none() => {
                self.missing(place, "digestSRI, digestMultibase")
            }
            _ => {}
        }
    }
}

/// One type at least, and nothing but names.
pub(super) fn has_type(part: &Value) -> bool {
    let types = json::set(part.get("type"));
    !types.is_empty() && types.iter().all(|name| name.as_str().is_some_and(|name| !name.is_empty()))
}

/// The ids of the levels of a result description.
pub(super) fn levels(description: &Value) -> impl Iterator<Item = &str> {
    json::set(description.get("rubricCriterionLevel")).iter().filter_map(|level| json::text(level, "id"))
}
