//! Decentralised identifiers: those that hold their key, and those that name a document.

use super::{KeyFault, PublicKey, jwk, multikey};
use crate::engine::read::{base64url, json};

/// What an issuer's or a verification method's id is, apart from its fragment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Identity {
    /// did:key or did:jwk: the id is the key.
    Key(Result<PublicKey, KeyFault>),
    /// did:web or https: the id names a document at this address.
    Document(String),
    /// Another method or scheme.
    Other,
}

/// Reads an id without fragment.
pub fn read(id: &str) -> Identity {
    if let Some(key) = id.strip_prefix("did:key:") {
        return Identity::Key(multikey::read(key));
    }
    if let Some(encoded) = id.strip_prefix("did:jwk:") {
        let key = base64url::decode(encoded).and_then(|bytes| json::read(&bytes).ok());
        return Identity::Key(key.ok_or(KeyFault::Malformed).and_then(|value| jwk::read(&value)));
    }
    if let Some(path) = id.strip_prefix("did:web:") {
        return web(path).map_or(Identity::Other, Identity::Document);
    }
    if is_plain_https(id) {
        return Identity::Document(id.to_owned());
    }
    Identity::Other
}

/// The fragment of the one method that a did:key or did:jwk has for signatures.
pub fn own_fragment(id: &str) -> Option<&str> {
    id.strip_prefix("did:key:").or_else(|| id.starts_with("did:jwk:").then_some("0"))
}

/// The address of a did:web document (did:web method, 3.2): `host` or `host:path:…`, a port percent-encoded.
fn web(path: &str) -> Option<String> {
    let mut parts = path.split(':');
    let host = parts.next()?;
    let (name, port) = match host.split_once("%3A").or_else(|| host.split_once("%3a")) {
        Some((name, port)) => (name, Some(port)),
        None => (host, None),
    };
    let is_name = |text: &str| {
        !text.is_empty()
            && !text.starts_with(['.', '-'])
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'))
    };
    let is_port = |text: &str| !text.is_empty() && text.len() <= 5 && text.bytes().all(|b| b.is_ascii_digit());
    let is_segment = |text: &str| {
        !matches!(text, "" | "." | "..")
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b'~' | b'%'))
    };
    let segments: Vec<&str> = parts.collect();
    if !is_name(name) || !port.is_none_or(is_port) || !segments.iter().all(|segment| is_segment(segment)) {
        return None;
    }
    let authority = port.map_or_else(|| name.to_owned(), |port| format!("{name}:{port}"));
    let path = if segments.is_empty() { ".well-known".to_owned() } else { segments.join("/") };
    Some(format!("https://{authority}/{path}/did.json"))
}

/// An https address that every reader takes apart in the same way: a name and a port, no user, nothing that one reader
/// takes for a slash and another does not.
fn is_plain_https(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("https://") else { return false };
    let authority = rest.split(['/', '?']).next().unwrap_or_default();
    let (name, port) = authority.split_once(':').unwrap_or((authority, "443"));
    let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'));
    let is_port = !port.is_empty() && port.len() <= 5 && port.bytes().all(|b| b.is_ascii_digit());
    let is_plain = |b: u8| b.is_ascii_graphic() && !matches!(b, b'\\' | b'@' | b'#' | b'"' | b'<' | b'>');
    is_name && is_port && url.bytes().all(is_plain)
}

/// The id without fragment, and the fragment.
pub fn split(url: &str) -> (&str, Option<&str>) {
    match url.split_once('#') {
        Some((id, fragment)) => (id, Some(fragment)),
        None => (url, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn did_web_addresses() {
        let document = |id: &str| match read(id) {
            Identity::Document(url) => Some(url),
            _ => None,
        };
        assert_eq!(document("did:web:example.org").as_deref(), Some("https://example.org/.well-known/did.json"));
        assert_eq!(document("did:web:example.org:a:b").as_deref(), Some("https://example.org/a/b/did.json"));
        assert_eq!(document("did:web:example.org%3A8443:a").as_deref(), Some("https://example.org:8443/a/did.json"));
        for bad in [
            "did:web:",
            "did:web:ex/ample",
            "did:web:a:..:b",
            "did:web:a%3Ab",
            "did:web:a@b",
            "did:web:a::b",
            "did:ion:a",
            "http://a",
        ] {
            assert_eq!(document(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_did_that_is_a_key_has_one_method() {
        assert_eq!(own_fragment("did:key:z6MkA"), Some("z6MkA"));
        assert_eq!(own_fragment("did:jwk:eyJ9"), Some("0"));
        assert_eq!(own_fragment("did:web:a.example"), None);
    }

    #[test]
    fn addresses() {
        assert_eq!(read("https://evil.example\\@a.example/x"), Identity::Other);
        assert_eq!(read("https://u@a.example/x"), Identity::Other);
        assert_eq!(read("https://a.example:8443/x?y"), Identity::Document("https://a.example:8443/x?y".into()));
    }
}
