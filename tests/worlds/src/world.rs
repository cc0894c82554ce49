//! A machine, its browser, a page and a network: which fate meets which name.

use crate::fate::Fate;
use conficker_check::blocklist;
use conficker_check::evidence::Line;
use conficker_check::settings::Settings;
use conficker_check::surroundings::Surroundings;
use conficker_check::target::{Catalogue, Operator, Role, Sector, TURNS, Target};
use conficker_check::variant::Variant;
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// A machine, its browser, a page and a network. What is not given is nothing peculiar.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct World {
    rules: Vec<Rule>,
    /// How long a name that is lit takes to answer, in milliseconds, where that is given.
    pub answer_ms: Option<u32>,
    /// How long the page's own host takes to answer, in milliseconds.
    pub page_ms: u32,
    /// How much longer a look-up takes that nobody nearby has made before, in milliseconds.
    pub lookup_ms: u32,
    /// How much longer a connection takes, in milliseconds.
    pub connect_ms: u32,
    /// How much longer the second name asked takes, for a hiccup of the machine, in milliseconds.
    pub hiccup_ms: u32,
    /// Timers fire at multiples of so many milliseconds only; 0 for a tab in front.
    pub timer_ms: u32,
    /// Whether the system's resolver asks again after five seconds only, as glibc's does and Windows' does not.
    pub patient: bool,
    /// Packets that are lost, in a thousand.
    pub loss: u32,
    /// Hosts that are down, in a thousand.
    pub down: u32,
    /// Requests that fail by chance, in a thousand.
    pub failing: u32,
    /// Requests that a proxy makes, which looks names up itself, in a thousand.
    pub proxied: u32,
    /// When the line lets nothing through: from, to, in milliseconds of the run.
    pub pauses: Vec<[u32; 2]>,
    /// Whether the browser believes that it has no connection.
    pub offline: bool,
    /// The browser and its machine, where the browser is no engine's own.
    pub agent: Agent,
    /// Whether the operator's twins take part.
    pub twins: bool,
    /// Whether the check asks an operator's own names alone.
    pub own: bool,
    /// Which questions are lost on their way to the name server.
    pub lost: Vec<Loss>,
    /// Whether questions for addresses of IPv6 are never answered.
    pub aaaa_silent: bool,
    /// Whether the machine has an address of IPv6, so that browsers ask for others'.
    pub ipv6: bool,
    /// Whether the machine is told two name servers, which answer alike.
    pub two_servers: bool,
    /// The system's resolver, by its name in `data/networks.toml`, where it is not the browser's machine's own.
    pub resolver: Option<String>,
    /// Where the widget stands.
    pub page: Page,
    /// Whether the tab is behind another from before the click.
    pub hidden: bool,
    /// A policy of the page.
    pub csp: Option<String>,
    /// The page's Cross-Origin-Embedder-Policy.
    pub coep: Option<String>,
    /// What stops look-ups in the browser's own process.
    pub hook: Option<Hook>,
    pub(crate) browser: Option<Browser>,
}

/// What happens to some names.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rule {
    names: Names,
    fate: Fate,
}

/// Questions that are lost.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Loss {
    names: Names,
    /// How many of the first questions for each record of such a name are lost.
    questions: u32,
}

/// A browser and its machine.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Agent {
    /// Looks names up itself.
    ChromiumWindows,
    /// The last version for Windows 7 and 8, which leaves look-ups to them.
    #[serde(rename = "chromium-109")]
    Chromium109,
    /// A machine that the worm cannot infect.
    FirefoxLinux,
    /// Leaves look-ups to Windows.
    #[default]
    FirefoxWindows,
}

/// Where the widget stands.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Page {
    /// On a page of its own host, by https.
    #[default]
    Secure,
    /// On the same page by http.
    Plain,
    /// In a frame that has no origin.
    Sandboxed,
    /// On a page of its own host, by the build for the strictest policies.
    Strict,
}

/// Something in the browser's own process that stops look-ups, as the worm does.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Hook {
    /// Whose strings it looks for: `b` or `c`.
    pub variant: String,
    /// How long it holds a look-up before it fails it.
    pub stalls_ms: u32,
}

/// How a browser is set up.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Browser {
    /// An extension stops requests to some hosts.
    Blocker,
    /// It asks a resolver of its own by https.
    Doh,
    /// A proxy makes its requests, and looks names up.
    Proxy,
    /// It leaves look-ups to the system, as an administrator may decide.
    SystemResolver,
}

/// Which names a rule is about.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Names {
    /// Every name.
    All,
    /// Those that prove that the line works.
    Controls,
    /// Those that variant B blocks.
    ListedB,
    /// Those that variant C blocks.
    ListedC,
    /// An operator's own names.
    Own,
    /// Security sites that no variant blocks.
    Peers,
    /// Security sites.
    Security,
    /// An operator's twins.
    Twins,
    /// Those that no variant blocks.
    Unlisted,
    /// Security sites that the worm blocks.
    Vendors,
    /// Those that contain one of these strings.
    Containing(Vec<String>),
    /// That name.
    #[serde(untagged)]
    Host(String),
    /// These names.
    #[serde(untagged)]
    Hosts(Vec<String>),
}

impl World {
    /// How long a name that is lit takes to answer, in milliseconds.
    #[must_use]
    pub fn answer_ms(&self) -> u32 {
        self.answer_ms.unwrap_or(ANSWER_MS)
    }

    /// What happens to an attempt to reach `target`.
    #[must_use]
    pub fn fate(&self, target: &Target) -> Fate {
        let rule = self.rules.iter().find(|rule| rule.names.fit(target));
        rule.map_or(Fate::Lit, |rule| rule.fate)
    }

