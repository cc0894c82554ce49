//! The first runs of everything that is counted, as one number a world: a quick look whether the counts are still those
//! of this core.

use std::collections::BTreeMap;

use indicatif::ProgressBar;
use worlds::Population;

use crate::measure::{Tallies, tallies_of, tallies_of_mix};

/// By the name of a scenario or a mixed population: a number that any other answer, number of probes or time of one of
/// its runs makes another, whatever the method.
pub type Sample = BTreeMap<String, String>;

/// Plays the first runs. Says with `progress` how far it is; its length is set here.
#[must_use]
pub fn sample(progress: &ProgressBar) -> Sample {
    let mixes = [(MIX, Population::shipped()), (OWN, Population::own())];
    let scenarios = mixes[0].1.scenarios();
    progress.set_length(2 * MIXED_RUNS + scenarios.len() as u64 * SCENARIO_RUNS);
    let mixed = mixes.iter().map(|(name, population)| {
        let tallies = tallies_of_mix(population, 0, MIXED_RUNS, progress);
        ((*name).to_owned(), number(&tallies))
    });
    let single = scenarios.iter().map(|scenario| {
        let tallies = tallies_of(scenario, 0, SCENARIO_RUNS, progress);
        (scenario.name.clone(), number(&[tallies]))
    });
    mixed.chain(single).collect()
}

/// Of each, all that is counted by each method.
fn number(tallies: &[Tallies]) -> String {
    let of_methods = tallies.iter().flatten().map(|tally| tally.fingerprint);
    let sum = of_methods.fold(0_u64, |sum, fingerprint| sum.rotate_left(1).wrapping_add(fingerprint));
    format!("{sum:016x}")
}

/// What the mixed populations are called; no scenario is.
const MIX: &str = "(the mixed population)";
const OWN: &str = "(the mixed population on own names)";

const MIXED_RUNS: u64 = 100_000;
const SCENARIO_RUNS: u64 = 1_000;

#[cfg(test)]
mod tests {
    use super::*;
    use worlds::scenario;

    #[test]
    fn one_run_more_is_another_number() {
        let clean = scenario("clean").unwrap();
        let of = |runs| number(&[tallies_of(&clean, 0, runs, &ProgressBar::hidden())]);
        assert_eq!(of(3), of(3));
        assert_ne!(of(3), of(4));
    }
}
