//! HATCH: what the page and the worker say to each other, and how it is read. No behaviour besides.

pub mod message;

use serde::{Deserialize, Serialize};

use crate::engine::policy::{IssuerList, ListFault, Operator};
use crate::engine::report::{Names, Report};
use crate::text::{Lang, Reading};

/// From the page to the worker.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum ToWorker {
    /// First message: where the site lies, so that issuers.json beside it can be read.
    Open {
        /// The page's base address.
        base: String,
    },
    /// Judge this.
    Job(Job),
    /// Show what is in this file.
    Inspect {
        /// Comes back in the answer, like a job's.
        id: u32,
        /// The file.
        bytes: Bytes,
    },
    /// Forget what is kept on the device.
    Forget,
}

/// One input to judge.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Job {
    /// Comes back in the answer; an answer to a superseded id is dropped.
    pub id: u32,
    /// The file's name.
    pub name: String,
    /// The file.
    pub bytes: Bytes,
    /// What the reader typed to check the holder.
    pub holder: Option<String>,
    /// The device's clock, RFC 3339 with milliseconds and Z.
    pub now: String,
    /// Whom the worker may ask.
    pub leave: Leave,
    /// Files that the reader added to compare it with, as text.
    pub supplied: Vec<String>,
    /// Where the bytes were found, if they are not the file itself.
    pub within: Option<String>,
    /// What is written on the paper around them.
    pub paper: Option<Vec<String>>,
    /// The reader's language.
    pub lang: Lang,
}

/// What the reader has said about asking. A host that is in neither list is asked only if the site's list allows it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Leave {
    /// Nobody is asked, not even whom the site's list allows.
    pub off: bool,
    /// Hosts that may be asked.
    pub yes: Vec<String>,
    /// Hosts that may not.
    pub no: Vec<String>,
    /// What was fetched before is to be fetched once more.
    pub anew: bool,
}

/// Bytes that travel as one block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bytes(pub Vec<u8>);

/// From the worker to the page.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum FromWorker {
    /// First message: the worker listens. A build other than the page's means a stale file: the page reloads.
    Hello {
        /// [`BUILD`] of the worker.
        build: String,
    },
    /// The site's list, or what is wrong with it.
    Issuers(Result<Listed, Vec<ListFault>>),
    /// The network is being asked for a job: it may take longer than work does.
    Asking {
        /// The job's id.
        id: u32,
        /// Who is asked.
        hosts: Vec<String>,
    },
    /// The answer to a job.
    Done {
        /// The job's id.
        id: u32,
        /// The answer.
        report: Box<Report>,
        /// What it says, in the reader's language.
        words: Box<Reading>,
        /// This worker lacks a part that the job needs; another worker has it.
        incomplete: bool,
    },
    /// What the last answer says in the other language, right after it: nobody waits for it, but a switch is instant.
    Words {
        /// The job's id.
        id: u32,
        /// What it says.
        words: Box<Reading>,
    },
    /// What was unbaked, for the technical details.
    Inspected {
        /// The id that asked.
        id: u32,
        /// Each payload.
        enclosed: Vec<Enclosed>,
    },
    /// Nothing is kept on the device any more.
    Forgotten,
}

/// A payload found in the file, readable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enclosed {
    /// Where it was.
    pub carrier: String,
    /// Indented JSON, or the text as it stands.
    pub text: String,
}

/// What the opener found in a PDF or a mail.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Enclosure {
    /// What to call it.
    pub name: String,
    /// Its content.
    pub bytes: Bytes,
    /// Where it was: `pdf:qr`, `mail:attachment`.
    pub within: String,
    /// What is written around it, line by line.
    pub paper: Option<Vec<String>>,
}

/// The site's list as far as the page shows it; keys and contexts stay with the worker.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Listed {
    /// SHA-256 of the file.
    pub sha256: String,
    /// The list's date.
    pub date: String,
    /// Who keeps it.
    pub operator: Operator,
    /// Who stands on it.
    pub issuers: Vec<ListedOne>,
    /// Lists and documents of some of them may be kept on the device.
    pub keeps: bool,
}

/// An issuer as the page shows it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ListedOne {
    /// DIDs and URLs.
    pub ids: Vec<String>,
    /// Names in both languages.
    pub names: Names,
    /// Website.
    pub homepage: Option<String>,
    /// Why it is believed.
    pub source: Option<String>,
    /// Since when.
    pub date: Option<String>,
    /// How many keys are pinned to it.
    pub keys: u32,
    /// Names of its achievements.
    pub qualifications: Vec<Names>,
    /// Only a demonstration.
    pub sample: bool,
}

impl From<&IssuerList> for Listed {
    fn from(list: &IssuerList) -> Listed {
        let issuers = list.issuers.iter().map(|one| ListedOne {
            ids: one.ids.clone(),
            names: one.names.clone(),
            homepage: one.homepage.clone(),
            source: one.source.clone(),
            date: one.date.clone(),
            keys: u32::try_from(one.keys.len()).unwrap_or(u32::MAX),
            qualifications: one.qualifications.iter().map(|one| one.names.clone()).collect(),
            sample: one.sample,
        });
        Listed {
            sha256: list.sha256.clone(),
            date: list.date.clone(),
            operator: list.operator.clone(),
            issuers: issuers.collect(),
            keeps: list.issuers.iter().any(|one| one.status_max_age.is_some()),
        }
    }
}

/// Version and build of this program; page and worker must agree.
pub const BUILD: &str = env!("CARGO_PKG_VERSION");

impl Serialize for Bytes {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Block;
        impl serde::de::Visitor<'_> for Block {
            type Value = Bytes;
            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("a block of bytes")
            }
            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Bytes, E> {
                Ok(Bytes(bytes.to_vec()))
            }
            fn visit_byte_buf<E>(self, bytes: Vec<u8>) -> Result<Bytes, E> {
                Ok(Bytes(bytes))
            }
        }
        deserializer.deserialize_byte_buf(Block)
    }
}
