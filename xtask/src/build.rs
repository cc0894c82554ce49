//! Builds the package as visitors download it, `pkg/dist/`.
//!
//! Cargo compiles the core; wasm-bindgen binds it to what it may reach in a browser; wasm-opt shrinks it; it is checked
//! to run in browsers of 2017 and put into scripts, once as WebAssembly and once as JavaScript; esbuild bundles the
//! scripts and the texts of each language, and terser shrinks them. The eye chart goes with them, and so do a page that
//! holds the source, and the hash of every file. Then the site's pages are written, with a module that replays
//! simulated runs for one of them.

mod bindgen;
mod chart;
mod check;
mod compile;
mod core;
mod languages;
mod module;
mod replay;
mod scripts;
mod source;

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use operator::lint_host;
use operator::policy::Names;
use project::place::{npm_package, package, package_sources, root, target};
use project::progress::{say, step};
use project::sri;
use setup::wasm32::Toolchain;

pub(crate) use scripts::shrunk;

/// Arguments of `cargo xtask build`.
#[derive(clap::Args)]
pub(crate) struct BuildArgs {
    /// The domain of an operator's twins, which the awareness page then names and its policy allows.
    #[arg(long, value_name = "DOMAIN")]
    twins: Option<String>,
    /// The domain of an operator's own names, which the awareness page then names; its policy allows no other host.
    #[arg(long, value_name = "DOMAIN", conflicts_with = "twins")]
    own: Option<String>,
}

/// Builds what an operator asks for: the site is written once more where it names the operator's names.
pub(crate) fn command(args: &BuildArgs) -> Result<()> {
    let names = match (&args.twins, &args.own) {
        (Some(domain), _) => Some(Names::Twins(lint_host::twin_domain(domain)?)),
        (None, Some(domain)) => Some(Names::Own(lint_host::own_domain(domain)?)),
        (None, None) => None,
    };
    run()?;
    names.map_or(Ok(()), |names| crate::site::write(Some(&names)))
}

/// Sets up, then builds the package and the site.
pub(crate) fn run() -> Result<()> {
    let toolchain = setup::for_build()?;
    build(toolchain)
}

/// Builds the package and the site, with everything set up; redoes only what changed.
pub(crate) fn build(toolchain: Toolchain) -> Result<()> {
    say("Compiling the core to WebAssembly …");
    let compiled = compile::compile("conficker-check", toolchain)?;
    let core = Core::new();
    let state = fingerprint(&compiled)?;
    if !core.holds(&state) {
        let workshop = workshop();
        fs::create_dir_all(&workshop).context("cannot create the workshop in the target folder")?;
        let bound = bindgen::bind(&compiled, &workshop)?;
        let wasm = step("Shrinking the core", || {
            module::shrink(&bound.module, toolchain, &workshop)
        })?;
        check::check(&wasm)?;
        let translated = step("Translating the core to JavaScript", || {
            self::core::as_javascript(&wasm, &workshop)
        })?;
        core.write([self::core::as_text(&wasm), translated, bound.glue], &state)?;
    }
    empty(&package())?;
    step("Bundling the scripts", scripts::bundle)?;
    chart::copy()?;
    source::write()?;
    sri::write(&package())?;
    copy_licences()?;
    say("Compiling what the page of error rates replays …");
    replay::build(toolchain)?;
    step("Writing the pages", || crate::site::write(None))?;
    say("pkg/dist/ and www/dist/ are built");
    Ok(())
}

/// The module as it was last built, shrunk but with the names of its functions.
pub(crate) fn with_names() -> Result<Vec<u8>> {
    module::with_names(&workshop())
}

/// The script that wasm-bindgen wrote beside the module, shrunk, where it wrote one.
pub(crate) fn glue() -> Option<String> {
    scripts::shrunk(&package_sources().join(GLUE)).ok()
}

/// Where the module lies between the steps of its building.
fn workshop() -> PathBuf {
    target().join("wasm-package")
}

/// Leaves nothing of an earlier build: what lies in the folder is shipped.
fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    Ok(())
}

/// npm takes licences along from the package's own folder alone.
fn copy_licences() -> Result<()> {
    for name in ["LICENSE-APACHE", "LICENSE-MIT"] {
        fs::copy(root().join(name), npm_package().join(name))
            .with_context(|| format!("cannot copy {name} into the package"))?;
    }
    Ok(())
}

/// The script through which a core reaches what it may, among the package's sources.
const GLUE: &str = "core-glue.js";

/// The core's scripts among the package's sources, and the state that they were built from.
struct Core {
    files: [PathBuf; 3],
    stamp: PathBuf,
}

impl Core {
    fn new() -> Self {
        Self {
            files: ["core.js", "core-js.js", GLUE].map(|name| package_sources().join(name)),
            stamp: workshop().join("built-from"),
        }
    }

    fn holds(&self, state: &str) -> bool {
        let built_from = fs::read_to_string(&self.stamp).unwrap_or_default();
        built_from == state && self.files.iter().all(|file| file.is_file())
    }

    fn write(&self, texts: [String; 3], state: &str) -> Result<()> {
        for (file, text) in self.files.iter().zip(texts) {
            fs::write(file, text)?;
        }
        fs::write(&self.stamp, state).context("cannot note what the core was built from")
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
