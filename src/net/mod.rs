//! POST ROOM: fetches what was asked for, and hands it over unread.
//!
//! Network policy, the same for both drivers (DESIGN rule 13): https only, and only addresses that
//! [`crate::engine::address`] lets pass; GET, without cookies, without a referrer; at most [`limits::DOCUMENT_BYTES`] of an
//! answer are taken in, for at most [`LIMIT`]; a redirect is an answer, not a way to go. Whom to ask is decided elsewhere:
//! this room looks at no report and knows nothing of badges.

#[cfg(feature = "worker")]
pub mod browser;
#[cfg(feature = "worker")]
pub mod device;
#[cfg(not(target_arch = "wasm32"))]
pub mod native;

use std::time::Duration;

use crate::engine::documents::{Documents, Fetched};
#[cfg(doc)]
use crate::engine::limits;

/// One request, from the name to the last byte. Recorded issuers answer within two seconds; a telephone at a building
/// site needs a few more.
pub const LIMIT: Duration = Duration::from_secs(10);

/// What the answers of a visit, or of a run, may weigh together: 32 of the largest, or thousands of the usual.
const KEPT_BYTES: usize = 32 * 1024 * 1024;

/// What a failure weighs: its address, and its place.
const LEAST_WEIGHT: usize = 1024;

/// What is preferred: profiles of Open Badges 2 lie at addresses that show a page to those who prefer one.
const ACCEPT: &str = "application/json, application/ld+json, */*;q=0.1";

/// Answers of this visit, or of this run: three hundred badges of one issuer ask for his keys once. Failures are kept as
/// well, since a host that is down would be waited for three hundred times.
#[derive(Debug, Default)]
pub struct Kept {
    documents: Documents,
    bytes: usize,
}

impl Kept {
    /// The answer, if there was one.
    pub fn get(&self, url: &str) -> Option<&Fetched> {
        self.documents.get(url)
    }

    /// Keeps an answer; when there are too many, the others go.
    pub fn keep(&mut self, url: String, fetched: Fetched) {
        let weight = LEAST_WEIGHT + fetched.as_ref().map_or(0, |response| response.bytes.len());
        self.bytes += weight;
        if self.bytes > KEPT_BYTES {
            *self = Kept { documents: Documents::default(), bytes: weight };
        }
        self.documents.insert(url, fetched);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::documents::Response;

    fn answer(bytes: usize) -> Fetched {
        Ok(Response { status: 200, content_type: String::new(), location: None, bytes: vec![b' '; bytes] })
    }

    #[test]
    fn what_is_kept_is_bounded() {
        let mut kept = Kept::default();
        for n in 0..100 {
            kept.keep(format!("https://{n}.example/"), answer(1024 * 1024));
            let held = (0..100).filter(|n| kept.get(&format!("https://{n}.example/")).is_some()).count();
            assert!(held * 1024 * 1024 <= KEPT_BYTES);
        }
        assert!(kept.get("https://99.example/").is_some() && kept.get("https://0.example/").is_none());
    }
}
