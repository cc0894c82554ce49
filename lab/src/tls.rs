//! The lab's own authority and its certificates, made anew each time, and connections that show them.

use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};
use axum::serve::Listener;
use base64::Engine as _;
use rcgen::{
    BasicConstraints, Certificate as Signed, CertificateParams, CertifiedIssuer, DistinguishedName, DnType, IsCa,
    KeyPair, KeyUsagePurpose, PublicKeyData as _,
};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;
use tokio_rustls::server::TlsStream;

/// An authority that every browser in the lab trusts, and nobody else does.
pub(super) struct Authority(CertifiedIssuer<'static, KeyPair>);

impl Authority {
    /// A new authority.
    pub(super) fn new() -> Result<Self> {
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        params.distinguished_name = called("The lab's authority");
        let issuer = CertifiedIssuer::self_signed(params, KeyPair::generate()?);
        Ok(Self(issuer.context("cannot make an authority")?))
    }

    /// Its own certificate, as text.
    pub(super) fn pem(&self) -> String {
        self.0.pem()
    }

    /// Its own certificate, in bytes.
    pub(super) fn der(&self) -> &[u8] {
        self.0.der()
    }

    /// A certificate for these hosts.
    pub(super) fn certificate(&self, hosts: impl IntoIterator<Item = String>) -> Result<Certificate> {
        let hosts: Vec<_> = hosts.into_iter().collect();
        let mut params = CertificateParams::new(hosts)?;
        params.distinguished_name = called("A host of the lab");
        params.use_authority_key_identifier_extension = true;
        let key = KeyPair::generate()?;
        let signed = params.signed_by(&key, &self.0);
        Ok(Certificate {
            signed: signed.context("cannot make a certificate")?,
            key,
        })
    }
}

fn called(name: &str) -> DistinguishedName {
    let mut called = DistinguishedName::new();
    called.push(DnType::CommonName, name);
    called
}

/// A certificate with its key.
pub(super) struct Certificate {
    signed: Signed,
    key: KeyPair,
}

impl Certificate {
    /// By what Chromium can be told to accept the certificate where it cannot be made to trust its authority: the hash
    /// of its public key.
    pub(super) fn fingerprint(&self) -> String {
        let hash = ring::digest::digest(&ring::digest::SHA256, &self.key.subject_public_key_info());
        base64::engine::general_purpose::STANDARD.encode(hash)
    }

    /// Writes the certificate and its key into a folder, for servers that a test starts; gives both files.
    pub(super) fn write(&self, folder: &Path) -> Result<[PathBuf; 2]> {
        let files = ["certificate.pem", "key.pem"].map(|name| folder.join(name));
        let texts = [self.signed.pem(), self.key.serialize_pem()];
        for (file, text) in files.iter().zip(texts) {
            fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))?;
        }
        Ok(files)
    }

    fn acceptor(&self) -> Result<TlsAcceptor> {
        let key = PrivateKeyDer::try_from(self.key.serialize_der()).map_err(anyhow::Error::msg)?;
        let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_single_cert(vec![self.signed.der().clone()], key)?;
        Ok(TlsAcceptor::from(Arc::new(config)))
    }
}

/// Connections on which a certificate was shown and accepted.
pub(super) struct TlsListener {
    address: SocketAddr,
    greeted: mpsc::Receiver<(TlsStream<TcpStream>, Peer)>,
}

/// An end of a connection.
#[derive(Clone, Copy, Debug)]
pub(super) struct Peer {
    pub(super) address: SocketAddr,
    /// The number of the scene that was played when it connected.
    pub(super) scene: u64,
}

impl TlsListener {
    /// Listens on `address`; a peer that takes its time to greet, or does not like the certificate, holds up no other.
    /// `scene` gives the number of the scene that is played.
    pub(super) async fn bind(
        address: SocketAddr,
        certificate: &Certificate,
        scene: impl Fn() -> u64 + Send + 'static,
    ) -> Result<Self> {
        let mut listener = TcpListener::bind(address)
            .await
            .with_context(|| format!("cannot listen on {address}"))?;
        let address = listener.local_addr()?;
        let acceptor = certificate.acceptor()?;
        let (greeted_sender, greeted) = mpsc::channel(1);
        tokio::spawn(async move {
            loop {
                // `Listener` tries again where `accept` fails.
                let (stream, address) = Listener::accept(&mut listener).await;
                let peer = Peer {
                    address,
                    scene: scene(),
                };
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
    type Addr = Peer;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        match self.greeted.recv().await {
            Some(greeted) => greeted,
            None => std::future::pending().await,
        }
    }

    fn local_addr(&self) -> std::io::Result<Peer> {
        let address = self.address;
        Ok(Peer { address, scene: 0 })
    }
}
