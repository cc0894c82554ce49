//! The lab: a simulated machine and network to look at and to test in.
//!
//! Everything is real but the names: a DNS server that refuses as the worm does, TLS hosts for the whole catalogue, the
//! awareness page on an origin of its own, and a browser. They live in namespaces of their own, so that nothing of the
//! machine around is changed, nothing outside is reached, and nothing outlives the lab. It may hold whatever plays a
//! world to a real browser, and touches the built package, the data and namespaces of its own.

#![allow(clippy::disallowed_methods, reason = "only the core may not ask what time it is")]
#![allow(clippy::print_stdout, reason = "a command line tool speaks by printing")]

mod browser;
mod control;
mod dns;
mod doh;
mod guest;
mod hook;
mod hosts;
mod log;
mod loopback;
mod namespace;
mod page;
mod proxy;
mod resolver;
mod scene;
mod stage;
mod tls;
mod trust;

use std::env;
use std::ffi::OsString;
use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::exit;
use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use worlds::Ground;

use browser::Flags;
use guest::Guest;
use loopback::Loopback;
use scene::{LOGIN_HOST, PAGE_HOSTS, RESOLVER_HOST, Scene};
use stage::Stage;
use tls::Authority;

/// Arguments of `cargo xtask lab`.
#[derive(clap::Args)]
pub struct LabArgs {
    /// The world to play; --list shows them all.
    #[arg(long, value_name = "NAME", default_value = "clean")]
    world: String,
    /// Lists the worlds.
    #[arg(long)]
    list: bool,
    /// Runs the check unseen, saves a picture of the page here, and prints the report.
    #[arg(long, value_name = "FILE", conflicts_with = "command")]
    screenshot: Option<PathBuf>,
    /// Takes the package as it was last built.
    #[arg(long)]
    no_build: bool,
    /// The network outside; set by the lab itself, for the part of it that runs inside the namespaces.
    #[arg(long, hide = true)]
    inside: Option<String>,
    /// Plays on loopback, where a network of its own is not to be had; set by the commands that know what to leave out
    /// then.
    #[arg(long, hide = true)]
    loopback: bool,
    /// Runs this inside the lab instead of a browser.
    #[arg(last = true, value_name = "COMMAND")]
    command: Vec<OsString>,
}

/// Opens the lab, and ends the program with its guest's exit code.
///
/// # Errors
/// When the world is unknown or cannot be played, or when the machine does not let us have namespaces.
pub fn run(args: LabArgs) -> Result<()> {
    if args.list {
        list();
        return Ok(());
    }
    let scene = Scene::named(&args.world)?;
    let guest = Guest::of(args.screenshot.as_deref(), &args.command)?;
    if let Some(outside) = &args.inside {
        namespace::demand_other_than(outside)?;
        exit(play(scene, &guest)?)
    }
    if args.loopback {
        exit(play_on_loopback(scene, &guest)?)
    }
    namespace::ensure()?;
    if !args.no_build {
        project::cargo::xtask(&["build"])?;
    }
    let chromium = setup::browser::find_or_install()?;
    if matches!(guest, Guest::Command(_)) {
        setup::fonts::ensure()?;
    }
    let mut again = namespace::command(&inside(&args, &namespace::network()?))?;
    let status = again
        .env("CHROME", chromium)
        .envs(helpers(&guest)?)
        .status()
        .context("cannot enter the lab")?;
    exit(status.code().unwrap_or(1))
}

/// Whether the lab can have a network of its own here; otherwise why not.
///
/// # Errors
/// One sentence that says why not.
pub fn ensure_apart() -> Result<()> {
    ensure!(env::var_os("LAB_NO_NAMESPACES").is_none(), "LAB_NO_NAMESPACES is set");
    namespace::ensure()
}

/// What tells a command where nginx, Caddy and the quick browser are, once it has what reads printed sheets;
/// other guests need none of them.
fn helpers(guest: &Guest) -> Result<Vec<(&'static str, PathBuf)>> {
    if !matches!(guest, Guest::Command(_)) {
        return Ok(Vec::new());
    }
    setup::paper::find_or_install()?;
    let servers = setup::servers::find_or_unpack()?;
    let shell = setup::browser::find_or_install_shell().map(|shell| ("LAB_SHELL", shell));
    let servers = [
        ("LAB_NGINX", servers.nginx),
        ("LAB_NGINX_ETC", servers.nginx_etc),
        ("LAB_CADDY", servers.caddy),
    ];
    Ok(servers.into_iter().chain(shell).collect())
}

