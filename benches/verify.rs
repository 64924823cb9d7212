//! How long a verdict takes, natively: `cargo bench`. Nothing is asserted; `benches/wasm/run.mjs` measures what is shipped.
//!
//! Good badges of each kind, the worst inputs of HOSTILE 10 and 11, status lists (a usual one and the worst), and pictures.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

#[path = "../tests/forge/mod.rs"]
mod forge;

use std::hint::black_box;
use std::time::Duration;

use akashi::engine::digest::sha256;
use akashi::engine::documents::{Documents, Response};
use akashi::engine::limits;
use akashi::engine::read::base64url;
use akashi::engine::verdict::Verdict;
use akashi::scan::{self, Effort, Grey};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use forge::*;
use p256::ecdsa::signature::Signer;
use serde_json::{Value, json};

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
        measure(&mut group, name, &bytes, &Documents::default());
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
        measure(&mut group, &name, &bytes, &Documents::default());
    }
}

/// A badge and its status list. The largest lists are as long as a document may be, and inflate to as much as they may; the
/// state asked for is the last. A wrong reason would be measured as gladly as a right one.
fn lists(c: &mut Criterion) {
    let (usual, most) = (vec![0; 16_384], noise(limits::STATUS_LIST_BYTES, 775_000));
    let token = noise(limits::STATUS_LIST_BYTES, 580_000);
    let last = limits::STATUS_LIST_BYTES as u64 * 8 - 1;
    let signed = |bits: &[u8]| with_proof(&list(bits), &institute()).to_string();
    let cases = [
        ("131,072 states, JSON", revocable(1, 131_071), signed(&usual), "status.in-force"),
        ("131,072 states, VC-JWT", revocable(1, 131_071), vc_jwt(&list(&usual), &institute()), "status.in-force"),
        ("33,554,432 states, JSON of 1 MB", revocable(1, last), signed(&most), "status.in-force"),
        (
            "33,554,432 states, VC-JWT of 1 MB",
            revocable(1, last),
            vc_jwt(&list(&token), &institute()),
            "status.in-force",
        ),
        ("ten entries into that JSON", revocable(10, last), signed(&most), "status.in-force"),
        ("ten entries into that VC-JWT", revocable(10, last), vc_jwt(&list(&token), &institute()), "status.in-force"),
        ("ten lists like it", revocable_by(10, last), vc_jwt(&list(&token), &institute()), "status.in-force"),
        ("bomb of 128 MiB", revocable(1, last), signed(&vec![0; 128 << 20]), "status.list-faulty"),
    ];
    // What the command line is to be given to see how much memory it takes.
    let folder = std::env::var_os("AKASHI_LISTS").map(std::path::PathBuf::from);
    let mut group = c.benchmark_group("status list");
    group.sample_size(20).measurement_time(Duration::from_secs(3));
    for (number, (name, badge, list, code)) in cases.into_iter().enumerate() {
        assert!(list.len() <= limits::DOCUMENT_BYTES, "{name}: {}", list.len());
        if let Some(folder) = &folder {
            std::fs::write(folder.join(format!("{number}.json")), &badge).unwrap();
            std::fs::write(folder.join(format!("{number}.list")), &list).unwrap();
            let documents: Vec<Value> =
                addresses().map(|url| json!({"url": url, "file": format!("{number}.list")})).collect();
            let documents = json!({"documents": documents});
            std::fs::write(folder.join(format!("{number}.documents")), documents.to_string()).unwrap();
        }
        let mut documents = Documents::default();
        let response = Response { status: 200, content_type: String::new(), location: None, bytes: list.into() };
        addresses().for_each(|url| documents.insert(url, Ok(response.clone())));
        let report = verify_with(badge.clone(), &documents, &policy());
        assert!(codes(&report).contains(&code), "{name}: {:?}", codes(&report));
        measure(&mut group, name, badge.as_bytes(), &documents);
    }
}

const LIST: &str = "https://status.example.jp/revocation/1";

