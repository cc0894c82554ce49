//! Namespaces of the lab's own: a network that ends at loopback, a name server of its own, and an end that takes
//! everything with it.

use std::ffi::OsString;
use std::fs;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use project::{place, process};
use serde::Deserialize;
use setup::debian;

/// Makes sure that the machine lets us have namespaces.
///
/// # Errors
/// One sentence that says why not.
pub(super) fn ensure() -> Result<()> {
    if !cfg!(target_os = "linux") {
        bail!(
            "the lab needs Linux's namespaces; run it on Linux, or set `simulate` on the tag to see a world without a \
            network"
        );
    }
    let programs = [
        ("ip", "iproute2"),
        ("mount", "mount"),
        ("setpriv", "util-linux"),
        ("unshare", "util-linux"),
    ];
    debian::ensure(&programs, "keep the lab apart from this machine's network")?;
    let trial = unshare().arg("true").output().context("cannot start `unshare`")?;
    if !trial.status.success() {
        let reason = String::from_utf8_lossy(&trial.stderr);
        bail!(
            "this machine refuses the lab a network of its own ({}); run it as root, or where user namespaces are \
            allowed",
            reason.trim()
        );
    }
    Ok(())
}

/// This program with other arguments, inside fresh namespaces.
///
/// The first process there is killed when this one ends, however that comes about; Linux ends all others with the
/// first, and the namespaces with the last.
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
    give_addresses()?;
    let room = place::target().join("lab");
    fs::create_dir_all(&room).with_context(|| format!("cannot make {}", room.display()))?;
    process::run(Command::new("mount").args(["-t", "tmpfs", "lab"]).arg(&room))?;
    let etc = own_etc(&room)?;
    for (name, text) in NAME_SERVICE {
        replace(&etc.join(name), text)?;
    }
    replace(&etc.join("hosts"), &hosts())?;
    name_servers(1)?;
    Ok(room)
}

/// Lays a copy of /etc over it, so that the lab's programs find there what the lab writes, and the machine keeps its
/// own.
fn own_etc(room: &Path) -> Result<PathBuf> {
    let etc = room.join("etc");
    // What only the administrator may read is missing where we are none, and nobody needs it.
    let _ = Command::new("cp")
        .args(["--archive", "/etc"])
        .arg(&etc)
        .output()
        .context("cannot copy /etc")?;
    process::run(Command::new("mount").arg("--bind").arg(&etc).arg(ETC))?;
    Ok(PathBuf::from(ETC))
}

/// The names that nobody is asked for: the machine's own, and those to which browsers call home whatever their policies
/// say. Tests watch what the page looks up.
fn hosts() -> String {
    let own = fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    let home = CALLS_HOME.join(" ");
    format!("127.0.0.1 localhost {}\n0.0.0.0 {home}\n", own.trim())
}

/// Writes a file of the lab's own, also where a link was that leads elsewhere.
pub(super) fn replace(file: &Path, text: &str) -> Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    let _ = fs::remove_file(file);
    fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))
}

/// Tells every program so many of the lab's name servers.
pub(super) fn name_servers(count: usize) -> Result<()> {
    let servers = NAME_SERVERS.iter().take(count);
    let lines = servers.map(|server| format!("nameserver {server}\n"));
    resolv_conf(&lines.collect::<String>())
}

/// Tells every program the system's resolver that is played. It asks again, so nobody else does: the machine's own
/// resolver asks once, and waits for as long as it can be made to (`RES_MAXRETRANS` of glibc).
pub(super) fn played_resolver() -> Result<()> {
    resolv_conf(&format!("nameserver {RESOLVER}\noptions timeout:30 attempts:1\n"))
}

fn resolv_conf(text: &str) -> Result<()> {
    let file = Path::new(ETC).join("resolv.conf");
    fs::write(&file, text).context("cannot tell whom to ask for names")
}

/// What becomes of the machine's line.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Line {
    /// It is there.
    Up,
    /// The machine sees that it is down; the lab's servers, which are on the machine itself, are within reach.
    Down,
    /// The cable is out, and nobody is within reach.
    Cut,
}

/// Takes the line up or down.
pub(super) fn set_line(line: Line) -> Result<()> {
    if line != Line::Up {
        ip("link set line0 down")?;
        if line == Line::Cut {
            // What has an address of this machine is within reach of it even when the link is down.
            ip("address flush dev line0")?;
        }
        return Ok(());
    }
    ip("link set line0 up")?;
    if has_addresses()? {
        return Ok(());
    }
    give_addresses()
}

