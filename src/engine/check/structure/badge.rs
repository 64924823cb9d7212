//! The rules for Open Badges, endorsements and learner records only (Open Badges 3.0, B.1; Comprehensive Learner Record
//! 2.0, B.1; DESIGN rule 15). Of a record only its outline is judged.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::findings::{Findings, Place, type_names};
use super::value::is_identifier;
use super::walk::levels;
use super::{entries, is_v1, parts};
use crate::engine::code::Code;
use crate::engine::read::{CredentialClaim, json};

/// The context that Open Badges 3.0 asks for (B.1.2).
const CONTEXT: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

impl Findings {
    /// AchievementCredential (B.1.2; of VCDM 1.1: B.9.2).
    pub fn badge(&mut self, claim: &CredentialClaim) {
        let json = &claim.json;
        let root = Place::ROOT;
        if !json::strings(json.get("type")).any(|name| matches!(name, "OpenBadgeCredential" | "AchievementCredential"))
        {
            self.add_text(Code::ShapeType, &root.member("type"), type_names(json), Some("OpenBadgeCredential"));
        }
        if !json::strings(json.get("@context")).any(is_badge_context) {
            self.add(Code::ShapeContext, &root.member("@context"), None, Some(CONTEXT));
        } else {
            self.badge_context(json, 1);
        }
        self.start(claim);
        let place = root.member("credentialSubject");
        let (subjects, in_array) = entries(json, "credentialSubject");
        if let [subject @ Value::Object(_)] = subjects {
            let place = place.entry(0, in_array);
            self.achievement_subject(subject, &place);
            self.part(&parts::ACHIEVEMENT_SUBJECT, subject, &place);
            self.results(subject, &place);
        } else if subjects.len() > 1 {
            self.add(Code::ShapeSubject, &place, None, Some("AchievementSubject"));
        }
        self.part(&parts::ACHIEVEMENT_CREDENTIAL, json, &root);
        self.any_version(claim);
        if is_v1(claim) && json.get("name").is_none() {
            self.missing(&root.member("name"), "String");
        }
    }

    /// EndorsementCredential (B.1.7; of VCDM 1.1: B.9.4). Without an id it is open what is endorsed.
    pub fn endorsement(&mut self, claim: &CredentialClaim) {
        let json = &claim.json;
        let root = Place::ROOT;
        self.start(claim);
        let place = root.member("credentialSubject");
        let (subjects, in_array) = entries(json, "credentialSubject");
        if let [subject @ Value::Object(_)] = subjects {
            let place = place.entry(0, in_array);
            if !json::strings(subject.get("type")).any(|name| name == "EndorsementSubject") {
                self.add_text(Code::ShapeSubject, &place, type_names(subject), Some("EndorsementSubject"));
            }
            if subject.get("id").is_none() && !self.is_selective {
                self.add(Code::ShapeSubject, &place.member("id"), None, Some("URI"));
            }
        } else if subjects.len() > 1 {
            self.add(Code::ShapeSubject, &place, None, Some("EndorsementSubject"));
        }
        self.badge_context(json, 1);
        self.part(&parts::ENDORSEMENT_CREDENTIAL, json, &root);
        self.any_version(claim);
    }

    /// ClrCredential: the credentials in it are not judged here.
    pub fn record(&mut self, claim: &CredentialClaim) {
        self.badge_context(&claim.json, 2);
        self.part(&parts::CLR_CREDENTIAL, &claim.json, &Place::ROOT);
        self.any_version(claim);
    }

    /// Since when: `validFrom`, in VCDM 1.1 `issuanceDate`.
    fn start(&mut self, claim: &CredentialClaim) {
        let (own, other) = if is_v1(claim) { ("issuanceDate", "validFrom") } else { ("validFrom", "issuanceDate") };
        match (claim.json.get(own), claim.json.get(other)) {
            (Some(_), _) => {}
            (None, Some(_)) => self.missing(&Place::ROOT.member(own), "DateTimeZ"),
            (None, None) => self.absent_start(own),
        }
    }

    /// The context of Open Badges, in its place. Other spellings and versions were published, too (B.2).
    fn badge_context(&mut self, json: &Value, index: usize) {
        let place = Place::ROOT.member("@context");
        let context = json::set(json.get("@context")).get(index);
        if context.and_then(Value::as_str) != Some(CONTEXT) {
            self.add(Code::FormContext, &place.entry(index, context.is_some()), context, Some(CONTEXT));
        }
    }

