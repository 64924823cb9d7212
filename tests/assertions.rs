//! Open Badges 0.5 to 2.1, hosted and signed (DESIGN rules 2, 8, 9, 12; HOSTILE 17 to 20, 22, 26, 28): shapes of real badges,
//! with invented people and institutes, and each way to spoil them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod forge;

use std::collections::BTreeMap;

use akashi::engine::documents::{Documents, FetchError, Fetched, Purpose, Response};
use akashi::engine::input::Input;
use akashi::engine::policy::Policy;
use akashi::engine::read::base64url;
use akashi::engine::report::{ProofKind, Recognition, Report};
use akashi::engine::verdict::Verdict;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use forge::hosted::{self, MAIL};
use forge::*;
use proptest::prelude::*;
use serde_json::{Value, json};

// --- the platform: one host, many issuers (FORMATS 2) ---------------------------------------------------------------

const HOST: &str = "https://wallet.example.jp/api/v1.0/openbadge/v2";
const ASSERTION: &str = "https://wallet.example.jp/api/v1.0/openbadge/v2/Assertion/TUlIT04tMDAwMQ==";
const CLASS: &str = "https://wallet.example.jp/api/v1.0/openbadge/v2/BadgeClass/TUlIT04tMDAwMg==";
const ISSUER: &str = "https://wallet.example.jp/api/v1.0/openbadge/v2/Issuer/TUlIT04tMDAwMw==";
const LIST: &str = "https://wallet.example.jp/api/v1.0/openbadge/v2/RevocationList/1";
const KEY: &str = "https://wallet.example.jp/keys/1";

fn assertion() -> Value {
    hosted::assertion(ASSERTION, CLASS)
}

fn class() -> Value {
    hosted::class(CLASS, ISSUER)
}

fn profile() -> Value {
    hosted::profile(ISSUER)
}

fn list() -> Policy {
    policy_of(json!([{"ids": [ISSUER], "names": {"ja": "見本工学会", "en": "Mihon Society of Engineering"},
        "fields": [{"label": {"ja": "登録区分", "en": "Class"}, "at": "/extensions:registration/class"}],
        "qualifications": [{"achievement": CLASS, "names": {"ja": "見本技士", "en": "Engineer"}}]}]))
}

/// One step that spoils, or only varies, a badge.
type Change = fn(&mut Value);

/// The recorded network.
#[derive(Clone, Default)]
struct World(BTreeMap<String, Fetched>);

impl World {
    fn platform() -> World {
        World::default().with(ASSERTION, assertion()).with(CLASS, class()).with(ISSUER, profile())
    }

    fn with(self, url: &str, page: Value) -> World {
        self.serving(url, 200, page.to_string())
    }

    fn serving(mut self, url: &str, status: u16, body: impl Into<Vec<u8>>) -> World {
        let response = Response { status, content_type: String::new(), location: None, bytes: body.into() };
        self.0.insert(url.to_owned(), Ok(response));
        self
    }

    fn failing(mut self, url: &str, error: FetchError) -> World {
        self.0.insert(url.to_owned(), Err(error));
        self
    }

    fn changed(self, url: &str, change: impl FnOnce(&mut Value)) -> World {
        let mut page: Value = serde_json::from_slice(&self.0[url].as_ref().unwrap().bytes).unwrap();
        change(&mut page);
        self.with(url, page)
    }

    fn without(mut self, url: &str) -> World {
        self.0.remove(url);
        self
    }

    /// Asks until nothing more is wanted; what is not recorded is unreachable. Also what was wanted for what.
    fn judge(&self, input: &Input, policy: &Policy) -> (Report, Vec<(Purpose, String)>) {
        let (mut documents, mut asked) = (Documents::default(), Vec::new());
        for _ in 0..=akashi::engine::limits::ROUNDS {
            let report = akashi::engine::verify(input, &documents, policy, at(NOW));
            if report.needs.is_empty() {
                return (report, asked);
            }
            for need in report.needs {
                assert!(need.url.starts_with("https://"), "{need:?}");
                let fetched = self.0.get(&need.url).cloned().unwrap_or(Err(FetchError::Unreachable));
                asked.push((need.purpose, need.url.clone()));
                documents.insert(need.url, fetched);
            }
        }
        panic!("it never ends: {asked:?}");
    }

    /// All of them, as if they had been asked for.
    fn documents(&self) -> Documents {
        let mut documents = Documents::default();
        for (url, fetched) in &self.0 {
            documents.insert(url.clone(), fetched.clone());
        }
        documents
    }

    fn verify(&self, badge: impl Into<Vec<u8>>) -> Report {
        self.judge(&Input::new("test", badge), &list()).0
    }

    fn holder(&self, badge: &Value, typed: &str) -> Report {
        let input = Input::new("test", badge.to_string()).with_holder(Some(typed.to_owned()));
        self.judge(&input, &list()).0
    }
}

fn picture(badge: &Value) -> Vec<u8> {
    png(&[itxt("openbadges", badge.to_string().as_bytes())])
}

fn with(change: impl FnOnce(&mut Value)) -> Value {
    let mut badge = assertion();
    change(&mut badge);
    badge
}

#[track_caller]
fn expect(report: &Report, expected: &str, code: &str) {
    assert_eq!(answer(report), expected, "{:#?}", report.checks);
    assert!(codes(report).contains(&code), "{code} is not among {:?}", codes(report));
}

fn detail(report: &Report, code: &str) -> akashi::engine::report::Detail {
    report.checks.iter().find(|check| check.code.id() == code).expect(code).detail.clone()
}

// --- hosted ---------------------------------------------------------------------------------------------------------

#[test]
fn the_issuers_server_confirms() {
    let (report, asked) = World::platform().judge(&Input::new("a.png", picture(&assertion())), &list());
    expect(&report, "valid attested", "proof.attested");
    assert_eq!((report.proof_kind, report.recognition), (ProofKind::Hosted, Recognition::Recognised));
    assert_eq!(detail(&report, "status.in-force").url.as_deref(), Some(ASSERTION));
    let wanted = [(Purpose::Assertion, ASSERTION), (Purpose::BadgeClass, CLASS), (Purpose::IssuerProfile, ISSUER)];
    assert_eq!(asked, wanted.map(|(purpose, url)| (purpose, url.to_owned())));
    let badge = report.badge.unwrap();
    assert!(badge.attested);
    assert_eq!(badge.issuer.id.as_deref(), Some(ISSUER));
    assert_eq!(badge.achievement.name.as_deref(), Some("見本技士"));
    assert_eq!(badge.achievement.criteria.as_deref(), Some("見本試験に合格した者。"));
    assert!(badge.achievement.listed.is_some());
    // What such a badge does not state is sayable.
    assert_eq!(
        (badge.registration_number, badge.pass_number, badge.valid_until, badge.holder.name),
        (None, None, None, None)
    );
    assert_eq!(badge.fields[0].value, None);
    assert!(badge.holder.identifiers[0].hashed && badge.holder.identifiers[0].value.is_none());
    // No note on a shape that thousands of badges have.
    assert!(!report.checks.iter().any(|check| check.code.id().starts_with("form.")), "{:?}", report.checks);
}

#[test]
fn nobody_was_asked() {
    let report = verify_with(picture(&assertion()), &Documents::default(), &list());
    expect(&report, "undetermined undetermined", "proof.hosted");
    let needs: Vec<_> = report.needs.iter().map(|need| (need.purpose, need.url.as_str())).collect();
    assert_eq!(needs, [(Purpose::Assertion, ASSERTION)]);
    assert!(!report.badge.unwrap().attested);
    assert_eq!(report.recognition, Recognition::Unrecognised);
}

