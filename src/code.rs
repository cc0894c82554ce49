//! Stable kebab-case names of everything a person may be shown. The core reports codes; the texts are in
//! `pkg/messages`.

use crate::inference::Hypothesis;
use crate::probe::Outcome;
use crate::report::Caveat;
use crate::settings::Fault;
use crate::surroundings::System;
use crate::target::{Role, Sector};
use crate::variant::Variant;
use crate::verdict::{Reason, Verdict};

/// Has a stable name.
pub trait Code {
    /// The name: kebab-case, the same in every version.
    fn code(&self) -> &'static str;
}

/// The outcome of a target that was not asked.
pub const NOT_TRIED: &str = "not-tried";

/// Names every variant once: one without a row does not compile. With `all` before it, a type of variants without
/// fields lists these, too.
macro_rules! codes {
    (all $kind:ident { $($variant:ident => $code:literal,)+ }) => {
        impl $kind {
            /// Every variant, in the order of [`Self::CODES`].
            pub const ALL: &[Self] = &[$(Self::$variant),+];
        }
        codes!($kind { $($variant => $code,)+ });
    };
    ($kind:ident { $($variant:ident => $code:literal,)+ }) => {
        impl $kind {
            /// The name of every variant. Scripts get them in this order.
            pub const CODES: &[&str] = &[$($code),+];
        }
        impl Code for $kind {
            fn code(&self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => $code,)+
                }
            }
        }
    };
}

// The places of reasons, systems, roles and variants are part of the code for a help desk (`pkg/help-code.js`): new
// rows go to the end.

codes!(Verdict {
    Sign => "sign",
    NoSign => "no-sign",
    CannotTell => "cannot-tell",
});

codes!(all Reason {
    Cancelled => "cancelled",
    CaptivePortal => "captive-portal",
    Contradictory => "contradictory",
    Filtered => "filtered",
    Interrupted => "interrupted",
    Offline => "offline",
    PagePolicy => "page-policy",
    TooLittle => "too-little",
});

// In the order in which a report has them, where it has them.
codes!(all Caveat {
    NotWindows => "not-windows",
    SimilarMalware => "similar-malware",
    OwnResolver => "own-resolver",
    VariantA => "variant-a",
    NotRestarted => "not-restarted",
    Proxy => "proxy",
    DnsOverHttps => "dns-over-https",
    NoSecondOpinion => "no-second-opinion",
});

codes!(Hypothesis {
    Clear => "clear",
    Filter => "filter",
    Flaky => "flaky",
    NameList => "name-list",
    Outage => "outage",
    WormB => "worm-b",
    WormC => "worm-c",
});

codes!(all System {
    Unknown => "unknown",
    Other => "other",
    Windows => "windows",
    Windows2000 => "windows-2000",
    WindowsXp => "windows-xp",
    WindowsVista => "windows-vista",
    Windows7 => "windows-7",
    Windows8 => "windows-8",
    Windows10 => "windows-10",
});

codes!(all Outcome {
    Reached => "reached",
    Failed => "failed",
    TimedOut => "timed-out",
    Refused => "refused",
    Interrupted => "interrupted",
    Unknown => "unknown",
});

codes!(all Role {
    Vendor => "vendor",
    Bystander => "bystander",
    Peer => "peer",
    Control => "control",
});

codes!(Sector {
    Security => "security",
    General => "general",
});

codes!(Variant {
    A => "a",
    B => "b",
    C => "c",
});

codes!(Fault {
    CanaryInvalid => "canary-invalid",
    CanaryListed => "canary-listed",
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_variants_of_the_worm_are_listed() {
        assert_eq!(Variant::ALL.map(|variant| variant.code()), Variant::CODES);
    }
}
