//! The operating system and the browser, as far as they limit what a verdict may say. They never change what was observed.

use crate::text::{find, occurs};
use crate::verdict::{Line, Reason, Verdict};

/// The operating system. The worm infects Windows alone; which one it is decides what helps there.
///
/// Browsers tell it by the number of the NT kernel, which servers share with the Windows of their year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum System {
    /// No Windows.
    Other,
    /// Not told.
    #[default]
    Unknown,
    /// A Windows whose number is not known.
    Windows,
    /// NT 5.0.
    Windows2000,
    /// NT 5.1, and 5.2 with Server 2003.
    WindowsXp,
    /// NT 6.0, with Server 2008.
    WindowsVista,
    /// NT 6.1.
    Windows7,
    /// NT 6.2 and 6.3.
    Windows8,
    /// NT 10.0, which Windows 11 calls itself, too.
    Windows10,
}

impl System {
    /// Reads a user agent string.
    #[must_use]
    pub fn of_user_agent(agent: &str) -> Self {
        let Some(version) = after("Windows NT ", agent) else {
            return if agent.is_empty() {
                Self::Unknown
            } else {
                Self::Other
            };
        };
        match version {
            [b'5', b'.', b'0', ..] => Self::Windows2000,
            [b'5', ..] => Self::WindowsXp,
            [b'6', b'.', b'0', ..] => Self::WindowsVista,
            [b'6', b'.', b'1', ..] => Self::Windows7,
            [b'6', ..] => Self::Windows8,
            [b'1', b'0', ..] => Self::Windows10,
            _ => Self::Windows,
        }
    }
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
        Self {
            system: System::of_user_agent(agent),
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
    let version = after("Chrome/", agent)?;
    let digits = version.iter().take_while(|byte| byte.is_ascii_digit());
    Some(digits.fold(0, |major: u32, digit| {
        major
            .saturating_mul(10)
            .saturating_add(u32::from(digit - b'0'))
    }))
}

/// What follows a name in a user agent.
fn after<'a>(name: &str, agent: &'a str) -> Option<&'a [u8]> {
    agent.as_bytes().get(find(name, agent)? + name.len()..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_is_told_by_its_kernel() {
        for (agent, system) in [
            ("", System::Unknown),
            ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0)", System::Other),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X)",
                System::Other,
            ),
            (
                "Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.0)",
                System::Windows2000,
            ),
            ("Mozilla/5.0 (Windows NT 5.1; rv:52.0)", System::WindowsXp),
            (
                "Mozilla/5.0 (Windows NT 5.2; WOW64; rv:52.0)",
                System::WindowsXp,
            ),
            (
                "Mozilla/5.0 (Windows NT 6.0; rv:52.0)",
                System::WindowsVista,
            ),
            ("Mozilla/5.0 (Windows NT 6.1; Win64)", System::Windows7),
            ("Mozilla/5.0 (Windows NT 6.3; Win64)", System::Windows8),
            ("Mozilla/5.0 (Windows NT 10.0; Win64)", System::Windows10),
            ("Mozilla/5.0 (Windows NT 4.0)", System::Windows),
            ("Windows NT ", System::Windows),
        ] {
            assert_eq!(System::of_user_agent(agent), system, "{agent}");
        }
    }
}
