//! Mail files: the badges attached to them, and the links in their text.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod forge;
#[path = "forge/sheet.rs"]
#[allow(dead_code)]
mod sheet;

use std::time::{Duration, Instant};

use akashi::engine::documents::Documents;
use akashi::engine::input::Input;
use akashi::engine::link::pack;
use akashi::engine::report::Report;
use akashi::engine::unbake::Kind;
use akashi::engine::verify as judge;
use akashi::paper::open;
use base64::Engine;
use forge::*;
use proptest::prelude::*;
use sheet::{A4, Mark, Sheet, certificate, places};

const HEAD: &str = "Received: from mx.example.jp by mail.example.org; Sun, 22 Nov 2026 12:00:00 +0900\r\n\
    From: =?ISO-2022-JP?B?GyRCOCtLXEJATzobKEI=?= <taro@example.jp>\r\nTo: hr@example.org\r\n\
    Subject: =?UTF-8?B?6LOH5qC86Ki85piO?=\r\nMIME-Version: 1.0\r\n";

fn token() -> String {
    vc_jwt(&badge(), &institute())
}

fn link() -> String {
    format!("https://badge.example.jp/verify/#{}", pack(token().as_bytes()).unwrap().letters())
}

fn base64(bytes: &[u8]) -> String {
    let text = base64::engine::general_purpose::STANDARD.encode(bytes);
    text.as_bytes().chunks(76).map(|line| format!("{}\r\n", std::str::from_utf8(line).unwrap())).collect()
}

/// A mail of these parts: header lines and body of each.
fn mail(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut text = format!("{HEAD}Content-Type: multipart/mixed; boundary=\"=_b\"\r\n\r\nThis is MIME.\r\n");
    for (head, body) in parts {
        text.push_str(&format!("--=_b\r\n{head}\r\n\r\n{body}\r\n"));
    }
    text.push_str("--=_b--\r\n");
    text.into_bytes()
}

fn plain(body: &str) -> Vec<u8> {
    format!("{HEAD}Content-Type: text/plain; charset=utf-8\r\n\r\n{body}\r\n").into_bytes()
}

fn opened(bytes: &[u8]) -> Vec<Input> {
    open("mail.eml", bytes).expect("a mail")
}

fn report(input: &Input) -> Report {
    judge(input, &Documents::default(), &policy(), at(NOW))
}

const FILE: &str = "Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\
    Content-Disposition: attachment; filename*=UTF-8''%E8%A8%BC%E6%9B%B8.bin";

#[test]
fn a_mail_is_told_from_everything_else() {
    for text in [plain("Hello"), format!("From me@example.jp Sun Nov 22\r\n{HEAD}\r\n").into_bytes()] {
        assert_eq!(Kind::of(&text), Kind::Mail);
        assert_eq!(report(&Input::new("a.eml", text.clone())).reason.unwrap().id(), "document.no-badge");
    }
    for text in [
        "",
        "{\"from\": \"a\", \"to\": \"b\"}",
        "https://example.org/?From:=a\nTo:",
        "Subject: a word alone\n\nand more",
        "From: a\nnothing of a header\nTo: b",
        "Dear reader,\nFrom: a\nTo: b",
        &token(),
        &link(),
    ] {
        assert_eq!(Kind::of(text.as_bytes()), Kind::Text, "{text}");
        assert_eq!(open("a", text.as_bytes()), None);
    }
}

