//! A calendar entry before a badge ends (RFC 5545).

use super::Badge;
use crate::engine::digest::{hex, sha256};
use crate::engine::time::{Moment, Timestamp};
use crate::text::{self, Lang, kit};

/// How many days before, of which a holder chooses; the longest gives time for a course.
pub const DAYS: [u32; 5] = [90, 60, 30, 14, 7];

/// Octets in a line of a calendar, without its end (RFC 5545, 3.1).
const LINE: usize = 75;

const DAY: i64 = 86_400;

/// Those of [`DAYS`] that are still to come.
pub fn choices(badge: &Badge, now: Timestamp) -> Vec<u32> {
    let Some(ends) = badge.ends.as_deref().and_then(Moment::parse) else { return Vec::new() };
    DAYS.into_iter().filter(|days| before(&ends, *days).at > now).collect()
}

/// The entry: a whole day, with an alarm at nine in the morning of it. `badge_id` is what stays the same however often it is
/// made; `now` is when. `None`: the badge has no end.
pub fn entry(lang: Lang, badge: &Badge, days: u32, badge_id: &[u8], now: Timestamp) -> Option<String> {
    let signed = badge.ends.as_deref()?;
    let ends = Moment::parse(signed)?;
    let (day, next) = (before(&ends, days), before(&ends, days.checked_sub(1)?));
    let id = hex(&sha256(badge_id));
    let uid = ["akashi-", id.get(..32)?, "-", &days.to_string()].concat();
    let (marked, end) = (kit::marked(lang, badge.sample, &badge.qualification), text::date(lang, signed));
    let title = kit::reminder(lang, &marked, days, &end);
    let stamp: String = now.to_rfc3339().chars().filter(|c| !matches!(c, '-' | ':')).collect();
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Akashi//Akashi//JA".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        ["UID:", &uid].concat(),
        ["DTSTAMP:", &stamp].concat(),
        ["DTSTART;VALUE=DATE:", &date(&day)].concat(),
        ["DTEND;VALUE=DATE:", &date(&next)].concat(),
        ["SUMMARY:", &escaped(&title)].concat(),
        ["DESCRIPTION:", &escaped(&kit::reminder_more(lang, &badge.issuer))].concat(),
        "TRANSP:TRANSPARENT".to_owned(),
        "BEGIN:VALARM".to_owned(),
        "ACTION:DISPLAY".to_owned(),
        ["DESCRIPTION:", &escaped(&title)].concat(),
        "TRIGGER:PT9H".to_owned(),
        "END:VALARM".to_owned(),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    Some(lines.iter().map(|line| [&folded(line), "\r\n"].concat()).collect())
}

/// The day that lies so many days before, in the offset in which the end was signed.
fn before(ends: &Moment, days: u32) -> Moment {
    Moment { at: Timestamp(ends.at.0.saturating_sub(i64::from(days) * DAY)), ..*ends }
}

fn date(moment: &Moment) -> String {
    let (year, month, day, ..) = moment.civil();
    format!("{year:04}{month:02}{day:02}")
}

/// TEXT (RFC 5545, 3.3.11); what is no character of a line becomes a space.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// Lines of [`LINE`] octets at most, each but the first led by a space; no character is cut.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut length = 0;
    for c in line.chars() {
        if length + c.len_utf8() > LINE {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(c);
        length += c.len_utf8();
    }
    out
}
