//! `cargo xtask samples [--today YYYY-MM-DD]`: makes the badges of public/samples.
//!
//! An invented institute, invented people, keys that anyone can compute: nothing here can vouch for anything. The output depends on the
//! sources and on `--today` alone, so running it twice changes nothing. public/issuers.json is written by hand and only compared.

mod bake;
mod credential;
mod keys;
mod sign;

use std::path::Path;
use std::{env, fs, io};

use serde_json::{Value, json};

use credential::{Badge, CHIEF, DIAGNOSIS, ENGINEER, HANAKO, ICHIRO, QUALITY, TARO};
use keys::{Ed25519, Keys};

/// The day the samples are made for, unless told: only `ends-soon.jwt` depends on it.
const TODAY: &str = "2026-11-22";

/// Writes every sample into `root`/public/samples.
pub fn run(root: &Path) -> io::Result<()> {
    let today = today(env::args().skip_while(|argument| argument != "samples").skip(1))?;
    let folder = root.join("public/samples");
    let keys = Keys::derive()?;
    compare_with_list(&root.join("public/issuers.json"), &keys)?;
    let mut made = Vec::new();
    for (name, bytes) in samples(&folder.join("art"), &keys, &today)? {
        let path = folder.join(name);
        let changed = fs::read(&path).ok().as_ref() != Some(&bytes);
        if changed {
            fs::write(&path, &bytes).map_err(|error| failed(format!("cannot write {}: {error}", path.display())))?;
        }
        made.push(format!("{name} {} bytes{}", bytes.len(), if changed { ", changed" } else { "" }));
    }
    println!("samples for {today}:\n  {}", made.join("\n  "));
    Ok(())
}

