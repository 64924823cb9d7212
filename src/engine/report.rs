//! What the engine returns: all the evidence, in the order of the four questions (`akashi.report/1`).
//!
//! The worker sends it, the command line prints it, the page draws it. Whoever shows a report adds words, never a verdict.

use serde::{Deserialize, Serialize};

use super::code::Code;
use super::documents::{Contact, Request};
use super::verdict::{Headline, Verdict};

/// The four questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Axis {
    /// Is this what the issuer signed, or what the issuer's own server says today?
    Integrity,
    /// Is it in force now?
    Standing,
    /// Is the issuer one that this site recognises?
    Issuer,
    /// Does it belong to the person named?
    Holder,
}

impl Axis {
    /// In the order in which they are asked.
    pub const ALL: [Axis; 4] = [Axis::Integrity, Axis::Standing, Axis::Issuer, Axis::Holder];
}

/// What one check found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Checked, and good.
    Pass,
    /// Checked, and bad.
    Fail,
    /// Could not be checked.
    Unknown,
    /// Not asked.
    Skip,
    /// Seen and worth saying, without weight.
    Note,
}

/// One finding: a code and the values that belong to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// The question it speaks on; always the code's.
    pub axis: Axis,
    /// What it says; always the code's.
    pub outcome: Outcome,
    /// The reason.
    pub code: Code,
    /// Values for the sentence; absent ones are left out.
    #[serde(default, skip_serializing_if = "Detail::is_empty")]
    pub detail: Detail,
}

impl Check {
    /// A finding without details.
    pub fn new(code: Code) -> Self {
        Self::with(code, Detail::default())
    }

    /// A finding with details.
    pub fn with(code: Code, detail: Detail) -> Self {
        Check { axis: code.axis(), outcome: code.outcome(), code, detail }
    }
}

/// Values that a sentence may name. No prose: what they mean depends on the code.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Detail {
    /// Cryptosuite, proof type or JOSE algorithm.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suite: Option<String>,
    /// Verification method or key id, as the badge writes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// An address or context that the finding is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Where in the credential: a JSON Pointer (RFC 6901).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// The date that decided, as it was signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// A value found: the name, type or member in question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<String>,
    /// What was expected, or what it was compared with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<String>,
    /// A number: days left, status code, size, count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<i64>,
}

impl Detail {
    /// Nothing to say.
    pub fn is_empty(&self) -> bool {
        *self == Detail::default()
    }
    /// Where in the credential.
    pub fn at(place: impl Into<String>) -> Self {
        Detail { at: Some(place.into()), ..Detail::default() }
    }
    /// A value found.
    pub fn found(value: impl Into<String>) -> Self {
        Detail { found: Some(value.into()), ..Detail::default() }
    }
    /// A deciding date.
    pub fn date(date: impl Into<String>) -> Self {
        Detail { date: Some(date.into()), ..Detail::default() }
    }
    /// An address.
    pub fn url(url: impl Into<String>) -> Self {
        Detail { url: Some(url.into()), ..Detail::default() }
    }
    /// A method and a key.
    pub fn proof(suite: impl Into<String>, key: impl Into<String>) -> Self {
        Detail { suite: Some(suite.into()), key: Some(key.into()), ..Detail::default() }
    }
}

/// Ordered: the worst outcome on an axis speaks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Summary {
    /// Not asked.
    Skip,
    /// All that was asked is good.
    Pass,
    /// Something could not be checked, or nobody checked.
    Unknown,
    /// Something is bad.
    Fail,
}

/// Does this site's list know the issuer? Beside the verdict, never inside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Recognition {
    /// On the list, and integrity is proved.
    Recognised,
    /// Not on the list, or only claimed.
    Unrecognised,
    /// A sample issuer; counts as not recognised wherever something depends on it.
    Sample,
}

/// What the verdict rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProofKind {
    /// The file proves itself.
    Signed,
    /// The issuer's server said so.
    Hosted,
    /// Nothing.
    None,
}

impl ProofKind {
    /// By the checks that passed.
    pub fn of(checks: &[Check]) -> ProofKind {
        let has = |code| checks.iter().any(|check| check.code == code);
        if has(Code::ProofVerified) {
            ProofKind::Signed
        } else if has(Code::ProofAttested) || has(Code::ProofWithdrawn) {
            ProofKind::Hosted
        } else {
            ProofKind::None
        }
    }
}

