//! In force or not, by the dates of a badge: at their edges, in every form that badges use (HOSTILE 6 and 22, FORMATS 4,
//! DESIGN rules 6 and 11).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod forge;

use akashi::engine::report::Report;
use forge::*;
use serde_json::{Value, json};

/// The good badge as a token, with these members besides or instead.
fn token(members: Value) -> String {
    let mut badge = badge();
    badge.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    vc_jwt(&badge, &institute())
}

fn dates(report: &Report) -> Vec<&'static str> {
    codes(report).into_iter().filter(|code| code.starts_with("date.")).collect()
}

fn judge(members: Value, now: &str) -> (String, Vec<&'static str>) {
    let report = verify_at(token(members), now);
    (answer(&report), dates(&report))
}

#[track_caller]
fn expect(members: Value, now: &str, answer: &str, codes: &[&str]) {
    let seen = judge(members.clone(), now);
    assert_eq!((seen.0.as_str(), seen.1.as_slice()), (answer, codes), "{members} at {now}");
}

#[test]
fn an_end_is_kept_to_the_second_and_a_start_is_granted_five_minutes() {
    let end = json!({"validUntil": "2028-03-31T23:59:59+09:00"});
    expect(end.clone(), "2028-03-31T14:59:59Z", "valid valid", &["date.ends-soon", "date.in-force"]);
    expect(end, "2028-03-31T15:00:00Z", "not-in-force expired", &["date.expired"]);
    let start = json!({"validFrom": "2026-04-01T00:00:00+09:00"});
    expect(start.clone(), "2026-03-31T14:55:00Z", "valid valid", &["date.in-force"]);
    expect(start, "2026-03-31T14:54:59Z", "not-in-force not-yet", &["date.not-yet"]);
    // Fractions are cut: an end lasts through its second.
    let cut = json!({"validUntil": "2027-06-30T23:59:59.999999Z"});
    expect(cut.clone(), "2027-06-30T23:59:59Z", "valid valid", &["date.ends-soon", "date.in-force"]);
    expect(cut, "2027-07-01T00:00:00Z", "not-in-force expired", &["date.expired"]);
}

#[test]
fn soon_is_less_than_ninety_days() {
    let end = json!({"validUntil": "2027-03-31T00:00:00Z"});
    for (now, number) in
        [("2026-12-31T00:00:00Z", None), ("2026-12-31T00:00:01Z", Some(89)), ("2027-03-31T00:00:00Z", Some(0))]
    {
        let report = verify_at(token(end.clone()), now);
        assert_eq!(answer(&report), "valid valid");
        let soon = report.checks.iter().find(|check| check.code.id() == "date.ends-soon");
        assert_eq!(soon.map(|check| check.detail.number.unwrap()), number, "{now}");
    }
}

/// Each of these says when, and none without a zone goes unmentioned.
#[test]
fn forms_of_a_date() {
    let plain = ["date.in-force"].as_slice();
    let no_zone = ["date.no-zone", "date.in-force"].as_slice();
    for (until, codes) in [
        ("2028-03-31T23:59:59+09:00", plain),
        ("2028-03-31T23:59:59Z", plain),
        ("2028-03-31t23:59:59z", plain),
        ("2028-03-31T23:59:59.123456+09:00", plain),
        ("2028-03-31T23:59:59,5+09:00", plain),
        ("2028-03-31T23:59:60Z", plain),
        ("2028-03-31T24:00:00Z", plain),
        ("2028-03-31T23:59Z", plain),
        ("2028-03-31T23:59:59-0000", plain),
        ("2028-03-31 23:59:59+0900", plain),
        (" 2028-03-31T23:59:59Z ", plain),
        ("2028-03-31T23:59:59", no_zone),
        ("2028-03-31T00:00", no_zone),
        ("2028-03-31", no_zone),
        ("12028-03-31T23:59:59Z", plain),
        ("010000-01-01T00:00:00Z", plain),
    ] {
        expect(json!({"validUntil": until}), NOW, "valid valid", codes);
        // The same day of a year that is over.
        let past = until.replace("12028", "02025").replace("010000", "002025").replace("2028", "2025");
        let codes = codes.iter().map(|code| if *code == "date.in-force" { "date.expired" } else { code });
        expect(json!({"validUntil": past}), NOW, "not-in-force expired", &codes.collect::<Vec<_>>());
    }
    // A day lasts to its end, read as UTC.
    expect(
        json!({"validUntil": "2026-11-22"}),
        "2026-11-22T23:59:59Z",
        "valid valid",
        &["date.no-zone", "date.ends-soon", "date.in-force"],
    );
    expect(
        json!({"validUntil": "2026-11-22"}),
        "2026-11-23T00:00:00Z",
        "not-in-force expired",
        &["date.no-zone", "date.expired"],
    );
}

