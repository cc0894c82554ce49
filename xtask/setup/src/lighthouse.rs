//! Lighthouse, which measures pages as visitors get them.

use anyhow::Result;
use project::place::root;

use super::node;

/// Finds or installs Lighthouse.
///
/// It is the newest that runs on Debian 12's Node.js, 18.20: the releases after it need 22.19.
pub fn find_or_install() -> Result<()> {
    node::ensure(
        &root().join("tests/lighthouse"),
        "Lighthouse",
        "measure the pages as visitors get them",
    )
}
