//! Writes the generated sources from `data/`.

/// Writes the generated sources, or with `check` only compares.
pub(crate) fn run(_check: bool) -> anyhow::Result<()> {
    Ok(())
}
