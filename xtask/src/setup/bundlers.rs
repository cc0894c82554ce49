//! The bundlers that partners use, and a Node.js that runs them.

use std::env::consts::ARCH;
use std::path::PathBuf;

use anyhow::{Result, bail};

use super::node;
use crate::place::root;

/// Finds or installs the bundlers, and gives the Node.js to run them with.
///
/// # Errors
/// When Node.js is too old for them, and the npm registry holds no newer one for this machine.
pub(crate) fn find_or_install() -> Result<PathBuf> {
    let dir = root().join("tests/bundlers");
    if node::installed() >= Some(OLDEST) {
        node::ensure(&dir, "the bundlers", WHY, None)?;
        return Ok(PathBuf::from("node"));
    }
    let bin = newer_node()?;
    node::ensure(&dir, "the bundlers", WHY, Some(&bin))?;
    Ok(bin.join("node"))
}

/// The folder of a newer Node.js. Debian 12 has Node.js 18, on which the project runs, but no bundler of 2026.
fn newer_node() -> Result<PathBuf> {
    let (major, minor) = OLDEST;
    let arch = match ARCH {
        "x86_64" => "x64",
        "aarch64" => "arm64",
        _ => bail!(
            "Node.js {major}.{minor} or newer is needed to {WHY}; install it and run this again"
        ),
    };
    let dir = root().join("tests/bundlers/node");
    node::ensure(&dir, "a newer Node.js", WHY, None)?;
    Ok(dir.join(format!("node_modules/node-linux-{arch}/bin")))
}

const WHY: &str = "build sample apps with the package, as partners do";

/// The oldest that Vite 8, and so all of them, runs on.
const OLDEST: (u32, u32) = (20, 19);
