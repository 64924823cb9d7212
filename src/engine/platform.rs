//! Badge platforms: what an address on them means. Computed from the address alone, never fetched.
//!
//! One badge has many addresses there: its JSON, a share link, a page, the QR code of a certificate, which holds that
//! page's address. All name the badge by one id, so they can be matched offline. A new platform is a row of `FORMS`.

use super::address;

/// What stands at an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The JSON of a badge that the platform issued.
    Assertion,
    /// The JSON of a badge from elsewhere that its holder keeps there.
    Imported,
    /// A page about one badge: its share link, or what the QR code of its certificate names.
    Page,
    /// All badges of one person.
    Person,
    /// A badge that nobody has received yet.
    Unreceived,
    /// The link by which a person receives a badge. Whoever has it can take the badge.
    Receipt,
}

/// How an address is written: what stands before and after the id, and what an id looks like.
struct Form {
    kind: Kind,
    before: &'static str,
    after: &'static [&'static str],
    platform: Platform,
}

/// A platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Platform {
    /// NetLearning's Open Badge Wallet, on which LecoS issues (FORMATS 2).
    NetLearning,
    /// Credly.
    Credly,
    /// Accredible.
    Accredible,
}

const fn form(platform: Platform, kind: Kind, before: &'static str, after: &'static [&'static str]) -> Form {
    Form { kind, before, after, platform }
}

/// The first that fits counts.
const FORMS: &[Form] = &[
    form(
        Platform::NetLearning,
        Kind::Imported,
        "https://nlp.netlearning.co.jp/api/v1.0/openbadge/v2/Assertion/Host/",
        &["", "/image"],
    ),
    form(
        Platform::NetLearning,
        Kind::Assertion,
        "https://nlp.netlearning.co.jp/api/v1.0/openbadge/v2/Assertion/",
        &["", "/image"],
    ),
    form(
        Platform::NetLearning,
        Kind::Page,
        "https://www.openbadge-global.com/api/v1.0/openBadge/v2/Wallet/Public/GetAssertionShare/",
        &[""],
    ),
    form(
        Platform::NetLearning,
        Kind::Page,
        "https://www.openbadge-global.com/ns/portal/openbadge/public/assertions/detail/",
        &[""],
    ),
    // Credly's own documentation: OBI Methods.
    form(Platform::Credly, Kind::Assertion, "https://api.credly.com/v1/obi/v2/badge_assertions/", &[""]),
    form(Platform::Credly, Kind::Page, "https://www.credly.com/badges/", &["", "/public_url", "/linked_in_profile"]),
    form(Platform::Credly, Kind::Person, "https://www.credly.com/users/", &["", "/badges"]),
    form(Platform::Accredible, Kind::Assertion, "https://api.accredible.com/v1/obi/badge_assertions/", &[""]),
    form(Platform::Accredible, Kind::Page, "https://www.credential.net/", &[""]),
];

/// The wallet's addresses that lead to no badge, wherever on its host they stand: rather one refused too many.
const WALLET: &str = "https://www.openbadge-global.com/";
const NO_BADGE: [(&str, Kind); 2] = [("/unAcquired/", Kind::Unreceived), ("/assertions/user/", Kind::Person)];

/// An address on a platform, understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Address<'a> {
    /// Whose address.
    pub platform: Platform,
    /// What stands there.
    pub kind: Kind,
    /// The badge's or the person's id.
    pub id: &'a str,
}

/// Is this a link by which a person receives a badge, however it is spelt? Whoever opens one takes the badge, so nobody
/// opens it here: not typed, not named by a badge, not by a redirect.
pub fn is_personal(url: &str) -> bool {
    let url = decoded(url).to_ascii_lowercase();
    let rest = url.split_once("://").map_or(&*url, |(_, rest)| rest);
    let (authority, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let host = authority.rsplit('@').next().and_then(|host| host.split(':').next()).unwrap_or_default();
    let host = host.trim_end_matches('.');
    let is_wallets =
        HOSTS.iter().any(|own| host == *own || host.strip_suffix(own).is_some_and(|sub| sub.ends_with('.')));
    is_wallets && path.contains("openbadge/receive")
}

/// Hosts of the wallet, and everything below them.
const HOSTS: [&str; 2] = ["openbadge-global.com", "netlearning.co.jp"];

/// Without percent encoding, until there is none: a server may decode once more than a reader.
fn decoded(url: &str) -> String {
    let mut text = url.to_owned();
    for _ in 0..DECODINGS {
        let next = String::from_utf8_lossy(&address::percent_decoded(&text)).into_owned();
        if next == text {
            break;
        }
        text = next;
    }
    text
}

/// Nobody writes more than two, one of them by mistake.
const DECODINGS: usize = 4;

/// Understands an address, its query and fragment aside.
pub fn read(url: &str) -> Option<Address<'_>> {
    if is_personal(url) {
        return Some(Address { platform: Platform::NetLearning, kind: Kind::Receipt, id: "" });
    }
    if let Some(address) = url.strip_prefix(WALLET).and_then(no_badge) {
        return Some(address);
    }
    let url = url.split(['?', '#']).next()?;
    let url = url.strip_suffix('/').unwrap_or(url);
    FORMS.iter().find_map(|form| {
        let rest = url.strip_prefix(form.before)?;
        let (id, after) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let address = Address { platform: form.platform, kind: form.kind, id };
        (form.after.contains(&after) && address.has_id()).then_some(address)
    })
}

