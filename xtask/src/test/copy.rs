//! Copies the sources into the target folder, to do to them there what nobody wants to have done to the tree.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use ignore::WalkBuilder;
use project::place::{root, target};
use project::progress::step;

/// A fresh copy of the sources, at a path in the target folder.
///
/// # Errors
/// When it cannot be made, or the last one cannot be removed.
pub(super) fn in_target(path: &str) -> Result<PathBuf> {
    let copy = target().join(path);
    if copy.exists() {
        fs::remove_dir_all(&copy).context("cannot remove the last copy of the sources")?;
    }
    step("Copying the sources", || copy_sources(root(), &copy))?;
    Ok(copy)
}

/// Copies what version control would keep, as it is now, and borrows the npm tools.
fn copy_sources(from: &Path, to: &Path) -> Result<()> {
    let walk = WalkBuilder::new(from)
        .hidden(false)
        .parents(false)
        .git_global(false)
        .git_exclude(false)
        .require_git(false)
        // In a copy, the npm tools are a link, which version control would keep.
        .filter_entry(|entry| entry.file_name() != ".git" && entry.file_name() != "node_modules")
        .build();
    for entry in walk {
        let entry = entry?;
        let at = to.join(entry.path().strip_prefix(from)?);
        if entry.path().is_dir() {
            fs::create_dir_all(at)?;
        } else {
            fs::copy(entry.path(), at)?;
        }
    }
    borrow(&from.join("node_modules"), &to.join("node_modules"))
}

#[cfg(unix)]
fn borrow(from: &PathBuf, to: &PathBuf) -> Result<()> {
    std::os::unix::fs::symlink(from, to).context("cannot link to the npm tools")
}

#[cfg(not(unix))]
fn borrow(_: &PathBuf, _: &PathBuf) -> Result<()> {
    // The build in the copy installs them there.
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copy_holds_the_sources_and_nothing_that_was_built() {
        let copy = in_target("copied by a test").unwrap();
        for held in [
            "Cargo.toml",
            "Cargo.lock",
            ".cargo/config.toml",
            "pkg/package.json",
            "src/lib.rs",
        ] {
            assert!(copy.join(held).is_file(), "{held} is missing");
        }
        for left in ["target", "pkg/dist", ".git"] {
            assert!(!copy.join(left).exists(), "{left} was copied");
        }
        fs::remove_dir_all(&copy).unwrap();
    }
}
