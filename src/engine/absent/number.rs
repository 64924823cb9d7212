//! In the place of numbers with a fraction or beyond 64 bits: reading and writing the nearest double takes tables of 15 kB,
//! and few badges have any.

use serde_json::Number;

use super::absent::missed;

/// Whatever is made of it may be another number than was meant.
pub fn fraction_was_read() {
    missed();
}

/// As JSON writes it.
pub fn written(number: &Number) -> String {
    integer(number).unwrap_or_default()
}

/// Of 64 bits.
pub fn integer(number: &Number) -> Option<String> {
    let integer = number.as_i64().map(|it| it.to_string()).or_else(|| number.as_u64().map(|it| it.to_string()));
    if integer.is_none() {
        missed();
    }
    integer
}

/// Not written.
pub fn double(_: f64) -> String {
    missed();
    String::new()
}

/// Not known.
pub fn is_whole_in_double(_: f64) -> bool {
    missed();
    false
}

/// Of an integer that a double holds.
pub fn ecmascript(double: f64) -> String {
    if double.fract() != 0.0 || double.abs() > 9_007_199_254_740_992.0 {
        missed();
    }
    (double as i64).to_string()
}
