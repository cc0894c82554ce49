//! `cargo xtask …`: everything that is done *to* the project, one file a command.
//!
//! The commands need cargo alone; whatever else they need they find, or install and say so (see the crate `setup`).

#![allow(clippy::disallowed_methods, reason = "only the core may not ask what time it is")]
#![allow(clippy::print_stdout, reason = "a command line tool speaks by printing")]

mod build;
mod codegen;
mod handed_over;
mod languages;
mod picture;
mod release;
mod serve;
mod site;
mod size;
mod test;
mod texts;

use clap::{Parser, Subcommand};
use handed_over::HandedOver;
use project::process;

fn main() -> std::process::ExitCode {
    process::exit_code(match Cli::parse().command {
        Command::Bench(_) | Command::Engines(_) | Command::Soak(_) => handed_over::to_engines(),
        Command::Build(args) => build::command(&args),
        Command::Catalogue(_) | Command::LintHost(_) | Command::Policy(_) | Command::Twins(_) => {
            handed_over::to_operator()
        }
        Command::Check => test::check(),
        Command::Codegen { check } => codegen::run(check),
        Command::Lab(_) => handed_over::to_lab(),
        Command::Picture => picture::run(),
        Command::Proof(_) => handed_over::to_proof(),
        Command::Release => release::run(),
        Command::Serve(args) => serve::run(&args),
        Command::Sim(_) => handed_over::to_sim(),
        Command::Size => size::run(),
        Command::Test(args) => test::run(&args),
    })
}

/// Sets up, builds, serves and tests conficker-check.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Times a check in three browser engines, beside pages that decide by the rules that came before.
    #[command(disable_help_flag = true)]
    Bench(HandedOver),
    /// Builds the package into pkg/dist/, and the site into www/dist/.
    Build(build::BuildArgs),
    /// Checks a change without a browser: generated sources, style, spelling, native tests, build, scripts and size.
    Check,
    /// Looks after the hosts that a check may contact.
    #[command(disable_help_flag = true)]
    Catalogue(HandedOver),
    /// Writes the generated sources from data/.
    Codegen {
        /// Only says whether the generated sources are up to date.
        #[arg(long)]
        check: bool,
    },
    /// Plays every network in three browser engines.
    #[command(disable_help_flag = true)]
    Engines(HandedOver),
    /// Runs a command, or a browser to look at, in a simulated network.
    #[command(disable_help_flag = true)]
    Lab(HandedOver),
    /// Says whether the worm blocks a page's, a content network's or a twin's name, and by which string.
    #[command(disable_help_flag = true)]
    LintHost(HandedOver),
    /// Takes the picture of the three verdicts that the README opens with.
    Picture,
    /// Prints the content security policy that a page needs, for each way of embedding.
    #[command(disable_help_flag = true)]
    Policy(HandedOver),
    /// Judges all evidence that a run can hold, by kind.
    #[command(disable_help_flag = true)]
    Proof(HandedOver),
    /// Builds anew and writes the files of a release, with their checksums, into target/release-files/.
    Release,
    /// Sets up, builds and serves the awareness page.
    Serve(serve::ServeArgs),
    /// Measures the verdict's error rates in simulated networks, beside the rules that came before.
    #[command(disable_help_flag = true)]
    Sim(HandedOver),
    /// Shows what the visitor downloads, part by part, against the budget.
    Size,
    /// Runs a thousand checks in one tab of each engine, and looks at what is left behind.
    #[command(disable_help_flag = true)]
    Soak(HandedOver),
    /// Sets up and runs every test.
    Test(test::TestArgs),
    /// Looks after an operator's twins and own names.
    #[command(disable_help_flag = true)]
    Twins(HandedOver),
}
