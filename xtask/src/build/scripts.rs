//! Shrinks the package's own scripts: what their comments tell is for its makers, not for visitors.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::process;
use crate::setup::node;

/// Writes every script of the folder `sources` into `package`, shrunk, under the same name.
pub(super) fn shrink(sources: &Path, package: &Path) -> Result<()> {
    let mut esbuild = node::tool("esbuild/bin/esbuild");
    esbuild
        .args(scripts(sources, package)?)
        .arg(format!("--outbase={}", sources.display()))
        .arg(format!("--outdir={}", package.display()))
        .args(["--minify", "--format=esm", "--target=es2020"])
        .args(["--legal-comments=none", "--log-level=warning"]);
    process::run_silently(&mut esbuild).context("the package's scripts do not shrink")?;
    Ok(())
}

/// The scripts below a folder, without those in `package`.
fn scripts(dir: &Path, package: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() && path != package {
            found.extend(scripts(&path, package)?);
        } else if path.extension().is_some_and(|extension| extension == "js") {
            found.push(path);
        }
    }
    Ok(found)
}
