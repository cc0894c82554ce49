//! Checks what was built before it is shipped.

use std::path::Path;

use anyhow::{Context, Result, bail};
use project::place::{cargo_home, root};
use wasmparser::{Validator, WasmFeatures};

/// Checks that the module runs in browsers of 2017 and does not tell where it was built.
pub(super) fn check(wasm: &[u8]) -> Result<()> {
    Validator::new_with_features(WasmFeatures::WASM1)
        .validate_all(wasm)
        .context("the module needs more than the WebAssembly of 2017")?;
    let places = [Some(root().to_owned()), cargo_home()];
    for place in places.into_iter().flatten().filter(|place| tells(place)) {
        let place = place.to_string_lossy().into_owned();
        if contains(wasm, place.as_bytes()) {
            bail!("the module tells the path {place} of this machine");
        }
    }
    Ok(())
}

/// Whether a path tells anything: `/src` does not, and every source file's path contains it.
fn tells(place: &Path) -> bool {
    place.components().count() > 2
}

fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    !needle.is_empty() && haystack.windows(needle.len()).any(|part| part == needle)
}
