//! WORKSHOP: what a holder makes of a badge: links, codes on paper, a signature for mail, a card, a calendar entry. Judges
//! nothing, and changes no byte of what was signed.
//!
//! Whatever a badge or its holder says is escaped where it is put into markup, and made visible before ([`text::visible`]).

pub mod calendar;
pub mod card;
pub mod link;
pub mod linkedin;
pub mod making;
pub mod markup;
pub mod qr;
pub mod signature;

use crate::text;

/// What the report says of a badge, as far as it is shown about. Dates as they were signed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Badge {
    /// What it is for.
    pub qualification: String,
    /// Who issued it.
    pub issuer: String,
    /// 登録番号, if it is to be shown.
    pub number: Option<String>,
    /// Day of issue, or start of validity.
    pub issued: Option<String>,
    /// End of validity.
    pub ends: Option<String>,
    /// Only a demonstration: everything made of it says so.
    pub sample: bool,
}

impl Badge {
    /// The same, with nothing invisible in it.
    pub fn visible(self) -> Badge {
        Badge {
            qualification: text::visible(&self.qualification),
            issuer: text::visible(&self.issuer),
            number: self.number.as_deref().map(text::visible),
            ..self
        }
    }
}
