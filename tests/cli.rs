//! The command line from outside: what it prints, where, and with which status.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const UNSIGNED: &str = r#"{
  "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
  "id": "urn:uuid:7b2c6d9a-3f0e-4c58-9a3a-2f8f0f6f2a11",
  "type": ["VerifiableCredential", "OpenBadgeCredential"],
  "name": "見本 太郎",
  "issuer": {"id": "did:web:badge.example.jp", "type": ["Profile"], "name": "見本\u202e工学会"},
  "validFrom": "2024-04-01T00:00:00+09:00",
  "credentialSubject": {"type": ["AchievementSubject"], "achievement": {
    "id": "https://badge.example.jp/a/1", "type": ["Achievement"], "name": "見本技士",
    "description": "見本", "criteria": {"narrative": "見本"}}}
}"#;

const NOW: &str = "2026-11-22T00:00:00Z";

/// A folder that is gone when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("akashi-cli-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn command<S: AsRef<std::ffi::OsStr>>(args: &[S]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_akashi"));
    command.args(args).env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", "C").stdin(Stdio::null());
    command
}

fn akashi<S: AsRef<std::ffi::OsStr>>(args: &[S]) -> Output {
    command(args).output().unwrap()
}

fn with_stdin(args: &[&str], text: &str) -> Output {
    let mut child = command(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// One clear line on stderr, nothing on stdout, status 64.
fn assert_refused(output: &Output, words: &str) {
    let err = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(output.status.code(), Some(64), "{err}");
    assert!(output.stdout.is_empty() && err.contains(words), "{err}");
    assert_eq!(err.lines().count(), 1, "{err}");
    assert!(err.starts_with("akashi: "), "{err}");
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn verdicts(output: &Output) -> Vec<(String, String)> {
    let read = |line: &str| {
        let report: serde_json::Value = serde_json::from_str(line).unwrap();
        let name = Path::new(report["input"]["name"].as_str().unwrap()).file_name().unwrap().to_owned();
        (name.into_string().unwrap(), report["verdict"].as_str().unwrap().to_owned())
    };
    out(output).lines().map(read).collect()
}

#[test]
fn wrong_calls_are_told_in_one_line() {
    let folder = Folder::new("usage");
    let good = folder.file("good.json", UNSIGNED);
    let good = path(&good);
    let large = folder.file("large.txt", &" ".repeat((4 << 20) + 1));
    let five = [vec!["verify", good], ["--saved", good].repeat(5)].concat();
    std::fs::create_dir(folder.0.join("empty")).unwrap();
    for (args, words) in [
        (vec![], "no command"),
        (vec!["check"], "unknown command: check"),
        (vec!["verify"], "nothing to check"),
        (vec!["verify", "--jsn", good], "unknown option: --jsn"),
        (vec!["verify", "--\u{1b}[31m", good], "unknown option: --⟦U+001B⟧[31m"),
        (vec!["verify", "--json=yes", good], "unknown option"),
        (vec!["verify", good, "--issuers"], "--issuers needs a value"),
        (vec!["verify", "--online=yes", good], "unknown option"),
        (vec!["verify", "--online", "--documents", good, good], "--online and --documents exclude each other"),
        (vec!["verify", "--resolve", "issuer.example:443", good], "--resolve wants HOST:PORT:ADDRESS"),
        (vec!["verify", "--lang", "fr", good], "--lang is ja or en, not fr"),
        (vec!["verify", "no-such.png"], "no such file: no-such.png"),
        (vec!["verify", good, "no-such.png"], "no such file: no-such.png"),
        (vec!["verify", "--", "--json"], "no such file: --json"),
        (vec!["verify", "-", "-"], "only once"),
        (vec!["verify", path(&folder.0.join("empty"))], "no files in folder"),
        (vec!["verify", "--issuers", "no-such.json", good], "cannot read no-such.json"),
        (vec!["verify", "--documents", "no-such.json", good], "cannot read no-such.json"),
        (vec!["verify", "--saved", "no-such.json", good], "cannot read no-such.json"),
        (vec!["verify", "--saved", path(&large), good], "larger than the 4 MB that --saved takes"),
        (vec!["verify", good, "--saved"], "--saved needs a value"),
        (five, "--saved takes at most 4 files"),
        (vec!["inspect", "--saved", good, good], "unknown option: --saved"),
        (vec!["inspect"], "nothing to check"),
        (vec!["inspect", "--json", good], "unknown option: --json"),
        (vec!["link", "--mm", "40", good], "--mm is the size of a QR code"),
        (
            vec!["link", "--page", "https://a.example/", "--qr", "no-such-folder/a.png", good],
            "cannot write no-such-folder/a.png",
        ),
        (vec!["issuers", "check"], "usage: akashi issuers check FILE"),
        (vec!["issuers", "list", good], "usage: akashi issuers check FILE"),
        (vec!["issuers", "check", "no-such.json"], "cannot read no-such.json"),
    ] {
        assert_refused(&akashi(&args), words);
    }
}

#[test]
fn a_broken_recording_is_told() {
    let folder = Folder::new("recording");
    let good = folder.file("good.json", UNSIGNED);
    let broken = folder.file("broken.json", "{");
    let missing = folder.file("missing.json", r#"{"documents":[{"url":"https://a.example/","file":"gone.json"}]}"#);
    assert_refused(&akashi(&["verify", "--documents", path(&broken), path(&good)]), "broken.json");
    assert_refused(&akashi(&["verify", "--documents", path(&missing), path(&good)]), "gone.json");
}

#[test]
fn complaints_follow_the_language() {
    assert_refused(&akashi(&["verify", "--lang", "ja", "no-such.png"]), "ファイルが見つかりません：no-such.png");
    let output = command(&["verify", "no-such.png"]).env("LANG", "ja_JP.UTF-8").output().unwrap();
    assert_refused(&output, "ファイルが見つかりません");
    let output = command(&["verify", "no-such.png"]).env("LANG", "ja_JP.UTF-8").env("LC_ALL", "C").output().unwrap();
    assert_refused(&output, "no such file");
}

#[test]
fn help_and_version_are_answers() {
    for args in [vec!["--help"], vec!["verify", "--help"], vec!["inspect", "-h"], vec!["issuers", "--help"]] {
        let output = akashi(&args);
        assert_eq!(output.status.code(), Some(0));
        assert!(out(&output).contains("akashi") && output.stderr.is_empty());
    }
    assert!(out(&akashi(&["verify", "--help", "--lang=ja"])).contains("終了コード"));
    assert_eq!(out(&akashi(&["--version"])), format!("akashi {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn an_unsigned_badge_is_rejected() {
    let folder = Folder::new("unsigned");
    let file = folder.file("a.json", UNSIGNED);
    let output = akashi(&["verify", "--now", NOW, path(&file)]);
    assert_eq!(output.status.code(), Some(1));
    let words = out(&output);
    assert!(words.contains("No signature — Nothing shows that it is genuine"), "{words}");
    assert!(words.contains("Claims that nobody has proved"), "{words}");
    assert!(words.contains("見本⟦U+202E⟧工学会 (self-styled)") && !words.contains('\u{202E}'), "{words}");
    for question in ["Unaltered? — Failed", "In force now? — Could not check", "Whose is it? — Not asked"] {
        assert!(words.contains(question), "{words}");
    }
    let words = out(&akashi(&["verify", "--now", NOW, "--lang", "ja", path(&file)]));
    assert!(words.contains("署名がありません — ") && words.contains("合格番号：記載なし"), "{words}");
}

#[test]
fn reports_come_in_input_order_a_line_each() {
    let folder = Folder::new("order");
    for name in ["b/2.json", "a.json", "c.json", "b/1.json", ".hidden.json", "b/.git/x.json"] {
        folder.file(name, UNSIGNED);
    }
    folder.file("d.txt", "no badge");
    #[cfg(unix)]
    std::os::unix::fs::symlink(&folder.0, folder.0.join("loop")).unwrap();
    let output = akashi(&["verify", "--json", "--now", NOW, path(&folder.0)]);
    assert_eq!(output.status.code(), Some(1));
    let names: Vec<_> = verdicts(&output).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["a.json", "1.json", "2.json", "c.json", "d.txt"]);
    // The report itself is escaped, so that it is safe to look at.
    assert!(!out(&output).contains('\u{202E}') && out(&output).contains("\\u202e"));

    let words = out(&akashi(&["verify", "--now", NOW, path(&folder.0)]));
    assert_eq!(words.lines().last(), Some("5 in all · Unsigned 4 · No badge 1"));
}

#[test]
fn a_file_without_a_badge_is_unreadable() {
    let folder = Folder::new("none");
    let file = folder.file("a.txt", "no badge");
    let output = akashi(&["verify", "--json", "--now", NOW, path(&file)]);
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(verdicts(&output), [("a.txt".to_owned(), "unreadable".to_owned())]);
    assert_eq!(akashi(&["inspect", path(&file)]).status.code(), Some(3));
}

#[test]
fn standard_input_and_pasted_text_are_inputs() {
    let output = with_stdin(&["verify", "--json", "--now", NOW, "-"], UNSIGNED);
    assert_eq!(verdicts(&output), [("-".to_owned(), "rejected".to_owned())]);
    let output = akashi(&["verify", "--json", "--now", NOW, UNSIGNED]);
    assert_eq!(verdicts(&output), [("text".to_owned(), "rejected".to_owned())]);
    let output = akashi(&["verify", "--json", "--now", NOW, "https://badge.example.jp/1"]);
    assert_eq!(verdicts(&output), [("text".to_owned(), "undetermined".to_owned())]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_time_needs_its_zone() {
    let folder = Folder::new("now");
    let file = folder.file("a.json", UNSIGNED);
    for now in ["yesterday", "2026-11-22T00:00:00", "2026-11-22"] {
        assert_refused(&akashi(&["verify", "--now", now, path(&file)]), "--now wants a time like");
    }
}

/// A saved file goes with every input, and answers for nobody.
#[test]
fn saved_files_are_compared_with_each_input() {
    let folder = Folder::new("saved");
    let badge = r#"{"@context": "https://w3id.org/openbadges/v2", "type": "Assertion", "issuedOn": "2024-04-01T00:00:00Z",
        "id": "https://badge.example.jp/1", "badge": "https://badge.example.jp/class", "verification": {"type": "HostedBadge"},
        "recipient": {"type": "email", "hashed": false, "identity": "taro.mihon@example.jp"}}"#;
    let (one, other) = (folder.file("1.json", badge), folder.file("2.json", &badge.replace("jp/1", "jp/2")));
    let output = akashi(&["verify", "--json", "--now", NOW, "--saved", path(&one), path(&one), path(&other), UNSIGNED]);
    assert_eq!(output.status.code(), Some(1), "the unsigned one");
    let wanted = [("1.json", "undetermined"), ("2.json", "undetermined"), ("text", "rejected")];
    assert_eq!(verdicts(&output), wanted.map(|(name, verdict)| (name.to_owned(), verdict.to_owned())));
    let codes = [r#""document.supplied""#, r#""document.supplied-other""#, r#""proof.missing""#];
    assert!(out(&output).lines().zip(codes).all(|(line, code)| line.contains(code)), "{}", out(&output));
}

/// An old badge and its renewal are both genuine; which one holds today is said when they come together.
#[test]
fn a_renewal_is_named_beside_the_old_badge() {
    let public = Path::new(env!("CARGO_MANIFEST_DIR")).join("public");
    let list = public.join("issuers.json");
    let [old, new] = ["expired.svg", "ends-soon.jwt"].map(|name| public.join("samples").join(name));
    let call =
        |files: &[&str]| akashi(&[&["verify", "--lang", "ja", "--now", NOW, "--issuers", path(&list)], files].concat());
    let line = format!("{}：同じ資格で、受領者の記載も同じ新しいバッジがあります：{}", path(&old), path(&new));
    for files in [[path(&old), path(&new)], [path(&new), path(&old)]] {
        let output = call(&files);
        assert_eq!(output.status.code(), Some(1), "one has expired");
        assert_eq!(out(&output).lines().filter(|it| *it == line).count(), 1, "{}", out(&output));
        assert!(out(&output).ends_with("合計2件 · 期限切れ 1 · 有効（見本） 1\n"), "{}", out(&output));
    }
    assert!(!out(&call(&[path(&old)])).contains("新しいバッジがあります"));
}

#[test]
fn inspect_shows_the_payload() {
    let folder = Folder::new("inspect");
    let file = folder.file("a.json", UNSIGNED);
    let output = akashi(&["inspect", path(&file)]);
    assert_eq!(output.status.code(), Some(0));
    let words = out(&output);
    assert!(words.starts_with(&format!("# {} · json\n", path(&file))), "{words}");
    assert!(words.lines().count() > 10 && !words.contains('\u{202E}'), "{words}");
}

#[test]
fn faults_of_a_list_are_named() {
    let folder = Folder::new("issuers");
    let badge = folder.file("a.json", UNSIGNED);
    let good = folder.file(
        "good.json",
        r#"{"schema":"akashi.issuers/1","date":"2026-11-22","operator":{"name":"見本"},
            "issuers":[{"ids":["did:web:badge.example.jp"],"names":{"ja":"見本工学会"}}]}"#,
    );
    let output = akashi(&["issuers", "check", path(&good)]);
    assert_eq!(output.status.code(), Some(0));
    assert!(out(&output).contains("OK") && out(&output).contains("22 November 2026"), "{}", out(&output));
    // Its name on the list does not make an unsigned badge genuine.
    assert_eq!(akashi(&["verify", "--issuers", path(&good), path(&badge)]).status.code(), Some(1));

    let faulty = folder.file(
        "faulty.json",
        r#"{"date":"2026-11-22","operator":{"name":"x"},
            "issuers":[{"ids":["did:web:a.example"],"names":{"ja":"甲"}},{"ids":["did:web:a.example"],"names":{"ja":"乙"}}]}"#,
    );
    let output = akashi(&["issuers", "check", path(&faulty)]);
    assert_eq!(output.status.code(), Some(1));
    assert!(out(&output).contains("another issuer has this id already"), "{}", out(&output));
    assert_refused(
        &akashi(&["verify", "--issuers", path(&faulty), path(&badge)]),
        "another issuer has this id already",
    );
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_ends_quietly() {
    let folder = Folder::new("pipe");
    for number in 0..200 {
        folder.file(&format!("{number:03}.json"), UNSIGNED);
    }
    let args = ["verify", "--json", "--now", NOW, path(&folder.0)];
    let mut child = command(&args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_ne!(output.status.code(), Some(0));
    assert!(output.status.code().is_some());
}

#[test]
fn links_are_written_and_judged() {
    let good = path_of_sample();
    let said = akashi(&["link", "--page", "https://verify.example.jp/", "--lang", "en", &good]);
    assert_eq!(said.status.code(), Some(0));
    let link = String::from_utf8(said.stdout).unwrap();
    assert!(link.starts_with("https://verify.example.jp/#v1.") && link.ends_with('\n'), "{link}");
    assert!(String::from_utf8_lossy(&said.stderr).contains("names included"), "what a link tells is said");
    let digits = akashi(&["link", "--digits", &good]);
    let digits = String::from_utf8(digits.stdout).unwrap();
    assert!(digits.starts_with("#d1.") && digits.trim().len() > link.trim().len());
    for link in [link.trim(), digits.trim()] {
        let judged = akashi(&["verify", "--json", "--now", "2026-11-22T00:00:00Z", link]);
        let report: serde_json::Value = serde_json::from_slice(&judged.stdout).unwrap();
        assert_eq!((&report["verdict"], &report["input"]["carrier"]), (&"valid".into(), &"link".into()));
    }
    let none = akashi(&["link", "--lang", "en", concat!(env!("CARGO_MANIFEST_DIR"), "/public/samples/no-badge.png")]);
    assert_eq!((none.status.code(), none.stdout.len()), (Some(3), 0));
    assert_refused(&akashi(&["link", "--page", "http://verify.example.jp/", &good]), "--page");
    assert_refused(&akashi(&["link", "--json", &good]), "--json");
}

fn path_of_sample() -> String {
    concat!(env!("CARGO_MANIFEST_DIR"), "/public/samples/valid.png").to_owned()
}

#[test]
fn codes_are_drawn_and_never_too_small() {
    let folder = Folder::new("codes");
    let good = path_of_sample();
    for name in ["code.svg", "code.png"] {
        let file = folder.0.join(name);
        let file = file.to_str().unwrap();
        let page = "https://verify.example.jp/";
        let said = akashi(&["link", "--lang", "en", "--page", page, "--qr", file, &good]);
        assert_eq!(said.status.code(), Some(0));
        assert!(String::from_utf8_lossy(&said.stdout).contains("-M, "), "its version and size are told");
        let drawn = std::fs::read(file).unwrap();
        assert!(drawn.starts_with(if name.ends_with("svg") { b"<svg xmln" } else { b"\x89PNG\r\n\x1a\n\0" }));
        assert_refused(&akashi(&["link", "--lang", "en", "--page", page, "--qr", file, "--mm", "10", &good]), "10 mm");
        assert_refused(&akashi(&["link", "--lang", "en", "--page", page, "--qr", file, &good, &good]), "--qr");
        assert_refused(&akashi(&["link", "--lang", "en", "--qr", file, &good]), "--page");
    }
}
