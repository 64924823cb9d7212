//! Data Integrity proofs (VC Data Integrity 1.0): one, a set, or a chain of them.
//!
//! Built: `eddsa-rdfc-2022` (Data Integrity EdDSA Cryptosuites 1.0, 3.2). Every other suite is named and left undecided.

use serde_json::Value;

use super::algorithm::Algorithm;
use crate::engine::code::Code;
use crate::engine::digest::sha256;
use crate::engine::jsonld::{Contexts, Document, canonicalise, is_plain};
use crate::engine::key::binding::{Keys, Named, Search};
use crate::engine::limits;
use crate::engine::read::json;
use crate::engine::report::{Check, Detail, Outcome};
use crate::engine::time::{Moment, Timestamp};

/// The suite that is built.
const SUITE: &str = "eddsa-rdfc-2022";

/// The checks on all proofs of a document. `text` is the document as it came, `credential` the same, read.
pub fn verify(text: &str, credential: &Value, search: &Search) -> Vec<Check> {
    let proofs = json::set(credential.get("proof"));
    if proofs.is_empty() {
        return vec![Check::new(Code::ProofMissing)];
    }
    if proofs.len() > limits::PROOFS {
        return vec![Check::with(Code::ProofTooComplex, Detail::found("proofs"))];
    }
    let document = match Document::read(text) {
        Ok(document) => document,
        Err((code, detail)) => return vec![Check::with(code, detail)],
    };
    let written = document.elements("proof");
    let unsecured = document.without("proof");
    let several = proofs.len() > 1;
    let secured = Secured { unsecured: &unsecured, proofs, written: &written, search };
    let judged: Vec<Vec<Check>> = proofs
        .iter()
        .zip(&written)
        .enumerate()
        .map(|(index, (proof, own))| {
            let place = if several { format!("/proof/{index}") } else { "/proof".to_owned() };
            secured.judge(proof, own, &place)
        })
        .collect();
    let mut checks = weigh(judged);
    // What was signed is one thing, that it is what a reader sees another. A wrong signature needs no such question.
    if checks.iter().any(|check| check.code == Code::ProofVerified)
        && let Err((code, detail)) = is_plain(&document)
    {
        checks.push(Check::with(code, detail));
    }
    checks
}

/// In a set, each proof by the issuer must be good; what others signed beside it has no weight once one is (rule 5).
fn weigh(judged: Vec<Vec<Check>>) -> Vec<Check> {
    let good = |checks: &[Check]| {
        checks.iter().any(|check| matches!(check.code, Code::KeyBound | Code::KeyPinned))
            && checks.iter().all(|check| matches!(check.outcome, Outcome::Pass | Outcome::Note))
    };
    if judged.len() < 2 || !judged.iter().any(|checks| good(checks)) {
        return judged.into_iter().flatten().collect();
    }
    let mut weighed = Vec::new();
    for checks in judged {
        let by_other = checks.iter().find(|check| {
            matches!(check.code, Code::KeyNotIssuers | Code::KeyUnbound | Code::KeyUnavailable | Code::KeyUnsupported)
        });
        let unsupported = checks.iter().find(|check| check.code == Code::ProofUnsupported);
        if let Some(check) = unsupported {
            weighed.push(Check::with(Code::ProofUnsupportedBeside, check.detail.clone()));
        } else if let Some(check) = by_other {
            weighed.push(Check::with(Code::ProofByOther, check.detail.clone()));
        } else {
            weighed.extend(checks);
        }
    }
    weighed
}

/// A document with its proofs taken off.
struct Secured<'a> {
    unsecured: &'a Document,
    proofs: &'a [Value],
    written: &'a [Document],
    search: &'a Search<'a>,
}

