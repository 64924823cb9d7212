//! Several badges of one person for one qualification: which one is current? An old one and its renewal are both genuine,
//! and only the newer says what holds today.

use std::collections::BTreeMap;

use super::report::{BadgeFacts, Report};
use super::time::{Moment, Timestamp};
use super::verdict::Verdict;

/// For each report the position of a newer badge of the same person and qualification that is in force; `None` where
/// there is none. Only what was proved counts.
pub fn newer<'r>(reports: impl Iterator<Item = &'r Report> + Clone) -> Vec<Option<usize>> {
    let mut current: BTreeMap<Subject, (Age, usize)> = BTreeMap::new();
    for (place, report) in reports.clone().enumerate() {
        let Some(badge) = report.badge.as_ref().filter(|_| report.verdict == Verdict::Valid) else { continue };
        let Some(subject) = Subject::of(badge) else { continue };
        let this = (Age::of(badge), place);
        let best = current.entry(subject).or_insert(this);
        if best.0 < this.0 {
            *best = this;
        }
    }
    let newer = |report: &Report| {
        let badge = report.badge.as_ref()?;
        let (age, place) = current.get(&Subject::of(badge)?)?;
        (Age::of(badge) < *age).then_some(*place)
    };
    reports.map(newer).collect()
}

/// Whose, and for what.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Subject<'r> {
    issuer: &'r str,
    achievement: &'r str,
    /// What kind of statement tells the person.
    by: &'r str,
    person: String,
}

impl<'r> Subject<'r> {
    fn of(badge: &'r BadgeFacts) -> Option<Subject<'r>> {
        if !badge.attested {
            return None;
        }
        // A listed issuer may have several ids, and one after the other.
        let listed = badge.issuer.listed.as_ref().and_then(|names| names.ja.as_deref().or(names.en.as_deref()));
        let issuer = listed.or(badge.issuer.id.as_deref())?;
        let achievement = badge.achievement.id.as_deref()?;
        // The pass number stays for life; an address may change; a name may be somebody else's, and is said to be a name.
        let identifier = badge.holder.identifiers.iter().find(|it| it.kind != "name" && it.value.is_some());
        let (by, person) = match (&badge.pass_number, identifier, &badge.holder.name) {
            (Some(number), ..) => ("number", number.clone()),
            (None, Some(identifier), _) => (identifier.kind.as_str(), identifier.value.clone()?),
            (None, None, Some(name)) => ("name", name.chars().filter(|it| !it.is_whitespace()).collect()),
            (None, None, None) => return None,
        };
        Some(Subject { issuer, achievement, by, person })
    }
}

/// How far a badge reaches, and from when; one without an end reaches farthest.
#[derive(PartialEq, Eq, PartialOrd, Ord, Clone, Copy)]
struct Age {
    is_endless: bool,
    until: Option<Timestamp>,
    from: Option<Timestamp>,
}

impl Age {
    fn of(badge: &BadgeFacts) -> Age {
        let read = |date: &Option<String>| date.as_deref().and_then(Moment::parse).map(|moment| moment.at);
        let from = read(&badge.valid_from).or_else(|| read(&badge.issued));
        Age { is_endless: badge.valid_until.is_none(), until: read(&badge.valid_until), from }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::documents::Documents;
    use crate::engine::input::Input;
    use crate::engine::policy::Policy;
    use crate::engine::report::{AchievementFacts, HolderFacts, IssuerFacts};

    fn badge(verdict: Verdict, number: &str, name: &str, from: &str, until: &str) -> Report {
        let policy = Policy { issuers: None, fold: str::to_lowercase };
        let mut report = crate::engine::verify(
            &Input::new("a".to_owned(), b"{}".to_vec()),
            &Documents::default(),
            &policy,
            Timestamp(0),
        );
        let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        report.verdict = verdict;
        report.badge = Some(BadgeFacts {
            attested: true,
            issuer: IssuerFacts { id: text("did:web:a.example"), ..IssuerFacts::default() },
            achievement: AchievementFacts { id: text("https://a.example/1"), ..AchievementFacts::default() },
            holder: HolderFacts { name: text(name), identifiers: Vec::new() },
            valid_from: text(from),
            valid_until: text(until),
            pass_number: text(number),
            ..BadgeFacts::default()
        });
        report
    }

    #[test]
    fn the_renewal_is_current() {
        let old = badge(Verdict::NotInForce, "7", "見本 太郎", "2020-04-01", "2024-03-31");
        let new = badge(Verdict::Valid, "7", "見本　太郎", "2024-04-01", "2028-03-31");
        assert_eq!(newer([&old, &new].into_iter()), [Some(1), None]);
        assert_eq!(newer([&new, &old].into_iter()), [None, Some(0)]);
        // Both in force for a while.
        let early = badge(Verdict::Valid, "7", "", "2020-04-01", "2024-03-31");
        assert_eq!(newer([&early, &new].into_iter()), [Some(1), None]);
    }

    #[test]
    fn others_are_left_alone() {
        let new = badge(Verdict::Valid, "7", "見本 太郎", "2024-04-01", "2028-03-31");
        for other in [
            badge(Verdict::NotInForce, "8", "見本 太郎", "2020-04-01", "2024-03-31"),
            badge(Verdict::NotInForce, "", "見本 花子", "2020-04-01", "2024-03-31"),
            BadgeFacts { attested: false, ..new.badge.clone().unwrap_or_default() }.into_report(&new),
        ] {
            assert_eq!(newer([&new, &other].into_iter()), [None, None]);
        }
        // Nothing in force: nothing is current.
        let expired = badge(Verdict::NotInForce, "7", "", "2016-04-01", "2020-03-31");
        let later = badge(Verdict::NotInForce, "7", "", "2020-04-01", "2024-03-31");
        assert_eq!(newer([&expired, &later].into_iter()), [None, None]);
        assert_eq!(newer([&new, &new].into_iter()), [None, None]);
    }

    #[test]
    fn names_alone_tell_a_person_without_their_spaces() {
        let old = badge(Verdict::NotInForce, "", "見本太郎", "2020-04-01", "2024-03-31");
        let new = badge(Verdict::Valid, "", "見本\u{3000}太郎", "2024-04-01", "");
        assert_eq!(newer([&old, &new].into_iter()), [Some(1), None]);
    }

    impl BadgeFacts {
        fn into_report(self, like: &Report) -> Report {
            Report { badge: Some(self), verdict: Verdict::Undetermined, ..like.clone() }
        }
    }
}
