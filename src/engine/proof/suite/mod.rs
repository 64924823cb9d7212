//! Cryptosuites: how a proof's value is read, and what its signature covers.
//!
//! Each suite is a file beside its specification; what they have in common (sets, chains, purposes, dates) is
//! [`super::data_integrity`]'s. A suite that is not here is named and left undecided.

#[cfg(feature = "whole")]
mod cbor;
mod ed25519_2018;
mod jcs;
mod rdfc;
#[cfg_attr(not(feature = "whole"), path = "../../absent/selective.rs")]
mod selective;
mod transformation;

pub use jcs::unsigned_context;
pub use transformation::{Secured, Work};

use serde_json::Value;

use super::algorithm::Algorithm;
use crate::engine::code::Code;
use crate::engine::digest::Hash;
use crate::engine::jsonld::Fault;
use crate::engine::key::PublicKey;
use crate::engine::read::json;
use crate::engine::report::{Check, Detail};

/// The suites that are built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suite {
    /// `eddsa-rdfc-2022` (Data Integrity EdDSA Cryptosuites 1.0, 3.2).
    EddsaRdfc2022,
    /// `eddsa-2022`, as eddsa-rdfc-2022 was called in the drafts before May 2023.
    Eddsa2022,
    /// `eddsa-jcs-2022` (the same, 3.3).
    EddsaJcs2022,
    /// `ecdsa-rdfc-2019` (Data Integrity ECDSA Cryptosuites 1.0, 3.2).
    EcdsaRdfc2019,
    /// `ecdsa-jcs-2019` (the same, 3.3).
    EcdsaJcs2019,
    /// `ecdsa-sd-2023` (the same, 3.4 to 3.6): a part of what was signed.
    EcdsaSd2023,
    /// Data Integrity EdDSA Cryptosuites 1.0, appendix A.
    Ed25519Signature2020,
    /// Its predecessor, whose signature is a detached JWS.
    Ed25519Signature2018,
}

/// The value of a proof, read.
#[derive(Debug, Clone)]
pub enum ProofValue {
    /// The signature itself.
    Signature(Vec<u8>),
    /// A signature over a header as well.
    Detached(ed25519_2018::Detached),
    /// Signatures over single statements.
    Derived(Box<selective::Derived>),
}

/// What one proof is made over.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a, 'p> {
    /// The document and its readings.
    pub secured: &'a Secured<'p>,
    /// The proof, its value included.
    pub proof: &'a Value,
    /// Positions of the proofs that it covers: the earlier ones of its chain.
    pub previous: &'a [usize],
}

/// What a good derived proof leaves to the holder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The issuer made the credential's end mandatory, and every status that is shown: whoever shows the credential shows
    /// them.
    pub is_bounded: bool,
}

impl Suite {
    /// The suite that a proof names.
    ///
    /// Errors: [`Code::ProofIncomplete`] with the member that is missing; [`Code::ProofUnsupported`] with the name.
    pub fn of(proof: &Value) -> Result<Suite, Fault> {
        let missing = |member: &str| (Code::ProofIncomplete, Detail::at(member));
        let kind = json::text(proof, "type").ok_or_else(|| missing("type"))?;
        let (name, suite) = match kind {
            "DataIntegrityProof" => {
                let name = json::text(proof, "cryptosuite").ok_or_else(|| missing("cryptosuite"))?;
                (name, ALL.iter().find(|suite| suite.is_cryptosuite() && suite.name() == name))
            }
            name => (name, ALL.iter().find(|suite| !suite.is_cryptosuite() && suite.name() == name)),
        };
        suite.copied().ok_or_else(|| (Code::ProofUnsupported, Detail { suite: Some(name.into()), ..Detail::default() }))
    }

