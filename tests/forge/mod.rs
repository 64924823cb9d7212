//! Makes badges for the tests: one good case, signed with worthless keys, and the steps that spoil it.
//!
//! Every key is derived from a word in the open. People and institutes are invented.

#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

pub mod derivation;
pub mod hosted;

use akashi::engine::digest::{Hash, sha256};
use akashi::engine::documents::{Documents, Response};
use akashi::engine::input::Input;
use akashi::engine::jcs;
use akashi::engine::jsonld::{Contexts, canonicalise_text, statements};
use akashi::engine::policy::{IssuerList, Policy};
use akashi::engine::rdf::{self, Canonical};
use akashi::engine::read::base64url;
use akashi::engine::report::Report;
use akashi::engine::time::{Moment, Timestamp};
use ed25519_dalek::{Signer, SigningKey};
use serde_json::{Value, json};

/// The moment of every test, unless it says otherwise.
pub const NOW: &str = "2026-11-22T03:00:00Z";

pub fn at(text: &str) -> Timestamp {
    Moment::parse(text).unwrap().at
}

/// A sample key; its word is all there is to it.
pub fn key(word: &str) -> SigningKey {
    SigningKey::from_bytes(&sha256(format!("SAMPLE KEY, WORTHLESS: {word}").as_bytes()))
}

pub fn multikey(key: &SigningKey) -> String {
    let bytes = [&[0xed, 0x01][..], key.verifying_key().as_bytes()].concat();
    format!("z{}", bs58::encode(bytes).into_string())
}

pub fn did(key: &SigningKey) -> String {
    format!("did:key:{}", multikey(key))
}

pub fn method(key: &SigningKey) -> String {
    format!("{}#{}", did(key), multikey(key))
}

pub fn institute() -> SigningKey {
    key("institute")
}

pub fn stranger() -> SigningKey {
    key("stranger")
}

/// The good case: a registration in the JCI profile, unsigned.
pub fn badge() -> Value {
    json!({
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
        "id": "urn:uuid:2f0a3c52-5f0e-4f43-9e0b-6f1f3c1f0001",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": "見本主任技士",
        "issuer": {"id": did(&institute()), "type": ["Profile"], "name": "見本工学会"},
        "validFrom": "2024-04-01T00:00:00+09:00",
        "validUntil": "2028-03-31T23:59:59+09:00",
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "licenseNumber": "SI-240187",
            "identifier": [
                {"type": "IdentityObject", "identityHash": "見本 太郎", "identityType": "name", "hashed": false},
                {"type": "IdentityObject", "identityHash": "SI-19-0462", "identityType": "ext:passNumber", "hashed": false},
                {"type": "IdentityObject", "identityHash": mail_hash("taro.mihon@example.jp", "salt"), "identityType": "emailAddress",
                 "hashed": true, "salt": "salt"}
            ],
            "achievement": {
                "id": "https://badge.example.jp/achievements/chief",
                "type": ["Achievement"],
                "name": "見本主任技士",
                "description": "見本工学会が認定する資格の見本です。",
                "criteria": {"narrative": "見本試験に合格し、登録した者。"}
            }
        }
    })
}

pub fn mail_hash(address: &str, salt: &str) -> String {
    format!("sha256${}", akashi::engine::digest::hex(&sha256(format!("{address}{salt}").as_bytes())))
}

/// The site's list, with the institute on it.
pub fn policy() -> Policy {
    policy_of(json!([{"ids": [did(&institute())], "names": {"ja": "見本工学会", "en": "Mihon Society of Engineering"},
        "qualifications": [{"achievement": "https://badge.example.jp/achievements/chief", "names": {"ja": "見本主任技士", "en": "Chief Engineer"}}]}]))
}

pub fn no_list() -> Policy {
    Policy { issuers: None, fold: akashi::cli::fold }
}

pub fn policy_of(issuers: Value) -> Policy {
    let list =
        json!({"schema": "akashi.issuers/1", "date": "2026-11-22", "operator": {"name": "見本"}, "issuers": issuers});
    Policy { issuers: Some(IssuerList::read(list.to_string().as_bytes(), |_| None).unwrap()), ..no_list() }
}

