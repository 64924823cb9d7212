//! Sentences as the page sets them: no line break inside a date, none in a headline but where it may be, and
//! Japanese names on an English page marked as Japanese, so that they are read aloud as such.

use crate::app::dom::{View, el};
use crate::text::Lang;

/// A sentence, or a name that may be in the other language.
pub fn prose(lang: Lang, text: &str) -> View {
    let find = match lang {
        Lang::Ja => date,
        Lang::En => japanese,
    };
    let mut parts = View::new();
    let mut rest = text;
    while let Some((start, end)) = find(rest) {
        let part = rest.get(start..end).unwrap_or_default();
        let set = match lang {
            Lang::Ja => nowrap(part),
            Lang::En => el("span").attr("lang", "ja").kid(part).into(),
        };
        parts = parts.kid(rest.get(..start).unwrap_or_default()).kid(set);
        rest = rest.get(end..).unwrap_or_default();
    }
    parts.kid(rest)
}

/// A piece that stays on one line.
pub fn nowrap(text: &str) -> View {
    el("span").class("nowrap").kid(text).into()
}

/// A headline; zero-width spaces in it are the places where it may break.
pub fn headline(text: &str) -> View {
    let mut parts: Vec<View> = Vec::new();
    for (place, part) in text.split('\u{200b}').enumerate() {
        if place > 0 {
            parts.push(el("wbr").into());
        }
        parts.push(part.into());
    }
    parts.into()
}

/// Where Japanese begins and ends.
fn japanese(text: &str) -> Option<(usize, usize)> {
    let start = text.find(is_japanese)?;
    let rest = text.get(start..)?;
    Some((start, start + rest.find(|letter| !is_japanese(letter)).unwrap_or(rest.len())))
}

/// Kana, Chinese characters, and the punctuation and wide letters that go with them.
fn is_japanese(letter: char) -> bool {
    matches!(letter, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}

/// Where `2028年3月31日` begins and ends.
fn date(text: &str) -> Option<(usize, usize)> {
    let (year, _) = text.match_indices('年').find(|(at, _)| end_of_date(text, *at).is_some())?;
    let digits = text.get(..year)?.bytes().rev().take_while(u8::is_ascii_digit).count();
    (digits > 0).then_some(())?;
    Some((year - digits, end_of_date(text, year)?))
}

fn end_of_date(text: &str, year: usize) -> Option<usize> {
    let month = year + '年'.len_utf8() + text.get(year..)?.find('月')? - '年'.len_utf8();
    let day = month + text.get(month..)?.find('日')?;
    let number = |from: usize, to: usize| {
        text.get(from..to).is_some_and(|part| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
    };
    let sound = number(year + '年'.len_utf8(), month) && number(month + '月'.len_utf8(), day);
    sound.then_some(day + '日'.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_japanese() {
        let text = "issued by 見本工学会, 2026";
        assert_eq!(japanese(text).and_then(|(start, end)| text.get(start..end)), Some("見本工学会"));
        assert_eq!(japanese("Sample Institute"), None);
    }

    #[test]
    fn finds_dates() {
        let text = "本物のバッジですが、2026年3月31日で";
        let found = date(text).and_then(|(start, end)| text.get(start..end));
        assert_eq!(found, Some("2026年3月31日"));
        assert_eq!(date("2024年度以前の3月"), None);
        assert_eq!(date("年3月31日"), None);
        assert_eq!(date("2026年から、2028年3月31日まで").map(|(start, _)| start), Some("2026年から、".len()));
    }
}
