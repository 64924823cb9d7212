//! The site's opinion: which issuers it recognises, and what it allows for each (DESIGN 4, `akashi.issuers/1`).
//!
//! The engine knows no issuer by itself. Without a usable list nothing is recognised.

use serde::{Deserialize, Serialize};

use super::report::Names;

/// What the caller believes and allows, and what only its platform has.
#[derive(Debug, Clone)]
pub struct Policy {
    /// The list, if it could be read.
    pub issuers: Option<IssuerList>,
    /// Brings a text to Unicode's NFKC (UAX 15) and lower case, for the comparison of names. The tables for it are a
    /// fifth of the engine, and every browser has them: whoever calls the engine brings them along.
    pub fold: Fold,
}

/// NFKC of a text, in lower case.
pub type Fold = fn(&str) -> String;

/// issuers.json, read strictly.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct IssuerList {
    /// SHA-256 of the file, lower-case hex.
    pub sha256: String,
    /// The list's date, `YYYY-MM-DD`.
    pub date: String,
    /// Whose list this is.
    pub operator: Operator,
    /// The issuers, in the order of the file.
    pub issuers: Vec<ListedIssuer>,
}

/// Who keeps the list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Operator {
    /// Name, shown beside every verdict.
    pub name: String,
    /// `mailto:` or https address.
    pub contact: Option<String>,
    /// Website.
    pub homepage: Option<String>,
}

/// One issuer.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ListedIssuer {
    /// DIDs and URLs, compared exactly.
    pub ids: Vec<String>,
    /// Names in both languages.
    pub names: Names,
    /// Website.
    pub homepage: Option<String>,
    /// Why we believe it.
    pub source: Option<String>,
    /// Since when.
    pub date: Option<String>,
    /// Keys pinned to the issuer.
    pub keys: Vec<PinnedKey>,
    /// Hosts that may be asked without a question.
    pub hosts: Vec<String>,
    /// Other DIDs whose status lists clear this issuer's badges.
    pub status_issuers: Vec<String>,
    /// How long a kept status list may answer, seconds.
    pub status_max_age: Option<i64>,
    /// Lists shorter than the standard's minimum are accepted.
    pub accept_short_lists: bool,
    /// Contexts pinned by hash.
    pub contexts: Vec<PinnedContext>,
    /// Achievement id and its names.
    pub qualifications: Vec<Qualification>,
    /// Further fields to show.
    pub fields: Vec<FieldRule>,
    /// Only a demonstration.
    pub sample: bool,
}

/// A key that the operator vouches for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PinnedKey {
    /// The key as a Multikey value (`z6Mk…`, `zDn…`, `z82…`), if given so.
    pub multibase: Option<String>,
    /// The key as a JWK, JSON text, if given so.
    pub jwk: Option<String>,
    /// First day on which it signed, seconds since 1970.
    pub from: Option<i64>,
    /// End of the last day on which it signed, seconds since 1970.
    pub until: Option<i64>,
    /// It speaks for nothing, whenever it signed.
    pub revoked: bool,
}

/// A context whose bytes the operator vouches for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PinnedContext {
    /// Its URL in badges.
    pub url: String,
    /// SHA-256 of its bytes, lower-case hex.
    pub sha256: String,
    /// A file beside issuers.json.
    pub file: Option<String>,
    /// The bytes, once they were read and the hash fitted; as text, since JSON is.
    pub text: Option<String>,
}

/// Names of an achievement.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Qualification {
    /// Achievement id, compared exactly.
    pub achievement: String,
    /// Its names.
    pub names: Names,
}

/// A field to show.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct FieldRule {
    /// Its label.
    pub label: Names,
    /// Where: a JSON Pointer with `[name=value]` selectors.
    pub at: String,
}

/// What is wrong with a list, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListFault {
    /// JSON Pointer into issuers.json; empty for the file as a whole.
    pub at: String,
    /// What.
    pub kind: ListFaultKind,
    /// The value in question, if there is one.
    pub found: Option<String>,
}

/// Kinds of faults of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ListFaultKind {
    /// The file is not there, or could not be loaded.
    Missing,
    /// HTML instead of JSON: the host answers every address with a page.
    Html,
    /// Not JSON, or JSON with duplicate members.
    NotJson,
    /// Another `schema` than `akashi.issuers/1`.
    Schema,
    /// A required member is absent.
    Required,
    /// A member has the wrong type.
    Type,
    /// A value of the right type that cannot be one.
    Value,
    /// A member that the schema does not know.
    UnknownMember,
    /// An id that another issuer has already.
    DuplicateId,
    /// The context's bytes do not fit the SHA-256.
    ContextHash,
    /// Larger than the verifier reads.
    TooLarge,
}

impl Policy {
    /// The listed issuer with exactly this id.
    pub fn listed(&self, id: &str) -> Option<&ListedIssuer> {
        self.issuers.as_ref()?.issuers.iter().find(|issuer| issuer.ids.iter().any(|listed| listed == id))
    }

    /// A host that the list allows to ask without a question.
    pub fn allows_host(&self, host: &str) -> bool {
        let issuers = self.issuers.iter().flat_map(|list| &list.issuers);
        issuers.into_iter().any(|issuer| issuer.hosts.iter().any(|allowed| allowed.eq_ignore_ascii_case(host)))
    }

    /// All contexts that the list pins.
    pub fn contexts(&self) -> impl Iterator<Item = &PinnedContext> {
        self.issuers.iter().flat_map(|list| &list.issuers).flat_map(|issuer| &issuer.contexts)
    }
}
