//! Everything around the house: tools, build, server, tests. `cargo xtask` alone lists the commands.

mod bundle;
mod imports;
mod postbuild;
mod run;
#[cfg(feature = "samples")]
mod samples;
mod server;
mod setup;
mod sizes;
mod stages;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use setup::Need;

/// The message is what a person needs to know; who reads it cannot see our types.
pub type Done<T = ()> = Result<T, String>;

const USAGE: &str = "\
usage: cargo xtask COMMAND

  serve [--port N]   set up what is missing, build, serve on 127.0.0.1:8080
  test [STAGE]...    set up what is missing, run all stages or only these
  dist               set up what is missing, build the static folder dist/
  setup              only set up what is missing (for serve and for test)
  sizes              what a first visit loads, against its budgets
  samples [--today YYYY-MM-DD]
                     make public/samples anew, as of a day
  postbuild          Trunk's hook: names by content, integrity, policy";

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let root = match root() {
        Ok(root) => root,
        Err(fault) => return say(&fault),
    };
    let done = match words.split_first() {
        Some((&"serve", rest)) => serve(&root, rest),
        Some((&"test", rest)) => return stages::test(&root, rest),
        Some((&"dist", [])) => bundle::ensure(&root).map(|built| println!("dist/ {built}")),
        Some((&"setup", [])) => setup::ensure(&root, Need::ALL),
        Some((&"sizes", [])) => show_sizes(&root),
        Some((&"samples", rest)) => make_samples(&root, rest),
        Some((&"postbuild", [])) => postbuild::hook(),
        None | Some((&("help" | "--help" | "-h"), _)) => {
            println!("{USAGE}\n\nstages: {}", stages::names().join(" "));
            Ok(())
        }
        Some(_) => Err(format!("not a command: {}\n{USAGE}", words.join(" "))),
    };
    done.map_or_else(|fault| say(&fault), |()| ExitCode::SUCCESS)
}

fn say(fault: &str) -> ExitCode {
    eprintln!("xtask: {fault}");
    ExitCode::FAILURE
}

/// The checkout: cargo tells where this crate lies; without cargo, the folder above that has it.
fn root() -> Done<PathBuf> {
    let told = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let here = env::current_dir().map_err(|e| format!("no working folder: {e}"))?;
    let starts = told.into_iter().chain([here]);
    let found = starts.flat_map(|start| start.ancestors().map(Path::to_path_buf).collect::<Vec<_>>());
    found
        .into_iter()
        .find(|folder| folder.join("xtask/Cargo.toml").is_file())
        .ok_or("run it inside the checkout".into())
}

fn serve(root: &Path, options: &[&str]) -> Done {
    let port = match options {
        [] => 8080,
        ["--port", number] => {
            number.parse().map_err(|_| format!("--port wants a number up to 65535, not `{number}`"))?
        }
        _ => return Err(format!("serve knows only --port N, not `{}`", options.join(" "))),
    };
    // First of all: a taken port is told before minutes of building.
    let listener = server::listen(port)?;
    println!("dist/ {}", bundle::ensure(root)?);
    server::serve(listener, &root.join("dist"))
}

fn show_sizes(root: &Path) -> Done {
    bundle::ensure(root)?;
    let sizes = sizes::measure(root)?;
    println!("{}", sizes.lines().join("\n"));
    sizes.within_budget()
}

#[cfg(feature = "samples")]
fn make_samples(root: &Path, _today: &[&str]) -> Done {
    samples::run(root).map_err(|e| e.to_string())
}

/// This program was compiled without the engine: once more with it.
#[cfg(not(feature = "samples"))]
fn make_samples(root: &Path, today: &[&str]) -> Done {
    let again = ["run", "--quiet", "--package", "xtask", "--features", "samples", "--", "samples"];
    run::visibly(run::cargo(root).args(again).args(today), "cargo run with the feature `samples`")
}

/// A file as text, or which file it was that could not be read.
pub fn read(path: &Path) -> Done<String> {
    fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))
}
