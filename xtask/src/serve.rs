//! Serves the awareness page.

/// Arguments of `cargo xtask serve`.
#[derive(clap::Args)]
pub(crate) struct ServeArgs {
    /// Address to listen on.
    #[arg(long, default_value = "127.0.0.1")]
    addr: std::net::IpAddr,
    /// Port to listen on.
    #[arg(long, default_value_t = 8080)]
    port: u16,
}

/// Sets up, builds and serves the awareness page.
pub(crate) fn run(_args: &ServeArgs) -> anyhow::Result<()> {
    Ok(())
}
