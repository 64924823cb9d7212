//! Whom the command line asks: nobody, a recording, or the network.

use std::time::Instant;

use super::recording::Recording;
use crate::engine::documents::{Documents, Fetched};
use crate::engine::input::Input;
use crate::engine::policy::Policy;
use crate::engine::report::Report;
use crate::engine::time::Timestamp;
use crate::engine::{limits, verify};
use crate::net::Kept;
use crate::net::native::{Client, LIMIT_OF_ALL};

/// Where answers come from.
pub(super) enum World {
    /// Nobody is asked.
    Silent,
    /// `--documents`
    Recorded(Recording),
    /// `--online`: the option is the consent. Answers are kept for the run.
    Online(Client, Kept),
}

impl World {
    /// Nobody is asked.
    pub(super) fn is_silent(&self) -> bool {
        matches!(self, World::Silent)
    }

    /// Judges one input, and asks for what the engine lacks until it lacks nothing or nothing more can be had.
    pub(super) fn judge(&mut self, input: &Input, policy: &Policy, now: Timestamp) -> Report {
        let mut documents = Documents::default();
        let mut report = verify(input, &documents, policy, now);
        let mut left = limits::CONTACTS;
        let until = deadline();
        for _ in 0..limits::ROUNDS {
            let urls: Vec<String> = report.needs.iter().map(|need| need.url.clone()).take(left).collect();
            if urls.is_empty() || self.is_silent() {
                break;
            }
            left -= urls.len();
            for (url, fetched) in self.ask(urls, until) {
                documents.insert(url, fetched);
            }
            report = verify(input, &documents, policy, now);
        }
        report
    }

    fn ask(&mut self, urls: Vec<String>, until: Instant) -> Vec<(String, Fetched)> {
        match self {
            World::Silent => Vec::new(),
            World::Recorded(recording) => urls.into_iter().map(|url| (url.clone(), recording.fetch(&url))).collect(),
            World::Online(client, kept) => {
                let unknown: Vec<String> = urls.iter().filter(|url| kept.get(url).is_none()).cloned().collect();
                let mut answers: Vec<(String, Fetched)> =
                    urls.iter().filter_map(|url| Some((url.clone(), kept.get(url)?.clone()))).collect();
                for (url, fetched) in client.documents(&unknown, until) {
                    kept.keep(url.clone(), fetched.clone());
                    answers.push((url, fetched));
                }
                answers
            }
        }
    }
}

#[allow(clippy::disallowed_methods, reason = "the engine has no clock; how long to wait for the network is asked here")]
fn deadline() -> Instant {
    Instant::now() + LIMIT_OF_ALL
}
