//! The one place with effects: the core's driver in a web page. It exists for wasm32 alone, and nothing in the core knows it.

mod api;
mod clock;
mod driver;
mod dto;
mod options;
mod page;
mod second_opinion;
mod simulation;
mod transport;

pub use api::{check, listed};

#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
