//! The static folder dist/: built by Trunk, and only when something it is made of has changed.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use sha2::{Digest, Sha256};

use crate::setup::{self, Need};
use crate::{Done, postbuild, read, run};

pub const NEEDS: &[Need] = &[Need::Wasm, Need::Npm, Need::Bundler];

/// The standard library is built for size and without the words of panics, which a browser's console would only repeat:
/// 34 kB of brotli less on a first visit. The compiler of the pinned version can do so, but keeps these switches for its
/// own bootstrap; they concern the two wasm files alone, and without them everything works the same, only larger.
const SMALL_STANDARD_LIBRARY: [(&str, &str); 4] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", WASM_FLAGS),
];

/// (wasm-opt's part stands in index.html. `--low-memory-unused`, 1.3 kB: nothing but the very end of an exhausted stack lies
/// below 1,024, and what would reach there traps either way.) SHA-2 with its rounds in a loop: 1.7 kB, for 2 to 3 of a hundred parts of a badge's time.
const WASM_FLAGS: &str = "-Zunstable-options -Cpanic=immediate-abort --cfg sha2_backend_soft=\"compact\"";

/// All that the folder is made of.
const SOURCES: &[&str] = &[
    "src",
    "style",
    "public",
    "xtask/src",
    "index.html",
    "Trunk.toml",
    "Cargo.toml",
    "Cargo.lock",
    "rust-toolchain.toml",
    "e2e/package-lock.json",
];

/// Makes dist/ what the sources say. Compares contents, not times: a fresh checkout or a dist/ made by hand is no trap.
pub fn ensure(root: &Path) -> Done<String> {
    let stamp = root.join(".tools/dist.sha256");
    let sources = fingerprint(root, SOURCES)?;
    let fresh = || -> Done<String> { Ok(format!("{sources} {}", fingerprint(root, &["dist"])?)) };
    if root.join("dist/index.html").is_file() && read(&stamp).ok() == Some(fresh()?) {
        return Ok("is up to date".into());
    }
    setup::ensure(root, NEEDS)?;
    println!("building dist/ for release; takes about 5 min from nothing on two cores, about 1 min after a change");
    let start = Instant::now();
    setup::fetch_standard_library(root)?;
    let mut trunk = run::tool(root, "trunk");
    trunk.env("RUST_BACKTRACE", "0").envs(SMALL_STANDARD_LIBRARY);
    let said = run::captured(trunk.args(["build", "--release", "--offline=true", "--dist", "dist"]));
    if !said.well {
        return Err(format!("trunk build failed\n{}", said.text));
    }
    postbuild::strict(&read(&root.join("dist/index.html"))?)?;
    let now = fresh()?;
    fs::create_dir_all(root.join(".tools")).and_then(|()| fs::write(&stamp, now)).map_err(|e| e.to_string())?;
    Ok(format!("built in {:.0} s", start.elapsed().as_secs_f64()))
}

/// One hash over names and contents.
fn fingerprint(root: &Path, names: &[&str]) -> Done<String> {
    let mut all = Sha256::new();
    for name in names {
        let mut files = Vec::new();
        list(&root.join(name), &mut files).map_err(|e| format!("{name}: {e}"))?;
        files.sort();
        for file in files {
            let bytes = fs::read(&file).map_err(|e| format!("{}: {e}", file.display()))?;
            all.update(file.strip_prefix(root).unwrap_or(&file).to_string_lossy().as_bytes());
            all.update((bytes.len() as u64).to_le_bytes());
            all.update(&bytes);
        }
    }
    Ok(postbuild::hex(&all.finalize()))
}

/// The files at or below a path.
pub fn list(path: &Path, found: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            list(&entry?.path(), found)?;
        }
    } else if path.is_file() {
        found.push(path.to_path_buf());
    }
    Ok(())
}
