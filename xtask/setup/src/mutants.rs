//! What puts small faults into the core, one at a time, to see whether a test fails.

use std::path::PathBuf;

use anyhow::Result;
use project::process;

use super::crates;

/// Finds or compiles it.
///
/// # Errors
/// When it cannot be had.
pub fn find_or_install() -> Result<PathBuf> {
    match process::find(NAME) {
        Some(found) => Ok(found),
        None => crates::find_or_compile(NAME, VERSION, "test the tests"),
    }
}

const NAME: &str = "cargo-mutants";

/// It runs on Rust 1.88.
const VERSION: &str = "27.1.0";
