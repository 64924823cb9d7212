//! Names: keywords, IRIs and blank node identifiers; IRI syntax (RFC 3987, 2.2) and the resolution of references (RFC
//! 3986, 5.2).

use std::sync::Arc;

macro_rules! keywords {
    ($($variant:ident = $text:literal),* $(,)?) => {
        /// The keywords of JSON-LD 1.1 (1.7 Syntax Tokens and Keywords).
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Keyword { $(#[doc = $text] $variant),* }

        impl Keyword {
            /// The keyword that is written so.
            pub fn from_text(text: &str) -> Option<Keyword> {
                match text { $($text => Some(Keyword::$variant),)* _ => None }
            }

            /// As it is written.
            pub fn text(self) -> &'static str {
                match self { $(Keyword::$variant => $text),* }
            }
        }
    };
}

keywords! {
    Base = "@base", Container = "@container", Context = "@context", Direction = "@direction", Graph = "@graph", Id = "@id",
    Import = "@import", Included = "@included", Index = "@index", Json = "@json", Language = "@language", List = "@list",
    Nest = "@nest", None = "@none", Prefix = "@prefix", Propagate = "@propagate", Protected = "@protected",
    Reverse = "@reverse", Set = "@set", Type = "@type", Value = "@value", Version = "@version", Vocab = "@vocab",
}

/// What the expansion of a word gives.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Name {
    /// Nothing: the word has the form of a keyword, or a context maps it to `null`.
    #[default]
    Null,
    /// A keyword.
    Keyword(Keyword),
    /// An IRI or a blank node identifier; anything else if no context knows the word.
    Text(Arc<str>),
}

impl Name {
    /// Is it this keyword?
    pub fn is(&self, keyword: Keyword) -> bool {
        *self == Name::Keyword(keyword)
    }

    /// The text of what is no keyword.
    pub fn text(&self) -> Option<&Arc<str>> {
        match self {
            Name::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A well-formed absolute IRI.
    pub fn iri(&self) -> Option<&Arc<str>> {
        self.text().filter(|text| is_iri(text))
    }
}

/// `@` and letters: reserved, so it is no term (JSON-LD-API 1.1, 5.2.2, step 2).
pub fn has_keyword_form(text: &str) -> bool {
    text.strip_prefix('@').is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

/// A blank node identifier.
pub fn is_blank(text: &str) -> bool {
    text.starts_with("_:")
}

/// What stands before and after the first colon that is not the first character.
pub fn split_compact(text: &str) -> Option<(&str, &str)> {
    let (start, rest) = text.split_at_checked(text.chars().next().map_or(0, char::len_utf8))?;
    let colon = rest.find(':')?;
    Some((text.get(..start.len() + colon)?, rest.get(colon + 1..)?))
}

/// A whole IRI with a scheme (RFC 3987, 2.2: `IRI`).
pub fn is_iri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    is_scheme(scheme) && is_reference(rest)
}

/// Is it signed as an IRI? Signers ask for a scheme and for no white space, and no more; so badges are signed whose links
/// have braces in them, or a bare `%`. What could end the line or the term early is not taken: nobody signs it unharmed.
pub fn is_signed(text: &str) -> bool {
    let is_foreign =
        |char: char| char.is_whitespace() || char.is_control() || matches!(char, '<' | '>' | '"' | '\u{feff}');
    // Nearly every link is plain ASCII, and letters are slower to walk than bytes.
    let is_plain = text.bytes().all(|byte| matches!(byte, 0x21..=0x7e) && !matches!(byte, b'<' | b'>' | b'"'));
    has_scheme(text) && (is_plain || !text.contains(is_foreign))
}

/// Is it meant as an IRI, well-formed or not?
pub fn has_scheme(text: &str) -> bool {
    text.split_once(':').is_some_and(|(scheme, _)| is_scheme(scheme))
}

fn is_scheme(text: &str) -> bool {
    let rest = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    text.starts_with(|first: char| first.is_ascii_alphabetic()) && text.bytes().all(rest)
}

/// The part of an IRI behind its scheme, or a whole relative reference without a colon in its first segment.
fn is_reference(text: &str) -> bool {
    let (text, fragment) = text.split_once('#').unwrap_or((text, ""));
    let (text, query) = text.split_once('?').unwrap_or((text, ""));
    let (authority, path) = match text.strip_prefix("//") {
        Some(rest) => rest.split_at_checked(rest.find('/').unwrap_or(rest.len())).unwrap_or((rest, "")),
        None => ("", text),
    };
    is_authority(authority)
        && is_made_of(path, |char| char == '/' || is_pchar(char))
        && is_made_of(query, |char| {
            let private =
                matches!(char, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}');
            private || matches!(char, '/' | '?') || is_pchar(char)
        })
        && is_made_of(fragment, |char| matches!(char, '/' | '?') || is_pchar(char))
}

fn is_authority(text: &str) -> bool {
    let (user, host) = text.rsplit_once('@').unwrap_or(("", text));
    let (host, port) = match host.strip_prefix('[') {
        // An IP literal; its inside is only looked at as far as statements are safe from it.
        Some(literal) => match literal.split_once(']') {
            Some((inside, port)) => {
                let address = |char: char| char.is_ascii_alphanumeric() || matches!(char, ':' | '.');
                if inside.is_empty() || !inside.chars().all(address) {
                    return false;
                }
                ("", port.strip_prefix(':').unwrap_or(port))
            }
            None => return false,
        },
        None => host.rsplit_once(':').unwrap_or((host, "")),
    };
    is_made_of(user, |char| char == ':' || is_unreserved_or_sub(char))
        && is_made_of(host, is_unreserved_or_sub)
        && port.bytes().all(|byte| byte.is_ascii_digit())
}

/// All characters allowed, and every `%` the start of an escape.
fn is_made_of(text: &str, allowed: impl Fn(char) -> bool) -> bool {
    let bytes = text.as_bytes();
    text.char_indices().all(|(at, char)| match char {
        '%' => bytes.get(at + 1..at + 3).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)),
        char => allowed(char),
    })
}

