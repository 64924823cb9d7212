//! `--online` against a server of our own: names lead to this machine because the caller says so (`--resolve`), and its
//! certificates count because `SSL_CERT_FILE` names their authority. Without both, nothing of it can be reached.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../forge/mod.rs"]
mod forge;
mod host;

use std::path::PathBuf;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use forge::{NOW, web_badge};
use host::{Host, Play};
use serde_json::Value;

const NAME: &str = "issuer.example.jp";
const OTHER: &str = "files.example.jp";

/// A folder that is gone when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("akashi-online-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn found(page: &Value) -> Play {
    Play::Answer(200, "Content-Type: application/did+json\r\n".into(), page.to_string().into_bytes())
}

fn moved(status: u16, to: &str) -> Play {
    Play::Answer(status, format!("Location: {to}\r\n"), Vec::new())
}

/// The id of the issuer whose document lies at this path of the host; the port is not known before it listens.
fn id(host: &Host, path: &str) -> String {
    format!("did:web:{NAME}%3A{}:{path}", host.port)
}

fn call(host: &Host, inputs: &[String], more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_akashi"));
    command.args(["verify", "--json", "--online", "--now", NOW]).args(more);
    for name in [NAME, OTHER] {
        command.args(["--resolve", &format!("{name}:{}:127.0.0.1", host.port)]);
    }
    for proxy in ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "HTTP_PROXY", "http_proxy"] {
        command.env_remove(proxy);
    }
    command.env("SSL_CERT_FILE", host.authority()).env_remove("SSL_CERT_DIR").env("LANG", "C").args(inputs);
    command.output().unwrap()
}

fn reports(output: &Output) -> Vec<Value> {
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    output
        .stdout
        .split(|b| *b == b'\n')
        .filter(|line| !line.is_empty())
        .map(|line| serde_json::from_slice(line).unwrap())
        .collect()
}

fn results(report: &Value) -> Vec<String> {
    let text = |it: &Value| it["result"].as_str().unwrap().to_owned();
    report["documents"].as_array().unwrap().iter().map(text).collect()
}

/// A host that answers at `/badge/did.json`, once it is known who the issuer is.
fn host_of(folder: &Folder, more: Vec<(String, Play)>) -> (Host, String) {
    // The document names its port, so a first host only finds one that is free.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let id = format!("did:web:{NAME}%3A{port}:badge");
    let mut plays = vec![("/badge/did.json".to_owned(), found(&web_badge(&id).1))];
    plays.extend(more);
    (Host::start(&folder.0, port, &[NAME, OTHER], plays), id)
}

#[test]
fn a_document_that_is_found_settles_the_badge() {
    let folder = Folder::new("found");
    let (host, id) = host_of(&folder, Vec::new());
    let token = web_badge(&id).0;
    let output = call(&host, &[token.clone(), token], &[]);
    assert_eq!(output.status.code(), Some(2), "valid, and nobody recognises the issuer");
    let reports = reports(&output);
    assert_eq!(reports.len(), 2);
    for report in &reports {
        assert_eq!((report["verdict"].as_str(), results(report)), (Some("valid"), vec!["used".to_owned()]));
        assert_eq!(report["documents"][0]["sha256"].as_str().unwrap().len(), 64);
        assert!(report["needs"].as_array().unwrap().is_empty());
    }
    // The second badge of the run needs no second question; and nothing says who asks, or for what.
    let asked = host.asked();
    assert_eq!(asked.len(), 1, "{asked:?}");
    let request = asked[0].to_ascii_lowercase();
    assert!(request.starts_with("get /badge/did.json http/1.1\r\n"), "{request}");
    assert!(request.contains(concat!("user-agent: akashi/", env!("CARGO_PKG_VERSION"))), "{request}");
    for word in ["cookie", "referer", "authorization", "origin", "from:"] {
        assert!(!request.contains(word), "{request}");
    }
}

#[test]
fn without_the_option_nobody_is_asked() {
    let folder = Folder::new("offline");
    let (host, id) = host_of(&folder, Vec::new());
    let mut command = Command::new(env!("CARGO_BIN_EXE_akashi"));
    command.args(["verify", "--json", "--resolve", &format!("{NAME}:{}:127.0.0.1", host.port), &web_badge(&id).0]);
    let output = command.env("SSL_CERT_FILE", host.authority()).output().unwrap();
    assert_eq!(reports(&output)[0]["needs"].as_array().unwrap().len(), 1);
    assert!(host.asked().is_empty());
}

