//! The smallest case that still shows what a case shows.

use serde_json::{Map, Value, json};

use super::case::Case;
use super::scope::Urls;

/// Trials; a trial costs as much as a comparison.
const TRIALS: usize = 6000;

/// Drops what can go while `still` holds.
pub fn shrink(case: &Case, still: &dyn Fn(&Case) -> bool) -> Case {
    let mut best = case.clone();
    let mut left = TRIALS;
    loop {
        let mut better = false;
        let mut at = 0;
        loop {
            let Some(smaller) = smaller(&best, at) else { break };
            if left == 0 {
                return best;
            }
            left -= 1;
            if smaller.document.is_object() && size(&smaller) < size(&best) && still(&smaller) {
                best = smaller;
                better = true;
            } else {
                at += 1;
            }
        }
        if !better && !inlined(&mut best, still) {
            return best;
        }
    }
}

fn size(case: &Case) -> usize {
    case.document.to_string().len() + case.made.values().map(|value| value.to_string().len()).sum::<usize>()
}

/// The `at`th of the smaller cases.
fn smaller(case: &Case, mut at: usize) -> Option<Case> {
    let mut document = case.document.clone();
    if change(&mut document, &mut at) {
        return Some(Case { document, ..case.clone() });
    }
    for url in case.made.keys() {
        if at == 0 {
            let mut made = case.made.clone();
            made.remove(url);
            return Some(Case { made, ..case.clone() });
        }
        at -= 1;
        let mut made = case.made.clone();
        if made.get_mut(url).is_some_and(|value| change(value, &mut at)) {
            return Some(Case { made, ..case.clone() });
        }
    }
    None
}

/// Does the `at`th change, and counts `at` down over those that come before it.
fn change(value: &mut Value, at: &mut usize) -> bool {
    match value {
        Value::Object(object) => {
            // Halves and quarters first: published contexts have a hundred terms.
            for parts in [2, 4, 8] {
                if object.len() < 2 * parts {
                    continue;
                }
                for part in 0..parts {
                    if *at == 0 {
                        let size = object.len().div_ceil(parts);
                        let kept = |(index, _): &(usize, _)| index / size != part;
                        let rest = std::mem::take(object).into_iter().enumerate().filter(kept);
                        *object = rest.map(|(_, member)| member).collect::<Map<_, _>>();
                        return true;
                    }
                    *at -= 1;
                }
            }
            for name in object.keys().cloned().collect::<Vec<_>>() {
                if *at == 0 {
                    object.shift_remove(&name);
                    return true;
                }
                *at -= 1;
                if object.get_mut(&name).is_some_and(|inner| change(inner, at)) {
                    return true;
                }
            }
            if object.len() == 1 {
                if *at == 0 {
                    *value = object.values().next().cloned().unwrap_or_default();
                    return true;
                }
                *at -= 1;
            }
            false
        }
        Value::Array(array) => {
            for index in 0..array.len() {
                if *at == 0 {
                    array.remove(index);
                    return true;
                }
                *at -= 1;
                if array.get_mut(index).is_some_and(|inner| change(inner, at)) {
                    return true;
                }
            }
            if array.len() == 1 {
                if *at == 0 {
                    *value = array[0].clone();
                    return true;
                }
                *at -= 1;
            }
            false
        }
        Value::String(text) if text.len() > 1 && !text.starts_with('@') => {
            if *at == 0 {
                *value = json!("x");
                return true;
            }
            *at -= 1;
            false
        }
        _ => false,
    }
}

/// A URL of a context gives way to what is published there, which can be made smaller then.
fn inlined(case: &mut Case, still: &dyn Fn(&Case) -> bool) -> bool {
    let urls = Urls { made: case.made.clone() };
    let Some(context) = case.document.get("@context").cloned() else { return false };
    let all = match &context {
        Value::Array(all) => all.clone(),
        one => vec![one.clone()],
    };
    for (index, one) in all.iter().enumerate() {
        let Some(published) = one.as_str().and_then(|url| urls.context(url)) else { continue };
        let mut inlined = all.clone();
        let tail = inlined.split_off(index);
        match &*published {
            Value::Array(several) => inlined.extend(several.iter().cloned()),
            one => inlined.push(one.clone()),
        }
        inlined.extend(tail.into_iter().skip(1));
        let mut candidate = case.clone();
        candidate.document["@context"] = Value::Array(inlined);
        if still(&candidate) {
            *case = candidate;
            return true;
        }
    }
    false
}
