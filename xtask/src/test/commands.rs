//! How each stage of `cargo xtask test` is run.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};
use project::cargo;
use project::place::{root, target};
use project::process;
use setup::wasm32::Toolchain;
use setup::{node, old_engine, wordpress};
use worlds::Engine;

use super::count::Count;
use super::stage::Stage;
use super::{browser, mutants, newcomer, reproduce, stream};
use crate::handed_over::{self, ENGINES, LAB, PROOF, SIM, compiled_for_speed};
use crate::{build, codegen, size};

/// What every stage may use.
pub(super) struct Workbench {
    pub(super) toolchain: Toolchain,
}

impl Workbench {
    /// Finds or installs it.
    pub(super) fn set_up() -> Result<Self> {
        let toolchain = setup::for_build()?;
        Ok(Self { toolchain })
    }

    /// Finds or installs whatever any stage needs, one after the other: two that install at the same time would be in
    /// each other's way.
    pub(super) fn set_up_all(&self) -> Result<()> {
        setup::engines::set_up(&Engine::ALL)?;
        setup::browser::find_or_install()?;
        setup::browser::find_or_install_shell();
        setup::markup::find_or_install()?;
        setup::lighthouse::find_or_install()?;
        setup::bundlers::find_or_install()?;
        old_engine::find_or_install()?;
        wordpress::find_or_install()?;
        self.toolchain.clippy().map(drop)
    }
}

impl Stage {
    /// Runs the stage, or a part of it.
    ///
    /// # Errors
    /// A stage that is a single test fails with its reason.
    pub(super) fn run(self, part: u32, workbench: &Workbench) -> Result<Count> {
        match self {
            Self::Browser => return browser::run(workbench.toolchain),
            Self::Build => build::build(workbench.toolchain)?,
            Self::Clippy => clippy(workbench.toolchain)?,
            Self::Codegen => codegen::run(true)?,
            Self::ContentSystems => return stream::run(&mut in_content_systems()?),
            Self::EndToEnd => return stream::run(&mut end_to_end(part)?),
            Self::Engines => return stream::run(&mut in_engines(part)?),
            Self::EveryNetwork => process::run(&mut every_network()?)?,
            Self::Format => format()?,
            Self::Lighthouse => return stream::run(&mut lighthouse()?),
            Self::Lint => process::run(npm_tool("eslint/bin/eslint.js").args(["--max-warnings", "0"]))?,
            Self::Markup => return stream::run(&mut markup()?),
            Self::Mutants => mutants::find_all()?,
            // Those of the scenarios are a stage of their own: what they read is known.
            Self::Native => {
                return stream::run(cargo::ours().args(["test", "--workspace", "--locked", "--", "--skip", SCENARIOS]));
            }
            Self::Newcomer => newcomer::add_a_reason()?,
            Self::OldEngine => return stream::run(&mut old_engine()?),
            Self::Package => return stream::run(&mut in_bundlers()?),
            Self::Proof => process::run(compiled_for_speed(PROOF)?.arg("--publish"))?,
            Self::Recount => process::run(compiled_for_speed(SIM)?.arg("--recount"))?,
            Self::Reproducible => reproduce::compare(workbench.toolchain, &this_program()?)?,
            Self::Scenarios => {
                return stream::run(cargo::ours().args(["test", "--workspace", "--locked", "--test", "scenarios"]));
            }
            Self::Scripts => return stream::run(&mut node_tests("tests/package")?),
            Self::Sim => process::run(compiled_for_speed(SIM)?.arg("--check"))?,
            Self::Size => size::weigh()?,
            Self::Soak => process::run(soak()?.args(["--checks", SOAK_CHECKS]))?,
            Self::SoakForLong => process::run(soak()?.arg("--publish"))?,
            Self::Spelling => process::run(
                npm_tool("cspell/bin.mjs")
                    .args([
                        "lint",
                        "--no-progress",
                        "--cache",
                        "--cache-strategy",
                        "content",
                        "--cache-location",
                    ])
                    .arg(target().join("cspell-cache")),
            )?,
        }
        Ok(Count::PASSED)
    }
}

/// Plays every network once in every engine, and as the second part every odd page.
fn in_engines(part: u32) -> Result<Command> {
    let mut engines = handed_over::for_lab(ENGINES)?;
    engines.args(["engines", "--no-build"]);
    engines.args((part > 1).then_some("--pages"));
    Ok(engines)
}

