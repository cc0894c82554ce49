//! Remembers with what a stage passed, where that is in our files alone, so that it is not run again for a change that
//! it does not read.
//!
//! The record lies in the target folder and names the tree's path, so a fresh clone knows nothing, and where the
//! variable `CI` is set nothing is looked up.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::UNIX_EPOCH;

use anyhow::{Context, Result};
use project::place::{root, target};
use project::process;
use project::sri::checksum;
use serde::{Deserialize, Serialize};

use super::count::Count;
use super::stage::Stage;

/// What a stage was when it passed.
#[derive(Serialize, Deserialize)]
struct Passed {
    /// Of all that it read.
    checksum: String,
    count: Count,
}

/// What a stage would read if it ran now; nothing where that is not in our files alone.
pub(super) struct Sources {
    record: PathBuf,
    checksum: String,
}

/// What a stage would read if it ran now.
///
/// # Errors
/// When it cannot be read.
pub(super) fn sources(stage: Stage) -> Result<Option<Sources>> {
    let record = folder().join(format!("{}.json", stage.code()));
    Ok(read_by(stage)?.map(|checksum| Sources { record, checksum }))
}

impl Sources {
    /// What came of the stage when it last ran, where it passed with the same.
    pub(super) fn passed(&self) -> Option<Count> {
        let passed: Passed = serde_json::from_slice(&fs::read(&self.record).ok()?).ok()?;
        (self.checksum == passed.checksum && !is_demanded()).then_some(passed.count)
    }

    /// Remembers that the stage passed with these, which it read before it ran; or forgets that it ever did, where it
    /// failed. A file that was changed meanwhile has another checksum the next time.
    ///
    /// # Errors
    /// When the record cannot be written.
    pub(super) fn remember(self, count: &Count) -> Result<()> {
        let Self { record, checksum } = self;
        let _ = fs::remove_file(&record);
        if count.failed > 0 {
            return Ok(());
        }
        let count = count.clone();
        fs::create_dir_all(folder())?;
        fs::write(record, serde_json::to_vec(&Passed { checksum, count })?).context("cannot remember what passed")
    }
}

fn folder() -> PathBuf {
    target().join("test-passed")
}

/// Whether everything is to be run, or by other rules than the usual.
fn is_demanded() -> bool {
    env::vars_os().any(|(name, _)| name == "CI" || name.to_string_lossy().starts_with("LAB_"))
}

/// The checksum of all that a stage reads, the tree's path and its programs among them; none where it is not in our
/// files alone.
fn read_by(stage: Stage) -> Result<Option<String>> {
    let Some(reads) = stage.reads() else {
        return Ok(None);
    };
    let mut lines = vec![root().display().to_string()];
    for path in reads {
        let from = path
            .strip_prefix("target/")
            .map_or_else(|| root().join(path), |below| target().join(below));
        gather(&from, path, &mut lines)?;
    }
    for program in ["java", "node"] {
        lines.extend(found(program).as_deref().map(identity));
    }
    lines.extend(process::ask(Command::new("rustc").arg("-vV").current_dir(root())));
    if stage.is_in_lab() {
        lines.push(identity(&setup::browser::find_or_install()?));
    }
    Ok(Some(checksum(lines.join("\n").as_bytes())))
}

/// A line for each file: its path and its checksum. What tools write beside sources is left out.
fn gather(from: &Path, path: &str, lines: &mut Vec<String>) -> Result<()> {
    if from.is_dir() {
        let mut names = fs::read_dir(from)?
            .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
            .collect::<Result<Vec<_>>>()?;
        names.sort_unstable();
        for name in names.iter().filter(|name| !WRITTEN_BY_TOOLS.contains(&name.as_str())) {
            gather(&from.join(name), &format!("{path}/{name}"), lines)?;
        }
    } else if from.is_file() {
        let bytes = fs::read(from).with_context(|| format!("cannot read {path}"))?;
        lines.push(format!("{path} {}", checksum(&bytes)));
    }
    Ok(())
}

const WRITTEN_BY_TOOLS: [&str; 3] = [".next", "node_modules", "out"];

fn found(program: &str) -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    env::split_paths(&folders)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

/// By what a program that was replaced is another: its path, length and date.
fn identity(file: &Path) -> String {
    let of = fs::metadata(file).ok().map(|data| {
        let since = data.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
        (data.len(), since.map(|since| since.as_secs()))
    });
    format!("{} {of:?}", file.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_an_added_and_a_removed_file_are_seen_and_what_tools_write_is_not() {
        let folder = target().join("passed by a test");
        let _ = fs::remove_dir_all(&folder);
        let write = |path: &str, text: &str| {
            let file = folder.join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        };
        let lines = || {
            let mut lines = Vec::new();
            gather(&folder, "it", &mut lines).unwrap();
            lines
        };
        write("a.txt", "1");
        write("b/c.txt", "2");
        let first = lines();
        write("node_modules/d.txt", "3");
        assert_eq!(lines(), first);
        write("b/c.txt", "4");
        let second = lines();
        assert_ne!(second, first);
        write("b/e.txt", "5");
        assert_eq!(lines().len(), 3);
        fs::remove_file(folder.join("a.txt")).unwrap();
        assert_eq!(lines().len(), 2);
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn stage_that_reads_more_than_our_files_is_never_remembered() {
        assert_eq!(read_by(Stage::Engines).unwrap(), None);
        assert_eq!(read_by(Stage::EndToEnd).unwrap(), None);
    }

    #[test]
    fn only_what_passed_with_the_same_is_not_run_again() {
        let sources = |checksum: &str| Sources {
            record: folder().join("a stage of a test.json"),
            checksum: checksum.to_owned(),
        };
        sources("1").remember(&Count::PASSED).unwrap();
        // Where the variable `CI` is set, nothing is looked up.
        let known = (!is_demanded()).then_some(Count::PASSED);
        assert_eq!(sources("1").passed(), known);
        assert_eq!(sources("2").passed(), None);
        sources("1").remember(&Count::FAILED).unwrap();
        assert_eq!(sources("1").passed(), None);
    }
}
