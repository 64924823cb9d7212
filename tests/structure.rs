//! The shape of a badge: a complete one has no fault, and each single departure is named with its place.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use akashi::engine::check::structure;
use akashi::engine::limits;
use akashi::engine::read::hidden::Hidden;
use akashi::engine::read::{Claim, CredentialClaim, Kind, Model, Security};
use akashi::engine::report::{Check, Outcome};
use akashi::engine::unbake::Payload;
use proptest::prelude::*;
use serde_json::{Value, json};

const V1: &str = "https://www.w3.org/2018/credentials/v1";
const V2: &str = "https://www.w3.org/ns/credentials/v2";
const OB: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
const JWS: &str = "eyJhbGciOiJFZERTQSJ9.eyJpZCI6IngifQ.c2ln";

fn check(json: &Value) -> Vec<Check> {
    check_shown(json, false)
}

fn check_shown(json: &Value, is_selective: bool) -> Vec<Check> {
    match Claim::read(&Payload::Json(json.to_string().into_bytes())) {
        Ok(Claim::Credential(claim)) => structure::check(&claim, is_selective),
        other => panic!("no credential: {other:?}"),
    }
}

/// Code, place and what was expected.
fn told(json: &Value) -> Vec<(&'static str, String, String)> {
    let tell = |check: Check| {
        (check.code.id(), check.detail.at.unwrap_or_default(), check.detail.expected.unwrap_or_default())
    };
    check(json).into_iter().map(tell).collect()
}

// --- the complete badge -------------------------------------------------------------------------------------------------

fn profile(id: &str) -> Value {
    json!({
        "id": id, "type": ["Profile"], "name": "見本工学会", "url": "https://mihon.example.jp/", "phone": "+81-3-0000-0000",
        "description": "A sample society.", "endorsement": [endorsement(id)], "endorsementJwt": [JWS],
        "image": {"id": "https://mihon.example.jp/logo.png", "type": "Image", "caption": "Logo"},
        "email": "office@mihon.example.jp",
        "address": {"type": ["Address"], "addressCountry": "Japan", "addressCountryCode": "JP", "addressRegion": "Tokyo",
            "addressLocality": "Chiyoda", "streetAddress": "1-1", "postOfficeBoxNumber": "1", "postalCode": "100-0001",
            "geo": {"type": "GeoCoordinates", "latitude": 35.68, "longitude": 139}},
        "otherIdentifier": [{"type": "IdentifierEntry", "identifier": "0123", "identifierType": "sourcedId"}],
        "official": "見本 花子", "familyName": "de Mihon", "givenName": "Hanako", "additionalName": "A.", "patronymicName": "P.",
        "honorificPrefix": "Dr", "honorificSuffix": "PhD", "familyNamePrefix": "de", "dateOfBirth": "1970-01-31"
    })
}

fn endorsement(id: &str) -> Value {
    json!({
        "@context": [V2, OB], "type": ["VerifiableCredential", "EndorsementCredential"], "id": "urn:uuid:endorsement",
        "name": "Endorsement", "description": "Of good work.", "awardedDate": "2024-04-01T00:00:00Z",
        "issuer": "https://endorser.example.jp/", "validFrom": "2024-04-01T00:00:00Z",
        "credentialSubject": {"id": id, "type": ["EndorsementSubject"], "endorsementComment": "Known for *good* work."}
    })
}

fn alignment() -> Value {
    json!([{"type": ["Alignment"], "targetCode": "A1", "targetDescription": "Chief", "targetName": "Engineer",
        "targetFramework": "JPEN", "targetType": "ceterms:Credential", "targetUrl": "https://framework.example.jp/a1"}])
}

