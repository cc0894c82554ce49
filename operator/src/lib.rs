//! What is known of names and policies: may hold what both the operator's program and the build ask, and touches no
//! network.

#![allow(clippy::print_stdout, reason = "a command line tool speaks by printing")]

pub mod lint_host;
pub mod pictures;
pub mod policy;
