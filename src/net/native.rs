//! A blocking client for the command line, a thread for each of a few questions at a time.
//!
//! It resolves names itself, and goes to no address that the public network does not know: a name in a badge must not
//! lead to a service of this machine or of the network it stands in. Certificates are those that this machine trusts;
//! rustls-native-certs reads `SSL_CERT_FILE` and `SSL_CERT_DIR` in place of them, as OpenSSL does.

use std::fmt;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use ureq::config::Config;
use ureq::http::Uri;
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Error};

use super::{ACCEPT, LIMIT};
use crate::engine::documents::{FetchError, Fetched, Response};
use crate::engine::{address, limits};

/// All questions of one input together. Three rounds at their slowest.
pub const LIMIT_OF_ALL: Duration = Duration::from_secs(30);

/// Questions at a time: as many as a browser has connections to one host.
const AT_A_TIME: usize = 6;

/// Says who is asking; no badge, no reader.
const USER_AGENT: &str = concat!("akashi/", env!("CARGO_PKG_VERSION"), " (Open Badges verifier)");

/// A name whose address the caller states, as curl's `--resolve` does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    host: String,
    port: u16,
    address: IpAddr,
}

impl Stated {
    /// `HOST:PORT:ADDRESS`.
    pub fn read(text: &str) -> Option<Stated> {
        let mut parts = text.splitn(3, ':');
        let (host, port, address) = (parts.next()?, parts.next()?, parts.next()?);
        let address = address.trim_start_matches('[').trim_end_matches(']');
        let stated =
            Stated { host: host.to_ascii_lowercase(), port: port.parse().ok()?, address: address.parse().ok()? };
        Some(stated).filter(|stated| !stated.host.is_empty())
    }
}

/// The client; its connections serve a whole run.
#[derive(Debug)]
pub struct Client {
    agent: Agent,
}

impl Client {
    /// Reads the certificates that this machine trusts. What the caller states about names holds, whatever the address.
    pub fn new(stated: Vec<Stated>) -> Client {
        let roots = rustls_native_certs::load_native_certs().certs;
        let roots: Vec<Certificate> = roots.iter().map(|root| Certificate::from_der(root).to_owned()).collect();
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::new_with_certs(&roots))
            .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .build();
        let config = Config::builder()
            .tls_config(tls)
            .https_only(true)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .timeout_global(Some(LIMIT))
            .user_agent(USER_AGENT)
            .accept(ACCEPT)
            .build();
        let resolver = Public { stated, usual: DefaultResolver::default() };
        Client { agent: Agent::with_parts(config, DefaultConnector::default(), resolver) }
    }

    /// Asks for all of them, some at a time. What is not answered by `until` has timed out.
    pub fn documents(&self, urls: &[String], until: Instant) -> Vec<(String, Fetched)> {
        let next = AtomicUsize::new(0);
        let (sender, answers) = mpsc::channel();
        std::thread::scope(|scope| {
            for _ in 0..urls.len().min(AT_A_TIME) {
                let (sender, next) = (sender.clone(), &next);
                scope.spawn(move || {
                    while let Some(url) = urls.get(next.fetch_add(1, Ordering::Relaxed)) {
                        // Nobody listens any more only when this run is over.
                        let _ = sender.send((url.clone(), self.document(url, until)));
                    }
                });
            }
        });
        drop(sender);
        answers.into_iter().collect()
    }

    fn document(&self, url: &str, until: Instant) -> Fetched {
        if !address::may_be_asked(url) {
            return Err(FetchError::Unreachable);
        }
        let left = until.saturating_duration_since(Instant::now()).min(LIMIT);
        if left.is_zero() {
            return Err(FetchError::TimedOut);
        }
        let request = self.agent.get(ascii(url)).config().timeout_global(Some(left)).build();
        let mut response = request.call().map_err(why)?;
        let header = |name| response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let (content_type, location) = (header("content-type").unwrap_or_default(), header("location"));
        let status = response.status().as_u16();
        let body = response.body_mut();
        if body.content_length().is_some_and(|length| length > limits::DOCUMENT_BYTES as u64) {
            return Err(FetchError::TooLarge);
        }
        let bytes = body.with_config().limit(limits::DOCUMENT_BYTES as u64).read_to_vec().map_err(why)?;
        Ok(Response { status, content_type, location, bytes })
    }
}

