//! Every reason a report can give, as a closed list.
//!
//! A code is an API: its id is written once, never changed and never reused (`tests/codes.txt` holds them all).
//! Each code speaks on one axis with one outcome, so a check is a code and its details, and nothing else can be said.
//! The sentences belong to `text/`.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::report::{Axis, Outcome};

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $axis:ident, $outcome:ident;)*) => {
        /// A reason, data-free; numbers, places and addresses ride in [`super::report::Detail`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            /// All codes, in the order of this file.
            pub const ALL: &'static [Code] = &[$(Code::$name,)*];

            /// The stable, dotted id.
            pub const fn id(self) -> &'static str {
                match self { $(Code::$name => $id,)* }
            }

            /// The question it speaks on.
            pub const fn axis(self) -> Axis {
                match self { $(Code::$name => Axis::$axis,)* }
            }

            /// What it says there.
            pub const fn outcome(self) -> Outcome {
                match self { $(Code::$name => Outcome::$outcome,)* }
            }
        }
    };
}

codes! {
    // --- the file and its payload -------------------------------------------------------------------------------
    /// Nothing in the file looks like a badge.
    DocumentNoBadge = "document.no-badge", Integrity, Fail;
    /// A QR code was read, but its text is no badge; the text is shown and never opened.
    DocumentOtherText = "document.other-text", Integrity, Fail;
    /// The file is empty.
    DocumentEmpty = "document.empty", Integrity, Fail;
    /// The file is larger than the verifier reads.
    DocumentTooLarge = "document.too-large", Integrity, Fail;
    /// There is a badge, but it cannot be read: broken JSON, token or picture.
    DocumentMalformed = "document.malformed", Integrity, Fail;
    /// Nesting or number of members beyond the budget.
    DocumentTooDeep = "document.too-deep", Integrity, Fail;
    /// The text is not UTF-8, or holds a lone surrogate.
    DocumentNotUtf8 = "document.not-utf8", Integrity, Fail;
    /// A member of a JSON object stands twice: two readers would see two badges.
    DocumentDuplicateMember = "document.duplicate-member", Integrity, Fail;
    /// Several badges in one picture contradict each other.
    DocumentConflict = "document.conflict", Integrity, Fail;
    /// The same badge stands in the picture more than once.
    DocumentRepeated = "document.repeated", Integrity, Note;
    /// The picture is damaged beside the badge (checksum, cut off), the badge itself was read.
    DocumentDamagedPicture = "document.damaged-picture", Integrity, Note;
    /// A badge of another family is enclosed as well; it was not judged.
    DocumentAlsoEnclosed = "document.also-enclosed", Integrity, Note;
    /// A further payload in the file could not be read.
    DocumentUnreadPayload = "document.unread-payload", Integrity, Note;
    /// The picture carries only a link to a badge; the server has to be asked.
    DocumentOnlyLink = "document.only-link", Integrity, Unknown;
    /// A document that the check needs could not be had.
    DocumentUnreachable = "document.unreachable", Integrity, Unknown;
    /// A document came, but is not what was asked for.
    DocumentUnexpected = "document.unexpected", Integrity, Unknown;
    /// The PDF is encrypted, and not opened here.
    DocumentSealed = "document.sealed", Integrity, Fail;
    /// The PDF is damaged beyond reading.
    DocumentDamaged = "document.damaged", Integrity, Fail;
    /// The text looks like a saved report, not like a badge.
    DocumentIsReport = "document.is-report", Integrity, Fail;

    /// A link by which one person receives a badge; whoever has it can take the badge.
    DocumentPersonalLink = "document.personal-link", Integrity, Fail;
    /// A link to all badges of a person, not to one.
    DocumentPersonList = "document.person-list", Integrity, Fail;
    /// A link to a badge that its holder has not received yet.
    DocumentNotReceived = "document.not-received", Integrity, Fail;
    /// A file that the reader added says the same as the badge.
    DocumentSupplied = "document.supplied", Integrity, Note;
    /// A file that the reader added says something else than the badge.
    DocumentSuppliedDiffers = "document.supplied-differs", Integrity, Note;
    /// A file that the reader added is not about this badge.
    DocumentSuppliedOther = "document.supplied-other", Integrity, Note;
    /// The part of the verifier that this needs is not built in ([`super::absent`]).
    EngineIncomplete = "engine.incomplete", Integrity, Unknown;

    /// A credential, but no Open Badge: judged by the general rules alone.
    DocumentNotOpenBadge = "document.not-open-badge", Integrity, Note;
    /// The badge carries a `credentialSchema`; it is never fetched.
    DocumentSchema = "document.schema", Integrity, Note;
    /// A service where the holder gets a newer badge is named; it is not asked.
    DocumentRefreshService = "document.refresh-service", Integrity, Note;
    /// An endorsement is enclosed; it is judged by itself, and has no weight here.
    DocumentEndorsement = "document.endorsement", Integrity, Note;
    /// More endorsements are enclosed than are judged.
    DocumentEndorsementsUnread = "document.endorsements-unread", Integrity, Note;
    /// An Open Badges 2 badge is endorsed; by whom, is not judged.
    DocumentEndorsementUnjudged = "document.endorsement-unjudged", Integrity, Note;
    /// A BadgeClass, a profile or an endorsement alone: a part of badges, awarded to nobody.
    DocumentPart = "document.part", Integrity, Unknown;

    // --- the proof ----------------------------------------------------------------------------------------------
    /// A signature fits the signed bytes.
    ProofVerified = "proof.verified", Integrity, Pass;
    /// The signature does not fit the content.
    ProofMismatch = "proof.mismatch", Integrity, Fail;
    /// A credential without any proof.
    ProofMissing = "proof.missing", Integrity, Fail;
    /// The proof lacks a required member, or one has the wrong type.
    ProofIncomplete = "proof.incomplete", Integrity, Fail;
    /// The proof's value is not encoded as its standard demands.
    ProofEncoding = "proof.encoding", Integrity, Fail;
    /// A method of signing that is not built here.
    ProofUnsupported = "proof.unsupported", Integrity, Unknown;
    /// Another proof beside a good one uses a method that is not built here.
    ProofUnsupportedBeside = "proof.unsupported-beside", Integrity, Note;
    /// `none`, HMAC or another algorithm that proves nothing about an issuer.
    ProofAlgorithmRefused = "proof.algorithm-refused", Integrity, Fail;
    /// The algorithm and the key do not belong together.
    ProofAlgorithmKey = "proof.algorithm-key", Integrity, Fail;
    /// A critical header that is not understood.
    ProofCritical = "proof.critical", Integrity, Fail;
    /// The token's media type says that it is something else.
    ProofMediaType = "proof.media-type", Integrity, Fail;
    /// The proof was made for another purpose than to assert a claim.
    ProofPurpose = "proof.purpose", Integrity, Fail;
    /// The proof itself has run out.
    ProofExpired = "proof.expired", Integrity, Fail;
    /// The proof is dated in the future.
    ProofNotYet = "proof.not-yet", Integrity, Fail;
    /// A proof refers to an earlier one that is absent or bad.
    ProofChain = "proof.chain", Integrity, Fail;
    /// A proof in the set is by somebody else than the issuer.
    ProofByOther = "proof.by-other", Integrity, Note;
    /// The token's claims contradict the credential it carries.
    ProofClaims = "proof.claims", Integrity, Fail;
    /// The proof names a domain.
    ProofDomain = "proof.domain", Integrity, Note;
    /// The proof answers a challenge.
    ProofChallenge = "proof.challenge", Integrity, Note;
    /// The token names an audience.
    ProofAudience = "proof.audience", Integrity, Note;
    /// Turning the document into signed statements exceeded the work budget.
    ProofTooComplex = "proof.too-complex", Integrity, Unknown;
    /// A hosted Open Badges 1 or 2 assertion: only the issuer's server can say, and it has not (yet).
    ProofHosted = "proof.hosted", Integrity, Unknown;
    /// The issuer's server says the same as the badge, at the badge's own address.
    ProofAttested = "proof.attested", Integrity, Pass;
    /// The issuer's server says that the badge was taken back, and confirms nothing else of it.
    ProofWithdrawn = "proof.withdrawn", Integrity, Pass;
    /// The badge differs from what the issuer's server says in what decides: to whom, what, when.
    ProofDiffers = "proof.differs", Integrity, Fail;
    /// The badge lies where its issuer's badges do not.
    ProofOutOfScope = "proof.out-of-scope", Integrity, Fail;
    /// What describes the badge lies where its issuer's documents do not.
    ProofBadgeElsewhere = "proof.badge-elsewhere", Integrity, Unknown;
    /// A hosted badge, its description or its issuer has no https address that could be asked.
    ProofUnaddressed = "proof.unaddressed", Integrity, Unknown;
    /// A Blockcert: seen, not judged yet.
    ProofNotYetJudged = "proof.not-yet-judged", Integrity, Unknown;

    /// The holder shows a part of what was signed (selective disclosure).
    ProofPartial = "proof.partial", Integrity, Note;
    /// A disclosed member is not one that was signed.
    ProofDisclosure = "proof.disclosure", Integrity, Fail;
    /// A proof from which the holder derives others; it is not meant to be shown.
    ProofBase = "proof.base", Integrity, Unknown;
    /// The holder's own signature stands beside the issuer's; nobody here asked for it.
    ProofKeyBinding = "proof.key-binding", Integrity, Note;

    // --- the key ------------------------------------------------------------------------------------------------
    /// The key is the issuer's: by its DID, by the issuer's own document.
    KeyBound = "key.bound", Integrity, Pass;
    /// The key is pinned to the issuer by this site's list.
    KeyPinned = "key.pinned", Integrity, Pass;
    /// The issuer's keys are known, and this is none of them.
    KeyNotIssuers = "key.not-issuers", Integrity, Fail;
    /// Nothing shows whose key it is.
    KeyUnbound = "key.unbound", Integrity, Unknown;
    /// The key's document could not be had.
    KeyUnavailable = "key.unavailable", Integrity, Unknown;
    /// The key, its method or its kind is not supported here.
    KeyUnsupported = "key.unsupported", Integrity, Unknown;
    /// The key is not well-formed.
    KeyMalformed = "key.malformed", Integrity, Fail;
    /// The issuer, or this site's list, has revoked the key.
    KeyRevoked = "key.revoked", Integrity, Fail;
    /// The key had run out when the badge was signed.
    KeyExpired = "key.expired", Integrity, Fail;

    // --- what was signed ----------------------------------------------------------------------------------------
    /// A context that is not among the pinned ones: what was signed cannot be known.
    ContextUnknown = "context.unknown", Integrity, Unknown;
    /// The context is broken, or breaks a protected term.
    ContextInvalid = "context.invalid", Integrity, Fail;
    /// The context was published in two forms; which one was signed is named.
    ContextAlternate = "context.alternate", Integrity, Note;
    /// A property or type that no context defines: it is not signed.
    PropertyUndefined = "property.undefined", Integrity, Fail;
    /// An identifier that is no absolute IRI: it is not signed.
    PropertyRelative = "property.relative", Integrity, Fail;

    /// A number that not every reader reads alike: not judged.
    PropertyNumber = "property.number", Integrity, Unknown;
    /// Members are written in a way that could hide a signed statement from a reader: not judged.
    PropertyHidden = "property.hidden", Integrity, Unknown;

    // --- structure that decides ---------------------------------------------------------------------------------
    /// `@context` missing or in the wrong order.
    ShapeContext = "shape.context", Integrity, Fail;
    /// `type` lacks what makes it a credential.
    ShapeType = "shape.type", Integrity, Fail;
    /// No issuer, or one without an identifier.
    ShapeIssuer = "shape.issuer", Integrity, Fail;
    /// No subject, or one of the wrong kind.
    ShapeSubject = "shape.subject", Integrity, Fail;
    /// No achievement, or one without identifier, name or criteria.
    ShapeAchievement = "shape.achievement", Integrity, Fail;
    /// A date that is none.
    ShapeDate = "shape.date", Integrity, Fail;
    /// A status entry that cannot be read as one.
    ShapeStatus = "shape.status", Integrity, Fail;
    /// An identifier of the credential or its subject that is none.
    ShapeId = "shape.id", Integrity, Fail;

    // --- structure that is only careless ------------------------------------------------------------------------
    /// `null`, or an empty value, where the standard wants something.
    FormNull = "form.null", Integrity, Note;
    /// A part lacks its type, or has an unexpected one.
    FormType = "form.type", Integrity, Note;
    /// A value of the wrong kind in a place that decides nothing.
    FormValue = "form.value", Integrity, Note;
    /// A required part that decides nothing is absent.
    FormMissing = "form.missing", Integrity, Note;
    /// An older or differently spelled context.
    FormContext = "form.context", Integrity, Note;
    /// The badge differs from what the issuer's server says in what does not decide.
    FormDiffers = "form.differs", Integrity, Note;

    // --- dates --------------------------------------------------------------------------------------------------
    /// Within its dates.
    DateInForce = "date.in-force", Standing, Pass;
    /// No end date is stated.
    DateNoEnd = "date.no-end", Standing, Pass;
    /// The end date has passed.
    DateExpired = "date.expired", Standing, Fail;
    /// The start date has not come.
    DateNotYet = "date.not-yet", Standing, Fail;
    /// The end lies before the start.
    DateReversed = "date.reversed", Standing, Fail;
    /// The end date is near.
    DateEndsSoon = "date.ends-soon", Standing, Note;
    /// A date without zone, read as UTC.
    DateNoZone = "date.no-zone", Standing, Note;
    /// The device's clock contradicts the signed dates.
    DateClock = "date.clock", Standing, Note;
    /// Integrity is not proved, so the dates are only claims.
    DateUnproven = "date.unproven", Standing, Unknown;

    // --- status -------------------------------------------------------------------------------------------------
    /// The badge names no list of revoked badges.
    StatusNone = "status.none", Standing, Pass;
    /// Not revoked, by the list that the badge names.
    StatusInForce = "status.in-force", Standing, Pass;
    /// Revoked.
    StatusRevoked = "status.revoked", Standing, Fail;
    /// Suspended.
    StatusSuspended = "status.suspended", Standing, Fail;
    /// Not suspended, by the list that the badge names.
    StatusNotSuspended = "status.not-suspended", Standing, Pass;
    /// The issuer has put a message beside the badge.
    StatusMessage = "status.message", Standing, Note;
    /// The issuer has a newer badge in place of this one.
    StatusRefresh = "status.refresh", Standing, Note;
    /// The status list could not be had.
    StatusUnavailable = "status.unavailable", Standing, Unknown;
    /// A way of stating the status that is not built here.
    StatusUnsupported = "status.unsupported", Standing, Unknown;
    /// The status list was fetched so long ago that it says nothing any more, and no newer one could be had.
    StatusTooOld = "status.too-old", Standing, Unknown;
    /// What came is no status list that could be used.
    StatusListFaulty = "status.list-faulty", Standing, Unknown;
    /// Nobody signed the status list.
    StatusListUnsigned = "status.list-unsigned", Standing, Unknown;
    /// The signature of the status list does not fit it.
    StatusListTampered = "status.list-tampered", Standing, Unknown;
    /// Whose the status list is could not be checked.
    StatusListUnproved = "status.list-unproved", Standing, Unknown;
    /// The status list has run out.
    StatusListExpired = "status.list-expired", Standing, Unknown;
    /// The status list is not in force yet.
    StatusListNotYet = "status.list-not-yet", Standing, Unknown;
    /// The status list holds so few states that asking for it tells who was asked about.
    StatusListShort = "status.list-short", Standing, Unknown;
    /// The status list is by somebody else than the badge's issuer, and this site's list does not name him for it.
    StatusSigner = "status.other-signer", Standing, Unknown;
    /// The entry names no purpose, or one for which the list is not made.
    StatusPurpose = "status.purpose", Standing, Unknown;
    /// The entry's place is none, or not in the list.
    StatusIndex = "status.index", Standing, Unknown;
    /// The holder may have kept back an end or a status: absent is then not the same as never stated.
    StatusConcealed = "status.concealed", Standing, Unknown;

    // --- the issuer ---------------------------------------------------------------------------------------------
    /// The issuer is on this site's list.
    IssuerRecognised = "issuer.recognised", Issuer, Pass;
    /// The issuer is a sample issuer of this site's list.
    IssuerSample = "issuer.sample", Issuer, Pass;
    /// The issuer is not on this site's list.
    IssuerUnrecognised = "issuer.unrecognised", Issuer, Unknown;
    /// Not on the list, but carrying the name of one that is.
    IssuerImitates = "issuer.imitates", Issuer, Unknown;
    /// This site has no usable list.
    IssuerNoList = "issuer.no-list", Issuer, Unknown;
    /// Integrity is not proved, so the issuer is only claimed.
    IssuerUnproven = "issuer.unproven", Issuer, Unknown;

    // --- the holder ---------------------------------------------------------------------------------------------
    /// Nobody asked.
    HolderNotAsked = "holder.not-asked", Holder, Skip;
    /// The identifier typed is the badge's.
    HolderMatch = "holder.match", Holder, Pass;
    /// The name typed is the badge's, apart from order and spaces.
    HolderNameMatch = "holder.name-match", Holder, Pass;
    /// The identifier typed is another than the badge's.
    HolderMismatch = "holder.mismatch", Holder, Fail;
    /// The names differ only by variants of a character.
    HolderNameNear = "holder.name-near", Holder, Unknown;
    /// The names differ.
    HolderNameDiffers = "holder.name-differs", Holder, Unknown;
    /// The badge names nothing of the kind that was typed.
    HolderAbsent = "holder.absent", Holder, Unknown;
    /// What was typed is too short or not of a kind that can be compared.
    HolderUnclear = "holder.unclear", Holder, Unknown;
    /// The badge hides its holder behind a weak hash (MD5).
    HolderWeakHash = "holder.weak-hash", Holder, Note;
    /// Integrity is not proved, so the holder is only claimed.
    HolderUnproven = "holder.unproven", Holder, Unknown;

    // --- the paper on which the badge was found -----------------------------------------------------------------
    /// What the paper says of whose and what is what the badge says.
    PaperAgrees = "paper.agrees", Holder, Note;
    /// The paper says something else than the badge, or leaves out its name or title.
    PaperDiffers = "paper.differs", Holder, Unknown;
    /// The name on the paper differs from the badge's only by variants of a character.
    PaperNear = "paper.near", Holder, Note;
    /// The badge states no name with which the paper's could be compared.
    PaperNoName = "paper.no-name", Holder, Note;
    /// The paper has no text that could be compared.
    PaperUnread = "paper.unread", Holder, Note;
    /// The paper itself is not signed.
    PaperUnsigned = "paper.unsigned", Holder, Note;
}

