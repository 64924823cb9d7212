//! The words of the interface.

use crate::text::page::Word;

/// The word.
pub const fn word(word: Word) -> &'static str {
    match word {
        Word::Skip => "Skip to content",
        Word::Brand => "Open Badge check",
        Word::OtherLanguage => "日本語",
        Word::NavMain => "Main",
        Word::NavFoot => "Footer",
        Word::NavCheck => "Check",
        Word::NavIssuers => "Issuers",
        Word::Promise => "Your file never leaves this device",
        Word::PromiseLong => {
            "The check runs on this device. An issuer’s server may be asked, but your files and what you type are not sent, and this site has no means of receiving them."
        }
        Word::DropHere => "Drop to check",
        Word::HomeTitle => "Check a qualification badge",
        Word::DropLead => "Drop a badge file here",
        Word::ChooseFiles => "Choose files",
        Word::ChooseFolder => "Choose a folder",
        Word::ChooseOther => "Choose another file",
        Word::Kinds => {
            "Badge image (PNG, SVG), certificate PDF, photo of a QR code, mail (.eml), JSON or JWT. Several files or a folder at once are fine."
        }
        Word::PasteLabel => "Paste to check",
        Word::PastePlaceholder => "JSON, JWT or a link",
        Word::PasteHint => "Pictures and files can be pasted anywhere on this page with Ctrl+V (Command+V on a Mac).",
        Word::Check => "Check",
        Word::SamplesTitle => "Try a sample",
        Word::SampleValid => "Valid badge",
        Word::SampleEndorsed => "Badge with endorsements",
        Word::SampleEndsSoon => "Badge that expires soon",
        Word::SampleExpired => "Expired badge",
        Word::SampleNotYet => "Badge that is not yet valid",
        Word::SampleTampered => "Altered badge",
        Word::SampleUnsigned => "Badge without a signature",
        Word::SampleOtherKey => "Badge signed with a key that is not the issuer’s",
        Word::SampleUnlisted => "Badge of an issuer not on the list",
        Word::SampleImitation => "Badge with a name like a listed issuer’s",
        Word::SampleNoBadge => "Picture without badge data",
        Word::QuestionsTitle => "What this page answers",
        Word::HintIntegrity => "Checked against the issuer’s digital signature or its server’s record",
        Word::HintStanding => "Within its dates of validity",
        Word::HintIssuerBefore => "Compared with the ",
        Word::HintIssuerLink => "issuer list",
        Word::HintIssuer => "",
        Word::HintHolder => "Compared with an e-mail address, a name or a number",
        Word::Checking => "Checking…",
        Word::ListDone => "All files have been checked.",
        Word::Copied => "Copied.",
        Word::NextTitle => "What to do next",
        Word::AxesLabel => "Four answers",
        Word::Sample => "SAMPLE",
        Word::SampleBar => "This is a demonstration. It has nothing to do with any real qualification, body or person.",
        Word::Honorific => "",
        Word::FactsTitle => "Registered details",
        Word::ClaimedUnlisted => "Stated by an issuer that is not recognised",
        Word::ClaimedAltered => "These details were altered. Do not treat them as facts",
        Word::ClaimedRejected => "Nothing proves these details. Do not treat them as facts",
        Word::ClaimedUnproven => "These details have not been proved yet",
        Word::PictureAlt => "Badge image",
        Word::PictureNotSigned => "The picture itself was not checked.",
        Word::Provenance => "Proved by the issuer’s digital signature.",
        Word::NotStated => "Not stated",
        Word::NoEnd => "No end date stated",
        Word::ValidUntil => "Valid until",
        Word::ValidFrom => "Valid from",
        Word::Issued => "Issued",
        Word::RegistrationNumber => "Registration no.",
        Word::RegistrationHint => "Changes at every renewal.",
        Word::PassNumber => "Pass no.",
        Word::Recipient => "Recipient",
        Word::Holder => "Holder",
        Word::HolderHashed => "Recorded as a hash: it can be compared, but not read.",
        Word::Comma => ", ",
        Word::Issuer => "Issuer",
        Word::Criteria => "Criteria",
        Word::Description => "Description",
        Word::OnList => "On the issuer list",
        Word::OnListSample => "On the issuer list (sample)",
        Word::ChecksTitle => "What was checked",
        Word::ReasonsTitle => "What was found",
        Word::NotesTitle => "For information",
        Word::Colon => ": ",
        Word::Dot => " · ",
        Word::HolderTitle => "Check whose it is",
        Word::HolderBy => "Compare by",
        Word::HolderEmail => "E-mail address",
        Word::HolderName => "Name",
        Word::HolderNumber => "Number",
        Word::HolderEmailLabel => "E-mail address that received the badge",
        Word::HolderNameLabel => "Name",
        Word::HolderNumberLabel => "Registration, pass or membership number",
        Word::HolderHint => "Compared on this device only. Nothing is sent or kept.",
        Word::HolderCheck => "Compare",
        Word::DrawerTitle => "Technical details",
        Word::DrawerHint => "Raw data, keys, hosts contacted",
        Word::DocumentsTitle => "Hosts contacted",
        Word::DocumentsNone => "No server was contacted.",
        Word::DocumentsHost => "Address",
        Word::DocumentsPurpose => "Purpose",
        Word::DocumentsResult => "Result",
        Word::PurposeKey => "The issuer’s keys",
        Word::PurposeContext => "A context",
        Word::PurposeAssertion => "The issuer’s record of the badge",
        Word::PurposeBadgeClass => "The description of the badge",
        Word::PurposeProfile => "The issuer’s profile",
        Word::PurposeRevocation => "The list of revoked badges",
        Word::NeedConsent => "Not asked",
        Word::NeedAllowed => "Not asked",
        Word::AskMeans => "Not checked yet",
        Word::AskChoose => "Please choose",
        Word::AskYes => "Ask",
        Word::AskNo => "Do not ask",
        Word::AskNote => {
            "If you choose “Do not ask”, what is open stays open. A host you agree to is asked about other badges too, without another question, until you close this page."
        }
        Word::AddressHolds => "The address of this page holds the badge.",
        Word::AddressClear => "Take it out of the address",
        Word::AddressCleared => "The address no longer holds the badge.",
        Word::KeptNote => {
            "For issuers that this site's list allows, revocation lists and key documents are kept on this device, for use without a connection. Badges are never kept."
        }
        Word::KeptForget => "Clear the lists kept on this device",
        Word::KeptForgotten => "The lists were cleared.",
        Word::AskOff => "Ask nobody until this page is closed",
        Word::ProvenanceHosted => "Confirmed by the issuer’s server; there is no digital signature.",
        Word::SavedNote => {
            "If you have saved data (JSON) from the official page, add it here to compare it with this badge. This is not a confirmation by the issuer."
        }
        Word::SavedChoose => "Add a saved file",
        Word::HolderNotStated => "No name stated",
        Word::Narrative => "How it was earned",
        Word::Evidence => "Evidence",
        Word::Alignment => "Standards",
        Word::Tags => "Keywords",
        Word::Asking => "Asking…",
        Word::AskStop => "Stop asking",
        Word::ToldTitle => "What the host learns",
        Word::ToldBadge => "Which badge is being checked (its URL); from this it may know whose badge it is",
        Word::ToldTime => "When it was asked, and from which site",
        Word::ToldAddress => "The IP address of your connection, and the kind and language of your browser",
        Word::UntoldTitle => "What the host does not learn",
        Word::UntoldFile => "The file itself",
        Word::UntoldTyped => "Names or e-mail addresses you type",
        Word::UntoldOthers => "Badges checked at the same time that have nothing to do with this host",
        Word::ProofTitle => "Signature and key",
        Word::EndorsementsTitle => "Endorsements",
        Word::EndorsementsNote => {
            "These are enclosed with the badge. Each was checked separately and does not affect the result."
        }
        Word::EndorsementUnchecked => "Endorsement (endorser not checked)",
        Word::Format => "Format",
        Word::Carrier => "Found in",
        Word::CredentialId => "Badge identifier",
        Word::FileHash => "File fingerprint",
        Word::ListHash => "Issuer list fingerprint",
        Word::Clock => "Device clock",
        Word::Engine => "Engine",
        Word::RawTitle => "Raw data",
        Word::RawCopy => "Copy data",
        Word::ReportTitle => "Report as data",
        Word::ReportNote => "A JSON file with every finding. It may contain personal data such as names.",
        Word::ReportSave => "Save JSON",
        Word::AnotherBadge => "Check another badge",
        Word::BackToList => "Back to the list",
        Word::FromTheStart => "Start over",
        Word::PastedText => "Pasted text",
        Word::LinkText => "Badge in the link",
        Word::CameraText => "QR code read by the camera",
        Word::SampleOf => "Sample ",
        Word::LetterTitle => "A note to the holder",
        Word::Letter => {
            "The picture you sent contains no Open Badge data. Please log in to your Open Badge wallet, download the badge picture, and send it unchanged, as a file."
        }
        Word::LetterCopy => "Copy the note",
        Word::FileTitle => "The file that was read",
        Word::FileName => "Name",
        Word::FileSize => "Size",
        Word::FileSought => "Looked for",
        Word::FileSoughtWhat => "A badge inside a picture, JSON, or a signed token (JWT)",
        Word::NoListUsed => "The issuer list could not be loaded, so no issuer was recognised.",
        Word::WhoseMore => "See the list",
        Word::FailedTitle => "The check did not finish",
        Word::FailedMeans => "This does not mean it is false",
        Word::FailedTooLarge => "The file is too large (limit 32 MB). Badge files are rarely larger than 1 MB.",
        Word::FailedNotRead => {
            "The file could not be opened. Check that it has not been moved or changed, then choose it again."
        }
        Word::FailedNotLoaded => "The sample could not be loaded. Check your connection.",
        Word::FailedDied => {
            "The checking program stopped at this file. It has been restarted, and other files are not affected."
        }
        Word::FailedTimedOut => {
            "The checking program did not finish this file within 10 seconds. It has been restarted, and other files are not affected."
        }
        Word::FailedNoWorker => "The checking program could not be started. Reload the page.",
        Word::FailedNotOpened => {
            "The program that opens such files could not be loaded. Try again where you have a connection. The file has not left this device."
        }
        Word::Reload => "Reload",
        Word::Again => "Try again",
        Word::ListTitle => "Check several badges",
        Word::ListCaption => "Results, in the order in which the files were given.",
        Word::ListVerdict => "Result",
        Word::ListWhat => "Qualification, file",
        Word::ListWhatShort => "Badge",
        Word::FilterTitle => "Show only",
        Word::ChipAll => "All",
        Word::ChipRejected => "Rejected",
        Word::ChipRevoked => "Revoked",
        Word::ChipSuspended => "Suspended",
        Word::ChipExpired => "Expired",
        Word::ChipNotYet => "Not yet valid",
        Word::ChipUnlisted => "Issuer not recognised",
        Word::ChipUndetermined => "Not determined",
        Word::ChipUnreadable => "No badge",
        Word::ChipFailed => "Did not finish",
        Word::ChipValid => "Valid",
        Word::ChipAttested => "Valid (asked)",
        Word::ChipBusy => "Checking",
        Word::ShortWaiting => "Waiting",
        Word::ShortAsking => "Waiting for your answer",
        Word::Nothing => "None",
        Word::IssuersTitle => "Issuers",
        Word::IssuersLead => {
            "The issuers that this site recognises. Its operator has listed them on the grounds given."
        }
        Word::ListLoading => "Loading…",
        Word::Operator => "Operator",
        Word::OperatorContact => "Contact",
        Word::OperatorHomepage => "Website",
        Word::ListDate => "Edition",
        Word::ListCount => "Entries",
        Word::ListFingerprint => "Fingerprint",
        Word::IssuerName => "Name",
        Word::IssuerIds => "Identifiers",
        Word::IssuerQualifications => "Qualifications",
        Word::IssuerSince => "Listed since",
        Word::IssuerSource => "Grounds",
        Word::NotListedTitle => "Issuers not on the list",
        Word::NotListed => {
            "Not being on the list does not mean a badge is false. It means that this site cannot tell whether the body named really issued the badge."
        }
        Word::RequestTitle => "How to be listed",
        Word::Request => {
            "Issuers: publish your identifier (or key) on your official website and send the page’s URL to the operator of this site. It will be checked and added to the next edition."
        }
        Word::FaultsTitle => "The issuer list cannot be used",
        Word::FaultsLead => "The list is missing or wrong. Until it is corrected, this site recognises no issuer.",
        Word::BarNoList => "The issuer list cannot be used. Until it is corrected, no issuer is recognised.",
        Word::BarNoListMore => "Details",
        Word::BarNoWorker => "The checking program cannot be started. Reload the page.",
    }
}
