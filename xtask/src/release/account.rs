//! An account of how the files came about: from which sources, with which tools.

use std::env;
use std::fs;
use std::process::Command;

use anyhow::{Context, Result};
use chrono::DateTime;
use project::place::root;
use project::process::ask;
use project::sri;
use setup::debian;
use setup::wasm32::{DEBIAN_PACKAGES, Toolchain};

/// The account, in lines of name and value. It tells nothing of the machine, and no time but the sources'.
pub(super) fn of(toolchain: Toolchain, version: &str) -> Result<String> {
    let mut rows = vec![("conficker-check", version.to_owned())];
    rows.push(("commit", commit()));
    rows.push(("date of the sources", date()));
    for lock in ["Cargo.lock", "package-lock.json"] {
        let bytes = fs::read(root().join(lock)).with_context(|| format!("cannot read {lock}"))?;
        rows.push((lock, sri::checksum(&bytes)));
    }
    rows.push(("Rust compiler", said(rustc(toolchain), "--version")));
    if toolchain == Toolchain::Debian {
        for package in DEBIAN_PACKAGES {
            rows.push((package, debian::installed(package).unwrap_or_else(unknown)));
        }
    }
    rows.push(("wasm-bindgen", of_crate("wasm-bindgen")?));
    rows.push(("Node.js", said("node", "--version")));
    rows.push(("npm", said("npm", "--version")));
    for tool in ["binaryen", "esbuild", "terser"] {
        rows.push((tool, npm_tool(tool)?));
    }
    let lines: String = rows
        .iter()
        .map(|(name, value)| format!("{:<20} {value}\n", format!("{name}:")))
        .collect();
    Ok(lines + REMARK)
}

const REMARK: &str = "
The same commit, built by `cargo xtask release` with the same tools, gives the same bytes.
Compare them by `sha256sum --check SHA256SUMS`.
";

fn rustc(toolchain: Toolchain) -> &'static str {
    match toolchain {
        Toolchain::Debian => "/usr/bin/rustc",
        Toolchain::Ours => "rustc",
    }
}

fn said(program: &str, argument: &str) -> String {
    ask(Command::new(program).arg(argument)).unwrap_or_else(unknown)
}

/// The commit, and whether there is more than is committed.
fn commit() -> String {
    let Some(commit) = git(&["rev-parse", "HEAD"]) else {
        return unknown();
    };
    match git(&["status", "--porcelain"]).as_deref() {
        Some("") => commit,
        _ => format!("{commit}, with changes that are not committed"),
    }
}

/// The date that whoever builds wants to see, else that of the commit.
fn date() -> String {
    env::var("SOURCE_DATE_EPOCH")
        .ok()
        .or_else(|| git(&["log", "-1", "--format=%ct"]))
        .and_then(|seconds| seconds.parse().ok())
        .and_then(|seconds| DateTime::from_timestamp(seconds, 0))
        .map_or_else(unknown, |date| date.format("%Y-%m-%dT%H:%M:%SZ").to_string())
}

fn git(arguments: &[&str]) -> Option<String> {
    ask(Command::new("git").args(arguments).current_dir(root()))
}

/// The version of a crate, which Cargo.lock pins.
fn of_crate(name: &str) -> Result<String> {
    let lock = fs::read_to_string(root().join("Cargo.lock")).context("cannot read Cargo.lock")?;
    let head = format!("name = \"{name}\"\nversion = \"");
    let version = lock.split_once(&head).and_then(|(_, rest)| rest.split('"').next());
    Ok(version.map_or_else(unknown, str::to_owned))
}

/// The version of an installed npm tool.
fn npm_tool(name: &str) -> Result<String> {
    let file = root().join("node_modules").join(name).join("package.json");
    let manifest = fs::read_to_string(&file).with_context(|| format!("cannot read the manifest of {name}"))?;
    let manifest: serde_json::Value = serde_json::from_str(&manifest)?;
    Ok(manifest["version"].as_str().map_or_else(unknown, str::to_owned))
}

fn unknown() -> String {
    "unknown".to_owned()
}
