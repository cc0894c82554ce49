// Written by `cargo xtask codegen` from `data/blocklist.toml`; do not edit.

use crate::blocklist::{Entry, Tier};
use crate::variant::{Variant, VariantSet};

const C: VariantSet = VariantSet::of(&[Variant::C]);
const B_AND_C: VariantSet = VariantSet::of(&[Variant::B, Variant::C]);

pub(crate) const SOURCED: &[Entry] = &[
    Entry {
        text: "cert.",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "sans.",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "bit9.",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "vet.",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "avg.",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "avp.",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "ca.",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "nai.",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "windowsupdate",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "wilderssecurity",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "threatexpert",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "castlecops",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "spamhaus",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "cpsecure",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "arcabit",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "emsisoft",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "sunbelt",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "securecomputing",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "rising",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "prevx",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "pctools",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "norman",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "k7computing",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "ikarus",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "hauri",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "hacksoft",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "gdata",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "fortinet",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "ewido",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "clamav",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "comodo",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "quickheal",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "avira",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "avast",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "esafe",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "ahnlab",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "centralcommand",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "drweb",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "grisoft",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "eset",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "nod32",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "f-prot",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "jotti",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "kaspersky",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "f-secure",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "computerassociates",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "networkassociates",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "etrust",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "panda",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "sophos",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "trendmicro",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "mcafee",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "norton",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "symantec",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "microsoft",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "defender",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "rootkit",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "malware",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "spyware",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "virus",
        variants: B_AND_C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "antivir",
        variants: C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "conficker",
        variants: C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "msdn.",
        variants: C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "msft.",
        variants: C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "safety.live",
        variants: C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "technet",
        variants: C,
        tier: Tier::Sourced,
    },
    Entry {
        text: "secureworks",
        variants: C,
        tier: Tier::Sourced,
    },
];

pub(crate) const UNVERIFIED: &[Entry] = &[
    Entry {
        text: "agnitum",
        variants: C,
        tier: Tier::Corroborated,
    },
    Entry {
        text: "avgate",
        variants: C,
        tier: Tier::Corroborated,
    },
    Entry {
        text: "bothunter",
        variants: C,
        tier: Tier::Corroborated,
    },
    Entry {
        text: "ccollomb",
        variants: C,
        tier: Tier::Corroborated,
    },
    Entry {
        text: "cyber-ta",
        variants: C,
        tier: Tier::Corroborated,
    },
    Entry {
        text: "dslreports",
        variants: C,
        tier: Tier::Corroborated,
    },
    Entry {
        text: "free-av",
        variants: C,
        tier: Tier::Corroborated,
    },
    Entry {
        text: "freeav",
        variants: C,
        tier: Tier::Corroborated,
    },
    Entry {
        text: "gmer.",
        variants: C,
        tier: Tier::Corroborated,
    },
    Entry {
        text: "hackerwatch",
        variants: C,
        tier: Tier::Corroborated,
    },
    Entry {
        text: "mirage",
        variants: C,
        tier: Tier::Corroborated,
    },
    Entry {
        text: "msftncsi",
        variants: C,
        tier: Tier::Corroborated,
    },
    Entry {
        text: "msmvps",
        variants: C,
        tier: Tier::Corroborated,
    },
    Entry {
        text: "mtc.sri",
        variants: C,
        tier: Tier::Corroborated,
    },
    Entry {
        text: "onecare",
        variants: C,
        tier: Tier::Corroborated,
    },
    Entry {
        text: "ptsecurity",
        variants: C,
        tier: Tier::Corroborated,
    },
    Entry {
        text: "removal",
        variants: C,
        tier: Tier::Corroborated,
    },
    Entry {
        text: "threat",
        variants: C,
        tier: Tier::Corroborated,
    },
    Entry {
        text: "trojan",
        variants: C,
        tier: Tier::Corroborated,
    },
    Entry {
        text: "virscan",
        variants: C,
        tier: Tier::Corroborated,
    },
    Entry {
        text: "anti-",
        variants: C,
        tier: Tier::Recalled,
    },
    Entry {
        text: "kav.",
        variants: C,
        tier: Tier::Recalled,
    },
    Entry {
        text: "llnw.",
        variants: C,
        tier: Tier::Recalled,
    },
    Entry {
        text: "llnwd.",
        variants: C,
        tier: Tier::Recalled,
    },
    Entry {
        text: "activescan",
        variants: VariantSet::NONE,
        tier: Tier::Recalled,
    },
    Entry {
        text: "adware",
        variants: VariantSet::NONE,
        tier: Tier::Recalled,
    },
    Entry {
        text: "av-sc",
        variants: VariantSet::NONE,
        tier: Tier::Recalled,
    },
    Entry {
        text: "bdtools",
        variants: VariantSet::NONE,
        tier: Tier::Recalled,
    },
    Entry {
        text: "confick",
        variants: VariantSet::NONE,
        tier: Tier::Recalled,
    },
    Entry {
        text: "coresecur",
        variants: VariantSet::NONE,
        tier: Tier::Recalled,
    },
    Entry {
        text: "doxpara",
        variants: VariantSet::NONE,
        tier: Tier::Recalled,
    },
    Entry {
        text: "downad",
        variants: VariantSet::NONE,
        tier: Tier::Recalled,
    },
    Entry {
        text: "enigma",
        variants: VariantSet::NONE,
        tier: Tier::Recalled,
    },
    Entry {
        text: "fsecure",
        variants: VariantSet::NONE,
        tier: Tier::Recalled,
    },
    Entry {
        text: "honey",
        variants: VariantSet::NONE,
        tier: Tier::Recalled,
    },
    Entry {
        text: "insecure.",
        variants: VariantSet::NONE,
        tier: Tier::Recalled,
    },
    Entry {
        text: "iv.cs.uni",
        variants: VariantSet::NONE,
        tier: Tier::Recalled,
    },
    Entry {
        text: "kido",
        variants: VariantSet::NONE,
        tier: Tier::Recalled,
    },
    Entry {
        text: "mitre.",
        variants: VariantSet::NONE,
        tier: Tier::Recalled,
    },
    Entry {
        text: "ms-mvp",
        variants: VariantSet::NONE,
        tier: Tier::Recalled,
    },
    Entry {
        text: "ncircle",
        variants: VariantSet::NONE,
        tier: Tier::Recalled,
    },
    Entry {
        text: "nmap.",
        variants: VariantSet::NONE,
        tier: Tier::Recalled,
    },
    Entry {
        text: "precisesecurity",
        variants: VariantSet::NONE,
        tier: Tier::Recalled,
    },
    Entry {
        text: "qualys",
        variants: VariantSet::NONE,
        tier: Tier::Recalled,
    },
    Entry {
        text: "secunia",
        variants: VariantSet::NONE,
        tier: Tier::Recalled,
    },
    Entry {
        text: "snort",
        variants: VariantSet::NONE,
        tier: Tier::Recalled,
    },
    Entry {
        text: "staysafe",
        variants: VariantSet::NONE,
        tier: Tier::Recalled,
    },
    Entry {
        text: "tenablese",
        variants: VariantSet::NONE,
        tier: Tier::Recalled,
    },
];
