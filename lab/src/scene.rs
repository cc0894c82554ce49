//! A world as the lab plays it, and what tests are told of it.

use anyhow::{Result, anyhow, bail};
use conficker_check::blocklist;
use conficker_check::code::{All as _, Code as _};
use conficker_check::target::{Catalogue, Target};
use conficker_check::variant::Variant;
use serde_json::{Value, json};
use worlds::{Agent, Engine, Fate, Ground, Networks, Resolver, Scenario, Traits, World};

/// The host of the page that embeds the widget. It touches no listed string, so the worm lets it through.
pub(super) const PAGE_HOST: &str = "partner.example";

/// The names in the page's certificate: it may stand under a listed name, too.
pub(super) const PAGE_HOSTS: [&str; 2] = [PAGE_HOST, "*.partner.example"];

/// Where a box on the way asks people to log in.
pub(super) const LOGIN_HOST: &str = "login.example";

/// The resolver that browsers may ask by https, instead of the machine's.
pub(super) const RESOLVER_HOST: &str = "doh.example";

/// What the lab plays.
pub(super) struct Scene {
    scenario: Scenario,
    /// The engine whose own browser meets it, with what holds there; none where Chromium plays the world's agent.
    engine: Option<(Engine, Traits)>,
    /// The system's resolver that is played, if any.
    resolver: Option<Resolver>,
}

impl Scene {
    /// The world of that name in `data/scenarios.toml`.
    ///
    /// # Errors
    /// When there is none; the message lists those there are.
    pub(super) fn named(name: &str) -> Result<Self> {
        let known = || {
            let all = worlds::scenarios().into_iter();
            let playable = all.filter(|scenario| scenario.obstacle(Ground::Namespaces).is_none());
            names(&playable.collect::<Vec<_>>())
        };
        let scenario =
            worlds::scenario(name).ok_or_else(|| anyhow!("no world is called `{name}`; known: {}", known()))?;
        if let Some(obstacle) = scenario.obstacle(Ground::Namespaces) {
            bail!("the lab cannot play `{name}`: {obstacle}; it can play: {}", known());
        }
        Ok(Self {
            scenario,
            engine: None,
            resolver: None,
        })
    }

    /// The network of that name in `data/networks.toml`, as an engine meets it.
    ///
    /// # Errors
    /// When there is no such network, or it cannot exist in that engine.
    pub(super) fn met_by(engine: Engine, name: &str) -> Result<Self> {
        let table = Networks::shipped();
        let known = || anyhow!("no network is called `{name}`; known: {}", names(&table.network));
        let scenario = table.network.iter().find(|network| network.name == name);
        let scenario = scenario.cloned().ok_or_else(known)?;
        if let Some(why) = scenario.obstacle(Ground::Driven(engine)) {
            bail!("`{name}` cannot exist in {}: {why}", engine.title());
        }
        let traits = table.traits(&scenario, engine).cloned();
        let traits = traits.ok_or_else(|| anyhow!("{} has no traits", engine.title()))?;
        let resolver = scenario.world.resolver.as_ref();
        let resolver = resolver.map(|name| {
            let resolver = table.resolver.get(name).cloned();
            resolver.ok_or_else(|| anyhow!("no resolver is called `{name}`"))
        });
        Ok(Self {
            scenario,
            engine: Some((engine, traits)),
            resolver: resolver.transpose()?,
        })
    }

    /// The system's resolver that is played, if any.
    pub(super) fn resolver(&self) -> Option<&Resolver> {
        self.resolver.as_ref()
    }

    /// The machine and the network.
    pub(super) fn world(&self) -> &World {
        &self.scenario.world
    }

    /// What name servers and hosts do with any name; the page itself is always within reach, or there would be nothing
    /// to see.
    pub(super) fn fate(&self, host: &str) -> Fate {
        if [PAGE_HOST, LOGIN_HOST, RESOLVER_HOST].contains(&host) {
            return Fate::Lit;
        }
        let fate = self.world().fate_of_host(host);
        // The hook in the browser's process fails it, not the name server.
        if fate.part().is_inside && self.world().hook.is_some() {
            return Fate::Lit;
        }
        fate
    }

    /// Whether a browser may go on from another scene, connections and all: a driver's may.
    pub(super) fn may_keep_browser(&self) -> bool {
        self.engine.is_some()
    }

