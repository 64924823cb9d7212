//! The rules for any credential (VCDM 1.1 and 2.0, sections 4 and 5).

use serde_json::Value;

use super::findings::{Findings, Place, type_names};
use super::parts;
use super::value::{Kind, is_identifier, is_in_languages, is_uri};
use super::walk::has_type;
use super::{entries, is_v1};
use crate::engine::code::Code;
use crate::engine::limits;
use crate::engine::read::{self, CredentialClaim, V1_CONTEXT, V2_CONTEXT, json};
use crate::engine::time::Moment;

impl Findings {
    /// What decides first, then the parts that do not.
    pub fn credential(&mut self, claim: &CredentialClaim) {
        let json = &claim.json;
        let place = Place::ROOT;
        self.context(json);
        if !json::strings(json.get("type")).any(|name| name == "VerifiableCredential") {
            self.add_text(Code::ShapeType, &place.member("type"), type_names(json), Some("VerifiableCredential"));
        } else if !has_type(json) {
            self.add(Code::FormType, &place.member("type"), None, Some("IRI"));
        }
        if let Some(id) = json.get("id").filter(|id| !is_identifier(id)) {
            self.add(Code::ShapeId, &place.member("id"), Some(id), Some("URI"));
        }
        self.issuer(json);
        self.subjects(json);
        self.dates(claim);
        self.statuses(claim);
        let (proofs, several) = entries(json, "proof");
        if proofs.iter().any(|proof| !proof.is_object()) {
            self.add(Code::ProofIncomplete, &place.member("proof"), None, None);
        }
        self.texts(claim);
        self.part(&parts::VERIFIABLE_CREDENTIAL, json, &place);
        for (index, _) in proofs.iter().enumerate().filter(|(_, proof)| proof.is_object() && !has_type(proof)) {
            self.add(Code::FormType, &place.member("proof").entry(index, several), None, Some("Proof"));
        }
        if claim.kind != read::Kind::OpenBadge {
            self.part(&parts::ANY_EVIDENCE, json, &place);
        }
    }

    /// VCDM 4.3: an ordered set; the first context is the data model's.
    fn context(&mut self, json: &Value) {
        let place = Place::ROOT.member("@context");
        let contexts = json::set(json.get("@context"));
        let first = contexts.first();
        if !matches!(first.and_then(Value::as_str), Some(V1_CONTEXT | V2_CONTEXT)) {
            self.add(Code::ShapeContext, &place, first, Some(V2_CONTEXT));
        }
        if contexts.iter().any(|context| !context.is_string() && !context.is_object()) {
            self.add(Code::ShapeContext, &place, None, Some("URI"));
        }
        if json.get("@context").is_some_and(Value::is_string) {
            self.add(Code::FormContext, &place, first, Some("array"));
        }
        for (index, context) in contexts.iter().enumerate().filter(|(_, context)| context.is_string()) {
            if !is_identifier(context) {
                self.add(Code::FormContext, &place.item(index), Some(context), Some("URI"));
            }
        }
    }

    /// VCDM 4.7: a URL, or an object that has one.
    fn issuer(&mut self, json: &Value) {
        let place = Place::ROOT.member("issuer");
        let issuer = json.get("issuer");
        let place = if issuer.is_some_and(Value::is_object) { place.member("id") } else { place };
        let id = issuer.filter(|issuer| !issuer.is_array()).and_then(json::id_of);
        if !id.is_some_and(is_uri) {
            let found = issuer.filter(|issuer| issuer.is_string()).or_else(|| issuer?.get("id"));
            self.add(Code::ShapeIssuer, &place, found, Some("URI"));
        }
    }

    /// VCDM 4.8: each says something; an id is a URL.
    fn subjects(&mut self, json: &Value) {
        let place = Place::ROOT.member("credentialSubject");
        let (subjects, several) = entries(json, "credentialSubject");
        let is_empty = |subject: &Value| subject.as_object().is_none_or(serde_json::Map::is_empty);
        if subjects.is_empty() || subjects.iter().any(is_empty) {
            self.add(Code::ShapeSubject, &place, None, None);
        }
        for (index, subject) in subjects.iter().enumerate() {
            if let Some(id) = subject.get("id").filter(|id| !is_identifier(id)) {
                self.add(Code::ShapeId, &place.entry(index, several).member("id"), Some(id), Some("URI"));
            }
        }
    }

    /// VCDM 1.1 4.5 and 4.6, VCDM 2.0 4.9. What cannot be read as a date leaves open when; the want of a zone is told by
    /// those who compare dates.
    fn dates(&mut self, claim: &CredentialClaim) {
        let json = &claim.json;
        for member in ["validFrom", "validUntil", "issuanceDate", "expirationDate", "awardedDate"] {
            let Some(value) = json.get(member) else { continue };
            let place = Place::ROOT.member(member);
            if value.as_str().and_then(Moment::parse).is_none() {
                self.add(Code::ShapeDate, &place, Some(value), Some("DateTime"));
            } else if !Kind::DateTime.admits(value) {
                self.add(Code::FormValue, &place, Some(value), Some("DateTime"));
            }
        }
        if is_v1(claim) && json.get("issuanceDate").is_none() && json.get("validFrom").is_none() {
            self.absent_start("issuanceDate");
        }
    }

    /// No date says since when. A holder who chooses what to show may have kept it back.
    pub fn absent_start(&mut self, member: &str) {
        let code = if self.is_selective { Code::FormMissing } else { Code::ShapeDate };
        self.add(code, &Place::ROOT.member(member), None, Some("DateTime"));
    }

    /// VCDM 4.10: an entry that cannot be read leaves open whether the credential is in force.
    fn statuses(&mut self, claim: &CredentialClaim) {
        let place = Place::ROOT.member("credentialStatus");
        let (statuses, several) = entries(&claim.json, "credentialStatus");
        if statuses.len() > limits::STATUS_ENTRIES {
            self.add(Code::ShapeStatus, &place, None, None);
        }
        for (index, status) in statuses.iter().enumerate().take(limits::STATUS_ENTRIES) {
            let place = place.entry(index, several);
            if json::strings(status.get("type")).next().is_none() {
                self.add(Code::ShapeStatus, &place, status.get("type"), Some("type"));
            }
            match status.get("id") {
                Some(id) if !is_identifier(id) => {
                    // Where the list has a member of its own, the entry's id decides nothing.
                    let is_named = ["statusListCredential", "revocationListCredential"]
                        .iter()
                        .any(|member| json::text(status, member).is_some());
                    let code = if is_named { Code::FormValue } else { Code::ShapeStatus };
                    self.add(code, &place.member("id"), Some(id), Some("URI"));
                }
                None if is_v1(claim) => self.missing(&place.member("id"), "URI"),
                _ => {}
            }
        }
    }

    /// VCDM 2.0, 4.6 and 11.1: names and descriptions, in one language or several.
    fn texts(&mut self, claim: &CredentialClaim) {
        if is_v1(claim) {
            return;
        }
        let issuer = Place::ROOT.member("issuer");
        for (part, place) in [(Some(&claim.json), Place::ROOT), (claim.json.get("issuer"), issuer)] {
            for name in ["name", "description"] {
                let value = part.and_then(|part| part.get(name)).filter(|value| !value.is_null());
                if let Some(value) = value.filter(|value| !is_in_languages(value)) {
                    self.add(Code::FormValue, &place.member(name), Some(value), Some("String"));
                }
            }
        }
    }
}
