//! SVG: `<openbadges:credential>` (Open Badges 3.0) and `<openbadges:assertion>` (2.0), by namespace, at any depth.
//!
//! Either the attribute `verify` holds a token or an address, or the element's text is JSON. Where both stand they must
//! say the same. Nothing is executed and nothing is loaded: entities are resolved within the parser's limits, external
//! ones never.

use roxmltree::{Document, Node, ParsingOptions};

use super::{Family, Payload, Unbaking, plain};
use crate::engine::code::Code;
use crate::engine::limits;
use crate::engine::read::{json, jws};
use crate::engine::report::{Check, Detail};

const ELEMENTS: [(&str, &str, Family); 3] = [
    ("https://purl.imsglobal.org/ob/v3p0", "credential", Family::OpenBadges3),
    ("http://openbadges.org", "assertion", Family::OpenBadges2),
    ("https://purl.imsglobal.org/clr/v2p0", "credential", Family::Clr2),
];

/// Looks through the drawing.
pub fn unbake(bytes: &[u8]) -> Result<Unbaking, Check> {
    let text = std::str::from_utf8(bytes).map_err(|_| Check::new(Code::DocumentNotUtf8))?;
    if !is_modest(bytes) {
        return Err(Check::with(Code::DocumentTooDeep, Detail::found("SVG")));
    }
    let options = ParsingOptions { allow_dtd: true, nodes_limit: limits::SVG_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| {
        Check::with(
            Code::DocumentMalformed,
            Detail { found: Some("SVG".into()), number: Some(error.pos().row.into()), ..Detail::default() },
        )
    })?;
    let mut unbaking = Unbaking::default();
    for node in document.descendants() {
        let Some((_, name, family)) =
            ELEMENTS.into_iter().find(|(namespace, name, _)| node.has_tag_name((*namespace, *name)))
        else {
            continue;
        };
        if unbaking.is_full() {
            return Err(Check::with(Code::DocumentTooLarge, Detail::found("SVG")));
        }
        take(node, name, family, &mut unbaking)?;
    }
    Ok(unbaking)
}

/// The parser compares every attribute of an element with every other, and every name space with all around it: a linear
/// look beforehand keeps that small.
fn is_modest(bytes: &[u8]) -> bool {
    let (mut depth, mut spaces, mut rest) = (0usize, 0usize, bytes);
    while let Some(start) = rest.iter().position(|byte| *byte == b'<') {
        rest = rest.get(start..).unwrap_or_default();
        let end: &[u8] = if rest.starts_with(b"<![CDATA[") {
            b"]]>"
        } else if rest.starts_with(b"<!--") {
            b"-->"
        } else {
            b">"
        };
        let length = super::find(rest, end).map_or(rest.len(), |place| place + end.len());
        let (markup, after) = rest.split_at_checked(length).unwrap_or((rest, b""));
        rest = after;
        if end != b">" || markup.starts_with(b"<!") || markup.starts_with(b"<?") {
            continue;
        }
        let attributes = markup.iter().filter(|byte| **byte == b'=').count();
        spaces += markup.windows(5).filter(|window| *window == b"xmlns").count();
        if markup.starts_with(b"</") {
            depth = depth.saturating_sub(1);
        } else if !markup.ends_with(b"/>") {
            depth += 1;
        }
        if attributes > limits::SVG_ATTRIBUTES || spaces > limits::SVG_NAMESPACES || depth > limits::SVG_DEPTH {
            return false;
        }
    }
    true
}

fn take(node: Node, name: &str, family: Family, unbaking: &mut Unbaking) -> Result<(), Check> {
    let body: String = node.children().filter_map(|child| child.text()).collect();
    let body = (!body.trim().is_empty()).then(|| plain::classify(body.as_bytes()));
    let verify = node
        .attribute("verify")
        .filter(|value| !value.trim().is_empty())
        .map(|value| plain::classify(value.as_bytes()));
    let (carrier, payload) = match (verify, body) {
        (Some(verify), Some(body)) => {
            let carrier = format!("svg:{name}:verify");
            if !same(&verify, &body) {
                let detail =
                    Detail { found: Some(format!("svg:{name}")), expected: Some(carrier), ..Detail::default() };
                return Err(Check::with(Code::DocumentConflict, detail));
            }
            // The token carries the signature; of an address and a copy, the copy has more to show.
            if matches!(verify, Payload::Jws(_)) { (carrier, verify) } else { (format!("svg:{name}"), body) }
        }
        (Some(verify), None) => (format!("svg:{name}:verify"), verify),
        (None, Some(body)) => (format!("svg:{name}"), body),
        (None, None) => {
            unbaking.unread.push((format!("svg:{name}"), Code::DocumentMalformed));
            return Ok(());
        }
    };
    unbaking.keep(carrier, family, payload);
    Ok(())
}

/// The attribute and the text agree: the text is the token's payload, or the copy of the hosted badge at that address.
fn same(verify: &Payload, body: &Payload) -> bool {
    match (verify, body) {
        (Payload::Jws(token), Payload::Json(text)) => match (jws::Jws::read(token), json::read(text)) {
            (Ok(token), Ok(value)) => token.payload == value || token.payload.get("vc") == Some(&value),
            _ => false,
        },
        (Payload::Url(address), Payload::Json(text)) => json::read(text).is_ok_and(|value| {
            json::text(&value, "id") == Some(address)
                || value.pointer("/verify/url").and_then(|v| v.as_str()) == Some(address)
        }),
        _ => verify == body,
    }
}
