//! Links of other verifiers: a badge, or its address, behind the `#` of somebody's page.

use crate::engine::{address, limits, platform};

/// How such fragments begin: VerifierPlus' public links, which wallets make, and our own page's addresses.
const BEGINNINGS: [&str; 4] = ["verify?vc=", "/verify?vc=", "vc=", "url="];

/// The badge in such a link, or the address it names: JSON, a token, or an https address. `text` is the link, or what stands
/// behind its `#` with the `#` in front. It may be percent-encoded as a whole, then it ends at the next `&`; a link that is
/// written out goes on to the end.
pub fn elsewhere(text: &str) -> Option<String> {
    let text = text.trim();
    let (page, fragment) = text.split_once('#')?;
    if text.len() > limits::LINK_LETTERS || !(page.is_empty() || platform::typed(page).is_some()) {
        return None;
    }
    let found = BEGINNINGS.iter().find_map(|start| fragment.strip_prefix(start))?;
    let is_written_out = found.starts_with('{') || platform::typed(found).is_some();
    let found = if is_written_out {
        found.to_owned()
    } else {
        // `+` stays: base64 has it, and encodings of a fragment write a space as `%20`.
        String::from_utf8(address::percent_decoded(found.split('&').next()?)).ok()?
    };
    let found = found.trim();
    let is_one = found.starts_with('{') || found.starts_with("eyJ") || platform::typed(found).is_some();
    is_one.then(|| found.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_other_verifiers_link_to() {
        let page = "https://verifierplus.org/";
        let address = "https://badge.example.jp/a/1?b=c&d=e";
        for (link, found) in [
            (format!("{page}#verify?vc={address}"), address),
            (format!(" HTTPS://VerifierPlus.org#verify?vc={address}\n"), address),
            (format!("#/verify?vc={address}"), address),
            (format!("{page}#verify?vc=https%3A%2F%2Fbadge.example.jp%2Fa%2F1%3Fb%3Dc%26d%3De&x=y"), address),
            (format!("{page}#verify?vc=%7B%22a%22%3A1%7D"), "{\"a\":1}"),
            (format!("{page}#verify?vc={{\"a\":\"b&c\"}}"), "{\"a\":\"b&c\"}"),
            (format!("{page}#verify?vc=eyJh.eyJi.c-_"), "eyJh.eyJi.c-_"),
            (format!("{page}#url={address}"), address),
        ] {
            assert_eq!(elsewhere(&link).as_deref(), Some(found), "{link}");
        }
    }

    #[test]
    fn what_is_no_such_link() {
        for text in [
            "",
            "#",
            "https://verifierplus.org/",
            "https://verifierplus.org/#verify?vc=",
            "https://verifierplus.org/#verify?vc=javascript:alert(1)",
            "https://verifierplus.org/#verify?vc=data:text/html,a",
            "https://verifierplus.org/#verify?vp=https://a.example/",
            "https://verifierplus.org/#verify?vc=%FF",
            "javascript:a#verify?vc=https://a.example/",
            "some words #verify?vc=https://a.example/",
        ] {
            assert_eq!(elsewhere(text), None, "{text}");
        }
        assert_eq!(elsewhere(&format!("#vc=https://a.example/{}", "a".repeat(limits::LINK_LETTERS))), None);
    }
}
