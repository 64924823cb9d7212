//! tests/jsonld-differences.toml: what differs, and who is right.

use serde::Deserialize;
use serde_json::Value;

use super::case::Case;
use super::compare::{Mode, asked_oracle, asked_us};
use super::oracle::{self, Refusal};
use super::ours::Answer;
use super::{removals, steps, ways, without};
use akashi::engine::code::Code;
use akashi::engine::rdf::{Quad, Term};

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Judged {
    #[serde(default)]
    pub difference: Vec<Difference>,
    #[serde(default)]
    pub suite: Vec<Suite>,
}

/// A class of documents on which engine and oracle differ.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Difference {
    /// Its name in [`PREDICATES`].
    pub id: String,
    /// The side that is right: `engine` or `oracle`, or `both` where the engine refuses more on purpose.
    pub right: String,
    /// The sentence of the standard, or the reason.
    pub reason: String,
    /// It shows where documents are read as the standard says, not where they are read strictly.
    #[serde(default)]
    pub standard: bool,
    /// A document that shows it.
    pub document: String,
}

/// A test of the W3C suite that is not passed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suite {
    pub id: String,
    /// Who fails it: `engine` or `oracle`.
    pub fails: String,
    /// Could it change what was signed?
    pub signed: bool,
    pub reason: String,
}

/// What both said of a case.
pub struct Said<'a> {
    pub case: &'a Case,
    pub mode: Mode,
    pub oracle: &'a Result<String, Refusal>,
    pub ours: &'a Answer,
    /// It is what a step left of another case.
    pub left: bool,
}

/// The class of documents that are of more than one.
pub const SEVERAL: &str = "several-of-these";

type Predicate = fn(&Said) -> bool;

