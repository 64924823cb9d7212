//! Puts values into sentences: `{name}` is a value, `[…]` is left out when a value in it is absent.
//!
//! One pass: a value is never read as a template again.

/// The sentence; a required value that is absent leaves nothing in its place.
pub(super) fn whole(template: &str, value: impl Fn(&str) -> Option<String>) -> String {
    pour(template, &value, false).unwrap_or_default()
}

/// Clauses separated by `|`; one that lacks a value is left out.
pub(super) fn clauses(template: &str, between: &str, value: impl Fn(&str) -> Option<String>) -> Option<String> {
    let mut out = String::new();
    for clause in template.split('|').filter_map(|clause| pour(clause, &value, true)) {
        match out.chars().last() {
            None | Some('。') => {}
            Some('.') => out.push(' '),
            Some(_) => out.push_str(between),
        }
        out.push_str(&clause);
    }
    (!out.is_empty()).then_some(out)
}

fn pour(template: &str, value: &dyn Fn(&str) -> Option<String>, strict: bool) -> Option<String> {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'{' | b'[')) {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        let optional = after.starts_with('[');
        let (inner, tail) = after.get(1..).unwrap_or_default().split_once(if optional { ']' } else { '}' })?;
        match if optional { pour(inner, value, true) } else { value(inner) } {
            Some(text) => out.push_str(&text),
            None if strict && !optional => return None,
            None => {}
        }
        rest = tail;
    }
    out.push_str(rest);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(name: &str) -> Option<String> {
        match name {
            "a" => Some("A".to_owned()),
            "evil" => Some("{a}[{b}".to_owned()),
            _ => None,
        }
    }

    #[test]
    fn what_lacks_a_value_is_left_out() {
        assert_eq!(whole("x{a}[（{b}）][, {a}]y", value), "xA, Ay");
        assert_eq!(clauses("{a}|{b}|{a} z", "; ", value).as_deref(), Some("A; A z"));
        assert_eq!(clauses("{b}", "; ", value), None);
        assert_eq!(clauses("", "; ", value), None);
    }

    #[test]
    fn a_value_is_no_template() {
        assert_eq!(whole("<{evil}>", value), "<{a}[{b}>");
    }
}
