//! Is a document as plain as it is read?
//!
//! A signature covers statements; a badge is read by the names of its members. JSON-LD can write the same statements in
//! many ways, and somebody who holds a signed badge could pick one in which an end date stands where nobody looks for
//! it. So a document is judged only if all that is signed under the meanings read here stands where it is read, under
//! the words that are read. Anything else is not judged, and nobody is accused: it may be signed so. Whatever has nothing
//! to do with these words may be written in any way.
//!
//! Two looks. While the document is expanded, each member of a node that is read must mean what it is called. Afterwards
//! the statements about such a node are counted: all of them must have come from its own members.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use super::iri::{Keyword, Name};
use super::run::{Mode, Run, Spot};
use super::statements::Statements;
use super::term::Definition;
use super::value::Coercion;
use super::{Contexts, Fault};
use crate::engine::code::Code;
use crate::engine::rdf::{Quad, Term};
use crate::engine::read::json;
use crate::engine::report::Detail;

/// A word that is read.
#[derive(Debug)]
pub struct Word {
    name: &'static str,
    meanings: &'static [&'static str],
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Read as one string, number or boolean: never as an array or an object.
    Scalar,
    /// Read as a text, or the first of several; a value object is understood.
    Text,
    /// Nodes, whose members are read too.
    Node,
    /// Documents with a proof of their own, or proofs: read by themselves.
    Apart,
    /// The same, where the node may say more at another place.
    Shared,
}

macro_rules! words {
    ($($name:literal $kind:ident $($meaning:literal)+;)*) => {
        &[$(Word { name: $name, kind: Kind::$kind, meanings: &[$($meaning),+] }),*]
    };
}

/// Words that the engine reads, and what they mean in the contexts of the shelf; a test holds that.
static READ: &[Word] = words! {
    "validFrom" Scalar "https://www.w3.org/2018/credentials#validFrom";
    "validUntil" Scalar "https://www.w3.org/2018/credentials#validUntil";
    "issuanceDate" Scalar "https://www.w3.org/2018/credentials#issuanceDate";
    "expirationDate" Scalar "https://www.w3.org/2018/credentials#expirationDate";
    "issuer" Node "https://www.w3.org/2018/credentials#issuer";
    "credentialSubject" Node "https://www.w3.org/2018/credentials#credentialSubject";
    "credentialStatus" Node "https://www.w3.org/2018/credentials#credentialStatus";
    "credentialSchema" Node "https://www.w3.org/2018/credentials#credentialSchema";
    "evidence" Node "https://www.w3.org/2018/credentials#evidence";
    "awardedDate" Scalar "https://purl.imsglobal.org/spec/vc/ob/vocab.html#awardedDate";
    "achievement" Node "https://purl.imsglobal.org/spec/vc/ob/vocab.html#achievement"
        "https://purl.imsglobal.org/spec/vc/ob/vocab.html#Achievement"
        "https://purl.imsglobal.org/spec/vc/ob/vocab.html#achievement-0";
    "identifier" Node "https://purl.imsglobal.org/spec/vc/ob/vocab.html#identifier" "https://schema.org/identifier"
        "http://schema.org/identifier";
    "licenseNumber" Scalar "https://purl.imsglobal.org/spec/vc/ob/vocab.html#licenseNumber";
    "identityHash" Scalar "https://purl.imsglobal.org/spec/vc/ob/vocab.html#identityHash";
    "identityType" Scalar "https://purl.imsglobal.org/spec/vc/ob/vocab.html#identityType";
    "hashed" Scalar "https://purl.imsglobal.org/spec/vc/ob/vocab.html#hashed";
    "salt" Scalar "https://purl.imsglobal.org/spec/vc/ob/vocab.html#salt" "https://w3id.org/security#salt";
    "criteria" Shared "https://purl.imsglobal.org/spec/vc/ob/vocab.html#Criteria";
    "narrative" Text "https://purl.imsglobal.org/spec/vc/ob/vocab.html#narrative";
    "achievementType" Scalar "https://purl.imsglobal.org/spec/vc/ob/vocab.html#achievementType";
    "endorsement" Apart "https://purl.imsglobal.org/spec/vc/ob/vocab.html#endorsement";
    "name" Text "https://schema.org/name" "http://schema.org/name";
    "description" Text "https://schema.org/description" "http://schema.org/description";
    "proof" Apart "https://w3id.org/security#proof";
};

