//! Bundles and shrinks the package's scripts: what their comments tell is for its makers, not for visitors.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::languages;
use crate::place::{package, package_sources};
use crate::process;
use crate::setup::node;

/// Writes the package's scripts, with all that they hold bundled in, from its sources.
pub(super) fn bundle() -> Result<()> {
    let (sources, package) = (package_sources(), package());
    shrink_styles(&sources)?;
    let languages = languages::gather()?;
    let modules: Vec<_> = MODULES
        .iter()
        .map(|name| sources.join(name))
        .chain(languages.modules)
        .collect();
    let mut esbuild = esbuild();
    esbuild
        .args(modules)
        .arg(format!("--outdir={}", package.display()))
        .args(["--format=esm", "--target=es2018", "--define:BUILD='module'"])
        // Modules are UTF-8 on every page; a classic script takes the encoding of its page, and so must be ASCII.
        .arg("--charset=utf8")
        .args([
            "--supported:dynamic-import=true",
            "--supported:import-meta=true",
        ])
        .arg(format!("--external:./{}/*", languages::FOLDER))
        .args(MODULES.iter().map(|name| format!("--external:./{name}")));
    process::run_silently(&mut esbuild).context("the package's modules do not build")?;
    for (kind, out) in CLASSICS {
        let mut esbuild = self::esbuild();
        esbuild
            .arg(sources.join("define.js"))
            .arg(format!("--outfile={}", package.join(out).display()))
            .args(["--format=iife", "--target=es2015"])
            .arg(format!("--define:BUILD='{kind}'"));
        process::run_silently(&mut esbuild).with_context(|| format!("{out} does not build"))?;
    }
    let mut esbuild = self::esbuild();
    esbuild
        .args(languages.classics)
        .arg(format!(
            "--outdir={}",
            package.join(languages::FOLDER).display()
        ))
        .args(["--format=iife", "--target=es2015"]);
    process::run_silently(&mut esbuild).context("the languages' classic scripts do not build")?;
    for file in FRAME {
        fs::copy(sources.join(file), package.join(file))
            .with_context(|| format!("cannot copy {file} into the package"))?;
    }
    let strict = package.join("strict");
    fs::copy(sources.join(STYLES), strict.join("check.css"))?;
    fs::copy(sources.join("opinion.html"), strict.join("opinion.html"))?;
    fs::write(strict.join("opinion.js"), helper_script()?)?;
    Ok(())
}

/// The script of the helper frame, which the strict build holds in a file of its own.
///
/// # Errors
/// When `pkg/second-opinion.js` holds no such script.
pub(crate) fn helper_script() -> Result<String> {
    let source = fs::read_to_string(package_sources().join("second-opinion.js"))?;
    let script = source
        .lines()
        .find_map(|line| line.trim().strip_prefix('\'')?.strip_suffix("';"))
        .filter(|script| script.starts_with("onmessage="))
        .context("pkg/second-opinion.js has no line with the helper frame's script")?;
    Ok(script.to_owned())
}

fn esbuild() -> std::process::Command {
    let mut esbuild = node::tool("esbuild/bin/esbuild");
    esbuild
        .args(["--bundle", "--minify", "--loader:.css=text"])
        .args(["--legal-comments=none", "--log-level=warning"]);
    esbuild
}

/// A script of the sources on its own, shrunk.
pub(crate) fn shrunk(source: &Path) -> Result<String> {
    let output = esbuild().arg(source).arg("--format=esm").output()?;
    if !output.status.success() {
        bail!("{} does not shrink", source.display());
    }
    Ok(String::from_utf8(output.stdout)?)
}

fn shrink_styles(sources: &Path) -> Result<()> {
    let mut esbuild = node::tool("esbuild/bin/esbuild");
    esbuild
        .arg(sources.join("widget.css"))
        .arg(format!("--outfile={}", sources.join(STYLES).display()))
        .args(["--minify", "--log-level=warning"]);
    process::run_silently(&mut esbuild)
        .context("the widget's styles do not shrink")
        .map(drop)
}

/// The scripts that load each other, one by one. Each holds all other sources that it needs.
const MODULES: &[&str] = &[
    "check.js",
    "core-js.js",
    "core.js",
    "define.js",
    "frame.js",
    "index.js",
    "register.js",
    "simulate.js",
];

/// The kinds of package that are one script, in the syntax of 2015.
const CLASSICS: &[(&str, &str)] = &[("single", "single.js"), ("strict", "strict/check.js")];

/// The framed page, and the script beside it that partners read before they keep it.
const FRAME: &[&str] = &["frame-height.js", "frame.css", "frame.html"];

/// The widget's styles, shrunk, where `styles.js` imports them from.
const STYLES: &str = "widget.min.css";
