//! What is demanded of the verdict, beside what was measured.

use project::rates::Share;
use sim::{Cell, Results, Row, Traits};

use super::replays::{Replayed, unexpected};
use super::share::share_of;

/// A demand.
pub(super) struct Demand {
    /// What is demanded, for people.
    pub(super) what: String,
    /// What was measured, for people.
    pub(super) measured: String,
    /// Whether the one is the other.
    pub(super) met: bool,
    /// Runs that speak against it.
    pub(super) replays: Vec<Replayed>,
}

impl Demand {
    fn most(what: &str, measured: String, met: bool) -> Self {
        Self {
            what: what.to_owned(),
            measured,
            met,
            replays: Vec::new(),
        }
    }

    fn with(self, replays: impl Iterator<Item = Replayed>) -> Self {
        let replays = replays.take(REPLAYS_MAX).collect();
        Self { replays, ..self }
    }
}

/// Every demand.
pub(super) fn of(results: &Results) -> Vec<Demand> {
    let mut demands = false_signs(results);
    demands.extend(signs(results));
    demands.extend(own_names(results));
    demands.extend(others(results));
    demands.extend(costs(results));
    demands
}

fn is_sign(answer: &str) -> bool {
    answer.starts_with("sign/")
}

/// What this check said.
pub(super) fn ours(row: &Row) -> &Cell {
    &row.cells[0]
}

fn traits(row: &Row) -> Option<&Traits> {
    row.scenario.as_ref()
}

/// The rows without the worm.
pub(super) fn innocent(rows: &[Row]) -> impl Iterator<Item = &Row> {
    rows.iter()
        .filter(|row| !["worm", "hidden-worm"].contains(&row.kind.as_str()))
}

/// A share in percent, or as one in so many where it is small.
pub(super) fn share(count: u64, runs: u64) -> String {
    match share_of(count, runs) {
        Share::None => format!("none in {}", grouped(runs)),
        Share::OneIn(runs) => format!("1 in {}", grouped(runs)),
        Share::Percent(percent) => format!("{percent}\u{a0}%"),
    }
}

/// A number with its thousands apart.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn false_signs(results: &Results) -> Vec<Demand> {
    let (mut signs, mut runs) = (0, 0);
    for row in innocent(&results.mixed) {
        signs += ours(row).sign;
        runs += ours(row).runs;
    }
    let all = Demand::most(
        "without the worm, a false sign comes at most once in 1,000,000 runs",
        share(signs, runs),
        signs * 1_000_000 <= runs,
    )
    .with(innocent(&results.mixed).flat_map(|row| unexpected(row, is_sign)));
    let mut worst: Vec<_> = innocent(&results.scenarios).collect();
    worst.sort_by_key(|row| std::cmp::Reverse(ours(row).sign));
    let told: Vec<_> = worst
        .iter()
        .take(2)
        .map(|row| format!("{}: {}", row.name, share(ours(row).sign, ours(row).runs)))
        .collect();
    let single = Demand::most(
        "in no single world more than once in 20,000",
        told.join(", "),
        worst.iter().all(|row| ours(row).sign * 20_000 <= ours(row).runs),
    )
    .with(worst.iter().flat_map(|row| unexpected(row, is_sign)));
    vec![all, single]
}

fn signs(results: &Results) -> Vec<Demand> {
    let of_loss = |least: u32, most: u32| {
        move |row: &&Row| {
            row.kind == "worm" && traits(row).is_some_and(|of| !of.own && (least..=most).contains(&of.loss))
        }
    };
    let mut demands = Vec::new();
    for (what, least, most, share_min) in [
        (
            "a visible block is a sign in at least 99.9 % on a sound line",
            0,
            0,
            0.999,
        ),
        (
            "a visible block is a sign in at least 99.5 % where one packet in twenty is lost",
            1,
            50,
            0.995,
        ),
        (
            "a visible block is a sign in at least 98 % where one packet in five is lost",
            51,
            200,
            0.98,
        ),
    ] {
        let rows = results.scenarios.iter().filter(of_loss(least, most));
        demands.push(worst_of(what, rows, |cell| cell.sign, share_min));
    }
    let (mut right, mut all) = (0, 0);
    let worms = || {
        results
            .scenarios
            .iter()
            .chain(&results.mixed)
            .chain(&results.own)
            .filter(|row| row.kind == "worm")
    };
    for row in worms() {
        right += ours(row).variant_right;
        all += ours(row).sign;
    }
    let variant = Demand::most(
        "at least 99.9 % of these signs name the right variant, and it alone",
        share(right, all),
        right * 1_000 >= all * 999,
    );
    demands.push(variant.with(worms().flat_map(|row| unexpected(row, is_sign))));
    demands
}

