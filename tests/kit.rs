//! What a holder makes of a badge: nothing that a badge says gets out of its place in markup, calendars and addresses, and
//! codes are no smaller than they can be read.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod forge;

use akashi::engine::link::{Packed, pack, unpack};
use akashi::engine::time::Moment;
use akashi::kit::link::{Carried, carried, encoded, short, whole};
use akashi::kit::qr::Code;
use akashi::kit::signature::{Signer, signature};
use akashi::kit::{Badge, calendar, card, linkedin};
use akashi::scan::{self, Effort, Grey};
use akashi::text::{Lang, kit};
use forge::*;
use proptest::prelude::*;

const PAGE: &str = "https://badge.example.jp/verify/";

/// Ends quotes, elements, lines and fields of everything that is made here.
const HOSTILE: &str =
    "\"><img src=x onerror=alert(1)>'</text><script>&amp;;,\\\r\nBEGIN:VEVENT\nX:&certUrl=evil#\u{202e}\0";

fn sample() -> Badge {
    Badge {
        qualification: "コンクリート主任技士".into(),
        issuer: "公益社団法人見本コンクリート工学会".into(),
        number: Some("S01234".into()),
        issued: Some("2024-04-01T00:00:00+09:00".into()),
        ends: Some("2028-03-31T23:59:59+09:00".into()),
        sample: false,
    }
}

fn hostile() -> Badge {
    Badge { qualification: HOSTILE.into(), issuer: HOSTILE.into(), number: Some(HOSTILE.into()), ..sample() }.visible()
}

fn signer(text: &str) -> Signer {
    Signer { name: text.into(), company: text.into(), telephone: text.into() }
}

fn packed() -> Packed {
    pack(vc_jwt(&badge(), &institute()).as_bytes()).unwrap()
}

/// The tags of a text in HTML or SVG.
fn tags(markup: &str) -> Vec<&str> {
    markup.split('<').skip(1).map(|rest| rest.split(['>', ' ']).next().unwrap()).collect()
}

#[test]
fn the_badge_in_a_file_goes_into_the_link_and_comes_back() {
    let token = vc_jwt(&badge(), &institute());
    let Carried::Whole(packed) = carried(token.as_bytes()) else { panic!("not carried") };
    assert_eq!(unpack(&packed.letters()).as_deref(), Some(token.as_bytes()));
    assert_eq!(Packed::read(&packed.letters()), Some(packed.clone()));
    let link = whole(PAGE, &packed);
    // Made of a link, it is the same link.
    assert_eq!(carried(link.as_bytes()), Carried::Whole(packed));
    for file in ["valid.png", "expired.svg", "endorsed.json", "ends-soon.jwt"] {
        let bytes = std::fs::read(format!("public/samples/{file}")).unwrap();
        assert!(matches!(carried(&bytes), Carried::Whole(_)), "{file}");
    }
    assert_eq!(carried(b"no badge"), Carried::Nothing);
    assert_eq!(carried(b"https://badge.example.jp/1"), Carried::Address("https://badge.example.jp/1".into()));
    assert_eq!(Packed::read("v1.AgAA"), None);
}

#[test]
fn a_short_link_holds_an_address_that_may_be_asked() {
    assert_eq!(short(PAGE, "https://a.example/1?b=c").unwrap(), format!("{PAGE}#url=https://a.example/1?b=c"));
    assert_eq!(
        short(PAGE, "https://a.example/見本").unwrap(),
        format!("{PAGE}#url=https%3A%2F%2Fa.example%2F%E8%A6%8B%E6%9C%AC")
    );
    for bad in ["http://a.example/", "javascript:alert(1)", "https://127.0.0.1/", "https://a.example/\"<", "urn:uuid:1"]
    {
        assert_eq!(short(PAGE, bad), None, "{bad}");
    }
}