fn achievement() -> Value {
    let mut creator = profile("https://mihon.example.jp/creator");
    creator["parentOrg"] = profile("did:web:mihon.example.jp");
    json!({
        "id": "https://badge.example.jp/achievements/chief", "type": ["Achievement"],
        "alignment": alignment(), "achievementType": "Certification", "creator": creator,
        "creditsAvailable": 4, "criteria": {"id": "https://badge.example.jp/criteria", "narrative": "An *examination*."},
        "description": "A sample.", "endorsement": [endorsement("https://badge.example.jp/achievements/chief")],
        "endorsementJwt": [JWS], "fieldOfStudy": "Engineering", "humanCode": "C-1",
        "image": {"id": "https://mihon.example.jp/badge.png", "type": "Image"}, "inLanguage": "ja-JP", "name": "見本主任技士",
        "otherIdentifier": [{"type": "IdentifierEntry", "identifier": "0123", "identifierType": "ext:register"}],
        "related": [{"id": "https://badge.example.jp/achievements/chief-en", "type": ["Related"], "inLanguage": "en", "version": "1"}],
        "resultDescription": [
            {"id": "urn:uuid:grade", "type": ["ResultDescription"], "name": "Grade", "resultType": "LetterGrade",
             "allowedValue": ["B", "A"], "requiredValue": "B", "alignment": alignment()},
            {"id": "urn:uuid:level", "type": ["ResultDescription"], "name": "Level", "resultType": "RubricCriterionLevel",
             "requiredLevel": "urn:uuid:mastered", "valueMin": "0", "valueMax": "9",
             "rubricCriterionLevel": [{"id": "urn:uuid:mastered", "type": ["RubricCriterionLevel"], "name": "Mastered",
                "description": "All of it.", "level": "Mastered", "points": "9", "alignment": alignment()}]},
            {"id": "urn:uuid:status", "type": ["ResultDescription"], "name": "Status", "resultType": "Status"}
        ],
        "specialization": "Concrete", "tag": ["concrete"], "version": "2"
    })
}

fn subject() -> Value {
    json!({
        "id": "did:example:taro", "type": ["AchievementSubject"],
        "activityStartDate": "2023-04-01T00:00:00Z", "activityEndDate": "2024-03-31T00:00:00",
        "creditsEarned": 3.5, "licenseNumber": "SI-240187", "narrative": "# A story", "role": "Chief", "term": "2023",
        "image": {"id": "https://mihon.example.jp/badge.svg", "type": "Image"},
        "source": profile("https://mihon.example.jp/school"),
        "identifier": [
            {"type": "IdentityObject", "identityHash": "見本 太郎", "identityType": "name", "hashed": false},
            {"type": "IdentityObject", "identityHash": format!("sha256${}", "0aF".repeat(21) + "0"), "identityType": "emailAddress",
             "hashed": true, "salt": "salt"},
            {"type": "IdentityObject", "identityHash": "SI-19", "identityType": "ext:passNumber", "hashed": false}
        ],
        "result": [
            {"type": ["Result"], "resultDescription": "urn:uuid:grade", "value": "A", "alignment": alignment()},
            {"type": ["Result"], "resultDescription": "urn:uuid:level", "achievedLevel": "urn:uuid:mastered"},
            {"type": ["Result"], "resultDescription": "urn:uuid:status", "status": "Completed"}
        ],
        "achievement": achievement()
    })
}

fn badge() -> Value {
    let mut issuer = profile("https://mihon.example.jp/");
    issuer["parentOrg"] = profile("https://mihon.example.jp/parent");
    json!({
        "@context": [V2, OB, {"Sample": "https://mihon.example.jp/terms#Sample"}],
        "id": "urn:uuid:2f0a3c52-5f0e-4f43-9e0b-6f1f3c1f0001",
        "type": ["VerifiableCredential", "OpenBadgeCredential", "https://mihon.example.jp/terms#Sample"],
        "name": "見本主任技士", "description": "A sample.",
        "image": {"id": "data:image/png;base64,AAAA", "type": "Image"},
        "awardedDate": "2024-04-01T00:00:00+09:00", "validFrom": "2024-04-01T00:00:00.000+09:00", "validUntil": "2028-03-31T14:59:59Z",
        "issuer": issuer,
        "credentialSubject": subject(),
        "endorsement": [endorsement("urn:uuid:2f0a3c52-5f0e-4f43-9e0b-6f1f3c1f0001")], "endorsementJwt": [JWS],
        "evidence": [{"id": "https://mihon.example.jp/work", "type": ["Evidence"], "narrative": "Work", "name": "Bridge",
            "description": "A bridge.", "genre": "Structure", "audience": "Drivers"}],
        "credentialSchema": [{"id": "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json",
            "type": "1EdTechJsonSchemaValidator2019"}],
        "credentialStatus": {"id": "https://mihon.example.jp/status/3#5", "type": "BitstringStatusListEntry", "statusPurpose": "revocation",
            "statusListIndex": "5", "statusListCredential": "https://mihon.example.jp/status/3"},
        "refreshService": {"id": "https://mihon.example.jp/refresh", "type": "1EdTechCredentialRefresh"},
        "termsOfUse": [{"id": "https://mihon.example.jp/terms", "type": "SamplePolicy"}],
        "relatedResource": [{"id": "https://mihon.example.jp/terms", "digestSRI": "sha384-AAAA", "mediaType": "text/html"}],
        "proof": [{"type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022", "created": "2024-04-01T00:00:00Z",
            "verificationMethod": "https://mihon.example.jp/#key", "proofPurpose": "assertionMethod", "proofValue": "z1"}],
        "jp:extension": {"anything": [1, {"goes": true}]}
    })
}

