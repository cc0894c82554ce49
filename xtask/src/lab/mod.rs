//! A simulated network to look at and to test in.

/// Arguments of `cargo xtask lab`.
#[derive(clap::Args)]
pub(crate) struct LabArgs {}

/// Runs the lab.
pub(crate) fn run(_args: LabArgs) -> anyhow::Result<()> {
    Ok(())
}
