//! Opens the side door.

use std::io::{stderr, stdin, stdout};
use std::process::ExitCode;

use akashi::cli::{Streams, run};

fn main() -> ExitCode {
    let args = std::env::args_os().skip(1).collect();
    let (mut stdin, mut out, mut err) = (stdin().lock(), stdout().lock(), stderr().lock());
    ExitCode::from(run(args, &mut Streams { stdin: &mut stdin, out: &mut out, err: &mut err }))
}
