//! The invariants of ARCHITECTURE.md that a reader could break without noticing.

use conficker_check::code::Code as _;
use conficker_check::probe::Outcome;
use conficker_check::target::Catalogue;
use std::fs;
use std::path::{Path, PathBuf};

/// The core's modules in dependency order.
const ORDER: [&str; 20] = [
    "code",
    "time",
    "rng",
    "variant",
    "blocklist",
    "target",
    "probe",
    "flights",
    "evidence",
    "model",
    "inference",
    "verdict",
    "plan",
    "settings",
    "surroundings",
    "pacing",
    "report",
    "check",
    "form",
    "sighting",
];

const FILE_LINES_MAX: usize = 500;

const COLUMNS_MAX: usize = 120;

#[test]
fn a_module_uses_only_those_before_it() {
    for (at, module) in ORDER.iter().enumerate() {
        let source = read(&format!("src/{module}.rs"));
        let (shipped, _tests) = source.split_once("#[cfg(test)]").unwrap_or((&source, ""));
        let later = ORDER.iter().skip(at);
        for other in later.filter(|other| *other != module) {
            // The data of a module is declared where its types are.
            assert!(
                !shipped.contains(&format!("crate::{other}")),
                "src/{module}.rs uses {other}, which comes after it"
            );
        }
    }
}

#[test]
fn lib_lists_the_modules_in_that_order() {
    let source = read("src/lib.rs");
    let listed: Vec<_> = source
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ").or(line.strip_prefix("mod ")))
        .collect();
    let listed: Vec<_> = listed.iter().map(|line| line.trim_end_matches(';')).collect();
    assert_eq!(listed, [&ORDER[..], &["browser", "generated"]].concat());
}

/// The folder with effects comes after everything else, and exists in browsers alone.
#[test]
fn the_core_does_not_know_that_there_is_a_browser() {
    let gate = "#[cfg(all(feature = \"browser\", target_arch = \"wasm32\"))]\npub mod browser;";
    assert!(read("src/lib.rs").contains(gate), "src/lib.rs lacks {gate}");
    let libraries = ["wasm_bindgen", "web_sys", "js_sys", "chrono"];
    for module in ORDER {
        let source = read(&format!("src/{module}.rs"));
        for foreign in libraries.iter().chain(&["crate::browser"]) {
            assert!(
                !source.contains(foreign),
                "src/{module}.rs uses {foreign}, which only src/browser/ may"
            );
        }
    }
}

#[test]
fn no_file_is_longer_than_a_sitting() {
    for file in FOLDERS.iter().flat_map(|folder| files(Path::new(folder))) {
        let path = file.display().to_string();
        let written_by_hand = !["generated", "dist/", "pkg/src/core", "simulations.js", "regressions"]
            .iter()
            .any(|part| path.contains(part));
        let code = [".rs", "js", ".css", ".php"].iter().any(|kind| path.ends_with(kind));
        let lines = if written_by_hand && code {
            read(&path).lines().count()
        } else {
            0
        };
        assert!(lines <= FILE_LINES_MAX, "{path} has {lines} lines");
    }
}

/// Every source that a person wrote begins with a sentence about itself.
#[test]
fn every_file_says_first_what_it_is() {
    let mut silent = Vec::new();
    for file in FOLDERS.iter().flat_map(|folder| files(Path::new(folder))) {
        let path = file.display().to_string();
        let is_exempt = [
            "/apps/",
            "/dist/",
            "/golden/",
            "/pages/",
            "pkg/src/core",
            "pkg/src/lang/",
            ".css.js",
            "min.js",
        ]
        .iter()
        .any(|part| path.contains(part) && !path.ends_with("core-loader.js"));
        let begins: &[&str] = match path.rsplit('.').next().unwrap_or_default() {
            "rs" => &["//!", "// "],
            "js" | "mjs" => &["// ", "/*", "#!"],
            "css" => &["/*"],
            "php" => &["<?php\n/**\n * "],
            "html" if path.starts_with("www/templates/") => &["{#"],
            "toml" if path.starts_with("data/") => &["#"],
            _ => continue,
        };
        if !is_exempt && !begins.iter().any(|begin| read(&path).starts_with(begin)) {
            silent.push(path);
        }
    }
    assert!(silent.is_empty(), "no sentence at the head of {silent:#?}");
}

