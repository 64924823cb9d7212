//! What is missing on this machine? Checks cost milliseconds; only what is missing is fetched, pinned, into this
//! checkout (`.tools/`, `e2e/node_modules/`). Only apt installs for the whole machine, and only what is not there.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::{Done, read, run};

/// Newer ones ask for a newer Rust than ours.
const TRUNK: &str = "0.21.14";
/// The page's tests use what came with it; 18, which Debian 12 ships, lacks part of it.
const NODE: u32 = 20;

/// Something a command or a stage cannot do without.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// rustfmt and clippy.
    Components,
    /// The standard library for wasm32, and its source.
    Wasm,
    /// Node itself, wasm-opt, the browser's driver: everything from npm.
    Npm,
    /// Trunk and wasm-bindgen.
    Bundler,
    /// Chromium and Japanese letters.
    Browser,
    /// Python, for the runners that are written in it.
    Python,
}

impl Need {
    pub const ALL: &[Need] = &[Need::Components, Need::Wasm, Need::Npm, Need::Bundler, Need::Browser, Need::Python];
}

/// Sees to all of them, in order.
pub fn ensure(root: &Path, needs: &[Need]) -> Done {
    needs.iter().try_for_each(|need| match need {
        Need::Components => components(root),
        Need::Wasm => wasm(root),
        Need::Npm => npm(root),
        Need::Bundler => bundler(root),
        Need::Browser => browser(root),
        Need::Python => python(root),
    })
}

/// The browser that the tests drive.
pub fn chromium() -> Option<PathBuf> {
    let named = std::env::var_os("AKASHI_CHROMIUM").map(PathBuf::from);
    let usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium"];
    named.into_iter().chain(usual.map(PathBuf::from)).find(|path| path.is_file())
}

fn components(root: &Path) -> Done {
    let sysroot = sysroot(root)?;
    if ["rustfmt", "cargo-clippy"].iter().all(|name| sysroot.join("bin").join(name).is_file()) {
        return Ok(());
    }
    step("rustfmt and clippy, by rustup", "10 s", || {
        let mut rustup = run::tool(root, "rustup");
        run::visibly(rustup.args(["component", "add", "rustfmt", "clippy"]), "rustup component add")
    })
}

fn wasm(root: &Path) -> Done {
    let sysroot = sysroot(root)?;
    if !sysroot.join("lib/rustlib/wasm32-unknown-unknown/lib").is_dir() {
        step("the wasm32 standard library, by rustup", "10 s", || {
            let mut rustup = run::tool(root, "rustup");
            run::visibly(rustup.args(["target", "add", "wasm32-unknown-unknown"]), "rustup target add")
        })?;
    }
    if sysroot.join(STANDARD_LIBRARY).is_file() {
        return Ok(());
    }
    step("the source of the standard library, by rustup", "10 s", || {
        let mut rustup = run::tool(root, "rustup");
        run::visibly(rustup.args(["component", "add", "rust-src"]), "rustup component add")
    })
}

/// The standard library's own workspace.
const STANDARD_LIBRARY: &str = "lib/rustlib/src/rust/library/Cargo.toml";

/// Fetches what the standard library is built from, so that the bundler need not ask anybody.
pub fn fetch_standard_library(root: &Path) -> Done {
    let manifest = sysroot(root)?.join(STANDARD_LIBRARY);
    let mut cargo = run::cargo(root);
    cargo.args(["fetch", "--quiet", "--locked", "--target", "wasm32-unknown-unknown", "--manifest-path"]).arg(manifest);
    cargo.env("RUSTC_BOOTSTRAP", "1");
    run::visibly(&mut cargo, "cargo fetch of the standard library")
}

fn sysroot(root: &Path) -> Done<PathBuf> {
    let told = run::answer(run::tool(root, "rustc").args(["--print", "sysroot"]));
    told.map(PathBuf::from).ok_or("rustc does not answer; it comes with rustup (https://rustup.rs)".into())
}

fn npm(root: &Path) -> Done {
    let version =
        run::answer(run::tool(root, "node").arg("--version")).ok_or("Node is missing (version 20 or newer)")?;
    let major: u32 = version.trim_start_matches('v').split('.').next().and_then(|n| n.parse().ok()).unwrap_or(0);
    if major < NODE {
        return Err(format!("Node {NODE} or newer is needed, this is {version}"));
    }
    let folder = root.join("e2e");
    let wanted = read(&folder.join("package-lock.json"))?;
    let stamp = folder.join("node_modules/.installed-from.json");
    if read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    step("binaryen, terser, playwright-core and axe-core, by npm into e2e/node_modules (120 MB)", "20 s", || {
        let mut npm = run::tool(root, "npm");
        npm.current_dir(&folder).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
        run::visibly(&mut npm, "npm ci in e2e")?;
        fs::write(&stamp, wanted).map_err(|e| format!("{}: {e}", stamp.display()))
    })
}

