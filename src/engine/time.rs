//! Points in time. The engine has no clock: the caller says what time it is.
//!
//! Reads xsd:dateTimeStamp (VCDM 2.0, 4.9), RFC 3339 and the shorter forms that real badges use (FORMATS 4).

/// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted; fractions are cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Timestamp(pub i64);

/// A date as it was signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// When.
    pub at: Timestamp,
    /// The offset from UTC in which it was written, minutes; `None` when no zone was given (read as UTC).
    pub offset: Option<i32>,
    /// Only a day was given.
    pub day_only: bool,
}

const DAY: i64 = 86_400;

impl Moment {
    /// Reads `2028-03-31T23:59:59+09:00`, fractions, `Z`, no zone, no seconds, a day alone; years of four to six digits.
    ///
    /// A leap second counts as the second after it (RFC 3339, appendix D); `24:00:00` as the next midnight (xsd:dateTime).
    pub fn parse(text: &str) -> Option<Moment> {
        let mut rest = Cursor(text.trim().as_bytes());
        let year = rest.number(4, 6)?;
        rest.expect(b'-')?;
        let month = rest.number(2, 2)?;
        rest.expect(b'-')?;
        let day = rest.number(2, 2)?;
        if !(1..=12).contains(&month) || day < 1 || day > days_in_month(year, month) {
            return None;
        }
        let midnight = days_from_civil(year, month, day) * DAY;
        if rest.0.is_empty() {
            return Some(Moment { at: Timestamp(midnight), offset: None, day_only: true });
        }
        rest.either(b"Tt ")?;
        let hour = rest.number(2, 2)?;
        rest.expect(b':')?;
        let minute = rest.number(2, 2)?;
        let mut second = 0;
        if rest.expect(b':').is_some() {
            second = rest.number(2, 2)?;
            if rest.either(b".,").is_some() {
                rest.digits()?;
            }
        }
        let end_of_day = hour == 24 && minute == 0 && second == 0;
        if (hour > 23 && !end_of_day) || minute > 59 || second > 60 {
            return None;
        }
        let offset = rest.offset()?;
        let local = midnight + hour * 3600 + minute * 60 + second;
        Some(Moment { at: Timestamp(local - i64::from(offset.unwrap_or(0)) * 60), offset, day_only: false })
    }

    /// A JWT NumericDate (RFC 7519, 2): whole seconds since 1970.
    pub fn from_seconds(seconds: i64) -> Moment {
        Moment { at: Timestamp(seconds), offset: Some(0), day_only: false }
    }

    /// Year, month, day, hour and minute in the offset in which it was signed.
    pub fn civil(&self) -> (i64, u8, u8, u8, u8) {
        let local = self.at.0.saturating_add(i64::from(self.offset.unwrap_or(0)) * 60);
        let (days, second) = (local.div_euclid(DAY), local.rem_euclid(DAY));
        let (year, month, day) = civil_from_days(days);
        (year, month, day, (second / 3600) as u8, (second / 60 % 60) as u8)
    }
}

impl Timestamp {
    /// RFC 3339 in UTC, as reports write it.
    pub fn to_rfc3339(self) -> String {
        let (year, month, day, hour, minute) = Moment::from_seconds(self.0).civil();
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{:02}Z", self.0.rem_euclid(60))
    }
}

/// What is left to read.
struct Cursor<'a>(&'a [u8]);

impl Cursor<'_> {
    fn number(&mut self, least: usize, most: usize) -> Option<i64> {
        let length = self.0.iter().take(most).take_while(|byte| byte.is_ascii_digit()).count();
        if length < least {
            return None;
        }
        let (digits, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        std::str::from_utf8(digits).ok()?.parse().ok()
    }

    fn digits(&mut self) -> Option<()> {
        let length = self.0.iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.0 = self.0.get(length..)?;
        (length > 0).then_some(())
    }

    fn expect(&mut self, byte: u8) -> Option<()> {
        self.either(&[byte]).map(drop)
    }

    fn either(&mut self, bytes: &[u8]) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        if !bytes.contains(first) {
            return None;
        }
        self.0 = rest;
        Some(*first)
    }

    /// `Some(None)` when the text ends without a zone; `None` when what follows is none.
    fn offset(&mut self) -> Option<Option<i32>> {
        if self.0.is_empty() {
            return Some(None);
        }
        let minutes = match self.either(b"Zz+-")? {
            b'+' => self.zone()?,
            b'-' => -self.zone()?,
            _ => 0,
        };
        self.0.is_empty().then_some(Some(minutes))
    }

    fn zone(&mut self) -> Option<i32> {
        let hours = self.number(2, 2)?;
        let _ = self.expect(b':');
        let minutes = self.number(2, 2)?;
        (hours <= 14 && minutes <= 59).then_some((hours * 60 + minutes) as i32)
    }
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970-01-01 of the proleptic Gregorian calendar (Hinnant, "chrono-compatible low-level date algorithms").
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// The inverse of [`days_from_civil`].
fn civil_from_days(days: i64) -> (i64, u8, u8) {
    let shifted = days.saturating_add(719_468);
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year_of_era + i64::from(month <= 2), month as u8, day as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_badges_write() {
        let cases = [
            ("1970-01-01T00:00:00Z", Some((0, Some(0), false))),
            ("2028-03-31T23:59:59+09:00", Some((1_838_127_599, Some(540), false))),
            ("2024-08-31T00:00", Some((1_725_062_400, None, false))),
            ("2024-04-01", Some((1_711_929_600, None, true))),
            ("2024-04-01T12:00:00.123456Z", Some((1_711_972_800, Some(0), false))),
            ("2016-12-31T23:59:60Z", Some((1_483_228_800, Some(0), false))),
            ("2024-12-31T24:00:00Z", Some((1_735_689_600, Some(0), false))),
            ("10000-01-01T00:00:00Z", Some((253_402_300_800, Some(0), false))),
            ("2024-02-30T00:00:00Z", None),
            ("2023-02-29T00:00:00Z", None),
            ("2024-13-01T00:00:00Z", None),
            ("2024-01-01T25:00:00Z", None),
            ("2024-01-01T00:00:00Zx", None),
            ("2024-01-01T00:00:00+0", None),
            ("yesterday", None),
            ("", None),
            ("1711929600", None),
        ];
        for (text, expected) in cases {
            let read = Moment::parse(text).map(|moment| (moment.at.0, moment.offset, moment.day_only));
            assert_eq!(read, expected, "{text}");
        }
    }

    #[test]
    fn shows_the_day_of_the_signed_offset() {
        let end = Moment::parse("2028-03-31T23:59:59+09:00").map(|moment| moment.civil());
        assert_eq!(end, Some((2028, 3, 31, 23, 59)));
        assert_eq!(Timestamp(1_838_127_599).to_rfc3339(), "2028-03-31T14:59:59Z");
    }

    proptest::proptest! {
        #[test]
        fn writing_and_reading_agree(seconds in -60_000_000_000_i64..200_000_000_000) {
            let text = Timestamp(seconds).to_rfc3339();
            if let Some(read) = Moment::parse(&text) {
                proptest::prop_assert_eq!(read.at.0, seconds);
            } else {
                proptest::prop_assert!(text.starts_with('-'), "{}", text);
            }
        }
    }
}
