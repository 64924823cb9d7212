//! Parts of a report that are judged each by itself: its proofs, its endorsements. A heading, an outcome, and rows.

use serde::{Deserialize, Serialize};

use super::{Lang, date, en, ja, line, name, quotable, short, visible};
use crate::engine::code::Code;
use crate::engine::report::{Check, EndorsementFacts, KeySource, Outcome, ProofFacts, Recognition};
use crate::engine::verdict::Verdict;

/// The words on one part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// What it is.
    pub title: String,
    /// How it fared, for mark and colour.
    pub outcome: Outcome,
    /// Labels and values, in order.
    pub rows: Vec<(String, String)>,
}

/// A label, or what stands for a value that has no text of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Term {
    Result,
    Method,
    KeyKind,
    Source,
    Binding,
    Created,
    Place,
    Endorser,
    About,
    Comment,
    /// Before a comment that nobody vouches for.
    Claimed,
    Reason,
    /// The endorsement is about something else.
    Elsewhere,
    Unnamed,
}

/// One proof.
pub(super) fn proof(lang: Lang, facts: &ProofFacts) -> Part {
    let what = |code: Code| line(lang, &Check::new(code)).what;
    let mut rows = vec![(term(lang, Term::Result), what(facts.code))];
    let mut row = |label, value: Option<String>| rows.extend(value.map(|value| (term(lang, label), value)));
    row(Term::Binding, facts.binding.map(what));
    row(Term::Source, facts.source.map(|source| origin(lang, source).to_owned()));
    row(Term::KeyKind, facts.key.as_deref().map(visible));
    row(Term::Method, facts.method.as_deref().map(visible));
    row(Term::Created, facts.created.as_deref().map(|text| date(lang, text)));
    row(Term::Place, Some(&facts.at).filter(|at| at.as_str() != "jws").map(|at| place(lang, at)));
    let weakest = facts.binding.map_or(Outcome::Pass, Code::outcome);
    let outcome = if facts.code.outcome() == Outcome::Pass { weakest } else { facts.code.outcome() };
    Part { title: visible(&facts.suite), outcome, rows }
}

/// One endorsement. What it says stands in quotes, and is called a claim until its own proof is good.
pub(super) fn endorsement(lang: Lang, facts: &EndorsementFacts) -> Part {
    let proved = facts.verdict == Verdict::Valid && facts.recognition != Recognition::Unrecognised;
    let listed = facts.issuer.listed.as_ref().filter(|_| proved).and_then(|names| name(lang, names)).map(visible);
    let claimed = facts.issuer.name.as_deref().map(|name| quoted(lang, name));
    let title = listed.or(claimed).or_else(|| facts.issuer.id.as_deref().map(visible));
    let mut rows = vec![(term(lang, Term::Result), short(lang, facts.headline).to_owned())];
    let mut row = |label, value: Option<String>| rows.extend(value.map(|value| (term(lang, label), value)));
    let leading = facts.reason.and_then(|code| facts.checks.iter().find(|check| check.code == code));
    row(Term::Reason, leading.filter(|_| facts.verdict != Verdict::Valid).map(|check| line(lang, check).what));
    row(Term::About, (!facts.fits).then(|| term(lang, Term::Elsewhere)));
    let comment = facts.comment.as_deref().map(|comment| quoted(lang, comment));
    row(if proved { Term::Comment } else { Term::Claimed }, comment);
    row(Term::Endorser, facts.issuer.id.as_deref().map(visible));
    row(Term::Place, Some(place(lang, &facts.at)));
    let outcome = match facts.verdict {
        Verdict::Valid if proved && facts.fits => Outcome::Pass,
        Verdict::Valid | Verdict::Undetermined => Outcome::Unknown,
        _ => Outcome::Fail,
    };
    Part { title: title.unwrap_or_else(|| term(lang, Term::Unnamed)), outcome, rows }
}

/// Where in a credential, as a reader would say it, and as a program would.
pub(super) fn place(lang: Lang, pointer: &str) -> String {
    let steps: Vec<&str> = pointer.split('/').skip(1).filter(|step| step.parse::<u32>().is_err()).collect();
    if steps.first().and_then(|step| member(lang, step)).is_none() {
        return quotable(pointer);
    }
    let named: Vec<&str> = steps.iter().map(|step| member(lang, step).unwrap_or(step)).collect();
    let (open, close) = match lang {
        Lang::Ja => ("（", "）"),
        Lang::En => (" (", ")"),
    };
    format!("{}{open}{}{close}", quotable(&named.join(" › ")), quotable(pointer))
}

/// Names of members, separated by commas, as a reader would say them.
pub(super) fn members(lang: Lang, names: &str) -> String {
    let between = match lang {
        Lang::Ja => "、",
        Lang::En => ", ",
    };
    let named: Vec<&str> = names.split(", ").map(|name| member(lang, name).unwrap_or(name)).collect();
    quotable(&named.join(between))
}

/// What of a badge is compared with a paper: the kind of an identifier, or a member.
pub(super) fn fact(lang: Lang, fact: &str) -> String {
    let label = super::kind(lang, fact);
    let label = if label == fact { member(lang, fact).unwrap_or(fact) } else { label };
    quotable(label)
}

/// Several of them, separated by commas.
pub(super) fn facts(lang: Lang, facts: &str) -> String {
    let between = match lang {
        Lang::Ja => "、",
        Lang::En => ", ",
    };
    facts.split(", ").map(|one| fact(lang, one)).collect::<Vec<_>>().join(between)
}

fn member(lang: Lang, name: &str) -> Option<&'static str> {
    match lang {
        Lang::Ja => ja::part::member(name),
        Lang::En => en::part::member(name),
    }
}

fn origin(lang: Lang, source: KeySource) -> &'static str {
    match lang {
        Lang::Ja => ja::part::origin(source),
        Lang::En => en::part::origin(source),
    }
}

fn term(lang: Lang, term: Term) -> String {
    let word = match lang {
        Lang::Ja => ja::part::term(term),
        Lang::En => en::part::term(term),
    };
    word.to_owned()
}

fn quoted(lang: Lang, text: &str) -> String {
    match lang {
        Lang::Ja => format!("「{}」", quotable(text)),
        Lang::En => format!("“{}”", quotable(text)),
    }
}