/// The same of the data model 1.1 (B.9.2).
fn badge_of_v1() -> Value {
    let mut badge = badge();
    badge["@context"][0] = V1.into();
    for (new, old) in [("validFrom", "issuanceDate"), ("validUntil", "expirationDate")] {
        let date = badge.as_object_mut().unwrap().remove(new).unwrap();
        badge[old] = date;
    }
    badge
}

/// A value put in a place, or the place emptied.
fn changed(mut json: Value, pointer: &str, value: Option<Value>) -> Value {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let parent = json.pointer_mut(parent).unwrap_or_else(|| panic!("no place {pointer}"));
    match (parent, value) {
        (Value::Object(object), Some(value)) => {
            object.insert(name.into(), value);
        }
        (Value::Object(object), None) => {
            object.remove(name).unwrap_or_else(|| panic!("nothing at {pointer}"));
        }
        (Value::Array(array), Some(value)) => array[name.parse::<usize>().unwrap()] = value,
        (Value::Array(array), None) => {
            array.remove(name.parse().unwrap());
        }
        _ => panic!("no place {pointer}"),
    }
    json
}

/// Every place of the badge, with the value in it.
fn places(json: &Value) -> Vec<String> {
    let mut open = vec![(String::new(), json)];
    let mut all = Vec::new();
    while let Some((place, value)) = open.pop() {
        match value {
            Value::Object(object) => {
                open.extend(object.iter().map(|(name, value)| (format!("{place}/{}", name.replace('/', "~1")), value)))
            }
            Value::Array(array) => {
                open.extend(array.iter().enumerate().map(|(index, value)| (format!("{place}/{index}"), value)))
            }
            _ => {}
        }
        all.push(place);
    }
    all
}

#[test]
fn the_complete_badge_has_no_fault() {
    assert_eq!(told(&badge()), []);
    assert_eq!(told(&badge_of_v1()), []);
    // The token's form, and the shortest form.
    assert_eq!(told(&changed(badge(), "/proof", None)), []);
    let least = json!({"@context": [V2, OB], "id": "urn:uuid:1", "type": ["VerifiableCredential", "AchievementCredential"],
        "issuer": {"id": "did:example:issuer", "type": "Profile"}, "validFrom": "2024-04-01T00:00:00Z",
        "credentialSubject": {"id": "did:example:taro", "type": "AchievementSubject", "achievement": {"id": "urn:uuid:2",
            "type": "Achievement", "name": "Chief", "description": "Chief", "criteria": {"narrative": "Work"}}}});
    assert_eq!(told(&least), []);
    // An issuer by its address alone came with the data model 2.0 (B.1.20).
    assert_eq!(told(&changed(least, "/issuer", Some("did:example:issuer".into()))), []);
    // What VCDM allows for its own members: one without brackets, several with them.
    for (member, entry) in
        [("evidence", "/evidence/0"), ("termsOfUse", "/termsOfUse/0"), ("credentialSchema", "/credentialSchema/0")]
    {
        let single = badge().pointer(entry).cloned();
        assert_eq!(told(&changed(badge(), &format!("/{member}"), single)), [], "{member}");
    }
    for member in ["credentialStatus", "refreshService"] {
        let several = json!([badge()[member], badge()[member]]);
        assert_eq!(told(&changed(badge(), &format!("/{member}"), Some(several))), [], "{member}");
    }
}