impl Secured<'_> {
    /// VC Data Integrity 1.0, 4.4 Verify Proof.
    fn judge(&self, proof: &Value, written: &Document, place: &str) -> Vec<Check> {
        let incomplete = |member: &str| vec![Check::with(Code::ProofIncomplete, Detail::at(json::step(place, member)))];
        let Some(kind) = json::text(proof, "type") else { return incomplete("type") };
        let method = json::text(proof, "verificationMethod");
        if kind != "DataIntegrityProof" {
            return vec![Check::with(Code::ProofUnsupported, Detail::proof(kind, method.unwrap_or_default()))];
        }
        let Some(suite) = json::text(proof, "cryptosuite") else { return incomplete("cryptosuite") };
        if suite != SUITE {
            return vec![Check::with(Code::ProofUnsupported, Detail::proof(suite, method.unwrap_or_default()))];
        }
        let Some(purpose) = json::text(proof, "proofPurpose") else { return incomplete("proofPurpose") };
        if !names_assertion(purpose) {
            return vec![Check::with(
                Code::ProofPurpose,
                Detail { found: Some(purpose.to_owned()), ..Detail::at(json::step(place, "proofPurpose")) },
            )];
        }
        let Some(method) = method else { return incomplete("verificationMethod") };
        let Some(value) = json::text(proof, "proofValue") else { return incomplete("proofValue") };
        let Some(signature) = multibase_signature(value) else {
            return vec![Check::with(
                Code::ProofEncoding,
                Detail { suite: Some(suite.to_owned()), ..Detail::at(json::step(place, "proofValue")) },
            )];
        };
        let (signed, mut checks) = match self.dates(proof, place) {
            Ok(dates) => dates,
            Err(check) => return vec![*check],
        };
        let secured = match self.with_previous(proof, place) {
            Ok(document) => document,
            Err(check) => return vec![*check],
        };
        let search = Search { signed, ..*self.search };
        let keys = search.keys(&Named { method: Some(method), jwk: None });
        let config = written.without("proofValue").with("@context", self.unsecured.member("@context"));
        checks.extend(self.verify_over_readings(&secured, &config, &keys, suite, &signature));
        checks
    }

    /// Hashes and checks (EdDSA cryptosuites, 3.2.3 to 3.2.6), over each reading of the contexts in turn.
    fn verify_over_readings(
        &self,
        secured: &Document,
        config: &Document,
        keys: &Keys,
        suite: &str,
        signature: &[u8],
    ) -> Vec<Check> {
        // Without a key there is nothing to hash for.
        if keys.candidates.is_empty() {
            return super::try_keys(keys, suite, Algorithm::EdDsa, &[], signature);
        }
        let mut contexts = Contexts::new(self.search.policy.contexts());
        let mut first = None;
        loop {
            let checks = match hash_data(secured, config, &contexts) {
                Ok(message) => super::try_keys(keys, suite, Algorithm::EdDsa, &message, signature),
                Err((code, detail)) => {
                    vec![Check::with(code, Detail { suite: Some(suite.to_owned()), ..detail })]
                }
            };
            if checks.iter().any(|check| check.code == Code::ProofVerified) {
                let note = contexts.is_alternate().then(|| Check::new(Code::ContextAlternate));
                return checks.into_iter().chain(note).collect();
            }
            let next = contexts.next_reading();
            let first = first.get_or_insert(checks);
            match next {
                Some(next) => contexts = next,
                None => return first.clone(),
            }
        }
    }

    /// When it was signed, and what its dates, domain and challenge give to say.
    fn dates(&self, proof: &Value, place: &str) -> Result<(Option<Timestamp>, Vec<Check>), Box<Check>> {
        let moment = |member: &str| match proof.get(member) {
            None => Ok(None),
            Some(value) => match value.as_str().and_then(Moment::parse) {
                Some(moment) => Ok(Some(moment)),
                None => Err(Box::new(Check::with(Code::ProofIncomplete, Detail::at(json::step(place, member))))),
            },
        };
        let created = moment("created")?;
        let mut checks = Vec::new();
        if let Some(expires) = moment("expires")?
            && expires.at <= self.search.now
        {
            let date = json::text(proof, "expires").unwrap_or_default();
            checks.push(Check::with(Code::ProofExpired, Detail::date(date)));
        }
        for (member, code) in [("domain", Code::ProofDomain), ("challenge", Code::ProofChallenge)] {
            let values: Vec<&str> = json::strings(proof.get(member)).collect();
            if !values.is_empty() {
                checks.push(Check::with(code, Detail::found(values.join(", "))));
            }
        }
        Ok((created.map(|moment| moment.at), checks))
    }

    /// A proof in a chain covers the earlier proofs it names (VC Data Integrity 1.0, 4.5): they are put back.
    fn with_previous(&self, proof: &Value, place: &str) -> Result<Document, Box<Check>> {
        let Some(previous) = proof.get("previousProof") else { return Ok(self.unsecured.clone()) };
        let broken = || Box::new(Check::with(Code::ProofChain, Detail::at(json::step(place, "previousProof"))));
        let mut named = Vec::new();
        for id in json::set(Some(previous)) {
            let id = id.as_str().ok_or_else(broken)?;
            let position = self.proofs.iter().position(|other| json::text(other, "id") == Some(id) && other != proof);
            let written = position.and_then(|position| self.written.get(position)).ok_or_else(broken)?;
            named.push(written.clone());
        }
        match named.len() {
            0 => Err(broken()),
            _ => Ok(self.unsecured.with("proof", Some(Document::array(named)))),
        }
    }
}

/// `assertionMethod`, or its IRI.
fn names_assertion(purpose: &str) -> bool {
    matches!(purpose, "assertionMethod" | "https://w3id.org/security#assertionMethod")
}

/// Multibase base58btc of exactly 64 bytes.
fn multibase_signature(text: &str) -> Option<Vec<u8>> {
    // 64 bytes give at most 88 letters.
    let encoded = text.strip_prefix('z').filter(|encoded| encoded.len() <= 88)?;
    bs58::decode(encoded).into_vec().ok().filter(|bytes| bytes.len() == 64)
}

/// SHA-256 of the canonical proof options, then SHA-256 of the canonical document.
fn hash_data(secured: &Document, config: &Document, contexts: &Contexts) -> Result<Vec<u8>, (Code, Detail)> {
    let options = sha256(canonicalise(config, contexts)?.as_bytes());
    let document = sha256(canonicalise(secured, contexts)?.as_bytes());
    Ok([options, document].concat())
}
