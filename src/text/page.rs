//! The words of the interface that are not about a badge's verdict.
//!
//! A closed list: a word that one language lacks does not compile. Dates come in already set by [`super::date`].

use super::{Lang, en, ja};
use crate::engine::documents::Contact;
use crate::engine::report::Axis;

/// A word or sentence of the interface. What each is for stands beside it in the Japanese list.
#[allow(missing_docs)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Word {
    Skip,
    Brand,
    OtherLanguage,
    NavMain,
    NavFoot,
    NavCheck,
    NavIssuers,
    Promise,
    PromiseLong,
    DropHere,
    HomeTitle,
    DropLead,
    ChooseFiles,
    ChooseFolder,
    ChooseOther,
    Kinds,
    PasteLabel,
    PastePlaceholder,
    PasteHint,
    Check,
    SamplesTitle,
    SampleValid,
    SampleEndorsed,
    SampleEndsSoon,
    SampleExpired,
    SampleNotYet,
    SampleTampered,
    SampleUnsigned,
    SampleOtherKey,
    SampleUnlisted,
    SampleImitation,
    SampleNoBadge,
    QuestionsTitle,
    HintIntegrity,
    HintStanding,
    HintIssuer,
    HintIssuerLink,
    HintIssuerBefore,
    HintHolder,
    Checking,
    ListDone,
    Copied,
    NextTitle,
    AxesLabel,
    Sample,
    SampleBar,
    Honorific,
    FactsTitle,
    ClaimedUnlisted,
    ClaimedAltered,
    ClaimedRejected,
    ClaimedUnproven,
    PictureAlt,
    PictureNotSigned,
    Provenance,
    NotStated,
    NoEnd,
    ValidUntil,
    ValidFrom,
    Issued,
    RegistrationNumber,
    RegistrationHint,
    PassNumber,
    Holder,
    Recipient,
    HolderHashed,
    Comma,
    Issuer,
    Criteria,
    Description,
    OnList,
    OnListSample,
    ChecksTitle,
    NotesTitle,
    ReasonsTitle,
    Colon,
    Dot,
    HolderTitle,
    HolderBy,
    HolderEmail,
    HolderName,
    HolderNumber,
    HolderEmailLabel,
    HolderNameLabel,
    HolderNumberLabel,
    HolderHint,
    HolderCheck,
    DrawerTitle,
    DrawerHint,
    DocumentsTitle,
    DocumentsNone,
    DocumentsHost,
    DocumentsPurpose,
    DocumentsResult,
    PurposeKey,
    PurposeContext,
    PurposeAssertion,
    PurposeBadgeClass,
    PurposeProfile,
    PurposeRevocation,
    NeedConsent,
    NeedAllowed,
    AskMeans,
    AskChoose,
    AskYes,
    AskNo,
    AskNote,
    AskOff,
    AddressHolds,
    AddressClear,
    AddressCleared,
    KeptNote,
    KeptForget,
    KeptForgotten,
    ProvenanceHosted,
    SavedNote,
    SavedChoose,
    HolderNotStated,
    Narrative,
    Evidence,
    Alignment,
    Tags,
    Asking,
    AskStop,
    ToldTitle,
    ToldBadge,
    ToldTime,
    ToldAddress,
    UntoldTitle,
    UntoldFile,
    UntoldTyped,
    UntoldOthers,
    ProofTitle,
    EndorsementsTitle,
    EndorsementsNote,
    EndorsementUnchecked,
    Format,
    Carrier,
    CredentialId,
    FileHash,
    ListHash,
    Clock,
    Engine,
    RawTitle,
    RawCopy,
    ReportTitle,
    ReportNote,
    ReportSave,
    AnotherBadge,
    BackToList,
    FromTheStart,
    PastedText,
    LinkText,
    CameraText,
    SampleOf,
    LetterTitle,
    Letter,
    LetterCopy,
    FileTitle,
    FileName,
    FileSize,
    FileSought,
    FileSoughtWhat,
    NoListUsed,
    WhoseMore,
    FailedTitle,
    FailedMeans,
    FailedTooLarge,
    FailedNotRead,
    FailedNotLoaded,
    FailedDied,
    FailedTimedOut,
    FailedNoWorker,
    FailedNotOpened,
    Reload,
    Again,
    ListTitle,
    ListCaption,
    ListVerdict,
    ListWhat,
    ListWhatShort,
    FilterTitle,
    ChipAll,
    ChipRejected,
    ChipRevoked,
    ChipSuspended,
    ChipExpired,
    ChipNotYet,
    ChipUnlisted,
    ChipUndetermined,
    ChipUnreadable,
    ChipFailed,
    ChipValid,
    ChipAttested,
    ChipBusy,
    ShortWaiting,
    ShortAsking,
    Nothing,
    IssuersTitle,
    IssuersLead,
    ListLoading,
    Operator,
    OperatorContact,
    OperatorHomepage,
    ListDate,
    ListCount,
    ListFingerprint,
    IssuerName,
    IssuerIds,
    IssuerQualifications,
    IssuerSince,
    IssuerSource,
    NotListedTitle,
    NotListed,
    RequestTitle,
    Request,
    FaultsTitle,
    FaultsLead,
    BarNoList,
    BarNoListMore,
    BarNoWorker,
}

