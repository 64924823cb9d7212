//! May this server speak for this issuer? (Open Badges 2.0, VerificationObject of a profile: `startsWith`, `allowedOrigins`;
//! DESIGN rule 8)
//!
//! All issuers of a platform share its host: that an address is in scope says that the issuer's profile allows it, and no
//! more.

use serde_json::Value;

use crate::engine::address;
use crate::engine::read::json;

/// An address that may be asked, and that leads where it seems to lead: no fragment, no dot segments.
pub fn is_askable(url: &str) -> bool {
    let path = url.split('?').next().unwrap_or_default();
    let is_dots = |segment: &str| matches!(segment.to_ascii_lowercase().replace("%2e", ".").as_str(), "." | "..");
    address::may_be_asked(url) && !url.contains('#') && !path.split('/').any(is_dots)
}

/// Is this assertion one that the issuer's profile lets be hosted there? `startsWith` and `allowedOrigins` both hold where
/// both are stated; where neither is, it lies at the profile's own origin.
pub fn admits(issuer: &str, profile: &Value, assertion: &str) -> bool {
    let prefixes: Vec<&str> = stated(profile, "startsWith").collect();
    let origins: Vec<&str> = stated(profile, "allowedOrigins").collect();
    let starts = |prefix: &&str| authority(prefix) == authority(assertion) && assertion.starts_with(*prefix);
    match (prefixes.is_empty(), origins.is_empty()) {
        (true, true) => same_origin(issuer, assertion),
        (true, false) => origins.iter().any(|origin| is_at(assertion, origin)),
        (false, true) => prefixes.iter().any(starts),
        (false, false) => prefixes.iter().any(starts) && origins.iter().any(|origin| is_at(assertion, origin)),
    }
}

/// Does what describes the badge lie where the issuer's own documents may lie? `startsWith` speaks of assertions only.
pub fn neighbours(issuer: &str, profile: &Value, address: &str) -> bool {
    let origins = stated(profile, "allowedOrigins");
    same_origin(issuer, address)
        || origins.into_iter().any(|origin| is_at(address, origin))
        || stated(profile, "startsWith").any(|prefix| same_origin(prefix, address))
}

/// One scheme, one host, one port.
pub fn same_origin(one: &str, other: &str) -> bool {
    let scheme = |url: &str| url.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    authority(one).is_some() && authority(one) == authority(other) && scheme(one) == scheme(other)
}

fn stated<'v>(profile: &'v Value, member: &'static str) -> impl Iterator<Item = &'v str> {
    let policies = json::set(profile.get("verification")).iter();
    policies.flat_map(move |policy| json::strings(policy.get(member))).filter(|text| !text.is_empty())
}

/// `example.org`, as the standard writes an allowed origin, or with scheme and port as some issuers do.
fn is_at(address: &str, origin: &str) -> bool {
    match origin.contains("://") {
        true => same_origin(origin, address),
        false => authority(&format!("https://{origin}")) == authority(address),
    }
}

/// Host and port, in small letters; the usual port is left out.
fn authority(url: &str) -> Option<String> {
    let (name, _) = split(url)?;
    let name = name.to_ascii_lowercase();
    let usual = if url.starts_with("https://") { ":443" } else { ":80" };
    Some(name.strip_suffix(usual).map(str::to_owned).unwrap_or(name)).filter(|name| !name.is_empty())
}

/// Authority, and what follows it.
fn split(url: &str) -> Option<(&str, &str)> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
    rest.split_at_checked(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn addresses_that_can_be_asked() {
        for url in [
            "https://a.example/1",
            "https://a.example:8443/x?y=/../z",
            "https://a.example/バッジ/1.json",
            "https://a.example",
        ] {
            assert!(is_askable(url), "{url}");
        }
        for url in [
            "http://a.example/1",
            "urn:uuid:2f0a3c52-5f0e-4f43-9e0b-6f1f3c1f0001",
            "https://u@a.example/1",
            "https://a.example\\@b.example/1",
            "https://a.example/1#x",
            "https://a.example/x/../1",
            "https://a.example/x/%2E./1",
            "https://a.example/x y",
            "https:///x",
            "_:b0",
            "",
        ] {
            assert!(!is_askable(url), "{url}");
        }
    }

    #[test]
    fn an_issuer_says_where_his_badges_lie() {
        let issuer = "https://a.example/issuer";
        let policy = |policy: Value| json!({"id": issuer, "verification": policy});
        let cases = [
            (json!(null), "https://a.example/1", true),
            (json!(null), "https://A.example:443/1", true),
            (json!(null), "https://b.example/1", false),
            (json!(null), "https://a.example:8443/1", false),
            (json!({"allowedOrigins": "b.example"}), "https://b.example/1", true),
            (json!({"allowedOrigins": "b.example"}), "https://a.example/1", false),
            (json!({"allowedOrigins": ["c.example", "https://b.example"]}), "https://b.example/1", true),
            (json!({"allowedOrigins": "b.example"}), "https://x.b.example/1", false),
            (json!({"startsWith": "https://b.example/me/"}), "https://b.example/me/1", true),
            (json!({"startsWith": "https://b.example/me/"}), "https://b.example/you/1", false),
            (json!({"startsWith": ["https://c.example/", "https://b.example/me/"]}), "https://b.example/me/1", true),
            (json!({"startsWith": "https://b.example"}), "https://b.example.evil.example/1", false),
            (
                json!({"startsWith": "https://b.example/me/", "allowedOrigins": "a.example"}),
                "https://b.example/me/1",
                false,
            ),
        ];
        for (policy_of, assertion, expected) in cases {
            assert_eq!(admits(issuer, &policy(policy_of.clone()), assertion), expected, "{policy_of} {assertion}");
        }
        assert!(neighbours(issuer, &json!({}), "https://a.example/class"));
        assert!(!neighbours(issuer, &json!({}), "https://b.example/class"));
    }
}
