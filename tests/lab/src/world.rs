//! A simulated machine and network: which fate meets which name.

use conficker_check::blocklist;
use conficker_check::settings::Settings;
use conficker_check::surroundings::Surroundings;
use conficker_check::target::{Catalogue, Operator, Role, Sector, Target};
use conficker_check::variant::Variant;
use conficker_check::verdict::Line;
use serde::Deserialize;

/// A simulated machine and network.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct World {
    #[serde(default)]
    rules: Vec<Rule>,
    /// How long a name that is lit takes to answer, in milliseconds.
    #[serde(default = "answer_ms")]
    pub answer_ms: u32,
    /// How much longer the second name asked takes, for a hiccup of the machine.
    #[serde(default)]
    pub hiccup_ms: u32,
    /// The share of look-ups whose first packet is lost.
    #[serde(default)]
    pub loss: f64,
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

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    names: Names,
    fate: Fate,
}

/// What happens to an attempt to reach a name.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// The address is somebody else's, who cannot show the right certificate.
    BadCertificate,
    /// The look-up is never answered.
    Dropped,
    /// It answers.
    Lit,
    /// The look-up fails at once.
    NoSuchName,
    /// The page's own policy forbids the attempt.
    Refused,
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

#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
enum Names {
    All,
    ListedB,
    ListedC,
    Peers,
    Security,
    Twins,
    Unlisted,
    Vendors,
    #[serde(untagged)]
    Host(String),
}

impl World {
    /// What happens to an attempt to reach `target`.
    #[must_use]
    pub fn fate(&self, target: &Target) -> Fate {
        let rule = self.rules.iter().find(|rule| rule.names.fit(target));
        rule.map_or(Fate::Lit, |rule| rule.fate)
    }

    /// What happens to an attempt to reach any host; one outside the catalogue counts as of the general sector.
    #[must_use]
    pub fn fate_of_host(&self, host: &str) -> Fate {
        let catalogue = self.catalogue();
        let known = catalogue
            .iter()
            .map(|(_, target)| target)
            .find(|target| target.host == host);
        let stranger = || Target {
            host: String::from(host).into(),
            path: "/",
            operator: Operator::PARTNER,
            sector: Sector::General,
            listed_by: blocklist::listed_by(host),
            beside: None,
        };
        self.fate(&known.cloned().unwrap_or_else(stranger))
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
    pub fn catalogue(&self) -> Catalogue {
        self.settings().catalogue()
    }

    /// What a check in this world knows of its machine.
    #[must_use]
    pub fn surroundings(&self) -> Surroundings {
        let line = if self.online {
            Line::Online
        } else {
            Line::Offline
        };
        Surroundings::of_user_agent(self.agent.user_agent(), line)
    }
}

impl Names {
    fn fit(&self, target: &Target) -> bool {
        match self {
            Self::All => true,
            Self::Host(host) => target.host == *host,
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
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36"
            }
            Self::FirefoxLinux => {
                "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0"
            }
            Self::FirefoxWindows => {
                "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0"
            }
        }
    }
}

fn answer_ms() -> u32 {
    40
}

fn online() -> bool {
    true
}
