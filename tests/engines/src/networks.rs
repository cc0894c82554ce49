//! Plays every network and change of `data/networks.toml` in real browsers of three engines, a lab for each.

use anyhow::{Result, bail};
use worlds::{Engine, Networks};

use crate::run::{Outcome, With};
use crate::{labs, pages, publish, run, table};

/// Arguments of `cargo xtask engines`.
#[derive(clap::Args)]
pub(crate) struct EnginesArgs {
    #[command(flatten)]
    with: With,
    /// Plays these networks and changes only; data/networks.toml describes them.
    #[arg(long, value_name = "NAME")]
    network: Vec<String>,
    /// Plays each network so many times, each with another seed.
    #[arg(long, value_name = "N", default_value_t = 1)]
    runs: u32,
    /// Plays odd pages instead: those of tests/engines/odd/.
    #[arg(long, conflicts_with_all = ["network", "runs"])]
    pages: bool,
    /// Plays only the odd pages of these names, or whose names begin so.
    #[arg(long, value_name = "NAME", requires = "pages")]
    only: Vec<String>,
    /// Writes the table into docs/results/networks.md.
    #[arg(long, conflicts_with_all = ["engine", "network", "pages"])]
    publish: bool,
}

/// Plays the networks, and shows a table of what came of it.
///
/// # Errors
/// When a report was not the expected one, or an engine or the lab cannot be had.
pub(crate) fn run(args: &EnginesArgs) -> Result<()> {
    let engines = args.with.package_and_engines()?;
    if args.pages {
        return conclude(&pages::play(&engines, &args.only)?);
    }
    let outcomes = play(&engines, &args.network, args.runs)?;
    let networks = Networks::shipped();
    let told = table::of(&networks, &outcomes);
    println!("\n{told}");
    if args.publish {
        let differences = table::differences(&networks);
        let text = format!("{HEAD}\n{told}\nWhat is otherwise in one engine:\n\n{differences}");
        publish::write("networks.md", &text)?;
    }
    conclude(&outcomes)
}

/// Closes as Node.js's runner does, which `cargo xtask test` counts: what failed, and how many passed.
fn conclude(outcomes: &[Outcome]) -> Result<()> {
    for said in outcomes.iter().flat_map(|of| &of.failures.said) {
        println!("{said}");
    }
    let passed: u64 = outcomes.iter().map(|of| of.passed).sum();
    let failed: u64 = outcomes.iter().map(|of| of.failed).sum();
    println!("# pass {passed}\n# fail {failed}");
    if failed > 0 {
        bail!("{failed} runs did not give the expected report");
    }
    Ok(())
}

/// Plays networks in engines.
fn play(engines: &[Engine], networks: &[String], runs: u32) -> Result<Vec<Outcome>> {
    let mut chosen = vec![("LAB_REPEAT", runs.to_string())];
    if !networks.is_empty() {
        chosen.push(("LAB_NETWORKS", networks.join(" ")));
    }
    labs::in_all(engines, |engine, kit| {
        run::run(engine, kit, "tests/engines/all.test.mjs", &chosen)
    })
}

/// What is written above the table.
const HEAD: &str = "# What came of every network

Written by `cargo xtask engines --publish`. A cell says what the check said, in how many of the runs, and the median \
time to the verdict; bold is
what was not expected. A dash: the network cannot exist in that engine. The last rows are changes of the network under
a tab that stays open, and tell of the second check.
";
