//! Measures the verdict's error rates over millions of simulated checks, beside the rules that came before.
//!
//! The counting is done by the crate `sim`, compiled for speed; here it is started, and what it counted is told to people.

mod demands;
mod page;
mod plots;
mod publish;
mod rates;
mod summary;

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};
use project::place::target;
use project::{cargo, process};
use serde::de::DeserializeOwned;
use sim::{Results, Row, Speed};

use demands::Demand;

pub(crate) use rates::{Published, Share};

/// Arguments of `cargo xtask sim`.
#[derive(clap::Args)]
pub(crate) struct SimArgs {
    /// Counts the runs of this scenario alone.
    #[arg(long, value_name = "SCENARIO")]
    only: Option<String>,
    /// Tells the run with this seed line by line: of the scenario, or of the mixed population.
    #[arg(long, value_name = "[SCENARIO:]SEED", conflicts_with = "only")]
    replay: Option<String>,
    /// Times a million checks on one core.
    #[arg(long, conflicts_with_all = ["only", "replay"])]
    bench: bool,
    /// Writes the numbers into docs/DESIGN.md, the page of error rates, and what the awareness page tells of them.
    #[arg(long, conflicts_with_all = ["only", "replay", "bench", "first_seed", "mixed", "runs"])]
    publish: bool,
    #[command(flatten)]
    size: Size,
}

/// How much is counted. What is published is always of the size that is the default.
#[derive(clap::Args)]
struct Size {
    /// Runs of each scenario.
    #[arg(long, value_name = "N", default_value_t = Self::PUBLISHED.runs)]
    runs: u64,
    /// Runs of the mixed population.
    #[arg(long, value_name = "N", default_value_t = Self::PUBLISHED.mixed)]
    mixed: u64,
    /// The first seed; others than those that the model was made with show whether it fits these alone.
    #[arg(long, value_name = "SEED", default_value_t = Self::PUBLISHED.first_seed)]
    first_seed: u64,
}

impl Size {
    const PUBLISHED: Self = Self {
        runs: 100_000,
        mixed: 10_000_000,
        first_seed: 0,
    };
}

/// Counts, and says what was found.
///
/// # Errors
/// When a demand is not met, or what is to be counted is not known.
pub(crate) fn run(args: &SimArgs) -> Result<()> {
    if args.bench {
        println!("{}", summary::speed(&bench()?));
        return Ok(());
    }
    if let Some(run) = &args.replay {
        print!("{}", replay(run)?);
        return Ok(());
    }
    if let Some(name) = &args.only {
        let Size {
            runs, first_seed, ..
        } = &args.size;
        let [runs, first] = [runs, first_seed].map(u64::to_string);
        let row: Row = count(&[
            "scenario", "--name", name, "--first", &first, "--runs", &runs,
        ])?;
        print!("{}", summary::row(&row));
        return Ok(());
    }
    let results = measure(&args.size)?;
    let demands = demands::of(&results);
    print!("{}", summary::of(&results, &demands));
    let folder = keep(&results, &demands)?;
    println!(
        "\nEverything that was counted: {0}/results.json, and for people {0}/error-rates.html",
        folder.display()
    );
    if args.publish {
        publish::write(&results, &demands)?;
    }
    judge(&demands)
}

/// Counts everything anew, and demands that what is published says the same and that every demand is met.
///
/// # Errors
/// When a number that is published is not what is counted, or a demand is not met.
pub(crate) fn check() -> Result<()> {
    let results = measure(&Size::PUBLISHED)?;
    let demands = demands::of(&results);
    print!("{}", summary::of(&results, &demands));
    publish::compare(&results, &demands)?;
    judge(&demands)
}

fn judge(demands: &[Demand]) -> Result<()> {
    let broken: Vec<_> = demands.iter().filter(|demand| demand.is_broken()).collect();
    if !broken.is_empty() {
        let broken: Vec<_> = broken.iter().map(|demand| demand.what.as_str()).collect();
        bail!("the error rates are too high:\n  {}", broken.join("\n  "));
    }
    Ok(())
}

fn measure(size: &Size) -> Result<Results> {
    let [first, mixed, runs] = [size.first_seed, size.mixed, size.runs].map(|of| of.to_string());
    count(&[
        "measure",
        "--first",
        &first,
        "--mixed",
        &mixed,
        "--scenario",
        &runs,
        "--variation",
        VARIATION_RUNS,
    ])
}

fn bench() -> Result<Speed> {
    count(&["speed", "--checks", SPEED_RUNS])
}

/// Runs of each scenario for each figure that is halved, doubled or varied.
const VARIATION_RUNS: &str = "300";
const SPEED_RUNS: &str = "1000000";

fn replay(run: &str) -> Result<String> {
    let (scenario, seed) = match run.rsplit_once(':') {
        Some((scenario, seed)) => (Some(scenario), seed),
        None => (None, run),
    };
    ensure!(
        seed.parse::<u64>().is_ok(),
        "`{seed}` is no seed, which is a number"
    );
    let mut words = vec!["replay", "--seed", seed];
    words.extend(scenario.into_iter().flat_map(|name| ["--scenario", name]));
    ask(&words)
}

fn count<T: DeserializeOwned>(words: &[&str]) -> Result<T> {
    serde_json::from_str(&ask(words)?).context("what was counted does not read")
}

/// Runs the crate `sim`, which shows its progress itself, and gives what it prints.
fn ask(words: &[&str]) -> Result<String> {
    process::run(cargo::ours().args(["build", "--release", "--package", "sim", "--locked"]))
        .context("the simulator does not compile")?;
    let program = target().join("release/sim");
    let output = Command::new(program)
        .args(words)
        .stderr(Stdio::inherit())
        .output()
        .context("cannot start the simulator")?;
    ensure!(
        output.status.success(),
        "the simulator failed ({})",
        output.status
    );
    Ok(String::from_utf8(output.stdout)?)
}

/// Keeps all that was counted where a build may leave things.
fn keep(results: &Results, demands: &[Demand]) -> Result<PathBuf> {
    let folder = target().join("sim");
    fs::create_dir_all(&folder)?;
    fs::write(
        folder.join("results.json"),
        serde_json::to_string_pretty(results)?,
    )?;
    fs::write(folder.join("error-rates.html"), page::of(results, demands)?)?;
    Ok(folder)
}
