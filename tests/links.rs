//! Links that carry the whole credential (DESIGN 7).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod forge;

use akashi::engine::digest::sha256;
use akashi::engine::link::{pack, packed_in, unpack};
use forge::*;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Where the page of the example lies: 37 letters.
const PAGE: &str = "https://badge.example.jp/verify/";

/// Letters that a mail program takes in one link.
const LETTERS: usize = 900;

/// Data of a QR code of version 20 at level M: 669 codewords (ISO/IEC 18004, table 7).
const BITS_20_M: usize = 669 * 8;

/// A registration certificate in the JCI profile (DESIGN 4), of an invented person.
fn certificate(n: usize, issuer: &str) -> Value {
    let pick = |from: &[&'static str], at: usize| from[at % from.len()];
    let seed = sha256(format!("holder {n}").as_bytes());
    let family = pick(&["見本", "架空", "例示", "髙橋", "佐々木", "長谷川", "東海林"], seed[0].into());
    let given = pick(&["太郎", "花子", "一", "美咲", "健太郎", "さくら", "翔"], seed[1].into());
    let (title, words) = [
        ("コンクリート技士", "コンクリート技士試験に合格し、登録した者。"),
        ("コンクリート主任技士", "コンクリート主任技士試験に合格し、登録した者。"),
        ("コンクリート診断士", "講習を受講し、コンクリート診断士試験に合格し、登録した者。"),
    ][usize::from(seed[2]) % 3];
    let year = 2023 + usize::from(seed[3]) % 4;
    let hex = akashi::engine::digest::hex(&seed);
    let id = format!("urn:uuid:{}-{}-4{}-a{}-{}", &hex[..8], &hex[8..12], &hex[13..16], &hex[17..20], &hex[20..32]);
    json!({
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
        "id": id,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": title,
        "issuer": {"id": issuer, "type": ["Profile"], "name": "公益社団法人見本コンクリート工学会", "url": "https://www.example.or.jp/"},
        "validFrom": format!("{year}-04-01T00:00:00+09:00"),
        "validUntil": format!("{}-03-31T23:59:59+09:00", year + 4),
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "licenseNumber": format!("{}{:05}", pick(&["G", "S", "D"], seed[2].into()), usize::from(seed[4]) * 256 + usize::from(seed[5])),
            "identifier": [
                {"type": "IdentityObject", "hashed": false, "identityHash": format!("{family} {given}"), "identityType": "name"},
                {"type": "IdentityObject", "hashed": false, "identityHash": format!("{:02}-{:05}", seed[6] % 40, usize::from(seed[7]) * 256 + usize::from(seed[8])), "identityType": "ext:passNumber"}
            ],
            "achievement": {
                "id": format!("https://badge.example.jp/achievements/{}", pick(&["engineer", "chief", "diagnosis"], seed[2].into())),
                "type": ["Achievement"],
                "achievementType": "License",
                "name": title,
                "description": format!("{title}の登録を証明します。"),
                "criteria": {"narrative": words}
            }
        },
        "credentialStatus": {"id": format!("https://badge.example.jp/status/1#{n}"), "type": "BitstringStatusListEntry", "statusPurpose": "revocation",
            "statusListIndex": n.to_string(), "statusListCredential": "https://badge.example.jp/status/1"}
    })
}

/// The lengths of all, in order.
fn lengths(make: impl Fn(usize) -> String) -> Vec<(usize, usize)> {
    let mut lengths: Vec<_> = (0..100)
        .map(|n| {
            let text = make(n);
            let packed = pack(text.as_bytes()).unwrap();
            for link in [packed.letters(), packed.digits()] {
                assert_eq!(unpack(&link).as_deref(), Some(text.as_bytes()), "the very bytes");
            }
            (PAGE.len() + 1 + packed.letters().len(), packed.digits().len() - 3)
        })
        .collect();
    lengths.sort_unstable();
    lengths
}

/// Bits of a QR code: the address in bytes, the digits by three (ISO/IEC 18004, 7.4), each with mode and length.
fn bits(digits: usize) -> usize {
    let address = 4 + 16 + 8 * (PAGE.len() + "#d1.".len());
    address + 4 + 12 + digits / 3 * 10 + [0, 4, 7][digits % 3]
}