/// HOSTILE 18: each cause is named, and none of them accuses.
#[test]
fn a_server_that_does_not_answer_proves_nothing() {
    let world = World::platform;
    let html = "<!doctype html><title>Not here</title>";
    let cases = [
        (world().serving(ASSERTION, 404, html), "http-404", "document.unreachable"),
        (world().serving(ASSERTION, 500, "{}"), "http-500", "document.unreachable"),
        (world().serving(ASSERTION, 403, "{}"), "http-403", "document.unreachable"),
        (world().serving(ASSERTION, 200, html), "unexpected", "document.unexpected"),
        (world().serving(ASSERTION, 200, "{}"), "used", "document.unexpected"),
        (world().serving(ASSERTION, 200, profile().to_string()), "used", "document.unexpected"),
        (world().serving(ASSERTION, 200, vec![b' '; 2 << 20]), "too-large", "document.unreachable"),
        (world().failing(ASSERTION, FetchError::TooLarge), "too-large", "document.unreachable"),
        (world().failing(ASSERTION, FetchError::TimedOut), "timed-out", "document.unreachable"),
        (world().failing(ASSERTION, FetchError::Declined), "declined", "document.unreachable"),
        (world().without(ASSERTION), "unreachable", "document.unreachable"),
        (
            world().changed(ASSERTION, |page| page["verification"]["type"] = "SignedBadge".into()),
            "used",
            "document.unexpected",
        ),
        (world().changed(ASSERTION, |page| page["id"] = "urn:uuid:1".into()), "used", "document.unexpected"),
        (
            world().changed(ASSERTION, |page| drop(page.as_object_mut().unwrap().remove("id"))),
            "used",
            "document.unexpected",
        ),
        (world().serving(CLASS, 404, ""), "http-404", "document.unreachable"),
        (world().serving(CLASS, 410, ""), "http-410", "document.unreachable"),
        (world().without(ISSUER), "unreachable", "document.unreachable"),
        (world().changed(ISSUER, |page| page["id"] = "http://mihon.example.jp".into()), "used", "proof.unaddressed"),
        (
            world().changed(CLASS, |page| page["issuer"] = "did:web:mihon.example.jp".into()),
            "used",
            "proof.unaddressed",
        ),
    ];
    for (world, result, code) in cases {
        let report = world.verify(picture(&assertion()));
        expect(&report, "undetermined undetermined", code);
        assert!(codes(&report).contains(&"proof.hosted") && !report.badge.unwrap().attested, "{result}");
        assert!(report.documents.iter().any(|contact| contact.result == result), "{result}: {:?}", report.documents);
    }
}

/// HOSTILE 19.
#[test]
fn revoked_by_the_server() {
    let world = World::platform;
    let minimal = json!({"id": ASSERTION, "revoked": true, "revocationReason": "誤発行"});
    let cases = [
        (world().serving(ASSERTION, 410, ""), false, None),
        (world().serving(ASSERTION, 410, minimal.to_string()), false, Some("誤発行")),
        (world().with(ASSERTION, minimal.clone()), false, Some("誤発行")),
        (world().changed(ASSERTION, |page| page["revoked"] = true.into()), true, None),
        (world().changed(ASSERTION, |page| page["revoked"] = true.into()).without(CLASS), false, None),
        (world().changed(ASSERTION, |page| page["revoked"] = "true".into()), true, None),
    ];
    for (world, attested, reason) in cases {
        let report = world.verify(picture(&assertion()));
        expect(&report, "not-in-force revoked", "status.revoked");
        assert_eq!(detail(&report, "status.revoked").found.as_deref(), reason);
        // What the server did not confirm stays a claim.
        assert_eq!(report.badge.as_ref().unwrap().attested, attested);
        assert_eq!(report.proof_kind, ProofKind::Hosted);
    }
    let report = world().changed(ASSERTION, |page| page["revoked"] = false.into()).verify(picture(&assertion()));
    expect(&report, "valid attested", "status.in-force");
    // A forged copy under a revoked id is a forgery all the same.
    let forged = with(|badge| badge["recipient"]["identity"] = mail_hash("hanako@example.jp", "salt").into());
    let full = with(|badge| badge["revoked"] = true.into());
    for world in [world().with(ASSERTION, full.clone()), world().serving(ASSERTION, 410, full.to_string())] {
        expect(&world.verify(picture(&forged)), "rejected malformed", "proof.differs");
    }
}

#[test]
fn the_copy_must_say_what_the_server_says() {
    let cases: [(&str, Value, Option<&str>); 11] = [
        ("/recipient/identity", mail_hash("hanako@example.jp", "salt").into(), Some("recipient")),
        ("/recipient/salt", "other".into(), Some("recipient")),
        ("/recipient/type", "telephone".into(), Some("recipient")),
        ("/badge", format!("{HOST}/BadgeClass/b3RoZXI=").into(), Some("badge")),
        ("/badge", json!({"id": CLASS, "name": "見本主任技士"}), Some("badge")),
        ("/issuedOn", "2023-04-01T00:00:00+09:00".into(), Some("issuedOn")),
        ("/expires", "2099-03-31T23:59:59+09:00".into(), Some("expires")),
        ("/issuedOn", "2024-03-31T15:00:00Z".into(), None),
        ("/badge", json!({"id": CLASS, "name": "見本技士"}), None),
        ("/evidence", "https://example.jp/other".into(), None),
        ("/image", "https://example.jp/other.png".into(), None),
    ];
    for (place, value, differing) in cases {
        let mut copy = assertion();
        copy[&place[1..]] = match place.rsplit_once('/').unwrap() {
            ("", _) => value.clone(),
            _ => Value::Null,
        };
        if place.matches('/').count() == 2 {
            copy = assertion();
            *copy.pointer_mut(place).unwrap() = value.clone();
        }
        let report = World::platform().verify(picture(&copy));
        match differing {
            Some(name) => {
                expect(&report, "rejected malformed", "proof.differs");
                assert_eq!(detail(&report, "proof.differs").found.as_deref(), Some(name), "{place}");
            }
            None => assert_eq!(answer(&report), "valid attested", "{place} {:?}", report.checks),
        }
    }
}

/// HOSTILE 17: everybody on the platform shares its host, and anybody can take any name.
#[test]
fn another_issuer_on_the_same_host() {
    let other = format!("{HOST}/Issuer/b3RoZXI=");
    let world = World::platform().changed(CLASS, |page| page["issuer"] = other.clone().into()).with(
        &other,
        json!({"@context": "https://w3id.org/openbadges/v2", "type": "Issuer", "id": other, "name": "見本工学会",
            "url": "https://other.example.jp", "email": "a@other.example.jp"}),
    );
    let report = world.verify(picture(&assertion()));
    expect(&report, "valid unlisted", "issuer.imitates");
    assert_eq!(report.recognition, Recognition::Unrecognised);
    // A BadgeClass from elsewhere could name anybody on the platform.
    let elsewhere = "https://evil.example/class";
    let copy = with(|badge| badge["badge"] = elsewhere.into());
    let mut foreign = class();
    foreign["id"] = elsewhere.into();
    let world = World::platform().with(ASSERTION, copy.clone()).with(elsewhere, foreign);
    expect(&world.verify(picture(&copy)), "undetermined undetermined", "proof.badge-elsewhere");
    // A profile that calls itself by another's id is that other's word to confirm.
    let evil = "https://evil.example/issuer";
    let world = World::platform().changed(CLASS, |page| page["issuer"] = evil.into()).with(evil, profile());
    expect(&world.verify(picture(&assertion())), "valid attested", "proof.attested");
    let world = world.changed(ISSUER, |page| page["verification"] = json!({"allowedOrigins": "mihon.example.jp"}));
    expect(&world.verify(picture(&assertion())), "rejected malformed", "proof.out-of-scope");
}

