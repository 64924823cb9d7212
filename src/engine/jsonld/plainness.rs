//! Is a document as plain as it is read?
//!
//! A signature covers statements; a badge is read by the names of its members. JSON-LD can write the same statements in
//! many ways, and somebody who holds a signed badge could pick one in which an end date stands where nobody looks for
//! it. So a document is judged only if all that is signed under the meanings read here stands where it is read, under
//! the words that are read. Anything else is not judged, and nobody is accused: it may be signed so. Whatever has nothing
//! to do with these words may be written in any way that keeps the document one tree.
//!
//! Two looks. While the document is expanded, each member of a node that is read must mean what it is called. Afterwards
//! the statements about such a node are counted: all of them must have come from its own members ([`wholeness`]).

use serde_json::{Map, Value};

use super::iri::{Keyword, Name};
use super::run::{Mode, Run, Spot};
use super::statements::Statements;
use super::term::Definition;
use super::value::Coercion;
use super::words::{Kind, Role, local_name, meaning, named, shows};
use super::{Contexts, Fault, wholeness};
use crate::engine::code::Code;
use crate::engine::read::json;
use crate::engine::report::Detail;

/// Members of a proof (VC Data Integrity 1.0, 2.1; `jws` in the older suites).
const PROOF: [&str; 13] = [
    "id",
    "type",
    "cryptosuite",
    "created",
    "expires",
    "verificationMethod",
    "proofPurpose",
    "proofValue",
    "previousProof",
    "domain",
    "challenge",
    "nonce",
    "jws",
];

/// Types for which the engine has rules.
const RULED: [&str; 12] = [
    "VerifiableCredential",
    "VerifiablePresentation",
    "OpenBadgeCredential",
    "AchievementCredential",
    "EndorsementCredential",
    "ClrCredential",
    "BitstringStatusListCredential",
    "BitstringStatusListEntry",
    "Achievement",
    "AchievementSubject",
    "Profile",
    "IdentityObject",
];

/// Says that something is hidden under this name.
pub fn hidden<T>(what: &str) -> Result<T, Fault> {
    Err((Code::PropertyHidden, Detail::found(what)))
}

// --- while the document is expanded -------------------------------------------------------------------------------

/// How a place of the document is read.
#[derive(Debug, Clone, Copy, Default)]
pub enum Reading {
    /// Nobody asked whether the document is plain.
    #[default]
    Off,
    /// Not at all.
    No,
    /// By the members of a node.
    Node(Role),
    /// As a text.
    Text,
    /// By the members of a proof.
    Proof,
}

/// A member, as it is written and as it is understood.
pub struct Member<'m> {
    /// Its name.
    pub key: &'m str,
    /// Its value.
    pub value: &'m Value,
    /// The object it stands in.
    pub object: &'m Map<String, Value>,
    /// What the name means.
    pub name: &'m Name,
    /// Why it does.
    pub definition: Option<&'m Definition>,
    /// Further names that are read, at any place.
    pub also: &'m [&'m str],
}

impl Member<'_> {
    fn is_pinned(&self) -> bool {
        self.definition.is_some_and(|definition| definition.pinned)
    }

    /// One of the further names, and not as a pinned context defines it, or not as it is signed?
    fn is_doubtful(&self) -> bool {
        let shown = self.definition.is_some_and(|definition| {
            definition.pinned
                && definition.container.is_plain()
                && definition.coercion != Some(Coercion::Json)
                && shows(self.value, definition)
        });
        let itself = matches!(
            (self.key, self.name),
            ("id", Name::Keyword(Keyword::Id)) | ("type", Name::Keyword(Keyword::Type))
        );
        self.also.contains(&self.key) && !shown && !itself
    }
}

impl Reading {
    /// What the node here is to the reader.
    pub fn role(self) -> Option<Role> {
        match self {
            Reading::Node(Role::Other) => None,
            Reading::Node(role) => Some(role),
            _ => None,
        }
    }

