//! Commands whose program is another crate: compiles it when it is asked for, and hands the arguments over as they are.

use std::env;
use std::ffi::OsString;
use std::process::Command;

use anyhow::{Context, Result};
use project::cargo;

/// Arguments that the other program reads, `--help` among them.
#[derive(clap::Args)]
pub(crate) struct HandedOver {
    #[arg(
        trailing_var_arg = true,
        allow_hyphen_values = true,
        value_name = "ARGUMENTS"
    )]
    _words: Vec<OsString>,
}

/// What an operator or a maintainer asks.
///
/// # Errors
/// When the program does not compile or cannot be started. Where it fails, this one ends as it does.
pub(crate) fn to_operator() -> Result<()> {
    cargo::build(&["operator"])?;
    // The command's own name comes first, and the arguments just as they were written: clap takes the first `--` away.
    let status = Command::new(cargo::beside("conficker-operator")?)
        .args(env::args_os().skip(1))
        .status()
        .context("cannot start the operator's program")?;
    std::process::exit(status.code().unwrap_or(1))
}
