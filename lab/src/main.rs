//! The lab as a program: reads its arguments, and nothing else.

use clap::Parser;

/// Runs a command, or a browser to look at, in a simulated network.
#[derive(Parser)]
#[command(name = "cargo xtask lab", bin_name = "cargo xtask lab")]
struct Cli {
    #[command(flatten)]
    args: lab::LabArgs,
}

fn main() -> std::process::ExitCode {
    project::process::exit_code(lab::run(Cli::parse().args))
}
