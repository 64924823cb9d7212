//! The words of the holder's page.

use crate::text::kit::{Front, Word};

/// What the page says by itself.
pub const fn front(front: Front) -> &'static str {
    match front {
        Front::Nav => "For holders",
        Front::Title => "Show your badge",
        Front::Lead => {
            "Make a mail signature, a QR code, a link and more. Whoever gets them checks the badge by opening the link or scanning the code. All of it is made on this device."
        }
        Front::Begin => "First check your badge. Then press “Show this badge” on the page with the result.",
        Front::NotProved => {
            "The badge in hand was not shown to be its issuer’s, so it cannot be used here. Please choose another."
        }
        Front::Which => "Which badge do you want to show?",
        Front::Show => "Show this badge",
        Front::Other => "Choose another badge",
        Front::Lost => "The program that makes these could not be loaded. Check your connection and try again.",
        Front::Again => "Try again",
    }
}

/// The word.
pub const fn word(word: Word) -> &'static str {
    match word {
        Word::SignatureTitle => "Mail signature",
        Word::Name => "Name",
        Word::Company => "Company, department",
        Word::Telephone => "Telephone",
        Word::Optional => "optional",
        Word::WithNumber => "Show the registration number",
        Word::WithNumberHint => "A link that holds the whole badge holds the number even if it is not shown here.",
        Word::LinkHolds => "What the link holds",
        Word::LinkWhole => "The whole badge",
        Word::LinkWholeHint => {
            "The signature can be checked from the link alone. Your name and what else the badge says is in the link."
        }
        Word::LinkShort => "Only where the badge lies (short link)",
        Word::LinkShortHint => {
            "Whoever opens it is asked before the issuer’s server is. It works only for badges that the server publishes, so open it yourself before you send it."
        }
        Word::PreviewTitle => "Preview",
        Word::LetterSubject => "Subject: Our meeting",
        Word::LetterBody => "Thank you for your time today.",
        Word::CopySignature => "Copy the signature",
        Word::CopyText => "Copy text only",
        Word::PasteNote => {
            "Paste it into the signature settings of Outlook or Gmail. If the picture does not appear there, save it and insert it with their picture button."
        }
        Word::SavePicture => "Save the picture",
        Word::Selected => "The signature is selected. Copy it with Ctrl+C (Command+C on a Mac).",
        Word::StepsTitle => "How to set up the signature",
        Word::QrTitle => "QR code",
        Word::QrLead => "For print. A phone that scans it opens this site and checks the badge.",
        Word::QrSide => "Length of a side (mm)",
        Word::QrAlt => "QR code of this badge",
        Word::SaveSvg => "Save SVG",
        Word::SavePng => "Save PNG",
        Word::LinkTitle => "Link",
        Word::LinkLabel => "Address of the link",
        Word::LinkCopy => "Copy the link",
        Word::ToldTitle => "Who can read what",
        Word::LinkedInTitle => "LinkedIn profile",
        Word::LinkedInLead => {
            "Opens LinkedIn’s form for licences. Opening it sends LinkedIn the qualification, the issuer, the months and the link, and the registration number if you chose to show it. Until then nothing is sent. Fill in yourself what stays empty."
        }
        Word::LinkedInOpen => "Open LinkedIn",
        Word::CardTitle => "Card",
        Word::CardAlt => "Card with name, qualification, issuer and QR code",
        Word::CalendarTitle => "Reminder",
        Word::CalendarLead => {
            "A calendar entry (.ics file) before the badge expires, for your calendar to import. It holds neither link nor name."
        }
        Word::CalendarDays => "Remind me",
        Word::CalendarSave => "Save the entry",
    }
}

/// Mail programs and what to do in them.
pub const STEPS: &[(&str, &[&str])] = &[
    (
        "New Outlook and Outlook on the web",
        &[
            "Press “Copy the signature”.",
            "In Outlook’s Settings (the gear), open Account › Signatures.",
            "Choose New signature, name it and paste into the field.",
            "Press Save and choose it for new messages and replies.",
        ],
    ),
    (
        "Classic Outlook (Windows)",
        &[
            "Press “Copy the signature”.",
            "Open File › Options › Mail › Signatures.",
            "Choose New, name it and paste into the field “Edit signature” (Ctrl+V).",
            "If the picture does not appear, save it here, insert it with the picture button above the field and give it the link with the link button.",
            "Choose it as the default signature and press OK.",
        ],
    ),
    (
        "Gmail",
        &[
            "Press “Copy the signature”.",
            "In Gmail on a computer, open the gear › See all settings › General › Signature.",
            "Choose Create new, name it and paste into the field on the right.",
            "Choose it under “Signature defaults” and press Save Changes at the bottom of the page.",
        ],
    ),
];

/// Of a link that holds all.
pub const TOLD_WHOLE: &[&str] = &[
    "Whoever gets the link can see the name and the registration number on the badge.",
    "The badge stands behind the “#”. Browsers send that part to no server, not even when the link is opened.",
    "Services that handle the text of mails and chats (filters, link scanners, previews) can read the whole link, and so the badge.",
    "Where such a service rewrites links, the part behind the “#” may be lost. Send the link to yourself first and open it.",
];

/// Of a short link.
pub const TOLD_SHORT: &[&str] = &[
    "The link holds only where the badge lies. Whoever can open that place can see what the badge says.",
    "If the one who opens the link agrees, the issuer’s server is asked, and so learns that the badge is being checked.",
    "Where a mail or chat service rewrites links, the part behind the “#” may be lost. Send the link to yourself first and open it.",
];