fn no_badge(path: &str) -> Option<Address<'_>> {
    NO_BADGE.iter().find_map(|(mark, kind)| {
        let (_, id) = path.split_once(mark)?;
        let id = id.split(['/', '?', '#']).next().unwrap_or_default();
        Some(Address { platform: Platform::NetLearning, kind: *kind, id })
    })
}

/// An address as somebody types it, in the spelling in which it is asked: schemes know no upper case, and where the host is
/// a platform's, https is what was meant, whatever stands before it. Anybody else's http stays what it is.
pub fn typed(text: &str) -> Option<String> {
    let schemes = ["https", "http"];
    let (scheme, rest) = match text.split_once("://") {
        Some((scheme, rest)) => (schemes.into_iter().find(|it| scheme.eq_ignore_ascii_case(it)), rest),
        None => (None, text),
    };
    // Without a scheme of its own, what looks like one stands in a query.
    let rest = if scheme.is_some() { rest } else { text };
    let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let mut known = FORMS.iter().filter_map(|form| address::host(form.before));
    let (scheme, host) = match known.find(|known| host.eq_ignore_ascii_case(known)) {
        Some(known) => ("https", known),
        None => (scheme?, host),
    };
    (!text.contains(char::is_whitespace)).then(|| [scheme, "://", host, path].concat())
}

/// Do these two addresses name one badge?
pub fn is_same_badge(one: &str, other: &str) -> bool {
    let badge = |url| read(url).filter(|it| matches!(it.kind, Kind::Assertion | Kind::Imported | Kind::Page));
    let (one, other) = (badge(one), badge(other));
    one.is_some_and(|one| other.is_some_and(|other| (one.platform, one.id) == (other.platform, other.id)))
}

/// The page where the platform shows the badge of this address.
pub fn page(url: &str) -> Option<String> {
    let address = read(url)?;
    let shows = matches!(address.kind, Kind::Assertion | Kind::Imported | Kind::Page);
    shows.then(|| address.written(Kind::Page)).flatten()
}

/// Where the JSON of the badge of this address is. Of a page nobody can tell whether the platform issued the badge; it is
/// looked for where its own are.
pub fn assertion(url: &str) -> Option<String> {
    let address = read(url)?;
    match address.kind {
        Kind::Assertion | Kind::Imported => address.written(address.kind),
        Kind::Page => address.written(Kind::Assertion),
        Kind::Person | Kind::Unreceived | Kind::Receipt => None,
    }
}

