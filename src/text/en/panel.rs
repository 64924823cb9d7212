//! The words of the verdict (mock/README.md holds the contract for most of them).

use super::super::Who::{self, Holder, Hurry, Issuer, Reader};
use super::super::panel::{Case, Whose, Words};
use super::undetermined;
use crate::engine::code::Code;
use crate::engine::verdict::Headline;

/// Stands for a listed issuer without a name.
pub(in crate::text) const LISTED_ISSUER: &str = "an issuer on the list";

pub(in crate::text) fn days_left(days: i64) -> String {
    match days {
        ..1 => "ends today".to_owned(),
        1 => "1 day left".to_owned(),
        _ => format!("{days} days left"),
    }
}

pub(in crate::text) fn words(case: &Case) -> Words {
    match case.headline {
        Headline::Valid => Words {
            headline: "Valid",
            means: match (case.dated, case.soon) {
                (true, true) => "until {date} ({soon})",
                (true, false) => "until {date}",
                (false, _) => "no expiry date stated",
            },
            reason: "A genuine badge issued by {issuer}.[ Not revoked as of {kept}.][ The issuer's key is as of {keyed}.]",
            next: match case.whose {
                Whose::Name => &[(Reader, COMPARE)],
                Whose::SameName => &[(Reader, NAMESAKES)],
                Whose::Identifier => &[(Reader, IDENTIFY)],
                Whose::Matched => &[],
                Whose::Nothing => &[(Reader, NOBODYS)],
            },
        },
        Headline::Attested => Words {
            headline: "Valid",
            means: "according to the issuer's server",
            reason: "The server of {issuer}[ ({host})] confirmed this badge on {now}. The badge carries no digital signature.",
            next: match case.whose {
                Whose::Name => &[(Reader, COMPARE), (Reader, ASK_AGAIN)],
                Whose::SameName => &[(Reader, NAMESAKES), (Reader, ASK_AGAIN)],
                Whose::Identifier => &[(Reader, IDENTIFY), (Reader, ASK_AGAIN)],
                Whose::Matched => &[(Reader, ASK_AGAIN)],
                Whose::Nothing => &[(Reader, NOBODYS), (Reader, ASK_AGAIN)],
            },
        },
        Headline::Unlisted => unlisted(case),
        Headline::Expired | Headline::Revoked | Headline::Suspended | Headline::NotYet => not_in_force(case),
        Headline::Altered => Words {
            headline: "Altered",
            means: "Not genuine",
            reason: "The content does not match the issuer's signature. It was changed after it was issued.",
            next: NOT_TO_BE_RELIED_ON,
        },
        Headline::Unsigned => Words {
            headline: "No signature",
            means: "Nothing shows that it is genuine",
            reason: "This badge carries no digital signature. Anyone can write the same content, so it cannot be accepted as the issuer's.",
            next: NOT_TO_BE_RELIED_ON,
        },
        Headline::NotIssuersKey => not_issuers_key(case),
        Headline::Malformed => malformed(case),
        Headline::Mismatch => Words {
            headline: "Recipient does not match",
            means: "Not accepted as this person's badge",
            reason: "The {kind} you typed is not the one this badge was issued to.",
            next: if case.address {
                &[(Reader, "Check for typing errors, then ask the holder which {kind} received the badge.")]
            } else {
                &[(Reader, "Check for typing errors, then ask the holder.")]
            },
        },
        Headline::Undetermined => undetermined::words(case),
        Headline::NoBadge if matches!(case.reason, Some(Code::DocumentOtherText)) => Words {
            headline: "No badge found",
            means: NO_ACCUSATION,
            reason: "The QR code was read, but it holds neither a badge nor a link to one. [It says “{found}”. ]This page does not open it.",
            next: &[
                (Reader, "Look for another QR code on the certificate."),
                (Reader, "If there is none, ask the holder to send the badge file."),
            ],
        },
        Headline::NoBadge => Words {
            headline: "No badge found",
            means: NO_ACCUSATION,
            reason: if case.picture {
                "This picture contains no badge data. E-mail, chat and screenshots can strip it."
            } else {
                "No badge data was found in what was read."
            },
            next: &[(Reader, "Ask the holder to send the badge file again."), (Holder, SEND_UNCHANGED)],
        },
        Headline::Unreadable => unreadable(case),
    }
}