// --- signing ------------------------------------------------------------------------------------------------------

/// A compact JWS over these bytes, as they are.
pub fn jws(header: &Value, payload: &[u8], signer: &SigningKey) -> String {
    let signed = format!("{}.{}", base64url::encode(header.to_string().as_bytes()), base64url::encode(payload));
    let signature = signer.sign(signed.as_bytes());
    format!("{signed}.{}", base64url::encode(&signature.to_bytes()))
}

/// The good case by a did:web issuer, as a token, and the document of that issuer.
pub fn web_badge(id: &str) -> (String, Value) {
    let method = format!("{id}#key-1");
    let mut badge = badge();
    badge["issuer"]["id"] = id.into();
    let header = json!({"alg": "EdDSA", "typ": "vc+jwt", "kid": method});
    let page = json!({"@context": "https://www.w3.org/ns/cid/v1", "id": id, "assertionMethod": [method],
        "verificationMethod": [{"id": method, "type": "Multikey", "controller": id, "publicKeyMultibase": multikey(&institute())}]});
    (jws(&header, badge.to_string().as_bytes(), &institute()), page)
}

/// VC-JOSE-COSE: the credential is the payload.
pub fn vc_jwt(credential: &Value, signer: &SigningKey) -> String {
    jws(&json!({"alg": "EdDSA", "typ": "vc+jwt", "kid": method(signer)}), credential.to_string().as_bytes(), signer)
}

/// VCDM 1.1: the credential in the claim `vc`, and the registered claims beside it.
pub fn vc_jwt_11(claims: &Value, signer: &SigningKey) -> String {
    jws(&json!({"alg": "EdDSA", "typ": "JWT", "kid": method(signer)}), claims.to_string().as_bytes(), signer)
}

/// A proof's members before it is signed.
pub fn proof_options(signer: &SigningKey) -> Value {
    json!({"type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022", "created": "2024-04-01T00:00:00Z",
        "verificationMethod": method(signer), "proofPurpose": "assertionMethod"})
}

/// The proof over this document (without proof, or with the earlier ones of a chain).
pub fn prove(document: &Value, options: &Value, signer: &SigningKey) -> Value {
    let mut config = options.clone();
    config["@context"] = document["@context"].clone();
    let hash = |value: &Value| sha256(canonicalise_text(&value.to_string()).unwrap().as_bytes());
    let message = [hash(&config), hash(document)].concat();
    let mut proof = options.clone();
    proof["proofValue"] = format!("z{}", bs58::encode(signer.sign(&message).to_bytes()).into_string()).into();
    proof
}

pub fn with_proof(document: &Value, signer: &SigningKey) -> Value {
    let mut signed = document.clone();
    signed["proof"] = prove(document, &proof_options(signer), signer);
    signed
}

// --- signing with every suite -------------------------------------------------------------------------------------

/// A sample key of any kind.
pub enum Signing {
    Ed25519(SigningKey),
    P256(p256::ecdsa::SigningKey),
    P384(p384::ecdsa::SigningKey),
}

impl Signing {
    pub fn ed25519(word: &str) -> Self {
        Signing::Ed25519(key(word))
    }

    pub fn p256(word: &str) -> Self {
        Signing::P256(p256::ecdsa::SigningKey::from_slice(&sha256(word.as_bytes())).unwrap())
    }

    pub fn p384(word: &str) -> Self {
        Signing::P384(p384::ecdsa::SigningKey::from_slice(&Hash::Sha384.of(word.as_bytes())).unwrap())
    }

    pub fn multikey(&self) -> String {
        let bytes = match self {
            Signing::Ed25519(key) => return multikey(key),
            Signing::P256(key) => [&[0x80, 0x24], key.verifying_key().to_sec1_point(true).as_bytes()].concat(),
            Signing::P384(key) => [&[0x81, 0x24], key.verifying_key().to_sec1_point(true).as_bytes()].concat(),
        };
        format!("z{}", bs58::encode(bytes).into_string())
    }

    pub fn did(&self) -> String {
        format!("did:key:{}", self.multikey())
    }

    pub fn method(&self) -> String {
        format!("{}#{}", self.did(), self.multikey())
    }

