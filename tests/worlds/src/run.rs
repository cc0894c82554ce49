//! One check in virtual time: the real state machine against a simulated network. No clock, no sleep, no network.

use crate::fate::Fate;
use crate::figures::Models;
use crate::network::{Network, Response};
use crate::scenario::Scenario;
use crate::transcript::{self, Step};
use crate::world::World;
use conficker_check::check::{Check, Input, Output};
use conficker_check::evidence::Evidence;
use conficker_check::model::Model;
use conficker_check::probe::{Observation, Outcome, Probe, ProbeId};
use conficker_check::report::Report;
use conficker_check::settings::Settings;
use conficker_check::surroundings::Surroundings;
use conficker_check::target::{Role, Target, TargetId};
use conficker_check::time::Millis;
use conficker_check::verdict::{self, Verdict};

/// What became of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// What the check held at its end; none when it did not end, which is a fault.
    pub report: Option<Report>,
    /// How many probes were sent.
    pub probes: usize,
    /// The most listed names that were in flight at once.
    pub listed_in_flight_max: usize,
}

impl Run {
    /// How long the slowest answer took that the check heard; zero when it heard none.
    #[must_use]
    pub fn slowest_answer(&self) -> Millis {
        let results = self.report.iter().flat_map(|report| &report.results);
        let reached = results.flatten().filter(|of| of.outcome == Outcome::Reached);
        reached.map(|of| of.took).max().unwrap_or_default()
    }
}

/// Runs a scenario again and again.
#[derive(Clone, Debug)]
pub struct Simulator {
    scenario: Scenario,
    settings: Settings,
    surroundings: Surroundings,
    fates: Vec<Fate>,
}

impl Simulator {
    /// A simulator of `scenario`, which must have no [obstacle](Scenario::obstacle) in virtual time.
    #[must_use]
    pub fn new(scenario: Scenario) -> Self {
        let settings = scenario.world.settings();
        Self::of(scenario, settings)
    }

    /// The same with other figures.
    #[must_use]
    pub fn with_models(scenario: Scenario, models: &'static Models) -> Self {
        let Models { shipped, own } = models;
        let model = if scenario.world.own { own } else { shipped };
        let settings = scenario.world.settings().with_model(model);
        Self::of(scenario, settings)
    }

    fn of(scenario: Scenario, settings: Settings) -> Self {
        let world = &scenario.world;
        let catalogue = settings.catalogue();
        Self {
            surroundings: world.surroundings(),
            fates: catalogue.iter().map(|(_, target)| world.fate(target)).collect(),
            settings,
            scenario,
        }
    }

    /// What is simulated.
    #[must_use]
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// Runs the scenario once. The seed decides order and the network's moods.
    #[must_use]
    pub fn run(&self, seed: u64) -> Run {
        self.drive(seed, 0, None)
    }

    /// Runs it once on a page that has asked some targets so lately that none of them is asked now: a bit for each.
    #[must_use]
    pub fn run_again(&self, seed: u64, kept: u32) -> Run {
        self.drive(seed, kept, None)
    }

    /// The same run told line by line: whom the check asked, what it learned, and what it held then.
    #[must_use]
    pub fn transcript(&self, seed: u64) -> Vec<String> {
        let (_, steps) = self.tell(seed);
        steps.iter().flat_map(Step::lines).collect()
    }

    /// The same run, and its steps.
    pub(crate) fn tell(&self, seed: u64) -> (Run, Vec<Step>) {
        let mut steps = Vec::new();
        let run = self.drive(seed, 0, Some(&mut steps));
        (run, steps)
    }

    /// What would be said if every target of the catalogue were asked and every answer awaited: the peers last, so that
    /// some unlisted names are asked after the first listed one went dark.
    #[must_use]
    pub fn judge_everything(&self) -> Verdict {
        let catalogue = self.settings.catalogue();
        let mut evidence = Evidence::default();
        for ((target, of), &fate) in catalogue.iter().zip(&self.fates) {
            let asked = Millis(if of.role() == Role::Peer { 8_000 } else { 0 });
            let network = Network::new(&self.scenario.world, 1);
            let (response, took) = network.request(usize::from(target.0), fate, asked);
            let outcome = if took >= Millis(5_000) {
                Outcome::TimedOut
            } else {
                outcome(response)
            };
            evidence.record(&Observation {
                target,
                outcome,
                asked,
                at: asked + took.min(Millis(8_000)),
            });
        }
        let line = self.surroundings.line;
        let verdict = verdict::judge(self.settings.model(), &catalogue, &evidence, line);
        self.surroundings.temper(verdict, &catalogue)
    }

    fn drive<'a>(&'a self, seed: u64, kept: u32, steps: Option<&'a mut Vec<Step>>) -> Run {
        let world = &self.scenario.world;
        let surroundings = Surroundings {
            kept,
            ..self.surroundings
        };
        let mut driver = Driver {
            world,
            fates: &self.fates,
            network: Network::new(world, seed),
            check: Check::start(self.settings.clone(), surroundings, seed),
            coming: Vec::with_capacity(24),
            wake: None,
            last: Millis(0),
            listed: Vec::new(),
            asked: Vec::with_capacity(24),
            model: self.settings.model(),
            run: Run {
                report: None,
                probes: 0,
                listed_in_flight_max: 0,
            },
            steps,
        };
        for timed in &self.scenario.events {
            driver.coming.push((timed.at(), timed.event.input()));
        }
        driver.begin(Millis(0), |_, _| "the visitor starts the check".to_owned());
        driver.drain(Millis(0));
        driver.hold();
        for _ in 0..INPUTS_MAX {
            let Some((now, input)) = driver.next_input() else {
                break;
            };
            driver.begin(now, |check, asked| transcript::input(check, asked, input));
            if let Input::Observed { probe, .. } = input {
                driver.land(probe);
            }
            if driver.slept(now) {
                driver.tell(|_, _| Some("takes the late timer for sleep".to_owned()));
                driver.check.handle(now, Input::Resumed);
            }
            driver.check.handle(now, input);
            driver.drain(now);
            driver.hold();
            if driver.run.report.is_some() {
                break;
            }
        }
        Run {
            probes: driver.asked.len(),
            ..driver.run
        }
    }
}

