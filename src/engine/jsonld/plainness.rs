//! Is a document as plain as it is read?
//!
//! A signature covers statements; a badge is read by the names of its members. JSON-LD can write the same statements in
//! many ways, and somebody who holds a signed badge could pick one in which an end date stands where nobody looks for
//! it. So a document is judged only if its members mean what they are called: no structural keywords, no IRIs for names,
//! no inline definitions over the words that are read here. Anything else is not judged, and nobody is accused: it may
//! be signed so.

use json_ld::syntax::Value;
use json_ld::syntax::object::Object;

use super::Fault;
use crate::engine::code::Code;
use crate::engine::report::Detail;

/// Words that the engine reads, and what they mean in every context of the shelf.
const READ: [(&str, &[&str]); 26] = [
    ("validFrom", &["https://www.w3.org/2018/credentials#validFrom"]),
    ("validUntil", &["https://www.w3.org/2018/credentials#validUntil"]),
    ("issuanceDate", &["https://www.w3.org/2018/credentials#issuanceDate"]),
    ("expirationDate", &["https://www.w3.org/2018/credentials#expirationDate"]),
    ("issuer", &["https://www.w3.org/2018/credentials#issuer"]),
    ("credentialSubject", &["https://www.w3.org/2018/credentials#credentialSubject"]),
    ("credentialStatus", &["https://www.w3.org/2018/credentials#credentialStatus"]),
    ("credentialSchema", &["https://www.w3.org/2018/credentials#credentialSchema"]),
    ("evidence", &["https://www.w3.org/2018/credentials#evidence"]),
    ("awardedDate", &[]),
    ("achievement", &[]),
    ("identifier", &[]),
    ("licenseNumber", &[]),
    ("identityHash", &[]),
    ("identityType", &[]),
    ("hashed", &[]),
    ("salt", &[]),
    ("criteria", &[]),
    ("narrative", &[]),
    ("achievementType", &[]),
    ("endorsement", &[]),
    ("name", &["https://schema.org/name", "http://schema.org/name"]),
    ("description", &["https://schema.org/description", "http://schema.org/description"]),
    ("proof", &[]),
    ("id", &[]),
    ("type", &[]),
];

/// Vocabularies whose words have names on the shelf: nobody needs to give them other ones.
const VOCABULARIES: [&str; 4] = [
    "https://www.w3.org/2018/credentials#",
    "https://purl.imsglobal.org/spec/vc/ob/vocab.html#",
    "https://w3id.org/security#",
    "https://www.w3.org/ns/credentials",
];

/// Members of a proof (VC Data Integrity 1.0, 2.1); its own context has no part in what is signed.
const PROOF: [&str; 14] = [
    "@context",
    "id",
    "type",
    "cryptosuite",
    "created",
    "expires",
    "verificationMethod",
    "proofPurpose",
    "proofValue",
    "jws",
    "previousProof",
    "domain",
    "challenge",
    "nonce",
];

/// Refuses what could hide a signed statement from a reader of members.
pub fn check(document: &Value) -> Result<(), Fault> {
    let Some(root) = document.as_object() else { return Ok(()) };
    let terms = inline_terms(root)?;
    for entry in root.iter().filter(|entry| entry.key.as_str() != "@context") {
        named_plainly(entry.key.as_str())?;
        inside(entry.key.as_str(), &entry.value, &terms)?;
    }
    for proof in set(root.get("proof").next()) {
        let members = proof.as_object().into_iter().flat_map(Object::iter);
        for name in members.map(|entry| entry.key.as_str()) {
            if !PROOF.contains(&name) {
                return hidden(name);
            }
        }
    }
    scattered(root)
}

fn hidden<T>(what: &str) -> Result<T, Fault> {
    Err((Code::PropertyHidden, Detail::found(what)))
}

fn set(value: Option<&Value>) -> &[Value] {
    match value {
        Some(Value::Array(array)) => array,
        Some(single) => std::slice::from_ref(single),
        None => &[],
    }
}

// --- the body -----------------------------------------------------------------------------------------------------

fn named_plainly(name: &str) -> Result<(), Fault> {
    if name.starts_with('@') || name.contains(':') { hidden(name) } else { Ok(()) }
}

