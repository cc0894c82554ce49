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
    let bound = bound_caveats();
    let is_free = |code: &&str| !bound.iter().any(|(_, _, codes)| codes.contains(code));
    let free: Vec<_> = Caveat::CODES.iter().copied().filter(is_free).collect();
    let lines: String = bound
        .iter()
        .map(|(verdict, system, codes)| format!("  '{verdict} {system}': {},\n", list(codes)))
        .collect();
    for (about, name, value) in [
        ("In the order of a report.", "caveats", list(Caveat::CODES)),
        (
            "What a verdict has on a system in any case.",
            "boundCaveats",
            format!("{{\n{lines}}}"),
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

/// The caveats of each verdict on each system that has some.
fn bound_caveats() -> Vec<(&'static str, &'static str, Codes)> {
    let variants = VariantSet::of(Variant::ALL);
    let mut bound = Vec::new();
    for verdict in [Verdict::Sign { variants }, Verdict::NoSign, UNSURE] {
        for &system in System::ALL {
            let there = Surroundings {
                system,
                resolver: Resolver::System,
                ..Surroundings::default()
            };
            let caveats = Caveat::of(verdict, there);
            if !caveats.is_empty() {
                bound.push((verdict.code(), system.code(), caveats.iter().map(Code::code).collect()));
            }
        }
    }
    bound
}

const UNSURE: Verdict = Verdict::CannotTell(Reason::TooLittle);
