//! Simulated machines and networks for the tests of conficker-check.
//!
//! A scenario is written once: in `data/scenarios.toml`, or in `data/networks.toml` where only a browser, its resolver
//! and a network can show it. It is played wherever [`Scenario::obstacle`] finds none: in virtual time ([`Simulator`]),
//! and in the lab, where real look-ups and a real browser meet the same fates. Those of the first table also stand in
//! the widget's `simulate` attribute.

mod answer;
mod engine;
mod fate;
mod figures;
mod ground;
mod network;
mod population;
mod predecessor;
mod replay;
mod resolver;
mod run;
mod scenario;
mod table;
mod transcript;
mod world;

pub use answer::{Answer, Expectation};
pub use engine::{Engine, Traits};
pub use fate::{Fate, Lookup, Part, Place};
pub use figures::{Figure, Figures, Models};
pub use ground::Ground;
pub use network::{Network, Response};
pub use population::{Draw, Line, Population};
pub use predecessor::{Bench, Opinion, Predecessor, Said};
pub use replay::Replay;
pub use resolver::{End, Resolver};
pub use run::{Run, Simulator};
pub use scenario::{Difference, Event, Kind, Scenario, Timed};
pub use table::{Change, Networks, scenario, scenarios};
pub use transcript::{Claimed, Held, Step, Weighed};
pub use world::{Agent, Browser, Hook, Loss, Page, World};

/// The domain under which a scenario's twins stand.
pub const TWIN_BASE: &str = "twins.example";

/// The domain under which an operator's own names stand.
pub const OWN_BASE: &str = "own.example";