#[test]
fn a_signature_says_what_was_typed_and_leads_to_the_link() {
    let link = whole(PAGE, &packed());
    let signer =
        Signer {
            name: "見本 太郎".into(), company: "架空建設株式会社".into(), telephone: "00-0000-0000".into()
        };
    let made = signature(Lang::Ja, &sample(), &signer, &link, Some("data:image/png;base64,AAAA"));
    assert_eq!(made.html.matches(&format!("href=\"{link}\"")).count(), 2, "the picture and the line");
    assert!(made.html.contains("<b>見本 太郎</b>") && made.html.contains("コンクリート主任技士（登録番号 S01234）"));
    assert_eq!(
        made.text,
        format!(
            "見本 太郎\nコンクリート主任技士（登録番号 S01234）\n架空建設株式会社\n電話 00-0000-0000\nこのバッジを確かめる（Akashi）\n{link}\n"
        )
    );
    let without = Badge { number: None, sample: true, ..sample() };
    let made = signature(Lang::En, &without, &Signer { name: "Taro".into(), ..Signer::default() }, &link, None);
    assert_eq!(made.lines, ["Taro", "[SAMPLE] コンクリート主任技士", "Check this badge (Akashi)"]);
    assert!(!made.html.contains("<img"));
}

#[test]
fn nothing_hostile_gets_out_of_a_signature() {
    let fine = signature(Lang::Ja, &sample(), &signer("x"), "https://a.example/", None);
    let link = format!("https://a.example/#{HOSTILE}");
    for picture in [
        None,
        Some("https://evil.example/x.png"),
        Some("data:image/png;base64,AA\" onload=\"x"),
        Some("data:image/svg+xml,<svg/>"),
    ] {
        let made = signature(Lang::Ja, &hostile(), &signer(HOSTILE), &link, picture);
        assert_eq!(tags(&made.html), tags(&fine.html), "{}", made.html);
        // Between quotes of an attribute stands no quote: as many as in the plain one.
        assert_eq!(made.html.matches('"').count(), fine.html.matches('"').count());
        assert!(made.lines.iter().all(|line| !line.contains(['\n', '\r', '\u{202e}', '\0'])));
    }
}

#[test]
fn a_card_holds_the_code_and_its_words() {
    let code = Code::of(PAGE, &packed()).unwrap();
    let made = card::card(Lang::Ja, &sample(), "見本 太郎", &code).unwrap();
    assert_eq!((made.mm, made.dots, made.is_larger), ((91, 55), (1254, 758), false));
    for words in ["見本 太郎", "コンクリート主任技士", "登録番号 S01234"] {
        assert!(made.svg.contains(words), "{words}: {}", made.svg);
    }
    assert!(!made.svg.contains("見本】"));
    let marked = card::card(Lang::Ja, &Badge { sample: true, ..sample() }, "見本 太郎", &code).unwrap();
    assert!(marked.svg.contains("【見本】"));
    // A module is drawn no smaller than a printer of 300 dpi and a telephone can do.
    let scale: f64 = made.svg.split("scale(").nth(1).unwrap().split(')').next().unwrap().parse().unwrap();
    assert!(scale >= 4.0 * 25.4 / 300.0, "{scale}");

    let evil = card::card(Lang::Ja, &hostile(), HOSTILE, &code).unwrap();
    let known = ["svg", "path", "g", "text", "/text", "/g", "/svg", "path"];
    assert!(tags(&evil.svg).iter().all(|tag| known.contains(tag)), "{:?}", tags(&evil.svg));
    roxmltree::Document::parse(&evil.svg).unwrap();
    assert!(!evil.svg.contains('\u{202e}'));
}

#[test]
fn a_card_is_larger_only_where_the_code_is() {
    let mut seen = Vec::new();
    for length in [1, 500, 900, 1200, 1500, 2000, 2300] {
        let Some(code) = Code::of_address(&"x".repeat(length)) else {
            seen.push(None);
            continue;
        };
        let made = card::card(Lang::En, &sample(), "Taro Mihon", &code).unwrap();
        assert_eq!(made.is_larger, code.least_mm() > 49, "{} mm", code.least_mm());
        let height = f64::from(made.mm.1);
        let side: f64 = f64::from(code.modules())
            * made.svg.split("scale(").nth(1).unwrap().split(')').next().unwrap().parse::<f64>().unwrap();
        assert!(side <= height - 5.9 && side + 0.01 >= f64::from(code.least_mm()), "{side} in {height}");
        seen.push(Some(made.is_larger));
    }
    assert!(seen.contains(&Some(false)) && seen.contains(&Some(true)) && !seen.contains(&None), "{seen:?}");
    assert!(Code::of_address(&"x".repeat(2332)).is_none(), "version 40-M holds 2331 bytes (ISO/IEC 18004, table 7)");
}

