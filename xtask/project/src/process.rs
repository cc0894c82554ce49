//! Other programs: finding them and running them.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Output, Stdio};

use anyhow::{Context, Result, bail};

/// Finds a program on the search path, or where administrators' programs are kept.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path)
        .chain(["/usr/sbin".into(), "/sbin".into()])
        .map(|dir| dir.join(program))
        .find(|file| file.is_file())
}

/// Runs a command that may print, and demands that it succeeds.
pub fn run(command: &mut Command) -> Result<()> {
    let name = name(command);
    let status = command.status().with_context(|| format!("cannot start `{name}`"))?;
    if !status.success() {
        bail!("`{name}` failed ({status})");
    }
    Ok(())
}

/// Runs a command out of sight, demands that it succeeds, and gives what it wrote to its standard output.
///
/// # Errors
/// When it fails: with the last lines of what it wrote.
pub fn run_silently(command: &mut Command) -> Result<String> {
    let name = name(command);
    let output = capture(command).with_context(|| format!("cannot start `{name}`"))?;
    if !output.status.success() {
        bail!("`{name}` failed ({}):\n{}", output.status, last_lines(&output));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Gives what a command writes to its standard output, or nothing where it is missing or fails.
pub fn ask(command: &mut Command) -> Option<String> {
    let output = capture(command).ok()?;
    let text = String::from_utf8_lossy(&output.stdout);
    output.status.success().then(|| text.trim().to_owned())
}

/// What a program ends with; where its command failed, it says why.
pub fn exit_code(outcome: Result<()>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn capture(command: &mut Command) -> std::io::Result<Output> {
    command.stdin(Stdio::null()).output()
}

/// The command's name as an error message shows it: the program and its first argument, without their folders.
fn name(command: &Command) -> String {
    let words = [command.get_program()].into_iter();
    let words = words.chain(command.get_args().take(1));
    let words = words.map(|word| Path::new(word).file_name().unwrap_or(word));
    let words: Vec<_> = words.map(OsStr::to_string_lossy).collect();
    words.join(" ")
}

fn last_lines(output: &Output) -> String {
    let text = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<_> = text.lines().collect();
    lines[lines.len().saturating_sub(LINES_SHOWN)..].join("\n")
}

/// How much of a failed command's words is worth reading.
const LINES_SHOWN: usize = 30;
