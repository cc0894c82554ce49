//! Builds `pkg/wasm/`.

/// Builds the WebAssembly part of the package.
pub(crate) fn run() -> anyhow::Result<()> {
    Ok(())
}
