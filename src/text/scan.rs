//! The words of the scan page.

use super::{Lang, en, ja};

/// A word or sentence of the scan page. What each is for stands beside it in the Japanese list.
#[allow(missing_docs)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scan {
    Title,
    Back,
    Frame,
    Hold,
    Opening,
    Off,
    LightOn,
    LightOff,
    Switch,
    Zoom,
    Privacy,
    Other,
    OtherNote,
    HelpTitle,
    HelpFlat,
    HelpDistance,
    HelpPhoto,
    Photo,
    OfflineTitle,
    Offline,
    FaultTitle,
    Refused,
    Missing,
    Busy,
    Unsupported,
    NoScanner,
    Again,
    SoughtCodes,
    SoughtPaper,
    SoughtNoProgram,
    SoughtBroken,
}

/// A word or sentence in this language.
pub const fn scan(lang: Lang, word: Scan) -> &'static str {
    match lang {
        Lang::Ja => ja::scan::scan(word),
        Lang::En => en::scan::scan(word),
    }
}
