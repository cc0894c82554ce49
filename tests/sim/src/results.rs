//! What is counted, as JSON holds it.

use serde::{Deserialize, Serialize};
use statrs::distribution::{Beta, ContinuousCDF as _};

/// Everything that a simulation counted.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq)]
pub struct Results {
    /// How many runs of the mixed population.
    pub mixed_runs: u64,
    /// How many runs of the mixed population of checks on an operator's own names.
    pub own_runs: u64,
    /// How many runs of each scenario.
    pub scenario_runs: u64,
    /// The mixed population by what was the case, one row a kind.
    pub mixed: Vec<Row>,
    /// The mixed population as a whole.
    pub all: Row,
    /// The mixed population of checks on an operator's own names by what was the case, one row a kind.
    pub own: Vec<Row>,
    /// That population as a whole.
    pub own_all: Row,
    /// The runs of the mixed population in which the worm was there.
    pub infected: Infected,
    /// Every scenario.
    pub scenarios: Vec<Row>,
    /// What becomes of the rates when a figure that is a guess is halved and doubled; the first is the model as it is.
    pub variations: Vec<Variation>,
    /// What is traded for what when a figure is chosen otherwise.
    pub curves: Vec<Curve>,
}

/// Runs in which the worm was there.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, PartialEq, Eq)]
pub struct Infected {
    /// How many there were.
    pub runs: u64,
    /// How many of them were no sign.
    pub hidden: u64,
    /// How many of the others were a sign in a Chromium of up to 109 on Windows. As long as every Chromium on Windows
    /// counted as one that looks names up itself, they counted as hidden.
    pub found_in_old_chromium: u64,
}

/// What the methods said of some runs.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq)]
pub struct Row {
    /// The scenario, or the kind of what was the case.
    pub name: String,
    /// What it is.
    pub about: String,
    /// The kind of what was the case; empty for all kinds.
    pub kind: String,
    /// What is special of a scenario; none for rows of the mixed population.
    pub scenario: Option<Traits>,
    /// The counts, in the order of [`Method::ALL`].
    pub cells: Vec<Cell>,
}

/// What is special of a scenario.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq)]
pub struct Traits {
    /// The answer that comes first to mind, as `no-sign` or `cannot-tell/filtered`.
    pub expect: String,
    /// The least share of runs that must be right.
    pub rate_min: f64,
    /// Packets that are lost, in a thousand.
    pub loss: u32,
    /// Whether the check asks an operator's own names alone.
    pub own: bool,
    /// Whether nothing is left to chance but how long answers take.
    pub sound: bool,
    /// Whether only one thing can truly be said.
    pub plain: bool,
}

/// Who judges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// This check.
    Ours,
    /// The Conficker Eye Chart with its legend.
    EyeChart,
    /// Any error or time-out means "blocked".
    AnyFailure,
    /// Controls lit and vendors dark.
    VendorsAndControls,
}

impl Method {
    /// Every method.
    pub const ALL: [Self; 4] = [Self::Ours, Self::EyeChart, Self::AnyFailure, Self::VendorsAndControls];
}

/// What one method said.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq)]
pub struct Cell {
    /// How many runs there were.
    pub runs: u64,
    /// How many were said what the table of scenarios expects.
    pub right: u64,
    /// How many were said to be a sign.
    pub sign: u64,
    /// How many of these name the variant that it is; zero where there is none.
    pub variant_right: u64,
    /// How many of these name the other one alone.
    pub variant_wrong: u64,
    /// How many were said to be no sign.
    pub no_sign: u64,
    /// How often each reason was given for no answer, by its code.
    pub cannot_tell: Answers,
    /// Probes or requests.
    pub probes: Counted,
    /// Milliseconds to the answer.
    pub ms: Counted,
    /// The time by the slowest answer that was heard, in percent. Zero for predecessors.
    pub slack_percent: Counted,
    /// A seed of each answer that is not expected, to replay, by its code.
    pub unexpected: Answers,
}

