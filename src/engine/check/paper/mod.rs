//! Does the paper around a code say what the badge says? A genuine code can be printed on any paper.
//!
//! What the paper says is never proof. Where it says something else than the badge, there is no verdict: the paper may be
//! somebody else's, or changed. What it leaves out is no difference, but for name and title, which are what a certificate is.

mod dates;

use super::holder;
use crate::engine::code::Code;
use crate::engine::credential::{Attested, Credential};
use crate::engine::limits;
use crate::engine::policy::{Fold, Policy};
use crate::engine::report::{Check, Detail, Names};
use crate::engine::time::{Moment, Timestamp};
use dates::Day;

/// Fewer letters than this are no text of a certificate: a name and a title alone have ten.
const LEAST: usize = 8;

/// What is said of any paper.
pub fn unproven() -> Vec<Check> {
    vec![Check::new(Code::PaperUnsigned)]
}

/// Compares what is written on the paper with a badge that is proved.
pub fn check(attested: Attested, written: &[String], policy: &Policy) -> Vec<Check> {
    let credential = attested.credential();
    let paper = Paper::new(written, policy.fold);
    let mut found = Found::default();
    if paper.letters() < LEAST {
        return vec![Check::new(Code::PaperUnread), Check::new(Code::PaperUnsigned)];
    }
    found.name(&paper, credential);
    found.title(&paper, credential, policy);
    found.days(&paper, credential);
    let facts = &credential.facts;
    found.number(
        &paper,
        "licenseNumber",
        &["登録番号", "registration no", "registration number"],
        &facts.registration_number,
    );
    found.number(&paper, "ext:passNumber", &["合格番号", "pass no", "pass number"], &facts.pass_number);
    let agreed =
        (!found.agreed.is_empty()).then(|| Check::with(Code::PaperAgrees, Detail::found(found.agreed.join(", "))));
    found.checks.into_iter().chain(agreed).chain(unproven()).collect()
}

/// The lines, brought to one spelling.
struct Paper {
    lines: Vec<String>,
    fold: Fold,
}

impl Paper {
    fn new(written: &[String], fold: Fold) -> Paper {
        let lines = written.iter().take(limits::PAPER_LINES);
        Paper { lines: lines.map(|line| plain(&fold(line))).collect(), fold }
    }

    fn letters(&self) -> usize {
        self.lines.iter().flat_map(|line| line.chars()).filter(|c| c.is_alphanumeric()).count()
    }

    fn folded(&self, text: &str) -> String {
        plain(&(self.fold)(text))
    }

    /// Everything, without any space: a title may be broken over lines, and its letters stand apart.
    fn whole(&self) -> String {
        self.lines.iter().map(|line| squeezed(line)).collect()
    }

    /// Lines that have a label, and what follows it there; where nothing does, the line below.
    fn after<'p>(&'p self, labels: &'p [&str]) -> impl Iterator<Item = &'p str> {
        let below = self.lines.iter().skip(1).map(String::as_str).chain([""]);
        self.lines.iter().zip(below).filter_map(move |(line, below)| {
            let rest = labels.iter().find_map(|label| Some(line.split_once(label)?.1))?;
            let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '.' | '#'));
            // What stands below is the number itself, or something else.
            let is_number = |c: char| c.is_ascii_alphanumeric() || c.is_whitespace() || matches!(c, '-' | '第' | '号');
            Some(if rest.is_empty() && below.chars().all(is_number) { below } else { rest })
        })
    }
}

/// Characters that PDF programs put for others that look the same and that NFKC leaves (CJK Radicals Supplement): Chromium does.
fn plain(text: &str) -> String {
    let plain = |c| match c {
        '⺠' => '民',
        '⻁' => '虎',
        '⻄' => '西',
        '⻆' => '角',
        '⻑' => '長',
        '⻘' => '青',
        '⻝' => '食',
        '⻤' => '鬼',
        '⻨' => '麦',
        '⻩' => '黄',
        '⻭' => '歯',
        '⻯' => '竜',
        '⻲' => '亀',
        other => other,
    };
    text.chars().map(plain).collect()
}

