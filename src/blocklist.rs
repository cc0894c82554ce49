//! The strings that each variant refuses to resolve.
//!
//! The worm hooks the look-up of names and compares plain substrings: a name is blocked when a string occurs anywhere
//! in it ("this only requires a substring match on a pattern in Conficker's blacklist, rather than a complete domain
//! name match", Honeynet, 2 April 2009). The strings and the evidence for each are in `data/blocklist.toml`.

use crate::generated::blocklist::{SOURCED, UNVERIFIED};
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

/// Where `part` first begins in `text`, in bytes, letter case ignored. The standard library finds it faster in long
/// texts, for three thousand bytes more.
pub(crate) fn find(part: &str, text: &str) -> Option<usize> {
    let mut windows = text.as_bytes().windows(part.len());
    windows.position(|window| window.eq_ignore_ascii_case(part.as_bytes()))
}

/// A string that blocks every name it occurs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The string as published, a trailing dot included.
    pub text: &'static str,
    /// The variants that carry it; empty where only E is reported to, of which nothing is sourced.
    pub variants: VariantSet,
    /// How well it is evidenced.
    pub tier: Tier,
}

/// The strings that decide what is listed: B's 60 and C's 67.
#[must_use]
pub fn sourced() -> &'static [Entry] {
    SOURCED
}

/// Strings that are attributed to the worm without a source. They decide nothing; a host that one of them occurs in is
/// unfit as control or peer.
#[must_use]
pub fn unverified() -> &'static [Entry] {
    UNVERIFIED
}

/// The variants that refuse to resolve `host`.
#[must_use]
pub fn listed_by(host: &str) -> VariantSet {
    let mut variants = VariantSet::NONE;
    for entry in matches(SOURCED, host) {
        variants = variants.union(entry.variants);
    }
    variants
}

/// Those of `entries` that occur in `host`.
///
/// Letter case is ignored: browsers lower it before they look a name up.
pub fn matches(entries: &'static [Entry], host: &str) -> impl Iterator<Item = &'static Entry> {
    entries.iter().filter(move |entry| find(entry.text, host).is_some())
}
