//! The words of the holder's kit. What the page says before it has the program that makes things stands apart from what
//! comes with that program's answer: nobody else's first visit loads those.

use super::{Lang, en, ja};

/// What the page says by itself.
#[allow(missing_docs)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Front {
    Nav,
    Title,
    Lead,
    Begin,
    NotProved,
    Which,
    Show,
    Other,
    Lost,
    Again,
}

/// What the page says by itself, in this language.
pub const fn front(lang: Lang, front: Front) -> &'static str {
    match lang {
        Lang::Ja => ja::kit::front(front),
        Lang::En => en::kit::front(front),
    }
}

macro_rules! words {
    ($($word:ident),* $(,)?) => {
        /// A word of the kit.
        #[allow(missing_docs)]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Word { $($word),* }

        impl Word {
            /// All, in their order.
            pub const ALL: &[Word] = &[$(Word::$word),*];
        }
    };
}

words! {
    SignatureTitle, Name, Company, Telephone, Optional, WithNumber, WithNumberHint,
    LinkHolds, LinkWhole, LinkWholeHint, LinkShort, LinkShortHint,
    PreviewTitle, LetterSubject, LetterBody, CopySignature, CopyText, PasteNote, SavePicture, Selected, StepsTitle,
    QrTitle, QrLead, QrSide, QrAlt, SaveSvg, SavePng,
    LinkTitle, LinkLabel, LinkCopy, ToldTitle,
    LinkedInTitle, LinkedInLead, LinkedInOpen,
    CardTitle, CardAlt,
    CalendarTitle, CalendarLead, CalendarDays, CalendarSave,
}

/// A word in this language.
pub const fn word(lang: Lang, word: Word) -> &'static str {
    match lang {
        Lang::Ja => ja::kit::word(word),
        Lang::En => en::kit::word(word),
    }
}

/// How a signature is set up, by mail program.
pub const fn steps(lang: Lang) -> &'static [(&'static str, &'static [&'static str])] {
    match lang {
        Lang::Ja => ja::kit::STEPS,
        Lang::En => en::kit::STEPS,
    }
}

/// What others learn from a link that holds the whole badge, or only where it lies.
pub const fn told(lang: Lang, short: bool) -> &'static [&'static str] {
    match (lang, short) {
        (Lang::Ja, false) => ja::kit::TOLD_WHOLE,
        (Lang::Ja, true) => ja::kit::TOLD_SHORT,
        (Lang::En, false) => en::kit::TOLD_WHOLE,
        (Lang::En, true) => en::kit::TOLD_SHORT,
    }
}

/// What a reader sees who checks the badge now.
pub fn seen(lang: Lang, headline: &str) -> String {
    match lang {
        Lang::Ja => ["いまこのバッジを確かめた方には、「", headline, "」と表示されます。"].concat(),
        Lang::En => ["Whoever checks this badge now will read: “", headline, "”."].concat(),
    }
}

/// Why there is no link.
pub const fn no_link(lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => "このバッジは大きいため、リンクに入りません。署名・QRコード・カードは作れません。",
        Lang::En => "This badge is too large for a link. No signature, QR code or card can be made of it.",
    }
}

/// A link of so many letters may not survive.
pub fn long_link(lang: Lang, letters: usize) -> String {
    let letters = letters.to_string();
    match lang {
        Lang::Ja => [
            "リンクは",
            &letters,
            "文字あり、メールによっては途中で切れます。ご自身あてに送り、開けることをお確かめください。",
        ]
        .concat(),
        Lang::En => [
            "The link has ",
            &letters,
            " characters, which some mail programs cut. Send it to yourself first and see whether it opens.",
        ]
        .concat(),
    }
}

/// A code's version and sizes.
pub fn code(lang: Lang, version: u8, mm: u32, least: u32) -> String {
    match lang {
        Lang::Ja => format!("一辺{mm} mm（読み取れる最小の大きさは{least} mm、QRコードの型番は{version}-M）"),
        Lang::En => format!("{mm} mm a side ({least} mm is the least that scans; QR version {version}-M)"),
    }
}

/// A wished size that does not scan.
pub fn small_code(lang: Lang, least: u32) -> String {
    match lang {
        Lang::Ja => format!("この大きさでは読み取れません。{least} mm以上、300 mm以下にしてください。"),
        Lang::En => format!("This size does not scan. Choose {least} to 300 mm."),
    }
}

/// Nothing so large fits into a code.
pub const fn no_code(lang: Lang, may_be_short: bool) -> &'static str {
    match (lang, may_be_short) {
        (Lang::Ja, false) => "内容が多いため、QRコードに入りません。",
        (Lang::Ja, true) => "内容が多いため、QRコードに入りません。短いリンクを選ぶと作れます。",
        (Lang::En, false) => "There is too much in this badge for a QR code.",
        (Lang::En, true) => "There is too much in this badge for a QR code. Choose the short link to make one.",
    }
}

