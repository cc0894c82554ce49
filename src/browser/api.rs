//! What the package's JavaScript may call.

use super::driver::Driver;
use super::dto;
use super::options::Options;
use crate::blocklist;
use js_sys::{Function, Promise};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::AbortSignal;

/// Runs one check: a promise of the report as plain JSON.
///
/// `options` is a plain object: `canary`, the domain of an operator's twins; `seed`, a whole number below 2^32 for a run that
/// can be repeated; `simulation`, a scenario to play without any network; `mount`, the node that may hold a helper frame.
/// `signal` cancels; `on_progress` is called with every probe that is sent or settles.
///
/// The promise is rejected with `{ code, faults }` when the options are refused. What the network does never rejects it.
#[wasm_bindgen]
pub fn check(
    options: &JsValue,
    signal: Option<AbortSignal>,
    on_progress: Option<Function>,
) -> Promise {
    match Options::read(options) {
        Ok(options) => Driver::start(options, signal, on_progress),
        Err(faults) => Promise::reject(&dto::refusal(&faults)),
    }
}

/// The string by which the worm blocks `host`, with the variants that do: `{ string, variants }`, or null.
#[wasm_bindgen]
#[must_use]
pub fn listed(host: &str) -> JsValue {
    let entry = blocklist::matches(blocklist::sourced(), host).next();
    entry.map_or(JsValue::NULL, |entry| dto::listing(entry).unchecked_into())
}
