//! Times a check in three browser engines, beside pages that decide by the rules that came before: same browsers, same networks, one run.

mod demands;
mod plot;
mod times;

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::Stdio;

use anyhow::{Context, Result, bail, ensure};

use crate::engines::{in_lab, set_up};
use crate::lab::network::Engine;
use crate::marks;
use crate::place::{root, target};
use times::{Timed, Times};

/// Arguments of `cargo xtask bench`.
#[derive(clap::Args)]
pub(crate) struct BenchArgs {
    /// Times in these engines only.
    #[arg(long, value_name = "ENGINE")]
    engine: Vec<Engine>,
    /// Times each page in each network so many times.
    #[arg(long, value_name = "N", default_value_t = 5)]
    runs: u32,
    /// Takes the package as it was last built.
    #[arg(long)]
    no_build: bool,
    /// Writes the table into DESIGN.md, and the plot beside it.
    #[arg(long, conflicts_with = "engine")]
    publish: bool,
}

/// Times all pages, one engine after the other, and shows medians and what is demanded of them.
///
/// # Errors
/// When a demand is not met, or an engine or the lab cannot be had.
pub(crate) fn run(args: &BenchArgs) -> Result<()> {
    if !args.no_build {
        crate::build::run()?;
    }
    let engines = if args.engine.is_empty() {
        Engine::ALL.to_vec()
    } else {
        args.engine.clone()
    };
    let mut all = Times::default();
    for (engine, kit) in set_up(&engines)? {
        let mut lab = in_lab(engine, &kit, &["tests/engines/bench.mjs"])?;
        lab.env("LAB_REPEAT", args.runs.to_string());
        lab.env("LAB_NETWORKS", NETWORKS.join(" "));
        let mut child = lab
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .context("cannot start the lab")?;
        if let Some(stdout) = child.stdout.take() {
            for line in BufReader::new(stdout).lines() {
                let line = line?;
                println!("{:<9} {line}", engine.title());
                let timed: Timed = serde_json::from_str(&line)
                    .with_context(|| format!("the lab told something else: {line}"))?;
                all.take(engine, timed);
            }
        }
        ensure!(
            child.wait()?.success(),
            "the lab of {} broke",
            engine.title()
        );
    }
    conclude(&all, args.publish)
}

fn conclude(all: &Times, publish: bool) -> Result<()> {
    let demands = demands::of(all);
    let text = format!("{}\n{}", all.in_markdown(), demands::in_markdown(&demands));
    println!("\n{text}");
    let folder = target().join("bench");
    fs::create_dir_all(&folder).context("cannot make a folder for the results")?;
    let plot = plot::draw(all)?;
    fs::write(folder.join("bench.svg"), &plot)?;
    fs::write(
        folder.join("results.json"),
        serde_json::to_string_pretty(all)?,
    )?;
    println!("Everything that was timed: {}", folder.display());
    if publish {
        let file = root().join("DESIGN.md");
        let design = fs::read_to_string(&file).context("cannot read DESIGN.md")?;
        fs::write(&file, marks::between(&design, MARKS, &format!("\n{text}"))?)?;
        fs::write(root().join("docs/time-to-verdict.svg"), &plot)?;
        println!("wrote DESIGN.md and docs/time-to-verdict.svg");
    }
    let broken: Vec<_> = demands.iter().filter(|demand| !demand.met).collect();
    if !broken.is_empty() {
        bail!("{} demands are not met", broken.len());
    }
    Ok(())
}

/// The networks in which it is timed: where nothing is wrong, where look-ups fail, and where they are never answered; each with 50 ms
/// more for every answer, too, as between continents.
const NETWORKS: &[&str] = &[
    "clean",
    "clean-far",
    "conficker-b-nxdomain",
    "conficker-b-drop",
    "conficker-b-drop-far",
];

/// What stands around the table in DESIGN.md.
const MARKS: [&str; 2] = [
    "<!-- timed by `cargo xtask bench --publish` -->",
    "<!-- end of what is timed -->",
];
