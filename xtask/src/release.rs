//! Makes the files of a release, in `target/release-files/`: the npm package, the folder to serve, checksums, and an
//! account of how they came about.
//!
//! Nothing in them depends on when or where they were made: equal sources and tools give equal bytes.

mod account;
mod snippets;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use project::place::{npm_package, package, target};
use project::progress::{say, step};
use project::tree::{self, Tree};
use project::{process, sri};
use setup::debian;
use setup::wasm32::Toolchain;

use crate::{build, languages};

/// Sets up, builds, writes the files, and lists them.
pub(crate) fn run() -> Result<()> {
    make(setup::for_build()?)?;
    say(&format!("{} holds:", files().display()));
    for (path, bytes) in tree::read(&files())? {
        println!("{:>9}  {path}", bytes.len());
    }
    Ok(())
}

/// Builds, and writes the files.
pub(crate) fn make(toolchain: Toolchain) -> Result<()> {
    debian::ensure(&[("npm", "npm")], "pack the npm package")?;
    let version = version()?;
    languages::ensure_read()?;
    build::build(toolchain)?;
    let files = files();
    if files.exists() {
        fs::remove_dir_all(&files).context("cannot remove the last release's files")?;
    }
    fs::create_dir_all(&files).context("cannot create a folder in the target folder")?;

    step("Packing the npm package", || pack(&files))?;
    let served = tree::read(&package())?;
    let folder = format!("conficker-check-{version}-{}", name_by(&served));
    tree::write(&served, &files.join(&folder))?;
    let snippets = snippets::html(&folder, &served)?;
    fs::write(files.join("integrity.html"), snippets)?;
    fs::write(files.join("BUILD.txt"), account::of(toolchain, version)?)?;
    fs::write(files.join(CHECKSUMS), checksums(&tree::read(&files)?))?;
    Ok(())
}

/// The folder that the files are written to.
pub(crate) fn files() -> PathBuf {
    target().join("release-files")
}

/// The version, where the Rust and the npm package agree on it.
fn version() -> Result<&'static str> {
    let version = env!("CARGO_PKG_VERSION");
    let manifest = fs::read_to_string(npm_package().join("package.json")).context("cannot read pkg/package.json")?;
    let manifest: serde_json::Value = serde_json::from_str(&manifest)?;
    ensure!(
        manifest["version"] == version,
        "pkg/package.json has the version {}, Cargo.toml {version}; make them equal",
        manifest["version"]
    );
    Ok(version)
}

/// Has npm pack the package; it gives every file the same date.
fn pack(files: &Path) -> Result<()> {
    let mut npm = Command::new("npm");
    npm.args(["pack", "--ignore-scripts", "--pack-destination"])
        .arg(files)
        // It would ask its registry whether there is a newer npm.
        .env("npm_config_update_notifier", "false")
        .current_dir(npm_package());
    process::run_silently(&mut npm).map(drop)
}

/// Eight hexadecimal digits that change with any byte: what has them in its name may be cached for ever.
fn name_by(tree: &Tree) -> String {
    let mut name = sri::checksum(checksums(tree).as_bytes());
    name.truncate(8);
    name
}

/// A line for each file, as `sha256sum --check` reads them.
fn checksums(tree: &Tree) -> String {
    tree.iter()
        .map(|(path, bytes)| format!("{}  {path}\n", sri::checksum(bytes)))
        .collect()
}

const CHECKSUMS: &str = "SHA256SUMS";

#[cfg(test)]
mod tests {
    use super::*;
    use project::tree::tree;

    #[test]
    fn name_changes_with_every_byte_and_every_name() {
        let name = name_by(&tree(&[("a.js", "1"), ("b.js", "2")]));
        assert_eq!(name.len(), 8);
        assert_eq!(name, name_by(&tree(&[("b.js", "2"), ("a.js", "1")])));
        for other in [
            tree(&[("a.js", "1"), ("b.js", "3")]),
            tree(&[("a.js", "1"), ("c.js", "2")]),
            tree(&[("a.js", "12"), ("b.js", "")]),
            tree(&[("a.js", "1")]),
        ] {
            assert_ne!(name, name_by(&other));
        }
    }

    #[test]
    fn checksums_are_as_sha256sum_reads_them() {
        assert_eq!(
            checksums(&tree(&[("a", "abc")])),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a\n"
        );
    }

    #[test]
    fn both_packages_have_one_version() {
        assert_eq!(version().unwrap(), env!("CARGO_PKG_VERSION"));
    }
}