    /// How long a host takes to answer, in milliseconds. Where an engine is timed, hosts add nothing that is not asked
    /// for.
    pub(super) fn answer_ms(&self, is_page: bool) -> u32 {
        let world = self.world();
        match &self.engine {
            _ if is_page => world.page_ms,
            None => world.answer_ms(),
            Some(_) => world.answer_ms.unwrap_or(0),
        }
    }

    /// What the hook in the browser's process is told: how many milliseconds it holds a look-up, and which strings it
    /// looks for.
    pub(super) fn hook(&self) -> String {
        let Some(hook) = &self.world().hook else {
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

    /// The policy of the page, where it has one or forbids some of the targets.
    pub(super) fn page_policy(&self) -> Option<String> {
        if let Some(policy) = &self.world().csp {
            return Some(policy.clone());
        }
        let catalogue = self.world().catalogue();
        let (forbidden, allowed): (Vec<_>, Vec<_>) = catalogue
            .iter()
            .map(|(_, target)| target)
            .partition(|target| self.fate(&target.host) == Fate::Refused);
        let allowed = allowed.iter().map(|target| format!(" https://{}", target.host));
        (!forbidden.is_empty()).then(|| format!("connect-src 'self'{}", allowed.collect::<String>()))
    }

    /// How Chromium is to be started where it plays the world's agent: one that leaves look-ups to the system does so.
    pub(super) fn browser_args(&self) -> Vec<String> {
        if self.engine.is_some() {
            return Vec::new();
        }
        let mut args = vec![format!("--user-agent={}", self.user_agent())];
        if self.world().agent != Agent::ChromiumWindows {
            args.push(String::from("--disable-features=AsyncDns"));
        }
        args
    }

    /// What the browser calls itself; where it leaves look-ups to the system, a version of Chromium that always did.
    fn user_agent(&self) -> String {
        let agent = self.world().agent;
        let system = match (&self.engine, agent) {
            (Some((_, traits)), _) => return traits.user_agent.clone(),
            (None, Agent::ChromiumWindows | Agent::Chromium109) => return agent.user_agent().to_owned(),
            (None, Agent::FirefoxLinux) => "X11; Linux x86_64",
            (None, Agent::FirefoxWindows) => "Windows NT 6.1; Win64; x64",
        };
        format!("Mozilla/5.0 ({system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/49.0.2623.112 Safari/537.36")
    }

    /// Everything a test may expect of the world.
    pub(super) fn to_json(&self) -> Value {
        let Scenario { name, about, world, .. } = &self.scenario;
        let engine = self.engine.as_ref();
        let expect = engine.map(|(engine, traits)| self.scenario.expected(*engine, traits));
        let catalogue = world.catalogue();
        let [twins, own] = world.domains();
        let targets = catalogue.iter();
        let targets: Vec<_> = targets.map(|(_, target)| self.told(target)).collect();
        json!({
            "name": name,
            "about": about,
            "infected": self.scenario.kind.is_infected(),
            "expect": expect.as_ref().unwrap_or(&self.scenario.expect.answer),
            "targets": targets,
            "catalogueDate": catalogue.date(),
            "canary": twins,
            "own": own,
            "events": self.scenario.events,
            "page": world.page,
            "hidden": world.hidden,
            "hook": world.hook.is_some(),
            "browser": world.browser(),
            "userAgent": self.user_agent(),
            "engine": engine.map(|(engine, _)| engine),
            "outcomes": engine.map(|(_, traits)| traits.outcomes.clone()).unwrap_or_default(),
        })
    }

    fn told(&self, target: &Target) -> Value {
        let fate = self.fate_met(&target.host);
        let listed_by: Vec<_> = target.listed_by.iter().map(|variant| variant.code()).collect();
        json!({
            "host": target.host,
            "role": target.role().code(),
            "sector": target.sector.code(),
            "listedBy": listed_by,
            "fate": fate,
            // Whether what becomes of it is known late, perhaps not before the end.
            "late": self.world().aaaa_silent || self.world().lost_questions(&target.host) > 0,
            "ledTo": fate.part().leads_to,
        })
    }

    /// What the browser meets that looks a name up in its own way, past what stands in the system's.
    fn fate_met(&self, host: &str) -> Fate {
        let world = self.world();
        let asks_itself = world.browser().is_none() && matches!(self.engine, Some((Engine::Chromium, _)));
        if world.is_past_the_machine() || (world.hook.is_some() && asks_itself) {
            return Fate::Lit;
        }
        world.fate_of_host(host)
    }
}

/// The names of scenarios, for a message.
fn names(scenarios: &[Scenario]) -> String {
    let names: Vec<_> = scenarios.iter().map(|scenario| scenario.name.as_str()).collect();
    names.join(", ")
}

/// The hosts that a check, or a page of the past, may contact in some world.
pub(super) fn hosts() -> Vec<String> {
    let catalogue = Catalogue::shipped().with_twins(worlds::TWIN_BASE);
    let targets = catalogue.iter().map(|(_, target)| target);
    let hosts = targets.map(|target| target.host.to_string());
    hosts.chain(STRANGERS.map(String::from)).collect()
}

/// An operator's own names, with a star for the letter of the turn.
pub(super) fn own_names() -> Vec<String> {
    let catalogue = Catalogue::own(worlds::OWN_BASE, 0);
    let names = catalogue.iter().map(|(_, name)| format!("*{}", &name.host[1..]));
    names.collect()
}

/// Hosts that no check contacts, but people or pages do: Microsoft's, where the help is, and those of the eye chart
/// of 2009.
const STRANGERS: [&str; 4] = [
    "www.freebsd.org",
    "www.linux.org",
    "www.microsoft.com",
    "www.openbsd.org",
];

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
    fn unknown_network_names_the_known_ones() {
        let error = Scene::met_by(Engine::Firefox, "mars").err().unwrap().to_string();
        assert!(error.contains("`mars`") && error.contains("clean"), "{error}");
    }

    #[test]
    fn world_that_needs_events_is_not_played() {
        let error = Scene::named("sleeps-once").err().unwrap().to_string();
        assert!(error.contains("mid-run"), "{error}");
    }

    #[test]
    fn only_a_driver_s_browser_goes_on_to_the_next_scene() {
        assert!(Scene::met_by(Engine::Firefox, "clean").unwrap().may_keep_browser());
        assert!(!Scene::named("clean").unwrap().may_keep_browser());
    }

    #[test]
    fn hosts_add_what_the_world_says_and_engines_are_timed_without_more() {
        let took = |scene: Scene| (scene.answer_ms(false), scene.answer_ms(true));
        assert_eq!(took(Scene::named("clean").unwrap()), (40, 0));
        assert_eq!(took(Scene::met_by(Engine::Webkit, "clean").unwrap()), (0, 0));
        assert_eq!(took(Scene::met_by(Engine::Webkit, "clean-far").unwrap()), (50, 50));
    }

    #[test]
    fn browser_beside_a_resolver_leaves_look_ups_to_it_and_says_that_it_is_such_a_version() {
        for (engine, version) in [(Engine::Chromium, "Chrome/109."), (Engine::Firefox, "Firefox/115.")] {
            let scene = Scene::met_by(engine, "conficker-b-windows").unwrap();
            assert_eq!(scene.resolver().map(|resolver| resolver.asks_ms.len()), Some(5));
            let told = scene.to_json();
            assert_eq!(told["browser"], "system-resolver");
            let agent = told["userAgent"].as_str().unwrap();
            assert!(agent.contains("Windows NT") && agent.contains(version), "{agent}");
            // What the engine has of its own is past the caveat.
            assert_eq!(told["expect"]["caveats"], json!([]));
        }
        assert_eq!(Scene::met_by(Engine::Firefox, "clean").unwrap().resolver(), None);
    }

    #[test]
    fn hook_is_played_in_the_browser_and_else_by_the_name_server() {
        let fate = |scene: Scene| scene.fate("www.eset.com");
        assert_eq!(fate(Scene::named("conficker-b-fast").unwrap()), Fate::FailsAtOnce);
        let hooked = Scene::met_by(Engine::Firefox, "conficker-b-hook").unwrap();
        assert_eq!(hooked.fate_met("www.eset.com"), Fate::FailsAtOnce);
        assert_eq!(fate(hooked), Fate::Lit);
    }
}