fn inside(member: &str, value: &Value, terms: &[&str]) -> Result<(), Fault> {
    let mut open = vec![(member, value)];
    while let Some((member, value)) = open.pop() {
        match value {
            Value::Array(array) => open.extend(array.iter().map(|value| (member, value))),
            Value::Object(object) if object.contains_key("@value") => {
                let allowed = ["@value", "@language", "@direction", "@type"];
                let other = object.iter().find(|entry| !allowed.contains(&entry.key.as_str()));
                other.map_or(Ok(()), |entry| hidden(entry.key.as_str()))?;
            }
            Value::Object(object) => {
                for entry in object.iter() {
                    // An enclosed credential (an endorsement) names its contexts; those of the shelf agree on the words.
                    if entry.key.as_str() == "@context" && set(Some(&entry.value)).iter().all(Value::is_string) {
                        continue;
                    }
                    named_plainly(entry.key.as_str())?;
                    open.push((entry.key.as_str(), &entry.value));
                }
            }
            Value::String(text) => {
                let start = text.split_once(':').map(|(start, rest)| (start, rest.starts_with("//")));
                // An inline term could be a prefix of this value, and the value then another one than it says.
                if start.is_some_and(|(start, _)| terms.contains(&start)) {
                    return hidden(text);
                }
                let known = VOCABULARIES.iter().any(|vocabulary| text.starts_with(vocabulary));
                if member == "type" && (known || start.is_some_and(|(start, address)| !address && start != "urn")) {
                    return hidden(text);
                }
            }
            _ => {}
        }
    }
    Ok(())
}

// --- inline contexts ----------------------------------------------------------------------------------------------

/// The terms that the document defines itself, all of them harmless.
fn inline_terms(root: &Object) -> Result<Vec<&str>, Fault> {
    let mut terms = Vec::new();
    for definitions in set(root.get("@context").next()).iter().filter_map(Value::as_object) {
        for entry in definitions.iter() {
            let term = entry.key.as_str();
            match term {
                "@version" | "@protected" => {}
                _ if term.starts_with('@') || term.contains([':', '/']) || term.is_empty() => return hidden(term),
                _ => terms.push(defined_plainly(term, &entry.value)?),
            }
        }
    }
    Ok(terms)
}

fn defined_plainly<'t>(term: &'t str, definition: &Value) -> Result<&'t str, Fault> {
    let iri = match definition {
        Value::String(iri) => iri.as_str(),
        Value::Object(object) => {
            let allowed = |name: &str| matches!(name, "@id" | "@type" | "@protected" | "@container");
            let contained = |value: &Value| matches!(value.as_str(), Some("@set" | "@list"));
            let plain = object.iter().all(|entry| {
                allowed(entry.key.as_str()) && (entry.key.as_str() != "@container" || contained(&entry.value))
            });
            match object.get("@id").next().and_then(|iri| iri.as_str()) {
                Some(iri) if plain => iri,
                _ => return hidden(term),
            }
        }
        _ => return hidden(term),
    };
    let absolute = iri.contains("://") || iri.starts_with("urn:");
    let meanings = READ.iter().find(|(word, _)| *word == term).map(|(_, meanings)| *meanings);
    let taken = READ.iter().any(|(word, meanings)| *word != term && meanings.contains(&iri));
    let vocabulary = VOCABULARIES.iter().any(|vocabulary| iri.starts_with(vocabulary) || vocabulary.starts_with(iri));
    match meanings {
        Some(meanings) if meanings.contains(&iri) => Ok(term),
        None if absolute && !taken && !vocabulary && !"https://schema.org/name".starts_with(iri) => Ok(term),
        _ => hidden(term),
    }
}

// --- one node in several places -----------------------------------------------------------------------------------

/// Two objects with one id are one node: what is read of it must not stand at its other place.
fn scattered(root: &Object) -> Result<(), Fault> {
    let subjects: Vec<&Object> =
        set(root.get("credentialSubject").next()).iter().filter_map(Value::as_object).collect();
    let achievements = subjects.iter().filter_map(|subject| subject.get("achievement").next()?.as_object());
    let issuer = root.get("issuer").next().and_then(Value::as_object);
    let read: Vec<&Object> =
        [root].into_iter().chain(issuer).chain(achievements).chain(subjects.iter().copied()).collect();
    let mut open: Vec<&Object> = vec![root];
    while let Some(object) = open.pop() {
        for node in read.iter().filter(|node| !std::ptr::eq(**node, object) && same_id(node, object)) {
            let stray = object.iter().map(|entry| entry.key.as_str());
            let mut stray = stray.filter(|name| READ.iter().any(|(word, _)| word == name) && !node.contains_key(*name));
            stray.next().map_or(Ok(()), hidden)?;
        }
        let members = object.iter().filter(|entry| entry.key.as_str() != "@context");
        open.extend(members.flat_map(|entry| set(Some(&entry.value))).filter_map(Value::as_object));
    }
    Ok(())
}

fn same_id(one: &Object, other: &Object) -> bool {
    let id = |object: &'_ Object| object.get("id").next().and_then(|id| id.as_str().map(str::to_owned));
    id(one).is_some_and(|found| Some(found) == id(other))
}
