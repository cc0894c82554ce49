//! The loop around a check: hands it what happens, and does what it asks for. What anything means is decided in the
//! core.

use super::network::{DIGITS, Hearer, Network};
use super::options::{Options, Simulation};
use super::page::{Member, Page, Thing, call, function, member, text, then, value};
use crate::check::{Check, Input, Output};
use crate::evidence::Line;
use crate::form;
use crate::settings::{Fault, Settings};
use crate::surroundings::{Surroundings, System};
use crate::time::{Millis, is_sleep};
use chrono::{DateTime, Datelike, Timelike};
use js_sys::{Array, Function};
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// How often the clock is looked at, at least. Browsers fire timers of hidden tabs about once a second.
const BEAT_MS: u32 = 1000;

thread_local! {
    static RUN: OnceCell<&'static Run> = const { OnceCell::new() };
}

/// The check of this instance, if it has started.
pub(super) fn current() -> Option<&'static Run> {
    RUN.with(|run| run.get().copied())
}

/// Hands in what happened to the check of this instance.
pub(super) fn hear(input: Input) {
    if let Some(run) = current() {
        run.handle(input);
    }
}

/// One check under way.
pub(super) struct Run {
    pub(super) page: &'static Page,
    network: Network<Self>,
    check: RefCell<Check>,
    started_at: String,
    is_simulated: bool,
    is_over: Cell<bool>,
    wake_at: Cell<Option<Millis>>,
    /// When the timer was set, by both clocks, and for how long.
    armed: Cell<Option<(f64, f64, f64)>>,
    timer: RefCell<JsValue>,
    /// How often it was set: one that the page did not let be cleared says nothing.
    arms: Cell<u32>,
    on_progress: Function,
    on_report: Function,
}

