//! The tables of `data/scenarios.toml` and `data/networks.toml`, whose rows are scenarios alike.

use crate::answer::{Answer, always};
use crate::engine::{Engine, Traits};
use crate::resolver::Resolver;
use crate::scenario::{Kind, Scenario, Timed};
use crate::world::{Browser, Rule};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Scenarios {
    /// The worm's block in each of its forms.
    block: Vec<Scenario>,
    complication: Vec<Complication>,
    scenario: Vec<Scenario>,
}

/// Something that may come with each block.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Complication {
    name: String,
    about: String,
    #[serde(default)]
    before: Vec<Rule>,
    #[serde(default)]
    rules: Vec<Rule>,
    #[serde(default)]
    loss: u32,
    #[serde(default)]
    proxied: u32,
    #[serde(default)]
    events: Vec<Timed>,
    #[serde(default)]
    hides: bool,
    #[serde(default)]
    or: Vec<Answer>,
    #[serde(default = "always")]
    rate: f64,
}

impl Complication {
    /// A block with it.
    fn with(&self, block: &Scenario) -> Scenario {
        let mut scenario = block.clone();
        scenario.name = format!("{}-{}", block.name, self.name);
        scenario.about = format!("{}, {}", block.about, self.about);
        scenario.block = Some(format!("-{}", self.name));
        scenario.lab = false;
        if self.hides {
            scenario.kind = Kind::HiddenWorm;
        }
        scenario.world.wrap(&self.before, &self.rules);
        scenario.world.loss = self.loss;
        scenario.world.proxied = self.proxied;
        scenario.events.clone_from(&self.events);
        scenario.expect.or.clone_from(&self.or);
        scenario.expect.rate = self.rate;
        scenario
    }
}

/// Every scenario of `data/scenarios.toml`.
///
/// # Panics
///
/// When the file does not read as scenarios: that is ours to mend.
#[must_use]
pub fn scenarios() -> Vec<Scenario> {
    let file: Scenarios = read("scenarios.toml", include_str!("../../../data/scenarios.toml"));
    let mut scenarios = file.scenario;
    for mut block in file.block {
        block.block = Some(String::new());
        let complicated: Vec<_> = file.complication.iter().map(|of| of.with(&block)).collect();
        scenarios.push(block);
        scenarios.extend(complicated);
    }
    scenarios
}

/// The scenario of that name.
#[must_use]
pub fn scenario(name: &str) -> Option<Scenario> {
    scenarios().into_iter().find(|scenario| scenario.name == name)
}

/// Networks and machines as real browsers meet them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Networks {
    /// What holds in each engine.
    pub engine: BTreeMap<Engine, Traits>,
    /// What holds in its place in an engine that leaves look-ups to the system.
    pub system: BTreeMap<Engine, Traits>,
    /// How systems' resolvers ask, by name.
    pub resolver: BTreeMap<String, Resolver>,
    /// The networks, in the order in which people read them.
    pub network: Vec<Scenario>,
    /// What becomes of networks while a tab stays open.
    pub change: Vec<Change>,
}

/// One network after another, under a tab that stays open.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// The name at every level; no network has it.
    pub name: String,
    /// What happens, in a few words.
    pub about: String,
    /// The name of the network in which the page checks first.
    pub from: String,
    /// The name of that in which it checks again.
    pub to: String,
}

impl Networks {
    /// Those of `data/networks.toml`.
    ///
    /// # Panics
    ///
    /// When the file does not read as networks: that is ours to mend.
    #[must_use]
    pub fn shipped() -> Self {
        read("networks.toml", include_str!("../../../data/networks.toml"))
    }

    /// The two networks of a change, none where one is not in the table.
    #[must_use]
    pub fn of_change(&self, change: &Change) -> Option<[&Scenario; 2]> {
        let named = |name: &String| self.network.iter().find(|network| network.name == *name);
        Some([named(&change.from)?, named(&change.to)?])
    }

    /// What holds in an engine that meets one of the networks.
    #[must_use]
    pub fn traits(&self, network: &Scenario, engine: Engine) -> Option<&Traits> {
        let is_system = network.world.browser() == Some(Browser::SystemResolver);
        let system = self.system.get(&engine).filter(|_| is_system);
        system.or_else(|| self.engine.get(&engine))
    }
}

