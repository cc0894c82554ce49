//! Looks at an operator's twins, or at its own names, as the widget will, and says what to mend.

mod findings;

use std::collections::BTreeSet;
use std::net::IpAddr;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, anyhow, bail};
use conficker_check::blocklist;
use conficker_check::settings::Settings;
use conficker_check::target::{Catalogue, PATH, Target};
use conficker_check::variant::VariantSet;
use operator::lint_host::{own_domain, twin_domain};
use tokio::runtime::Runtime;
use tokio::task::JoinSet;

use crate::visit::{Answer, Tls, Trouble, VisitArgs, Visitor};
use findings::{Bounds, Finding, Weight, findings};

/// What is done to an operator's twins.
#[derive(clap::Subcommand)]
pub(crate) enum TwinsCommand {
    /// Visits the names as the widget does, and says of each fault how to mend it.
    Check(CheckArgs),
}

/// Arguments of `cargo xtask twins check`.
#[derive(clap::Args)]
pub(crate) struct CheckArgs {
    /// The domain of the twins, as in `canary="BASE"`, or with `--own` of the own names, as in `own="BASE"`.
    base: String,
    /// Looks at own names behind a wildcard in place of twins: at all that one check may ask, and others each second.
    #[arg(long)]
    own: bool,
    #[command(flatten)]
    visit: VisitArgs,
    /// Longest time that a name may take to answer.
    #[arg(long, value_name = "MS", default_value_t = 1000)]
    slow_ms: u64,
    /// Fewest days for which the certificate must still be good.
    #[arg(long, value_name = "DAYS", default_value_t = 14)]
    days_min: u16,
}

/// Does what is asked for.
///
/// # Errors
/// When the names have a fault.
pub(crate) fn run(command: &TwinsCommand) -> Result<()> {
    match command {
        TwinsCommand::Check(args) => check(args),
    }
}

fn check(args: &CheckArgs) -> Result<()> {
    let kind = if args.own { Kind::Own } else { Kind::Twins };
    let (base, settings) = settings(kind, &args.base)?;
    let visitor = Visitor::new(&args.visit)?;
    let runtime = Runtime::new().context("cannot start visiting")?;
    let seen = runtime.block_on(look(&visitor, targets(kind, &base, &settings.catalogue())));
    // A look-up that the system still waits for must not keep us.
    runtime.shutdown_background();
    let bounds = Bounds {
        slow_ms: args.slow_ms,
        days_min: args.days_min,
    };
    conclude(kind, &base, &seen, &findings(kind, &seen, &bounds))
}

/// What the names are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// The only names that a check asks.
    Own,
    /// Names beside the shipped hosts.
    Twins,
}

fn settings(kind: Kind, base: &str) -> Result<(String, Settings)> {
    let (base, settings) = match kind {
        Kind::Own => {
            let base = own_domain(base)?;
            // Whoever keeps the names of one turn has not seen those of the next.
            let turn = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs() as u32;
            (base.clone(), Settings::parse(None, Some(&base), turn))
        }
        Kind::Twins => {
            let base = twin_domain(base)?;
            (base.clone(), Settings::parse(Some(&base), None, 0))
        }
    };
    let settings = settings.map_err(|_| anyhow!("“{base}” cannot serve; write a domain such as names.example.org"))?;
    Ok((base, settings))
}

/// The names to visit, each with the variants that have to block it: those whose strings are in its label.
fn targets(kind: Kind, base: &str, catalogue: &Catalogue) -> Vec<(Target, VariantSet)> {
    let asked = catalogue
        .iter()
        .filter(|(id, _)| kind == Kind::Own || catalogue.is_twin(*id));
    asked
        .map(|(_, target)| {
            let label = target.host.strip_suffix(base).unwrap_or(&target.host);
            (target.clone(), blocklist::listed_by(label))
        })
        .collect()
}

/// One of the names, with all that was seen of it.
struct Seen {
    target: Target,
    /// The variants that have to block it.
    expected: VariantSet,
    addresses: Result<BTreeSet<IpAddr>, Trouble>,
    visits: Vec<(IpAddr, Result<Answer, Trouble>)>,
    /// Whether TLS 1.2, the newest that browsers on old PCs have, is spoken too; nothing where no visit came off.
    old: Option<Result<(), Trouble>>,
}

/// Visits each name at each of its addresses, all names at once, and gives them in their order.
async fn look(visitor: &Visitor, targets: Vec<(Target, VariantSet)>) -> Vec<Seen> {
    let mut visits = JoinSet::new();
    for (place, (target, expected)) in targets.into_iter().enumerate() {
        let visitor = visitor.clone();
        visits.spawn(async move { (place, look_at(&visitor, target, expected).await) });
    }
    let mut seen = visits.join_all().await;
    seen.sort_by_key(|(place, _)| *place);
    seen.into_iter().map(|(_, seen)| seen).collect()
}

async fn look_at(visitor: &Visitor, target: Target, expected: VariantSet) -> Seen {
    let addresses = visitor.look_up(&target.host).await;
    let (mut visits, mut old) = (Vec::new(), None);
    for &address in addresses.iter().flatten() {
        let visit = |tls| visitor.visit_at(address, &target.host, PATH, tls);
        let answer = visit(Tls::Any).await;
        if old.is_none() && answer.is_ok() {
            old = Some(visit(Tls::Old).await.map(drop));
        }
        visits.push((address, answer));
    }
    Seen {
        target,
        expected,
        addresses,
        visits,
        old,
    }
}

fn conclude(kind: Kind, base: &str, seen: &[Seen], findings: &[Finding]) -> Result<()> {
    let width = seen.iter().map(|seen| seen.target.host.len()).max();
    for Seen { target, visits, .. } in seen {
        for (address, visit) in visits {
            println!(
                "{:<width$}  {address:<15}  {}",
                target.host,
                summary(visit),
                width = width.unwrap_or_default()
            );
        }
    }
    for finding in findings {
        println!("\n{finding}");
    }
    let faults = findings
        .iter()
        .filter(|finding| finding.weight == Weight::Fault)
        .count();
    let (names, attribute) = match kind {
        Kind::Own => ("own names", "own"),
        Kind::Twins => ("twins", "canary"),
    };
    if faults > 0 {
        let count = if faults == 1 {
            "one fault".to_owned()
        } else {
            format!("{faults} faults")
        };
        bail!("the {names} under {base} have {count}; mend what is named above before a page names them");
    }
    println!("\nThe {names} under {base} work. Name them in the tag: {attribute}=\"{base}\"");
    Ok(())
}

fn summary(visit: &Result<Answer, Trouble>) -> String {
    match visit {
        Ok(answer) => format!(
            "status {} in {} ms, certificate good for {} days",
            answer.status,
            answer.took.as_millis(),
            answer.days_left
        ),
        Err(trouble) => trouble.to_string(),
    }
}
