//! What the widget knows of its languages before it speaks one: which there are, and what loads their texts.

use super::notice;
use crate::languages::{Direction, ENGLISH, Language, Table};
use serde_json::json;
use std::fmt::Write as _;

/// The module `pkg/src/languages.js`.
pub(super) fn script(table: &Table) -> anyhow::Result<String> {
    let mut out = notice("data/languages.toml") + ABOUT_LANGUAGES;
    for language in &table.languages {
        writeln!(out, "  {},", row(language))?;
    }
    let mut leftwards = Vec::new();
    for language in &table.languages {
        if language.dir == Direction::Rtl {
            leftwards.push(quoted(&language.code));
        }
    }
    writeln!(out, "{ABOUT_DIRECTION}[{}];", leftwards.join(", "))?;
    out.push_str(ABOUT_ALIASES);
    for language in &table.languages {
        for alias in &language.aliases {
            let alias = alias.to_lowercase();
            writeln!(out, "  {}: {},", key(&alias), quoted(&language.code))?;
        }
    }
    for tag in &table.nobody {
        writeln!(out, "  {}: '',", key(&tag.to_lowercase()))?;
    }
    out.push_str("};\n");
    Ok(out)
}

/// The module for the page that writes snippets: how those call each language who speak it.
pub(super) fn names(table: &Table) -> anyhow::Result<String> {
    let mut out = format!("{}export const names = {{\n", notice("data/languages.toml"));
    for Language { code, name, .. } in &table.languages {
        writeln!(out, "  {}: {},", key(code), json!(name))?;
    }
    out.push_str("};\n");
    Ok(out)
}

/// A literal address in `import()` is what bundlers can follow.
fn row(language: &Language) -> String {
    let code = &language.code;
    let load = if code == ENGLISH {
        "[]".to_owned()
    } else {
        format!("BUILD === 'module' && [() => import('./lang/{code}.js'), () => import('./lang/{code}.report.js')]")
    };
    format!("{}: {load}", key(code))
}

fn key(name: &str) -> String {
    if name.chars().all(|letter| letter.is_ascii_alphabetic()) {
        name.to_owned()
    } else {
        quoted(name)
    }
}

fn quoted(text: &str) -> String {
    format!("'{text}'")
}

const ABOUT_LANGUAGES: &str = "/**
 * What loads every language, by its code, where modules can be loaded: first the texts before the click, then those \
 that come with it.
 * English is loaded already.
 */
export const languages = {
  __proto__: null,
";

const ABOUT_DIRECTION: &str = "};

/** Those that are written from right to left. */
export const rightToLeft = ";

const ABOUT_ALIASES: &str = "
/** What else languages are called, in lower case; an empty code is nobody's on purpose. */
export const aliases = {
  __proto__: null,
";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::languages;

    #[test]
    fn addresses_are_written_out_for_every_language_but_english() {
        let table = languages::table().unwrap();
        let script = script(&table).unwrap();
        for Language { code, .. } in &table.languages {
            for kind in ["", ".report"] {
                let import = format!("import('./lang/{code}{kind}.js')");
                assert_eq!(script.contains(&import), code != ENGLISH, "{import}");
            }
        }
        assert!(script.contains("  'zh-tw': '',\n") && script.contains("  pt: 'pt-BR',\n"));
    }
}
