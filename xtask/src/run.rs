//! Other programs: how they are started, what they see, what they said.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fmt};

use crate::Done;

/// What a program said on both outputs, in order, and whether it was content.
pub struct Said {
    pub well: bool,
    pub text: String,
}

/// A program that finds this checkout's tools first and writes no colours into captured text.
pub fn tool(root: &Path, name: &str) -> Command {
    let mut command = Command::new(name);
    let own = [root.join(".tools/bin"), root.join("e2e/node_modules/.bin")];
    let theirs = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths(own.into_iter().chain(env::split_paths(&theirs)));
    command.current_dir(root).env("PATH", path.unwrap_or(theirs)).stdin(Stdio::null());
    // Trunk reads NO_COLOR as a truth value: "1" is an error to it.
    command.env("NO_COLOR", "true").env("CARGO_TERM_COLOR", "never").env_remove("FORCE_COLOR");
    command
}

/// The cargo that runs us.
pub fn cargo(root: &Path) -> Command {
    tool(root, &env::var("CARGO").unwrap_or("cargo".into()))
}

/// Runs it with its output kept.
pub fn captured(command: &mut Command) -> Said {
    let mut heard = || -> io::Result<Said> {
        let (mut reader, writer) = io::pipe()?;
        let mut child = command.stdout(writer.try_clone()?).stderr(writer).spawn()?;
        // The command holds the writing ends; the reader would wait for ever on them.
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let mut bytes = Vec::new();
        reader.read_to_end(&mut bytes)?;
        Ok(Said { well: child.wait()?.success(), text: String::from_utf8_lossy(&bytes).into_owned() })
    };
    heard().unwrap_or_else(|e| Said { well: false, text: format!("{} could not be run: {e}", shown(command)) })
}

/// Runs it with its output in the open: long steps, where silence would worry.
pub fn visibly(command: &mut Command, what: &str) -> Done {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{what} failed ({status})")),
        Err(e) => Err(format!("{what} could not be run: {e}")),
    }
}

/// Its output as a line, if it can be run at all.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Where cargo puts what it compiles.
pub fn target(root: &Path) -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |folder| root.join(folder))
}

fn shown(command: &Command) -> impl fmt::Display {
    command.get_program().to_string_lossy().into_owned()
}
