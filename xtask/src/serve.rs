//! Sets up, builds and serves the awareness page.

use std::net::{IpAddr, SocketAddr};

use anyhow::Result;
use project::progress::say;

/// Arguments of `cargo xtask serve`.
#[derive(clap::Args)]
pub(crate) struct ServeArgs {
    /// Address to listen on.
    #[arg(long, default_value = "127.0.0.1")]
    addr: IpAddr,
    /// Port to listen on.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Takes the package as it was last built.
    #[arg(long)]
    no_build: bool,
}

/// Serves until it is interrupted.
pub(crate) fn run(args: &ServeArgs) -> Result<()> {
    // The port is claimed first: to learn that it is taken after a long build would be a pity.
    let listener = serve::listen(SocketAddr::new(args.addr, args.port))?;
    let address = listener.local_addr()?;
    if !args.no_build {
        crate::build::run()?;
    }
    say(&format!(
        "\nServing the awareness page. Open http://{address}/ in a browser; press Ctrl-C to stop."
    ));
    serve::run(listener)
}
