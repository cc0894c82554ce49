//! Runs a test runner, shows what it says as it says it, counts, and keeps what it says of failures.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use project::failures::Failures;

use super::count::Count;

/// Runs a command whose standard output tells how many tests passed and failed.
pub(super) fn run(command: &mut Command) -> Result<Count> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start `{}`", command.get_program().to_string_lossy()))?;
    let mut count = Count::default();
    let mut failures = Failures::default();
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).split(b'\n') {
            let line = line?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            count = [count, Count::read(&line)].into_iter().sum();
            failures.read(&line);
        }
    }
    count.said = failures.said;
    Ok(count.judged(child.wait()?.success()))
}
