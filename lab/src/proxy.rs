//! A proxy that makes browsers' connections for them, and looks names up itself, past whatever hinders look-ups in the
//! machine.

use std::sync::Arc;

use anyhow::{Context, Result};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};

use super::namespace::{PROXY, calls_home};
use super::stage::Stage;

/// Where it listens, at [`PROXY`].
pub(super) const PORT: u16 = 3128;

/// Makes connections until the lab ends.
pub(super) async fn serve(stage: Arc<Stage>) -> Result<()> {
    let mut listener = TcpListener::bind((PROXY, PORT))
        .await
        .context("cannot open the proxy's port")?;
    tokio::spawn(async move {
        loop {
            // `Listener` tries again where `accept` fails.
            let (stream, _) = axum::serve::Listener::accept(&mut listener).await;
            tokio::spawn(connect(stream, Arc::clone(&stage)));
        }
    });
    Ok(())
}

/// Serves one CONNECT: the browser's own encryption goes through it untouched.
async fn connect(stream: TcpStream, stage: Arc<Stage>) -> std::io::Result<()> {
    let mut browser = BufReader::new(stream);
    let mut asked = String::new();
    (&mut browser).take(HEAD_MAX).read_line(&mut asked).await?;
    let mut line = String::new();
    while (&mut browser).take(HEAD_MAX).read_line(&mut line).await? > 2 {
        line.clear();
    }
    let Some(host) = asked.strip_prefix("CONNECT ").and_then(|rest| rest.split(':').next()) else {
        return browser.write_all(b"HTTP/1.1 405 Use CONNECT\r\n\r\n").await;
    };
    if calls_home(host) {
        return Ok(());
    }
    stage.note_question(host);
    let mut server = TcpStream::connect((stage.address(host), 443)).await?;
    browser.write_all(b"HTTP/1.1 200 Connected\r\n\r\n").await?;
    copy_bidirectional(&mut browser, &mut server).await.map(|_| ())
}

/// No head that a browser sends is longer, line by line.
const HEAD_MAX: u64 = 8192;
