//! Node.js, and the npm tools that `package-lock.json` pins.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use project::place::root;
use project::process;
use project::progress::{say, step};

use super::debian;

/// Finds or installs Node.js, npm and the npm tools.
pub fn find_or_install() -> Result<()> {
    let dir = root();
    if is_installed(dir)? {
        return debian::ensure(&[("node", "nodejs")], WHY);
    }
    debian::ensure(&[("node", "nodejs"), ("npm", "npm")], WHY)?;
    let version = version();
    if parse(&version) < Some(OLDEST) {
        let (major, minor) = OLDEST;
        bail!(
            "Node.js {major}.{minor} or newer is needed to {WHY}, but this one is \
             `{version}`; install a newer one and run this again"
        );
    }
    install(dir, "the npm tools", WHY)
}

/// Installs what the lock file in `dir` pins, unless that is there already.
pub(super) fn ensure(dir: &Path, what: &str, why: &str) -> Result<()> {
    if is_installed(dir)? {
        return Ok(());
    }
    debian::ensure(&[("npm", "npm")], why)?;
    install(dir, what, why)
}

/// A command that runs one of the npm tools.
pub fn tool(script: &str) -> Command {
    let mut command = Command::new("node");
    command.arg(root().join("node_modules").join(script));
    command
}

fn is_installed(dir: &Path) -> Result<bool> {
    let lock = lock(dir)?;
    Ok(fs::read(dir.join(INSTALLED)).is_ok_and(|installed| installed == lock))
}

fn install(dir: &Path, what: &str, why: &str) -> Result<()> {
    let place = dir.strip_prefix(root()).unwrap_or(dir).join("node_modules");
    say(&format!(
        "Installing from the npm registry, with npm ci, into {}/: {what}, as package-lock.json \
         pins them. Needed to {why}.",
        place.display()
    ));
    step(&format!("Installing {what}"), || {
        let mut npm = Command::new("npm");
        npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .current_dir(dir);
        process::run_silently(&mut npm).map(drop)
    })
    .with_context(|| format!("npm could not install {what}; see that it can reach its registry"))?;
    fs::write(dir.join(INSTALLED), lock(dir)?).context("cannot write into node_modules/")
}

fn lock(dir: &Path) -> Result<Vec<u8>> {
    fs::read(dir.join("package-lock.json")).context("cannot read package-lock.json")
}

fn version() -> String {
    process::ask(Command::new("node").arg("--version")).unwrap_or_default()
}

fn parse(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.strip_prefix('v')?.split('.');
    let mut next = || numbers.next()?.parse().ok();
    Some((next()?, next()?))
}

const WHY: &str = "shrink the WebAssembly and to drive the browser in tests";

/// A copy of the lock file from which the tools were installed.
const INSTALLED: &str = "node_modules/.installed-package-lock.json";

/// The oldest that the npm tools run on.
const OLDEST: (u32, u32) = (18, 18);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn version_of_node_is_understood() {
        assert_eq!(parse("v18.20.4"), Some((18, 20)));
        assert_eq!(parse("nonsense"), None);
    }

    #[test]
    fn node_that_does_not_tell_its_version_is_too_old() {
        assert!(parse("") < Some(OLDEST));
    }
}
