//! Certificates on paper: what is found in a PDF, and what is said where the paper and the badge on it differ.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod forge;
#[path = "forge/sheet.rs"]
#[allow(dead_code)]
mod sheet;

use std::time::{Duration, Instant};

use akashi::engine::digest::sha256;
use akashi::engine::documents::Documents;
use akashi::engine::input::Input;
use akashi::engine::link::pack;
use akashi::engine::policy::Policy;
use akashi::engine::report::Report;
use akashi::engine::verify as judge;
use akashi::paper::open;
use forge::*;
use proptest::prelude::*;
use serde_json::json;
use sheet::{A4, Mark, Sheet, certificate, places, zlib};

/// What the badge of the tests says, as a certificate prints it.
const LINES: [&str; 6] = [
    "見 本 証 書",
    "見本 太郎 様",
    "あなたは見本主任技士の試験に合格し、登録",
    "されたことを証します。",
    "発行日 2024年4月1日",
    "有効期限 2028年3月31日",
];

fn link() -> String {
    let packed = pack(vc_jwt(&badge(), &institute()).as_bytes()).unwrap();
    format!("https://badge.example.jp/verify/#{}", packed.letters())
}

fn opened(bytes: &[u8]) -> Vec<Input> {
    open("paper.pdf", bytes).expect("a paper or a mail")
}

fn report(input: &Input, policy: &Policy) -> Report {
    judge(input, &Documents::default(), policy, at(NOW))
}

/// The only badge on a paper with these lines.
fn on_paper(lines: &[&str]) -> Report {
    let found = opened(&certificate(lines, &link()));
    assert_eq!(places(&found), ["pdf:qr"]);
    report(&found[0], &policy())
}

/// Verdict, and the code that leads.
fn said(report: &Report) -> String {
    let verdict = serde_json::to_value(report.verdict).unwrap();
    let reason = report.reason.map(|code| format!(" {}", code.id())).unwrap_or_default();
    format!("{}{reason}", verdict.as_str().unwrap())
}

fn differing(report: &Report) -> Vec<(&str, Option<&str>)> {
    let differs = report.checks.iter().filter(|check| check.code.id() == "paper.differs");
    differs.map(|check| (check.detail.at.as_deref().unwrap(), check.detail.found.as_deref())).collect()
}

fn agreed(report: &Report) -> String {
    let check = report.checks.iter().find(|check| check.code.id() == "paper.agrees");
    check.and_then(|check| check.detail.found.clone()).unwrap_or_default()
}

// --- what is found ------------------------------------------------------------------------------------------------

#[test]
fn a_certificate_is_read_and_agrees() {
    let report = on_paper(&LINES);
    assert_eq!(said(&report), "valid", "{:?}", codes(&report));
    assert_eq!(report.input.carrier.as_deref(), Some("pdf:qr:link"));
    assert_eq!(agreed(&report), "name, achievement, validUntil, validFrom");
    assert!(codes(&report).contains(&"paper.unsigned"));
}

#[test]
fn codes_are_found_however_they_are_drawn() {
    let text = link();
    for mark in [
        Mark::Drawn(600.0, 40.0, 140.0, &text),
        Mark::Penned(600.0, 40.0, 140.0, &text),
        Mark::Picture(600.0, 40.0, 140.0, &text),
        // Small: only seen at the finer resolution.
        Mark::Drawn(600.0, 40.0, 62.0, &text),
    ] {
        let mut sheet = Sheet::default();
        sheet.page(A4, &[Mark::Text(120.0, 500.0, 18.0, "見本 太郎"), mark]);
        let found = opened(&sheet.finish());
        assert_eq!(places(&found), ["pdf:qr"]);
        assert_eq!(found[0].bytes, text.as_bytes());
        assert_eq!(found[0].paper.as_deref().unwrap(), ["見本 太郎"]);
    }
}