    /// What differs between the data models: an issuer by its address alone came with VCDM 2.0 (B.1.20, B.9.8).
    fn any_version(&mut self, claim: &CredentialClaim) {
        let place = Place::ROOT.member("issuer");
        match claim.json.get("issuer") {
            Some(issuer @ Value::Object(_)) => self.part(&parts::PROFILE, issuer, &place),
            Some(issuer @ Value::String(_)) if is_v1(claim) => {
                self.add(Code::FormType, &place, Some(issuer), Some("Profile"))
            }
            _ => {}
        }
        let (services, several) = entries(&claim.json, "refreshService");
        for (index, service) in services.iter().enumerate().filter(|(_, service)| service.get("id").is_none()) {
            if service.is_object() {
                self.missing(&Place::ROOT.member("refreshService").entry(index, several).member("id"), "URI");
            }
        }
    }

    /// To whom, and what.
    fn achievement_subject(&mut self, subject: &Value, place: &Place<'_>) {
        if !json::strings(subject.get("type")).any(|name| name == "AchievementSubject") {
            self.add_text(Code::ShapeSubject, &place.member("type"), type_names(subject), Some("AchievementSubject"));
        }
        let is_named = |identity: &Value| json::text(identity, "identityHash").is_some();
        if subject.get("id").is_none() && !json::set(subject.get("identifier")).iter().any(is_named) {
            // Against the standard, but where a name stands it is not open to whom the badge was given.
            let is_told = self.is_selective || json::text(subject, "name").is_some();
            let code = if is_told { Code::FormMissing } else { Code::ShapeSubject };
            self.add(code, &place.member("id"), None, Some("URI, IdentityObject"));
        }
        let place = place.member("achievement");
        let Some(achievement @ Value::Object(_)) = subject.get("achievement") else {
            return self.add(Code::ShapeAchievement, &place, subject.get("achievement"), Some("Achievement"));
        };
        let name = achievement.get("name");
        if !name.is_some_and(|name| !name.is_null() && name != "") {
            self.add(Code::ShapeAchievement, &place.member("name"), None, Some("String"));
        }
        if let Some(id) = achievement.get("id").filter(|id| !is_identifier(id)) {
            self.add(Code::FormValue, &place.member("id"), Some(id), Some("URI"));
        }
    }

    /// A result is read by its description in the achievement (B.1.16).
    fn results(&mut self, subject: &Value, place: &Place<'_>) {
        let Some(achievement @ Value::Object(_)) = subject.get("achievement").filter(|_| !self.is_selective) else {
            return;
        };
        let mut by_id: HashMap<&str, (&Value, HashSet<&str>)> = HashMap::new();
        let described = json::set(achievement.get("resultDescription")).iter();
        by_id.extend(described.filter_map(|one| Some((json::text(one, "id")?, (one, levels(one).collect())))));
        let (results, in_array) = entries(subject, "result");
        let place = place.member("result");
        for (index, result) in results.iter().enumerate() {
            let place = place.entry(index, in_array);
            let Some(link) = result.get("resultDescription").filter(|link| is_identifier(link)) else { continue };
            let Some((description, levels)) = link.as_str().and_then(|id| by_id.get(id)) else {
                self.add(Code::FormValue, &place.member("resultDescription"), Some(link), Some("ResultDescription"));
                continue;
            };
            if json::text(description, "resultType") == Some("Status") && result.get("status").is_none() {
                self.missing(&place.member("status"), "ResultStatusType");
            }
            if let Some(level) = result.get("achievedLevel").filter(|level| is_identifier(level))
                && !level.as_str().is_some_and(|id| levels.contains(id))
            {
                self.add(Code::FormValue, &place.member("achievedLevel"), Some(level), Some("RubricCriterionLevel"));
            }
        }
    }
}

/// `https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json` and its earlier spellings (Open Badges 3.0, B.2).
fn is_badge_context(url: &str) -> bool {
    let known = url.strip_prefix("https://purl.imsglobal.org/spec/ob/v3p0/");
    known.is_some_and(|rest| rest.starts_with("context") && (rest.ends_with(".json") || rest.ends_with(".jsonld")))
}
