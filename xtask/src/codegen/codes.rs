//! The lists of codes that scripts go by, in the order of the core, which the code for a help desk counts on.

use super::notice;
use conficker_check::blocklist;
use conficker_check::code::{All as _, Code};
use conficker_check::report::Caveat;
use conficker_check::surroundings::{Resolver, Surroundings, System};
use conficker_check::target::Role;
use conficker_check::variant::{Variant, VariantSet};
use conficker_check::verdict::{Reason, Verdict};
use std::fmt::Write as _;

/// The module `pkg/src/codes.js`.
pub(super) fn source() -> anyhow::Result<String> {
    let mut out = notice("src/");
    for (name, codes) in [
        ("verdicts", list(&verdicts())),
        ("roles", list(Role::CODES)),
        ("systems", list(System::CODES)),
        ("variants", list(&variants())),
    ] {
        writeln!(out, "export const {name} = {codes};")?;
    }
    let (by_verdict, by_system) = (caveats_by_verdict(), caveats_by_system());
    let is_free = |code: &&str| {
        let mut bound = by_verdict.iter().chain(&by_system);
        !bound.any(|(_, codes)| codes.contains(code))
    };
    let free: Vec<_> = Caveat::CODES.iter().copied().filter(is_free).collect();
    let lists = |of: &[(&str, Codes)]| {
        let lines: String = of
            .iter()
            .map(|(name, codes)| format!("  '{name}': {},\n", list(codes)))
            .collect();
        format!("{{\n{lines}}}")
    };
    for (about, name, value) in [
        ("In the order of a report.", "caveats", list(Caveat::CODES)),
        (
            "What a verdict has in any case.",
            "caveatsByVerdict",
            lists(&by_verdict),
        ),
        (
            "What every verdict has on a system.",
            "caveatsBySystem",
            lists(&by_system),
        ),
        ("What follows from neither.", "freeCaveats", list(&free)),
    ] {
        writeln!(out, "\n/** {about} */\nexport const {name} = {value};")?;
    }
    Ok(out)
}

type Codes = Vec<&'static str>;

fn list(codes: &[impl AsRef<str>]) -> String {
    let quoted = codes.iter().map(|code| format!("'{}'", code.as_ref()));
    format!("[{}]", quoted.collect::<Vec<_>>().join(", "))
}

/// Each with its reason, where it has one.
fn verdicts() -> Vec<String> {
    let reasons = Reason::CODES.iter().map(|reason| format!("{}/{reason}", UNSURE.code()));
    let others = Verdict::CODES
        .iter()
        .filter(|verdict| **verdict != UNSURE.code())
        .map(ToString::to_string);
    others.chain(reasons).collect()
}

/// The variants that block names.
pub(super) fn variants() -> Codes {
    let blocking = blocklist::sourced()
        .iter()
        .fold(VariantSet::NONE, |all, entry| all.union(entry.variants));
    blocking.iter().map(|variant| variant.code()).collect()
}

fn caveats_by_verdict() -> Vec<(&'static str, Codes)> {
    let plain = Surroundings {
        system: System::Windows10,
        resolver: Resolver::System,
        ..Surroundings::default()
    };
    let variants = VariantSet::of(Variant::ALL);
    let verdicts = [Verdict::Sign { variants }, Verdict::NoSign, UNSURE];
    verdicts
        .iter()
        .map(|verdict| (verdict.code(), caveats(*verdict, plain)))
        .collect()
}

/// The systems that have some.
fn caveats_by_system() -> Vec<(&'static str, Codes)> {
    let of = |system: &System| {
        let there = Surroundings {
            system: *system,
            ..Surroundings::default()
        };
        (system.code(), caveats(UNSURE, there))
    };
    let all = System::ALL.iter().map(of);
    all.filter(|(_, caveats)| !caveats.is_empty()).collect()
}

fn caveats(verdict: Verdict, surroundings: Surroundings) -> Codes {
    let caveats = Caveat::of(verdict, surroundings);
    caveats.iter().map(Code::code).collect()
}

const UNSURE: Verdict = Verdict::CannotTell(Reason::TooLittle);
