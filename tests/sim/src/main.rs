//! Measures the verdict's error rates over millions of simulated checks, beside the rules that came before.
//!
//! `cargo xtask sim` compiles this for speed and starts it. The library counts; the files here report, and may write
//! what is published.

#![allow(clippy::disallowed_methods, reason = "only the core may not ask what time it is")]
#![allow(clippy::print_stdout, reason = "a command line tool speaks by printing")]

mod demands;
mod kept;
mod page;
mod plots;
mod publish;
mod rates;
mod replays;
mod share;
mod summary;

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result, anyhow, bail, ensure};
use clap::Parser;
use indicatif::{ProgressBar, ProgressStyle};
use project::place::target;
use project::process;
use sim::{Results, Row, Sample};
use worlds::{Replay, scenario};

use demands::Demand;
use kept::Kept;

fn main() -> ExitCode {
    process::exit_code(run(&SimArgs::parse()))
}

/// Measures the verdict's error rates in simulated networks, beside the rules that came before.
#[derive(Parser)]
#[command(name = "cargo xtask sim", bin_name = "cargo xtask sim")]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a way of its own, and at most one is given"
)]
struct SimArgs {
    /// Counts the runs of this scenario alone.
    #[arg(long, value_name = "SCENARIO", group = "way")]
    only: Option<String>,
    /// Tells the run with this seed step by step: of the scenario, or of the mixed population.
    #[arg(long, value_name = "[SCENARIO:]SEED", group = "way")]
    replay: Option<String>,
    /// Times a million checks on one core.
    #[arg(long, group = "way")]
    bench: bool,
    /// Writes the numbers into docs/DESIGN.md, the page of error rates, and what the awareness page tells of them.
    #[arg(long, groups = ["way", "published"])]
    publish: bool,
    /// Writes the same from what was counted last, after a change of words or pictures.
    #[arg(long, groups = ["way", "published"])]
    again: bool,
    /// Only says whether what is published is what was counted last, and whether the first runs are as they were then.
    #[arg(long, groups = ["way", "published"])]
    check: bool,
    /// Only says whether what was counted last is what is counted now.
    #[arg(long, groups = ["way", "published"])]
    recount: bool,
    #[command(flatten)]
    size: Size,
}

/// How much is counted. What is published is always of the size that is the default.
#[derive(clap::Args)]
#[group(conflicts_with = "published")]
struct Size {
    /// Runs of each scenario.
    #[arg(long, value_name = "N", default_value_t = Self::PUBLISHED.runs)]
    runs: u64,
    /// Runs of the mixed population.
    #[arg(long, value_name = "N", default_value_t = Self::PUBLISHED.mixed)]
    mixed: u64,
    /// Runs of the mixed population of checks on an operator's own names.
    #[arg(long, value_name = "N", default_value_t = Self::PUBLISHED.own)]
    own: u64,
    /// The first seed; others than those that the model was made with show whether it fits these alone.
    #[arg(long, value_name = "SEED", default_value_t = Self::PUBLISHED.first_seed)]
    first_seed: u64,
}

impl Size {
    const PUBLISHED: Self = Self {
        runs: 100_000,
        mixed: 10_000_000,
        own: 3_000_000,
        first_seed: 0,
    };
}

/// Counts, and says what was found.
///
/// # Errors
/// When a demand is not met, or what is to be counted is not known.
fn run(args: &SimArgs) -> Result<()> {
    if args.check {
        return check();
    }
    if args.again {
        let Kept { results, .. } = Kept::read()?;
        return publish::write(&results, &demands::of(&results));
    }
    if args.bench {
        println!("{}", summary::speed(&sim::speed(SPEED_RUNS)));
        return Ok(());
    }
    if let Some(run) = &args.replay {
        let replay = Replay::of(run).map_err(|error| anyhow!(error))?;
        println!("{}", replay.text);
        return Ok(());
    }
    if let Some(name) = &args.only {
        let row = count_of_scenario(name, &args.size)?;
        print!("{}", summary::row(&row));
        return Ok(());
    }
    let results = measure(&args.size)?;
    if args.recount {
        return recount(results);
    }
    let demands = demands::of(&results);
    print!("{}", summary::of(&results, &demands));
    let folder = keep(&results, &demands)?;
    println!(
        "\nEverything that was counted: {0}/results.json, and for people {0}/error-rates.html",
        folder.display()
    );
    if args.publish {
        publish::write(&results, &demands)?;
        let sample = sample()?;
        Kept { sample, results }.write()?;
    }
    judge(&demands)
}

/// Demands that what is published says what was counted last, that every demand is met there, and that the core does
/// in the first runs of every world what it did then.
///
/// # Errors
/// When a number that is published is not what was counted, a demand is not met, or a run takes another course.
fn check() -> Result<()> {
    let kept = Kept::read()?;
    let demands = demands::of(&kept.results);
    print!("{}", summary::of(&kept.results, &demands));
    kept.compare(&sample()?)?;
    publish::compare(&kept.results, &demands)?;
    judge(&demands)
}

/// Demands that what was counted now is what is kept.
fn recount(results: Results) -> Result<()> {
    let now = Kept {
        sample: sample()?,
        results,
    };
    ensure!(
        now.to_text()? == Kept::read()?.to_text()?,
        "{} says other numbers than are counted; run `cargo xtask sim --publish` and commit what it writes",
        kept::FILE
    );
    Ok(())
}

fn sample() -> Result<Sample> {
    let progress = progress()?;
    let sample = sim::sample(&progress);
    progress.finish_and_clear();
    Ok(sample)
}

fn judge(demands: &[Demand]) -> Result<()> {
    let broken: Vec<_> = demands.iter().filter(|demand| !demand.met).collect();
    if !broken.is_empty() {
        let broken: Vec<_> = broken.iter().map(|demand| demand.what.as_str()).collect();
        bail!("the error rates are too high:\n  {}", broken.join("\n  "));
    }
    Ok(())
}

fn measure(size: &Size) -> Result<Results> {
    let progress = progress()?;
    let size = sim::Size {
        first: size.first_seed,
        mixed: size.mixed,
        own: size.own,
        scenario: size.runs,
        variation: VARIATION_RUNS,
    };
    let results = sim::measure(size, &progress);
    progress.finish_and_clear();
    Ok(results)
}

fn count_of_scenario(name: &str, size: &Size) -> Result<Row> {
    let progress = progress()?;
    let scenario = scenario(name).with_context(|| format!("no scenario is called `{name}`"))?;
    let row = sim::measure_scenario(&scenario, size.first_seed, size.runs, &progress);
    progress.finish_and_clear();
    Ok(row)
}

fn progress() -> Result<ProgressBar> {
    let style = ProgressStyle::with_template("simulating {bar:40} {percent:>3} % of {human_len} runs, {eta} to go")?;
    Ok(ProgressBar::new(1).with_style(style))
}

/// Runs of each scenario for each figure that is halved, doubled or varied.
const VARIATION_RUNS: u64 = 300;
const SPEED_RUNS: u64 = 1_000_000;

/// Keeps all that was counted where a build may leave things.
fn keep(results: &Results, demands: &[Demand]) -> Result<PathBuf> {
    let folder = target().join("sim");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("results.json"), serde_json::to_string_pretty(results)?)?;
    fs::write(folder.join("error-rates.html"), page::of(results, demands)?)?;
    Ok(folder)
}
