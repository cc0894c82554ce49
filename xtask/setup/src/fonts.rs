//! Fonts with which a browser draws every language that the check speaks.
//!
//! Without them a script that has no letters here is drawn as boxes of one width, and what a test measures of it means
//! nothing.

use anyhow::Result;

use super::debian;

/// Makes sure that Thai, Hindi, Arabic, Chinese, Japanese and Korean have letters.
///
/// # Errors
/// Where this is a Debian that lacks them and we may not install them.
pub fn ensure() -> Result<()> {
    debian::ensure_packages(PACKAGES, "draw all languages in tests as their readers see them")
}

const PACKAGES: &[&str] = &["fonts-noto-cjk", "fonts-noto-core"];