/// What a browser makes of a response, with its second opinion.
fn outcome(response: Response) -> Outcome {
    match response {
        Response::Answered | Response::Withheld => Outcome::Reached,
        Response::Forbidden => Outcome::Refused,
        Response::Nothing => Outcome::Failed,
    }
}

fn is_about(input: Input, probe: ProbeId) -> bool {
    matches!(input, Input::Observed { probe: of, .. } | Input::AskedAgain(of) if of == probe)
}

/// Far more than a check of 24 probes can take in; a machine that goes on past it does not end.
const INPUTS_MAX: usize = 500;

const BEAT: Millis = Millis(1_000);
const LATE: Millis = Millis(2_000);

struct Driver<'a> {
    world: &'a World,
    fates: &'a [Fate],
    network: Network<'a>,
    check: Check,
    coming: Vec<(Millis, Input)>,
    wake: Option<Millis>,
    last: Millis,
    listed: Vec<ProbeId>,
    asked: Vec<TargetId>,
    model: &'static Model,
    run: Run,
    steps: Option<&'a mut Vec<Step>>,
}

impl Driver<'_> {
    /// The next thing that happens; of two at a time, the one that was due first.
    fn next_input(&mut self) -> Option<(Millis, Input)> {
        let mut next: Option<usize> = None;
        for (place, (at, _)) in self.coming.iter().enumerate() {
            if next.is_none_or(|next| *at < self.coming[next].0) {
                next = Some(place);
            }
        }
        let coming = next.map(|next| self.coming[next].0);
        match self.wake {
            Some(wake) if coming.is_none_or(|at| wake < at) => {
                self.wake = None;
                Some((wake, Input::Woke))
            }
            _ => next.map(|next| self.coming.remove(next)),
        }
    }

    fn drain(&mut self, now: Millis) {
        while let Some(output) = self.check.poll() {
            self.tell(|check, asked| transcript::output(check, asked, &output));
            match output {
                Output::Abort(probe) => {
                    self.land(probe);
                    self.coming.retain(|&(_, input)| !is_about(input, probe));
                }
                Output::Done(report) => self.run.report = Some(report),
                Output::Progress(_) => {}
                Output::Send(probe) => self.send(now, probe),
                Output::WakeAt(at) => self.wake = Some(self.timer(at.max(now))),
            }
        }
    }

    /// Whether a beat of the driver's clock, or an input in its place, comes so late that it takes that for sleep
    /// (`src/browser/run.rs`).
    fn slept(&mut self, now: Millis) -> bool {
        let Some(beat) = now.0.saturating_sub(1).checked_div(self.world.timer_ms) else {
            return false;
        };
        let last = self.last.max(Millis(beat * self.world.timer_ms));
        self.last = now;
        last + BEAT + LATE <= now
    }

    /// When a timer set for `at` fires: in a tab in the background, only at the beats of a slower clock.
    fn timer(&self, at: Millis) -> Millis {
        match self.world.timer_ms {
            0 => at,
            beat => Millis(at.0.div_ceil(beat) * beat),
        }
    }

    fn send(&mut self, now: Millis, probe: Probe) {
        let (place, number) = (usize::from(probe.target.0), probe.id);
        let target = self.check.catalogue().target(probe.target);
        if target.is_some_and(Target::is_listed) {
            self.listed.push(number);
        }
        self.asked.push(probe.target);
        self.run.listed_in_flight_max = self.run.listed_in_flight_max.max(self.listed.len());
        let hiccup = if number == ProbeId(1) { self.world.hiccup_ms } else { 0 };
        let (response, took) = self.network.request(place, self.fates[place], now);
        let mut at = now + took + Millis(hiccup);
        if response == Response::Withheld {
            // The helper frame asks once more, which takes as long as the first time.
            self.coming.push((at, Input::AskedAgain(number)));
            at = at + took;
        }
        let input = Input::Observed {
            probe: number,
            outcome: outcome(response),
        };
        self.coming.push((at, input));
    }

    fn land(&mut self, probe: ProbeId) {
        self.listed.retain(|&listed| listed != probe);
    }

    /// Begins a step of what is told.
    fn begin(&mut self, now: Millis, happened: impl FnOnce(&Check, &[TargetId]) -> String) {
        if let Some(steps) = &mut self.steps {
            steps.push(transcript::step(now, happened(&self.check, &self.asked)));
        }
    }

    /// Tells what the check did.
    fn tell(&mut self, done: impl FnOnce(&Check, &[TargetId]) -> Option<String>) {
        if let Some(step) = self.steps.as_mut().and_then(|steps| steps.last_mut()) {
            step.done.extend(done(&self.check, &self.asked));
        }
    }

    /// Ends a step: with what the check holds by now.
    fn hold(&mut self) {
        if let Some(step) = self.steps.as_mut().and_then(|steps| steps.last_mut()) {
            transcript::hold(step, self.model, &self.check, &self.asked);
        }
    }
}
