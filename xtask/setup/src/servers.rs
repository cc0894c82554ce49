//! nginx and Caddy, with which the end-to-end tests start the operator's recipe.
//!
//! Where they are not installed they are only unpacked: an installed server would start, and serve on this machine.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use project::place::target;
use project::process;

use super::debian;

/// The servers' programs, and nginx's configuration as the distribution ships it.
pub struct Servers {
    /// nginx.
    pub nginx: PathBuf,
    /// The folder of nginx's configuration.
    pub nginx_etc: PathBuf,
    /// Caddy.
    pub caddy: PathBuf,
}

/// Finds the servers, or unpacks Debian's into the target folder.
///
/// # Errors
/// When they are missing and cannot be had, or do not run.
pub fn find_or_unpack() -> Result<Servers> {
    let home = target().join("servers");
    let servers = match installed() {
        Some(servers) => servers,
        None => unpacked(&home)?,
    };
    for (program, word) in [(&servers.nginx, "-v"), (&servers.caddy, "version")] {
        let runs = Command::new(program).arg(word).output();
        ensure!(
            runs.is_ok_and(|output| output.status.success()),
            "{} does not run; install nginx and caddy, and run this again",
            program.display()
        );
    }
    Ok(servers)
}

fn installed() -> Option<Servers> {
    let nginx_etc = PathBuf::from("/etc/nginx");
    nginx_etc.is_dir().then_some(())?;
    Some(Servers {
        nginx: process::find("nginx")?,
        nginx_etc,
        caddy: process::find("caddy")?,
    })
}

fn unpacked(home: &Path) -> Result<Servers> {
    let servers = Servers {
        nginx: home.join("usr/sbin/nginx"),
        nginx_etc: home.join("etc/nginx"),
        caddy: home.join("usr/bin/caddy"),
    };
    let paths = [&servers.nginx, &servers.nginx_etc, &servers.caddy];
    if !paths.iter().all(|path| path.exists()) {
        debian::unpack(PACKAGES, home, "try the operator's recipe in tests")
            .context("nginx and caddy could not be had; install them and run this again")?;
    }
    Ok(servers)
}

const PACKAGES: &[&str] = &["nginx", "nginx-common", "caddy"];