fn why(error: Error) -> FetchError {
    match error {
        Error::Timeout(_) => FetchError::TimedOut,
        Error::Io(error) if error.kind() == io::ErrorKind::TimedOut => FetchError::TimedOut,
        Error::BodyExceedsLimit(_) | Error::LargeResponseHeader(..) => FetchError::TooLarge,
        _ => FetchError::Unreachable,
    }
}

/// Resolves as the machine does, and drops what is not public.
struct Public {
    stated: Vec<Stated>,
    usual: DefaultResolver,
}

impl fmt::Debug for Public {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_struct("Public").field("stated", &self.stated).finish()
    }
}

impl Resolver for Public {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let host = uri.host().unwrap_or_default();
        let port = uri.port_u16().unwrap_or(443);
        let mut kept = self.empty();
        let stated = self.stated.iter().find(|it| it.port == port && it.host.eq_ignore_ascii_case(host));
        if let Some(stated) = stated {
            kept.push(SocketAddr::new(stated.address, port));
            return Ok(kept);
        }
        // The proxy is this machine's own choice, and usually stands beside it.
        let is_proxy = config.proxy().is_some_and(|proxy| proxy.host().eq_ignore_ascii_case(host));
        for address in self.usual.resolve(uri, config, timeout)?.iter().filter(|it| is_proxy || is_public(it.ip())) {
            kept.push(*address);
        }
        if kept.is_empty() { Err(Error::HostNotFound) } else { Ok(kept) }
    }
}

/// Globally reachable, by the registries of special addresses (RFC 6890).
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let is_near =
        matches!((a, b), (0 | 10 | 127 | 224..=255, _) | (100, 64..=127) | (169, 254) | (172, 16..=31) | (192, 168));
    let is_special = matches!((a, b, c), (192, 0, 0 | 2) | (198, 18 | 19, _) | (198, 51, 100) | (203, 0, 113));
    !is_near && !is_special
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    match address.segments() {
        // An IPv4 address in the clothes of IPv6: mapped, translated (NAT64), tunnelled (6to4).
        [0, 0, 0, 0, 0, 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] | [0x2002, high, low, ..] => {
            is_public_v4(Ipv4Addr::from((u32::from(high) << 16) | u32::from(low)))
        }
        [0x2001, 0xdb8, ..] => false,
        // Global unicast; loopback, unique local, link local and multicast lie outside.
        [first, ..] => (0x2000..0x4000).contains(&first),
    }
}

/// Letters of other languages as their bytes (RFC 3987, 3.1); browsers do the same.
fn ascii(url: &str) -> String {
    let letter = |byte: u8| if byte.is_ascii() { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    url.bytes().map(letter).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_the_public_network() {
        for good in ["93.184.216.34", "172.32.0.1", "100.128.0.1", "2606:2800:220:1::1", "2002:5db8:d822::1"] {
            assert!(is_public(good.parse().unwrap()), "{good}");
        }
        for bad in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "fc00::1",
            "fd12::1",
            "fe80::1",
            "ff02::1",
            "2001:db8::1",
        ] {
            assert!(!is_public(bad.parse().unwrap()), "{bad}");
        }
    }

    /// The one name that leads to this machine everywhere; it has no dot, so that no badge gets as far as this.
    #[test]
    fn names_that_lead_near_lead_nowhere() {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("https://localhost:{}/", listener.local_addr().unwrap().port());
        let refused = Client::new(Vec::new()).agent.get(&url).call();
        assert!(matches!(refused, Err(Error::HostNotFound)), "{refused:?}");
    }

    #[test]
    fn a_stated_name() {
        let stated = Stated::read("Issuer.example:8443:127.0.0.1").unwrap();
        assert_eq!(
            (&*stated.host, stated.port, stated.address.to_string()),
            ("issuer.example", 8443, "127.0.0.1".into())
        );
        assert_eq!(Stated::read("a.example:443:[::1]").unwrap().address.to_string(), "::1");
        assert_eq!(Stated::read("a.example:443:::1").unwrap().address.to_string(), "::1");
        for bad in
            ["", "a.example", "a.example:443", ":443:127.0.0.1", "a.example:x:127.0.0.1", "a.example:443:b.example"]
        {
            assert_eq!(Stated::read(bad), None, "{bad}");
        }
    }
}