/// Which differences belong to which class. As narrow as it can be said: where it can be, by a step after which both agree.
pub const PREDICATES: &[(&str, Predicate)] = &[
    ("oracle-panics", |said| {
        said.refused_by_oracle("it panicked") && said.both_agree_after(removals::no_null_prefixes)
    }),
    ("number-beyond-53", number_beyond_53),
    ("node-twice-in-a-statement", node_twice),
    ("dropped-value", dropped_value),
    ("container-empty", |said| said.refused_only_by_us(Code::ContextInvalid) && said.any(&is_empty_container)),
    ("included-nothing", |said| said.found(Code::ContextInvalid, "invalid @included value")),
    ("index-of-local-context", |said| {
        said.found(Code::ContextInvalid, "cyclic IRI mapping") && said.defines("@index")
            || said.agrees_after(steps::late_indexes)
    }),
    ("list-in-nest", |said| said.found(Code::ContextInvalid, "invalid set or list object") && said.defines("@nest")),
    ("keyword-redefined", keyword_redefined),
    ("vocab-with-space", |said| said.found(Code::ContextInvalid, "invalid vocab mapping")),
    ("remote-context-twice", remote_context_twice),
    ("protected-dependency", |said| {
        said.found(Code::ContextInvalid, "protected term redefinition")
            && asked_oracle(&steps::singly(said.case), said.mode).is_err()
    }),
    ("protected-reversed", |said| {
        said.found(Code::ContextInvalid, "protected term redefinition") && said.defines("@reverse")
    }),
    ("reverse-of-values", |said| said.found(Code::ContextInvalid, "invalid reverse property value")),
    ("identifier-like-keyword", |said| said.both_agree_after(removals::no_keyword_forms)),
    ("blank-vocabulary", |said| said.both_agree_after(removals::no_blank_vocabulary)),
    ("value-object-and-unknown", |said| {
        said.mode == Mode::Standard
            && (said.refused_by_oracle("Value(ValueObject)") || said.refused_by_oracle("InvalidSetOrListObject"))
    }),
    ("json-by-scoped-context", |said| {
        said.refused_by_oracle("Literal(InvalidTypeValue)")
            && (said.both_agree_after(removals::no_json_terms) || said.agrees_with_objects())
    }),
    ("reverse-context-unread", |said| said.agrees_after(steps::unread)),
    ("base-without-path", |said| said.both_agree_after(removals::base_with_path)),
    ("dots-without-root", |said| said.both_agree_after(removals::no_dots)),
    ("reverse-and-type-scope", |said| said.both_agree_after(removals::no_typed_reverse)),
    ("reverse-set-in-brackets", |said| {
        said.found(Code::ContextInvalid, "invalid reverse property")
            && said.both_agree_after(removals::no_reverse_brackets)
    }),
    ("list-by-scoped-context", |said| said.both_agree_after(removals::no_other_lists)),
    ("empty-entry-beside-graph", |said| said.both_agree_after(removals::no_empty_entries)),
    ("included-twice", |said| said.both_agree_after(removals::no_twins)),
    ("number-in-full", |said| said.both_agree_after(removals::numbers_in_reach)),
    ("reverse-container", |said| said.both_agree_after(removals::no_reverse_containers)),
    ("base-after-remote", |said| {
        said.both_agree_after(removals::base_first) || said.found(Code::ContextInvalid, "invalid base IRI")
    }),
    ("direction-of-no-text", |said| {
        said.refused_by_oracle("LanguageTaggedValue") && said.both_agree_after(removals::no_turned_numbers)
    }),
    ("list-of-nothing", |said| {
        said.both_agree_after(removals::no_nulls) || said.oracle_differs_after(removals::no_nulls)
    }),
    ("none-as-language", |said| {
        said.both_agree_after(removals::no_none)
            || said.found(Code::PropertyUndefined, "@none") && said.changes_after(removals::no_none)
    }),
    ("language-of-no-text", |said| said.found(Code::ContextInvalid, "invalid language-tagged string")),
    ("scoped-context-again", |said| said.agrees_after(ways::inlined)),
    ("scoped-context-at-scalar", |said| {
        ["ProtectedTermRedefinition", "InvalidContextNullification", "InvalidTypeValue"]
            .iter()
            .any(|word| said.refused_by_oracle(word))
            && said.agrees_with_objects()
    }),
    ("wrapped-context", |said| said.agrees_after(steps::unwrapped)),
    ("type-protected", |said| said.agrees_after(steps::type_as_set)),
    ("blank-identifier", |said| said.agrees_after(steps::blank_identifiers)),
    ("iri-as-written", iri_as_written),
    ("scoped-before-its-terms", |said| said.agrees_after(steps::split)),
    ("scoped-dependency", |said| said.agrees_after(steps::singly)),
    ("term-for-vocab", |said| said.oracle.is_err() && said.both_agree_after(removals::no_empty_terms)),
    ("term-with-space", |said| said.oracle.is_err() && said.both_agree_after(removals::no_spaces)),
    ("type-keyword", |said| said.mode == Mode::Standard && said.refused_by_oracle("InvalidTypeValue")),
];

pub fn read() -> Judged {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/jsonld-differences.toml");
    toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The oracle leaves out an identifier that is no well-formed IRI, and so refuses; the engine states it as it is written.
fn iri_as_written(said: &Said) -> bool {
    let Err(Refusal::Refused(words)) = said.oracle else { return false };
    let Some((_, written)) = words.split_once("unsaid: ") else { return false };
    let Answer::Stated(_, quads) = said.ours else { return false };
    let is = |term: &Term| matches!(term, Term::Iri(iri) if iri == written);
    let stated = |quad: &Quad| is(&quad.subject) || is(&quad.object) || quad.graph.as_ref().is_some_and(is);
    quads.iter().any(stated) && said.both_agree_after(removals::well_formed)
}

/// The class of a difference.
pub fn class(said: &Said) -> Option<&'static str> {
    single(said).or_else(|| several(said).then_some(SEVERAL))
}

/// The one class that a difference is of.
fn single(said: &Said) -> Option<&'static str> {
    PREDICATES.iter().find(|(_, holds)| holds(said)).map(|(id, _)| *id)
}

