//! The walls of the house (README, room table): which room may name which other, and what a room never says.
//!
//! One package has no compiler between its rooms; this test stands there instead. Move a wall by editing the table.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::path::{Path, PathBuf};

use akashi::engine::code::Code;

/// Room, rooms it may import, words it never contains.
const ROOMS: &[(&str, &[&str], &[&str])] = &[
    ("data", &[], &["std::fs", "std::net", "web_sys"]),
    (
        "engine",
        &["data"],
        &[
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "leptos",
            "std::net",
            "std::fs",
            "SystemTime",
            "Instant",
            "println!",
            "std::env::var",
        ],
    ),
    ("text", &["engine"], &["web_sys", "js_sys", "leptos", "engine::verify", "std::fs", "std::net"]),
    ("wire", &["engine", "text"], &["web_sys", "leptos", "engine::verify"]),
    ("net", &["engine"], &["leptos", "Report", "engine::verify"]),
    ("worker", &["data", "engine", "net", "paper", "scan", "text", "wire"], &["leptos"]),
    ("app", &["engine", "kit", "text", "wire"], &["engine::verify", "engine::inspect", "verdict::verdict", "gloo_net"]),
    ("scan", &[], &["web_sys", "js_sys", "std::fs", "std::net"]),
    ("paper", &["engine", "scan"], &["web_sys", "js_sys", "engine::verify", "std::fs", "std::net"]),
    ("kit", &["engine", "text"], &["web_sys", "leptos", "engine::verify", "std::fs", "std::net"]),
    ("cli", &["data", "engine", "kit", "net", "paper", "scan", "text"], &["web_sys", "leptos"]),
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let Ok(entries) = std::fs::read_dir(folder) else { return files };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

/// The code without its tests at the end of the file and without comments.
fn code(path: &Path) -> String {
    let text = std::fs::read_to_string(path).unwrap();
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn rooms_import_only_their_neighbours() {
    let mut seen = 0;
    for (room, neighbours, never) in ROOMS {
        for path in sources(&root().join("src").join(room)) {
            let code = code(&path);
            seen += 1;
            for part in code.split("crate::").skip(1) {
                let named: String = part.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
                let is_room = ROOMS.iter().any(|(other, ..)| *other == named);
                assert!(
                    !is_room || named == *room || neighbours.contains(&named.as_str()),
                    "{}: {room} may not import {named}",
                    path.display()
                );
            }
            for word in *never {
                assert!(!code.contains(word), "{}: {room} never says {word}", path.display());
            }
        }
    }
    assert!(seen > 40, "only {seen} files were read");
}

#[test]
fn every_folder_is_a_room() {
    for entry in std::fs::read_dir(root().join("src")).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let known = ROOMS.iter().any(|(room, ..)| *room == name) || name == "bin" || name == "lib.rs";
        assert!(known, "src/{name} is in no table");
    }
}

#[test]
fn files_are_rooms_and_not_halls() {
    for path in sources(&root().join("src")).into_iter().chain(sources(&root().join("xtask"))) {
        let lines = code(&path).lines().count();
        assert!(lines <= 500, "{} has {lines} lines", path.display());
    }
}

#[test]
fn doors_are_narrow() {
    for path in sources(&root().join("src/bin")) {
        let lines = code(&path).lines().filter(|line| !line.trim().is_empty()).count();
        assert!(lines <= 15, "{} has {lines} lines", path.display());
    }
}

/// Every id ever shipped still exists, and every id is listed: append only.
#[test]
fn codes_are_never_taken_back() {
    let listed = std::fs::read_to_string(root().join("tests/codes.txt")).unwrap();
    let listed: Vec<&str> = listed.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    for id in &listed {
        assert!(Code::from_id(id).is_some(), "{id} was shipped and is gone");
    }
    for code in Code::ALL {
        assert!(listed.contains(&code.id()), "add {} at the end of tests/codes.txt", code.id());
    }
}

/// The README's table names the same rooms.
#[test]
fn readme_knows_the_rooms() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    for (room, ..) in ROOMS {
        assert!(readme.contains(&format!("| `{room}`")), "README.md does not name {room}");
    }
}
