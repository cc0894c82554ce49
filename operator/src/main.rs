//! The program for those who run the check on their hosts, or look after its catalogue: one file a command; it may
//! visit hosts, and writes nothing but the catalogue's dates.

#![allow(clippy::disallowed_methods, reason = "only the core may not ask what time it is")]
#![allow(clippy::print_stdout, reason = "a command line tool speaks by printing")]

mod catalogue;
mod twins;
mod visit;

use clap::{Parser, Subcommand};
use operator::{lint_host, policy};

fn main() -> std::process::ExitCode {
    let outcome = match Cli::parse().command {
        Command::Catalogue { command } => catalogue::run(&command),
        Command::LintHost(args) => lint_host::run(&args),
        Command::Policy(args) => policy::run(&args),
        Command::Twins { command } => twins::run(&command),
    };
    project::process::exit_code(outcome)
}

/// Checks names, policies, twins and targets of conficker-check.
#[derive(Parser)]
#[command(name = "conficker-operator", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Looks after the hosts that a check may contact.
    Catalogue {
        #[command(subcommand)]
        command: catalogue::CatalogueCommand,
    },
    /// Says whether the worm blocks a page's, a content network's or a twin's name, and by which string.
    LintHost(lint_host::LintHostArgs),
    /// Prints the content security policy that a page needs, for each way of embedding.
    Policy(policy::PolicyArgs),
    /// Looks after an operator's twins and own names.
    Twins {
        #[command(subcommand)]
        command: twins::TwinsCommand,
    },
}