fn unlisted(case: &Case) -> Words {
    let (reason, next): (_, &[(Who, &str)]) = match (case.issuer, case.named) {
        (Some(Code::IssuerImitates), _) => (
            "The name this issuer uses[, “{name}”,] is the same as, or similar to, one on this site's list[ (“{imitated}”)], but its identifier is different. It is a different issuer.",
            &[(Reader, "Do not rely on this badge."), (Reader, FIND_YOURSELF)],
        ),
        (Some(Code::IssuerNoList), true) => (
            "This site's list of issuers could not be loaded, so the issuer calling itself “{name}” could not be checked. The badge has not been altered, but anyone can use that name.",
            &[(Reader, TRY_LATER), (Hurry, FIND_YOURSELF)],
        ),
        (Some(Code::IssuerNoList), false) => (
            "This site's list of issuers could not be loaded, so the issuer could not be checked. The badge has not been altered.",
            &[(Reader, TRY_LATER), (Hurry, FIND_YOURSELF)],
        ),
        (_, true) => (
            "The issuer calling itself “{name}” is not on this site's list. The badge has not been altered, but anyone can use that name.",
            &[(Reader, FIND_YOURSELF), (Issuer, "See how to be listed.")],
        ),
        (_, false) => (
            "The issuer of this badge is not on this site's list. The badge has not been altered, but anyone can make one.",
            &[(Reader, FIND_YOURSELF), (Issuer, "See how to be listed.")],
        ),
    };
    Words { headline: "Issuer not recognised", means: "Not shown to be genuine", reason, next }
}

fn not_in_force(case: &Case) -> Words {
    if case.reason == Some(Code::DateReversed) {
        return Words {
            headline: "Dates contradict each other",
            means: "Not usable now",
            reason: "The badge ends before it starts, so it is never in force.",
            next: &[(Reader, "Ask the holder for a corrected badge."), (Holder, "Contact the issuer.")],
        };
    }
    match case.headline {
        Headline::Revoked => Words {
            headline: "Revoked",
            means: "No longer usable",
            reason: if case.listed {
                "Issued by {issuer}, revoked[ on {date}]."
            } else {
                "Revoked[ on {date}][, according to {host}]. The issuer[ calling itself “{name}”] is not one this site could confirm."
            },
            next: &[
                (Reader, "It may have been corrected or reissued; ask the holder for a newer badge."),
                (Holder, "If you did not expect this, contact the issuer."),
            ],
        },
        Headline::Suspended => Words {
            headline: "Suspended",
            means: "Not usable now",
            reason: if case.listed {
                "Issued by {issuer}, suspended for the time being[ since {date}]."
            } else {
                "Suspended for the time being[ since {date}]. The issuer[ calling itself “{name}”] is not one this site could confirm."
            },
            next: &[
                (Reader, "Ask the holder when the suspension is expected to end."),
                (Holder, "If you did not expect this, contact the issuer."),
            ],
        },
        Headline::NotYet => Words {
            headline: "Not yet valid",
            means: if case.dated { "from {date}" } else { "Not usable now" },
            reason: if case.listed {
                "A genuine badge, but it is not valid yet[; it will be from {date}]."
            } else {
                "It is not valid yet. The issuer[ calling itself “{name}”] is not one this site could confirm."
            },
            next: &[(
                Reader,
                "Check that the date on this device is right, and try again once the badge has become valid.",
            )],
        },
        _ => Words {
            headline: "Expired",
            means: if case.dated { "until {date}" } else { "No longer usable" },
            reason: if case.listed {
                "A genuine badge, but it expired[ on {date}]."
            } else {
                "It expired[ on {date}]. The issuer[ calling itself “{name}”] is not one this site could confirm."
            },
            next: &[
                (Reader, "Ask the holder whether the registration has been renewed."),
                (Holder, "If so, download the new badge from your wallet and send it."),
            ],
        },
    }
}

fn not_issuers_key(case: &Case) -> Words {
    let (headline, reason) = match case.reason {
        Some(Code::KeyRevoked) => (
            "Signed with a revoked key",
            "The key that signed this badge has been revoked. Nobody can tell who made a signature with such a key.",
        ),
        Some(Code::KeyExpired) => {
            ("Signed with a key outside its period of use", "The key had already expired when this badge was signed.")
        }
        _ if case.named => (
            "Not the issuer's key",
            "The badge says it was issued by “{name}”, but the key that signed it is not that issuer's key.",
        ),
        _ => ("Not the issuer's key", "The key that signed this badge does not belong to the issuer it names."),
    };
    Words { headline, means: "Not accepted as genuine", reason, next: NOT_TO_BE_RELIED_ON }
}

