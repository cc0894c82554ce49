//! The scenario table of `data/scenarios.toml`.

use crate::world::World;
use conficker_check::check::Input;
use conficker_check::time::Millis;
use serde::Deserialize;

/// A world with its expected verdict.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Scenario {
    /// The name at every height.
    pub name: String,
    /// What it is, in a few words.
    pub about: String,
    /// The machine and the network.
    #[serde(flatten)]
    pub world: World,
    /// What happens in mid-run.
    #[serde(default)]
    pub events: Vec<Timed>,
    /// Whether the worm blocks names here.
    #[serde(default)]
    pub worm: bool,
    /// Whether the lab plays it end to end.
    #[serde(default)]
    pub lab: bool,
    /// What a check must say.
    pub expect: Expectation,
}

/// Something that happens in mid-run.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Timed {
    at_ms: u32,
    /// What happens.
    pub event: Event,
}

impl Timed {
    /// When it happens.
    #[must_use]
    pub fn at(self) -> Millis {
        Millis(self.at_ms)
    }
}

/// What can happen in mid-run.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Event {
    /// The person stops the check.
    Cancelled,
    /// The browser loses its connection.
    Offline,
    /// The machine comes back from sleep.
    Resumed,
    /// The machine goes to sleep.
    Suspended,
}

impl Event {
    /// What the check is told.
    #[must_use]
    pub fn input(self) -> Input {
        match self {
            Self::Cancelled => Input::Cancelled,
            Self::Offline => Input::WentOffline,
            Self::Resumed => Input::Resumed,
            Self::Suspended => Input::Suspended,
        }
    }

    /// The event by which a page tells it.
    #[must_use]
    pub fn dom_event(self) -> &'static str {
        match self {
            Self::Cancelled => "abort",
            Self::Offline => "offline",
            Self::Resumed => "resume",
            Self::Suspended => "freeze",
        }
    }
}

/// What a check must say, in codes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expectation {
    /// The verdict.
    pub verdict: String,
    /// The variants of a sign.
    #[serde(default)]
    pub variants: Vec<String>,
    /// Why nothing can be told.
    pub reason: Option<String>,
    /// The caveats beyond those that every such verdict has.
    #[serde(default)]
    pub caveats: Vec<String>,
    /// The least share of seeds that must give all this.
    #[serde(default = "always")]
    pub rate: f64,
}

fn always() -> f64 {
    1.0
}

/// Every scenario.
///
/// # Panics
///
/// When `data/scenarios.toml` does not read as scenarios: that is ours to mend.
#[must_use]
pub fn scenarios() -> Vec<Scenario> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        scenario: Vec<Scenario>,
    }
    match toml::from_str::<File>(include_str!("../../../data/scenarios.toml")) {
        Ok(file) => file.scenario,
        Err(error) => panic!("data/scenarios.toml: {error}"),
    }
}

/// The scenario of that name.
#[must_use]
pub fn scenario(name: &str) -> Option<Scenario> {
    scenarios()
        .into_iter()
        .find(|scenario| scenario.name == name)
}
