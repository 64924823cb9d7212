//! One sort for the whole engine: each type that is sorted in its own way brings 5 kB of code to the browser.

use std::cmp::Ordering;

/// The items in the order of `compare`; what is alike stays in its order.
pub fn sorted<T>(items: Vec<T>, compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let order = places(items.len(), &|left, right| match (items.get(left), items.get(right)) {
        (Some(left), Some(right)) => compare(left, right),
        _ => Ordering::Equal,
    });
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order.into_iter().filter_map(|place| items.get_mut(place)?.take()).collect()
}

/// The places 0 to `count` in the order of `compare`.
fn places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|left, right| compare(*left, *right));
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_sorts_and_is_stable() {
        let words = ["bb", "a", "cc", "b", ""];
        assert_eq!(sorted(words.to_vec(), |one, other| one.cmp(other)), ["", "a", "b", "bb", "cc"]);
        assert_eq!(sorted(words.to_vec(), |one, other| one.len().cmp(&other.len())), ["", "a", "b", "bb", "cc"]);
        assert!(sorted(Vec::<u8>::new(), Ord::cmp).is_empty());
    }
}
