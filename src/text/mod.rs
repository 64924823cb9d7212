//! INTERPRETER: codes become sentences, in Japanese and English. Decides nothing.
//!
//! Both languages are exhaustive matches, so a new [`Code`] or
//! [`Headline`] does not compile until both speak of it. Whatever a badge says itself passes [`visible()`]
//! before it enters a sentence, and stands in quotes that it cannot close.

mod award;
mod date;
pub mod en;
mod fill;
pub mod ja;
pub mod kit;
pub mod page;
mod panel;
mod part;
mod reading;
pub mod scan;
mod visible;

pub use award::award;
pub use date::{date, moment};
pub use panel::panel;
pub use part::Part;
pub use reading::{Reading, read};
pub use visible::visible;

use serde::{Deserialize, Serialize};

use crate::engine::code::Code;
use crate::engine::policy::ListFault;
use crate::engine::report::{Axis, Check, Detail, Names, Outcome, Report, Summary};
use crate::engine::verdict::Headline;

/// A language of the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// 日本語
    Ja,
    /// British English
    En,
}

impl Lang {
    /// Both.
    pub const ALL: [Lang; 2] = [Lang::Ja, Lang::En];

    /// Reads a language tag or the name of a locale: `ja`, `ja-JP`, `ja_JP.UTF-8`, `en-GB`.
    pub fn from_tag(tag: &str) -> Option<Lang> {
        match tag.split(['-', '_', '.', '@']).next()?.to_ascii_lowercase().as_str() {
            "ja" => Some(Lang::Ja),
            "en" => Some(Lang::En),
            _ => None,
        }
    }

    /// The other one.
    pub const fn other(self) -> Lang {
        match self {
            Lang::Ja => Lang::En,
            Lang::En => Lang::Ja,
        }
    }

    /// The language tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Lang::Ja => "ja",
            Lang::En => "en",
        }
    }
}

/// Whose move it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Who {
    /// The one who checks.
    Reader,
    /// The one the badge was issued to.
    Holder,
    /// The one who issued it.
    Issuer,
    /// The one who cannot wait.
    Hurry,
}

/// The words of the verdict panel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Panel {
    /// The answer in one phrase.
    pub headline: String,
    /// The second line: what it means.
    pub means: String,
    /// Why.
    pub reason: String,
    /// Who does what next.
    pub next: Vec<(Who, String)>,
}

/// One finding in the list of checks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The finding.
    pub what: String,
    /// The values that belong to it.
    pub hint: Option<String>,
}

/// The words of one finding.
pub fn line(lang: Lang, check: &Check) -> Line {
    let (between, (what, hint)) = match lang {
        Lang::Ja => ("・", ja::codes::line(check.code)),
        Lang::En => (" · ", en::codes::line(check.code)),
    };
    let what = fill::whole(what, |name| value(lang, &check.detail, name).or_else(|| Some(some_kind(lang).to_owned())));
    Line { what, hint: fill::clauses(hint, between, |name| value(lang, &check.detail, name)) }
}

/// The word for an outcome.
pub const fn outcome(lang: Lang, outcome: Outcome) -> &'static str {
    match lang {
        Lang::Ja => ja::outcome(outcome),
        Lang::En => en::outcome(outcome),
    }
}

/// The word for the answer to a question. An issuer axis that is open counts as "not recognised"; [`answer`] knows
/// whether it was asked at all.
pub const fn summary(lang: Lang, summary: Summary, axis: Axis) -> &'static str {
    match (summary, axis) {
        (Summary::Unknown, Axis::Issuer) => unlisted(lang),
        (Summary::Pass, _) => outcome(lang, Outcome::Pass),
        (Summary::Fail, _) => outcome(lang, Outcome::Fail),
        (Summary::Unknown, _) => outcome(lang, Outcome::Unknown),
        (Summary::Skip, _) => outcome(lang, Outcome::Skip),
    }
}

/// The word for the report's answer to a question: on the issuer axis it tells "not recognised" from "not checked".
pub fn answer(lang: Lang, report: &Report, axis: Axis) -> &'static str {
    let worst = report.summary(axis);
    if worst == Summary::Unknown && axis == Axis::Issuer && !report.on(axis).any(|check| is_unlisted(check.code)) {
        return outcome(lang, Outcome::Unknown);
    }
    summary(lang, worst, axis)
}

/// The word before a finding: its outcome, or "not recognised".
pub const fn mark(lang: Lang, check: &Check) -> &'static str {
    if is_unlisted(check.code) { unlisted(lang) } else { outcome(lang, check.outcome) }
}

/// One of the four questions.
pub const fn question(lang: Lang, axis: Axis) -> &'static str {
    match lang {
        Lang::Ja => ja::question(axis),
        Lang::En => en::question(axis),
    }
}