/// Reads a file of `data/`.
pub(crate) fn read<T: DeserializeOwned>(name: &str, text: &str) -> T {
    match toml::from_str(text) {
        Ok(table) => table,
        Err(error) => panic!("data/{name}: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Event;

    /// Every network with every engine in which it can exist, and what is expected there.
    fn expectations() -> Vec<(Scenario, Engine, Answer)> {
        let table = Networks::shipped();
        let mut all = Vec::new();
        for network in &table.network {
            for engine in Engine::ALL {
                let traits = table.traits(network, engine).unwrap();
                if network.absent(engine).is_none() {
                    all.push((network.clone(), engine, network.expected(engine, traits)));
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
        let Networks { engine, network, .. } = Networks::shipped();
        assert_eq!(engine.into_keys().collect::<Vec<_>>(), Engine::ALL);
        for table in [&network, &scenarios()] {
            let mut names: Vec<_> = table.iter().map(|of| &of.name).collect();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), table.len());
        }
        for network in &network {
            for (engine, other) in &network.engines {
                let told = other.absent.is_some() != other.reason.is_some();
                assert!(told, "{} in {engine:?} has no reason", network.name);
            }
        }
    }

    #[test]
    fn change_is_of_two_networks_that_one_browser_meets() {
        let table = Networks::shipped();
        let mut names: Vec<_> = table.network.iter().map(|of| &of.name).collect();
        for change in &table.change {
            assert!(!names.contains(&&change.name), "{} is there twice", change.name);
            names.push(&change.name);
            let [from, to] = table.of_change(change).expect(&change.name);
            let browser = |network: &Scenario| {
                let world = &network.world;
                (
                    world.browser(),
                    world.twins,
                    world.page,
                    world.hidden,
                    world.csp.clone(),
                )
            };
            assert_eq!(browser(from), browser(to), "{}", change.name);
        }
    }

    #[test]
    fn events_come_one_after_the_other() {
        for scenario in scenarios().into_iter().chain(Networks::shipped().network) {
            let name = &scenario.name;
            let times: Vec<_> = scenario.events.iter().map(|timed| timed.at().0).collect();
            assert!(times.is_sorted(), "{name}");
            let events: Vec<_> = scenario.events.iter().map(|timed| timed.event).collect();
            for (at, event) in events.iter().enumerate() {
                let is_at_once = times[at] == 0;
                assert!(
                    !is_at_once || *event == Event::Offline,
                    "{name}: before the click, a line can only be lost"
                );
                let before = at.checked_sub(1).map(|before| events[before]);
                let wakes = *event == Event::Resumed;
                assert_eq!(wakes, before == Some(Event::Suspended), "{name}: who sleeps wakes next");
            }
        }
    }

    #[test]
    fn network_has_one_answer_in_each_engine() {
        for network in Networks::shipped().network {
            assert!(
                network.expect.or.is_empty() && network.expect.rate >= 1.0,
                "{}",
                network.name
            );
            assert!(!network.lab, "{}: `lab` is of scenarios", network.name);
        }
    }

    #[test]
    fn no_world_is_played_in_browsers_from_both_tables() {
        let played = |of: &Scenario| format!("{:?} {:?}", of.world, of.events);
        let networks = Networks::shipped().network;
        for scenario in scenarios().iter().filter(|scenario| scenario.lab) {
            let same = networks.iter().find(|network| played(network) == played(scenario));
            assert!(same.is_none(), "{}: networks.toml has it", scenario.name);
        }
    }

    #[test]
    fn what_no_scenario_knows_is_refused_with_its_name() {
        let row = "name = 'a'\nabout = ''\nkind = 'clean'\nexpect = { verdict = 'no-sign' }\n";
        assert!(toml::from_str::<Scenario>(row).is_ok());
        for (more, unknown) in [
            ("answer = 40", "answer"),
            ("events = [{ at-ms = 1, event = 'offline', for-ms = 2 }]", "for-ms"),
            ("rules = [{ names = 'all', fate = 'lit', ms = 2 }]", "ms"),
            ("hook = { variant = 'b', stalls-ms = 0, ms = 2 }", "ms"),
            (
                "engines.webkit = { expect = { verdict = 'sign', variant = 'b' } }",
                "variant",
            ),
        ] {
            let error = toml::from_str::<Scenario>(&format!("{row}{more}")).unwrap_err();
            assert!(
                error.to_string().contains(&format!("unknown field `{unknown}`")),
                "{error}"
            );
        }
        let odd = row.replace("verdict = 'no-sign'", "verdict = 'no-sign', rat = 1");
        let error = toml::from_str::<Scenario>(&odd).unwrap_err();
        assert!(error.to_string().contains("unknown field `rat`"), "{error}");
    }
}
