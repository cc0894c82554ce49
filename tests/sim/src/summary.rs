//! What was counted, for a terminal.

use std::fmt::Write as _;

use sim::{Cell, Interval, Results, Row, Speed};

use super::demands::{Demand, grouped, innocent, ours, share};

/// The names of the methods as people read them.
pub(super) const METHODS: [&str; 4] = ["this check", "Eye Chart, 2009", "any failure", "vendors and controls"];

/// The kinds of worlds as people read them.
pub(super) const KINDS: [(&str, &str); 5] = [
    ("clean", "nothing blocks names"),
    ("filter", "something else blocks names"),
    ("trouble", "nothing can be compared"),
    ("worm", "the worm's block is visible"),
    ("hidden-worm", "the worm is there, hidden"),
];

/// Everything at a glance.
pub(super) fn of(results: &Results, demands: &[Demand]) -> String {
    let mut out = String::new();
    // Writing to a string does not fail.
    let _ = writeln!(
        out,
        "{} runs of the mixed population, {} of each of {} scenarios\n",
        grouped(results.mixed_runs),
        grouped(results.scenario_runs),
        results.scenarios.len()
    );
    for (place, method) in METHODS.iter().enumerate() {
        let rates = Rates::of(results, place);
        let _ = writeln!(
            out,
            "{method}\n  false signs {} (95 %: {}); visible worms missed {}; variant right {}\n  probes {}, {}; ms {}, \
            {} (medians, and 19 in 20)",
            share(rates.signs, rates.innocent),
            rates.false_signs(),
            share(rates.missed, rates.infected),
            rates.variant(),
            rates.cell.probes.median,
            rates.cell.probes.p95,
            rates.cell.ms.median,
            rates.cell.ms.p95
        );
    }
    for (place, method) in METHODS.iter().enumerate() {
        let _ = writeln!(out, "\n{method}\n{}", confusion(results, place));
    }
    for demand in demands {
        let mark = if demand.met { "met" } else { "NOT MET" };
        let _ = writeln!(out, "{mark:<8} {}: {}", demand.what, demand.measured);
    }
    out
}

/// What one method said by what was the case.
fn confusion(results: &Results, method: usize) -> String {
    let mut out = format!("  {:<30}{:>12}{:>12}{:>14}", "", "sign", "no sign", "cannot tell");
    for row in &results.mixed {
        let cell = &row.cells[method];
        let about = KINDS.iter().find(|(kind, _)| *kind == row.kind);
        let _ = write!(
            out,
            "\n  {:<30}{:>12}{:>12}{:>14}",
            about.map_or("", |(_, about)| about),
            grouped(cell.sign),
            grouped(cell.no_sign),
            grouped(cell.runs - cell.sign - cell.no_sign)
        );
    }
    out
}

/// The rates of one method over the mixed population.
pub(super) struct Rates<'a> {
    pub(super) signs: u64,
    pub(super) innocent: u64,
    pub(super) missed: u64,
    pub(super) infected: u64,
    pub(super) visible: &'a Cell,
    pub(super) cell: &'a Cell,
}

impl<'a> Rates<'a> {
    pub(super) fn of(results: &'a Results, method: usize) -> Self {
        Self::among(&results.mixed, &results.all, method)
    }

    /// Those of this check on an operator's own names.
    pub(super) fn of_own(results: &'a Results) -> Self {
        Self::among(&results.own, &results.own_all, 0)
    }

    fn among(rows: &'a [Row], all: &'a Row, method: usize) -> Self {
        let worm = rows.iter().find(|row| row.kind == "worm");
        let visible = &worm.unwrap_or(all).cells[method];
        let cells = || innocent(rows).map(|row| &row.cells[method]);
        Self {
            signs: cells().map(|cell| cell.sign).sum(),
            innocent: cells().map(|cell| cell.runs).sum(),
            missed: visible.runs - visible.sign,
            infected: visible.runs,
            visible,
            cell: &all.cells[method],
        }
    }

    /// The share of false signs, with where it truly lies.
    pub(super) fn false_signs(&self) -> String {
        let interval = Interval::of(self.signs, self.innocent);
        format!("{} to {}", per_million(interval.least), per_million(interval.most))
    }

    /// How many of the signs name the right variant.
    pub(super) fn variant(&self) -> String {
        let Cell {
            variant_right,
            variant_wrong,
            ..
        } = self.visible;
        if variant_right + variant_wrong == 0 {
            String::from("not named")
        } else {
            share(*variant_right, self.visible.sign)
        }
    }
}

/// A share as so many in a million.
pub(super) fn per_million(share: f64) -> String {
    let number = share * 1e6;
    if number < 10.0 {
        format!("{number:.2} ppm")
    } else {
        format!("{} ppm", grouped(number.round() as u64))
    }
}

/// One scenario.
pub(super) fn row(row: &Row) -> String {
    let mut out = format!("{}: {}\n", row.name, row.about);
    for (cell, method) in row.cells.iter().zip(METHODS) {
        let reasons: Vec<_> = cell
            .cannot_tell
            .iter()
            .map(|(reason, count)| format!("{reason} {}", grouped(*count)))
            .collect();
        let _ = writeln!(
            out,
            "  {method:<22} sign {}, no sign {}, cannot tell {} ({}); {} ms, {} probes (medians)",
            grouped(cell.sign),
            grouped(cell.no_sign),
            grouped(cell.runs - cell.sign - cell.no_sign),
            reasons.join(", "),
            cell.ms.median,
            cell.probes.median
        );
    }
    for (answer, seed) in &ours(row).unexpected {
        let _ = writeln!(
            out,
            "  not expected: {answer}; cargo xtask sim --replay {}:{seed}",
            row.name
        );
    }
    out
}

/// How fast checks run.
pub(super) fn speed(speed: &Speed) -> String {
    format!(
        "{} checks of the mixed population on one core: {:.2} s",
        grouped(speed.checks),
        speed.seconds
    )
}