    pub fn hash(&self) -> Hash {
        if matches!(self, Signing::P384(_)) { Hash::Sha384 } else { Hash::Sha256 }
    }

    /// Hashes as its curve does, and signs.
    pub fn sign(&self, message: &[u8]) -> Vec<u8> {
        match self {
            Signing::Ed25519(key) => key.sign(message).to_bytes().to_vec(),
            Signing::P256(key) => {
                let signature: p256::ecdsa::Signature = p256::ecdsa::signature::Signer::sign(key, message);
                signature.to_bytes().to_vec()
            }
            Signing::P384(key) => {
                let signature: p384::ecdsa::Signature = p384::ecdsa::signature::Signer::sign(key, message);
                signature.to_bytes().to_vec()
            }
        }
    }
}

/// The badge of this signer, with its contexts.
pub fn badge_of(signer: &Signing, contexts: &[&str]) -> Value {
    let mut badge = badge();
    badge["issuer"]["id"] = signer.did().into();
    badge["@context"].as_array_mut().unwrap().extend(contexts.iter().map(|context| json!(context)));
    badge
}

/// A proof's members before it is signed, for a cryptosuite or, where the name is a type, an older suite.
pub fn options_of(suite: &str, signer: &Signing) -> Value {
    let mut options = json!({"type": suite, "created": "2024-04-01T00:00:00Z", "verificationMethod": signer.method(),
        "proofPurpose": "assertionMethod"});
    if !suite.starts_with("Ed25519Signature") {
        options["type"] = "DataIntegrityProof".into();
        options["cryptosuite"] = suite.into();
    }
    options
}

pub fn canonical(document: &Value, hash: Hash) -> Canonical {
    rdf::canonicalise(&statements(document, &Contexts::default()).unwrap(), hash).unwrap()
}

/// Hash of the options, hash of the document: over statements, or over the JSON itself.
pub fn hash_data(document: &Value, options: &Value, hash: Hash) -> Vec<u8> {
    let by_members = options["cryptosuite"].as_str().is_some_and(|name| name.contains("-jcs-"));
    let hashed = |value: &Value| match by_members {
        true => hash.of(jcs::canonicalise(value).unwrap().as_bytes()),
        false => hash.of(canonical(value, hash).text.as_bytes()),
    };
    let mut options = options.clone();
    if !by_members {
        options["@context"] = match options["type"].as_str() {
            Some("Ed25519Signature2018") => "https://w3id.org/security/v2".into(),
            _ => document["@context"].clone(),
        };
    }
    [hashed(&options), hashed(document)].concat()
}

/// The proof over this document (without proof, or with the earlier ones of a chain).
pub fn prove_as(document: &Value, options: &Value, signer: &Signing) -> Value {
    let data = hash_data(document, options, signer.hash());
    let mut proof = options.clone();
    if options["type"] == "Ed25519Signature2018" {
        let header = base64url::encode(br#"{"alg":"EdDSA","b64":false,"crit":["b64"]}"#);
        let signature = signer.sign(&[header.as_bytes(), b".", &data].concat());
        proof["jws"] = format!("{header}..{}", base64url::encode(&signature)).into();
    } else {
        proof["proofValue"] = format!("z{}", bs58::encode(signer.sign(&data)).into_string()).into();
    }
    proof
}

pub fn signed_as(suite: &str, document: &Value, signer: &Signing) -> Value {
    let mut options = options_of(suite, signer);
    if suite.contains("-jcs-") {
        options["@context"] = document["@context"].clone();
    }
    let mut signed = document.clone();
    signed["proof"] = prove_as(document, &options, signer);
    signed
}

// --- baking -------------------------------------------------------------------------------------------------------

pub fn chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let covered = [name, data].concat();
    [
        &(data.len() as u32).to_be_bytes()[..],
        &covered,
        &crc::Crc::<u32>::new(&crc::CRC_32_ISO_HDLC).checksum(&covered).to_be_bytes(),
    ]
    .concat()
}

