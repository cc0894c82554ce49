//! Shrinks the JavaScript that wasm-bindgen wrote.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::process;
use crate::setup::node;

/// The glue, shrunk.
pub(super) struct Glue {
    pub(super) js: String,
    /// The short names that it uses in place of wasm-bindgen's long ones.
    pub(super) names: BTreeMap<String, String>,
}

/// Shrinks the glue and has its long names shortened.
pub(super) fn shrink(js: &str, workshop: &Path) -> Result<Glue> {
    if !js.contains(EXPORTS) {
        bail!("wasm-bindgen's glue no longer ends with `{EXPORTS}`");
    }
    let [long, short, names] =
        ["glue.js", "glue.min.js", "names.json"].map(|name| workshop.join(name));
    fs::write(&long, js.replace(EXPORTS, EXPORTS_USED))?;
    fs::write(&names, "{}")?;
    let mut esbuild = node::tool("esbuild/bin/esbuild");
    esbuild
        .arg(&long)
        .arg(format!("--outfile={}", short.display()))
        .args(["--minify", "--tree-shaking=true", "--log-level=warning"])
        .args(["--format=esm", "--target=es2017", "--legal-comments=none"])
        .arg(format!("--mangle-props={LONG_NAMES}"))
        .args([
            "--mangle-quoted",
            &format!("--mangle-cache={}", names.display()),
        ]);
    process::run_silently(&mut esbuild)?;
    let names = fs::read(names)?;
    Ok(Glue {
        js: fs::read_to_string(short)?,
        names: serde_json::from_slice(&names).context("cannot read esbuild's list of names")?,
    })
}

/// The glue's exports. `initSync` has no user, and takes a tenth of the bytes.
const EXPORTS: &str = "export { initSync, __wbg_init as default };";
const EXPORTS_USED: &str = "export { __wbg_init as default };";

/// The names that wasm-bindgen made up; the only ones that may be changed.
const LONG_NAMES: &str = r"^(__wb|_wbg_|wasm_bindgen_|\./)";
