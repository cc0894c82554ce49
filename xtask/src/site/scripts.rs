//! Bundles the site's style sheet, and the help-desk page's script into one that a saved copy of the page can run.

use std::path::Path;

use anyhow::{Context as _, Result};
use project::process;
use setup::node;

/// Writes both into the site.
pub(super) fn bundle(sources: &Path, site: &Path) -> Result<()> {
    for (source, file, how) in [
        ("styles/site.css", "style.css", STYLES),
        // Classic, because browsers load no module from a disk; ASCII, because a page may be saved in any encoding.
        ("desk/help-desk.js", "help-desk.js", SCRIPT),
    ] {
        let mut esbuild = node::tool("esbuild/bin/esbuild");
        esbuild
            .arg(sources.join(source))
            .arg(format!("--outfile={}", site.join(file).display()))
            .args(["--bundle", "--minify", "--legal-comments=none", "--log-level=warning"])
            .args(how);
        process::run_silently(&mut esbuild).with_context(|| format!("www/{source} does not build"))?;
    }
    Ok(())
}

const STYLES: &[&str] = &["--target=es2018"];
const SCRIPT: &[&str] = &["--format=iife", "--target=es2015"];
