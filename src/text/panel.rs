//! The verdict panel: picks the values, lets the language pick the words.
//!
//! A listed issuer is named by the list, anybody else by a quoted claim; nothing is called genuine whose issuer this
//! site does not know (DESIGN 2, HOSTILE 16 and 17).

use super::{
    Lang, Panel, Who, date, en, fill, host, ja, kind, line, moment, name, quotable, some_kind, value, visible,
};
use crate::engine::code::Code;
use crate::engine::documents::Contact;
use crate::engine::report::{Axis, BadgeFacts, Check, HolderFacts, Outcome, Recognition, Report};
use crate::engine::verdict::Headline;

/// What the choice of words depends on.
pub(super) struct Case {
    /// Which panel.
    pub headline: Headline,
    /// The code that leads.
    pub reason: Option<Code>,
    /// What speaks against the issuer, if he is not listed.
    pub issuer: Option<Code>,
    /// The issuer is on the list, and integrity is proved.
    pub listed: bool,
    /// The issuer's claimed name is known.
    pub named: bool,
    /// The deciding date is known.
    pub dated: bool,
    /// The end is near.
    pub soon: bool,
    /// How far asking has come.
    pub asked: Asked,
    /// What came in vain.
    pub vain: Vain,
    /// How the reader can tell whose it is.
    pub whose: Whose,
    /// There is an official page of this badge.
    pub page: bool,
    /// The input is a picture.
    pub picture: bool,
    /// What was compared is an address: a person may have several.
    pub address: bool,
}

/// What a badge gives to tell whose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    /// A name, to be compared by eye.
    Name,
    /// A name, and it is the one that was typed.
    SameName,
    /// No name, but an address or a number that can be compared.
    Identifier,
    /// That was typed, and is the badge's.
    Matched,
    /// Nothing.
    Nothing,
}

impl Whose {
    fn of(report: &Report) -> Whose {
        let holder = report.badge.as_ref().map(|badge| &badge.holder);
        if report.find(Code::HolderNameMatch).is_some() {
            Whose::SameName
        } else if holder.is_some_and(|holder| holder.name.is_some()) {
            Whose::Name
        } else if report.find(Code::HolderMatch).is_some() {
            Whose::Matched
        } else if holder.is_some_and(|holder| tellable(Lang::En, holder).is_some()) {
            Whose::Identifier
        } else {
            Whose::Nothing
        }
    }
}

/// The first kind of identifier that a person could tell; nobody knows his DID by heart.
fn tellable(lang: Lang, holder: &HolderFacts) -> Option<&str> {
    let kinds = holder.identifiers.iter().map(|it| it.kind.as_str()).filter(|kind| !matches!(*kind, "did" | "id"));
    kinds.map(|it| (it, kind(lang, it))).find(|(kind, label)| kind != label).map(|(_, label)| label)
}

/// Has the server been asked about what leads?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// Not yet: somebody has to agree first.
    NotYet,
    /// The reader did not want it.
    Declined,
    /// Nothing usable came.
    InVain,
    /// There is nobody whom this version could ask.
    Nobody,
}

/// What came instead of a usable answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Vain {
    /// Nothing at all.
    Silence,
    /// That there is no such thing, or not for everybody: so a server also answers about what its holder keeps private.
    Withheld,
    /// Something else.
    Other,
}

impl Vain {
    fn of(report: &Report, url: Option<&str>) -> Vain {
        match Asked::results(report, url).find(|result| !matches!(*result, "used" | "redirected")) {
            Some("unreachable" | "timed-out") => Vain::Silence,
            Some("http-401" | "http-403" | "http-404") => Vain::Withheld,
            _ => Vain::Other,
        }
    }
}