#[test]
fn the_page_of_the_wallet_is_an_address_of_a_badge() {
    let url = "https://www.openbadge-global.com/ns/portal/openbadge/public/assertions/detail/TUlIT04tU0FNUExFLTAwMDEtMDAwMQ==";
    let found = opened(&certificate(&LINES, url));
    assert_eq!(places(&found), ["pdf:qr"]);
    let report = report(&found[0], &policy());
    assert_eq!(said(&report), "undetermined document.only-link");
}

#[test]
fn every_badge_comes_once_and_codes_come_first() {
    let (badge, text) = (vc_jwt(&badge(), &institute()), link());
    let mut other = forge::badge();
    other["id"] = "urn:uuid:2f0a3c52-5f0e-4f43-9e0b-6f1f3c1f0002".into();
    let other = vc_jwt(&other, &institute());
    let mut sheet = Sheet::default();
    sheet.attach("badge.png", &baked(&badge));
    let elsewhere = format!("https://verify.example/#jwt={other}");
    let marks = [
        Mark::Drawn(600.0, 40.0, 140.0, &text),
        Mark::Link(&text),
        Mark::Link("https://example.org/"),
        Mark::Link(&elsewhere),
    ];
    sheet.page(A4, &marks);
    let found = opened(&sheet.finish());
    assert_eq!(places(&found), ["pdf:qr", "pdf:link"]);
    assert_eq!(found[1].bytes, elsewhere.as_bytes());
    assert_eq!(found[1].name, "paper.pdf › 2");
}

