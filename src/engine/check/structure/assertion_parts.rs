//! The shape of Open Badges 2.0: its classes as a table (2.0, "Open Badges Vocabulary"). Older versions are brought to its
//! words first; of them only what they had as well is asked.

use super::class::{Class, Count, Members, Types, either, may, must, own, untyped};
use super::value::Kind::{
    self, Boolean, DateTimeZ, EmailAddress, Iri, LanguageCode, Linked, Part, PhoneNumber, Picture, Term, Text,
    WebAddress,
};

const fn several(kind: Kind, names: &'static str) -> Members {
    Members { names, kind, required: true, count: Count::Either }
}

/// `type` decides, and is judged apart.
pub(super) static ASSERTION: Class = untyped(
    "Assertion",
    &[
        must(Iri, "id"),
        must(Part(&IDENTITY_OBJECT), "recipient"),
        must(Linked(&BADGE_CLASS), "badge"),
        must(Part(&VERIFICATION_OBJECT), "verification"),
        must(DateTimeZ, "issuedOn"),
        may(DateTimeZ, "expires"),
        may(Linked(&PICTURE_ELSEWHERE), "image"),
        either(Linked(&EVIDENCE), "evidence"),
        may(Boolean, "revoked"),
        may(Text, "narrative revocationReason version"),
        may(LanguageCode, "@language"),
        either(Linked(&RELATED), "related"),
        either(Linked(&ENDORSEMENT), "endorsement"),
    ],
);

/// 0.5 and 1.x: neither types nor zones, and dates as seconds.
pub(super) static OLDER_ASSERTION: Class = untyped(
    "Assertion",
    &[
        must(Part(&OLDER_IDENTITY), "recipient"),
        may(WebAddress, "evidence"),
        may(Picture, "image"),
        may(Boolean, "revoked"),
        may(Text, "uid"),
    ],
);

static OLDER_IDENTITY: Class = untyped("IdentityObject", &[may(Boolean, "hashed"), may(Text, "salt")]);

pub(super) static BADGE_CLASS: Class = own(
    "BadgeClass",
    &[
        must(Iri, "id"),
        must(Linked(&PROFILE), "issuer"),
        must(Text, "name description"),
        must(Linked(&CRITERIA), "criteria"),
        may(Linked(&IMAGE), "image"),
        either(Part(&ALIGNMENT_OBJECT), "alignment"),
        either(Text, "tags"),
        may(Text, "version"),
        may(LanguageCode, "@language"),
        either(Linked(&RELATED), "related"),
        either(Linked(&ENDORSEMENT), "endorsement"),
    ],
);

/// The issuer. Both names are in use ("Issuer" was 1.1's).
pub(super) static PROFILE: Class = Class {
    name: "Profile",
    types: Types::OneOf("Profile Issuer"),
    members: &[
        must(Iri, "id"),
        must(Text, "name"),
        must(WebAddress, "url"),
        must(EmailAddress, "email"),
        may(Text, "description version"),
        may(PhoneNumber, "telephone"),
        may(Linked(&IMAGE), "image"),
        either(Linked(&CRYPTOGRAPHIC_KEY), "publicKey"),
        may(Part(&POLICY), "verification"),
        may(Linked(&REVOCATION_LIST), "revocationList"),
        may(LanguageCode, "@language"),
        either(Linked(&RELATED), "related"),
        either(Linked(&ENDORSEMENT), "endorsement"),
    ],
};

/// The identity itself decides, and is judged apart. It may be an attribute of another kind (2.0, "Profile Identifier
/// Properties").
static IDENTITY_OBJECT: Class = untyped(
    "IdentityObject",
    &[several(Text, "type"), must(Text, "identity"), must(Boolean, "hashed"), may(Text, "salt")],
);

static VERIFICATION_OBJECT: Class = untyped(
    "VerificationObject",
    &[
        several(Term("VerificationObject", "HostedBadge SignedBadge hosted signed VerificationObject", false), "type"),
        may(Linked(&CRYPTOGRAPHIC_KEY), "creator"),
    ],
);

static POLICY: Class =
    untyped("VerificationObject", &[either(WebAddress, "startsWith"), either(Text, "allowedOrigins")]);

static CRYPTOGRAPHIC_KEY: Class = untyped("CryptographicKey", &[may(Iri, "id owner"), may(Text, "publicKeyPem")]);

static REVOCATION_LIST: Class = untyped("RevocationList", &[may(Iri, "id")]);

static CRITERIA: Class = untyped("Criteria", &[may(Iri, "id"), may(Text, "narrative")]);

static EVIDENCE: Class = untyped("Evidence", &[may(Iri, "id"), may(Text, "narrative name description genre audience")]);

static IMAGE: Class = untyped("Image", &[must(Picture, "id"), may(Text, "caption")]);

/// An assertion's picture is the baked one: it cannot stand in itself.
static PICTURE_ELSEWHERE: Class = untyped("Image", &[must(WebAddress, "id"), may(Text, "caption")]);

static ALIGNMENT_OBJECT: Class = untyped(
    "AlignmentObject",
    &[
        must(Text, "targetName"),
        must(WebAddress, "targetUrl"),
        may(Text, "targetDescription targetFramework targetCode"),
    ],
);

static RELATED: Class = untyped("Related", &[must(Iri, "id"), may(LanguageCode, "@language"), may(Text, "version")]);

pub(super) static ENDORSEMENT: Class = own(
    "Endorsement",
    &[
        must(Iri, "id"),
        must(Linked(&ENDORSEMENT_CLAIM), "claim"),
        must(Linked(&PROFILE), "issuer"),
        must(DateTimeZ, "issuedOn"),
        must(Part(&VERIFICATION_OBJECT), "verification"),
    ],
);

static ENDORSEMENT_CLAIM: Class = untyped("EndorsementClaim", &[must(Iri, "id"), may(Text, "endorsementComment")]);
