//! How long a verdict takes, natively: `cargo bench`. Nothing is asserted; `benches/wasm/run.mjs` measures what is shipped.
//!
//! Good badges of each kind, and the worst inputs of HOSTILE 10 and 11.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

#[path = "../tests/forge/mod.rs"]
mod forge;

use std::hint::black_box;
use std::time::Duration;

use akashi::engine::documents::Documents;
use akashi::engine::read::base64url;
use akashi::engine::verdict::Verdict;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use forge::*;
use p256::ecdsa::signature::Signer;
use serde_json::json;

/// One signed badge; a wrong verdict would be measured as gladly as a right one, so it is looked at first.
fn good(c: &mut Criterion) {
    let document = with_proof(&badge(), &institute()).to_string();
    let art = png(&[chunk(b"prVt", &vec![7; 100_000]), itxt("openbadgecredential", document.as_bytes())]);
    let badges = [
        ("OB 3.0 eddsa-rdfc-2022, JSON", document.into_bytes()),
        ("OB 3.0 eddsa-rdfc-2022, PNG of 100 kB", art),
        ("VC-JWT EdDSA", vc_jwt(&badge(), &institute()).into_bytes()),
        ("VC-JWT ES256", es256().into_bytes()),
    ];
    let mut group = c.benchmark_group("good badge");
    group.sample_size(50).measurement_time(Duration::from_secs(3));
    for (name, bytes) in badges {
        assert_eq!(verify(bytes.clone()).verdict, Verdict::Valid, "{name}");
        measure(&mut group, name, &bytes);
    }
}

fn worst(c: &mut Criterion) {
    let document = with_proof(&badge(), &institute()).to_string();
    let padded = png(&[chunk(b"prVt", &vec![7; 20_000_000]), itxt("openbadgecredential", document.as_bytes())]);
    let many: String = (0..100_000).map(|n| format!(r#""k{n}":0,"#)).collect();
    let mut inputs = vec![
        ("20 MB of picture around a badge".to_owned(), padded),
        ("zTXt bomb, 256 MiB in 260 kB".to_owned(), png(&[ztxt("openbadgecredential", &vec![b' '; 256 << 20])])),
        ("1 MiB of [".to_owned(), "[".repeat(1 << 20).into_bytes()),
        ("100,000 members".to_owned(), format!("{{{many}\"k\":0}}").into_bytes()),
    ];
    inputs.extend([10, 30, 60].map(|size| (format!("clique of {size} blank nodes"), clique(size).to_string().into())));
    let mut group = c.benchmark_group("worst input");
    group.sample_size(10).measurement_time(Duration::from_secs(2));
    for (name, bytes) in inputs {
        measure(&mut group, &name, &bytes);
    }
}

type Group<'a> = criterion::BenchmarkGroup<'a, criterion::measurement::WallTime>;

fn measure(group: &mut Group, name: &str, bytes: &[u8]) {
    let (documents, policy) = (Documents::default(), policy());
    group.throughput(Throughput::Bytes(bytes.len() as u64));
    group.bench_function(name, |b| b.iter(|| black_box(verify_with(black_box(bytes), &documents, &policy))));
}

/// The badge as a token of an issuer whose key is its name.
fn es256() -> String {
    let key = p256::ecdsa::SigningKey::from_slice(&[7; 32]).unwrap();
    let point = key.verifying_key().to_sec1_point(false);
    let jwk = json!({ "kty": "EC", "crv": "P-256", "x": base64url::encode(point.x().unwrap()), "y": base64url::encode(point.y().unwrap()) });
    let issuer = format!("did:jwk:{}", base64url::encode(jwk.to_string().as_bytes()));
    let mut credential = badge();
    credential["issuer"]["id"] = json!(issuer);
    let header = json!({ "alg": "ES256", "kid": format!("{issuer}#0"), "typ": "vc+jwt" });
    let signed = format!(
        "{}.{}",
        base64url::encode(header.to_string().as_bytes()),
        base64url::encode(credential.to_string().as_bytes())
    );
    let signature: p256::ecdsa::Signature = key.sign(signed.as_bytes());
    format!("{signed}.{}", base64url::encode(&signature.to_bytes()))
}

criterion_group!(benches, good, worst);
criterion_main!(benches);
