//! How Chromium is started in the lab.

use super::loopback::Loopback;
use super::scene::Scene;

/// What every browser in the lab is told.
#[derive(Clone)]
pub(super) struct Flags {
    all: Vec<String>,
    loopback: Option<Loopback>,
}

impl Flags {
    /// Flags of a browser that is, or is not, the administrator's.
    pub(super) fn new(is_root: bool) -> Self {
        // Chromium refuses to sandbox the administrator's pages; in the lab it meets none but ours.
        let root = is_root.then(|| String::from("--no-sandbox"));
        let quiet = QUIET.iter().map(ToString::to_string);
        Self {
            all: quiet.chain(root).collect(),
            loopback: None,
        }
    }

    /// The same for a browser that finds all hosts on loopback.
    pub(super) fn on(mut self, loopback: Loopback) -> Self {
        // The last rules that it is given are those that it follows.
        self.loopback = Some(loopback);
        self
    }

    /// All flags for a browser in that scene, but for its profile.
    pub(super) fn for_scene(&self, scene: &Scene) -> Vec<String> {
        let mut flags = [self.all.clone(), scene.browser_args()].concat();
        if let Some(loopback) = &self.loopback {
            flags.extend(loopback.flags(scene));
        }
        flags
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
