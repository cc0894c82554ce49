//! What may become of an attempt to reach a name: what worlds in virtual time know, and what only a real network can
//! tell apart.

use serde::Deserialize;

/// What becomes of an attempt to reach a name.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Fate {
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
    /// Something inside the machine holds the look-up for so long, then fails it.
    #[serde(rename = "stalls-10-s")]
    Stalls10S,
    /// The host has a fault.
    ServerError,
    /// The host forbids the answer to other sites.
    Withheld,
    /// The host forbids the answer to other sites, after three seconds.
    #[serde(rename = "withheld-3-s")]
    Withheld3S,
}

impl Fate {
    /// The fate's name in the tables.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::BadCertificate => "bad-certificate",
            Self::BlockedByClient => "blocked-by-client",
            Self::Dropped => "dropped",
            Self::FailsAtOnce => "fails-at-once",
            Self::LeadsToListed => "leads-to-listed",
            Self::Lit => "lit",
            Self::Loopback => "loopback",
            Self::NoSuchName => "no-such-name",
            Self::NotFound => "not-found",
            Self::Nowhere => "nowhere",
            Self::Redirected => "redirected",
            Self::Refused => "refused",
            Self::Reset => "reset",
            Self::ServerError => "server-error",
            Self::ServerFails => "server-fails",
            Self::Silent => "silent",
            Self::Slow3S => "slow-3-s",
            Self::SlowLookup2S => "slow-lookup-2-s",
            Self::Stalls10S => "stalls-10-s",
            Self::Withheld => "withheld",
            Self::Withheld3S => "withheld-3-s",
        }
    }
}

impl From<worlds::Fate> for Fate {
    fn from(fate: worlds::Fate) -> Self {
        match fate {
            worlds::Fate::BadCertificate => Self::BadCertificate,
            worlds::Fate::BlockedByClient => Self::BlockedByClient,
            worlds::Fate::Dropped => Self::Dropped,
            worlds::Fate::FailsAtOnce => Self::FailsAtOnce,
            worlds::Fate::Lit => Self::Lit,
            worlds::Fate::NoSuchName => Self::NoSuchName,
            worlds::Fate::Redirected => Self::Redirected,
            worlds::Fate::Refused => Self::Refused,
            worlds::Fate::Reset => Self::Reset,
            worlds::Fate::Silent => Self::Silent,
            worlds::Fate::Stalls10S | worlds::Fate::Stalls30S => Self::Stalls10S,
            worlds::Fate::Withheld => Self::Withheld,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::de::IntoDeserializer as _;
    use serde::de::value::{Error, StrDeserializer};

    #[test]
    fn every_fate_is_read_by_its_code() {
        for fate in [
            Fate::BadCertificate,
            Fate::LeadsToListed,
            Fate::ServerFails,
            Fate::Slow3S,
            Fate::SlowLookup2S,
            Fate::Stalls10S,
            Fate::Withheld,
            Fate::Withheld3S,
        ] {
            let code: StrDeserializer<'_, Error> = fate.code().into_deserializer();
            assert_eq!(Fate::deserialize(code).unwrap(), fate);
        }
    }
}
