//! Finds the tools that the commands need, and installs what is missing.
//!
//! Every install is announced in a sentence before it happens. What is found is left as it is.

pub(crate) mod browser;
pub(crate) mod bundlers;
pub(crate) mod debian;
pub(crate) mod engines;
pub(crate) mod fonts;
pub(crate) mod lighthouse;
pub(crate) mod markup;
pub(crate) mod node;
pub(crate) mod old_engine;
pub(crate) mod paper;
pub(crate) mod servers;
pub(crate) mod wasm32;

use anyhow::Result;

use wasm32::Toolchain;

/// What building needs: a compiler for WebAssembly, Node.js and the npm tools.
pub(crate) fn for_build() -> Result<Toolchain> {
    let toolchain = wasm32::find_or_install()?;
    node::find_or_install()?;
    Ok(toolchain)
}