/// A word or sentence in this language.
pub const fn word(lang: Lang, word: Word) -> &'static str {
    match lang {
        Lang::Ja => ja::page::word(word),
        Lang::En => en::page::word(word),
    }
}

/// What stands under a question on the first page.
pub const fn question_hint(axis: Axis) -> Word {
    match axis {
        Axis::Integrity => Word::HintIntegrity,
        Axis::Standing => Word::HintStanding,
        Axis::Issuer => Word::HintIssuer,
        Axis::Holder => Word::HintHolder,
    }
}

/// The title of the window.
pub fn title(_lang: Lang, subject: &str) -> String {
    [subject, "｜Akashi"].concat()
}

/// The title of a demonstration.
pub fn of_sample(lang: Lang, headline: &str) -> String {
    [word(lang, Word::Sample), word(lang, Word::Colon), headline].concat()
}

/// What is said aloud when a verdict appears.
pub fn announced(lang: Lang, headline: &str, means: &str) -> String {
    match lang {
        Lang::Ja => [headline, "。", means].concat(),
        Lang::En => [headline, ". ", means].concat(),
    }
}

/// The program's version and whose list it uses.
pub fn edition(lang: Lang, version: &str, list: Option<(String, String)>) -> String {
    let Some((operator, date)) = list else { return ["Akashi ", version].concat() };
    match lang {
        Lang::Ja => ["Akashi ", version, "・発行者一覧：", &operator, "・", &date, "版"].concat(),
        Lang::En => ["Akashi ", version, " · issuer list of ", &operator, ", ", &date].concat(),
    }
}

/// Whose list the recognition rests on.
pub fn whose_list(lang: Lang, operator: &str, date: &str) -> String {
    match lang {
        Lang::Ja => ["発行者の確認：", operator, "の発行者一覧（", date, "版）"].concat(),
        Lang::En => ["Issuers recognised by: ", operator, " (list of ", date, ")"].concat(),
    }
}

/// An edition of the list.
pub fn edition_of(lang: Lang, date: &str) -> String {
    match lang {
        Lang::Ja => [date, "版"].concat(),
        Lang::En => date.to_owned(),
    }
}

/// A name that anybody can claim.
pub fn so_called(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Ja => [name, "（自称）"].concat(),
        Lang::En => [name, " (as claimed)"].concat(),
    }
}

/// A link to the badge's page at its platform.
pub fn official_page(lang: Lang, host: &str) -> String {
    match lang {
        Lang::Ja => ["このバッジの公式ページを開く（", host, "）"].concat(),
        Lang::En => ["Open this badge’s official page (", host, ")"].concat(),
    }
}

/// May this host be asked?
pub fn may_ask(lang: Lang, host: &str) -> String {
    match lang {
        Lang::Ja => [host, " に問い合わせますか"].concat(),
        Lang::En => ["Ask ", host, "?"].concat(),
    }
}

/// May these hosts be asked?
pub fn may_ask_many(lang: Lang, count: usize) -> String {
    let number = count.to_string();
    match lang {
        Lang::Ja => [&number, "か所のサーバーに問い合わせますか"].concat(),
        Lang::En => ["Ask ", &number, " hosts?"].concat(),
    }
}

/// This host is being asked.
pub fn being_asked(lang: Lang, host: &str) -> String {
    match lang {
        Lang::Ja => [host, " の応答を待っています（1回の問い合わせにつき最長10秒）。"].concat(),
        Lang::En => ["Waiting for ", host, " (at most 10 seconds for each request)."].concat(),
    }
}

/// How a document fared; a status of HTTP keeps its number.
pub fn contact(lang: Lang, contact: &Contact) -> String {
    if let Some(since) = &contact.kept_since {
        let since = super::moment(lang, since);
        return match lang {
            Lang::Ja => [since.as_str(), "に取得し、端末に保存したもの"].concat(),
            Lang::En => ["kept on this device since ", &since].concat(),
        };
    }
    came(lang, &contact.result)
}

