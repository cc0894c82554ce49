//! A host on loopback that meets a request in each of the ways in which a site can: its paths name them.
//!
//! A test puts a word of its own into the query. By that word the host tells what it was asked, and waits for what a
//! test waits for: nobody sleeps, and no test hears of another's requests.

use std::collections::BTreeSet;
use std::io::{self, Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

/// Opens the host, which lasts as long as this program, and gives its address.
///
/// # Errors
/// When loopback has no port to give.
pub(crate) fn open() -> Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no port on loopback")?;
    let address = listener.local_addr()?;
    let host = Arc::new(Host::default());
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let host = Arc::clone(&host);
            // A visitor who goes away breaks the connection, which is no fault of ours.
            thread::spawn(move || host.meet(stream).unwrap_or_default());
        }
    });
    Ok(address)
}

#[derive(Default)]
struct Host {
    past: Mutex<Past>,
    something_happened: Condvar,
}

#[derive(Default)]
struct Past {
    /// The head of every request.
    heads: Vec<String>,
    /// The words of those who stopped waiting for an answer.
    left: BTreeSet<String>,
}

impl Host {
    fn meet(&self, mut stream: TcpStream) -> io::Result<()> {
        let Some(head) = read_head(&mut stream)? else {
            return Ok(());
        };
        let asked = head.split(' ').nth(1).unwrap_or_default();
        let (path, word) = asked.split_once('?').unwrap_or((asked, ""));
        let (path, word) = (path.to_owned(), word.to_owned());
        // What a test asks for its own sake is none of a visitor's requests.
        if !["/heads", "/left"].contains(&path.as_str()) {
            self.past().heads.push(head);
        }
        if ["/lit", "/withheld", "/redirect", "/lost", "/close"].contains(&path.as_str()) {
            thread::sleep(WAY);
        }
        match path.as_str() {
            "/lit" => answer(&mut stream, "200 OK", "", ""),
            // Answers, but lets no other site have the answer.
            "/withheld" => answer(&mut stream, "200 OK", WITHHELD, ""),
            "/redirect" => answer(&mut stream, "302 Found", &leads_to(&format!("/lit?{word}")), ""),
            "/lost" => answer(&mut stream, "302 Found", &leads_to("http://nobody.invalid/"), ""),
            "/close" => Ok(()),
            "/hang" => self.hang(&mut stream, word),
            "/left" => {
                let until = |past: &mut Past| !past.left.contains(&word);
                drop(self.something_happened.wait_while(self.past(), until));
                answer(&mut stream, "200 OK", FOR_ALL, "")
            }
            "/heads" => {
                let of_word = format!("?{word} ");
                let past = self.past().heads.clone();
                let heads: String = past.into_iter().filter(|head| head.contains(&of_word)).collect();
                answer(&mut stream, "200 OK", FOR_ALL, &heads)
            }
            _ => answer(&mut stream, "404 Not Found", "", ""),
        }
    }

    /// Says nothing until the visitor has enough of it.
    fn hang(&self, stream: &mut TcpStream, word: String) -> io::Result<()> {
        let ended = stream.read(&mut [0; 1]);
        self.past().left.insert(word);
        self.something_happened.notify_all();
        ended.map(drop)
    }

    fn past(&self) -> MutexGuard<'_, Past> {
        self.past.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Everything up to the empty line; nothing where a browser opened a connection and did not use it.
fn read_head(stream: &mut TcpStream) -> io::Result<Option<String>> {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        if stream.read(&mut byte)? == 0 {
            return Ok(None);
        }
        head.push(byte[0]);
    }
    Ok(Some(String::from_utf8_lossy(&head).into_owned()))
}

fn answer(stream: &mut TcpStream, status: &str, header: &str, body: &str) -> io::Result<()> {
    let length = body.len();
    let head = format!("HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {length}\r\n");
    stream.write_all(format!("{head}{header}\r\n{body}").as_bytes())
}

fn leads_to(address: &str) -> String {
    format!("Location: {address}\r\n")
}

/// How long an answer is on its way: no site is as near as loopback, and Firefox gives times in whole milliseconds
/// (`privacy.reduceTimerPrecision`), so that an answer within the same one would have no length.
const WAY: Duration = Duration::from_millis(5);

const WITHHELD: &str = "Cross-Origin-Resource-Policy: same-origin\r\n";

/// What a test asks for its own sake it may read.
const FOR_ALL: &str = "Access-Control-Allow-Origin: *\r\n";

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(host: SocketAddr, path: &str) -> String {
        let mut stream = TcpStream::connect(host).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn stub_does_as_its_paths_say() {
        let host = open().unwrap();
        assert!(ask(host, "/lit?a").starts_with("HTTP/1.1 200 "));
        assert!(ask(host, "/withheld?a").contains("Resource-Policy: same-origin"));
        assert!(ask(host, "/redirect?a").contains("Location: /lit?a\r\n"));
        assert_eq!(ask(host, "/close?a"), "");
        assert!(ask(host, "/elsewhere?b").starts_with("HTTP/1.1 404 "));
        let heads = ask(host, "/heads?a");
        assert_eq!(heads.matches("Host: x").count(), 4, "{heads}");
    }

    #[test]
    fn stub_knows_when_a_visitor_has_left() {
        let host = open().unwrap();
        let mut waiting = TcpStream::connect(host).unwrap();
        write!(waiting, "GET /hang?c HTTP/1.1\r\n\r\n").unwrap();
        drop(waiting);
        assert!(ask(host, "/left?c").starts_with("HTTP/1.1 200 "));
    }
}