impl Run {
    /// Starts a check, or gives the faults of its options.
    pub(super) fn start(options: &Options) -> Result<(), Vec<Fault>> {
        let page = Page::new();
        let seed = match options.seed() {
            Some(seed) if (0.0..4_294_967_296.0).contains(&seed) => u64::from(seed as u32),
            _ => u64::from(page.random()) << 32 | u64::from(page.random()),
        };
        let simulation = options.simulation();
        let (canary, own) = (options.canary(), options.own());
        // A simulation knows the names of one turn.
        let mut turn = if simulation.is_some() { 0 } else { seed as u32 & 15 };
        let last = turn + 15;
        let (settings, kept) = loop {
            let settings = Settings::parse(canary.as_deref(), own.as_deref(), turn)?;
            let mut kept = 0;
            for (id, target) in settings.catalogue().iter() {
                kept |= u32::from(options.is_kept(&target.host)) << id.0;
            }
            // Twins and other people's hosts have one name alone.
            if kept == 0 || turn == last || own.is_none() {
                break (settings, kept);
            }
            turn += 1;
        };
        let mut surroundings = match &simulation {
            Some(simulation) => Surroundings::of_user_agent(&simulation.user_agent(), line(simulation.on_line())),
            None => surroundings(page),
        };
        surroundings.kept = kept;
        let run: &'static Self = Box::leak(Box::new(Self {
            check: RefCell::new(Check::start(settings, surroundings, seed)),
            network: Network::new(options, page),
            started_at: moment(page.wall()),
            page,
            is_simulated: simulation.is_some(),
            is_over: Cell::new(false),
            wake_at: Cell::new(None),
            armed: Cell::new(None),
            timer: RefCell::default(),
            arms: Cell::new(0),
            on_progress: options.on_progress(),
            on_report: options.on_report(),
        }));
        let _ = RUN.with(|current| current.set(run));
        if options.is_cancelled() {
            run.cancel();
            return Ok(());
        }
        run.network.open();
        run.hear_all(simulation.as_ref());
        if simulation.is_none() {
            run.identify();
        }
        run.network.open_frame(options);
        run.perform();
        Ok(())
    }

    /// Ends before anybody is asked.
    fn cancel(&'static self) {
        self.check.borrow_mut().handle(Millis(0), Input::Cancelled);
        loop {
            let output = self.check.borrow_mut().poll();
            match output {
                Some(Output::Done(report)) => return self.act(Output::Done(report)),
                Some(Output::Abort(_) | Output::Progress(_) | Output::Send(_) | Output::WakeAt(_)) => {}
                None => return,
            }
        }
    }

    /// Listens to the page, or to its simulation.
    fn hear_all(&'static self, simulation: Option<&Simulation>) {
        let document = self.page.document.as_ref();
        let (line, page): (&JsValue, Option<&JsValue>) = match simulation {
            Some(simulation) => (simulation, Some(simulation)),
            None => (&self.page.window, document.map(AsRef::as_ref)),
        };
        self.hear(line, "offline", Input::WentOffline);
        if let Some(page) = page {
            self.hear(page, "freeze", Input::Suspended);
            self.hear(page, "resume", Input::Resumed);
        }
        if let Some(simulation) = simulation {
            self.hear(simulation, "abort", Input::Cancelled);
        }
    }

    fn hear(&'static self, source: &JsValue, kind: &'static str, input: Input) {
        self.page.listen(source, kind, function(move |_| self.handle(input)));
    }

    /// Asks the browser for the version of Windows, which newer user agents do not expose.
    fn identify(&'static self) {
        let ask = || -> Option<JsValue> {
            let hints = hints(self.page)?;
            let wanted = Array::of1(&Array::of1(&"platformVersion".into()));
            call(&hints, Thing::get_high_entropy_values, &wanted)
        };
        let Some(promise) = ask() else {
            return;
        };
        let told = function(move |values| {
            if let Some(version) = text(&values, Thing::platform_version) {
                self.handle(Input::Identified(System::of_hint(&version)));
            }
        });
        then(&promise, &told, &told);
    }

    fn is_over(&self) -> bool {
        self.is_over.get()
    }

    /// Does things one at a time: a listener of progress may cancel in the middle, or break the core by it.
    fn perform(&'static self) {
        while !self.is_over() {
            let output = self.check.borrow_mut().poll();
            let Some(output) = output else {
                return;
            };
            self.act(output);
        }
    }

    fn act(&'static self, output: Output) {
        let catalogue = Rc::clone(self.check.borrow().catalogue());
        match output {
            Output::Abort(id) => self.network.give_up(id),
            Output::Done(report) => {
                self.end();
                let report = form::report(&report, &self.started_at, self.is_simulated);
                let _ = self.on_report.call1(&JsValue::UNDEFINED, &value(&report));
            }
            Output::Progress(progress) => {
                if let Some(target) = catalogue.target(progress.target) {
                    let now = Millis(self.page.elapsed());
                    let progress = form::progress(&progress, target, now);
                    let _ = self.on_progress.call1(&JsValue::UNDEFINED, &value(&progress));
                }
            }
            Output::Send(probe) => {
                if let Some(target) = catalogue.target(probe.target) {
                    self.network.send(self, probe.id, &target.host);
                }
            }
            Output::WakeAt(at) => {
                self.wake_at.set(Some(at));
                self.arm();
            }
        }
    }

    fn disarm(&self) {
        let timer = self.timer.take();
        self.page.disarm(&timer);
        self.armed.set(None);
    }

    fn arm(&'static self) {
        self.disarm();
        let Some(at) = self.wake_at.get() else {
            return;
        };
        let arm = self.arms.get() + 1;
        self.arms.set(arm);
        let woke = function(move |_| {
            if self.arms.get() == arm {
                self.handle(Input::Woke);
            }
        });
        // A millisecond more, so that the moment has come by the clock's own reading when the timer fires.
        let wait = (at - Millis(self.page.elapsed())).0.min(BEAT_MS) + 1;
        self.timer.replace(self.page.after(wait, &woke));
        let wait = f64::from(wait);
        self.page.armed(wait);
        self.armed.set(Some((self.page.wall(), self.page.clock(), wait)));
    }

    /// Whether the timer is so late that the machine slept: by the wall clock, or by the other one where a page has
    /// stopped that.
    fn slept(&self) -> bool {
        self.armed.get().is_some_and(|(wall, clock, wait)| {
            let by_wall = self.page.wall() - wall;
            let passed = if by_wall == 0.0 {
                self.page.clock() - clock
            } else {
                by_wall
            };
            is_sleep(passed - wait)
        })
    }

    /// Lets go of the page.
    pub(super) fn end(&self) {
        self.is_over.set(true);
        self.disarm();
        self.page.end();
        self.network.close();
    }
}

