//! Hosts of the tests: one https server on this machine that plays them all, with a certificate authority made for the run.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// How a path is answered.
#[derive(Clone)]
pub enum Play {
    /// Status, headers (each with its line end), body.
    Answer(u16, String, Vec<u8>),
    /// So many bytes, their number told beforehand or not.
    Endless { bytes: usize, told: bool },
    /// A byte, and then nothing.
    Silence,
}

pub struct Host {
    pub port: u16,
    folder: PathBuf,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Host {
    /// Plays these paths under any name that its certificate has; port 0 is any.
    pub fn start(folder: &Path, port: u16, names: &[&str], plays: Vec<(String, Play)>) -> Host {
        let folder = folder.to_owned();
        authority(&folder);
        let (chain, key) = certificate(&folder, names);
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
        let config = Arc::new(config.with_no_client_auth().with_single_cert(chain, key).unwrap());
        let listener = TcpListener::bind(("127.0.0.1", port)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (heard, plays) = (Arc::clone(&asked), Arc::new(plays));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (config, heard, plays) = (Arc::clone(&config), Arc::clone(&heard), Arc::clone(&plays));
                // Clients break off on purpose.
                std::thread::spawn(move || drop(serve(stream, config, &heard, &plays)));
            }
        });
        Host { port, folder, asked }
    }

    /// The certificate of the authority, for `SSL_CERT_FILE`.
    pub fn authority(&self) -> PathBuf {
        self.folder.join("ca.pem")
    }

    /// Requests so far, as they were sent.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

fn serve(
    stream: TcpStream,
    config: Arc<ServerConfig>,
    heard: &Mutex<Vec<String>>,
    plays: &[(String, Play)],
) -> std::io::Result<()> {
    let connection = ServerConnection::new(config).map_err(std::io::Error::other)?;
    let mut stream = StreamOwned::new(connection, stream);
    let mut request = Vec::new();
    while !request.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        stream.read_exact(&mut byte)?;
        request.push(byte[0]);
    }
    let request = String::from_utf8_lossy(&request).into_owned();
    let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
    heard.lock().unwrap().push(request);
    let play = plays.iter().find(|(at, _)| *at == path).map(|(_, play)| play.clone());
    match play.unwrap_or(Play::Answer(404, String::new(), b"nothing here".to_vec())) {
        Play::Answer(status, headers, body) => {
            write!(
                stream,
                "HTTP/1.1 {status} x\r\nConnection: close\r\nContent-Length: {}\r\n{headers}\r\n",
                body.len()
            )?;
            stream.write_all(&body)?;
        }
        Play::Endless { bytes, told } => {
            let length = if told { format!("Content-Length: {bytes}\r\n") } else { String::new() };
            write!(stream, "HTTP/1.1 200 x\r\nConnection: close\r\n{length}\r\n")?;
            for _ in 0..bytes / 10_000 {
                stream.write_all(&[b' '; 10_000])?;
            }
        }
        Play::Silence => {
            write!(stream, "HTTP/1.1 200 x\r\nContent-Length: 10\r\n\r\n{{")?;
            stream.flush()?;
            std::thread::sleep(Duration::from_secs(60));
        }
    }
    stream.flush()?;
    stream.conn.send_close_notify();
    stream.flush()
}

fn openssl(folder: &Path, args: &[&str]) {
    let made =
        Command::new("openssl").args(args).current_dir(folder).stdout(Stdio::null()).stderr(Stdio::null()).status();
    assert!(made.expect("the tests need the command openssl").success(), "openssl {args:?}");
}

fn authority(folder: &Path) {
    let key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
    let what =
        ["req", "-x509", "-days", "2", "-subj", "/CN=Akashi test authority", "-keyout", "ca.key", "-out", "ca.pem"];
    openssl(folder, &[&what[..1], &key[..], &what[1..]].concat());
}

fn certificate(folder: &Path, names: &[&str]) -> (Vec<CertificateDer<'static>>, PrivateKeyDer<'static>) {
    let names: Vec<String> = names.iter().map(|name| format!("DNS:{name}")).collect();
    std::fs::write(folder.join("names"), format!("subjectAltName={}\nbasicConstraints=CA:FALSE\n", names.join(",")))
        .unwrap();
    let curve = "ec_paramgen_curve:prime256v1";
    openssl(
        folder,
        &[
            "req", "-newkey", "ec", "-pkeyopt", curve, "-nodes", "-subj", "/CN=host", "-keyout", "host.key", "-out",
            "host.csr",
        ],
    );
    openssl(
        folder,
        &[
            "x509",
            "-req",
            "-days",
            "2",
            "-in",
            "host.csr",
            "-CA",
            "ca.pem",
            "-CAkey",
            "ca.key",
            "-CAcreateserial",
            "-extfile",
            "names",
            "-out",
            "host.pem",
        ],
    );
    let chain = CertificateDer::pem_file_iter(folder.join("host.pem")).unwrap().map(Result::unwrap).collect();
    (chain, PrivateKeyDer::from_pem_file(folder.join("host.key")).unwrap())
}
