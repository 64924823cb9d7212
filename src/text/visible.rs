//! Makes invisible characters visible: a name that reads backwards or hides a letter must look like one (HOSTILE 16).

/// The text with every control, bidi, zero-width and otherwise invisible character written out as `⟦U+202E⟧`.
///
/// Line breaks and tabs become spaces. Nothing is removed.
pub fn visible(text: &str) -> String {
    // Most of what is shown: nothing in it needs a second look.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    for c in text.chars() {
        match c {
            '\n' if before == '\r' => {}
            '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => out.push(' '),
            _ if is_variant(c) && takes_variant(before) => out.push(c),
            _ if is_invisible(c) || is_variant(c) => out.push_str(&format!("⟦U+{:04X}⟧", u32::from(c))),
            _ => out.push(c),
        }
        before = c;
    }
    out
}

/// Variation selectors choose a glyph of the character before them.
fn is_variant(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Japanese family names need them (葛 in two shapes), and so do emoji; behind Latin letters they only hide.
fn takes_variant(c: char) -> bool {
    matches!(c, '\u{203C}'..='\u{3299}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{1F000}'..='\u{3FFFF}')
        && !is_invisible(c)
}

/// Unicode's controls and Default_Ignorable_Code_Point, without the variation selectors, and the blank Braille cell.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{2800}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}'
            | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E00FF}' | '\u{E01F0}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invisible_characters_are_written_out() {
        for (text, shown) in [
            ("見本 太郎", "見本 太郎"),
            ("見本\u{3000}太郎", "見本\u{3000}太郎"),
            ("gnp\u{202E}exe", "gnp⟦U+202E⟧exe"),
            ("In\u{200B}stitute", "In⟦U+200B⟧stitute"),
            ("a\u{2066}b\u{2069}", "a⟦U+2066⟧b⟦U+2069⟧"),
            ("\u{FEFF}a\u{AD}", "⟦U+FEFF⟧a⟦U+00AD⟧"),
            ("\u{1b}[31mred", "⟦U+001B⟧[31mred"),
            ("a\0b\u{7f}\u{9b}", "a⟦U+0000⟧b⟦U+007F⟧⟦U+009B⟧"),
            ("tag\u{E0041}", "tag⟦U+E0041⟧"),
            ("\u{3164}", "⟦U+3164⟧"),
            ("a\r\nb\tc\u{2028}d\re", "a b c d e"),
            ("", ""),
        ] {
            assert_eq!(visible(text), shown, "{text:?}");
        }
    }

    #[test]
    fn a_family_name_keeps_its_shape() {
        assert_eq!(visible("葛\u{E0100}城"), "葛\u{E0100}城");
        assert_eq!(visible("a\u{E0100}"), "a⟦U+E0100⟧");
        assert_eq!(visible("葛\u{E0100}\u{E0100}"), "葛\u{E0100}⟦U+E0100⟧");
    }
}
