//! What was counted last, as `cargo xtask sim --publish` keeps it: whatever is published is made from it.

use std::fs;

use anyhow::{Context as _, Result, bail, ensure};
use project::place::root;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sim::{Results, Sample, Traits};
use worlds::{Figures, Population, Scenario};

/// All counts, and what the core did as they were made.
#[derive(Deserialize, Serialize)]
pub(super) struct Kept {
    /// The first runs of each world.
    pub(super) sample: Sample,
    pub(super) results: Results,
}

impl Kept {
    /// What is kept, with the words that the tables have now.
    pub(super) fn read() -> Result<Self> {
        let text = fs::read_to_string(root().join(FILE)).with_context(|| format!("cannot read {FILE}"))?;
        let mut kept: Self = serde_json::from_str(&text).context(FILE)?;
        kept.reword()?;
        Ok(kept)
    }

    pub(super) fn write(&self) -> Result<()> {
        fs::write(root().join(FILE), self.to_text()?).with_context(|| format!("cannot write {FILE}"))?;
        println!("wrote {FILE}");
        Ok(())
    }

    /// JSON with a row on each line, so that a change of one shows as such.
    pub(super) fn to_text(&self) -> Result<String> {
        Ok(in_rows(&serde_json::to_value(self)?, 2) + "\n")
    }

    /// Demands that the core does what it did as they were made.
    pub(super) fn compare(&self, now: &Sample) -> Result<()> {
        let names = self.sample.keys().chain(now.keys());
        let mut other: Vec<_> = names.filter(|&name| self.sample.get(name) != now.get(name)).collect();
        other.sort_unstable();
        other.dedup();
        if let [first, ..] = other[..] {
            let count = other.len();
            bail!(
                "{FILE} was counted on another core or other worlds: {count} of them take another course, such as \
                 {first}; run `cargo xtask sim --publish` and commit what it writes"
            );
        }
        Ok(())
    }

    /// Takes over what the tables say in words; all else that they say must be what it was when this was counted.
    fn reword(&mut self) -> Result<()> {
        self.reword_scenarios(Population::shipped().scenarios())?;
        let figures = Figures::shipped();
        let guesses: Vec<_> = figures.iter().filter(|(_, figure)| figure.guess).collect();
        let varied = self.results.variations.iter_mut().filter(|of| !of.figure.is_empty());
        let mut varied: Vec<_> = varied.collect();
        ensure!(varied.len() == guesses.len(), stale("the figures that are guesses"));
        for (variation, (name, figure)) in varied.iter_mut().zip(guesses) {
            let is_same = variation.figure == name && variation.value.total_cmp(&figure.value).is_eq();
            ensure!(is_same, stale(name));
            variation.reason.clone_from(&figure.reason);
        }
        Ok(())
    }

    fn reword_scenarios(&mut self, scenarios: &[Scenario]) -> Result<()> {
        let rows = &mut self.results.scenarios;
        ensure!(rows.len() == scenarios.len(), stale("the scenarios"));
        for (row, scenario) in rows.iter_mut().zip(scenarios) {
            let is_same = row.name == scenario.name
                && row.kind == scenario.kind.name()
                && row.scenario == Some(Traits::of(scenario));
            ensure!(is_same, stale(&scenario.name));
            row.about.clone_from(&scenario.about);
        }
        Ok(())
    }
}

fn stale(what: &str) -> String {
    format!("{FILE} says of `{what}` what no table does; run `cargo xtask sim --publish` and commit what it writes")
}

/// JSON whose lists and objects are taken apart down to `depth`, each part on a line of its own.
fn in_rows(value: &Value, depth: usize) -> String {
    if depth == 0 {
        return value.to_string();
    }
    let joined = |parts: Vec<String>| parts.join(",\n");
    match value {
        Value::Array(items) => {
            let parts = items.iter().map(|item| in_rows(item, 0));
            format!("[\n{}\n]", joined(parts.collect()))
        }
        Value::Object(fields) => {
            let parts = fields
                .iter()
                .map(|(name, field)| format!("{}:{}", Value::from(name.as_str()), in_rows(field, depth - 1)));
            format!("{{\n{}\n}}", joined(parts.collect()))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.to_string(),
    }
}

/// The file, from the project's root.
pub(super) const FILE: &str = "docs/results/error-rates.json";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_reads_as_it_was_written() {
        let held = fs::read_to_string(root().join(FILE)).unwrap();
        assert!(
            Kept::read().unwrap().to_text().unwrap() == held,
            "{FILE} is not as it would be written"
        );
    }

    #[test]
    fn world_that_takes_another_course_is_named() {
        let kept = Kept::read().unwrap();
        let mut now = kept.sample.clone();
        kept.compare(&now).unwrap();
        now.insert(String::from("clean"), String::from("another"));
        let told = kept.compare(&now).unwrap_err().to_string();
        assert!(told.contains("such as clean;"), "{told}");
        now = kept.sample.clone();
        now.remove("clean");
        assert!(kept.compare(&now).is_err());
    }

    #[test]
    fn figure_that_is_another_now_was_not_counted() {
        let mut kept = Kept::read().unwrap();
        kept.reword().unwrap();
        kept.results.variations[1].value *= 2.0;
        assert!(kept.reword().is_err());
        let mut kept = Kept::read().unwrap();
        kept.results.variations.pop();
        assert!(kept.reword().is_err());
    }

    #[test]
    fn scenario_of_which_more_is_demanded_now_was_not_counted_so() {
        let mut kept = Kept::read().unwrap();
        let population = Population::shipped();
        kept.reword_scenarios(population.scenarios()).unwrap();
        let mut scenarios = population.scenarios().to_vec();
        scenarios[0].expect.rate = 0.5;
        let told = kept.reword_scenarios(&scenarios).unwrap_err().to_string();
        assert!(told.contains(&scenarios[0].name), "{told}");
    }
}
