//! Engine against oracle, document by document.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

use super::case::Case;
use super::judged::{self, Said};
use super::oracle::{self, Refusal, Setting, Shelf};
use super::ours::{self, Answer};
use super::{shrink, with_room};
use akashi::engine::code::Code;
use json_ld::rdf::RdfDirection;

/// Differences that are made small and printed; more of them are counted.
const SHOWN: u64 = 12;

/// A difference that nobody has judged.
#[derive(Debug)]
pub struct Found {
    pub seed: u64,
    pub kind: String,
    pub small: Case,
    pub oracle: String,
    pub ours: String,
}

/// What a run showed.
#[derive(Default)]
pub struct Tally {
    pub documents: u64,
    pub agreed_accepted: u64,
    pub agreed_refused: u64,
    pub too_complex: u64,
    /// The share of documents with statements, and how many statements.
    pub empty: u64,
    pub lines: u64,
    pub judged: BTreeMap<&'static str, u64>,
    pub differences: Vec<Found>,
    pub unshown: BTreeMap<String, u64>,
    /// Generated, accepted.
    pub features: BTreeMap<&'static str, (u64, u64)>,
    /// Why documents were refused, in the oracle's words.
    pub refusals: BTreeMap<String, u64>,
    seconds: [f64; 2],
}

/// How both sides read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// As the engine reads badges: what would be dropped is refused.
    Strict,
    /// As the standard says, at an address: what has no meaning is dropped.
    Standard,
}

/// Where a document stands that is read as the standard says.
const ADDRESS: &str = "https://documents.example/a/b?c#d";

/// The oracle's answer in a mode.
pub fn asked_oracle(case: &Case, mode: Mode) -> Result<String, Refusal> {
    let setting = Setting {
        strict: mode == Mode::Strict,
        base: (mode == Mode::Standard).then_some(ADDRESS),
        direction: Some(RdfDirection::I18nDatatype),
        ..Setting::default()
    };
    let asked = catch_unwind(AssertUnwindSafe(|| {
        let quads = oracle::statements(&case.document.to_string(), &Shelf(&case.made), &setting)?;
        oracle::canonical(&quads)
    }));
    asked.unwrap_or_else(|_| Err(Refusal::Refused("it panicked".into())))
}

/// The engine's answer in a mode.
pub fn asked_us(case: &Case, mode: Mode) -> Result<Answer, ()> {
    let asked = catch_unwind(AssertUnwindSafe(|| match mode {
        Mode::Strict => ours::ours(&case.document, &case.made),
        Mode::Standard => ours::standard(&case.document, ADDRESS, &case.made),
    }));
    asked.map_err(|_| ())
}

/// `None` where the two agree, or may differ; otherwise the kind of difference.
fn kind(oracle: &Result<String, Refusal>, ours: &Result<Answer, ()>) -> Option<String> {
    match (oracle, ours) {
        (_, Err(())) => Some("the engine panicked".into()),
        (Err(Refusal::TooComplex), _) | (_, Ok(Answer::Refused(Code::ProofTooComplex, ..))) => None,
        (Ok(theirs), Ok(Answer::Stated(mine, _))) => (theirs != mine).then(|| "other statements".into()),
        (Ok(_), Ok(Answer::Refused(code, ..))) => Some(format!("only the engine refuses: {code:?}")),
        (Err(Refusal::Refused(words)), Ok(Answer::Stated(..))) => {
            Some(format!("only the oracle refuses: {}", brief(words)))
        }
        (Err(_), Ok(Answer::Refused(..))) => None,
    }
}

/// Without the names that differ from document to document.
fn brief(words: &str) -> String {
    words.split(['`', '"', ':', '{']).next().unwrap_or_default().trim().to_owned()
}

/// The kind of difference that nobody has judged, and the class of one that somebody has.
fn unjudged(case: &Case, mode: Mode) -> (Option<String>, Option<&'static str>) {
    let (oracle, ours) = (asked_oracle(case, mode), asked_us(case, mode));
    let Some(kind) = kind(&oracle, &ours) else { return (None, None) };
    let class =
        ours.as_ref().ok().and_then(|ours| judged::class(&Said { case, mode, oracle: &oracle, ours, left: false }));
    match class {
        Some(class) => (None, Some(class)),
        None => (Some(kind), None),
    }
}

fn seed_of(seed: u64, number: u64) -> u64 {
    seed.wrapping_mul(0x2545_F491_4F6C_DD1D).wrapping_add(number)
}

/// Compares as many documents as are asked for.
pub fn run(mode: Mode, documents: u64, seed: u64, threads: u64) -> Tally {
    let workers: Vec<_> =
        (0..threads).map(|thread| with_room(move || part(mode, documents, seed, thread, threads))).collect();
    let mut all = Tally::default();
    for worker in workers {
        all.add(worker.join().unwrap());
    }
    all
}

