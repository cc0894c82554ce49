//! Sets up and runs every test, stages side by side as far as the machine bears it; one that fails does not keep the
//! next from running.

mod browser;
mod commands;
mod copy;
mod count;
mod job;
mod mutants;
mod newcomer;
mod passed;
mod reads;
mod reproduce;
mod schedule;
mod stage;
mod stream;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use project::progress::seconds;

use crate::handed_over::compile_for_labs;
use commands::Workbench;
use count::Count;
use job::{Done, Job};
use stage::{LONG, STAGES, Stage, quick};

/// Arguments of `cargo xtask test`.
#[derive(clap::Args)]
pub(crate) struct TestArgs {
    /// Runs these stages only, one after the other, and nothing twice.
    #[arg(long, value_name = "STAGE")]
    only: Vec<Stage>,
    /// Runs everything, whatever passed before, and the long sweeps as well, which write docs/results/.
    #[arg(long, conflicts_with = "only")]
    all: bool,
    /// Runs one job, as this command starts several side by side, and writes there what came of it.
    #[arg(long, hide = true, requires = "result")]
    job: Option<Job>,
    #[arg(long, hide = true)]
    result: Option<PathBuf>,
}

/// Runs every test, and closes with one line that counts them.
///
/// # Errors
/// When any of them failed.
pub(crate) fn run(args: &TestArgs) -> Result<()> {
    if let (Some(job), Some(result)) = (args.job, &args.result) {
        return run_job(job, result);
    }
    if args.all {
        return run_side_by_side(&[STAGES, LONG].concat(), Job::run);
    }
    if args.only.is_empty() {
        return run_side_by_side(STAGES, Job::run_where_changed);
    }
    let start = Instant::now();
    let workbench = Workbench::set_up()?;
    // Whatever else is tested is tested with the package.
    if !args.only.contains(&Stage::Build) && args.only.iter().any(|stage| stage.needs().contains(&Stage::Build)) {
        crate::build::build(workbench.toolchain)?;
    }
    compile_for(&args.only)?;
    let chosen = STAGES.iter().chain(LONG).filter(|stage| args.only.contains(stage));
    let jobs = chosen.copied().flat_map(Job::all);
    let done: Vec<_> = jobs.map(|job| perform(job, &workbench)).collect();
    conclude(&done, start.elapsed())
}

/// Checks what a change could have broken, without a browser.
///
/// # Errors
/// As [`run`].
pub(crate) fn check() -> Result<()> {
    run_side_by_side(quick(), Job::run_where_changed)
}

fn run_side_by_side(stages: &[Stage], run: fn(Job) -> Done) -> Result<()> {
    let start = Instant::now();
    let workbench = Workbench::set_up()?;
    if stages != quick() {
        workbench.set_up_all()?;
    }
    compile_for(stages)?;
    let jobs = stages.iter().copied().flat_map(Job::all).collect();
    let done = schedule::play(jobs, run);
    conclude(&done, start.elapsed())
}

/// Compiles what stages start in a lab, before any of them runs: two that compile at the same time would wait for one
/// another.
fn compile_for(stages: &[Stage]) -> Result<()> {
    if stages.iter().any(|stage| stage.is_in_lab()) {
        compile_for_labs()?;
    }
    Ok(())
}

fn run_job(job: Job, result: &Path) -> Result<()> {
    let count = count(job, &Workbench::set_up()?);
    fs::write(result, serde_json::to_vec(&count)?).context("cannot write what came of the stage")
}

fn perform(job: Job, workbench: &Workbench) -> Done {
    println!("\n== {} ==", job.stage.title());
    let start = Instant::now();
    let count = count(job, workbench);
    let took = start.elapsed();
    println!("== {}: {count}, {} ==", job.stage.title(), seconds(took));
    Done { job, count, took }
}

fn count(job: Job, workbench: &Workbench) -> Count {
    job.stage.run(job.part, workbench).unwrap_or_else(|error| {
        let said = format!("error: {error:#}");
        println!("{said}");
        Count {
            said: vec![said],
            ..Count::FAILED
        }
    })
}

/// Shows all stages at a glance and what was said of failures, and last of all the sum in a plain line.
fn conclude(done: &[Done], took: Duration) -> Result<()> {
    println!();
    for Done { job, count, took } in done {
        let part = if job.of > 1 {
            format!(" {} of {}", job.part, job.of)
        } else {
            String::new()
        };
        println!(
            "{:<42} {:>8}  {count}",
            job.stage.title().to_owned() + &part,
            seconds(*took)
        );
    }
    println!("{:<42} {:>8}", "in all, with setting up", seconds(took));
    for Done { job, count, .. } in done.iter().filter(|done| done.count.failed > 0) {
        println!("\nFailed in {}:\n{}", job.stage.title(), count.said.join("\n"));
    }
    let sum: Count = done.iter().map(|done| done.count.clone()).sum();
    println!("\n{sum}");
    if sum.failed > 0 {
        bail!("{} failed", sum.failed);
    }
    Ok(())
}
