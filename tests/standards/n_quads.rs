//! Reads N-Quads (RDF 1.1 N-Quads, 4), as far as test inputs go: one statement on a line, no comments.

use akashi::engine::rdf::quad::{LANG_STRING, STRING};
use akashi::engine::rdf::{Literal, Quad, Term};

pub fn read(text: &str) -> Vec<Quad> {
    text.lines().filter(|line| !line.trim().is_empty()).map(quad).collect()
}

fn quad(line: &str) -> Quad {
    let mut rest = line;
    let subject = term(&mut rest);
    let Term::Iri(predicate) = term(&mut rest) else { panic!("{line}") };
    let object = term(&mut rest);
    let graph = (!rest.trim_start().starts_with('.')).then(|| term(&mut rest));
    assert_eq!(rest.trim(), ".", "{line}");
    Quad { subject, predicate, object, graph }
}

fn term(rest: &mut &str) -> Term {
    *rest = rest.trim_start();
    if let Some(label) = rest.strip_prefix("_:") {
        let end = label.find([' ', '\t']).unwrap();
        *rest = &label[end..];
        return Term::Blank(label[..end].to_owned());
    }
    if rest.starts_with('<') {
        return Term::Iri(iri(rest));
    }
    let value = unescaped(quoted(rest, '"', '"'));
    if let Some(tag) = rest.strip_prefix('@') {
        let end = tag.find([' ', '\t']).unwrap();
        *rest = &tag[end..];
        let language = Some(tag[..end].to_owned());
        return Term::Literal(Literal { value, datatype: LANG_STRING.to_owned(), language });
    }
    let datatype = match rest.strip_prefix("^^") {
        Some(after) => {
            *rest = after;
            iri(rest)
        }
        None => STRING.to_owned(),
    };
    Term::Literal(Literal { value, datatype, language: None })
}

fn iri(rest: &mut &str) -> String {
    unescaped(quoted(rest, '<', '>'))
}

/// What stands between two marks, the second not escaped.
fn quoted<'l>(rest: &mut &'l str, open: char, close: char) -> &'l str {
    let inside = rest.strip_prefix(open).unwrap_or_else(|| panic!("{rest}"));
    let mut escaped = false;
    let end = inside
        .find(|character| {
            let is_end = character == close && !escaped;
            escaped = character == '\\' && !escaped;
            is_end
        })
        .unwrap_or_else(|| panic!("{rest}"));
    *rest = &inside[end + close.len_utf8()..];
    &inside[..end]
}

fn unescaped(text: &str) -> String {
    let mut characters = text.chars();
    let mut plain = String::new();
    while let Some(character) = characters.next() {
        if character != '\\' {
            plain.push(character);
            continue;
        }
        let number = |characters: &mut std::str::Chars, digits| {
            let code: String = characters.by_ref().take(digits).collect();
            u32::from_str_radix(&code, 16).ok().and_then(char::from_u32).unwrap_or_else(|| panic!("{text}"))
        };
        plain.push(match characters.next() {
            Some('t') => '\t',
            Some('b') => '\u{8}',
            Some('n') => '\n',
            Some('r') => '\r',
            Some('f') => '\u{c}',
            Some(mark @ ('"' | '\'' | '\\')) => mark,
            Some('u') => number(&mut characters, 4),
            Some('U') => number(&mut characters, 8),
            _ => panic!("{text}"),
        });
    }
    plain
}
