//! How the crates and their modules may use one another: never in a circle. Reads the workspace's manifests and
//! sources, and runs nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Who uses whom.
type Uses = BTreeMap<String, BTreeSet<String>>;

/// What `cargo xtask serve` compiles of ours: whoever adds to it lets everybody wait longer for the first page.
const FOR_XTASK: [&str; 6] = ["conficker-check", "operator", "project", "serve", "setup", "worlds"];

#[test]
fn no_crate_uses_another_in_a_circle() {
    let mut uses = Uses::new();
    for (folder, manifest) in manifests() {
        let used = used_crates(&folder, &manifest, folder.as_os_str().is_empty());
        uses.insert(name(&manifest), used);
    }
    assert_eq!(uses.len(), 13, "{uses:?}");
    assert_eq!(circle(&uses), BTreeSet::new());
    let mut reached = BTreeSet::new();
    let mut next = vec![String::from("xtask")];
    while let Some(from) = next.pop() {
        let new = uses[&from].iter().filter(|to| reached.insert((*to).clone()));
        next.extend(new.cloned().collect::<Vec<_>>());
    }
    assert_eq!(reached.iter().map(String::as_str).collect::<Vec<_>>(), FOR_XTASK);
}

#[test]
fn no_module_uses_another_in_a_circle() {
    for (folder, _) in manifests() {
        let is_core = folder.as_os_str().is_empty();
        let sources = sources(&folder.join("src"));
        let modules: BTreeSet<_> = sources.keys().cloned().collect();
        assert!(modules.contains(""), "{} has no root", folder.display());
        for (parent, uses) in among_siblings(&sources, &modules) {
            // The core's own modules have an order, which `tidy.rs` holds; their data is declared where its types are.
            if is_core && parent.is_empty() {
                continue;
            }
            let circle = circle(&uses);
            assert!(
                circle.is_empty(),
                "{}, below `{parent}`: {circle:?} use one another in a circle",
                folder.display()
            );
        }
    }
}

#[test]
fn circle_is_found_and_a_chain_is_none() {
    let uses = |pairs: &[(&str, &str)]| -> Uses {
        let mut uses = Uses::new();
        for (from, to) in pairs {
            uses.entry((*from).to_owned()).or_default().insert((*to).to_owned());
        }
        uses
    };
    assert_eq!(circle(&uses(&[("a", "b"), ("b", "c"), ("a", "c")])).len(), 0);
    let found = circle(&uses(&[("a", "b"), ("b", "c"), ("c", "b")]));
    assert_eq!(found, ["b", "c"].map(String::from).into());
}

#[test]
fn every_way_to_name_a_module_is_seen() {
    let modules: BTreeSet<_> = ["", "a", "a::x", "a::y", "b", "b::z"].map(String::from).into();
    let check = |module: &str, source: &str, expected: &[&str]| {
        let found = named(module, source, &modules);
        let found: Vec<_> = found.iter().map(String::as_str).collect();
        assert_eq!(found, expected, "{source}");
    };
    check("a::x", "use super::y::Thing;", &["a::y"]);
    check("a::x", "use super::{y, Other};", &["a", "a::y"]);
    check("a::x", "use super::super::b::z;", &["b::z"]);
    check(
        "a",
        "use crate::{a::y, b::{self, z::{One, Two}}};",
        &["a::y", "b", "b::z"],
    );
    check("b", "let x = crate::a::f();", &["a"]);
    check("b", "// crate::a\npub(crate) fn f() {}", &[]);
}

/// Every package of the workspace: its folder from the root, and its manifest.
fn manifests() -> Vec<(PathBuf, String)> {
    let root = read("Cargo.toml");
    let (_, members) = root.split_once("members = [").unwrap_or_default();
    let (members, _) = members.split_once(']').unwrap_or_default();
    let members = members.split('"').skip(1).step_by(2);
    [""].into_iter()
        .chain(members)
        .map(|folder| {
            let folder = PathBuf::from(folder);
            let manifest = read(&folder.join("Cargo.toml").to_string_lossy());
            (folder, manifest)
        })
        .collect()
}

fn name(manifest: &str) -> String {
    let line = manifest.lines().find_map(|line| line.strip_prefix("name = "));
    line.unwrap_or_default().trim_matches('"').to_owned()
}

/// The packages of ours that a manifest names, those of its tests as well; but the core's own tests use worlds, which
/// are made of the core.
fn used_crates(folder: &Path, manifest: &str, is_core: bool) -> BTreeSet<String> {
    let mut section = "";
    let mut used = BTreeSet::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            section = line;
        }
        let Some((_, path)) = line.split_once("path = \"") else {
            continue;
        };
        if !section.contains("dependencies") || (is_core && section.contains("dev-")) {
            continue;
        }
        let path = path.split('"').next().unwrap_or_default();
        let manifest = folder.join(path).join("Cargo.toml");
        used.insert(name(&read(&manifest.to_string_lossy())));
    }
    used
}

