//! Is it in force now? Dates and status (DESIGN rules 6, 7 and 11).

use crate::engine::code::Code;
use crate::engine::credential::{Attested, Credential};
use crate::engine::given::Given;
use crate::engine::report::{Check, Detail, Outcome};
use crate::engine::time::{Moment, Timestamp};
use crate::engine::{limits, status};

/// The checks on dates and status of an attested credential.
pub fn check(attested: Attested, given: &Given) -> Vec<Check> {
    let credential = attested.credential();
    let mut checks = dates(credential, given.now);
    match credential.revocation.as_slice() {
        [] => checks.extend(status::check(credential, given)),
        told => checks.extend_from_slice(told),
    }
    checks
}

/// Nobody signed these dates: they are not judged.
pub fn unproven(credential: &Credential) -> Vec<Check> {
    let detail = Detail { date: credential.facts.valid_until.clone(), ..Detail::default() };
    vec![Check::with(Code::DateUnproven, detail)]
}

fn dates(credential: &Credential, now: Timestamp) -> Vec<Check> {
    let mut checks = Vec::new();
    let facts = &credential.facts;
    let read = |text: &Option<String>| text.as_deref().and_then(|text| Some((text.to_owned(), Moment::parse(text)?)));
    let start = read(&facts.valid_from).or_else(|| read(&credential.counts_from));
    let end = read(&facts.valid_until);
    for (text, moment) in [&start, &end].into_iter().flatten() {
        if moment.offset.is_none() {
            checks.push(Check::with(Code::DateNoZone, Detail::date(text.clone())));
        }
    }
    if let (Some((_, from)), Some((text, until))) = (&start, &end)
        && last_second(*until) < from.at
    {
        checks.push(Check::with(Code::DateReversed, Detail::date(text.clone())));
        return checks;
    }
    // Of several starts the latest counts, of several ends the earliest: a token can only shorten.
    let starts = start.map(|(text, moment)| (text, moment.at)).into_iter().chain(token_date(credential.token_starts));
    let ends =
        end.map(|(text, moment)| (text, last_second(moment))).into_iter().chain(token_date(credential.token_ends));
    let start = starts.max_by_key(|(_, at)| *at);
    let end = ends.min_by_key(|(_, at)| *at);
    checks.extend(interval(start, end, now));
    if let Some(signed) = credential.signed.filter(|signed| now.0.saturating_add(limits::SKEW) < signed.0) {
        checks.push(Check::with(Code::DateClock, Detail::date(signed.to_rfc3339())));
    }
    checks
}

/// Why, by its dates alone, the stricter of several, it is not in force.
pub fn outdated(credential: &Credential, now: Timestamp) -> Option<Check> {
    dates(credential, now).into_iter().find(|check| check.outcome == Outcome::Fail)
}

fn interval(start: Option<(String, Timestamp)>, end: Option<(String, Timestamp)>, now: Timestamp) -> Vec<Check> {
    let mut checks = Vec::new();
    if let Some((text, _)) = start.filter(|(_, from)| from.0 > now.0.saturating_add(limits::SKEW)) {
        checks.push(Check::with(Code::DateNotYet, Detail::date(text)));
    }
    let Some((text, until)) = end else {
        checks.push(Check::new(Code::DateNoEnd));
        return checks;
    };
    if until.0 < now.0 {
        checks.push(Check::with(Code::DateExpired, Detail::date(text)));
        return checks;
    }
    let days = (until.0 - now.0) / 86_400;
    if days < limits::SOON_DAYS {
        checks.push(Check::with(Code::DateEndsSoon, Detail { number: Some(days), ..Detail::date(text.clone()) }));
    }
    if checks.iter().all(|check| check.code != Code::DateNotYet) {
        checks.push(Check::with(Code::DateInForce, Detail::date(text)));
    }
    checks
}

/// An end given as a day lasts through that day.
fn last_second(moment: Moment) -> Timestamp {
    Timestamp(moment.at.0 + if moment.day_only { 86_399 } else { 0 })
}

fn token_date(seconds: Option<i64>) -> Option<(String, Timestamp)> {
    seconds.map(|seconds| (Timestamp(seconds).to_rfc3339(), Timestamp(seconds)))
}