/// A wallet keeps copies of badges from elsewhere (FORMATS 2): the truth lies at their own id.
#[test]
fn a_foreign_badge_in_the_wallet() {
    let own = "https://badges.example.org/assertions/7";
    let issuer = "https://badges.example.org/issuer";
    let foreign = with(|badge| {
        badge["id"] = own.into();
        badge["badge"] = json!({"type": "BadgeClass", "id": "https://badges.example.org/class", "name": "Course",
            "description": "A course.", "criteria": "https://badges.example.org/criteria", "issuer": issuer});
    });
    let kept = format!("{HOST}/Assertion/Host/TUlIT04tMDAwNA==");
    let page = json!({"@context": "https://w3id.org/openbadges/v2", "type": "Profile", "id": issuer, "name": "Example School",
        "url": "https://badges.example.org", "email": "a@badges.example.org"});
    let world = World::default().with(&kept, foreign.clone()).with(own, foreign.clone()).with(issuer, page);
    expect(&world.verify(kept.clone()), "valid unlisted", "proof.attested");
    expect(&world.clone().without(own).verify(kept.clone()), "undetermined undetermined", "proof.hosted");
    // One that calls the wallet its home is not where its issuer publishes.
    let mut claimed = foreign;
    claimed["id"] = kept.clone().into();
    expect(&world.with(&kept, claimed).verify(kept.clone()), "rejected malformed", "proof.out-of-scope");
}

#[test]
fn what_has_no_address_cannot_be_asked() {
    for id in [
        json!("urn:uuid:2f0a3c52-5f0e-4f43-9e0b-6f1f3c1f0001"),
        json!("http://wallet.example.jp/Assertion/1"),
        json!("https://wallet.example.jp/x/../Assertion/1"),
        json!("https://user@wallet.example.jp/1"),
        json!("_:b0"),
    ] {
        let report = World::platform().verify(picture(&with(|badge| badge["id"] = id.clone())));
        expect(&report, "undetermined undetermined", "proof.unaddressed");
        assert!(report.documents.is_empty(), "{id}");
    }
    let none = with(|badge| drop(badge.as_object_mut().unwrap().remove("id")));
    expect(&World::platform().verify(picture(&none)), "rejected malformed", "shape.id");
}

#[test]
fn an_issuer_says_where_his_badges_lie() {
    let cases = [
        (json!({"allowedOrigins": "wallet.example.jp"}), true),
        (json!({"type": "VerificationObject", "allowedOrigins": ["a.example", "wallet.example.jp"]}), true),
        (json!({"allowedOrigins": ["a.example"]}), false),
        (json!({"startsWith": format!("{HOST}/Assertion/")}), true),
        (json!({"startsWith": [format!("{HOST}/x"), format!("{HOST}/Assertion/")]}), true),
        (json!({"startsWith": format!("{HOST}/x")}), false),
        (json!({"startsWith": "https://wallet.example"}), false),
        (json!({"startsWith": format!("{HOST}/"), "allowedOrigins": "a.example"}), false),
    ];
    for (rule, admitted) in cases {
        let report =
            World::platform().changed(ISSUER, |page| page["verification"] = rule.clone()).verify(picture(&assertion()));
        let (expected, code) =
            if admitted { ("valid attested", "proof.attested") } else { ("rejected malformed", "proof.out-of-scope") };
        assert_eq!(answer(&report), expected, "{rule}");
        expect(&report, expected, code);
    }
}

/// FORMATS 4, and the versions before 2.0.
#[test]
fn oddities_of_real_badges() {
    let changes: [(&str, Change); 14] = [
        ("hosted", |badge| badge["verification"]["type"] = "hosted".into()),
        ("Hosted", |badge| badge["verification"]["type"] = "Hosted".into()),
        ("HostedVerification", |badge| badge["verification"]["type"] = "HostedVerification".into()),
        ("types", |badge| badge["verification"]["type"] = json!(["VerificationObject", "HostedBadge"])),
        ("verify", |badge| {
            let verification = badge.as_object_mut().unwrap().remove("verification").unwrap();
            badge["verify"] = verification;
        }),
        ("no verification", |badge| drop(badge.as_object_mut().unwrap().remove("verification"))),
        ("context 2.1", |badge| badge["@context"] = "https://purl.imsglobal.org/spec/ob/v2p1/ob_v2p1.jsonld".into()),
        ("plain address", |badge| badge["recipient"] = json!({"type": "email", "hashed": false, "identity": MAIL})),
        ("mailto", |badge| {
            badge["recipient"] = json!({"type": "email", "hashed": false, "identity": format!("mailto:{MAIL}")})
        }),
        ("unsalted", |badge| {
            badge["recipient"] = json!({"type": "email", "hashed": true, "identity": mail_hash(MAIL, "")})
        }),
        ("nulls", |badge| badge["evidence"] = json!([null, {"narrative": null}])),
        ("microseconds", |badge| badge["issuedOn"] = "2024-08-31T00:00:00.123456+00:00".into()),
        ("no zone", |badge| badge["issuedOn"] = "2024-08-31T00:00".into()),
        ("enclosed", |badge| badge["badge"] = class()),
    ];
    for (name, change) in changes {
        let badge = with(change);
        let report = World::platform().with(ASSERTION, badge.clone()).verify(picture(&badge));
        assert_eq!(answer(&report), "valid attested", "{name}: {:#?}", report.checks);
    }
    let odd = "https://wallet.example.jp/バッジ/1";
    let badge = with(|badge| badge["id"] = odd.into());
    expect(&World::platform().with(odd, badge.clone()).verify(picture(&badge)), "valid attested", "proof.attested");
}

#[test]
fn dates_of_every_form() {
    let cases = [
        ("2024-04-01T00:00:00+09:00", "2026-11-22T03:00:00Z", "valid attested"),
        ("2024-04-01", "2026-11-22", "valid attested"),
        ("2024-04-01T00:00:00Z", "2026-11-22T02:59:59Z", "not-in-force expired"),
        ("2024-04-01T00:00:00Z", "2026-11-21", "not-in-force expired"),
        ("2026-11-22T03:05:00Z", "2030-01-01T00:00:00Z", "valid attested"),
        ("2026-11-22T03:05:01Z", "2030-01-01T00:00:00Z", "not-in-force not-yet"),
        ("2024-04-01T00:00:00Z", "2024-03-01T00:00:00Z", "not-in-force expired"),
        ("soon", "2030-01-01T00:00:00Z", "rejected malformed"),
        ("2024-04-01T00:00:00Z", "never", "rejected malformed"),
        ("1711929600", "1900000000", "valid attested"),
    ];
    for (issued, expires, expected) in cases {
        let badge = with(|badge| {
            badge["issuedOn"] = issued.into();
            badge["expires"] = expires.into();
        });
        let report = World::platform().with(ASSERTION, badge.clone()).verify(picture(&badge));
        assert_eq!(answer(&report), expected, "{issued} {expires}: {:?}", report.checks);
    }
    let seconds = with(|badge| badge["issuedOn"] = 1_711_929_600.into());
    let report = World::platform().with(ASSERTION, seconds.clone()).verify(picture(&seconds));
    assert_eq!(report.badge.unwrap().issued.as_deref(), Some("2024-04-01T00:00:00Z"));
}

