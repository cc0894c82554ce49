//! One check in virtual time: the real state machine against a simulated network. No clock, no sleep, no network.

use crate::scenario::Scenario;
use crate::world::{Fate, World};
use conficker_check::check::{Check, Input, Output};
use conficker_check::evidence::Evidence;
use conficker_check::inference;
use conficker_check::probe::{Observation, Outcome, Probe, ProbeId};
use conficker_check::report::Report;
use conficker_check::rng::Rng;
use conficker_check::time::{Millis, Timestamp};
use conficker_check::verdict::{self, Verdict};
use core::fmt;
use std::collections::BTreeMap;

/// What became of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// What the check held at its end; none when it did not end, which is a fault.
    pub report: Option<Report>,
    /// The most listed names that were in flight at once.
    pub listed_in_flight_max: usize,
}

/// Runs `scenario` once. The seed decides order, nonces and the network's moods.
#[must_use]
pub fn run(scenario: &Scenario, seed: u64) -> Run {
    drive(scenario, seed, &mut |_| {})
}

/// Every input and output of the same run with its time, in order.
#[must_use]
pub fn transcript(scenario: &Scenario, seed: u64) -> Vec<String> {
    let mut lines = Vec::new();
    let run = drive(scenario, seed, &mut |line| lines.push(line.to_string()));
    lines.push(format!("{:?}", run.report.map(|report| report.verdict)));
    lines
}

/// What would be said if every target of the catalogue were asked and every answer awaited: listed names first, so that the unlisted
/// ones answer after the first went dark.
#[must_use]
pub fn judge_everything(world: &World) -> Verdict {
    let catalogue = world.catalogue();
    let mut evidence = Evidence::none(&catalogue);
    for (target, of) in catalogue.iter() {
        let outcome = match world.fate(of) {
            Fate::BadCertificate | Fate::NoSuchName => Outcome::Failed,
            Fate::Dropped => Outcome::TimedOut,
            Fate::Lit | Fate::Withheld => Outcome::Reached,
            Fate::Refused => Outcome::Refused,
        };
        let at = Millis(if of.is_listed() { 8_000 } else { 8_100 });
        evidence.record(&Observation {
            target,
            outcome,
            at,
        });
    }
    let ledger = inference::weigh(&catalogue, &evidence);
    let surroundings = world.surroundings();
    surroundings.temper(verdict::judge(
        &catalogue,
        &evidence,
        &ledger,
        surroundings.line,
    ))
}

fn drive(scenario: &Scenario, seed: u64, tell: &mut dyn FnMut(fmt::Arguments<'_>)) -> Run {
    let world = &scenario.world;
    let mut driver = Driver {
        world,
        check: Check::start(
            world.settings(),
            world.surroundings(),
            seed,
            Timestamp::default(),
        ),
        rng: Rng::new(!seed),
        coming: BTreeMap::new(),
        wake: None,
        listed: Vec::new(),
        run: Run {
            report: None,
            listed_in_flight_max: 0,
        },
        tell,
    };
    for timed in &scenario.events {
        driver.expect(timed.at(), timed.event.input());
    }
    driver.drain(Millis(0));
    for _ in 0..INPUTS_MAX {
        let Some((now, input)) = driver.next_input() else {
            break;
        };
        (driver.tell)(format_args!("{now:?} < {input:?}"));
        if let Input::Observed { probe, .. } = input {
            driver.listed.retain(|&listed| listed != probe);
        }
        driver.check.handle(now, input);
        driver.drain(now);
        if driver.run.report.is_some() {
            break;
        }
    }
    driver.run
}

/// Far more than a check of 16 probes can take in; a machine that goes on past it does not end.
const INPUTS_MAX: usize = 500;

struct Driver<'a> {
    world: &'a World,
    check: Check,
    rng: Rng,
    coming: BTreeMap<Millis, Vec<Input>>,
    wake: Option<Millis>,
    listed: Vec<ProbeId>,
    run: Run,
    tell: &'a mut dyn FnMut(fmt::Arguments<'_>),
}

impl Driver<'_> {
    fn expect(&mut self, at: Millis, input: Input) {
        self.coming.entry(at).or_default().push(input);
    }

    fn next_input(&mut self) -> Option<(Millis, Input)> {
        let coming = self.coming.first_key_value().map(|(&at, _)| at);
        if let Some(wake) = self.wake.filter(|&wake| coming.is_none_or(|at| wake < at)) {
            self.wake = None;
            return Some((wake, Input::Woke));
        }
        let mut entry = self.coming.first_entry()?;
        let at = *entry.key();
        let input = entry.get_mut().remove(0);
        if entry.get().is_empty() {
            entry.remove();
        }
        Some((at, input))
    }

    fn drain(&mut self, now: Millis) {
        while let Some(output) = self.check.poll() {
            (self.tell)(format_args!("{now:?} > {output:?}"));
            match output {
                Output::Abort(probe) => self.listed.retain(|&listed| listed != probe),
                Output::Done(report) => self.run.report = Some(report),
                Output::Progress(_) => {}
                Output::Send(probe) => self.send(now, probe),
                Output::WakeAt(at) => self.wake = Some(at.max(now)),
            }
        }
    }

    fn send(&mut self, now: Millis, probe: Probe) {
        let Some(target) = self.check.catalogue().target(probe.target) else {
            return;
        };
        if target.is_listed() {
            self.listed.push(probe.id);
            self.run.listed_in_flight_max = self.run.listed_in_flight_max.max(self.listed.len());
        }
        let (outcome, took) = self.settle(self.world.fate(target));
        let hiccup = Millis(if probe.id == ProbeId(1) {
            self.world.hiccup_ms
        } else {
            0
        });
        self.expect(
            now + took + hiccup,
            Input::Observed {
                probe: probe.id,
                outcome,
            },
        );
    }

    /// What a browser tells of a fate, and when. The figures are those of Chromium, Firefox and WebKitGTK on a short line.
    fn settle(&mut self, fate: Fate) -> (Outcome, Millis) {
        let lost = f64::from(self.rng.below(MILLION)) < self.world.loss * f64::from(MILLION);
        let retry = Millis(if lost { LOST_PACKET_MS } else { 0 });
        let answer = Millis(self.world.answer_ms * (80 + self.rng.below(80)) / 100);
        let at_once = Millis(4 + self.rng.below(8));
        match fate {
            Fate::BadCertificate => (Outcome::Failed, answer + retry),
            Fate::Dropped => (Outcome::Failed, Millis(DROPPED_LOOKUP_MS)),
            Fate::Lit | Fate::Withheld => (Outcome::Reached, answer + retry),
            Fate::NoSuchName => (Outcome::Failed, at_once + retry),
            Fate::Refused => (Outcome::Refused, Millis(2)),
        }
    }
}

const MILLION: u32 = 1_000_000;

/// A lost first packet: the system's resolver asks again after this.
const LOST_PACKET_MS: u32 = 5_000;

/// A look-up that is never answered: Firefox, WebKit and Chromium's system resolver give up after this.
const DROPPED_LOOKUP_MS: u32 = 10_000;