impl Said<'_> {
    fn refused_only_by_us(&self, code: Code) -> bool {
        self.oracle.is_ok() && matches!(self.ours, Answer::Refused(given, ..) if *given == code)
    }

    fn found(&self, code: Code, words: &str) -> bool {
        self.refused_only_by_us(code) && matches!(self.ours, Answer::Refused(_, found, _) if found == words)
    }

    fn refused_by_oracle(&self, word: &str) -> bool {
        let refused = matches!(self.oracle, Err(Refusal::Refused(words)) if words.contains(word));
        refused && matches!(self.ours, Answer::Stated(..))
    }

    /// Is this what the engine stated of the case as it is?
    fn stated_is(&self, oracle: Result<String, Refusal>) -> bool {
        same(self.ours, &oracle)
    }

    /// Does the oracle state the same after a step that does not change what is said?
    fn agrees_after(&self, step: fn(&Case) -> Case) -> bool {
        let case = step(self.case);
        self.oracle.is_err() && case != *self.case && self.stated_is(asked_oracle(&case, self.mode))
    }

    /// Does the oracle state the same once scalars stand there as objects?
    fn agrees_with_objects(&self) -> bool {
        self.stated_is(asked_oracle(&steps::scalars(self.case, &|next| self.is_unmoved(next)), self.mode))
    }

    fn is_other(&self) -> bool {
        self.oracle.is_ok() && matches!(self.ours, Answer::Stated(..))
    }

    /// Does the engine say the same of another case?
    fn is_unmoved(&self, next: &Case) -> bool {
        match (self.ours, asked_us(next, self.mode)) {
            (Answer::Stated(before, _), Ok(Answer::Stated(after, _))) => *before == after,
            (Answer::Refused(before, found, _), Ok(Answer::Refused(after, finds, _))) => {
                (*before, found) == (after, &finds)
            }
            _ => false,
        }
    }

    /// Do both agree after a step, though that changes what is said?
    fn both_agree_after(&self, step: fn(&Case) -> Case) -> bool {
        self.after(step).is_some_and(|case| self.both_agree(&case))
    }

    /// The case after a step, if that changes it.
    fn after(&self, step: fn(&Case) -> Case) -> Option<Case> {
        Some(step(self.case)).filter(|case| case != self.case)
    }

    fn both_agree(&self, case: &Case) -> bool {
        let oracle = asked_oracle(case, self.mode);
        match (asked_us(case, self.mode), self.ours) {
            (Ok(ours @ Answer::Stated(..)), _) => same(&ours, &oracle),
            // Where the engine refused before, it may refuse now: alone, if that is judged as well.
            (Ok(ours @ Answer::Refused(..)), Answer::Refused(..)) => {
                let said = Said { case, mode: self.mode, oracle: &oracle, ours: &ours, left: true };
                oracle.is_err() || !self.left && single(&said).is_some()
            }
            _ => false,
        }
    }

    /// Does the oracle state something else after a step?
    fn changes_after(&self, step: fn(&Case) -> Case) -> bool {
        let oracle = asked_oracle(&step(self.case), self.mode);
        oracle.is_ok() && oracle != *self.oracle
    }

    /// Is the oracle's answer another after a step that the engine sees nothing in?
    fn oracle_differs_after(&self, step: fn(&Case) -> Case) -> bool {
        let case = step(self.case);
        let unmoved = matches!((self.ours, asked_us(&case, self.mode)),
            (Answer::Refused(before, ..), Ok(Answer::Refused(after, ..))) if *before == after);
        case != *self.case && unmoved && matches!(asked_oracle(&case, self.mode), Ok(text) if text.is_empty())
    }

    /// Does something in the document or its contexts satisfy this?
    fn any(&self, holds: &dyn Fn(&Value) -> bool) -> bool {
        any(&self.case.document, holds) || self.case.made.values().any(|value| any(value, holds))
    }

    fn defines(&self, keyword: &str) -> bool {
        self.any(&|value| value.get(keyword).is_some())
    }
}