/// HOSTILE 22: a device clock years before the day that the issuer states, by its server or under its signature.
#[test]
fn a_clock_years_behind() {
    let long_ago = at("2016-01-01T00:00:00Z");
    let open = with(|badge| badge["expires"] = "2030-03-31".into());
    let hosted = World::platform().with(ASSERTION, open.clone());
    let signed = sign(&claim(), &signer()).into_bytes();
    for (world, badge) in [(&hosted, picture(&open)), (&authorised(), signed)] {
        let documents = world.documents();
        let at_this = |now| akashi::engine::verify(&Input::new("test", badge.clone()), &documents, &list(), now);
        let report = at_this(long_ago);
        expect(&report, "not-in-force not-yet", "date.clock");
        assert_eq!(detail(&report, "date.clock").date.as_deref(), Some("2024-03-31T15:00:00Z"));
        // Minutes are no contradiction, and at the right time there is none.
        assert!(!codes(&at_this(at(NOW))).contains(&"date.clock"));
        assert!(!codes(&at_this(at("2024-03-31T14:56:00Z"))).contains(&"date.clock"));
    }
    // A badge that nobody has confirmed contradicts no clock.
    let nobody = akashi::engine::verify(&Input::new("test", picture(&open)), &Documents::default(), &list(), long_ago);
    expect(&nobody, "undetermined undetermined", "date.unproven");
    assert!(!codes(&nobody).contains(&"date.clock"));
}

#[test]
fn what_leaves_open_to_whom_what_or_when_is_rejected() {
    let changes: [(&str, Change); 12] = [
        ("shape.type", |badge| badge["type"] = "OtherAssertion".into()),
        ("shape.subject", |badge| {
            drop(badge.as_object_mut().unwrap().insert("recipient".into(), json!({"type": "email"})))
        }),
        ("shape.subject", |badge| badge["recipient"]["identity"] = "taro@example.jp".into()),
        ("shape.subject", |badge| badge["recipient"]["hashed"] = false.into()),
        ("shape.subject", |badge| badge["recipient"] = json!({"type": "email", "hashed": false, "identity": "nobody"})),
        ("shape.subject", |badge| badge["recipient"] = json!([])),
        ("shape.achievement", |badge| badge["badge"] = json!(7)),
        ("shape.achievement", |badge| badge["badge"] = json!({"issuer": ISSUER, "criteria": "https://a.example"})),
        ("shape.achievement", |badge| badge["badge"] = json!({"issuer": ISSUER, "name": "見本"})),
        ("shape.issuer", |badge| {
            badge["badge"] = json!({"name": "見本", "criteria": "https://a.example", "issuer": {}})
        }),
        ("shape.date", |badge| drop(badge.as_object_mut().unwrap().remove("issuedOn"))),
        ("shape.date", |badge| badge["expires"] = 7.5.into()),
    ];
    for (code, change) in changes {
        let badge = with(change);
        let report = World::platform().with(ASSERTION, badge.clone()).verify(picture(&badge));
        assert_eq!(report.verdict, Verdict::Rejected, "{badge}: {:#?}", report.checks);
        assert!(codes(&report).contains(&code), "{badge}: {:?}", codes(&report));
    }
}

/// HOSTILE 29, for older badges: a careless issuer is still genuine, and the places are named.
#[test]
fn small_departures_are_notes() {
    let badge = with(|badge| badge["@language"] = "日本語".into());
    let world = World::platform()
        .with(ASSERTION, badge.clone())
        .changed(CLASS, |page| page["alignment"] = json!([{"targetName": "A"}, null]))
        .changed(CLASS, |page| drop(page.as_object_mut().unwrap().remove("description")))
        .changed(ISSUER, |page| page["email"] = "nobody".into());
    let report = world.verify(picture(&badge));
    expect(&report, "valid attested", "form.value");
    let mut places: Vec<&str> = report
        .checks
        .iter()
        .filter(|c| c.code.id().starts_with("form."))
        .filter_map(|c| c.detail.at.as_deref())
        .collect();
    places.sort_unstable();
    let wanted = [
        "/@language",
        "/badge/alignment/0/targetUrl",
        "/badge/alignment/1",
        "/badge/description",
        "/badge/issuer/email",
    ];
    assert_eq!(places, wanted);
}

#[test]
fn a_link_is_followed_to_the_badge() {
    let world = World::platform();
    for input in [ASSERTION.as_bytes().to_vec(), png(&[text_chunk("openbadges", ASSERTION.as_bytes())])] {
        let report = world.verify(input);
        expect(&report, "valid attested", "proof.attested");
        assert_eq!(report.input.format.as_deref(), Some("ob2/hosted"));
    }
    let baked = World::platform().serving("https://wallet.example.jp/1.png", 200, picture(&assertion()));
    expect(&baked.verify("https://wallet.example.jp/1.png"), "valid attested", "proof.attested");
    // What is found there is judged by what it is.
    let token = vc_jwt(&badge(), &institute());
    let world = World::default().serving("https://a.example/3", 200, token);
    let (report, _) = world.judge(&Input::new("link", "https://a.example/3"), &policy());
    expect(&report, "valid valid", "proof.verified");
    // Nothing to follow, or nothing there.
    for (page, code) in [("https://a.example/4", "document.unreachable"), ("http://a.example/3", "proof.unaddressed")] {
        expect(&world.verify(page), "undetermined undetermined", code);
        expect(&world.verify(page), "undetermined undetermined", "document.only-link");
    }
    let world = World::default().serving("https://a.example/5", 200, "https://a.example/3");
    expect(&world.verify("https://a.example/5"), "undetermined undetermined", "document.unexpected");
}

/// What the reader saved from the official page is compared, and settles nothing.
#[test]
fn files_that_the_reader_adds() {
    let nobody = World::default();
    let judge = |badge: Vec<u8>, files: &[Value]| {
        let supplied = files.iter().map(|file| file.to_string().into_bytes()).collect();
        nobody.judge(&Input::new("test", badge).with_supplied(supplied), &list()).0
    };
    let badge = || picture(&assertion());
    let report = judge(badge(), &[assertion(), class(), profile()]);
    expect(&report, "undetermined undetermined", "document.supplied");
    let facts = report.badge.unwrap();
    assert!(!facts.attested && report.proof_kind == ProofKind::None);
    assert_eq!(
        (facts.achievement.name.as_deref(), facts.issuer.name.as_deref()),
        (Some("見本技士"), Some("見本工学会"))
    );
    // The BadgeClass alone.
    expect(&judge(badge(), &[class()]), "undetermined undetermined", "document.supplied");
    for (member, value) in
        [("issuedOn", json!("2023-04-01")), ("recipient", json!({"type": "email", "identity": "a@b.example"}))]
    {
        let report = judge(badge(), &[with(|saved| saved[member] = value)]);
        expect(&report, "undetermined undetermined", "document.supplied-differs");
        assert_eq!(detail(&report, "document.supplied-differs").found.as_deref(), Some(member));
        assert_eq!(report.badge.unwrap().issued.as_deref(), Some("2024-04-01T00:00:00+09:00"));
    }
    for other in [with(|saved| saved["id"] = json!(format!("{ASSERTION}2"))), profile(), json!({"a": 1}), json!([])] {
        expect(&judge(badge(), &[other]), "undetermined undetermined", "document.supplied-other");
    }
    // A link, and what was saved from where it leads.
    let report = judge(ASSERTION.into(), &[assertion()]);
    expect(&report, "undetermined undetermined", "document.supplied");
    assert_eq!(report.input.format.as_deref(), Some("ob2/hosted"));
    // Where the issuer's server speaks, it decides.
    let input = Input::new("test", badge())
        .with_supplied(vec![with(|saved| saved["issuedOn"] = json!("2023-04-01")).to_string().into_bytes()]);
    expect(&World::platform().judge(&input, &list()).0, "valid attested", "proof.attested");
}

