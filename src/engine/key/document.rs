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
        let revoked = date(entry, "revoked");
        let expires = date(entry, "expires");
        let key = material(entry);
        Some(Method {
            asserts: asserting.contains(&id),
            controlled: entry
                .get("controller")
                .is_none_or(|controller| json::strings(Some(controller)).any(|c| c == self.id)),
            // A date that cannot be read could be one that has passed.
            key: if revoked.is_err() || expires.is_err() { Err(KeyFault::Malformed) } else { key },
            revoked: revoked.unwrap_or_default(),
            expires: expires.unwrap_or_default(),
            kid: entry.pointer("/publicKeyJwk/kid").and_then(Value::as_str).map(str::to_owned),
            id,
        })
    }

    fn absolute(&self, id: &str) -> String {
        if id.starts_with('#') { format!("{}{id}", did::split(&self.id).0) } else { id.to_owned() }
    }
}

/// `revoked` or `expires`, if stated.
fn date(entry: &Value, member: &str) -> Result<Option<Moment>, KeyFault> {
    match entry.get(member) {
        None | Some(Value::Null) => Ok(None),
        Some(value) => value.as_str().and_then(Moment::parse).map(Some).ok_or(KeyFault::Malformed),
    }
}

/// The key of a verification method, in the one form and of the kind that its type allows. Secret members are not read.
///
/// Types: Multikey and JsonWebKey (Controlled Identifiers 1.0, 2.2.2 and 2.2.3), and the older JsonWebKey2020,
/// Ed25519VerificationKey2018 and 2020, EcdsaSecp256r1VerificationKey2019. Of other types the material speaks for itself.
fn material(entry: &Value) -> Result<PublicKey, KeyFault> {
    let (forms, kind): (&[&str], Option<&str>) = match json::text(entry, "type").unwrap_or_default() {
        "Multikey" => (&["publicKeyMultibase"], None),
        "JsonWebKey" | "JsonWebKey2020" => (&["publicKeyJwk"], None),
        "Ed25519VerificationKey2018" | "Ed25519VerificationKey2020" => (&FORMS, Some("Ed25519")),
        "EcdsaSecp256r1VerificationKey2019" => (&FORMS, Some("P-256")),
        _ => (&FORMS, None),
    };
    // The same key twice is one that two readers may read differently (2.2).
    let mut stated = FORMS.iter().filter(|form| entry.get(**form).is_some());
    let (Some(form), None) = (stated.next(), stated.next()) else {
        let several = FORMS.iter().any(|form| entry.get(*form).is_some());
        return Err(if several { KeyFault::Malformed } else { KeyFault::Unsupported });
    };
    if !forms.contains(form) {
        return Err(KeyFault::Malformed);
    }
    let key = match (*form, entry.get(*form)) {
        ("publicKeyMultibase", Some(Value::String(text))) => multikey::read(text),
        ("publicKeyBase58", Some(Value::String(text))) => base58(text, kind),
        ("publicKeyJwk", Some(key)) => jwk::read(key),
        _ => Err(KeyFault::Malformed),
    }?;
    if kind.is_none_or(|kind| kind == key.kind()) { Ok(key) } else { Err(KeyFault::Malformed) }
}

/// Members that hold a public key.
const FORMS: [&str; 3] = ["publicKeyMultibase", "publicKeyJwk", "publicKeyBase58"];

