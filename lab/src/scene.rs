//! A world as the lab plays it: which of the scenarios real look-ups can play, and what tests are told of one.

use std::rc::Rc;

use anyhow::{Result, anyhow, bail};
use conficker_check::blocklist;
use conficker_check::code::{All as _, Code as _};
use conficker_check::settings::Settings;
use conficker_check::target::{Catalogue, Target};
use conficker_check::variant::Variant;
use serde_json::{Value, json};
use setup::engines::Engine;
use worlds::{Agent, Scenario, target_or_stranger};

use super::fate::Fate;
use super::network::{Browser, HappeningKind, Network, Table, Traits};

/// The host of the page that embeds the widget. It touches no listed string, so the worm lets it through.
pub(super) const PAGE_HOST: &str = "partner.example";

/// The names in the page's certificate: it may stand under a listed name, too.
pub(super) const PAGE_HOSTS: [&str; 2] = [PAGE_HOST, "*.partner.example"];

/// Where a box on the way asks people to log in.
pub(super) const LOGIN_HOST: &str = "login.example";

/// The resolver that browsers may ask by https, instead of the machine's.
pub(super) const RESOLVER_HOST: &str = "doh.example";

/// What the lab plays.
pub(super) enum Scene {
    /// A world of `data/scenarios.toml`, as far as real look-ups can play it.
    Simulated(Box<Scenario>),
    /// A network of `data/networks.toml`, as one engine meets it.
    Real(Box<Network>, Engine, Box<Traits>),
}

impl Scene {
    /// The world of that name.
    ///
    /// # Errors
    /// When there is none; the message lists those there are.
    pub(super) fn named(name: &str) -> Result<Self> {
        let scenario = worlds::scenario(name)
            .ok_or_else(|| anyhow!("no world is called `{name}`; known: {}", known().join(", ")))?;
        if let Some(obstacle) = obstacle(&scenario) {
            bail!(
                "the lab cannot play `{name}`, {obstacle}; it can play: {}",
                known().join(", ")
            );
        }
        Ok(Self::Simulated(Box::new(scenario)))
    }

    /// The network of that name, for an engine.
    ///
    /// # Errors
    /// When there is no such network, or it cannot exist in that engine.
    pub(super) fn real(name: &str, engine: Engine) -> Result<Self> {
        let table = Table::read()?;
        let network = table.network(name)?.clone();
        if let Some(why) = network.absent(engine) {
            bail!("`{name}` cannot exist in {}: {why}", engine.title());
        }
        let traits = table.engine.get(&engine).cloned();
        let traits = traits.ok_or_else(|| anyhow!("{} has no traits", engine.title()))?;
        Ok(Self::Real(Box::new(network), engine, Box::new(traits)))
    }

    /// What name servers and hosts do with any name; the page itself is always within reach, or there would be nothing
    /// to see.
    pub(super) fn fate(&self, host: &str) -> Fate {
        if [PAGE_HOST, LOGIN_HOST, RESOLVER_HOST].contains(&host) {
            return Fate::Lit;
        }
        let fate = self.ruled(host);
        // The hook in the browser's process fails it, not the name server.
        let is_hooked = matches!(fate, Fate::FailsAtOnce | Fate::Stalls10S);
        if is_hooked && self.network().is_some() {
            return Fate::Lit;
        }
        fate
    }

    /// What the rules say of a name.
    fn ruled(&self, host: &str) -> Fate {
        match self {
            Self::Simulated(scenario) => scenario.world.fate_of_host(host).into(),
            Self::Real(network, ..) => {
                let target = target_or_stranger(&self.catalogue(), host);
                let rule = network.rules.iter().find(|rule| rule.names.fit(&target));
                rule.map_or(Fate::Lit, |rule| rule.fate)
            }
        }
    }

    /// How long a host takes to answer, in milliseconds; in worlds that were drawn for virtual time the page's own does
    /// not.
    pub(super) fn answer_ms(&self, is_page: bool) -> u32 {
        match self {
            Self::Simulated(_) if is_page => 0,
            Self::Simulated(scenario) => scenario.world.answer_ms,
            Self::Real(network, ..) => network.answer_ms,
        }
    }

    /// What is peculiar to a real network.
    pub(super) fn network(&self) -> Option<&Network> {
        match self {
            Self::Simulated(_) => None,
            Self::Real(network, ..) => Some(network),
        }
    }

    /// Whether the machine has a connection as the page is opened.
    pub(super) fn online(&self) -> bool {
        match self {
            Self::Simulated(scenario) => scenario.world.online,
            Self::Real(..) => true,
        }
    }

