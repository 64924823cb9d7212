//! What does a first visit load, and what comes when it is needed, and is each within its budget? Brotli 11 is what a CDN serves;
//! Node brings it.

use std::fs;
use std::path::Path;

use crate::setup::{self, Need};
use crate::{Done, bundle, run};

/// Bytes under brotli 11 (kB = 1000 bytes).
const PAGE_WASM: u64 = 105_000;
const EVERYTHING: u64 = 339_400;

/// In dist/, but not loaded by a first visit. Anything new counts until it is named here.
const LATER: &[&str] = &["samples/", "issuers.schema.json"];

/// Programs that are loaded when they are needed, and what each may weigh with its scripts.
pub const PROGRAMS: &[(&str, u64)] =
    &[("whole", 335_000), ("scanner", 60_000), ("opener", 900_000), ("maker", 160_000)];

/// Is this file of dist/ loaded only when it is needed?
pub fn is_later(name: &str) -> bool {
    let programs = PROGRAMS.iter().map(|(program, _)| program);
    LATER.iter().chain(programs).any(|later| name.starts_with(later))
}

pub struct Sizes {
    /// Name, raw, gzip 9, brotli 11.
    files: Vec<(String, [u64; 3])>,
    /// The same of the programs that come later.
    programs: Vec<(String, [u64; 3])>,
}

pub fn measure(root: &Path) -> Done<Sizes> {
    setup::ensure(root, &[Need::Npm])?;
    let dist = root.join("dist");
    let mut paths = Vec::new();
    bundle::list(&dist, &mut paths).map_err(|e| format!("dist: {e}"))?;
    let mut names: Vec<String> =
        paths.iter().filter_map(|path| Some(path.strip_prefix(&dist).ok()?.to_str()?.replace('\\', "/"))).collect();
    names.sort();
    let (later, first): (Vec<String>, Vec<String>) = names.into_iter().partition(|name| is_later(name));
    let of_program = |name: &String| PROGRAMS.iter().any(|(program, _)| name.starts_with(program));
    let later = later.into_iter().filter(of_program).collect();
    Ok(Sizes { files: weighed(root, &dist, first)?, programs: weighed(root, &dist, later)? })
}

fn weighed(root: &Path, dist: &Path, names: Vec<String>) -> Done<Vec<(String, [u64; 3])>> {
    let script = "const z = require('zlib'), fs = require('fs');
        for (const name of process.argv.slice(1)) {
          const raw = fs.readFileSync(name), c = z.constants;
          const brotli = z.brotliCompressSync(raw, { params: { [c.BROTLI_PARAM_QUALITY]: 11, [c.BROTLI_PARAM_SIZE_HINT]: raw.length } });
          console.log(z.gzipSync(raw, { level: 9 }).length, brotli.length);
        }";
    let mut node = run::tool(root, "node");
    let said = run::answer(node.current_dir(dist).args(["-e", script, "--"]).args(&names))
        .ok_or("node could not compress dist/")?;
    let mut files = Vec::new();
    for (name, line) in names.into_iter().zip(said.lines()) {
        let mut numbers = line.split(' ').filter_map(|number| number.parse().ok());
        let raw = fs::metadata(dist.join(&name)).map_err(|e| format!("{name}: {e}"))?.len();
        files.push((name, [raw, numbers.next().unwrap_or(u64::MAX), numbers.next().unwrap_or(u64::MAX)]));
    }
    Ok(files)
}

impl Sizes {
    /// A table, and the budgets below it.
    pub fn lines(&self) -> Vec<String> {
        let row = |[raw, gzip, brotli]: [u64; 3], name: &str| format!("{raw:>9} {gzip:>9} {brotli:>9}  {name}");
        let mut lines = vec![format!("{:>9} {:>9} {:>9}  a first visit loads", "raw", "gzip 9", "brotli 11")];
        lines.extend(self.files.iter().map(|(name, sizes)| row(*sizes, name)));
        let sum = |part: usize| self.files.iter().map(|(_, sizes)| sizes[part]).sum();
        lines.push(row([sum(0), sum(1), sum(2)], &format!("everything (budget {EVERYTHING})")));
        lines.push(format!("{:>29}  page wasm (budget {PAGE_WASM})", self.page_wasm()));
        for (program, budget) in PROGRAMS {
            lines.push(row(self.program(program), &format!("{program}, when it is needed (budget {budget})")));
        }
        lines
    }

    pub fn within_budget(&self) -> Done {
        let wasm = self.files.iter().filter(|(name, _)| name.ends_with(".wasm")).count();
        if wasm != 2 {
            return Err(format!("expected the page's and the worker's wasm, found {wasm}"));
        }
        let everything: u64 = self.files.iter().map(|(_, sizes)| sizes[2]).sum();
        for (what, size, budget) in [("page wasm", self.page_wasm(), PAGE_WASM), ("everything", everything, EVERYTHING)]
        {
            if size > budget {
                return Err(format!("{what}: {size} bytes, {} over its budget of {budget}", size - budget));
            }
        }
        for (program, budget) in PROGRAMS {
            match self.program(program)[2] {
                0 => return Err(format!("{program} is not in dist/")),
                size if size > *budget => {
                    return Err(format!("{program}: {size} bytes, {} over its budget of {budget}", size - budget));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// All files of a program.
    fn program(&self, program: &str) -> [u64; 3] {
        let files = self.programs.iter().filter(|(name, _)| name.starts_with(program));
        files.fold([0; 3], |sum, (_, sizes)| [0, 1, 2].map(|part| sum[part] + sizes[part]))
    }

    fn page_wasm(&self) -> u64 {
        let page = self.files.iter().filter(|(name, _)| name.ends_with(".wasm") && !name.contains("worker"));
        page.map(|(_, sizes)| sizes[2]).sum()
    }
}
