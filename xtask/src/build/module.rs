//! Binds the module to JavaScript and shrinks it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use walrus::{Module, RawCustomSection};
use wasm_bindgen_cli_support::Bindgen;

use crate::process;
use crate::setup::node;
use crate::setup::wasm32::Toolchain;

/// Has wasm-bindgen write the glue, and gives it with the module that fits.
pub(super) fn bind(compiled: &[u8]) -> Result<(String, Module)> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_bytes("conficker_check", without_later_features(compiled)?)
        .web(true)?
        .remove_name_section(true)
        .remove_producers_section(true);
    let mut output = bindgen.generate_output().context("wasm-bindgen failed")?;
    let snippets = output.snippets().values().flatten().count();
    if snippets > 0 || !output.local_modules().is_empty() {
        bail!("a crate brings JavaScript files of its own, which the package has no place for");
    }
    let js = output.js().to_owned();
    Ok((js, std::mem::take(output.wasm_mut())))
}

/// Gives imports and exports the names that the glue calls them by.
pub(super) fn rename(module: &mut Module, names: &BTreeMap<String, String>) -> Result<()> {
    let short = |long: &str| names.get(long).cloned();
    for import in module.imports.iter_mut() {
        let (Some(of), Some(name)) = (short(&import.module), short(&import.name)) else {
            bail!(
                "the module imports `{}` from `{}`, which the glue does not offer",
                import.name,
                import.module
            );
        };
        (import.module, import.name) = (of, name);
    }
    for export in module.exports.iter_mut() {
        if let Some(name) = short(&export.name) {
            export.name = name;
        }
    }
    Ok(())
}

/// Has wasm-opt shrink the module, to features of 2017 only.
pub(super) fn shrink(
    module: &mut Module,
    toolchain: Toolchain,
    workshop: &Path,
) -> Result<Vec<u8>> {
    let [large, small] = ["bound.wasm", "small.wasm"].map(|name| workshop.join(name));
    fs::write(&large, module.emit_wasm())?;
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

fn wasm_opt(input: &Path, output: &Path, arguments: &[&str]) -> Result<()> {
    let mut wasm_opt = node::tool("binaryen/bin/wasm-opt");
    wasm_opt.arg(input).arg("-o").arg(output).args(arguments);
    process::run_silently(&mut wasm_opt).map(drop)
}

/// Takes from the module's own account of itself the features that would change what wasm-bindgen writes.
fn without_later_features(compiled: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::from_buffer(compiled).context("cannot read the compiled module")?;
    if module.customs.remove_raw(TARGET_FEATURES).is_some() {
        // wasm-bindgen guesses where the account is missing, and an empty one claims nothing.
        module.customs.add(RawCustomSection {
            name: TARGET_FEATURES.to_owned(),
            data: vec![0],
        });
    }
    Ok(module.emit_wasm())
}

/// The section in which a module tells the features it was compiled with.
const TARGET_FEATURES: &str = "target_features";

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
