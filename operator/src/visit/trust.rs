//! Whose certificates are trusted, and for how much longer one will be.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::client::WebPkiServerVerifier;
use tokio_rustls::rustls::client::danger::ServerCertVerifier as _;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use tokio_rustls::rustls::version::{TLS12, TLS13};
use tokio_rustls::rustls::{CertificateError, ClientConfig, ClientConnection, Error, RootCertStore};

use super::Trouble;

/// The versions of TLS that a visit offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tls {
    /// What browsers of today offer.
    Any,
    /// What browsers on old PCs offer at most.
    Old,
}

/// Mozilla's certificate authorities, perhaps with some of the user's own.
#[derive(Clone)]
pub(crate) struct Trust {
    any: TlsConnector,
    old: TlsConnector,
    verifier: Arc<WebPkiServerVerifier>,
}

impl std::fmt::Debug for Trust {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Trust").finish_non_exhaustive()
    }
}

impl Trust {
    /// Mozilla's authorities, and those in a PEM file.
    ///
    /// # Errors
    /// When the file cannot be read or holds no certificate.
    pub(crate) fn new(ca: Option<&Path>) -> Result<Self> {
        let mut roots = RootCertStore {
            roots: webpki_roots::TLS_SERVER_ROOTS.to_vec(),
        };
        if let Some(file) = ca {
            let pem = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
            let found = CertificateDer::pem_slice_iter(&pem).collect::<Result<Vec<_>, _>>()?;
            ensure!(!found.is_empty(), "{} holds no certificate in PEM", file.display());
            for certificate in found {
                roots.add(certificate)?;
            }
        }
        Self::of(Arc::new(roots))
    }

    fn of(roots: Arc<RootCertStore>) -> Result<Self> {
        let provider = Arc::new(default_provider());
        let connector = |versions: &[&'static _]| -> Result<_> {
            let config = ClientConfig::builder_with_provider(Arc::clone(&provider))
                .with_protocol_versions(versions)?
                .with_root_certificates(Arc::clone(&roots))
                .with_no_client_auth();
            Ok(TlsConnector::from(Arc::new(config)))
        };
        Ok(Self {
            any: connector(&[&TLS13, &TLS12])?,
            old: connector(&[&TLS12])?,
            verifier: WebPkiServerVerifier::builder_with_provider(Arc::clone(&roots), Arc::clone(&provider)).build()?,
        })
    }

    pub(super) fn connector(&self, tls: Tls) -> &TlsConnector {
        match tls {
            Tls::Any => &self.any,
            Tls::Old => &self.old,
        }
    }

    /// For how many days more the certificates of a connection will be accepted.
    ///
    /// The verifier is asked about days to come, so that an authority's certificate that ends first counts as well.
    pub(super) fn days_left(&self, name: &ServerName<'_>, connection: &ClientConnection) -> u16 {
        let Some((first, rest)) = connection.peer_certificates().and_then(<[_]>::split_first) else {
            return 0;
        };
        last_day(|day| {
            let then = UnixTime::now().as_secs() + u64::from(day) * SECONDS_A_DAY;
            let then = UnixTime::since_unix_epoch(Duration::from_secs(then));
            self.verifier.verify_server_cert(first, rest, name, &[], then).is_ok()
        })
    }
}

/// The last day on which something still holds that held until then and never after.
fn last_day(holds: impl Fn(u16) -> bool) -> u16 {
    let (mut known, mut beyond) = (0, DAYS_MAX + 1);
    while beyond - known > 1 {
        let day = known.midpoint(beyond);
        if holds(day) {
            known = day;
        } else {
            beyond = day;
        }
    }
    known
}

/// Why TLS did not come about.
pub(super) fn refusal(error: &std::io::Error) -> Trouble {
    let inner = error.get_ref().and_then(|inner| inner.downcast_ref());
    let Some(Error::InvalidCertificate(fault)) = inner else {
        return Trouble::NoTls(super::told(error));
    };
    use CertificateError as Fault;
    let told = if matches!(fault, Fault::Expired | Fault::ExpiredContext { .. }) {
        "it has expired"
    } else if matches!(fault, Fault::NotValidForName | Fault::NotValidForNameContext { .. }) {
        "it is for other names"
    } else if matches!(fault, Fault::BadSignature | Fault::UnknownIssuer) {
        "no authority that browsers know signed it, or the chain to one is not sent"
    } else {
        return Trouble::Certificate(fault.to_string());
    };
    Trouble::Certificate(told.to_owned())
}

/// No authority signs for longer: 398 days have been the most since 2020.
pub(super) const DAYS_MAX: u16 = 400;

const SECONDS_A_DAY: u64 = 24 * 60 * 60;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn last_day_is_found_wherever_it_is() {
        for last in [0, 1, 2, 59, 60, 397, DAYS_MAX] {
            assert_eq!(last_day(|day| day <= last), last);
        }
        assert_eq!(last_day(|_| true), DAYS_MAX, "and it says no more");
    }

    #[test]
    fn file_without_certificates_is_told_of() {
        let file = project::place::root().join("README.md");
        let error = Trust::new(Some(&file)).unwrap_err().to_string();
        assert!(error.contains("holds no certificate"), "{error}");
        let error = Trust::new(Some(Path::new("/nowhere"))).unwrap_err();
        assert!(error.to_string().contains("cannot read /nowhere"));
    }

    #[test]
    fn refusal_names_what_is_wrong_with_a_certificate() {
        for (fault, words) in [
            (CertificateError::Expired, "expired"),
            (CertificateError::NotValidForName, "other names"),
            (CertificateError::UnknownIssuer, "no authority"),
            (CertificateError::BadSignature, "no authority"),
        ] {
            let error = std::io::Error::other(Error::InvalidCertificate(fault));
            let Trouble::Certificate(why) = refusal(&error) else {
                panic!("{error} is no trouble with a certificate");
            };
            assert!(why.contains(words), "{why}");
        }
        let other = std::io::Error::other("tls handshake eof");
        assert_eq!(refusal(&other), Trouble::NoTls(String::from("tls handshake eof")));
    }
}
