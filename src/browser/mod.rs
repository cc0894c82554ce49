//! The check in a browser: what scripts may call, and all that reaches outside. The one place with effects.
//!
//! One instance of the module plays one check. So whatever a check makes lives as long as its instance, and nothing is
//! freed singly: it is `&'static`, and goes with the instance.

#[cfg(test)]
mod assumptions;
/// What scripts may call.
pub mod border;
mod network;
/// What scripts hand in.
pub mod options;
mod page;
mod run;
mod second_opinion;
#[cfg(test)]
mod trial;

#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
