//! One run told from its beginning to its end: of a scenario, or of the mixed population.

use crate::answer::{Answer, Expectation};
use crate::population::Population;
use crate::run::{Run, Simulator};
use crate::scenario::Scenario;
use crate::table::scenario;
use crate::transcript::{self, Step};
use serde::Serialize;

/// A run, told.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct Replay {
    /// Which run: `[SCENARIO:]SEED`.
    pub run: String,
    /// Which world it is, with its seed.
    pub title: String,
    /// What happened, step by step.
    pub steps: Vec<Step>,
    /// What the check said at last, and after how long.
    pub end: String,
    /// All of it in lines.
    pub text: String,
}

impl Replay {
    /// The run `[SCENARIO:]SEED`.
    ///
    /// # Errors
    /// When the scenario is not known, or the seed is none.
    pub fn of(run: &str) -> Result<Self, String> {
        let (name, seed) = match run.rsplit_once(':') {
            Some((name, seed)) => (Some(name), seed),
            None => (None, run),
        };
        let seed: u64 = seed
            .parse()
            .map_err(|_| format!("`{seed}` is no seed, which is a whole number below 2^64"))?;
        match name {
            Some(name) => scenario(name)
                .map(|scenario| Self::of_scenario(scenario, seed))
                .ok_or_else(|| format!("no scenario is called `{name}`")),
            None => {
                let population = Population::shipped();
                let draw = population.draw(seed);
                let scenario = population.on_line(draw);
                let line = &population.lines()[draw.line].name;
                let title = format!(
                    "{}: {}, on a line of the kind {line}, seed {seed}",
                    scenario.name, scenario.about
                );
                Ok(Self::tell(seed.to_string(), title, scenario, seed))
            }
        }
    }

    /// A run of a scenario.
    #[must_use]
    pub fn of_scenario(scenario: Scenario, seed: u64) -> Self {
        let run = format!("{}:{seed}", scenario.name);
        let title = format!("{}: {}, seed {seed}", scenario.name, scenario.about);
        Self::tell(run, title, scenario, seed)
    }

    fn tell(run: String, title: String, scenario: Scenario, seed: u64) -> Self {
        let simulator = Simulator::new(scenario);
        let (played, steps) = simulator.tell(seed);
        let end = end(&played, &simulator.scenario().expect);
        let mut text = vec![title.clone()];
        text.extend(steps.iter().flat_map(Step::lines));
        text.push(end.clone());
        Self {
            run,
            title,
            steps,
            end,
            text: text.join("\n"),
        }
    }
}

/// What the check said at last, after how long, and whether that is expected.
fn end(played: &Run, expect: &Expectation) -> String {
    let Some(report) = &played.report else {
        return "the check did not end, which is a fault".to_owned();
    };
    let answer = Answer::of(report.verdict, &report.caveats);
    let caveats = match answer.caveats.as_slice() {
        [] => String::new(),
        caveats => format!(", with {}", caveats.join(", ")),
    };
    let expected = if expect.allows(report.verdict) { "" } else { "not " };
    format!(
        "{}{caveats}; after {} ms and {} probes; {expected}expected in this world",
        transcript::said(&answer),
        report.elapsed.0,
        played.probes
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenarios;

    #[test]
    fn every_world_is_told_to_its_end_as_it_is_run() {
        for scenario in scenarios() {
            let simulator = Simulator::new(scenario.clone());
            for seed in 0..3 {
                let replay = Replay::of_scenario(scenario.clone(), seed);
                let report = simulator.run(seed).report.unwrap();
                let said = transcript::said(&Answer::of(report.verdict, &report.caveats));
                let last = replay.steps.last().unwrap();
                assert_eq!(last.at_ms, report.elapsed.0, "{}", replay.text);
                assert_eq!(last.done.last(), Some(&format!("says {said}")), "{}", replay.text);
                assert!(replay.end.starts_with(&said), "{}", replay.text);
            }
        }
    }

    /// What a step holds is what was told up to it: nothing later, and nothing that was forgotten.
    #[test]
    fn a_step_holds_what_had_been_asked_and_seen_by_then() {
        for scenario in scenarios() {
            let replay = Replay::of_scenario(scenario, 1);
            let mut asked = Vec::new();
            for step in &replay.steps {
                let new = step.done.iter().filter_map(|done| done.strip_prefix("asks "));
                for host in new.filter_map(|asks| asks.split(',').next()) {
                    if !asked.iter().any(|held| held == host) {
                        asked.push(host.to_owned());
                    }
                }
                let held: Vec<_> = step.held.iter().map(|held| held.host.clone()).collect();
                assert_eq!(held, asked, "{}", replay.text);
                if let Some(host) = step.happened.strip_suffix(" reached") {
                    let seen = step.held.iter().find(|held| held.host == host);
                    assert_eq!(seen.map(|held| held.sight), Some("reached"), "{}", replay.text);
                }
            }
        }
    }

    /// A verdict that is firm is one that lacks nothing, and the other way round.
    #[test]
    fn what_is_said_so_far_lacks_nothing() {
        for scenario in scenarios() {
            let replay = Replay::of_scenario(scenario, 2);
            for step in &replay.steps {
                let lacks_nothing = |claim: &str| {
                    let mut claims = step.claims.iter();
                    claims.any(|of| of.claim == claim && of.lacks.is_none())
                };
                let sign = lacks_nothing("sign");
                assert_eq!(step.verdict.starts_with("sign"), sign, "{}", replay.text);
                let no_sign = !sign && lacks_nothing("no sign");
                assert_eq!(step.verdict == "no-sign", no_sign, "{}", replay.text);
            }
        }
    }

    #[test]
    fn weights_come_with_the_weightiest_first() {
        let replay = Replay::of("conficker-b-fast:1").unwrap();
        let last = replay.steps.last().unwrap();
        assert_eq!(last.weights.first().map(|of| of.explanation), Some("worm-b"));
        assert!(last.weights.is_sorted_by_key(|of| -of.centibans), "{}", replay.text);
    }

    #[test]
    fn a_run_of_the_population_is_that_of_its_world_on_its_line() {
        let population = Population::shipped();
        let scenario = population.on_line(population.draw(3_516));
        let replay = Replay::of("3516").unwrap();
        assert!(replay.title.starts_with(&scenario.name), "{}", replay.title);
        let lines = Simulator::new(scenario).transcript(3_516).join("\n");
        assert!(replay.text.contains(&lines), "{}", replay.text);
    }

    #[test]
    fn what_is_no_run_is_said_to_be_none() {
        assert!(Replay::of("conficker-z:1").unwrap_err().contains("conficker-z"));
        assert!(Replay::of("clean:-1").unwrap_err().contains("`-1` is no seed"));
        assert!(Replay::of("").is_err());
        assert_eq!(Replay::of("clean:007").unwrap().run, "clean:7");
    }
}