fn has_addresses() -> Result<bool> {
    let told = process::ask(Command::new("ip").args(["-4", "address", "show", "dev", "line0"]));
    Ok(told.context("cannot look at the line")?.contains("inet "))
}

/// Gives the line all addresses of the lab.
fn give_addresses() -> Result<()> {
    let servers = [HOSTS, FOREIGN_HOST, CLOSED, PROXY, RESOLVER];
    let tests = (FIRST_OF_TESTS..FIRST_OF_TESTS + 10).map(|last| Ipv4Addr::new(11, 0, 0, last));
    let all = [PC].into_iter().chain(servers).chain(NAME_SERVERS);
    for address in all.chain(tests) {
        ip(&format!("address replace {address}/24 dev line0"))?;
    }
    // Nobody at the other end takes what is sent to a station that is not there.
    for station in [SILENT, ROUTER] {
        ip(&format!(
            "neighbour replace {station} lladdr 02:00:00:00:00:01 dev line0 nud permanent"
        ))?;
    }
    // WebKitGTK believes that it is online where there is a way to everywhere.
    ip(&format!("route replace default via {ROUTER} dev line0"))
}

/// Gives the machine an address of IPv6, or takes it away: browsers ask for those of others where it has one.
pub(super) fn set_ipv6(has: bool) -> Result<()> {
    ip(if has {
        "address replace 2001:db8::2/64 dev line0 nodad"
    } else {
        "-6 address flush dev line0"
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

/// Where the way to everywhere else leads, and ends.
const ROUTER: Ipv4Addr = Ipv4Addr::new(11, 0, 0, 1);

/// The browser's machine.
const PC: Ipv4Addr = Ipv4Addr::new(11, 0, 0, 2);

/// Where all hosts are.
///
/// The lab's addresses are such as browsers take for the public internet. Loopback, private and documentation ranges
/// are not: pages may reach those by permission only (Local Network Access).
pub(super) const HOSTS: Ipv4Addr = Ipv4Addr::new(11, 0, 0, 10);

/// Where somebody else is, who answers for every name and cannot show the right certificate.
pub(super) const FOREIGN_HOST: Ipv4Addr = Ipv4Addr::new(11, 0, 0, 11);

/// An address at which nobody listens.
pub(super) const CLOSED: Ipv4Addr = Ipv4Addr::new(11, 0, 0, 12);

/// Where a proxy is, which looks names up itself.
pub(super) const PROXY: Ipv4Addr = Ipv4Addr::new(11, 0, 0, 13);

/// Where the system's resolver is, where one is played.
pub(super) const RESOLVER: Ipv4Addr = Ipv4Addr::new(11, 0, 0, 52);

/// The name servers; as a rule the machine is told the first alone.
pub(super) const NAME_SERVERS: [Ipv4Addr; 2] = [Ipv4Addr::new(11, 0, 0, 53), Ipv4Addr::new(11, 0, 0, 54)];

/// An address that swallows every packet.
pub(super) const SILENT: Ipv4Addr = Ipv4Addr::new(11, 0, 0, 200);

/// 11.0.0.100 and the nine that follow are for servers that tests start.
const FIRST_OF_TESTS: u8 = 100;

/// A browser believes that it is online when some link other than loopback is up and has an address.
///
/// A link gives itself an address of IPv6 a second after it is up, and a browser that sees an address come drops all
/// that it is loading (ERR_NETWORK_CHANGED, measured in Chromium 69); so none does.
const LINKS: &[&str] = &[
    "link set lo up",
    "link add line0 type veth peer name line1",
    "link set line0 addrgenmode none",
    "link set line1 addrgenmode none",
    "link set line1 up",
    "link set line0 up",
];

/// Where programs look for what concerns the machine.
const ETC: &str = "/etc";

/// What Chromium and Firefox ask for on their own.
const CALLS_HOME: &[&str] = &[
    "accounts.google.com",
    "firefox.settings.services.mozilla.com",
    "start.duckduckgo.com",
    "update.googleapis.com",
];

/// Whether a browser asks for a name on its own: one of those, or another of its maker's, where no file can name them
/// all.
pub(super) fn calls_home(host: &str) -> bool {
    let of_makers = [".google.com", ".googleapis.com", ".mozilla.com"];
    CALLS_HOME.contains(&host) || of_makers.iter().any(|domain| host.ends_with(domain))
}

/// Everybody inside asks the lab's own servers, and none of the machine's daemons.
const NAME_SERVICE: &[(&str, &str)] = &[
    ("resolv.conf", ""),
    ("nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\n"),
];
