//! The table of `data/networks.toml`: networks and machines as real browsers meet them, each with its report.

use std::collections::BTreeMap;

use anyhow::{Context, Result, anyhow};
use serde::{Deserialize, Serialize};
use setup::engines::Engine;
use worlds::{Answer, Kind, Names};

use super::fate::Fate;

/// What holds in an engine, whatever the network.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Traits {
    /// What it calls itself.
    pub(super) user_agent: String,
    /// The caveats that each verdict has in it besides those that it always has, and why.
    #[serde(default)]
    pub(super) caveats: BTreeMap<String, Vec<String>>,
    /// What becomes there of a fate, where that is peculiar, and why.
    #[serde(default)]
    pub(super) outcomes: BTreeMap<Fate, Vec<String>>,
    /// Why each of these is so.
    pub reason: Option<String>,
}

/// What becomes of some names.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rule {
    pub(super) names: Names,
    pub(super) fate: Fate,
}

/// A network and a machine.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Network {
    /// The name.
    pub name: String,
    /// What it is, in a few words.
    pub about: String,
    /// What is the case.
    pub kind: Kind,
    #[serde(default)]
    pub(super) rules: Vec<Rule>,
    #[serde(default)]
    pub(super) lookup_ms: u32,
    #[serde(default)]
    pub(super) answer_ms: u32,
    #[serde(default)]
    pub(super) first_lost: bool,
    #[serde(default)]
    pub(super) aaaa_silent: bool,
    #[serde(default)]
    pub(super) ipv6: bool,
    #[serde(default = "one")]
    pub(super) name_servers: usize,
    #[serde(default)]
    pub(super) twins: bool,
    #[serde(default)]
    pub(super) page: Page,
    pub(super) csp: Option<String>,
    pub(super) coep: Option<String>,
    pub(super) hook: Option<Hook>,
    pub(super) browser: Option<Browser>,
    pub(super) event: Option<Happening>,
    /// What the check must say.
    pub(super) expect: Answer,
    /// What is otherwise in an engine.
    #[serde(default)]
    pub engines: BTreeMap<Engine, Difference>,
}

/// Where the widget stands.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Page {
    /// On a page of its own host, by https.
    #[default]
    Secure,
    /// On the same page by http.
    Plain,
    /// In a frame that has no origin.
    Sandboxed,
}

/// Something in the browser's own process that stops look-ups, as the worm does.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Hook {
    /// Whose strings it looks for: `b` or `c`.
    pub(super) variant: String,
    /// How long it holds a look-up before it fails it.
    pub(super) stalls_ms: u32,
}

/// How the browser is set up.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Browser {
    /// An extension stops requests to some hosts.
    Blocker,
    /// It asks a resolver of its own by https.
    Doh,
    /// A proxy makes its requests, and looks names up.
    Proxy,
    /// It leaves look-ups to the system, as an administrator may decide.
    SystemResolver,
}

/// Something that happens to the check.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Happening {
    pub(super) kind: HappeningKind,
    /// How long after the click.
    #[serde(default, alias = "at-ms")]
    pub(super) at_ms: u32,
    /// For how long.
    #[serde(default, alias = "for-ms")]
    pub(super) for_ms: u32,
}

/// What can happen.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(super) enum HappeningKind {
    /// The machine sleeps: all of the browser stands still.
    Asleep,
    /// The tab is in the background from before the click.
    Background,
    /// The cable is out.
    Offline,
}

/// How an engine differs in a network, with the reason.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Difference {
    /// Why the network cannot exist in it.
    pub absent: Option<String>,
    /// What the check must say in it.
    pub(super) expect: Option<Answer>,
    /// Why it says so.
    pub reason: Option<String>,
}

/// The whole table.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// What holds in each engine.
    pub engine: BTreeMap<Engine, Traits>,
    /// The networks, in the order in which people read them.
    pub network: Vec<Network>,
}

impl Table {
    /// Reads the table.
    ///
    /// # Errors
    /// When it does not read as one: that is ours to mend.
    pub fn read() -> Result<Self> {
        toml::from_str(include_str!("../../data/networks.toml")).context("data/networks.toml")
    }

    /// The network of that name.
    pub(super) fn network(&self, name: &str) -> Result<&Network> {
        let known = || {
            let names: Vec<_> = self.network.iter().map(|of| of.name.as_str()).collect();
            anyhow!("no network is called `{name}`; known: {}", names.join(", "))
        };
        self.network.iter().find(|of| of.name == name).ok_or_else(known)
    }
}

impl Network {
    /// Why it cannot exist in an engine, if so.
    pub fn absent(&self, engine: Engine) -> Option<&str> {
        self.engines.get(&engine)?.absent.as_deref()
    }

    /// What the check must say in an engine, with the caveats that it has there.
    pub(super) fn expected(&self, engine: Engine, traits: &Traits) -> Answer {
        let other = self.engines.get(&engine).and_then(|of| of.expect.clone());
        let mut answer = other.unwrap_or_else(|| self.expect.clone());
        let caveats = traits.caveats.get(&answer.verdict).cloned();
        answer.caveats.extend(caveats.unwrap_or_default());
        answer
    }
}

fn one() -> usize {
    1
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every network with every engine in which it can exist, and what is expected there.
    fn expectations() -> Vec<(Network, Engine, Answer)> {
        let table = Table::read().unwrap();
        let mut all = Vec::new();
        for network in &table.network {
            for engine in Engine::ALL {
                if network.absent(engine).is_none() {
                    let expected = network.expected(engine, &table.engine[&engine]);
                    all.push((network.clone(), engine, expected));
                }
            }
        }
        all
    }

    #[test]
    fn no_network_without_the_worm_expects_a_sign() {
        for (network, engine, answer) in expectations() {
            let may = network.kind.is_infected();
            assert!(may || answer.verdict != "sign", "{} in {engine:?}", network.name);
        }
    }

    #[test]
    fn no_visible_worm_expects_that_nothing_is_seen_unless_the_engine_hides_it() {
        for (network, engine, answer) in expectations() {
            let hides = network.engines.contains_key(&engine);
            let fine = network.kind != Kind::Worm || answer.verdict != "no-sign" || hides;
            assert!(fine, "{} in {engine:?}", network.name);
        }
    }

    #[test]
    fn names_are_used_once_and_differences_have_reasons() {
        let table = Table::read().unwrap();
        let mut names: Vec<_> = table.network.iter().map(|of| &of.name).collect();
        names.sort_unstable();
        let count = names.len();
        names.dedup();
        assert_eq!(names.len(), count);
        for network in &table.network {
            for (engine, other) in &network.engines {
                let told = other.absent.is_some() != other.reason.is_some();
                assert!(told, "{} in {engine:?} has no reason", network.name);
            }
        }
    }

    #[test]
    fn unknown_network_names_the_known_ones() {
        let table = Table::read().unwrap();
        let error = table.network("mars").unwrap_err().to_string();
        assert!(error.contains("`mars`") && error.contains("clean"), "{error}");
    }
}