    /// Looks at a member, and says how its value is read.
    pub fn member(self, member: &Member) -> Result<Reading, Fault> {
        let Member { key, definition, .. } = *member;
        let pinned = member.is_pinned();
        if let Reading::Off = self {
            return Ok(self);
        }
        if let Reading::Proof = self {
            // The suites of before 2022 bring a context of their own for members that the document's does not know.
            return if PROOF.contains(&key) && (pinned || definition.is_none()) { Ok(self) } else { hidden(key) };
        }
        // The document stays one tree, with the document as its root.
        let leads_away = matches!(member.name, Name::Keyword(Keyword::Graph | Keyword::Included | Keyword::Reverse));
        if leads_away || definition.is_some_and(Definition::leads_away) || member.is_doubtful() {
            return hidden(key);
        }
        match (self, member.name) {
            // What the standard drops is refused elsewhere.
            (_, Name::Null) => Ok(Reading::No),
            (Reading::No | Reading::Node(Role::Enclosed), name) => self.unread(member, name),
            (Reading::Text, Name::Keyword(keyword)) => {
                let is_value = member.object.get("@value").is_some_and(Value::is_string);
                let part = matches!(key, "@value" | "@language" | "@direction" | "@type") && key == keyword.text();
                if is_value && part { Ok(Reading::No) } else { hidden(key) }
            }
            (Reading::Text, _) => hidden(key),
            (_, Name::Keyword(Keyword::Id)) if key == "id" => Ok(self),
            (_, Name::Keyword(Keyword::Type)) if key == "type" => Ok(self),
            (_, Name::Keyword(_)) => hidden(key),
            (_, Name::Text(iri)) => match named(key) {
                Some(word) if word.is_plain(iri, member) => Ok(match word.kind {
                    Kind::Text => Reading::Text,
                    Kind::Apart if word.role == Role::Other => Reading::No,
                    _ => Reading::Node(word.role),
                }),
                Some(_) => hidden(key),
                None if meaning(iri).is_some() || (local_name(iri).is_some() && !pinned) => hidden(key),
                None => Ok(Reading::No),
            },
        }
    }

    /// Enclosed credentials are looked for by their name, wherever it stands.
    fn unread(self, member: &Member, name: &Name) -> Result<Reading, Fault> {
        match name {
            Name::Keyword(Keyword::Id) => Ok(self),
            Name::Text(iri) => {
                let is_enclosure = |name: &str| name == "endorsement" || name == "endorsementJwt";
                let meant = meaning(iri).filter(|word| is_enclosure(word.name));
                match named(member.key).filter(|word| is_enclosure(word.name)) {
                    Some(word) if word.is_plain(iri, member) => Ok(Reading::Node(word.role)),
                    None if meant.is_none() => Ok(Reading::No),
                    _ => hidden(member.key),
                }
            }
            _ => Ok(Reading::No),
        }
    }

    /// An identifier, or a text that is one: it must mean itself.
    pub fn is_written_as_meant(self, written: &str, meant: &str) -> Result<(), Fault> {
        match self {
            Reading::Off | Reading::No => Ok(()),
            _ if written == meant => Ok(()),
            Reading::Proof if local_name(meant) == Some(written) => Ok(()),
            _ => hidden(written),
        }
    }

    /// A type of a known vocabulary must be written by its name on the shelf, and a name like that mean such a type.
    pub fn is_plain_type(self, written: &str, name: &Name, definition: Option<&Definition>) -> Result<(), Fault> {
        let (Reading::Node(_) | Reading::Proof, Name::Text(meant)) = (self, name) else { return Ok(()) };
        if matches!(self, Reading::Node(Role::Enclosed)) || definition.is_some_and(|definition| definition.pinned) {
            return Ok(());
        }
        let taken =
            ["Credential", "Achievement", "Profile", "Proof", "Subject", "Entry", "IdentityObject", "Revocation"];
        let reads_like_known = taken.iter().any(|end| written.ends_with(end)) && !written.contains(':');
        let is_ruled = RULED.contains(&written);
        if local_name(meant).is_some() || (reads_like_known && definition.is_some()) || is_ruled {
            return hidden(written);
        }
        Ok(())
    }
}

// --- the whole document -------------------------------------------------------------------------------------------

