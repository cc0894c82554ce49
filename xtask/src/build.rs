//! Builds the package as visitors download it, `pkg/dist/`: its own scripts, the module, and the glue that loads it.
//!
//! Cargo compiles; wasm-bindgen writes the glue; esbuild shrinks it and shortens the names that glue and
//! module share; wasm-opt shrinks the module; the result is checked to run in browsers of 2017.

mod check;
mod compile;
mod glue;
mod module;
pub(crate) mod reach;
mod scripts;

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::place::{package, package_sources, root, target};
use crate::progress::{say, step};
use crate::setup::wasm32::Toolchain;

/// Sets up, then builds the package.
pub(crate) fn run() -> Result<()> {
    let toolchain = crate::setup::for_build()?;
    build(toolchain)
}

/// Builds the package, with everything set up; redoes only what changed.
pub(crate) fn build(toolchain: Toolchain) -> Result<()> {
    step("Shrinking the scripts", || {
        scripts::shrink(&package_sources(), &package())
    })?;
    say("Compiling the check to WebAssembly …");
    let compiled = compile::compile(toolchain)?;
    let module = Module::new(package().join("wasm"));
    let state = fingerprint(&compiled)?;
    if module.holds(&state) {
        say("pkg/dist/ is up to date");
        return Ok(());
    }
    let workshop = target().join("wasm-package");
    fs::create_dir_all(&workshop).context("cannot create the workshop in the target folder")?;
    let (js, mut bound) = step("Binding it to JavaScript", || module::bind(&compiled))?;
    reach::note(&bound)?;
    let glue = step("Shrinking the glue", || glue::shrink(&js, &workshop))?;
    module::rename(&mut bound, &glue.names)?;
    let wasm = step("Shrinking the module", || {
        module::shrink(&mut bound, toolchain, &workshop)
    })?;
    check::check(&wasm, &glue.js)?;
    module.write(&wasm, &glue.js, &state)?;
    say("pkg/dist/ is built");
    Ok(())
}

/// The built module with its glue, and the state that they were built from.
struct Module {
    dir: PathBuf,
    stamp: PathBuf,
}

impl Module {
    fn new(dir: PathBuf) -> Self {
        let stamp = target().join("wasm-package/built-from");
        Self { dir, stamp }
    }

    fn holds(&self, state: &str) -> bool {
        let built_from = fs::read_to_string(&self.stamp).unwrap_or_default();
        built_from == state && self.files().iter().all(|file| file.is_file())
    }

    fn write(&self, wasm: &[u8], js: &str, state: &str) -> Result<()> {
        fs::create_dir_all(&self.dir)?;
        let [js_file, wasm_file] = self.files();
        fs::write(js_file, js)?;
        fs::write(wasm_file, wasm)?;
        fs::write(&self.stamp, state).context("cannot note what the module was built from")
    }

    fn files(&self) -> [PathBuf; 2] {
        ["conficker_check.js", "conficker_check_bg.wasm"].map(|name| self.dir.join(name))
    }
}

/// What the steps after the compiler depend on: its output, the npm tools, and this program.
fn fingerprint(compiled: &[u8]) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    compiled.hash(&mut hasher);
    fs::read(root().join("package-lock.json"))?.hash(&mut hasher);
    age(&std::env::current_exe()?)?.hash(&mut hasher);
    Ok(format!("{:016x}", hasher.finish()))
}

fn age(file: &Path) -> Result<std::time::SystemTime> {
    Ok(fs::metadata(file)?.modified()?)
}
