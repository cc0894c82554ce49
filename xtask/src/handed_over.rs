//! Commands whose program is another crate: compiles it when it is asked for, and hands the arguments over as they are.

use std::env;
use std::ffi::OsString;
use std::process::Command;

use anyhow::{Context, Result};
use project::place::{root, target};
use project::{cargo, process};

/// Arguments that the other program reads, `--help` among them.
#[derive(clap::Args)]
pub(crate) struct HandedOver {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "ARGUMENTS")]
    _words: Vec<OsString>,
}

/// What an operator or a maintainer asks.
///
/// # Errors
/// As [`become_program`].
pub(crate) fn to_operator() -> Result<()> {
    cargo::build(&["operator"])?;
    become_program(Command::new(cargo::beside(OPERATOR)?).args(arguments(1)))
}

/// What is played in three engines.
///
/// # Errors
/// As [`become_program`].
pub(crate) fn to_engines() -> Result<()> {
    compile_for_labs()?;
    become_program(for_lab(ENGINES)?.args(arguments(1)))
}

/// The lab.
///
/// # Errors
/// As [`become_program`].
pub(crate) fn to_lab() -> Result<()> {
    compile_for_labs()?;
    become_program(for_lab(LAB)?.args(arguments(2)))
}

/// What goes through all evidence.
///
/// # Errors
/// As [`become_program`].
pub(crate) fn to_proof() -> Result<()> {
    become_program(compiled_for_speed(PROOF)?.args(arguments(2)))
}

/// The simulator.
///
/// # Errors
/// As [`become_program`].
pub(crate) fn to_sim() -> Result<()> {
    become_program(compiled_for_speed(SIM)?.args(arguments(2)))
}

/// A program that computes for minutes, compiled for speed.
///
/// # Errors
/// When it does not compile.
pub(crate) fn compiled_for_speed(program: &str) -> Result<Command> {
    process::run(cargo::ours().args(["build", "--release", "--package", program, "--locked"]))?;
    Ok(Command::new(target().join("release").join(program)))
}

/// Compiles the lab, and what is started in it or opens it.
///
/// # Errors
/// When it does not compile.
pub(crate) fn compile_for_labs() -> Result<()> {
    cargo::build(&[ENGINES, LAB, "operator"])
}

/// The lab, or what opens labs, as [`compile_for_labs`] left it; its guests are told where our programs are.
///
/// # Errors
/// When it has not been compiled.
pub(crate) fn for_lab(program: &str) -> Result<Command> {
    let mut command = Command::new(cargo::beside(program)?);
    command
        .current_dir(root())
        .env("LAB_OPERATOR", cargo::beside(OPERATOR)?)
        .env("LAB_XTASK", env::current_exe()?);
    Ok(command)
}

/// The programs' names.
pub(crate) const ENGINES: &str = "engines";
pub(crate) const LAB: &str = "lab";
pub(crate) const PROOF: &str = "proof";
pub(crate) const SIM: &str = "sim";
const OPERATOR: &str = "conficker-operator";

/// Our arguments from a place on, just as they were written: clap takes the first `--` away.
fn arguments(from: usize) -> impl Iterator<Item = OsString> {
    env::args_os().skip(from)
}

/// Goes on as another program, so that whoever stops us stops it.
///
/// # Errors
/// When it cannot be started.
fn become_program(command: &mut Command) -> Result<()> {
    #[cfg(unix)]
    let refusal = std::os::unix::process::CommandExt::exec(command);
    #[cfg(not(unix))]
    let refusal = match command.status() {
        Ok(status) => std::process::exit(status.code().unwrap_or(1)),
        Err(error) => error,
    };
    let name = command.get_program().to_string_lossy();
    Err(refusal).with_context(|| format!("cannot start `{name}`"))
}
