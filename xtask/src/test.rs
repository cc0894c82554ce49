//! Sets up and runs every test, each stage announced and timed; one that fails does not keep the next from running.

mod count;
mod reproduce;
mod stage;
mod stream;

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::progress::seconds;
use crate::setup;
use count::Count;
use stage::{STAGES, Stage, Workbench};

/// Arguments of `cargo xtask test`.
#[derive(clap::Args)]
pub(crate) struct TestArgs {
    /// Runs these stages only.
    #[arg(long, value_name = "STAGE")]
    only: Vec<Stage>,
}

/// Runs every test, and closes with one line that counts them.
///
/// # Errors
/// When any of them failed.
pub(crate) fn run(args: &TestArgs) -> Result<()> {
    let start = Instant::now();
    let (toolchain, chromium) = setup::for_test()?;
    let workbench = Workbench {
        toolchain,
        chromium,
    };
    let chosen = STAGES
        .iter()
        .filter(|stage| args.only.is_empty() || args.only.contains(stage));
    let done: Vec<_> = chosen.map(|stage| perform(*stage, &workbench)).collect();
    conclude(&done, start.elapsed())
}

/// A stage that has run.
struct Done {
    stage: Stage,
    count: Count,
    took: Duration,
}

fn perform(stage: Stage, workbench: &Workbench) -> Done {
    println!("\n== {} ==", stage.title());
    let start = Instant::now();
    let count = stage.run(workbench).unwrap_or_else(|error| {
        println!("error: {error:#}");
        Count::FAILED
    });
    let took = start.elapsed();
    println!("== {}: {count}, {} ==", stage.title(), seconds(took));
    Done { stage, count, took }
}

/// Shows all stages at a glance, and last of all the sum in a plain line.
fn conclude(done: &[Done], took: Duration) -> Result<()> {
    println!();
    for Done { stage, count, took } in done {
        println!("{:<36} {:>8}  {count}", stage.title(), seconds(*took));
    }
    println!("{:<36} {:>8}", "in all, with setting up", seconds(took));
    let sum: Count = done.iter().map(|done| done.count).sum();
    println!("\n{sum}");
    if sum.failed > 0 {
        bail!("{} failed", sum.failed);
    }
    Ok(())
}