impl Hearer for Run {
    fn network(&self) -> &Network<Self> {
        &self.network
    }

    fn handle(&'static self, input: Input) {
        self.network.watch();
        if self.is_over() {
            return;
        }
        // What was in flight over a sleep failed for that reason, perhaps; report it first, and once.
        let slept = !matches!(input, Input::Resumed) && self.slept();
        if matches!(input, Input::Woke) {
            self.page.woke();
        }
        self.arm();
        let now = Millis(self.page.elapsed());
        if slept {
            self.check.borrow_mut().handle(now, Input::Resumed);
        }
        self.check.borrow_mut().handle(now, input);
        self.perform();
    }
}

/// What the browser exposes of its machine.
fn surroundings(page: &Page) -> Surroundings {
    let told = |name: Member| member(&page.navigator, name);
    let agent = told(Thing::user_agent).and_then(|agent| agent.as_string());
    let agent = agent.unwrap_or_default();
    let is_online = told(Thing::on_line).and_then(|online| online.as_bool());
    let mut surroundings = Surroundings::of_user_agent(&agent, line(is_online.unwrap_or(true)));
    // A browser that claims to run on another system is taken at its word.
    let data = told(Thing::user_agent_data);
    let has_other_hints = data.is_some_and(|data| data.is_object()) && hints(page).is_none();
    if !has_other_hints {
        surroundings.system = surroundings.system.without_hint(&agent);
    }
    surroundings
}

/// The client hints of a browser on Windows whose user agent contains one version for all.
fn hints(page: &Page) -> Option<JsValue> {
    let hints = member(&page.navigator, Thing::user_agent_data)?;
    // A user agent with an older Windows, or a newer one, is exact.
    let agent = text(&page.navigator, Thing::user_agent)?;
    let is_frozen = System::of_user_agent(&agent) == System::Windows10;
    let platform = text(&hints, Thing::platform)?;
    (is_frozen && platform == "Windows").then_some(hints)
}

fn line(is_online: bool) -> Line {
    if is_online { Line::Online } else { Line::Offline }
}

/// A moment, in milliseconds since 1970, in RFC 3339 and UTC. By its numbers, since chrono's own formatting takes 1 kB
/// more.
fn moment(ms: f64) -> String {
    let at = DateTime::from_timestamp_millis(ms as i64).unwrap_or_default();
    let at = at.naive_utc();
    let mut text = String::new();
    for &(number, unit, after) in &[
        (at.year() as u32, 1000, "-"),
        (at.month(), 10, "-"),
        (at.day(), 10, "T"),
        (at.hour(), 10, ":"),
        (at.minute(), 10, ":"),
        (at.second(), 10, "."),
        (at.nanosecond() / 1_000_000, 100, "Z"),
    ] {
        let mut unit = unit;
        while unit > 0 {
            text.push_str(DIGITS[(number / unit % 10) as usize]);
            unit /= 10;
        }
        text.push_str(after);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use js_sys::Date;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn moment_is_written_as_the_browser_does() {
        for ms in [
            0.0,
            7.0,
            99.0,
            86_399_999.0,
            951_782_400_050.0,
            1_709_164_800_000.0,
            1_709_251_199_999.0,
            1_795_944_600_000.0,
            253_402_300_799_999.0,
        ] {
            let written: String = Date::new(&ms.into()).to_iso_string().into();
            assert_eq!(moment(ms), written);
        }
    }

    #[wasm_bindgen_test]
    fn page_that_has_no_date_begins_in_1970() {
        assert_eq!(moment(0.0), "1970-01-01T00:00:00.000Z");
        assert_eq!(moment(f64::NAN), "1970-01-01T00:00:00.000Z");
        assert_eq!(moment(f64::INFINITY), "1970-01-01T00:00:00.000Z");
    }
}
