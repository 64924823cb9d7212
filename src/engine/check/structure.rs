//! Is it built as its standard demands? (VCDM 1.1 and 2.0 section 4; Open Badges 3.0 section B; DESIGN rules 14 and 15)
//!
//! A fault that leaves open who issued, to whom, what, when, or whether it is in force is `shape.*` and fails. Any other
//! departure is `form.*`: a genuine badge of a careless issuer is still genuine.

use serde_json::Value;

use crate::engine::code::Code;
use crate::engine::limits;
use crate::engine::read::{CredentialClaim, Kind, Model, V1_CONTEXT, V2_CONTEXT, json};
use crate::engine::report::{Check, Detail};
use crate::engine::time::Moment;

/// All findings, in the order of the document, at most [`limits::FINDINGS`].
pub fn check(claim: &CredentialClaim) -> Vec<Check> {
    let mut structure = Structure { findings: Vec::new() };
    structure.credential(claim);
    if claim.kind == Kind::OpenBadge {
        structure.open_badge(&claim.json);
    }
    structure.nulls(&claim.json);
    structure.findings
}

struct Structure {
    findings: Vec<Check>,
}

impl Structure {
    fn find(&mut self, code: Code, place: &str) {
        self.found(code, place, None);
    }

    fn found(&mut self, code: Code, place: &str, found: Option<&str>) {
        // Faults are always listed; of mere notes, no more than can be read.
        if self.findings.len() < limits::FINDINGS || code.outcome() != crate::engine::report::Outcome::Note {
            let detail = Detail { found: found.map(str::to_owned), ..Detail::at(place) };
            self.findings.push(Check::with(code, detail));
        }
    }

    /// The rules for any credential.
    fn credential(&mut self, claim: &CredentialClaim) {
        let json = &claim.json;
        self.context(json);
        let types: Vec<&str> = json::strings(json.get("type")).collect();
        if !types.contains(&"VerifiableCredential") {
            self.found(Code::ShapeType, "/type", Some(&types.join(", ")));
        }
        if json.get("id").is_some_and(|id| !is_identifier(id)) {
            self.find(Code::ShapeId, "/id");
        }
        if !json.get("issuer").is_some_and(|issuer| issuer.is_string() || issuer.is_object())
            || !json.get("issuer").and_then(json::id_of).is_some_and(is_uri)
        {
            self.find(Code::ShapeIssuer, "/issuer");
        }
        self.subjects(json);
        self.dates(claim);
        self.statuses(json);
        let proofs = json::set(json.get("proof"));
        if proofs.iter().any(|proof| !proof.is_object()) {
            self.find(Code::ProofIncomplete, "/proof");
        }
    }

    /// VCDM 4.3: the first context is the data model's.
    fn context(&mut self, json: &Value) {
        let contexts = json::set(json.get("@context"));
        let first = contexts.first().and_then(Value::as_str);
        if !matches!(first, Some(V1_CONTEXT | V2_CONTEXT)) {
            self.found(Code::ShapeContext, "/@context", first);
        }
        if contexts.iter().any(|context| !context.is_string() && !context.is_object()) {
            self.find(Code::ShapeContext, "/@context");
        }
    }

    fn subjects(&mut self, json: &Value) {
        let subjects = json::set(json.get("credentialSubject"));
        let is_empty = |subject: &Value| subject.as_object().is_none_or(serde_json::Map::is_empty);
        if subjects.is_empty() || subjects.iter().any(is_empty) {
            self.find(Code::ShapeSubject, "/credentialSubject");
        }
        for (index, subject) in subjects.iter().enumerate() {
            if subject.get("id").is_some_and(|id| !is_identifier(id)) {
                let place = if subjects.len() > 1 {
                    format!("/credentialSubject/{index}/id")
                } else {
                    "/credentialSubject/id".into()
                };
                self.find(Code::ShapeId, &place);
            }
        }
    }

    /// VCDM 1.1 4.5 and 4.6, VCDM 2.0 4.9. What cannot be read as a date leaves open when.
    fn dates(&mut self, claim: &CredentialClaim) {
        let json = &claim.json;
        for member in ["validFrom", "validUntil", "issuanceDate", "expirationDate", "awardedDate"] {
            let Some(value) = json.get(member) else { continue };
            if value.as_str().and_then(Moment::parse).is_none() {
                self.find(Code::ShapeDate, &format!("/{member}"));
            }
        }
        if claim.model == Model::V1 && json.get("issuanceDate").is_none() && json.get("validFrom").is_none() {
            self.find(Code::ShapeDate, "/issuanceDate");
        }
    }

    fn statuses(&mut self, json: &Value) {
        let entries = json::set(json.get("credentialStatus"));
        for (index, entry) in entries.iter().enumerate() {
            if json::strings(entry.get("type")).next().is_none() {
                self.find(Code::ShapeStatus, &format!("/credentialStatus/{index}"));
            }
        }
        if entries.len() > limits::STATUS_ENTRIES {
            self.find(Code::ShapeStatus, "/credentialStatus");
        }
    }

