//! Runs very many checks in one tab of each engine, under networks that change, and looks at what is left behind.

use std::fmt::Write as _;

use anyhow::{Result, bail};
use serde::Deserialize;
use setup::engines::{Kit, set_up};
use worlds::Engine;

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

/// What a tab holds after so many checks.
#[derive(Clone, Debug, Deserialize, PartialEq)]
struct Look {
    /// Which of an engine's tabs it is.
    tab: String,
    checks: u32,
    nodes: u64,
    frames: u64,
    /// What all processes of the browser hold, in bytes.
    bytes: u64,
    /// The browser's version.
    version: String,
}

/// What one engine's tabs held, look by look, and what was wrong.
struct Soaked {
    engine: Engine,
    looks: Vec<Look>,
    faults: Vec<String>,
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
    let table = table(&soaked);
    println!("\n{table}");
    let faults: Vec<_> = soaked.iter().flat_map(|of| &of.faults).collect();
    for fault in &faults {
        println!("{fault}");
    }
    if !faults.is_empty() {
        bail!("{} faults after many checks", faults.len());
    }
    if args.publish {
        publish::write("soak.md", &format!("{HEAD}\n{table}"))?;
    }
    Ok(())
}

/// A row for each tab of each engine.
fn table(soaked: &[Soaked]) -> String {
    let mut table = String::from(
        "| engine | tab | checks | nodes at first, at last | frames | memory at first, at last |\n\
         |---|---|---|---|---|---|\n",
    );
    for Soaked { engine, looks, .. } in soaked {
        for tab in looks.chunk_by(|one, next| one.tab == next.tab) {
            let (Some(first), Some(last)) = (tab.first(), tab.last()) else {
                continue;
            };
            // Writing to a string does not fail.
            let _ = writeln!(
                table,
                "| {} {} | {} | {} | {}, {} | {}, {} | {} MiB, {} MiB |",
                engine.title(),
                last.version,
                last.tab,
                last.checks,
                first.nodes,
                last.nodes,
                first.frames,
                last.frames,
                first.bytes >> 20,
                last.bytes >> 20,
            );
        }
    }
    table
}

/// What is written above the table.
const HEAD: &str = "# Many checks in one tab

Written by `cargo xtask soak --publish`. What a page and the browser around it hold after a tenth of the checks, and
after all of them, in three tabs of each engine by what is dark in their networks. Memory is that of all the browser's
processes, and goes up and down as the engine collects what nobody needs.
";

/// Runs the checks in one engine.
fn soak(engine: Engine, kit: &Kit, checks: u32) -> Result<Soaked> {
    let mut lab = in_lab(engine, kit, &["tests/engines/soak.mjs"])?;
    lab.env("LAB_CHECKS", checks.to_string());
    let (mut looks, mut faults) = (Vec::new(), Vec::new());
    let ended = listen(engine, &mut lab, |line| {
        match serde_json::from_str::<Look>(line) {
            Ok(look) => looks.push(look),
            Err(_) => faults.push(format!("{}: {line}", engine.title())),
        }
        Ok(())
    })?;
    if !ended {
        faults.push(format!("{}: the tab did not live to the end", engine.title()));
    }
    for tab in looks.chunk_by(|one, next| one.tab == next.tab) {
        faults.extend(growth(tab).map(|what| format!("{}: {what}", engine.title())));
    }
    Ok(Soaked { engine, looks, faults })
}

/// What grows over the later half of the looks, if anything does.
fn growth(looks: &[Look]) -> Option<String> {
    let later = looks.get(looks.len() / 2..)?;
    let (first, last) = (later.first()?, later.last()?);
    if last.checks < CHECKS_MIN {
        return None;
    }
    if (first.nodes, first.frames) != (last.nodes, last.frames) {
        return Some(format!("nodes or frames grow: {first:?}, {last:?}"));
    }
    let least = |of: &[Look]| of.iter().map(|look| look.bytes).min();
    let (early, late) = later.split_at(later.len() / 2);
    let (early, late) = (least(early)?, least(late)?);
    (late > early + GROWTH_MAX).then(|| format!("memory grows from {early} to {late} bytes"))
}

/// Fewer checks than these fill the caches of an engine, and tell no growth.
const CHECKS_MIN: u32 = 200;

/// By how much the least memory of the later looks may be above that of the earlier ones. Engines collect what nobody
/// needs when they like, and Firefox goes up and down by 60 MB from one look to the next; a check that leaks what it
/// allocates would be far above.
const GROWTH_MAX: u64 = 24 * 1024 * 1024;

#[cfg(test)]
mod tests {
    use super::*;

    fn look(checks: u32, nodes: u64, bytes: u64) -> Look {
        Look {
            tab: String::from("clean"),
            checks,
            nodes,
            frames: 0,
            bytes,
            version: String::from("1"),
        }
    }

    #[test]
    fn what_stays_flat_is_no_growth() {
        let looks: Vec<_> = (1..=10).map(|at| look(at * 100, 90, 300 << 20)).collect();
        assert_eq!(growth(&looks), None);
    }

    #[test]
    fn each_tab_has_a_row() {
        let soaked = Soaked {
            engine: Engine::Firefox,
            looks: vec![look(100, 90, 300 << 20), look(200, 91, 310 << 20)],
            faults: Vec::new(),
        };
        let table = table(&[soaked]);
        let row = "| Firefox 1 | clean | 200 | 90, 91 | 0, 0 | 300 MiB, 310 MiB |";
        assert_eq!(table.lines().nth(2), Some(row));
    }

    #[test]
    fn a_leak_is_found() {
        let leaking = |at: u32| look(at * 100, 90, (300 << 20) + u64::from(at) * (16 << 20));
        let looks: Vec<_> = (1..=10).map(leaking).collect();
        assert!(growth(&looks).is_some_and(|what| what.contains("memory")));
        let nodes: Vec<_> = (1..=10).map(|at| look(at * 100, u64::from(at), 300 << 20)).collect();
        assert!(growth(&nodes).is_some_and(|what| what.contains("nodes")));
    }
}
