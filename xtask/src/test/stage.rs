//! The stages of `cargo xtask test`.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};
use clap::ValueEnum;

use super::count::Count;
use super::stream;
use crate::place::{root, target};
use crate::process;
use crate::setup::browser::Browser;
use crate::setup::wasm32::{TARGET, Toolchain};
use crate::{build, cargo, codegen, sim, size};

/// What every stage may use.
pub(super) struct Workbench {
    pub(super) toolchain: Toolchain,
    pub(super) browser: Browser,
}

/// One thing that is tested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Stage {
    Build,
    Clippy,
    ClippyWasm,
    Codegen,
    EndToEnd,
    Format,
    Native,
    Reach,
    Sim,
    Size,
    Wasm,
}

/// The quickest to fail come first.
pub(super) const STAGES: &[Stage] = &[
    Stage::Codegen,
    Stage::Format,
    Stage::Clippy,
    Stage::ClippyWasm,
    Stage::Native,
    Stage::Wasm,
    Stage::Build,
    Stage::Reach,
    Stage::Size,
    Stage::EndToEnd,
    Stage::Sim,
];

impl Stage {
    /// What a person reads.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Build => "building the package",
            Self::Clippy => "clippy",
            Self::ClippyWasm => "clippy, the browser's part",
            Self::Codegen => "generated sources are fresh",
            Self::EndToEnd => "end-to-end tests",
            Self::Format => "formatting",
            Self::Native => "native tests",
            Self::Reach => "what the module can reach",
            Self::Sim => "error rates",
            Self::Size => "size budget",
            Self::Wasm => "wasm tests in Chromium",
        }
    }

    /// Runs the stage.
    ///
    /// # Errors
    /// A stage that is a single test fails with its reason.
    pub(super) fn run(self, workbench: &Workbench) -> Result<Count> {
        match self {
            Self::Build => build::build(workbench.toolchain)?,
            Self::Clippy => clippy()?,
            Self::ClippyWasm => clippy_wasm(workbench.toolchain)?,
            Self::Codegen => codegen::run(true)?,
            Self::EndToEnd => return stream::run(&mut end_to_end(&workbench.browser)?),
            Self::Format => process::run(cargo::ours().args(["fmt", "--all", "--check"]))?,
            Self::Native => {
                return stream::run(cargo::ours().args(["test", "--workspace", "--locked"]));
            }
            Self::Reach => build::reach::compare()?,
            Self::Sim => sim::check()?,
            Self::Size => size::weigh()?,
            Self::Wasm => return stream::run(&mut wasm_tests(workbench)?),
        }
        Ok(Count::PASSED)
    }
}

fn clippy() -> Result<()> {
    process::run(
        cargo::ours()
            .args(["clippy", "--workspace", "--all-targets", "--locked"])
            .args(["--", "--deny", "warnings"]),
    )
}

fn clippy_wasm(toolchain: Toolchain) -> Result<()> {
    process::run(
        toolchain
            .clippy()
            .current_dir(root())
            .args(["--package", "conficker-check", "--lib", "--locked"])
            .args(["--", "--deny", "warnings"]),
    )
}

/// Runs the tests that only a browser can run, with this very program as cargo's runner.
fn wasm_tests(workbench: &Workbench) -> Result<Command> {
    let runner = serde_json::to_string(&[this_program()?.to_string_lossy().as_ref(), RUNNER])?;
    let mut cargo = workbench.toolchain.cargo("test");
    cargo
        .current_dir(root())
        .args([
            "--package",
            "conficker-check",
            "--lib",
            "--test",
            "web",
            "--locked",
        ])
        .args(["--config", &format!("target.{TARGET}.runner={runner}")])
        .env("CHROMEDRIVER", &workbench.browser.driver)
        .env(
            "WASM_BINDGEN_TEST_WEBDRIVER_JSON",
            capabilities(&workbench.browser)?,
        );
    Ok(cargo)
}

/// Runs one compiled file of wasm tests; cargo calls this.
pub(crate) fn run_wasm_file(arguments: Vec<OsString>) -> Result<()> {
    let arguments = [OsString::from(RUNNER)].into_iter().chain(arguments);
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(arguments)
}

/// A file that tells the driver which browser to drive.
fn capabilities(browser: &Browser) -> Result<PathBuf> {
    let file = target().join("webdriver.json");
    let options = serde_json::json!({ "goog:chromeOptions": { "binary": browser.chromium } });
    fs::write(&file, options.to_string()).context("cannot write into the target folder")?;
    Ok(file)
}

/// Runs the end-to-end tests in the lab.
fn end_to_end(browser: &Browser) -> Result<Command> {
    let mut lab = Command::new(this_program()?);
    lab.current_dir(root())
        .args(["lab", "--", "node", "--test"])
        .args(end_to_end_files()?)
        .env("CHROME", &browser.chromium);
    Ok(lab)
}

/// Node.js's versions disagree on what a folder means, so it is given the files.
fn end_to_end_files() -> Result<Vec<PathBuf>> {
    let dir = root().join("tests/e2e");
    let entries = fs::read_dir(&dir).with_context(|| format!("cannot read {}", dir.display()))?;
    let mut files = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>>>()?;
    files.retain(|file| file.to_string_lossy().ends_with(".test.mjs"));
    files.sort_unstable();
    Ok(files)
}

fn this_program() -> Result<PathBuf> {
    env::current_exe().context("cannot find this program's own file")
}

/// The command under which this program is cargo's runner of wasm tests.
const RUNNER: &str = "run-wasm-tests";
