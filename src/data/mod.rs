//! LIBRARY SHELF: bytes that are part of the verifier. What do the words of a signed badge mean?
//!
//! JSON-LD contexts, by URL. Where each file comes from, its licence and its SHA-256 stand in `SOURCES.md`, held by the test below. A
//! context that is not here is unknown to the engine, never downloaded: whoever serves a context decides what was signed.

/// A JSON-LD context as it was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Context {
    /// The URL by which badges name it, compared exactly.
    pub url: &'static str,
    /// Empty for the canonical form; the name of an alternate form published under the same URL otherwise.
    pub form: &'static str,
    /// Its bytes, JSON.
    pub text: &'static str,
}

macro_rules! shelf {
    ($($file:literal $url:literal $($form:literal)?;)*) => {
        &[$(Context {
            url: $url,
            form: concat!($($form)?),
            text: include_str!(concat!("contexts/", $file, ".jsonld")),
        }),*]
    };
}

/// What the links of version 1 refer to, DEFLATE's preset dictionary: words of credentials, the likeliest last. Never changed,
/// or no link that was ever made can be read.
pub static LINK_V1: &[u8] = include_bytes!("link/v1.txt");

/// Are all contexts here? A verifier built without the rare ones cannot call a context unknown.
pub const IS_WHOLE: bool = cfg!(feature = "whole");

/// The contexts that most signed badges name: file, URL, and the name of an alternate form. The canonical form of a URL
/// stands before its alternates.
static USUAL: &[Context] = shelf! {
    "credentials-v1" "https://www.w3.org/2018/credentials/v1";
    "credentials-v2" "https://www.w3.org/ns/credentials/v2";
    "credentials-status-v1" "https://www.w3.org/ns/credentials/status/v1";
    "status-list-2021-v1" "https://w3id.org/vc/status-list/2021/v1";
    "openbadges-v3" "https://purl.imsglobal.org/spec/ob/v3p0/context.json";
    "openbadges-v3.0.1" "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json";
    "openbadges-v3.0.2" "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json";
    "openbadges-v3.0.3" "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
    "openbadges-v3.0.3-endorsement-jwt" "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json" "endorsement-jwt";
    "openbadges-v3-extensions" "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json";
    "data-integrity-v1" "https://w3id.org/security/data-integrity/v1";
    "data-integrity-v2" "https://w3id.org/security/data-integrity/v2";
    "multikey-v1" "https://w3id.org/security/multikey/v1";
    "ed25519-2018-v1" "https://w3id.org/security/suites/ed25519-2018/v1";
    "ed25519-2020-v1" "https://w3id.org/security/suites/ed25519-2020/v1";
    "jws-2020-v1" "https://w3id.org/security/suites/jws-2020/v1";
};

/// The others: other profiles, examples of the standards, Comprehensive Learner Records, Blockcerts.
#[cfg(feature = "whole")]
static RARE: &[Context] = shelf! {
    "credentials-undefined-terms-v2" "https://www.w3.org/ns/credentials/undefined-terms/v2";
    "credentials-examples-v2" "https://www.w3.org/ns/credentials/examples/v2";
    "security-v1" "https://w3id.org/security/v1";
    "security-v2" "https://w3id.org/security/v2";
    "dcc-v1" "https://w3id.org/dcc/v1";
    "citizenship-v4rc1" "https://w3id.org/citizenship/v4rc1";
    "citizenship-v1" "https://w3id.org/citizenship/v1";
    "citizenship-v2" "https://w3id.org/citizenship/v2";
    "citizenship-v3" "https://w3id.org/citizenship/v3";
    "credentials-examples-v1" "https://www.w3.org/2018/credentials/examples/v1";
    "odrl" "https://www.w3.org/ns/odrl.jsonld";
    "did-v1" "https://www.w3.org/ns/did/v1";
    "vc-revocation-list-2020-v1" "https://w3id.org/vc-revocation-list-2020/v1";
    "clr-v2" "https://purl.imsglobal.org/spec/clr/v2p0/context.json";
    "clr-v2.0.1" "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json";
    "openbadges-v2" "https://w3id.org/openbadges/v2";
    "blockcerts-v2.0-alpha" "https://w3id.org/blockcerts/schema/2.0-alpha/context.json";
    "blockcerts-v2.0" "https://w3id.org/blockcerts/v2";
    "blockcerts-v2.1" "https://w3id.org/blockcerts/v2.1";
    "blockcerts-v3.0-alpha" "https://w3id.org/blockcerts/v3.0-alpha";
    "blockcerts-v3.0-beta" "https://w3id.org/blockcerts/v3.0-beta";
    "blockcerts-v3.0" "https://w3id.org/blockcerts/v3";
    "blockcerts-v3.1" "https://w3id.org/blockcerts/v3.1";
    "blockcerts-v3.2" "https://w3id.org/blockcerts/v3.2";
    "merkle-2019-v1" "https://w3id.org/security/suites/merkle-2019/v1";
    "chained-2021-v1" "https://w3id.org/security/suites/chained-2021/v1";
};

/// See above.
#[cfg(not(feature = "whole"))]
static RARE: &[Context] = &[];

