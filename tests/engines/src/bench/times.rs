//! What was timed, and its medians.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use worlds::Engine;

/// One time, as `tests/engines/bench.mjs` tells it.
#[derive(Debug, Deserialize)]
pub(super) struct Timed {
    pub(super) network: String,
    pub(super) page: String,
    /// What the page said.
    pub(super) said: String,
    pub(super) ms: f64,
    pub(super) version: String,
}

/// All times, by engine, network and page.
#[derive(Debug, Default, Serialize)]
pub(super) struct Times {
    versions: BTreeMap<Engine, String>,
    series: BTreeMap<Engine, BTreeMap<String, BTreeMap<String, Series>>>,
}

/// The times of one page in one network and engine.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Series {
    ms: Vec<f64>,
    said: Vec<String>,
}

/// The pages, ours first, in the order in which they stand in tables; `eye chart` is what ours are compared to.
pub(super) const PAGES: [&str; 4] = [OURS, "page to verdict", "eye chart", "fetch, 2 s"];

/// A click on a page that has loaded, until its verdict.
pub(super) const OURS: &str = "click to verdict";

impl Times {
    /// Takes a time in.
    pub(super) fn take(&mut self, engine: Engine, timed: Timed) {
        self.versions.insert(engine, timed.version);
        let networks = self.series.entry(engine).or_default();
        let pages = networks.entry(timed.network).or_default();
        let series = pages.entry(timed.page).or_default();
        series.ms.push(timed.ms);
        series.said.push(timed.said);
    }

    /// The engines in which something was timed.
    pub(super) fn engines(&self) -> impl Iterator<Item = Engine> {
        self.series.keys().copied()
    }

    /// The times of a page.
    pub(super) fn of(&self, engine: Engine, network: &str, page: &str) -> Option<&Series> {
        self.series.get(&engine)?.get(network)?.get(page)
    }

    /// The median time of a page, in milliseconds.
    pub(super) fn median(&self, engine: Engine, network: &str, page: &str) -> Option<f64> {
        self.of(engine, network, page)?.median()
    }

    /// All times of a page in milliseconds, in the order in which they were taken.
    pub(super) fn all(&self, engine: Engine, network: &str, page: &str) -> &[f64] {
        let series = self.of(engine, network, page);
        series.map(|series| &series.ms[..]).unwrap_or_default()
    }

    /// The median, with the least and the most in brackets, and what the page said; nothing where it was not timed.
    pub(super) fn cell(&self, engine: Engine, network: &str, page: &str) -> String {
        let series = self.of(engine, network, page);
        series.map(Series::in_markdown).unwrap_or_default()
    }

    /// Medians, with the least and the most in brackets, a row for each of the networks and each engine.
    pub(super) fn in_markdown(&self, networks: &[&str]) -> String {
        let mut text = format!("| network | engine | {} |\n", PAGES.join(" | "));
        text.push_str("|---|---|---|---|---|---|\n");
        for network in networks {
            for engine in self.engines() {
                let version = self.versions.get(&engine).map_or("", String::as_str);
                // Writing to a string does not fail.
                let _ = write!(text, "| {network} | {} {version} |", engine.title());
                for page in PAGES {
                    let _ = write!(text, " {} |", self.cell(engine, network, page));
                }
                text.push('\n');
            }
        }
        text
    }
}

impl Series {
    pub(super) fn median(&self) -> Option<f64> {
        median(self.ms.clone())
    }

    fn in_markdown(&self) -> String {
        let least = self.ms.iter().copied().fold(f64::INFINITY, f64::min);
        let most = self.ms.iter().copied().fold(0.0, f64::max);
        let mut said = self.said.clone();
        said.sort();
        said.dedup();
        format!(
            "{:.0} ({least:.0}–{most:.0}) {}",
            self.median().unwrap_or(0.0),
            said.join(", ")
        )
    }
}

/// The middle of some values; nothing where there are none.
pub(super) fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn median_is_the_middle_of_what_was_timed() {
        let mut times = Times::default();
        for ms in [30.0, 10.0, 20.0] {
            let timed = Timed {
                network: String::from("clean"),
                page: String::from("eye chart"),
                said: String::from("not infected"),
                ms,
                version: String::from("1"),
            };
            times.take(Engine::Firefox, timed);
        }
        assert_eq!(times.median(Engine::Firefox, "clean", "eye chart"), Some(20.0));
        let table = times.in_markdown(&["clean"]);
        assert!(table.contains("20 (10–30) not infected"), "{table}");
    }
}
