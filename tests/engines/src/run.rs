//! Runs an engine's tests in a lab of its own, and reads what they tell.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use clap::Args;
use project::cargo;
use project::failures::Failures;
use project::place::root;
use serde::Deserialize;
use setup::engines::Kit;
use worlds::Engine;

/// What every command here asks first.
#[derive(Args)]
pub(crate) struct With {
    /// In these engines only: chromium, firefox or webkit.
    #[arg(long, value_name = "ENGINE")]
    engine: Vec<Engine>,
    /// Takes the package as it was last built.
    #[arg(long)]
    no_build: bool,
}

impl With {
    /// Builds the package where it is not to be taken as it is, and gives the engines.
    ///
    /// # Errors
    /// When it does not build.
    pub(crate) fn package_and_engines(&self) -> Result<Vec<Engine>> {
        if !self.no_build {
            cargo::xtask(&["build"])?;
        }
        Ok(if self.engine.is_empty() {
            Engine::ALL.to_vec()
        } else {
            self.engine.clone()
        })
    }
}

/// What came of an engine's runs.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    pub(crate) engine: Option<Engine>,
    /// Its version, as it tells it.
    pub(crate) version: String,
    pub(crate) passed: u64,
    pub(crate) failed: u64,
    /// What was said of those that failed.
    pub(crate) failures: Failures,
    /// What was told of each run that gave the expected report.
    pub(crate) told: Vec<Told>,
    /// What was told of each odd page.
    pub(crate) pages: Vec<Seen>,
    /// How many runs each network had.
    pub(crate) runs: BTreeMap<String, usize>,
}

/// One run.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Told {
    pub(crate) network: String,
    pub(crate) version: String,
    pub(crate) verdict: String,
    pub(crate) reason: Option<String>,
    pub(crate) variants: Vec<String>,
    pub(crate) ms: u32,
}

/// What came of a page in an engine.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Seen {
    pub(crate) page: String,
    pub(crate) answer: String,
    pub(crate) ms: Option<u32>,
    /// Everything that is wrong with it, in sentences.
    pub(crate) faults: Vec<String>,
}

/// A command that runs a script of `tests/engines/` in a lab, for one engine.
pub(crate) fn in_lab(engine: Engine, kit: &Kit, node: &[&str]) -> Result<Command> {
    let mut lab = Command::new(cargo::beside("lab")?);
    lab.current_dir(root())
        .arg("--no-build")
        .args(::lab::ensure_apart().is_err().then_some("--loopback"))
        .args(["--", "node"])
        .args(node)
        .env("LAB_ENGINE", engine.code())
        .envs(kit.iter().map(|(name, path)| (name, Path::new(path))));
    Ok(lab)
}

/// Runs a lab to its end, says each line with the engine's name before it, and hands it on; whether the lab succeeded.
///
/// # Errors
/// When the lab does not start, or a line is refused.
pub(crate) fn listen(engine: Engine, lab: &mut Command, mut hear: impl FnMut(&str) -> Result<()>) -> Result<bool> {
    let mut child = lab
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot start the lab")?;
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).lines() {
            let line = line?;
            println!("{:<9} {line}", engine.title());
            hear(&line)?;
        }
    }
    Ok(child.wait()?.success())
}

/// Runs a test of `tests/engines/` in a lab for an engine.
pub(crate) fn run(engine: Engine, kit: &Kit, test: &str, chosen: &[(&str, String)]) -> Result<Outcome> {
    let mut lab = in_lab(engine, kit, &["--test", "--test-reporter=tap", test])?;
    lab.envs(chosen.iter().map(|(name, value)| (name, value)));
    let mut outcome = Outcome {
        engine: Some(engine),
        ..Outcome::default()
    };
    let ended = listen(engine, &mut lab, |line| {
        outcome.read(line);
        outcome.failures.read(line);
        Ok(())
    })?;
    if outcome.failed == 0 && (!ended || outcome.passed == 0) {
        outcome.failed = 1;
    }
    Ok(outcome)
}

impl Outcome {
    /// Reads a line of the test runner.
    fn read(&mut self, line: &str) {
        let result = |word: &str| line.strip_prefix(word)?.split_once(" - ");
        let name = |rest: &str| rest.split(' ').next().unwrap_or_default().to_owned();
        if let Some((_, rest)) = result("ok ") {
            self.passed += 1;
            *self.runs.entry(name(rest)).or_default() += 1;
        } else if let Some((_, rest)) = result("not ok ") {
            self.failed += 1;
            *self.runs.entry(name(rest)).or_default() += 1;
        } else if let Some(told) = line.strip_prefix("# ")
            && let Ok(told) = serde_json::from_str::<Told>(told)
        {
            self.version.clone_from(&told.version);
            self.told.push(told);
        } else if let Some(told) = line.strip_prefix("# ")
            && let Ok(seen) = serde_json::from_str(told)
        {
            self.pages.push(seen);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_counted_by_network() {
        let mut outcome = Outcome::default();
        for line in [
            "ok 1 - clean in webkit, seed 1",
            concat!(
                r#"# {"network":"clean","engine":"webkit","version":"2.50.6","seed":1,"#,
                r#""verdict":"no-sign","reason":null,"variants":[],"ms":51}"#,
            ),
            "not ok 2 - clean in webkit, seed 2",
            "# tests 2",
        ] {
            outcome.read(line);
        }
        assert_eq!((outcome.passed, outcome.failed), (1, 1));
        assert_eq!(outcome.runs["clean"], 2);
        assert_eq!(outcome.told.len(), 1);
        assert_eq!(outcome.version, "2.50.6");
    }
}