/// The headline in a word or two, for tables and filters.
pub const fn short(lang: Lang, headline: Headline) -> &'static str {
    match lang {
        Lang::Ja => ja::short(headline),
        Lang::En => en::short(headline),
    }
}

/// Whose move it is, as a label.
pub const fn who(lang: Lang, who: Who) -> &'static str {
    match lang {
        Lang::Ja => ja::who(who),
        Lang::En => en::who(who),
    }
}

/// What is wrong in issuers.json, and where: one line.
pub fn fault(lang: Lang, fault: &ListFault) -> String {
    let (place, colon, template) = match lang {
        Lang::Ja => ("issuers.json の ", "：", ja::fault(fault.kind)),
        Lang::En => ("issuers.json, ", ": ", en::fault(fault.kind)),
    };
    let what = fill::whole(template, |name| match name {
        "found" => fault.found.as_deref().map(quotable),
        _ => None,
    });
    match fault.at.as_str() {
        "" => format!("issuers.json{colon}{what}"),
        at => format!("{place}{}{colon}{what}", visible(at)),
    }
}

/// The name in this language, or in the other one.
pub fn name(lang: Lang, names: &Names) -> Option<&str> {
    let (first, second) = match lang {
        Lang::Ja => (&names.ja, &names.en),
        Lang::En => (&names.en, &names.ja),
    };
    first.as_deref().or(second.as_deref())
}

/// The label of a kind of identifier; an unknown kind stays as it is written, so it still has to pass [`visible()`].
pub fn kind(lang: Lang, identifier: &str) -> &str {
    let label = match lang {
        Lang::Ja => ja::kind(identifier),
        Lang::En => en::kind(identifier),
    };
    label.unwrap_or(identifier)
}

/// The host in an address or a did:web, as it is written there.
pub fn host(url: &str) -> &str {
    if let Some(rest) = url.strip_prefix("did:web:") {
        return rest.split([':', '#', '?', '/']).next().unwrap_or(rest);
    }
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or(rest);
    authority.rsplit_once('@').map_or(authority, |(_, host)| host)
}

/// Stands for a kind of identifier that has no label.
const fn some_kind(lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => "情報",
        Lang::En => "value",
    }
}

const fn unlisted(lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => "要確認",
        Lang::En => "Not recognised",
    }
}

const fn is_unlisted(code: Code) -> bool {
    matches!(code, Code::IssuerUnrecognised | Code::IssuerImitates)
}

/// A value of the detail, ready for a sentence.
fn value(lang: Lang, detail: &Detail, name: &str) -> Option<String> {
    let text = match name {
        "suite" => detail.suite.as_deref(),
        "key" => detail.key.as_deref(),
        "url" => detail.url.as_deref(),
        "host" => detail.url.as_deref().or(detail.key.as_deref().filter(|key| key.starts_with("did:web:"))).map(host),
        "found" => detail.found.as_deref(),
        "expected" => detail.expected.as_deref(),
        // Whole, since it stands nowhere else.
        "text" => return detail.found.as_deref().map(quoted),
        "members" => return detail.found.as_deref().map(|names| part::members(lang, names)),
        "fact" => return detail.at.as_deref().map(|fact| part::fact(lang, fact)),
        "facts" => return detail.found.as_deref().map(|facts| part::facts(lang, facts)),
        // A day is said as the language says days; anything else as it is written.
        "stated" => return detail.expected.as_deref().map(|text| date(lang, text)),
        "written" => return detail.found.as_deref().map(|text| date(lang, text)),
        "kind" => [&detail.found, &detail.expected].into_iter().flatten().find_map(|text| {
            let label = kind(lang, text);
            (label != text || text == "URL").then_some(label)
        }),
        "at" => return detail.at.as_deref().filter(|at| !at.is_empty()).map(|at| part::place(lang, at)),
        "date" => return detail.date.as_deref().map(|text| date(lang, text)),
        "n" => return detail.number.map(|number| number.to_string()),
        _ => None,
    };
    text.filter(|text| !text.is_empty()).map(quotable)
}

/// A foreign text that may stand inside a sentence: nothing invisible, not endless, and unable to close our quotes.
fn quotable(text: &str) -> String {
    const LONGEST: usize = 100;
    let mut out: String = text.chars().take(LONGEST).collect();
    if out.len() < text.len() {
        out.push('…');
    }
    quoted(&out)
}

/// The same of a text that is short enough.
fn quoted(text: &str) -> String {
    // The inner quotes of each language: a name must not be able to end its quotation and go on in our voice.
    visible(text).replace('「', "『").replace('」', "』").replace(['“', '"'], "‘").replace('”', "’")
}

#[cfg(test)]
mod tests;
