//! `cargo xtask test`: the promises of this repository, one stage each.
//!
//! The closing line counts tests: a stage whose runner counts brings its numbers, any other is one test. A stage that
//! cannot run has failed. Stages go on after a failure, except those that need what failed.

use std::env;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Instant;

use crate::setup::{self, Need};
use crate::{Done, bundle, run, sizes};

/// What a stage came to.
#[derive(Default)]
struct Outcome {
    passed: u64,
    failed: u64,
    /// Shown when it failed.
    output: String,
    /// Shown in any case.
    notes: Vec<String>,
    skipped: Option<String>,
}

struct Stage {
    name: &'static str,
    /// What it does, and how long that takes from nothing and later, on two cores.
    about: &'static str,
    needs: &'static [Need],
    /// The stage that makes what this one looks at.
    after: Option<&'static str>,
    act: fn(&Path) -> Outcome,
}

const STAGES: &[Stage] = &[
    Stage { name: "format", about: "cargo fmt; 1 s", needs: &[Need::Components], after: None, act: format },
    Stage { name: "clippy", about: "native; 2 min, then 5 s", needs: &[Need::Components], after: None, act: clippy },
    Stage {
        name: "clippy-app",
        about: "the page for wasm32; 2 min, then 5 s",
        needs: WASM,
        after: None,
        act: clippy_app,
    },
    Stage {
        name: "clippy-worker",
        about: "the worker for wasm32; 1 min, then 5 s",
        needs: WASM,
        after: None,
        act: clippy_worker,
    },
    Stage { name: "docs", about: "cargo doc; 1 min, then 5 s", needs: &[], after: None, act: docs },
    Stage { name: "native", about: "cargo test; 4 min, then 30 s", needs: &[], after: None, act: native },
    Stage { name: "cli", about: "the command line for release; 3 min, then 1 s", needs: &[], after: None, act: cli },
    Stage {
        name: "interop",
        about: "badges by signers not ours; 2 min, then 20 s",
        needs: &[Need::Npm, Need::Python],
        after: Some("cli"),
        act: interop,
    },
    Stage {
        name: "conformance",
        about: "the recorded cases; 20 s",
        needs: &[Need::Python],
        after: Some("cli"),
        act: conformance,
    },
    Stage { name: "page", about: "dist/ for release; 5 min, then 1 s", needs: bundle::NEEDS, after: None, act: page },
    Stage {
        name: "sizes",
        about: "budgets of a first visit; 5 s",
        needs: &[Need::Npm],
        after: Some("page"),
        act: budgets,
    },
    Stage {
        name: "browser",
        about: "the page in headless Chromium; 4 min",
        needs: &[Need::Npm, Need::Browser],
        after: Some("page"),
        act: browser,
    },
];

const WASM: &[Need] = &[Need::Components, Need::Wasm];

pub fn names() -> Vec<&'static str> {
    STAGES.iter().map(|stage| stage.name).collect()
}

