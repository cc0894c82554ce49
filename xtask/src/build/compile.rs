//! Has cargo compile a crate to WebAssembly.

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use project::place::{cargo_home, root, target};
use project::process;
use setup::wasm32::{TARGET, Toolchain};

/// Compiles a crate for browsers, and gives the module as the compiler left it.
pub(super) fn compile(package: &str, toolchain: Toolchain) -> Result<Vec<u8>> {
    let mut cargo = toolchain.cargo("build");
    cargo
        .args(["--package", package, "--lib"])
        .args(["--profile", "wasm", "--locked"])
        .current_dir(root())
        .env("CARGO_ENCODED_RUSTFLAGS", rust_flags(toolchain));
    match toolchain {
        Toolchain::Debian => {
            cargo.arg("-Zbuild-std-features=optimize_for_size");
        }
        Toolchain::Ours => (),
    }
    process::run(&mut cargo).with_context(|| format!("{package} does not compile to WebAssembly"))?;
    let module = format!("wasm/{}.wasm", package.replace('-', "_"));
    let wasm = target().join(TARGET).join(module);
    fs::read(&wasm).with_context(|| format!("cargo left no {}", wasm.display()))
}

/// The compiler's flags, in the form that survives spaces in paths.
fn rust_flags(toolchain: Toolchain) -> OsString {
    let mut flags = vec!["-Ctarget-cpu=mvp".into(), STACK.into()];
    flags.push(remap(root(), "/src"));
    flags.push(remap(&target(), "/target"));
    flags.extend(cargo_home().map(|home| remap(&home, "/cargo")));
    match toolchain {
        Toolchain::Debian => flags.extend(SMALLEST.iter().map(OsString::from)),
        Toolchain::Ours => (),
    }
    flags.join(SEPARATOR.as_ref())
}

/// Keeps a path of this machine out of the module.
fn remap(path: &Path, name: &str) -> OsString {
    let mut flag = OsString::from("--remap-path-prefix=");
    flag.push(path);
    flag.push("=");
    flag.push(name);
    flag
}

/// A stack of 64 KiB: what lies behind it has short addresses. The deepest call takes a tenth.
const STACK: &str = "-Clink-arg=-zstack-size=65536";

/// What shrinks a panic to an instruction, where the standard library is built with it: a third of all bytes.
const SMALLEST: &[&str] = &[
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-Zlocation-detail=none",
    "-Zfmt-debug=none",
];

/// What cargo splits `CARGO_ENCODED_RUSTFLAGS` at.
const SEPARATOR: &str = "\u{1f}";