#[test]
fn attachments_that_are_badges_are_read() {
    let document = with_proof(&badge(), &institute()).to_string();
    let drawing = svg(&format!(r#"<openbadges:credential verify="{}"/>"#, token()));
    for bytes in [baked(&token()), drawing, document.into_bytes(), token().into_bytes()] {
        let found = opened(&mail(&[("Content-Type: text/plain", "See attachment."), (FILE, &base64(&bytes))]));
        assert_eq!(places(&found), ["mail:attachment"]);
        assert_eq!(found[0].bytes, bytes);
        let report = report(&found[0]);
        assert_eq!(answer(&report), "valid valid");
        assert!(report.input.carrier.unwrap().starts_with("mail:attachment:"));
    }
}

/// As a Japanese mail program of old writes: ISO-2022-JP, names of files in encoded words.
#[test]
fn a_japanese_mail_with_a_picture_and_a_link() {
    let mut other = badge();
    other["id"] = "urn:uuid:2f0a3c52-5f0e-4f43-9e0b-6f1f3c1f0002".into();
    let other = vc_jwt(&other, &institute());
    let picture = "Content-Type: image/png; name=\"=?ISO-2022-JP?B?GyRCPlo9cRsoQi5wbmc=?=\"\r\nContent-Transfer-Encoding: base64\r\n\
        Content-Disposition: inline";
    // 証書をお送りします。
    let body = format!("\u{1b}$B>Z=q$r$*Aw$j$7$^$9!#\u{1b}(B\r\nhttps://verify.example/#jwt={other}\r\n");
    let text = "Content-Type: text/plain; charset=ISO-2022-JP\r\nContent-Transfer-Encoding: 7bit";
    let found = opened(&mail(&[(text, &body), (picture, &base64(&baked(&token())))]));
    assert_eq!(places(&found), ["mail:link", "mail:attachment"]);
    assert_eq!(found[1].name, "mail.eml › 証書.png");
    for input in &found {
        assert_eq!(answer(&report(input)), "valid valid");
    }
}

#[test]
fn links_are_found_however_the_mail_writes_them() {
    let link = link();
    let broken: String =
        link.as_bytes().chunks(72).map(|line| format!("{}\r\n", std::str::from_utf8(line).unwrap())).collect();
    let quoted: String = broken.lines().map(|line| format!("> {line}\r\n")).collect();
    let soft: String = link
        .replace('=', "=3D")
        .as_bytes()
        .chunks(70)
        .map(|line| format!("{}=\r\n", std::str::from_utf8(line).unwrap()))
        .collect();
    let encoded = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
    let html =
        |body: &str| format!("{HEAD}Content-Type: text/html; charset=utf-8\r\n\r\n<p>{body}</p>\r\n").into_bytes();
    for (at, bytes) in [
        plain(&format!("My badge: {link} (please check).")),
        plain(&format!("証書です（{link}）。")),
        plain(&format!("Badge:\r\n{broken}\r\nRegards\r\n")),
        plain(&format!("On Monday you wrote:\r\n{quoted}\r\n")),
        html(&format!("<a href=\"{link}\">badge</a>")),
        html(&format!("<a href='https://gate.example/?a=1&amp;url={}&amp;data=5'>badge</a>", encoded(&link))),
        format!("{HEAD}Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{soft}\r\n")
            .into_bytes(),
        format!(
            "{HEAD}Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n",
            base64(link.as_bytes())
        )
        .into_bytes(),
    ]
    .into_iter()
    .enumerate()
    {
        let found = opened(&bytes);
        assert_eq!(places(&found), ["mail:link"], "{at}");
        assert_eq!(String::from_utf8_lossy(&found[0].bytes), link, "{at}");
        assert_eq!(answer(&report(&found[0])), "valid valid");
    }
    // A token, broken, and the addresses of a platform.
    let text = format!("https://verify.example/#jwt={}", token());
    let broken: String =
        text.as_bytes().chunks(76).map(|line| format!("{}\r\n", std::str::from_utf8(line).unwrap())).collect();
    assert_eq!(answer(&report(&opened(&plain(&broken))[0])), "valid valid");
    let page = "https://www.openbadge-global.com/ns/portal/openbadge/public/assertions/detail/TUlIT04tU0FNUExFLTAwMDEtMDAwMQ==";
    assert_eq!(opened(&plain(page))[0].bytes, page.as_bytes());
    let elsewhere = format!("https://verifierplus.org/#verify?vc={page}");
    assert_eq!(places(&opened(&plain(&elsewhere))), ["mail:link"]);
}

#[test]
fn what_is_no_badge_comes_only_where_there_is_none() {
    let logo = png(&[]);
    let signature = (FILE, &*base64(&logo));
    let found = opened(&mail(&[signature]));
    assert_eq!(places(&found), ["mail:attachment"]);
    assert_eq!(answer(&report(&found[0])), "unreadable no-badge");
    let found = opened(&mail(&[signature, ("Content-Type: text/plain", &link())]));
    assert_eq!(places(&found), ["mail:link"]);
    assert_eq!(opened(&plain("See https://example.org/ and https://example.jp/#top")), []);
    let receipt = "https://www.openbadge-global.com/ns/portal/openbadge/receive/0123456789abcdef0123456789abcdef";
    let found = opened(&plain(receipt));
    assert_eq!(
        answer(&report(&found[0])),
        "unreadable document.personal-link".replace("document.personal-link", "unreadable")
    );
    assert_eq!(report(&found[0]).reason.unwrap().id(), "document.personal-link");
}

#[test]
fn certificates_and_mails_in_mails_are_opened() {
    let lines = ["見本 太郎 様", "見本主任技士", "有効期限 2028年3月31日"];
    let paper = certificate(&lines, &link());
    let found = opened(&mail(&[(FILE, &base64(&paper))]));
    assert_eq!(places(&found), ["mail:attachment:pdf:qr"]);
    let one = report(&found[0]);
    assert_eq!(answer(&one), "valid valid");
    assert!(codes(&one).contains(&"paper.agrees"));
    // Forwarded as an attachment, once and twice; deeper nobody looks.
    let mut inner = mail(&[(FILE, &base64(&baked(&token())))]);
    for expected in
        [&["mail:attachment:mail:attachment"][..], &["mail:attachment:mail:attachment:mail:attachment"], &[]]
    {
        inner = mail(&[("Content-Type: message/rfc822", std::str::from_utf8(&inner).unwrap())]);
        let inner_boundary = String::from_utf8(inner.clone()).unwrap();
        // Each mail has a boundary of its own.
        inner = inner_boundary
            .replacen("=_b", "=_o", 1)
            .replace("\r\n--=_b\r\nContent-Type: message", "\r\n--=_o\r\nContent-Type: message")
            .into_bytes();
        let end = inner.len() - "--=_b--\r\n".len();
        inner.truncate(end);
        inner.extend(b"--=_o--\r\n");
        assert_eq!(places(&opened(&inner)), expected);
        inner = String::from_utf8(inner)
            .unwrap()
            .replace("=_o", &format!("=_{}", expected.len() + inner_boundary.len()))
            .into_bytes();
    }
    // A sealed certificate is said to be one.
    let sealed = String::from_utf8_lossy(&paper).replace("/Root", "/Encrypt << >> /Root");
    let found = opened(&mail(&[(FILE, &base64(sealed.as_bytes()))]));
    assert_eq!(report(&found[0]).reason.unwrap().id(), "document.sealed");
}

#[test]
fn hostile_mails_are_answered_soon() {
    let parts = |count: usize| (0..count).map(|_| (FILE, "AAAA")).collect::<Vec<_>>();
    let nested = (0..20_000)
        .map(|n| format!("--b{n}\r\nContent-Type: multipart/mixed; boundary=b{}\r\n\r\n", n + 1))
        .collect::<String>();
    let nested = format!("{HEAD}Content-Type: multipart/mixed; boundary=b0\r\n\r\n{nested}").into_bytes();
    let open_ends =
        format!("{HEAD}Content-Type: multipart/mixed; boundary=\"{}\"\r\n\r\n{}", "-".repeat(900), "-".repeat(1 << 20))
            .into_bytes();
    let many_links = plain(&"https://a.example/#v1.AAAA\r\n".repeat(50_000));
    let long_link = plain(&format!("https://a.example/#v1.{}", "A\r\n".repeat(300_000)));
    let folded = format!("{HEAD}Subject: {}\r\n\r\n", "a\r\n ".repeat(200_000)).into_bytes();
    let bytes = plain("\u{0}\u{1}\u{7f}\u{fffd}");
    let sheets: Vec<Vec<u8>> = (0..30)
        .map(|_| {
            let mut sheet = Sheet::default();
            sheet.page(A4, &[Mark::Text(10.0, 10.0, 9.0, "空")]);
            sheet.finish()
        })
        .collect();
    let sheets: Vec<String> = sheets.iter().map(|sheet| base64(sheet)).collect();
    let sheets = mail(&sheets.iter().map(|sheet| (FILE, sheet.as_str())).collect::<Vec<_>>());
    for (at, mail) in
        [mail(&parts(5_000)), nested, open_ends, many_links, long_link, folded, bytes, sheets].iter().enumerate()
    {
        let start = Instant::now();
        let found = open("mail.eml", mail).unwrap_or_default();
        assert!(start.elapsed() < Duration::from_secs(20), "{at}: {:?}", start.elapsed());
        assert!(found.iter().all(|input| answer(&report(input)) != "valid valid"), "{at}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    /// No mail, however it is written, stops the opener.
    #[test]
    fn any_mail_is_answered(body in ".{0,400}", at in 0_usize..4_000, byte in any::<u8>()) {
        let mut bytes = mail(&[("Content-Type: text/html", &body), (FILE, &base64(&baked(&token())))]);
        let at = at % bytes.len();
        bytes[at] = byte;
        open("mail.eml", &bytes);
        open("mail.eml", format!("{HEAD}{body}").as_bytes());
    }
}

/// A link beside a changed certificate of the same badge must not hide what is written on it.
#[test]
fn a_paper_around_a_badge_counts_though_the_badge_is_linked_too() {
    let sheet = |name: &str| {
        let lines = [name, "見本主任技士", "有効期限 2028年3月31日"];
        (FILE.to_owned(), base64(&certificate(&lines, &link())))
    };
    let html = ("Content-Type: text/html; charset=utf-8".to_owned(), format!("<a href=\"{}\">badge</a>", link()));
    let (genuine, changed) = (sheet("見本 太郎 様"), sheet("見本 花子 様"));
    for parts in [[&html, &changed], [&changed, &html]] {
        let parts: Vec<(&str, &str)> = parts.iter().map(|(head, body)| (head.as_str(), body.as_str())).collect();
        let found = opened(&mail(&parts));
        assert_eq!(places(&found), ["mail:attachment:pdf:qr"]);
        assert!(found[0].paper.is_some());
    }
    let parts = [&genuine, &changed, &html, &genuine];
    let parts: Vec<(&str, &str)> = parts.iter().map(|(head, body)| (head.as_str(), body.as_str())).collect();
    let found = opened(&mail(&parts));
    assert_eq!(places(&found), ["mail:attachment:pdf:qr", "mail:attachment:pdf:qr"]);
    assert_ne!(found[0].paper, found[1].paper);
}
