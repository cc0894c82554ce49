//! What stops look-ups inside a browser's own process: a library that is loaded into it before its own.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use project::{place, process};

/// The hook, as those who start a browser need it.
pub(super) struct Hook {
    /// The library, for `LD_PRELOAD`.
    pub(super) library: PathBuf,
    /// The file that tells it what to fail.
    pub(super) told: PathBuf,
}

impl Hook {
    /// Compiles the hook into a folder, with the C compiler that Rust links with.
    ///
    /// # Errors
    /// When there is none.
    pub(super) fn in_room(room: &Path) -> Result<Self> {
        let library = room.join("hook.so");
        let source = place::root().join("lab/src/hook.c");
        process::run_silently(
            Command::new("cc")
                .args(["-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o"])
                .args([&library, &source])
                .arg("-ldl"),
        )
        .context("the look-up hook does not compile")?;
        Ok(Self {
            library,
            told: room.join("hook-told"),
        })
    }
}