fn is_pchar(char: char) -> bool {
    matches!(char, ':' | '@') || is_unreserved_or_sub(char)
}

fn is_unreserved_or_sub(char: char) -> bool {
    match char {
        '-' | '.' | '_' | '~' | '!' | '$' | '&' | '\'' | '(' | ')' | '*' | '+' | ',' | ';' | '=' => true,
        char if char.is_ascii() => char.is_ascii_alphanumeric(),
        '\u{a0}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{ffef}' => true,
        // The supplementary planes but the last two, without the two last code points of each.
        '\u{10000}'..='\u{effff}' => (u32::from(char) & 0xffff) < 0xfffe,
        _ => false,
    }
}

// --- references ---------------------------------------------------------------------------------------------------

/// A reference in its five parts (RFC 3986, appendix B).
struct Parts<'t> {
    scheme: Option<&'t str>,
    authority: Option<&'t str>,
    path: &'t str,
    query: Option<&'t str>,
    fragment: Option<&'t str>,
}

fn parts(text: &str) -> Parts<'_> {
    let cut = |text, at| match str::split_once(text, at) {
        Some((before, after)) => (before, Some(after)),
        None => (text, None),
    };
    let (text, fragment) = cut(text, '#');
    let (text, query) = cut(text, '?');
    let (scheme, text) = match text.split_once(':') {
        Some((scheme, rest)) if is_scheme(scheme) => (Some(scheme), rest),
        _ => (None, text),
    };
    let (authority, path) = match text.strip_prefix("//") {
        Some(rest) => {
            let (authority, path) = rest.split_at_checked(rest.find('/').unwrap_or(rest.len())).unwrap_or((rest, ""));
            (Some(authority), path)
        }
        None => (None, text),
    };
    Parts { scheme, authority, path, query, fragment }
}

/// Resolves a reference against a base IRI (RFC 3986, 5.2.2 and 5.3).
pub fn resolve(base: &str, reference: &str) -> String {
    let base = parts(base);
    let it = parts(reference);
    // With a colon in its first segment it is no reference (4.2), and no IRI either.
    if it.scheme.is_none() && it.authority.is_none() && it.path.split('/').next().is_some_and(|it| it.contains(':')) {
        return reference.to_owned();
    }
    let mut target = Parts { scheme: base.scheme, ..it };
    let mut path;
    if it.scheme.is_some() || it.authority.is_some() {
        target.scheme = it.scheme.or(base.scheme);
        path = without_dots(it.path);
    } else {
        target.authority = base.authority;
        if it.path.is_empty() {
            path = base.path.to_owned();
            target.query = it.query.or(base.query);
        } else if it.path.starts_with('/') {
            path = without_dots(it.path);
        } else {
            // 5.2.3 Merge Paths
            let folder = base.path.rfind('/').and_then(|slash| base.path.get(..=slash)).unwrap_or("");
            let root = if base.authority.is_some() && base.path.is_empty() { "/" } else { folder };
            path = without_dots(&format!("{root}{}", it.path));
        }
    }
    // A path that starts with two slashes would read as an authority.
    if target.authority.is_none() && path.starts_with("//") {
        path.insert_str(0, "/.");
    }
    let mut text = String::new();
    for (before, part, after) in [
        ("", target.scheme, ":"),
        ("//", target.authority, ""),
        ("", Some(path.as_str()), ""),
        ("?", target.query, ""),
        ("#", target.fragment, ""),
    ] {
        for piece in part.into_iter().flat_map(|part| [before, part, after]) {
            text.push_str(piece);
        }
    }
    text
}

