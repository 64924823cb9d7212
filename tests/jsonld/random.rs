//! Chance that can be repeated: a seed and nothing else decides.

use std::collections::BTreeMap;

/// SplitMix64, and what it was used for.
pub struct Random {
    state: u64,
    /// Of a hundred places that could be spoilt, so many are.
    pub poison: u64,
    /// The features that this document shows.
    pub marks: BTreeMap<&'static str, usize>,
}

impl Random {
    pub fn new(seed: u64) -> Random {
        Random { state: seed, poison: 0, marks: BTreeMap::new() }
    }

    pub fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Less than `limit`, which is not zero.
    pub fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    /// At least `low`, at most `high`.
    pub fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high - low + 1)
    }

    pub fn percent(&mut self, chance: u64) -> bool {
        self.next() % 100 < chance
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    pub fn text(&mut self, from: &[&str]) -> String {
        (*self.pick(from)).to_owned()
    }

    pub fn shuffle<T>(&mut self, all: &mut [T]) {
        for last in (1..all.len()).rev() {
            let other = self.below(last + 1);
            all.swap(last, other);
        }
    }

    /// Is this the place to do something wrong?
    pub fn spoil(&mut self) -> bool {
        let chance = self.poison;
        chance > 0 && self.percent(chance)
    }

    pub fn mark(&mut self, feature: &'static str) {
        *self.marks.entry(feature).or_default() += 1;
    }
}
