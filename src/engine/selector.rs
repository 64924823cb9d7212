//! Where a listed field stands: a JSON Pointer (RFC 6901) with a `[name=value]` selector for arrays.
//!
//! `/credentialSubject/identifier/[identityType=ext:passNumber]/identityHash`

use serde_json::Value;

use super::read::json;

/// The value at this place, if there is one. A single object stands for an array of one, as JSON-LD writes sets.
pub fn find<'v>(value: &'v Value, place: &str) -> Option<&'v Value> {
    let mut steps = place.split('/');
    if steps.next() != Some("") {
        return None;
    }
    steps.try_fold(value, |value, step| match selection(step) {
        Some((name, wanted)) => {
            json::set(Some(value)).iter().find(|entry| json::strings(entry.get(name)).any(|found| found == wanted))
        }
        None => {
            let name = step.replace("~1", "/").replace("~0", "~");
            match value {
                Value::Array(array) => array.get(name.parse::<usize>().ok()?),
                _ => value.get(&name),
            }
        }
    })
}

/// The names of the members on the way to this place, those of its selectors among them.
pub fn names(place: &str) -> impl Iterator<Item = &str> {
    let steps = place.split('/').skip(1).filter(|step| step.parse::<usize>().is_err());
    steps.map(|step| selection(step).map_or(step, |(name, _)| name))
}

/// The place can be one.
pub fn is_valid(place: &str) -> bool {
    place.starts_with('/')
        && place.len() <= 500
        && place.split('/').all(|step| !step.starts_with('[') || selection(step).is_some())
}

fn selection(step: &str) -> Option<(&str, &str)> {
    step.strip_prefix('[')?.strip_suffix(']')?.split_once('=').filter(|(name, _)| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_by_name_index_and_selection() {
        let value = serde_json::json!({"a/b": {"c": [{"t": "x", "v": 1}, {"t": ["y", "z"], "v": 2}]}, "one": {"t": "x", "v": 3}});
        let number = |place| find(&value, place).and_then(Value::as_i64);
        assert_eq!(number("/a~1b/c/0/v"), Some(1));
        assert_eq!(number("/a~1b/c/[t=z]/v"), Some(2));
        assert_eq!(number("/one/[t=x]/v"), Some(3));
        assert_eq!(number("/a~1b/c/[t=q]/v"), None);
        assert_eq!(number("one"), None);
        assert!(is_valid("/a/[b=c]/d") && !is_valid("a") && !is_valid("/[b]"));
    }
}