fn came(lang: Lang, result: &str) -> String {
    let status = result.strip_prefix("http-");
    let said = match (lang, status.unwrap_or(result)) {
        (Lang::Ja, "used") => "受信",
        (Lang::Ja, "unreachable") => "つながらない",
        (Lang::Ja, "too-large") => "大きすぎる",
        (Lang::Ja, "timed-out") => "時間切れ",
        (Lang::Ja, "declined") => "問い合わせを見送り",
        (Lang::Ja, "unexpected") => "想定外の内容",
        (Lang::Ja, "redirected") => "ほかのURLへ転送",
        (Lang::Ja, "redirect-refused") => "転送されたが、転送先には照会せず",
        (Lang::Ja, "refused") => "照会できないURL",
        (Lang::Ja, "404") => "見つからない",
        (Lang::Ja, "410") => "削除済み",
        (Lang::Ja, "401" | "403") => "閲覧の許可なし",
        (Lang::Ja, _) if status.is_some() => "取得できない",
        (Lang::En, "used") => "received",
        (Lang::En, "unreachable") => "unreachable",
        (Lang::En, "too-large") => "too large",
        (Lang::En, "timed-out") => "timed out",
        (Lang::En, "declined") => "declined",
        (Lang::En, "unexpected") => "not what was expected",
        (Lang::En, "redirected") => "redirected elsewhere",
        (Lang::En, "redirect-refused") => "redirected to where nobody is asked",
        (Lang::En, "refused") => "not an address to be asked",
        (Lang::En, "404") => "not found",
        (Lang::En, "410") => "gone",
        (Lang::En, "401" | "403") => "access denied",
        (Lang::En, _) if status.is_some() => "no usable answer",
        (_, other) => other,
    };
    match (lang, status) {
        (_, None) => said.to_owned(),
        (Lang::Ja, Some(status)) => [said, "（", status, "）"].concat(),
        (Lang::En, Some(status)) => [said, " (", status, ")"].concat(),
    }
}

/// A file and its size.
pub fn source(lang: Lang, name: &str, bytes: Option<f64>) -> String {
    match (lang, bytes) {
        (_, None) => name.to_owned(),
        (Lang::Ja, Some(bytes)) => [name, "（", &size(lang, bytes), "）"].concat(),
        (Lang::En, Some(bytes)) => [name, " (", &size(lang, bytes), ")"].concat(),
    }
}

/// A size, rounded up, so that nothing is 0 KB.
pub fn size(_lang: Lang, bytes: f64) -> String {
    let kilobytes = (bytes / 1024.0).ceil() as u64;
    if kilobytes < 1024 {
        [&kilobytes.to_string(), " KB"].concat()
    } else {
        let tenths = (bytes / 104_857.6).ceil() as u64;
        [&(tenths / 10).to_string(), ".", &(tenths % 10).to_string(), " MB"].concat()
    }
}

/// When it was checked.
pub fn checked_at(lang: Lang, moment: &str) -> String {
    match lang {
        Lang::Ja => [moment, "に確認"].concat(),
        Lang::En => ["checked ", moment].concat(),
    }
}

/// Another badge of the same person and qualification is in force and newer.
pub fn newer(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Ja => ["同じ資格で、受領者の記載も同じ新しいバッジがあります：", name].concat(),
        Lang::En => ["A newer badge for the same qualification and recipient details: ", name].concat(),
    }
}

/// How far a list has come.
pub fn progress(lang: Lang, settled: usize, of: usize) -> String {
    let (settled, of) = (settled.to_string(), of.to_string());
    match lang {
        Lang::Ja => [&of, "件中", &settled, "件の確認が終わりました"].concat(),
        Lang::En => [&settled, " of ", &of, " checked"].concat(),
    }
}

/// How many issuers.
pub fn issuers(lang: Lang, count: usize) -> String {
    let number = count.to_string();
    match lang {
        Lang::Ja => [&number, "団体"].concat(),
        Lang::En => number,
    }
}

/// How many keys the list pins.
pub fn pinned(lang: Lang, count: u32) -> String {
    let number = count.to_string();
    match lang {
        Lang::Ja => ["鍵の登録：", &number, "件"].concat(),
        Lang::En => ["Pinned keys: ", &number].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_result_has_words_in_both_languages() {
        for result in [
            "used",
            "unreachable",
            "too-large",
            "timed-out",
            "declined",
            "unexpected",
            "redirected",
            "redirect-refused",
            "refused",
            "http-401",
            "http-403",
            "http-404",
            "http-410",
            "http-418",
            "http-500",
        ] {
            let [ja, en] = [Lang::Ja, Lang::En].map(|lang| came(lang, result));
            assert!(
                !ja.contains(|c: char| c.is_ascii_alphabetic()) || result == "redirected" || result == "refused",
                "{ja}"
            );
            assert!(en.is_ascii() && !en.contains("http") && !en.contains('-'), "{en}");
        }
        assert_eq!(came(Lang::Ja, "http-404"), "見つからない（404）");
        assert_eq!(came(Lang::En, "http-404"), "not found (404)");
        assert_eq!(came(Lang::Ja, "http-503"), "取得できない（503）");
    }

    #[test]
    fn sizes_are_short_and_never_nothing() {
        for (bytes, said) in [(1.0, "1 KB"), (85_000.0, "84 KB"), (1_048_576.0, "1.0 MB"), (20_971_520.0, "20.0 MB")] {
            assert_eq!(size(Lang::Ja, bytes), said);
        }
    }
}
