//! The state machine of one run: events in, effects out.
//!
//! The driver handles one input, drains [`Check::poll`] until it is empty, and waits. Time and chance come from outside,
//! so the same seed and inputs give the same run.

use crate::evidence::Evidence;
use crate::generated::model::PACE;
use crate::inference;
use crate::plan::{self, Flight, Situation};
use crate::probe::{Observation, Outcome, Probe, ProbeId};
use crate::report::{Caveat, Report, Settled};
use crate::rng::Rng;
use crate::settings::Settings;
use crate::surroundings::Surroundings;
use crate::target::{Catalogue, Role, Target, TargetId};
use crate::time::{Millis, Timestamp};
use crate::verdict::{self, Reason, Verdict};
use std::collections::VecDeque;
use std::rc::Rc;

/// Something that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// The person stopped the check.
    Cancelled,
    /// A probe settled. One that is not in flight is ignored.
    Observed {
        /// The probe.
        probe: ProbeId,
        /// What the browser told.
        outcome: Outcome,
    },
    /// The machine or the page came back from sleep.
    Resumed,
    /// The machine or the page went to sleep.
    Suspended,
    /// The browser lost its connection.
    WentOffline,
    /// The moment last asked for by [`Output::WakeAt`] has come.
    Woke,
}

/// Something to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// Give a probe up; its outcome is no longer wanted.
    Abort(ProbeId),
    /// The check is over. Nothing follows.
    Done(Report),
    /// Tell the person how far the check is.
    Progress(Progress),
    /// Send a probe.
    Send(Probe),
    /// Hand in [`Input::Woke`] at this moment; replaces an earlier request.
    WakeAt(Millis),
}

/// How far a check is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// How many probes were sent.
    pub sent: usize,
    /// How many of them settled.
    pub settled: usize,
    /// The target that this is about.
    pub target: TargetId,
    /// What the browser told; none when the probe was just sent.
    pub outcome: Option<Outcome>,
}

/// One run.
#[derive(Clone, Debug)]
pub struct Check {
    catalogue: Rc<Catalogue>,
    surroundings: Surroundings,
    started_at: Timestamp,
    rng: Rng,
    order: Vec<TargetId>,
    evidence: Evidence,
    asked: Vec<TargetId>,
    results: Vec<Option<Settled>>,
    flights: Vec<Flight>,
    fastest_answer: Millis,
    end: Millis,
    interruptions: usize,
    phase: Phase,
    outputs: VecDeque<Output>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Asleep,
    Over,
    Running,
}

impl Check {
    /// Starts a run at `at`, which is [`Millis`] zero of all that follows. The first probes are ready to be polled.
    #[must_use]
    pub fn start(settings: Settings, surroundings: Surroundings, seed: u64, at: Timestamp) -> Self {
        let catalogue = Rc::new(settings.catalogue());
        let mut rng = Rng::new(seed);
        let mut order: Vec<TargetId> = catalogue.iter().map(|(id, _)| id).collect();
        rng.shuffle(&mut order);
        let mut check = Self {
            evidence: Evidence::none(&catalogue),
            results: vec![None; catalogue.len()],
            catalogue,
            surroundings,
            started_at: at,
            rng,
            order,
            asked: Vec::new(),
            flights: Vec::new(),
            fastest_answer: Millis(0),
            end: PACE.run_max,
            interruptions: 0,
            phase: Phase::Running,
            outputs: VecDeque::new(),
        };
        check.advance(Millis(0));
        check
    }

    /// The next thing to do, or none until something happens.
    pub fn poll(&mut self) -> Option<Output> {
        self.outputs.pop_front()
    }

    /// The targets of this run.
    #[must_use]
    pub fn catalogue(&self) -> &Rc<Catalogue> {
        &self.catalogue
    }

    /// Takes in what happened at `now`. After the end it changes nothing.
    pub fn handle(&mut self, now: Millis, input: Input) {
        if self.phase == Phase::Over {
            return;
        }
        match input {
            Input::Cancelled => return self.finish(now, Verdict::CannotTell(Reason::Cancelled)),
            Input::Observed { probe, outcome } => self.settle(now, probe, outcome),
            Input::Resumed => {
                if self.phase == Phase::Running {
                    self.interrupt(now);
                }
                self.phase = Phase::Running;
                self.end = now + PACE.run_max;
            }
            Input::Suspended => {
                self.interrupt(now);
                self.phase = Phase::Asleep;
            }
            Input::WentOffline => return self.finish(now, Verdict::CannotTell(Reason::Offline)),
            Input::Woke => {}
        }
        if self.interruptions > PACE.interruptions_max {
            return self.finish(now, Verdict::CannotTell(Reason::Interrupted));
        }
        if self.phase == Phase::Running {
            self.advance(now);
        }
    }

    /// Judges, and either finishes or does what the plan says.
    fn advance(&mut self, now: Millis) {
        self.expire(now);
        let verdict = self.judge();
        if self.is_final(verdict) {
            return self.finish(now, verdict);
        }
        let plan = plan::next(&self.situation(), now);
        for &target in &plan.send {
            self.send(now, target);
        }
        let deadline = self
            .flights
            .iter()
            .map(|flight| flight.probe.deadline)
            .min();
        match plan.look_again.into_iter().chain(deadline).min() {
            Some(at) => self.outputs.push_back(Output::WakeAt(at)),
            None => self.finish(now, verdict),
        }
    }

