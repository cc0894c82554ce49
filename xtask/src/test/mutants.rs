//! Puts small faults into the core, one at a time, and demands that a test fails for each: else nobody would notice.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use project::place::{root, target};

/// What became of the faults of a file.
struct Faults {
    path: &'static str,
    /// A test failed.
    caught: Vec<String>,
    /// A test did not end.
    endless: Vec<String>,
    /// It did not compile.
    unviable: Vec<String>,
    /// Every test passed.
    missed: Vec<String>,
}

/// Tries every fault, and writes into docs/results/ what became of them. `.cargo/mutants.toml` lists the tests, and the
/// faults that no test can show, with reasons.
///
/// # Errors
/// When a fault is noticed by no test.
pub(super) fn find_all() -> Result<()> {
    let program = setup::mutants::find_or_install()?;
    let tried = FILES.into_iter().map(|path| Faults::of(&program, path));
    let tried = tried.collect::<Result<Vec<_>>>()?;
    fs::write(root().join(RESULT), page(&tried)).with_context(|| format!("cannot write {RESULT}"))?;
    let missed: Vec<_> = tried
        .iter()
        .flat_map(|faults| &faults.missed)
        .map(String::as_str)
        .collect();
    ensure!(missed.is_empty(), "no test notices:\n{}", missed.join("\n"));
    Ok(())
}

impl Faults {
    fn of(program: &Path, path: &'static str) -> Result<Self> {
        let folder = target().join("mutants").join(path);
        if folder.exists() {
            fs::remove_dir_all(&folder).context("cannot remove what was tried before")?;
        }
        fs::create_dir_all(&folder).context("cannot make a folder for what is tried")?;
        let mut mutants = Command::new(program);
        mutants.args([
            "mutants",
            "--package",
            "conficker-check",
            "--colors",
            "never",
            "--file",
            path,
        ]);
        mutants.arg("--output").arg(&folder).current_dir(root());
        let status = mutants.status().context("cannot start cargo-mutants")?;
        // What it found is no failure of its own.
        let tried = [0, 2, 3].map(Some).contains(&status.code());
        ensure!(tried, "cargo-mutants failed for {path} ({status})");
        let list = |name: &str| {
            let file = folder.join("mutants.out").join(name);
            let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
            Ok::<_, anyhow::Error>(text.lines().map(String::from).collect())
        };
        Ok(Self {
            path,
            caught: list("caught.txt")?,
            endless: list("timeout.txt")?,
            unviable: list("unviable.txt")?,
            missed: list("missed.txt")?,
        })
    }
}

fn page(tried: &[Faults]) -> String {
    let mut page = String::from(HEAD);
    for faults in tried {
        let [caught, endless, unviable, missed] =
            [&faults.caught, &faults.endless, &faults.unviable, &faults.missed].map(Vec::len);
        // Writing to a string does not fail.
        let _ = writeln!(
            page,
            "| `{}` | {caught} | {endless} | {unviable} | {missed} |",
            faults.path
        );
    }
    for missed in tried.iter().flat_map(|faults| &faults.missed) {
        let _ = write!(page, "\nNo test notices: `{missed}`.\n");
    }
    page
}

/// The decisions of the core.
const FILES: [&str; 4] = ["src/inference.rs", "src/plan.rs", "src/sighting.rs", "src/verdict.rs"];

const RESULT: &str = "docs/results/mutants.md";

const HEAD: &str = "# Small faults

Written by `cargo xtask test --only mutants`, which puts one small fault after another into the core, as cargo-mutants
makes them, and runs the tests of `.cargo/mutants.toml`. That file lists, with reasons, the faults that are not tried.

| file | a test fails | a test does not end | does not compile | no test notices |
|---|---|---|---|---|
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fault_that_nobody_notices_is_named() {
        let faults = |missed: &[&str]| Faults {
            path: "src/verdict.rs",
            caught: vec![String::from("a"), String::from("b")],
            endless: Vec::new(),
            unviable: vec![String::from("c")],
            missed: missed.iter().copied().map(String::from).collect(),
        };
        assert!(page(&[faults(&[])]).ends_with("| `src/verdict.rs` | 2 | 0 | 1 | 0 |\n"));
        assert!(page(&[faults(&["replace > with <"])]).contains("`replace > with <`"));
    }

    #[test]
    fn files_are_there() {
        for path in FILES {
            assert!(root().join(path).is_file(), "{path} is gone");
        }
    }
}