/// Those that are left when again and again whoever uses nobody is taken away.
fn circle(uses: &Uses) -> BTreeSet<String> {
    let mut left = uses.clone();
    loop {
        let known: BTreeSet<_> = left.keys().cloned().collect();
        let before = left.len();
        left.retain(|_, used| used.iter().any(|name| known.contains(name)));
        if left.len() == before {
            break;
        }
    }
    // Whoever only leads into a circle is no part of it.
    loop {
        let used: BTreeSet<_> = left.values().flatten().cloned().collect();
        let before = left.len();
        left.retain(|name, _| used.contains(name));
        if left.len() == before {
            return left.into_keys().collect();
        }
    }
}

/// The sources below a folder without their tests, by module: `a::b`, and the crate's root without a name.
fn sources(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    gather(folder, "", &mut found);
    found
}

fn gather(folder: &Path, prefix: &str, found: &mut BTreeMap<String, String>) {
    let absolute = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    for entry in fs::read_dir(absolute).expect("a folder of sources").flatten() {
        let file = entry.file_name().to_string_lossy().into_owned();
        let path = folder.join(&file);
        if entry.path().is_dir() {
            gather(&path, &format!("{prefix}{file}::"), found);
        } else if let Some(stem) = file.strip_suffix(".rs") {
            let text = read(&path.to_string_lossy());
            let text = text.split("#[cfg(test)]\nmod tests").next();
            let module = match stem {
                "lib" | "main" if prefix.is_empty() => String::new(),
                "mod" => prefix.trim_end_matches("::").to_owned(),
                _ => format!("{prefix}{stem}"),
            };
            *found.entry(module).or_default() += text.unwrap_or_default();
        }
    }
}

/// For each module, who of those right below it uses whom. A module and those below it are one room to others.
fn among_siblings(sources: &BTreeMap<String, String>, modules: &BTreeSet<String>) -> BTreeMap<String, Uses> {
    let mut all: BTreeMap<String, Uses> = BTreeMap::new();
    for (module, source) in sources {
        for used in named(module, source, modules) {
            let (from, to): (Vec<_>, Vec<_>) = (module.split("::").collect(), used.split("::").collect());
            let same = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
            if let (Some(from_room), Some(to_room)) = (from.get(same), to.get(same))
                && !from_room.is_empty()
                && !to_room.is_empty()
            {
                all.entry(from[..same].join("::"))
                    .or_default()
                    .entry((*from_room).to_owned())
                    .or_default()
                    .insert((*to_room).to_owned());
            }
        }
    }
    all
}

/// The modules that a source names by `crate::` and `super::`, without itself.
fn named(module: &str, source: &str, modules: &BTreeSet<String>) -> BTreeSet<String> {
    let code: String = source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| [line, "\n"])
        .collect();
    let mut found = BTreeSet::new();
    let mut rest = code.as_str();
    while let Some((at, word)) = ["crate::", "super::"]
        .iter()
        .filter_map(|word| Some((rest.find(word)?, *word)))
        .min()
    {
        rest = &rest[at + word.len()..];
        let mut base: Vec<_> = module.split("::").filter(|part| !part.is_empty()).collect();
        if word == "crate::" {
            base.clear();
        } else {
            base.pop();
            while let Some(further) = rest.strip_prefix("super::") {
                base.pop();
                rest = further;
            }
        }
        let base: Vec<_> = base.into_iter().map(String::from).collect();
        follow(&base, rest, &mut |path| {
            let mut path = path.to_vec();
            while !modules.contains(&path.join("::")) && path.pop().is_some() {}
            found.insert(path.join("::"));
        });
    }
    found.remove(module);
    found
}

/// Calls back with each path that begins here: `a::b`, or each of `{a, b::c}`. Gives what follows.
fn follow<'a>(base: &[String], text: &'a str, each: &mut impl FnMut(&[String])) -> &'a str {
    let text = text.trim_start();
    if let Some(mut rest) = text.strip_prefix('{') {
        loop {
            rest = follow(base, rest, each).trim_start();
            if let Some(further) = rest.strip_prefix(',') {
                rest = further;
            } else {
                return rest.strip_prefix('}').unwrap_or(rest);
            }
        }
    }
    let end = text
        .find(|letter: char| !letter.is_alphanumeric() && letter != '_')
        .unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let mut path = base.to_vec();
    if !["", "self"].contains(&word) {
        path.push(word.to_owned());
    }
    if let Some(further) = rest.strip_prefix("::") {
        return follow(&path, further, each);
    }
    if !word.is_empty() {
        each(&path);
    }
    rest
}

#[track_caller]
fn read(path: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{path}: {error}"))
}
