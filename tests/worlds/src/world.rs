//! A simulated machine and network: which fate meets which name.

use conficker_check::blocklist;
use conficker_check::evidence::Line;
use conficker_check::settings::Settings;
use conficker_check::surroundings::Surroundings;
use conficker_check::target::{Catalogue, Operator, Role, Sector, Target};
use conficker_check::variant::Variant;
use serde::Deserialize;
use std::rc::Rc;

/// A simulated machine and network.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct World {
    #[serde(default)]
    rules: Vec<Rule>,
    /// How long a name that is lit takes to answer, in milliseconds.
    #[serde(default = "answer_ms")]
    pub answer_ms: u32,
    /// How much longer a look-up takes that nobody nearby has made before, in milliseconds.
    #[serde(default)]
    pub lookup_ms: u32,
    /// How much longer a connection takes, in milliseconds.
    #[serde(default)]
    pub connect_ms: u32,
    /// How much longer the second name asked takes, for a hiccup of the machine, in milliseconds.
    #[serde(default)]
    pub hiccup_ms: u32,
    /// Timers fire at multiples of so many milliseconds only; 0 for a tab in front.
    #[serde(default)]
    pub timer_ms: u32,
    /// Whether the system's resolver asks again after five seconds only, as glibc's does and Windows' does not.
    #[serde(default)]
    pub patient: bool,
    /// Packets that are lost, in a thousand.
    #[serde(default)]
    pub loss: u32,
    /// Hosts that are down, in a thousand.
    #[serde(default)]
    pub down: u32,
    /// Requests that fail by chance, in a thousand.
    #[serde(default)]
    pub failing: u32,
    /// Requests that a proxy makes, which looks names up itself, in a thousand.
    #[serde(default)]
    pub proxied: u32,
    /// When the line lets nothing through: from, to, in milliseconds of the run.
    #[serde(default)]
    pub pauses: Vec<[u32; 2]>,
    /// What the browser believes of its connection.
    #[serde(default = "online")]
    pub online: bool,
    /// The browser and its machine.
    #[serde(default)]
    pub agent: Agent,
    /// Whether the operator's twins take part.
    #[serde(default)]
    pub twins: bool,
}

/// What happens to some names.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    names: Names,
    fate: Fate,
}

/// What happens to an attempt to reach a name.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// The address is somebody else's, who cannot show the right certificate.
    BadCertificate,
    /// An extension of the browser stops the request.
    BlockedByClient,
    /// The look-up is never answered.
    Dropped,
    /// Something inside the machine fails the look-up at once.
    FailsAtOnce,
    /// It answers.
    Lit,
    /// The name server says that there is no such name.
    NoSuchName,
    /// Something on the way answers for it, and leads elsewhere.
    Redirected,
    /// The page's own policy forbids the attempt.
    Refused,
    /// The host refuses the connection.
    Reset,
    /// The host's address swallows every packet.
    Silent,
    /// Something inside the machine holds the look-up for ten seconds, then fails it.
    #[serde(rename = "stalls-10-s")]
    Stalls10S,
    /// Something inside the machine holds the look-up for thirty seconds, then fails it.
    #[serde(rename = "stalls-30-s")]
    Stalls30S,
    /// It answers, and forbids the answer to other sites.
    Withheld,
}

/// A browser and its machine.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Agent {
    /// Looks names up itself.
    ChromiumWindows,
    /// A machine that the worm cannot infect.
    FirefoxLinux,
    /// Leaves look-ups to Windows.
    #[default]
    FirefoxWindows,
}

/// Which names a rule is about.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Names {
    /// Every name.
    All,
    /// Those that prove that the line works.
    Controls,
    /// Those that variant B blocks.
    ListedB,
    /// Those that variant C blocks.
    ListedC,
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
    /// A PC on a sound line, where nothing blocks names.
    ///
    /// # Panics
    ///
    /// Never: every field of a world has a default.
    #[must_use]
    pub fn sound() -> Self {
        match toml::from_str("") {
            Ok(world) => world,
            Err(error) => panic!("a field of a world has no default: {error}"),
        }
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

    /// The settings of a check in this world.
    ///
    /// # Panics
    ///
    /// When the twins' domain is no valid setting, which `data/blocklist.toml` decides.
    #[must_use]
    pub fn settings(&self) -> Settings {
        match Settings::parse(self.twins.then_some(crate::TWIN_BASE)) {
            Ok(settings) => settings,
            Err(faults) => panic!("the twins' domain is refused: {faults:?}"),
        }
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
        let line = if self.online { Line::Online } else { Line::Offline };
        Surroundings::of_user_agent(self.agent.user_agent(), line)
    }
}

/// The target of that host; a host outside the catalogue counts as one of the general sector.
#[must_use]
pub fn target_or_stranger(catalogue: &Catalogue, host: &str) -> Target {
    let mut targets = catalogue.iter().map(|(_, target)| target);
    let known = targets.find(|target| target.host == host).cloned();
    known.unwrap_or_else(|| Target {
        host: String::from(host).into(),
        path: "/",
        operator: Operator::PARTNER,
        sector: Sector::General,
        listed_by: blocklist::listed_by(host),
        beside: None,
    })
}

impl Names {
    /// Whether the rule is about that target.
    #[must_use]
    pub fn fit(&self, target: &Target) -> bool {
        match self {
            Self::All => true,
            Self::Containing(words) => words.iter().any(|word| target.host.contains(word)),
            Self::Controls => target.role() == Role::Control,
            Self::Host(host) => target.host == *host,
            Self::Hosts(hosts) => hosts.iter().any(|host| target.host == *host),
            Self::ListedB => target.listed_by.contains(Variant::B),
            Self::ListedC => target.listed_by.contains(Variant::C),
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
            Self::FirefoxLinux => "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0",
            Self::FirefoxWindows => "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0",
        }
    }
}

fn answer_ms() -> u32 {
    40
}

fn online() -> bool {
    true
}