/// What does not say when leaves open whether it is in force: it is refused, never passed over.
#[test]
fn what_is_no_date_is_a_fault() {
    for odd in [
        json!("tomorrow"),
        json!(""),
        json!("2028-02-30T00:00:00Z"),
        json!("2028-03-31T25:00:00Z"),
        json!("2028-03-31T23:59:59+15:00"),
        json!("2028-03-31T23:59:59+09:00[Asia/Tokyo]"),
        json!("2028-W13-5"),
        json!("28-03-31"),
        json!("-2028-03-31T00:00:00Z"),
        json!("+12028-03-31T00:00:00Z"),
        json!("2028/03/31"),
        json!("２０２８-03-31T00:00:00Z"),
        json!("令和10年3月31日"),
        json!("2028-03-31T23:59:59\u{2212}09:00"),
        json!("0"),
        json!("1900000000"),
        json!(1_900_000_000),
        json!(true),
        json!(null),
        json!([]),
        json!({}),
        json!(["2028-03-31T23:59:59Z"]),
        json!(["2020-03-31T23:59:59Z"]),
        json!({"@value": "2020-03-31T23:59:59Z"}),
        json!({"@value": "2028-03-31T23:59:59Z", "@type": "http://www.w3.org/2001/XMLSchema#dateTime"}),
    ] {
        for member in ["validFrom", "validUntil", "issuanceDate", "expirationDate"] {
            let (answer, codes) = judge(json!({member: odd}), NOW);
            assert_eq!(answer, "rejected malformed", "{member} {odd} {codes:?}");
        }
    }
}

#[test]
fn of_dates_that_disagree_the_stricter_one_counts() {
    let expired = ["date.expired"].as_slice();
    let (past, future) = ("2025-01-01T00:00:00Z", "2029-01-01T00:00:00Z");
    expect(json!({"validUntil": future, "expirationDate": past}), NOW, "not-in-force expired", expired);
    expect(json!({"validUntil": past, "expirationDate": future}), NOW, "not-in-force expired", expired);
    expect(json!({"issuanceDate": future}), NOW, "not-in-force expired", &["date.reversed"]);
    expect(json!({"issuanceDate": "2027-01-01T00:00:00Z"}), NOW, "not-in-force not-yet", &["date.not-yet"]);
    expect(
        json!({"validFrom": "2020-01-01T00:00:00Z", "issuanceDate": "2027-01-01T00:00:00Z"}),
        NOW,
        "not-in-force not-yet",
        &["date.not-yet"],
    );
    // A token shortens, and never lengthens.
    let seconds = |text: &str| at(text).0;
    expect(json!({"exp": seconds(past)}), NOW, "not-in-force expired", expired);
    expect(json!({"exp": seconds(future)}), NOW, "valid valid", &["date.in-force"]);
    expect(json!({"exp": seconds(future), "validUntil": past}), NOW, "not-in-force expired", expired);
    expect(json!({"nbf": seconds("2027-01-01T00:00:00Z")}), NOW, "not-in-force not-yet", &["date.not-yet"]);
    expect(
        json!({"nbf": seconds(past), "validFrom": "2027-01-01T00:00:00Z"}),
        NOW,
        "not-in-force not-yet",
        &["date.not-yet"],
    );
}