    /// What the hook in the browser's process is told: how many milliseconds it holds a look-up, and which strings it
    /// looks for.
    pub(super) fn hook(&self) -> String {
        let Some(hook) = self.network().and_then(|network| network.hook.as_ref()) else {
            return String::new();
        };
        let of_variant = |entry: &&blocklist::Entry| {
            let mut variants = Variant::ALL.iter().copied();
            variants.any(|of| of.code() == hook.variant && entry.variants.contains(of))
        };
        let strings = blocklist::sourced().iter().filter(of_variant);
        let lines = strings.map(|entry| format!("{}\n", entry.text));
        format!("{}\n{}", hook.stalls_ms, lines.collect::<String>())
    }

    fn catalogue(&self) -> Rc<Catalogue> {
        let twins = match self {
            Self::Simulated(scenario) => scenario.world.twins,
            Self::Real(network, ..) => network.twins,
        };
        match Settings::parse(twins.then_some(worlds::TWIN_BASE)) {
            Ok(settings) => settings.catalogue(),
            Err(_) => Rc::new(Catalogue::shipped()),
        }
    }

    /// The policy of the page, where it has one or forbids some of the targets.
    pub(super) fn page_policy(&self) -> Option<String> {
        if let Some(policy) = self.network().and_then(|network| network.csp.clone()) {
            return Some(policy);
        }
        let catalogue = self.catalogue();
        let (forbidden, allowed): (Vec<_>, Vec<_>) = catalogue
            .iter()
            .map(|(_, target)| target)
            .partition(|target| self.fate(&target.host) == Fate::Refused);
        let allowed = allowed.iter().map(|target| format!(" https://{}", target.host));
        (!forbidden.is_empty()).then(|| format!("connect-src 'self'{}", allowed.collect::<String>()))
    }

    /// How Chromium is to be started in the worlds that were drawn for virtual time.
    ///
    /// Where the world's browser leaves look-ups to the system, Chromium does so, too, and names itself as a version
    /// that always did.
    pub(super) fn browser_args(&self) -> Vec<String> {
        let Self::Simulated(scenario) = self else {
            return Vec::new();
        };
        let agent = match scenario.world.agent {
            Agent::ChromiumWindows => {
                return vec![format!("--user-agent={}", scenario.world.agent.user_agent())];
            }
            Agent::FirefoxLinux => "X11; Linux x86_64",
            Agent::FirefoxWindows => "Windows NT 6.1; Win64; x64",
        };
        let agent =
            format!("Mozilla/5.0 ({agent}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/49.0.2623.112 Safari/537.36");
        vec![
            format!("--user-agent={agent}"),
            String::from("--disable-features=AsyncDns"),
        ]
    }

    /// Everything a test may expect of the world.
    pub(super) fn to_json(&self) -> Value {
        let (name, about, expect) = match self {
            Self::Simulated(of) => (&of.name, &of.about, of.expect.answer.clone()),
            Self::Real(of, engine, traits) => (&of.name, &of.about, of.expected(*engine, traits)),
        };
        let catalogue = self.catalogue();
        let targets: Vec<_> = catalogue
            .iter()
            .map(|(_, target)| told(target, self.fate_met(&target.host)))
            .collect();
        let twins = catalogue.iter().any(|(id, _)| catalogue.is_twin(id));
        let mut told = json!({
            "name": name,
            "about": about,
            "online": self.online() && !self.starts_offline(),
            "canary": twins.then_some(worlds::TWIN_BASE),
            "catalogueDate": catalogue.date(),
            "expect": {
                "verdict": expect.verdict,
                "variants": expect.variants,
                "reason": expect.reason,
                "caveats": expect.caveats,
            },
            "targets": targets,
        });
        if let Self::Real(network, engine, traits) = self {
            told["engine"] = json!(engine);
            told["userAgent"] = json!(traits.user_agent);
            told["page"] = json!(network.page);
            told["hook"] = json!(network.hook.is_some());
            told["browser"] = json!(network.browser);
            told["event"] = json!(network.event);
            let outcomes = traits.outcomes.iter();
            let outcomes = outcomes.map(|(fate, may)| (fate.code().to_owned(), json!(may)));
            told["outcomes"] = Value::Object(outcomes.collect());
            told["late"] = json!(network.first_lost || network.aaaa_silent);
            told["infected"] = json!(network.kind.is_infected());
        }
        told
    }

