//! Who supports this badge? Endorsements enclosed in it (Open Badges 3.0, B.1 and B.4: `endorsement`, `endorsementJwt`).
//!
//! An endorsement is a credential of its own: found here, judged by itself, and without weight in the badge's verdict. One
//! that stands inside another is not followed.

use serde_json::Value;

use crate::engine::code::Code;
use crate::engine::credential::Credential;
use crate::engine::limits;
use crate::engine::read::{Claim, Kind, json};
use crate::engine::report::{Check, Detail, EndorsementFacts, ProofKind, Recognition};
use crate::engine::unbake::plain;
use crate::engine::verdict;

/// What a badge encloses.
#[derive(Debug, Clone, Default)]
pub struct Enclosures {
    /// Those that are judged, at most [`limits::ENDORSEMENTS`].
    pub read: Vec<Enclosed>,
    /// How many more there are.
    pub unread: usize,
}

/// One endorsement, as it stands in the badge.
#[derive(Debug, Clone)]
pub struct Enclosed {
    /// Where: a JSON Pointer.
    pub at: String,
    /// The credential or token, as it stands there.
    content: Value,
    /// The ids of what it may endorse in this place.
    endorsable: Vec<String>,
}

impl Enclosed {
    /// Reads it. The error says why there is nothing to judge.
    pub fn claim(&self) -> Result<Claim, Check> {
        match &self.content {
            Value::Object(_) => Claim::of(self.content.clone()),
            Value::String(text) => Claim::read(&plain::classify(text.as_bytes())),
            _ => Err(Check::new(Code::DocumentMalformed)),
        }
    }
}

/// Everything of these names, wherever it stands outside `@context` and proofs: beside a good proof anybody can put another
/// object, with whatever he likes in it.
pub fn enclosed(badge: &Value) -> Enclosures {
    let mut search = Search { path: Vec::new(), found: Enclosures::default(), objects: 0, whole: badge };
    search.part(badge);
    search.found
}

impl Enclosures {
    /// All of them.
    pub fn number(&self) -> usize {
        self.read.len() + self.unread
    }
}

/// That so many are enclosed and not judged; of none there is nothing to say.
pub fn unread(number: usize) -> Option<Check> {
    let number = i64::try_from(number).ok().filter(|number| *number > 0)?;
    Some(Check::with(Code::DocumentEndorsementsUnread, Detail { number: Some(number), ..Detail::default() }))
}

struct Search<'v> {
    path: Vec<Step<'v>>,
    found: Enclosures,
    /// Objects of the embedded endorsements so far: each costs JSON-LD work, and has one budget for all.
    objects: usize,
    whole: &'v Value,
}

enum Step<'v> {
    Name(&'v str),
    Index(usize),
}

impl<'v> Search<'v> {
    /// Nesting has been bounded by the reader ([`limits::JSON_DEPTH`]).
    fn part(&mut self, part: &'v Value) {
        match part {
            Value::Object(object) => {
                for (name, value) in object.iter().filter(|(name, _)| !matches!(name.as_str(), "@context" | "proof")) {
                    self.path.push(Step::Name(name));
                    match name.as_str() {
                        "endorsement" | "endorsementJwt" => self.endorsements(value, part),
                        _ => self.part(value),
                    }
                    self.path.pop();
                }
            }
            Value::Array(array) => {
                for (index, value) in array.iter().enumerate() {
                    self.path.push(Step::Index(index));
                    self.part(value);
                    self.path.pop();
                }
            }
            _ => {}
        }
    }

    fn endorsements(&mut self, value: &'v Value, host: &'v Value) {
        for (index, endorsement) in json::set(Some(value)).iter().enumerate().filter(|(_, value)| !value.is_null()) {
            self.objects = self.objects.saturating_add(objects(endorsement));
            if self.found.read.len() >= limits::ENDORSEMENTS || self.objects > limits::JSON_LD_OBJECTS {
                self.found.unread += 1;
                continue;
            }
            let at = match value {
                Value::Array(_) => json::step(&self.place(), index),
                _ => self.place(),
            };
            let endorsable = endorsable(host, std::ptr::eq(host, self.whole));
            self.found.read.push(Enclosed { at, content: endorsement.clone(), endorsable });
        }
    }

    fn place(&self) -> String {
        self.path.iter().fold(String::new(), |place, step| match step {
            Step::Name(name) => json::step(&place, name),
            Step::Index(index) => json::step(&place, index),
        })
    }
}

fn objects(value: &Value) -> usize {
    match value {
        Value::Object(object) => 1 + object.values().map(objects).sum::<usize>(),
        Value::Array(array) => array.iter().map(objects).sum(),
        _ => 0,
    }
}

/// The part itself; of the whole credential also its achievement, its subject and its profiles (Open Badges 3.0, B.1).
fn endorsable(host: &Value, is_whole: bool) -> Vec<String> {
    let parts = [
        "/issuer",
        "/credentialSubject/achievement",
        "/credentialSubject/achievement/creator",
        "/credentialSubject",
        "/credentialSubject/source",
    ];
    let parts = parts.iter().filter(|_| is_whole).filter_map(|place| host.pointer(place));
    std::iter::once(host).chain(parts).filter_map(json::id_of).map(str::to_owned).collect()
}

/// What an enclosed credential must be besides what every credential must be: an endorsement, and not another badge.
pub fn kind(claim: &Claim) -> Option<Check> {
    match claim {
        Claim::Credential(credential) if credential.kind != Kind::Endorsement => {
            let types = json::strings(credential.json.get("type")).collect::<Vec<_>>().join(", ");
            Some(Check::with(Code::ShapeType, Detail { found: Some(types), ..Detail::at("/type") }))
        }
        _ => None,
    }
}

/// What is reported of it, once it is judged.
pub fn facts(
    enclosed: &Enclosed,
    claim: Option<&Claim>,
    credential: Credential,
    recognition: Recognition,
    checks: Vec<Check>,
) -> EndorsementFacts {
    let json = match claim {
        Some(Claim::Credential(credential)) => Some(&credential.json),
        _ => None,
    };
    let subjects = json::set(json.and_then(|json| json.get("credentialSubject")));
    let verdict = verdict::verdict(&checks);
    let reason = verdict::reason(&checks, verdict);
    EndorsementFacts {
        at: enclosed.at.clone(),
        verdict,
        recognition,
        headline: verdict::headline(verdict, reason, recognition, ProofKind::Signed),
        reason,
        issuer: credential.facts.issuer,
        subject: subjects.first().and_then(json::id_of).map(str::to_owned),
        fits: !subjects.is_empty()
            && subjects.iter().all(|subject| {
                json::id_of(subject).is_some_and(|id| enclosed.endorsable.iter().any(|endorsable| endorsable == id))
            }),
        comment: subjects
            .iter()
            .find_map(|subject| json::strings(subject.get("endorsementComment")).find(|comment| !comment.is_empty()))
            .map(str::to_owned),
        checks,
    }
}
