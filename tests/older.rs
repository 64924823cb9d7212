//! Open Badges 2.0 of a wallet, hosted and unsigned (FORMATS 2), through the command line: what the issuer's server said
//! stands in a recording, so that nobody is asked. Addresses have the wallet's form; ids, people and institutes are invented.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod forge;

use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use akashi::engine::documents::{Contact, Purpose};
use forge::hosted::{self, MAIL};
use forge::{NOW, itxt, mail_hash, png};
use serde_json::{Value, json};

const HOST: &str = "https://nlp.netlearning.co.jp/api/v1.0/openbadge/v2";
const ASSERTION: &str =
    "https://nlp.netlearning.co.jp/api/v1.0/openbadge/v2/Assertion/TUlIT04tU0FNUExFLTAwMDEtMDAwMQ==";
const CLASS: &str = "https://nlp.netlearning.co.jp/api/v1.0/openbadge/v2/BadgeClass/TUlIT04tU0FNUExFLTAwMDEtMDAwMg==";
const ISSUER: &str = "https://nlp.netlearning.co.jp/api/v1.0/openbadge/v2/Issuer/TUlIT04tU0FNUExFLTAwMDEtMDAwMw==";
const SHARE: &str = "https://www.openbadge-global.com/api/v1.0/openBadge/v2/Wallet/Public/GetAssertionShare/TUlIT04tU0FNUExFLTAwMDEtMDAwMQ==";
const PAGE: &str =
    "https://www.openbadge-global.com/ns/portal/openbadge/public/assertions/detail/TUlIT04tU0FNUExFLTAwMDEtMDAwMQ==";
const RECEIPT: &str = "https://www.openbadge-global.com/ns/portal/openbadge/receive/0123456789abcdef0123456789abcdef";

fn assertion() -> Value {
    hosted::assertion(ASSERTION, CLASS)
}

fn class() -> Value {
    hosted::class(CLASS, ISSUER)
}

fn profile() -> Value {
    hosted::profile(ISSUER)
}

fn with(mut document: Value, member: &str, value: Value) -> Value {
    document[member] = value;
    document
}

/// A folder with a recorded network and a list of issuers; gone when the test ends.
struct Desk {
    folder: PathBuf,
    recorded: Vec<Value>,
}

