//! The standards' own test vectors. They lie outside the repository: `AKASHI_VECTORS` names their folder, and without it
//! these tests say that they were skipped.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod did_key;
mod jcs;
mod n_quads;
mod rdf_canon;
mod wycheproof;

use std::path::{Path, PathBuf};

use serde_json::Value;

/// A folder of the recorded vectors, if there are any.
fn vectors(folder: &str) -> Option<PathBuf> {
    let Some(vectors) = std::env::var_os("AKASHI_VECTORS") else {
        println!("skipped: AKASHI_VECTORS names no recorded vectors ({folder})");
        return None;
    };
    // A relative name is meant from the repository.
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(vectors).join(folder);
    assert!(folder.is_dir(), "{} is not there", folder.display());
    Some(folder)
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn json(path: &Path) -> Value {
    serde_json::from_str(&text(path)).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn string<'v>(value: &'v Value, member: &str) -> &'v str {
    value[member].as_str().unwrap_or_else(|| panic!("no {member} in {value}"))
}

fn array<'v>(value: &'v Value, member: &str) -> &'v [Value] {
    value[member].as_array().unwrap_or_else(|| panic!("no {member} in {value}"))
}

fn from_hex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text.chars().filter_map(|digit| digit.to_digit(16)).map(|digit| digit as u8).collect();
    assert!(digits.len().is_multiple_of(2), "{text}");
    digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect()
}
