//! The state machine of one run: events in, effects out.
//!
//! The driver handles one input, drains [`Check::poll`] until it is empty, and waits. Time and chance come from
//! outside, so the same seed and inputs give the same run.

use crate::evidence::{Evidence, Sight, Span};
use crate::flights::{Flight, Flights};
use crate::model::Model;
use crate::pacing::Pacing;
use crate::plan::{self, Situation};
use crate::probe::{Observation, Outcome, Probe, ProbeId};
use crate::report::{Caveat, Report, Settled};
use crate::rng::Rng;
use crate::settings::Settings;
use crate::surroundings::{Surroundings, System};
use crate::target::{Catalogue, Target, TargetId};
use crate::time::Millis;
use crate::verdict::{self, Reason, Verdict};
use std::mem;
use std::rc::Rc;
use std::vec;

/// So many probes may be stopped by the page, and are asked again: one that is left five times in a run stops four each
/// time.
const STOPPED_MAX: usize = 24;

/// Something that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// The person stopped the check.
    Cancelled,
    /// A probe settled. One that is not in flight is ignored.
    Observed {
        /// The probe.
        probe: ProbeId,
        /// What the browser reported.
        outcome: Outcome,
    },
    /// What a probe met is looked into from now on: its host is asked once more, or a name that cannot exist is, to
    /// compare; or what was asked is lost, as where a page moves the helper frame. One that is not in flight is
    /// ignored.
    AskedAgain(ProbeId),
    /// The browser reported which system it runs on, more exactly than its user agent does.
    Identified(System),
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
    /// Show the person the progress of the check.
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
    /// What the browser reported; none when the probe was just sent.
    pub outcome: Option<Outcome>,
}

/// One run.
#[derive(Clone, Debug)]
pub struct Check {
    model: &'static Model,
    catalogue: Rc<Catalogue>,
    surroundings: Surroundings,
    unconfirmed: bool,
    order: Vec<TargetId>,
    evidence: Evidence,
    /// A bit for each target that was asked.
    asked: u32,
    results: Vec<Option<Settled>>,
    flights: Flights,
    pacing: Pacing,
    end: Millis,
    interruptions: usize,
    stopped: usize,
    phase: Phase,
    /// How many probes have been handed out to be sent.
    polled: u32,
    /// Outputs that wait behind the current one.
    outputs: Vec<Output>,
    due: vec::IntoIter<Output>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Asleep,
    Over,
    Running,
}

impl Check {
    /// Starts a run at [`Millis`] zero. The first probes are ready to be polled.
    #[must_use]
    pub fn start(settings: Settings, surroundings: Surroundings, seed: u64) -> Self {
        let catalogue = settings.catalogue();
        let (mut order, mut results) = (Vec::new(), Vec::new());
        for (id, _) in catalogue.iter() {
            if surroundings.is_fresh(id) {
                order.push(id);
            }
            results.push(None);
        }
        Rng::new(seed).shuffle(&mut order);
        let model = settings.model();
        let mut check = Self {
            evidence: Evidence::default(),
            results,
            catalogue,
            model,
            surroundings,
            unconfirmed: false,
            order,
            asked: 0,
            flights: Flights::default(),
            pacing: Pacing::new(&model.pace, surroundings),
            end: model.pace.run_max,
            interruptions: 0,
            stopped: 0,
            phase: Phase::Running,
            polled: 0,
            outputs: Vec::new(),
            due: Vec::new().into_iter(),
        };
        check.advance(Millis(0));
        check
    }

    /// The next thing to do, or none until something happens.
    pub fn poll(&mut self) -> Option<Output> {
        // A ring buffer, or a list that moves up, takes half a kilobyte more of what visitors download.
        if self.due.as_slice().is_empty() {
            self.due = mem::take(&mut self.outputs).into_iter();
        }
        let output = self.due.next()?;
        if let Output::Send(probe) = output {
            // A listener of progress has cancelled the check: what is not sent yet stays so.
            if self.phase == Phase::Over {
                return self.poll();
            }
            self.polled = probe.id.0 + 1;
        }
        Some(output)
    }

    /// The targets of this run.
    #[must_use]
    pub fn catalogue(&self) -> &Rc<Catalogue> {
        &self.catalogue
    }

    /// What is known of the machine.
    #[must_use]
    pub fn surroundings(&self) -> Surroundings {
        self.surroundings
    }

    /// What is held so far.
    #[must_use]
    pub fn evidence(&self) -> &Evidence {
        &self.evidence
    }

