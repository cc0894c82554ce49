//! Shrinks the module.

use std::fs;
use std::path::Path;

use anyhow::Result;
use project::process;
use setup::node;
use setup::wasm32::Toolchain;

/// Has wasm-opt shrink a bound module, to features of 2017 only.
pub(super) fn shrink(bound: &[u8], toolchain: Toolchain, workshop: &Path) -> Result<Vec<u8>> {
    let [large, small] = [NAMED, "small.wasm"].map(|name| workshop.join(name));
    fs::write(&large, bound)?;
    let mut input = large;
    match toolchain {
        Toolchain::Debian => (),
        // The standard library came ready-made, with features that must first be undone.
        Toolchain::Ours => {
            let lowered = workshop.join("lowered.wasm");
            wasm_opt(&input, &lowered, LOWER)?;
            input = lowered;
        }
    }
    wasm_opt(&input, &small, SHRINK)?;
    Ok(fs::read(small)?)
}

/// The last module that was shrunk, shrunk once more in a hurry: it keeps its names, and its proportions are nearly
/// those of what ships.
pub(super) fn with_names(workshop: &Path) -> Result<Vec<u8>> {
    let output = workshop.join("named.wasm");
    wasm_opt(
        &workshop.join(NAMED),
        &output,
        &["--all-features", "--traps-never-happen", "-Oz", "-g"],
    )?;
    Ok(fs::read(output)?)
}

fn wasm_opt(input: &Path, output: &Path, arguments: &[&str]) -> Result<()> {
    let mut wasm_opt = node::tool("binaryen/bin/wasm-opt");
    wasm_opt.arg(input).arg("-o").arg(output).args(arguments);
    process::run_silently(&mut wasm_opt).map(drop)
}

/// What goes into wasm-opt; its functions have names.
const NAMED: &str = "bound.wasm";

/// Undoes, one by one, what rustc's own build of the standard library uses.
const LOWER: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--llvm-memory-copy-fill-lowering",
    "--llvm-nontrapping-fptoint-lowering",
    "--signext-lowering",
];

/// Two rounds, since the first works on code without structure and the second restores it: 2 % of the bytes.
const SHRINK: &[&str] = &[
    "--mvp-features",
    "--traps-never-happen",
    // The stack comes first in memory and grows down: nothing lives in its last kilobyte.
    "--low-memory-unused",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--converge",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];
