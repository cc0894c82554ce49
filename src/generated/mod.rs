//! The data files as Rust. Written by `cargo xtask codegen`; do not edit.

pub(crate) mod blocklist;
pub(crate) mod catalogue;
pub(crate) mod model;
