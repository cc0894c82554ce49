//! The operating system and the browser, as far as they limit what a verdict may say. They never change what was observed.

use crate::text::{find, occurs};
use crate::verdict::{Line, Reason, Verdict};

/// Whether the worm could live on this operating system: it infects Windows alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum System {
    /// Something else.
    Other,
    /// Not told.
    #[default]
    Unknown,
    /// Windows.
    Windows,
}

/// Who looks names up for this browser. The worm hooks the system's resolver, so only there the block is visible.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Resolver {
    /// The browser itself, with sockets of its own.
    Browser,
    /// The operating system.
    System,
    /// Not known.
    #[default]
    Unknown,
}

/// Which signal tells a withheld response from none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Engine {
    /// Firefox: a resource timing of no length means that no connection was made.
    Gecko,
    /// Chromium and WebKit: an `EventSource` that will not retry has had a response.
    #[default]
    Other,
}

/// What is known of the machine before the check.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// The operating system.
    pub system: System,
    /// Who looks names up.
    pub resolver: Resolver,
    /// The family of the browser.
    pub engine: Engine,
    /// Whether the browser believes that it has a connection.
    pub line: Line,
}

impl Surroundings {
    /// What may be said here of a verdict: on a machine that the worm cannot infect, its pattern contradicts the machine.
    #[must_use]
    pub fn temper(self, verdict: Verdict) -> Verdict {
        match (self.system, verdict) {
            (System::Other, Verdict::Sign { .. }) => Verdict::CannotTell(Reason::Contradictory),
            _ => verdict,
        }
    }

    /// Reads a user agent string.
    ///
    /// Chromium has used a resolver of its own on Windows for some years (Edge's policy text: "not configured: the built-in client
    /// is used"); in which version that began was not found. Up to 49, the last for Windows XP and Vista, it used the system's.
    #[must_use]
    pub fn of_user_agent(agent: &str, line: Line) -> Self {
        let gecko = occurs("Gecko/", agent) && occurs("Firefox/", agent);
        let resolver = match chromium_major(agent) {
            None if gecko => Resolver::System,
            None => Resolver::Unknown,
            Some(major) if major <= CHROMIUM_WITH_SYSTEM_RESOLVER_MAX => Resolver::System,
            Some(major) if major >= CHROMIUM_WITH_OWN_RESOLVER_MIN => Resolver::Browser,
            Some(_) => Resolver::Unknown,
        };
        let system = match agent {
            "" => System::Unknown,
            _ if occurs("Windows NT", agent) => System::Windows,
            _ => System::Other,
        };
        Self {
            system,
            resolver,
            engine: if gecko { Engine::Gecko } else { Engine::Other },
            line,
        }
    }
}

/// The last for Windows XP and Vista; Windows used its own resolver there.
const CHROMIUM_WITH_SYSTEM_RESOLVER_MAX: u32 = 49;

/// The first without Windows 7 and 8: by then patches to Chromium show the built-in resolver on by default for Windows.
const CHROMIUM_WITH_OWN_RESOLVER_MIN: u32 = 110;

fn chromium_major(agent: &str) -> Option<u32> {
    let name = "Chrome/";
    let version = agent.as_bytes().get(find(name, agent)? + name.len()..)?;
    let digits = version.iter().take_while(|byte| byte.is_ascii_digit());
    Some(digits.fold(0, |major: u32, digit| {
        major
            .saturating_mul(10)
            .saturating_add(u32::from(digit - b'0'))
    }))
}
