//! The codes of a report, each with what it means, for `docs/REFERENCE.md`: the sentences are those of their variants.

use conficker_check::code::{All, Code, NOT_TRIED};
use conficker_check::probe::Outcome;
use conficker_check::report::Caveat;
use conficker_check::surroundings::System;
use conficker_check::target::{Role, Sector};
use conficker_check::verdict::Reason;
use std::fmt::Write as _;
use strum::EnumMessage;

/// Where `docs/REFERENCE.md` holds them.
pub(super) const MARKS: [&str; 2] = [
    "<!-- Written by `cargo xtask codegen` from `src/`, down to the line that says so. -->",
    "<!-- What follows is written by hand. -->",
];

/// A table of codes for each field that has some.
pub(super) fn source() -> anyhow::Result<String> {
    let mut out = String::new();
    table::<Reason>(&mut out, "reason", &[])?;
    table::<Caveat>(&mut out, "caveats", &[])?;
    table::<System>(&mut out, "system", &[])?;
    table::<Role>(&mut out, "role", &[])?;
    table::<Sector>(&mut out, "sector", &[])?;
    table::<Outcome>(&mut out, "outcome", &[(NOT_TRIED, "It was not asked.")])?;
    Ok(out)
}

fn table<T: All + Code + EnumMessage>(out: &mut String, field: &str, more: &[(&str, &str)]) -> anyhow::Result<()> {
    writeln!(out, "\n| `{field}` | means |\n|---|---|")?;
    let codes = T::ALL
        .iter()
        .map(|of| (of.code(), of.get_documentation().unwrap_or_default()));
    for (code, means) in codes.chain(more.iter().copied()) {
        writeln!(
            out,
            "| `{code}` | {} |",
            means.split_whitespace().collect::<Vec<_>>().join(" ")
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_in_its_table_with_a_sentence() {
        let source = source().unwrap();
        for code in [
            Reason::CODES,
            Caveat::CODES,
            System::CODES,
            Role::CODES,
            Sector::CODES,
            Outcome::CODES,
        ]
        .concat()
        {
            let row = source.lines().find(|line| line.starts_with(&format!("| `{code}` | ")));
            let row = row.unwrap_or_else(|| panic!("no row of {code}"));
            assert!(row.ends_with(". |"), "{row}");
        }
    }
}
