//! How long a verdict takes, natively: `cargo bench`. Medians of many runs; nothing is asserted.
//!
//! Good badges of both kinds, and the worst inputs of HOSTILE 10 and 11.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../tests/forge/mod.rs"]
mod forge;

use std::time::Instant;

use akashi::engine::documents::Documents;
use forge::*;

fn main() {
    let token = vc_jwt(&badge(), &institute());
    let document = with_proof(&badge(), &institute()).to_string();
    let art = png(&[chunk(b"prVt", &vec![7; 100_000]), itxt("openbadgecredential", document.as_bytes())]);
    println!("{:44} {:>10} {:>12}", "input", "bytes", "median");
    measure("VC-JWT, EdDSA", token.as_bytes(), 200);
    measure("eddsa-rdfc-2022, JSON", document.as_bytes(), 50);
    measure("eddsa-rdfc-2022, PNG of 100 kB", &art, 50);
    measure("20 MB of picture around a badge", &padded(20_000_000, &document), 5);
    measure("zTXt bomb, 256 MiB in 260 kB", &png(&[ztxt("openbadgecredential", &vec![b' '; 256 << 20])]), 5);
    measure("1 MiB of [", "[".repeat(1 << 20).as_bytes(), 20);
    let many: String = (0..100_000).map(|n| format!(r#""k{n}":0,"#)).collect();
    measure("100,000 members", format!("{{{many}\"k\":0}}").as_bytes(), 20);
    for size in [10, 30, 60] {
        measure(&format!("clique of {size} blank nodes"), clique(size).to_string().as_bytes(), 5);
    }
}

fn measure(name: &str, bytes: &[u8], runs: usize) {
    let (documents, policy) = (Documents::default(), policy());
    let mut times: Vec<f64> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(verify_with(bytes, &documents, &policy));
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("{name:44} {:>10} {:>9.2} ms", bytes.len(), times[runs / 2]);
}

fn padded(size: usize, document: &str) -> Vec<u8> {
    png(&[chunk(b"prVt", &vec![7; size]), itxt("openbadgecredential", document.as_bytes())])
}