/// Compiled here, since nothing that was compiled elsewhere is fetched. Without optimisation: Trunk and wasm-bindgen
/// are quick enough so, and compile in a third of the time.
fn bundler(root: &Path) -> Done {
    let bindgen = locked(&read(&root.join("Cargo.lock"))?, "wasm-bindgen").ok_or("Cargo.lock names no wasm-bindgen")?;
    install(root, "trunk", TRUNK, &["--locked"], "4 to 8 min on two cores")?;
    // Its own lock file names a crate that was withdrawn; then the newest that fit will do.
    install(root, "wasm-bindgen-cli", &bindgen, &[], "2 to 4 min on two cores")?;
    let build = root.join(".tools/build");
    if build.is_dir() {
        fs::remove_dir_all(&build).map_err(|e| format!("{}: {e}", build.display()))?;
    }
    Ok(())
}

fn install(root: &Path, name: &str, version: &str, options: &[&str], time: &str) -> Done {
    let list = read(&root.join(".tools/.crates.toml")).unwrap_or_default();
    let binary = root.join(".tools/bin").join(name.trim_end_matches("-cli"));
    if binary.is_file() && list.contains(&format!("\"{name} {version} (")) {
        return Ok(());
    }
    step(&format!("{name} {version}, compiled by cargo into .tools"), time, || {
        let mut cargo = run::cargo(root);
        cargo.env("CARGO_PROFILE_DEV_DEBUG", "0").env("CARGO_INCREMENTAL", "0").env_remove("CARGO_TARGET_DIR");
        cargo.args(["install", name, "--version", version, "--no-default-features", "--debug", "--quiet", "--force"]);
        cargo.args(["--root", ".tools", "--target-dir", ".tools/build"]).args(options);
        run::visibly(&mut cargo, &format!("cargo install {name}"))
    })
}

/// The version that a lock file holds for this package.
fn locked(lock: &str, package: &str) -> Option<String> {
    let mut lines = lock.lines().skip_while(|line| *line != format!("name = \"{package}\""));
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"').map(str::to_owned)
}

fn browser(root: &Path) -> Done {
    let letters = run::answer(run::tool(root, "fc-list").args([":lang=ja", "family"]))
        .is_some_and(|list| !list.is_empty())
        || Path::new("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc").is_file();
    let browser = chromium().is_some();
    if browser && letters {
        return Ok(());
    }
    let missing: Vec<&str> = [(browser, "chromium"), (letters, "fonts-noto-cjk")]
        .into_iter()
        .filter_map(|(there, package)| (!there).then_some(package))
        .collect();
    step(&format!("{}, by apt", missing.join(" and ")), "1 to 3 min", || apt(root, &missing))?;
    if chromium().is_none() {
        return Err("apt brought no Chromium; name one in AKASHI_CHROMIUM".into());
    }
    Ok(())
}

fn apt(root: &Path, packages: &[&str]) -> Done {
    let list = packages.join(" ");
    if run::answer(run::tool(root, "apt-get").arg("--version")).is_none() {
        return Err(format!("missing: {list}. There is no apt here; install them as this system does"));
    }
    let is_root = run::answer(run::tool(root, "id").arg("-u")).as_deref() == Some("0");
    if !is_root && run::answer(run::tool(root, "sudo").arg("--version")).is_none() {
        return Err(format!("missing: {list}. Run as root: apt-get install {list}"));
    }
    let apt = |words: &[&str]| {
        let mut command = run::tool(root, if is_root { "apt-get" } else { "sudo" });
        if !is_root {
            command.arg("apt-get");
        }
        command.env("DEBIAN_FRONTEND", "noninteractive").args(["-qq", "-o", "Dpkg::Use-Pty=0"]).args(words);
        run::visibly(&mut command, &format!("apt-get {}", words.join(" ")))
    };
    apt(&["update"])?;
    let mut words = vec!["install", "-y", "--no-install-recommends"];
    words.extend(packages);
    apt(&words).or_else(|fault| {
        // Ubuntu's name for it.
        words.iter_mut().filter(|word| **word == "chromium").for_each(|word| *word = "chromium-browser");
        if words.contains(&"chromium-browser") { apt(&words) } else { Err(fault) }
    })
}

fn python(root: &Path) -> Done {
    let asked = run::answer(run::tool(root, "python3").args(["-c", "import tomllib, sys; print(sys.version)"]));
    asked.map(drop).ok_or("Python 3.11 or newer is missing".into())
}

/// Says what a long step does and how long it takes, before and after.
fn step(what: &str, time: &str, act: impl FnOnce() -> Done) -> Done {
    println!("setting up {what}; takes about {time}");
    let start = Instant::now();
    act()?;
    println!("  done in {:.0} s", start.elapsed().as_secs_f64());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn version_from_a_lock_file() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked(lock, "absent"), None);
    }
}
