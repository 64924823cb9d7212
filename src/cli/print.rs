//! Reports on the terminal: a block for people, a line of JSON for programs.

use std::io::{self, Write};

use super::words::{self, Words};
use super::{Stop, Tally};
use crate::engine::Found;
use crate::engine::code::Code;
use crate::engine::renewal;
use crate::engine::report::{Axis, BadgeFacts, Check, ProofKind, Recognition, Report};
use crate::engine::verdict::{Headline, Verdict};
use crate::text::{self, Lang, Line, Part, visible};

/// One line of JSON.
pub(super) fn json(out: &mut dyn Write, report: &Report) -> Result<(), Stop> {
    let line = serde_json::to_string(report).map_err(io::Error::from)?;
    writeln!(out, "{}", inert(&line))?;
    Ok(())
}

/// The same JSON with everything escaped that a terminal obeys, a reader cannot see, or some program takes for the end
/// of a line (U+0085, U+2028).
fn inert(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        let mut buffer = [0; 4];
        let text: &str = c.encode_utf8(&mut buffer);
        let plain = c != '\u{7f}' && (c.is_ascii() || visible(text) == text);
        if plain {
            out.push(c);
        } else {
            // Such a character stands only inside a string, where an escape means the same.
            for unit in c.encode_utf16(&mut [0; 2]) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    out
}

/// The report of one input for people; `silent` says that nobody was to be asked.
pub(super) fn block(out: &mut dyn Write, lang: Lang, report: &Report, silent: bool) -> Result<(), Stop> {
    let words = words::of(lang);
    let reading = text::read(lang, report);
    let panel = &reading.panel;
    writeln!(out, "== {}", visible(&report.input.name))?;
    writeln!(out, "{} — {}", panel.headline, panel.means)?;
    if report.recognition == Recognition::Sample {
        writeln!(out, "{}", words.sample)?;
    }
    writeln!(out, "{}", panel.reason)?;
    for (who, next) in &panel.next {
        writeln!(out, "  {}{}{next}", text::who(lang, *who), words.colon)?;
    }
    hints(out, words, report, silent)?;
    if let Some(badge) = &report.badge {
        facts(out, lang, report, badge)?;
    }
    for axis in Axis::ALL {
        writeln!(out, "\n{} — {}", text::question(lang, axis), text::answer(lang, report, axis))?;
        let findings = report.checks.iter().zip(&reading.lines);
        for (check, line) in findings.filter(|(check, _)| check.axis == axis) {
            finding(out, lang, words, check, line)?;
        }
    }
    parts(out, lang, words.proofs, &reading.proofs)?;
    parts(out, lang, words.endorsements, &reading.endorsements)?;
    writeln!(out)?;
    network(out, lang, words, report)?;
    row(out, words, words.list, &whose_list(lang, words, report))?;
    row(out, words, words.checked_at, &text::moment(lang, &report.now))?;
    writeln!(out)?;
    Ok(())
}

/// Options with which more could be learned of a badge whose server has not told.
fn hints(out: &mut dyn Write, words: &Words, report: &Report, silent: bool) -> Result<(), Stop> {
    let supplied = [Code::DocumentSupplied, Code::DocumentSuppliedDiffers, Code::DocumentSuppliedOther];
    let is_compared = supplied.iter().any(|code| report.find(*code).is_some());
    let online = (silent && !report.needs.is_empty()).then_some(words.try_online);
    let saved = (!is_compared).then_some(words.try_saved);
    for hint in [online, saved].into_iter().flatten().filter(|_| report.takes_saved()) {
        writeln!(out, "  {}{}{hint}", words.hint, words.colon)?;
    }
    Ok(())
}

/// How many of each, when there were several.
pub(super) fn totals(out: &mut dyn Write, lang: Lang, tally: &Tally) -> Result<(), Stop> {
    let words = words::of(lang);
    for (report, newer) in tally.reports.iter().zip(renewal::newer(tally.reports.iter())) {
        if let Some(newer) = newer.and_then(|place| tally.reports.get(place)) {
            let said = text::page::newer(lang, &visible(&newer.input.name));
            writeln!(out, "{}{}{said}", visible(&report.input.name), words.colon)?;
        }
    }
    let sample = |report: &Report| report.verdict == Verdict::Valid && report.recognition == Recognition::Sample;
    let mut line = words.total(tally.reports.len() + tally.unread);
    let mut part = |label: &str, count: usize| {
        if count > 0 {
            line.push_str(&format!(" · {label} {count}"));
        }
    };
    for headline in Headline::ALL {
        let count = tally.reports.iter().filter(|report| report.headline == headline && !sample(report));
        part(text::short(lang, headline), count.count());
    }
    part(words.valid_sample, tally.reports.iter().filter(|report| sample(report)).count());
    part(words.unread(), tally.unread);
    writeln!(out, "{line}")?;
    Ok(())
}

/// What was found in a file, as it stands.
pub(super) fn payload(out: &mut dyn Write, lang: Lang, name: &str, found: &Found) -> Result<(), Stop> {
    writeln!(out, "# {} · {}", visible(name), visible(&found.carrier))?;
    if let Some(code) = found.fault {
        writeln!(out, "! {}", text::line(lang, &Check::new(code)).what)?;
    }
    for line in found.text.lines() {
        writeln!(out, "{}", visible(line))?;
    }
    Ok(())
}

fn finding(out: &mut dyn Write, lang: Lang, words: &Words, check: &Check, line: &Line) -> Result<(), Stop> {
    write!(out, "  {}{}{}", text::mark(lang, check), words.colon, line.what)?;
    match (&line.hint, lang) {
        (Some(hint), Lang::Ja) => writeln!(out, "（{}）", hint.trim_end_matches('。'))?,
        (Some(hint), Lang::En) => writeln!(out, " ({})", hint.trim_end_matches('.'))?,
        (None, _) => writeln!(out)?,
    }
    Ok(())
}

/// What was judged by itself.
fn parts(out: &mut dyn Write, lang: Lang, heading: &str, parts: &[Part]) -> Result<(), Stop> {
    let words = words::of(lang);
    for part in parts {
        writeln!(out, "\n{heading}{}{} — {}", words.colon, part.title, text::outcome(lang, part.outcome))?;
        for (label, value) in &part.rows {
            row(out, words, label, value)?;
        }
    }
    Ok(())
}

/// Facts when integrity is proved, claims otherwise; the heading says which.
fn facts(out: &mut dyn Write, lang: Lang, report: &Report, badge: &BadgeFacts) -> Result<(), Stop> {
    let words = words::of(lang);
    let unlisted = report.recognition == Recognition::Unrecognised;
    let heading = match (badge.attested, unlisted) {
        (false, _) => words.claimed,
        (true, true) => words.unlisted,
        (true, false) if report.proof_kind == ProofKind::Hosted => words.confirmed,
        (true, false) => words.proven,
    };
    writeln!(out, "\n{heading}")?;
    let plain = |value: &Option<String>| value.as_deref().map(visible).unwrap_or_else(|| words.absent.to_owned());
    let date = |value: &Option<String>| value.as_deref().map(|date| text::date(lang, date));
    let absent = || words.absent.to_owned();
    // What the file leaves out, the issuer's server may know.
    let no_end = || if badge.attested { words.no_end } else { words.absent }.to_owned();
    // Names of the list speak only for what is proved.
    let listed = |names: &Option<_>| {
        names.as_ref().filter(|_| badge.attested).and_then(|names| text::name(lang, names)).map(visible)
    };
    let achievement = listed(&badge.achievement.listed).unwrap_or_else(|| plain(&badge.achievement.name));
    row(out, words, words.achievement, &achievement)?;
    row(out, words, words.holder, &plain(&badge.holder.name))?;
    row(out, words, words.valid_until, &date(&badge.valid_until).unwrap_or_else(no_end))?;
    if let Some(from) = date(&badge.valid_from) {
        row(out, words, words.valid_from, &from)?;
    }
    row(out, words, words.issued, &date(&badge.issued).unwrap_or_else(absent))?;
    row(out, words, words.registration_number, &plain(&badge.registration_number))?;
    row(out, words, words.pass_number, &plain(&badge.pass_number))?;
    for field in &badge.fields {
        row(out, words, &visible(text::name(lang, &field.label).unwrap_or_default()), &plain(&field.value))?;
    }
    let issuer = match (listed(&badge.issuer.listed), &badge.issuer.name) {
        (Some(name), _) => name,
        (None, Some(claimed)) => visible(claimed) + words.self_styled,
        (None, None) => absent(),
    };
    row(out, words, words.issuer, &issuer)?;
    row(out, words, words.issuer_id, &plain(&badge.issuer.id))?;
    if let Some(homepage) = badge.issuer.homepage.as_deref().filter(|_| badge.attested) {
        row(out, words, words.homepage, &visible(homepage))?;
    }
    if let Some(page) = &badge.official_page {
        row(out, words, words.official_page, &visible(page))?;
    }
    if !badge.holder.identifiers.is_empty() {
        let kinds = badge.holder.identifiers.iter().map(|it| {
            let kind = visible(text::kind(lang, &it.kind));
            if it.hashed { kind + words.hashed } else { kind }
        });
        row(out, words, words.identifiers, &kinds.collect::<Vec<_>>().join(" · "))?;
    }
    for (label, lines) in text::award(lang, &badge.award) {
        row(out, words, &label, &lines.join(" · "))?;
    }
    Ok(())
}

fn network(out: &mut dyn Write, lang: Lang, words: &Words, report: &Report) -> Result<(), Stop> {
    if report.documents.is_empty() {
        row(out, words, words.network, words.nobody)?;
    }
    for it in &report.documents {
        let result = visible(&text::page::contact(lang, it));
        let what = format!("{} — {} — {result}", visible(&it.url), words.purpose(it.purpose));
        row(out, words, words.network, &what)?;
    }
    for need in &report.needs {
        let what = format!("{} — {}", visible(&need.url), words.purpose(need.purpose));
        row(out, words, words.not_asked, &what)?;
    }
    Ok(())
}

fn whose_list(lang: Lang, words: &Words, report: &Report) -> String {
    match (&report.policy.issuers_sha256, &report.policy.operator, &report.policy.issuers_date) {
        (None, ..) => words.no_list.to_owned(),
        (Some(_), operator, date) => words.list_of(
            &visible(operator.as_deref().unwrap_or(words.absent)),
            &date.as_deref().map_or_else(|| words.absent.to_owned(), |date| text::date(lang, date)),
        ),
    }
}

fn row(out: &mut dyn Write, words: &Words, label: &str, value: &str) -> Result<(), Stop> {
    writeln!(out, "  {label}{}{value}", words.colon)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_lines_hold_nothing_that_acts() {
        let text = "日本\u{202E}\u{9b}\u{2028}\u{7f}\u{E0041}é";
        let json = serde_json::to_string(text).unwrap_or_default();
        let inert = inert(&json);
        assert_eq!(inert, r#""日本\u202e\u009b\u2028\u007f\udb40\udc41é""#);
        assert_eq!(serde_json::from_str::<String>(&inert).ok().as_deref(), Some(text));
    }
}