fn squeezed(line: &str) -> String {
    line.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What came of comparing.
#[derive(Default)]
struct Found {
    checks: Vec<Check>,
    agreed: Vec<&'static str>,
}

impl Found {
    fn differs(&mut self, fact: &'static str, expected: &str, found: Option<String>) {
        let detail =
            Detail { at: Some(fact.to_owned()), expected: Some(expected.to_owned()), found, ..Detail::default() };
        self.checks.push(Check::with(Code::PaperDiffers, detail));
    }

    fn name(&mut self, paper: &Paper, credential: &Credential) {
        let own = credential.facts.holder.name.as_deref();
        let listed =
            credential.identities.iter().filter(|it| it.kind == "name" && !it.hashed).map(|it| it.value.as_str());
        let names: Vec<&str> = listed.chain(own).filter(|name| !squeezed(name).is_empty()).collect();
        let Some(first) = names.first() else {
            self.checks.push(Check::new(Code::PaperNoName));
            return;
        };
        // A name may be broken after the family's.
        let pairs = paper.lines.windows(2).map(|pair| pair.join(" "));
        let places: Vec<String> = paper.lines.iter().cloned().chain(pairs).collect();
        let stands = |unify: fn(&str) -> String| {
            let places: Vec<Place> = places.iter().map(|place| Place::of(&unify(place))).collect();
            let mut names = names.iter().flat_map(|name| holder::spellings(&unify(&paper.folded(name))));
            names.any(|name| places.iter().any(|place| place.holds(&name)))
        };
        let others = others_addressed(paper, |place| {
            let place = Place::of(place);
            let mut names = names.iter().flat_map(|name| holder::spellings(&paper.folded(name)));
            let mut near = names.clone().map(|name| holder::unify_variants(&name));
            names.any(|name| place.holds(&name)) || near.any(|name| place.unified().holds(&name))
        });
        if let Some(other) = others {
            self.differs("name", first, Some(other));
        } else if stands(str::to_owned) {
            self.agreed.push("name");
        } else if stands(holder::unify_variants) {
            self.checks.push(Check::with(Code::PaperNear, Detail::found(*first)));
        } else {
            self.differs("name", first, addressed(paper));
        }
    }

    fn title(&mut self, paper: &Paper, credential: &Credential, policy: &Policy) {
        let badge = &credential.facts.achievement;
        let both = |names: &Names| [names.ja.clone(), names.en.clone()].into_iter().flatten().collect::<Vec<String>>();
        let own: Vec<String> = badge.name.iter().cloned().chain(badge.listed.iter().flat_map(both)).collect();
        let Some(first) = own.first() else { return };
        let plain = |name: &String| squeezed(&paper.folded(name));
        let listed = credential.facts.issuer.id.as_deref().and_then(|id| policy.listed(id));
        let others = listed.into_iter().flat_map(|issuer| &issuer.qualifications);
        let others =
            others.filter(|other| Some(&other.achievement) != badge.id.as_ref()).flat_map(|other| both(&other.names));
        let mut whole = paper.whole();
        let mut other = None;
        // A longer title that has this one in it is another title.
        for name in others.filter(|name| !own.contains(name)) {
            let wanted = plain(&name);
            let is_part = own.iter().any(|own| plain(own).contains(&wanted));
            if !wanted.is_empty() && !is_part && whole.contains(&wanted) {
                whole = whole.replace(&wanted, "\n");
                other = Some(name);
            }
        }
        // Both stand there: which of them the paper is about, its letters' size would tell.
        if other.is_none() && own.iter().map(plain).any(|name| !name.is_empty() && whole.contains(&name)) {
            self.agreed.push("achievement");
        } else {
            self.differs("achievement", first, other);
        }
    }

    fn days(&mut self, paper: &Paper, credential: &Credential) {
        let facts = &credential.facts;
        let until = days_of(facts.valid_until.as_deref());
        let starts = [facts.issued.as_deref(), facts.valid_from.as_deref()].map(days_of);
        let written: Vec<(usize, Day)> = paper
            .lines
            .iter()
            .enumerate()
            .flat_map(|(at, line)| dates::of(line).into_iter().map(move |day| (at, day)))
            .collect();
        let stands = |days: &[Day]| written.iter().any(|(_, day)| days.contains(day));
        let labelled =
            |labels: &[&str], known: &[Day]| labelled(paper, labels).into_iter().find(|day| !known.contains(day));
        let known: Vec<Day> = starts.iter().flatten().chain(&until).copied().collect();
        if let Some(end) = facts.valid_until.as_deref().filter(|_| !until.is_empty()) {
            let later = written
                .iter()
                .map(|(_, day)| *day)
                .filter(|day| !known.contains(day) && Some(day) > until.iter().max());
            if let Some(other) = labelled(&ENDS, &known).or_else(|| later.max().filter(|_| !stands(&until))) {
                self.differs("validUntil", end, Some(iso(other)));
            } else if stands(&until) {
                self.agreed.push("validUntil");
            }
        }
        let names = ["awardedDate", "validFrom"];
        let stated = [facts.issued.as_deref(), facts.valid_from.as_deref()];
        let has_start = starts.iter().any(|days| !days.is_empty());
        if let Some(other) = labelled(&STARTS, &known).filter(|_| has_start) {
            let stated = stated.into_iter().flatten().next().unwrap_or_default();
            self.differs("issuedOn", stated, Some(iso(other)));
            return;
        }
        for (name, days) in names.into_iter().zip(&starts) {
            if !days.is_empty() && stands(days) {
                self.agreed.push(name);
            }
        }
    }

    /// A number counts where its label stands; elsewhere it may be any other.
    fn number(&mut self, paper: &Paper, fact: &'static str, labels: &[&str], own: &Option<String>) {
        let Some(own) = own else { return };
        let wanted = holder::number(own, paper.fold);
        let numbers: Vec<&str> = paper.after(labels).map(first_number).filter(|text| !text.is_empty()).collect();
        let same = |text: &&str| holder::number(text, paper.fold) == wanted;
        match numbers.iter().find(|text| !same(text)) {
            Some(other) => self.differs(fact, own, Some(other.to_uppercase())),
            None if !numbers.is_empty() => self.agreed.push(fact),
            None => {}
        }
    }
}

/// What stands beside the end of validity, and beside the day of issue.
const ENDS: [&str; 5] = ["有効期限", "有効期間", "まで", "expir", "valid until"];
const STARTS: [&str; 4] = ["発行日", "交付日", "issued", "date of issue"];

/// The days that labels name: all in their lines, for a period has two; or in the line below.
fn labelled(paper: &Paper, labels: &[&str]) -> Vec<Day> {
    let below = paper.lines.iter().skip(1).map(String::as_str).chain([""]);
    let days = paper.lines.iter().zip(below).flat_map(|(line, below)| {
        let joined = squeezed(line);
        if !labels.iter().any(|label| joined.contains(&squeezed(label))) {
            return Vec::new();
        }
        let days = dates::of(line);
        // Another label below has a day of its own.
        let is_free = ENDS.iter().chain(&STARTS).all(|label| !squeezed(below).contains(&squeezed(label)));
        if days.is_empty() && is_free { dates::of(below) } else { days }
    });
    days.collect()
}

/// The day of a date in the offset in which it was signed; of one signed in UTC also the day that it is in Japan then.
fn days_of(date: Option<&str>) -> Vec<Day> {
    const JAPAN: i64 = 9 * 3_600;
    let Some(moment) = date.and_then(Moment::parse) else { return Vec::new() };
    let there = Moment { at: Timestamp(moment.at.0.saturating_add(JAPAN)), ..moment };
    let is_utc = matches!(moment.offset, None | Some(0)) && !moment.day_only;
    let day = |moment: &Moment| {
        let (year, month, day, ..) = moment.civil();
        (year, month, day)
    };
    let mut days = vec![day(&moment)];
    days.extend(Some(day(&there)).filter(|_| is_utc));
    days
}

fn iso((year, month, day): Day) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

/// The first word with a digit, and what hangs on it: a number may be written in parts.
fn first_number(text: &str) -> &str {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '−' | '–' | ' ');
    let start = text.find(|c: char| c.is_ascii_alphanumeric()).unwrap_or(text.len());
    let text = text.get(start..).unwrap_or_default();
    let text = text.split(|c| !is_part(c)).next().unwrap_or_default().trim();
    if text.chars().any(|c| c.is_ascii_digit()) { text } else { "" }
}

