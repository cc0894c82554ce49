//! What was gone through, as docs/results/proof.md holds it: a row for each number of hosts, and of which sources.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use project::place::root;
use project::sri::checksum;

use crate::grouped;
use crate::laws::Tally;

/// So many hosts, or fewer, have a row together.
pub const FEWEST: usize = 6;

/// The rows that are published, and the sources of which they are true.
#[derive(Debug)]
pub struct Published {
    sources: String,
    rows: Vec<String>,
}

impl Published {
    /// What the project publishes; no rows where they are of other sources.
    ///
    /// # Errors
    /// When the sources cannot be read.
    pub fn of_project() -> Result<Self> {
        let held = fs::read_to_string(root().join(RESULT)).unwrap_or_default();
        Ok(Self::read(&held, sources()?))
    }

    fn read(held: &str, sources: String) -> Self {
        let is_true = held.contains(&end(&sources));
        let rows = held.lines().filter(|line| is_true && hosts_of(line).is_some());
        Self {
            rows: rows.map(String::from).collect(),
            sources,
        }
    }

    /// The row of so many hosts.
    #[must_use]
    pub fn row(&self, hosts: usize) -> Option<&str> {
        let mut rows = self.rows.iter().map(String::as_str);
        rows.find(|row| hosts_of(row) == Some(hosts))
    }

    /// Publishes one more row.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn add(&mut self, row: String) -> Result<()> {
        self.rows.push(row);
        fs::write(root().join(RESULT), self.text()).with_context(|| format!("cannot write {RESULT}"))
    }

    fn text(&self) -> String {
        format!("{HEAD}{}\n\n{}", self.rows.join("\n"), end(&self.sources))
    }
}

/// A row of the table.
#[must_use]
pub fn row(hosts: usize, tally: Tally) -> String {
    let hosts = if hosts == FEWEST {
        format!("up to {hosts}")
    } else {
        hosts.to_string()
    };
    let Tally {
        kinds,
        signs,
        no_signs,
        verdicts,
    } = tally;
    let [kinds, signs, no_signs, verdicts] = [kinds, signs, no_signs, verdicts].map(grouped);
    format!("| {hosts} | {kinds} | {signs} | {no_signs} | {verdicts} |")
}

/// How many hosts a row is about; none where it is no row.
fn hosts_of(line: &str) -> Option<usize> {
    let first = line.strip_prefix("| ")?.split(" |").next()?;
    first.strip_prefix("up to ").unwrap_or(first).parse().ok()
}

/// The checksum of all that decides what a row says.
fn sources() -> Result<String> {
    let mut all = Vec::new();
    let mut proof: Vec<_> = fs::read_dir(root().join("tests/proof/src"))?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_>>()?;
    proof.sort_unstable();
    let core = SOURCES.iter().map(|path| root().join(path));
    for path in core.chain(proof) {
        all.extend(read(&path)?);
    }
    Ok(checksum(&all))
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

/// What a verdict rests on.
const SOURCES: [&str; 10] = [
    "src/blocklist.rs",
    "src/evidence.rs",
    "src/generated/blocklist.rs",
    "src/generated/catalogue.rs",
    "src/generated/model.rs",
    "src/inference.rs",
    "src/model.rs",
    "src/target.rs",
    "src/variant.rs",
    "src/verdict.rs",
];

const RESULT: &str = "docs/results/proof.md";

const HEAD: &str = "# All evidence, by kind

Written by `cargo xtask proof --publish`. A kind of evidence is how many names of each kind look how, and what the line
shows of itself ([DESIGN.md](../DESIGN.md)). Each is judged by the core, and its verdict is the one that the demands of
`tests/proof/src/demands.rs` give; where it is a sign, in every order of asking. The laws of `tests/proof/src/laws.rs`
hold for each.

| hosts asked | kinds of evidence | with a sign in some order of asking | with no sign | verdicts given |
|---|---|---|---|---|
";

/// The end of the file.
fn end(sources: &str) -> String {
    format!("True of the core and the proof with the checksum `{sources}`.\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cell::Hosts;
    use crate::space::Space;
    use conficker_check::model::Model;

    #[test]
    fn rows_are_held_while_the_sources_are_the_same() {
        let tally = Tally {
            kinds: 1_234,
            ..Tally::default()
        };
        let mut published = Published::read("", String::from("one"));
        published.rows = vec![row(FEWEST, tally), row(7, tally)];
        let text = published.text();
        let again = Published::read(&text, String::from("one"));
        assert_eq!(again.rows, published.rows);
        assert_eq!(again.row(7), Some("| 7 | 1,234 | 0 | 0 | 0 |"));
        assert_eq!(again.row(8), None);
        assert!(Published::read(&text, String::from("other")).rows.is_empty());
    }

    /// How many kinds there are is known without going through them.
    #[test]
    fn published_rows_hold_as_many_kinds_as_there_are() {
        let held = fs::read_to_string(root().join(RESULT)).unwrap_or_default();
        let hosts = Hosts::of(crate::catalogue());
        let kinds = |most| Space::of(Model::shipped(), most).count(&hosts);
        for line in held.lines() {
            if let Some(most) = hosts_of(line) {
                let fewer = if most == FEWEST { 0 } else { kinds(most - 1) };
                let told = format!(" | {} | ", grouped(kinds(most) - fewer));
                assert!(line.contains(&told), "{line}");
            }
        }
    }

    #[test]
    fn sources_are_there() {
        assert_eq!(sources().unwrap().len(), 64);
    }
}
