//! Weighs what the visitor downloads.

/// Shows sizes against the budget.
pub(crate) fn run() -> anyhow::Result<()> {
    Ok(())
}
