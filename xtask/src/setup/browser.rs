//! Chromium and its driver, for the tests and the lab.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use super::debian;
use crate::process;

/// A browser and the program that drives it.
pub(crate) struct Browser {
    pub(crate) chromium: PathBuf,
    pub(crate) driver: PathBuf,
}

/// Finds or installs Chromium and its driver.
pub(crate) fn find_or_install() -> Result<Browser> {
    if let Some(browser) = find()? {
        return Ok(browser);
    }
    debian::ensure(
        &[
            ("chromium", "chromium"),
            ("chromedriver", "chromium-driver"),
        ],
        "test in a real browser",
    )?;
    match find()? {
        Some(browser) => Ok(browser),
        None => bail!(
            "no Chromium with a driver of the same version was found; \
             set CHROME and CHROMEDRIVER to a pair that belongs together"
        ),
    }
}

/// Finds a browser with a driver of its own version.
///
/// # Errors
/// When CHROME or CHROMEDRIVER name no program, since the person who set them meant it.
fn find() -> Result<Option<Browser>> {
    let (Some(chromium), Some(driver)) = (
        named_or_found("CHROME", CHROMIUMS)?,
        named_or_found("CHROMEDRIVER", &["chromedriver"])?,
    ) else {
        return Ok(None);
    };
    let fits = major(&chromium) == major(&driver);
    Ok(fits.then_some(Browser { chromium, driver }))
}

fn named_or_found(variable: &str, programs: &[&str]) -> Result<Option<PathBuf>> {
    match env::var_os(variable).map(PathBuf::from) {
        Some(path) if path.is_file() => Ok(Some(path)),
        Some(path) => bail!("{variable} names {}, which is no program", path.display()),
        None => Ok(programs.iter().find_map(|program| process::find(program))),
    }
}

fn major(program: &Path) -> Option<String> {
    parse_major(&process::ask(Command::new(program).arg("--version"))?)
}

fn parse_major(version: &str) -> Option<String> {
    version
        .split_whitespace()
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))?
        .split('.')
        .next()
        .map(str::to_owned)
}

/// The names that Chromium and Chrome go by, the freest first.
const CHROMIUMS: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browser_and_driver_are_told_apart_by_major_version_alone() {
        let browser = "Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)";
        let driver = "ChromeDriver 156.0.8078.73 (abc-refs/branch-heads/8078@{#1})";
        assert_eq!(parse_major(browser).as_deref(), Some("156"));
        assert_eq!(parse_major(browser), parse_major(driver));
    }
}