/// Every context on the shelf.
pub fn shelf() -> impl Iterator<Item = &'static Context> + Clone {
    USUAL.iter().chain(RARE)
}

/// Further addresses of the same bytes: the address, and the URL it stands under above.
static ALIASES: &[(&str, &str)] = &[
    ("https://openbadgespec.org/v2/context.json", "https://w3id.org/openbadges/v2"),
    (
        "https://www.blockcerts.org/schema/2.0-alpha/context.json",
        "https://w3id.org/blockcerts/schema/2.0-alpha/context.json",
    ),
    ("https://w3id.org/blockcerts/schema/2.0/context.json", "https://w3id.org/blockcerts/v2"),
    ("https://www.blockcerts.org/schema/2.0/context.json", "https://w3id.org/blockcerts/v2"),
    ("https://w3id.org/blockcerts/schema/2.1/context.json", "https://w3id.org/blockcerts/v2.1"),
    ("https://www.blockcerts.org/schema/2.1/context.json", "https://w3id.org/blockcerts/v2.1"),
    ("https://w3id.org/blockcerts/schema/3.0-alpha/context.json", "https://w3id.org/blockcerts/v3.0-alpha"),
    ("https://www.blockcerts.org/schema/3.0-alpha/context.json", "https://w3id.org/blockcerts/v3.0-alpha"),
    ("https://w3id.org/blockcerts/schema/3.0-beta/context.json", "https://w3id.org/blockcerts/v3.0-beta"),
    ("https://www.blockcerts.org/schema/3.0-beta/context.json", "https://w3id.org/blockcerts/v3.0-beta"),
    ("https://w3id.org/blockcerts/schema/3.0/context.json", "https://w3id.org/blockcerts/v3"),
    ("https://www.blockcerts.org/schema/3.0/context.json", "https://w3id.org/blockcerts/v3"),
    ("https://w3id.org/blockcerts/schema/3.1/context.json", "https://w3id.org/blockcerts/v3.1"),
    ("https://www.blockcerts.org/schema/3.1/context.json", "https://w3id.org/blockcerts/v3.1"),
    ("https://w3id.org/blockcerts/schema/3.2/context.json", "https://w3id.org/blockcerts/v3.2"),
    ("https://www.blockcerts.org/schema/3.2/context.json", "https://w3id.org/blockcerts/v3.2"),
];

/// All published forms of the context with this URL, the canonical one first; none if it is unknown.
pub fn contexts(url: &str) -> impl Iterator<Item = &'static Context> {
    let url = ALIASES.iter().find(|(address, _)| *address == url).map_or(url, |(_, url)| url);
    shelf().filter(move |context| context.url == url)
}

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    use super::*;

    /// Rows of the table in SOURCES.md: file, URL, form, origin, licence, SHA-256.
    fn rows() -> Vec<Vec<&'static str>> {
        include_str!("SOURCES.md")
            .lines()
            .filter(|line| line.contains(".jsonld |"))
            .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
            .collect()
    }

    #[test]
    fn every_context_has_the_bytes_that_sources_names() {
        let rows = rows();
        assert_eq!(rows.len(), shelf().count());
        for (row, context) in rows.iter().zip(shelf()) {
            let hash: String = Sha256::digest(context.text).iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(row.get(1..3), Some([context.url, context.form].as_slice()));
            assert_eq!(row.get(5), Some(&hash.as_str()), "{}", context.url);
            assert!(row.get(3..5).is_some_and(|cells| cells.iter().all(|cell| !cell.is_empty())), "{}", context.url);
        }
    }

    #[test]
    fn every_url_has_one_canonical_form_and_it_comes_first() {
        for context in shelf() {
            let forms: Vec<_> = contexts(context.url).map(|context| context.form).collect();
            assert_eq!(forms.first(), Some(&""), "{}", context.url);
            assert_eq!(forms.iter().filter(|form| form.is_empty()).count(), 1, "{}", context.url);
        }
        assert_eq!(contexts("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json").count(), 2);
        assert_eq!(contexts("https://example.org/unknown").count(), 0);
    }

    #[test]
    fn every_further_address_is_in_sources_and_leads_to_a_context() {
        for (address, url) in ALIASES {
            assert!(shelf().all(|context| context.url != *address), "{address}");
            assert_eq!(contexts(address).next().map(|context| context.url), Some(*url));
            assert!(include_str!("SOURCES.md").contains(&format!("| {address} | {url} |")), "{address}");
        }
    }

    #[test]
    fn every_context_is_json_with_a_context() {
        for context in shelf() {
            let value: serde_json::Value = serde_json::from_str(context.text).unwrap_or_default();
            assert!(value.get("@context").is_some(), "{}", context.url);
        }
    }

    #[test]
    fn contexts_name_only_contexts_of_the_shelf() {
        fn check(value: &serde_json::Value) {
            match value {
                serde_json::Value::String(url) => assert!(contexts(url).count() > 0, "{url}"),
                serde_json::Value::Array(several) => several.iter().for_each(check),
                _ => (),
            }
        }
        for context in shelf() {
            let value: serde_json::Value = serde_json::from_str(context.text).unwrap_or_default();
            value.get("@context").into_iter().for_each(check);
        }
    }
}
