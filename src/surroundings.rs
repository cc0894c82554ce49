//! The operating system and who looks names up, as far as they limit the verdict. They never change what was observed.

use crate::blocklist::find;
use crate::evidence::Line;
use crate::target::{Catalogue, TargetId};
use crate::verdict::{Reason, Verdict};
use strum::{EnumMessage, IntoStaticStr, VariantArray, VariantNames};

/// The operating system. The worm infects Windows alone; which one it is decides what helps there.
///
/// Browsers expose it as the number of the NT kernel, which servers share with the Windows of their year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumMessage, IntoStaticStr, VariantArray, VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum System {
    /// Not reported.
    #[default]
    Unknown,
    /// No Windows.
    Other,
    /// A Windows whose number is not known.
    Windows,
    /// NT 5.0.
    #[strum(serialize = "windows-2000")]
    Windows2000,
    /// NT 5.1, and 5.2 with Server 2003.
    WindowsXp,
    /// NT 6.0, with Server 2008.
    WindowsVista,
    /// NT 6.1.
    #[strum(serialize = "windows-7")]
    Windows7,
    /// NT 6.2 and 6.3.
    #[strum(serialize = "windows-8")]
    Windows8,
    /// NT 10.0, which Windows 11 calls itself, too.
    #[strum(serialize = "windows-10")]
    Windows10,
}

