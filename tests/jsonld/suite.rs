//! The toRdf suite of the W3C (json-ld-api), its tests of processing mode json-ld-1.1.

use std::path::PathBuf;

use akashi::engine::jsonld;
use akashi::engine::rdf::Quad;
use json_ld::rdf::RdfDirection;
use serde_json::Value;

use super::oracle::{self, Library, Setting};
use super::{judged, nquads};

/// The folder of the suite, under the address at which it is published.
pub struct Published {
    folder: PathBuf,
    base: String,
}

impl Library for Published {
    fn text(&self, url: &str) -> Option<String> {
        let path = url.strip_prefix(&self.base)?.split(['#', '?']).next()?;
        std::fs::read_to_string(self.folder.join(path)).ok()
    }
}

/// What a test wants.
enum Wanted {
    Statements(String),
    Error(String),
    /// It only must be read.
    Success,
}

struct Test {
    id: String,
    input: String,
    base: String,
    expand_context: Option<String>,
    direction: Option<RdfDirection>,
    wanted: Wanted,
}

/// Tests that have been passed, and all: positive, negative, syntax.
#[derive(Default)]
struct Score {
    passed: [usize; 3],
    all: [usize; 3],
    failed: Vec<String>,
    /// Refused, with another code than the suite's.
    other_codes: Vec<String>,
}

fn test(entry: &Value, published: &Published) -> Option<Test> {
    let option = |name: &str| entry.pointer(&format!("/option/{name}"));
    let word = |name: &str| option(name).and_then(Value::as_str);
    // This processor speaks 1.1 alone, and RDF 1.1: predicates are IRIs.
    if word("specVersion") == Some("json-ld-1.0") || word("processingMode") == Some("json-ld-1.0") {
        return None;
    }
    if entry["requires"] == "GeneralizedRdf" || option("produceGeneralizedRdf") == Some(&Value::Bool(true)) {
        return None;
    }
    let text = |name: &str| entry[name].as_str().unwrap().to_owned();
    let kind = entry["@type"].to_string();
    let input = format!("{}{}", published.base, text("input"));
    if published.text(&input).is_none() {
        println!("not recorded: {} {input}", text("@id"));
        return None;
    }
    Some(Test {
        id: text("@id"),
        base: word("base").map_or_else(|| input.clone(), str::to_owned),
        expand_context: word("expandContext").map(|path| format!("{}{path}", published.base)),
        direction: match word("rdfDirection") {
            Some("i18n-datatype") => Some(RdfDirection::I18nDatatype),
            Some("compound-literal") => Some(RdfDirection::CompoundLiteral),
            _ => None,
        },
        wanted: if kind.contains("Positive") && kind.contains("Evaluation") {
            Wanted::Statements(published.text(&format!("{}{}", published.base, text("expect"))).unwrap())
        } else if kind.contains("Negative") {
            Wanted::Error(text("expectErrorCode"))
        } else {
            Wanted::Success
        },
        input,
    })
}

/// One side's answer: statements, or the words of its refusal.
type Side = fn(&Test, &str, &Published) -> Result<Vec<Quad>, String>;

fn oracle_side(test: &Test, text: &str, published: &Published) -> Result<Vec<Quad>, String> {
    let setting = Setting {
        strict: false,
        base: Some(&test.base),
        expand_context: test.expand_context.as_deref(),
        direction: test.direction,
    };
    oracle::statements(text, published, &setting).map_err(|refusal| format!("{refusal:?}"))
}

fn our_side(test: &Test, text: &str, published: &Published) -> Result<Vec<Quad>, String> {
    let loader = |url: &str| published.text(url).and_then(|text| serde_json::from_str::<Value>(&text).ok());
    let expand_context = test.expand_context.as_ref().map(|url| loader(url).unwrap()["@context"].clone());
    let options = jsonld::Options {
        base: Some(&test.base),
        expand_context: expand_context.as_ref(),
        direction: test.direction.map(|direction| match direction {
            RdfDirection::I18nDatatype => jsonld::RdfDirection::I18nDatatype,
            RdfDirection::CompoundLiteral => jsonld::RdfDirection::CompoundLiteral,
        }),
        loader: &loader,
    };
    let document = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let statements = jsonld::statements_of_standard(&document, &options);
    statements.map_err(|(code, detail)| format!("{code:?} {}", detail.found.unwrap_or_default()))
}

