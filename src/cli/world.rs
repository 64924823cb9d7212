//! Whom the command line asks: nobody, a recording, or the network.

use std::time::Instant;

use super::recording::Recording;
use crate::engine::documents::Documents;
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
            // What was kept for too long is still wanted, and was all that could be had.
            let new = report.needs.iter().filter(|need| !documents.knows(&need.url));
            let urls: Vec<String> = new.map(|need| need.url.clone()).take(left).collect();
            if urls.is_empty() || self.is_silent() {
                break;
            }
            left -= urls.len();
            self.ask(urls, until, &mut documents);
            report = verify(input, &documents, policy, now);
        }
        report
    }

    fn ask(&mut self, urls: Vec<String>, until: Instant, documents: &mut Documents) {
        match self {
            World::Silent => {}
            World::Recorded(recording) => urls.iter().for_each(|url| recording.fetch(url, documents)),
            World::Online(client, kept) => {
                let unknown: Vec<String> = urls.iter().filter(|url| kept.get(url).is_none()).cloned().collect();
                for url in &urls {
                    if let Some(fetched) = kept.get(url) {
                        documents.insert(url, fetched.clone());
                    }
                }
                for (url, fetched) in client.documents(&unknown, until) {
                    kept.keep(url.clone(), fetched.clone());
                    documents.insert(url, fetched);
                }
            }
        }
    }
}

#[allow(clippy::disallowed_methods, reason = "the engine has no clock; how long to wait for the network is asked here")]
fn deadline() -> Instant {
    Instant::now() + LIMIT_OF_ALL
}
