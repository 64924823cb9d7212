//! From text to a claim: which standard is it, and what secures it? Nothing is believed yet.

pub mod base64url;
pub mod hidden;
pub mod json;
pub mod jws;
pub mod legacy;
#[cfg_attr(not(feature = "whole"), path = "../absent/sd_jwt.rs")]
pub mod sd_jwt;

use serde_json::Value;

use super::code::Code;
use super::platform;
use super::proof::jose;
use super::report::{Check, Detail};
use super::unbake::Payload;
use hidden::Hidden;
use jws::Jws;
use legacy::Legacy;

/// What a payload turned out to be.
#[derive(Debug, Clone)]
pub enum Claim {
    /// A verifiable credential of the data models 1.1 or 2.0.
    Credential(Box<CredentialClaim>),
    /// An Open Badges 0.5 to 2.1 assertion, or a Blockcert.
    Legacy(Legacy),
    /// Only the address of a badge.
    Address(String),
}

/// A credential and what secures it.
#[derive(Debug, Clone)]
pub struct CredentialClaim {
    /// The credential; of a VC-JWT with the claims filled in.
    pub json: Value,
    /// What secures it.
    pub security: Security,
    /// The data model, by its context.
    pub model: Model,
    /// What it attests.
    pub kind: Kind,
    /// Contradictions met while reading, and what else is to be said of it.
    pub faults: Vec<Check>,
    /// What the holder kept back: an absent member may be among it.
    pub hidden: Hidden,
}

/// How a credential is secured.
#[derive(Debug, Clone)]
pub enum Security {
    /// By proofs inside the document, or not at all.
    Embedded,
    /// By the token around it.
    Enveloped(Box<Jws>),
}

/// Verifiable Credentials Data Model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Model {
    /// 1.1
    V1,
    /// 2.0
    V2,
}

/// What a credential attests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An Open Badges 3.0 achievement.
    OpenBadge,
    /// Somebody's support for a badge or an issuer.
    Endorsement,
    /// A Comprehensive Learner Record.
    Clr,
    /// Several credentials shown together by their holder.
    Presentation,
    /// Something else.
    Other,
}

/// The contexts of the two data models.
pub const V1_CONTEXT: &str = "https://www.w3.org/2018/credentials/v1";
/// See [`V1_CONTEXT`].
pub const V2_CONTEXT: &str = "https://www.w3.org/ns/credentials/v2";

impl CredentialClaim {
    /// `ob3/vcdm2/di` and the like: the report's `input.format`.
    pub fn format(&self) -> String {
        let family = match self.kind {
            Kind::OpenBadge => "ob3",
            Kind::Endorsement => "ob3-endorsement",
            Kind::Clr => "clr2",
            Kind::Presentation => "vp",
            Kind::Other => "vc",
        };
        let model = if self.model == Model::V1 { "vcdm1" } else { "vcdm2" };
        let secured = match &self.security {
            Security::Enveloped(token) if token.is_selective => "sd-jwt",
            Security::Enveloped(_) => "jwt",
            Security::Embedded if json::set(self.json.get("proof")).is_empty() => "unsigned",
            Security::Embedded => "di",
        };
        format!("{family}/{model}/{secured}")
    }

    fn new(json: Value, security: Security, faults: Vec<Check>) -> Self {
        // The first one is the data model's (VCDM 2.0, 4.3); what was put behind it later says nothing of the model.
        let first = json::strings(json.get("@context")).find(|url| matches!(*url, V1_CONTEXT | V2_CONTEXT));
        let model = if first == Some(V1_CONTEXT) { Model::V1 } else { Model::V2 };
        CredentialClaim { kind: kind(&json), json, security, model, faults, hidden: Hidden::default() }
    }
}

impl Claim {
    /// Reads a payload. The error says why there is nothing to judge.
    pub fn read(payload: &Payload) -> Result<Claim, Check> {
        match payload {
            Payload::Json(bytes) => Claim::from_json(bytes),
            Payload::Jws(text) => Claim::from_token(text),
            Payload::Url(url) => Claim::of_address(url),
            Payload::Other(_) => Err(Check::new(Code::DocumentMalformed)),
        }
    }

    /// Of an address: the badge's own, where a platform gives it several. What leads to no badge is refused, unasked.
    fn of_address(url: &str) -> Result<Claim, Check> {
        let url = &platform::typed(url).unwrap_or_else(|| url.to_owned());
        let code = match platform::read(url).map(|address| address.kind) {
            Some(platform::Kind::Receipt) => Code::DocumentPersonalLink,
            Some(platform::Kind::Person) => Code::DocumentPersonList,
            Some(platform::Kind::Unreceived) => Code::DocumentNotReceived,
            _ => return Ok(Claim::Address(platform::assertion(url).unwrap_or_else(|| url.clone()))),
        };
        Err(Check::new(code))
    }

