//! Bundles and shrinks the package's scripts: what their comments tell is for its makers, not for visitors.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use operator::policy;
use project::place::{package, package_sources};
use project::process;
use setup::node;

use super::languages;

/// Writes the package's scripts, with all that they hold bundled in, from its sources.
pub(super) fn bundle() -> Result<()> {
    let (sources, package) = (package_sources(), package());
    let styles = write_styles(&sources)?;
    let languages = languages::gather()?;
    let modules: Vec<_> = MODULES
        .iter()
        .map(|name| sources.join(name))
        .chain(languages.modules)
        .collect();
    // Each is loaded by the one that needs it. What else a script imports becomes a part of it.
    let apart = modules
        .iter()
        .filter_map(|file| file.strip_prefix(&sources).ok())
        .map(|file| format!("--external:./{}", file.display()));
    let apart: Vec<_> = apart.collect();
    let mut esbuild = esbuild();
    esbuild
        .args(&modules)
        .arg(format!("--outdir={}", package.display()))
        .args(["--format=esm", "--target=es2018", "--define:BUILD='module'"])
        // Modules are UTF-8 on every page; a classic script takes the encoding of its page, and so must be ASCII.
        .arg("--charset=utf8")
        .args(["--supported:dynamic-import=true", "--supported:import-meta=true"])
        .args(apart);
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
    shrink(&package)?;
    let mut esbuild = self::esbuild();
    esbuild
        .args(languages.classics)
        .arg(format!("--outdir={}", package.join(languages::FOLDER).display()))
        .args(["--format=iife", "--target=es2015"]);
    process::run_silently(&mut esbuild).context("the languages' classic scripts do not build")?;
    for file in FRAME {
        fs::copy(sources.join(file), package.join(file))
            .with_context(|| format!("cannot copy {file} into the package"))?;
    }
    let strict = package.join("strict");
    let [sheet, widget] = styles;
    fs::write(strict.join("check.css"), widget)?;
    fs::write(strict.join("sheet.css"), sheet)?;
    fs::copy(sources.join("opinion.html"), strict.join("opinion.html"))?;
    fs::write(strict.join("opinion.js"), policy::helper_script())?;
    Ok(())
}

fn esbuild() -> std::process::Command {
    let mut esbuild = node::tool("esbuild/bin/esbuild");
    esbuild
        .args(["--bundle", "--minify"])
        .args(["--legal-comments=none", "--log-level=warning"]);
    esbuild
}

/// Shrinks what is bundled once more, side by side: terser puts a function into the one place that calls it, and drops
/// what that makes needless, which esbuild does not. That takes 2 to 7 % from what visitors download.
fn shrink(package: &Path) -> Result<()> {
    let modules = MODULES.iter().filter(|name| **name != CORE && !TEXTS.contains(name));
    let modules = modules.map(|name| (*name, &["--compress", "--mangle", "--module"][..]));
    let classics = CLASSICS.iter().map(|(_, name)| (*name, CLASSIC));
    let core = [(CORE, &["--compress", "--module"][..])];
    let mut running = Vec::new();
    for (name, kind) in modules.chain(classics).chain(core) {
        let file = package.join(name);
        let mut terser = node::tool("terser/bin/terser");
        terser
            .arg(&file)
            .args(["--ecma", "2015"])
            .args(kind)
            .arg("--output")
            .arg(&file);
        running.push((name, terser.spawn().context("cannot start terser")?));
    }
    for (name, mut terser) in running {
        ensure!(terser.wait()?.success(), "{name} does not shrink");
    }
    let core = package.join(CORE);
    let mut esbuild = node::tool("esbuild/bin/esbuild");
    esbuild
        .arg(&core)
        .args([
            "--minify-whitespace",
            "--minify-identifiers",
            "--format=esm",
            "--charset=utf8",
        ])
        .args(["--log-level=warning", "--allow-overwrite"])
        .arg(format!("--outfile={}", core.display()));
    process::run_silently(&mut esbuild)
        .with_context(|| format!("{CORE} does not shrink"))
        .map(drop)
}

/// The core as JavaScript. The names that esbuild gives to all that is in it compress better than terser's.
const CORE: &str = "core-js.js";

/// How terser shrinks a classic script: its functions together compress better than each where it was.
const CLASSIC: &[&str] = &[
    "--compress",
    "passes=2,hoist_funs=true",
    "--mangle",
    "--format",
    "ascii_only=true",
];

/// A script or a style sheet of the sources on its own, shrunk.
pub(crate) fn shrunk(source: &Path) -> Result<String> {
    let output = esbuild().arg(source).arg("--format=esm").output()?;
    if !output.status.success() {
        bail!("{} does not shrink", source.display());
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// Puts each style sheet, shrunk, into a script beside it, which Node.js reads as bundlers do; gives what is printed,
/// and all the rest.
fn write_styles(sources: &Path) -> Result<[String; 2]> {
    let mut all = Vec::new();
    for name in [&[SHEET], STYLES].concat() {
        let css = shrunk(&sources.join(format!("{name}.css")))?;
        let script = format!("export default {};\n", serde_json::json!(css.trim_end()));
        fs::write(sources.join(format!("{name}.css.js")), script)?;
        all.push(css);
    }
    let sheet = all.remove(0);
    Ok([sheet, all.concat()])
}

/// The scripts that load each other, one by one. Each holds all other sources that it needs.
const MODULES: &[&str] = &[
    "check.js",
    CORE,
    "core.js",
    "define.js",
    "frame.js",
    "help.js",
    "index.js",
    "register.js",
    "simulate.js",
];

/// Those that are hardly more than a long text, which nothing shrinks; between quotes it would even take more room than
/// as a template.
const TEXTS: &[&str] = &["core.js", "simulate.js"];

/// The kinds of package that are one script, in the syntax of 2015.
const CLASSICS: &[(&str, &str)] = &[("single", "single.js"), ("strict", "strict/check.js")];

/// The framed page, and the script beside it that partners read before they keep it.
const FRAME: &[&str] = &["frame-height.js", "frame.css", "frame.html"];

/// The widget's styles, part by part.
const STYLES: &[&str] = &["widget", "report", "help"];

/// The styles of what the widget prints.
const SHEET: &str = "sheet";