/// The id in a link of the wallet leads to the JSON; a link by which somebody receives a badge is never opened.
#[test]
fn links_of_the_wallet() {
    let wallet = "https://www.openbadge-global.com";
    let page = format!("{wallet}/ns/portal/openbadge/public/assertions/detail/TUlIT04tU0FNUExFLTAwMDEtMDAwMQ==");
    let (_, asked) = World::default().judge(&Input::new("link", page), &list());
    let json = "https://nlp.netlearning.co.jp/api/v1.0/openbadge/v2/Assertion/TUlIT04tU0FNUExFLTAwMDEtMDAwMQ==";
    assert_eq!(asked, [(Purpose::Assertion, json.to_owned())]);
    for (path, code) in [
        ("ns/openbadge/receive/0123456789abcdef0123456789abcdef", "document.personal-link"),
        ("ns/portal/openbadge/public/assertions/unAcquired/1", "document.not-received"),
        ("ns/portal/openbadge/public/assertions/user/1", "document.person-list"),
    ] {
        let (report, asked) = World::default().judge(&Input::new("link", format!("{wallet}/{path}")), &list());
        expect(&report, "unreadable unreadable", code);
        assert!(asked.is_empty());
    }
}

#[test]
fn badges_of_0_5() {
    let url = "https://badge.example.jp/0.5/1";
    let old = json!({"recipient": mail_hash(MAIL, "salt"), "salt": "salt", "issued_on": "2013-01-01", "evidence": "/work",
        "badge": {"version": "0.5.0", "name": "見本技士", "description": "見本です。", "criteria": "/criteria", "image": "/badge.png",
            "issuer": {"origin": "https://badge.example.jp", "name": "見本工学会", "contact": "info@badge.example.jp"}}});
    let world = World::default().with(url, old.clone());
    let report = world.verify(png(&[text_chunk("openbadges", url.as_bytes())]));
    expect(&report, "valid unlisted", "proof.attested");
    let badge = report.badge.unwrap();
    assert_eq!(badge.issuer.id.as_deref(), Some("https://badge.example.jp"));
    assert_eq!(badge.achievement.criteria.as_deref(), Some("https://badge.example.jp/criteria"));
    assert_eq!(badge.award.evidence[0].url.as_deref(), Some("https://badge.example.jp/work"));
    // Alone it does not say where it lies.
    expect(&world.verify(old.to_string()), "undetermined undetermined", "proof.unaddressed");
    // Its issuer is the host that serves it, whatever else is written there.
    let mut forged = old.clone();
    forged["badge"]["issuer"]["id"] = ISSUER.into();
    let report = World::platform().with(url, forged.clone()).verify(url);
    assert_eq!(
        (report.recognition, report.badge.unwrap().issuer.id.as_deref()),
        (Recognition::Unrecognised, Some("https://badge.example.jp"))
    );
    forged["badge"]["issuer"] =
        json!({"origin": ISSUER, "name": "見本工学会", "verification": {"allowedOrigins": "badge.example.jp"}});
    expect(&World::platform().with(url, forged).verify(url), "rejected malformed", "proof.out-of-scope");
}

/// 1.x: three documents that do not repeat their addresses; the copy is compared whole.
#[test]
fn badges_of_1_0() {
    let (url, class_url, issuer) =
        ("https://badge.example.jp/1/a", "https://badge.example.jp/1/class", "https://badge.example.jp/1/issuer");
    let old = json!({"uid": "a1", "recipient": {"type": "email", "hashed": true, "salt": "salt", "identity": mail_hash(MAIL, "salt")},
        "badge": class_url, "issuedOn": 1_359_734_400, "verify": {"type": "hosted", "url": url}, "evidence": "https://a.example/e"});
    let world = World::default()
        .with(url, old.clone())
        .with(class_url, json!({"name": "見本技士", "description": "見本です。", "image": "https://badge.example.jp/1.png",
            "criteria": "https://badge.example.jp/c", "issuer": issuer, "alignment": [{"name": "A", "url": "https://a.example"}]}))
        .with(issuer, json!({"name": "見本工学会", "url": "https://badge.example.jp"}));
    let report = world.verify(picture(&old));
    expect(&report, "valid unlisted", "proof.attested");
    assert_eq!(report.badge.as_ref().unwrap().award.alignments[0].name.as_deref(), Some("A"));
    assert_eq!(report.badge.unwrap().issued.as_deref(), Some("2013-02-01T16:00:00Z"));
    let mut copy = old;
    copy["evidence"] = "https://evil.example".into();
    expect(&world.verify(picture(&copy)), "rejected malformed", "proof.differs");
}

#[test]
fn a_revocation_list_takes_back_hosted_badges_too() {
    let listed = World::platform().changed(ISSUER, |page| page["revocationList"] = LIST.into());
    let page = |entries: Value| json!({"@context": "https://w3id.org/openbadges/v2", "type": "RevocationList", "id": LIST, "revokedAssertions": entries});
    expect(
        &listed.clone().with(LIST, page(json!([ASSERTION]))).verify(picture(&assertion())),
        "not-in-force revoked",
        "status.revoked",
    );
    expect(
        &listed.clone().with(LIST, page(json!([]))).verify(picture(&assertion())),
        "valid attested",
        "status.in-force",
    );
    expect(&listed.verify(picture(&assertion())), "undetermined undetermined", "status.unavailable");
}

#[test]
fn parts_alone_are_nobodys_badge() {
    for (part, format) in [(class(), "ob2/badge-class"), (profile(), "ob2/profile")] {
        let report = World::platform().verify(part.to_string());
        expect(&report, "undetermined undetermined", "document.part");
        assert_eq!(report.input.format.as_deref(), Some(format));
    }
}

#[test]
fn what_a_badge_says_besides() {
    let badge = with(|badge| {
        badge["narrative"] = "橋の点検を行った。".into();
        badge["evidence"] =
            json!([{"id": "https://a.example/1", "name": "報告書", "narrative": "点検"}, "https://a.example/2"]);
        badge["@language"] = "ja".into();
        badge["extensions:recipientProfile"] = json!({"@context": "https://openbadgespec.org/extensions/recipientProfile/context.json",
            "type": ["Extension", "extensions:RecipientProfile"], "name": "見本 太郎"});
        badge["extensions:registration"] = json!({"type": "Extension", "class": "1級"});
        badge["endorsement"] = json!(["https://a.example/endorsement"]);
    });
    let world =
        World::platform().with(ASSERTION, badge.clone()).changed(CLASS, |page| page["tags"] = json!(["橋", "点検"]));
    let report = world.verify(picture(&badge));
    expect(&report, "valid attested", "document.endorsement-unjudged");
    let facts = report.badge.unwrap();
    assert_eq!(facts.holder.name.as_deref(), Some("見本 太郎"));
    assert_eq!(facts.fields[0].value.as_deref(), Some("1級"));
    let award = facts.award;
    assert_eq!(award.narrative.as_deref(), Some("橋の点検を行った。"));
    assert_eq!((award.evidence.len(), award.evidence[0].name.as_deref(), award.tags.len()), (2, Some("報告書"), 2));
    assert_eq!((award.language.as_deref(), award.extensions.len()), (Some("ja"), 2));
    assert_eq!(award.extensions[0].values, [("name".to_owned(), "見本 太郎".to_owned())]);
}

