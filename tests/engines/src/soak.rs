//! Runs very many checks in one tab of each engine, under networks that change, and looks at what is left behind.

use anyhow::{Result, bail};
use serde::Deserialize;
use setup::engines::{Kit, set_up};
use worlds::Engine;

use crate::run::{With, in_lab, listen};

/// Arguments of `cargo xtask soak`.
#[derive(clap::Args)]
pub(crate) struct SoakArgs {
    #[command(flatten)]
    with: With,
    /// Runs so many checks in each tab.
    #[arg(long, value_name = "N", default_value_t = 1000)]
    checks: u32,
}

/// What a tab holds after so many checks.
#[derive(Clone, Debug, Deserialize, PartialEq)]
struct Look {
    /// Which of an engine's tabs it is.
    tab: String,
    checks: u32,
    nodes: u64,
    frames: u64,
    heap: Option<u64>,
    bytes: u64,
}

/// Runs the checks, all engines at once.
///
/// # Errors
/// When a check did not end as it must, or something grows.
pub(crate) fn run(args: &SoakArgs) -> Result<()> {
    let kits = set_up(&args.with.package_and_engines()?)?;
    let faults = std::thread::scope(|scope| {
        let mut tabs = Vec::new();
        for (engine, kit) in &kits {
            tabs.push(scope.spawn(move || soak(*engine, kit, args.checks)));
        }
        let mut faults = Vec::new();
        for tab in tabs {
            match tab.join() {
                Ok(found) => faults.extend(found?),
                Err(_) => bail!("an engine's lab broke"),
            }
        }
        Ok(faults)
    })?;
    for fault in &faults {
        println!("{fault}");
    }
    if !faults.is_empty() {
        bail!("{} faults after many checks", faults.len());
    }
    Ok(())
}

/// Runs the checks in one engine, and gives what is wrong.
fn soak(engine: Engine, kit: &Kit, checks: u32) -> Result<Vec<String>> {
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
    Ok(faults)
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
            heap: None,
            bytes,
        }
    }

    #[test]
    fn what_stays_flat_is_no_growth() {
        let looks: Vec<_> = (1..=10).map(|at| look(at * 100, 90, 300 << 20)).collect();
        assert_eq!(growth(&looks), None);
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