fn passes(test: &Test, published: &Published, side: Side, score: &mut Score) {
    let text = published.text(&test.input).unwrap();
    let answer = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| side(test, &text, published)));
    let answer = answer.unwrap_or_else(|_| Err("it panicked".into()));
    let (kind, passed) = match (&test.wanted, &answer) {
        (Wanted::Statements(expected), Ok(quads)) => {
            (0, oracle::canonical(quads).unwrap() == oracle::canonical(&nquads::read(expected)).unwrap())
        }
        (Wanted::Statements(_), Err(_)) => (0, false),
        (Wanted::Error(code), Err(words)) => {
            if !words.to_lowercase().replace('_', " ").contains(&code.to_lowercase()) {
                score.other_codes.push(format!("{} {code}: {words}", test.id));
            }
            (1, words != "it panicked")
        }
        (Wanted::Error(_), Ok(_)) => (1, false),
        (Wanted::Success, answer) => (2, answer.is_ok()),
    };
    score.all[kind] += 1;
    score.passed[kind] += usize::from(passed);
    if !passed {
        let brief = match &answer {
            Ok(quads) => oracle::canonical(quads).unwrap(),
            Err(words) => words.clone(),
        };
        println!("failed {}\n{}", test.id, brief);
        score.failed.push(test.id.clone());
    }
}

impl Score {
    fn print(&self, side: &str) {
        let part = |at: usize| format!("{} of {}", self.passed[at], self.all[at]);
        println!("{side}: positive {}, negative {}, syntax {}; failed {:?}", part(0), part(1), part(2), self.failed);
    }
}

/// Runs all, and compares the failures with those that are judged.
pub fn run() {
    let Some(vectors) = std::env::var_os("AKASHI_VECTORS") else {
        println!("skipped: AKASHI_VECTORS names no recorded cases");
        return;
    };
    let folder = PathBuf::from(vectors).join("json-ld-api-toRdf");
    let manifest = std::fs::read_to_string(folder.join("toRdf-manifest.jsonld")).unwrap();
    let manifest: Value = serde_json::from_str(&manifest).unwrap();
    let published = Published { folder, base: manifest["baseIri"].as_str().unwrap().to_owned() };
    let entries = manifest["sequence"].as_array().unwrap();
    let tests: Vec<Test> = entries.iter().filter_map(|entry| test(entry, &published)).collect();
    let judged = judged::read();
    for entry in &judged.suite {
        assert!(entry.reason.len() > 20, "{} has no reason", entry.id);
        println!(
            "{} fails {}, {}: {}",
            entry.fails,
            entry.id,
            if entry.signed { "signed" } else { "not signed" },
            entry.reason
        );
    }
    println!("{} of the manifest's {} tests are of this processor's kind", tests.len(), entries.len());
    let mut wrong = Vec::new();
    for (name, side) in [("oracle", oracle_side as Side), ("engine", our_side)] {
        let mut score = Score::default();
        tests.iter().for_each(|test| passes(test, &published, side, &mut score));
        score.print(name);
        for line in score.other_codes.iter().filter(|_| name == "engine") {
            println!("  {name} refuses with another code: {line}");
        }
        let listed: Vec<&str> =
            judged.suite.iter().filter(|entry| entry.fails == name).map(|entry| entry.id.as_str()).collect();
        wrong.extend(
            score.failed.iter().filter(|id| !listed.contains(&id.as_str())).map(|id| format!("{name} fails {id}")),
        );
        wrong.extend(
            listed
                .iter()
                .filter(|id| !score.failed.iter().any(|failed| failed == *id))
                .map(|id| format!("{name} passes {id} now")),
        );
    }
    assert!(wrong.is_empty(), "not as judged: {wrong:#?}");
}