fn malformed(case: &Case) -> Words {
    let headline = match case.reason {
        Some(Code::ProofExpired) => "The signature has expired",
        Some(Code::ProofNotYet) => "The signature is dated in the future",
        Some(Code::ProofDiffers) => "Differs from the issuer's record",
        Some(Code::ProofOutOfScope) => "Not where the issuer publishes",
        _ => "Format error",
    };
    let reason = match case.reason {
        Some(Code::DocumentConflict) => {
            "The file contains several badges that contradict each other. There is no telling which one was issued."
        }
        Some(Code::DocumentDuplicateMember) => {
            "The same item is written twice[ ({found})], so the content depends on who reads it."
        }
        Some(Code::PropertyUndefined | Code::PropertyRelative | Code::ProofDisclosure) => {
            "Part of the badge is not covered by the signature[ ({found})]. It may have been added later."
        }
        Some(Code::ProofAlgorithmRefused) => "The signing method[ ({suite})] cannot show who issued the badge.",
        Some(Code::ProofDiffers) => {
            "What this badge states[ ({members})] differs from the record on the issuer's server. The badge may have been changed, or the issuer may have corrected the record."
        }
        Some(Code::ProofOutOfScope) => {
            "The record of this badge is kept[ at {host}] outside the places where the issuer it names publishes badges."
        }
        Some(Code::ProofClaims) => "Two signed statements contradict each other[ ({found})].",
        Some(Code::ProofExpired) => "The signature itself has expired[ ({date})].",
        Some(Code::ProofNotYet) => {
            "The date of the signature[ ({date})] has not come yet. Check that the date on this device is right."
        }
        _ => "The badge does not follow the standard[: {what}][ ({at})].",
    };
    Words {
        headline,
        means: "Not accepted as genuine",
        reason,
        next: &[
            (Reader, "Do not rely on this badge. Ask the holder to download it again from the wallet and send it."),
            (Issuer, "If a badge is refused as you issued it, look up the place under “What was checked”."),
        ],
    }
}

fn unreadable(case: &Case) -> Words {
    let reason = match case.reason {
        Some(Code::DocumentEmpty) => "The file is empty.",
        Some(Code::DocumentTooLarge) => "The file is too large and was not read.",
        Some(Code::DocumentTooDeep) => "The data is nested too deeply or has too many items; reading was stopped.",
        Some(Code::DocumentSealed) => "This PDF is protected by a password or by permissions and cannot be read.",
        Some(Code::DocumentDamaged) => "The PDF is damaged and cannot be read.",
        Some(Code::DocumentNotUtf8) => "The text is damaged (not UTF-8).",
        Some(Code::DocumentIsReport) => {
            "This is a saved result, not a badge. A saved result can be edited, so it proves nothing."
        }
        Some(Code::DocumentPersonalLink) => {
            "This is a personal link for receiving a badge. Whoever opens it can take the badge, so this site does not open it."
        }
        Some(Code::DocumentPersonList) => "This link leads to all badges of one person, not to one badge.",
        Some(Code::DocumentNotReceived) => {
            "This link is for a badge before it is received. It cannot be checked by this link."
        }
        _ => "There is badge data, but it is damaged and cannot be read.",
    };
    let next: &[(Who, &str)] = match case.reason {
        Some(Code::DocumentPersonalLink) => &[
            (Reader, "Do not open or forward this link. Tell whoever sent it."),
            (Holder, "Send the picture of the badge, or the link to its public page, once you have received it."),
        ],
        Some(Code::DocumentPersonList) => {
            &[(Reader, "Open the badge you want to check in that list, and paste the link of its page.")]
        }
        Some(Code::DocumentNotReceived) => &[
            (Reader, "Ask the holder for the picture of the received badge, or the link to its public page."),
            (Holder, "If you have not received the badge yet, do so first."),
        ],
        Some(Code::DocumentSealed) => {
            &[(Reader, "Ask the holder to send a PDF without protection, or the picture of the badge.")]
        }
        Some(Code::DocumentIsReport) => &[(Reader, "Check the file of the badge itself.")],
        _ => &[(Reader, "Ask the holder to send the badge file again."), (Holder, SEND_UNCHANGED)],
    };
    Words { headline: "Cannot be read", means: NO_ACCUSATION, reason, next }
}

const NO_ACCUSATION: &str = "This does not mean it is false";
const COMPARE: &str = "Compare the name on the badge with the person or the application form.";
const NAMESAKES: &str = "Other people may share the name; check an identity document where it matters.";
const IDENTIFY: &str = "Ask the holder for the {identifier} used to receive the badge, and compare it with the badge.";
const NOBODYS: &str =
    "The badge shows neither name nor contact of its recipient. Ask the holder or the issuer to whom it was issued.";
const ASK_AGAIN: &str = "Ask again if you check at a later date.";
pub(super) const FIND_YOURSELF: &str =
    "Find the organisation's official website yourself and ask there. Do not use contact details from the badge.";
pub(super) const ASK_ISSUER: &str = "[{numbered}Note the registration number and contact][{unnumbered}Contact] the issuer through its official website.";
pub(super) const LET_ASK: &str = "If you agree, allow the issuer's server to be asked, and check again.";
pub(super) const TRY_LATER: &str = "Try again later, where you have a connection.";
const SEND_UNCHANGED: &str = "Download the picture again from your Open Badge wallet and send it unchanged, as a file.";
const NOT_TO_BE_RELIED_ON: &[(Who, &str)] =
    &[(Reader, "Do not rely on this badge. Ask the holder to download it again from the wallet and send it.")];
