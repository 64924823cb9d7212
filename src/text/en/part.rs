//! Words on proofs and endorsements, and what the members of a credential are called.

use crate::engine::report::KeySource;
use crate::text::part::Term;

pub(in crate::text) const fn term(term: Term) -> &'static str {
    match term {
        Term::Result => "Result",
        Term::Method => "Key identifier",
        Term::KeyKind => "Kind of key",
        Term::Source => "Where the key came from",
        Term::Binding => "Whose key it is",
        Term::Created => "Signed on",
        Term::Place => "Place in the badge",
        Term::Endorser => "Endorser’s identifier",
        Term::About => "About",
        Term::Comment => "Comment",
        Term::Claimed => "Comment (not verified)",
        Term::Reason => "Reason",
        Term::Elsewhere => "Not shown to be about the part it is attached to",
        Term::Unnamed => "No endorser named",
    }
}

pub(in crate::text) const fn origin(source: KeySource) -> &'static str {
    match source {
        KeySource::Identifier => "The identifier itself (did:key and the like)",
        KeySource::Document => "A document that the key’s owner publishes",
        KeySource::List => "This site’s issuer list",
        KeySource::Badge => "The badge itself",
    }
}

/// What a member of a credential is called; programs' names stay as they are.
pub(in crate::text) fn member(name: &str) -> Option<&'static str> {
    Some(match name {
        "@context" => "definitions",
        "type" => "type",
        "id" => "identifier",
        "name" => "name",
        "description" => "description",
        "image" => "image",
        "issuer" => "issuer",
        "credentialSubject" => "recipient",
        "achievement" => "achievement",
        "criteria" => "criteria",
        "narrative" => "narrative",
        "identifier" => "identifying details",
        "identityHash" => "value",
        "identityType" => "kind",
        "alignment" => "alignment",
        "result" => "result",
        "resultDescription" => "result description",
        "evidence" => "evidence",
        "creator" => "creator",
        "source" => "assessor",
        "endorsement" | "endorsementJwt" => "endorsement",
        "credentialStatus" => "status entry",
        "credentialSchema" => "schema",
        "refreshService" => "source of newer versions",
        "termsOfUse" => "terms of use",
        "validFrom" | "issuanceDate" => "start date",
        "validUntil" | "expirationDate" => "expiry date",
        "awardedDate" => "award date",
        "proof" => "signature",
        "proofValue" => "signature value",
        "address" => "address",
        "email" => "e-mail address",
        "phone" => "telephone",
        "url" => "website",
        "tag" => "tag",
        "recipient" => "recipient",
        "identity" => "identity",
        "badge" => "achievement",
        "issuedOn" => "issue date",
        "expires" => "expiry date",
        "verification" => "way of verification",
        "publicKey" => "issuer's key",
        "revocationList" => "list of revoked badges",
        "achievementType" => "kind of achievement",
        _ => return None,
    })
}
