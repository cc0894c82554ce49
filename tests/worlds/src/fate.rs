//! What may become of an attempt to reach a name.

use serde::{Deserialize, Serialize};

/// What becomes of an attempt to reach a name. On which ground each can be played, [`Scenario::obstacle`] tells.
///
/// [`Scenario::obstacle`]: crate::Scenario::obstacle
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// The address is somebody else's, who cannot show the right certificate.
    BadCertificate,
    /// An extension of the browser stops the request.
    BlockedByClient,
    /// The look-up is never answered.
    Dropped,
    /// Something inside the machine fails the look-up at once.
    FailsAtOnce,
    /// The host leads every request to a name that the worm blocks.
    LeadsToListed,
    /// It answers.
    Lit,
    /// The name server gives 127.0.0.1.
    Loopback,
    /// The name server says that there is no such name.
    NoSuchName,
    /// The host has no such page.
    NotFound,
    /// The name server gives 0.0.0.0.
    Nowhere,
    /// Something on the way answers for it, with a certificate that is trusted, and leads to a page where one must log
    /// in.
    Redirected,
    /// The page's own policy forbids the attempt.
    Refused,
    /// The host refuses the connection.
    Reset,
    /// The host has a fault.
    ServerError,
    /// The name server says that it cannot tell.
    ServerFails,
    /// The host's address swallows every packet.
    Silent,
    /// The host answers after three seconds.
    #[serde(rename = "slow-3-s")]
    Slow3S,
    /// The name server answers after two seconds.
    #[serde(rename = "slow-lookup-2-s")]
    SlowLookup2S,
    /// Something inside the machine holds the look-up for ten seconds, then fails it.
    #[serde(rename = "stalls-10-s")]
    Stalls10S,
    /// Something inside the machine holds the look-up for thirty seconds, then fails it.
    #[serde(rename = "stalls-30-s")]
    Stalls30S,
    /// The host forbids the answer to other sites.
    Withheld,
    /// The host forbids the answer to other sites, after three seconds.
    #[serde(rename = "withheld-3-s")]
    Withheld3S,
}

/// What the name server says of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// It is there.
    At(Place),
    /// There is no such name.
    NoSuchName,
    /// It cannot tell (SERVFAIL).
    ServerFails,
    /// Nothing.
    Unanswered,
}

/// Where a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Where nobody listens.
    Closed,
    /// At somebody else's, who cannot show the right certificate.
    Foreign,
    /// Where its host is.
    Home,
    /// At 127.0.0.1.
    Loopback,
    /// At 0.0.0.0.
    Nowhere,
    /// Where every packet is swallowed.
    Silent,
}

/// How name servers and hosts play a fate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// What the name server says.
    pub lookup: Lookup,
    /// After how many milliseconds it says so.
    pub lookup_ms: u32,
    /// The HTTP status of what the host answers.
    pub status: u16,
    /// After how many milliseconds it answers.
    pub answer_ms: u32,
    /// The host to which it leads every request.
    pub leads_to: Option<&'static str>,
    /// Whether it forbids the answer to other sites.
    pub is_withheld: bool,
    /// Whether something inside the visitor's machine brings it about, and not the name server.
    pub is_inside: bool,
    /// Whether only a browser can tell it from others, so that virtual time cannot play it.
    pub is_real: bool,
}

/// How a name that answers is played.
const LIT: Part = Part {
    lookup: Lookup::At(Place::Home),
    lookup_ms: 0,
    status: 200,
    answer_ms: 0,
    leads_to: None,
    is_withheld: false,
    is_inside: false,
    is_real: false,
};

/// How a name is played of which the name server says something else.
const fn looked_up(lookup: Lookup) -> Part {
    Part { lookup, ..LIT }
}

impl Fate {
    /// How it is played. What an extension or the page's policy stops is lit, for those who ask otherwise.
    #[must_use]
    pub fn part(self) -> Part {
        let real = Part { is_real: true, ..LIT };
        let inside = |lookup| Part {
            is_inside: true,
            ..looked_up(lookup)
        };
        match self {
            Self::BadCertificate => looked_up(Lookup::At(Place::Foreign)),
            Self::BlockedByClient | Self::Lit | Self::Refused => LIT,
            Self::Dropped => looked_up(Lookup::Unanswered),
            Self::FailsAtOnce => inside(Lookup::NoSuchName),
            Self::LeadsToListed => Part {
                status: 302,
                leads_to: Some("www.eset.com"),
                ..real
            },
            Self::Loopback => Part {
                lookup: Lookup::At(Place::Loopback),
                ..real
            },
            Self::NoSuchName => looked_up(Lookup::NoSuchName),
            Self::NotFound => Part { status: 404, ..real },
            Self::Nowhere => Part {
                lookup: Lookup::At(Place::Nowhere),
                ..real
            },
            Self::Redirected => Part {
                status: 302,
                leads_to: Some("login.example"),
                ..LIT
            },
            Self::Reset => looked_up(Lookup::At(Place::Closed)),
            Self::ServerError => Part { status: 500, ..real },
            Self::ServerFails => Part {
                lookup: Lookup::ServerFails,
                ..real
            },
            Self::Silent => looked_up(Lookup::At(Place::Silent)),
            Self::Slow3S => Part {
                answer_ms: 3_000,
                ..real
            },
            Self::SlowLookup2S => Part {
                lookup_ms: 2_000,
                ..real
            },
            Self::Stalls10S | Self::Stalls30S => inside(Lookup::Unanswered),
            Self::Withheld => Part {
                is_withheld: true,
                ..LIT
            },
            Self::Withheld3S => Part {
                answer_ms: 3_000,
                is_withheld: true,
                ..real
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use toml::Value;

    #[test]
    fn every_fate_is_read_by_its_code() {
        for (fate, code) in [
            (Fate::BadCertificate, "bad-certificate"),
            (Fate::LeadsToListed, "leads-to-listed"),
            (Fate::ServerFails, "server-fails"),
            (Fate::Slow3S, "slow-3-s"),
            (Fate::SlowLookup2S, "slow-lookup-2-s"),
            (Fate::Stalls10S, "stalls-10-s"),
            (Fate::Stalls30S, "stalls-30-s"),
            (Fate::Withheld, "withheld"),
            (Fate::Withheld3S, "withheld-3-s"),
        ] {
            let written = Value::try_from(fate).unwrap();
            assert_eq!(written, Value::from(code));
            assert_eq!(written.try_into::<Fate>().unwrap(), fate);
        }
    }
}
