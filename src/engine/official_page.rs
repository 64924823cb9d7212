//! The official page of a badge, computed from an id that the badge carries. Computed, never fetched.

/// Hosts of the NetLearning wallet, used by LecoS (FORMATS 2).
const JSON_PREFIX: &str = "https://nlp.netlearning.co.jp/api/v1.0/openbadge/v2/Assertion/";
const SHARE_PREFIX: &str = "https://www.openbadge-global.com/api/v1.0/openBadge/v2/Wallet/Public/GetAssertionShare/";
const WALLET: &str = "https://www.openbadge-global.com/";
const PAGE_PREFIX: &str = "https://www.openbadge-global.com/ns/portal/openbadge/public/assertions/detail/";

/// The page where the platform shows this badge, for the address of its JSON, its share link or the page itself.
pub fn of(url: &str) -> Option<String> {
    let rest = [JSON_PREFIX, SHARE_PREFIX, PAGE_PREFIX].iter().find_map(|prefix| url.strip_prefix(prefix))?;
    // Badges of other platforms, imported into the wallet, have pages there too.
    let id = rest.strip_prefix("Host/").unwrap_or(rest);
    let id = id.split(['/', '?', '#']).next().unwrap_or_default();
    // base64 of base64 of 16 bytes: 32 letters.
    let fits =
        id.len() == 32 && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'=' | b'+' | b'-' | b'_'));
    fits.then(|| format!("{PAGE_PREFIX}{id}"))
}

/// The address of the JSON, for a share link or a page of the wallet: the same id stands in all of them (FORMATS 2).
pub fn document(url: &str) -> Option<String> {
    let page = [SHARE_PREFIX, PAGE_PREFIX].iter().any(|prefix| url.starts_with(prefix)).then(|| of(url)).flatten()?;
    page.strip_prefix(PAGE_PREFIX).map(|id| format!("{JSON_PREFIX}{id}"))
}

/// A link by which its recipient receives a badge, or one not yet received: nobody else's to open.
pub fn is_receipt(url: &str) -> bool {
    let wallet = url.strip_prefix(WALLET).unwrap_or_default();
    ["openbadge/receive/", "/unAcquired/"].iter().any(|part| wallet.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_page_for_every_form_of_the_link() {
        let id = "TUlIT04tU0FNUExFLTAwMDEtMDAwMQ==";
        let page = Some(format!("{PAGE_PREFIX}{id}"));
        for url in [
            format!("{JSON_PREFIX}{id}"),
            format!("{JSON_PREFIX}Host/{id}"),
            format!("{JSON_PREFIX}{id}/image"),
            format!("{SHARE_PREFIX}{id}"),
            format!("{PAGE_PREFIX}{id}"),
        ] {
            assert_eq!(of(&url), page, "{url}");
        }
        assert_eq!(of("https://example.org/Assertion/TUlIT04tU0FNUExFLTAwMDEtMDAwMQ=="), None);
        assert_eq!(of(&format!("{PAGE_PREFIX}\"><script>")), None);
    }
}