/// Where, what is put there (`-`: removed), and the only finding: its code, its place (`=`: there), what was expected.
/// `A` is the achievement.
const ROWS: &str = r##"
# What decides.
/@context | - | shape.context | = | https://www.w3.org/ns/credentials/v2
/@context/0 | 5 | shape.context | /@context | https://www.w3.org/ns/credentials/v2
/@context/2 | 5 | shape.context | /@context | URI
/@context/1 | {} | shape.context | /@context | https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json
/type | ["OpenBadgeCredential"] | shape.type | = | VerifiableCredential
/type | ["VerifiableCredential"] | shape.type | = | OpenBadgeCredential
/id | "https ://no-url/" | shape.id | = | URI
/id | ["urn:uuid:1", "urn:uuid:2"] | shape.id | = | URI
/issuer | - | shape.issuer | = | URI
/issuer | "mihon" | shape.issuer | = | URI
/issuer | ["https://mihon.example.jp/"] | shape.issuer | = | URI
/issuer/id | - | shape.issuer | = | URI
/issuer/id | "mihon" | shape.issuer | = | URI
/credentialSubject | - | shape.subject | = |
/credentialSubject | [] | shape.subject | = |
/credentialSubject | "did:example:taro" | shape.subject | = |
/credentialSubject/type | "Person" | shape.subject | = | AchievementSubject
/credentialSubject/id | "taro" | shape.id | = | URI
/credentialSubject/achievement | - | shape.achievement | = | Achievement
/credentialSubject/achievement | "urn:uuid:1" | shape.achievement | = | Achievement
/credentialSubject/achievement/name | - | shape.achievement | = | String
/credentialSubject/achievement/name | "" | shape.achievement | = | String
/credentialSubject/achievement/id | "chief" | form.value | = | URI
/validFrom | - | shape.date | = | DateTime
/validFrom | "yesterday" | shape.date | = | DateTime
/validUntil | 20280331 | shape.date | = | DateTime
/awardedDate | "2024-02-30T00:00:00Z" | shape.date | = | DateTime
/credentialStatus/type | - | shape.status | /credentialStatus | type
/credentialStatus | "https://x.example/" | shape.status | = | type
/credentialStatus | {"id": "no url", "type": "1EdTechRevocationList"} | shape.status | /credentialStatus/id | URI
# What VCDM puts into a credential.
/@context/1 | "https://purl.imsglobal.org/spec/ob/v3p0/context.json" | form.context | = | https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json
/@context/2 | "terms.jsonld" | form.context | = | URI
/type/2 | 5 | form.type | /type | IRI
/id | - | form.missing | = | URI
/validFrom | "2024-04-01 00:00Z" | form.value | = | DateTime
/validUntil | "2028-03-31" | form.value | = | DateTime
/awardedDate | "2024-04-01T00:00:00" | form.value | = | DateTimeZ
/name | {"@value": "x", "@language": "en", "url": "y"} | form.value | = | String
/image | "https://mihon.example.jp/badge.png" | form.value | = | Image
/image/id | - | form.missing | = | URI
/credentialStatus/id | "#5" | form.value | = | URI
/credentialSchema/0/type | - | form.type | /credentialSchema/0 | IRI
/credentialSchema/0/id | - | form.missing | = | URI
/credentialSchema/0/id | "https ://no-url/" | form.value | = | URI
/refreshService/type | - | form.type | /refreshService | IRI
/refreshService/id | - | form.missing | = | URI
/termsOfUse/0/type | "" | form.type | /termsOfUse/0 | IRI
/termsOfUse/0 | "https://mihon.example.jp/terms" | form.value | = | TermsOfUse
/relatedResource/0/id | - | form.missing | = | URI
/relatedResource/0/digestSRI | - | form.missing | /relatedResource/0 | digestSRI, digestMultibase
/evidence/0/type | - | form.type | /evidence/0 | Evidence
/evidence/0/genre | ["a", "b"] | form.value | = | String
/endorsement | "urn:uuid:1" | form.value | = | EndorsementCredential
/endorsement/0/type | "VerifiableCredential" | form.type | /endorsement/0 | EndorsementCredential
/endorsement/0/credentialSubject/id | - | form.missing | = | URI
/endorsementJwt/0 | "not a token" | form.value | = | CompactJws
/endorsementJwt | "e30.e30.c2ln" | form.value | = | array
# The issuer.
/issuer/type | "IssuerProfile" | form.type | /issuer | Profile
/issuer/url | "mihon.example.jp" | form.value | = | URI
/issuer/email | "mihon.example.jp" | form.value | = | EmailAddress
/issuer/phone | "none" | form.value | = | PhoneNumber
/issuer/dateOfBirth | "1970-01-31T00:00:00Z" | form.value | = | Date
/issuer/name | ["a", "b"] | form.value | = | String
/issuer/image | "logo.png" | form.value | = | Image
/issuer/image/type | - | form.type | /issuer/image | Image
/issuer/parentOrg/type | - | form.type | /issuer/parentOrg | Profile
/issuer/otherIdentifier/0/type | - | form.type | /issuer/otherIdentifier/0 | IdentifierEntry
/issuer/otherIdentifier/0/identifier | - | form.missing | = | String
/issuer/address/type | - | form.type | /issuer/address | Address
/issuer/address/addressCountryCode | "Japan" | form.value | = | CountryCode
/issuer/address/geo/latitude | "35.68" | form.value | = | Float
/issuer/address/geo/longitude | - | form.missing | = | Float
# The subject.
/credentialSubject/activityStartDate | "spring" | form.value | = | DateTime
/credentialSubject/creditsEarned | "3.5" | form.value | = | Float
/credentialSubject/licenseNumber | 240187 | form.value | = | String
/credentialSubject/narrative | {} | form.value | = | String
/credentialSubject/source | "https://mihon.example.jp/" | form.value | = | Profile
/credentialSubject/source/type | - | form.type | /credentialSubject/source | Profile
/credentialSubject/identifier/0/type | - | form.type | /credentialSubject/identifier/0 | IdentityObject
/credentialSubject/identifier/0/hashed | - | form.missing | = | Boolean
/credentialSubject/identifier/0/hashed | "false" | form.value | = | Boolean
/credentialSubject/identifier/0/hashed | true | form.value | /credentialSubject/identifier/0/identityHash | IdentityHash
/credentialSubject/identifier/1/hashed | false | form.value | /credentialSubject/identifier/1/identityHash | String
/credentialSubject/identifier/0/identityType | "nickname" | form.value | = | IdentifierTypeEnum
/credentialSubject/identifier/2/identityType | "ext:" | form.value | = | IdentifierTypeEnum
/credentialSubject/result/0/type | - | form.type | /credentialSubject/result/0 | Result
/credentialSubject/result/0/value | 5 | form.value | = | String
/credentialSubject/result/0/resultDescription | "urn:uuid:elsewhere" | form.value | = | ResultDescription
/credentialSubject/result/1/achievedLevel | "urn:uuid:elsewhere" | form.value | = | RubricCriterionLevel
/credentialSubject/result/2/status | - | form.missing | = | ResultStatusType
/credentialSubject/result/2/status | "ext:almost" | form.value | = | ResultStatusType
# The achievement.
A/id | - | form.missing | = | URI
A/type | - | form.type | A | Achievement
A/description | - | form.missing | = | String
A/description | "" | form.null | = | String
A/description | null | form.null | = |
A/name | {"@value": "Chief", "@language": "en"} | form.value | = | String
A/criteria | - | form.missing | = | Criteria
A/criteria | "https://badge.example.jp/criteria" | form.value | = | Criteria
A/criteria | {"type": "Criteria"} | form.missing | = | id, narrative
A/achievementType | "Sticker" | form.value | = | AchievementType
A/creditsAvailable | "4" | form.value | = | Float
A/inLanguage | "日本語" | form.value | = | LanguageCode
A/tag | "concrete" | form.value | = | array
A/tag/0 | 1 | form.value | = | String
A/creator/parentOrg/type | - | form.type | A/creator/parentOrg | Profile
A/related/0/type | - | form.type | A/related/0 | Related
A/related/0/id | - | form.missing | = | URI
A/alignment/0/type | - | form.type | A/alignment/0 | Alignment
A/alignment/0/targetName | - | form.missing | = | String
A/alignment/0/targetUrl | - | form.missing | = | URI
A/alignment/0/targetType | "Skill" | form.value | = | AlignmentTargetType
A/alignment/0/targetCode | null | form.null | = |
A/resultDescription/0/type | - | form.type | A/resultDescription/0 | ResultDescription
A/resultDescription/0/name | - | form.missing | = | String
A/resultDescription/0/resultType | - | form.missing | = | ResultType
A/resultDescription/0/resultType | "Stars" | form.value | = | ResultType
A/resultDescription/0/allowedValue/1 | 5 | form.value | = | String
A/resultDescription/1/requiredLevel | "urn:uuid:elsewhere" | form.value | = | RubricCriterionLevel
A/resultDescription/1/rubricCriterionLevel/0/type | - | form.type | A/resultDescription/1/rubricCriterionLevel/0 | RubricCriterionLevel
A/resultDescription/1/rubricCriterionLevel/0/name | - | form.missing | = | String
"##;