/// Who endorses is not checked: what is said is told as what it is, none of it is fetched, and none of it decides.
#[test]
fn endorsements_are_told_and_not_believed() {
    let one = |name: &str| {
        json!({"@context": "https://w3id.org/openbadges/v2", "type": "Endorsement", "id": "https://b.example/endorsements/1",
            "claim": {"id": ASSERTION, "endorsementComment": "**よい**資格です。\u{202e}<b>"}, "issuedOn": "2025-04-01",
            "issuer": {"type": "Profile", "id": "https://b.example", "name": name}, "verification": {"type": "hosted"}})
    };
    let badge =
        with(|badge| badge["endorsement"] = json!([one("架空協会"), "https://a.example/endorsement", null, {}, 7]));
    let world = World::platform()
        .with(ASSERTION, badge.clone())
        .changed(CLASS, |page| page["endorsement"] = one("見本工学会"))
        .changed(ISSUER, |page| {
            page["endorsement"] = json!({"id": "https://c.example/1", "issuer": "https://c.example"})
        });
    let (report, asked) = world.judge(&Input::new("a.png", picture(&badge)), &list());
    expect(&report, "valid attested", "document.endorsement-unjudged");
    assert_eq!(asked.len(), 3, "{asked:?}");
    assert_eq!(detail(&report, "document.endorsement-unjudged").number, Some(7));
    assert!(report.endorsements.is_empty());
    let badge = report.badge.unwrap();
    let told: Vec<_> = badge.award.endorsements.iter().map(|it| (it.name.as_deref(), it.url.as_deref())).collect();
    let wanted = [
        (Some("架空協会"), Some("https://b.example")),
        (None, Some("https://a.example/endorsement")),
        (Some("見本工学会"), Some("https://b.example")),
        (None, Some("https://c.example")),
    ];
    assert_eq!(told, wanted);
    // On page and terminal: plain text, and nobody's word is taken for it.
    let rows = akashi::text::award(akashi::text::Lang::Ja, &badge.award);
    let told: Vec<_> = rows.iter().filter(|(label, _)| label == "推薦（推薦者は未確認）").collect();
    assert_eq!(told.len(), 4, "{rows:?}");
    let lines = ["架空協会（自称）", "**よい**資格です。⟦U+202E⟧<b>", "2025年4月1日", "https://b.example"];
    assert_eq!(told[0].1, lines);
    let rows = akashi::text::award(akashi::text::Lang::En, &badge.award);
    assert!(rows.iter().any(|(label, lines)| label == "Endorsement (endorser not checked)" && lines.len() == 4));
    // A badge may enclose thousands.
    let many = with(|badge| badge["endorsement"] = json!(vec![one("架空協会"); 2000]));
    let report = World::platform().with(ASSERTION, many.clone()).verify(picture(&many));
    assert_eq!(detail(&report, "document.endorsement-unjudged").number, Some(2000));
    assert_eq!(report.badge.unwrap().award.endorsements.len(), akashi::engine::limits::ENDORSEMENTS);
}

/// HOSTILE 20 and 28: a wrong value never passes, a name never accuses.
#[test]
fn the_holder_of_an_older_badge() {
    let named = |recipient: Value| {
        with(|badge| {
            badge["recipient"] = recipient;
            badge["extensions:recipientProfile"] = json!({"name": "髙橋 太郎"});
        })
    };
    let hash = mail_hash(MAIL, "salt");
    let hashed = named(json!({"type": "email", "hashed": true, "salt": "salt", "identity": hash}));
    let md5 = format!(
        "md5${}",
        akashi::engine::digest::hex(&<md5::Md5 as md5::Digest>::digest(format!("{MAIL}salt").as_bytes()))
    );
    let weak = named(json!({"type": "email", "hashed": true, "salt": "salt", "identity": md5}));
    let upper = named(
        json!({"type": "email", "hashed": true, "salt": "salt", "identity": mail_hash(MAIL, "salt").to_uppercase().replace("SHA256", "sha256")}),
    );
    let plain = named(json!({"type": "email", "hashed": false, "identity": format!("mailto:{MAIL}")}));
    let phone = named(json!({"type": "telephone", "hashed": false, "identity": "+81-3-0000-0000"}));
    let url = named(json!({"type": "url", "hashed": false, "identity": "https://example.jp/taro"}));
    let cases = [
        (&hashed, MAIL, "holder.match"),
        (&hashed, "Taro.Mihon@Example.JP", "holder.match"),
        (&hashed, "mailto:taro.mihon@example.jp", "holder.match"),
        (&hashed, "hanako@example.jp", "holder.mismatch"),
        (&hashed, hash.as_str(), "holder.unclear"),
        (&hashed, &hash[7..], "holder.unclear"),
        (&hashed, "taro.mihon@example.jpsalt", "holder.mismatch"),
        (&hashed, "髙橋　太郎", "holder.name-match"),
        (&hashed, "太郎髙橋", "holder.name-match"),
        (&hashed, "高橋 太郎", "holder.name-near"),
        (&hashed, "高橋 花子", "holder.name-differs"),
        (&hashed, "0312345678", "holder.absent"),
        (&weak, MAIL, "holder.match"),
        (&weak, MAIL, "holder.weak-hash"),
        (&weak, "hanako@example.jp", "holder.mismatch"),
        (&upper, MAIL, "holder.match"),
        (&plain, MAIL, "holder.match"),
        (&plain, "hanako@example.jp", "holder.mismatch"),
        (&phone, "+81 3 0000 0000", "holder.match"),
        (&phone, "+81 3 0000 0001", "holder.mismatch"),
        (&url, "https://example.jp/taro", "holder.match"),
        (&url, "https://example.jp/hanako", "holder.mismatch"),
    ];
    for (badge, typed, code) in cases {
        let report = World::platform().with(ASSERTION, badge.clone()).holder(badge, typed);
        assert!(codes(&report).contains(&code), "{typed}: {:?}", codes(&report));
        assert_eq!(
            report.verdict == Verdict::Valid,
            codes(&report)
                .iter()
                .any(|it| it.ends_with("match") && it.starts_with("holder.") && *it != "holder.mismatch"),
            "{typed}"
        );
    }
    let forged = World::platform().holder(&with(|badge| badge["issuedOn"] = "2020-01-01T00:00:00Z".into()), MAIL);
    expect(&forged, "rejected malformed", "holder.unproven");
}

// --- signed ---------------------------------------------------------------------------------------------------------

fn pem(signer: &Signing) -> String {
    let (prefix, key): (&[u8], Vec<u8>) = match signer {
        Signing::Ed25519(key) => {
            (b"\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21\x00", key.verifying_key().as_bytes().to_vec())
        }
        Signing::P256(key) => (
            b"\x30\x59\x30\x13\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07\x03\x42\x00",
            key.verifying_key().to_sec1_point(false).as_bytes().to_vec(),
        ),
        Signing::P384(key) => (
            b"\x30\x76\x30\x10\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x05\x2b\x81\x04\x00\x22\x03\x62\x00",
            key.verifying_key().to_sec1_point(false).as_bytes().to_vec(),
        ),
    };
    format!("-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----\n", STANDARD.encode([prefix, &key].concat()))
}

fn algorithm(signer: &Signing) -> &'static str {
    match signer {
        Signing::Ed25519(_) => "EdDSA",
        Signing::P256(_) => "ES256",
        Signing::P384(_) => "ES384",
    }
}

fn sign(payload: &Value, signer: &Signing) -> String {
    let header = json!({"alg": algorithm(signer)});
    let signed = format!(
        "{}.{}",
        base64url::encode(header.to_string().as_bytes()),
        base64url::encode(payload.to_string().as_bytes())
    );
    let signature = signer.sign(signed.as_bytes());
    format!("{signed}.{}", base64url::encode(&signature))
}

fn signer() -> Signing {
    Signing::p256("SAMPLE KEY, WORTHLESS: institute")
}

fn thief() -> Signing {
    Signing::p256("SAMPLE KEY, WORTHLESS: stranger")
}

/// The signed form of the same award; its id needs no server.
fn claim() -> Value {
    with(|badge| {
        badge["id"] = "urn:uuid:2f0a3c52-5f0e-4f43-9e0b-6f1f3c1f0001".into();
        badge["verification"] = json!({"type": "SignedBadge", "creator": KEY});
    })
}

fn key_document(signer: &Signing) -> Value {
    json!({"@context": "https://w3id.org/openbadges/v2", "type": "CryptographicKey", "id": KEY, "owner": ISSUER, "publicKeyPem": pem(signer)})
}

fn authorised() -> World {
    World::platform().changed(ISSUER, |page| page["publicKey"] = KEY.into()).with(KEY, key_document(&signer()))
}