/// Formatters break code and leave alone what people wrote: comments, Rust's strings and documents. In scripts and
/// style sheets a string, a template or a regular expression may be longer, since Prettier does not break them.
#[test]
fn no_line_is_wider_than_an_editor() {
    let mut paths: Vec<_> = FOLDERS.iter().flat_map(|folder| files(Path::new(folder))).collect();
    paths.extend(at_the_root());
    let mut wide = Vec::new();
    for path in paths.iter().map(|path| path.display().to_string()) {
        let kind = path.rsplit('.').next().unwrap_or_default();
        let is_exempt = WIDE.iter().any(|exempt| path.starts_with(exempt)) && path != "pkg/src/core-loader.js";
        if is_exempt || !["css", "js", "md", "mjs", "php", "rs", "ts"].contains(&kind) {
            continue;
        }
        let text = read(&path);
        if text.lines().next().is_some_and(|line| line.contains("do not edit")) {
            continue;
        }
        let (mut fenced, mut counted) = (false, false);
        for (at, line) in (1..).zip(text.lines()) {
            fenced ^= kind == "md" && line.trim_start().starts_with("```");
            counted = (counted || line.starts_with("<!-- counted by")) && !line.starts_with("<!-- end of");
            let counts = match kind {
                "rs" => true,
                // A row, a picture and a command are one line; a command writes what is counted.
                "md" => !fenced && !counted && !["|", "![", "    "].iter().any(|whole| line.starts_with(whole)),
                _ => ["//", "/*", "* "]
                    .iter()
                    .any(|comment| line.trim_start().starts_with(comment)),
            };
            if counts && line.chars().count() > COLUMNS_MAX {
                wide.push(format!("{path}:{at}"));
            }
        }
    }
    assert!(wide.is_empty(), "wider than {COLUMNS_MAX} columns: {wide:#?}");
}

/// Where lines may be wider: a page's policy allows the helper's script by its hash, and commands write results and
/// builds.
const WIDE: [&str; 5] = [
    "src/browser/helper.min.js",
    "docs/results/",
    "pkg/src/core",
    "pkg/dist/",
    "www/dist/",
];

/// The spelling checker knows the dictionary; these are the words that are ours.
#[test]
fn the_list_of_words_is_sorted_and_holds_none_that_nobody_writes() {
    let list = read("tests/spelling.txt");
    let words: Vec<_> = list.lines().collect();
    assert!(words.is_sorted(), "tests/spelling.txt is not sorted");
    let mut paths: Vec<_> = FOLDERS.iter().flat_map(|folder| files(Path::new(folder))).collect();
    paths.extend(at_the_root());
    paths.retain(|path| !path.ends_with("spelling.txt") && !path.starts_with("pkg/dist"));
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let texts = paths.iter().filter_map(|path| fs::read_to_string(root.join(path)).ok());
    let text = texts.map(|text| text.to_lowercase()).collect::<String>();
    let idle: Vec<_> = words.iter().filter(|word| !text.contains(**word)).collect();
    assert!(
        idle.is_empty(),
        "tests/spelling.txt lists {idle:?}, which are written nowhere"
    );
}

#[test]
fn every_outcome_has_its_lamp() {
    let picture = read("pkg/src/picture.js");
    for code in Outcome::CODES {
        let held = [format!(" {code}: '"), format!(" '{code}': '")];
        assert!(
            held.iter().any(|lamp| picture.contains(lamp)),
            "pkg/src/picture.js has no lamp for {code}"
        );
    }
}

#[test]
fn every_host_of_the_catalogue_is_named_to_people_and_no_other() {
    let source = read("pkg/src/sites.js");
    let mut named = Vec::new();
    for line in source.lines() {
        let Some((role, hosts)) = line.trim().split_once(": [") else {
            continue;
        };
        let hosts = hosts.split('\'').skip(1).step_by(2);
        named.extend(hosts.map(|host| format!("{role} {host}")));
    }
    let mut known: Vec<_> = Catalogue::shipped()
        .iter()
        .map(|(_, target)| format!("{} {}", target.role().code(), target.host))
        .collect();
    named.sort_unstable();
    known.sort_unstable();
    assert_eq!(named, known);
}

