//! The invariants of ARCHITECTURE.md that a reader could break without noticing.

use conficker_check::code::Code;
use conficker_check::probe::Outcome;
use conficker_check::report::Caveat;
use conficker_check::target::{Catalogue, Role};
use conficker_check::variant::VariantSet;
use conficker_check::verdict::{Reason, Verdict};
use std::fs;
use std::path::{Path, PathBuf};

/// The core's modules in dependency order.
const ORDER: [&str; 19] = [
    "time",
    "rng",
    "text",
    "variant",
    "blocklist",
    "target",
    "probe",
    "evidence",
    "model",
    "inference",
    "verdict",
    "plan",
    "settings",
    "surroundings",
    "report",
    "check",
    "code",
    "wire",
    "module",
];

const FILE_LINES_MAX: usize = 500;

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
    let listed: Vec<_> = listed
        .iter()
        .map(|line| line.trim_end_matches(';'))
        .collect();
    assert_eq!(listed, [&ORDER[..], &["generated"]].concat());
}

#[test]
fn no_file_is_longer_than_a_sitting() {
    for file in ["src", "tests", "xtask", "pkg", "www"]
        .iter()
        .flat_map(|folder| files(Path::new(folder)))
    {
        let path = file.display().to_string();
        let written_by_hand = ![
            "generated",
            "dist/",
            "pkg/core",
            "simulations.js",
            "regressions",
        ]
        .iter()
        .any(|part| path.contains(part));
        let code = path.ends_with(".rs") || path.ends_with("js") || path.ends_with(".css");
        let lines = if written_by_hand && code {
            read(&path).lines().count()
        } else {
            0
        };
        assert!(lines <= FILE_LINES_MAX, "{path} has {lines} lines");
    }
}

#[test]
fn every_code_has_its_text() {
    let messages = ["en.js", "en.report.js", "en.help.js"]
        .map(|name| read(&format!("pkg/messages/{name}")))
        .concat();
    let reasons = [
        Reason::Cancelled,
        Reason::CaptivePortal,
        Reason::Contradictory,
        Reason::Filtered,
        Reason::Interrupted,
        Reason::Offline,
        Reason::PagePolicy,
        Reason::TooLittle,
    ];
    let caveats = [
        Caveat::DnsOverHttps,
        Caveat::NoSecondOpinion,
        Caveat::NotRestarted,
        Caveat::NotWindows,
        Caveat::OwnResolver,
        Caveat::Proxy,
        Caveat::SimilarMalware,
        Caveat::VariantA,
    ];
    let outcomes = [
        Outcome::Failed,
        Outcome::Interrupted,
        Outcome::Reached,
        Outcome::Refused,
        Outcome::TimedOut,
    ];
    let roles = [Role::Bystander, Role::Control, Role::Peer, Role::Vendor];
    let verdicts = [
        Verdict::NoSign,
        Verdict::CannotTell(Reason::Offline),
        Verdict::Sign {
            variants: VariantSet::NONE,
        },
    ];
    let keys = [
        under("", &verdicts),
        under("cannot-tell/", &reasons),
        under("caveat/", &caveats),
        under("outcome/", &outcomes),
        under("role/", &roles),
    ];
    for key in keys.concat() {
        let written = [format!("'{key}': "), format!("  {key}: ")]
            .iter()
            .any(|line| messages.contains(line));
        assert!(written, "pkg/messages/ lacks {key}");
    }
}

#[test]
fn every_host_of_the_catalogue_is_named_to_people_and_no_other() {
    let source = read("pkg/sites.js");
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

/// What could contact somebody, run what is not ours, or keep something: who may do it, if anybody.
const REACH: [(&str, &[&str]); 24] = [
    ("fetch(", &["network.js"]),
    ("EventSource(", &["second-opinion.js"]),
    ("'iframe'", &["second-opinion.js", "sheet.js"]),
    (".srcdoc", &["second-opinion.js"]),
    (".src =", &["second-opinion.js"]),
    (
        "postMessage(",
        &["frame-height.js", "frame.js", "second-opinion.js"],
    ),
    ("'stylesheet'", &["styles.js"]),
    ("clipboard", &["help.js"]),
    (".print(", &["sheet.js"]),
    // Links that a person may follow: to Microsoft's help, and to the source beside the package.
    ("'_blank'", &["panels.js", "view.js"]),
    ("window.open", &[]),
    ("location.assign", &[]),
    (".download", &[]),
    ("XMLHttpRequest", &[]),
    ("sendBeacon", &[]),
    ("WebSocket", &[]),
    ("WebTransport", &[]),
    ("RTCPeerConnection", &[]),
    ("Worker", &[]),
    ("eval(", &[]),
    ("innerHTML", &[]),
    ("Storage", &[]),
    ("indexedDB", &[]),
    (".cookie", &[]),
];

#[test]
fn a_script_reaches_outside_only_where_it_may() {
    for (reach, may) in REACH {
        let scripts = files(Path::new("pkg"));
        let scripts = scripts.iter().filter(|file| is_own_script(file));
        let mut reaching: Vec<_> = scripts
            .filter(|file| read(&file.to_string_lossy()).contains(reach))
            .map(|file| {
                file.file_name()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        reaching.sort_unstable();
        assert_eq!(reaching, may, "{reach}");
    }
}

/// Whether a file of pkg/ is a script of the widget that a person wrote.
fn is_own_script(file: &Path) -> bool {
    let path = file.to_string_lossy();
    let made = ["pkg/dist", "pkg/core", "pkg/simulations.js"];
    path.ends_with(".js")
        && !made
            .iter()
            .any(|part| path.starts_with(part) && !path.ends_with("core-loader.js"))
}

#[test]
fn the_policy_that_people_copy_allows_the_frame() {
    let source = read("pkg/second-opinion.js");
    let script = source
        .split('\'')
        .find(|part| part.starts_with("onmessage="));
    let hash = format!("'sha256-{}'", base64_of_sha256(script.unwrap_or_default()));
    for file in ["pkg/README.md", "pkg/frame.html", "www/embed.html"] {
        assert!(
            read(file).contains(&hash),
            "{file} lacks {hash}, which allows the second opinion's frame"
        );
    }
}

fn under(prefix: &str, codes: &[impl Code]) -> Vec<String> {
    codes
        .iter()
        .map(|code| format!("{prefix}{}", code.code()))
        .collect()
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

/// The files below a folder of the project, as paths from its root, without what npm and the bundlers put there.
fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for entry in entries.flatten() {
        let path = folder.join(entry.file_name());
        if ["node_modules", "out", ".next"]
            .iter()
            .any(|name| path.ends_with(name))
        {
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
