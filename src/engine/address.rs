//! Which addresses may be asked at all, and where a redirect leads. The one place that refuses an address.
//!
//! Whoever writes a badge writes its addresses: they must not become a way to reach what stands near the reader, his
//! router or a service of his own machine. Browsers read `https://0x7f.1/` as 127.0.0.1, so no number is asked, public
//! ones included: issuers have names. A name whose owner points it at such an address is the driver's to refuse, since
//! only he resolves names (`net::native`; browsers have rules of their own).

use super::jsonld::resolve;
use super::platform;

/// The bytes that percent-encoded text stands for (RFC 3986, 2.1); a `%` that begins no pair stands for itself.
pub fn percent_decoded(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let pair = after.split_first_chunk::<2>().filter(|_| *first == b'%');
        let byte = pair.and_then(|(pair, _)| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = match (byte, pair) {
            (Some(_), Some((_, after))) => after,
            _ => after,
        };
    }
    bytes
}

/// The host of an https address, without its port.
pub fn host(url: &str) -> Option<&str> {
    let authority = authority(url)?;
    Some(authority.split(':').next().unwrap_or(authority)).filter(|host| !host.is_empty())
}

/// https, a public name, perhaps a port, no user, nothing that two readers take apart differently, and no link by which
/// somebody receives a badge.
pub fn may_be_asked(url: &str) -> bool {
    // Letters of any language may stand in a path (FORMATS 4); whoever asks writes them as RFC 3987, 3.1 says.
    let is_plain = |c: char| !c.is_control() && !c.is_whitespace() && !matches!(c, '\\' | '"' | '<' | '>');
    let Some(authority) = authority(url) else { return false };
    let (name, port) = authority.split_once(':').unwrap_or((authority, "443"));
    let is_port = !port.is_empty() && port.len() <= 5 && port.bytes().all(|b| b.is_ascii_digit());
    url.chars().all(is_plain) && is_port && is_public(name) && !platform::is_personal(url)
}

/// A name that the public DNS may know: letters, digits, hyphens, a dot inside, not `localhost`, not a number.
fn is_public(name: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name);
    let is_label = |label: &str| {
        (1..=63).contains(&label.len()) && label.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
    };
    let Some((_, last)) = name.rsplit_once('.') else { return false };
    name.len() <= 253
        && name.split('.').all(is_label)
        && !last.eq_ignore_ascii_case("localhost")
        // "Ends in a number" (URL Standard, 3.5): what does is read as an IPv4 address, hexadecimal ones too.
        && !last.starts_with(|c: char| c.is_ascii_digit())
}

fn authority(url: &str) -> Option<&str> {
    url.strip_prefix("https://")?.split(['/', '?', '#']).next()
}

/// The address that a `Location` names (RFC 9110, 10.2.2; RFC 3986, 5.2), without its fragment; nothing for what may not be
/// asked. Query and fragment of the address that sent on stay behind.
pub fn follow(base: &str, location: &str) -> Option<String> {
    let base = base.split(['?', '#']).next().unwrap_or_default();
    let target = resolve(base, location.trim().split('#').next().unwrap_or_default());
    // Schemes know no upper case.
    let target = match target.split_at_checked("https://".len()) {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("https://") => ["https://", rest].concat(),
        _ => target,
    };
    may_be_asked(&target).then_some(target)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_asked() {
        for good in [
            "https://issuer.example/did.json",
            "https://Issuer.Example:8443/a?b=c#d",
            "https://a-b.issuer.example./",
            "https://xn--eckwd4c7c.example",
            "https://1.issuer.example/",
            "https://issuer.example/見本/1",
        ] {
            assert!(may_be_asked(good), "{good}");
        }
        for bad in [
            "http://issuer.example/",
            "HTTPS://issuer.example/",
            "ftp://issuer.example/",
            "//issuer.example/",
            "https://",
            "https:///a",
            "https://user@issuer.example/",
            "https://user:word@issuer.example/",
            "https://issuer.example@127.0.0.1/",
            "https://issuer.example\\@evil.example/",
            "https://issuer.example:/",
            "https://issuer.example:65x/",
            "https://issuer.example/a b",
            "https://issuer.example/\n",
            "https://発行者.example/",
            "https://issuer..example/",
            "https://localhost/",
            "https://LOCALHOST./",
            "https://a.localhost/",
            "https://router/",
            "https://127.0.0.1/",
            "https://127.0.0.1./",
            "https://10.0.0.1/",
            "https://169.254.169.254/latest/meta-data",
            "https://192.168.1.1:8443/",
            "https://172.16.0.1/",
            "https://203.0.113.5/",
            "https://2130706433/",
            "https://0x7f.1/",
            "https://127.0x1/",
            "https://[::1]/",
            "https://[fe80::1]/",
            "https://[fd00::1]:8443/",
            "https://[::ffff:127.0.0.1]/",
            "https://%31%32%37.0.0.1/",
            "https://issuer.example%2f@evil.example/",
        ] {
            assert!(!may_be_asked(bad), "{bad}");
        }
    }

    #[test]
    fn where_redirects_lead() {
        let base = "https://issuer.example:8443/a/b?c=d#e";
        for (location, target) in [
            ("https://other.example/x#y", "https://other.example/x"),
            ("HTTPS://other.example/x", "https://other.example/x"),
            ("//other.example/x", "https://other.example/x"),
            ("/x?y", "https://issuer.example:8443/x?y"),
            ("x", "https://issuer.example:8443/a/x"),
            ("./x/../y", "https://issuer.example:8443/a/y"),
            ("../../../x", "https://issuer.example:8443/x"),
            ("..", "https://issuer.example:8443/"),
            ("?x=https://a", "https://issuer.example:8443/a/b?x=https://a"),
            ("#x", "https://issuer.example:8443/a/b"),
            ("x?at=12:30", "https://issuer.example:8443/a/x?at=12:30"),
        ] {
            assert_eq!(follow(base, location).as_deref(), Some(target), "{location}");
        }
        for bad in ["http://issuer.example/", "data:application/json,{}", "//127.0.0.1/", "https://u@a.example/", "//"]
        {
            assert_eq!(follow(base, bad), None, "{bad}");
        }
        assert_eq!(follow("https://issuer.example", "x").as_deref(), Some("https://issuer.example/x"));
    }
}
