//! Where things are: the project's root and the folders that the commands write to.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The project's root, where `Cargo.toml` of the workspace lies.
pub(crate) fn root() -> &'static Path {
    static ROOT: OnceLock<PathBuf> = OnceLock::new();
    ROOT.get_or_init(|| {
        let manifest_dir = Path::new(env!("CARGO_MANIFEST_DIR"));
        let own = manifest_dir.parent().unwrap_or(manifest_dir);
        env::var_os(ROOT_VARIABLE).map_or_else(|| own.to_owned(), PathBuf::from)
    })
}

/// Where it is set, this program works on the project there and not on its own: so a test builds a copy.
pub(crate) const ROOT_VARIABLE: &str = "CONFICKER_CHECK_ROOT";

/// Cargo's target folder.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// Cargo's home, where it keeps the sources of the crates.
pub(crate) fn cargo_home() -> Option<PathBuf> {
    env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")))
}

/// The folder of the pages' sources.
pub(crate) fn page_sources() -> PathBuf {
    root().join("www")
}

/// The site as visitors read it.
pub(crate) fn pages() -> PathBuf {
    root().join("www/dist")
}

/// The folder of the package's sources.
pub(crate) fn package_sources() -> PathBuf {
    root().join("pkg")
}

/// The package as visitors download it.
pub(crate) fn package() -> PathBuf {
    root().join("pkg/dist")
}
