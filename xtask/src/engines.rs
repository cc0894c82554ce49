//! Plays every network of `data/networks.toml` in real browsers of three engines, a lab for each.

mod run;
mod table;

use std::fs;

use anyhow::{Context, Result, bail};

pub(crate) use run::{Kit, Outcome, in_lab, set_up};

use crate::lab::loopback;
use crate::lab::network::{Engine, Table};
use crate::place::root;

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
    /// Takes the package as it was last built.
    #[arg(long)]
    no_build: bool,
    /// Writes the table into TESTING.md.
    #[arg(long, conflicts_with_all = ["engine", "network"])]
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
    let outcomes = play(&engines, &args.network, args.runs)?;
    let networks = Table::read()?;
    let told = table::of(&networks.network, &outcomes);
    println!("\n{told}");
    if args.publish {
        let differences = table::differences(&networks);
        publish(&format!(
            "\n{told}\nWhat is otherwise in one engine:\n\n{differences}"
        ))?;
    }
    let failed: u64 = outcomes.iter().map(|of| of.failed).sum();
    if failed > 0 {
        bail!("{failed} runs did not give the expected report");
    }
    Ok(())
}

/// Plays networks in engines, all engines at once: most of the time is spent waiting for names that do not answer.
pub(crate) fn play(engines: &[Engine], networks: &[String], runs: u32) -> Result<Vec<Outcome>> {
    let engines = possible(engines)?;
    let kits = set_up(&engines)?;
    std::thread::scope(|scope| {
        let mut labs = Vec::new();
        for (engine, kit) in &kits {
            labs.push(scope.spawn(move || run::play(*engine, kit, networks, runs)));
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
    let file = root().join("TESTING.md");
    let text = fs::read_to_string(&file).context("cannot read TESTING.md")?;
    fs::write(&file, crate::marks::between(&text, MARKS, table)?)?;
    println!("wrote TESTING.md");
    Ok(())
}

/// What stands around the table in TESTING.md.
const MARKS: [&str; 2] = [
    "<!-- played by `cargo xtask engines --publish` -->",
    "<!-- end of what is played -->",
];