    /// Takes in what happened at `now`. After the end it changes nothing.
    pub fn handle(&mut self, now: Millis, input: Input) {
        if self.phase == Phase::Over {
            return;
        }
        match input {
            Input::Cancelled => return self.finish(now, Verdict::CannotTell(Reason::Cancelled)),
            Input::Observed { probe, outcome } => {
                self.stopped += usize::from(outcome == Outcome::Interrupted);
                self.settle(now, probe, outcome);
            }
            Input::AskedAgain(probe) => {
                if let Some(target) = self.flights.restart(now, probe, self.model.pace.lost_packet) {
                    self.evidence.forget(target);
                }
            }
            Input::Resumed => {
                if self.phase == Phase::Running {
                    self.interrupt(now);
                }
                self.phase = Phase::Running;
                self.end = now + self.model.pace.run_max;
            }
            Input::Suspended => {
                self.interrupt(now);
                self.phase = Phase::Asleep;
                self.outputs.push(Output::WakeAt(self.end));
            }
            Input::WentOffline => return self.finish(now, Verdict::CannotTell(Reason::Offline)),
            Input::Identified(system) => self.surroundings.system = system,
            // Timers do not come while a page sleeps. One that does shows that this was never the case, or that its end
            // was not reported.
            Input::Woke if self.phase == Phase::Asleep && self.end <= now => {
                return self.finish(now, Verdict::CannotTell(Reason::Interrupted));
            }
            Input::Woke => {}
        }
        if self.interruptions > self.model.pace.interruptions_max || self.stopped > STOPPED_MAX {
            return self.finish(now, Verdict::CannotTell(Reason::Interrupted));
        }
        if self.phase == Phase::Running {
            self.advance(now);
        }
    }

    /// Judges, and either finishes or follows the plan.
    fn advance(&mut self, now: Millis) {
        self.expire(now);
        let verdict = self.judge(&self.evidence);
        let stands = self.stands(verdict);
        // The variant, or the kind of filter, may be told yet.
        let open = match verdict {
            Verdict::Sign { variants } => variants.len() > 1,
            Verdict::CannotTell(Reason::Filtered) => true,
            Verdict::CannotTell(_) | Verdict::NoSign => false,
        };
        if (stands && !open) || self.end <= now {
            return self.finish(now, verdict);
        }
        let wave = plan::next(&self.situation(), now);
        if stands && wave.is_empty() && !self.awaits_variant() {
            return self.finish(now, verdict);
        }
        for target in wave {
            self.send(now, target);
        }
        match self.next_change() {
            Some(at) => self.outputs.push(Output::WakeAt(at)),
            None => self.finish(now, verdict),
        }
    }

    /// Notes what hangs or is silent, and gives up what has been silent for so long that it means something.
    fn expire(&mut self, now: Millis) {
        let (hang, silence) = (self.pacing.hang(), self.pacing.silence());
        while let Some(flight) = self
            .flights
            .iter()
            .find(|flight| flight.sent + silence <= now || self.end <= now)
            .copied()
        {
            self.outputs.push(Output::Abort(flight.probe.id));
            // What the end of the run cuts short was not silent for long enough.
            let silent = flight.sent + silence <= now;
            let outcome = if silent {
                Outcome::TimedOut
            } else {
                Outcome::Interrupted
            };
            self.settle(now, flight.probe.id, outcome);
        }
        for flight in self.flights.iter() {
            let Flight { probe, sent, again, .. } = *flight;
            if sent + self.pacing.soon(again) <= now {
                let silent = Sight::Silent(Span { end: now, start: sent });
                self.evidence.wait(probe.target, silent);
            } else if sent + hang <= now {
                self.evidence.wait(probe.target, Sight::Hanging);
            }
        }
    }

    /// When waiting alone will change what is held; none when nothing is waited for.
    fn next_change(&self) -> Option<Millis> {
        let changes = self.flights.iter().map(|flight| {
            let wait = match self.evidence.sight(flight.probe.target) {
                Sight::Unknown => self.pacing.hang(),
                Sight::Hanging => self.pacing.soon(flight.again),
                Sight::Failed(_) | Sight::Refused | Sight::Seen(_) | Sight::Silent(_) | Sight::TimedOut(_) => {
                    self.pacing.silence()
                }
            };
            (flight.sent + wait).min(self.end)
        });
        changes.min()
    }

    fn is_young(&self, flight: &Flight) -> bool {
        self.evidence.sight(flight.probe.target).is_unknown()
    }

