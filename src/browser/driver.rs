//! Drives one check: hands in what happens, does what comes out.

use super::clock::Clock;
use super::dto;
use super::options::Options;
use super::page::{self, Listener};
use super::second_opinion::SecondOpinion;
use super::simulation::Simulation;
use super::transport::Transport;
use crate::check::{Check, Input, Output, Progress};
use crate::probe::{Probe, ProbeId};
use crate::report::{Caveat, Report};
use crate::surroundings::Engine;
use crate::time::Timestamp;
use js_sys::{Date, Function, Promise};
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::{AbortController, AbortSignal, EventTarget, Window};

/// One run in a page.
pub(super) struct Driver {
    window: Window,
    check: RefCell<Check>,
    clock: Clock,
    transport: RefCell<Option<Rc<Transport>>>,
    flights: RefCell<Vec<(ProbeId, AbortController)>>,
    listeners: RefCell<Vec<Listener>>,
    on_progress: Option<Function>,
    resolve: Function,
    simulated: bool,
    /// Holds itself until it has finished: all that can call it holds it weakly.
    alive: RefCell<Option<Rc<Self>>>,
}

impl Driver {
    /// Starts a run: a promise of its report.
    pub(super) fn start(
        options: Options,
        signal: Option<AbortSignal>,
        on_progress: Option<Function>,
    ) -> Promise {
        let mut parts = Some((options, signal, on_progress));
        Promise::new(
            &mut |resolve, reject| match (parts.take(), web_sys::window()) {
                (Some((options, signal, on_progress)), Some(window)) => {
                    Self::open(window, options, signal.as_ref(), on_progress, resolve);
                }
                _ => {
                    let _ = reject.call1(&JsValue::NULL, &JsValue::from_str("no window"));
                }
            },
        )
    }

    fn open(
        window: Window,
        options: Options,
        signal: Option<&AbortSignal>,
        on_progress: Option<Function>,
        resolve: Function,
    ) {
        let Options {
            settings,
            seed,
            simulation,
            mount,
        } = options;
        let navigator = window.navigator();
        let surroundings = simulation
            .as_ref()
            .map_or_else(|| page::surroundings(&navigator), Simulation::surroundings);
        let simulated = simulation.is_some();
        let second_opinion = match surroundings.engine {
            Engine::Other if !simulated => SecondOpinion::open(&window, mount),
            Engine::Gecko | Engine::Other => None,
        };
        let stand_in = simulation
            .as_ref()
            .map(|simulation| simulation.events().clone());
        let transport = Transport::open(
            window.clone(),
            surroundings.engine,
            simulation,
            second_opinion,
        );
        let driver = Rc::new(Self {
            check: RefCell::new(Check::start(
                settings,
                surroundings,
                seed,
                Timestamp {
                    unix_ms: Date::now() as u64,
                },
            )),
            clock: Clock::start(window.clone()),
            transport: RefCell::new(Some(Rc::new(transport))),
            flights: RefCell::default(),
            listeners: RefCell::default(),
            on_progress,
            resolve,
            simulated,
            window,
            alive: RefCell::default(),
        });
        *driver.alive.borrow_mut() = Some(Rc::clone(&driver));
        let beating = Rc::downgrade(&driver);
        driver
            .clock
            .on_beat(move || Self::tell(&beating, Input::Woke));
        driver.listen(signal, stand_in);
        if signal.is_some_and(AbortSignal::aborted) {
            driver.handle(Input::Cancelled);
        }
        driver.drain();
    }

    /// Listens to the person, and to the page or what stands in for it.
    fn listen(self: &Rc<Self>, signal: Option<&AbortSignal>, stand_in: Option<EventTarget>) {
        let document = || self.window.document().map(EventTarget::from);
        let window = stand_in
            .clone()
            .unwrap_or_else(|| self.window.clone().into());
        let sources = [
            (
                signal.map(|signal| signal.clone().into()),
                "abort",
                Input::Cancelled,
            ),
            (Some(window), "offline", Input::WentOffline),
            (
                stand_in.clone().or_else(document),
                "freeze",
                Input::Suspended,
            ),
            (stand_in.clone().or_else(document), "resume", Input::Resumed),
            (stand_in, "abort", Input::Cancelled),
        ];
        for (source, kind, input) in sources {
            let Some(source) = source else { continue };
            let driver = Rc::downgrade(self);
            let listener = Listener::new(&source, kind, move |_| Self::tell(&driver, input));
            self.listeners.borrow_mut().push(listener);
        }
    }

    fn tell(driver: &Weak<Self>, input: Input) {
        if let Some(driver) = driver.upgrade() {
            driver.handle(input);
        }
    }

    fn handle(self: &Rc<Self>, input: Input) {
        // What was in flight over a sleep failed for that reason, perhaps; say so first.
        let slept = self.clock.slept();
        let now = self.clock.now();
        let mut check = self.check.borrow_mut();
        if slept {
            check.handle(now, Input::Resumed);
        }
        check.handle(now, input);
        drop(check);
        self.drain();
    }

    /// Does what comes out. One output at a time: a listener of progress may cancel in the middle.
    fn drain(self: &Rc<Self>) {
        loop {
            let output = self.check.borrow_mut().poll();
            match output {
                Some(Output::Abort(probe)) => self.abort(probe),
                Some(Output::Done(report)) => self.finish(report),
                Some(Output::Progress(progress)) => self.report_progress(progress),
                Some(Output::Send(probe)) => self.send(probe),
                Some(Output::WakeAt(at)) => self.clock.wake_at(at),
                None => return,
            }
        }
    }

    fn send(self: &Rc<Self>, probe: Probe) {
        let catalogue = Rc::clone(self.check.borrow().catalogue());
        let transport = self.transport.borrow().clone();
        let (Some(transport), Ok(controller)) = (transport, AbortController::new()) else {
            return;
        };
        self.flights
            .borrow_mut()
            .push((probe.id, controller.clone()));
        // A weak hold: a probe that never settles must not keep a finished run alive.
        let driver = Rc::downgrade(self);
        spawn_local(async move {
            let Some(target) = catalogue.target(probe.target) else {
                return;
            };
            let outcome = transport.send(probe, target, &controller).await;
            Self::tell(
                &driver,
                Input::Observed {
                    probe: probe.id,
                    outcome,
                },
            );
        });
    }

    fn abort(&self, probe: ProbeId) {
        for (_, controller) in self.flights.borrow().iter().filter(|(id, _)| *id == probe) {
            controller.abort();
        }
    }

    fn report_progress(&self, progress: Progress) {
        let catalogue = Rc::clone(self.check.borrow().catalogue());
        if let (Some(on_progress), Some(target)) =
            (&self.on_progress, catalogue.target(progress.target))
        {
            // What a listener throws is the listener's own trouble.
            let _ = on_progress.call1(
                &JsValue::NULL,
                &dto::progress(progress, target, self.clock.now()),
            );
        }
    }

    fn finish(&self, mut report: Report) {
        self.clock.stop();
        self.listeners.borrow_mut().clear();
        let transport = self.transport.borrow_mut().take();
        if transport.is_some_and(|transport| transport.is_unconfirmed()) {
            report.caveats.push(Caveat::NoSecondOpinion);
        }
        let _ = self
            .resolve
            .call1(&JsValue::NULL, &dto::report(&report, self.simulated));
    }
}