/// A 1×1 picture with these chunks between header and data.
pub fn png(chunks: &[Vec<u8>]) -> Vec<u8> {
    let header = chunk(b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
    let data = chunk(b"IDAT", &miniz_oxide::deflate::compress_to_vec_zlib(&[0, 0], 6));
    let mut png = [b"\x89PNG\r\n\x1a\n", &header[..]].concat();
    chunks.iter().for_each(|chunk| png.extend(chunk));
    [png, data, chunk(b"IEND", b"")].concat()
}

pub fn itxt(keyword: &str, text: &[u8]) -> Vec<u8> {
    chunk(b"iTXt", &[keyword.as_bytes(), &[0, 0, 0, 0, 0], text].concat())
}

pub fn itxt_compressed(keyword: &str, text: &[u8]) -> Vec<u8> {
    let text = miniz_oxide::deflate::compress_to_vec_zlib(text, 9);
    chunk(b"iTXt", &[keyword.as_bytes(), &[0, 1, 0, 0, 0], &text].concat())
}

pub fn text_chunk(keyword: &str, text: &[u8]) -> Vec<u8> {
    chunk(b"tEXt", &[keyword.as_bytes(), &[0], text].concat())
}

pub fn ztxt(keyword: &str, text: &[u8]) -> Vec<u8> {
    let text = miniz_oxide::deflate::compress_to_vec_zlib(text, 9);
    chunk(b"zTXt", &[keyword.as_bytes(), &[0, 0], &text].concat())
}

pub fn baked(text: &str) -> Vec<u8> {
    png(&[itxt("openbadgecredential", text.as_bytes())])
}

pub fn svg(inside: &str) -> Vec<u8> {
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0" viewBox="0 0 1 1">{inside}<path d="M0 0"/></svg>"#
    )
    .into_bytes()
}

// --- asking -------------------------------------------------------------------------------------------------------

pub fn verify(bytes: impl Into<Vec<u8>>) -> Report {
    verify_with(bytes, &Documents::default(), &policy())
}

pub fn verify_with(bytes: impl Into<Vec<u8>>, documents: &Documents, policy: &Policy) -> Report {
    akashi::engine::verify(&Input::new("test", bytes), documents, policy, at(NOW))
}

pub fn verify_at(bytes: impl Into<Vec<u8>>, now: &str) -> Report {
    akashi::engine::verify(&Input::new("test", bytes), &Documents::default(), &policy(), at(now))
}

pub fn documents(pages: &[(&str, Value)]) -> Documents {
    let mut documents = Documents::default();
    for (url, page) in pages {
        let content_type = "application/json".to_owned();
        documents.insert(
            *url,
            Ok(Response { status: 200, content_type, location: None, bytes: page.to_string().into_bytes() }),
        );
    }
    documents
}

pub fn codes(report: &Report) -> Vec<&'static str> {
    report.checks.iter().map(|check| check.code.id()).collect()
}

/// `verdict headline`, as an expectation writes it.
pub fn answer(report: &Report) -> String {
    let text = |value: Value| value.as_str().unwrap().to_owned();
    format!("{} {}", text(json!(report.verdict)), text(json!(report.headline)).trim_start_matches("verdict."))
}

/// One member of GZIP (RFC 1952).
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3];
    out.extend(miniz_oxide::deflate::compress_to_vec(bytes, 9));
    out.extend(akashi::engine::digest::crc32(bytes).to_le_bytes());
    out.extend((bytes.len() as u32).to_le_bytes());
    out
}

// --- attacking ----------------------------------------------------------------------------------------------------

/// Blank nodes that all know each other: the canonicalisation would try every order.
pub fn clique(size: usize) -> Value {
    let node = |n: usize| format!("_:n{n}");
    let nodes: Vec<Value> = (0..size)
        .map(|n| json!({"id": node(n), "type": ["Profile"], "parentOrg": (0..size).filter(|m| *m != n).map(|m| json!({"id": node(m), "type": ["Profile"]})).collect::<Vec<_>>()}))
        .collect();
    let mut poisoned = badge();
    poisoned["issuer"]["parentOrg"] = nodes.into();
    poisoned["proof"] = proof_options(&institute());
    poisoned["proof"]["proofValue"] = format!("z{}", bs58::encode([7u8; 64]).into_string()).into();
    poisoned
}
