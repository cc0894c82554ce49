//! Takes the picture that the README opens with.

use std::env;
use std::process::Command;

use anyhow::{Context, Result};
use project::place::root;
use project::process;

/// Plays a world for each verdict in the lab, and puts the three pictures into one.
///
/// # Errors
/// When the lab cannot be opened, or the picture would be too large for a README.
pub(crate) fn run() -> Result<()> {
    let this = env::current_exe().context("cannot find this program's own file")?;
    process::run(Command::new(this).current_dir(root()).args([
        "lab",
        "--",
        "node",
        "tests/e2e/verdicts.mjs",
        PICTURE,
    ]))
}

const PICTURE: &str = "docs/verdicts.webp";
