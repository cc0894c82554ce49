//! Plays a newcomer who adds a reason in a copy of the sources: in the places that ARCHITECTURE.md names, and nowhere
//! else. Whatever else has to know of it is generated or derived.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use project::place::{ROOT_VARIABLE, target};
use project::process;

use super::copy;
use crate::languages;

/// Adds a reason, writes the generated sources anew, and runs what can show that something was forgotten.
///
/// # Errors
/// When a place has another form than is expected here, or a stage fails.
pub(super) fn add_a_reason() -> Result<()> {
    let copy = copy::in_target("newcomer")?;
    insert(
        &copy,
        "src/verdict.rs",
        VARIANT,
        "\n    /// A newcomer has added it.\n    NewlyAdded,",
    )?;
    insert(&copy, "src/verdict.rs", FIRM, "\n                | Reason::NewlyAdded")?;
    insert(
        &copy,
        "tests/e2e/states.mjs",
        STATE,
        "\n  'newly-added': { simulate: 'offline', replaced: true },",
    )?;
    for language in languages::table()?.languages {
        let path = format!("pkg/src/messages/{}.json", language.code);
        let written = fs::read_to_string(copy.join(&path)).with_context(|| path.clone())?;
        let line = written.lines().find(|line| line.starts_with(TEXT));
        let line = line.with_context(|| format!("{path} has no {TEXT}"))?;
        let added = line.replacen("too-little", "newly-added", 1);
        insert(&copy, &path, line, &format!("\n{added}"))?;
    }
    // With what was compiled for the tree: only our own crates are at another path.
    for arguments in [
        &["codegen"][..],
        &[
            "test",
            "--only",
            "codegen",
            "--only",
            "native",
            "--only",
            "scenarios",
            "--only",
            "scripts",
        ],
    ] {
        let mut xtask = Command::new("cargo");
        xtask
            .arg("xtask")
            .args(arguments)
            .current_dir(&copy)
            .env("CARGO_TARGET_DIR", target().join("newcomer-target"))
            .env(ROOT_VARIABLE, &copy);
        process::run(&mut xtask)?;
    }
    fs::remove_dir_all(&copy).context("cannot remove the copy of the sources")
}

/// Writes something behind a text that is in a file once.
fn insert(copy: &Path, path: &str, behind: &str, new: &str) -> Result<()> {
    let file = copy.join(path);
    let written = fs::read_to_string(&file).with_context(|| format!("cannot read {path}"))?;
    ensure!(
        written.matches(behind).count() == 1,
        "{path} does not have `{behind}` once"
    );
    fs::write(&file, written.replacen(behind, &format!("{behind}{new}"), 1))
        .with_context(|| format!("cannot write {path}"))
}

/// Last in `Reason`.
const VARIANT: &str =
    "    /// Of the operator's own names, those are blocked that contain words which a filter may dislike.\n    Words,";

/// Last of the reasons that are firm.
const FIRM: &str = "                | Reason::Unreachable";

/// Last of the simulations that end with a reason.
const STATE: &str = "  'too-little': { simulate: 'conficker-b-not-windows', replaced: true },";

const TEXT: &str = "    \"cannot-tell/too-little\": ";