/// The code of a card in dots, as a page draws it.
fn dots(card: &card::Card) -> Grey {
    let (head, path) = card.svg.split_once("transform=\"translate(").unwrap();
    assert!(head.contains("shape-rendering"));
    let (place, path) = path.split_once("\" d=\"").unwrap();
    let numbers: Vec<f64> =
        place.split(|c: char| !c.is_ascii_digit() && c != '.').filter_map(|number| number.parse().ok()).collect();
    let (left, top, module) = (numbers[0], numbers[1], numbers[2]);
    let mut dark = std::collections::HashSet::new();
    for run in path.split('M').skip(1) {
        let numbers: Vec<i32> =
            run.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect();
        dark.extend((0..numbers[2]).map(|step| (numbers[0] + step, numbers[1])));
    }
    let (width, height) = card.dots;
    let per_mm = f64::from(width) / f64::from(card.mm.0);
    let at = |dot: u32, from: f64| (((f64::from(dot) + 0.5) / per_mm - from) / module).floor() as i32;
    let shade = |x: u32, y: u32| if dark.contains(&(at(x, left), at(y, top))) { 0 } else { 255 };
    let shades = (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| shade(x, y)).collect();
    Grey::new(width, height, shades).unwrap()
}

#[test]
fn the_code_of_a_card_is_read_at_the_size_of_print() {
    let packed = packed();
    for code in [
        Code::of(PAGE, &packed).unwrap(),
        Code::of_address("https://badge.example.jp/verify/#url=https://a.example/1").unwrap(),
    ] {
        let made = card::card(Lang::Ja, &sample(), "見本 太郎", &code).unwrap();
        let read = scan::codes(&dots(&made), Effort::Frame);
        assert!(read.iter().any(|text| text.starts_with(PAGE)), "{read:?}");
        // And what was read is the badge.
        let whole = read.iter().find_map(|text| unpack(text.split_once('#')?.1));
        assert!(whole.is_none_or(|text| text == vc_jwt(&badge(), &institute()).as_bytes()));
    }
}

#[test]
fn words_of_a_card_stay_in_their_column() {
    let code = Code::of_address("https://badge.example.jp/verify/#url=https://badge.example.jp/1").unwrap();
    for name in ["a", "W", "漢", "Wolfeschlegelsteinhausenbergerdorff ", "見本 "] {
        let badge = Badge { qualification: name.repeat(60), issuer: name.repeat(60), ..sample() };
        let made = card::card(Lang::Ja, &badge, &name.repeat(40), &code).unwrap();
        let document = roxmltree::Document::parse(&made.svg).unwrap();
        let mut bottom = 0.0;
        for text in document.descendants().filter(|node| node.has_tag_name("text")) {
            let number = |name| text.attribute(name).unwrap().parse::<f64>().unwrap();
            let (size, y) = (number("font-size"), number("y"));
            let ems: f64 = text.text().unwrap().chars().map(|c| if c.is_ascii() { 0.34 } else { 1.0 }).sum();
            assert!(number("x") + ems * size <= 91.0 - 3.0 - 24.0 + 0.1, "{text:?}");
            assert!(y > bottom && y <= 55.0 - 1.0, "{y} after {bottom}: {name}");
            bottom = y;
        }
    }
}

