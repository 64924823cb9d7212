//! Derives proofs that show a part (`ecdsa-sd-2023`), as issuer and holder do together.

#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use akashi::engine::digest::{Hash, sha256};
use akashi::engine::jsonld::{Contexts, statements};
use akashi::engine::rdf::{self, Quad, Term};
use akashi::engine::read::base64url;
use serde_json::Value;

use super::{Signing, canonical};

/// JSON Pointers of everything in a document.
pub fn places(document: &Value) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut next = 0;
    while let Some(place) = found.get(next).cloned() {
        match document.pointer(&place).unwrap() {
            Value::Object(members) => found.extend(members.keys().map(|name| format!("{place}/{name}"))),
            Value::Array(elements) => found.extend((0..elements.len()).map(|index| format!("{place}/{index}"))),
            _ => {}
        }
        next += 1;
    }
    found
}

/// A derived proof, before it is written down.
#[derive(Clone)]
pub struct Derivation {
    pub base_signature: Vec<u8>,
    pub public_key: Vec<u8>,
    pub signatures: Vec<Vec<u8>>,
    pub labels: Vec<(usize, Vec<u8>)>,
    pub mandatory: Vec<usize>,
}

/// Blank nodes are called by address until the statements are made, so that they can be followed from the whole document
/// into the shown one (Data Integrity ECDSA Cryptosuites 1.0, 3.4.8 skolemizeNQuads).
const BLANK: &str = "urn:bnid:";

pub fn followed(document: &Value) -> Vec<Quad> {
    let blank = |term: &Term| match term {
        Term::Iri(iri) => iri.strip_prefix(BLANK).map_or_else(|| term.clone(), |name| Term::Blank(name.to_owned())),
        other => other.clone(),
    };
    let quads = statements(document, &Contexts::default()).unwrap().into_iter();
    quads.map(|quad| Quad { subject: blank(&quad.subject), object: blank(&quad.object), ..quad }).collect()
}

/// Names all blank nodes of a document.
pub fn skolemised(document: &Value) -> Value {
    let mut document = document.clone();
    for (number, place) in places(&document).into_iter().enumerate() {
        let inside = !place.contains("@context");
        if let Some(Value::Object(members)) = document.pointer_mut(&place)
            && inside
            && !members.contains_key("id")
        {
            members.insert("id".to_owned(), format!("{BLANK}e{number}").into());
        }
    }
    document
}

/// Signs the whole document with these lines mandatory, and shows it without these members.
pub fn derive(
    document: &Value,
    options: &Value,
    signer: &Signing,
    mandatory: &dyn Fn(&str) -> bool,
    hidden: &[&str],
) -> (Value, Derivation) {
    let own = Signing::p256("made for this proof");
    let name = |node: &str| sha256(format!("HMAC of {node}").as_bytes()).to_vec();
    let written = |quads: &[Quad]| {
        let nodes = places(document).len();
        let labels: BTreeMap<String, String> =
            (0..nodes).map(|n| (format!("e{n}"), format!("u{}", base64url::encode(&name(&format!("e{n}")))))).collect();
        let mut lines: Vec<String> = quads.iter().map(|quad| quad.relabelled(&labels).line()).collect();
        lines.sort();
        lines
    };
    let whole = skolemised(document);
    let mut shown = whole.clone();
    let mut plain = document.clone();
    for place in hidden {
        let (parent, member) = place.rsplit_once('/').unwrap();
        for copy in [&mut shown, &mut plain] {
            copy.pointer_mut(parent).unwrap().as_object_mut().unwrap().shift_remove(member);
        }
    }
    let is_mandatory: Vec<String> = written(&followed(&whole)).into_iter().filter(|line| mandatory(line)).collect();
    let mut config = options.clone();
    config["@context"] = document["@context"].clone();
    let public_key = bs58::decode(&own.multikey()[1..]).into_vec().unwrap();
    let proof_hash = sha256(canonical(&config, Hash::Sha256).text.as_bytes());
    let base = [&proof_hash[..], &public_key, &sha256(is_mandatory.concat().as_bytes())].concat();
    let canonical = rdf::canonicalise(&followed(&shown), Hash::Sha256).unwrap();
    let lines = written(&followed(&shown));
    let derivation = Derivation {
        base_signature: signer.sign(&base),
        public_key,
        signatures: lines.iter().filter(|line| !mandatory(line)).map(|line| own.sign(line.as_bytes())).collect(),
        labels: canonical.labels.iter().map(|(node, label)| (label[4..].parse().unwrap(), name(node))).collect(),
        mandatory: lines.iter().enumerate().filter(|(_, line)| mandatory(line)).map(|(index, _)| index).collect(),
    };
    (plain, derivation)
}

pub fn head(major: u8, value: usize) -> Vec<u8> {
    match value {
        0..24 => vec![major << 5 | value as u8],
        24..256 => vec![major << 5 | 24, value as u8],
        _ => vec![major << 5 | 25, (value >> 8) as u8, value as u8],
    }
}

impl Derivation {
    pub fn written(&self) -> Vec<u8> {
        let bytes = |bytes: &[u8]| [head(2, bytes.len()), bytes.to_vec()].concat();
        let mut out = vec![0xd9, 0x5d, 0x01, 0x85];
        out.extend(bytes(&self.base_signature));
        out.extend(bytes(&self.public_key));
        out.extend(head(4, self.signatures.len()));
        self.signatures.iter().for_each(|signature| out.extend(bytes(signature)));
        out.extend(head(5, self.labels.len()));
        self.labels.iter().for_each(|(node, name)| out.extend([head(0, *node), bytes(name)].concat()));
        out.extend(head(4, self.mandatory.len()));
        self.mandatory.iter().for_each(|index| out.extend(head(0, *index)));
        out
    }
}

pub fn proven(shown: &Value, options: &Value, value: &[u8]) -> Value {
    let mut document = shown.clone();
    document["proof"] = options.clone();
    document["proof"]["proofValue"] = format!("u{}", base64url::encode(value)).into();
    document
}
