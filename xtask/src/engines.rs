//! Plays every network of `data/networks.toml` in real browsers of three engines, a lab for each.

pub(crate) mod pages;
mod run;
mod table;

use std::fs;

use anyhow::{Context, Result, bail};
use project::place::root;

pub(crate) use run::{Kit, Outcome, in_lab, set_up};

use crate::lab::loopback;
use crate::lab::network::{Engine, Table};

/// Arguments of `cargo xtask engines`.
#[derive(clap::Args)]
pub(crate) struct EnginesArgs {
    /// Plays in these engines only.
    #[arg(long, value_name = "ENGINE")]
    engine: Vec<Engine>,
    /// Plays these networks only; data/networks.toml describes them.
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
    /// Takes the package as it was last built.
    #[arg(long)]
    no_build: bool,
    /// Writes the table into docs/results/networks.md.
    #[arg(long, conflicts_with_all = ["engine", "network", "pages"])]
    publish: bool,
}

/// Plays the networks, and shows a table of what came of it.
///
/// # Errors
/// When a report was not the expected one, or an engine or the lab cannot be had.
pub(crate) fn run(args: &EnginesArgs) -> Result<()> {
    if !args.no_build {
        crate::build::run()?;
    }
    let engines = if args.engine.is_empty() {
        Engine::ALL.to_vec()
    } else {
        args.engine.clone()
    };
    if args.pages {
        return demand_none_failed(&pages::play(&engines, &args.only)?);
    }
    let outcomes = play(&engines, &args.network, args.runs)?;
    let networks = Table::read()?;
    let told = table::of(&networks.network, &outcomes);
    println!("\n{told}");
    if args.publish {
        let differences = table::differences(&networks);
        publish(&format!(
            "{told}\nWhat is otherwise in one engine:\n\n{differences}"
        ))?;
    }
    demand_none_failed(&outcomes)
}

fn demand_none_failed(outcomes: &[Outcome]) -> Result<()> {
    let failed: u64 = outcomes.iter().map(|of| of.failed).sum();
    if failed > 0 {
        bail!("{failed} runs did not give the expected report");
    }
    Ok(())
}

/// Plays networks in engines.
pub(crate) fn play(engines: &[Engine], networks: &[String], runs: u32) -> Result<Vec<Outcome>> {
    let mut chosen = vec![("LAB_REPEAT", runs.to_string())];
    if !networks.is_empty() {
        chosen.push(("LAB_NETWORKS", networks.join(" ")));
    }
    in_all(engines, |engine, kit| {
        run::run(engine, kit, "tests/engines/all.test.mjs", &chosen)
    })
}

/// Lets each engine have its lab, all at once: most of the time is spent waiting for names that do not answer.
fn in_all(
    engines: &[Engine],
    run: impl Fn(Engine, &Kit) -> Result<Outcome> + Sync,
) -> Result<Vec<Outcome>> {
    let engines = possible(engines)?;
    let kits = set_up(&engines)?;
    std::thread::scope(|scope| {
        let mut labs = Vec::new();
        for (engine, kit) in &kits {
            let run = &run;
            labs.push(scope.spawn(move || run(*engine, kit)));
        }
        let ended = labs.into_iter().map(std::thread::ScopedJoinHandle::join);
        ended
            .map(|outcome| outcome.unwrap_or_else(|_| bail!("an engine's lab broke")))
            .collect()
    })
}

/// The engines that can be played in here. Where the machine refuses a network of the lab's own, says what that leaves untested.
fn possible(engines: &[Engine]) -> Result<Vec<Engine>> {
    let Err(why) = crate::lab::ensure_apart() else {
        return Ok(engines.to_vec());
    };
    println!(
        "{why:#}.\n\nSo everything is played on loopback, where no resolver takes part. What is not tested then, and why:\n"
    );
    for network in Table::read()?.network {
        for engine in Engine::ALL {
            if let Some(obstacle) = loopback::obstacle(&network, engine)
                && network.absent(engine).is_none()
            {
                println!("{} in {}: {obstacle}", network.name, engine.title());
            }
        }
    }
    println!();
    Ok(vec![Engine::Chromium])
}

fn publish(table: &str) -> Result<()> {
    fs::write(root().join(PUBLISHED), format!("{HEAD}\n{table}"))
        .with_context(|| format!("cannot write {PUBLISHED}"))?;
    println!("wrote {PUBLISHED}");
    Ok(())
}

const PUBLISHED: &str = "docs/results/networks.md";

/// What is written above the table.
const HEAD: &str = "# What came of every network

Written by `cargo xtask engines --publish`. A cell says what the check said, in how many of the runs, and the median time to the verdict; bold is
what was not expected. A dash: the network cannot exist in that engine.
";