    /// What the browser meets that looks a name up in its own way, past what stands in the system's.
    fn fate_met(&self, host: &str) -> Fate {
        let is_past = match self {
            Self::Simulated(_) => false,
            Self::Real(network, engine, _) => match network.browser {
                Some(Browser::Doh | Browser::Proxy) => true,
                Some(Browser::Blocker | Browser::SystemResolver) => false,
                None => network.hook.is_some() && *engine == Engine::Chromium,
            },
        };
        if is_past { Fate::Lit } else { self.ruled(host) }
    }

    fn starts_offline(&self) -> bool {
        let event = self.network().and_then(|network| network.event.as_ref());
        event.is_some_and(|event| event.kind == HappeningKind::Offline && event.at_ms == 0)
    }
}

/// The hosts that a check, or a page of the past, may contact in some world.
pub(super) fn hosts() -> Vec<String> {
    let catalogue = Catalogue::shipped().with_twins(worlds::TWIN_BASE);
    let targets = catalogue.iter().map(|(_, target)| target);
    let hosts = targets.map(|target| target.host.to_string());
    hosts.chain(STRANGERS.map(String::from)).collect()
}

/// Hosts that no check contacts, but people or pages do: Microsoft's, where the help is, and those of the eye chart
/// of 2009.
const STRANGERS: [&str; 4] = [
    "www.freebsd.org",
    "www.linux.org",
    "www.microsoft.com",
    "www.openbsd.org",
];

/// Why the lab cannot play a scenario, if so.
pub(super) fn obstacle(scenario: &Scenario) -> Option<&'static str> {
    let world = &scenario.world;
    let chance = [world.loss, world.down, world.failing, world.proxied];
    if !scenario.events.is_empty() || !world.pauses.is_empty() {
        Some("where things happen in mid-run")
    } else if chance.iter().any(|&share| share > 0) {
        Some("where packets, hosts or requests fail by chance")
    } else if [world.lookup_ms, world.connect_ms, world.hiccup_ms, world.timer_ms] != [0; 4] {
        Some("whose name server, connections or timers are slow")
    } else if world.fates().any(is_inside_the_machine) {
        Some("where something inside the browser or the machine, or a silent address, stops requests")
    } else {
        None
    }
}

/// Whether a world's fate is played by real networks alone. One that fails at once is played by the name server.
fn is_inside_the_machine(fate: worlds::Fate) -> bool {
    use worlds::Fate;
    matches!(
        fate,
        Fate::BlockedByClient | Fate::Redirected | Fate::Silent | Fate::Stalls10S | Fate::Stalls30S
    )
}

fn known() -> Vec<String> {
    let playable = worlds::scenarios()
        .into_iter()
        .filter(|scenario| obstacle(scenario).is_none());
    playable.map(|scenario| scenario.name).collect()
}

fn told(target: &Target, fate: Fate) -> Value {
    let listed_by: Vec<_> = target.listed_by.iter().map(|variant| variant.code()).collect();
    json!({
        "host": target.host,
        "role": target.role().code(),
        "sector": target.sector.code(),
        "listedBy": listed_by,
        "fate": fate.code(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn worm_blocks_names_outside_the_catalogue_too() {
        let scene = Scene::named("conficker-b-fast").unwrap();
        assert_eq!(scene.fate("www.microsoft.com"), Fate::FailsAtOnce);
        assert_eq!(scene.fate("www.example.org"), Fate::Lit);
    }

    #[test]
    fn page_is_within_reach_even_without_a_line() {
        let scene = Scene::named("offline").unwrap();
        assert_eq!(scene.fate(PAGE_HOST), Fate::Lit);
        assert_eq!(scene.fate("www.debian.org"), Fate::NoSuchName);
    }

    #[test]
    fn page_has_a_policy_only_where_the_world_says_so() {
        assert_eq!(Scene::named("clean").unwrap().page_policy(), None);
        assert_eq!(
            Scene::named("page-policy").unwrap().page_policy().as_deref(),
            Some("connect-src 'self'")
        );
        let partial = Scene::named("page-policy-listed").unwrap().page_policy().unwrap();
        assert!(
            partial.contains(" https://www.debian.org") && !partial.contains("eset"),
            "{partial}"
        );
    }

    #[test]
    fn unknown_world_names_the_known_ones() {
        let error = Scene::named("mars").err().unwrap().to_string();
        assert!(
            error.contains("`mars`") && error.contains("conficker-b-fast"),
            "{error}"
        );
    }

    #[test]
    fn world_that_needs_events_is_not_played() {
        let error = Scene::named("sleeps-once").err().unwrap().to_string();
        assert!(error.contains("mid-run"), "{error}");
    }
}
