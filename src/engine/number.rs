//! How numbers are written where they are signed: integers and doubles of XML Schema in statements (JSON-LD-API 1.1, 8.2.2),
//! ECMAScript's numbers in the canonical JSON of RFC 8785.

use serde_json::Number;

/// A fraction, or a number beyond 64 bits, was read. Here all of them are.
pub const fn fraction_was_read() {}

/// As JSON writes it.
pub fn written(number: &Number) -> String {
    number.to_string()
}

/// A number as an `xsd:integer` (canonical form), if it is one (8.2.2, step 11).
pub fn integer(number: &Number) -> Option<String> {
    if number.is_i64() || number.is_u64() {
        return Some(written(number));
    }
    let value = number.as_f64().filter(|value| value.fract() == 0.0 && value.abs() < 1e21)?;
    Some(if value == 0.0 { "0".to_owned() } else { format!("{value:.0}") })
}

/// A number as an `xsd:double` (8.2.2, step 10, and 8.6 Data Round Tripping): `%1.15E`, trailing zeros cut to one.
pub fn double(value: f64) -> String {
    let exact = format!("{value:.15E}");
    match exact.split_once('E') {
        Some((mantissa, exponent)) => {
            let digits = mantissa.trim_end_matches('0');
            format!("{digits}{}E{exponent}", if digits.ends_with('.') { "0" } else { "" })
        }
        None => exact,
    }
}

/// Has this double no more than the 16 digits that [`double`] writes? Then it is read back as it was. (Reading it back would
/// say the same, and brings tables of 13 kB.)
pub fn is_whole_in_double(value: f64) -> bool {
    shortest(value.abs()).0.len() <= 16
}

/// `Number::toString(x, 10)` of ECMAScript (ECMA-262, 6.1.6.1.20), for a finite double.
pub fn ecmascript(double: f64) -> String {
    // Minus zero is zero.
    if double == 0.0 {
        return "0".to_owned();
    }
    let sign = if double < 0.0 { "-" } else { "" };
    let (digits, point) = shortest(double.abs());
    let exponent = point - 1;
    let zeros = |count: i32| "0".repeat(usize::try_from(count).unwrap_or_default());
    let missing = point - i32::try_from(digits.len()).unwrap_or_default();
    let split = |at: i32| digits.split_at_checked(usize::try_from(at).unwrap_or_default()).unwrap_or((&digits, ""));
    match (point, split(1)) {
        (1..=21, _) if missing >= 0 => format!("{sign}{digits}{}", zeros(missing)),
        (1..=21, _) => {
            let (whole, fraction) = split(point);
            format!("{sign}{whole}.{fraction}")
        }
        (-5..=0, _) => format!("{sign}0.{}{digits}", zeros(-point)),
        (_, (first, "")) => format!("{sign}{first}e{exponent:+}"),
        (_, (first, rest)) => format!("{sign}{first}.{rest}e{exponent:+}"),
    }
}

/// The fewest digits that read back, and where the point stands: the value is 0.d₁d₂… × 10^point. Among several the
/// closest, and the even one of two as close (note 2 of that algorithm, which RFC 8785 makes a rule): as serde_json's
/// writer finds them. Rust's own may choose the odd one, and brings tables of 10 kB.
fn shortest(positive: f64) -> (String, i32) {
    let written = Number::from_f64(positive).as_ref().map(written).unwrap_or_default();
    let (mantissa, exponent) = written.split_once('e').unwrap_or((&written, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = format!("{whole}{fraction}");
    let digits = all.trim_start_matches('0');
    let length = |text: &str| i32::try_from(text.len()).unwrap_or_default();
    let point = length(whole) - (length(&all) - length(digits)) + exponent.parse::<i32>().unwrap_or_default();
    (digits.trim_end_matches('0').to_owned(), point)
}
