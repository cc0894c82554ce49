//! Goes through all evidence that a run can hold, and writes how many kinds of it there are.

#![allow(clippy::print_stdout, reason = "a command line tool speaks by printing")]

use std::fs;

use anyhow::{Context as _, Result};
use clap::Parser;
use conficker_check::model::Model;
use project::place::root;
use proof::cell::Hosts;
use proof::laws::{Laws, Tally};
use proof::space::Space;
use proof::{catalogue, grouped};

/// Goes through all evidence that a run can hold, and stops where a law does not hold.
#[derive(Parser)]
struct Arguments {
    /// Goes through what runs can hold that ask fewer hosts.
    #[arg(long, value_name = "NUMBER")]
    hosts: Option<usize>,
    /// Writes how many kinds there are into docs/results/proof.md.
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
    let mut table = String::from(HEAD);
    for hosts in FEWEST.min(hosts_max)..=hosts_max {
        let space = Space::of(laws.model, hosts);
        let tallies = space.each(&laws.hosts, Tally::default, |tally, held| {
            // What fewer hosts bring was gone through before.
            if hosts == FEWEST || usize::from(held.hosts()) == hosts {
                laws.check(tally, held);
            }
        });
        let row = row(hosts, Tally::sum(&tallies));
        println!("{row}");
        table += &row;
        table += "\n";
    }
    if arguments.publish {
        fs::write(root().join(RESULT), table).with_context(|| format!("cannot write {RESULT}"))?;
        println!("wrote {RESULT}");
    }
    Ok(())
}

fn row(hosts: usize, tally: Tally) -> String {
    let hosts = if hosts == FEWEST {
        format!("up to {hosts}")
    } else {
        hosts.to_string()
    };
    let Tally {
        kinds,
        signs,
        no_signs,
        verdicts,
    } = tally;
    let [kinds, signs, no_signs, verdicts] = [kinds, signs, no_signs, verdicts].map(grouped);
    format!("| {hosts} | {kinds} | {signs} | {no_signs} | {verdicts} |")
}

const RESULT: &str = "docs/results/proof.md";

/// What is gone through at once in the beginning.
const FEWEST: usize = 6;

const HEAD: &str = "# All evidence, by kind

Written by `cargo xtask proof --publish`. A kind of evidence is how many names of each kind look how, and what the line
shows of itself ([DESIGN.md](../DESIGN.md)). Each is judged by the core, and its verdict is the one that the demands of
`tests/proof/src/demands.rs` give; where it is a sign, in every order of asking. The laws of `tests/proof/src/laws.rs`
hold for each.

| hosts asked | kinds of evidence | with a sign in some order of asking | with no sign | verdicts given |
|---|---|---|---|---|
";
