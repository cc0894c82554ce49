//! The mixed population of `data/population.toml`: which scenarios come how often, and on which lines.

use crate::scenario::Scenario;
use crate::table::{read, scenarios};
use conficker_check::rng::Rng;
use serde::Deserialize;

/// Scenarios on lines, by how often they come.
#[derive(Clone, Debug)]
pub struct Population {
    scenarios: Vec<Scenario>,
    groups: Vec<Group>,
    lines: Vec<Line>,
}

/// What one run of the population is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Draw {
    /// The scenario's place in [`Population::scenarios`].
    pub scenario: usize,
    /// The line's place in [`Population::lines`].
    pub line: usize,
}

/// A kind of line.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Line {
    /// The kind's name.
    pub name: String,
    share: u32,
    answer_ms: u32,
    loss: u32,
    down: u32,
    #[serde(rename = "reason")]
    _reason: String,
}

#[derive(Clone, Debug)]
struct Group {
    share: u32,
    members: Vec<usize>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct File {
    line: Vec<Line>,
    group: Vec<Row>,
    own_group: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    share: u32,
    scenarios: Vec<String>,
    #[serde(rename = "reason")]
    _reason: String,
}

impl Population {
    /// The population of `data/population.toml`.
    ///
    /// # Panics
    ///
    /// When the file does not read, names no known scenario, or its shares do not add up: that is ours to mend.
    #[must_use]
    pub fn shipped() -> Self {
        Self::read(|file| &file.group)
    }

    /// The same of checks on an operator's own names.
    ///
    /// # Panics
    ///
    /// As above.
    #[must_use]
    pub fn own() -> Self {
        Self::read(|file| &file.own_group)
    }

    fn read(rows: fn(&File) -> &[Row]) -> Self {
        let file: File = read("population.toml", include_str!("../../../data/population.toml"));
        let scenarios = scenarios();
        let groups: Vec<_> = rows(&file)
            .iter()
            .map(|row| Group {
                share: row.share,
                members: members(&row.scenarios, &scenarios),
            })
            .collect();
        let sum = |shares: &mut dyn Iterator<Item = u32>| shares.sum::<u32>();
        assert_eq!(sum(&mut groups.iter().map(|of| of.share)), GROUP_SHARES);
        assert_eq!(sum(&mut file.line.iter().map(|of| of.share)), LINE_SHARES);
        Self {
            scenarios,
            groups,
            lines: file.line,
        }
    }

    /// Every scenario, whether it takes part or not.
    #[must_use]
    pub fn scenarios(&self) -> &[Scenario] {
        &self.scenarios
    }

    /// Every kind of line.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// What the run with that number is. Number n is seed n of its scenario on its line.
    #[must_use]
    pub fn draw(&self, number: u64) -> Draw {
        let mut rng = Rng::new(number ^ 0x5EED_0F9E_091E);
        let mut at = rng.below(GROUP_SHARES);
        let mut scenario = 0;
        for group in &self.groups {
            if at < group.share {
                let count = u32::try_from(group.members.len()).unwrap_or(u32::MAX);
                scenario = group.members[rng.below(count) as usize];
                break;
            }
            at -= group.share;
        }
        let mut at = rng.below(LINE_SHARES);
        let mut line = 0;
        while at >= self.lines[line].share {
            at -= self.lines[line].share;
            line += 1;
        }
        Draw { scenario, line }
    }

    /// A scenario on a line. What the scenario says of its line holds.
    #[must_use]
    pub fn on_line(&self, draw: Draw) -> Scenario {
        let mut scenario = self.scenarios[draw.scenario].clone();
        let line = &self.lines[draw.line];
        let world = &mut scenario.world;
        world.answer_ms.get_or_insert(line.answer_ms);
        for (own, of_line) in [(&mut world.loss, line.loss), (&mut world.down, line.down)] {
            if *own == 0 {
                *own = of_line;
            }
        }
        scenario
    }
}

const GROUP_SHARES: u32 = 10_000;
const LINE_SHARES: u32 = 100;

/// The places of the scenarios that names stand for.
fn members(names: &[String], scenarios: &[Scenario]) -> Vec<usize> {
    let mut members = Vec::new();
    for name in names {
        let before = members.len();
        let fits = |scenario: &Scenario| match (&scenario.block, name.strip_prefix("block")) {
            (Some(with), Some(wanted)) => *with == wanted,
            _ => scenario.name == *name,
        };
        let places = scenarios.iter().enumerate();
        members.extend(places.filter(|(_, of)| fits(of)).map(|(place, _)| place));
        assert!(
            members.len() > before,
            "data/population.toml: no scenario is called {name}"
        );
    }
    members
}
