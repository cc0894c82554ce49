//! Three browser engines, a lab for each: networks, odd pages, the benchmark and the soak. May start labs with the
//! scripts beside this folder, and write what is published of them.

#![allow(clippy::disallowed_methods, reason = "only the core may not ask what time it is")]
#![allow(clippy::print_stdout, reason = "a command line tool speaks by printing")]

mod bench;
mod labs;
mod networks;
mod pages;
mod publish;
mod run;
mod soak;
mod table;

use clap::{Parser, Subcommand};

fn main() -> std::process::ExitCode {
    project::process::exit_code(match Cli::parse().command {
        Command::Bench(args) => bench::run(&args),
        Command::Engines(args) => networks::run(&args),
        Command::Soak(args) => soak::run(&args),
    })
}

/// Plays conficker-check in three browser engines.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Times a check in three browser engines, beside pages that decide by the rules that came before.
    Bench(bench::BenchArgs),
    /// Plays every network in three browser engines.
    Engines(networks::EnginesArgs),
    /// Runs a thousand checks in one tab of each engine, and looks at what is left behind.
    Soak(soak::SoakArgs),
}
