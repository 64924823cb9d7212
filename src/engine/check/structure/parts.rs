//! The shape of the parts: every class of Open Badges 3.0 (B.1) and what of VCDM 2.0 (4.11 to 5.7) and the Comprehensive
//! Learner Record 2.0 stands beside them. It is the published JSON schema as a table; `credentialSchema` is never fetched.

use super::class::{Class, any, either, may, must, own, set, untyped};
use super::value::Kind::{
    self, Boolean, CompactJws, CountryCode, Date, DateTime, DateTimeZ, EmailAddress, Float, LanguageCode, Part,
    PhoneNumber, Term, Text, Uri,
};

// --- the credential (VCDM 2.0, 4.11 to 5.6) ------------------------------------------------------------------------------

/// `credentialStatus` decides, and is judged apart.
pub(super) static VERIFIABLE_CREDENTIAL: Class = untyped(
    "VerifiableCredential",
    &[
        either(Part(&CREDENTIAL_SCHEMA), "credentialSchema"),
        either(Part(&REFRESH_SERVICE), "refreshService"),
        either(Part(&TERMS_OF_USE), "termsOfUse"),
        either(Part(&RELATED_RESOURCE), "relatedResource"),
    ],
);

/// Evidence of any type; Open Badges have their own.
pub(super) static ANY_EVIDENCE: Class = untyped("VerifiableCredential", &[either(Part(&SOME_EVIDENCE), "evidence")]);

static SOME_EVIDENCE: Class = any("Evidence", &[may(Uri, "id")]);

static CREDENTIAL_SCHEMA: Class = any("CredentialSchema", &[must(Uri, "id")]);

static REFRESH_SERVICE: Class = any("RefreshService", &[may(Uri, "id")]);

static TERMS_OF_USE: Class = any("TermsOfUse", &[may(Uri, "id")]);

static RELATED_RESOURCE: Class = untyped("RelatedResource", &[must(Uri, "id"), may(Text, "mediaType")]);

// --- the badge and its endorsements (Open Badges 3.0, B.1.2, B.1.7) ------------------------------------------------------

/// What decides is judged apart.
pub(super) static ACHIEVEMENT_CREDENTIAL: Class = untyped(
    "AchievementCredential",
    &[
        must(Uri, "id"),
        may(Text, "name description"),
        may(Part(&IMAGE), "image"),
        may(DateTimeZ, "awardedDate"),
        set(Part(&ENDORSEMENT_CREDENTIAL), "endorsement"),
        set(CompactJws, "endorsementJwt"),
        either(Part(&EVIDENCE), "evidence"),
    ],
);

/// By itself, or enclosed in a badge.
pub(super) static ENDORSEMENT_CREDENTIAL: Class = own(
    "EndorsementCredential",
    &[
        must(Uri, "id"),
        must(Text, "name"),
        may(Text, "description"),
        may(DateTimeZ, "awardedDate"),
        must(Part(&ENDORSEMENT_SUBJECT), "credentialSubject"),
    ],
);

static ENDORSEMENT_SUBJECT: Class = own("EndorsementSubject", &[must(Uri, "id"), may(Text, "endorsementComment")]);

// --- who achieved what (B.1.1, B.1.3, B.1.5, B.1.6, B.1.9, B.1.15 to B.1.18) ---------------------------------------------

/// Its type decides, and is judged apart.
pub(super) static ACHIEVEMENT_SUBJECT: Class = untyped(
    "AchievementSubject",
    &[
        must(Part(&ACHIEVEMENT), "achievement"),
        may(DateTime, "activityStartDate activityEndDate"),
        may(Float, "creditsEarned"),
        set(Part(&IDENTITY_OBJECT), "identifier"),
        may(Part(&IMAGE), "image"),
        may(Text, "licenseNumber narrative role term"),
        set(Part(&RESULT), "result"),
        may(Part(&PROFILE), "source"),
    ],
);

static ACHIEVEMENT: Class = own(
    "Achievement",
    &[
        must(Uri, "id"),
        must(Text, "name description"),
        must(Part(&CRITERIA), "criteria"),
        set(Part(&ALIGNMENT), "alignment"),
        may(Term("AchievementType", ACHIEVEMENT_TYPES, true), "achievementType"),
        may(Part(&PROFILE), "creator"),
        may(Float, "creditsAvailable"),
        set(Part(&ENDORSEMENT_CREDENTIAL), "endorsement"),
        set(CompactJws, "endorsementJwt"),
        may(Text, "fieldOfStudy humanCode specialization version"),
        may(Part(&IMAGE), "image"),
        may(LanguageCode, "inLanguage"),
        set(Part(&IDENTIFIER_ENTRY), "otherIdentifier"),
        set(Part(&RELATED), "related"),
        set(Part(&RESULT_DESCRIPTION), "resultDescription"),
        set(Text, "tag"),
    ],
);

static ALIGNMENT: Class = own(
    "Alignment",
    &[
        must(Text, "targetName"),
        must(Uri, "targetUrl"),
        may(Text, "targetCode targetDescription targetFramework"),
        may(Term("AlignmentTargetType", ALIGNMENT_TARGET_TYPES, true), "targetType"),
    ],
);

static CRITERIA: Class = untyped("Criteria", &[may(Uri, "id"), may(Text, "narrative")]);

static EVIDENCE: Class = own("Evidence", &[may(Uri, "id"), may(Text, "narrative name description genre audience")]);

static RELATED: Class = own("Related", &[must(Uri, "id"), may(LanguageCode, "inLanguage"), may(Text, "version")]);