#[test]
fn a_certificate_fits_a_mail_and_a_qr_code_of_version_20() {
    let issuer = "did:web:badge.example.jp";
    let token = |n: usize| {
        let header = json!({"alg": "EdDSA", "typ": "vc+jwt", "kid": format!("{issuer}#key-1")});
        jws(&header, certificate(n, issuer).to_string().as_bytes(), &institute())
    };
    let all = lengths(token);
    println!(
        "VC-JWT EdDSA, 100 holders: link {} to {} letters, median {}; {} to {} digits",
        all[0].0, all[99].0, all[50].0, all[0].1, all[99].1
    );
    assert!(all[99].0 <= LETTERS, "{:?}", all[99]);
    assert!(bits(all[99].1) <= BITS_20_M, "{} bits", bits(all[99].1));

    println!("the largest QR code has {} of {BITS_20_M} bits", bits(all[99].1));

    let signed = |n: usize| with_proof(&certificate(n, &did(&institute())), &institute()).to_string();
    let all = lengths(signed);
    println!(
        "eddsa-rdfc-2022, 100 holders: link {} to {} letters, median {}; {} to {} digits",
        all[0].0, all[99].0, all[50].0, all[0].1, all[99].1
    );
    assert!(all[99].0 <= LETTERS, "{:?}", all[99]);
}

#[test]
fn a_link_is_judged_like_the_badge_in_it() {
    for text in [vc_jwt(&badge(), &institute()), with_proof(&badge(), &institute()).to_string()] {
        let packed = pack(text.as_bytes()).unwrap();
        for link in [packed.letters(), packed.digits()] {
            for written in [format!("{PAGE}#{link}"), format!("#{link}"), link.clone(), format!(" {link}\n")] {
                assert_eq!(packed_in(&written), Some(link.as_str()));
                let report = verify(written.clone());
                assert_eq!(answer(&report), "valid valid", "{written} {:?}", codes(&report));
                assert_eq!(report.input.carrier.as_deref(), Some("link"));
            }
            // One letter changed: never valid.
            let at = link.len() - 5;
            let changed = if link.as_bytes()[at] == b'7' { "8" } else { "7" };
            let report = verify(format!("{}{changed}{}", &link[..at], &link[at + 1..]));
            assert_ne!(answer(&report), "valid valid");
        }
    }
}

/// Made by the first version; they stand here so that no later one forgets them.
#[test]
fn the_first_links_are_readable_for_ever() {
    let mut seen = 0;
    for line in include_str!("links.txt").lines().filter(|line| !line.starts_with('#')) {
        let (link, hash) = line.split_once(' ').unwrap();
        assert_eq!(akashi::engine::digest::sha256_hex(&unpack(link).unwrap()), hash, "{link}");
        seen += 1;
    }
    assert!(seen >= 4);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_packed_comes_back(text in prop::collection::vec(any::<u8>(), 0..3000)) {
        let packed = pack(&text).unwrap();
        prop_assert_eq!(unpack(&packed.letters()), Some(text.clone()));
        prop_assert_eq!(unpack(&packed.digits()), Some(text));
    }

    #[test]
    fn tokens_come_back(header in "\\PC{0,40}", payload in prop::collection::vec(any::<u8>(), 0..600), signature in prop::collection::vec(any::<u8>(), 0..600)) {
        let part = akashi::engine::read::base64url::encode;
        let token = format!("{}.{}.{}", part(header.as_bytes()), part(&payload), part(&signature));
        prop_assert_eq!(unpack(&pack(token.as_bytes()).unwrap().letters()), Some(token.into_bytes()));
    }

    #[test]
    fn whatever_is_no_link_is_refused_and_nothing_panics(letters in "[A-Za-z0-9_-]{0,200}", digits in "[0-9]{0,400}") {
        for link in [format!("v1.{letters}"), format!("d1.{digits}")] {
            if let Some(text) = unpack(&link) {
                prop_assert!(text.len() <= akashi::engine::limits::LINK_BYTES);
            }
        }
    }
}