#[test]
fn a_signed_badge() {
    let token = sign(&claim(), &signer());
    let (report, asked) =
        authorised().judge(&Input::new("a.png", png(&[itxt("openbadges", token.as_bytes())])), &list());
    expect(&report, "valid valid", "key.bound");
    assert_eq!((report.proof_kind, report.recognition), (ProofKind::Signed, Recognition::Recognised));
    let purposes: Vec<Purpose> = asked.iter().map(|(purpose, _)| *purpose).collect();
    assert_eq!(purposes, [Purpose::BadgeClass, Purpose::IssuerProfile, Purpose::PublicKey]);
    assert_eq!(report.proofs[0].method.as_deref(), Some(KEY));
    assert_eq!(report.input.format.as_deref(), Some("ob2/signed"));
}

#[test]
fn keys_in_every_form() {
    for signer in [Signing::ed25519("one"), Signing::p256("one"), Signing::p384("one")] {
        let token = sign(&claim(), &signer);
        let mut multibase = key_document(&signer);
        multibase.as_object_mut().unwrap().remove("publicKeyPem");
        multibase["publicKeyMultibase"] = signer.multikey().into();
        for document in [key_document(&signer), multibase] {
            let by_address = authorised().with(KEY, document.clone());
            expect(&by_address.verify(token.clone()), "valid valid", "key.bound");
            let enclosed = World::platform()
                .changed(ISSUER, |page| page["publicKey"] = json!([{"id": "https://x.example"}, document.clone()]));
            expect(&enclosed.verify(token.clone()), "valid valid", "key.bound");
        }
        let bare = authorised().serving(KEY, 200, pem(&signer));
        expect(&bare.verify(token), "valid valid", "key.bound");
    }
    // Without `creator` the issuer's keys are tried.
    let mut unnamed = claim();
    unnamed["verification"] = json!({"type": "signed"});
    expect(&authorised().verify(sign(&unnamed, &signer())), "valid valid", "key.bound");
    expect(&authorised().verify(sign(&unnamed, &thief())), "rejected altered", "proof.mismatch");
    let half =
        authorised().changed(ISSUER, |page| page["publicKey"] = json!([KEY, "https://wallet.example.jp/keys/2"]));
    expect(&half.verify(sign(&unnamed, &signer())), "valid valid", "key.bound");
    expect(&half.verify(sign(&unnamed, &thief())), "undetermined undetermined", "key.unavailable");
}

/// HOSTILE 3, 4 and 26.
#[test]
fn no_key_but_the_issuers_speaks_for_him() {
    let stolen = sign(&claim(), &thief());
    expect(&authorised().verify(stolen.clone()), "rejected altered", "proof.mismatch");
    // A key that only the badge names.
    let own = "https://evil.example/key";
    let mut brought = claim();
    brought["verification"]["creator"] = own.into();
    let mut document = key_document(&thief());
    document["id"] = own.into();
    let world = authorised().with(own, document.clone());
    expect(&world.verify(sign(&brought, &thief())), "rejected not-issuers-key", "key.not-issuers");
    // … a profile of its own under the issuer's id.
    let mut forged = brought.clone();
    forged["badge"] = class();
    forged["badge"]["issuer"] = profile();
    forged["badge"]["issuer"]["publicKey"] = document.clone();
    let forged = sign(&forged, &thief());
    expect(&world.verify(forged.clone()), "rejected not-issuers-key", "key.not-issuers");
    expect(&world.clone().without(ISSUER).verify(forged.clone()), "undetermined undetermined", "key.unavailable");
    let report = verify_with(forged, &Documents::default(), &list());
    expect(&report, "undetermined undetermined", "key.unavailable");
    assert!(!report.badge.unwrap().attested);
    // … in the words of 1.0 and of 0.5, whose profiles list no keys.
    for recipient in [assertion()["recipient"].clone(), json!(mail_hash(MAIL, ""))] {
        let old = json!({"uid": "1", "recipient": recipient, "badge": {"name": "見本", "criteria": "https://a.example", "issuer":
            {"id": ISSUER, "origin": ISSUER, "name": "見本工学会", "publicKey": document}},
            "issuedOn": "2024-04-01", "verify": {"type": "signed", "url": own}});
        let report = world.verify(sign(&old, &thief()));
        expect(&report, "rejected not-issuers-key", "key.not-issuers");
    }
    // A key that belongs to somebody else, or was taken back.
    let world = authorised().changed(KEY, |page| page["owner"] = "https://evil.example/issuer".into());
    expect(&world.verify(sign(&claim(), &signer())), "rejected not-issuers-key", "key.not-issuers");
    let world = authorised().changed(KEY, |page| page["revoked"] = true.into());
    expect(&world.verify(sign(&claim(), &signer())), "rejected not-issuers-key", "key.revoked");
    // A profile that authorises none.
    expect(
        &World::platform().with(KEY, key_document(&signer())).verify(sign(&claim(), &signer())),
        "rejected not-issuers-key",
        "key.not-issuers",
    );
    // A key that cannot be had, or is no key.
    for world in [
        authorised().without(KEY),
        authorised().serving(KEY, 200, "<html>"),
        authorised().changed(KEY, |page| page["id"] = own.into()),
    ] {
        expect(&world.verify(sign(&claim(), &signer())), "undetermined undetermined", "key.unavailable");
    }
    let two = authorised().changed(KEY, |page| page["publicKeyMultibase"] = thief().multikey().into());
    expect(&two.verify(sign(&claim(), &signer())), "rejected malformed", "key.malformed");
}

#[test]
fn algorithms_that_prove_nothing() {
    let payload = claim().to_string();
    let with_header = |header: Value, signature: &[u8]| {
        let signed =
            format!("{}.{}", base64url::encode(header.to_string().as_bytes()), base64url::encode(payload.as_bytes()));
        format!("{signed}.{}", base64url::encode(signature))
    };
    expect(
        &authorised().verify(with_header(json!({"alg": "none"}), b"")),
        "rejected malformed",
        "proof.algorithm-refused",
    );
    expect(
        &authorised().verify(with_header(json!({"alg": "HS256"}), &[7; 32])),
        "rejected malformed",
        "proof.algorithm-refused",
    );
    expect(
        &authorised().verify(with_header(json!({"alg": "RS256"}), &[7; 256])),
        "rejected malformed",
        "proof.algorithm-key",
    );
    expect(
        &authorised().verify(with_header(json!({"alg": "ES256", "crit": ["x"]}), &[7; 64])),
        "rejected malformed",
        "proof.critical",
    );
    expect(&authorised().verify(with_header(json!({"alg": "ES256"}), &[0; 64])), "rejected altered", "proof.mismatch");
    expect(
        &authorised().verify(with_header(json!({"alg": "ES512"}), &[7; 132])),
        "undetermined undetermined",
        "proof.unsupported",
    );
    // A key in the header is nobody's.
    let own = json!({"alg": "ES256", "jwk": {"kty": "EC"}});
    let signed = format!("{}.{}", base64url::encode(own.to_string().as_bytes()), base64url::encode(payload.as_bytes()));
    let token = format!("{signed}.{}", base64url::encode(&thief().sign(signed.as_bytes())));
    expect(&authorised().verify(token), "rejected altered", "proof.mismatch");
}

#[test]
fn the_way_must_be_the_one_it_states() {
    expect(&authorised().verify(claim().to_string()), "rejected unsigned", "proof.missing");
    // A hosted assertion in a token: the server decides, whoever signed.
    for signer in [signer(), thief()] {
        expect(&World::platform().verify(sign(&assertion(), &signer)), "valid attested", "proof.attested");
        expect(&World::default().verify(sign(&assertion(), &signer)), "undetermined undetermined", "proof.hosted");
        let forged = with(|badge| badge["expires"] = "2099-01-01T00:00:00Z".into());
        expect(&World::platform().verify(sign(&forged, &signer)), "rejected malformed", "proof.differs");
    }
    let other = with(|badge| badge["verification"]["type"] = "BlockchainBadge".into());
    expect(&World::platform().verify(other.to_string()), "undetermined undetermined", "proof.unsupported");
}

