//! The data files as Rust. `cargo xtask codegen` writes the modules.

pub(crate) mod blocklist;
pub(crate) mod catalogue;
pub(crate) mod model;
