//! Three browser engines, each with the driver that its makers wrote.

use std::env::consts::ARCH;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use project::process;
use worlds::Engine;

use super::{browser, crates, debian};

/// What an engine's tests are told in their environment.
pub type Kit = Vec<(&'static str, PathBuf)>;

/// Finds or installs engines, and what a lab for them needs.
///
/// # Errors
/// When one cannot be had.
pub fn set_up(engines: &[Engine]) -> Result<Vec<(Engine, Kit)>> {
    crate::for_labs()?;
    let kit = |&engine| Ok((engine, find_or_install(engine)?));
    engines.iter().map(kit).collect()
}

/// Finds or installs an engine's browser and its driver; gives what its tests are told in their environment.
///
/// # Errors
/// When one is missing and cannot be had.
pub fn find_or_install(engine: Engine) -> Result<Kit> {
    match engine {
        Engine::Chromium => {
            let chromium = browser::find_or_install()?;
            let driver = program("chromedriver", "chromium-driver")?;
            Ok(vec![("CHROME", chromium), ("LAB_CHROMEDRIVER", driver)])
        }
        Engine::Firefox => {
            let firefox = program("firefox-esr", "firefox-esr")?;
            Ok(vec![("LAB_FIREFOX", firefox), ("LAB_GECKODRIVER", geckodriver()?)])
        }
        Engine::Webkit => {
            let driver = program("WebKitWebDriver", "webkit2gtk-driver")?;
            program("Xvfb", "xvfb")?;
            Ok(vec![("LAB_WEBKITDRIVER", driver), ("LAB_MINIBROWSER", mini_browser()?)])
        }
    }
}

fn program(name: &'static str, package: &'static str) -> Result<PathBuf> {
    debian::ensure(&[(name, package)], WHY)?;
    process::find(name).with_context(|| format!("no `{name}` was found"))
}

/// WebKitGTK brings a small browser of its own for such uses, and keeps it out of the search path.
fn mini_browser() -> Result<PathBuf> {
    let places = ["4.1", "4.0"]
        .map(|version| PathBuf::from(format!("/usr/lib/{ARCH}-linux-gnu/webkit2gtk-{version}/MiniBrowser")));
    match places.into_iter().find(|place| place.is_file()) {
        Some(place) => Ok(place),
        None => {
            bail!("WebKitGTK's MiniBrowser was not found; Debian has it with webkit2gtk-driver")
        }
    }
}

/// Debian has no driver for its Firefox; Mozilla publishes its own as a crate.
fn geckodriver() -> Result<PathBuf> {
    if let Some(found) = process::find("geckodriver") {
        return Ok(found);
    }
    crates::find_or_compile("geckodriver", GECKODRIVER, WHY)
}

/// Works with Firefox 128 and later.
const GECKODRIVER: &str = "0.37.1";

const WHY: &str = "test in three browser engines";