/// What is demanded of checks on an operator's own names; the demands of single worlds are theirs as well.
fn own_names(results: &Results) -> Vec<Demand> {
    let own = |row: &&Row| traits(row).is_some_and(|of| of.own);
    let rows = || results.scenarios.iter().filter(own);
    let on_line = |least: u32, most: u32| {
        let fits = move |of: &Traits| (least..=most).contains(&of.loss);
        rows().filter(move |row| row.kind == "worm" && traits(row).is_some_and(fits))
    };
    let signs: u64 = innocent(&results.own).map(|row| ours(row).sign).sum();
    let runs: u64 = innocent(&results.own).map(|row| ours(row).runs).sum();
    let clean = rows().find(|row| row.name == "own-clean");
    let probes = clean.map_or(u32::MAX, |row| ours(row).probes.median);
    let named = |row: &&Row| traits(row).is_some_and(|of| of.plain && of.expect == "cannot-tell/words");
    vec![
        Demand::most(
            "on own names and without the worm, a false sign comes at most once in 1,000,000 runs",
            share(signs, runs),
            signs * 1_000_000 <= runs,
        )
        .with(innocent(&results.own).flat_map(|row| unexpected(row, is_sign))),
        worst_of(
            "on own names, a visible block is a sign in at least 99.9 % on a sound line",
            on_line(0, 0),
            |cell| cell.sign,
            0.999,
        ),
        worst_of(
            "on own names, in at least 99.5 % where one packet in twenty is lost",
            on_line(1, 50),
            |cell| cell.sign,
            0.995,
        ),
        worst_of(
            "on own names, in at least 95 % where one packet in five is lost",
            on_line(51, 200),
            |cell| cell.sign,
            0.95,
        ),
        worst_of(
            "on own names, a filter of words is named one in at least 99 %",
            rows().filter(named),
            |cell| cell.cannot_tell.get("words").copied().unwrap_or(0),
            0.99,
        ),
        Demand::most(
            "on own names, a clean run sends at most 6 probes (median)",
            probes.to_string(),
            probes <= 6,
        ),
    ]
}

fn others(results: &Results) -> Vec<Demand> {
    let sound =
        |kind: &'static str| move |row: &&Row| row.kind == kind && traits(row).is_some_and(|of| of.sound && of.plain);
    let clean = results.scenarios.iter().filter(sound("clean"));
    let filters = || results.scenarios.iter().filter(sound("filter"));
    let expects =
        |answer: &'static str| move |row: &&Row| traits(row).is_some_and(|of| of.plain && of.expect == answer);
    let signs: u64 = filters().map(|row| ours(row).sign).sum();
    let runs: u64 = filters().map(|row| ours(row).runs).sum();
    let hidden = || {
        let hidden = results.scenarios.iter().filter(|row| row.kind == "hidden-worm");
        hidden.filter(expects("no-sign"))
    };
    let (more, all) = hidden().fold((0, 0), |(more, all), row| {
        (more + ours(row).runs - ours(row).no_sign, all + ours(row).runs)
    });
    vec![
        worst_of(
            "a clean PC on a sound line gets “no sign” in at least 99.9 %",
            clean,
            |cell| cell.no_sign,
            0.999,
        ),
        Demand::most(
            "a filter on security vendors is never a sign",
            share(signs, runs),
            signs == 0,
        )
        .with(filters().flat_map(|row| unexpected(row, is_sign))),
        worst_of(
            "a filter on security vendors is named a filter in at least 99 %",
            filters().filter(expects("cannot-tell/filtered")),
            |cell| cell.cannot_tell.get("filtered").copied().unwrap_or(0),
            0.99,
        ),
        worst_of(
            "a list of the vendors' names is named one in at least 99 %",
            filters().filter(expects("cannot-tell/name-list")),
            |cell| cell.cannot_tell.get("name-list").copied().unwrap_or(0),
            0.99,
        ),
        Demand::most(
            "where the block cannot be seen, nothing but “no sign” is said",
            share(more, all),
            more == 0 && all > 0,
        )
        .with(hidden().flat_map(|row| unexpected(row, |_| true))),
    ]
}

fn costs(results: &Results) -> Vec<Demand> {
    let named = |name: &str| results.scenarios.iter().find(|row| row.name == name).map(ours);
    let worst = |names: &[&str], of: fn(&Cell) -> u32| {
        names
            .iter()
            .filter_map(|name| named(name))
            .map(of)
            .max()
            .unwrap_or(u32::MAX)
    };
    let fast_probes = worst(&FAST, |cell| cell.probes.median);
    let dropped_probes = worst(&DROPPED, |cell| cell.probes.median);
    let clean = worst(&["clean"], |cell| cell.probes.median);
    let slack = worst(&["clean", "clean-far", "clean-cold"], |cell| cell.slack_percent.p95);
    let fast = worst(&FAST, |cell| cell.ms.median);
    let dropped = worst(&DROPPED, |cell| cell.ms.median);
    let dropped_late = worst(&DROPPED, |cell| cell.ms.p95);
    let seconds = |ms: u32| format!("{:.1} s", f64::from(ms) / 1_000.0);
    vec![
        Demand::most(
            "a clean run sends at most 8 probes (median)",
            clean.to_string(),
            clean <= 8,
        ),
        Demand::most(
            "a run in which look-ups fail fast sends at most 11 probes (median)",
            fast_probes.to_string(),
            fast_probes <= 11,
        ),
        Demand::most(
            "one in which they are never answered sends at most 14 (median)",
            dropped_probes.to_string(),
            dropped_probes <= 14,
        ),
        Demand::most(
            "a clean run takes at most 1.2 times its slowest answer (19 in 20 runs)",
            format!("{:.2} times", f64::from(slack) / 100.0),
            slack <= 120,
        ),
        Demand::most(
            "look-ups that fail fast give a sign within 0.3 s (median)",
            seconds(fast),
            fast <= 300,
        ),
        Demand::most(
            "look-ups that are never answered give a sign within 3.5 s (median)",
            seconds(dropped),
            dropped <= 3_500,
        ),
        Demand::most(
            "and within 4.5 s (19 in 20 runs)",
            seconds(dropped_late),
            dropped_late <= 4_500,
        ),
    ]
}