#[test]
fn each_departure_is_named_with_its_place() {
    let mut rows = 0;
    for line in ROWS.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let cells: Vec<String> = line
            .split('|')
            .map(|cell| match cell.trim().strip_prefix('A') {
                Some(rest) if rest.is_empty() || rest.starts_with('/') => {
                    format!("/credentialSubject/achievement{rest}")
                }
                _ => cell.trim().to_owned(),
            })
            .collect();
        let [place, value, code, at, expected] = cells.as_slice() else { panic!("{line}") };
        let value = (value != "-").then(|| serde_json::from_str(value).expect(line));
        let at = if at == "=" { place } else { at };
        let json = changed(badge(), place, value);
        let found = told(&json);
        let found: Vec<_> = found.iter().map(|(code, at, expected)| (*code, at.as_str(), expected.as_str())).collect();
        assert_eq!(found, [(code.as_str(), at.as_str(), expected.as_str())], "{line}");
        let outcome = if code.starts_with("shape.") { Outcome::Fail } else { Outcome::Note };
        assert!(check(&json).iter().all(|check| check.outcome == outcome), "{line}");
        rows += 1;
    }
    assert!(rows > 100, "{rows}");
}

#[test]
fn the_data_model_1_1_has_its_own_rules() {
    let one = |code, at: &str, expected: &str| [(code, at.to_owned(), expected.to_owned())];
    let without = |place| changed(badge_of_v1(), place, None);
    assert_eq!(told(&without("/issuanceDate")), one("shape.date", "/issuanceDate", "DateTime"));
    assert_eq!(told(&without("/name")), one("form.missing", "/name", "String"));
    assert_eq!(told(&without("/credentialStatus/id")), one("form.missing", "/credentialStatus/id", "URI"));
    let url = Some("https://mihon.example.jp/".into());
    assert_eq!(told(&changed(badge_of_v1(), "/issuer", url)), one("form.type", "/issuer", "Profile"));
    // The other model's date says since when, too.
    let borrowed = changed(without("/issuanceDate"), "/validFrom", Some("2024-04-01T00:00:00Z".into()));
    assert_eq!(told(&borrowed), one("form.missing", "/issuanceDate", "DateTimeZ"));
}

