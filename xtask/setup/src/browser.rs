//! Chromium, for the tests and the lab.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail};
use project::process;

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

fn find() -> Result<Option<PathBuf>> {
    match env::var_os("CHROME").map(PathBuf::from) {
        Some(path) if path.is_file() => Ok(Some(path)),
        Some(path) => bail!("CHROME names {}, which is no program", path.display()),
        None => Ok(CHROMIUMS.iter().find_map(|program| process::find(program))),
    }
}

/// The names that Chromium and Chrome go by, the freest first.
const CHROMIUMS: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