/// The file that was judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InputFacts {
    /// As the caller named it.
    pub name: String,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256 of the file, lower-case hex.
    pub sha256: String,
    /// Where the badge was: `png:iTXt:openbadgecredential`, `svg:credential:verify`, `json`, `jws`, `url`; absent when none was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carrier: Option<String>,
    /// What the badge is: `ob3/vcdm2/jwt`, `ob2/hosted`, …; absent when none could be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
}

/// A name in both languages; a missing one falls back to the other.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Names {
    /// Japanese.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ja: Option<String>,
    /// English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

/// What the badge says. Facts when `attested`, claims otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BadgeFacts {
    /// Integrity passed: these are facts. Otherwise they are claims, and must be shown as such.
    pub attested: bool,
    /// The credential's own id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The credential's top-level name: the holder's with some issuers, a title with others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who issued it.
    pub issuer: IssuerFacts,
    /// For what.
    pub achievement: AchievementFacts,
    /// To whom.
    pub holder: HolderFacts,
    /// `awardedDate`, `issuedOn` or the like, as signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued: Option<String>,
    /// Start of validity, as signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<String>,
    /// End of validity, as signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<String>,
    /// 登録番号: `credentialSubject.licenseNumber`; changes at each renewal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registration_number: Option<String>,
    /// 合格番号: the identifier of type `ext:passNumber`; does not change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pass_number: Option<String>,
    /// Further fields that the site's list names for this issuer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldFacts>,
    /// What an Open Badges 1 or 2 assertion says besides.
    #[serde(default, skip_serializing_if = "AwardFacts::is_empty")]
    pub award: AwardFacts,
    /// Official page of this badge at its platform, computed from its id and never fetched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub official_page: Option<String>,
}

/// What an Open Badges 1 or 2 assertion and its BadgeClass say besides; absent members are not stated.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AwardFacts {
    /// What the holder did, plain text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub narrative: Option<String>,
    /// Works that show it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<PieceFacts>,
    /// Standards that the badge refers to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alignments: Vec<PieceFacts>,
    /// Keywords.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// `@language` of the assertion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Extensions of the assertion and of its BadgeClass, each with the plain values in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extensions: Vec<ExtensionFacts>,
    /// What others say in its support: who, by his own word (`url` is his id, or else the endorsement's address), the comment
    /// and the day. Nobody has checked who wrote it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub endorsements: Vec<PieceFacts>,
}

impl AwardFacts {
    /// Nothing is stated.
    pub fn is_empty(&self) -> bool {
        *self == AwardFacts::default()
    }
}

/// A piece of evidence, a standard, or an endorsement.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PieceFacts {
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its address, as written; never followed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// What it is about, plain text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Its date, as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
}

/// An extension.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExtensionFacts {
    /// The member that holds it: `extensions:recipientProfile`.
    pub name: String,
    /// Its plain members: name and value.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<(String, String)>,
}

/// The issuer, as the badge says and as the list knows it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuerFacts {
    /// DID or URL.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The name that the badge gives: anybody can write any name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The name that this site's list gives for the id; shown instead, once integrity is proved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub listed: Option<Names>,
    /// The listed issuer's website.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub homepage: Option<String>,
}

/// The achievement.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AchievementFacts {
    /// Its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its name, as the badge gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The name that this site's list gives for its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub listed: Option<Names>,
    /// `achievementType`.
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// What it is for, plain text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// What had to be done, plain text or an address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub criteria: Option<String>,
}

/// The holder.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HolderFacts {
    /// The name, where the badge carries one in the clear.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Kinds of identifiers that a holder check can use: `email`, `name`, `telephone`, `url`, `number`, …
    #[serde(default)]
    pub identifiers: Vec<IdentifierFacts>,
}

/// One identifier of the holder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdentifierFacts {
    /// `email`, `name`, `telephone`, `url`, `ext:passNumber`, …
    #[serde(rename = "type")]
    pub kind: String,
    /// The value, unless hashed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Hidden behind a hash: it can be compared, not read.
    pub hashed: bool,
}