    fn judge(&self, evidence: &Evidence) -> Verdict {
        verdict::judge(self.model, &self.catalogue, evidence, self.surroundings.line)
    }

    /// Whether a verdict is firm, and no answer that can be expected soon would change it.
    fn stands(&self, verdict: Verdict) -> bool {
        if !verdict.is_firm() {
            return false;
        }
        for &outcome in &[Outcome::Failed, Outcome::Reached] {
            let mut evidence = self.evidence.clone();
            for flight in self.flights.iter() {
                if self.is_young(flight) {
                    evidence.record(&Observation {
                        target: flight.probe.target,
                        outcome,
                        asked: flight.sent,
                        at: self.end,
                    });
                }
            }
            if self.judge(&evidence) != verdict {
                return false;
            }
        }
        true
    }

    /// Whether a name in flight distinguishes the variants.
    fn awaits_variant(&self) -> bool {
        let mut flights = self.flights.iter();
        flights.any(|flight| {
            let target = self.catalogue.target(flight.probe.target);
            target.is_some_and(Target::tells_variants_apart)
        })
    }

    fn situation(&self) -> Situation<'_> {
        Situation {
            model: self.model,
            catalogue: &self.catalogue,
            evidence: &self.evidence,
            flights: &self.flights,
            order: &self.order,
            asked: self.asked,
            many: self.surroundings.many,
        }
    }

    /// Sends a probe, unless one lost packet would outlast the run and the silence of a listed name mean nothing.
    fn send(&mut self, now: Millis, target: TargetId) {
        let listed = self.catalogue.target(target).is_some_and(Target::is_listed);
        if listed && now + self.model.pace.lost_packet + self.model.pace.grace > self.end {
            return;
        }
        let probe = self.flights.send(now, target);
        self.asked |= 1 << target.0;
        self.outputs.push(Output::Send(probe));
        self.tell(target, None);
    }

    fn settle(&mut self, now: Millis, probe: ProbeId, outcome: Outcome) {
        let Some(flight) = self.flights.land(probe) else {
            return;
        };
        if probe.0 >= self.polled {
            return;
        }
        let target = flight.probe.target;
        let (took, silent) = (now - flight.first, now - flight.sent);
        if let Some(result) = self.results.get_mut(usize::from(target.0)) {
            *result = Some(Settled { outcome, took });
        }
        self.unconfirmed |= outcome == Outcome::Unknown;
        let telling = if outcome == Outcome::Failed && silent >= self.model.pace.lost_packet {
            // After so long it is the end of a silence.
            Outcome::TimedOut
        } else {
            outcome
        };
        if self.phase == Phase::Over {
            return self.tell(target, Some(outcome));
        }
        self.evidence.record(&Observation {
            target,
            outcome: telling,
            asked: flight.sent,
            at: now,
        });
        let unlisted = self.catalogue.target(target).is_some_and(|target| !target.is_listed());
        if unlisted && outcome == Outcome::Reached {
            self.pacing.note(took);
        }
        self.tell(target, Some(outcome));
    }

    /// Gives up what is in flight: what happens to it from here on proves nothing. It may be asked again.
    fn interrupt(&mut self, now: Millis) {
        self.interruptions += 1;
        self.ground(now);
    }

    fn ground(&mut self, now: Millis) {
        while let Some(flight) = self.flights.first().copied() {
            self.outputs.push(Output::Abort(flight.probe.id));
            self.settle(now, flight.probe.id, Outcome::Interrupted);
        }
    }

    fn tell(&mut self, target: TargetId, outcome: Option<Outcome>) {
        self.outputs.push(Output::Progress(Progress {
            sent: self.flights.sent(),
            settled: self.flights.settled(),
            target,
            outcome,
        }));
    }

    fn finish(&mut self, now: Millis, verdict: Verdict) {
        self.phase = Phase::Over;
        self.ground(now);
        let verdict = self.surroundings.temper(verdict, &self.catalogue);
        let mut caveats = Caveat::of(verdict, self.surroundings);
        if self.catalogue.is_own() && verdict == Verdict::NoSign {
            caveats.push(Caveat::OwnNames);
        }
        if self.unconfirmed {
            caveats.push(Caveat::NoSecondOpinion);
        }
        if self.surroundings.kept != 0 {
            caveats.push(Caveat::AskedBefore);
        }
        let report = Report {
            verdict,
            caveats,
            system: self.surroundings.system,
            elapsed: now,
            catalogue: Rc::clone(&self.catalogue),
            results: core::mem::take(&mut self.results),
        };
        self.outputs.push(Output::Done(report));
    }
}
