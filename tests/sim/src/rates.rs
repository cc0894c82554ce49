//! What of the counts the awareness page tells.

use project::rates::{Published, Share};
use sim::Results;

use super::demands::ours;
use super::share::share_of;
use super::summary::Rates;

/// What was counted.
pub(crate) fn published(results: &Results) -> Published {
    let [this, eye_chart] = [0, 1].map(|method| Rates::of(results, method));
    let kind = |kind: &str| results.mixed.iter().find(|row| row.kind == kind).map(ours);
    let dropped = results.scenarios.iter().find(|row| row.name == "conficker-b");
    let seconds = dropped.map_or(0.0, |row| f64::from(ours(row).ms.median) / 1_000.0);
    let hidden = kind("hidden-worm");
    let unseen = hidden.map_or(f64::NAN, |cell| 100.0 - 100.0 * cell.sign as f64 / cell.runs as f64);
    Published {
        runs: results.mixed_runs,
        false_signs: share_of(this.signs, this.innocent),
        eye_chart: share_of(eye_chart.signs, eye_chart.innocent),
        missed: share_of(this.missed, this.infected),
        seconds: seconds.round() as u64,
        hidden: Share::Percent(unseen.round()),
    }
}
