//! Simulated machines and networks for the tests of conficker-check.
//!
//! A scenario is written once, in `data/scenarios.toml`, and stands at three heights: in virtual time ([`Simulator`]),
//! in the widget's `simulate` attribute, and in the lab, where real look-ups and a real browser meet the same fates.

mod figures;
mod network;
mod population;
mod predecessor;
mod run;
mod scenario;
mod transcript;
mod world;

pub use figures::{Figure, Figures};
pub use network::{Network, Response};
pub use population::{Draw, Line, Population};
pub use predecessor::{Bench, Opinion, Predecessor, Said};
pub use run::{Run, Simulator};
pub use scenario::{Answer, Event, Expectation, Kind, Scenario, Timed, scenario, scenarios};
pub use world::{Agent, Fate, Names, Rule, World, target_or_stranger};

/// The domain under which a scenario's twins stand.
pub const TWIN_BASE: &str = "twins.example";