impl Asked {
    /// What came from this address, or from any. What an address has led to answers for it.
    fn results<'r>(report: &'r Report, url: Option<&str>) -> impl Iterator<Item = &'r str> {
        let about = move |it: &&Contact| url.is_none_or(|url| url == it.url);
        let sent_on = report.documents.iter().filter(about).any(|it| it.result == "redirected");
        report.documents.iter().filter(move |it| sent_on || about(it)).map(|it| it.result.as_str())
    }

    /// About this address, or about any.
    fn of(report: &Report, url: Option<&str>) -> Asked {
        let results = || Asked::results(report, url);
        if results().any(|result| result == "declined") {
            Asked::Declined
        } else if results().any(|result| !matches!(result, "used" | "redirected")) {
            Asked::InVain
        } else if !report.needs.is_empty() {
            Asked::NotYet
        } else if results().any(|result| result == "redirected") {
            Asked::InVain
        } else {
            Asked::Nobody
        }
    }
}

/// A panel with its gaps.
pub(super) struct Words {
    pub headline: &'static str,
    pub means: &'static str,
    pub reason: &'static str,
    pub next: &'static [(Who, &'static str)],
}

/// The words of the verdict panel.
pub fn panel(lang: Lang, report: &Report) -> Panel {
    let case = Case::of(report);
    let words = match lang {
        Lang::Ja => ja::panel::words(&case),
        Lang::En => en::panel::words(&case),
    };
    let fill = |template| fill::whole(template, |name| gap(lang, report, name));
    let mut reason = fill(words.reason);
    if let Some(compared) = supplied(lang, report) {
        if lang == Lang::En {
            reason.push(' ');
        }
        reason.push_str(&compared);
    }
    Panel {
        headline: words.headline.to_owned(),
        means: fill(words.means),
        reason,
        next: words.next.iter().map(|(who, text)| (*who, fill(text))).collect(),
    }
}

/// What came of comparing the badge with a file that the reader added: said where nothing better is known.
fn supplied(lang: Lang, report: &Report) -> Option<String> {
    let checks = report.checks.iter().filter(|_| report.headline == Headline::Undetermined);
    let words = |check: &Check| match lang {
        Lang::Ja => ja::supplied(check.code),
        Lang::En => en::supplied(check.code),
    };
    let (check, template) = checks.map(|check| (check, words(check))).find_map(|(it, words)| Some((it, words?)))?;
    Some(fill::whole(template, |name| value(lang, &check.detail, name)))
}

impl Case {
    fn of(report: &Report) -> Case {
        let leading = report.leading();
        let url = leading.and_then(|check| check.detail.url.as_deref());
        let badge = report.badge.as_ref();
        let address = |text: &Option<String>| {
            text.as_deref().is_some_and(|text| matches!(text, "email" | "emailAddress" | "telephone" | "phone" | "url"))
        };
        Case {
            headline: report.headline,
            reason: leading.map(|check| check.code).or(report.reason),
            issuer: report
                .on(Axis::Issuer)
                .filter(|check| check.outcome == Outcome::Unknown)
                .map(|check| check.code)
                .min_by_key(|code| code.rank()),
            listed: report.recognition != Recognition::Unrecognised && badge.is_some_and(|badge| badge.attested),
            named: badge.is_some_and(|badge| badge.issuer.name.is_some()),
            dated: deciding_date(report).is_some(),
            soon: report.find(Code::DateEndsSoon).is_some_and(|check| check.detail.number.is_some()),
            asked: Asked::of(report, url),
            vain: Vain::of(report, url),
            whose: Whose::of(report),
            page: badge.is_some_and(|badge| badge.official_page.is_some()),
            picture: is_picture(&report.input.name),
            address: leading.is_some_and(|check| address(&check.detail.found) || address(&check.detail.expected)),
        }
    }

    /// An answer of a server would settle what leads.
    pub const fn needs_answer(&self) -> bool {
        matches!(
            self.reason,
            Some(
                Code::KeyUnavailable
                    | Code::KeyUnbound
                    | Code::StatusUnavailable
                    | Code::StatusTooOld
                    | Code::StatusListUnproved
                    | Code::ProofHosted
                    | Code::DocumentOnlyLink
                    | Code::DocumentUnreachable
                    | Code::DocumentUnexpected
            )
        )
    }
}

