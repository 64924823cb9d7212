//! VC-JWT: a credential signed as a compact JWS (VCDM 1.1, 6.3.1; VC-JOSE-COSE; Open Badges 3.0, 8.2).

use serde_json::Value;

use super::algorithm::Algorithm;
use super::{Judged, Tried};
use crate::engine::code::Code;
use crate::engine::key::binding::{Keys, Named, Search};
use crate::engine::read::json;
use crate::engine::read::jws::Jws;
use crate::engine::report::{Check, Detail, ProofFacts};
use crate::engine::time::Timestamp;

/// Media types of `typ` that a credential may have (VC-JOSE-COSE, 3.1.1 and 3.2.1; RFC 7519, 5.1; RFC 9901; older
/// drafts).
const TYPES: [&str; 11] = [
    "jwt",
    "jose",
    "sd-jwt",
    "vc+jwt",
    "vc+ld+jwt",
    "vc+ld+json+jwt",
    "vc+ld+json",
    "vc",
    "vc+sd-jwt",
    "vc-ld+sd-jwt",
    "vc+ld+json+sd-jwt",
];

/// The checks on header, signature and key.
pub fn verify(token: &Jws, search: &Search) -> Judged {
    let suite = format!("JWT {}", token.algorithm());
    let tried = judge(token, search, &suite);
    reported(token, suite, tried, json::text(&token.header, "kid"))
}

/// The same with keys that the header does not name: those of an Open Badges 1 or 2 issuer.
#[cfg(feature = "whole")]
pub fn verify_with(token: &Jws, method: Option<&str>, keys: impl FnOnce() -> Keys) -> Judged {
    let suite = format!("JWS {}", token.algorithm());
    let tried = match algorithm(token, &suite) {
        Ok(algorithm) => try_token(token, algorithm, &keys(), &suite),
        Err(tried) => tried,
    };
    reported(token, suite, tried, method)
}

fn reported(token: &Jws, suite: String, tried: Tried, method: Option<&str>) -> Judged {
    let created = token.payload.get("iat").and_then(numeric_date).map(|seconds| Timestamp(seconds).to_rfc3339());
    let facts = ProofFacts {
        at: "jws".to_owned(),
        suite,
        code: super::outcome(&tried.checks),
        method: method.map(str::to_owned),
        key: tried.key.map(str::to_owned),
        source: tried.source,
        binding: tried.binding,
        created,
    };
    Judged { checks: tried.checks, proofs: vec![facts], ..Judged::default() }
}

fn refused(check: Check) -> Tried {
    Tried { checks: vec![check], ..Tried::default() }
}

/// The algorithm that the header names, unless something in it forbids to go on.
fn algorithm(token: &Jws, suite: &str) -> Result<Algorithm, Tried> {
    let algorithm = Algorithm::from_jose(token.algorithm()).map_err(|code| {
        let detail = Detail { suite: Some(suite.to_owned()), at: Some("alg".into()), ..Detail::default() };
        refused(Check::with(code, detail))
    })?;
    header_fault(token).map_or(Ok(algorithm), |check| Err(refused(check)))
}

fn judge(token: &Jws, search: &Search, suite: &str) -> Tried {
    let name = token.algorithm();
    let algorithm = match algorithm(token, suite) {
        Ok(algorithm) => algorithm,
        Err(tried) => return tried,
    };
    let named = Named { method: json::text(&token.header, "kid"), jwk: token.header.get("jwk") };
    if named.method.is_none() && named.jwk.is_none() && token.header.get("x5c").is_some() {
        let check = Check::with(Code::KeyUnbound, Detail::proof(suite, "x5c"));
        return Tried { binding: Some(check.code), ..refused(check) };
    }
    // A key that says for which algorithm it is, is for no other (RFC 7517, 4.4).
    let meant = named.jwk.and_then(|key| json::text(key, "alg"));
    if meant.is_some_and(|meant| meant != name && !(meant == "Ed25519" || name == "Ed25519")) {
        return refused(Check::with(Code::ProofAlgorithmKey, Detail::proof(suite, "jwk")));
    }
    try_token(token, algorithm, &search.keys(&named), suite)
}

fn try_token(token: &Jws, algorithm: Algorithm, keys: &Keys, suite: &str) -> Tried {
    let mut tried = super::try_keys(keys, suite, |key| {
        let verified = algorithm.verify(key, token.signing_input(), &token.signature);
        verified.map(|()| Vec::new()).map_err(|code| (code, Detail::default()))
    });
    if let Some(audience) = token.payload.get("aud") {
        let audience = json::strings(Some(audience)).collect::<Vec<_>>().join(", ");
        tried.checks.push(Check::with(Code::ProofAudience, Detail::found(audience)));
    }
    tried
}

/// What in the header forbids to go on.
fn header_fault(token: &Jws) -> Option<Check> {
    if let Some(critical) = token.header.get("crit") {
        // No extension is understood here (RFC 7515, 4.1.11), `b64` neither.
        let names = json::strings(Some(critical)).collect::<Vec<_>>().join(", ");
        return Some(Check::with(Code::ProofCritical, Detail::found(names)));
    }
    let kind = token.header.get("typ")?;
    let name = kind.as_str().unwrap_or_default().to_ascii_lowercase();
    let name = name.strip_prefix("application/").unwrap_or(&name);
    (!TYPES.contains(&name)).then(|| Check::with(Code::ProofMediaType, Detail::found(name)))
}

