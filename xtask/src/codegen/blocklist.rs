//! The worm's strings as constants.

use super::notice;
use anyhow::ensure;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// `data/blocklist.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    /// Where the strings were read; for people.
    #[serde(rename = "sources")]
    _sources: BTreeMap<String, String>,
    string: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    text: String,
    variants: Vec<Variant>,
    tier: Tier,
    evidence: BTreeMap<Variant, String>,
}

#[derive(Clone, Copy, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
enum Variant {
    B,
    C,
    E,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum Tier {
    Sourced,
    Corroborated,
    Recalled,
}

/// The constants.
///
/// # Errors
///
/// A string is written twice or not in lower case, lacks evidence for a variant, or B's strings are not C's too.
pub(super) fn source(file: &File) -> anyhow::Result<String> {
    let mut out = notice("data/blocklist.toml")
        + "use crate::blocklist::{Entry, Tier};\nuse crate::variant::{Variant, VariantSet};\n\n";
    out.push_str("const C: VariantSet = VariantSet::of(&[Variant::C]);\n");
    out.push_str("const B_AND_C: VariantSet = VariantSet::of(&[Variant::B, Variant::C]);\n\n");
    let (mut sourced, mut unverified) = (String::new(), String::new());
    let mut texts = BTreeSet::new();
    for entry in &file.string {
        let text = &entry.text;
        ensure!(texts.insert(text), "string {text:?} is written twice");
        ensure!(
            !text.is_empty() && *text == text.to_ascii_lowercase(),
            "string {text:?} is not in lower case"
        );
        let evidenced: Vec<_> = entry.evidence.keys().copied().collect();
        ensure!(
            evidenced == entry.variants,
            "string {text:?}: the evidence is not about the variants it names"
        );
        let variants = match entry.variants.as_slice() {
            [Variant::B, Variant::C] => "B_AND_C",
            [Variant::C] => "C",
            [Variant::E] if entry.tier != Tier::Sourced => "VariantSet::NONE",
            _ => anyhow::bail!("string {text:?}: B's strings are C's too, and nothing of E is sourced"),
        };
        let list = match entry.tier {
            Tier::Sourced => &mut sourced,
            Tier::Corroborated | Tier::Recalled => &mut unverified,
        };
        writeln!(
            list,
            "Entry {{ text: {text:?}, variants: {variants}, tier: Tier::{:?} }},",
            entry.tier
        )?;
    }
    writeln!(out, "pub(crate) const SOURCED: &[Entry] = &[{sourced}];\n")?;
    writeln!(out, "pub(crate) const UNVERIFIED: &[Entry] = &[{unverified}];")?;
    Ok(out)
}
