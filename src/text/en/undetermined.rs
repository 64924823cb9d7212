//! What is said while nothing can be decided, and what to do next.

use super::super::Who::{self, Hurry, Reader};
use super::super::panel::{Asked, Case, Vain, Words};
use super::panel::{ASK_ISSUER, FIND_YOURSELF, LET_ASK, TRY_LATER};
use crate::engine::code::Code;

pub(super) fn words(case: &Case) -> Words {
    let (means, reason) = match case.reason {
        Some(Code::ProofHosted) => (
            "A badge without a digital signature",
            match case.asked {
                Asked::NotYet => {
                    "This badge carries no digital signature. Only the issuer's server[ ({host})] can say whether it is genuine."
                }
                Asked::Declined => {
                    "This badge carries no digital signature. The issuer's server[ ({host})] was not asked, as you chose, so it is not known whether the badge is genuine. This does not mean it is false."
                }
                Asked::InVain => match case.vain {
                    Vain::Silence => {
                        "This badge carries no digital signature. The issuer's server[ ({host})] was asked, and no answer came. This does not mean the badge is false."
                    }
                    Vain::Withheld => {
                        "This badge carries no digital signature. The issuer's server[ ({host})] was asked, and does not show the badge. It may be private. This does not mean the badge is false."
                    }
                    Vain::Other => {
                        "This badge carries no digital signature. The issuer's server[ ({host})] was asked, and gave no answer that confirms it. This does not mean the badge is false."
                    }
                },
                Asked::Nobody => {
                    "This badge carries no digital signature. Only the issuer's server[ ({host})] can say whether it is genuine. This does not mean the badge is false."
                }
            },
        ),
        Some(Code::ProofUnaddressed) => (
            "Nobody to ask",
            "This badge gives no https address that could be asked[ (it states {url})]. This does not mean the badge is false.",
        ),
        Some(Code::ProofBadgeElsewhere) => (
            "Issuer not clear",
            "The description of this badge[ ({host})] lies elsewhere than on its issuer's server, so there is no telling whether the issuer issued it. This does not mean the badge is false.",
        ),
        Some(Code::DocumentPart) => (
            "Not a badge awarded to anyone",
            "This describes a kind of badge, an issuer or an endorsement. It is not a badge awarded to a person, so there is nothing to judge.",
        ),
        Some(Code::ProofNotYetJudged) => (
            "Signature not checked",
            "This kind of signed badge[ ({found})] is not supported yet. This does not mean the badge is false.",
        ),
        Some(Code::DocumentOnlyLink) => (
            "No badge, only a link",
            match case.asked {
                Asked::NotYet => "There is only a link to a badge here[ ({host})]. It has not been followed yet.",
                Asked::Declined => {
                    "There is only a link to a badge here[ ({host})]. It was not followed, as you chose."
                }
                Asked::InVain if case.vain == Vain::Withheld => {
                    "There is only a link to a badge here[ ({host})], and no badge could be obtained from it. It may be private."
                }
                Asked::InVain => {
                    "There is only a link to a badge here[ ({host})], and no badge could be obtained from it."
                }
                Asked::Nobody => "There is only a link to a badge here[ ({host})]. This version cannot follow it yet.",
            },
        ),
        Some(Code::EngineIncomplete) => (
            "Check not completed",
            "Part of the program that checks this badge could not be loaded. This does not mean the badge is false.",
        ),
        Some(Code::ProofUnsupported) => (
            "Signature not checked",
            "The signing method of this badge[ ({suite})] is not supported yet. This does not mean the badge is false.",
        ),
        Some(Code::ProofTooComplex) => (
            "Signature not checked",
            "The data is too complex, so the check was stopped. This does not mean the badge is false.",
        ),
        Some(Code::ContextUnknown) => (
            "Unclear what was signed",
            "This site does not hold the definition of the terms used[ ({url})], so it cannot tell what was signed. This does not mean the badge is false.",
        ),
        Some(Code::KeyUnbound) if case.asked == Asked::NotYet => (
            "Signer unknown",
            "Whether the key belongs to the issuer[ calling itself “{name}”] may be learned from the issuer's server[ ({host})].",
        ),
        Some(Code::KeyUnbound) => (
            "Signer unknown",
            "Nothing shows that the key belongs to the issuer[ calling itself “{name}”]. Anyone can use a name.",
        ),
        Some(Code::KeyUnavailable) => (
            "Signer unknown",
            match case.asked {
                Asked::NotYet => {
                    "The issuer's key is kept on a server[ ({host})]. Whether the signature is the issuer's is known only after asking it."
                }
                Asked::Declined => {
                    "The issuer's server[ ({host})] was not asked, as you chose, so it is not known whether the signature is the issuer's. This does not mean the badge is false."
                }
                Asked::InVain | Asked::Nobody => {
                    "The issuer's server[ ({host})] did not provide the key, so it is not known whether the signature is the issuer's. This does not mean the badge is false."
                }
            },
        ),
        Some(Code::KeyUnsupported) => (
            "Signature not checked",
            "The kind of key that signed this badge[ ({found})] is not supported yet. This does not mean the badge is false.",
        ),
        Some(Code::ProofBase) => (
            "Signature not checked",
            "This badge is signed for the holder to keep and cannot be checked as it is. This does not mean the badge is false.",
        ),
        Some(Code::StatusConcealed) => (
            "Expiry and revocation unknown",
            "Badges of this kind can be shown with parts left out. The expiry date, or the place to look up revocation, may be among them. This does not mean the badge is false.",
        ),
        Some(Code::StatusUnavailable) if case.asked != Asked::Nobody => (
            "Revocation unknown",
            match case.asked {
                Asked::NotYet => {
                    "Whether this badge has been revoked is known only after asking the issuer's server[ ({host})]."
                }
                Asked::Declined => {
                    "The issuer's server[ ({host})] was not asked, as you chose, so revocation was not checked. This does not mean the badge is false."
                }
                Asked::InVain | Asked::Nobody => {
                    "The issuer's server[ ({host})] gave no usable answer, so revocation was not checked. This does not mean the badge is false."
                }
            },
        ),
        Some(Code::StatusUnavailable) => (
            "Revocation unknown",
            "Whether this badge has been revoked could not be learned from the issuer's data[ at {host}]. This does not mean the badge is false.",
        ),
        Some(
            Code::StatusListFaulty
            | Code::StatusListUnsigned
            | Code::StatusListTampered
            | Code::StatusListUnproved
            | Code::StatusListExpired
            | Code::StatusListNotYet
            | Code::StatusListShort
            | Code::StatusSigner
            | Code::StatusPurpose
            | Code::StatusIndex,
        ) => (
            "Revocation unknown",
            "The list that would tell of revocation or suspension[ ({host})] gave no reliable answer. {what}. This does not mean the badge is false.",
        ),
        Some(Code::StatusTooOld) => (
            "Revocation unknown",
            "The list of revoked badges kept on this device[ (of {date})] is too old to tell the present state. This does not mean the badge is false.",
        ),
        Some(Code::StatusUnsupported) => (
            "Revocation unknown",
            "Whether this badge has been revoked has to be looked up on a server[ ({host})], which this version cannot do yet. This does not mean the badge is false.",
        ),
        Some(Code::DocumentUnreachable | Code::DocumentUnexpected) => (
            "Something is missing",
            "Data needed for the check could not be obtained[ from {host}]. This does not mean the badge is false.",
        ),
        Some(Code::PaperDiffers) => (
            "Do not go by the paper",
            "The {fact} on the paper[ ({written})] could not be matched with the badge[ ({stated})]. The code may have been put on another paper, or the paper changed; it may also be a different spelling, or misread.",
        ),
        Some(Code::HolderNameNear) => (
            "Holder not established",
            "The name you typed and the name on the badge differ only in variant characters (such as 髙 and 高). It may be the same person, but this is not certain.",
        ),
        Some(Code::HolderNameDiffers) => (
            "Holder not established",
            "The name you typed is not the name on the badge. People change names and spell them differently, so this alone does not show that it is someone else.",
        ),
        Some(Code::HolderAbsent) => {
            ("Holder not established", "The badge states nothing that could be compared with what you typed.")
        }
        Some(Code::HolderUnclear) => ("Holder not established", "What you typed is too short or cannot be compared."),
        _ => (
            "Some checks are incomplete",
            "Not every check could be completed[: {what}]. This does not mean the badge is false.",
        ),
    };
    let next: &[(Who, &str)] = match case.reason {
        Some(Code::HolderUnclear) => &[(Reader, "Type the e-mail address that received the badge, or the full name.")],
        Some(Code::HolderNameNear | Code::HolderNameDiffers | Code::HolderAbsent) => &[(
            Reader,
            "Compare something else, such as the e-mail address that received the badge, or ask the holder.",
        )],
        Some(Code::PaperDiffers) if case.page => &[
            (
                Reader,
                "Open the official page ({page}) and go by the name, qualification and expiry date shown there, not by the paper.",
            ),
            (Reader, "Ask the holder about the difference."),
        ],
        Some(Code::PaperDiffers) => &[
            (Reader, "Go by what the badge states on this page, not by the paper."),
            (Reader, "Ask the holder about the difference."),
        ],
        Some(Code::StatusConcealed) => &[(
            Reader,
            "Ask the holder to send the badge with nothing left out. If the result is the same, contact the issuer through its official website.",
        )],
        Some(Code::EngineIncomplete) => &[(Reader, "Check your internet connection, then check this badge again.")],
        Some(Code::ProofBase) => &[(Reader, "Ask the holder to send the badge with the wallet's share function.")],
        _ if case.asked == Asked::NotYet && case.needs_answer() => &[(Reader, LET_ASK), (Hurry, ASK_ISSUER)],
        _ if case.page => &[
            (
                Reader,
                "Open the official page ({page}) and compare the name, qualification and expiry date shown there with the application form.",
            ),
            (Hurry, ASK_ISSUER),
        ],
        Some(Code::DocumentPart) => &[(Reader, "Ask the holder to send the file of the badge that was awarded.")],
        _ if case.asked == Asked::Declined && case.needs_answer() => &[(Reader, LET_ASK), (Hurry, ASK_ISSUER)],
        _ if case.asked == Asked::InVain && case.needs_answer() => &[(Reader, TRY_LATER), (Hurry, ASK_ISSUER)],
        _ => &[(Reader, FIND_YOURSELF)],
    };
    let headline = match case.reason {
        Some(Code::PaperDiffers) => "The paper does not match the badge",
        _ => "Could not check yet",
    };
    Words { headline, means, reason, next }
}