/// So many bytes, of which the first cannot be packed; the last state is not set.
fn noise(bytes: usize, incompressible: usize) -> Vec<u8> {
    let blocks = (0..incompressible as u64 / 32).flat_map(|n| sha256(&n.to_be_bytes()));
    let mut out: Vec<u8> = blocks.collect();
    out.resize(bytes, 0);
    out
}

fn list(bits: &[u8]) -> Value {
    json!({
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": LIST,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": did(&institute()),
        "validFrom": "2026-11-01T00:00:00Z",
        "credentialSubject": {"id": format!("{LIST}#list"), "type": "BitstringStatusList", "statusPurpose": "revocation",
            "encodedList": format!("u{}", base64url::encode(&gzip(bits)))}
    })
}

/// Of the list, and of ten places in it: asked for each by itself.
fn addresses() -> impl Iterator<Item = String> {
    [LIST.to_owned()].into_iter().chain((0..10).map(|n| format!("{LIST}#{n}")))
}

/// The good badge with so many entries, the last ones of a list of which this is the end.
fn revocable(entries: u64, last: u64) -> String {
    with_entries((0..entries).map(|n| (LIST.to_owned(), last - n)))
}

/// The same, with a list for each.
fn revocable_by(lists: usize, last: u64) -> String {
    with_entries(addresses().skip(1).take(lists).map(|url| (url, last)))
}

fn with_entries(entries: impl Iterator<Item = (String, u64)>) -> String {
    let entries = entries.enumerate().map(|(n, (url, index))| {
        json!({"id": format!("urn:x:{n}"), "type": "BitstringStatusListEntry", "statusPurpose": "revocation",
            "statusListIndex": index.to_string(), "statusListCredential": url})
    });
    let mut badge = badge();
    badge["credentialStatus"] = entries.collect();
    with_proof(&badge, &institute()).to_string()
}

type Group<'a> = criterion::BenchmarkGroup<'a, criterion::measurement::WallTime>;

fn measure(group: &mut Group, name: &str, bytes: &[u8], documents: &Documents) {
    let policy = policy();
    group.throughput(Throughput::Bytes(bytes.len() as u64));
    group.bench_function(name, |b| b.iter(|| black_box(verify_with(black_box(bytes), documents, &policy))));
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

/// A camera's frame with a code of version 20, the same empty, and a photograph in which nothing is found in any way.
fn pictures(c: &mut Criterion) {
    let text = format!("https://badge.example.jp/verify/#d1.{}", "1234567890".repeat(145));
    let parts =
        [qrcodegen::QrSegment::make_bytes(&text.as_bytes()[..36]), qrcodegen::QrSegment::make_numeric(&text[36..])];
    let code = qrcodegen::QrCode::encode_segments(&parts, qrcodegen::QrCodeEcc::Medium).unwrap();
    assert_eq!(code.version().value(), 20);
    let (dots, mut random) = (5, 1_u64);
    let mut picture = |width: i32, height: i32, shown: bool| {
        let shade = |at: i32| {
            random = random.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            let (x, y) = ((at % width - 300).div_euclid(dots), (at / width - 100).div_euclid(dots));
            let paper = if shown && code.get_module(x, y) { 40 } else { 200 };
            paper + (random >> 60) as u8
        };
        Grey::new(width as u32, height as u32, (0..width * height).map(shade).collect()).unwrap()
    };
    let frame = picture(1280, 720, true);
    assert_eq!(scan::codes(&frame, Effort::Frame), [text]);
    let mut group = c.benchmark_group("picture");
    group.sample_size(20).measurement_time(Duration::from_secs(3));
    group.bench_function("frame with a code", |b| b.iter(|| scan::codes(black_box(&frame), Effort::Frame)));
    let empty = picture(1280, 720, false);
    group.bench_function("frame without", |b| b.iter(|| scan::codes(black_box(&empty), Effort::Frame)));
    let photo = picture(4032, 3024, false);
    group.sample_size(10);
    group.bench_function("photograph of 12 million dots without", |b| {
        b.iter(|| scan::codes(black_box(&photo), Effort::Photo))
    });
}

criterion_group!(benches, good, worst, lists, pictures);
criterion_main!(benches);
