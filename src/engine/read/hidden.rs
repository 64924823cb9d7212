//! What the holder of an SD-JWT kept back (RFC 9901): which places, and whether a token is one at all.

use std::collections::BTreeMap;

use serde_json::Value;

use super::json;

/// Where members were kept back, and how many: decoys are counted too.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hidden {
    /// JSON Pointer of the object or array, and the digests left there. Of a place too deep to name, the part above it.
    places: BTreeMap<String, usize>,
}

impl Hidden {
    /// All digests without disclosure.
    pub fn number(&self) -> usize {
        self.places.values().sum()
    }

    /// Something may be missing directly in this object or array.
    pub fn is_in(&self, place: &str) -> bool {
        self.places.contains_key(place)
    }

    /// Something may be missing there, or anywhere below.
    pub fn is_below(&self, place: &str) -> bool {
        self.places()
            .any(|hidden| hidden.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
    }

    /// JSON Pointers of the objects and arrays in which something may be missing.
    pub fn places(&self) -> impl Iterator<Item = &str> {
        self.places.keys().map(String::as_str)
    }

    /// One digest more without disclosure.
    pub fn add(&mut self, place: &str) {
        *self.places.entry(place.to_owned()).or_default() += 1;
    }

    /// Seen from the credential that stands in this member of the payload (`vc`, VCDM 1.1).
    pub fn within(self, member: &str) -> Hidden {
        let mut inner = Hidden::default();
        for (place, number) in self.places {
            let rest = place.strip_prefix(member).filter(|rest| rest.is_empty() || rest.starts_with('/'));
            *inner.places.entry(rest.unwrap_or(&place).to_owned()).or_default() += number;
        }
        inner
    }
}

/// Is this token an SD-JWT?
///
/// By the digests in it as well as by its `~`: else whoever cuts the disclosures off would turn a token with hidden members
/// into one without.
pub(super) fn is_selective(text: &str, header: &Value, payload: &Value) -> bool {
    let is_named = json::text(header, "typ").is_some_and(|typ| typ.to_ascii_lowercase().ends_with("sd-jwt"));
    text.contains('~') || is_named || has_digests(payload)
}

fn has_digests(value: &Value) -> bool {
    match value {
        Value::Object(object) => {
            object.contains_key("_sd_alg")
                || object.get("_sd").is_some_and(Value::is_array)
                || object.values().any(has_digests)
        }
        Value::Array(array) => array.iter().any(|element| placeholder(element).is_some() || has_digests(element)),
        _ => false,
    }
}

/// The digest in `{"...": digest}`, which stands for an element of an array.
pub(super) fn placeholder(element: &Value) -> Option<&str> {
    element.as_object().filter(|object| object.len() == 1)?.get("...")?.as_str()
}
