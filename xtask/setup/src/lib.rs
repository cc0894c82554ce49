//! Finds the tools that the commands need, and installs what is missing: may start package managers, and write where
//! they install.
//!
//! Every install is announced in a sentence before it happens. What is found is left as it is.

#![allow(clippy::disallowed_methods, reason = "only the core may not ask what time it is")]

pub mod browser;
pub mod bundlers;
mod crates;
pub mod debian;
pub mod engines;
pub mod fonts;
pub mod lighthouse;
pub mod markup;
pub mod mutants;
pub mod node;
pub mod old_engine;
pub mod paper;
pub mod servers;
pub mod wasm32;
pub mod wordpress;

use anyhow::Result;

use wasm32::Toolchain;

/// What building needs: a compiler for WebAssembly, Node.js and the npm tools.
pub fn for_build() -> Result<Toolchain> {
    let toolchain = wasm32::find_or_install()?;
    node::find_or_install()?;
    Ok(toolchain)
}

/// What a lab needs for a command, so that several may be opened at once.
///
/// # Errors
/// When something is missing and cannot be had.
pub fn for_labs() -> Result<()> {
    fonts::ensure()?;
    paper::find_or_install()?;
    servers::find_or_unpack().map(drop)
}
