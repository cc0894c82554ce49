//! Who visits the lab: a person with a browser, a camera, or a command.

use std::env;
use std::ffi::OsString;
use std::path::{self, Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, bail};
use project::place::root;
use project::progress::say;
use tokio::process::Command;

use super::hook::Hook;
use super::namespace::{HOSTS, PROXY};
use super::proxy;
use super::scene::PAGE_HOST;

/// Who visits.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Guest {
    /// Runs the check unseen, saves a picture there, and prints the report.
    Camera(PathBuf),
    /// Runs inside the lab.
    Command(Vec<OsString>),
    /// Looks at the page in a window.
    Person,
}

/// What a guest finds.
pub(super) struct Lab {
    /// The URL of the control endpoint.
    pub(super) control: String,
    /// The browser.
    pub(super) chromium: PathBuf,
    /// The flags that the browser needs in this world.
    pub(super) flags: Vec<String>,
    /// The file with the certificate of the authority that all trust.
    pub(super) authority: PathBuf,
    /// The files of the certificate that all hosts show, and of its key.
    pub(super) certificate: [PathBuf; 2],
    /// By what a browser that knows no administrator accepts that certificate.
    pub(super) fingerprint: String,
    /// What stops look-ups inside a browser's own process, where the lab has a network of its own.
    pub(super) hook: Option<Hook>,
    /// A folder that vanishes with the lab.
    pub(super) room: PathBuf,
}

impl Guest {
    /// The guest that the command line asks for.
    ///
    /// # Errors
    /// When a window is asked for where there is no screen.
    pub(super) fn of(screenshot: Option<&Path>, command: &[OsString]) -> Result<Self> {
        if let Some(file) = screenshot {
            return Ok(Self::Camera(path::absolute(file)?));
        }
        if !command.is_empty() {
            return Ok(Self::Command(command.to_vec()));
        }
        if ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .all(|name| env::var_os(name).is_none())
        {
            bail!("there is no screen to show the page on; use --screenshot FILE to get a picture instead");
        }
        Ok(Self::Person)
    }

    /// Lets the guest in, waits until it leaves, and gives its exit code.
    pub(super) async fn visit(&self, lab: &Lab) -> Result<i32> {
        let mut command = match self {
            Self::Camera(file) => {
                let mut camera = Command::new("node");
                camera.arg(root().join("tests/e2e/screenshot.mjs")).arg(file);
                camera
            }
            Self::Command(words) => {
                let (program, args) = words.split_first().context("no command was given")?;
                let mut command = Command::new(program);
                command.args(args);
                command
            }
            Self::Person => {
                say(&format!(
                    "{} opens in a window; close it, or press Ctrl-C here, to end the lab",
                    page()
                ));
                let mut window = Command::new(&lab.chromium);
                window
                    .args(&lab.flags)
                    .arg(format!("--user-data-dir={}", lab.room.join("profile").display()))
                    .arg(page())
                    // Of what Chromium tells its terminal, nothing is about the page.
                    .stderr(Stdio::null());
                window
            }
        };
        command
            .env("LAB_CA", &lab.authority)
            .env("LAB_CERTIFICATE", &lab.certificate[0])
            .env("LAB_KEY", &lab.certificate[1])
            .env("LAB_FINGERPRINT", &lab.fingerprint)
            .env("NODE_EXTRA_CA_CERTS", &lab.authority)
            .env("LAB_HOSTS", HOSTS.to_string())
            .env("LAB_PROXY", format!("{PROXY}:{}", proxy::PORT))
            .env("LAB_ROOM", &lab.room)
            .env("LAB_CONTROL", &lab.control)
            .env("LAB_CHROMIUM", &lab.chromium)
            .env("LAB_PAGE", page());
        if let Some(hook) = &lab.hook {
            command.env("LAB_HOOK", &hook.library).env("LAB_HOOK_TOLD", &hook.told);
        }
        let name = command.as_std().get_program().to_string_lossy().into_owned();
        let status = command
            .status()
            .await
            .with_context(|| format!("cannot start `{name}` in the lab"))?;
        Ok(status.code().unwrap_or(1))
    }
}

fn page() -> String {
    format!("https://{PAGE_HOST}/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn command_is_let_in_without_a_screen() {
        let words = [OsString::from("node"), OsString::from("--test")];
        assert_eq!(Guest::of(None, &words).unwrap(), Guest::Command(words.to_vec()));
    }

    #[test]
    fn picture_is_saved_where_the_person_stands() {
        let Ok(Guest::Camera(file)) = Guest::of(Some(Path::new("a.png")), &[]) else {
            panic!("no camera")
        };
        assert!(file.is_absolute() && file.ends_with("a.png"));
    }
}
