//! The languages that visitors are spoken to in: `data/languages.toml`, and the files of texts that each needs.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context, Result, ensure};
use project::place::root;
use serde::Deserialize;

/// A language, as its row has it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Language {
    /// The tag by which its files are named.
    pub(crate) code: String,
    pub(crate) dir: Direction,
    /// What those call it who speak it.
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) aliases: Vec<String>,
    /// The day on which a second reader had gone through all of it; English is what the others are read against.
    read_twice: Option<String>,
}

/// Which way a language is written.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Direction {
    Ltr,
    Rtl,
}

impl Direction {
    /// The value of the attribute `dir`.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// `data/languages.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Table {
    /// Tags that lead to no language on purpose.
    pub(crate) nobody: Vec<String>,
    #[serde(rename = "language")]
    pub(crate) languages: Vec<Language>,
}

/// Reads the table.
///
/// # Errors
/// When it breaks one of its rules, or when it and the files of texts do not fit each other.
pub(crate) fn table() -> Result<Table> {
    let text = fs::read_to_string(root().join("data/languages.toml")).context("cannot read data/languages.toml")?;
    let table = parse(&text).context("data/languages.toml")?;
    let mut files = BTreeSet::new();
    for folder in FOLDERS {
        for entry in fs::read_dir(root().join(folder))? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            files.insert(format!("{folder}/{name}"));
        }
    }
    let faults = faults(&table, &files);
    ensure!(faults.is_empty(), "data/languages.toml: {}", faults.join("; "));
    Ok(table)
}

/// Demands that every language was gone through a second time: others can be worked on, but not released.
///
/// # Errors
/// When one was not.
pub(crate) fn ensure_read() -> Result<()> {
    let unread = unread(&table()?);
    ensure!(
        unread.is_empty(),
        "read a second time first (`read_twice`): {}",
        unread.join(", ")
    );
    Ok(())
}

/// English is what the others are read against.
fn unread(table: &Table) -> Vec<String> {
    let others = table.languages.iter().filter(|language| language.code != ENGLISH);
    others
        .filter(|language| language.read_twice.is_none())
        .map(|language| language.code.clone())
        .collect()
}

fn parse(text: &str) -> Result<Table> {
    let table: Table = toml::from_str(text)?;
    ensure!(
        table.languages.first().is_some_and(|first| first.code == ENGLISH),
        "the first language is not English"
    );
    let mut tags = BTreeSet::new();
    let rows = table
        .languages
        .iter()
        .flat_map(|language| language.aliases.iter().chain([&language.code]));
    for tag in rows.chain(&table.nobody) {
        ensure!(tags.insert(tag.to_lowercase()), "`{tag}` is there more than once");
    }
    Ok(table)
}

/// What does not fit between the rows and the files of texts, a sentence each.
fn faults(table: &Table, files: &BTreeSet<String>) -> Vec<String> {
    let wanted: BTreeSet<String> = table
        .languages
        .iter()
        .flat_map(|Language { code, .. }| KINDS.iter().map(move |kind| kind.replace('*', code)))
        .collect();
    let lost = wanted.difference(files).map(|file| format!("{file} is missing"));
    let stray = files
        .difference(&wanted)
        .filter(|file| !OTHERS.contains(&file.as_str()))
        .map(|file| format!("{file} belongs to no row"));
    lost.chain(stray).collect()
}

/// The language of which everything is held without being loaded, and which stands in for the others.
pub(crate) const ENGLISH: &str = "en";

const FOLDERS: [&str; 2] = ["pkg/src/messages", "www/messages"];

/// The files of a language; `*` is its code.
const KINDS: [&str; 2] = ["pkg/src/messages/*.json", "www/messages/*.json"];

/// What lies beside the texts of languages.
const OTHERS: [&str; 1] = ["pkg/src/messages/editor.js"];

#[cfg(test)]
mod tests {
    use super::*;

    const TWO: &str = r#"
        nobody = ["xx-No"]
        [[language]]
        code = "en"
        dir = "ltr"
        name = "English"
        [[language]]
        code = "xx"
        dir = "rtl"
        name = "Xx"
        aliases = ["yy"]
        read_twice = "2026-11-26"
    "#;

    #[test]
    fn language_that_was_read_once_is_not_released() {
        assert_eq!(unread(&parse(TWO).unwrap()), Vec::<String>::new());
        let once = parse(&TWO.replace("read_twice = \"2026-11-26\"", "")).unwrap();
        assert_eq!(unread(&once), ["xx"]);
        assert!(ensure_read().is_ok());
    }

    #[test]
    fn tag_that_is_there_twice_is_refused() {
        assert!(parse(TWO).is_ok());
        for spoilt in ["\"EN\"", "\"xx-no\"", "\"yy\", \"YY\""] {
            let error = parse(&TWO.replace("\"yy\"", spoilt)).unwrap_err();
            assert!(error.to_string().contains("more than once"), "{error}");
        }
        assert!(parse(&TWO.replace("\"en\"", "\"fr\"")).is_err());
    }

    #[test]
    fn row_without_file_and_file_without_row_are_told() {
        let table = parse(TWO).unwrap();
        let mut files: BTreeSet<String> = ["en", "xx"]
            .iter()
            .flat_map(|code| KINDS.map(|kind| kind.replace('*', code)))
            .chain(OTHERS.map(str::to_owned))
            .collect();
        assert_eq!(faults(&table, &files), Vec::<String>::new());
        files.remove("www/messages/xx.json");
        files.insert("pkg/src/messages/fr.json".to_owned());
        assert_eq!(
            faults(&table, &files),
            [
                "www/messages/xx.json is missing",
                "pkg/src/messages/fr.json belongs to no row"
            ]
        );
    }
}
