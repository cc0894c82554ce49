//! Node.js, and the npm tools that `package-lock.json` pins.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::debian;
use crate::place::root;
use crate::process;
use crate::progress::{say, step};

/// Finds or installs Node.js, npm and the npm tools.
pub(crate) fn find_or_install() -> Result<()> {
    let lock =
        fs::read(root().join("package-lock.json")).context("cannot read package-lock.json")?;
    let tools_are_installed = fs::read(installed_lock()).is_ok_and(|installed| installed == lock);
    if tools_are_installed {
        debian::ensure(&[("node", "nodejs")], WHY)?;
        return Ok(());
    }
    debian::ensure(&[("node", "nodejs"), ("npm", "npm")], WHY)?;
    let version = process::ask(Command::new("node").arg("--version")).unwrap_or_default();
    if major(&version) < Some(NODE_MAJOR_MIN) {
        bail!(
            "Node.js {NODE_MAJOR_MIN} or newer is needed to {WHY}, but this one is \
             `{version}`; install a newer one and run this again"
        );
    }
    install_tools()?;
    fs::write(installed_lock(), lock).context("cannot write into node_modules/")
}

/// A command that runs one of the npm tools.
pub(crate) fn tool(script: &str) -> Command {
    let mut command = Command::new("node");
    command.arg(root().join("node_modules").join(script));
    command
}

fn install_tools() -> Result<()> {
    say(&format!(
        "Installing from the npm registry, with npm ci, into node_modules/: the tools that \
         package-lock.json pins. Needed to {WHY}."
    ));
    step("Installing the npm tools", || {
        let mut npm = Command::new("npm");
        npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .current_dir(root());
        process::run_silently(&mut npm).map(drop)
    })
    .context("npm could not install the tools; see that it can reach its registry")
}

/// A copy of the lock file from which the tools were installed.
fn installed_lock() -> PathBuf {
    root().join("node_modules/.installed-package-lock.json")
}

fn major(version: &str) -> Option<u32> {
    let (major, _) = version.strip_prefix('v')?.split_once('.')?;
    major.parse().ok()
}

const WHY: &str = "shrink the WebAssembly and to drive the browser in tests";

/// The oldest that the npm tools run on.
const NODE_MAJOR_MIN: u32 = 18;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn version_of_node_is_understood() {
        assert_eq!(major("v18.20.4"), Some(18));
        assert_eq!(major("nonsense"), None);
    }

    #[test]
    fn node_that_does_not_tell_its_version_is_too_old() {
        assert!(major("") < Some(NODE_MAJOR_MIN));
    }
}
