//! What the WordPress plugin needs of the rest: the worm's strings, the languages with what stands outside the check in
//! each, the script that sizes a frame, and its own words as WordPress reads them.

use super::chart::Language;
use super::{fallback, oembed};
use anyhow::{Context as _, ensure};
use conficker_check::blocklist;
use project::place::root;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

/// The plugin's folder.
const PLUGIN: &str = "wordpress/conficker-check";

/// Every text file, with its path.
///
/// # Errors
///
/// A text is missing.
pub(super) fn sources(languages: &[Language], nobody: &[String]) -> anyhow::Result<Vec<(String, String)>> {
    let script = fs::read_to_string(root().join("pkg/src/frame-height.js")).context("cannot read frame-height.js")?;
    Ok(vec![
        (format!("{PLUGIN}/generated/blocklist.php"), strings()),
        (format!("{PLUGIN}/generated/languages.php"), table(languages, nobody)?),
        (
            format!("{PLUGIN}/frame-height.js"),
            super::notice("pkg/src/frame-height.js") + &script,
        ),
    ])
}

/// The plugin's own words in each language that it has beside English, as the machine reads them.
///
/// # Errors
///
/// A file of words does not read.
pub(super) fn words() -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let folder = root().join(PLUGIN).join("languages");
    let mut words = Vec::new();
    for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let file = entry?.path();
        let Some(name) = file.file_name().and_then(|name| name.to_str()?.strip_suffix(".po")) else {
            continue;
        };
        let text = fs::read_to_string(&file)?;
        let messages = parse(&text).with_context(|| file.display().to_string())?;
        words.push((format!("{PLUGIN}/languages/{name}.mo"), machine_object(&messages)?));
    }
    Ok(words)
}

fn head(from: &str, what: &str) -> String {
    format!(
        "<?php\n/**\n * {what}\n *\n * Written by `cargo xtask codegen` from `{from}`; do not edit.\n *\n \
         * @package ConfickerCheck\n */\n\ndefined( 'ABSPATH' ) || exit;\n\n"
    )
}

/// The strings that decide what is blocked, in the order of the list.
fn strings() -> String {
    let mut out = head("data/blocklist.toml", "The strings that the worm blocks every name by.");
    out.push_str("return array(\n");
    for entry in blocklist::sourced() {
        let _ = writeln!(out, "\t{},", quoted(entry.text));
    }
    out.push_str(");\n");
    out
}

fn table(languages: &[Language], nobody: &[String]) -> anyhow::Result<String> {
    let (mut names, mut titles, mut fallbacks) = (String::new(), String::new(), String::new());
    let mut tags = BTreeMap::new();
    for language in languages {
        let code = &language.row.code;
        let title = oembed::title(code)?;
        writeln!(names, "\t\t{} => {},", quoted(code), quoted(&language.row.name))?;
        writeln!(titles, "\t\t{} => {},", quoted(code), quoted(&title))?;
        let inner = fallback::lines(language, "{base}")?.join("\n");
        writeln!(fallbacks, "\t\t{} => {},", quoted(code), quoted(&inner))?;
        for tag in [code].into_iter().chain(&language.row.aliases) {
            tags.insert(tag.to_lowercase(), code.as_str());
        }
    }
    for tag in nobody {
        tags.insert(tag.to_lowercase(), "en");
    }
    let mut out = head(
        "data/languages.toml` and `pkg/src/messages/",
        "The languages of the check: what each is called, which tags lead to it, what a frame is called in it, and\n \
         * what the tag holds for visitors without script.",
    );
    write!(
        out,
        "return array(\n\t'names'     => array(\n{names}\t),\n\t'tags'      => array(\n"
    )?;
    for (tag, code) in tags {
        writeln!(out, "\t\t{} => {},", quoted(&tag), quoted(code))?;
    }
    write!(
        out,
        "\t),\n\t'titles'    => array(\n{titles}\t),\n\t'fallbacks' => array(\n{fallbacks}\t),\n);\n"
    )?;
    Ok(out)
}

/// A string of PHP.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'"))
}

