//! Simulated machines and networks for the tests of conficker-check.
//!
//! A scenario is written once, in `data/scenarios.toml`, and stands at three heights: in virtual time ([`run`]), in the widget's
//! `simulate` attribute, and in the lab, where real look-ups and a real browser meet the same fates.

mod run;
mod scenario;
mod world;

pub use run::{Run, judge_everything, run, transcript};
pub use scenario::{Event, Expectation, Scenario, Timed, scenario, scenarios};
pub use world::{Agent, Fate, World};

/// The domain under which a scenario's twins stand.
pub const TWIN_BASE: &str = "twins.example";
