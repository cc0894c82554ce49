//! What reads a printed sheet: poppler's tools count its pages, and turn them into text and pictures.

use anyhow::Result;

use super::debian;

/// Finds or installs poppler's tools.
///
/// # Errors
/// One sentence with the remedy, where they are missing and cannot be installed.
pub fn find_or_install() -> Result<()> {
    debian::ensure(
        &["pdfinfo", "pdftoppm", "pdftotext"].map(|program| (program, PACKAGE)),
        "read what the widget prints",
    )
}

const PACKAGE: &str = "poppler-utils";
