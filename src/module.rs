//! The functions of the WebAssembly module. It imports nothing: it can reach no part of the browser, and knows only what it is handed.
//!
//! Numbers alone cross. Text is handed in one character at a time, and read from memory as ASCII. One instance of the module
//! plays one check, so that two checks on one page share nothing, and the end of one leaves nothing behind.

#![cfg_attr(
    target_arch = "wasm32",
    allow(
        unsafe_code,
        reason = "giving a function the name it is called by is an unsafe attribute; there is no unsafe block"
    )
)]

use crate::check::Check;
use crate::probe::ProbeId;
use crate::time::Millis;
use crate::verdict::Line;
use crate::wire;
use core::mem::take;
use std::cell::RefCell;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

struct State {
    given: String,
    told: String,
    check: Option<Check>,
}

thread_local! {
    static STATE: RefCell<State> = const {
        RefCell::new(State {
            given: String::new(),
            told: String::new(),
            check: None,
        })
    };
}

/// Takes one character, a Unicode scalar value, of the text that the next call is about. Anything else is left out.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn put(character: u32) {
    STATE.with_borrow_mut(|state| state.given.extend(char::from_u32(character)));
}

/// Starts the check of the text's user agent and twins: see [`wire::start`]. Gives the length in bytes of what it tells: what is to be done
/// first, or what is wrong. `is_online` is false where it is 0; the seed comes in two halves.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn start(is_online: u32, seed_high: u32, seed_low: u32) -> usize {
    let line = if is_online == 0 {
        Line::Offline
    } else {
        Line::Online
    };
    let seed = u64::from(seed_high) << 32 | u64::from(seed_low);
    tell(|state, given| match wire::start(&given, line, seed) {
        Ok(check) => wire::first_outputs(state.check.insert(check)),
        Err(faults) => faults,
    })
}

/// Hands in the input that the text names, at a moment in milliseconds since the start: see [`wire::input`]. Gives the length of what it
/// tells: what is to be done now, which is nothing where no check was started or no input has that name.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn handle(now_ms: u32, probe: u32) -> usize {
    tell(|state, given| {
        let (Some(check), Some(input)) = (&mut state.check, wire::input(&given, ProbeId(probe)))
        else {
            return String::from("[]");
        };
        check.handle(Millis(now_ms), input);
        wire::outputs(check)
    })
}

/// Tells by which string the worm blocks the text's host: see [`wire::listing`]. Gives the length of what it tells.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn listed() -> usize {
    tell(|_, given| wire::listing(&given))
}

/// Where in memory the last call's words begin. They stay until the next call that gives a length.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn told() -> *const u8 {
    STATE.with_borrow(|state| state.told.as_ptr())
}

fn tell(answer: impl FnOnce(&mut State, String) -> String) -> usize {
    STATE.with_borrow_mut(|state| {
        let given = take(&mut state.given);
        state.told = answer(state, given);
        state.told.len()
    })
}