#[test]
fn attachments_that_are_badges_are_read() {
    let token = vc_jwt(&badge(), &institute());
    let document = with_proof(&badge(), &institute()).to_string();
    let drawing = svg(&format!(r#"<openbadges:credential verify="{token}"/>"#));
    for (bytes, is_badge) in [
        (baked(&token), true),
        (drawing, true),
        (document.into_bytes(), true),
        (token.into_bytes(), true),
        (b"{\"total\": 12}".to_vec(), false),
        (b"Dear reader,".to_vec(), false),
    ] {
        let mut sheet = Sheet::default();
        sheet.attach("file", &bytes);
        sheet.page(A4, &[]);
        let found = opened(&sheet.finish());
        let expected: &[&str] = if is_badge { &["pdf:attachment"] } else { &[] };
        assert_eq!(places(&found), expected);
        for input in &found {
            let report = report(input, &policy());
            assert_eq!(said(&report), "valid");
            assert!(codes(&report).contains(&"paper.unread"));
        }
    }
}

#[test]
fn a_code_that_is_no_badge_comes_where_there_is_none() {
    let mut sheet = Sheet::default();
    sheet.page(A4, &[Mark::Drawn(600.0, 40.0, 80.0, "WIFI:S:mihon;;")]);
    let found = opened(&sheet.finish());
    assert_eq!(places(&found), ["pdf:qr"]);
    assert_eq!(said(&report(&found[0], &policy())), "unreadable document.other-text");
    assert_eq!(open("a.json", b"{}"), None);
    assert_eq!(open("a.png", &baked("{}")), None);
}

#[test]
fn each_code_is_compared_with_its_own_pages() {
    let text = link();
    let mut second = badge();
    second["id"] = "urn:uuid:2f0a3c52-5f0e-4f43-9e0b-6f1f3c1f0002".into();
    let packed = pack(vc_jwt(&second, &institute()).as_bytes()).unwrap();
    let other = format!("https://badge.example.jp/verify/#{}", packed.letters());
    let mut sheet = Sheet::default();
    sheet.page(A4, &[Mark::Text(100.0, 500.0, 18.0, "一枚目"), Mark::Drawn(600.0, 40.0, 140.0, &text)]);
    sheet.page(A4, &[Mark::Text(100.0, 500.0, 18.0, "内容詳細")]);
    sheet.page(A4, &[Mark::Text(100.0, 500.0, 18.0, "三枚目"), Mark::Drawn(600.0, 40.0, 140.0, &other)]);
    let found = opened(&sheet.finish());
    let papers: Vec<_> = found.iter().map(|input| input.paper.clone().unwrap().join(" ")).collect();
    assert_eq!(papers, ["一枚目 内容詳細", "三枚目"]);
}

#[test]
fn the_command_line_opens_a_certificate() {
    use akashi::cli::{Streams, run};
    let folder = std::env::temp_dir().join(format!("akashi-paper-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("certificate.pdf");
    std::fs::write(&file, certificate(&LINES, &link())).unwrap();
    for (command, status, said) in [
        // No list, so nobody is recognised.
        (vec!["verify", "--lang=en", "--now", NOW], 2, "The paper agrees with the badge"),
        (vec!["inspect", "--lang=en"], 0, "pdf:qr:link"),
        (vec!["link", "--lang=en"], 0, "#v1."),
    ] {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let args = command.iter().map(|arg| (*arg).into()).chain([file.clone().into_os_string()]).collect();
        let answer = run(args, &mut Streams { stdin: &mut std::io::empty(), out: &mut out, err: &mut err });
        let out = String::from_utf8(out).unwrap();
        assert_eq!(answer, status, "{out}{}", String::from_utf8_lossy(&err));
        assert!(out.contains(said), "{out}");
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

// --- what differs -------------------------------------------------------------------------------------------------

/// The certificate with one line changed.
fn changed(line: usize, to: &'static str) -> Report {
    let mut lines = LINES;
    lines[line] = to;
    on_paper(&lines)
}

#[test]
fn a_changed_name_or_title_or_date_is_named_and_never_green() {
    for (line, to, fact, written) in [
        (1, "見本 次郎 様", "name", Some("見本 次郎")),
        (1, "見本 太郎丸 様", "name", Some("見本 太郎丸")),
        (1, "氏名 架空 花子", "name", Some("架空 花子")),
        (2, "あなたは見本技士の試験に合格し、登録", "achievement", None),
        (5, "有効期限 2031年3月31日", "validUntil", Some("2031-03-31")),
        (5, "有効期限 令和13年3月31日", "validUntil", Some("2031-03-31")),
        (5, "2024年4月1日〜2029年3月31日", "validUntil", Some("2029-03-31")),
        (4, "発行日 2020年4月1日", "issuedOn", Some("2020-04-01")),
        (4, "登録番号 SI-999999", "licenseNumber", Some("SI-999999")),
        (4, "合格番号：SI-19-0463", "ext:passNumber", Some("SI-19-0463")),
    ] {
        let report = changed(line, to);
        assert_eq!(said(&report), "undetermined paper.differs", "{to}: {:?}", codes(&report));
        assert_eq!(differing(&report), [(fact, written)], "{to}");
        // What the badge says is proved all the same.
        assert!(report.badge.unwrap().attested);
    }
}

#[test]
fn spellings_of_the_same_are_no_difference() {
    for (line, to) in [
        (1, "太郎 見本"),
        (1, "見 本 太 郎"),
        (1, "氏名：見本太郎 殿"),
        (1, "見本　太郎　様"),
        (5, "有効期限：2028/03/31"),
        (5, "有効期間 令和6年4月1日 ～ 令和10年3月31日"),
        (5, "２０２８年 ３月３１日まで"),
        (5, "Valid until March 31, 2028"),
        (4, "登録番号 SI-240187 合格番号"),
        (4, "登録番号：ＳＩ−２４０１８７"),
        (4, "生年月日 1980年1月2日"),
        (4, "第2028-3号"),
        (0, "MIHON CERTIFICATE"),
    ] {
        let report = changed(line, to);
        assert_eq!(said(&report), "valid", "{to}: {:?}", differing(&report));
        assert!(agreed(&report).starts_with("name, achievement"), "{to}");
    }
    // Chromium's fonts name some characters by their radicals.
    let mut badge = badge();
    badge["credentialSubject"]["identifier"][0]["identityHash"] = "長谷川 青".into();
    let packed = pack(vc_jwt(&badge, &institute()).as_bytes()).unwrap();
    let text = format!("https://badge.example.jp/#{}", packed.letters());
    let mut lines = LINES;
    lines[1] = "⻑⾕川 ⻘ 様";
    let found = opened(&certificate(&lines, &text));
    assert_eq!(said(&report(&found[0], &policy())), "valid");
}

#[test]
fn variants_of_a_character_are_said_and_no_name_is_said() {
    let mut badge = badge();
    badge["credentialSubject"]["identifier"][0]["identityHash"] = "髙橋 太郎".into();
    let text = |badge: &serde_json::Value| {
        format!("https://badge.example.jp/#{}", pack(vc_jwt(badge, &institute()).as_bytes()).unwrap().letters())
    };
    let mut lines = LINES;
    lines[1] = "高橋 太郎 様";
    let near = report(&opened(&certificate(&lines, &text(&badge)))[0], &policy());
    assert_eq!(said(&near), "valid");
    assert!(codes(&near).contains(&"paper.near"));
    badge["credentialSubject"]["identifier"].as_array_mut().unwrap().remove(0);
    let nameless = report(&opened(&certificate(&lines, &text(&badge)))[0], &policy());
    assert_eq!(said(&nameless), "valid");
    assert!(codes(&nameless).contains(&"paper.no-name"));
}

#[test]
fn the_typed_name_is_compared_beside_the_paper() {
    for (typed, line, expected) in [
        ("見本 太郎", "見本 太郎 様", "valid"),
        ("見本 太郎", "架空 花子 様", "undetermined paper.differs"),
        ("架空 花子", "見本 太郎 様", "undetermined holder.name-differs"),
        ("hanako@example.jp", "見本 太郎 様", "rejected holder.mismatch"),
    ] {
        let mut lines = LINES;
        lines[1] = line;
        let input = opened(&certificate(&lines, &link())).remove(0).with_holder(Some(typed.to_owned()));
        assert_eq!(said(&report(&input, &policy())), expected, "{typed} {line}");
    }
}

/// What a forger leaves of the genuine certificate, in small letters or where nobody sees it.
#[test]
fn a_genuine_mention_beside_a_changed_one_is_no_agreement() {
    for (line, to, fact, written) in [
        (5, "有効期限 2099年3月31日（旧 2028年3月31日）", "validUntil", "2099-03-31"),
        (1, "見本 太郎の 様", "name", "見本 太郎の"),
        (1, "見本 太郎 丸 様", "name", "見本 太郎 丸"),
    ] {
        assert_eq!(differing(&changed(line, to)), [(fact, Some(written))], "{to}");
    }
    let with = |more: &'static str| {
        let mut lines = LINES.to_vec();
        lines.push(more);
        on_paper(&lines)
    };
    for (more, fact, written) in [
        ("有効期限 2099年3月31日", "validUntil", "2099-03-31"),
        ("架空 花子 殿", "name", "架空 花子"),
        ("氏名：架空 花子", "name", "架空 花子"),
    ] {
        assert_eq!(differing(&with(more)), [(fact, Some(written))], "{more}");
    }
    let policy = policy_of(json!([{"ids": [did(&institute())], "names": {"ja": "見本工学会"}, "qualifications": [
        {"achievement": "https://badge.example.jp/achievements/chief", "names": {"ja": "見本主任技士"}},
        {"achievement": "https://badge.example.jp/achievements/other", "names": {"ja": "見本診断士"}}]}]));
    let mut lines = LINES.to_vec();
    lines.push("見本診断士");
    let report = report(&opened(&certificate(&lines, &link()))[0], &policy);
    assert_eq!(differing(&report), [("achievement", Some("見本診断士"))]);
}

#[test]
fn a_code_that_is_no_badge_does_not_part_a_page_from_its_badge() {
    let mut sheet = Sheet::default();
    sheet.page(A4, &[Mark::Text(100.0, 500.0, 24.0, "架空 花子 様"), Mark::Drawn(600.0, 40.0, 140.0, "No. 123")]);
    sheet.page(A4, &[Mark::Text(100.0, 500.0, 18.0, "見本 太郎 様"), Mark::Drawn(600.0, 40.0, 140.0, &link())]);
    let found = opened(&sheet.finish());
    assert_eq!(places(&found), ["pdf:qr"]);
    assert_eq!(found[0].paper.as_deref().unwrap(), ["架空 花子 様", "見本 太郎 様"]);
    assert!(differing(&report(&found[0], &policy())).contains(&("name", Some("架空 花子"))));
}

#[test]
fn what_nobody_sees_is_not_written() {
    for (hide, show) in [("3 Tr\n", "0 Tr\n"), ("1 1 1 rg\n", "0 0 0 rg\n"), ("q 0 0 1 1 re W n\n", "Q\n")] {
        let mut sheet = Sheet::default();
        let marks = [
            Mark::Text(100.0, 500.0, 24.0, "架空 花子"),
            Mark::Raw(hide),
            Mark::Text(100.0, 400.0, 24.0, "見本 太郎"),
            Mark::Raw(show),
            Mark::Text(100.0, 300.0, 24.0, "見本主任技士"),
            Mark::Drawn(600.0, 40.0, 140.0, &link()),
        ];
        sheet.page(A4, &marks);
        let found = opened(&sheet.finish());
        assert_eq!(found[0].paper.as_deref().unwrap(), ["架空 花子", "見本主任技士"], "{hide}");
    }
    let mut sheet = Sheet::default();
    sheet.page(
        A4,
        &[
            Mark::Text(-400.0, 400.0, 24.0, "見本 太郎"),
            Mark::Text(9.0, 9.0, 24.0, "紙面"),
            Mark::Drawn(600.0, 40.0, 140.0, &link()),
        ],
    );
    assert_eq!(opened(&sheet.finish())[0].paper.as_deref().unwrap(), ["紙面"]);
}

#[test]
fn what_was_only_seen_is_said_to_be_unread() {
    let seen = Input::new("photo.jpg", link()).within("picture:qr");
    let report = report(&seen, &policy());
    assert_eq!(said(&report), "valid");
    let codes = codes(&report);
    assert!(codes.contains(&"paper.unread") && codes.contains(&"paper.unsigned"), "{codes:?}");
}

#[test]
fn a_title_with_more_in_it_is_another_title() {
    let policy = policy_of(json!([{"ids": [did(&institute())], "names": {"ja": "見本工学会"}, "qualifications": [
        {"achievement": "https://badge.example.jp/achievements/chief", "names": {"ja": "見本主任技士"}},
        {"achievement": "https://badge.example.jp/achievements/head", "names": {"ja": "見本主任技士長"}}]}]));
    let mut lines = LINES;
    lines[2] = "あなたは見本主任技士長の試験に合格し、登録";
    let report = report(&opened(&certificate(&lines, &link()))[0], &policy);
    assert_eq!(differing(&report), [("achievement", Some("見本主任技士長"))]);
}

#[test]
fn an_altered_badge_is_not_compared() {
    let token = vc_jwt(&badge(), &stranger());
    let text = format!("https://badge.example.jp/#jwt={token}");
    let report = report(&opened(&certificate(&LINES, &text))[0], &policy());
    assert!(report.verdict != akashi::engine::verdict::Verdict::Valid);
    assert!(!codes(&report).contains(&"paper.agrees") && codes(&report).contains(&"paper.unsigned"));
}

// --- what is refused ----------------------------------------------------------------------------------------------

/// How long an answer may take, in a build without optimisation on a busy machine. Natively optimised it is a tenth.
const PATIENCE: Duration = Duration::from_secs(20);

/// Nothing is in it, or it says why it was not read; soon.
#[track_caller]
fn refused(bytes: &[u8]) -> Vec<String> {
    let start = Instant::now();
    let found = opened(bytes);
    assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
    found.iter().map(|input| said(&report(input, &policy()))).collect()
}

/// A file of these objects with one page: its content, and its resources.
fn with_page(build: impl FnOnce(&mut Sheet) -> (usize, String)) -> Vec<u8> {
    let mut sheet = Sheet::default();
    let (content, resources) = build(&mut sheet);
    sheet.page_of(content, &resources);
    sheet.finish()
}

const TOO_MUCH: &str = "unreadable document.too-deep";
const DAMAGED: &str = "unreadable document.damaged";

#[test]
fn bombs_are_refused() {
    let bomb = zlib(&vec![b' '; 200 << 20]);
    let twice = zlib(&zlib(&vec![b' '; 64 << 20]));
    let files = [
        with_page(|sheet| (sheet.stream("/Filter /FlateDecode", &bomb), String::new())),
        with_page(|sheet| (sheet.stream("/Filter [/FlateDecode /FlateDecode]", &twice), String::new())),
        with_page(|sheet| (sheet.stream("/Filter [/Fl % ]\n/#46l]", &twice), String::new())),
        // A stream that nobody names counts too: who knows who would.
        with_page(|sheet| {
            sheet.stream("/Filter /FlateDecode", &bomb);
            (sheet.packed("", b"q Q"), String::new())
        }),
        with_page(|sheet| (sheet.stream("/Filter /LZWDecode", &vec![0; 100_000]), String::new())),
        // The same part ten thousand times.
        with_page(|sheet| {
            let part = sheet.packed("", &vec![b' '; 1 << 20]);
            let parts = sheet.object(format!("[{}]", format!("{part} 0 R ").repeat(10_000)));
            (parts, String::new())
        }),
    ];
    for (at, file) in files.iter().enumerate() {
        assert_eq!(refused(file), [TOO_MUCH], "{at}");
    }
}

#[test]
fn forms_in_forms_are_counted_before_they_are_drawn() {
    // Each draws the next ten times, twenty deep.
    let laugh = with_page(|sheet| {
        let mut form = sheet.packed("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", b"0 0 1 1 re f");
        for _ in 0..20 {
            let more =
                format!("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F {form} 0 R >> >>");
            form = sheet.packed(&more, "/F Do ".repeat(10).as_bytes());
        }
        (sheet.packed("", b"/F Do"), format!("/XObject << /F {form} 0 R >>"))
    });
    // One that draws itself.
    let circle = with_page(|sheet| {
        let own = 3;
        let form = sheet.packed(
            &format!("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F {own} 0 R >> >>"),
            b"/F Do /F Do",
        );
        assert_eq!(form, own);
        (sheet.packed("", b"/F Do"), format!("/XObject << /F {form} 0 R >>"))
    });
    assert_eq!(refused(&laugh), [TOO_MUCH]);
    // The reader of PDF follows no object into itself.
    assert_eq!(refused(&circle), Vec::<String>::new());
}

#[test]
fn pages_without_measure_are_looked_at_as_far_as_they_can_be() {
    let text = link();
    for size in [(1_000_000, 1_000_000), (1_000_000, 1), (1, 1), (14_400, 14_400)] {
        let mut sheet = Sheet::default();
        sheet.page(size, &[Mark::Raw("0 0 1000000 1000000 re f ")]);
        assert_eq!(refused(&sheet.finish()), Vec::<String>::new(), "{size:?}");
    }
    // A picture that says to be larger than the world, and one that is smaller than it says.
    let file = with_page(|sheet| {
        let large = "/Subtype /Image /Width 1000000 /Height 1000000 /BitsPerComponent 8 /ColorSpace /DeviceRGB";
        let image = sheet.packed(large, b"");
        let inline = "BI /W 60000 /H 60000 /BPC 8 /CS /RGB /F /Fl ID xxxx EI ";
        (sheet.packed("", format!("/P Do {inline}").as_bytes()), format!("/XObject << /P {image} 0 R >>"))
    });
    assert_eq!(refused(&file), Vec::<String>::new());
    // Ten thousand pages: the first ones are looked at.
    let mut sheet = Sheet::default();
    sheet.page(A4, &[Mark::Drawn(600.0, 40.0, 140.0, &text)]);
    (0..300).for_each(|_| sheet.page(A4, &[]));
    assert_eq!(refused(&sheet.finish()), ["valid"]);
}

#[test]
fn what_is_sealed_or_damaged_is_called_so() {
    let good = certificate(&LINES, &link());
    let sealed = String::from_utf8_lossy(&good).replace("/Root 1 0 R", "/Root 1 0 R /Encrypt << /Filter /Standard >>");
    assert_eq!(refused(sealed.as_bytes()), ["unreadable document.sealed"]);
    let written = String::from_utf8_lossy(&good).replace("/Root 1 0 R", "/Root 1 0 R /Encr#79pt 9 0 R");
    assert_eq!(refused(written.as_bytes()), ["unreadable document.sealed"]);
    assert_eq!(refused(b"%PDF-1.7\nnothing more"), [DAMAGED]);
    assert_eq!(refused(b"%PDF"), [DAMAGED]);
    // A table of places that lies, or leads in a circle: the objects are found without it.
    let at = good.windows(9).rposition(|window| window == b"startxref").unwrap();
    let lies = [&good[..at], b"startxref\n5\n%%EOF\n"].concat();
    assert_eq!(refused(&lies), ["valid"]);
    let circle = [&good[..at], format!("startxref\n{at}\n%%EOF\n").as_bytes()].concat();
    assert_eq!(refused(&circle), ["valid"]);
    // Cut off, wherever: an answer comes.
    for end in [20, 300, good.len() / 2, good.len() - 40] {
        refused(&good[..end]);
    }
}

#[test]
fn nesting_and_repetition_in_objects_end() {
    let deep = format!("%PDF-1.7\n1 0 obj\n{}\nendobj\ntrailer << /Root 1 0 R >>", "[".repeat(2_000_000));
    let dicts = format!("%PDF-1.7\n1 0 obj\n{}\nendobj\ntrailer << /Root 1 0 R >>", "<< /A ".repeat(500_000));
    let strings = format!("%PDF-1.7\n1 0 obj\n{}\nendobj\n", "[(".repeat(500_000));
    let streams = format!("%PDF-1.7\n{}", "1 0 obj << /Length 9 >> stream\n".repeat(100_000));
    let far = format!("{streams}endstream");
    let kids = "%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages /Kids [2 0 R 2 0 R] >> endobj\ntrailer << /Root 1 0 R >>".to_owned();
    for file in [deep, dicts, strings, streams, far, kids] {
        let answers = refused(file.as_bytes());
        assert!(answers.iter().all(|it| it == DAMAGED || it == TOO_MUCH), "{answers:?}");
    }
}

// --- damage of any kind -------------------------------------------------------------------------------------------

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    /// A damaged certificate gives an answer, and none that its badge did not earn.
    #[test]
    fn damage_is_answered(seed in any::<u64>(), count in 1_usize..12) {
        let mut bytes = certificate(&LINES[..2], "https://badge.example.jp/#v1.AAAA");
        let mut dice = sha256(&seed.to_be_bytes());
        for _ in 0..count {
            let at = u32::from_be_bytes([dice[0], dice[1], dice[2], dice[3]]) as usize % bytes.len();
            match dice[4] % 4 {
                0 => bytes[at] = dice[5],
                1 => { bytes.remove(at); }
                2 => bytes.insert(at, dice[5]),
                _ => bytes.truncate(at.max(8)),
            }
            dice = sha256(&dice);
        }
        for input in open("damaged", &bytes).unwrap_or_default() {
            prop_assert!(report(&input, &policy()).verdict != akashi::engine::verdict::Verdict::Valid);
        }
    }
}
