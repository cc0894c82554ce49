//! The stages of `cargo xtask test`.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use clap::ValueEnum;

use super::count::Count;
use super::{reproduce, stream};
use crate::lab::network::Engine;
use crate::place::root;
use crate::process;
use crate::setup::old_engine;
use crate::setup::wasm32::Toolchain;
use crate::{build, cargo, codegen, engines, setup, sim, size, soak};

/// What every stage may use.
pub(super) struct Workbench {
    pub(super) toolchain: Toolchain,
    pub(super) chromium: PathBuf,
}

/// One thing that is tested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Stage {
    Build,
    Clippy,
    Codegen,
    EndToEnd,
    Engines,
    Format,
    Lighthouse,
    Markup,
    Native,
    OldEngine,
    Package,
    Reproducible,
    Scripts,
    Sim,
    Size,
    Soak,
}

/// The quickest to fail come first.
pub(super) const STAGES: &[Stage] = &[
    Stage::Codegen,
    Stage::Format,
    Stage::Clippy,
    Stage::Native,
    Stage::Build,
    Stage::Scripts,
    Stage::Size,
    Stage::Reproducible,
    Stage::Markup,
    Stage::EndToEnd,
    Stage::Lighthouse,
    Stage::Package,
    Stage::OldEngine,
    Stage::Engines,
    Stage::Soak,
    Stage::Sim,
];

impl Stage {
    /// What a person reads.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Build => "building the package",
            Self::Clippy => "clippy",
            Self::Codegen => "generated sources are fresh",
            Self::EndToEnd => "end-to-end tests",
            Self::Engines => "every network in three engines",
            Self::Format => "formatting",
            Self::Lighthouse => "Lighthouse",
            Self::Markup => "pages and styles are valid",
            Self::Native => "native tests",
            Self::OldEngine => "old engine: Chromium 69",
            Self::Package => "the package in bundlers",
            Self::Reproducible => "two releases at different paths",
            Self::Scripts => "tests of the scripts",
            Self::Sim => "error rates",
            Self::Size => "size budget",
            Self::Soak => "many checks in one tab",
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
            Self::Codegen => codegen::run(true)?,
            Self::EndToEnd => return stream::run(&mut end_to_end(&workbench.chromium)?),
            Self::Engines => return in_engines(),
            Self::Format => process::run(cargo::ours().args(["fmt", "--all", "--check"]))?,
            Self::Lighthouse => return stream::run(&mut lighthouse(&workbench.chromium)?),
            Self::Markup => return stream::run(&mut markup()?),
            Self::Native => {
                return stream::run(cargo::ours().args(["test", "--workspace", "--locked"]));
            }
            Self::OldEngine => return stream::run(&mut old_engine(&workbench.chromium)?),
            Self::Package => return stream::run(&mut in_bundlers(&workbench.chromium)?),
            Self::Reproducible => reproduce::compare(workbench.toolchain, &this_program()?)?,
            Self::Scripts => return stream::run(&mut node_tests("tests/package")?),
            Self::Sim => sim::check()?,
            Self::Size => size::weigh()?,
            Self::Soak => soak::soak_all(&Engine::ALL, SOAK_CHECKS)?,
        }
        Ok(Count::PASSED)
    }
}

/// Plays every network once in every engine.
fn in_engines() -> Result<Count> {
    let outcomes = engines::play(&Engine::ALL, &[], 1)?;
    Ok(outcomes.iter().map(Count::of).sum())
}

/// How many checks show that one ends and leaves a tab fit for the next; a leak takes `cargo xtask soak` to see.
const SOAK_CHECKS: u32 = 40;

fn clippy() -> Result<()> {
    process::run(
        cargo::ours()
            .args(["clippy", "--workspace", "--all-targets", "--locked"])
            .args(["--", "--deny", "warnings"]),
    )
}

/// Runs what Node.js alone can run of the scripts.
fn node_tests(folder: &str) -> Result<Command> {
    let mut node = Command::new("node");
    node.current_dir(root())
        .arg("--test")
        .args(test_files(folder)?);
    Ok(node)
}

/// Runs the end-to-end tests in the lab.
fn end_to_end(chromium: &Path) -> Result<Command> {
    in_lab(chromium, "tests/e2e")
}

/// Sets a real old engine up, and runs its tests in the lab.
fn old_engine(chromium: &Path) -> Result<Command> {
    let python = old_engine::find_or_install()?;
    let mut lab = in_lab(chromium, "tests/old-engine")?;
    lab.env("OLD_ENGINE_PYTHON", python);
    Ok(lab)
}

fn in_lab(chromium: &Path, folder: &str) -> Result<Command> {
    let mut lab = Command::new(this_program()?);
    lab.current_dir(root())
        .args(["lab", "--", "node", "--test"])
        .args(test_files(folder)?)
        .env("CHROME", chromium);
    Ok(lab)
}

/// Runs the tests of the packed package in the lab, where no bundler reaches a network either.
fn in_bundlers(chromium: &Path) -> Result<Command> {
    setup::bundlers::find_or_install()?;
    in_lab(chromium, "tests/bundlers")
}

/// Reads every page and style sheet that is published.
fn markup() -> Result<Command> {
    setup::markup::find_or_install()?;
    node_tests("tests/markup")
}

/// Measures the served pages in the lab, which has no network outside that could be slow or listen.
fn lighthouse(chromium: &Path) -> Result<Command> {
    setup::lighthouse::find_or_install()?;
    in_lab(chromium, "tests/lighthouse")
}

/// Node.js's versions disagree on what a folder means, so it is given the files.
fn test_files(folder: &str) -> Result<Vec<PathBuf>> {
    let dir = root().join(folder);
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
