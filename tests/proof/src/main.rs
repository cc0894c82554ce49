//! Goes through all evidence that a run can hold, and writes how many kinds of it there are.

#![allow(clippy::print_stdout, reason = "a command line tool speaks by printing")]

use anyhow::Result;
use clap::Parser;
use conficker_check::model::Model;
use proof::catalogue;
use proof::cell::Hosts;
use proof::laws::{Laws, Tally};
use proof::published::{self, FEWEST, Published};
use proof::space::Space;

/// Goes through all evidence that a run can hold, and stops where a law does not hold.
#[derive(Parser)]
struct Arguments {
    /// Goes through what runs can hold that ask fewer hosts.
    #[arg(long, value_name = "NUMBER")]
    hosts: Option<usize>,
    /// Writes each row, as soon as it is known, into docs/results/proof.md. What that holds of the same sources is not
    /// gone through again, so a run that was stopped goes on.
    #[arg(long)]
    publish: bool,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let laws = Laws {
        model: Model::shipped(),
        hosts: Hosts::of(catalogue()),
    };
    let hosts_max = arguments.hosts.unwrap_or(laws.model.pace.hosts_max);
    let mut published = Published::of_project()?;
    for hosts in FEWEST.min(hosts_max)..=hosts_max {
        if let Some(row) = published.row(hosts) {
            println!("{row} (published before, of the same sources)");
            continue;
        }
        let space = Space::of(laws.model, hosts);
        let tallies = space.each(&laws.hosts, Tally::default, |tally, held| {
            // What fewer hosts bring was gone through before.
            if hosts == FEWEST || usize::from(held.hosts()) == hosts {
                laws.check(tally, held);
            }
        });
        let row = published::row(hosts, Tally::sum(&tallies));
        println!("{row}");
        if arguments.publish {
            published.add(row)?;
        }
    }
    Ok(())
}
