//! Counts of one method on one kind of run.

use conficker_check::code::All as _;
use conficker_check::rng::Rng;
use conficker_check::time::Millis;
use conficker_check::variant::{Variant, VariantSet};
use conficker_check::verdict::{Reason, Verdict};
use worlds::{Opinion, Run, Said};

/// What a method can say, told apart as finely as anything counts it.
pub(crate) const ANSWERS: [Verdict; 4 + Reason::ALL.len()] = {
    let mut answers = [Verdict::NoSign; 4 + Reason::ALL.len()];
    answers[0] = sign(&[Variant::B]);
    answers[1] = sign(&[Variant::C]);
    answers[2] = sign(&[Variant::B, Variant::C]);
    let mut at = 0;
    while at < Reason::ALL.len() {
        answers[4 + at] = Verdict::CannotTell(Reason::ALL[at]);
        at += 1;
    }
    answers
};

const fn sign(variants: &[Variant]) -> Verdict {
    Verdict::Sign {
        variants: VariantSet::of(variants),
    }
}

/// How a predecessor's answer is counted: "unsure" gives no reason, and the eye chart's is a poor connection.
fn verdict(said: Said) -> Verdict {
    match said {
        Said::Infected(Some(variant)) => Verdict::Sign {
            variants: VariantSet::of(&[variant]),
        },
        Said::Infected(None) => ANSWERS[2],
        Said::NotInfected => Verdict::NoSign,
        Said::Unsure => Verdict::CannotTell(Reason::Contradictory),
    }
}

/// Counts, of which sums are taken in any order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    pub(crate) answers: [u64; ANSWERS.len()],
    pub(crate) probes: Spread,
    pub(crate) time: Spread,
    /// Time by the slowest answer that was heard, in percent.
    pub(crate) slack: Spread,
    /// The least seed for each answer, to replay.
    pub(crate) example: [Option<u64>; ANSWERS.len()],
    /// A number that any other answer, number of probes or time of any run makes another.
    pub(crate) fingerprint: u64,
}

impl Tally {
    pub(crate) fn add_run(&mut self, run: &Run, seed: u64) {
        let Some(report) = &run.report else {
            panic!("a check did not end, seed {seed}")
        };
        self.add(report.verdict, run.probes, report.elapsed, seed);
        let slack = (report.elapsed.0 * 100).checked_div(run.slowest_answer().0);
        slack.into_iter().for_each(|percent| self.slack.add(percent));
    }

    pub(crate) fn add_opinion(&mut self, opinion: Opinion, seed: u64) {
        self.add(verdict(opinion.said), opinion.requests, opinion.at, seed);
    }

    fn add(&mut self, verdict: Verdict, probes: usize, time: Millis, seed: u64) {
        let place = ANSWERS.iter().position(|answer| *answer == verdict);
        let Some(place) = place else {
            panic!("{verdict:?} is not counted")
        };
        self.answers[place] += 1;
        let example = &mut self.example[place];
        *example = Some(example.map_or(seed, |held| held.min(seed)));
        let probes = u32::try_from(probes).unwrap_or(u32::MAX);
        self.probes.add(probes);
        self.time.add(time.0);
        let run = [place as u64, u64::from(probes), u64::from(time.0)];
        let hash = run.into_iter().fold(seed, |hash, part| Rng::new(hash ^ part).bits());
        self.fingerprint = self.fingerprint.wrapping_add(hash);
    }

    pub(crate) fn merge(&mut self, other: &Self) {
        for (held, more) in self.answers.iter_mut().zip(other.answers) {
            *held += more;
        }
        for (held, more) in self.example.iter_mut().zip(other.example) {
            *held = match (*held, more) {
                (Some(one), Some(two)) => Some(one.min(two)),
                (one, two) => one.or(two),
            };
        }
        self.probes.merge(&other.probes);
        self.time.merge(&other.time);
        self.slack.merge(&other.slack);
        self.fingerprint = self.fingerprint.wrapping_add(other.fingerprint);
    }

    pub(crate) fn runs(&self) -> u64 {
        self.answers.iter().sum()
    }

    /// How many answers are among those that `which` picks.
    pub(crate) fn count(&self, which: impl Fn(Verdict) -> bool) -> u64 {
        let counted = ANSWERS.iter().zip(self.answers);
        counted.filter(|(of, _)| which(**of)).map(|(_, count)| count).sum()
    }
}

/// How often each small number came.
#[derive(Clone, Debug, Default)]
pub(crate) struct Spread {
    counts: Vec<u32>,
}

impl Spread {
    fn add(&mut self, number: u32) {
        let place = (number as usize).min(SPREAD_MAX);
        if self.counts.len() <= place {
            self.counts.resize(place + 1, 0);
        }
        self.counts[place] += 1;
    }

    fn merge(&mut self, other: &Self) {
        if self.counts.len() < other.counts.len() {
            self.counts.resize(other.counts.len(), 0);
        }
        for (held, more) in self.counts.iter_mut().zip(&other.counts) {
            *held += more;
        }
    }

    /// The least number that at least `percent` of all do not exceed; zero when there are none.
    pub(crate) fn percentile(&self, percent: u64) -> u32 {
        let all: u64 = self.counts.iter().map(|&count| u64::from(count)).sum();
        let mut sum = 0;
        for (number, &count) in self.counts.iter().enumerate() {
            sum += u64::from(count);
            if sum * 100 >= all * percent && sum > 0 {
                return u32::try_from(number).unwrap_or(u32::MAX);
            }
        }
        0
    }
}

/// Nothing that is counted is larger: a run takes at most 14 s besides sleep.
const SPREAD_MAX: usize = 60_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_numbers_that_came() {
        let mut spread = Spread::default();
        assert_eq!(spread.percentile(50), 0);
        for number in 1..=100 {
            spread.add(number);
        }
        assert_eq!((spread.percentile(50), spread.percentile(95)), (50, 95));
        let mut other = Spread::default();
        other.add(1_000_000);
        other.merge(&spread);
        assert_eq!(other.percentile(100), 60_000);
    }

    #[test]
    fn merging_is_counting_together() {
        let opinion = |said| Opinion {
            said,
            at: Millis(10),
            requests: 6,
        };
        let mut one = Tally::default();
        one.add_opinion(opinion(Said::NotInfected), 9);
        let mut two = Tally::default();
        two.add_opinion(opinion(Said::NotInfected), 4);
        two.add_opinion(opinion(Said::Infected(Some(Variant::C))), 5);
        one.merge(&two);
        assert_eq!((one.runs(), one.answers[3], one.answers[1]), (3, 2, 1));
        assert_eq!(one.example[3], Some(4));
    }
}
