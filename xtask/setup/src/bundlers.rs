//! The bundlers and frameworks that partners use.

use anyhow::Result;
use project::place::root;

use super::node;

/// Finds or installs them.
///
/// Those that are too new for the Node.js here are left out by their own tests, which say so: Debian 12 has Node.js 18,
/// and no program that others have repackaged takes its place.
pub fn find_or_install() -> Result<()> {
    node::ensure(
        &root().join("tests/bundlers"),
        "bundlers and frameworks",
        "build sample apps with the package, as partners do",
    )
}
