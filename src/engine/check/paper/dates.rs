//! Days as papers write them: 2028年3月31日, 令和10年3月31日, 2028-03-31, 2028/3/31, 2028.3.31, 31 March 2028, March 31, 2028.

/// Year, month and day.
pub(super) type Day = (i64, u8, u8);

/// Japanese eras since 1926, and the year before their first.
const ERAS: [(&str, i64); 3] = [("令和", 2018), ("平成", 1988), ("昭和", 1925)];

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Days looked for in one line; a certificate has two in one, its period.
const MOST: usize = 8;

/// Every day in a line, in its order; the line is folded (NFKC, lower case).
pub(super) fn of(line: &str) -> Vec<Day> {
    let marks = marks(line);
    let mut days = Vec::new();
    let mut rest = marks.as_slice();
    while let (Some((_, after)), true) = (rest.split_first(), days.len() < MOST) {
        match read(rest) {
            Some((day, length)) => {
                days.push(day);
                rest = rest.get(length..).unwrap_or_default();
            }
            None => rest = after,
        }
    }
    days
}

/// A number, a month's name, an era or the character between two numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Mark {
    Number(i64),
    Month(u8),
    Era(i64),
    Sign(char),
}

/// Spaces say nothing: people write 2028 年 3 月.
fn marks(line: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let run = |is: fn(char) -> bool| rest.find(|c| !is(c)).unwrap_or(rest.len());
        let length = if first.is_ascii_digit() {
            let (digits, _) = rest.split_at(run(|c| c.is_ascii_digit()));
            // Longer numbers are no part of a day.
            marks.push(digits.parse().ok().filter(|_| digits.len() <= 4).map_or(Mark::Sign('#'), Mark::Number));
            digits.len()
        } else if first.is_ascii_alphabetic() {
            let (word, _) = rest.split_at(run(|c| c.is_ascii_alphabetic()));
            let month = (1..).zip(MONTHS).find(|(_, name)| word.starts_with(name)).map(|(number, _)| number);
            // Of a day: 31st.
            let is_ordinal = matches!(word, "st" | "nd" | "rd" | "th");
            if !is_ordinal {
                marks.push(month.map_or(Mark::Sign('a'), Mark::Month));
            }
            word.len()
        } else if let Some((era, before)) = ERAS.iter().find(|(era, _)| rest.starts_with(era)) {
            marks.push(Mark::Era(*before));
            era.len()
        } else {
            if !first.is_whitespace() {
                marks.push(if first == '元' { Mark::Number(1) } else { Mark::Sign(first) });
            }
            first.len_utf8()
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    marks
}

/// A day at the start of these marks, and how many of them it takes.
fn read(marks: &[Mark]) -> Option<(Day, usize)> {
    use Mark::{Era, Month, Number, Sign};
    let (year, month, day, length) = match marks {
        [Era(before), Number(year), Sign('年'), Number(month), Sign('月'), Number(day), ..] => {
            (before + year, *month, *day, 6)
        }
        [Number(year), Sign('年'), Number(month), Sign('月'), Number(day), ..] => (*year, *month, *day, 5),
        [Number(year), Sign(one), Number(month), Sign(other), Number(day), ..]
            if one == other && matches!(one, '-' | '/' | '.') =>
        {
            (*year, *month, *day, 5)
        }
        [Number(day), Month(month), Number(year), ..] => (*year, i64::from(*month), *day, 3),
        [Number(day), Month(month), Sign(',' | '.'), Number(year), ..] => (*year, i64::from(*month), *day, 4),
        [Month(month), Number(day), Sign(','), Number(year), ..] => (*year, i64::from(*month), *day, 4),
        [Month(month), Sign('.'), Number(day), Sign(','), Number(year), ..] => (*year, i64::from(*month), *day, 5),
        [Month(month), Number(day), Number(year), ..] => (*year, i64::from(*month), *day, 3),
        _ => return None,
    };
    let is_day = (1900..=2200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    is_day.then_some(((year, month as u8, day as u8), length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_every_spelling() {
        for text in [
            "2028年3月31日",
            "有効期限：2028 年 3 月 31 日まで",
            "令和10年3月31日",
            "令和 10 年 03 月 31 日",
            "2028-03-31t23:59:59+09:00",
            "2028/3/31",
            "2028.3.31",
            "31 march 2028",
            "31st mar. 2028",
            "valid until march 31, 2028.",
            "mar. 31, 2028",
            "march 31 2028",
            "no. 12345 2028/03/31",
        ] {
            assert_eq!(of(text), [(2028, 3, 31)], "{text}");
        }
        assert_eq!(of("2024年4月1日〜2028年3月31日"), [(2024, 4, 1), (2028, 3, 31)]);
        assert_eq!(of("令和元年5月1日"), [(2019, 5, 1)]);
        for text in ["", "12/31", "20280331", "2028年3月", "2028/13/31", "1-2-3", "may i", "第2028-3号"] {
            assert_eq!(of(text), [], "{text}");
        }
    }
}
