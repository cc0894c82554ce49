//! The strings that each variant refuses to resolve.
//!
//! The worm hooks the look-up of names and compares plain substrings: a name is blocked when a string occurs anywhere in it
//! ("this only requires a substring match on a pattern in Conficker's blacklist, rather than a complete domain name match",
//! Honeynet, 2 April 2009). The strings and the evidence for each are in `data/blocklist.toml`.

use crate::generated::blocklist::STRINGS;
use crate::text::occurs;
use crate::variant::VariantSet;

/// How well a string is evidenced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tier {
    /// Read in a publication, or part of B's list, which C extends. Only these decide what is listed.
    Sourced,
    /// Recalled from the literature of 2009 and present in another malware's list built from C's.
    Corroborated,
    /// Recalled, no source found.
    Recalled,
}

/// A string that blocks every name it occurs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The string as published, a trailing dot included.
    pub text: &'static str,
    /// The variants that carry it; empty where only E is said to, of which nothing is sourced.
    pub variants: VariantSet,
    /// How well it is evidenced.
    pub tier: Tier,
}

/// Every string of every tier, in the order of the data file.
#[must_use]
pub fn entries() -> &'static [Entry] {
    STRINGS
}

/// The variants that refuse to resolve `host`, by sourced strings alone.
#[must_use]
pub fn listed_by(host: &str) -> VariantSet {
    matches(host)
        .filter(|entry| entry.tier == Tier::Sourced)
        .fold(VariantSet::NONE, |variants, entry| {
            variants.union(entry.variants)
        })
}

/// The strings of every tier that occur in `host`.
///
/// Letter case is ignored: browsers lower it before they look a name up.
pub fn matches(host: &str) -> impl Iterator<Item = &'static Entry> {
    STRINGS.iter().filter(move |entry| occurs(entry.text, host))
}