/// Every sample: name and bytes. What each must give stands in public/samples/README.md.
fn samples(art: &Path, keys: &Keys, today: &str) -> io::Result<Vec<(&'static str, Vec<u8>)>> {
    let picture = |name: &str| {
        let path = art.join(name);
        fs::read(&path).map_err(|error| failed(format!("cannot read {}: {error}", path.display())))
    };
    let institute = || credential::institute(&keys.institute.did());
    let ours = |badge: &Badge| -> io::Result<Value> {
        sign::data_integrity(credential::credential(institute(), badge)?, &keys.institute, badge.issued)
    };

    let valid = ours(&Badge {
        sample: "valid",
        holder: &TARO,
        achievement: &CHIEF,
        registration: "主-24-0187",
        pass: "主19-0462",
        issued: "2024-04-01T00:00:00+09:00",
        ends: "2034-03-31T23:59:59+09:00",
    })?;

    let ends = end_of_second_month_after(today)?;
    let ends_soon = credential::credential(
        credential::institute(keys::WEB_ISSUER),
        &Badge {
            sample: "ends-soon",
            holder: &HANAKO,
            achievement: &ENGINEER,
            registration: "技-23-1042",
            pass: "技15-2208",
            issued: "2023-02-01T00:00:00+09:00",
            ends: &format!("{ends}T23:59:59+09:00"),
        },
    )?;
    let ends_soon = sign::jwt_es256(ends_soon, &keys.web, keys::WEB_KEY)?;

    let expired = ours(&Badge {
        sample: "expired",
        holder: &HANAKO,
        achievement: &ENGINEER,
        registration: "技-22-0315",
        pass: "技15-2208",
        issued: "2022-04-01T00:00:00+09:00",
        ends: "2026-03-31T23:59:59+09:00",
    })?;

    let not_yet = Badge {
        sample: "not-yet",
        holder: &TARO,
        achievement: &CHIEF,
        registration: "主-34-0021",
        pass: "主19-0462",
        issued: "2034-04-01T00:00:00+09:00",
        ends: "2038-03-31T23:59:59+09:00",
    };
    let signed_before = "2026-11-02T10:00:00+09:00";
    let not_yet_signed =
        sign::data_integrity(credential::credential(institute(), &not_yet)?, &keys.institute, signed_before)?;

    // Endorsed by a listed body, and by one that nobody listed: the badge is valid without either.
    let endorsed = Badge {
        sample: "endorsed",
        holder: &TARO,
        achievement: &DIAGNOSIS,
        registration: "診-24-0061",
        pass: "診21-0124",
        issued: "2024-04-01T00:00:00+09:00",
        ends: "2034-03-31T23:59:59+09:00",
    };
    let endorse = |sample: &str, issuer: Value, key: &Ed25519, comment: &str| {
        sign::data_integrity(
            credential::endorsement(sample, issuer, &DIAGNOSIS, comment)?,
            key,
            "2024-05-01T00:00:00+09:00",
        )
    };
    let endorsements = vec![
        endorse(
            "endorsement by the federation",
            credential::federation(&keys.federation.did()),
            &keys.federation,
            "会員各社の維持管理の現場で、見本診断士の診断を採用しています。",
        )?,
        endorse(
            "endorsement by a stranger",
            credential::unlisted(&keys.unlisted.did()),
            &keys.unlisted,
            "当機構の認定制度でも、見本診断士を同等の資格として扱います。",
        )?,
    ];
    let mut unsigned_endorsed = credential::credential(institute(), &endorsed)?;
    credential::endorse(&mut unsigned_endorsed, endorsements);
    let endorsed = sign::data_integrity(unsigned_endorsed, &keys.institute, endorsed.issued)?;

    // One signed name is changed after signing; everything else, the signature too, stays.
    let mut tampered = ours(&Badge {
        sample: "tampered",
        holder: &HANAKO,
        achievement: &DIAGNOSIS,
        registration: "診-24-0056",
        pass: "診21-0119",
        issued: "2024-04-01T00:00:00+09:00",
        ends: "2034-03-31T23:59:59+09:00",
    })?;
    *credential::holder_name(&mut tampered)? = json!(ICHIRO.name);

    let unsigned = Badge {
        sample: "unsigned",
        holder: &TARO,
        achievement: &CHIEF,
        registration: "主-24-0190",
        pass: "主19-0465",
        issued: "2024-04-01T00:00:00+09:00",
        ends: "2034-03-31T23:59:59+09:00",
    };
    let unsigned = credential::credential(institute(), &unsigned)?;

    let unlisted = Badge {
        sample: "unlisted",
        holder: &ICHIRO,
        achievement: &QUALITY,
        registration: "Q-2025-3310",
        pass: "Q25-0871",
        issued: "2025-07-01T00:00:00+09:00",
        ends: "2034-06-30T23:59:59+09:00",
    };
    let unlisted = sign::data_integrity(
        credential::credential(credential::unlisted(&keys.unlisted.did()), &unlisted)?,
        &keys.unlisted,
        unlisted.issued,
    )?;

    // Everything as the institute writes it, but for the key.
    let imitation = Badge {
        sample: "imitation",
        holder: &ICHIRO,
        achievement: &CHIEF,
        registration: "主-24-0188",
        pass: "主19-0463",
        issued: "2024-04-01T00:00:00+09:00",
        ends: "2034-03-31T23:59:59+09:00",
    };
    let imitation = sign::data_integrity(
        credential::credential(credential::institute(&keys.imitation.did()), &imitation)?,
        &keys.imitation,
        imitation.issued,
    )?;

    let other_key = Badge {
        sample: "other-key",
        holder: &ICHIRO,
        achievement: &ENGINEER,
        registration: "技-24-0777",
        pass: "技20-1530",
        issued: "2024-04-01T00:00:00+09:00",
        ends: "2034-03-31T23:59:59+09:00",
    };
    let other_key = sign::jwt_eddsa(credential::credential(institute(), &other_key)?, &keys.other)?;

    Ok(vec![
        ("valid.png", bake::png(&picture("chief.png")?, &compact(&valid)?)?),
        ("endorsed.json", line(pretty(&endorsed)?)),
        ("ends-soon.jwt", line(ends_soon)),
        ("expired.svg", bake::svg(&picture("engineer.svg")?, &pretty(&expired)?)?),
        ("not-yet.json", line(pretty(&not_yet_signed)?)),
        ("tampered.png", bake::png(&picture("diagnosis.png")?, &compact(&tampered)?)?),
        ("unsigned.json", line(pretty(&unsigned)?)),
        ("unlisted.png", bake::png(&picture("other.png")?, &compact(&unlisted)?)?),
        ("imitation.json", line(pretty(&imitation)?)),
        ("other-key.jwt", line(other_key)),
        ("no-badge.png", picture("engineer.png")?),
    ])
}