    /// Open Badges 3.0, B.1: what an AchievementCredential must carry.
    fn open_badge(&mut self, json: &Value) {
        let types: Vec<&str> = json::strings(json.get("type")).collect();
        if !types.iter().any(|name| matches!(*name, "OpenBadgeCredential" | "AchievementCredential")) {
            self.found(Code::ShapeType, "/type", Some(&types.join(", ")));
        }
        let contexts: Vec<&str> = json::strings(json.get("@context")).collect();
        if !contexts.iter().any(|url| is_badge_context(url)) {
            self.find(Code::ShapeContext, "/@context");
        } else if !contexts.get(1).is_some_and(|url| is_badge_context(url)) {
            self.find(Code::FormContext, "/@context/1");
        }
        if json.get("validFrom").is_none() && json.get("issuanceDate").is_none() {
            // A suite of selective disclosure lets the holder keep it back: absent is then not missing.
            let suites = json::set(json.get("proof")).iter().filter_map(|proof| json::text(proof, "cryptosuite"));
            let selective = suites.into_iter().any(|suite| suite.contains("-sd-") || suite.starts_with("bbs"));
            self.find(if selective { Code::FormMissing } else { Code::ShapeDate }, "/validFrom");
        }
        match json.get("issuer") {
            Some(issuer @ Value::Object(_)) => self.typed(issuer, "/issuer", "Profile"),
            Some(_) => self.find(Code::FormType, "/issuer"),
            None => {}
        }
        match json::set(json.get("credentialSubject")) {
            [subject] => self.achievement_subject(subject),
            [] => {}
            _ => self.find(Code::ShapeSubject, "/credentialSubject"),
        }
        self.each_typed(json, "", "evidence", "Evidence");
    }

    fn achievement_subject(&mut self, subject: &Value) {
        let place = "/credentialSubject";
        if !json::strings(subject.get("type")).any(|name| name == "AchievementSubject") {
            self.find(Code::ShapeSubject, &json::step(place, "type"));
        }
        if subject.get("id").is_none() && json::set(subject.get("identifier")).is_empty() {
            // Against the standard, but where a name stands it is not open to whom the badge was given.
            let named = json::text(subject, "name").is_some();
            self.find(if named { Code::FormMissing } else { Code::ShapeSubject }, &json::step(place, "id"));
        }
        self.each_typed(subject, place, "identifier", "IdentityObject");
        self.each_typed(subject, place, "result", "Result");
        if let Some(source @ Value::Object(_)) = subject.get("source") {
            self.typed(source, &json::step(place, "source"), "Profile");
        }
        let place = json::step(place, "achievement");
        match subject.get("achievement") {
            Some(achievement @ Value::Object(_)) => self.achievement(achievement, &place),
            _ => self.find(Code::ShapeAchievement, &place),
        }
    }

    fn achievement(&mut self, achievement: &Value, place: &str) {
        if !achievement.get("name").is_some_and(|name| !name.is_null() && name != "") {
            self.find(Code::ShapeAchievement, &json::step(place, "name"));
        }
        match achievement.get("id") {
            Some(id) if is_identifier(id) => {}
            Some(_) => self.find(Code::ShapeAchievement, &json::step(place, "id")),
            None => self.find(Code::FormMissing, &json::step(place, "id")),
        }
        self.typed(achievement, place, "Achievement");
        let criteria = achievement.get("criteria");
        let stated = criteria
            .is_some_and(|criteria| ["id", "narrative"].iter().any(|member| json::text(criteria, member).is_some()));
        if !stated {
            self.find(Code::FormMissing, &json::step(place, "criteria"));
        }
        if achievement.get("description").is_none() {
            self.find(Code::FormMissing, &json::step(place, "description"));
        }
        self.each_typed(achievement, place, "alignment", "Alignment");
        self.each_typed(achievement, place, "resultDescription", "ResultDescription");
    }

    fn each_typed(&mut self, parent: &Value, place: &str, member: &str, wanted: &str) {
        let several = parent.get(member).is_some_and(Value::is_array);
        for (index, part) in json::set(parent.get(member)).iter().enumerate() {
            let place = json::step(place, member);
            let place = if several { json::step(&place, index) } else { place };
            if !part.is_null() {
                self.typed(part, &place, wanted);
            }
        }
    }

    fn typed(&mut self, part: &Value, place: &str, wanted: &str) {
        if !json::strings(part.get("type")).any(|name| name == wanted) {
            self.found(Code::FormType, place, Some(wanted));
        }
    }

    /// `null` says nothing: JSON-LD drops it, and no standard asks for it.
    fn nulls(&mut self, json: &Value) {
        let mut open = vec![(String::new(), json)];
        while let Some((place, value)) = open.pop() {
            match value {
                Value::Null => self.find(Code::FormNull, &place),
                Value::Array(array) => {
                    open.extend(array.iter().enumerate().rev().map(|(index, value)| (json::step(&place, index), value)))
                }
                Value::Object(object) => {
                    let members = object.iter().rev().filter(|(name, _)| name.as_str() != "@context");
                    open.extend(members.map(|(name, value)| (json::step(&place, name), value)));
                }
                _ => {}
            }
        }
    }
}

/// `https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json` and its earlier spellings (Open Badges 3.0, B.2).
fn is_badge_context(url: &str) -> bool {
    let known = url.strip_prefix("https://purl.imsglobal.org/spec/ob/v3p0/");
    known.is_some_and(|rest| rest.starts_with("context") && (rest.ends_with(".json") || rest.ends_with(".jsonld")))
}

fn is_identifier(value: &Value) -> bool {
    value.as_str().is_some_and(is_uri)
}

/// An absolute URI: a scheme, and something after it, without white space (RFC 3986, 4.3).
fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let mut letters = scheme.bytes();
    letters.next().is_some_and(|first| first.is_ascii_alphabetic())
        && letters.all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
        && !rest.is_empty()
        && !text
            .contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`'))
}