/// The date that the panel names: the one that decided, or else the end (the start) that the badge states.
fn deciding_date(report: &Report) -> Option<&str> {
    let of_leading = report.leading().and_then(|check| check.detail.date.as_deref());
    let badge = report.badge.as_ref();
    let until = badge.and_then(|badge| badge.valid_until.as_deref());
    match report.headline {
        Headline::Valid | Headline::Attested if report.find(Code::DateNoEnd).is_some() => None,
        // A token's own end may come before the credential's, so the check speaks first.
        Headline::Valid | Headline::Attested => {
            report.find(Code::DateInForce).and_then(|check| check.detail.date.as_deref()).or(until)
        }
        Headline::NotYet => of_leading.or(badge.and_then(|badge| badge.valid_from.as_deref())),
        Headline::Expired => of_leading.or(until),
        _ => of_leading,
    }
}

fn gap(lang: Lang, report: &Report, gap: &str) -> Option<String> {
    let badge = report.badge.as_ref();
    let leading = report.leading();
    match gap {
        "date" => deciding_date(report).map(|text| date(lang, text)),
        "soon" => report.find(Code::DateEndsSoon).and_then(|check| check.detail.number).map(|days| match lang {
            Lang::Ja => ja::panel::days_left(days),
            Lang::En => en::panel::days_left(days),
        }),
        "issuer" => Some(badge.and_then(|badge| listed(lang, badge)).unwrap_or_else(|| match lang {
            Lang::Ja => ja::panel::LISTED_ISSUER.to_owned(),
            Lang::En => en::panel::LISTED_ISSUER.to_owned(),
        })),
        "name" => badge.and_then(|badge| badge.issuer.name.as_deref()).map(quotable),
        "imitated" => {
            report.find(Code::IssuerImitates).and_then(|check| check.detail.expected.as_deref()).map(quotable)
        }
        "now" => Some(moment(lang, &report.now)),
        // What was kept on the device may be older than the truth: the panel says of which day it is.
        "kept" => report.find(Code::StatusInForce)?.detail.date.as_deref().map(|since| date(lang, since)),
        "keyed" => {
            let keys = report.documents.iter().filter(|it| it.purpose.is_about_keys());
            keys.filter_map(|it| it.kept_since.as_deref()).min().map(|since| date(lang, since))
        }
        "page" => badge.and_then(|badge| badge.official_page.as_deref()).map(|url| visible(host(url))),
        // Whether there is a number, not which: while nothing is proved the panel shows no facts.
        "numbered" | "unnumbered" => {
            let has = badge.is_some_and(|badge| badge.registration_number.is_some());
            (has == (gap == "numbered")).then(String::new)
        }
        "what" => leading.map(|check| line(lang, check).what),
        "host" => leading
            .or_else(|| report.find(Code::ProofAttested))
            .and_then(|check| value(lang, &check.detail, gap))
            .or_else(|| report.needs.first().map(|need| quotable(host(&need.url)))),
        "identifier" => badge.and_then(|badge| tellable(lang, &badge.holder)).map(str::to_owned),
        "kind" => {
            leading.and_then(|check| value(lang, &check.detail, gap)).or_else(|| Some(some_kind(lang).to_owned()))
        }
        _ => leading.and_then(|check| value(lang, &check.detail, gap)),
    }
}

/// The listed name, and never the badge's own.
fn listed(lang: Lang, badge: &BadgeFacts) -> Option<String> {
    let names = badge.issuer.listed.as_ref().filter(|_| badge.attested)?;
    name(lang, names).map(visible)
}

fn is_picture(name: &str) -> bool {
    let end = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    matches!(end.as_str(), "png" | "svg" | "jpg" | "jpeg" | "gif" | "webp" | "bmp" | "heic" | "avif")
}
