//! Fills in texts at build, by the rule of `pkg/src/filler.js`: `{x}` is the value of that name.
//!
//! Texts of the pages have `{kind:value}` as well, a date or a number. A build is stricter than a script: it refuses a
//! value that is missing or not asked for.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context as _, Result, ensure};

/// What is filled into a text, by name.
pub(crate) type Values = BTreeMap<String, String>;

/// A text with its values filled in; `format` writes a date or a number.
///
/// # Errors
///
/// A value is missing, or is not asked for, or a curly bracket is not closed.
pub(crate) fn filled(text: &str, values: &Values, format: impl Fn(&str) -> String) -> Result<String> {
    let mut parts = text.split('{');
    let mut out = parts.next().unwrap_or_default().to_owned();
    let mut used = BTreeSet::new();
    for part in parts {
        let (name, after) = part.split_once('}').context("{ is not closed")?;
        if name.contains(':') {
            out.push_str(&format(name));
        } else {
            let value = values.get(name);
            out.push_str(value.with_context(|| format!("no value for {{{name}}}"))?);
            used.insert(name);
        }
        out.push_str(after);
    }
    let more = values.keys().find(|name| !used.contains(name.as_str()));
    ensure!(more.is_none(), "it asks for no {{{}}}", more.map_or("", String::as_str));
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn value_that_is_missing_or_too_much_and_bracket_that_is_open_are_refused() {
        for (text, values, told) in [
            ("{x}", "{}", "no value for {x}"),
            ("x", r#"{"z": "1"}"#, "no {z}"),
            ("{x", r#"{"x": "1"}"#, "not closed"),
        ] {
            let values = serde_json::from_str(values).unwrap();
            let error = filled(text, &values, str::to_owned).unwrap_err();
            assert!(error.to_string().contains(told), "{text}: {error}");
        }
    }
}
