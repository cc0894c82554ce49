//! Takes the picture that the README opens with.

use anyhow::Result;
use project::process;

use crate::handed_over::{LAB, compile_for_labs, for_lab};

/// Plays a world for each verdict in the lab, and puts the three pictures into one.
///
/// # Errors
/// When the lab cannot be opened, or the picture would be too large for a README.
pub(crate) fn run() -> Result<()> {
    compile_for_labs()?;
    process::run(for_lab(LAB)?.args(["--", "node", "tests/e2e/readme-picture.mjs", PICTURE]))
}

const PICTURE: &str = "docs/verdicts.webp";
