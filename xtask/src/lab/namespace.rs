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
/// The first process there is killed when this one ends, however that comes about; Linux ends all others with the first, and
/// the namespaces with the last.
pub(super) fn command(args: &[OsString]) -> Result<Command> {
    let program = std::env::current_exe().context("cannot find this program's own file")?;
    let mut command = unshare();
    // The first process inherits whatever its guests leave behind; a shell buries the dead.
    command.args(["sh", "-c", r#""$@"; exit $?"#, "lab"]);
    command.arg(program).args(args);
    Ok(command)
}

/// The network that this process is in.
pub(super) fn network() -> Result<String> {
    let link = fs::read_link("/proc/self/ns/net").context("cannot tell this process's network")?;
    Ok(link.to_string_lossy().into_owned())
}

/// Refuses to go on in the network `outside`, where furnishing would change the machine itself.
pub(super) fn demand_other_than(outside: &str) -> Result<()> {
    if network()? == outside || !outside.starts_with("net:") {
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

/// Runs what follows in fresh namespaces, and kills it when its starter ends.
fn unshare() -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "KILL", "unshare", "--net", "--mount"]);
    command.args(["--pid", "--fork", "--kill-child", "--mount-proc"]);
    if !is_root() {
        command.args(["--user", "--map-root-user"]);
    }
    command
}

/// Whether we are the administrator, perhaps of the lab's namespaces alone.
pub(super) fn is_root() -> bool {
    process::ask(Command::new("id").arg("-u")).as_deref() == Some("0")
}

/// Chromium believes that it is online when some link other than loopback is up and has an address.
///
/// A link gives itself an address of IPv6 a second after it is up, and a browser that sees an address come drops all that it is
/// loading (ERR_NETWORK_CHANGED, measured in Chromium 69); so none does.
const LINKS: &[&str] = &[
    "link set lo up",
    "link add line0 type veth peer name line1",
    "link set line0 addrgenmode none",
    "link set line1 addrgenmode none",
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
