//! Checks what was built before it is shipped.

use anyhow::{Context, Result, bail};
use wasmparser::{Parser, Payload, Validator, WasmFeatures};

use crate::place::{cargo_home, root};

/// The section in which a module tells the features it was compiled with.
pub(super) const TARGET_FEATURES: &str = "target_features";

/// Checks that the module runs in browsers of 2017, fits its glue, and does not tell where it was built.
pub(super) fn check(wasm: &[u8], glue: &str) -> Result<()> {
    Validator::new_with_features(WasmFeatures::WASM1)
        .validate_all(wasm)
        .context("the module needs more than the WebAssembly of 2017")?;
    if glue.contains("__wbindgen_externref_xform__") {
        bail!("the glue imports __wbindgen_externref_xform__, which no browser has");
    }
    for import in imports(wasm)? {
        if !glue.contains(&import) {
            bail!("the module imports from `{import}`, which the glue does not offer");
        }
    }
    let places = [Some(root().to_owned()), cargo_home()];
    for place in places.into_iter().flatten() {
        let place = place.to_string_lossy().into_owned();
        if contains(wasm, place.as_bytes()) || glue.contains(&place) {
            bail!("the package tells the path {place} of this machine");
        }
    }
    Ok(())
}

/// The modules that the module imports from.
fn imports(wasm: &[u8]) -> Result<Vec<String>> {
    let mut modules = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ImportSection(section) = payload? {
            for import in section.into_imports() {
                modules.push(import?.module.to_owned());
            }
        }
    }
    modules.sort_unstable();
    modules.dedup();
    Ok(modules)
}

fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    !needle.is_empty() && haystack.windows(needle.len()).any(|part| part == needle)
}
