//! Programs that are published as crates, compiled into the target folder.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};
use project::place::target;
use project::process;
use project::progress::{say, step};

/// Finds a program that was compiled before, or compiles it.
///
/// # Errors
/// When it cannot be had.
pub(crate) fn find_or_compile(name: &str, version: &str, why: &str) -> Result<PathBuf> {
    let home = target().join(name);
    let program = home.join("bin").join(name);
    if !program.is_file() {
        say(&format!(
            "Installing from crates.io, with cargo install, into {}: {name} {version}. Needed to {why}.",
            home.display()
        ));
        step(&format!("Compiling {name}"), || {
            let mut cargo = Command::new("cargo");
            cargo
                .args(["install", name, "--locked", "--version", version, "--root"])
                .arg(&home);
            process::run_silently(&mut cargo).map(drop)
        })
        .with_context(|| format!("{name} could not be had; install it and run this again"))?;
    }
    Ok(program)
}