/// The list is edited by hand, so it is only compared: without the sample keys no sample would be recognised.
fn compare_with_list(path: &Path, keys: &Keys) -> io::Result<()> {
    let text = fs::read_to_string(path).map_err(|error| failed(format!("cannot read {}: {error}", path.display())))?;
    let list: Value =
        serde_json::from_str(&text).map_err(|error| failed(format!("{} is not JSON: {error}", path.display())))?;
    let has = |pointer: &str, wanted: &Value| list.pointer(pointer) == Some(wanted);
    let wanted = [
        ("/issuers/0/ids/0", json!(keys.institute.did())),
        ("/issuers/0/ids/1", json!(keys::WEB_ISSUER)),
        ("/issuers/0/keys/0/jwk", keys.web_jwk()?),
        ("/issuers/0/keys/1/multibase", json!(keys.retired.multibase())),
        ("/issuers/1/ids/0", json!(keys.federation.did())),
    ];
    for (pointer, value) in wanted {
        if !has(pointer, &value) {
            return Err(failed(format!("{} must have {value} at {pointer}", path.display())));
        }
    }
    Ok(())
}

/// The value of `--today`, or the default.
fn today(arguments: impl Iterator<Item = String>) -> io::Result<String> {
    let arguments: Vec<String> = arguments.collect();
    let day = match arguments.as_slice() {
        [] => TODAY,
        [option, day] if option == "--today" => day,
        _ => return Err(failed("usage: cargo xtask samples [--today YYYY-MM-DD]")),
    };
    date(day)?;
    Ok(day.to_owned())
}

/// Year, month, day of `YYYY-MM-DD`.
fn date(text: &str) -> io::Result<(i64, i64, i64)> {
    let wrong = || failed(format!("{text} is no date of the form YYYY-MM-DD"));
    let parts: Vec<i64> = text.split('-').map(|part| part.parse().map_err(|_| wrong())).collect::<io::Result<_>>()?;
    match parts.as_slice() {
        &[year, month, day]
            if text == format!("{year:04}-{month:02}-{day:02}")
                && (1..=12).contains(&month)
                && (1..=last_day(year, month)).contains(&day) =>
        {
            Ok((year, month, day))
        }
        _ => Err(wrong()),
    }
}

/// 40 to 100 days ahead, on a day on which registrations do end.
fn end_of_second_month_after(today: &str) -> io::Result<String> {
    let (year, month, _) = date(today)?;
    let (year, month) = if month > 10 { (year + 1, month - 10) } else { (year, month + 2) };
    Ok(format!("{year:04}-{month:02}-{:02}", last_day(year, month)))
}

fn last_day(year: i64, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

fn pretty(value: &Value) -> io::Result<String> {
    Ok(serde_json::to_string_pretty(value)?)
}

fn compact(value: &Value) -> io::Result<String> {
    Ok(serde_json::to_string(value)?)
}

fn line(text: String) -> Vec<u8> {
    (text + "\n").into_bytes()
}

fn failed(message: impl Into<String>) -> io::Error {
    io::Error::other(message.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn soon_is_the_end_of_a_month() {
        for (today, ends) in [("2026-11-22", "2027-01-31"), ("2026-12-31", "2027-02-28"), ("2027-12-01", "2028-02-29")]
        {
            assert_eq!(end_of_second_month_after(today).ok().as_deref(), Some(ends));
        }
        for wrong in ["2026-13-01", "2026-02-29", "26-1-1", "today", "2026-1-010"] {
            assert!(date(wrong).is_err(), "{wrong}");
        }
    }
}
