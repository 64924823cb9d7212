//! Controller documents (Controlled Identifiers 1.0, 2; DID documents are of the same shape): which keys are whose.

use serde_json::Value;

use super::{KeyFault, PublicKey, did, jwk, multikey};
use crate::engine::read::json;
use crate::engine::time::Moment;

/// A document that was fetched from the id it speaks for.
#[derive(Debug, Clone)]
pub struct ControllerDocument {
    id: String,
    json: Value,
}

/// A verification method as the document lists it.
#[derive(Debug, Clone)]
pub struct Method {
    /// Absolute id.
    pub id: String,
    /// Its key.
    pub key: Result<PublicKey, KeyFault>,
    /// Listed under `assertionMethod`.
    pub asserts: bool,
    /// Its controller is the document's subject.
    pub controlled: bool,
    /// `revoked`, if stated.
    pub revoked: Option<Moment>,
    /// `expires`, if stated.
    pub expires: Option<Moment>,
    /// `kid` of its JWK.
    pub kid: Option<String>,
}

impl ControllerDocument {
    /// The document, if it speaks for this id and nobody else.
    pub fn read(id: &str, json: Value) -> Option<ControllerDocument> {
        (json::text(&json, "id") == Some(id)).then(|| ControllerDocument { id: id.to_owned(), json })
    }

    /// It says which keys are its subject's. A bare profile does not.
    pub fn shows_keys(&self) -> bool {
        ["verificationMethod", "assertionMethod"].iter().any(|member| !json::set(self.json.get(*member)).is_empty())
    }

    /// Its methods, those embedded under `assertionMethod` too.
    pub fn methods(&self) -> Vec<Method> {
        let asserting = json::set(self.json.get("assertionMethod"));
        let named: Vec<String> = asserting.iter().filter_map(json::id_of).map(|id| self.absolute(id)).collect();
        let listed = json::set(self.json.get("verificationMethod")).iter();
        let all = listed.chain(asserting.iter().filter(|entry| entry.is_object()));
        all.filter_map(|entry| self.method(entry, &named)).collect()
    }

    fn method(&self, entry: &Value, asserting: &[String]) -> Option<Method> {
        let id = self.absolute(json::id_of(entry)?);
        let moment = |member| json::text(entry, member).and_then(Moment::parse);
        Some(Method {
            asserts: asserting.contains(&id),
            controlled: entry
                .get("controller")
                .is_none_or(|controller| json::strings(Some(controller)).any(|c| c == self.id)),
            key: material(entry),
            revoked: moment("revoked"),
            expires: moment("expires"),
            kid: entry.pointer("/publicKeyJwk/kid").and_then(Value::as_str).map(str::to_owned),
            id,
        })
    }

    fn absolute(&self, id: &str) -> String {
        if id.starts_with('#') { format!("{}{id}", did::split(&self.id).0) } else { id.to_owned() }
    }
}

/// The key of a verification method: Multikey, JsonWebKey, JsonWebKey2020, Ed25519VerificationKey2018 and 2020.
fn material(entry: &Value) -> Result<PublicKey, KeyFault> {
    if let Some(text) = json::text(entry, "publicKeyMultibase") {
        return multikey::read(text);
    }
    if let Some(key) = entry.get("publicKeyJwk") {
        return jwk::read(key);
    }
    if let Some(text) = json::text(entry, "publicKeyBase58") {
        let bytes = bs58::decode(text).into_vec().map_err(|_| KeyFault::Malformed)?;
        return PublicKey::ed25519(&bytes);
    }
    Err(KeyFault::Unsupported)
}
