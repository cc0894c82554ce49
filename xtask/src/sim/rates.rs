//! The error rates that the awareness page tells, as they are kept between counting and publishing: `www/generated/rates.json`.

use std::fs;

use anyhow::{Context as _, Result};
use project::place::root;
use serde::{Deserialize, Serialize};
use sim::{Interval, Results};

use super::demands::ours;
use super::summary::Rates;

/// What the awareness page tells, each number as it is told.
#[derive(Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Published {
    /// Simulated PCs.
    pub(crate) runs: u64,
    /// False signs among PCs without the worm.
    pub(crate) false_signs: Share,
    /// The same by the rule of the Eye Chart.
    pub(crate) eye_chart: Share,
    /// Visible blocks that were not told.
    pub(crate) missed: Share,
    /// How long a sign takes on most lines.
    pub(crate) seconds: u64,
    /// Worms that were there but hidden, and not found.
    pub(crate) hidden: Share,
}

/// A share, rounded as people read it.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Share {
    None,
    OneIn(u64),
    Percent(f64),
}

impl Share {
    /// In percent, or as one in so many where it is small.
    pub(super) fn of(count: u64, runs: u64) -> Self {
        let share = Interval::of(count, runs).share;
        if count == 0 {
            Self::None
        } else if share < 0.001 {
            Self::OneIn((1.0 / share).round() as u64)
        } else {
            // Rounded down, so that only all is 100 %.
            let scale = if share > 0.9 { 1_000.0 } else { 100.0 };
            Self::Percent((share * 100.0 * scale).floor() / scale)
        }
    }
}

impl Published {
    /// What was counted.
    pub(super) fn of(results: &Results) -> Self {
        let [this, eye_chart] = [0, 1].map(|method| Rates::of(results, method));
        let kind = |kind: &str| results.mixed.iter().find(|row| row.kind == kind).map(ours);
        let dropped = results
            .scenarios
            .iter()
            .find(|row| row.name == "conficker-b");
        let seconds = dropped.map_or(0.0, |row| f64::from(ours(row).ms.median) / 1_000.0);
        let hidden = kind("hidden-worm");
        let unseen = hidden.map_or(f64::NAN, |cell| {
            100.0 - 100.0 * cell.sign as f64 / cell.runs as f64
        });
        Self {
            runs: results.mixed_runs,
            false_signs: Share::of(this.signs, this.innocent),
            eye_chart: Share::of(eye_chart.signs, eye_chart.innocent),
            missed: Share::of(this.missed, this.infected),
            seconds: seconds.round() as u64,
            hidden: Share::Percent(unseen.round()),
        }
    }

    /// What was published last.
    pub(crate) fn read() -> Result<Self> {
        let json = fs::read_to_string(root().join(RATES))
            .with_context(|| format!("cannot read {RATES}"))?;
        serde_json::from_str(&json).context(RATES)
    }

    /// As it is kept.
    pub(super) fn to_json(&self) -> Result<String> {
        Ok(serde_json::to_string_pretty(self)? + "\n")
    }
}

/// The file, from the project's root.
pub(super) const RATES: &str = "www/generated/rates.json";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_reads_as_it_was_written() {
        let kept = Published::read().unwrap();
        assert_eq!(
            serde_json::from_str::<Published>(&kept.to_json().unwrap()).unwrap(),
            kept
        );
    }

    #[test]
    fn shares_are_rounded_so_that_only_all_is_all() {
        assert_eq!(Share::of(999_999, 1_000_000), Share::Percent(99.999));
        assert_eq!(Share::of(609, 10_000), Share::Percent(6.09));
        assert_eq!(Share::of(1, 2_245), Share::OneIn(2_245));
        assert_eq!(Share::of(0, 9), Share::None);
    }
}