/// A field that the site's list asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldFacts {
    /// Its label.
    pub label: Names,
    /// Its value; absent in this badge: 記載なし.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// Where a proof's key came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeySource {
    /// Read out of the id that names it: did:key, did:jwk.
    Identifier,
    /// Listed by a document that was fetched from its controller's id.
    Document,
    /// Pinned by this site's list.
    List,
    /// Brought along by the badge itself: a header, a URL fragment.
    Badge,
}

/// One proof of a credential, and what it proved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProofFacts {
    /// Where it stands: a JSON Pointer (`/proof`, `/proof/1`); `jws` for the token around the credential.
    pub at: String,
    /// Cryptosuite, proof type, or JOSE algorithm (`JWT ES256`).
    pub suite: String,
    /// The code that says how it fared: [`Code::ProofVerified`], or the reason why not.
    pub code: Code,
    /// Verification method or key id, as the badge writes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// The kind of the key that was tried: `Ed25519`, `P-256`, …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// Where that key came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<KeySource>,
    /// What binds the key to the issuer, or why nothing does: a `key.*` code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub binding: Option<Code>,
    /// `created`, or `iat`, as signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created: Option<String>,
}

/// An endorsement that the badge encloses, judged by itself: it has no weight in the badge's verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndorsementFacts {
    /// Where it stands: a JSON Pointer.
    pub at: String,
    /// Its own verdict.
    pub verdict: Verdict,
    /// Is its issuer on this site's list?
    pub recognition: Recognition,
    /// Which headline speaks for it.
    pub headline: Headline,
    /// The code that leads among its checks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Code>,
    /// Who endorses.
    pub issuer: IssuerFacts,
    /// The id of what is endorsed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// That is the id of the part in which the endorsement stands; at the root, of any part that the credential is about.
    pub fits: bool,
    /// `endorsementComment`, plain text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// All findings on it.
    pub checks: Vec<Check>,
}

/// Whose opinion the recognition rests on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyFacts {
    /// SHA-256 of issuers.json, lower-case hex; absent when there is no usable list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuers_sha256: Option<String>,
    /// The list's date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuers_date: Option<String>,
    /// Who keeps it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operator: Option<String>,
}

/// Everything there is to say about one input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Always `akashi.report/1`.
    pub schema: String,
    /// The file.
    pub input: InputFacts,
    /// The answer.
    pub verdict: Verdict,
    /// Beside the answer.
    pub recognition: Recognition,
    /// What it rests on.
    pub proof_kind: ProofKind,
    /// Which headline speaks for it.
    pub headline: Headline,
    /// The check that leads: the reason given under the headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Code>,
    /// All findings, by axis.
    pub checks: Vec<Check>,
    /// Absent when nothing could be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub badge: Option<BadgeFacts>,
    /// Each proof, and what it proved.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proofs: Vec<ProofFacts>,
    /// Endorsements, each judged by itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub endorsements: Vec<EndorsementFacts>,
    /// What was asked of the world, and what it said.
    #[serde(default)]
    pub documents: Vec<Contact>,
    /// What could still be asked.
    #[serde(default)]
    pub needs: Vec<Request>,
    /// Whose list.
    pub policy: PolicyFacts,
    /// The time that was used, RFC 3339.
    pub now: String,
    /// The engine's version.
    pub engine: String,
}

impl Report {
    /// The findings on one question.
    pub fn on(&self, axis: Axis) -> impl Iterator<Item = &Check> {
        self.checks.iter().filter(move |check| check.axis == axis)
    }

    /// The worst outcome on an axis, notes left out; an axis nobody checked is `Unknown`, never `Pass`.
    pub fn summary(&self, axis: Axis) -> Summary {
        super::verdict::summary(&self.checks, axis)
    }

    /// The first finding with this code.
    pub fn find(&self, code: Code) -> Option<&Check> {
        self.checks.iter().find(|check| check.code == code)
    }

    /// Its truth lies at a server, which has not told: what the reader saved from there can be compared.
    pub fn takes_saved(&self) -> bool {
        let waits = [Code::ProofHosted, Code::DocumentOnlyLink].iter().any(|code| self.find(*code).is_some());
        self.verdict == Verdict::Undetermined && waits
    }

    /// The finding under the headline, with its values.
    pub fn leading(&self) -> Option<&Check> {
        self.reason.and_then(|code| self.find(code))
    }
}
