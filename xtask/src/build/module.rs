//! Shrinks the compiled module to what its scripts call, and in size.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use walrus::Module;

use crate::process;
use crate::setup::node;
use crate::setup::wasm32::Toolchain;

/// Has the module offer what the scripts call and nothing else, and has wasm-opt shrink it, to features of 2017 only.
///
/// # Errors
/// When the module wants anything from outside: then it could reach the browser.
pub(super) fn shrink(compiled: &[u8], toolchain: Toolchain, workshop: &Path) -> Result<Vec<u8>> {
    let [large, small] = ["fenced.wasm", "small.wasm"].map(|name| workshop.join(name));
    fs::write(&large, fence(compiled)?)?;
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

fn fence(compiled: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::from_buffer(compiled).context("cannot read the compiled module")?;
    if let Some(import) = module.imports.iter().next() {
        bail!(
            "the module imports `{}` from `{}`; it is to reach nothing outside itself",
            import.name,
            import.module
        );
    }
    // The linker offers two addresses as well, which nobody wants.
    let unwanted: Vec<_> = module
        .exports
        .iter()
        .filter(|export| !OFFERED.contains(&export.name.as_str()))
        .map(walrus::Export::id)
        .collect();
    for export in unwanted {
        module.exports.delete(export);
    }
    for name in OFFERED {
        if !module.exports.iter().any(|export| export.name == *name) {
            bail!("the module does not offer `{name}`, which pkg/core-loader.js calls");
        }
    }
    walrus::passes::gc::run(&mut module);
    Ok(module.emit_wasm())
}

fn wasm_opt(input: &Path, output: &Path, arguments: &[&str]) -> Result<()> {
    let mut wasm_opt = node::tool("binaryen/bin/wasm-opt");
    wasm_opt.arg(input).arg("-o").arg(output).args(arguments);
    process::run_silently(&mut wasm_opt).map(drop)
}

/// What `pkg/core-loader.js` calls.
const OFFERED: &[&str] = &["handle", "listed", "memory", "put", "start", "told"];

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
