//! The stages of `cargo xtask test`.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};
use clap::ValueEnum;
use project::cargo;
use project::place::root;
use project::process;
use setup::engines::Engine;
use setup::wasm32::Toolchain;
use setup::{node, old_engine};

use super::count::Count;
use super::{browser, reproduce, stream};
use crate::handed_over::{self, ENGINES, LAB};
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
        setup::markup::find_or_install()?;
        setup::lighthouse::find_or_install()?;
        setup::bundlers::find_or_install()?;
        old_engine::find_or_install()?;
        self.toolchain.clippy().map(drop)
    }
}

/// One thing that is tested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Stage {
    Browser,
    Build,
    Clippy,
    Codegen,
    EndToEnd,
    Engines,
    Format,
    Lighthouse,
    Lint,
    Markup,
    Native,
    OldEngine,
    Package,
    Reproducible,
    Scripts,
    Sim,
    Size,
    Soak,
    Spelling,
}

/// The quickest to fail come first; of those that need the package, the longest, so that none is left over at the end.
pub(super) const STAGES: &[Stage] = &[
    Stage::Codegen,
    Stage::Format,
    Stage::Lint,
    Stage::Spelling,
    Stage::Clippy,
    Stage::Native,
    Stage::Build,
    Stage::Scripts,
    Stage::Size,
    Stage::EndToEnd,
    Stage::Engines,
    Stage::Browser,
    Stage::Sim,
    Stage::Reproducible,
    Stage::Markup,
    Stage::Lighthouse,
    Stage::Package,
    Stage::OldEngine,
    Stage::Soak,
];

/// What a change is checked by before it is committed: the first of them, up to the size, which take no browser.
pub(super) fn quick() -> &'static [Stage] {
    let size = STAGES.iter().position(|&stage| stage == Stage::Size);
    STAGES.split_at(size.map_or(0, |place| place + 1)).0
}

impl Stage {
    /// Its name as an argument.
    pub(super) fn code(self) -> String {
        let value = self.to_possible_value();
        value.map_or_else(String::new, |value| value.get_name().to_owned())
    }

