//! How Chromium is started in the lab.

use super::scene::Scene;

/// What every browser in the lab is told.
#[derive(Clone)]
pub(super) struct Flags(Vec<String>);

impl Flags {
    /// Flags of a browser that is, or is not, the administrator's.
    pub(super) fn new(is_root: bool) -> Self {
        // Chromium refuses to sandbox the administrator's pages; in the lab it meets none but ours.
        let root = is_root.then(|| String::from("--no-sandbox"));
        let quiet = QUIET.iter().map(ToString::to_string);
        Self(quiet.chain(root).collect())
    }

    /// All flags for a browser in that scene, but for its profile.
    pub(super) fn for_scene(&self, scene: &Scene) -> Vec<String> {
        [self.0.clone(), scene.browser_args()].concat()
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