/// The messages of a `.po` file: what each is translated to, by what it is, the file's head by the empty text. One that
/// is not translated is left out.
fn parse(text: &str) -> anyhow::Result<BTreeMap<String, String>> {
    let mut messages = BTreeMap::new();
    for block in text.split("\n\n") {
        let [mut context, mut id, mut said] = [None, None, None];
        let mut open = &mut id;
        for line in block.lines().filter(|line| !line.starts_with('#')) {
            let part = if let Some((keyword, part)) = line.split_once(" \"") {
                open = match keyword {
                    "msgctxt" => &mut context,
                    "msgid" => &mut id,
                    "msgstr" => &mut said,
                    _ => anyhow::bail!("“{keyword}” is not known here"),
                };
                part
            } else {
                line.strip_prefix('"')
                    .with_context(|| format!("not in quotes: {line}"))?
            };
            let part = part
                .strip_suffix('"')
                .with_context(|| format!("does not end: {line}"))?;
            let part = part.replace("\\n", "\n").replace("\\\"", "\"");
            open.get_or_insert_with(String::new).push_str(&part);
        }
        let (Some(id), Some(said)) = (id, said) else {
            continue;
        };
        let key = context.map_or(id.clone(), |context: String| format!("{context}\u{4}{id}"));
        ensure!(messages.insert(key, said).is_none(), "“{id}” is there twice");
    }
    messages.retain(|_, said| !said.is_empty());
    Ok(messages)
}

/// The `.mo` file of messages, as GNU gettext lays it out: a head of seven numbers, a table of lengths and places for
/// the texts and one for what they are translated to, and then both, each with a zero at its end.
fn machine_object(messages: &BTreeMap<String, String>) -> anyhow::Result<Vec<u8>> {
    let count = u32::try_from(messages.len())?;
    let texts = HEAD + 16 * count;
    let numbers = [MAGIC, 0, count, HEAD, HEAD + 8 * count, 0, texts];
    let (mut tables, mut strings) = (numbers.to_vec(), Vec::new());
    for text in messages.keys().chain(messages.values()) {
        tables.push(u32::try_from(text.len())?);
        tables.push(texts + u32::try_from(strings.len())?);
        strings.extend_from_slice(text.as_bytes());
        strings.push(0);
    }
    let mut bytes: Vec<_> = tables.into_iter().flat_map(u32::to_le_bytes).collect();
    bytes.append(&mut strings);
    Ok(bytes)
}

const MAGIC: u32 = 0x9504_12de;

/// How many bytes the seven numbers take.
const HEAD: u32 = 28;

#[cfg(test)]
mod tests {
    use super::*;

    const PO: &str = "# A comment.\nmsgid \"\"\nmsgstr \"\"\n\"Language: de\\n\"\n\n#. For people.\nmsgctxt \"block \
                      title\"\nmsgid \"Colour\"\nmsgstr \"Farbe\"\n\nmsgid \"Not yet\"\nmsgstr \"\"\n";

    #[test]
    fn words_are_read_with_their_context_and_only_if_translated() {
        let messages = parse(PO).unwrap();
        let messages: Vec<_> = messages.iter().map(|(id, said)| (&**id, &**said)).collect();
        assert_eq!(messages, [("", "Language: de\n"), ("block title\u{4}Colour", "Farbe")]);
    }

    #[test]
    fn words_are_written_where_the_tables_say() {
        let bytes = machine_object(&BTreeMap::from([("a".to_owned(), "xyz".to_owned())])).unwrap();
        let number = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
        assert_eq!(&bytes[number(32)..number(32) + number(28)], b"a");
        assert_eq!(&bytes[number(40)..number(40) + number(36)], b"xyz");
        assert_eq!(bytes.len(), 28 + 16 + 2 + 4);
    }

    #[test]
    fn word_that_is_there_twice_is_refused() {
        let twice = "msgid \"a\"\nmsgstr \"b\"\n\nmsgid \"a\"\nmsgstr \"c\"\n";
        assert!(parse(twice).unwrap_err().to_string().contains("twice"));
    }

    #[test]
    fn quotation_marks_do_not_end_a_string_of_php() {
        assert_eq!(quoted(r"it's \n"), r"'it\'s \\n'");
    }
}