    /// Which stages must have passed before: where one failed, this one is not run, and counts as failed.
    pub(super) fn needs(self) -> &'static [Self] {
        match self {
            Self::Browser
            | Self::Build
            | Self::Clippy
            | Self::Codegen
            | Self::Format
            | Self::Lint
            | Self::Native
            | Self::Sim
            | Self::Spelling => &[],
            Self::EndToEnd
            | Self::Engines
            | Self::Lighthouse
            | Self::Markup
            | Self::OldEngine
            | Self::Package
            | Self::Reproducible
            | Self::Scripts
            | Self::Size
            | Self::Soak => &[Self::Build],
        }
    }

    /// Which stage must have ended before, whatever came of it: Cargo lets one at a time into its folder.
    pub(super) fn after(self) -> Option<Self> {
        match self {
            Self::Clippy => Some(Self::Build),
            Self::Native => Some(Self::Clippy),
            Self::Browser | Self::Sim => Some(Self::Native),
            Self::Build
            | Self::Codegen
            | Self::EndToEnd
            | Self::Engines
            | Self::Format
            | Self::Lighthouse
            | Self::Lint
            | Self::Markup
            | Self::OldEngine
            | Self::Package
            | Self::Reproducible
            | Self::Scripts
            | Self::Size
            | Self::Soak
            | Self::Spelling => None,
        }
    }

    /// Whether nothing else runs beside it: three browsers whose look-ups are timed, what uses every processor, and
    /// what builds anew.
    pub(super) fn is_alone(self) -> bool {
        matches!(
            self,
            Self::Build | Self::Engines | Self::Reproducible | Self::Sim | Self::Soak
        )
    }

    /// Whether it opens a lab.
    pub(super) fn is_in_lab(self) -> bool {
        matches!(
            self,
            Self::EndToEnd | Self::Engines | Self::Lighthouse | Self::OldEngine | Self::Package | Self::Soak
        )
    }

    /// How much of the machine it takes, in hundredths of a processor.
    pub(super) fn load(self) -> u32 {
        match self {
            Self::Engines | Self::Sim | Self::Soak => 200,
            Self::Browser | Self::Build | Self::Reproducible => 150,
            Self::Clippy
            | Self::EndToEnd
            | Self::Lighthouse
            | Self::Lint
            | Self::Markup
            | Self::Native
            | Self::OldEngine
            | Self::Package
            | Self::Scripts
            | Self::Size
            | Self::Spelling => 100,
            Self::Codegen | Self::Format => 25,
        }
    }

    /// Into how many jobs it can be taken apart.
    pub(super) fn parts(self) -> u32 {
        match self {
            Self::EndToEnd | Self::Engines => 2,
            Self::Browser
            | Self::Build
            | Self::Clippy
            | Self::Codegen
            | Self::Format
            | Self::Lighthouse
            | Self::Lint
            | Self::Markup
            | Self::Native
            | Self::OldEngine
            | Self::Package
            | Self::Reproducible
            | Self::Scripts
            | Self::Sim
            | Self::Size
            | Self::Soak
            | Self::Spelling => 1,
        }
    }

    /// What a person reads.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Browser => "browser shell: Chromium and Firefox",
            Self::Build => "building the package",
            Self::Clippy => "clippy",
            Self::Codegen => "generated sources are fresh",
            Self::EndToEnd => "end-to-end tests",
            Self::Engines => "networks, odd pages in three engines",
            Self::Format => "formatting",
            Self::Lighthouse => "Lighthouse",
            Self::Lint => "ESLint",
            Self::Markup => "pages and styles are valid",
            Self::Native => "native tests",
            Self::OldEngine => "old engine: Chromium 69",
            Self::Package => "the package in bundlers",
            Self::Reproducible => "two releases at different paths",
            Self::Scripts => "tests of the scripts",
            Self::Sim => "error rates",
            Self::Size => "size budget",
            Self::Soak => "many checks in one tab",
            Self::Spelling => "spelling",
        }
    }

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
            Self::EndToEnd => return stream::run(&mut end_to_end(part)?),
            Self::Engines => return stream::run(&mut in_engines(part)?),
            Self::Format => format()?,
            Self::Lighthouse => return stream::run(&mut lighthouse()?),
            Self::Lint => process::run(npm_tool("eslint/bin/eslint.js").args(["--max-warnings", "0"]))?,
            Self::Markup => return stream::run(&mut markup()?),
            Self::Native => {
                return stream::run(cargo::ours().args(["test", "--workspace", "--locked"]));
            }
            Self::OldEngine => return stream::run(&mut old_engine()?),
            Self::Package => return stream::run(&mut in_bundlers()?),
            Self::Reproducible => reproduce::compare(workbench.toolchain, &this_program()?)?,
            Self::Scripts => return stream::run(&mut node_tests("tests/package")?),
            Self::Sim => process::run(handed_over::sim()?.arg("--check"))?,
            Self::Size => size::weigh()?,
            Self::Soak => process::run(&mut soak()?)?,
            Self::Spelling => process::run(npm_tool("cspell/bin.mjs").args(["lint", "--no-progress"]))?,
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
    engines.args(["soak", "--no-build", "--checks", SOAK_CHECKS]);
    Ok(engines)
}

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
    process::run(npm_tool("prettier/bin/prettier.cjs").args(["--check", "."]))
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
        .args(test_files(folder)?)
        .env("CHROME", setup::browser::find_or_install()?);
    Ok(lab)
}

/// Runs the tests of the packed package in the lab, where no bundler reaches a network either.
fn in_bundlers() -> Result<Command> {
    setup::bundlers::find_or_install()?;
    in_lab("tests/bundlers")
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stage_has_its_place() {
        for stage in Stage::value_variants() {
            assert_eq!(STAGES.iter().filter(|one| *one == stage).count(), 1, "{stage:?}");
        }
        assert_eq!(quick().last(), Some(&Stage::Size));
    }
}
