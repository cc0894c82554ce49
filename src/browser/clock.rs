//! The time since a check began, and whether the machine slept in between.

use crate::time::Millis;
use js_sys::{Date, Function, Promise};
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Performance, Window};

/// How often the clock is looked at, at least. Browsers fire timers of hidden tabs about once a second.
const BEAT: Millis = Millis(1_000);

/// A beat that comes later than this past its time means that the machine slept or the page was frozen.
const SLEEP_MIN_MS: f64 = 2_000.0;

/// The time since a check began.
pub(super) struct Clock {
    window: Window,
    performance: Option<Performance>,
    origin: f64,
    beat: RefCell<Option<Closure<dyn FnMut()>>>,
    timer: Cell<Option<i32>>,
    due: Cell<f64>,
    wake: Cell<Option<Millis>>,
}

impl Clock {
    /// Starts at zero.
    pub(super) fn start(window: Window) -> Self {
        let performance = window.performance();
        let mut clock = Self {
            window,
            performance,
            origin: 0.0,
            beat: RefCell::default(),
            timer: Cell::default(),
            due: Cell::new(f64::INFINITY),
            wake: Cell::default(),
        };
        clock.origin = clock.reading();
        clock
    }

    /// Calls `beat` at every beat and every wake-up.
    pub(super) fn on_beat(&self, beat: impl FnMut() + 'static) {
        *self.beat.borrow_mut() = Some(Closure::new(beat));
    }

    /// The time since the start.
    pub(super) fn now(&self) -> Millis {
        millis(self.reading() - self.origin)
    }

    /// Asks to be woken at `at`, in place of an earlier request.
    pub(super) fn wake_at(&self, at: Millis) {
        self.wake.set(Some(at));
        self.arm();
    }

    /// Looks at the clock: whether the machine slept since the last look. Sets the next beat.
    pub(super) fn slept(&self) -> bool {
        // The wall clock goes on while the machine sleeps; the monotonic one does not on every system.
        let slept = Date::now() - self.due.get() > SLEEP_MIN_MS;
        self.arm();
        slept
    }

    /// Stops; nothing is called any more.
    pub(super) fn stop(&self) {
        self.wake.set(None);
        self.disarm();
    }

    fn arm(&self) {
        self.disarm();
        let beat = self.beat.borrow();
        let (Some(at), Some(beat)) = (self.wake.get(), beat.as_ref()) else {
            return;
        };
        // A millisecond more, so that the moment has come by the clock's own reading when the timer fires.
        let wait = (at - self.now()).min(BEAT) + Millis(1);
        let delay = i32::try_from(wait.0).unwrap_or(i32::MAX);
        let beat: &Function = beat.as_ref().unchecked_ref();
        let timer = self
            .window
            .set_timeout_with_callback_and_timeout_and_arguments_0(beat, delay);
        self.timer.set(timer.ok());
        self.due.set(Date::now() + f64::from(wait.0));
    }

    fn disarm(&self) {
        self.due.set(f64::INFINITY);
        if let Some(timer) = self.timer.take() {
            self.window.clear_timeout_with_handle(timer);
        }
    }

    fn reading(&self) -> f64 {
        self.performance
            .as_ref()
            .map_or_else(Date::now, Performance::now)
    }
}

/// A promise of nothing after a while.
pub(super) fn timer(window: &Window, time: Millis) -> Promise {
    let delay = i32::try_from(time.0).unwrap_or(i32::MAX);
    Promise::new(&mut |resolve, _| {
        // Only a window without timers could make this throw.
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, delay);
    })
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a conversion from float saturates"
)]
fn millis(ms: f64) -> Millis {
    Millis(ms as u32)
}
