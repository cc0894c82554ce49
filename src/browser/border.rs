//! What scripts may call: `start`, `cancel`, `end` and `listed`.

use super::options::Options;
use super::page::value;
use super::run::{self, Run};
use crate::blocklist;
use crate::check::Input;
use crate::form;
use wasm_bindgen::prelude::*;

/// Starts the check of this instance; gives everything that is wrong with its options, which is nothing where it has
/// started.
#[wasm_bindgen]
pub fn start(options: &Options) -> JsValue {
    match Run::start(options) {
        Ok(()) => JsValue::UNDEFINED,
        Err(faults) => value(&form::faults(&faults)),
    }
}

/// Ends the check early, with a report of that.
#[wasm_bindgen]
pub fn cancel() {
    run::hear(Input::Cancelled);
}

/// Lets go of all that the check holds of the page, without a report: for an instance that broke.
#[wasm_bindgen]
pub fn end() {
    if let Some(run) = run::current() {
        run.end();
    }
}

/// By which string the worm blocks `host`: `{ string, variants }`, or null. Letters may be of either case.
#[wasm_bindgen]
pub fn listed(host: &str) -> JsValue {
    value(&form::listing(blocklist::matches(blocklist::sourced(), host).next()))
}
