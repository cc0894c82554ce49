//! What the stages read whose result depends on our files alone. Its tests hold each list to what the stage's scripts
//! and crates say that they use.

/// The error rates: the core, what is known, the worlds, and the published numbers.
pub(super) const SIM: &[&str] = &[
    "Cargo.lock",
    "Cargo.toml",
    "data",
    "docs/DESIGN.md",
    "docs/results/error-rates.json",
    "src",
    "tests/sim",
    "tests/worlds",
    "www/error-rates.html",
    "www/generated",
    "xtask/project",
];

/// Every scenario in virtual time: the core and the worlds.
pub(super) const SCENARIOS: &[&str] = &[
    "Cargo.lock",
    "Cargo.toml",
    "data",
    "src",
    "tests/scenarios.rs",
    "tests/worlds",
];

/// Every page and style sheet that is published.
pub(super) const MARKUP: &[&str] = &[
    "data/languages.toml",
    "docs",
    "pkg",
    "target/release-files",
    "tests/markup",
    "tests/published.mjs",
    "www",
];

/// The package in bundlers, and in the lab.
pub(super) const PACKAGE: &[&str] = &[
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "data",
    "lab",
    "operator",
    "pkg",
    "src",
    "tests/bundlers",
    "tests/e2e/browser.mjs",
    "tests/e2e/chance.mjs",
    "tests/e2e/expect.mjs",
    "tests/e2e/lab.mjs",
    "tests/e2e/pages",
    "tests/e2e/traffic.mjs",
    "tests/golden/tarball.txt",
    "tests/published.mjs",
    "tests/worlds",
    "www",
    "xtask/project",
    "xtask/serve",
    "xtask/setup",
];

/// The package in an engine of 2018, in the lab.
pub(super) const OLD_ENGINE: &[&str] = &[
    "Cargo.lock",
    "Cargo.toml",
    "data",
    "lab",
    "operator",
    "pkg",
    "src",
    "tests/e2e/chance.mjs",
    "tests/e2e/expect.mjs",
    "tests/e2e/lab.mjs",
    "tests/e2e/player.mjs",
    "tests/e2e/pages",
    "tests/e2e/traffic.mjs",
    "tests/old-engine",
    "tests/worlds",
    "www",
    "xtask/project",
    "xtask/serve",
    "xtask/setup",
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::{Component, Path, PathBuf};

    use project::place::root;

    fn is_read(reads: &[&str], path: &str) -> bool {
        let within = |of: &&str| path == *of || path.starts_with(&format!("{of}/"));
        reads.iter().any(within)
    }

    /// A path without `.` and `..`.
    fn plain(path: &Path) -> PathBuf {
        path.components().fold(PathBuf::new(), |mut plain, part| {
            match part {
                Component::ParentDir => drop(plain.pop()),
                Component::CurDir => (),
                Component::Prefix(_) | Component::RootDir | Component::Normal(_) => plain.push(part),
            }
            plain
        })
    }

    /// The scripts of a folder, but for those of others that lie in it.
    fn scripts(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let foreign = ["apps", "node_modules", "out", "pages"].contains(&name.as_str());
            if path.is_dir() && !foreign {
                scripts(&path, found);
            } else if name.ends_with(".mjs") {
                found.push(path);
            }
        }
    }

    /// All that the scripts of a folder import, and what that imports.
    fn imported(folder: &str) -> BTreeSet<String> {
        let (mut open, mut known) = (Vec::new(), BTreeSet::new());
        scripts(&root().join(folder), &mut open);
        while let Some(script) = open.pop() {
            let path = script.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
            let Ok(text) = fs::read_to_string(&script) else {
                continue;
            };
            if !known.insert(path) {
                continue;
            }
            for quoted in text
                .split('\'')
                .filter(|quoted| quoted.starts_with('.') && quoted.ends_with("js"))
            {
                open.push(plain(&script.parent().unwrap().join(quoted)));
            }
        }
        known
    }

    /// The crates of ours that a crate is made of, itself among them.
    fn crates(folder: &str) -> BTreeSet<String> {
        let (mut open, mut known) = (vec![root().join(folder)], BTreeSet::new());
        while let Some(at) = open.pop() {
            let path = at.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
            if !known.insert(path.clone()) || path.is_empty() {
                continue;
            }
            let manifest: toml::Table = fs::read_to_string(at.join("Cargo.toml")).unwrap().parse().unwrap();
            let dependencies = manifest.get("dependencies").and_then(toml::Value::as_table);
            let paths = dependencies.into_iter().flat_map(toml::Table::values);
            open.extend(paths.filter_map(|of| Some(plain(&at.join(of.get("path")?.as_str()?)))));
        }
        // The core lies at the root.
        known.remove("");
        known
    }

    #[test]
    fn what_scripts_import_is_read() {
        for (folder, reads) in [
            ("tests/markup", MARKUP),
            ("tests/bundlers", PACKAGE),
            ("tests/old-engine", OLD_ENGINE),
        ] {
            let imported = imported(folder);
            assert!(imported.len() > 2, "{folder} has hardly a script");
            for path in imported {
                assert!(is_read(reads, &path), "{path} is read by {folder}");
            }
        }
    }

    #[test]
    fn what_crates_are_made_of_is_read() {
        let lab = ["lab", "operator"];
        for (names, reads) in [
            (&["tests/sim"][..], SIM),
            (&["tests/worlds"], SCENARIOS),
            (&lab, PACKAGE),
            (&lab, OLD_ENGINE),
        ] {
            for path in names.iter().flat_map(|name| crates(name)) {
                assert!(is_read(reads, &path), "{path} is not in the list");
            }
        }
    }

    #[test]
    fn what_is_read_exists() {
        let all = [SIM, SCENARIOS, MARKUP, PACKAGE, OLD_ENGINE].concat();
        for path in all.into_iter().filter(|path| !path.starts_with("target/")) {
            assert!(root().join(path).exists(), "{path} is gone");
        }
    }
}
