//! The site's own samples: the one thing that the page itself fetches, from the folder it came from.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Response};

use crate::app::web;
use crate::engine::verdict::Headline;
use crate::text::page::Word;

/// A sample.
#[derive(Debug, PartialEq, Eq)]
pub struct Sample {
    /// Its file under `samples/`.
    pub file: &'static str,
    /// What it shows.
    pub title: Word,
    /// The mark drawn beside it; the verdict itself is the engine's.
    pub mark: Headline,
}

const fn sample(file: &'static str, title: Word, mark: Headline) -> Sample {
    Sample { file, title, mark }
}

/// All of them, in the order in which they are offered.
pub static SAMPLES: [Sample; 11] = [
    sample("valid.png", Word::SampleValid, Headline::Valid),
    sample("endorsed.json", Word::SampleEndorsed, Headline::Valid),
    sample("ends-soon.jwt", Word::SampleEndsSoon, Headline::Valid),
    sample("expired.svg", Word::SampleExpired, Headline::Expired),
    sample("not-yet.json", Word::SampleNotYet, Headline::NotYet),
    sample("tampered.png", Word::SampleTampered, Headline::Altered),
    sample("unsigned.json", Word::SampleUnsigned, Headline::Unsigned),
    sample("other-key.jwt", Word::SampleOtherKey, Headline::NotIssuersKey),
    sample("unlisted.png", Word::SampleUnlisted, Headline::Unlisted),
    sample("imitation.json", Word::SampleImitation, Headline::Unlisted),
    sample("no-badge.png", Word::SampleNoBadge, Headline::NoBadge),
];

/// Its bytes.
pub async fn fetch(sample: &Sample) -> Option<Blob> {
    let base = web::document().base_uri().ok().flatten()?;
    let address = web_sys::Url::new_with_base(&["samples/", sample.file].concat(), &base).ok()?;
    let response = JsFuture::from(web::window().fetch_with_str(&address.href())).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.blob().ok()?).await.ok()?.dyn_into().ok()
}
