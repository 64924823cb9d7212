//! Letters on a page become lines, as a reader sees them.

use crate::engine::limits;

/// A letter, or several that share a glyph.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Letter {
    /// What it says.
    pub text: String,
    /// Its origin, from the left and from above.
    pub x: f64,
    /// See `x`.
    pub y: f64,
    /// The height of its type.
    pub size: f64,
    /// Written from above.
    pub is_vertical: bool,
}

/// Letters on one line stand no further from it, in heights of the type: what is raised is less.
const RAISED: f64 = 0.4;

/// A gap is a space between words when it is wider than a letter of that kind: half a height for Latin, a whole one for Japanese.
const SPACE: f64 = 0.9;

/// A gap is the end of a column when it is wider than this, in heights of the type.
const COLUMN: f64 = 2.6;

/// The lines, from above, each from the left; columns of vertical writing from the right, each from above.
pub(super) fn of(letters: Vec<Letter>) -> Vec<String> {
    let (vertical, horizontal): (Vec<_>, Vec<_>) = letters.into_iter().partition(|letter| letter.is_vertical);
    let turned = vertical.into_iter().map(|letter| Letter { x: letter.y, y: -letter.x, ..letter }).collect();
    let lines = [horizontal, turned].into_iter().flat_map(written);
    let cut = lines.map(|line| line.chars().take(limits::PAPER_LETTERS).collect());
    cut.take(limits::PAPER_LINES).collect()
}

fn written(mut letters: Vec<Letter>) -> Vec<String> {
    letters.sort_by(|one, other| one.y.total_cmp(&other.y));
    let mut lines: Vec<Vec<Letter>> = Vec::new();
    for letter in letters {
        match lines.last_mut() {
            Some(line)
                if line.first().is_some_and(|first| letter.y - first.y <= RAISED * first.size.max(letter.size)) =>
            {
                line.push(letter);
            }
            _ => lines.push(vec![letter]),
        }
    }
    lines.into_iter().flat_map(columns).collect()
}

/// A line, in as many as there are columns in it.
fn columns(mut line: Vec<Letter>) -> Vec<String> {
    line.sort_by(|one, other| one.x.total_cmp(&other.x));
    let mut texts = vec![String::new()];
    let mut before: Option<&Letter> = None;
    for letter in &line {
        let gap = before.map_or(0.0, |before| (letter.x - before.x) / before.size.max(1.0) - width(&before.text));
        // What is drawn twice to look bold is one letter.
        let is_shadow = before.is_some_and(|it| it.text == letter.text && (letter.x - it.x).abs() < 0.1 * it.size);
        before = Some(letter);
        if is_shadow {
            continue;
        }
        if gap > COLUMN {
            texts.push(String::new());
        }
        if let Some(text) = texts.last_mut() {
            if gap > SPACE && gap <= COLUMN && !text.ends_with(char::is_whitespace) {
                text.push(' ');
            }
            text.push_str(&letter.text);
        }
    }
    let texts = texts.into_iter().map(|text| text.trim().to_owned());
    texts.filter(|text| !text.is_empty()).collect()
}

/// About how wide a text is, in heights of its type, beyond the gap that makes a space.
fn width(text: &str) -> f64 {
    text.chars().map(|letter| if letter.is_ascii() { 0.0 } else { 0.6 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str, x: f64, y: f64, step: f64, is_vertical: bool) -> Vec<Letter> {
        let places = text.chars().enumerate();
        let at = |place: usize| if is_vertical { (x, y + step * place as f64) } else { (x + step * place as f64, y) };
        let letter = |(place, text): (usize, char)| Letter {
            text: text.to_string(),
            x: at(place).0,
            y: at(place).1,
            size: 10.0,
            is_vertical,
        };
        places.map(letter).collect()
    }

    #[test]
    fn lines_are_read_as_they_stand() {
        let page = [
            letters("下の行", 100.0, 200.0, 10.0, false),
            letters("証書", 100.0, 100.0, 12.0, false),
            letters("No.1", 300.0, 101.0, 5.0, false),
        ];
        assert_eq!(of(page.concat()), ["証書", "No.1", "下の行"]);
        let words = [letters("Ada", 0.0, 0.0, 6.0, false), letters("Beck", 32.0, 0.0, 6.0, false)];
        assert_eq!(of(words.concat()), ["Ada Beck"]);
        let vertical = [letters("見本太郎", 50.0, 10.0, 10.0, true), letters("証書", 90.0, 10.0, 10.0, true)];
        assert_eq!(of(vertical.concat()), ["証書", "見本太郎"]);
    }

    #[test]
    fn bold_by_shadow_is_written_once() {
        assert_eq!(
            of([letters("証", 0.0, 0.0, 10.0, false), letters("証書", 0.3, 0.0, 10.0, false)].concat()),
            ["証書"]
        );
    }
}
