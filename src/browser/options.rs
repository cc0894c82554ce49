//! The options of a check as JavaScript hands them over.

use super::page;
use super::simulation::Simulation;
use crate::settings::{Fault, Settings};
use js_sys::Reflect;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::Node;

/// Valid options.
pub(super) struct Options {
    pub(super) settings: Settings,
    pub(super) seed: u64,
    pub(super) simulation: Option<Simulation>,
    pub(super) mount: Option<Node>,
}

impl Options {
    /// Reads a plain object; a field that is absent or of another type counts as not given.
    ///
    /// # Errors
    ///
    /// Every fault of the settings.
    pub(super) fn read(object: &JsValue) -> Result<Self, Vec<Fault>> {
        Ok(Self {
            settings: Settings::parse(field(object, "canary").as_string().as_deref())?,
            seed: whole(&field(object, "seed")).map_or_else(page::entropy, u64::from),
            simulation: Simulation::read(field(object, "simulation")),
            mount: field(object, "mount").dyn_into().ok(),
        })
    }
}

/// A field of a plain object, or undefined.
pub(super) fn field(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// A whole number of at most 32 bits.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the bounds are checked in the same expression"
)]
fn whole(value: &JsValue) -> Option<u32> {
    let number = value.as_f64()?;
    (number >= 0.0 && number <= f64::from(u32::MAX)).then_some(number as u32)
}