#[test]
fn a_recipient_is_named_somehow() {
    let mut subject = badge()["credentialSubject"].clone();
    subject.as_object_mut().unwrap().remove("id");
    assert_eq!(told(&changed(badge(), "/credentialSubject", Some(subject.clone()))), []);
    subject["identifier"] = json!([{"type": "IdentityObject", "identityType": "name", "hashed": false}]);
    let nobody = changed(badge(), "/credentialSubject", Some(subject.clone()));
    assert_eq!(check(&nobody)[0].code.id(), "shape.subject");
    subject["identifier"] = json!([]);
    subject["name"] = "見本 太郎".into();
    let named = changed(badge(), "/credentialSubject", Some(subject));
    assert_eq!(told(&named), [("form.missing", "/credentialSubject/id".into(), "URI, IdentityObject".into())]);
    let both = json!([badge()["credentialSubject"], badge()["credentialSubject"]]);
    assert_eq!(check(&changed(badge(), "/credentialSubject", Some(both)))[0].code.id(), "shape.subject");
}

#[test]
fn what_the_holder_keeps_back_is_not_missing() {
    let places = [
        "/validFrom",
        "/credentialSubject/achievement/description",
        "/issuer/address/geo/latitude",
        "/credentialSubject/achievement/criteria",
        "/credentialSubject/achievement/resultDescription",
    ];
    let partial = places.iter().fold(badge(), |partial, place| changed(partial, place, None));
    let found = check_shown(&partial, true);
    let told: Vec<_> = found.iter().map(|check| (check.code.id(), check.detail.at.as_deref())).collect();
    assert_eq!(told, [("form.missing", Some("/validFrom"))]);
    assert!(check(&partial).iter().any(|check| check.code.id() == "shape.date"));
}

