//! Chromium, for the tests and the lab.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail};
use project::process;
use project::progress::say;

use super::debian;

/// Finds or installs Chromium.
///
/// # Errors
/// When CHROME names no program, since the person who set it meant it.
pub fn find_or_install() -> Result<PathBuf> {
    if let Some(chromium) = find()? {
        return Ok(chromium);
    }
    debian::ensure(&[("chromium", "chromium")], "test in a real browser")?;
    match find()? {
        Some(chromium) => Ok(chromium),
        None => bail!("no Chromium was found; set CHROME to one"),
    }
}

/// Finds or installs Chromium without windows, menus and policies, which starts in half the time. None where it cannot
/// be had, and where CHROME names the browser to test in.
#[allow(clippy::must_use_candidate, reason = "having it installed can be all that is wanted")]
pub fn find_or_install_shell() -> Option<PathBuf> {
    if env::var_os("CHROME").is_some() {
        return None;
    }
    if let Err(missing) = debian::ensure(&[(SHELL, SHELL)], "test in a browser that starts quickly") {
        say(&format!("The tests run in Chromium itself: {missing}"));
    }
    process::find(SHELL)
}

/// Its name, and that of Debian's package.
const SHELL: &str = "chromium-headless-shell";

fn find() -> Result<Option<PathBuf>> {
    match env::var_os("CHROME").map(PathBuf::from) {
        Some(path) if path.is_file() => Ok(Some(path)),
        Some(path) => bail!("CHROME names {}, which is no program", path.display()),
        None => Ok(CHROMIUMS.iter().find_map(|program| process::find(program))),
    }
}

/// The names that Chromium and Chrome go by, the freest first.
const CHROMIUMS: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
