//! Where things are: the project's root and the folders that the commands write to.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The project's root, where `Cargo.toml` of the workspace lies.
pub fn root() -> &'static Path {
    static ROOT: OnceLock<PathBuf> = OnceLock::new();
    ROOT.get_or_init(|| {
        let manifest_dir = Path::new(env!("CARGO_MANIFEST_DIR"));
        let own = manifest_dir.ancestors().nth(2).unwrap_or(manifest_dir);
        env::var_os(ROOT_VARIABLE).map_or_else(|| own.to_owned(), PathBuf::from)
    })
}

/// Where it is set, this program works on the project there and not on its own: so a test builds a copy.
pub const ROOT_VARIABLE: &str = "CONFICKER_CHECK_ROOT";

/// Cargo's target folder.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// Cargo's home, where it keeps the sources of the crates.
pub fn cargo_home() -> Option<PathBuf> {
    env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")))
}

/// The folder of the pages' sources.
pub fn page_sources() -> PathBuf {
    root().join("www")
}

/// The site as visitors read it.
pub fn pages() -> PathBuf {
    root().join("www/dist")
}

/// Where the build leaves what replays simulated runs: [`REPLAY_MODULE`], and for tests what is said of some natively.
pub fn replays() -> PathBuf {
    target().join("replays")
}

/// The script that holds the module for it, among the replays and on the site.
pub const REPLAY_MODULE: &str = "replay-module.js";

/// The folder of the package's sources.
pub fn package_sources() -> PathBuf {
    root().join("pkg/src")
}

/// The folder that npm packs: what partners install lies in it, beside the sources.
pub fn npm_package() -> PathBuf {
    root().join("pkg")
}

/// The package as visitors download it.
pub fn package() -> PathBuf {
    root().join("pkg/dist")
}
