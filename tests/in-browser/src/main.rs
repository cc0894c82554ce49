//! Brings one file of compiled tests into the browser that the environment names: may open a host on loopback, and
//! serve a folder of the target folder.
//!
//! Cargo starts it for each file, for `cargo xtask test`. The runner itself is wasm-bindgen's.

#![allow(clippy::disallowed_methods, reason = "only the core may not ask what time it is")]

mod stub;

use std::ffi::OsString;
use std::fs;

use anyhow::{Context, Result};
use project::place::target;
use project::process;
use wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args;

fn main() -> std::process::ExitCode {
    process::exit_code(play())
}

fn play() -> Result<()> {
    let served = target().join("browser-tests/served");
    fs::create_dir_all(&served).context("cannot make a folder for the browser tests")?;
    // The tests' page is served from here: so they find out whom they may ask.
    fs::write(served.join("stub"), format!("http://{}", stub::open()?))?;
    std::env::set_current_dir(&served).context("cannot go where the tests' page is served from")?;
    let name = OsString::from("wasm-bindgen-test-runner");
    run_cli_with_args([name].into_iter().chain(std::env::args_os().skip(1)))
}