#[test]
fn each_failure_has_its_name() {
    let folder = Folder::new("failures");
    let paths: [(&str, Play, &str); 6] = [
        ("gone", Play::Answer(410, String::new(), Vec::new()), "http-410"),
        ("page", Play::Answer(200, "Content-Type: text/html\r\n".into(), b"<!doctype html>".to_vec()), "unexpected"),
        ("broken", Play::Answer(500, String::new(), Vec::new()), "http-500"),
        ("large", Play::Endless { bytes: 50_000_000, told: true }, "too-large"),
        ("endless", Play::Endless { bytes: 50_000_000, told: false }, "too-large"),
        ("slow", Play::Silence, "timed-out"),
    ];
    let plays = paths.iter().map(|(path, play, _)| (format!("/{path}/did.json"), play.clone())).collect();
    let (host, _) = host_of(&folder, plays);
    let mut wanted: Vec<&str> = paths.iter().map(|(.., result)| *result).collect();
    let mut tokens: Vec<String> = paths.iter().map(|(path, ..)| web_badge(&id(&host, path)).0).collect();
    wanted.push("http-404");
    tokens.push(web_badge(&id(&host, "missing")).0);
    let start = Instant::now();
    let reports = reports(&call(&host, &tokens, &[]));
    assert!(start.elapsed() < Duration::from_secs(25), "{:?}", start.elapsed());
    for (report, wanted) in reports.iter().zip(wanted) {
        assert_eq!((report["verdict"].as_str(), results(report)), (Some("undetermined"), vec![wanted.to_owned()]));
        assert_eq!(report["reason"], "key.unavailable");
    }
}

#[test]
fn redirects_are_questions_of_their_own() {
    let folder = Folder::new("redirects");
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let id = format!("did:web:{NAME}%3A{port}:moved");
    let plays = vec![
        ("/moved/did.json".to_owned(), moved(302, &format!("https://{OTHER}:{port}/kept"))),
        ("/kept".to_owned(), moved(308, "../kept/did.json")),
        ("/kept/did.json".to_owned(), found(&web_badge(&id).1)),
        ("/round/did.json".to_owned(), moved(301, "did.json")),
        ("/near/did.json".to_owned(), moved(307, &format!("https://127.0.0.1:{port}/kept/did.json"))),
        ("/plain/did.json".to_owned(), moved(307, &format!("http://{OTHER}:{port}/kept/did.json"))),
    ];
    let host = Host::start(&folder.0, port, &[NAME, OTHER], plays);
    let tokens: Vec<String> =
        ["moved", "round", "near", "plain"].map(|path| web_badge(&self::id(&host, path)).0).into();
    let reports = reports(&call(&host, &tokens, &[]));
    assert_eq!(
        (reports[0]["verdict"].as_str(), results(&reports[0])),
        (Some("valid"), ["redirected", "redirected", "used"].map(str::to_owned).into())
    );
    for report in &reports[1..] {
        assert_eq!(
            (report["verdict"].as_str(), results(report)),
            (Some("undetermined"), vec!["redirect-refused".to_owned()])
        );
    }
    assert_eq!(host.asked().len(), 6);
}

#[test]
fn strangers_and_near_places_are_not_reached() {
    let folder = Folder::new("strangers");
    let (host, id) = host_of(&folder, Vec::new());
    let token = web_badge(&id).0;
    // Another authority, or none that this machine knows.
    let stranger = Folder::new("authority");
    let (other, _) = host_of(&stranger, Vec::new());
    for authority in [other.authority(), folder.0.join("no-such.pem")] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_akashi"));
        command.args(["verify", "--json", "--online", "--resolve", &format!("{NAME}:{}:127.0.0.1", host.port), &token]);
        let report = &reports(&command.env("SSL_CERT_FILE", authority).env_remove("SSL_CERT_DIR").output().unwrap())[0];
        assert_eq!(
            (report["verdict"].as_str(), results(report)),
            (Some("undetermined"), vec!["unreachable".to_owned()])
        );
    }
    // The certificate is another host's.
    let wrong = Folder::new("wrong-name");
    let elsewhere = Host::start(&wrong.0, 0, &["elsewhere.example.jp"], Vec::new());
    let token = web_badge(&self::id(&elsewhere, "badge")).0;
    assert_eq!(results(&reports(&call(&elsewhere, &[token], &[]))[0]), ["unreachable"]);
    // A name that leads to this machine without the caller saying so. `localhost.localdomain` need not exist.
    let near = format!("did:web:localhost.localdomain%3A{}:badge", host.port);
    assert_eq!(results(&reports(&call(&host, &[web_badge(&near).0], &[]))[0]), ["unreachable"]);
    assert!(host.asked().is_empty() && elsewhere.asked().is_empty());
}

#[test]
fn a_silent_host_is_waited_for_once() {
    let folder = Folder::new("slow");
    let (host, _) = host_of(&folder, vec![("/slow/did.json".into(), Play::Silence)]);
    let token = web_badge(&id(&host, "slow")).0;
    let start = Instant::now();
    let reports = reports(&call(&host, &[token.clone(), token.clone(), token], &[]));
    assert!(start.elapsed() < Duration::from_secs(15), "{:?}", start.elapsed());
    assert!(reports.iter().all(|report| results(report) == ["timed-out"]));
    assert_eq!(host.asked().len(), 1);
}
