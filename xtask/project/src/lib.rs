//! What all commands share: where the project's files are, other programs, and what a person sees meanwhile. It may
//! hold nothing that one command alone needs.

#![allow(clippy::disallowed_methods, reason = "only the core may not ask what time it is")]

pub mod cargo;
pub mod failures;
pub mod marks;
pub mod place;
pub mod process;
pub mod progress;
pub mod rates;
pub mod sri;
pub mod tree;