    /// Its name, as proofs write it.
    pub const fn name(self) -> &'static str {
        match self {
            Suite::EddsaRdfc2022 => "eddsa-rdfc-2022",
            Suite::Eddsa2022 => "eddsa-2022",
            Suite::EddsaJcs2022 => "eddsa-jcs-2022",
            Suite::EcdsaRdfc2019 => "ecdsa-rdfc-2019",
            Suite::EcdsaJcs2019 => "ecdsa-jcs-2019",
            Suite::EcdsaSd2023 => "ecdsa-sd-2023",
            Suite::Ed25519Signature2020 => "Ed25519Signature2020",
            Suite::Ed25519Signature2018 => "Ed25519Signature2018",
        }
    }

    /// It stands in `cryptosuite`, not in `type`.
    const fn is_cryptosuite(self) -> bool {
        !matches!(self, Suite::Ed25519Signature2020 | Suite::Ed25519Signature2018)
    }

    /// It signs every member as it is written, not the statements that they stand for.
    pub const fn signs_members(self) -> bool {
        matches!(self, Suite::EddsaJcs2022 | Suite::EcdsaJcs2019)
    }

    /// The member that holds the proof's value.
    const fn value_member(self) -> &'static str {
        if matches!(self, Suite::Ed25519Signature2018) { "jws" } else { "proofValue" }
    }

    /// Reads the proof's value.
    ///
    /// Errors: [`Code::ProofIncomplete`] when it is not there; [`Code::ProofEncoding`], [`Code::ProofBase`] and what a
    /// JWS header may be refused for; each with the member.
    pub fn read(self, proof: &Value) -> Result<ProofValue, Fault> {
        let member = self.value_member();
        let value = json::text(proof, member).ok_or_else(|| (Code::ProofIncomplete, Detail::at(member)))?;
        let read = match self {
            Suite::Ed25519Signature2018 => ed25519_2018::read(value).map(ProofValue::Detached),
            Suite::EcdsaSd2023 => selective::read(value).map(|derived| ProofValue::Derived(Box::new(derived))),
            _ => multibase(value)
                .filter(|bytes| self.lengths().contains(&bytes.len()))
                .map(ProofValue::Signature)
                .ok_or(Code::ProofEncoding),
        };
        read.map_err(|code| (code, Detail { suite: Some(self.name().to_owned()), ..Detail::at(member) }))
    }

    /// Lengths of its signatures, bytes: IEEE P1363, r and s of the curve's full length.
    const fn lengths(self) -> &'static [usize] {
        if matches!(self, Suite::EcdsaRdfc2019 | Suite::EcdsaJcs2019) { &[64, 96] } else { &[64] }
    }

    /// Does this key fit the proof? What else is to be said when it does, and what of the document it covers if not all.
    ///
    /// Errors: [`Code::ProofMismatch`]; [`Code::ProofAlgorithmKey`] for a key of another kind; why the document has no
    /// canonical form.
    pub fn verify(
        self,
        input: &Input,
        value: &ProofValue,
        key: &PublicKey,
    ) -> Result<(Vec<Check>, Option<Part>), Fault> {
        let algorithm = self.algorithm(key).ok_or_else(|| (Code::ProofAlgorithmKey, Detail::default()))?;
        let fits = |message: &[u8], signature: &[u8]| {
            algorithm.verify(key, message, signature).map_err(|code| (code, Detail::default()))
        };
        match value {
            ProofValue::Signature(signature) if self.signs_members() => {
                fits(&jcs::hash_data(input, hash(algorithm))?, signature)?;
                Ok((Vec::new(), None))
            }
            ProofValue::Signature(signature) => {
                let fits = |reading| fits(&rdfc::hash_data(input, self, hash(algorithm), reading)?, signature);
                Ok((input.secured.over_readings(fits)?, None))
            }
            ProofValue::Detached(jws) => {
                let fits = |reading| {
                    let data = rdfc::hash_data(input, self, hash(algorithm), reading)?;
                    fits(&jws.signing_input(&data), &jws.signature)
                };
                Ok((input.secured.over_readings(fits)?, None))
            }
            ProofValue::Derived(derived) => {
                let mut part = None;
                let mut notes = input.secured.over_readings(|reading| {
                    part = Some(derived.verify(input, key, reading)?);
                    Ok(())
                })?;
                let suite = Some(self.name().into());
                notes.push(Check::with(Code::ProofPartial, Detail { suite, ..Detail::default() }));
                Ok((notes, part))
            }
        }
    }

    /// The algorithm that this suite uses with a key of this kind.
    const fn algorithm(self, key: &PublicKey) -> Option<Algorithm> {
        match (self, key) {
            (Suite::EcdsaRdfc2019 | Suite::EcdsaJcs2019 | Suite::EcdsaSd2023, PublicKey::P256(_)) => {
                Some(Algorithm::Es256)
            }
            (Suite::EcdsaRdfc2019 | Suite::EcdsaJcs2019, PublicKey::P384(_)) => Some(Algorithm::Es384),
            (Suite::EcdsaRdfc2019 | Suite::EcdsaJcs2019 | Suite::EcdsaSd2023, _) => None,
            (_, PublicKey::Ed25519(_)) => Some(Algorithm::EdDsa),
            _ => None,
        }
    }
}

/// All of them.
const ALL: [Suite; 8] = [
    Suite::EddsaRdfc2022,
    Suite::Eddsa2022,
    Suite::EddsaJcs2022,
    Suite::EcdsaRdfc2019,
    Suite::EcdsaJcs2019,
    Suite::EcdsaSd2023,
    Suite::Ed25519Signature2020,
    Suite::Ed25519Signature2018,
];

/// The hash that goes with a signature: that of its curve (Data Integrity ECDSA Cryptosuites 1.0, 3.2.4).
const fn hash(algorithm: Algorithm) -> Hash {
    if matches!(algorithm, Algorithm::Es384) { Hash::Sha384 } else { Hash::Sha256 }
}

/// Multibase base58btc (Controlled Identifiers 1.0, 2.4) of a signature.
fn multibase(text: &str) -> Option<Vec<u8>> {
    // The longest, 96 bytes, give at most 132 letters; decoding costs their square.
    let encoded = text.strip_prefix('z').filter(|encoded| encoded.len() <= 132)?;
    bs58::decode(encoded).into_vec().ok()
}
