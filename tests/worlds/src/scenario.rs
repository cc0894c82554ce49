//! A world with what happens in it, and with what a check must say there.

use crate::answer::{Answer, Expectation};
use crate::engine::{Engine, Traits};
use crate::world::World;
use conficker_check::check::Input;
use conficker_check::time::Millis;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A world with its expected verdict: a row of `data/scenarios.toml`, or of `data/networks.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Scenario {
    /// The name at every level; once in each table.
    pub name: String,
    /// What it is, in a few words.
    pub about: String,
    /// What is the case.
    pub kind: Kind,
    /// The machine and the network.
    #[serde(flatten)]
    pub world: World,
    /// What happens in mid-run.
    #[serde(default)]
    pub events: Vec<Timed>,
    /// Whether the lab plays it end to end.
    #[serde(default)]
    pub lab: bool,
    /// What a check must say.
    pub expect: Expectation,
    /// What is otherwise in an engine.
    #[serde(default)]
    pub engines: BTreeMap<Engine, Difference>,
    /// Of a block, the complication with a hyphen before it, empty where there is none.
    #[serde(skip)]
    pub(crate) block: Option<String>,
}

impl Scenario {
    /// Why it cannot exist in an engine, if so.
    #[must_use]
    pub fn absent(&self, engine: Engine) -> Option<&str> {
        self.engines.get(&engine)?.absent.as_deref()
    }

    /// What the check must say in an engine, with the caveats that it has there.
    #[must_use]
    pub fn expected(&self, engine: Engine, traits: &Traits) -> Answer {
        let other = self.engines.get(&engine).and_then(|of| of.expect.clone());
        let mut answer = other.unwrap_or_else(|| self.expect.answer.clone());
        let caveats = traits.caveats.get(&answer.verdict).cloned();
        answer.caveats.extend(caveats.unwrap_or_default());
        answer
    }
}

/// How an engine differs in a world, with the reason.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Difference {
    /// Why the world cannot exist in it.
    pub absent: Option<String>,
    /// What the check must say in it.
    pub expect: Option<Answer>,
    /// Why it says so.
    pub reason: Option<String>,
}

/// What is the case in a world.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Nothing blocks names and the line works, perhaps badly.
    Clean,
    /// Something else than the worm blocks names.
    Filter,
    /// Nothing can be compared, for a reason of the line, the page or the person.
    Trouble,
    /// The worm blocks names, and this browser can see it.
    Worm,
    /// The worm is there, and this browser cannot see all of its block.
    HiddenWorm,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Clean, Self::Filter, Self::Trouble, Self::Worm, Self::HiddenWorm];

    /// Whether the PC is infected.
    #[must_use]
    pub fn is_infected(self) -> bool {
        matches!(self, Self::HiddenWorm | Self::Worm)
    }

    /// The kind's name in `data/scenarios.toml`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Clean => "clean",
            Self::Filter => "filter",
            Self::HiddenWorm => "hidden-worm",
            Self::Trouble => "trouble",
            Self::Worm => "worm",
        }
    }
}

/// Something that happens in mid-run.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[serde(rename_all(deserialize = "kebab-case", serialize = "camelCase"), deny_unknown_fields)]
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
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
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
