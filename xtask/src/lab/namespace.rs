//! Namespaces of the lab's own: a network that ends at loopback, a name server of its own, and an end that takes everything with it.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::setup::debian;
use crate::{place, process};

/// Makes sure that the machine lets us have namespaces.
///
/// # Errors
/// One sentence that says why not.
pub(super) fn ensure() -> Result<()> {
    if !cfg!(target_os = "linux") {
        bail!(
            "the lab needs Linux's namespaces; run it on Linux, or set `simulate` on the tag to see a world without a network"
        );
    }
    let programs = [
        ("ip", "iproute2"),
        ("mount", "mount"),
        ("setpriv", "util-linux"),
        ("unshare", "util-linux"),
    ];
    debian::ensure(&programs, "keep the lab apart from this machine's network")?;
    let trial = unshare()
        .arg("true")
        .output()
        .context("cannot start `unshare`")?;
    if !trial.status.success() {
        let reason = String::from_utf8_lossy(&trial.stderr);
        bail!(
            "this machine refuses the lab a network of its own ({}); run it as root, or where user namespaces are allowed",
            reason.trim()
        );
    }
    Ok(())
}

/// This program with other arguments, inside fresh namespaces.
///
/// It is the first process there, and Linux ends all others with the first. It is killed when this process ends, however that
/// comes about; then the namespaces are gone, too.
pub(super) fn command(args: &[OsString]) -> Result<Command> {
    let mut command = unshare();
    command
        .arg(std::env::current_exe().context("cannot find this program's own file")?)
        .args(args);
    Ok(command)
}

/// Refuses to go on outside of the lab's namespaces, where furnishing them would change the machine itself.
pub(super) fn demand_own() -> Result<()> {
    if std::process::id() != 1 {
        bail!("--inside is the lab's own affair; leave it out");
    }
    Ok(())
}

/// Sets the namespaces up, and gives a folder that vanishes with them.
pub(super) fn furnish() -> Result<PathBuf> {
    for line in LINKS {
        ip(line)?;
    }
    let room = place::target().join("lab");
    fs::create_dir_all(&room).with_context(|| format!("cannot make {}", room.display()))?;
    process::run(
        Command::new("mount")
            .args(["-t", "tmpfs", "lab"])
            .arg(&room),
    )?;
    for (name, text) in NAME_SERVICE {
        let (file, target) = (room.join(name), Path::new("/etc").join(name));
        fs::write(&file, text)?;
        if target.exists() {
            process::run(Command::new("mount").arg("--bind").arg(file).arg(target))?;
        }
    }
    Ok(room)
}

/// Takes the line up or down, as a person who pulls the cable does; loopback stays up.
pub(super) fn set_line(up: bool) -> Result<()> {
    ip(if up {
        "link set line0 up"
    } else {
        "link set line0 down"
    })
}

fn ip(words: &str) -> Result<()> {
    process::run(Command::new("ip").args(words.split(' ')))
}

fn unshare() -> Command {
    let mut command = Command::new("setpriv");
    command.args([
        "--pdeathsig",
        "KILL",
        "unshare",
        "--net",
        "--mount",
        "--pid",
        "--fork",
        "--kill-child",
        "--mount-proc",
    ]);
    if !rustix::process::geteuid().is_root() {
        command.args(["--user", "--map-root-user"]);
    }
    command
}

/// Chromium believes that it is online when some link other than loopback is up and has an address.
const LINKS: &[&str] = &[
    "link set lo up",
    "link add line0 type veth peer name line1",
    "address add 198.51.100.2/24 dev line0",
    "link set line1 up",
    "link set line0 up",
];

/// Everybody inside asks the lab's own server, and none of the machine's daemons.
const NAME_SERVICE: &[(&str, &str)] = &[
    ("resolv.conf", "nameserver 127.0.0.1\n"),
    (
        "nsswitch.conf",
        "passwd: files\ngroup: files\nhosts: files dns\n",
    ),
];