/// A card and its size.
pub fn card(lang: Lang, (width, height): (u32, u32), is_larger: bool, may_be_short: bool) -> String {
    let size = format!("{width} × {height} mm");
    match (lang, is_larger) {
        (Lang::Ja, false) => [&size, "（名刺の大きさ）です。実寸（100％）で印刷してください。"].concat(),
        (Lang::Ja, true) => {
            let short = if may_be_short { "短いリンクを選ぶと、名刺に収まります。" } else { "" };
            [
                "QRコードが名刺に収まらないため、",
                &size,
                "（はがきの大きさ）にしました。",
                short,
                "実寸（100％）で印刷してください。",
            ]
            .concat()
        }
        (Lang::En, false) => [&size, ", a Japanese business card. Print it at actual size (100 %)."].concat(),
        (Lang::En, true) => {
            let short = if may_be_short { " With the short link it does." } else { "" };
            [
                "The QR code does not fit on a business card, so this is a postcard of ",
                &size,
                ".",
                short,
                " Print it at actual size (100 %).",
            ]
            .concat()
        }
    }
}

/// A long link is not handed to LinkedIn.
pub const fn linkedin_without(lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => {
            "リンクが長いため、LinkedInの画面には渡しません。必要なときは「リンクをコピー」で写し、URLの欄に貼り付けてください。"
        }
        Lang::En => {
            "The link is too long to be handed over. If you want it there, copy it and paste it into the field “Credential URL”."
        }
    }
}

/// Days before the end.
pub fn days(lang: Lang, days: u32) -> String {
    let number = days.to_string();
    match lang {
        Lang::Ja => ["期限の", &number, "日前"].concat(),
        Lang::En => [&number, " days before"].concat(),
    }
}

/// The title of a calendar entry.
pub fn reminder(lang: Lang, qualification: &str, days: u32, end: &str) -> String {
    match lang {
        Lang::Ja => format!("{qualification}：有効期限まで{days}日（{end}まで）"),
        Lang::En => format!("{qualification}: {days} days left (valid until {end})"),
    }
}

/// What stands below it.
pub fn reminder_more(lang: Lang, issuer: &str) -> String {
    match lang {
        Lang::Ja => ["発行者：", issuer, "。更新の手続きは、発行者の案内をご確認ください。"].concat(),
        Lang::En => ["Issuer: ", issuer, ". Ask the issuer how to renew."].concat(),
    }
}

/// A demonstration is marked.
pub const fn sample(lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => "【見本】",
        Lang::En => "[SAMPLE]",
    }
}

/// A name, marked if it is a demonstration's.
pub fn marked(lang: Lang, is_sample: bool, name: &str) -> String {
    match (lang, is_sample) {
        (_, false) => name.to_owned(),
        (Lang::Ja, true) => [sample(lang), name].concat(),
        (Lang::En, true) => [sample(lang), " ", name].concat(),
    }
}

/// A registration number.
pub fn number(lang: Lang, number: &str) -> String {
    match lang {
        Lang::Ja => ["登録番号 ", number].concat(),
        Lang::En => ["Registration no. ", number].concat(),
    }
}

/// What somebody is, with the registration number.
pub fn qualified(lang: Lang, is_sample: bool, qualification: &str, registration: &Option<String>) -> String {
    let marked = marked(lang, is_sample, qualification);
    match (lang, registration) {
        (_, None) => marked,
        (Lang::Ja, Some(value)) => [&marked, "（", &number(lang, value), "）"].concat(),
        (Lang::En, Some(value)) => [&marked, " (", &number(lang, value), ")"].concat(),
    }
}

/// A telephone number.
pub fn telephone(lang: Lang, number: &str) -> String {
    match lang {
        Lang::Ja => ["電話 ", number].concat(),
        Lang::En => ["Tel. ", number].concat(),
    }
}

/// The text of the link in a signature.
pub const fn check_this(lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => "このバッジを確かめる（Akashi）",
        Lang::En => "Check this badge (Akashi)",
    }
}

/// What a code on a card is for.
pub const fn scan_this(lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => "QRコードで資格を確かめられます",
        Lang::En => "Scan to check this qualification",
    }
}

/// In place of the picture, where none is shown.
pub fn picture_of(lang: Lang, qualification: &str) -> String {
    match lang {
        Lang::Ja => [qualification, "のバッジ"].concat(),
        Lang::En => ["Badge: ", qualification].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_at_its_place() {
        for (place, one) in Word::ALL.iter().enumerate() {
            assert_eq!(*one as usize, place);
            let [ja, en] = Lang::ALL.map(|lang| word(lang, *one));
            assert!(!ja.is_empty() && !en.is_empty() && !en.chars().any(|c| c > '\u{2fff}'), "{one:?}");
        }
        assert_eq!(steps(Lang::Ja).len(), steps(Lang::En).len());
    }
}