static RESULT: Class = own(
    "Result",
    &[
        may(Uri, "achievedLevel resultDescription"),
        set(Part(&ALIGNMENT), "alignment"),
        may(Term("ResultStatusType", RESULT_STATUS_TYPES, false), "status"),
        may(Text, "value"),
    ],
);

static RESULT_DESCRIPTION: Class = own(
    "ResultDescription",
    &[
        must(Uri, "id"),
        must(Text, "name"),
        must(Term("ResultType", RESULT_TYPES, true), "resultType"),
        set(Part(&ALIGNMENT), "alignment"),
        set(Text, "allowedValue"),
        may(Uri, "requiredLevel"),
        may(Text, "requiredValue valueMin valueMax"),
        set(Part(&RUBRIC_CRITERION_LEVEL), "rubricCriterionLevel"),
    ],
);

static RUBRIC_CRITERION_LEVEL: Class = own(
    "RubricCriterionLevel",
    &[must(Uri, "id"), must(Text, "name"), set(Part(&ALIGNMENT), "alignment"), may(Text, "description level points")],
);

// --- people, institutes and their names (B.1.4, B.1.10 to B.1.14) --------------------------------------------------------

/// The issuer, and whoever else is described.
pub(super) static PROFILE: Class = own(
    "Profile",
    &[
        must(Uri, "id"),
        may(Text, "name description official familyName givenName additionalName patronymicName honorificPrefix"),
        may(Text, "honorificSuffix familyNamePrefix"),
        may(Uri, "url"),
        may(PhoneNumber, "phone"),
        may(EmailAddress, "email"),
        may(Date, "dateOfBirth"),
        set(Part(&ENDORSEMENT_CREDENTIAL), "endorsement"),
        set(CompactJws, "endorsementJwt"),
        may(Part(&IMAGE), "image"),
        may(Part(&ADDRESS), "address"),
        set(Part(&IDENTIFIER_ENTRY), "otherIdentifier"),
        may(Part(&PROFILE), "parentOrg"),
    ],
);

static ADDRESS: Class = own(
    "Address",
    &[
        may(Text, "addressCountry addressRegion addressLocality streetAddress postOfficeBoxNumber postalCode"),
        may(CountryCode, "addressCountryCode"),
        may(Part(&GEO_COORDINATES), "geo"),
    ],
);

static GEO_COORDINATES: Class = own("GeoCoordinates", &[must(Float, "latitude longitude")]);

static IDENTIFIER_ENTRY: Class =
    own("IdentifierEntry", &[must(Text, "identifier"), must(IDENTIFIER_TYPE, "identifierType")]);

static IDENTITY_OBJECT: Class = own(
    "IdentityObject",
    &[must(Boolean, "hashed"), must(Text, "identityHash"), must(IDENTIFIER_TYPE, "identityType"), may(Text, "salt")],
);

static IMAGE: Class = own("Image", &[must(Uri, "id"), may(Text, "caption")]);

// --- learner records (Comprehensive Learner Record 2.0, B.1) -------------------------------------------------------------

/// The credentials in it are not judged with it.
pub(super) static CLR_CREDENTIAL: Class = own(
    "ClrCredential",
    &[
        must(Uri, "id"),
        must(Text, "name"),
        may(Text, "description"),
        may(Part(&IMAGE), "image"),
        may(DateTimeZ, "awardedDate"),
        may(Boolean, "partial"),
        must(Part(&CLR_SUBJECT), "credentialSubject"),
    ],
);

static CLR_SUBJECT: Class = own(
    "ClrSubject",
    &[
        set(Part(&IDENTITY_OBJECT), "identifier"),
        set(Part(&ACHIEVEMENT), "achievement"),
        set(Part(&ASSOCIATION), "association"),
    ],
);

static ASSOCIATION: Class = own(
    "Association",
    &[must(Term("AssociationType", ASSOCIATION_TYPES, false), "associationType"), must(Uri, "sourceId targetId")],
);

// --- enumerations (B.1.28 to B.1.32), terms separated by spaces ---------------------------------------------------------

const ACHIEVEMENT_TYPES: &str = "Achievement ApprenticeshipCertificate Assessment Assignment AssociateDegree Award Badge \
    BachelorDegree Certificate CertificateOfCompletion Certification CommunityService Competency Course CoCurricular Degree \
    Diploma DoctoralDegree Fieldwork GeneralEducationDevelopment JourneymanCertificate LearningProgram License Membership \
    ProfessionalDoctorate QualityAssuranceCredential MasterCertificate MasterDegree MicroCredential ResearchDoctorate \
    SecondarySchoolDiploma";

const ALIGNMENT_TARGET_TYPES: &str =
    "ceasn:Competency ceterms:Credential CFItem CFRubric CFRubricCriterion CFRubricCriterionLevel CTDL";

const IDENTIFIER_TYPE: Kind = Term(
    "IdentifierTypeEnum",
    "name sourcedId systemId productId userName accountId emailAddress nationalIdentityNumber isbn issn lisSourcedId \
    oneRosterSourcedId sisSourcedId ltiContextId ltiDeploymentId ltiToolId ltiPlatformId ltiUserId identifier",
    true,
);

const RESULT_TYPES: &str = "GradePointAverage LetterGrade Percent PerformanceLevel PredictedScore RawScore Result \
    RubricCriterion RubricCriterionLevel RubricScore ScaledScore Status";

const RESULT_STATUS_TYPES: &str = "Completed Enrolled Failed InProgress OnHold Provisional Withdrew";

const ASSOCIATION_TYPES: &str = "exactMatchOf isChildOf isParentOf isPartOf isPeerOf isRelatedTo precedes replacedBy";
