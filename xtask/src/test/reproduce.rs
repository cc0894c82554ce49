//! Makes a release a second time, from a copy of the sources in another folder, and compares every byte.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use project::place::ROOT_VARIABLE;
use project::process;
use project::progress::say;
use project::tree::{self, Tree};
use setup::wasm32::Toolchain;

use super::copy;
use crate::release;

/// Compares a release as it is made here with one that `program` makes, from nothing, elsewhere.
///
/// # Errors
/// When they differ: with the files, and where each begins to differ.
pub(super) fn compare(toolchain: Toolchain, program: &Path) -> Result<()> {
    release::make(toolchain)?;
    let copy = copy::in_target(ELSEWHERE)?;
    say(&format!("Making a release in {} …", copy.display()));
    let mut again = Command::new(program);
    again
        .arg("release")
        .current_dir(&copy)
        .env(ROOT_VARIABLE, &copy)
        .env_remove("CARGO_TARGET_DIR");
    process::run(&mut again).context("the copy does not build")?;
    let others = copy.join("target/release-files");
    let differences = differences(&tree::read(&release::files())?, &tree::read(&others)?);
    if !differences.is_empty() {
        bail!(
            "two releases of the same sources differ; the second is in {}:\n{}",
            others.display(),
            differences.join("\n")
        );
    }
    fs::remove_dir_all(&copy).context("cannot remove the copy of the sources")
}

/// One line for each file that is not the same in both.
fn differences(one: &Tree, other: &Tree) -> Vec<String> {
    let mut lines = Vec::new();
    for (path, bytes) in one {
        match other.get(path) {
            None => lines.push(format!("{path} is in the first alone")),
            Some(same) if same == bytes => (),
            Some(others) => {
                let at = bytes.iter().zip(others).take_while(|(a, b)| a == b).count();
                lines.push(format!(
                    "{path} has {} and {} bytes, and differs from byte {at} on: {:?} and {:?}",
                    bytes.len(),
                    others.len(),
                    around(bytes, at),
                    around(others, at)
                ));
            }
        }
    }
    let new = other.keys().filter(|path| !one.contains_key(*path));
    lines.extend(new.map(|path| format!("{path} is in the second alone")));
    lines
}

/// The bytes from `at` on, as text.
fn around(bytes: &[u8], at: usize) -> String {
    let shown = bytes.get(at..).unwrap_or_default();
    String::from_utf8_lossy(&shown[..shown.len().min(SHOWN)]).into_owned()
}

/// Where the copy goes, in the target folder: a path of another length and depth than any that people choose.
const ELSEWHERE: &str = "reproduce/elsewhere, in a folder of another length/conficker-check";

/// How many bytes of a difference are worth reading.
const SHOWN: usize = 60;

#[cfg(test)]
mod tests {
    use super::*;
    use project::tree::tree;

    #[test]
    fn equal_trees_have_no_differences() {
        let one = tree(&[("a.js", "1"), ("b/c.js", "2")]);
        assert_eq!(differences(&one, &one.clone()), Vec::<String>::new());
    }

    #[test]
    fn every_difference_is_told_with_its_place() {
        let one = tree(&[("a.js", "same/here"), ("gone.js", "")]);
        let other = tree(&[("a.js", "same/there"), ("new.js", "")]);
        assert_eq!(
            differences(&one, &other),
            [
                "a.js has 9 and 10 bytes, and differs from byte 5 on: \"here\" and \"there\"",
                "gone.js is in the first alone",
                "new.js is in the second alone",
            ]
        );
    }
}
