//! How Chromium is started in the lab.

use super::scene::Scene;

/// What every browser in the lab is told.
#[derive(Clone)]
pub(super) struct Flags {
    /// The key whose certificates the browser accepts.
    fingerprint: String,
}

impl Flags {
    /// Flags of a browser that accepts certificates of that key.
    pub(super) fn new(fingerprint: String) -> Self {
        Self { fingerprint }
    }

    /// All flags for a browser in that scene, but for its profile.
    pub(super) fn for_scene(&self, scene: &Scene) -> Vec<String> {
        let trust = format!("--ignore-certificate-errors-spki-list={}", self.fingerprint);
        // Chromium refuses to sandbox the administrator's pages; in the lab it meets none but ours.
        let root = rustix::process::geteuid()
            .is_root()
            .then(|| String::from("--no-sandbox"));
        QUIET
            .iter()
            .map(ToString::to_string)
            .chain([trust])
            .chain(root)
            .chain(scene.browser_args())
            .collect()
    }
}

/// Whatever is looked up is looked up for the page, so that a test can say what the page did not contact.
const QUIET: &[&str] = &[
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-quic",
    "--disable-sync",
    // Chromium 156 calls home all the same; tests watch the page's own requests for these names.
    "--host-resolver-rules=MAP *.google.com ~NOTFOUND, MAP *.googleapis.com ~NOTFOUND",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-pings",
];