/// Refuses what could hide a signed statement from a reader of members.
pub fn check(document: &Value, contexts: &Contexts, also: &[&str]) -> Result<(), Fault> {
    let Some(root) = document.as_object() else { return Ok(()) };
    // First, since any other fault of a proof is said where it is verified, and might hide these.
    for proof in json::set(root.get("proof")).iter().filter(|proof| !proof.is_null()) {
        let Some(proof) = proof.as_object() else { return hidden("proof") };
        let is_text =
            |value: &Value| json::set(Some(value)).iter().all(|value| !value.is_array() && !value.is_object());
        let mut read = proof.iter().filter(|(name, _)| name.as_str() != "@context");
        if let Some((stray, _)) = read.find(|(name, value)| !PROOF.contains(&name.as_str()) || !is_text(value)) {
            return hidden(stray);
        }
    }
    let mut body = root.clone();
    body.shift_remove("proof");
    let body = Value::Object(body);
    let mut run = Run::new(Mode::Strict(contexts));
    run.also = also;
    let items = run.expand_document(&body, Spot::root(Reading::Node(Role::Credential)))?;
    let mut statements = Statements::new(&run);
    statements.graph(&items, None)?;
    let endorses = json::strings(root.get("type")).any(|name| name == "EndorsementCredential");
    wholeness::check(&statements, endorses)?;
    for proof in json::set(root.get("proof")).iter().filter_map(Value::as_object) {
        let mut options = proof.clone();
        options.shift_remove("proofValue");
        // Proofs are read in the document's contexts, whatever they say of their own (3.2.5 of the suites).
        options.shift_remove("@context");
        options.extend(root.get("@context").map(|context| ("@context".to_owned(), context.clone())));
        let options = Value::Object(options);
        // Whatever else is wrong with a proof is said where it is verified.
        match Run::new(Mode::Strict(contexts)).expand_document(&options, Spot::root(Reading::Proof)) {
            Err(fault) if fault.0 == Code::PropertyHidden => return Err(fault),
            _ => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, HashSet};

    use serde_json::json;

    use super::super::context::Context;
    use super::super::local::Held;
    use super::super::memo::How;
    use super::super::words::READ;
    use super::*;

    /// What each term of the shelf means, wherever it is defined.
    fn shelf() -> BTreeMap<String, HashSet<String>> {
        fn walk(
            run: &Run,
            active: &std::sync::Arc<Context>,
            depth: usize,
            all: &mut BTreeMap<String, HashSet<String>>,
        ) {
            for (term, definition) in active.terms() {
                if let Name::Text(iri) = &definition.name {
                    all.entry(term.to_owned()).or_default().insert(iri.to_string());
                }
                if let (Some(context), true) = (&definition.context, depth < 4) {
                    let inner = run.process(&Context::initial(None), context.local(), None, How::PROPERTY);
                    walk(run, &inner.unwrap_or_default(), depth + 1, all);
                }
            }
        }
        let contexts = Contexts::default();
        let mut all = BTreeMap::new();
        for known in crate::data::shelf() {
            let run = Run::new(Mode::Strict(&contexts));
            let parsed = Held::Pinned(std::sync::Arc::new(serde_json::from_str(known.text).unwrap_or_default()));
            let local = parsed.local().member("@context");
            let active = local.and_then(|it| run.process(&Context::initial(None), it, None, How::PLAIN).ok());
            walk(&run, &active.unwrap_or_default(), 0, &mut all);
        }
        all
    }

    #[test]
    fn words_mean_what_the_shelf_says() {
        let shelf = shelf();
        assert!(shelf.len() > 200, "{} terms", shelf.len());
        for word in READ {
            let meanings: HashSet<String> = word.meanings.iter().map(|iri| (*iri).to_owned()).collect();
            assert_eq!(shelf.get(word.name), Some(&meanings), "{}", word.name);
        }
        // No other word of the shelf is a property with such a meaning; types have capitals.
        for (term, meanings) in shelf.iter().filter(|(term, _)| !term.starts_with(char::is_uppercase)) {
            let other = meanings.iter().find_map(|iri| meaning(iri)).filter(|word| word.name != term);
            assert!(other.is_none(), "{term} means {other:?}");
        }
    }

    const OB: &str = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#";
    const CRED: &str = "https://www.w3.org/2018/credentials#";
    /// Where in the credential, and what is put there.
    type Changes<'c> = Vec<(&'c str, Value)>;

    const END: &str = "2025-03-31T23:59:59Z";

    fn credential() -> Value {
        json!({
            "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
            "id": "urn:x:1", "type": ["VerifiableCredential", "OpenBadgeCredential"], "name": "n",
            "issuer": {"id": "did:x:issuer", "type": ["Profile"], "name": "i"}, "validFrom": "2024-04-01T00:00:00Z",
            "credentialSubject": {"type": ["AchievementSubject"], "licenseNumber": "1",
                "identifier": [{"type": "IdentityObject", "identityHash": "x", "identityType": "name", "hashed": false}],
                "achievement": {"id": "urn:x:a", "type": ["Achievement"], "name": "a", "description": "d",
                    "criteria": {"narrative": "c"}}}
        })
    }

    /// What is hidden, after the inline context and the members were added (or, with a pointer, put there).
    fn found(context: Value, changes: &[(&str, Value)]) -> Option<String> {
        let mut document = credential();
        if let Some(contexts) = document.get_mut("@context").and_then(Value::as_array_mut) {
            contexts.push(context);
        }
        for (place, value) in changes {
            let (parent, name) = place.rsplit_once('/').unwrap_or(("", place));
            let object = document.pointer_mut(parent).and_then(Value::as_object_mut);
            let name = name.replace("~1", "/");
            assert!(object.is_some(), "{place}");
            object.map(|object| match value {
                Value::Null => object.shift_remove(&name),
                value => object.insert(name, value.clone()),
            });
        }
        match check(&document, &Contexts::default(), &[]) {
            Ok(()) => None,
            Err((Code::PropertyHidden, detail)) => detail.found,
            Err((code, detail)) => Some(format!("{} {detail:?}", code.id())),
        }
    }

    #[test]
    fn nothing_that_is_read_can_be_hidden() {
        let end = json!({"@value": END, "@type": "http://www.w3.org/2001/XMLSchema#dateTime"});
        let own = |iri: &str| json!({"own": iri});
        let iri = format!("{CRED}validUntil");
        let none = || json!({});
        let status = json!({"id": "urn:x:s", "type": "BitstringStatusListEntry", "statusPurpose": "revocation"});
        let elsewhere = json!({"id": "urn:x:1", (iri.as_str()): end});
        let cases: Vec<(&str, Value, Changes)> = vec![
            // Another name for the same property.
            (&iri, none(), vec![("https:~1~1www.w3.org~12018~1credentials#validUntil", end.clone())]),
            ("own", own(&iri), vec![("own", end.clone())]),
            ("Until", json!({"@vocab": format!("{CRED}valid")}), vec![("Until", end.clone())]),
            ("v:Until", json!({"v": {"@id": format!("{CRED}valid"), "@prefix": true}}), vec![("v:Until", end.clone())]),
            ("own", own(&format!("{OB}licenseNumber")), vec![("/credentialSubject/own", "2".into())]),
            ("own", own(&format!("{OB}role")), vec![("/credentialSubject/own", "2".into())]),
            ("own", own("https://schema.org/name"), vec![("/issuer/own", "j".into())]),
            (
                "own",
                json!({"own": {"@reverse": format!("{CRED}issuer")}}),
                vec![("/issuer/own", json!({"id": "urn:x:1"}))],
            ),
            // Structure.
            ("@nest", none(), vec![("@nest", json!({"validUntil": END}))]),
            ("own", own("@nest"), vec![("own", json!({"validUntil": END}))]),
            ("@included", none(), vec![("@included", json!([elsewhere]))]),
            ("@graph", none(), vec![("@graph", json!([elsewhere]))]),
            ("@reverse", none(), vec![("@reverse", json!({iri.as_str(): {"id": "urn:x:2"}}))]),
            ("@id", none(), vec![("id", Value::Null), ("@id", "urn:x:1".into())]),
            ("own", own("@id"), vec![("id", Value::Null), ("own", "urn:x:1".into())]),
            ("own", own("@type"), vec![("own", "BitstringStatusListEntry".into())]),
            ("validUntil", none(), vec![("validUntil", json!([END]))]),
            ("validUntil", none(), vec![("validUntil", end.clone())]),
            ("licenseNumber", none(), vec![("/credentialSubject/licenseNumber", json!({"@value": "1"}))]),
            ("@set", none(), vec![("credentialStatus", json!({"@set": [status]}))]),
            ("@list", none(), vec![("credentialStatus", json!({"@list": [status]}))]),
            ("own", own("@value"), vec![("name", json!({"own": "n"}))]),
            // Identifiers and types that mean others than they say.
            ("own:issuer", json!({"own": "did:x:"}), vec![("issuer", "own:issuer".into())]),
            ("issuer", json!({"@base": "did:x/"}), vec![("issuer", "issuer".into())]),
            ("x", json!({"@base": "https://x.example/"}), vec![("id", "x".into())]),
            ("own", own(&format!("{OB}OpenBadgeCredential")), vec![("type", json!(["VerifiableCredential", "own"]))]),
            (
                "https://purl.imsglobal.org/spec/vc/ob/vocab.html#OpenBadgeCredential",
                none(),
                vec![("type", json!(["VerifiableCredential", format!("{OB}OpenBadgeCredential")]))],
            ),
            (
                "OwnCredential",
                json!({"OwnCredential": "https://x.example/o"}),
                vec![("type", json!(["VerifiableCredential", "OwnCredential"]))],
            ),
            // The same node, or another one that speaks of it.
            ("validUntil", own("https://x.example/own"), vec![("own", elsewhere.clone())]),
            ("@included", own("https://x.example/own"), vec![("/issuer/own", json!({"@included": [elsewhere]}))]),
            (
                "validUntil",
                none(),
                vec![(
                    "https:~1~1x.example~1own",
                    json!({"@id": "urn:x:1", "validUntil": END, "type": "VerifiableCredential"}),
                )],
            ),
            (
                "credentialStatus",
                own("https://x.example/own"),
                vec![
                    ("credentialStatus", status.clone()),
                    (
                        "own",
                        json!({"id": "urn:x:1", "type": "VerifiableCredential", "credentialStatus": {"id": "urn:x:t", "type": "BitstringStatusListEntry"}}),
                    ),
                ],
            ),
            (
                "@reverse",
                own("https://x.example/own"),
                vec![("own", json!({"@reverse": {(format!("{CRED}credentialStatus")): {"id": "urn:x:1"}}}))],
            ),
            (
                "back",
                json!({"own": {"@id": "https://x.example/own"}, "back": {"@reverse": format!("{CRED}credentialStatus")}}),
                vec![("own", json!({"back": {"id": "urn:x:1"}}))],
            ),
            (
                "endorsement",
                none(),
                vec![("endorsement", json!([{"id": "urn:x:1", "type": "VerifiableCredential", "validUntil": END}]))],
            ),
            (
                "own",
                own("https://www.w3.org/ns/credentials/status#statusPurpose"),
                vec![("credentialStatus", json!({"id": "urn:x:s", "own": "revocation"}))],
            ),
            // Proofs.
            ("comment", none(), vec![("proof", json!({"type": "DataIntegrityProof", "comment": 1}))]),
            (
                "https://w3id.org/security#expiration",
                none(),
                vec![("proof", json!({"type": "DataIntegrityProof", "https://w3id.org/security#expiration": 1}))],
            ),
            (
                "k:1",
                json!({"k": "did:key:"}),
                vec![("proof", json!({"type": "DataIntegrityProof", "verificationMethod": "k:1"}))],
            ),
        ];
        for (word, context, changes) in cases {
            assert_eq!(found(context.clone(), &changes).as_deref(), Some(word), "{context} {changes:?}");
        }
    }

    #[test]
    fn a_word_of_ones_own_container_is_not_read() {
        let only = "https://www.w3.org/ns/credentials/v2";
        for container in ["@id", "@index", "@type", "@language", "@graph", "@list"] {
            let document = json!({"@context": [only, {"achievement": {"@id": format!("{OB}achievement"), "@container": container}}],
                "type": "VerifiableCredential", "credentialSubject": {"id": "urn:x:s", "achievement": {"urn:x:a": {"name": "x"}}}});
            let code = check(&document, &Contexts::default(), &[]).map_err(|fault| fault.0);
            assert_eq!(code, Err(Code::PropertyHidden), "{container}");
        }
        // An own definition of a word that is read must mean it.
        for (iri, good) in [
            (format!("{OB}achievement"), true),
            (format!("{OB}role"), false),
            ("https://x.example/a".to_owned(), false),
        ] {
            let document = json!({"@context": [only, {"achievement": iri}], "type": "VerifiableCredential",
                "credentialSubject": {"id": "urn:x:s", "achievement": {"id": "urn:x:a", "name": "x"}}});
            assert_eq!(check(&document, &Contexts::default(), &[]).is_ok(), good, "{iri}");
        }
    }

    #[test]
    fn what_is_ones_own_may_be_written_in_any_way() {
        let proof = json!({"type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022", "created": END, "proofValue": "z1",
            "verificationMethod": "did:key:z1#z1", "proofPurpose": "assertionMethod", "domain": "x.example"});
        let cases: Vec<(Value, Changes)> = vec![
            (json!({}), vec![("validUntil", END.into()), ("proof", proof.clone())]),
            (json!({}), vec![("proof", json!([proof, {"type": "SuiteOfTheFuture", "verificationMethod": "x:y"}]))]),
            (
                json!({"own": "https://x.example/own"}),
                vec![("own", json!({"own": ["A", {"@id": "urn:x:9", "own": 1}]}))],
            ),
            (
                json!({"@vocab": "https://x.example/"}),
                vec![("grade", "A".into()), ("/credentialSubject/grade", "B".into())],
            ),
            (json!({}), vec![("https:~1~1x.example~1own", json!({"@value": 1, "@type": "https://x.example/t"}))]),
            (
                json!({"own": {"@id": "https://x.example/own", "@container": "@language"}}),
                vec![("own", json!({"ja": "x"}))],
            ),
            (
                json!({"own": {"@id": "https://x.example/own", "@context": {"validUntil": "https://x.example/until"}}}),
                vec![("own", json!({"id": "urn:x:8"}))],
            ),
            (json!({"x": "https://x.example/"}), vec![("x:own", json!({"id": "x:1", "x:a": {"@list": [1]}}))]),
            (json!({}), vec![("name", json!({"@value": "n", "@language": "ja", "@direction": "ltr"}))]),
            (
                json!({}),
                vec![("name", json!([{"@value": "n", "@language": "ja"}, {"@value": "m", "@language": "en"}]))],
            ),
            (
                json!({}),
                vec![(
                    "/credentialSubject/achievement/creator",
                    json!({"id": "did:x:issuer", "type": "Profile", "name": "j"}),
                )],
            ),
            (
                json!({}),
                vec![(
                    "endorsement",
                    json!([{"id": "urn:x:e", "type": ["VerifiableCredential", "EndorsementCredential"], "name": "e",
                    "issuer": {"id": "did:x:other", "type": "Profile"}, "validFrom": END,
                    "credentialSubject": {"id": "urn:x:a", "type": ["EndorsementSubject"]}}]),
                )],
            ),
            (
                json!({"Own": "https://x.example/Own"}),
                vec![("type", json!(["VerifiableCredential", "OpenBadgeCredential", "Own", "https://x.example/T"]))],
            ),
            (
                json!({}),
                vec![(
                    "credentialStatus",
                    json!([{"id": "urn:x:s", "type": "BitstringStatusListEntry"}, {"type": "BitstringStatusListEntry"}]),
                )],
            ),
        ];
        for (context, changes) in cases {
            assert_eq!(found(context.clone(), &changes), None, "{context} {changes:?}");
        }
    }
}
