//! Visits a host as the widget does, and tells what a browser would hide: which step failed, and every header.
//!
//! A visit is one `GET` over HTTPS for a small file, with a query that nobody asked before, without cookie, referrer or
//! origin. It follows no redirect by itself and keeps nothing. Trouble is a value: whoever asked judges it.

mod answer;
mod trust;

use std::collections::BTreeSet;
use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::Result;
use http_body_util::{BodyExt as _, Empty, Limited};
use hyper::body::Bytes;
use hyper::http::{HeaderValue, Request, header};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::pki_types::ServerName;

pub(crate) use answer::Answer;
pub(crate) use trust::{Tls, Trust};

/// How hosts are to be visited, from the command line.
#[derive(clap::Args, Clone, Debug)]
pub(crate) struct VisitArgs {
    /// Visits these addresses instead of looking names up: a server before its names are published.
    #[arg(long, value_name = "IP")]
    address: Vec<IpAddr>,
    /// Trusts the certificates in this PEM file, beside those that Mozilla's browsers trust.
    #[arg(long, value_name = "FILE")]
    ca: Option<PathBuf>,
    /// Port to connect to.
    #[arg(long, default_value_t = 443)]
    port: u16,
    /// Longest time that a visit may take, its look-up included.
    #[arg(long, value_name = "MS", default_value_t = 8000)]
    within_ms: u64,
}

/// Visits hosts, always in the same way.
#[derive(Clone, Debug)]
pub(crate) struct Visitor {
    addresses: Vec<IpAddr>,
    port: u16,
    within: Duration,
    trust: Trust,
}

impl Visitor {
    /// A visitor as the command line wants it.
    ///
    /// # Errors
    /// When the file of certificates cannot be used.
    pub(crate) fn new(args: &VisitArgs) -> Result<Self> {
        Ok(Self {
            addresses: args.address.clone(),
            port: args.port,
            within: Duration::from_millis(args.within_ms),
            trust: Trust::new(args.ca.as_deref())?,
        })
    }

    /// The addresses of a host.
    pub(crate) async fn look_up(&self, host: &str) -> Result<BTreeSet<IpAddr>, Trouble> {
        if !self.addresses.is_empty() {
            return Ok(self.addresses.iter().copied().collect());
        }
        let found = self.in_time(tokio::net::lookup_host((host, self.port))).await?;
        let found: BTreeSet<_> = found
            .map_err(|error| Trouble::NoName(told(&error)))?
            .map(|address| address.ip())
            .collect();
        if found.is_empty() {
            return Err(Trouble::NoName(String::from("it has no address")));
        }
        Ok(found)
    }

    /// Visits a host at whichever of its addresses lets us in first.
    pub(crate) async fn visit(&self, host: &str, path: &str) -> Result<Answer, Trouble> {
        let mut last = None;
        for address in self.look_up(host).await? {
            match self.visit_at(address, host, path, Tls::Any).await {
                Err(trouble @ Trouble::NoConnection(_)) => last = Some(trouble),
                settled => return settled,
            }
        }
        Err(last.unwrap_or_else(|| Trouble::NoName(String::from("it has no address"))))
    }

    /// Visits a host at one of its addresses.
    pub(crate) async fn visit_at(&self, address: IpAddr, host: &str, path: &str, tls: Tls) -> Result<Answer, Trouble> {
        self.in_time(self.exchange(address, host, path, tls)).await?
    }

    async fn exchange(&self, address: IpAddr, host: &str, path: &str, tls: Tls) -> Result<Answer, Trouble> {
        let start = Instant::now();
        let stream = TcpStream::connect(SocketAddr::new(address, self.port))
            .await
            .map_err(|error| Trouble::NoConnection(told(&error)))?;
        let name = ServerName::try_from(host.to_owned()).map_err(|error| Trouble::NoName(error.to_string()))?;
        let stream = self
            .trust
            .connector(tls)
            .connect(name.clone(), stream)
            .await
            .map_err(|error| trust::refusal(&error))?;
        let days_left = self.trust.days_left(&name, stream.get_ref().1);
        let (head, body) = ask(stream, host, path).await?;
        Ok(Answer {
            status: head.status.as_u16(),
            headers: head.headers,
            body,
            days_left,
            took: start.elapsed(),
        })
    }

