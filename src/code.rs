//! Stable kebab-case names of everything a person may be shown. The core speaks codes; the texts are in `pkg/messages`.

use crate::inference::Hypothesis;
use crate::probe::Outcome;
use crate::report::Caveat;
use crate::settings::Fault;
use crate::surroundings::{Engine, System};
use crate::target::{Role, Sector};
use crate::variant::Variant;
use crate::verdict::{Reason, Verdict};

/// Has a stable name.
pub trait Code {
    /// The name: kebab-case, the same in every version.
    fn code(&self) -> &'static str;
}

/// What the report says of a target that was not asked.
pub const NOT_TRIED: &str = "not-tried";

impl Code for Verdict {
    fn code(&self) -> &'static str {
        match self {
            Self::CannotTell(_) => "cannot-tell",
            Self::NoSign => "no-sign",
            Self::Sign { .. } => "sign",
        }
    }
}

impl Code for Reason {
    fn code(&self) -> &'static str {
        match self {
            Self::Cancelled => "cancelled",
            Self::CaptivePortal => "captive-portal",
            Self::Contradictory => "contradictory",
            Self::Filtered => "filtered",
            Self::Interrupted => "interrupted",
            Self::Offline => "offline",
            Self::PagePolicy => "page-policy",
            Self::TooLittle => "too-little",
        }
    }
}

impl Code for Caveat {
    fn code(&self) -> &'static str {
        match self {
            Self::DnsOverHttps => "dns-over-https",
            Self::NoSecondOpinion => "no-second-opinion",
            Self::NotRestarted => "not-restarted",
            Self::NotWindows => "not-windows",
            Self::OwnResolver => "own-resolver",
            Self::Proxy => "proxy",
            Self::SimilarMalware => "similar-malware",
            Self::VariantA => "variant-a",
        }
    }
}

impl Code for Hypothesis {
    fn code(&self) -> &'static str {
        match self {
            Self::Clear => "clear",
            Self::Filter => "filter",
            Self::Flaky => "flaky",
            Self::NameList => "name-list",
            Self::Outage => "outage",
            Self::WormB => "worm-b",
            Self::WormC => "worm-c",
        }
    }
}

impl Code for Engine {
    fn code(&self) -> &'static str {
        match self {
            Self::Gecko => "gecko",
            Self::Other => "other",
        }
    }
}

impl Code for System {
    fn code(&self) -> &'static str {
        match self {
            Self::Other => "other",
            Self::Unknown => "unknown",
            Self::Windows => "windows",
            Self::Windows2000 => "windows-2000",
            Self::WindowsXp => "windows-xp",
            Self::WindowsVista => "windows-vista",
            Self::Windows7 => "windows-7",
            Self::Windows8 => "windows-8",
            Self::Windows10 => "windows-10",
        }
    }
}

impl Code for Outcome {
    fn code(&self) -> &'static str {
        match self {
            Self::Failed => "failed",
            Self::Interrupted => "interrupted",
            Self::Reached => "reached",
            Self::Refused => "refused",
            Self::TimedOut => "timed-out",
        }
    }
}

impl Code for Role {
    fn code(&self) -> &'static str {
        match self {
            Self::Bystander => "bystander",
            Self::Control => "control",
            Self::Peer => "peer",
            Self::Vendor => "vendor",
        }
    }
}

impl Code for Sector {
    fn code(&self) -> &'static str {
        match self {
            Self::General => "general",
            Self::Security => "security",
        }
    }
}

impl Code for Variant {
    fn code(&self) -> &'static str {
        match self {
            Self::A => "a",
            Self::B => "b",
            Self::C => "c",
        }
    }
}

impl Code for Fault {
    fn code(&self) -> &'static str {
        match self {
            Self::CanaryInvalid { .. } => "canary-invalid",
            Self::CanaryListed { .. } => "canary-listed",
        }
    }
}
