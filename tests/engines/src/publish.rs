//! Writes what was measured where people read it.

use std::fs;

use anyhow::{Context as _, Result};
use project::place::root;

/// Writes a file of docs/results/.
///
/// # Errors
/// When it cannot be written.
pub(crate) fn write(name: &str, text: &str) -> Result<()> {
    let path = format!("docs/results/{name}");
    fs::write(root().join(&path), text).with_context(|| format!("cannot write {path}"))?;
    println!("wrote {path}");
    Ok(())
}