pub fn test(root: &Path, wanted: &[&str]) -> ExitCode {
    if let Some(unknown) = wanted.iter().find(|name| !names().contains(name)) {
        eprintln!("xtask: no stage `{unknown}`; there are: {}", names().join(" "));
        return ExitCode::FAILURE;
    }
    let (mut passed, mut failed, mut broken) = (0, 0, Vec::new());
    let width = STAGES.iter().map(|stage| stage.name.len()).max().unwrap_or(0);
    for stage in STAGES.iter().filter(|stage| wanted.is_empty() || wanted.contains(&stage.name)) {
        println!("running {} ({})", stage.name, stage.about);
        let start = Instant::now();
        let outcome = match stage.after.filter(|before| broken.contains(before)) {
            Some(before) => Outcome::fault(format!("not run, since the stage `{before}` failed")),
            None => setup::ensure(root, stage.needs).map_or_else(Outcome::fault, |()| (stage.act)(root)),
        };
        if outcome.failed > 0 {
            broken.push(stage.name);
            println!("{}", outcome.output.trim_end());
        }
        outcome.notes.iter().for_each(|note| println!("  {note}"));
        let word = match &outcome.skipped {
            Some(_) => "skip",
            None if outcome.failed > 0 => "FAIL",
            None => "ok",
        };
        let what = outcome.skipped.clone().unwrap_or(format!("{} passed, {} failed", outcome.passed, outcome.failed));
        println!("{word:4} {:width$}  {:6.1} s  [{what}]", stage.name, start.elapsed().as_secs_f64());
        passed += outcome.passed;
        failed += outcome.failed;
    }
    if !broken.is_empty() {
        println!("\nfailed: {}", broken.join(" "));
    }
    println!("\n{passed} passed, {failed} failed");
    if failed == 0 && passed > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn format(root: &Path) -> Outcome {
    one(run::cargo(root).args(["fmt", "--all", "--check", "--", "--color", "never"]))
}

fn clippy(root: &Path) -> Outcome {
    one(run::cargo(root).args(["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]))
}

fn clippy_app(root: &Path) -> Outcome {
    clippy_wasm(root, "app")
}

fn clippy_worker(root: &Path) -> Outcome {
    clippy_wasm(root, "worker")
}

fn clippy_wasm(root: &Path, bin: &str) -> Outcome {
    let mut cargo = run::cargo(root);
    cargo.args(["clippy", "--quiet", "--target", "wasm32-unknown-unknown", "--lib", "--bin", bin, "--features", bin]);
    one(cargo.args(["--", "-D", "warnings"]))
}

fn docs(root: &Path) -> Outcome {
    one(run::cargo(root).args(["doc", "--quiet", "--no-deps", "--lib"]).env("RUSTDOCFLAGS", "-D warnings"))
}

fn native(root: &Path) -> Outcome {
    let mut outcome = counted(run::cargo(root).args(["test", "--quiet", "--workspace", "--no-fail-fast"]), |line| {
        let numbers = line.strip_prefix("test result: ")?.split_once(". ")?.1;
        Some((number_before(numbers, " passed")?, number_before(numbers, " failed")?))
    });
    // Cargo says so much about every passing binary that nothing can be found in it.
    outcome.output = outcome
        .output
        .lines()
        .filter(|line| !line.is_empty() && *line != "running 0 tests")
        .collect::<Vec<_>>()
        .join("\n");
    outcome
}

fn cli(root: &Path) -> Outcome {
    one(run::cargo(root).args(["build", "--quiet", "--release", "--bin", "akashi"]))
}

fn interop(root: &Path) -> Outcome {
    let runner = root.join("tests/interop/run.py");
    if !runner.is_file() {
        return Outcome::fault("tests/interop/run.py is missing".into());
    }
    with_cli(root, |akashi| counted(run::tool(root, "python3").arg(runner).env("AKASHI_BIN", akashi), closing_line))
}

/// The cases lie outside the repository; who has them names the folder.
fn conformance(root: &Path) -> Outcome {
    let Some(vectors) = env::var_os("AKASHI_VECTORS") else {
        return Outcome { skipped: Some("AKASHI_VECTORS names no recorded cases".into()), ..Outcome::default() };
    };
    let vectors = root.join(vectors);
    with_cli(root, |akashi| {
        let said = run::captured(
            run::tool(root, "python3")
                .arg(vectors.join("conformance"))
                .arg("--akashi")
                .arg(akashi)
                .arg("--cases")
                .arg(vectors.join("cases.json"))
                .args(["--exceptions", "tests/exceptions.toml"]),
        );
        // Its two closing lines: "positives …, listed 190, stale 0" and "right 306 of 496, …".
        let notes: Vec<String> = said.text.lines().rev().take(2).map(str::to_owned).collect();
        let number = |word| notes.iter().find_map(|line| number_after(line, word)).unwrap_or(0);
        let (passed, all) = (number("right ") + number("listed "), number(" of "));
        Outcome::of(said, passed, all.saturating_sub(passed)).noting(notes)
    })
}

fn page(root: &Path) -> Outcome {
    bundle::ensure(root).map_or_else(Outcome::fault, |how| Outcome {
        passed: 1,
        notes: vec![format!("dist/ {how}")],
        ..Outcome::default()
    })
}

fn budgets(root: &Path) -> Outcome {
    match bundle::ensure(root).and_then(|_| sizes::measure(root)) {
        Ok(sizes) => match sizes.within_budget() {
            Ok(()) => Outcome { passed: 1, ..Outcome::default() },
            Err(fault) => Outcome::fault(fault),
        }
        .noting(sizes.lines()),
        Err(fault) => Outcome::fault(fault),
    }
}

fn browser(root: &Path) -> Outcome {
    let ready: Done = bundle::ensure(root).map(drop);
    if let Err(fault) = ready {
        return Outcome::fault(fault);
    }
    let mut node = run::tool(root, "node");
    node.arg("e2e/run.mjs").envs(setup::chromium().map(|path| ("AKASHI_CHROMIUM", path)));
    counted(&mut node, closing_line)
}

/// Runs what needs the command line's binary, built if it is not.
fn with_cli(root: &Path, act: impl FnOnce(&Path) -> Outcome) -> Outcome {
    let built = cli(root);
    if built.failed > 0 { built } else { act(&run::target(root).join("release/akashi")) }
}

/// A program that passes or fails as a whole.
fn one(command: &mut Command) -> Outcome {
    let said = run::captured(command);
    let well = said.well;
    Outcome::of(said, u64::from(well), u64::from(!well))
}

/// A program whose lines tell how many tests passed and failed.
fn counted(command: &mut Command, count: fn(&str) -> Option<(u64, u64)>) -> Outcome {
    let said = run::captured(command);
    let (passed, failed) =
        said.text.lines().filter_map(count).fold((0, 0), |(p, f), (more, less)| (p + more, f + less));
    let notes = said.text.lines().filter_map(|line| line.split_once("» ")).map(|(_, note)| note.to_owned()).collect();
    Outcome::of(said, passed, failed).noting(notes)
}

/// `N passed, N failed`, alone on its line.
fn closing_line(line: &str) -> Option<(u64, u64)> {
    let (passed, failed) = line.trim().split_once(" passed, ")?;
    Some((passed.parse().ok()?, failed.strip_suffix(" failed")?.parse().ok()?))
}

fn number_before(text: &str, word: &str) -> Option<u64> {
    text.split(word).next()?.rsplit(' ').next()?.parse().ok()
}

fn number_after(text: &str, word: &str) -> Option<u64> {
    text.split_once(word)?.1.split([' ', ',']).next()?.parse().ok()
}

impl Outcome {
    /// Counts and exit status must agree: content and no test at all, or discontent and no failure, is a failure.
    fn of(said: run::Said, passed: u64, failed: u64) -> Outcome {
        let odd = failed == 0 && (!said.well || passed == 0);
        let why = if odd && said.well { "\nit ran no test" } else { "" };
        Outcome { passed, failed: failed + u64::from(odd), output: said.text + why, ..Outcome::default() }
    }

    fn fault(output: String) -> Outcome {
        Outcome { failed: 1, output, ..Outcome::default() }
    }

    fn noting(self, notes: Vec<String>) -> Outcome {
        Outcome { notes, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::Said;

    #[test]
    fn reads_closing_lines() {
        assert_eq!(closing_line("12 passed, 1 failed"), Some((12, 1)));
        assert_eq!(closing_line("ok 12 passed, 1 failed"), None);
        assert_eq!(number_before("3 passed; 1 failed; 0 ignored", " failed"), Some(1));
    }

    #[test]
    fn silence_is_no_success() {
        for (well, passed, failed, sum) in
            [(true, 3, 0, 0), (true, 0, 0, 1), (false, 3, 0, 1), (false, 3, 2, 2), (true, 3, 2, 2)]
        {
            assert_eq!(Outcome::of(Said { well, text: String::new() }, passed, failed).failed, sum);
        }
    }

    #[test]
    fn a_stage_follows_what_it_needs() {
        for (place, stage) in STAGES.iter().enumerate() {
            assert!(
                stage.after.is_none_or(|before| STAGES.iter().take(place).any(|s| s.name == before)),
                "{}",
                stage.name
            );
        }
    }
}