fn soak() -> Result<Command> {
    let mut engines = handed_over::for_lab(ENGINES)?;
    engines.args(["soak", "--no-build"]);
    Ok(engines)
}

fn every_network() -> Result<Command> {
    let mut engines = handed_over::for_lab(ENGINES)?;
    engines.args(["engines", "--no-build", "--runs", "5", "--publish"]);
    Ok(engines)
}

/// The module of `tests/scenarios.rs`.
const SCENARIOS: &str = "every_scenario::";

/// How many checks show that one ends and leaves a tab fit for the next; a leak takes `cargo xtask soak` to see.
const SOAK_CHECKS: &str = "40";

fn clippy(toolchain: Toolchain) -> Result<()> {
    process::run(
        cargo::ours()
            .args(["clippy", "--workspace", "--all-targets", "--locked"])
            .args(["--", "--deny", "warnings"]),
    )?;
    // What only a browser runs is not there for the machine that runs us: as it ships, and with its tests.
    for targets in [&["--lib"][..], &["--lib", "--test", "web*", "--profile", "test"]] {
        process::run(
            toolchain
                .clippy()?
                .args(["--package", "conficker-check", "--locked"])
                .args(targets)
                .args(["--", "--deny", "warnings"])
                .current_dir(root()),
        )?;
    }
    Ok(())
}

fn format() -> Result<()> {
    process::run(cargo::ours().args(["fmt", "--all", "--check"]))?;
    process::run(
        npm_tool("prettier/bin/prettier.cjs")
            .args([
                "--check",
                ".",
                "--cache",
                "--cache-strategy",
                "content",
                "--cache-location",
            ])
            .arg(target().join("prettier-cache")),
    )
}

/// A tool that finds its configuration at the root, and there the files to read.
fn npm_tool(script: &str) -> Command {
    let mut tool = node::tool(script);
    tool.current_dir(root());
    tool
}

/// Runs what Node.js alone can run of the scripts.
fn node_tests(folder: &str) -> Result<Command> {
    let mut node = Command::new("node");
    node.current_dir(root()).arg("--test").args(test_files(folder)?);
    Ok(node)
}

/// Runs a part of the end-to-end tests in a lab of its own.
fn end_to_end(part: u32) -> Result<Command> {
    let mut lab = in_lab("tests/e2e")?;
    lab.env("LAB_PART", part.to_string());
    Ok(lab)
}

/// Sets a real old engine up, and runs its tests in the lab.
fn old_engine() -> Result<Command> {
    let python = old_engine::find_or_install()?;
    let mut lab = in_lab("tests/old-engine")?;
    lab.env("OLD_ENGINE_PYTHON", python);
    Ok(lab)
}

fn in_lab(folder: &str) -> Result<Command> {
    let mut lab = handed_over::for_lab(LAB)?;
    lab.args(["--no-build", "--", "node", "--test"])
        .args(test_files(folder)?);
    Ok(lab)
}

/// Runs the tests of the packed package in the lab, where no bundler reaches a network either.
fn in_bundlers() -> Result<Command> {
    setup::bundlers::find_or_install()?;
    in_lab("tests/bundlers")
}

/// Sets a real WordPress up, and tries the plugin and the other ways in there.
fn in_content_systems() -> Result<Command> {
    let wordpress = wordpress::find_or_install()?;
    let mut lab = in_lab("tests/content-systems")?;
    lab.env("WORDPRESS", wordpress);
    Ok(lab)
}

/// Reads every page and style sheet that is published.
fn markup() -> Result<Command> {
    setup::markup::find_or_install()?;
    node_tests("tests/markup")
}

/// Measures the served pages in the lab, which has no network outside that could be slow or listen.
fn lighthouse() -> Result<Command> {
    setup::lighthouse::find_or_install()?;
    in_lab("tests/lighthouse")
}

/// Node.js's versions disagree on what a folder means, so it is given the files.
fn test_files(folder: &str) -> Result<Vec<PathBuf>> {
    let dir = root().join(folder);
    let entries = fs::read_dir(&dir).with_context(|| format!("cannot read {}", dir.display()))?;
    let mut files = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    files.retain(|file| file.to_string_lossy().ends_with(".test.mjs"));
    files.sort_unstable();
    Ok(files)
}

pub(super) fn this_program() -> Result<PathBuf> {
    env::current_exe().context("cannot find this program's own file")
}
