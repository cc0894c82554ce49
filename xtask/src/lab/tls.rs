//! Certificates for the lab, made anew each time, and connections that show them.

use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};
use axum::serve::Listener;
use base64::Engine as _;
use rcgen::{CertifiedKey, KeyPair, PublicKeyData as _, generate_simple_self_signed};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;
use tokio_rustls::server::TlsStream;

/// A certificate with its key.
pub(super) struct Certificate(CertifiedKey<KeyPair>);

impl Certificate {
    /// A certificate for these hosts, signed by nobody.
    pub(super) fn for_hosts(hosts: impl IntoIterator<Item = String>) -> Result<Self> {
        let hosts: Vec<_> = hosts.into_iter().collect();
        Ok(Self(
            generate_simple_self_signed(hosts).context("cannot make a certificate")?,
        ))
    }

    /// By what Chromium can be told to accept the certificate: the hash of its public key.
    pub(super) fn fingerprint(&self) -> String {
        let key = self.0.signing_key.subject_public_key_info();
        let hash = ring::digest::digest(&ring::digest::SHA256, &key);
        base64::engine::general_purpose::STANDARD.encode(hash)
    }

    /// Writes the certificate and its key into a folder, for servers and visitors that a test starts; gives both files.
    pub(super) fn write(&self, folder: &Path) -> Result<[PathBuf; 2]> {
        let files = ["certificate.pem", "key.pem"].map(|name| folder.join(name));
        let texts = [self.0.cert.pem(), self.0.signing_key.serialize_pem()];
        for (file, text) in files.iter().zip(texts) {
            fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))?;
        }
        Ok(files)
    }

    fn acceptor(&self) -> Result<TlsAcceptor> {
        let key = PrivateKeyDer::try_from(self.0.signing_key.serialize_der())
            .map_err(anyhow::Error::msg)?;
        let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_single_cert(vec![self.0.cert.der().clone()], key)?;
        Ok(TlsAcceptor::from(Arc::new(config)))
    }
}

/// Connections on which a certificate was shown and accepted.
pub(super) struct TlsListener {
    address: SocketAddr,
    greeted: mpsc::Receiver<(TlsStream<TcpStream>, SocketAddr)>,
}

impl TlsListener {
    /// Listens on `address`; a peer that takes its time to greet, or does not like the certificate, holds up no other.
    pub(super) async fn bind(address: SocketAddr, certificate: &Certificate) -> Result<Self> {
        let mut listener = TcpListener::bind(address)
            .await
            .with_context(|| format!("cannot listen on {address}"))?;
        let acceptor = certificate.acceptor()?;
        let (greeted_sender, greeted) = mpsc::channel(1);
        tokio::spawn(async move {
            loop {
                // `Listener` tries again where `accept` fails.
                let (stream, peer) = Listener::accept(&mut listener).await;
                let (acceptor, greeted) = (acceptor.clone(), greeted_sender.clone());
                tokio::spawn(async move {
                    if let Ok(stream) = acceptor.accept(stream).await {
                        // Nobody takes it when the lab is about to end.
                        let _ = greeted.send((stream, peer)).await;
                    }
                });
            }
        });
        Ok(Self { address, greeted })
    }
}

impl Listener for TlsListener {
    type Io = TlsStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        match self.greeted.recv().await {
            Some(greeted) => greeted,
            None => std::future::pending().await,
        }
    }

    fn local_addr(&self) -> std::io::Result<SocketAddr> {
        Ok(self.address)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fingerprint_is_of_the_key_alone() {
        let certificate = Certificate::for_hosts([String::from("www.example.org")]).unwrap();
        let other = Certificate::for_hosts([String::from("www.example.org")]).unwrap();
        assert_eq!(certificate.fingerprint(), certificate.fingerprint());
        assert_ne!(certificate.fingerprint(), other.fingerprint());
        assert_eq!(certificate.fingerprint().len(), 44, "base64 of 32 bytes");
    }
}
