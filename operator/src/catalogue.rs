//! Visits every target of the catalogue as the widget would, says which one rots, and dates those that pass.

mod file;
mod judge;

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use project::place::root;
use tokio::runtime::Runtime;
use tokio::task::JoinSet;

use crate::visit::{Answer, Trouble, VisitArgs, Visitor};
use conficker_check::target::PATH;
use file::{CatalogueFile, Entry};
use judge::{Findings, Hop, next_hop};

/// What is done to the catalogue.
#[derive(clap::Subcommand)]
pub(crate) enum CatalogueCommand {
    /// Visits every target as the widget would, and says which one rots.
    Check(CheckArgs),
}

/// Arguments of `cargo xtask catalogue check`.
#[derive(clap::Args)]
pub(crate) struct CheckArgs {
    /// Dates the targets that pass: sets their `verified` to today.
    #[arg(long)]
    write: bool,
    /// Catalogue to look at, in place of the project's own.
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
    #[command(flatten)]
    visit: VisitArgs,
}

/// Does what is asked for.
///
/// # Errors
/// When a target rots.
pub(crate) fn run(command: &CatalogueCommand) -> Result<()> {
    match command {
        CatalogueCommand::Check(args) => check(args),
    }
}

fn check(args: &CheckArgs) -> Result<()> {
    let path = args.file.clone();
    let path = path.unwrap_or_else(|| root().join("data/catalogue.toml"));
    let mut file = CatalogueFile::read(&path)?;
    let visitor = Visitor::new(&args.visit)?;
    let runtime = Runtime::new().context("cannot start visiting")?;
    let entries = file.entries()?;
    let told = runtime.block_on(visit_all(&visitor, &entries));
    // A look-up that the system still waits for must not keep us.
    runtime.shutdown_background();
    for (entry, findings) in entries.iter().zip(&told) {
        println!("{:<26} {:<10} {findings}", entry.host, entry.role().1);
    }
    let pairs = entries.iter().zip(&told);
    let sound = pairs.filter(|(_, findings)| findings.rot.is_empty());
    let sound: Vec<_> = sound.map(|(entry, _)| entry.host.as_str()).collect();
    println!("\n{} of {} targets pass", sound.len(), entries.len());
    if args.write {
        let today = today()?;
        file.verify(&sound, &today);
        file.save(&path)?;
        println!("wrote verified = {today:?} for these");
    }
    match entries.len() - sound.len() {
        0 => Ok(()),
        rotten => bail!(
            "{rotten} of {} targets rot; try again on another day, and replace those in data/catalogue.toml that still \
            do",
            entries.len()
        ),
    }
}

/// What is to be said of each target, in the catalogue's order. All are visited at once, as each is somebody else's.
async fn visit_all(visitor: &Visitor, entries: &[Entry]) -> Vec<Findings> {
    let mut visits = JoinSet::new();
    for (place, entry) in entries.iter().enumerate() {
        let (visitor, entry) = (visitor.clone(), entry.clone());
        visits.spawn(async move { (place, visit(&visitor, &entry).await) });
    }
    let mut told = visits.join_all().await;
    told.sort_by_key(|(place, _)| *place);
    told.into_iter().map(|(_, findings)| findings).collect()
}

async fn visit(visitor: &Visitor, entry: &Entry) -> Findings {
    let mut findings = Findings::default();
    let hops = follow(visitor, &entry.host, PATH).await;
    judge::reach(entry, &hops, &mut findings);
    if let Some(image) = &entry.image {
        let hops = follow(visitor, &entry.host, image).await;
        judge::image(image, &hops, &mut findings);
    }
    findings
}

/// Visits a host and, as a browser does, whatever it leads to.
async fn follow(visitor: &Visitor, host: &str, path: &str) -> Vec<(Hop, Result<Answer, Trouble>)> {
    let mut hops = Vec::new();
    let mut next = Hop::first(host, path);
    while hops.len() < HOPS_MAX {
        let visit = visitor.visit(&next.host, &next.path).await;
        let hop = next.clone();
        let onward = visit
            .as_ref()
            .ok()
            .and_then(Answer::leads_to)
            .map(|place| next_hop(&hop, &place));
        hops.push((hop, visit));
        match onward {
            Some(Some(hop)) if hop.secure => next = hop,
            Some(Some(hop)) => {
                // Browsers go no further; nor do we.
                let why = String::from("browsers refuse plain HTTP");
                hops.push((hop, Err(Trouble::NoTls(why))));
                break;
            }
            Some(None) | None => break,
        }
    }
    hops
}

fn today() -> Result<String> {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?;
    let today = chrono::DateTime::from_timestamp(since.as_secs().try_into()?, 0);
    let today = today.context("this machine's clock is out of range")?;
    Ok(today.format("%Y-%m-%d").to_string())
}

/// Browsers follow twenty; a target that needs as many as this is none.
const HOPS_MAX: usize = 6;