fn part(mode: Mode, documents: u64, seed: u64, thread: u64, threads: u64) -> Tally {
    let mut tally = Tally::default();
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for number in (thread..documents).step_by(threads as usize) {
        let seed = seed_of(seed, number);
        let (case, features) = Case::new(seed, mode == Mode::Standard);
        let begun = Instant::now();
        let oracle = asked_oracle(&case, mode);
        tally.seconds[0] += begun.elapsed().as_secs_f64();
        let begun = Instant::now();
        let ours = asked_us(&case, mode);
        tally.seconds[1] += begun.elapsed().as_secs_f64();
        tally.documents += 1;
        for name in features.keys() {
            let counts = tally.features.entry(name).or_default();
            counts.0 += 1;
            counts.1 += u64::from(oracle.is_ok());
        }
        let Some(kind) = kind(&oracle, &ours) else {
            match &oracle {
                _ if matches!(ours, Ok(Answer::Refused(Code::ProofTooComplex, ..))) => tally.too_complex += 1,
                Ok(text) => {
                    tally.agreed_accepted += 1;
                    tally.lines += text.lines().count() as u64;
                    tally.empty += u64::from(text.is_empty());
                }
                Err(Refusal::TooComplex) => tally.too_complex += 1,
                Err(Refusal::Refused(words)) => {
                    tally.agreed_refused += 1;
                    *tally.refusals.entry(brief(words)).or_default() += 1;
                }
            }
            continue;
        };
        if let Some(class) = ours
            .as_ref()
            .ok()
            .and_then(|ours| judged::class(&Said { case: &case, mode, oracle: &oracle, ours, left: false }))
        {
            *tally.judged.entry(class).or_default() += 1;
            continue;
        }
        let seen = kinds.entry(kind.clone()).or_default();
        *seen += 1;
        let most = super::asked("AKASHI_SHOWN", SHOWN) as usize;
        if *seen > most.div_ceil(4) || tally.differences.len() >= most {
            *tally.unshown.entry(kind).or_default() += 1;
            continue;
        }
        let small = shrink::shrink(&case, &|smaller| unjudged(smaller, mode).0.as_deref() == Some(kind.as_str()));
        let (oracle, ours) = (asked_oracle(&small, mode), asked_us(&small, mode));
        let found = Found { seed, kind, oracle: format!("{oracle:?}"), ours: brief_answer(&ours), small };
        found.print();
        tally.differences.push(found);
    }
    tally
}

fn brief_answer(ours: &Result<Answer, ()>) -> String {
    match ours {
        Ok(Answer::Stated(text, _)) => format!("{text:?}"),
        other => format!("{other:?}"),
    }
}

impl Found {
    fn print(&self) {
        println!("\n--- {} (seed {})\n{}", self.kind, self.seed, self.small.document);
        for (url, context) in &self.small.made {
            println!("  {url}: {context}");
        }
        println!("  oracle: {}\n  ours:   {}", self.oracle, self.ours);
    }
}

impl Tally {
    fn add(&mut self, other: Tally) {
        self.documents += other.documents;
        self.agreed_accepted += other.agreed_accepted;
        self.agreed_refused += other.agreed_refused;
        self.too_complex += other.too_complex;
        self.empty += other.empty;
        self.lines += other.lines;
        self.differences.extend(other.differences);
        for (class, count) in other.judged {
            *self.judged.entry(class).or_default() += count;
        }
        for (kind, count) in other.unshown {
            *self.unshown.entry(kind).or_default() += count;
        }
        for (words, count) in other.refusals {
            *self.refusals.entry(words).or_default() += count;
        }
        for (name, (made, accepted)) in other.features {
            let counts = self.features.entry(name).or_default();
            *counts = (counts.0 + made, counts.1 + accepted);
        }
        self.seconds = [self.seconds[0] + other.seconds[0], self.seconds[1] + other.seconds[1]];
    }

    /// The figures.
    pub fn print(&self) {
        println!("\n{:-30} generated  accepted", "feature");
        for (name, (made, accepted)) in &self.features {
            println!("{name:-30} {made:9} {accepted:9}");
        }
        println!("\nrefused by both, in the oracle's words:");
        for (words, count) in &self.refusals {
            println!("{count:9}  {words}");
        }
        let share = 100.0 * self.agreed_accepted as f64 / self.documents.max(1) as f64;
        println!(
            "\n{} documents: {} accepted by both ({share:.1} %, {} statements, {} documents without any), {} refused by both, {} too complex",
            self.documents, self.agreed_accepted, self.lines, self.empty, self.agreed_refused, self.too_complex
        );
        println!("judged differences: {:?}", self.judged);
        println!("unjudged differences: {}, and not shown {:?}", self.differences.len(), self.unshown);
        println!("seconds: oracle {:.1}, engine {:.1}", self.seconds[0], self.seconds[1]);
    }
}

/// Each judged class has a predicate, and its document still shows it.
pub fn judged_are_still_there() {
    let judged = judged::read();
    let mut stale = Vec::new();
    for entry in &judged.difference {
        assert!(matches!(entry.right.as_str(), "engine" | "oracle" | "both"), "{}: {}", entry.id, entry.right);
        assert!(entry.reason.len() > 20, "{} has no reason", entry.id);
        let case = Case { document: serde_json::from_str(&entry.document).unwrap(), made: BTreeMap::new() };
        let (kind, class) = unjudged(&case, if entry.standard { Mode::Standard } else { Mode::Strict });
        if class != Some(entry.id.as_str()) {
            stale.push(format!("{}: now {:?}", entry.id, kind.as_deref().or(class)));
        }
    }
    let listed: BTreeSet<&str> = judged.difference.iter().map(|entry| entry.id.as_str()).collect();
    let known: BTreeSet<&str> = judged::PREDICATES.iter().map(|(id, _)| *id).chain([judged::SEVERAL]).collect();
    assert_eq!(listed, known, "each predicate is judged, and each judgement has a predicate");
    assert!(stale.is_empty(), "no longer so: {stale:#?}");
}
