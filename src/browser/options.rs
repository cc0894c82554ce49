//! What scripts hand in when they start a check.

use js_sys::Function;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// What `pkg/src/check.js` hands in.
    pub type Options;
    /// The domain of an operator's twins.
    #[wasm_bindgen(method, getter, structural)]
    pub(super) fn canary(this: &Options) -> Option<String>;
    /// The domain of an operator's own names, in the place of all others.
    #[wasm_bindgen(method, getter, structural)]
    pub(super) fn own(this: &Options) -> Option<String>;
    /// A number below 2³² that fixes the order of the hosts.
    #[wasm_bindgen(method, getter, structural)]
    pub(super) fn seed(this: &Options) -> Option<f64>;
    /// The node that may contain the helper frame; the page's body where this is none.
    #[wasm_bindgen(method, getter, structural)]
    pub(super) fn mount(this: &Options) -> JsValue;
    /// The address of the helper frame's page, where it may not be written inline.
    #[wasm_bindgen(method, getter, structural)]
    pub(super) fn helper(this: &Options) -> Option<String>;
    /// The simulated network: see `pkg/src/simulate.js`.
    #[wasm_bindgen(method, getter, structural)]
    pub(super) fn simulation(this: &Options) -> Option<Simulation>;
    /// Whether it was cancelled before it began.
    #[wasm_bindgen(method, getter, structural, js_name = isCancelled)]
    pub(super) fn is_cancelled(this: &Options) -> bool;
    /// Whether this page has asked a host so lately that the browser may have kept what came of it.
    #[wasm_bindgen(method, structural, js_name = isKept)]
    pub(super) fn is_kept(this: &Options, host: &str) -> bool;
    /// Gets each progress, with the milliseconds since the start.
    #[wasm_bindgen(method, getter, structural, js_name = onProgress)]
    pub(super) fn on_progress(this: &Options) -> Function;
    /// Gets the report, once.
    #[wasm_bindgen(method, getter, structural, js_name = onReport)]
    pub(super) fn on_report(this: &Options) -> Function;

    /// A simulation of the browser's network.
    pub type Simulation;
    #[wasm_bindgen(method, getter, structural, js_name = userAgent)]
    pub(super) fn user_agent(this: &Simulation) -> String;
    #[wasm_bindgen(method, getter, structural, js_name = onLine)]
    pub(super) fn on_line(this: &Simulation) -> bool;
    /// A promise of an outcome's code.
    #[wasm_bindgen(method, structural)]
    pub(super) fn probe(this: &Simulation, host: &str) -> JsValue;
}