/// The credential that a token carries, and what its own claims say against it (DESIGN rule 6).
pub fn credential(token: &Jws) -> (Value, Vec<Check>) {
    let payload = &token.payload;
    let wrapped = payload.get("vc");
    match wrapped {
        Some(Value::Object(_)) if payload.get("@context").is_none() => {
            wrapped_credential(payload, wrapped.unwrap_or(payload))
        }
        Some(_) => (payload.clone(), vec![contradiction("vc")]),
        None => (payload.clone(), bare_contradictions(payload)),
    }
}

/// VCDM 1.1, 6.3.1: the claims stand for members of the credential; where both are written they must agree.
fn wrapped_credential(payload: &Value, wrapped: &Value) -> (Value, Vec<Check>) {
    let mut credential = wrapped.clone();
    let mut checks = misshapen(payload);
    let text = |claim: &str| json::text(payload, claim);
    if let Some(iss) = text("iss") {
        match credential.get("issuer").and_then(json::id_of) {
            Some(issuer) if issuer != iss => checks.push(contradiction("iss")),
            Some(_) => {}
            None => fill(&mut credential, "issuer", iss.into()),
        }
    }
    if let Some(jti) = text("jti") {
        match json::text(&credential, "id") {
            Some(id) if id != jti => checks.push(contradiction("jti")),
            Some(_) => {}
            None => fill(&mut credential, "id", jti.into()),
        }
    }
    if let Some(sub) = text("sub") {
        match json::set(credential.get("credentialSubject")) {
            [subject] => match json::text(subject, "id") {
                Some(id) if id != sub => checks.push(contradiction("sub")),
                Some(_) => {}
                None => {
                    let mut subject = subject.clone();
                    fill(&mut subject, "id", sub.into());
                    fill(&mut credential, "credentialSubject", subject);
                }
            },
            _ => checks.push(contradiction("sub")),
        }
    }
    for (claim, members) in [("exp", ["expirationDate", "validUntil"]), ("nbf", ["issuanceDate", "validFrom"])] {
        let Some(value) = payload.get(claim) else { continue };
        let Some(seconds) = numeric_date(value) else { continue };
        let stated = members.iter().find_map(|member| json::text(&credential, member));
        match stated.map(crate::engine::time::Moment::parse) {
            Some(Some(moment)) if moment.at.0 != seconds => checks.push(contradiction(claim)),
            // A member that is no date is the structure's to say.
            Some(_) => {}
            None => {
                let date = crate::engine::time::Timestamp(seconds).to_rfc3339();
                fill(&mut credential, members[0], date.into());
            }
        }
    }
    (credential, checks)
}

/// VC-JOSE-COSE, 3.1.3: the payload is the credential; registered claims beside it must not contradict it.
fn bare_contradictions(payload: &Value) -> Vec<Check> {
    let mut checks = misshapen(payload);
    let against = |claim: &str, member: Option<&str>| {
        json::text(payload, claim).zip(member).is_some_and(|(claim, member)| claim != member)
    };
    if against("iss", payload.get("issuer").and_then(json::id_of)) {
        checks.push(contradiction("iss"));
    }
    if against("jti", json::text(payload, "id")) {
        checks.push(contradiction("jti"));
    }
    if let [subject] = json::set(payload.get("credentialSubject"))
        && against("sub", json::text(subject, "id"))
    {
        checks.push(contradiction("sub"));
    }
    if payload.get("vp").is_some() {
        checks.push(contradiction("vp"));
    }
    checks
}

/// Registered claims of another kind than RFC 7519, 4.1, gives them: whoever reads on would not see them.
fn misshapen(payload: &Value) -> Vec<Check> {
    let wrong = |claim: &&str, fits: &dyn Fn(&Value) -> bool| payload.get(*claim).is_some_and(|value| !fits(value));
    let texts = ["iss", "sub", "jti"].into_iter().filter(|claim| wrong(claim, &Value::is_string));
    let dates = ["exp", "nbf"].into_iter().filter(|claim| wrong(claim, &|value| numeric_date(value).is_some()));
    texts.chain(dates).map(contradiction).collect()
}

/// A contradiction between `exp` or `nbf` and the credential's own dates.
pub fn is_about_dates(check: &Check) -> bool {
    check.code == Code::ProofClaims && matches!(check.detail.found.as_deref(), Some("exp" | "nbf"))
}

fn contradiction(claim: &str) -> Check {
    Check::with(Code::ProofClaims, Detail::found(claim))
}

fn fill(object: &mut Value, member: &str, value: Value) {
    if let Some(object) = object.as_object_mut() {
        object.insert(member.to_owned(), value);
    }
}

/// A NumericDate (RFC 7519, 2): seconds since 1970, fractions cut.
pub fn numeric_date(value: &Value) -> Option<i64> {
    // Beyond the year 9999 it is a mistake (milliseconds, say), not a date.
    let in_range = |seconds: &f64| (-62_135_596_800.0..=253_402_300_799.0).contains(seconds);
    value.as_f64().map(f64::floor).filter(in_range).map(|seconds| seconds as i64)
}