/// A name as papers address it: 見本 太郎 様, 氏名 見本 太郎.
fn addressed(paper: &Paper) -> Option<String> {
    const LONGEST: usize = 40;
    let lines = paper.lines.iter().map(|line| line.trim());
    let named = lines.clone().find_map(|line| TITLES.iter().find_map(|title| line.strip_suffix(title)));
    let told = || lines.clone().find_map(unlabelled);
    let name = named.or_else(told)?.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '.'));
    (!name.is_empty() && name.chars().count() <= LONGEST).then(|| name.to_owned())
}

/// Somebody else to whom the paper speaks: 架空 花子 様, 氏名 架空 花子. `is_own` looks for the badge's names in a line.
fn others_addressed(paper: &Paper, is_own: impl Fn(&str) -> bool) -> Option<String> {
    // Of these two no paper speaks of a third.
    const TITLES: [&str; 2] = ["様", "殿"];
    const LABELS: [&str; 3] = ["氏名", "お名前", "受領者"];
    let name = |line: &str| {
        let titled = TITLES.iter().find_map(|title| line.strip_suffix(title));
        let labelled = || LABELS.iter().find_map(|label| line.strip_prefix(label));
        let name = titled.or_else(labelled)?.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '.'));
        (name.chars().any(char::is_alphabetic)).then(|| name.to_owned())
    };
    let before = [""].into_iter().chain(paper.lines.iter().map(String::as_str));
    paper.lines.iter().zip(before).find_map(|(line, before)| {
        let other = name(line.trim())?;
        // A name may be broken after the family's.
        (!is_own(line) && !is_own(&[before, line].join(" "))).then_some(other)
    })
}