    /// Counts the probes whose deadline has come as timed out.
    fn expire(&mut self, now: Millis) {
        while let Some(flight) = self
            .flights
            .iter()
            .find(|flight| flight.probe.deadline <= now)
            .copied()
        {
            self.outputs.push_back(Output::Abort(flight.probe.id));
            self.settle(now, flight.probe.id, Outcome::TimedOut);
        }
    }

    fn judge(&self) -> Verdict {
        let ledger = inference::weigh(&self.catalogue, &self.evidence);
        verdict::judge(
            &self.catalogue,
            &self.evidence,
            &ledger,
            self.surroundings.line,
        )
    }

    /// Whether to stop: nothing in flight can change the verdict, or name the variant.
    fn is_final(&self, verdict: Verdict) -> bool {
        match verdict {
            Verdict::NoSign => true,
            Verdict::CannotTell(Reason::Filtered) => {
                !self.awaits(|target| target.role() == Role::Bystander)
            }
            Verdict::Sign { variants } => {
                variants.iter().count() == 1 || !self.awaits(Target::tells_variants_apart)
            }
            Verdict::CannotTell(_) => verdict.is_firm() && self.flights.is_empty(),
        }
    }

    fn awaits(&self, which: fn(&Target) -> bool) -> bool {
        let mut targets = self
            .flights
            .iter()
            .filter_map(|flight| self.catalogue.target(flight.probe.target));
        targets.any(which)
    }

    fn situation(&self) -> Situation<'_> {
        Situation {
            catalogue: &self.catalogue,
            evidence: &self.evidence,
            flights: &self.flights,
            order: &self.order,
            asked: &self.asked,
            fastest_answer: self.fastest_answer,
        }
    }

    fn send(&mut self, now: Millis, target: TargetId) {
        if now + PACE.last_wait_min > self.end {
            return;
        }
        let shared = self
            .flights
            .iter()
            .map(|flight| flight.probe.deadline)
            .filter(|&at| at >= now + PACE.shared_wait_min)
            .min();
        let deadline = shared.unwrap_or(now + PACE.probe_timeout).min(self.end);
        let number = u32::try_from(self.asked.len()).unwrap_or(u32::MAX);
        let probe = Probe {
            id: ProbeId(number),
            target,
            nonce: self.rng.bits(),
            deadline,
        };
        self.asked.push(target);
        self.flights.push(Flight { probe, sent: now });
        self.outputs.push_back(Output::Send(probe));
        self.tell(target, None);
    }

    fn settle(&mut self, now: Millis, probe: ProbeId, outcome: Outcome) {
        let Some(place) = self
            .flights
            .iter()
            .position(|flight| flight.probe.id == probe)
        else {
            return;
        };
        let flight = self.flights.remove(place);
        let target = flight.probe.target;
        let took = now - flight.sent;
        if let Some(result) = self.results.get_mut(usize::from(target.0)) {
            *result = Some(Settled { outcome, took });
        }
        let telling = if self.is_patient(outcome, took) {
            outcome
        } else {
            Outcome::Interrupted
        };
        self.evidence.record(&Observation {
            target,
            outcome: telling,
            at: now,
        });
        let unlisted = self
            .catalogue
            .target(target)
            .is_some_and(|target| !target.is_listed());
        if unlisted && outcome == Outcome::Reached {
            self.fastest_answer = match self.fastest_answer {
                Millis(0) => took,
                fastest => fastest.min(took),
            };
        }
        self.tell(target, Some(outcome));
    }

    /// Whether an outcome means anything. On a slow line, one lost packet outlasts a deadline: such silence proves nothing.
    fn is_patient(&self, outcome: Outcome, took: Millis) -> bool {
        let fair =
            Millis(self.fastest_answer.0.saturating_mul(PACE.slow_factor)) + PACE.lost_packet;
        outcome != Outcome::TimedOut || took >= fair
    }

    /// Gives up what is in flight: what happens to it from here on proves nothing.
    fn interrupt(&mut self, now: Millis) {
        self.interruptions += 1;
        self.ground(now);
    }

    fn ground(&mut self, now: Millis) {
        while let Some(flight) = self.flights.first().copied() {
            self.outputs.push_back(Output::Abort(flight.probe.id));
            self.settle(now, flight.probe.id, Outcome::Interrupted);
        }
    }

    fn tell(&mut self, target: TargetId, outcome: Option<Outcome>) {
        let sent = self.asked.len();
        let settled = sent - self.flights.len();
        self.outputs.push_back(Output::Progress(Progress {
            sent,
            settled,
            target,
            outcome,
        }));
    }

    fn finish(&mut self, now: Millis, verdict: Verdict) {
        self.ground(now);
        self.phase = Phase::Over;
        let verdict = self.surroundings.temper(verdict);
        let report = Report {
            verdict,
            caveats: Caveat::of(verdict, self.surroundings),
            started_at: self.started_at,
            elapsed: now,
            catalogue: Rc::clone(&self.catalogue),
            results: core::mem::take(&mut self.results),
        };
        self.outputs.push_back(Output::Done(report));
    }
}
