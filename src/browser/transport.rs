//! Sends a probe and tells its outcome.
//!
//! `fetch` in no-cors mode resolves when an HTTP response came back and was let through, whatever its status. It rejects alike for
//! every failure of the network and for a response that was withheld (Cross-Origin-Resource-Policy, a redirect that leads
//! nowhere). A second opinion tells the two apart, because a withheld response is a response: the name was resolved.

use super::clock::timer;
use super::options::field;
use super::page::Violations;
use super::second_opinion::SecondOpinion;
use super::simulation::Simulation;
use crate::probe::{Outcome, Probe};
use crate::surroundings::Engine;
use crate::target::Target;
use crate::text::join;
use crate::time::Millis;
use std::cell::Cell;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, ReferrerPolicy, RequestCache, RequestCredentials, RequestInit, RequestMode,
    Window,
};

/// The way to the network, or to a simulation of one.
pub(super) struct Transport {
    window: Window,
    engine: Engine,
    violations: Violations,
    second_opinion: Option<SecondOpinion>,
    simulation: Option<Simulation>,
    unconfirmed: Cell<bool>,
}

impl Transport {
    /// Opens the way. With a simulation no network is touched, and no helper frame is made.
    pub(super) fn open(
        window: Window,
        engine: Engine,
        simulation: Option<Simulation>,
        second_opinion: Option<SecondOpinion>,
    ) -> Self {
        Self {
            violations: Violations::watch(&window),
            window,
            engine,
            second_opinion,
            simulation,
            unconfirmed: Cell::new(false),
        }
    }

    /// Whether a probe was rejected and no second opinion could be had.
    pub(super) fn is_unconfirmed(&self) -> bool {
        self.unconfirmed.get()
    }

    /// Tries to reach `target`. The outcome of a probe given up through `controller` means nothing.
    pub(super) async fn send(
        &self,
        probe: Probe,
        target: &Target,
        controller: &AbortController,
    ) -> Outcome {
        if let Some(simulation) = &self.simulation {
            return simulation.outcome(&target.host).await;
        }
        let origin = join(&["https://", &target.host, "/"]);
        let url = join(&[
            "https://",
            &target.host,
            target.path,
            "?",
            &hex(probe.nonce),
        ]);
        let fetched =
            JsFuture::from(self.window.fetch_with_str_and_init(&url, &init(controller))).await;
        if fetched.is_ok() {
            // The headers are enough: whatever else the host would send is not wanted.
            controller.abort();
            return Outcome::Reached;
        }
        if controller.signal().aborted() {
            return Outcome::Interrupted;
        }
        // A violation of the page's policy is told in a task of its own, after the rejection.
        let _ = JsFuture::from(timer(&self.window, SETTLE)).await;
        if self.violations.hit(&origin) {
            Outcome::Refused
        } else if self.was_withheld(&url, controller).await {
            Outcome::Reached
        } else {
            Outcome::Failed
        }
    }

    /// Whether a rejected probe had a response after all.
    async fn was_withheld(&self, url: &str, controller: &AbortController) -> bool {
        if self.engine == Engine::Gecko {
            return self.was_connected(url);
        }
        let responded = match &self.second_opinion {
            Some(second_opinion) => second_opinion.ask(url, &controller.signal()).await,
            None => None,
        };
        if responded.is_none() && !controller.signal().aborted() {
            self.unconfirmed.set(true);
        }
        responded.unwrap_or(false)
    }

    /// Firefox gives a resource timing of exactly no length where no connection was made, and a longer one where HTTP began.
    fn was_connected(&self, url: &str) -> bool {
        let entries = self
            .window
            .performance()
            .map(|performance| performance.get_entries_by_name(url));
        let last = entries.and_then(|entries| entries.iter().last());
        last.is_some_and(|entry| {
            field(&entry, "duration")
                .as_f64()
                .is_some_and(|ms| ms > 0.0)
        })
    }
}

/// Measured: Chromium, Firefox and WebKitGTK tell a violation within 5 ms.
const SETTLE: Millis = Millis(10);

fn hex(number: u64) -> String {
    let digit = |shift: u32| char::from_digit((number >> shift) as u32 & 15, 16);
    (0..64).step_by(4).filter_map(digit).collect()
}

fn init(controller: &AbortController) -> RequestInit {
    let init = RequestInit::new();
    init.set_mode(RequestMode::NoCors);
    init.set_credentials(RequestCredentials::Omit);
    init.set_referrer_policy(ReferrerPolicy::NoReferrer);
    init.set_cache(RequestCache::NoStore);
    init.set_signal(Some(&controller.signal()));
    init
}