#[test]
fn other_credentials_have_no_rules_of_badges() {
    let employee = json!({"@context": [V2], "type": ["VerifiableCredential", "EmployeeCredential"], "issuer": "did:example:i",
        "credentialSubject": [{"id": "did:example:a"}, {"name": "B"}], "evidence": {"type": "Interview"},
        "name": [{"@value": "社員証", "@language": "ja"}, {"@value": "Employee", "@language": "en", "@direction": "ltr"}],
        "credentialStatus": {"type": "SampleStatus"}, "refreshService": {"type": "SampleRefresh"}});
    assert_eq!(told(&employee), []);
    for (place, value, code, at) in [
        ("/evidence/type", None, "form.type", "/evidence"),
        ("/name/0/@language", Some("not a tag".into()), "form.value", "/name"),
        ("/name/1/@direction", Some("up".into()), "form.value", "/name"),
        ("/@context", Some(V2.into()), "form.context", "/@context"),
        ("/credentialSubject/1", Some(json!({})), "shape.subject", "/credentialSubject"),
        ("/credentialSubject/1/id", Some("b".into()), "shape.id", "/credentialSubject/1/id"),
        ("/proof", Some(json!({"proofValue": "z1"})), "form.type", "/proof"),
        ("/proof", Some("z1".into()), "proof.incomplete", "/proof"),
    ] {
        let found = told(&changed(employee.clone(), place, value));
        assert_eq!(found.iter().map(|(code, at, _)| (*code, at.as_str())).collect::<Vec<_>>(), [(code, at)], "{place}");
    }
}

#[test]
fn endorsements_and_records_have_their_own() {
    assert_eq!(told(&endorsement("urn:uuid:1")), []);
    for (place, value, code, at) in [
        ("/credentialSubject/id", None, "shape.subject", "/credentialSubject/id"),
        ("/credentialSubject/type", None, "shape.subject", "/credentialSubject"),
        ("/validFrom", None, "shape.date", "/validFrom"),
        ("/name", None, "form.missing", "/name"),
        ("/@context/1", None, "form.context", "/@context"),
        (
            "/credentialSubject/endorsementComment",
            Some(json!(5)),
            "form.value",
            "/credentialSubject/endorsementComment",
        ),
    ] {
        let found = told(&changed(endorsement("urn:uuid:1"), place, value));
        assert_eq!(found.iter().map(|(code, at, _)| (*code, at.as_str())).collect::<Vec<_>>(), [(code, at)], "{place}");
    }
    let record = json!({"@context": [V2, "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json", OB], "id": "urn:uuid:1",
        "type": ["VerifiableCredential", "ClrCredential"], "name": "Transcript", "issuer": profile("did:example:i"), "partial": false,
        "validFrom": "2024-04-01T00:00:00Z", "credentialSubject": {"id": "did:example:a", "type": ["ClrSubject"],
            "verifiableCredential": [badge()],
            "association": [{"type": "Association", "associationType": "isChildOf", "sourceId": "urn:uuid:2", "targetId": "urn:uuid:3"}]}});
    assert_eq!(told(&record), []);
    let place = "/credentialSubject/association/0/associationType";
    let found = told(&changed(record, place, Some("marries".into())));
    assert_eq!(found, [("form.value", place.into(), "AssociationType".into())]);
}

