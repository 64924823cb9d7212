//! `ecdsa-sd-2023` (Data Integrity ECDSA Cryptosuites 1.0, 3.4 to 3.6): the holder shows some of the signed statements.
//!
//! The issuer signs the mandatory statements together, and each other one by itself with a key made for this proof, whose
//! public half he signs as well. Whatever is shown is signed; what is not shown, nobody here can know.

use std::collections::{BTreeMap, BTreeSet};

use super::cbor::Reader;
use super::{Input, Part, Suite, rdfc};
use crate::engine::code::Code;
use crate::engine::digest::{Hash, sha256};
use crate::engine::jsonld::Fault;
use crate::engine::key::PublicKey;
use crate::engine::limits;
use crate::engine::order::sorted;
use crate::engine::proof::algorithm::Algorithm;
use crate::engine::rdf::{Canonical, Quad, Term};
use crate::engine::read::base64url;
use crate::engine::report::Detail;

/// A derived proof value (3.5.7).
#[derive(Debug, Clone)]
pub struct Derived {
    base_signature: [u8; 64],
    /// The key made for this proof: multicodec p256-pub and a compressed point.
    public_key: [u8; 35],
    signatures: Vec<[u8; 64]>,
    /// What the signer called the blank nodes that are canonically `c14n<number>` here.
    labels: Vec<(usize, [u8; 32])>,
    /// Ascending.
    mandatory: Vec<usize>,
}

/// Reads a proof value; a base proof is not meant for a verifier.
pub fn read(text: &str) -> Result<Derived, Code> {
    let bytes = text.strip_prefix('u').and_then(base64url::decode).ok_or(Code::ProofEncoding)?;
    match bytes.split_first_chunk::<3>() {
        Some(([0xd9, 0x5d, 0x00], _)) => Err(Code::ProofBase),
        Some(([0xd9, 0x5d, 0x01], components)) => {
            let mut reader = Reader::new(components);
            let derived = components_of(&mut reader).filter(|_| reader.is_at_end()).ok_or(Code::ProofEncoding)?;
            if derived.signatures.len() > limits::DISCLOSED_STATEMENTS || derived.mandatory.len() > limits::QUADS {
                return Err(Code::ProofTooComplex);
            }
            Ok(derived)
        }
        _ => Err(Code::ProofEncoding),
    }
}

fn components_of(reader: &mut Reader) -> Option<Derived> {
    if reader.array()? != 5 {
        return None;
    }
    let base_signature = reader.bytes()?;
    let public_key = reader.bytes()?;
    let signatures = (0..reader.array()?).map(|_| reader.bytes()).collect::<Option<_>>()?;
    let pairs = reader.map()?;
    let labels = (0..pairs).map(|_| Some((reader.unsigned()?, reader.bytes()?))).collect::<Option<Vec<_>>>()?;
    let mandatory = (0..reader.array()?).map(|_| reader.unsigned()).collect::<Option<Vec<_>>>()?;
    let mandatory = sorted(mandatory, Ord::cmp);
    // A key that stands twice in a map is no valid CBOR (RFC 8949, 5.6).
    is_distinct(labels.iter().map(|(node, _)| node)).then_some(Derived {
        base_signature,
        public_key,
        signatures,
        labels,
        mandatory,
    })
}

impl Derived {
    /// Verify Derived Proof (3.6.7) with createVerifyData (3.5.8).
    pub fn verify(&self, input: &Input, key: &PublicKey, reading: usize) -> Result<Part, Fault> {
        let fault = |code| (code, Detail::default());
        let own_key = match self.public_key.split_first_chunk::<2>() {
            Some(([0x80, 0x24], point)) => PublicKey::p256(point).map_err(|_| fault(Code::ProofEncoding))?,
            _ => return Err(fault(Code::ProofEncoding)),
        };
        let proof_hash = rdfc::options_hash(input, Suite::EcdsaSd2023, Hash::Sha256, reading)?;
        let canonical = input.canonical_document(reading, Hash::Sha256)?;
        let lines = self.lines(&canonical).ok_or(fault(Code::ProofMismatch))?;
        let (mandatory, others): (Vec<_>, Vec<_>) =
            lines.iter().enumerate().partition(|(index, _)| self.mandatory.binary_search(index).is_ok());
        let invented = self.mandatory.last().is_some_and(|index| *index >= lines.len());
        if invented || others.len() != self.signatures.len() {
            return Err(fault(Code::ProofMismatch));
        }
        let text: String = mandatory.iter().map(|(_, (line, _))| line.as_str()).collect();
        let signed = [&proof_hash[..], &self.public_key, &sha256(text.as_bytes())].concat();
        Algorithm::Es256.verify(key, &signed, &self.base_signature).map_err(fault)?;
        for ((_, (line, _)), signature) in others.iter().zip(&self.signatures) {
            Algorithm::Es256.verify(&own_key, line.as_bytes(), signature).map_err(fault)?;
        }
        let mandatory: Vec<&Quad> = mandatory.into_iter().map(|(_, (_, quad))| *quad).collect();
        let others: Vec<&Quad> = others.into_iter().map(|(_, (_, quad))| *quad).collect();
        Ok(Part { is_bounded: is_bounded(&mandatory, &others, input.secured.id()) })
    }

    /// The canonical statements, each with its line in the signer's own names for the blank nodes, in order of the lines
    /// (labelReplacementCanonicalizeJsonLd, 3.4.2). `None` when a name is missing, or stands for two nodes: that would show
    /// two things of which the signer said that they are one.
    fn lines<'c>(&self, canonical: &'c Canonical) -> Option<Vec<(String, &'c Quad)>> {
        let mut labels = BTreeMap::new();
        let named = |(node, name): &(usize, [u8; 32])| (format!("c14n{node}"), format!("u{}", base64url::encode(name)));
        labels.extend(self.labels.iter().map(named));
        let all_named = canonical.labels.values().all(|label| labels.contains_key(label));
        (all_named && is_distinct(self.labels.iter().map(|(_, name)| name))).then(|| canonical.relabelled(&labels))
    }
}

/// Is the end of the credential itself, not of one enclosed in it, among the mandatory statements, and nothing of its
/// status among the others?
fn is_bounded(mandatory: &[&Quad], others: &[&Quad], id: Option<&str>) -> bool {
    let mut objects = BTreeSet::new();
    objects.extend(mandatory.iter().chain(others).map(|quad| &quad.object));
    let is_root = |node: &Term| match (node, id) {
        (Term::Iri(iri), Some(id)) => iri == id,
        (Term::Blank(_), None) => !objects.contains(node),
        _ => false,
    };
    let says = |quad: &Quad, name: &str| {
        quad.predicate.strip_prefix("https://www.w3.org/2018/credentials#") == Some(name)
            && quad.graph.is_none()
            && is_root(&quad.subject)
    };
    let mut statuses = BTreeSet::new();
    statuses.extend(mandatory.iter().filter(|quad| says(quad, "credentialStatus")).map(|quad| &quad.object));
    mandatory.iter().any(|quad| says(quad, "validUntil") || says(quad, "expirationDate"))
        && others.iter().all(|quad| !says(quad, "credentialStatus") && !statuses.contains(&quad.subject))
}

/// No two are alike.
fn is_distinct<T: Ord>(items: impl Iterator<Item = T>) -> bool {
    sorted(items.collect(), Ord::cmp).windows(2).all(|pair| matches!(pair, [one, other] if one != other))
}
