//! Compiles and runs the tests that run in a browser.
//!
//! Cargo starts the crate `in-browser` for each of their files. It puts a browser before them, and a host that they may
//! ask.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use project::cargo;
use project::place::{root, target};
use serde_json::{Value, json};
use setup::engines;
use setup::wasm32::{TARGET, Toolchain};
use worlds::Engine;

use super::count::Count;
use super::stream;

/// Runs the tests in Chromium, and then in Firefox.
pub(super) fn run(toolchain: Toolchain) -> Result<Count> {
    cargo::build(&[RUNNER])?;
    [Browser::chromium()?, Browser::firefox()?]
        .iter()
        .map(|browser| stream::run(&mut tests(toolchain, browser)?))
        .sum()
}

fn tests(toolchain: Toolchain, browser: &Browser) -> Result<Command> {
    let capabilities = workshop()?.join("capabilities.json");
    fs::write(&capabilities, browser.capabilities.to_string())?;
    let mut tests = toolchain.cargo("test");
    tests
        .args(["--package", "conficker-check", "--lib", "--test", "web*"])
        .arg("--locked")
        .arg("--config")
        .arg(runner(&cargo::beside(RUNNER)?)?)
        .current_dir(root())
        .env(browser.driver_variable, &browser.driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &capabilities)
        // With the lines of every source in it, the runner takes longer over the module than over its tests.
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        // Else no host could be reached that does not say that it may be.
        .env("WASM_BINDGEN_TEST_NO_ORIGIN_ISOLATION", "1")
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", DRIVER_SECONDS)
        .env("WASM_BINDGEN_TEST_TIMEOUT", TESTS_SECONDS);
    for variable in UNWANTED {
        tests.env_remove(variable);
    }
    Ok(tests)
}

/// Has cargo start the runner with the tests. Cargo splits what the environment says at spaces, but not this.
fn runner(program: &Path) -> Result<String> {
    let program = program.to_str().context("the path of the runner is no text")?;
    let words = toml::Value::from(vec![program]);
    Ok(format!("target.{TARGET}.runner = {words}"))
}

fn workshop() -> Result<PathBuf> {
    let folder = target().join("browser-tests");
    fs::create_dir_all(&folder).context("cannot make a folder for the browser tests")?;
    Ok(folder)
}

/// A browser with its driver, and how it is started.
struct Browser {
    driver_variable: &'static str,
    driver: PathBuf,
    capabilities: Value,
}

impl Browser {
    /// Asks nobody: it knows no name but this machine's address.
    fn chromium() -> Result<Self> {
        let kit = engines::find_or_install(Engine::Chromium)?;
        let args = [
            "disable-background-networking",
            "disable-component-update",
            "disable-gpu",
            "disable-quic",
            "disable-sync",
            "host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            "no-first-run",
        ];
        let options = json!({ "binary": of(&kit, "CHROME")?, "args": args });
        Ok(Self {
            driver_variable: "CHROMEDRIVER",
            driver: of(&kit, "LAB_CHROMEDRIVER")?,
            capabilities: json!({ "goog:chromeOptions": options }),
        })
    }

    /// Asks nobody either.
    fn firefox() -> Result<Self> {
        let kit = engines::find_or_install(Engine::Firefox)?;
        let prefs = json!({
            "network.captive-portal-service.enabled": false,
            "network.connectivity-service.enabled": false,
            "network.dns.disabled": true,
            "services.settings.server": "data:,",
        });
        let options = json!({ "binary": of(&kit, "LAB_FIREFOX")?, "prefs": prefs });
        Ok(Self {
            driver_variable: "GECKODRIVER",
            driver: of(&kit, "LAB_GECKODRIVER")?,
            capabilities: json!({ "moz:firefoxOptions": options }),
        })
    }
}

fn of(kit: &[(&'static str, PathBuf)], name: &str) -> Result<PathBuf> {
    let found = kit.iter().find(|(of, _)| *of == name);
    found
        .map(|(_, path)| path.clone())
        .with_context(|| format!("no {name} was found"))
}

const RUNNER: &str = "in-browser";

/// How long a driver may take to come up on a busy machine, and a file of tests to end.
const DRIVER_SECONDS: &str = "30";
const TESTS_SECONDS: &str = "120";

/// What would choose another driver, or have cargo say less than the runner understands.
const UNWANTED: &[&str] = &[
    "CARGO_TERM_QUIET",
    "CHROMEDRIVER_REMOTE",
    "GECKODRIVER_REMOTE",
    "NO_HEADLESS",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runner_is_found_in_a_folder_with_spaces() {
        assert_eq!(
            runner(Path::new("/a folder/in-browser")).unwrap(),
            r#"target.wasm32-unknown-unknown.runner = ["/a folder/in-browser"]"#
        );
    }
}
