//! Runs very many checks in one tab of each engine, under networks that change, and looks at what is left behind.

mod held;
mod plot;

use anyhow::{Result, bail};
use setup::engines::{Kit, set_up};
use worlds::Engine;

use self::held::Soaked;
use crate::publish;
use crate::run::{With, in_lab, listen};

/// Arguments of `cargo xtask soak`.
#[derive(clap::Args)]
pub(crate) struct SoakArgs {
    #[command(flatten)]
    with: With,
    /// Runs so many checks in each tab.
    #[arg(long, value_name = "N", default_value_t = 1000)]
    checks: u32,
    /// Writes what was held into docs/results/soak.md.
    #[arg(long, conflicts_with_all = ["engine", "checks"])]
    publish: bool,
}

/// Runs the checks, all engines at once.
///
/// # Errors
/// When a check did not end as it must, or something grows.
pub(crate) fn run(args: &SoakArgs) -> Result<()> {
    let kits = set_up(&args.with.package_and_engines()?)?;
    let soaked = std::thread::scope(|scope| {
        let mut started = Vec::new();
        for (engine, kit) in &kits {
            started.push(scope.spawn(move || soak(*engine, kit, args.checks)));
        }
        let mut soaked = Vec::new();
        for engine in started {
            match engine.join() {
                Ok(found) => soaked.push(found?),
                Err(_) => bail!("an engine's lab broke"),
            }
        }
        Ok(soaked)
    })?;
    let table = held::table(&soaked);
    println!("\n{table}");
    let faults: Vec<_> = soaked.iter().flat_map(|of| &of.faults).collect();
    for fault in &faults {
        println!("{fault}");
    }
    if !faults.is_empty() {
        bail!("{} faults after many checks", faults.len());
    }
    if args.publish {
        publish::write("soak.svg", &plot::draw(&soaked)?)?;
        publish::write("soak.md", &format!("{HEAD}\n{table}"))?;
    }
    Ok(())
}

/// What is written above the table.
const HEAD: &str = "# Many checks in one tab

Written by `cargo xtask soak --publish`. What a page and the browser around it hold after a tenth of the checks, and
after all of them, in three tabs of each engine by what is dark in their networks. Listeners are those on the page and
in the widget. Only Chromium says how large the heap of its scripts is, and collects what nobody needs when it is told
to; elsewhere modules of checks that are over wait for the engine to collect them. Memory is that of all the browser's
processes, and goes up and down as the engine collects.

![What each engine's tabs hold, from a tenth of the checks to all of them](soak.svg)
";

/// Runs the checks in one engine.
fn soak(engine: Engine, kit: &Kit, checks: u32) -> Result<Soaked> {
    let mut lab = in_lab(engine, kit, &["tests/engines/soak.mjs"])?;
    lab.env("LAB_CHECKS", checks.to_string());
    let (mut looks, mut faults) = (Vec::new(), Vec::new());
    let ended = listen(engine, &mut lab, |line| {
        match serde_json::from_str(line) {
            Ok(look) => looks.push(look),
            Err(_) => faults.push(format!("{}: {line}", engine.title())),
        }
        Ok(())
    })?;
    if !ended {
        faults.push(format!("{}: the tab did not live to the end", engine.title()));
    }
    faults.extend(held::growths(&looks).map(|what| format!("{}: {what}", engine.title())));
    Ok(Soaked { engine, looks, faults })
}