    /// Whether chance or time decides more here than how long answers take.
    #[must_use]
    pub fn has_moods(&self) -> bool {
        let chances = [self.loss, self.down, self.failing, self.proxied];
        let times = [self.lookup_ms, self.hiccup_ms, self.timer_ms];
        !self.pauses.is_empty() || chances.iter().chain(&times).any(|&of| of > 0)
    }

    /// The fates that are not simply lit.
    pub fn fates(&self) -> impl Iterator<Item = Fate> {
        self.rules.iter().map(|rule| rule.fate)
    }

    /// What happens to an attempt to reach any host.
    #[must_use]
    pub fn fate_of_host(&self, host: &str) -> Fate {
        self.fate(&target_or_stranger(&self.catalogue(), host))
    }

    /// Whether it matters how a resolver of the machine asks.
    pub(crate) fn has_odd_lookups(&self) -> bool {
        !self.lost.is_empty() || self.aaaa_silent || self.ipv6 || self.two_servers || self.resolver.is_some()
    }

    /// How many of the first questions for each record of a host are lost.
    #[must_use]
    pub fn lost_questions(&self, host: &str) -> u32 {
        let target = target_or_stranger(&self.catalogue(), host);
        let loss = self.lost.iter().find(|loss| loss.names.fit(&target));
        loss.map_or(0, |loss| loss.questions)
    }

    /// How the browser is set up, if peculiarly: a resolver of the system's takes part where look-ups are left to it.
    #[must_use]
    pub fn browser(&self) -> Option<Browser> {
        let left = self.resolver.as_ref().map(|_| Browser::SystemResolver);
        self.browser.or(left)
    }

    /// Whether the browser looks names up past all that stands in the machine.
    #[must_use]
    pub fn is_past_the_machine(&self) -> bool {
        matches!(self.browser(), Some(Browser::Doh | Browser::Proxy))
    }

    /// The settings of a check in this world.
    ///
    /// # Panics
    ///
    /// When a domain is no valid setting, which `data/blocklist.toml` decides, or there are two.
    #[must_use]
    pub fn settings(&self) -> Settings {
        let [twins, own] = self.domains();
        match Settings::parse(twins, own, 0) {
            Ok(settings) => settings,
            Err(faults) => panic!("the operator's domain is refused: {faults:?}"),
        }
    }

    /// The operator's domains: of the twins, and of all names.
    #[must_use]
    pub fn domains(&self) -> [Option<&'static str>; 2] {
        [
            self.twins.then_some(crate::TWIN_BASE),
            self.own.then_some(crate::OWN_BASE),
        ]
    }

    /// The targets of a check in this world.
    #[must_use]
    pub fn catalogue(&self) -> Rc<Catalogue> {
        self.settings().catalogue()
    }

    /// This world with other rules besides: some that come before its own, and some after.
    pub(crate) fn wrap(&mut self, before: &[Rule], after: &[Rule]) {
        self.rules = [before, &self.rules, after].concat();
    }

    /// What a check in this world knows of its machine.
    #[must_use]
    pub fn surroundings(&self) -> Surroundings {
        let line = if self.offline { Line::Offline } else { Line::Online };
        Surroundings::of_user_agent(self.agent.user_agent(), line)
    }
}

/// The target of that host; a host outside the catalogue counts as one of the general sector. An operator's own names
/// are the same in every turn.
fn target_or_stranger(catalogue: &Catalogue, host: &str) -> Target {
    let of_first_turn = String::from(&TURNS[..1]) + host.get(1..).unwrap_or_default();
    let host = if catalogue.is_own() && host.ends_with(crate::OWN_BASE) {
        &of_first_turn
    } else {
        host
    };
    let mut targets = catalogue.iter().map(|(_, target)| target);
    let known = targets.find(|target| target.host == host).cloned();
    known.unwrap_or_else(|| Target {
        host: String::from(host).into(),
        operator: Operator::PARTNER,
        sector: Sector::General,
        listed_by: blocklist::listed_by(host),
        beside: None,
    })
}

impl Names {
    /// Whether the rule is about that target.
    fn fit(&self, target: &Target) -> bool {
        match self {
            Self::All => true,
            Self::Containing(words) => words.iter().any(|word| target.host.contains(word)),
            Self::Controls => target.role() == Role::Control,
            Self::Host(host) => target.host == *host,
            Self::Hosts(hosts) => hosts.iter().any(|host| target.host == *host),
            Self::ListedB => target.listed_by.contains(Variant::B),
            Self::ListedC => target.listed_by.contains(Variant::C),
            Self::Own => target.host.ends_with(crate::OWN_BASE),
            Self::Peers => target.role() == Role::Peer,
            Self::Security => target.sector == Sector::Security,
            Self::Twins => target.host.ends_with(crate::TWIN_BASE),
            Self::Unlisted => !target.is_listed(),
            Self::Vendors => target.role() == Role::Vendor,
        }
    }
}

impl Agent {
    /// The string by which the browser names itself.
    #[must_use]
    pub fn user_agent(self) -> &'static str {
        match self {
            Self::ChromiumWindows => {
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 \
                Safari/537.36"
            }
            Self::Chromium109 => {
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/109.0.0.0 \
                Safari/537.36"
            }
            Self::FirefoxLinux => "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0",
            Self::FirefoxWindows => "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0",
        }
    }
}

/// How long an answer takes on a sound line.
const ANSWER_MS: u32 = 40;