/// 1.x: the key lies where the issuer's documents lie.
#[test]
fn signed_badges_of_1_0() {
    let issuer = "https://badge.example.jp/issuer";
    let old = |key: &str| {
        json!({"uid": "a1", "recipient": {"type": "email", "hashed": true, "identity": mail_hash(MAIL, "")}, "issuedOn": "2013-02-18T18:10+0500",
            "badge": "https://badge.example.jp/class", "verify": {"type": "signed", "url": key}})
    };
    let world = World::default()
        .with("https://badge.example.jp/class", json!({"name": "見本", "description": "見本", "criteria": "https://a.example", "image": "https://a.example/i", "issuer": issuer}))
        .with(issuer, json!({"name": "見本工学会", "url": "https://badge.example.jp"}))
        .serving("https://badge.example.jp/key.pem", 200, pem(&signer()))
        .serving("https://evil.example/key.pem", 200, pem(&thief()));
    expect(&world.verify(sign(&old("https://badge.example.jp/key.pem"), &signer())), "valid unlisted", "key.bound");
    expect(
        &world.verify(sign(&old("https://badge.example.jp/key.pem"), &thief())),
        "rejected altered",
        "proof.mismatch",
    );
    expect(
        &world.verify(sign(&old("https://evil.example/key.pem"), &thief())),
        "undetermined undetermined",
        "key.unbound",
    );
    let listed = world.changed(issuer, |page| page["revocationList"] = LIST.into());
    let token = sign(&old("https://badge.example.jp/key.pem"), &signer());
    let report = listed.clone().with(LIST, json!({"a1": "取り違え"})).verify(token.clone());
    expect(&report, "not-in-force revoked", "status.revoked");
    assert_eq!(detail(&report, "status.revoked").found.as_deref(), Some("取り違え"));
    expect(&listed.clone().with(LIST, json!({"b2": "x"})).verify(token.clone()), "valid unlisted", "status.in-force");
    expect(&listed.verify(token), "undetermined undetermined", "status.unavailable");
}

/// HOSTILE 19.
#[test]
fn revocation_lists() {
    let mut claimed = claim();
    claimed["uid"] = "u-1".into();
    let token = sign(&claimed, &signer());
    let id = claimed["id"].clone();
    let listed = authorised().changed(ISSUER, |page| page["revocationList"] = LIST.into());
    let page = |entries: Value| json!({"@context": "https://w3id.org/openbadges/v2", "type": "RevocationList", "id": LIST, "issuer": ISSUER, "revokedAssertions": entries});
    let revoked = [
        json!([id]),
        json!([{"id": id, "revocationReason": "誤発行"}]),
        json!([{"uid": "u-1"}]),
        json!(["urn:x:1", {"id": "urn:x:2"}, id]),
    ];
    for entries in revoked {
        expect(
            &listed.clone().with(LIST, page(entries)).verify(token.clone()),
            "not-in-force revoked",
            "status.revoked",
        );
    }
    for entries in [json!([]), json!(["urn:x:1"]), json!([{"id": "urn:x:1"}, {"uid": "u-2"}])] {
        expect(&listed.clone().with(LIST, page(entries)).verify(token.clone()), "valid valid", "status.in-force");
    }
    // A list that cannot be had or read never clears.
    let mut strangers = page(json!([]));
    strangers["issuer"] = "https://evil.example".into();
    let broken =
        [page(json!("urn:x:1")), page(json!([7])), page(json!([{}])), json!({"@context": "x"}), json!([]), strangers];
    for list in broken {
        expect(
            &listed.clone().with(LIST, list.clone()).verify(token.clone()),
            "undetermined undetermined",
            "status.unavailable",
        );
    }
    expect(&listed.verify(token.clone()), "undetermined undetermined", "status.unavailable");
    let plain = authorised().changed(ISSUER, |page| page["revocationList"] = "http://wallet.example.jp/list".into());
    expect(&plain.verify(token), "undetermined undetermined", "status.unavailable");
}

#[test]
fn pinned_keys() {
    let Signing::Ed25519(_) = Signing::ed25519("pinned") else { panic!() };
    let signer = Signing::ed25519("pinned");
    let pinned = |extra: Value| {
        let mut pin = json!({"multibase": signer.multikey()});
        pin.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        policy_of(json!([{"ids": [ISSUER], "names": {"ja": "見本工学会"}, "keys": [pin]}]))
    };
    let mut enclosed = claim();
    enclosed["badge"] = class();
    let token = Input::new("token", sign(&enclosed, &signer));
    // Genuine by the list; whether it was revoked, only the profile could say.
    let (report, _) = World::default().judge(&token, &pinned(json!({})));
    expect(&report, "undetermined undetermined", "key.pinned");
    expect(&report, "undetermined undetermined", "status.unavailable");
    assert!(report.badge.unwrap().attested);
    let (report, _) = World::default().judge(&token, &pinned(json!({"revoked": true})));
    expect(&report, "rejected not-issuers-key", "key.revoked");
    let key_gone = World::platform().changed(ISSUER, |page| page["publicKey"] = KEY.into());
    expect(&key_gone.judge(&token, &pinned(json!({}))).0, "valid valid", "key.pinned");
    expect(
        &key_gone.judge(&token, &pinned(json!({"until": "2020-01-01"}))).0,
        "undetermined undetermined",
        "key.unbound",
    );
}

/// No change of a signed byte is valid: every bit of the token.
#[test]
fn no_flipped_bit_is_valid() {
    let (documents, token) = (authorised().documents(), sign(&claim(), &signer()));
    let policy = list();
    assert_eq!(verify_with(token.clone(), &documents, &policy).verdict, Verdict::Valid);
    for index in 0..token.len() {
        let mut damaged = token.clone().into_bytes();
        damaged[index] ^= 1 << (index % 8);
        assert_ne!(verify_with(damaged, &documents, &policy).verdict, Verdict::Valid, "byte {index}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    /// Whatever is done to the copy, a valid verdict shows what the server says.
    #[test]
    fn no_damage_of_a_copy_shows_a_lie(place in 0usize..700, byte in any::<u8>(), cut in 0usize..3) {
        let mut copy = assertion().to_string().into_bytes();
        let place = place % copy.len();
        match cut {
            0 => copy[place] = byte,
            1 => drop(copy.remove(place)),
            _ => copy.insert(place, byte),
        }
        let report = World::platform().verify(copy);
        if report.verdict == Verdict::Valid {
            let badge = report.badge.unwrap();
            prop_assert_eq!(badge.id.as_deref(), Some(ASSERTION));
            prop_assert_eq!(badge.issued.as_deref(), Some("2024-04-01T00:00:00+09:00"));
            prop_assert_eq!(badge.achievement.id.as_deref(), Some(CLASS));
            prop_assert_eq!(badge.issuer.id.as_deref(), Some(ISSUER));
        }
    }

    /// Any change of the signed payload, under the old signature.
    #[test]
    fn no_other_payload_under_the_signature_is_valid(place in 0usize..700, byte in any::<u8>()) {
        let token = sign(&claim(), &signer());
        let mut payload = claim().to_string().into_bytes();
        let place = place % payload.len();
        prop_assume!(payload[place] != byte);
        payload[place] = byte;
        let parts: Vec<&str> = token.split('.').collect();
        let forged = format!("{}.{}.{}", parts[0], base64url::encode(&payload), parts[2]);
        prop_assert_ne!(authorised().verify(forged).verdict, Verdict::Valid);
    }
}