/// Several in one document: first the steps that change nothing for the engine, then those that take away what is judged.
fn several(said: &Said) -> bool {
    let unmoved = |next: &Case| said.is_unmoved(next);
    let mut case = said.case.clone();
    for step in steps::ALL {
        let next = step(&case);
        if unmoved(&next) {
            case = next;
        }
    }
    let next = steps::scalars(&case, &unmoved);
    if unmoved(&next) {
        case = next;
    }
    if case != *said.case && said.both_agree(&case) {
        return true;
    }
    for step in removals::ALL {
        let next = step(&case);
        if next != case && said.both_agree(&next) {
            return true;
        }
        case = next;
    }
    false
}

/// Do they state the same, whatever the nodes are called? The oracle names them for both, or can for neither.
fn same(ours: &Answer, oracle: &Result<String, Refusal>) -> bool {
    match (ours, oracle) {
        (Answer::Stated(_, quads), Ok(_) | Err(Refusal::TooComplex)) => oracle::canonical(quads) == *oracle,
        _ => false,
    }
}

fn any(value: &Value, holds: &dyn Fn(&Value) -> bool) -> bool {
    holds(value)
        || match value {
            Value::Array(all) => all.iter().any(|one| any(one, holds)),
            Value::Object(object) => object.values().any(|one| any(one, holds)),
            _ => false,
        }
}

fn is_empty_container(value: &Value) -> bool {
    value.get("@container").is_some_and(|it| it.is_null() || it.as_array().is_some_and(Vec::is_empty))
}

/// A keyword as a term, in a context or in a scoped one.
fn keyword_redefined(said: &Said) -> bool {
    let keyword = |value: &Value| {
        let terms = value.as_object().into_iter().flat_map(|object| object.keys());
        terms.into_iter().any(|term| matches!(term.as_str(), "@value" | "@id" | "@reverse"))
    };
    said.found(Code::ContextInvalid, "keyword redefinition")
        || said.found(Code::ContextInvalid, "invalid scoped context") && said.any(&keyword)
}

fn has_twins(contexts: &Value) -> bool {
    let urls: Vec<&str> = contexts.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    urls.iter().enumerate().any(|(index, url)| urls[..index].contains(url))
}

fn remote_context_twice(said: &Said) -> bool {
    let inlined = || asked_oracle(&ways::inlined(said.case), said.mode);
    has_twins(&said.case.document["@context"])
        && (said.found(Code::ContextInvalid, "protected term redefinition") && inlined().is_err()
            || said.is_other() && said.stated_is(inlined()))
}

fn number_beyond_53(said: &Said) -> bool {
    let beyond = |value: &Value| value.as_f64().is_some_and(|number| number.abs() >= 9_007_199_254_740_992.0);
    said.refused_only_by_us(Code::PropertyNumber) && said.any(&beyond)
}

/// Both state the same, and name a node differently that stands twice in one statement.
fn node_twice(said: &Said) -> bool {
    let Answer::Stated(_, quads) = said.ours else { return false };
    let twice = |quad: &Quad| {
        let places = [Some(&quad.subject), Some(&quad.object), quad.graph.as_ref()];
        let blank: Vec<_> = places.into_iter().flatten().filter(|term| matches!(term, Term::Blank(_))).collect();
        blank.iter().enumerate().any(|(index, term)| blank[..index].contains(term))
    };
    quads.iter().any(twice) && oracle::canonical(quads) == *said.oracle
}

/// What the engine refuses as dropped is dropped: without it, under the key that says nothing, or with an empty node in its
/// place, the same is stated.
fn dropped_value(said: &Said) -> bool {
    let Answer::Refused(Code::PropertyUndefined | Code::PropertyRelative, found, at) = said.ours else { return false };
    let same = |document: Value| {
        let case = Case { document, ..said.case.clone() };
        case != *said.case && asked_oracle(&case, said.mode) == *said.oracle
    };
    said.oracle.is_ok() && without::without(&said.case.document, at, found).into_iter().any(same)
}
