//! Looks at an operator's twins as the widget will, and says what to mend.

mod findings;

use std::collections::BTreeSet;
use std::net::IpAddr;

use anyhow::{Context, Result, anyhow, bail};
use conficker_check::settings::Settings;
use conficker_check::target::{Catalogue, PATH, Target};
use operator::lint_host::twin_domain;
use tokio::runtime::Runtime;

use crate::visit::{Answer, Tls, Trouble, VisitArgs, Visitor};
use findings::{Bounds, Finding, Weight, findings};

/// What is done to an operator's twins.
#[derive(clap::Subcommand)]
pub(crate) enum TwinsCommand {
    /// Visits the three names as the widget does, and says of each fault how to mend it.
    Check(CheckArgs),
}

/// Arguments of `cargo xtask twins check`.
#[derive(clap::Args)]
pub(crate) struct CheckArgs {
    /// The domain under which the twins stand, as in `canary="BASE"`.
    base: String,
    #[command(flatten)]
    visit: VisitArgs,
    /// Longest time that a twin may take to answer.
    #[arg(long, value_name = "MS", default_value_t = 1000)]
    slow_ms: u64,
    /// Fewest days for which the certificate must still be good.
    #[arg(long, value_name = "DAYS", default_value_t = 14)]
    days_min: u16,
}

/// Does what is asked for.
///
/// # Errors
/// When the twins have a fault.
pub(crate) fn run(command: &TwinsCommand) -> Result<()> {
    match command {
        TwinsCommand::Check(args) => check(args),
    }
}

fn check(args: &CheckArgs) -> Result<()> {
    let base = twin_domain(&args.base)?;
    let settings = Settings::parse(Some(&base), None, 0)
        .map_err(|_| anyhow!("“{base}” is no domain for twins; write one such as twins.example.org"))?;
    let visitor = Visitor::new(&args.visit)?;
    let runtime = Runtime::new().context("cannot start visiting")?;
    let catalogue = settings.catalogue();
    let seen = runtime.block_on(look(&visitor, &catalogue));
    // A look-up that the system still waits for must not keep us.
    runtime.shutdown_background();
    let bounds = Bounds {
        slow_ms: args.slow_ms,
        days_min: args.days_min,
    };
    conclude(&base, &seen, &findings(&seen, &bounds))
}

/// One of the twins, with all that was seen of it.
struct Seen {
    target: Target,
    addresses: Result<BTreeSet<IpAddr>, Trouble>,
    visits: Vec<(IpAddr, Result<Answer, Trouble>)>,
    /// Whether TLS 1.2, the newest that browsers on old PCs have, is spoken too; nothing where no visit came off.
    old: Option<Result<(), Trouble>>,
}

/// Visits each twin at each of its addresses.
async fn look(visitor: &Visitor, catalogue: &Catalogue) -> Vec<Seen> {
    let mut seen = Vec::new();
    let twins = catalogue.iter().filter(|(id, _)| catalogue.is_twin(*id));
    for (_, target) in twins {
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
        seen.push(Seen {
            target: target.clone(),
            addresses,
            visits,
            old,
        });
    }
    seen
}

fn conclude(base: &str, seen: &[Seen], findings: &[Finding]) -> Result<()> {
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
    if faults > 0 {
        let count = if faults == 1 {
            "one fault".to_owned()
        } else {
            format!("{faults} faults")
        };
        bail!("the twins under {base} have {count}; mend what is named above before a page names the twins");
    }
    println!("\nThe twins under {base} work. Name them in the tag: canary=\"{base}\"");
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
