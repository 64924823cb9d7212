//! N-Quads as the suites write them, read (RDF 1.1 N-Quads, 3).

use akashi::engine::rdf::quad::{LANG_STRING, STRING};
use akashi::engine::rdf::{Literal, Quad, Term};

/// The statements of a file; it panics at what is none, since the files are recorded.
pub fn read(text: &str) -> Vec<Quad> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| statement(line).unwrap_or_else(|| panic!("not a statement: {line}"))).collect()
}

fn statement(line: &str) -> Option<Quad> {
    let mut rest = line;
    let subject = term(&mut rest)?;
    let Term::Iri(predicate) = term(&mut rest)? else { return None };
    let object = term(&mut rest)?;
    let graph = if rest.trim_start().starts_with('.') { None } else { Some(term(&mut rest)?) };
    rest.trim_start().starts_with('.').then_some(Quad { subject, predicate, object, graph })
}

fn term(rest: &mut &str) -> Option<Term> {
    let text = rest.trim_start();
    let (term, after) = match text.chars().next()? {
        '<' => {
            let (iri, after) = text[1..].split_once('>')?;
            (Term::Iri(unescaped(iri)), after)
        }
        '_' => {
            let end = text.find(char::is_whitespace).unwrap_or(text.len());
            (Term::Blank(text[2..end].to_owned()), &text[end..])
        }
        '"' => literal(&text[1..])?,
        _ => return None,
    };
    *rest = after;
    Some(term)
}

fn literal(text: &str) -> Option<(Term, &str)> {
    let mut escaped = false;
    let end = text.char_indices().find(|(_, letter)| {
        let ends = *letter == '"' && !escaped;
        escaped = *letter == '\\' && !escaped;
        ends
    })?;
    let value = unescaped(&text[..end.0]);
    let after = &text[end.0 + 1..];
    if let Some(typed) = after.strip_prefix("^^<") {
        let (datatype, after) = typed.split_once('>')?;
        return Some((Term::Literal(Literal { value, datatype: unescaped(datatype), language: None }), after));
    }
    if let Some(tagged) = after.strip_prefix('@') {
        let end = tagged.find(char::is_whitespace).unwrap_or(tagged.len());
        let language = Some(tagged[..end].to_ascii_lowercase());
        return Some((Term::Literal(Literal { value, datatype: LANG_STRING.into(), language }), &tagged[end..]));
    }
    Some((Term::Literal(Literal { value, datatype: STRING.into(), language: None }), after))
}

fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            plain.push(letter);
            continue;
        }
        let code = |letters: &mut std::str::Chars, length| {
            let digits: String = letters.take(length).collect();
            char::from_u32(u32::from_str_radix(&digits, 16).unwrap()).unwrap()
        };
        plain.push(match letters.next().unwrap() {
            't' => '\t',
            'b' => '\u{8}',
            'n' => '\n',
            'r' => '\r',
            'f' => '\u{c}',
            'u' => code(&mut letters, 4),
            'U' => code(&mut letters, 8),
            other => other,
        });
    }
    plain
}