/// Numbers by the code of an answer.
pub type Answers = std::collections::BTreeMap<String, u64>;

/// Where numbers lie.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, PartialEq, Eq)]
pub struct Counted {
    /// Half of them are no larger.
    pub median: u32,
    /// Nineteen in twenty are no larger.
    pub p95: u32,
}

/// A share of runs and where it truly lies, with 95 % confidence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The share counted.
    pub share: f64,
    /// The least it may be.
    pub least: f64,
    /// The most it may be.
    pub most: f64,
}

impl Interval {
    /// The interval of Clopper and Pearson, which errs on the side of width.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
    pub fn of(count: u64, runs: u64) -> Self {
        let (hits, misses) = (count as f64, runs.saturating_sub(count) as f64);
        Self {
            share: if runs == 0 { 0.0 } else { hits / runs as f64 },
            least: if count == 0 {
                0.0
            } else {
                quantile(hits, misses + 1.0, 0.025)
            },
            most: if count >= runs {
                1.0
            } else {
                quantile(hits + 1.0, misses, 0.975)
            },
        }
    }
}

/// Where a beta distribution has so much of itself below: by halving, since the library's own way does not end for
/// millions of runs.
fn quantile(a: f64, b: f64, share: f64) -> f64 {
    let Ok(beta) = Beta::new(a, b) else {
        return f64::NAN;
    };
    let (mut least, mut most) = (0.0, 1.0);
    for _ in 0..80 {
        let middle = f64::midpoint(least, most);
        if beta.cdf(middle) < share {
            least = middle;
        } else {
            most = middle;
        }
    }
    most
}

/// The rates under other figures, every scenario weighing the same.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq)]
pub struct Variation {
    /// The figure's name in `data/model.toml`; empty for the model as it is.
    pub figure: String,
    /// What it is.
    pub value: f64,
    /// Why the figure is what it is.
    pub reason: String,
    /// The rates as it is halved.
    pub halved: Point,
    /// The rates as it is doubled.
    pub doubled: Point,
}

/// Rates of some model over the scenarios.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, PartialEq)]
pub struct Point {
    /// The figure.
    pub value: f64,
    /// Runs without the worm.
    pub innocent: u64,
    /// Signs among them.
    pub false_signs: u64,
    /// Runs in which the worm's block is visible.
    pub infected: u64,
    /// Those without a sign.
    pub missed: u64,
    /// Signs that name the right variant alone.
    pub variant_right: u64,
    /// Clean runs.
    pub clean: u64,
    /// Those without "no sign".
    pub clean_missed: u64,
    /// The median time to a sign where look-ups are never answered, in milliseconds.
    pub dropped_ms: u32,
    /// The median of probes where look-ups fail at once.
    pub fast_probes: u32,
}

/// The rates as one figure runs over its values.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq)]
pub struct Curve {
    /// The figure's name in `data/model.toml`.
    pub figure: String,
    /// Its value as it is.
    pub chosen: f64,
    /// The rates by value.
    pub points: Vec<Point>,
}

/// How fast checks run on one core.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, PartialEq)]
pub struct Speed {
    /// Checks of the mixed population.
    pub checks: u64,
    /// Seconds that they took.
    pub seconds: f64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_million_is_not_never() {
        let never = Interval::of(0, 1_000_000);
        assert_eq!((never.share, never.least), (0.0, 0.0));
        // 1 - 0.025^(1/n)
        assert!((never.most - 3.689e-6).abs() < 1e-8, "{never:?}");
        let rare = Interval::of(7, 9_800_000);
        assert!(
            rare.least > 0.0 && rare.least < rare.share && rare.share < rare.most,
            "{rare:?}"
        );
    }

    #[test]
    fn interval_is_that_of_the_tables() {
        let half = Interval::of(5, 10);
        assert!(
            (half.least - 0.1871).abs() < 1e-4 && (half.most - 0.8129).abs() < 1e-4,
            "{half:?}"
        );
        assert_eq!(Interval::of(10, 10).most, 1.0);
    }
}
