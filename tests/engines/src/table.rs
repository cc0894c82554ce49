//! The table of networks and engines, as docs/results/networks.md holds it.

use std::fmt::Write as _;

use crate::run::{Outcome, Told};
use worlds::{Engine, Networks};

/// A row for each network and each change that was played, a column for each engine.
pub(crate) fn of(table: &Networks, outcomes: &[Outcome]) -> String {
    let mut text = String::from("| network |");
    let mut line = String::from("|---|");
    for outcome in outcomes {
        let title = outcome.engine.map_or("", |engine| engine.title());
        let _ = write!(text, " {title} {} |", outcome.version);
        line.push_str("---|");
    }
    let _ = write!(text, "\n{line}\n");
    let networks = table.network.iter().map(|network| (&network.name, vec![network]));
    let changes = table
        .change
        .iter()
        .filter_map(|change| Some((&change.name, table.of_change(change)?.to_vec())));
    for (name, networks) in networks.chain(changes) {
        if outcomes.iter().all(|of| !of.runs.contains_key(name)) {
            continue;
        }
        let _ = write!(text, "| {name} |");
        for outcome in outcomes {
            let absent = |engine: Engine| networks.iter().any(|network| network.absent(engine).is_some());
            let is_absent = outcome.engine.is_none_or(absent);
            let cell = if is_absent {
                String::from("–")
            } else {
                cell(name, outcome)
            };
            let _ = write!(text, " {cell} |");
        }
        text.push('\n');
    }
    text
}

/// What is otherwise in some engines, and why.
pub(crate) fn differences(table: &Networks) -> String {
    let mut text = String::new();
    let (engines, systems) = (table.engine.iter(), table.system.iter());
    for (engine, traits) in engines.chain(systems) {
        if let Some(reason) = &traits.reason {
            // Writing to a string does not fail.
            let _ = writeln!(text, "- {}: {reason}.", engine.title());
        }
    }
    for network in &table.network {
        for (engine, other) in &network.engines {
            let reason = other.absent.as_ref().or(other.reason.as_ref());
            let reason = reason.map_or("", String::as_str);
            let _ = writeln!(text, "- {} in {}: {reason}.", network.name, engine.title());
        }
    }
    text
}

fn cell(name: &str, outcome: &Outcome) -> String {
    let runs = outcome.runs.get(name).copied().unwrap_or(0);
    let right: Vec<_> = outcome.told.iter().filter(|told| told.network == name).collect();
    let Some(first) = right.first() else {
        return format!("**0 of {runs}**");
    };
    let mut times: Vec<_> = right.iter().map(|told| told.ms).collect();
    times.sort_unstable();
    let median = times.get(times.len() / 2).copied().unwrap_or(0);
    let share = format!("{} of {runs}", right.len());
    let share = if right.len() == runs {
        share
    } else {
        format!("**{share}**")
    };
    format!("{}, {share}, {median} ms", said(first))
}

/// `sign b`, `no sign`, or the reason why nothing can be told.
fn said(told: &Told) -> String {
    match told.verdict.as_str() {
        "sign" => format!("sign {}", told.variants.concat()),
        "no-sign" => String::from("no sign"),
        _ => told.reason.clone().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(right: usize, runs: usize) -> Outcome {
        let told = Told {
            network: String::from("clean"),
            version: String::from("1"),
            verdict: String::from("no-sign"),
            reason: None,
            variants: Vec::new(),
            ms: 40,
        };
        Outcome {
            engine: Some(Engine::Webkit),
            version: String::from("1"),
            told: vec![told; right],
            runs: [(String::from("clean"), runs)].into(),
            ..Outcome::default()
        }
    }

    #[test]
    fn run_that_went_wrong_is_seen() {
        let networks = Networks::shipped();
        let all = of(&networks, &[outcome(5, 5)]);
        assert!(all.contains("| clean | no sign, 5 of 5, 40 ms |"), "{all}");
        let some = of(&networks, &[outcome(4, 5)]);
        assert!(some.contains("**4 of 5**"), "{some}");
        let none = of(&networks, &[outcome(0, 5)]);
        assert!(none.contains("**0 of 5**"), "{none}");
    }
}