/// An end before the start: never in force, whatever the day.
#[test]
fn an_interval_that_is_none() {
    for now in ["2020-01-01T00:00:00Z", "2026-06-15T00:00:00Z", NOW, "2030-01-01T00:00:00Z"] {
        let reversed = json!({"validFrom": "2026-12-01T00:00:00Z", "validUntil": "2026-01-01T00:00:00Z"});
        expect(reversed, now, "not-in-force expired", &["date.reversed"]);
        // By a token that ends before it begins, as well.
        let (answer, _) = judge(json!({"nbf": at("2026-12-01T00:00:00Z").0, "exp": at("2026-01-01T00:00:00Z").0}), now);
        assert!(answer.starts_with("not-in-force"), "{now} {answer}");
    }
    let moment = json!({"validFrom": NOW, "validUntil": NOW});
    expect(moment, NOW, "valid valid", &["date.ends-soon", "date.in-force"]);
    // The day of the end is the day of the start.
    let day = json!({"validFrom": "2026-11-22T12:00:00Z", "validUntil": "2026-11-22"});
    expect(day, "2026-11-22T13:00:00Z", "valid valid", &["date.no-zone", "date.ends-soon", "date.in-force"]);
}

/// Nothing overflows at the ends of time, on either side.
#[test]
fn the_ends_of_time() {
    let ends = [
        "0000-01-01T00:00:00Z",
        "0001-01-01T00:00:00+14:00",
        "1969-12-31T23:59:59Z",
        "9999-12-31T23:59:59-14:00",
        "999999-12-31",
    ];
    for now in ["0000-01-01T00:00:00Z", "0001-01-01T00:00:00Z", NOW, "9999-12-31T23:59:59Z", "999999-12-31T23:59:59Z"] {
        for from in ends {
            for until in ends {
                for claims in
                    [json!({}), json!({"exp": -62_135_596_800_i64}), json!({"exp": 253_402_300_799_i64, "nbf": -1})]
                {
                    let mut members = json!({"validFrom": from, "validUntil": until});
                    members.as_object_mut().unwrap().extend(claims.as_object().unwrap().clone());
                    let (seen, codes) = judge(members.clone(), now);
                    let in_force = at(from).0 <= at(now).0 + 300 && at(now).0 <= at(until).0 + 86_399;
                    assert!(in_force || seen.starts_with("not-in-force"), "{members} at {now}: {seen} {codes:?}");
                }
            }
        }
    }
    for odd in [
        json!(1e300),
        json!(-1e300),
        json!(i64::MAX),
        json!(i64::MIN),
        json!(u64::MAX),
        json!("1900000000"),
        json!([1]),
    ] {
        let (answer, codes) = judge(json!({"exp": odd}), NOW);
        assert_eq!(answer.split(' ').next(), Some("rejected"), "{odd} {codes:?}");
    }
}

/// A clock that contradicts what is signed is mentioned: five minutes are granted to it, and a signature from the future
/// makes nothing valid that is over.
#[test]
fn a_clock_that_cannot_be_right() {
    let signed = |iat: &str| json!({"iat": at(iat).0, "validFrom": "2026-01-01T00:00:00Z", "validUntil": "2027-12-31T00:00:00Z"});
    expect(signed("2026-06-01T00:00:00Z"), "2026-05-31T23:55:00Z", "valid valid", &["date.in-force"]);
    expect(signed("2026-06-01T00:00:00Z"), "2026-05-31T23:54:59Z", "valid valid", &["date.in-force", "date.clock"]);
    let mut over = signed("2099-01-01T00:00:00Z");
    over["validUntil"] = "2026-02-01T00:00:00Z".into();
    expect(over, NOW, "not-in-force expired", &["date.expired", "date.clock"]);
}
