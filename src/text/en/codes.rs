//! What was checked: one phrase a code, then its values.

use crate::engine::code::Code;

/// The finding, and the clauses of its hint (`|` between them; one that lacks its value is left out).
pub(in crate::text) const fn line(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::DocumentNoBadge => ("No badge data", "{found}"),
        Code::DocumentOtherText => ("The QR code holds no badge", "It says “{text}”"),
        Code::DocumentEmpty => ("The file is empty", ""),
        Code::DocumentTooLarge => ("The file is too large", "{n} bytes"),
        Code::DocumentMalformed => ("The badge data is damaged", "{found}|{at}"),
        Code::DocumentTooDeep => ("Nested too deeply, or too many items", "{at}"),
        Code::DocumentNotUtf8 => ("The text is damaged", "Not UTF-8.|{at}"),
        Code::DocumentDuplicateMember => ("The same item is written twice", "{found}|{at}"),
        Code::DocumentConflict => ("Several badges that contradict each other", "{found}"),
        Code::DocumentRepeated => ("The same badge is contained more than once", "{n} times|{found}"),
        Code::DocumentDamagedPicture => ("The picture is damaged, but the badge was read", "{found}"),
        Code::DocumentAlsoEnclosed => {
            ("A badge of another standard is enclosed too", "Only the one of the newer standard was judged.|{found}")
        }
        Code::DocumentUnreadPayload => ("Other badge data in the file cannot be read", "{found}"),
        Code::DocumentOnlyLink => ("Only a link to a badge", "{url}"),
        Code::DocumentUnreachable => ("Data needed for the check could not be obtained", "{url}|HTTP {n}"),
        Code::DocumentUnexpected => ("The data received is not what was asked for", "{found}|{url}"),
        Code::DocumentSealed => ("The PDF is protected", "A PDF with a password or permissions is not opened."),
        Code::DocumentDamaged => ("The PDF is damaged", ""),
        Code::DocumentIsReport => ("A saved result, not a badge", ""),

        Code::ProofVerified => ("The signature matches the content", "{suite}"),
        Code::ProofMismatch => {
            ("The signature does not match the content", "Something was changed after signing.|{suite}")
        }
        Code::ProofMissing => ("No digital signature", ""),
        Code::ProofIncomplete => ("Part of the signature is missing or of the wrong type", "{found}|{at}"),
        Code::ProofEncoding => ("The signature value is not written as the standard demands", "{found}|{at}"),
        Code::ProofUnsupported => ("Signing method not supported", "{suite}"),
        Code::ProofUnsupportedBeside => ("A further signature that is not supported", "{suite}"),
        Code::ProofAlgorithmRefused => ("A signing method that cannot show an issuer", "{suite}"),
        Code::ProofAlgorithmKey => ("Signing method and key do not match", "{suite}|{key}"),
        Code::ProofCritical => ("A critical header that is not understood", "{found}"),
        Code::ProofMediaType => ("The token declares itself to be something else", "{found}"),
        Code::ProofPurpose => ("The signature was made for another purpose", "{found}"),
        Code::ProofExpired => ("The signature has expired", "Until {date}"),
        Code::ProofNotYet => ("The signature is dated in the future", "{date}"),
        Code::ProofChain => ("An earlier signature it builds on is missing or bad", "{found}"),
        Code::ProofByOther => ("A further signature by somebody else", "{key}"),
        Code::ProofClaims => ("Signed statements contradict each other", "{found}|{expected}|{at}"),
        Code::ProofDomain => ("The signature names a domain", "{found}"),
        Code::ProofChallenge => ("The signature answers a challenge", "{found}"),
        Code::ProofAudience => ("The signature names an audience", "{found}"),
        Code::ProofPartial => ("Part of what was signed may have been left out", "{n} left out|{suite}"),
        Code::ProofDisclosure => ("A disclosed item is not among those signed", "{found}|{at}"),
        Code::ProofBase => ("Made for the holder to keep, not to hand in", "It cannot be checked as it is.|{suite}"),
        Code::ProofKeyBinding => ("A signature said to be the holder's is also enclosed", "It was not checked."),
        Code::ProofTooComplex => ("Too complex; the check of the signature was stopped", "{n}"),
        Code::ProofHosted => ("No signature; the issuer's server has to confirm it", "It has not confirmed it.|{host}"),
        Code::ProofAttested => ("The issuer's server says the same", "Asked {host}"),
        Code::ProofWithdrawn => {
            ("The issuer's server says that it was revoked", "What the badge says was not confirmed.|Asked {host}")
        }
        Code::ProofDiffers => ("The issuer's server says something else", "Differing: {members}"),
        Code::ProofOutOfScope => ("Not where this issuer publishes badges", "{url}|Issuer: {expected}"),
        Code::ProofBadgeElsewhere => {
            ("The description of the badge is not where this issuer publishes", "{url}|Issuer: {expected}")
        }
        Code::ProofUnaddressed => ("No https address that could be asked", "It states {url}"),
        Code::ProofNotYetJudged => ("Signature in an unsupported format", "{found}|{suite}"),

        Code::KeyBound => ("The key belongs to the issuer", "{key}"),
        Code::KeyPinned => ("The key is the one on the issuer list", "{key}"),
        Code::KeyNotIssuers => ("The key does not belong to the issuer", "{key}"),
        Code::KeyUnbound => ("Nothing shows whose key it is", "{key}"),
        Code::KeyUnavailable => ("The issuer's key has not been obtained", "{host}|{key}"),
        Code::KeyUnsupported => ("Kind of key not supported", "{found}|{key}"),
        Code::KeyMalformed => ("The key is malformed", "{found}|{key}"),
        Code::KeyRevoked => ("The key has been revoked", "{date}|{key}"),
        Code::KeyExpired => ("Key used outside its period of use", "Signed on {date}|{key}"),

        Code::ContextUnknown => ("The definition of the terms is not held here", "{url}|{found}"),
        Code::ContextInvalid => ("The definition of the terms is faulty", "{found}|{url}|{at}"),
        Code::ContextAlternate => ("Defined in two forms; the one that was signed is used", "{url}"),
        Code::PropertyUndefined => ("An item that the signature does not cover", "{found}|{at}"),
        Code::PropertyNumber => ("A number so long that programs may read it differently", "{found}|{at}"),
        Code::PropertyHidden => ("A member written in an unusual form", "What it covers was not checked.|{found}"),
        Code::PropertyRelative => ("An identifier that the signature does not cover", "{found}|{at}"),

        Code::ShapeContext => ("@context missing or in the wrong order", "{found}|expected: {expected}|{at}"),
        Code::ShapeType => ("The type of a credential is missing", "{found}|expected: {expected}|{at}"),
        Code::ShapeIssuer => ("Issuer missing or faulty", "{found}|expected: {expected}|{at}"),
        Code::ShapeSubject => ("Recipient missing or faulty", "{found}|expected: {expected}|{at}"),
        Code::ShapeAchievement => ("Achievement missing or incomplete", "{found}|expected: {expected}|{at}"),
        Code::ShapeDate => ("Faulty date", "{found}|expected: {expected}|{at}"),
        Code::ShapeStatus => ("Faulty status entry", "{found}|expected: {expected}|{at}"),
        Code::ShapeId => ("Faulty identifier", "{found}|expected: {expected}|{at}"),

        Code::FormNull => ("An empty item", "{at}"),
        Code::FormType => ("A type that is missing or unexpected", "{found}|expected: {expected}|{at}"),
        Code::FormValue => ("A value of a different type from the standard's", "{found}|expected: {expected}|{at}"),
        Code::FormMissing => ("A required item is missing", "{found}|expected: {expected}|{at}"),
        Code::FormDiffers => {
            ("Details differ from the issuer's server", "This does not affect the result.|Differing: {members}")
        }
        Code::FormContext => ("An older or differently spelled definition", "{url}|{found}"),
        Code::DocumentPersonalLink => ("A personal link for receiving a badge", ""),
        Code::DocumentPersonList => ("A link to a list of badges", ""),
        Code::DocumentNotReceived => ("A link to a badge not received yet", ""),
        Code::DocumentSupplied => {
            ("Nothing in the file you added contradicts the badge", "You supplied it; the issuer has not confirmed it.")
        }
        Code::DocumentSuppliedDiffers => ("The file you added says something else", "Differing: {members}"),
        Code::DocumentSuppliedOther => ("The file you added cannot be compared with this badge", ""),
        Code::EngineIncomplete => ("Part of the checking program not loaded", "{found}"),

        Code::DocumentNotOpenBadge => ("A credential, but not an Open Badge", "{found}"),
        Code::DocumentSchema => ("A schema is named", "It is neither fetched nor applied.|{url}"),
        Code::DocumentRefreshService => ("A service for renewing the badge is named", "It was not asked.|{url}"),
        Code::DocumentEndorsement => {
            ("An endorsement is enclosed", "It was checked separately and does not affect the result.|{at}")
        }
        Code::DocumentEndorsementUnjudged => ("Endorsements enclosed", "Not checked: {n}"),
        Code::DocumentPart => ("Describes a badge or its issuer; not a badge awarded to anyone", "{found}"),
        Code::DocumentEndorsementsUnread => ("Too many endorsements; some were not checked", "{n} not checked"),

        Code::DateInForce => ("Not expired", "Until {date}"),
        Code::DateNoEnd => ("No expiry", "No expiry date is stated."),
        Code::DateExpired => ("Expired", "Until {date}"),
        Code::DateNotYet => ("Not yet valid", "From {date}"),
        Code::DateReversed => ("It ends before it starts", "{date}"),
        Code::DateEndsSoon => ("It expires soon", "Until {date}|days left: {n}"),
        Code::DateNoZone => ("A date without time zone", "Read as UTC.|{found}|{at}"),
        Code::DateClock => {
            ("The date on this device does not fit the dates of the badge", "Check the device's clock.|{date}")
        }
        Code::DateUnproven => ("Expiry date", "Cannot be judged, since the badge is not shown to be the issuer's."),

        Code::StatusNone => ("The badge names no revocation list", ""),
        Code::StatusInForce => ("Not revoked", "By the list as fetched on {date}|Asked {host}"),
        Code::StatusNotSuspended => ("Not suspended", "By the list as fetched on {date}|Asked {host}"),
        Code::StatusRevoked => ("Revoked", "Reason given: “{found}”|Asked {host}"),
        Code::StatusSuspended => ("Suspended", "Reason given: “{found}”|Asked {host}"),
        Code::StatusMessage => ("A message from the issuer", "“{found}”|Asked {host}"),
        Code::StatusRefresh => {
            ("A renewed badge is available", "The issuer has a newer badge in place of this one.|Asked {host}")
        }
        Code::StatusUnavailable => ("Revocation", "No usable answer from {host}."),
        Code::StatusConcealed => ("Expiry and revocation", "The entries for these may have been left out.|{found}"),
        Code::StatusUnsupported => ("Revocation", "This method is not supported.|{found}|{host}"),
        Code::StatusTooOld => ("Revocation", "The list kept on this device (of {date}) is too old to rely on.|{host}"),
        Code::StatusListFaulty => ("The status list is faulty", "It cannot be used.|{found}|{host}"),
        Code::StatusListUnsigned => ("The status list has no signature", "{host}"),
        Code::StatusListTampered => ("The signature of the status list does not match its content", "{host}"),
        Code::StatusListUnproved => ("The signature of the status list could not be checked", "{found}|{host}"),
        Code::StatusListExpired => ("The status list has expired", "Until {date}|{host}"),
        Code::StatusListNotYet => ("The status list is not valid yet", "From {date}|{host}"),
        Code::StatusListShort => ("The status list is too short", "{n} entries; the standard wants 131,072.|{host}"),
        Code::StatusSigner => ("The status list is signed by somebody else", "{found}|{host}"),
        Code::StatusPurpose => ("The status list is for another purpose", "{found}|needed: {expected}|{host}"),
        Code::StatusIndex => ("The place in the status list is wrong", "Place: {found}|entries: {n}|{host}"),

        Code::IssuerRecognised => ("On the issuer list", "{found}|list of {date}"),
        Code::IssuerSample => ("A sample issuer", "Not a real organisation."),
        Code::IssuerUnrecognised => ("Not on the issuer list", "This does not mean the badge is false.|{found}"),
        Code::IssuerImitates => {
            ("Another issuer with a name like a listed one", "“{expected}” has a different identifier.|{found}")
        }
        Code::IssuerNoList => ("The issuer list cannot be used", ""),
        Code::IssuerUnproven => ("Issuer", "Cannot be judged, since the badge is not shown to be the issuer's."),

        Code::HolderNotAsked => ("Comparison with an e-mail address or name", ""),
        Code::HolderMatch => ("The {kind} you typed is the recipient's", ""),
        Code::HolderNameMatch => ("The name matches", "Order and spaces are ignored. Other people may share the name."),
        Code::HolderMismatch => ("The {kind} you typed is not the recipient's", ""),
        Code::HolderNameNear => ("The name differs in variant characters", "Nothing else differs.|{found}"),
        Code::HolderNameDiffers => ("The name differs", "People change names and spell them differently."),
        Code::HolderAbsent => ("Nothing stated that could be compared", "{kind}"),
        Code::HolderUnclear => ("What was typed is too short or cannot be compared", ""),
        Code::HolderWeakHash => ("The recipient is protected by a weak method (MD5)", ""),
        Code::PaperAgrees => ("The paper agrees with the badge", "{facts}"),
        Code::PaperDiffers => ("The paper differs from the badge: {fact}", "Badge: {stated}|Paper: {written}"),
        Code::PaperNear => ("The name on the paper is written with variant characters", "Badge: {found}"),
        Code::PaperNoName => ("The name on the paper was not compared", "The badge states no name."),
        Code::PaperUnread => ("No text on the paper could be read", "Compare name and title by eye."),
        Code::PaperUnsigned => ("The paper itself is not signed", "What was checked is the badge found on it."),
        Code::HolderUnproven => ("Whose it is", "Cannot be judged, since the badge is not shown to be the issuer's."),
    }
}
