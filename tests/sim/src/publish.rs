//! Puts the numbers where people read them, and compares what stands there with what is counted.

use std::fmt::Write as _;
use std::fs;

use anyhow::{Context, Result, ensure};
use project::marks;
use project::place::root;
use project::rates::RATES;
use sim::Results;

use super::demands::{Demand, grouped, share};
use super::page;
use super::rates::published;
use super::summary::{METHODS, Rates};

/// Writes every published text anew.
pub(super) fn write(results: &Results, demands: &[Demand]) -> Result<()> {
    for (path, text) in texts(results, demands)? {
        fs::write(root().join(path), text).with_context(|| format!("cannot write {path}"))?;
        println!("wrote {path}");
    }
    Ok(())
}

/// Demands that every published text says what is counted.
pub(super) fn compare(results: &Results, demands: &[Demand]) -> Result<()> {
    for (path, text) in texts(results, demands)? {
        ensure!(
            fs::read_to_string(root().join(path)).is_ok_and(|held| held == text),
            "{path} does not say what was counted last; run `cargo xtask sim --again` and commit what it writes"
        );
    }
    Ok(())
}

fn texts(results: &Results, demands: &[Demand]) -> Result<Vec<(&'static str, String)>> {
    Ok(vec![
        ("www/error-rates.html", page::of(results, demands)?),
        (
            "docs/DESIGN.md",
            within("docs/DESIGN.md", &in_markdown(results, demands))?,
        ),
        (RATES, published(results).to_json()?),
    ])
}

/// The file with other lines between its marks.
fn within(path: &str, lines: &str) -> Result<String> {
    let text = fs::read_to_string(root().join(path)).with_context(|| format!("cannot read {path}"))?;
    marks::between(&text, MARKS, lines).with_context(|| path.to_owned())
}

const MARKS: [&str; 2] = [
    "<!-- counted by `cargo xtask sim --publish` -->",
    "<!-- end of what is counted -->",
];

fn in_markdown(results: &Results, demands: &[Demand]) -> String {
    let mut out = String::from("\n| demanded | counted | met |\n|---|---|---|\n");
    // Writing to a string does not fail.
    for demand in demands {
        let met = if demand.met { "yes" } else { "**no**" };
        let _ = writeln!(out, "| {} | {} | {met} |", demand.what, demand.measured);
    }
    let _ = writeln!(
        out,
        "\nIn the same {} runs of a mixed population, the rules that came before:\n\n\
         | rule | false signs | visible worms missed | requests | ms (median) |\n|---|---|---|---|---|",
        grouped(results.mixed_runs)
    );
    for (place, method) in METHODS.iter().enumerate() {
        let rates = Rates::of(results, place);
        let _ = writeln!(
            out,
            "| {method} | {} | {} | {} | {} |",
            share(rates.signs, rates.innocent),
            share(rates.missed, rates.infected),
            rates.cell.probes.median,
            rates.cell.ms.median
        );
    }
    out
}