impl Desk {
    fn new(name: &str) -> Desk {
        let folder = std::env::temp_dir().join(format!("akashi-older-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let desk = Desk { folder, recorded: Vec::new() };
        desk.file(
            "issuers.json",
            json!({"schema": "akashi.issuers/1", "date": "2026-11-22", "operator": {"name": "見本"},
                "issuers": [{"ids": [ISSUER], "names": {"ja": "見本工学会", "en": "Mihon Society of Engineering"},
                    "qualifications": [{"achievement": CLASS, "names": {"ja": "見本技士", "en": "Engineer"}}]}]})
            .to_string(),
        );
        desk
    }

    /// One on which the issuer's server confirms everything.
    fn confirming(name: &str) -> Desk {
        Desk::new(name).with(ASSERTION, assertion()).with(CLASS, class()).with(ISSUER, profile())
    }

    fn with(self, url: &str, page: Value) -> Desk {
        self.answering(url, 200, &page.to_string())
    }

    /// The last answer for an address counts.
    fn answering(mut self, url: &str, status: u16, body: &str) -> Desk {
        let file = format!("answer-{}", self.recorded.len());
        self.file(&file, body);
        self.recorded.push(json!({"url": url, "file": file, "status": status}));
        self
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.folder.join(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// The badge in its picture.
    fn picture(&self, badge: &Value) -> String {
        self.file("badge.png", png(&[itxt("openbadges", badge.to_string().as_bytes())]))
    }

    fn call(&self, args: &[&str]) -> Output {
        let recording = self.file("recorded.json", json!({"documents": self.recorded}).to_string());
        let issuers = self.folder.join("issuers.json");
        let mut command = Command::new(env!("CARGO_BIN_EXE_akashi"));
        command.args(["verify", "--now", NOW, "--documents", &recording, "--issuers", issuers.to_str().unwrap()]);
        command.args(args).env("LANG", "C").stdin(Stdio::null()).output().unwrap()
    }

    /// Exit status, the report, and what is said of it in Japanese.
    fn verify(&self, args: &[&str]) -> (i32, Value, String) {
        let output = self.call(&[&["--json"], args].concat());
        assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
        let words = self.call(&[&["--lang", "ja"], args].concat());
        assert_eq!(output.status, words.status);
        let words = String::from_utf8(words.stdout).unwrap();
        (output.status.code().unwrap(), serde_json::from_slice(&output.stdout).unwrap(), words)
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn codes(report: &Value) -> Vec<&str> {
    report["checks"].as_array().unwrap().iter().map(|check| check["code"].as_str().unwrap()).collect()
}

/// Of the first finding with this code.
fn detail<'r>(report: &'r Value, code: &str) -> &'r Value {
    &report["checks"].as_array().unwrap().iter().find(|check| check["code"] == code).expect(code)["detail"]
}

#[track_caller]
fn expect(judged: &(i32, Value, String), status: i32, answer: [&str; 2], code: &str, phrases: &[&str]) {
    let (said, report, words) = judged;
    let found = [&report["verdict"], &report["headline"]].map(|it| it.as_str().unwrap());
    assert_eq!((*said, found), (status, answer), "{:#}", report["checks"]);
    assert!(codes(report).contains(&code), "{code} is not among {:?}", codes(report));
    for phrase in phrases {
        assert!(words.contains(phrase), "{phrase} is not in\n{words}");
    }
}

/// Who was asked, and with what result.
fn asked(report: &Value) -> Vec<(&str, &str)> {
    fn contact(it: &Value) -> (&str, &str) {
        (it["url"].as_str().unwrap(), it["result"].as_str().unwrap())
    }
    report["documents"].as_array().unwrap().iter().map(contact).collect()
}

#[test]
fn the_issuers_server_confirms() {
    let desk = Desk::confirming("found");
    let badge = desk.picture(&assertion());
    let judged = desk.verify(&[&badge]);
    let phrases = ["有効です — 発行者サーバーの回答", "このバッジに電子署名はありません", "発行者：見本工学会\n", PAGE];
    expect(&judged, 0, ["valid", "verdict.attested"], "proof.attested", &phrases);
    let report = &judged.1;
    assert_eq!((&report["proof_kind"], &report["recognition"]), (&json!("hosted"), &json!("recognised")));
    assert_eq!(report["input"]["format"], "ob2/hosted");
    assert_eq!((&report["badge"]["attested"], &report["badge"]["official_page"]), (&json!(true), &json!(PAGE)));
    assert_eq!(asked(report), [(ASSERTION, "used"), (CLASS, "used"), (ISSUER, "used")]);
    // What the server said is never called signed.
    assert!(judged.2.contains("発行者のサーバーの回答で確かめました") && !judged.2.contains("電子署名で確かめました"));

    let judged = desk.verify(&["--holder", MAIL, &badge]);
    expect(&judged, 0, ["valid", "verdict.attested"], "holder.match", &["本人のものか — 問題なし"]);
    let judged = desk.verify(&["--holder", "hanako@example.jp", &badge]);
    expect(&judged, 1, ["rejected", "verdict.mismatch"], "holder.mismatch", &["本人のものか — 問題あり"]);
}

#[test]
fn every_address_leads_to_the_badge() {
    let desk = Desk::confirming("links");
    for url in [SHARE, PAGE, ASSERTION, &format!("{PAGE}?from=qr")] {
        let judged = desk.verify(&[url]);
        expect(&judged, 0, ["valid", "verdict.attested"], "proof.attested", &["資格：見本技士"]);
        assert_eq!(judged.1["badge"]["id"], ASSERTION, "{url}");
        // The page itself is not asked: where the JSON is can be told from its address.
        assert_eq!(asked(&judged.1), [(ASSERTION, "used"), (CLASS, "used"), (ISSUER, "used")], "{url}");
    }
}

/// As they are typed: in any case, and on a platform without https. http is asked nowhere.
#[test]
fn addresses_as_they_are_typed() {
    let desk = Desk::confirming("typed");
    let bare = PAGE.trim_start_matches("https://");
    let shouted = format!("HTTPS://{}", bare.replace("www.openbadge-global.com", "WWW.OpenBadge-Global.COM"));
    for url in [shouted.as_str(), bare, &format!("http://{bare}"), &ASSERTION.replacen("https", "Http", 1)] {
        let judged = desk.verify(&[url]);
        expect(&judged, 0, ["valid", "verdict.attested"], "proof.attested", &["資格：見本技士"]);
        assert_eq!(asked(&judged.1), [(ASSERTION, "used"), (CLASS, "used"), (ISSUER, "used")], "{url}");
    }
    let judged = desk.verify(&[RECEIPT.trim_start_matches("https://")]);
    expect(&judged, 3, ["unreadable", "verdict.unreadable"], "document.personal-link", &[]);
    // Of anybody else nobody knows whether https leads to the same.
    let judged = desk.verify(&["HTTP://badge.example.jp/1"]);
    let phrases =
        ["問い合わせできるアドレス（https）で書かれていません（記載：http://badge.example.jp/1）", "通信先：なし"];
    expect(&judged, 2, ["undetermined", "verdict.undetermined"], "proof.unaddressed", &phrases);
    for (lang, words) in
        [("ja", "https:// から始まる形で指定してください：www.example.jp/1"), ("en", "begin with https://")]
    {
        let output = desk.call(&["--lang", lang, "www.example.jp/1"]);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(64) && said.contains(words), "{said}");
    }
}

/// Whoever opens such a link can take the badge.
#[test]
fn a_receipt_link_is_never_opened() {
    let desk = Desk::confirming("receipt").answering(RECEIPT, 200, &assertion().to_string());
    let words = ["本人専用の受け取りリンク", "このサイトでは開きません", "通信先：なし"];
    let judged = desk.verify(&[RECEIPT]);
    expect(&judged, 3, ["unreadable", "verdict.unreadable"], "document.personal-link", &words);
    assert!(asked(&judged.1).is_empty() && judged.1["needs"] == json!([]));
    let judged = desk.verify(&["--saved", &desk.file("saved.json", assertion().to_string()), RECEIPT]);
    expect(&judged, 3, ["unreadable", "verdict.unreadable"], "document.personal-link", &words);
}

/// A badge that its holder made private is answered like one that never was.
#[test]
fn a_server_without_an_answer_accuses_nobody() {
    let phrases = [
        "まだ判定できません — 電子署名のないバッジです",
        "偽物という意味ではありません",
        "公式ページ（www.openbadge-global.com）",
        PAGE,
    ];
    let open = ["undetermined", "verdict.undetermined"];
    for (desk, result, why) in [
        (Desk::confirming("private").answering(ASSERTION, 404, "<!doctype html>"), "http-404", "非公開に設定され"),
        (Desk::confirming("empty").answering(ASSERTION, 200, ""), "unexpected", "確認できる回答を得られませんでした"),
        (Desk::new("unreachable"), "unreachable", "回答を受け取れませんでした"),
    ] {
        let judged = desk.verify(&[&desk.picture(&assertion())]);
        expect(&judged, 2, open, "proof.hosted", &phrases);
        assert!(judged.2.contains(why) && judged.2.contains("非公開") == (result == "http-404"), "{}", judged.2);
        assert_eq!(asked(&judged.1), [(ASSERTION, result)]);
        // The report keeps the code, the table has words.
        let contact = Contact {
            url: ASSERTION.to_owned(),
            purpose: Purpose::Assertion,
            result: result.to_owned(),
            sha256: None,
            kept_since: None,
        };
        let said = akashi::text::page::contact(akashi::text::Lang::Ja, &contact);
        assert!(judged.2.contains(&format!("{ASSERTION} — バッジの記録 — {said}\n")), "{}", judged.2);
        assert_eq!((&judged.1["proof_kind"], &judged.1["badge"]["attested"]), (&json!("none"), &json!(false)));
    }
    let desk = Desk::new("unreachable-link");
    let phrases = ["バッジ本体がありません", "公式ページ（www.openbadge-global.com）", PAGE];
    expect(&desk.verify(&[SHARE]), 2, open, "document.only-link", &phrases);
}

/// In words only, and only where the option would help.
#[test]
fn the_terminal_names_the_option_that_helps() {
    let said = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_akashi"));
        command.args(["verify", "--now", NOW]).args(args).env("LANG", "C").stdin(Stdio::null());
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    let hints = |words: &str| {
        let lines = words.lines().filter(|line| line.starts_with("  ヒント：") || line.starts_with("  Hint: "));
        lines.map(|line| ["--online", "--saved"].map(|option| line.contains(option))).collect::<Vec<_>>()
    };
    let (online, saved) = ([true, false], [false, true]);
    let desk = Desk::new("hints");
    let badge = desk.picture(&assertion());
    let own = desk.file("own", assertion().to_string());
    for lang in ["ja", "en"] {
        let lang = ["--lang", lang];
        for input in [badge.as_str(), PAGE] {
            assert_eq!(hints(&said(&[&lang[..], &[input]].concat())), [online, saved]);
            assert_eq!(hints(&said(&[&lang[..], &["--saved", &own, input]].concat())), [online]);
        }
    }
    // Asked, and in vain.
    for desk in [Desk::new("hints-unreachable"), Desk::confirming("hints-private").answering(ASSERTION, 404, "")] {
        let badge = desk.picture(&assertion());
        assert_eq!(hints(&desk.verify(&[&badge]).2), [saved]);
        assert_eq!(hints(&desk.verify(&["--saved", &own, &badge]).2), [[false; 2]; 0]);
    }
    // The server has told, or there is no server; programs are told nothing.
    let confirmed = Desk::confirming("hints-confirmed");
    assert_eq!(hints(&confirmed.verify(&[&confirmed.picture(&assertion())]).2), [[false; 2]; 0]);
    assert_eq!(hints(&said(&["--lang", "ja", RECEIPT])), [[false; 2]; 0]);
    let json = said(&["--lang", "ja", "--json", &badge]);
    assert!(!json.contains("ヒント") && !json.contains("--saved"), "{json}");
}

#[test]
fn a_badge_that_was_taken_back() {
    let notice = json!({"id": ASSERTION, "revoked": true, "revocationReason": "誤発行"}).to_string();
    let whole = with(assertion(), "revoked", true.into());
    for (desk, listed) in [
        (Desk::confirming("gone").answering(ASSERTION, 410, &notice), false),
        (Desk::confirming("revoked").with(ASSERTION, whole), true),
    ] {
        let judged = desk.verify(&[&desk.picture(&assertion())]);
        let phrases = ["取り消されています — いまは使えません", "問題あり：取り消し済み"];
        expect(&judged, 1, ["not-in-force", "verdict.revoked"], "status.revoked", &phrases);
        assert_eq!((&judged.1["proof_kind"], &judged.1["badge"]["attested"]), (&json!("hosted"), &json!(listed)));
        assert_eq!(judged.2.contains("理由：「誤発行」"), !listed);
    }
}

#[test]
fn a_changed_picture_is_rejected() {
    let desk = Desk::confirming("changed");
    let somebody =
        json!({"identity": mail_hash("hanako@example.jp", "salt"), "type": "email", "hashed": true, "salt": "salt"});
    for (member, value, word) in
        [("issuedOn", json!("2023-04-01T00:00:00+09:00"), "発行日"), ("recipient", somebody, "受領者")]
    {
        let judged = desk.verify(&[&desk.picture(&with(assertion(), member, value))]);
        let phrases = ["発行者の記録と一致しません — 本物とは認められません", word];
        expect(&judged, 1, ["rejected", "verdict.malformed"], "proof.differs", &phrases);
        assert_eq!(detail(&judged.1, "proof.differs")["found"], member);
        assert_eq!(judged.1["badge"]["attested"], false);
    }
}

/// Everybody on the platform shares its host, and anybody can take any name.
#[test]
fn another_issuer_on_the_same_host() {
    let other = format!("{HOST}/Issuer/TUlIT04tU0FNUExFLTAwMDEtMDAwNA==");
    for (name, code) in [("架空検定協会", "issuer.unrecognised"), ("見本工学会", "issuer.imitates")] {
        let page = with(with(profile(), "id", other.as_str().into()), "name", name.into());
        let desk = Desk::confirming("stranger").with(CLASS, with(class(), "issuer", other.as_str().into()));
        let desk = desk.with(&other, page);
        let judged = desk.verify(&[&desk.picture(&assertion())]);
        let phrases = ["発行者を確認できません", "発行者が未確認の記載です", &format!("発行者：{name}（自称）")];
        expect(&judged, 2, ["valid", "verdict.unlisted"], code, &phrases);
        assert_eq!(judged.1["recognition"], "unrecognised");
        assert_eq!(judged.1["badge"]["issuer"].get("listed"), None);
    }
}

/// What the reader saved from the official page is compared; it settles nothing.
#[test]
fn files_that_the_reader_saved() {
    let desk = Desk::new("saved");
    let badge = desk.picture(&assertion());
    let [own, class, profile] = [("a", assertion()), ("b", class()), ("c", profile())]
        .map(|(name, document)| desk.file(name, document.to_string()));
    let open = ["undetermined", "verdict.undetermined"];
    let judged = desk.verify(&["--saved", &own, "--saved", &class, &format!("--saved={profile}"), &badge]);
    let phrases = [
        "資格：見本技士",
        "発行者：見本工学会（自称）",
        "参考：追加されたファイルと食い違う記載なし",
        "発行者に確認したものではありません",
        "。追加されたファイルと食い違う記載はありませんでしたが、発行者に確認したことにはなりません。\n",
    ];
    expect(&judged, 2, open, "document.supplied", &phrases);
    assert_eq!((&judged.1["proof_kind"], &judged.1["badge"]["attested"]), (&json!("none"), &json!(false)));
    assert!(judged.2.contains("確かめられていない記載です"));

    // The link of a certificate, and what was saved from where it leads.
    let judged = desk.verify(&["--saved", &own, PAGE]);
    expect(&judged, 2, open, "document.supplied", &["発行日：2024年4月1日"]);
    assert_eq!(judged.1["input"]["format"], "ob2/hosted");

    let changed = desk.file("changed", with(assertion(), "issuedOn", "2023-04-01".into()).to_string());
    let judged = desk.verify(&["--saved", &changed, &badge]);
    expect(
        &judged,
        2,
        open,
        "document.supplied-differs",
        &["追加されたファイルと一致しない（違う項目：発行日）", "追加されたファイルとは、記載（発行日）が違います。\n"],
    );
    for other in [&desk.file("no-badge", "saved page"), &profile] {
        let judged = desk.verify(&["--saved", other, &badge]);
        expect(
            &judged,
            2,
            open,
            "document.supplied-other",
            &["このバッジと比べられない", "追加されたファイルは、このバッジのデータとは認められない"],
        );
    }
    // Of a link nobody can tell more.
    let stranger = desk.file("stranger", with(assertion(), "id", format!("{HOST}/Assertion/1").into()).to_string());
    let judged = desk.verify(&["--saved", &stranger, PAGE]);
    expect(&judged, 2, open, "document.supplied-other", &["このバッジのデータとは認められない"]);
    assert!(!judged.2.contains("ヒント：公式ページ"), "{}", judged.2);
    // Where the issuer's server speaks, it decides.
    let desk = Desk::confirming("saved-and-found");
    let changed = desk.file("changed", with(assertion(), "issuedOn", "2023-04-01".into()).to_string());
    let judged = desk.verify(&["--saved", &changed, &desk.picture(&assertion())]);
    expect(&judged, 0, ["valid", "verdict.attested"], "proof.attested", &["発行日：2024年4月1日"]);
    assert!(!judged.2.contains("追加されたファイル"), "{}", judged.2);
}
