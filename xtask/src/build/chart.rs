//! Puts the eye chart into the package: it is shipped as codegen wrote it.

use std::fs;

use anyhow::{Context, Result};
use project::place::{package, package_sources};

/// Copies the chart's pages and their style sheet.
pub(super) fn copy() -> Result<()> {
    let (from, to) = (package_sources().join("chart"), package().join("chart"));
    fs::create_dir_all(&to)?;
    let entries = fs::read_dir(&from).with_context(|| format!("cannot read {}", from.display()))?;
    for entry in entries {
        let entry = entry?;
        fs::copy(entry.path(), to.join(entry.file_name()))?;
    }
    Ok(())
}
