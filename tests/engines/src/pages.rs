//! Plays every odd page of `tests/engines/odd/` in the engines, and shows what each said.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::Result;
use worlds::Engine;

use crate::labs;
use crate::run::{self, Outcome, Seen};

/// Plays the pages whose names begin so, or all, in every engine at once.
pub(crate) fn play(engines: &[Engine], only: &[String]) -> Result<Vec<Outcome>> {
    let chosen = (!only.is_empty()).then(|| ("LAB_PAGES", only.join(" ")));
    let outcomes = labs::in_all(engines, |engine, kit| {
        run::run(engine, kit, "tests/engines/pages.test.mjs", chosen.as_slice())
    })?;
    println!("\n{}", of(&outcomes));
    Ok(outcomes)
}

/// A row for each page, a column for each engine, and below it what went wrong.
fn of(outcomes: &[Outcome]) -> String {
    let mut rows: BTreeMap<&str, Vec<Option<&Seen>>> = BTreeMap::new();
    let mut head = String::from("| page |");
    let mut wrong = String::new();
    for (at, outcome) in outcomes.iter().enumerate() {
        let title = outcome.engine.map_or("", Engine::title);
        // Writing to a string does not fail.
        let _ = write!(head, " {title} |");
        for seen in &outcome.pages {
            let row = rows.entry(&seen.page).or_insert_with(|| vec![None; outcomes.len()]);
            if let Some(cell) = row.get_mut(at) {
                *cell = Some(seen);
            }
            for fault in &seen.faults {
                let _ = writeln!(wrong, "{} in {title}: {fault}", seen.page);
            }
        }
    }
    let mut text = format!("{head}\n|---|{}\n", "---|".repeat(outcomes.len()));
    for (page, cells) in rows {
        let _ = writeln!(text, "| {page} |{}", cells.into_iter().map(cell).collect::<String>());
    }
    format!("{text}\n{wrong}")
}

fn cell(seen: Option<&Seen>) -> String {
    let Some(Seen { answer, ms, faults, .. }) = seen else {
        return String::from(" – |");
    };
    let took = ms.map_or_else(String::new, |ms| format!(", {ms} ms"));
    if faults.is_empty() {
        format!(" {answer}{took} |")
    } else {
        format!(" **wrong: {answer}{took}** |")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_went_wrong_is_seen_in_the_table_and_below_it() {
        let seen = |page: &str, faults: &[&str]| Seen {
            page: page.into(),
            answer: "no-sign".into(),
            ms: Some(40),
            faults: faults.iter().map(|&fault| fault.into()).collect(),
        };
        let outcome = |engine, pages| Outcome {
            engine: Some(engine),
            pages,
            ..Outcome::default()
        };
        let told = of(&[
            outcome(Engine::Chromium, vec![seen("a", &[])]),
            outcome(Engine::Firefox, vec![seen("a", &["no sign"]), seen("b", &[])]),
        ]);
        assert!(
            told.contains("| a | no-sign, 40 ms | **wrong: no-sign, 40 ms** |"),
            "{told}"
        );
        assert!(told.contains("| b | – | no-sign, 40 ms |"), "{told}");
        assert!(told.ends_with("\na in Firefox: no sign\n"), "{told}");
    }
}