impl System {
    /// Reads a user agent string.
    #[must_use]
    pub fn of_user_agent(agent: &str) -> Self {
        let Some(version) = after("Windows NT ", agent) else {
            return if agent.is_empty() { Self::Unknown } else { Self::Other };
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

impl System {
    /// Reads the client hint `platformVersion` of a browser whose `platform` is Windows: the version of its API
    /// contracts, and `0.x` on what is older than Windows 10 (Microsoft, "Detect Windows 11 and CPU architecture using
    /// User-Agent Client Hints").
    #[must_use]
    pub fn of_hint(version: &str) -> Self {
        match version.as_bytes() {
            [b'0', b'.', b'1', ..] => Self::Windows7,
            [b'0', b'.', b'2' | b'3', ..] => Self::Windows8,
            [b'1'..=b'9', ..] => Self::Windows10,
            _ => Self::Windows,
        }
    }

    /// Whether it is a Windows.
    #[must_use]
    pub fn is_windows(self) -> bool {
        !matches!(self, Self::Unknown | Self::Other)
    }

    /// Whether it came without the hole through which the worm spreads by itself (Microsoft, MS08-067: the last Windows
    /// with it are Vista and Server 2008). The worm reaches others by USB sticks and weak passwords.
    #[must_use]
    pub fn was_never_vulnerable(self) -> bool {
        matches!(self, Self::Windows7 | Self::Windows8 | Self::Windows10)
    }

    /// What a user agent reveals of a system, where no client hint adds to it: from 107 on Chromium sends
    /// `Windows NT 10.0` on every Windows, and 109 still runs on Windows 7.
    #[must_use]
    pub fn without_hint(self, agent: &str) -> Self {
        match chromium_major(agent) {
            Some(CHROMIUM_WITH_FROZEN_AGENT_MIN..) if self == Self::Windows10 => Self::Windows,
            _ => self,
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

/// What is known of the machine before the check.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// The operating system.
    pub system: System,
    /// Who looks names up.
    pub resolver: Resolver,
    /// Whether the browser believes that it has a connection.
    pub line: Line,
    /// Whether the engine looks up more than four names at once without keeping others waiting.
    pub many: bool,
    /// A bit for each target that this page has asked so lately that the browser may have kept what came of it. None of
    /// them is asked.
    pub kept: u32,
}

impl Surroundings {
    /// The verdict that is allowed here. On a machine that the worm cannot infect, its pattern contradicts the machine;
    /// and where an operator's twins were left out, they may contradict it.
    #[must_use]
    pub fn temper(self, verdict: Verdict, catalogue: &Catalogue) -> Verdict {
        let mut is_twin_kept = false;
        for (id, _) in catalogue.iter() {
            is_twin_kept |= catalogue.is_twin(id) && !self.is_fresh(id);
        }
        if matches!(verdict, Verdict::Sign { .. }) && (self.system == System::Other || is_twin_kept) {
            return Verdict::CannotTell(Reason::Contradictory);
        }
        verdict
    }

    /// Whether a target may be asked.
    #[must_use]
    pub fn is_fresh(self, target: TargetId) -> bool {
        self.kept & (1 << target.0) == 0
    }

    /// Reads a user agent string.
    ///
    /// Chromium has used a resolver of its own on Windows for some years (Edge's policy text: "not configured: the
    /// built-in client is used"); in which version that began was not found. Up to 109, the last for Windows 7 and 8,
    /// it left look-ups to the system (the same policy of that time: the own client is the default on macOS, Android
    /// and ChromeOS alone).
    #[must_use]
    pub fn of_user_agent(agent: &str, line: Line) -> Self {
        let gecko = find("Gecko/", agent).is_some() && find("Firefox/", agent).is_some();
        let (resolver, many) = match chromium_major(agent) {
            None if gecko => (Resolver::System, true),
            None => (Resolver::Unknown, false),
            Some(CHROMIUM_WITH_OWN_RESOLVER_MIN..) => (Resolver::Browser, true),
            Some(major) => (Resolver::System, major >= CHROMIUM_WITH_MANY_LOOKUPS_MIN),
        };
        Self {
            system: System::of_user_agent(agent),
            resolver,
            line,
            many,
            kept: 0,
        }
    }
}

/// The first without Windows 7 and 8: by then patches to Chromium show the built-in resolver on by default for Windows.
const CHROMIUM_WITH_OWN_RESOLVER_MIN: u32 = 110;

/// The first of which it is certain that it looks up 64 names at once, and not six (`kDefaultMaxProcTasks` in
/// `net/dns/host_resolver_manager.cc`, raised in 2020).
const CHROMIUM_WITH_MANY_LOOKUPS_MIN: u32 = 90;

/// The first whose user agent contains one Windows for all (Chromium, "User-Agent Reduction", phase 5).
const CHROMIUM_WITH_FROZEN_AGENT_MIN: u32 = 107;

fn chromium_major(agent: &str) -> Option<u32> {
    let version = after("Chrome/", agent)?;
    let digits = version.iter().take_while(|byte| byte.is_ascii_digit());
    Some(digits.fold(0, |major: u32, digit| {
        major.saturating_mul(10).saturating_add(u32::from(digit - b'0'))
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
            ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X)", System::Other),
            (
                "Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.0)",
                System::Windows2000,
            ),
            ("Mozilla/5.0 (Windows NT 5.1; rv:52.0)", System::WindowsXp),
            ("Mozilla/5.0 (Windows NT 5.2; WOW64; rv:52.0)", System::WindowsXp),
            ("Mozilla/5.0 (Windows NT 6.0; rv:52.0)", System::WindowsVista),
            ("Mozilla/5.0 (Windows NT 6.1; Win64)", System::Windows7),
            ("Mozilla/5.0 (Windows NT 6.3; Win64)", System::Windows8),
            ("Mozilla/5.0 (Windows NT 10.0; Win64)", System::Windows10),
            ("Mozilla/5.0 (Windows NT 4.0)", System::Windows),
            ("Windows NT ", System::Windows),
        ] {
            assert_eq!(System::of_user_agent(agent), system, "{agent}");
        }
    }

    #[test]
    fn client_hint_tells_windows_apart() {
        for (version, system) in [
            ("0.1.0", System::Windows7),
            ("0.2.0", System::Windows8),
            ("0.3.0", System::Windows8),
            ("1.0.0", System::Windows10),
            ("10.0.0", System::Windows10),
            ("15.0.0", System::Windows10),
            ("0", System::Windows),
            ("", System::Windows),
        ] {
            assert_eq!(System::of_hint(version), system, "{version}");
        }
    }

    #[test]
    fn frozen_user_agent_tells_no_version_of_windows() {
        for (agent, system) in [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/109.0.0.0",
                System::Windows,
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/126.0.0.0",
                System::Windows,
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/106.0.0.0",
                System::Windows10,
            ),
            (
                "Mozilla/5.0 (Windows NT 6.1; Win64; x64) Chrome/109.0.0.0",
                System::Windows7,
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Firefox/140.0",
                System::Windows10,
            ),
        ] {
            assert_eq!(System::of_user_agent(agent).without_hint(agent), system, "{agent}");
        }
    }
}
