//! Counts, and prints what was counted as JSON. `cargo xtask sim` runs this and makes a report of it.

#![allow(
    clippy::print_stdout,
    reason = "a command line tool speaks by printing"
)]

use clap::Parser;
use indicatif::{ProgressBar, ProgressStyle};
use sim::{Size, measure, measure_scenario, speed};
use std::error::Error;
use worlds::{Population, Scenario, Simulator, scenario};

/// Counts verdicts over many simulated runs.
#[derive(Parser)]
enum Cli {
    /// Counts everything.
    Measure {
        /// The first seed.
        #[arg(long)]
        first: u64,
        #[arg(long)]
        mixed: u64,
        #[arg(long)]
        scenario: u64,
        #[arg(long)]
        variation: u64,
    },
    /// Counts the runs of one scenario.
    Scenario {
        #[arg(long)]
        name: String,
        /// The first seed.
        #[arg(long)]
        first: u64,
        #[arg(long)]
        runs: u64,
    },
    /// Tells one run of a scenario, or of the mixed population, line by line.
    Replay {
        /// A scenario's name; the mixed population where there is none.
        #[arg(long)]
        scenario: Option<String>,
        #[arg(long)]
        seed: u64,
    },
    /// Times checks on one core.
    Speed {
        #[arg(long)]
        checks: u64,
    },
}

fn named(name: &str) -> Result<Scenario, String> {
    scenario(name).ok_or_else(|| format!("no scenario is called `{name}`"))
}

fn replay(name: Option<&str>, seed: u64) -> Result<String, Box<dyn Error>> {
    let scenario = match name {
        Some(name) => named(name)?,
        None => {
            let population = Population::shipped();
            population.on_line(population.draw(seed))
        }
    };
    let mut lines = vec![format!(
        "{}: {}, seed {seed}",
        scenario.name, scenario.about
    )];
    lines.extend(Simulator::new(scenario).transcript(seed));
    Ok(lines.join("\n"))
}

fn progress() -> Result<ProgressBar, Box<dyn Error>> {
    let style = ProgressStyle::with_template(
        "simulating {bar:40} {percent:>3} % of {human_len} runs, {eta} to go",
    )?;
    Ok(ProgressBar::new(1).with_style(style))
}

fn main() -> Result<(), Box<dyn Error>> {
    let text = match Cli::parse() {
        Cli::Measure {
            first,
            mixed,
            scenario,
            variation,
        } => {
            let progress = progress()?;
            let size = Size {
                first,
                mixed,
                scenario,
                variation,
            };
            let results = measure(size, &progress);
            progress.finish_and_clear();
            serde_json::to_string(&results)?
        }
        Cli::Scenario { name, first, runs } => {
            let progress = progress()?;
            let row = measure_scenario(&named(&name)?, first, runs, &progress);
            progress.finish_and_clear();
            serde_json::to_string(&row)?
        }
        Cli::Replay { scenario, seed } => replay(scenario.as_deref(), seed)?,
        Cli::Speed { checks } => serde_json::to_string(&speed(checks))?,
    };
    println!("{text}");
    Ok(())
}
