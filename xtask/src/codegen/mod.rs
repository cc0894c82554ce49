//! Writes what the browser needs of `data/`: committed Rust constants, the sites that the widget names, the simulations
//! that it can play, the QR code that it shows, the policies that pages need, the languages, the eye chart, and what
//! the tag holds for visitors without script. And what scripts and partners need of the core's types: the codes, and
//! the types of what leaves it. And what scripts, frameworks and editors need of the tag: its attributes, and all else
//! that its manifest tells. And what the WordPress plugin needs of all that.
//!
//! TOML never reaches the browser; a reviewer sees a change of data as a difference of both.

mod attributes;
mod blocklist;
mod catalogue;
mod chart;
mod codes;
mod editors;
mod fallback;
mod frameworks;
mod languages;
mod manifest;
mod model;
mod oembed;
mod policies;
mod qr;
mod reference;
mod simulations;
mod sites;
mod types;
mod wordpress;

use anyhow::{Context as _, bail, ensure};
use operator::pictures;
use project::{marks, place};
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};

/// Writes the generated sources, or with `check` only says which are stale.
///
/// # Errors
///
/// A data file breaks one of its rules, or `check` finds a stale source.
pub(crate) fn run(check: bool) -> anyhow::Result<()> {
    let constants = [
        (
            "src/generated/blocklist.rs",
            rustfmt(&blocklist::source(&data("blocklist.toml")?)?)?,
        ),
        (
            "src/generated/catalogue.rs",
            rustfmt(&catalogue::source(&data("catalogue.toml")?)?)?,
        ),
        (
            "src/generated/model.rs",
            rustfmt(&model::source(&text("model.toml")?)?)?,
        ),
    ];
    let mut changed = false;
    for (path, source) in constants {
        changed |= settle(check, path, &source)?;
    }
    if changed {
        return again();
    }
    settle(check, "pkg/src/codes.js", &codes::source()?)?;
    let tag = manifest::tag()?;
    let types = types::source()? + &attributes::types(&tag)?;
    settle_between(check, "pkg/index.d.ts", types::MARKS, &types)?;
    for (path, source) in frameworks::sources(&tag)? {
        settle(check, &path, &source)?;
    }
    for (path, source) in editors::sources(&tag)? {
        settle(check, path, &source)?;
    }
    settle_between(check, "docs/REFERENCE.md", reference::MARKS, &reference::source()?)?;
    for path in ["docs/REFERENCE.md", "pkg/README.md"] {
        settle_between(check, path, attributes::MARKS, &attributes::table(&tag.attributes))?;
    }
    settle(check, "pkg/src/attributes.js", &attributes::names(&tag.attributes))?;
    settle(
        check,
        "www/generated/attributes.js",
        &attributes::defaults(&tag.attributes),
    )?;
    settle(check, "pkg/src/simulations.js", &simulations::source())?;
    settle(check, "pkg/src/sites.js", &sites::source()?)?;
    settle(check, "pkg/src/qr.js", &qr::source()?)?;
    settle(check, "www/generated/policies.js", &policies::source()?)?;
    settle_languages(check)
}

/// What is written for each language: lists, pages without script, and what content systems hold.
fn settle_languages(check: bool) -> anyhow::Result<()> {
    let table = crate::languages::table()?;
    settle(check, "pkg/src/languages.js", &languages::script(&table)?)?;
    settle(check, "www/generated/languages.js", &languages::names(&table)?)?;
    let charts = chart::languages(&table)?;
    for language in &charts {
        let path = format!("pkg/src/chart/{}.html", language.row.code);
        settle(check, &path, &chart::page(language, &table, &pictures::all()?)?)?;
    }
    for (path, source) in fallback::sources(&charts)? {
        settle(check, path, &source)?;
    }
    for (path, source) in oembed::sources(&charts)? {
        settle(check, &path, &source)?;
    }
    for (path, source) in wordpress::sources(&charts, &table.nobody)? {
        settle(check, &path, &source)?;
    }
    for (path, bytes) in wordpress::words()? {
        settle_bytes(check, &path, &bytes)?;
    }
    Ok(())
}

/// What the tag holds for visitors without script, by language; `base` says where the package is served from a page of
/// that language.
///
/// # Errors
///
/// A text of the chart is missing, or lacks its link.
pub(crate) fn fallbacks(base: impl Fn(&str) -> String) -> anyhow::Result<BTreeMap<String, String>> {
    let table = crate::languages::table()?;
    let languages = chart::languages(&table)?;
    let fallbacks = languages.iter().map(|language| {
        let code = &language.row.code;
        let lines = fallback::lines(language, &base(code))?;
        Ok((code.clone(), lines.join("\n")))
    });
    fallbacks.collect()
}

/// Writes a source, or with `check` demands that it is fresh; says whether it changed.
fn settle(check: bool, path: &str, source: &str) -> anyhow::Result<bool> {
    settle_bytes(check, path, source.as_bytes())
}

/// The same for a file that is no text.
fn settle_bytes(check: bool, path: &str, source: &[u8]) -> anyhow::Result<bool> {
    let file = place::root().join(path);
    if fs::read(&file).is_ok_and(|held| held == source) {
        return Ok(false);
    }
    ensure!(
        !check,
        "{path} is stale; run `cargo xtask codegen` and commit what it writes"
    );
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(&file, source).with_context(|| format!("cannot write {path}"))?;
    println!("wrote {path}");
    Ok(true)
}

/// The same for what a file holds between two marks, and is written by hand around them.
fn settle_between(check: bool, path: &str, marks: [&str; 2], source: &str) -> anyhow::Result<bool> {
    let held = fs::read_to_string(place::root().join(path)).with_context(|| format!("cannot read {path}"))?;
    settle(
        check,
        path,
        &marks::between(&held, marks, source).context(path.to_owned())?,
    )
}

/// Runs once more with the new constants compiled in: the simulations are computed from them.
fn again() -> anyhow::Result<()> {
    let status = Command::new(env!("CARGO"))
        .args(["xtask", "codegen"])
        .current_dir(place::root())
        .status()?;
    ensure!(status.success(), "the second pass of codegen failed");
    Ok(())
}

fn data<T: DeserializeOwned>(name: &str) -> anyhow::Result<T> {
    toml::from_str(&text(name)?).with_context(|| format!("data/{name}"))
}

fn text(name: &str) -> anyhow::Result<String> {
    let file = place::root().join("data").join(name);
    fs::read_to_string(&file).with_context(|| format!("cannot read data/{name}"))
}

fn rustfmt(source: &str) -> anyhow::Result<String> {
    let mut child = Command::new("rustfmt")
        .args(["--edition", "2024"])
        .current_dir(place::root())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot run rustfmt; add it with `rustup component add rustfmt`")?;
    let mut input = child.stdin.take().context("rustfmt takes no input")?;
    input.write_all(source.as_bytes())?;
    drop(input);
    let output = child.wait_with_output()?;
    if !output.status.success() {
        bail!("rustfmt refused a generated source");
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// The head of a file that is written here, with what it is written from.
fn notice(from: &str) -> String {
    format!("// Written by `cargo xtask codegen` from `{from}`; do not edit.\n\n")
}