const TITLES: [&str; 4] = ["様", "殿", "さん", "氏"];
const LABELS: [&str; 5] = ["氏名", "お名前", "名前", "受領者", "name"];

/// A line after its label. A name may begin with the letters of "name", but no word goes on after it.
fn unlabelled(line: &str) -> Option<&str> {
    let rest = LABELS.iter().find_map(|label| Some((label, line.strip_prefix(label)?)));
    rest.filter(|(label, rest)| !label.is_ascii() || !rest.starts_with(char::is_alphanumeric)).map(|(_, rest)| rest)
}

/// What may follow a name without a space: how it is addressed. 君 is a letter of names too (昭君).
const FOLLOWERS: [&str; 4] = TITLES;

/// What may follow a name in a sentence. Names end in these letters as well (あやの, はると): then they are addressed, or end.
const PARTICLES: [&str; 6] = ["は", "が", "に", "の", "を", "と"];

/// A line in which a name is looked for.
struct Place {
    letters: Vec<char>,
    /// A space stands before this letter.
    apart: Vec<bool>,
}

impl Place {
    fn of(line: &str) -> Place {
        let line = line.trim();
        let line = unlabelled(line).unwrap_or(line);
        let (mut letters, mut apart) = (Vec::new(), Vec::new());
        let mut space = false;
        for c in line.chars() {
            if c.is_whitespace() {
                space = true;
            } else {
                letters.push(c);
                apart.push(std::mem::take(&mut space));
            }
        }
        // 見 本 太 郎: spaces between all letters divide nothing.
        let is_spaced = letters.len() > 2 && apart.iter().skip(1).all(|apart| *apart);
        if is_spaced {
            apart.fill(false);
        }
        Place { letters, apart }
    }

