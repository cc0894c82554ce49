//! A world as the lab plays it: which of the scenarios real look-ups can play, and what tests are told of one.

use anyhow::{Result, anyhow, bail};
use conficker_check::code::Code as _;
use conficker_check::target::{Catalogue, Target};
use serde_json::{Value, json};
use worlds::{Agent, Fate, Scenario};

/// The host of the page that embeds the widget. It touches no listed string, so the worm lets it through.
pub(super) const PAGE_HOST: &str = "partner.example";

/// The names in the page's certificate: it may stand under a listed name, too.
pub(super) const PAGE_HOSTS: [&str; 2] = [PAGE_HOST, "*.partner.example"];

/// A scenario that the lab can play.
pub(super) struct Scene(Scenario);

impl Scene {
    /// The scene of that name.
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
        Ok(Self(scenario))
    }

    /// What meets a look-up of any name; the page itself is always within reach, or there would be nothing to see.
    pub(super) fn fate(&self, host: &str) -> Fate {
        if host == PAGE_HOST {
            Fate::Lit
        } else {
            self.0.world.fate_of_host(host)
        }
    }

    /// How long a host takes to answer, in milliseconds.
    pub(super) fn answer_ms(&self) -> u32 {
        self.0.world.answer_ms
    }

    /// Whether the machine has a connection.
    pub(super) fn online(&self) -> bool {
        self.0.world.online
    }

    /// The policy of the page, where it forbids some of the targets.
    pub(super) fn page_policy(&self) -> Option<String> {
        let catalogue = self.0.world.catalogue();
        let (forbidden, allowed): (Vec<_>, Vec<_>) = catalogue
            .iter()
            .map(|(_, target)| target)
            .partition(|target| self.0.world.fate(target) == Fate::Refused);
        let allowed = allowed
            .iter()
            .map(|target| format!(" https://{}", target.host));
        (!forbidden.is_empty())
            .then(|| format!("connect-src 'self'{}", allowed.collect::<String>()))
    }

    /// How the browser of this world is to be started.
    ///
    /// The lab has Chromium alone. Where the world's browser leaves look-ups to the system, Chromium does so, too, and names
    /// itself as a version that always did.
    pub(super) fn browser_args(&self) -> Vec<String> {
        let agent = match self.0.world.agent {
            Agent::ChromiumWindows => {
                return vec![format!("--user-agent={}", self.0.world.agent.user_agent())];
            }
            Agent::FirefoxLinux => "X11; Linux x86_64",
            Agent::FirefoxWindows => "Windows NT 6.1; Win64; x64",
        };
        let agent = format!(
            "Mozilla/5.0 ({agent}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/49.0.2623.112 Safari/537.36"
        );
        vec![
            format!("--user-agent={agent}"),
            String::from("--disable-features=AsyncDns"),
        ]
    }

    /// Everything a test may expect of the world.
    pub(super) fn to_json(&self) -> Value {
        let Scenario {
            name,
            about,
            world,
            expect,
            ..
        } = &self.0;
        let catalogue = world.catalogue();
        let targets: Vec<_> = catalogue
            .iter()
            .map(|(_, target)| told(target, self.fate(&target.host)))
            .collect();
        json!({
            "name": name,
            "about": about,
            "online": world.online,
            "answerMs": world.answer_ms,
            "canary": world.twins.then_some(worlds::TWIN_BASE),
            "catalogueDate": catalogue.date(),
            "expect": {
                "verdict": expect.answer.verdict,
                "variants": expect.answer.variants,
                "reason": expect.answer.reason,
                "caveats": expect.answer.caveats,
            },
            "targets": targets,
        })
    }
}

/// The hosts that a check may contact in some world.
pub(super) fn hosts() -> Vec<String> {
    let catalogue = Catalogue::shipped().with_twins(worlds::TWIN_BASE);
    let targets = catalogue.iter().map(|(_, target)| target);
    targets.map(|target| target.host.to_string()).collect()
}

/// Why the lab cannot play a scenario, if so.
pub(super) fn obstacle(scenario: &Scenario) -> Option<&'static str> {
    let world = &scenario.world;
    let chance = [world.loss, world.down, world.failing, world.proxied];
    if !scenario.events.is_empty() || !world.pauses.is_empty() {
        Some("where things happen in mid-run")
    } else if chance.iter().any(|&share| share > 0) {
        Some("where packets, hosts or requests fail by chance")
    } else if [
        world.lookup_ms,
        world.connect_ms,
        world.hiccup_ms,
        world.timer_ms,
    ] != [0; 4]
    {
        Some("whose name server, connections or timers are slow")
    } else if world.fates().any(is_inside_the_machine) {
        Some(
            "where something inside the browser or the machine, or a silent address, stops requests",
        )
    } else {
        None
    }
}

/// Whether no name server and no host can play a fate. One that fails at once is played by the name server.
fn is_inside_the_machine(fate: Fate) -> bool {
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
    let listed_by: Vec<_> = target
        .listed_by
        .iter()
        .map(|variant| variant.code())
        .collect();
    json!({
        "host": target.host,
        "role": target.role().code(),
        "sector": target.sector.code(),
        "listedBy": listed_by,
        "fate": code(fate),
    })
}

/// The fate's name in `data/scenarios.toml`.
fn code(fate: Fate) -> &'static str {
    match fate {
        Fate::BadCertificate => "bad-certificate",
        Fate::BlockedByClient => "blocked-by-client",
        Fate::Dropped => "dropped",
        Fate::FailsAtOnce => "fails-at-once",
        Fate::Lit => "lit",
        Fate::NoSuchName => "no-such-name",
        Fate::Redirected => "redirected",
        Fate::Refused => "refused",
        Fate::Reset => "reset",
        Fate::Silent => "silent",
        Fate::Stalls10S => "stalls-10-s",
        Fate::Stalls30S => "stalls-30-s",
        Fate::Withheld => "withheld",
    }
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
            Scene::named("page-policy")
                .unwrap()
                .page_policy()
                .as_deref(),
            Some("connect-src 'self'")
        );
        let partial = Scene::named("page-policy-listed")
            .unwrap()
            .page_policy()
            .unwrap();
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
