//! Chromium 69, as Qt 5.12 holds it, in a Python environment of its own.
//!
//! Its wheels are built for Intel's 64-bit processors alone, and take Qt's own libraries along but none of the
//! system's.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};
use project::place::{root, target};
use project::process;
use project::progress::{say, step};

use super::debian;

/// Finds or installs the old engine, and gives the Python that drives it.
///
/// # Errors
/// Where it cannot run: with what is missing.
pub fn find_or_install() -> Result<PathBuf> {
    if !cfg!(all(target_arch = "x86_64", target_os = "linux")) {
        bail!("Chromium 69 is to be had for Linux on 64-bit Intel processors only");
    }
    debian::ensure(&[("python3", "python3")], WHY)?;
    debian::ensure_packages(LIBRARIES, WHY)?;
    let pinned = fs::read(root().join(PINNED)).with_context(|| format!("cannot read {PINNED}"))?;
    let stamp = folder().join("installed-requirements.txt");
    let python = folder().join("bin/python");
    if !fs::read(&stamp).is_ok_and(|installed| installed == pinned) {
        install()?;
        fs::write(&stamp, pinned).context("cannot write into the target folder")?;
    }
    // What the dynamic linker misses, it names.
    let mut trial = Command::new(&python);
    trial.args(["-W", "ignore", "-c", "import PyQt5.QtWebEngineWidgets"]);
    process::run_silently(&mut trial).context("the old engine does not start")?;
    Ok(python)
}

fn install() -> Result<()> {
    say(&format!(
        "Installing from PyPI, with pip, into {}: the wheels that {PINNED} pins. Needed to {WHY}.",
        folder().display()
    ));
    step("Making a Python environment", make_environment)?;
    step("Installing Chromium 69", || {
        let mut pip = Command::new(folder().join("bin/python"));
        pip.args(["-m", "pip", "install", "--disable-pip-version-check"])
            .args(["--require-hashes", "--only-binary", ":all:"])
            .arg("--requirement")
            .arg(root().join(PINNED));
        process::run_silently(&mut pip).map(drop)
    })
    .context("pip could not install the old engine; see that it can reach its registry")
}

fn make_environment() -> Result<()> {
    let make = |python: &str| {
        let mut venv = Command::new(python);
        venv.args(["-m", "venv", "--clear"]).arg(folder());
        process::run_silently(&mut venv).map(drop)
    };
    // Debian's own Python keeps what makes environments in a package apart.
    make("python3").or_else(|_| {
        debian::ensure_packages(&["python3-venv"], WHY)?;
        make("/usr/bin/python3")
    })
}

fn folder() -> PathBuf {
    target().join("old-engine")
}

const PINNED: &str = "tests/old-engine/requirements.txt";

const WHY: &str = "test in a real engine of 2018";

/// The system's libraries that the wheels' libraries are linked to, but for those that Debian's Chromium brings, and a
/// font to draw with.
const LIBRARIES: &[&str] = &[
    "fonts-dejavu-core",
    "libfontconfig1",
    "libgl1",
    "libnss3",
    "libx11-xcb1",
    "libxcomposite1",
    "libxcursor1",
    "libxdamage1",
    "libxi6",
    "libxrender1",
    "libxtst6",
];
