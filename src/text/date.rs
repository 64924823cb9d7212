//! Dates in the offset in which they were signed (DESIGN 3, rule 11).

use super::{Lang, quotable};
use crate::engine::time::Moment;

/// The day: 2028年3月31日 / 31 March 2028. What is no date is shown as it is written.
pub fn date(lang: Lang, signed: &str) -> String {
    match Moment::parse(signed) {
        Some(moment) => day(lang, &moment),
        None => quotable(signed),
    }
}

/// Day and time: 2026年11月22日 11時20分 / 22 November 2026, 11:20. A time in UTC says so: it is seldom the reader's.
pub fn moment(lang: Lang, signed: &str) -> String {
    let Some(moment) = Moment::parse(signed) else { return quotable(signed) };
    if moment.day_only {
        return day(lang, &moment);
    }
    let (_, _, _, hour, minute) = moment.civil();
    let utc = matches!(moment.offset, None | Some(0));
    match lang {
        Lang::Ja => {
            format!("{} {hour}時{minute:02}分{}", day(lang, &moment), if utc { "（UTC）" } else { "" })
        }
        Lang::En => format!("{}, {hour:02}:{minute:02}{}", day(lang, &moment), if utc { " UTC" } else { "" }),
    }
}

fn day(lang: Lang, moment: &Moment) -> String {
    let (year, month, day, ..) = moment.civil();
    match lang {
        Lang::Ja => format!("{year}年{month}月{day}日"),
        Lang::En => {
            let name = MONTHS.get(usize::from(month).wrapping_sub(1)).unwrap_or(&"");
            format!("{day} {name} {year}")
        }
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_stand_in_the_offset_of_the_signature() {
        for (signed, ja, en) in [
            ("2028-03-31T23:59:59+09:00", "2028年3月31日", "31 March 2028"),
            ("2028-03-31T14:59:59Z", "2028年3月31日", "31 March 2028"),
            ("2024-04-01T00:00:00+09:00", "2024年4月1日", "1 April 2024"),
            ("next \u{202E}spring", "next ⟦U+202E⟧spring", "next ⟦U+202E⟧spring"),
        ] {
            assert_eq!(date(Lang::Ja, signed), ja);
            assert_eq!(date(Lang::En, signed), en);
        }
    }

    #[test]
    fn times_say_when_they_are_utc() {
        let local = "2026-11-22T11:20:41+09:00";
        assert_eq!(moment(Lang::Ja, local), "2026年11月22日 11時20分");
        assert_eq!(moment(Lang::En, local), "22 November 2026, 11:20");
        assert_eq!(moment(Lang::Ja, "2026-11-22T02:05:41.250Z"), "2026年11月22日 2時05分（UTC）");
        assert_eq!(moment(Lang::En, "2026-11-22T02:05:41.250Z"), "22 November 2026, 02:05 UTC");
    }
}