    async fn in_time<T>(&self, work: impl Future<Output = T>) -> Result<T, Trouble> {
        tokio::time::timeout(self.within, work)
            .await
            .map_err(|_| Trouble::TooLate(self.within))
    }
}

/// Asks for a path with a query that nobody asked before, as the widget's `fetch` does in a browser.
async fn ask(
    stream: TlsStream<TcpStream>,
    host: &str,
    path: &str,
) -> Result<(hyper::http::response::Parts, Bytes), Trouble> {
    let broken = |error: hyper::Error| Trouble::NoAnswer(error.to_string());
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream))
        .await
        .map_err(broken)?;
    // It ends with the answer, or with its error, which the sender tells as well.
    tokio::spawn(connection);
    let separator = if path.contains('?') { '&' } else { '?' };
    let mut request = Request::get(format!("{path}{separator}{:016x}", nonce()))
        .header(header::HOST, host)
        .body(Empty::<Bytes>::new())
        .map_err(|error| Trouble::NoAnswer(error.to_string()))?;
    for &(name, value) in HEADERS {
        request.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    let (head, body) = sender.send_request(request).await.map_err(broken)?.into_parts();
    let body = Limited::new(body, BODY_MAX).collect().await;
    // The widget does not read the body, so one that is too long or breaks off is no trouble.
    let body = body.map_or_else(|_| Bytes::new(), |body| body.to_bytes());
    Ok((head, body))
}

/// Why a visit brought no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// The certificate is not one that a browser accepts for this name.
    Certificate(String),
    /// The connection was made, and no HTTP answer came back.
    NoAnswer(String),
    /// Nobody listens at the address, or it cannot be reached from here.
    NoConnection(String),
    /// The name cannot be looked up.
    NoName(String),
    /// TLS was not agreed on, for another reason than the certificate.
    NoTls(String),
    /// Nothing came back in time.
    TooLate(Duration),
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Certificate(why) => write!(f, "its certificate is refused ({why})"),
            Self::NoAnswer(why) => write!(f, "it accepts connections, but does not answer ({why})"),
            Self::NoConnection(why) => write!(f, "nobody accepts a connection ({why})"),
            Self::NoName(why) => write!(f, "the name cannot be looked up ({why})"),
            Self::NoTls(why) => write!(f, "no TLS connection comes about ({why})"),
            Self::TooLate(within) => write!(f, "no answer within {} ms", within.as_millis()),
        }
    }
}

/// What the operating system says, without the number of the error.
fn told(error: &std::io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let text = text.rsplit(": ").next().unwrap_or(text);
    text.to_lowercase()
}

/// A number that was hardly ever drawn before, so that no cache can answer for the host.
fn nonce() -> u64 {
    use std::hash::{BuildHasher as _, Hasher as _, RandomState};
    RandomState::new().build_hasher().finish()
}

/// What a browser sends with such a request, but for its name: we say who we are.
const HEADERS: &[(&str, &str)] = &[
    ("accept", "*/*"),
    ("accept-language", "en"),
    ("cache-control", "no-cache"),
    ("pragma", "no-cache"),
    ("sec-fetch-dest", "empty"),
    ("sec-fetch-mode", "no-cors"),
    ("sec-fetch-site", "cross-site"),
    ("user-agent", "Mozilla/5.0 (compatible; conficker-check)"),
];

/// More of a body is never compared.
const BODY_MAX: usize = 64 * 1024;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_s_words_are_kept_and_its_numbers_are_not() {
        for (text, expected) in [
            ("Connection refused (os error 111)", "connection refused"),
            (
                "failed to lookup address information: Name or service not known",
                "name or service not known",
            ),
        ] {
            assert_eq!(told(&std::io::Error::other(text)), expected);
        }
    }

    #[test]
    fn no_two_visits_ask_for_the_same_address() {
        assert_ne!(nonce(), nonce());
    }
}