#[test]
fn only_what_decides_can_fail() {
    // Members without which it is open who issued, to whom, what, when, or whether it is in force.
    let decides = |place: &str| {
        let decisive = [
            "",
            "/issuer",
            "/issuer/id",
            "/credentialSubject",
            "/credentialSubject/type",
            "/credentialSubject/type/0",
            "/credentialSubject/achievement",
            "/credentialSubject/achievement/name",
            "/validFrom",
            "/credentialStatus/type",
            "/credentialStatus/0/type",
        ];
        decisive.contains(&place) || place.starts_with("/@context") || place.starts_with("/type")
    };
    for place in places(&badge()).iter().filter(|place| !decides(place)) {
        let notes = check(&changed(badge(), place, None));
        assert!(notes.iter().all(|check| check.outcome == Outcome::Note), "{place} {notes:?}");
        let parts = place.matches('/').count();
        assert!(parts < limits::JSON_DEPTH);
    }
}

#[test]
fn findings_are_bounded() {
    let mut careless = badge();
    careless["credentialSubject"]["achievement"]["alignment"] = json!(vec![json!({"a": null}); 1000]);
    careless["credentialStatus"] = json!(vec![json!({}); 1000]);
    careless["credentialSubject"] = json!(vec![careless["credentialSubject"].clone(); 3]);
    let found = check(&careless);
    assert!(found.len() <= 2 * limits::FINDINGS && found[0].outcome == Outcome::Fail, "{}", found.len());
    // A name of megabytes above thousands of values is not copied for each of them, nor into the report.
    let long = "n".repeat(1_500_000);
    let mut hostile = badge();
    hostile[&long] = json!(vec![Value::Null; 20_000]);
    hostile["issuer"]["url"] = "u".repeat(500_000).into();
    hostile["type"] = json!(["VerifiableCredential", long]);
    let report = format!("{:?}", check(&hostile));
    assert!(report.len() < 20_000, "{}", report.len());
}

// --- anything ------------------------------------------------------------------------------------------------------------

/// Any JSON, with the names that the rules look for.
fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "[ -~]{0,12}".prop_map(Value::from),
        prop_oneof![
            Just("ext:"),
            Just(V1),
            Just("2024-04-01T00:00:00+"),
            Just("T:+"),
            Just("md5$"),
            Just(".."),
            Just("x-"),
            Just("é@")
        ]
        .prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 60, 5, |inner| {
        let name = prop_oneof![
            Just("id"),
            Just("type"),
            Just("@context"),
            Just("issuer"),
            Just("credentialSubject"),
            Just("achievement"),
            Just("result"),
            Just("resultDescription"),
            Just("parentOrg"),
            Just("identifier"),
            Just("identityHash"),
            Just("hashed"),
            Just("criteria"),
            Just("credentialStatus"),
            Just("validFrom"),
            Just("proof"),
            Just("name"),
            Just("@value"),
            Just("rubricCriterionLevel"),
        ];
        let members = proptest::collection::vec((name, inner.clone()), 0..6);
        prop_oneof![
            proptest::collection::vec(inner, 0..5).prop_map(Value::from),
            members.prop_map(|members| Value::Object(
                members.into_iter().map(|(name, value)| (name.into(), value)).collect()
            )),
        ]
    })
}

fn claim(json: Value, kind: Kind, model: Model) -> CredentialClaim {
    let hidden = Hidden::default();
    CredentialClaim { json, security: Security::Embedded, model, kind, faults: Vec::new(), hidden }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn anything_is_answered(json in anything()) {
        for kind in [Kind::OpenBadge, Kind::Endorsement, Kind::Clr, Kind::Other] {
            for model in [Model::V1, Model::V2] {
                let found = structure::check(&claim(json.clone(), kind, model), false);
                prop_assert!(found.len() <= 2 * limits::FINDINGS);
            }
        }
    }

    #[test]
    fn anything_in_any_place_is_answered(json in anything(), place in any::<prop::sample::Index>()) {
        let places = places(&badge());
        let place = place.get(&places);
        let spoilt = if place.is_empty() { json } else { changed(badge(), place, Some(json)) };
        let found = structure::check(&claim(spoilt.clone(), Kind::OpenBadge, Model::V2), false);
        prop_assert!(found.len() <= 2 * limits::FINDINGS);
        // Every place that is named is there, or is missed in a part that is there.
        for at in found.iter().filter_map(|check| check.detail.at.as_deref()) {
            let part = at.rsplit_once('/').map_or("", |(part, _)| part);
            prop_assert!(spoilt.pointer(at).or(spoilt.pointer(part)).is_some(), "{}", at);
        }
    }
}
