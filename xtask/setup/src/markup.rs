//! The Nu HTML Checker, with the Java that it runs on.

use anyhow::Result;
use project::place::root;

use super::{debian, node};

/// Finds or installs the checker of HTML and CSS.
pub fn find_or_install() -> Result<()> {
    debian::ensure(&[("java", "default-jre-headless")], WHY)?;
    node::ensure(&root().join("tests/markup"), "the Nu HTML Checker", WHY)
}

const WHY: &str = "check that every page we publish is valid";