    fn from_json(bytes: &[u8]) -> Result<Claim, Check> {
        let json = json::read(bytes).map_err(|fault| {
            let number = i64::try_from(fault.line).ok().filter(|line| *line > 0);
            Check::with(fault.code, Detail { found: fault.member.or(Some("JSON".into())), number, ..Detail::default() })
        })?;
        Claim::of(json)
    }

    /// Of a document that has been read.
    pub fn of(json: Value) -> Result<Claim, Check> {
        if json::text(&json, "schema").is_some_and(|schema| schema.starts_with("akashi.report/")) {
            return Err(Check::new(Code::DocumentIsReport));
        }
        if resembles_credential(&json) {
            return Ok(Claim::Credential(Box::new(CredentialClaim::new(json, Security::Embedded, Vec::new()))));
        }
        match Legacy::read(&json, None) {
            Some(legacy) => Ok(Claim::Legacy(legacy)),
            None => Err(Check::with(Code::DocumentNoBadge, Detail::found("JSON"))),
        }
    }

    fn from_token(text: &str) -> Result<Claim, Check> {
        let mut token = Jws::read(text).map_err(|(code, detail)| Check::with(code, detail))?;
        let (hidden, notes) = match sd_jwt::read(text, &token.header, &token.payload) {
            Ok(Some(disclosed)) => disclose(&mut token, disclosed),
            Ok(None) => Default::default(),
            // What was disclosed cannot be told, but whether it was signed at all can.
            Err(check) if check.code == Code::ProofUnsupported => (Hidden::default(), vec![check]),
            Err(check) => return Err(check),
        };
        let (credential, mut faults) = jose::credential(&token);
        faults.extend(notes);
        let presented = is_presentation(&token.payload, json::text(&token.header, "typ"));
        if presented || resembles_credential(&credential) {
            let mut claim = CredentialClaim::new(credential, Security::Enveloped(Box::new(token)), faults);
            if presented {
                claim.kind = Kind::Presentation;
            }
            claim.hidden = hidden;
            return Ok(Claim::Credential(Box::new(claim)));
        }
        match Legacy::read(&credential, Some(&token)) {
            Some(legacy) => Ok(Claim::Legacy(legacy)),
            None => Err(Check::with(Code::DocumentNoBadge, Detail::found("JWT"))),
        }
    }
}

/// The payload is what was shown of it. What was kept back is said, and that the holder signed as well.
fn disclose(token: &mut Jws, disclosed: sd_jwt::Disclosed) -> (Hidden, Vec<Check>) {
    let mut notes = Vec::new();
    if let Some(number) = i64::try_from(disclosed.hidden.number()).ok().filter(|number| *number > 0) {
        let suite = Some("SD-JWT".to_owned());
        notes.push(Check::with(Code::ProofPartial, Detail { suite, number: Some(number), ..Detail::default() }));
    }
    if disclosed.key_binding {
        notes.push(Check::new(Code::ProofKeyBinding));
    }
    token.is_selective = true;
    token.payload = disclosed.payload;
    let is_wrapped = token.payload.get("vc").is_some_and(Value::is_object);
    (if is_wrapped { disclosed.hidden.within("/vc") } else { disclosed.hidden }, notes)
}

fn resembles_credential(json: &Value) -> bool {
    let has_type = |wanted: &str| json::strings(json.get("type")).any(|name| name == wanted);
    has_type("VerifiableCredential")
        || has_type("VerifiablePresentation")
        || json::strings(json.get("@context")).any(|url| url == V1_CONTEXT || url == V2_CONTEXT)
        || json.get("credentialSubject").is_some()
}

/// Several credentials, or one in the hands of its holder.
fn is_presentation(json: &Value, typ: Option<&str>) -> bool {
    let typ = typ.unwrap_or_default().trim_start_matches("application/");
    json.get("vp").is_some()
        || typ.starts_with("vp+")
        || json::strings(json.get("type")).any(|name| name == "VerifiablePresentation")
}

fn kind(json: &Value) -> Kind {
    let has_type = |wanted: &str| json::strings(json.get("type")).any(|name| name == wanted);
    let subject_is = |wanted: &str| {
        json::set(json.get("credentialSubject"))
            .iter()
            .any(|subject| json::strings(subject.get("type")).any(|name| name == wanted))
    };
    if is_presentation(json, None) {
        Kind::Presentation
    } else if has_type("ClrCredential") || subject_is("ClrSubject") {
        Kind::Clr
    } else if has_type("EndorsementCredential") || subject_is("EndorsementSubject") {
        Kind::Endorsement
    } else if has_type("OpenBadgeCredential") || has_type("AchievementCredential") || subject_is("AchievementSubject") {
        Kind::OpenBadge
    } else {
        Kind::Other
    }
}
