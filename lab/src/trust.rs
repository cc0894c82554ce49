//! Makes every browser of the lab trust the lab's authority, in the way in which an administrator does, and keep quiet.
//!
//! All of it is written into the lab's own copy of /etc.

use std::path::Path;

use anyhow::Result;
use base64::Engine as _;
use serde_json::json;

use super::namespace::replace;
use super::tls::Authority;

/// Writes the policies and the list of authorities; `file` holds the authority's certificate.
pub(super) fn spread(authority: &Authority, file: &Path) -> Result<()> {
    let encoded = base64::engine::general_purpose::STANDARD.encode(authority.der());
    let chromium = json!({
        "CACertificates": [encoded],
        "DefaultSearchProviderEnabled": false,
    });
    let chromium = chromium.to_string();
    for policies in CHROMIUM {
        replace(Path::new(policies), &chromium)?;
    }
    let firefox = json!({ "policies": {
        "Certificates": { "Install": [file] },
        "CaptivePortal": false,
        "DisableAppUpdate": true,
        "DisableFirefoxStudies": true,
        "DisablePocket": true,
        "DisableTelemetry": true,
        "DNSOverHTTPS": { "Enabled": false },
        "ExtensionUpdate": false,
        "NetworkPrediction": false,
        "OverrideFirstRunPage": "",
        "SearchSuggestEnabled": false,
    }});
    replace(Path::new(FIREFOX), &firefox.to_string())?;
    // WebKitGTK, by way of GnuTLS, and most other programs.
    replace(Path::new(AUTHORITIES), &authority.pem())
}

/// Where Chromium and Chrome look for what administrators decide.
const CHROMIUM: &[&str] = &[
    "/etc/chromium/policies/managed/lab.json",
    "/etc/opt/chrome/policies/managed/lab.json",
];

/// Where Firefox does.
const FIREFOX: &str = "/etc/firefox/policies/policies.json";

/// The authorities that programs of the system trust.
const AUTHORITIES: &str = "/etc/ssl/certs/ca-certificates.crt";
