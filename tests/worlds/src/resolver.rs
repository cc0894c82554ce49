//! How a system's resolver asks a name server, and until when.

use serde::Deserialize;

/// A system's resolver, as far as a browser can tell it from others: a row of `data/networks.toml`.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Resolver {
    /// When it asks, in milliseconds since it was asked itself: once at first, and again until there is an answer.
    pub asks_ms: Vec<u32>,
    /// When it gives up, in milliseconds since it was asked.
    pub ends_ms: u32,
    /// What whoever asked hears then.
    pub end: End,
    /// Where all of this is known from.
    pub reason: String,
}

/// What whoever asked hears of a question that nobody answered.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum End {
    /// Nothing, for longer than anybody waits.
    Nothing,
    /// That there is no telling (SERVFAIL).
    ServerFails,
}

#[cfg(test)]
mod tests {
    use crate::table::{Networks, scenarios};

    #[test]
    fn each_resolver_asks_at_once_and_later_and_then_gives_up() {
        for (name, resolver) in Networks::shipped().resolver {
            let asks = &resolver.asks_ms;
            assert_eq!(asks.first(), Some(&0), "{name}");
            assert!(asks.iter().is_sorted_by(|one, next| one < next), "{name}");
            assert!(asks.iter().all(|&at| at < resolver.ends_ms), "{name}");
            assert!(!resolver.reason.is_empty(), "{name}");
        }
    }

    #[test]
    fn each_resolver_takes_part_in_a_network_and_none_is_unknown() {
        let Networks { network, resolver, .. } = Networks::shipped();
        let mut played: Vec<_> = network.iter().filter_map(|of| of.world.resolver.as_ref()).collect();
        played.sort_unstable();
        played.dedup();
        assert_eq!(played, resolver.keys().collect::<Vec<_>>());
        let simulated = scenarios().into_iter().filter(|of| of.world.resolver.is_some());
        assert_eq!(simulated.count(), 0, "in virtual time the agent decides");
    }
}
