//! Builds the module by which the page of error rates replays simulated runs, and leaves beside it what this program,
//! which is native, says of some runs: tests compare.

use std::fs;

use anyhow::{Context as _, Result, ensure};
use project::place::{REPLAY_MODULE, replays};
use project::progress::step;
use serde_json::{Map, Value};
use setup::wasm32::Toolchain;
use walrus::Module;
use worlds::Replay;

/// Builds both; redoes only what changed.
pub(super) fn build(toolchain: Toolchain) -> Result<()> {
    let compiled = super::compile::compile("replay", toolchain)?;
    let folder = replays();
    let [script, stamp, native] = [REPLAY_MODULE, "built-from", "native.json"].map(|name| folder.join(name));
    let state = super::fingerprint(&compiled)?;
    if script.is_file() && native.is_file() && fs::read_to_string(&stamp).is_ok_and(|held| held == state) {
        return Ok(());
    }
    fs::create_dir_all(&folder).context("cannot create the replays' folder")?;
    let wasm = step("Shrinking it", || {
        super::module::shrink(&plain(&compiled)?, toolchain, &folder)
    })?;
    super::check::check(&wasm)?;
    fs::write(&script, super::core::as_text(&wasm))?;
    fs::write(&native, serde_json::to_string(&natively()?)?)?;
    fs::write(&stamp, state).context("cannot note what the replays were built from")
}

/// The module without what a ready-made standard library claims of it, which is undone later.
///
/// # Errors
/// When it imports anything: it has no use for a page.
fn plain(compiled: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::from_buffer(compiled).context("cannot read the module that replays")?;
    module.customs.remove_raw("target_features");
    let imports: Vec<_> = module.imports.iter().map(|import| import.name.clone()).collect();
    ensure!(imports.is_empty(), "the module that replays imports {imports:?}");
    Ok(module.emit_wasm())
}

/// Some runs of every scenario and of the mixed population, by their names.
fn natively() -> Result<Map<String, Value>> {
    let scenarios = worlds::scenarios().into_iter();
    let mut told: Vec<_> = scenarios
        .flat_map(|scenario| SEEDS.map(|seed| Replay::of_scenario(scenario.clone(), seed)))
        .collect();
    for seed in SEEDS {
        told.push(Replay::of(&seed.to_string()).map_err(anyhow::Error::msg)?);
    }
    let named = told.into_iter().map(|replay| {
        let value = serde_json::to_value(&replay)?;
        Ok((replay.run, value))
    });
    named.collect()
}

/// The least and the greatest, and one between that no floating-point number holds.
const SEEDS: [u64; 3] = [0, (1 << 53) + 1, u64::MAX];