/// Bare bytes, whose kind only the method's type can tell.
fn base58(text: &str, kind: Option<&str>) -> Result<PublicKey, KeyFault> {
    // 88 letters hold the longest, an uncompressed point on P-256.
    let bytes = if text.len() <= 90 { bs58::decode(text).into_vec().ok() } else { None }.ok_or(KeyFault::Malformed)?;
    match kind {
        Some("Ed25519") => PublicKey::ed25519(&bytes),
        Some("P-256") => PublicKey::p256(&bytes),
        _ => Err(KeyFault::Unsupported),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use serde_json::json;

    const ED25519: &str = "z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp";
    const P256: &str = "zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169";

    fn kind(method: Value) -> Result<&'static str, KeyFault> {
        material(&method).map(|key| key.kind())
    }

    fn bare(multikey: &str) -> String {
        let bytes = bs58::decode(&multikey[1..]).into_vec().unwrap();
        bs58::encode(&bytes[2..]).into_string()
    }

    #[test]
    fn the_type_must_fit_the_material() {
        let multibase = |kind: &str, key: &str| json!({"type": kind, "publicKeyMultibase": key});
        assert_eq!(kind(multibase("Multikey", ED25519)), Ok("Ed25519"));
        assert_eq!(kind(multibase("Multikey", P256)), Ok("P-256"));
        assert_eq!(kind(multibase("Ed25519VerificationKey2020", ED25519)), Ok("Ed25519"));
        assert_eq!(kind(multibase("Ed25519VerificationKey2020", P256)), Err(KeyFault::Malformed));
        assert_eq!(kind(multibase("EcdsaSecp256r1VerificationKey2019", P256)), Ok("P-256"));
        assert_eq!(kind(multibase("EcdsaSecp256r1VerificationKey2019", ED25519)), Err(KeyFault::Malformed));
        assert_eq!(kind(multibase("JsonWebKey", ED25519)), Err(KeyFault::Malformed));
        let base58 = |kind: &str, key: &str| json!({"type": kind, "publicKeyBase58": bare(key)});
        assert_eq!(kind(base58("Ed25519VerificationKey2018", ED25519)), Ok("Ed25519"));
        assert_eq!(kind(base58("EcdsaSecp256r1VerificationKey2019", P256)), Ok("P-256"));
        assert_eq!(kind(base58("Ed25519VerificationKey2018", P256)), Err(KeyFault::Malformed));
        assert_eq!(kind(base58("Multikey", ED25519)), Err(KeyFault::Malformed));
        assert_eq!(kind(base58("SomethingElse", ED25519)), Err(KeyFault::Unsupported));
        let jwk =
            json!({"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", "d": "secret"});
        assert_eq!(kind(json!({"type": "JsonWebKey2020", "publicKeyJwk": jwk})), Ok("Ed25519"));
        assert_eq!(kind(json!({"type": "Multikey", "publicKeyJwk": jwk})), Err(KeyFault::Malformed));
        assert_eq!(kind(json!({"publicKeyMultibase": ED25519, "publicKeyJwk": jwk})), Err(KeyFault::Malformed));
        assert_eq!(kind(json!({"type": "Multikey", "publicKeyMultibase": [ED25519]})), Err(KeyFault::Malformed));
        assert_eq!(kind(json!({"type": "Multikey"})), Err(KeyFault::Unsupported));
    }

    #[test]
    fn methods_are_found_by_reference_and_by_value() {
        let method = |id: &str| json!({"id": id, "type": "Multikey", "controller": "https://a.example/1", "publicKeyMultibase": ED25519});
        let page = json!({"id": "https://a.example/1", "verificationMethod": [method("#listed"), method("https://a.example/1#other")],
            "assertionMethod": ["https://a.example/1#listed", method("#embedded")]});
        let document = ControllerDocument::read("https://a.example/1", page).unwrap();
        let found: Vec<(String, bool)> = document.methods().into_iter().map(|it| (it.id, it.asserts)).collect();
        let id = |fragment: &str| format!("https://a.example/1#{fragment}");
        assert_eq!(found, [(id("listed"), true), (id("other"), false), (id("embedded"), true)]);
        let mut strange = method("#x");
        strange["revoked"] = json!("long ago");
        let page = json!({"id": "https://a.example/1", "verificationMethod": strange});
        let document = ControllerDocument::read("https://a.example/1", page).unwrap();
        assert_eq!(document.methods()[0].key, Err(KeyFault::Malformed));
    }
}