/// What could contact somebody, run what is not ours, or keep something: who may do it, if anybody. What Rust reaches
/// is named in `imports.txt` as well, which the build compares with the module.
const REACH: [(&str, &[&str]); 32] = [
    ("fetch(", &["network.rs", "page.rs"]),
    ("Thing::fetch", &["page.rs"]),
    ("EventSource(", &["helper.js", "helper.min.js"]),
    ("'iframe'", &["sheet.js"]),
    ("\"iframe\"", &["second_opinion.rs"]),
    ("\"srcdoc\"", &["second_opinion.rs"]),
    ("\"src\"", &["second_opinion.rs"]),
    (".srcdoc", &[]),
    (".src =", &[]),
    (
        "postMessage(",
        &["frame-height.js", "frame.js", "helper.js", "helper.min.js"],
    ),
    ("Thing::post_message", &["second_opinion.rs"]),
    // What a page put in the place of a global is called, or made, here alone.
    ("Reflect::", &["page.rs"]),
    ("Function::new", &[]),
    ("'stylesheet'", &["styles.js"]),
    ("clipboard", &["help.js"]),
    (".print(", &["sheet.js"]),
    // Links that a person may follow: to Microsoft's help, and to the source beside the package.
    ("'_blank'", &["panels.js", "view.js"]),
    ("window.open", &[]),
    ("location.assign", &[]),
    (".download", &[]),
    ("XMLHttpRequest", &[]),
    ("XmlHttpRequest", &[]),
    ("sendBeacon", &[]),
    ("WebSocket", &[]),
    ("WebTransport", &[]),
    ("RTCPeerConnection", &[]),
    // Whether a service worker controls the page is asked; none is made.
    ("Worker", &["imports.txt", "page.rs"]),
    ("eval(", &[]),
    ("innerHTML", &[]),
    ("Storage", &[]),
    ("indexedDB", &[]),
    (".cookie", &[]),
];

#[test]
fn nothing_reaches_outside_but_where_it_may() {
    let scripts = files(Path::new("pkg/src"));
    let scripts = scripts.iter().filter(|file| is_own_script(file));
    let mut browser = files(Path::new("src/browser"));
    // What is there for tests alone.
    browser.retain(|file| !file.ends_with("trial.rs") && !file.ends_with("assumptions.rs"));
    let sources: Vec<_> = scripts
        .chain(&browser)
        .map(|file| {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            let source = read(&file.to_string_lossy());
            let shipped = source.split("#[cfg(test)]").next().unwrap_or_default();
            (name.into_owned(), shipped.to_owned())
        })
        .collect();
    for (reach, may) in REACH {
        let mut reaching: Vec<_> = sources
            .iter()
            .filter(|(_, source)| source.contains(reach))
            .map(|(name, _)| name)
            .collect();
        reaching.sort_unstable();
        assert_eq!(reaching, may, "{reach}");
    }
}

/// Whether a file of pkg/src/ is a script of the widget that a person wrote.
fn is_own_script(file: &Path) -> bool {
    let path = file.to_string_lossy();
    let made = ["pkg/src/core", "pkg/src/simulations.js"];
    path.ends_with(".js")
        && !made
            .iter()
            .any(|part| path.starts_with(part) && !path.ends_with("core-loader.js"))
}

#[test]
fn the_policy_that_people_copy_allows_the_frame() {
    let script = read("src/browser/helper.min.js");
    let hash = format!("'sha256-{}'", base64_of_sha256(script.trim_ascii_end()));
    for file in ["pkg/README.md", "pkg/src/frame.html", "www/embed.html"] {
        assert!(
            read(file).contains(&hash),
            "{file} lacks {hash}, which allows the second opinion's frame"
        );
    }
}

fn base64_of_sha256(text: &str) -> String {
    use base64::Engine as _;
    use sha2::Digest as _;
    base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(text))
}

#[track_caller]
fn read(path: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{path}: {error}"))
}

const FOLDERS: [&str; 10] = [
    "data",
    "docs",
    "lab",
    "operator",
    "pkg",
    "src",
    "tests",
    "wordpress",
    "www",
    "xtask",
];

/// The files at the project's root, and what continuous integration runs.
fn at_the_root() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let entries = ["", ".ci"].map(|folder| fs::read_dir(root.join(folder)));
    let entries = entries.into_iter().flatten().flatten().flatten();
    let paths = entries.map(|entry| entry.path()).filter(|path| path.is_file());
    paths
        .filter_map(|path| path.strip_prefix(root).map(Path::to_owned).ok())
        .collect()
}

/// The files below a folder of the project, as paths from its root, without what npm and the bundlers put there.
fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for entry in entries.flatten() {
        let path = folder.join(entry.file_name());
        if ["node_modules", "out", ".next"].iter().any(|name| path.ends_with(name)) {
            continue;
        }
        if entry.path().is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}