/// A demand names no more runs than this.
const REPLAYS_MAX: usize = 4;

/// The plain worlds in which look-ups fail at once.
const FAST: [&str; 2] = ["conficker-b-fast", "conficker-c-fast"];

/// Those in which they are never answered.
const DROPPED: [&str; 2] = ["conficker-b", "conficker-c"];

/// The least share of what `of` counts, over some rows, which must not be below `share_min`.
fn worst_of<'a>(what: &str, rows: impl Iterator<Item = &'a Row>, of: impl Fn(&Cell) -> u64, share_min: f64) -> Demand {
    let part = |row: &Row| of(ours(row)) as f64 / ours(row).runs as f64;
    match rows.min_by(|one, other| part(one).total_cmp(&part(other))) {
        Some(row) => Demand::most(
            what,
            format!("{} ({})", share(of(ours(row)), ours(row).runs), row.name),
            part(row) >= share_min,
        )
        .with(unexpected(row, |_| true).into_iter()),
        None => Demand::most(what, String::from("no such scenario"), false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sim::Infected;

    #[test]
    fn shares_are_told_as_people_read_them() {
        assert_eq!(share(0, 1_000_000), "none in 1,000,000");
        assert_eq!(share(5, 100_000), "1 in 20,000");
        assert_eq!(share(99_999, 100_000), "99.999\u{a0}%");
        assert_eq!(share(999_999, 1_000_000), "99.999\u{a0}%");
        assert_eq!(share(100, 100), "100\u{a0}%");
        assert_eq!(share(1, 8), "12.5\u{a0}%");
    }

    /// A scenario of 100 runs, with so many of each verdict.
    fn row(kind: &str, expect: &str, sign: u64, no_sign: u64, filtered: u64) -> Row {
        let cell = serde_json::json!({
            "runs": 100, "right": 0, "sign": sign, "variant_right": 0, "variant_wrong": 0, "no_sign": no_sign,
            "cannot_tell": { "filtered": filtered }, "probes": { "median": 0, "p95": 0 },
            "ms": { "median": 0, "p95": 0 },
            "slack_percent": { "median": 0, "p95": 0 }, "unexpected": {},
        });
        serde_json::from_value(serde_json::json!({
            "name": "", "about": "", "kind": kind, "cells": [cell],
            "scenario": { "expect": expect, "rate_min": 1.0, "loss": 0, "own": false, "sound": true, "plain": true },
        }))
        .unwrap()
    }

    fn met(row: Row, place: usize) -> bool {
        let results = Results {
            mixed_runs: 0,
            own_runs: 0,
            scenario_runs: 100,
            mixed: Vec::new(),
            all: row.clone(),
            own: Vec::new(),
            own_all: row.clone(),
            infected: Infected::default(),
            scenarios: vec![row],
            variations: Vec::new(),
            curves: Vec::new(),
        };
        others(&results)[place].met
    }

    #[test]
    fn a_filter_that_is_not_named_breaks_the_demand() {
        assert!(met(row("filter", "cannot-tell/filtered", 0, 0, 100), 2));
        assert!(!met(row("filter", "cannot-tell/filtered", 0, 100, 0), 2));
        assert!(!met(row("filter", "cannot-tell/filtered", 1, 0, 99), 1));
        assert!(!met(row("filter", "cannot-tell/name-list", 0, 0, 100), 3));
    }

    #[test]
    fn a_hidden_worm_that_is_said_to_be_seen_breaks_the_demand() {
        assert!(met(row("hidden-worm", "no-sign", 0, 100, 0), 4));
        assert!(!met(row("hidden-worm", "no-sign", 100, 0, 0), 4));
        assert!(!met(row("hidden-worm", "no-sign", 0, 99, 1), 4));
    }

    #[test]
    fn thousands_are_apart() {
        assert_eq!([7, 1_000, 12_345_678].map(grouped), ["7", "1,000", "12,345,678"]);
    }
}