impl Address<'_> {
    /// The address of this kind for the same badge; of several forms the last, which is the one for people.
    fn written(&self, kind: Kind) -> Option<String> {
        let mut forms = FORMS.iter().rev();
        let form = forms.find(|form| form.platform == self.platform && form.kind == kind)?;
        Some(format!("{}{}", form.before, self.id))
    }

    fn has_id(&self) -> bool {
        let id = self.id;
        let hex = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
        match (self.platform, self.kind) {
            // base64 of base64 of 16 bytes.
            (Platform::NetLearning, _) => {
                id.len() == 32
                    && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'=' | b'+' | b'-' | b'_'))
            }
            (Platform::Credly, Kind::Person) => {
                !id.is_empty() && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
            }
            (Platform::Credly | Platform::Accredible, _) => {
                let groups: Vec<&str> = id.split('-').collect();
                groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12]) && groups.iter().all(|group| hex(group))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "TUlIT04tU0FNUExFLTAwMDEtMDAwMQ==";
    const JSON: &str = "https://nlp.netlearning.co.jp/api/v1.0/openbadge/v2/Assertion/";
    const SHARE: &str = "https://www.openbadge-global.com/api/v1.0/openBadge/v2/Wallet/Public/GetAssertionShare/";
    const PORTAL: &str = "https://www.openbadge-global.com/ns/portal/openbadge/public/assertions/";

    #[test]
    fn one_badge_behind_every_form_of_its_address() {
        let own = format!("{JSON}{ID}");
        for (url, assertion) in [
            (own.clone(), &own),
            (format!("{own}/image"), &own),
            (format!("{SHARE}{ID}"), &own),
            (format!("{PORTAL}detail/{ID}"), &own),
            (format!("{PORTAL}detail/{ID}/?from=qr#top"), &own),
            (format!("{JSON}Host/{ID}"), &format!("{JSON}Host/{ID}")),
        ] {
            assert_eq!(super::assertion(&url).as_ref(), Some(assertion), "{url}");
            assert_eq!(page(&url), Some(format!("{PORTAL}detail/{ID}")), "{url}");
            assert!(is_same_badge(&url, &own), "{url}");
        }
        assert!(!is_same_badge(&own, &format!("{JSON}{}", ID.replace('T', "U"))));
    }

    #[test]
    fn what_is_no_badge_has_neither_page_nor_json() {
        for (url, kind) in [
            (format!("{PORTAL}user/{ID}"), Kind::Person),
            (format!("{PORTAL}unAcquired/{ID}"), Kind::Unreceived),
            (
                "https://www.openbadge-global.com/ns/portal/openbadge/receive/0123456789abcdef0123456789abcdef".into(),
                Kind::Receipt,
            ),
        ] {
            assert_eq!(read(&url).map(|it| it.kind), Some(kind), "{url}");
            assert_eq!((page(&url), assertion(&url)), (None, None), "{url}");
            assert!(!is_same_badge(&url, &url));
        }
    }

    #[test]
    fn a_personal_link_is_known_in_every_spelling() {
        let path = "ns/portal/openbadge/receive/0123456789abcdef0123456789abcdef";
        for url in [
            format!("https://www.openbadge-global.com/{path}"),
            format!("https://WWW.OpenBadge-Global.com:443/{path}"),
            format!("https://www.openbadge-global.com./{path}"),
            format!("https://openbadge-global.com/{path}?a#b"),
            format!("https://nlp.netlearning.co.jp/{path}"),
            "https://www.openbadge-global.com/ns/portal/OpenBadge/Receive/0".to_owned(),
            "https://www.openbadge-global.com/ns/portal/openbadge/%72eceive/0".to_owned(),
            "https://www.openbadge-global.com/ns/portal/openbadge%2f%2572eceive?id=0".to_owned(),
            format!("http://user@www.openbadge-global.com/{path}"),
        ] {
            assert!(is_personal(&url), "{url}");
            assert_eq!(read(&url).map(|it| it.kind), Some(Kind::Receipt), "{url}");
        }
        for url in [
            format!("{JSON}{ID}"),
            format!("https://example.org/{path}"),
            format!("https://notopenbadge-global.com/{path}"),
        ] {
            assert!(!is_personal(&url), "{url}");
        }
    }

    #[test]
    fn addresses_as_they_are_typed() {
        let share = SHARE.trim_start_matches("https://");
        for (text, url) in [
            (format!("{SHARE}{ID}"), format!("{SHARE}{ID}")),
            (format!("HTTPS://{}{ID}", share.replacen("www", "WWW", 1)), format!("{SHARE}{ID}")),
            (format!("http://{share}{ID}"), format!("{SHARE}{ID}")),
            (format!("{share}{ID}?from=https://a.example"), format!("{SHARE}{ID}?from=https://a.example")),
            ("www.credly.com".into(), "https://www.credly.com".into()),
            ("Https://Badge.Example.JP/A?B#C".into(), "https://Badge.Example.JP/A?B#C".into()),
            // Whether others speak https is not known.
            ("http://badge.example.jp/1".into(), "http://badge.example.jp/1".into()),
            ("HTTP://www.credly.com.evil.example/1".into(), "http://www.credly.com.evil.example/1".into()),
            ("http://www.credly.com@evil.example/1".into(), "http://www.credly.com@evil.example/1".into()),
            ("http://www.credly.com:80/1".into(), "http://www.credly.com:80/1".into()),
        ] {
            assert_eq!(typed(&text).as_ref(), Some(&url), "{text}");
        }
        for text in
            ["", "www.example.com/1", "ftp://www.credly.com/1", "httpsfile", "https:/a", "www.credly.com/a b", "a.png"]
        {
            assert_eq!(typed(text), None, "{text}");
        }
    }

    #[test]
    fn addresses_of_others_and_broken_ones_are_not_understood() {
        for url in [
            format!("https://example.org/api/v1.0/openbadge/v2/Assertion/{ID}"),
            format!("{PORTAL}detail/\"><script>"),
            format!("{PORTAL}detail/{ID}/more"),
            format!("{PORTAL}detail/"),
            format!("{JSON}Host/{ID}/json"),
            format!("http{}", JSON.trim_start_matches("https")),
            "https://www.credly.com/badges/not-a-uuid".into(),
        ] {
            assert_eq!(read(&url), None, "{url}");
        }
        let credly = "https://www.credly.com/badges/0d5a3a4e-0000-4000-8000-00000000abcd";
        assert_eq!(page(&format!("{credly}/public_url")), Some(credly.to_owned()));
        let json = "https://api.credly.com/v1/obi/v2/badge_assertions/0d5a3a4e-0000-4000-8000-00000000abcd";
        assert_eq!(assertion(credly).as_deref(), Some(json));
    }
}