#[test]
fn linkedin_is_told_what_the_badge_says_and_no_more() {
    let (address, with_link) = linkedin::address(&sample(), Some("https://a.example/#v1.AA")).unwrap();
    assert!(with_link);
    assert_eq!(
        address,
        format!(
            "https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME&name={}&organizationName={}&issueYear=2024&issueMonth=4\
             &expirationYear=2028&expirationMonth=3&certId=S01234&certUrl=https%3A%2F%2Fa.example%2F%23v1.AA",
            encoded("コンクリート主任技士"),
            encoded("公益社団法人見本コンクリート工学会")
        )
    );
    let long = format!("https://a.example/#v1.{}", "A".repeat(2000));
    assert_eq!(
        linkedin::address(&sample(), Some(&long)).map(|(address, with)| (address.contains("certUrl"), with)),
        Some((false, false))
    );
    let fields = |address: &str| address.matches('&').count();
    let (evil, _) = linkedin::address(&hostile(), Some(HOSTILE)).unwrap();
    assert_eq!(fields(&evil), fields(&address));
    assert!(evil.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~%?=&:/".contains(&byte)));
    for lacking in [
        Badge { sample: true, ..sample() },
        Badge { issued: None, ..sample() },
        Badge { issued: Some("spring".into()), ..sample() },
        Badge { qualification: " ".into(), ..sample() },
        Badge { issuer: String::new(), ..sample() },
    ] {
        assert_eq!(linkedin::address(&lacking, None), None);
    }
}

/// The lines of a calendar, unfolded; every rule of their form is checked on the way.
fn unfolded(entry: &str) -> Vec<String> {
    assert!(entry.ends_with("\r\n"));
    assert_eq!(entry.matches('\n').count(), entry.matches("\r\n").count());
    for line in entry.trim_end().split("\r\n") {
        assert!(line.len() <= 75 && !line.contains('\r'), "{} octets: {line}", line.len());
    }
    entry.trim_end().replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
}

#[test]
fn a_calendar_entry_lies_before_the_end_in_the_issuers_days() {
    let now = at("2026-11-22T03:00:00Z");
    let made = calendar::entry(Lang::Ja, &sample(), 60, b"v1.x", now).unwrap();
    let lines = unfolded(&made);
    for line in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "DTSTAMP:20261122T030000Z",
        "DTSTART;VALUE=DATE:20280131",
        "DTEND;VALUE=DATE:20280201",
        "SUMMARY:コンクリート主任技士：有効期限まで60日（2028年3月31日まで）",
        "TRIGGER:PT9H",
        "END:VCALENDAR",
    ] {
        assert!(lines.iter().any(|it| it == line), "{line} in {made}");
    }
    let uid = |made: &str| unfolded(made).into_iter().find(|line| line.starts_with("UID:")).unwrap();
    let later = calendar::entry(Lang::En, &sample(), 60, b"v1.x", at("2027-01-01T00:00:00Z")).unwrap();
    assert_eq!(uid(&made), uid(&later), "made twice, it is one entry");
    assert_ne!(uid(&made), uid(&calendar::entry(Lang::Ja, &sample(), 30, b"v1.x", now).unwrap()));
    assert_ne!(uid(&made), uid(&calendar::entry(Lang::Ja, &sample(), 60, b"v1.y", now).unwrap()));
    assert_eq!(calendar::entry(Lang::Ja, &Badge { ends: None, ..sample() }, 60, b"", now), None);
}

#[test]
fn only_days_to_come_can_be_chosen() {
    let days = |now: &str| calendar::choices(&sample(), Moment::parse(now).unwrap().at);
    assert_eq!(days("2026-11-22T03:00:00Z"), calendar::DAYS);
    assert_eq!(days("2028-03-01T15:00:00Z"), [14, 7]);
    assert!(days("2028-03-30T15:00:00Z").is_empty());
    assert!(days("2030-01-01T00:00:00Z").is_empty());
    assert!(calendar::choices(&Badge { ends: None, ..sample() }, at(NOW)).is_empty());
}

#[test]
fn nothing_hostile_gets_out_of_a_calendar_line() {
    let count = |badge: &Badge| unfolded(&calendar::entry(Lang::Ja, badge, 60, b"", at(NOW)).unwrap()).len();
    assert_eq!(count(&hostile()), count(&sample()));
    // Even what was not made visible before.
    let raw = Badge { qualification: HOSTILE.into(), issuer: HOSTILE.into(), ..sample() };
    assert_eq!(count(&raw), count(&sample()));
}

#[test]
fn what_is_said_about_sizes_is_true() {
    let code = Code::of(PAGE, &packed()).unwrap();
    let least = code.least_mm();
    assert!(kit::code(Lang::Ja, code.version(), least, least).contains(&format!("{least} mm")));
    assert!(f64::from(least) / f64::from(code.modules()) >= 4.0 * 25.4 / 300.0);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_name_folds_and_escapes(name in "\\PC{0,200}", raw in any::<String>()) {
        for name in [name, raw] {
            let badge = Badge { qualification: name.clone(), issuer: name.clone(), ..sample() };
            let lines = unfolded(&calendar::entry(Lang::En, &badge, 30, b"", at(NOW)).unwrap());
            prop_assert_eq!(lines.len(), 18);
            let code = Code::of_address("https://a.example/").unwrap();
            let made = card::card(Lang::En, &badge.visible(), &name, &code).unwrap();
            prop_assert!(roxmltree::Document::parse(&made.svg).is_ok());
        }
    }
}