fn list() {
    let mut others = Vec::new();
    for scenario in worlds::scenarios() {
        match scenario.obstacle(Ground::Namespaces) {
            None => println!("{:<40} {}", scenario.name, scenario.about),
            Some(obstacle) => others.push(format!("{:<40} {obstacle}", scenario.name)),
        }
    }
    println!(
        "\nPlayed by native tests and `simulate` alone:\n\n{}",
        others.join("\n")
    );
}

/// The arguments of this very command for the part that runs inside.
fn inside(args: &LabArgs, outside: &str) -> Vec<OsString> {
    let mut words: Vec<OsString> = ["--inside", outside, "--world", &args.world].map(OsString::from).into();
    if let Some(file) = &args.screenshot {
        words.extend([OsString::from("--screenshot"), file.into()]);
    }
    if !args.command.is_empty() {
        words.push(OsString::from("--"));
        words.extend(args.command.iter().cloned());
    }
    words
}

/// Plays a world inside the namespaces until the guest leaves.
fn play(scene: Scene, guest: &Guest) -> Result<i32> {
    let chromium = setup::browser::find_or_install()?;
    let room = namespace::furnish()?;
    let authority = Authority::new()?;
    let ca = room.join("authority.pem");
    fs::write(&ca, authority.pem())?;
    trust::spread(&authority, &ca)?;
    let runtime = tokio::runtime::Runtime::new().context("cannot start the lab's servers")?;
    runtime.block_on(async {
        let certificate = authority.certificate(names())?;
        let flags = Flags::new(namespace::is_root());
        let hook = hook::Hook::in_room(&room)?;
        let stage = Arc::new(Stage::new(scene, Some(hook.told.clone()))?);
        dns::serve(&stage).await?;
        resolver::serve(&stage).await?;
        proxy::serve(Arc::clone(&stage)).await?;
        hosts::serve(Arc::clone(&stage), &authority, &certificate).await?;
        let lab = guest::Lab {
            control: control::serve(Arc::clone(&stage), flags.clone()).await?,
            chromium,
            flags: stage.scene(|scene| flags.for_scene(scene)),
            authority: ca,
            certificate: certificate.write(&room)?,
            fingerprint: certificate.fingerprint(),
            hook: Some(hook),
            room,
        };
        guest.visit(&lab).await
    })
}

/// The names in the certificate of all hosts.
fn names() -> impl Iterator<Item = String> {
    scene::hosts()
        .into_iter()
        .chain(PAGE_HOSTS.map(String::from))
        .chain([LOGIN_HOST, RESOLVER_HOST].map(String::from))
        .chain([format!("*.{}", worlds::OWN_BASE)])
}

/// Plays a world on this machine's own loopback until the guest leaves.
fn play_on_loopback(scene: Scene, guest: &Guest) -> Result<i32> {
    let chromium = setup::browser::find_or_install()?;
    let room = loopback::furnish()?;
    let authority = Authority::new()?;
    let ca = room.join("authority.pem");
    fs::write(&ca, authority.pem())?;
    let runtime = tokio::runtime::Runtime::new().context("cannot start the lab's servers")?;
    let code = runtime.block_on(async {
        let certificate = authority.certificate(names())?;
        let stage = Arc::new(Stage::new(scene, None)?);
        let anywhere = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        let [hosts, foreign] = hosts::serve_secure(Arc::clone(&stage), &authority, &certificate, [anywhere; 2]).await?;
        let flags = Flags::new(namespace::is_root()).on(Loopback {
            hosts,
            foreign,
            fingerprint: certificate.fingerprint(),
        });
        let lab = guest::Lab {
            control: control::serve(Arc::clone(&stage), flags.clone()).await?,
            chromium,
            flags: stage.scene(|scene| flags.for_scene(scene)),
            authority: ca,
            certificate: certificate.write(&room)?,
            fingerprint: certificate.fingerprint(),
            hook: None,
            room: room.clone(),
        };
        guest.visit(&lab).await
    });
    fs::remove_dir_all(&room).with_context(|| format!("cannot remove {}", room.display()))?;
    code
}