impl Code {
    /// Does it speak of the paper around a badge?
    pub fn is_of_paper(self) -> bool {
        self.id().starts_with("paper.")
    }

    /// The code with this id.
    pub fn from_id(id: &str) -> Option<Code> {
        Self::ALL.iter().copied().find(|code| code.id() == id)
    }

    /// Says that there was nothing to judge: the verdict is then `unreadable`, which is no accusation.
    pub const fn is_unreadable(self) -> bool {
        matches!(
            self,
            Code::DocumentNoBadge
                | Code::DocumentOtherText
                | Code::DocumentEmpty
                | Code::DocumentTooLarge
                | Code::DocumentMalformed
                | Code::DocumentTooDeep
                | Code::DocumentNotUtf8
                | Code::DocumentSealed
                | Code::DocumentDamaged
                | Code::DocumentIsReport
                | Code::DocumentPersonalLink
                | Code::DocumentPersonList
                | Code::DocumentNotReceived
        )
    }

    /// Which of several reasons of the same outcome leads: the lowest speaks first.
    ///
    /// Three bands. What the reader can understand at once; what explains why nothing could be decided; what is
    /// merely a detail of form. Inside a band the order of the list above decides.
    pub const fn rank(self) -> u8 {
        match self {
            // 1: the whole of the matter in one word
            Code::ProofMissing | Code::KeyNotIssuers | Code::KeyRevoked | Code::DocumentConflict => 0,
            Code::ProofDiffers | Code::ProofOutOfScope => 0,
            Code::StatusRevoked | Code::IssuerImitates => 0,
            Code::ProofMismatch | Code::ProofClaims | Code::DocumentDuplicateMember | Code::StatusSuspended => 1,
            Code::DateNotYet | Code::DateReversed => 2,
            Code::DateExpired => 3,
            // 2: why it could not be decided
            Code::ProofUnaddressed | Code::ProofBadgeElsewhere | Code::DocumentPart => 3,
            Code::ProofHosted | Code::ProofNotYetJudged | Code::DocumentOnlyLink | Code::EngineIncomplete => 4,
            Code::ProofUnsupported | Code::KeyUnbound | Code::KeyUnavailable | Code::ContextUnknown => 5,
            // A reader who holds the paper sees at once what it is about.
            Code::PaperDiffers => 5,
            Code::StatusUnavailable | Code::StatusTooOld | Code::StatusUnsupported | Code::StatusConcealed => 6,
            Code::StatusListUnsigned | Code::StatusListTampered | Code::StatusListUnproved | Code::StatusListFaulty => {
                6
            }
            Code::StatusListExpired | Code::StatusListNotYet | Code::StatusListShort | Code::StatusSigner => 6,
            Code::StatusPurpose | Code::StatusIndex => 6,
            // 3: form, and what follows from another reason
            Code::DateUnproven | Code::IssuerUnproven | Code::HolderUnproven | Code::DocumentUnreachable => 9,
            _ => 8,
        }
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let id = String::deserialize(deserializer)?;
        Code::from_id(&id).ok_or_else(|| serde::de::Error::custom("unknown code"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_and_speak_on_the_axis_of_their_prefix() {
        let mut seen = std::collections::BTreeSet::new();
        for code in Code::ALL {
            assert!(seen.insert(code.id()), "{} stands twice", code.id());
            let axis = match code.id().split('.').next() {
                Some("date" | "status") => Axis::Standing,
                Some("issuer") => Axis::Issuer,
                Some("holder" | "paper") => Axis::Holder,
                _ => Axis::Integrity,
            };
            assert_eq!(code.axis(), axis, "{}", code.id());
            assert_eq!(Code::from_id(code.id()), Some(*code));
        }
    }

    #[test]
    fn shape_fails_and_form_notes() {
        for code in Code::ALL {
            match code.id().split('.').next() {
                Some("shape") => assert_eq!(code.outcome(), Outcome::Fail),
                Some("form") => assert_eq!(code.outcome(), Outcome::Note),
                _ => {}
            }
        }
    }
}