/// Vocabularies whose words have names on the shelf: nobody needs to give them other ones.
const VOCABULARIES: [&str; 4] = [
    "https://www.w3.org/2018/credentials#",
    "https://purl.imsglobal.org/spec/vc/ob/vocab.html#",
    "https://w3id.org/security#",
    "https://www.w3.org/ns/credentials",
];

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

fn hidden<T>(what: &str) -> Result<T, Fault> {
    Err((Code::PropertyHidden, Detail::found(what)))
}

fn meaning(iri: &str) -> Option<&'static Word> {
    READ.iter().find(|word| word.meanings.contains(&iri))
}

fn is_known(iri: &str) -> bool {
    VOCABULARIES.iter().any(|vocabulary| iri.starts_with(vocabulary))
}

// --- while the document is expanded -------------------------------------------------------------------------------

/// How a place of the document is read.
#[derive(Debug, Clone, Copy, Default)]
pub enum Reading {
    /// Not at all.
    #[default]
    No,
    /// By the members of a credential.
    Credential,
    /// As the value of a word.
    Word(&'static Word),
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
}

impl Reading {
    /// Is a node here one that is read?
    pub fn is_on(self) -> bool {
        matches!(self, Reading::Credential | Reading::Word(_))
    }

    /// Looks at a member, and says how its value is read.
    pub fn member(self, member: &Member) -> Result<Reading, Fault> {
        let Member { key, definition, .. } = *member;
        let pinned = definition.is_some_and(|definition| definition.pinned);
        match (self, member.name) {
            (Reading::No, _) => Ok(Reading::No),
            (Reading::Proof, _) if PROOF.contains(&key) && pinned => Ok(Reading::Proof),
            (Reading::Proof, _) => hidden(key),
            // What the standard drops is refused elsewhere.
            (_, Name::Null) => Ok(Reading::No),
            (_, Name::Keyword(Keyword::Id)) if key == "id" => Ok(self),
            (_, Name::Keyword(Keyword::Type)) if key == "type" => Ok(self),
            (Reading::Word(word), Name::Keyword(keyword)) if word.kind == Kind::Text => {
                let is_value = member.object.contains_key("@value");
                let part = matches!(key, "@value" | "@language" | "@direction" | "@type") && key == keyword.text();
                if is_value && part { Ok(Reading::No) } else { hidden(key) }
            }
            (_, Name::Keyword(_)) => hidden(key),
            (_, Name::Text(iri)) => match READ.iter().find(|word| word.name == key) {
                Some(word) if word.is_plain(iri, member) => {
                    Ok(if word.kind == Kind::Apart { Reading::No } else { Reading::Word(word) })
                }
                Some(_) => hidden(key),
                None if meaning(iri).is_some() || (is_known(iri) && !pinned) => hidden(key),
                None => Ok(Reading::No),
            },
        }
    }

    /// An identifier, or a text that is one: it must mean itself.
    pub fn is_written_as_meant(self, written: &str, meant: &str) -> Result<(), Fault> {
        let term = |start: &str| meant.strip_prefix(start) == Some(written);
        match self {
            Reading::No => Ok(()),
            _ if written == meant => Ok(()),
            Reading::Proof if VOCABULARIES.iter().any(|start| term(start)) => Ok(()),
            _ => hidden(written),
        }
    }

