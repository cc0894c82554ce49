//! Bundles the site's style sheet, the help-desk page's script into one that a saved copy of the page can run, and the
//! script by which the page of error rates replays runs, beside which it puts the module.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use project::place::{REPLAY_MODULE, replays};
use project::process;
use setup::node;

/// Writes all of them into the site.
pub(super) fn bundle(sources: &Path, site: &Path) -> Result<()> {
    for (source, file, how) in [
        ("styles/site.css", "style.css", STYLES),
        // Classic, because browsers load no module from a disk; ASCII, because a page may be saved in any encoding.
        ("desk/help-desk.js", "help-desk.js", SCRIPT),
        ("replay/replay.js", "replay.js", MODULE),
    ] {
        let mut esbuild = node::tool("esbuild/bin/esbuild");
        esbuild
            .arg(sources.join(source))
            .arg(format!("--outfile={}", site.join(file).display()))
            .args(["--bundle", "--minify", "--legal-comments=none", "--log-level=warning"])
            .args(how);
        process::run_silently(&mut esbuild).with_context(|| format!("www/{source} does not build"))?;
    }
    fs::copy(replays().join(REPLAY_MODULE), site.join(REPLAY_MODULE))
        .with_context(|| format!("cannot copy {REPLAY_MODULE} into the site"))?;
    Ok(())
}

const STYLES: &[&str] = &["--target=es2018"];
// The module is loaded by itself, once a run is asked for.
const MODULE: &[&str] = &["--format=esm", "--target=es2020", "--external:./replay-module.js"];
const SCRIPT: &[&str] = &["--format=iife", "--target=es2015"];
