//! Serves dist/ to this machine's browsers, as a plain host would, with the headers that docs ask of a host.
//! Trunk's own server is not used: it adds an inline script, which the policy forbids.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{fs, io, thread};

use crate::{Done, postbuild};

/// A browser's request head is a few hundred bytes.
const LONGEST_HEAD: u64 = 16 * 1024;

pub fn listen(port: u16) -> Done<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|e| match e.kind() {
        io::ErrorKind::AddrInUse => format!("port {port} is in use; stop what uses it, or choose: serve --port N"),
        _ => format!("port {port}: {e}"),
    })
}

/// Until it is stopped by Ctrl+C.
pub fn serve(listener: TcpListener, folder: &Path) -> Done {
    let address = listener.local_addr().map_err(|e| e.to_string())?;
    println!("Akashi is at http://{address}/ (Ctrl+C stops it)");
    for stream in listener.incoming().flatten() {
        let folder = folder.to_path_buf();
        // A browser that goes away in the middle is no news.
        thread::spawn(move || answer(&stream, &folder).ok());
    }
    Ok(())
}

fn answer(mut stream: &TcpStream, folder: &Path) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    stream.set_write_timeout(Some(Duration::from_secs(30)))?;
    let mut reader = BufReader::new(stream.take(LONGEST_HEAD));
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let mut line = String::from("…");
    while !line.trim().is_empty() {
        line.clear();
        reader.read_line(&mut line)?;
    }
    let mut words = first.split(' ');
    let method = words.next().unwrap_or_default();
    let found = file(folder, words.next().unwrap_or_default());
    let (status, kind, body) = match (method, found) {
        ("GET" | "HEAD", Some(path)) => ("200 OK", kind(&path), fs::read(&path)?),
        ("GET" | "HEAD", None) => ("404 Not Found", "text/plain; charset=utf-8", b"not found\n".to_vec()),
        _ => ("405 Method Not Allowed", "text/plain; charset=utf-8", b"only GET\n".to_vec()),
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-store\r\n\
         Content-Security-Policy: {}\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\nConnection: close\r\n\r\n",
        body.len(),
        postbuild::POLICY
    );
    stream.write_all(head.as_bytes())?;
    if method != "HEAD" {
        stream.write_all(&body)?;
    }
    stream.flush()
}

/// The file that a request means, if it lies in the folder.
fn file(folder: &Path, target: &str) -> Option<PathBuf> {
    let path = percent_decoded(target.split(['?', '#']).next()?)?;
    let relative = path.strip_prefix('/')?;
    let plain = |part: &str| !part.starts_with('.') && !part.contains(['\\', ':', '\0']);
    if !relative.split('/').all(plain) {
        return None;
    }
    let mut file = folder.join(relative);
    if file.is_dir() {
        file.push("index.html");
    }
    // A link inside the folder must not lead out of it.
    let file = file.canonicalize().ok()?;
    (file.is_file() && file.starts_with(folder.canonicalize().ok()?)).then_some(file)
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digits = [char::from(rest.next()?), char::from(rest.next()?)];
                digits.iter().try_fold(0, |sum, digit| Some(sum * 16 + digit.to_digit(16)? as u8))?
            }
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

fn kind(path: &Path) -> &'static str {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json" | "jsonld" | "webmanifest") => "application/json; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jwt" | "txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serves_its_folder_and_nothing_else() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        assert_eq!(file(&folder, "/server.rs?x=1"), folder.canonicalize().ok().map(|f| f.join("server.rs")));
        assert!(file(&folder, "/ser%76er.rs").is_some());
        for outside in [
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/..%2fCargo.toml",
            "/..\\Cargo.toml",
            "//etc/passwd",
            "/",
            "",
            "x",
            "/%",
            "/.x",
            "/a%00",
        ] {
            assert_eq!(file(&folder, outside), None, "{outside}");
        }
    }

    #[test]
    fn says_that_a_port_is_taken() {
        let first = listen(0).unwrap();
        let port = first.local_addr().unwrap().port();
        assert!(listen(port).unwrap_err().contains("in use"));
    }
}
