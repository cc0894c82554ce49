//! A stand-in for the browser and its network: the check is real, its world is not, and nothing leaves the page.
//!
//! The stand-in is a JavaScript object of `pkg/simulate.js`, loaded on demand. It names itself as `navigator` does, sends the events
//! of a page, and answers for every host.

use super::options::field;
use super::page;
use crate::code::Code as _;
use crate::probe::Outcome;
use crate::surroundings::Surroundings;
use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::EventTarget;

/// A stand-in for the browser and its network.
#[derive(Clone)]
pub(super) struct Simulation {
    stand_in: EventTarget,
    probe: Function,
}

impl Simulation {
    /// Takes a stand-in; none where there is none.
    pub(super) fn read(value: JsValue) -> Option<Self> {
        let probe = field(&value, "probe").dyn_into().ok()?;
        Some(Self {
            stand_in: value.dyn_into().ok()?,
            probe,
        })
    }

    /// What is known of the machine before the check.
    pub(super) fn surroundings(&self) -> Surroundings {
        page::surroundings(&self.stand_in)
    }

    /// What sends the events of the page.
    pub(super) fn events(&self) -> &EventTarget {
        &self.stand_in
    }

    /// What becomes of an attempt to reach `host`.
    pub(super) async fn outcome(&self, host: &str) -> Outcome {
        let told = self.probe.call1(&self.stand_in, &JsValue::from_str(host));
        let Some(promise) = told.ok().and_then(|told| told.dyn_into::<Promise>().ok()) else {
            return Outcome::Interrupted;
        };
        let code = JsFuture::from(promise)
            .await
            .ok()
            .and_then(|code| code.as_string());
        let outcomes = [Outcome::Failed, Outcome::Reached, Outcome::Refused];
        outcomes
            .into_iter()
            .find(|outcome| code.as_deref() == Some(outcome.code()))
            .unwrap_or(Outcome::Interrupted)
    }
}
