//! The scenario table of `data/scenarios.toml`.

use crate::world::{Rule, World};
use conficker_check::check::Input;
use conficker_check::code::Code as _;
use conficker_check::report::{Caveat, Report};
use conficker_check::time::Millis;
use conficker_check::verdict::Verdict;
use serde::Deserialize;

/// A world with its expected verdict.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Scenario {
    /// The name at every height.
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
    /// Of a block, the complication with a hyphen before it, empty where there is none.
    #[serde(skip)]
    pub(crate) block: Option<String>,
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

/// What a check must say.
#[derive(Clone, Debug, Deserialize)]
pub struct Expectation {
    /// The answer that comes first to mind.
    #[serde(flatten)]
    pub answer: Answer,
    /// Other answers that are as true.
    #[serde(default)]
    pub or: Vec<Answer>,
    /// The least share of seeds that must give one of them.
    #[serde(default = "always")]
    pub rate: f64,
}

impl Expectation {
    /// Whether a verdict is one of those expected, whatever its caveats.
    #[must_use]
    pub fn allows(&self, verdict: Verdict) -> bool {
        let found = Answer::of(verdict, &[]);
        let mut right = [&self.answer].into_iter().chain(&self.or);
        right.any(|answer| {
            (&answer.verdict, &answer.variants, &answer.reason) == (&found.verdict, &found.variants, &found.reason)
        })
    }

    /// What a report says, where that is not expected.
    #[must_use]
    pub fn difference(&self, report: &Report) -> Option<String> {
        let found = Answer::of(report.verdict, &report.caveats);
        let expected = self.answer == found
            || self.or.iter().any(|answer| {
                Answer {
                    caveats: found.caveats.clone(),
                    ..answer.clone()
                } == found
            });
        (!expected).then(|| format!("{found:?} instead of {self:?}"))
    }
}

/// What a check says, in codes.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Answer {
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
}

impl Answer {
    /// A verdict with its caveats as the answer that it is.
    #[must_use]
    pub fn of(verdict: Verdict, caveats: &[Caveat]) -> Self {
        let (mut variants, mut reason) = (Vec::new(), None);
        match verdict {
            Verdict::CannotTell(why) => reason = Some(String::from(why.code())),
            Verdict::NoSign => {}
            Verdict::Sign { variants: of } => {
                variants = of.iter().map(|of| String::from(of.code())).collect();
            }
        }
        let always = [
            Caveat::VariantA,
            Caveat::NotRestarted,
            Caveat::Proxy,
            Caveat::DnsOverHttps,
            Caveat::SimilarMalware,
        ];
        let particular = caveats.iter().filter(|caveat| !always.contains(caveat));
        Self {
            verdict: String::from(verdict.code()),
            variants,
            reason,
            caveats: particular.map(|of| String::from(of.code())).collect(),
        }
    }
}

fn always() -> f64 {
    1.0
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    block: Vec<Block>,
    complication: Vec<Complication>,
    scenario: Vec<Scenario>,
}

/// The worm's block in one of its forms.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Block {
    name: String,
    about: String,
    #[serde(default)]
    lab: bool,
    rules: Vec<Rule>,
    expect: Expectation,
}

/// Something that may come with each of them.
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

impl Block {
    fn alone(&self) -> Scenario {
        let mut world = World::sound();
        world.wrap(&self.rules, &[]);
        Scenario {
            name: self.name.clone(),
            about: self.about.clone(),
            kind: Kind::Worm,
            world,
            events: Vec::new(),
            lab: self.lab,
            expect: self.expect.clone(),
            block: Some(String::new()),
        }
    }

    fn with(&self, complication: &Complication) -> Scenario {
        let mut scenario = self.alone();
        scenario.name = format!("{}-{}", self.name, complication.name);
        scenario.about = format!("{}, {}", self.about, complication.about);
        scenario.block = Some(format!("-{}", complication.name));
        scenario.lab = false;
        if complication.hides {
            scenario.kind = Kind::HiddenWorm;
        }
        scenario.world.wrap(&complication.before, &complication.rules);
        scenario.world.loss = complication.loss;
        scenario.world.proxied = complication.proxied;
        scenario.events.clone_from(&complication.events);
        scenario.expect.or.clone_from(&complication.or);
        scenario.expect.rate = complication.rate;
        scenario
    }
}

/// Every scenario.
///
/// # Panics
///
/// When `data/scenarios.toml` does not read as scenarios: that is ours to mend.
#[must_use]
pub fn scenarios() -> Vec<Scenario> {
    let file: File = match toml::from_str(include_str!("../../../data/scenarios.toml")) {
        Ok(file) => file,
        Err(error) => panic!("data/scenarios.toml: {error}"),
    };
    let mut scenarios = file.scenario;
    for block in &file.block {
        scenarios.push(block.alone());
        scenarios.extend(file.complication.iter().map(|with| block.with(with)));
    }
    scenarios
}

/// The scenario of that name.
#[must_use]
pub fn scenario(name: &str) -> Option<Scenario> {
    scenarios().into_iter().find(|scenario| scenario.name == name)
}
