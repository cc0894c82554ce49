//! Cargo, started by a program that cargo itself started.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::place::root;
use crate::process;

/// The cargo that runs us, as a person would start it in the project's root.
pub fn ours() -> Command {
    let program = env::var_os("CARGO").map_or_else(|| "cargo".into(), PathBuf::from);
    let mut command = Command::new(program);
    forget_us(&mut command);
    command.current_dir(root());
    command
}

/// Takes from a command what cargo told us of ourselves.
///
/// Some crates compile anew when that changes: `ring`, and all that is built on it, at every turn.
pub fn forget_us(command: &mut Command) {
    for (variable, _) in env::vars_os() {
        let name = variable.to_string_lossy();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&variable);
        }
    }
}

/// Runs a command of `cargo xtask`.
///
/// # Errors
/// When it fails.
pub fn xtask(words: &[&str]) -> Result<()> {
    process::run(ours().arg("xtask").args(words))
}

/// Compiles packages of the workspace whose programs other commands start.
///
/// # Errors
/// When one does not compile.
pub fn build(packages: &[&str]) -> Result<()> {
    let packages = packages.iter().flat_map(|name| ["--package", name]);
    let mut build = ours();
    build.args(["build", "--locked"]).args(packages);
    process::run(&mut build)
}

/// A program of the workspace, which lies beside this one.
///
/// # Errors
/// When it has not been compiled.
pub fn beside(program: &str) -> Result<PathBuf> {
    let this = env::current_exe().context("cannot find this program's own file")?;
    let file = this.with_file_name(format!("{program}{}", env::consts::EXE_SUFFIX));
    if !file.is_file() {
        bail!("{} has not been compiled", file.display());
    }
    Ok(file)
}