    /// A type of a known vocabulary must be written by its name on the shelf, and a name like that mean such a type.
    pub fn is_plain_type(self, written: &str, name: &Name, definition: Option<&Definition>) -> Result<(), Fault> {
        let (Reading::Credential | Reading::Proof | Reading::Word(_), Name::Text(meant)) = (self, name) else {
            return Ok(());
        };
        let pinned = definition.is_some_and(|definition| definition.pinned);
        let taken = ["Credential", "Achievement", "Profile", "Proof", "Subject", "Entry", "IdentityObject"];
        let reads_like_known = taken.iter().any(|end| written.ends_with(end)) && !written.contains(':');
        if !pinned && (is_known(meant) || (reads_like_known && definition.is_some())) {
            return hidden(written);
        }
        Ok(())
    }
}

impl Word {
    /// Does a member with this name mean it, in a form that is understood?
    fn is_plain(&self, iri: &str, member: &Member) -> bool {
        let Some(definition) = member.definition else { return false };
        let container = definition.container.is_plain() || definition.pinned;
        let form = match self.kind {
            Kind::Scalar => !member.value.is_array() && !member.value.is_object(),
            _ => true,
        };
        self.meanings.contains(&iri)
            && container
            && form
            && !definition.reverse
            && definition.coercion != Some(Coercion::Json)
    }

    /// All that is said under this word of a node must stand at each of its places.
    fn is_whole(&self) -> bool {
        matches!(self.kind, Kind::Scalar | Kind::Node | Kind::Apart)
    }
}

// --- the whole document -------------------------------------------------------------------------------------------

/// Refuses what could hide a signed statement from a reader of members.
pub fn check(document: &Value, contexts: &Contexts) -> Result<(), Fault> {
    let Some(root) = document.as_object() else { return Ok(()) };
    let mut body = root.clone();
    body.shift_remove("proof");
    let run = Run::new(Mode::Strict(contexts));
    let body = Value::Object(body);
    let items = run.expand_document(&body, Spot::root(Reading::Credential))?;
    let mut statements = Statements::new(&run);
    statements.graph(&items, None)?;
    complete(&statements)?;
    for proof in json::set(root.get("proof")).iter().filter_map(Value::as_object) {
        if let Some(stray) = proof.keys().find(|key| !PROOF.contains(&key.as_str())) {
            return hidden(stray);
        }
        let mut options = proof.clone();
        options.shift_remove("proofValue");
        options.extend(root.get("@context").map(|context| ("@context".to_owned(), context.clone())));
        // Whatever else is wrong with a proof is said where it is verified.
        match run.expand_document(&Value::Object(options), Spot::root(Reading::Proof)) {
            Err(fault) if fault.0 == Code::PropertyHidden => return Err(fault),
            _ => {}
        }
    }
    Ok(())
}

/// What is said of one node under the words that are read.
#[derive(Default)]
struct Said<'q> {
    /// Statements of which each counts.
    whole: HashSet<(&'q str, &'q Term)>,
    /// Properties of which the first counts.
    once: HashSet<&'q str>,
}

impl<'q> Said<'q> {
    fn add(&mut self, quad: &'q Quad) {
        match meaning(&quad.predicate) {
            Some(word) if word.is_whole() => drop(self.whole.insert((&quad.predicate, &quad.object))),
            Some(_) => drop(self.once.insert(&quad.predicate)),
            None => {}
        }
    }

    /// Something that is said here and not there.
    fn beyond(&self, other: &Said<'q>) -> Option<&'q str> {
        // What stands at a place is part of what is said of its node, so that the numbers tell.
        if self.whole.len() == other.whole.len() && self.once.len() == other.once.len() {
            return None;
        }
        let whole = self.whole.difference(&other.whole).map(|(predicate, _)| *predicate);
        whole.chain(self.once.difference(&other.once).copied()).min()
    }
}

/// Two objects with one id are one node, and other nodes can speak of it: what is read of it must stand where it is read.
fn complete(statements: &Statements) -> Result<(), Fault> {
    let mut said: HashMap<(&Term, Option<&Term>), Said> = HashMap::new();
    for (subject, graph, _) in &statements.read {
        said.entry((subject, graph.as_ref())).or_default();
    }
    for quad in &statements.quads {
        if let Some(said) = said.get_mut(&(&quad.subject, quad.graph.as_ref())) {
            said.add(quad);
        }
    }
    for (subject, graph, own) in &statements.read {
        let mut here = Said::default();
        own.iter().filter_map(|place| statements.quads.get(*place)).for_each(|quad| here.add(quad));
        if let Some(predicate) = said.get(&(subject, graph.as_ref())).and_then(|said| said.beyond(&here)) {
            return hidden(meaning(predicate).map_or(predicate, |word| word.name));
        }
    }
    Ok(())
}