/// RFC 3986, 5.2.4 Remove Dot Segments.
fn without_dots(path: &str) -> String {
    let absolute = path.starts_with('/');
    let mut kept: Vec<&str> = Vec::new();
    let segments: Vec<&str> = path.strip_prefix('/').unwrap_or(path).split('/').collect();
    let last = segments.len().saturating_sub(1);
    for (index, segment) in segments.into_iter().enumerate() {
        match segment {
            "." | ".." => {
                if segment == ".." {
                    kept.pop();
                }
                if index == last {
                    kept.push("");
                }
            }
            segment => kept.push(segment),
        }
    }
    format!("{}{}", if absolute { "/" } else { "" }, kept.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iris_are_told_from_other_texts() {
        for iri in [
            "https://example.org/a?b#c",
            "urn:uuid:1",
            "did:key:z6Mk#z6Mk",
            "mailto:a@b.example",
            "tag:見本",
            "a:",
            "http://[2001:db8::1]:80/x",
            "https://例.example/%E8%A6%8B",
            "https://u:p@h.example:8/",
        ] {
            assert!(is_iri(iri), "{iri}");
        }
        for other in [
            "",
            "a",
            "a/b",
            "_:b",
            "1a:b",
            "http://a b",
            "x:<",
            "x:\"",
            "x:a#b#c",
            "x:%zz",
            "x:%e",
            "x:\u{7f}",
            "x:[1]",
            "http://[::1/",
            "http://h:p/",
            ":a",
            "見:a",
            "x:\u{e000}",
            "x:{a}",
            "x:a\\b",
            "x:^",
            "x:`",
            "x:|",
        ] {
            assert!(!is_iri(other), "{other}");
        }
    }

    #[test]
    fn links_are_signed_as_they_are_written() {
        for iri in [
            "https://x.example/{a}",
            "x:a|b",
            "x:a^b",
            "x:?a[]=1",
            "x:100%",
            "x:見本",
            "x:a\\b",
            "x:#a#b",
            "x:\u{e000}",
        ] {
            assert!(is_signed(iri), "{iri}");
        }
        for other in [
            "",
            "a",
            "a/b",
            "//a.example",
            "_:b",
            "1a:b",
            "x:a b",
            "x:<",
            "x:>",
            "x:\"",
            "x:\n",
            "x:\u{7f}",
            "x:\u{3000}",
        ] {
            assert!(!is_signed(other), "{other}");
        }
    }

    #[test]
    fn references_resolve_as_in_rfc_3986() {
        // 5.4.1 and 5.4.2
        for (reference, target) in [
            ("g:h", "g:h"),
            ("g", "http://a/b/c/g"),
            ("./g", "http://a/b/c/g"),
            ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"),
            ("//g", "http://g"),
            ("?y", "http://a/b/c/d;p?y"),
            ("g?y", "http://a/b/c/g?y"),
            ("#s", "http://a/b/c/d;p?q#s"),
            ("g#s", "http://a/b/c/g#s"),
            (";x", "http://a/b/c/;x"),
            ("", "http://a/b/c/d;p?q"),
            (".", "http://a/b/c/"),
            ("..", "http://a/b/"),
            ("../g", "http://a/b/g"),
            ("../..", "http://a/"),
            ("../../g", "http://a/g"),
            ("../../../g", "http://a/g"),
            ("/./g", "http://a/g"),
            ("/../g", "http://a/g"),
            ("g.", "http://a/b/c/g."),
            ("..g", "http://a/b/c/..g"),
            ("./../g", "http://a/b/g"),
            ("g/./h", "http://a/b/c/g/h"),
            ("g/../h", "http://a/b/c/h"),
            ("g?y/./x", "http://a/b/c/g?y/./x"),
            ("g#s/../x", "http://a/b/c/g#s/../x"),
        ] {
            assert_eq!(resolve("http://a/b/c/d;p?q", reference), target, "{reference}");
        }
        assert_eq!(resolve("http://a", "b"), "http://a/b");
        assert_eq!(resolve("tag:example", "a"), "tag:a");
    }

    #[test]
    fn words_split_at_a_colon_that_is_not_the_first_character() {
        assert_eq!(split_compact("a:b:c"), Some(("a", "b:c")));
        assert_eq!(split_compact(":b"), None);
        assert_eq!(split_compact("::b"), Some((":", "b")));
        assert_eq!(split_compact("見:b"), Some(("見", "b")));
        assert_eq!(split_compact(""), None);
        assert!(has_keyword_form("@comment") && !has_keyword_form("@") && !has_keyword_form("@a1"));
    }
}
