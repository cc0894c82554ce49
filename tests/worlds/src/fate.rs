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
