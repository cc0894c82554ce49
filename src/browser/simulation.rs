//! A scenario in the place of the network: the check is real, its world is not, and nothing leaves the page.

use super::options::{field, whole};
use crate::check::Input;
use crate::code::Code as _;
use crate::probe::Outcome;
use crate::surroundings::Surroundings;
use crate::time::Millis;
use crate::verdict::Line;
use js_sys::Array;
use wasm_bindgen::JsValue;

/// A world as `pkg/simulations.js` tells it.
pub(super) struct Simulation {
    pub(super) canary: Option<String>,
    /// What the browser of that world says of itself.
    pub(super) surroundings: Surroundings,
    /// What happens in mid-run.
    pub(super) events: Vec<(Millis, Input)>,
    answer: Millis,
    outcomes: JsValue,
}

impl Simulation {
    /// Reads a simulation; none where there is none.
    pub(super) fn read(value: &JsValue) -> Option<Self> {
        if !value.is_object() {
            return None;
        }
        let line = if field(value, "online").is_falsy() {
            Line::Offline
        } else {
            Line::Online
        };
        let agent = field(value, "agent").as_string().unwrap_or_default();
        Some(Self {
            canary: field(value, "canary").as_string(),
            surroundings: Surroundings::of_user_agent(&agent, line),
            events: Array::from(&field(value, "events"))
                .iter()
                .filter_map(|event| timed(&Array::from(&event)))
                .collect(),
            answer: Millis(whole(&field(value, "answerMs")).unwrap_or_default()),
            outcomes: field(value, "outcomes"),
        })
    }

    /// What becomes of an attempt to reach `host`, and when.
    pub(super) fn outcome(&self, host: &str) -> (Outcome, Millis) {
        let held = field(&self.outcomes, host);
        if held.is_undefined() {
            return (Outcome::Reached, self.answer);
        }
        let held = Array::from(&held);
        let refused = held
            .get(0)
            .as_string()
            .is_some_and(|code| code == Outcome::Refused.code());
        let outcome = if refused {
            Outcome::Refused
        } else {
            Outcome::Failed
        };
        (outcome, Millis(whole(&held.get(1)).unwrap_or_default()))
    }
}

fn timed(event: &Array) -> Option<(Millis, Input)> {
    let at = Millis(whole(&event.get(0))?);
    let input = match event.get(1).as_string()?.as_str() {
        "cancelled" => Input::Cancelled,
        "offline" => Input::WentOffline,
        "resumed" => Input::Resumed,
        "suspended" => Input::Suspended,
        _ => return None,
    };
    Some((at, input))
}