    /// The same in one variant of each character.
    fn unified(&self) -> Place {
        let unify = |c: &char| holder::unify_variants(&c.to_string()).chars().next().unwrap_or(*c);
        Place { letters: self.letters.iter().map(unify).collect(), apart: self.apart.clone() }
    }

    /// Does the name stand here as a whole? 田中一 does not stand in 田中一郎.
    fn holds(&self, name: &str) -> bool {
        let name: Vec<char> = name.chars().collect();
        let spots =
            self.letters.windows(name.len().max(1)).enumerate().filter(|(_, window)| *window == name.as_slice());
        let is_letter =
            |at: usize| self.letters.get(at).is_some_and(|c| c.is_alphanumeric() || matches!(c, '々' | 'ー'));
        let mut spots = spots.map(|(at, _)| at);
        spots.any(|at| {
            let end = at + name.len();
            let is_apart = |at: usize| self.apart.get(at).copied().unwrap_or(true);
            let starts = at == 0 || is_apart(at) || !is_letter(at - 1);
            let rest = |from: usize| self.letters.get(from..).unwrap_or_default().iter().collect::<String>();
            let is_addressed = |from: usize| {
                let rest = rest(from);
                rest.is_empty() || FOLLOWERS.iter().any(|it| rest.starts_with(it))
            };
            let is_particle =
                PARTICLES.iter().any(|it| rest(end).starts_with(it)) && !is_addressed(end + 1) && !is_apart(end + 1);
            // 田中 一 郎: a letter alone after a space goes on with the name.
            let is_wide = self.letters.get(end).is_some_and(|c| *c > '\u{2fff}');
            let goes_on =
                is_letter(end) && is_wide && !is_addressed(end) && (is_apart(end + 1) || is_addressed(end + 1));
            let ends = is_addressed(end) || (is_apart(end) && !goes_on) || !is_letter(end) || is_particle;
            starts && ends
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stands_as_a_whole_or_not() {
        for line in
            ["田中一", "田中 一 様", "氏名 田中一", "田 中 一", "貴殿 田中一は試験に", "(田中一)", "名前:田中 一"]
        {
            assert!(Place::of(line).holds("田中一"), "{line}");
        }
        for line in ["田中一郎", "田中 一郎 様", "田 中 一 郎", "田中 一 郎 様", "田中 一 郎", "山田中一", "田中", ""]
        {
            assert!(!Place::of(line).holds("田中一"), "{line}");
        }
        assert!(Place::of("田中 あやは試験に").holds("田中あや") && Place::of("王昭殿").holds("王昭"));
        for line in ["田中 あやの 様", "田中 あやの", "田中 あやのさん", "田中あやは"] {
            assert!(!Place::of(line).holds("田中あや"), "{line}");
        }
        assert!(!Place::of("王 昭君").holds("王昭"));
        assert!(Place::of("ada beck, engineer").holds("adabeck"));
        assert!(!Place::of("ada beckett").holds("adabeck"));
        assert!(Place::of("namekawa taro").holds("namekawataro"));
    }

    #[test]
    fn numbers_are_taken_as_they_are_written() {
        assert_eq!(first_number(": si-240187 号"), "si-240187");
        assert_eq!(first_number("第 12-345 号"), "12-345");
        assert_eq!(first_number("未定"), "");
    }
}
