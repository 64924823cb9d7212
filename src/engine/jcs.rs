//! JSON Canonicalization Scheme (RFC 8785): one text for one JSON value, so that everybody hashes the same bytes.
//!
//! It refuses an integer that a double cannot hold: RFC 8785 (3.2.2.3) writes the nearest double, so the signed number
//! would not be the one that this program shows. The strict reader holds integers of up to 64 bits exactly, and longer
//! ones, like fractions, as the nearest double; those are shown as they were signed.

use serde_json::{Map, Number, Value};

use super::code::Code;
use super::jsonld::Fault;
use super::limits;
use super::number;
use super::order::sorted;
use super::read::json;
use super::report::Detail;

/// The canonical text of a value. Values nested more deeply than the strict reader allows ([`limits::JSON_DEPTH`]) are
/// refused, so the recursion is bounded whoever made the value.
///
/// Errors: [`Code::PropertyNumber`] with the number and its place; [`Code::DocumentTooDeep`].
pub fn canonicalise(value: &Value) -> Result<String, Fault> {
    let mut text = String::new();
    write(&mut text, value, 0)?;
    Ok(text)
}

fn write(text: &mut String, value: &Value, depth: usize) -> Result<(), Fault> {
    if depth > limits::JSON_DEPTH {
        return Err((Code::DocumentTooDeep, Detail::default()));
    }
    match value {
        Value::Null => text.push_str("null"),
        Value::Bool(true) => text.push_str("true"),
        Value::Bool(false) => text.push_str("false"),
        Value::Number(it) => write_number(text, it)?,
        Value::String(it) => json::push_string(text, it),
        Value::Array(elements) => {
            text.push('[');
            for (index, element) in elements.iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                write(text, element, depth + 1).map_err(|fault| within(fault, index))?;
            }
            text.push(']');
        }
        Value::Object(members) => object(text, members, depth)?,
    }
    Ok(())
}

/// Members in the order of the UTF-16 code units of their names (3.2.3), which is not that of their code points.
fn object(text: &mut String, members: &Map<String, Value>, depth: usize) -> Result<(), Fault> {
    let members: Vec<(&String, &Value)> = members.iter().collect();
    let members = sorted(members, |(left, _), (right, _)| left.encode_utf16().cmp(right.encode_utf16()));
    text.push('{');
    for (index, (name, value)) in members.into_iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        json::push_string(text, name);
        text.push(':');
        write(text, value, depth + 1).map_err(|fault| within(fault, name))?;
    }
    text.push('}');
    Ok(())
}

/// The fault, one step further from the root.
fn within((code, mut detail): Fault, name: impl std::fmt::Display) -> Fault {
    let place = json::step("", name);
    detail.at = Some(place + detail.at.as_deref().unwrap_or_default());
    (code, detail)
}

fn write_number(text: &mut String, it: &Number) -> Result<(), Fault> {
    let refused = || (Code::PropertyNumber, Detail::found(number::written(it)));
    let double = it.as_f64().filter(|double| double.is_finite()).ok_or_else(refused)?;
    let integer = it.as_i64().map(i128::from).or_else(|| it.as_u64().map(i128::from));
    // An i128 holds every integer of 64 bits and the double nearest to it.
    if integer.is_some_and(|integer| double as i128 != integer) {
        return Err(refused());
    }
    text.push_str(&number::ecmascript(double));
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::engine::number::ecmascript;

    fn canonical(text: &str) -> Result<String, Fault> {
        canonicalise(&serde_json::from_str(text).unwrap())
    }

    /// RFC 8785, appendix B.
    #[test]
    fn numbers_are_written_as_ecmascript_writes_them() {
        for (bits, expected) in [
            (0x0000_0000_0000_0000, "0"),
            (0x8000_0000_0000_0000, "0"),
            (0x0000_0000_0000_0001, "5e-324"),
            (0x8000_0000_0000_0001, "-5e-324"),
            (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
            (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"),
            (0x4340_0000_0000_0000, "9007199254740992"),
            (0xc340_0000_0000_0000, "-9007199254740992"),
            (0x4430_0000_0000_0000, "295147905179352830000"),
            (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"),
            (0x44b5_2d02_c7e1_4af6, "1e+23"),
            (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"),
            (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
            (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"),
            (0x444b_1ae4_d6e2_ef50, "1e+21"),
            (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"),
            (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
            (0x41b3_de43_5555_5553, "333333333.3333332"),
            (0x41b3_de43_5555_5554, "333333333.33333325"),
            (0x41b3_de43_5555_5555, "333333333.3333333"),
            (0x41b3_de43_5555_5556, "333333333.3333334"),
            (0x41b3_de43_5555_5557, "333333333.33333343"),
            (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
            (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
        ] {
            assert_eq!(ecmascript(f64::from_bits(bits)), expected, "{bits:x}");
        }
        assert_eq!(
            canonical("[1E30,4.50,6,2e-3,1e-27,-0,-0.0,1.5e300]").unwrap(),
            "[1e+30,4.5,6,0.002,1e-27,0,0,1.5e+300]"
        );
    }

    #[test]
    fn integers_that_no_double_holds_are_refused() {
        assert_eq!(canonical("9007199254740991").unwrap(), "9007199254740991");
        assert_eq!(canonical("-9007199254740992").unwrap(), "-9007199254740992");
        assert_eq!(canonical("1152921504606846976").unwrap(), "1152921504606847000");
        for text in ["9007199254740993", "-9007199254740993", "18446744073709551615", "9223372036854775807"] {
            let (code, detail) = canonical(&format!("{{\"a/b\":[0,{text}]}}")).unwrap_err();
            assert_eq!(code, Code::PropertyNumber);
            assert_eq!(detail.found.as_deref(), Some(text));
            assert_eq!(detail.at.as_deref(), Some("/a~1b/1"));
        }
    }

    #[test]
    fn members_stand_in_the_order_of_their_utf_16_units() {
        // U+1F600 begins with D83D, before U+FB33; as code points they stand the other way round (RFC 8785, 3.2.3).
        let text = "{\"\u{20ac}\":1,\"\\r\":2,\"\u{fb33}\":3,\"1\":4,\"\u{1f600}\":5,\"\u{80}\":6,\"\u{f6}\":7,\"\":8}";
        let expected =
            "{\"\":8,\"\\r\":2,\"1\":4,\"\u{80}\":6,\"\u{f6}\":7,\"\u{20ac}\":1,\"\u{1f600}\":5,\"\u{fb33}\":3}";
        assert_eq!(canonical(text).unwrap(), expected);
    }

    #[test]
    fn strings_are_escaped_no_more_than_json_demands() {
        let text = r#"["\u0000\b\t\n\u000b\f\r\u001f","\/\"\\\u007f\u2028\u00e9","\ud83d\ude00"]"#;
        let expected = "[\"\\u0000\\b\\t\\n\\u000b\\f\\r\\u001f\",\"/\\\"\\\\\u{7f}\u{2028}\u{e9}\",\"\u{1f600}\"]";
        assert_eq!(canonical(text).unwrap(), expected);
    }

    #[test]
    fn depth_has_a_limit() {
        let nested = |depth: usize| (0..depth).fold(Value::Null, |inner, _| Value::Array(vec![inner]));
        assert!(canonicalise(&nested(limits::JSON_DEPTH)).is_ok());
        assert_eq!(canonicalise(&nested(limits::JSON_DEPTH + 1)).unwrap_err().0, Code::DocumentTooDeep);
    }
}
