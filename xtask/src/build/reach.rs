//! The functions of the browser that the module can reach: the claim of privacy in a list that fits on a page.
//!
//! The committed list is `tests/golden/browser-functions.txt`. A module that reaches for another function fails the tests until a person
//! has read the difference and taken it over.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use walrus::Module;

use crate::place::{root, target};

/// Notes what a freshly bound module reaches.
pub(super) fn note(module: &Module) -> Result<()> {
    let names: BTreeSet<_> = module
        .imports
        .iter()
        .filter_map(|import| function(&import.name))
        .collect();
    let lines: String = names.into_iter().map(|name| format!("{name}\n")).collect();
    fs::write(noted(), lines).context("cannot note what the module reaches")
}

/// Compares what the built module reaches with the committed list.
///
/// # Errors
/// When they differ, with the difference.
pub(crate) fn compare() -> Result<()> {
    let read = |file: PathBuf| -> Result<BTreeSet<String>> {
        let text =
            fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        Ok(text.lines().map(str::to_owned).collect())
    };
    let (reached, listed) = (read(noted())?, read(root().join(LISTED))?);
    let new: Vec<_> = reached.difference(&listed).collect();
    let gone: Vec<_> = listed.difference(&reached).collect();
    if !new.is_empty() || !gone.is_empty() {
        bail!(
            "the module reaches other functions of the browser than {LISTED} says: \
             new {new:?}, gone {gone:?}; where that is meant, change the list"
        );
    }
    Ok(())
}

/// The browser's name in an import, without wasm-bindgen's own helpers and the hash behind each name.
fn function(import: &str) -> Option<String> {
    let (name, hash) = import.strip_prefix("__wbg_")?.rsplit_once('_')?;
    let hashed = hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    (hashed && !name.starts_with('_')).then(|| name.to_owned())
}

fn noted() -> PathBuf {
    target().join("wasm-package/browser-functions.txt")
}

const LISTED: &str = "tests/golden/browser-functions.txt";

#[cfg(test)]
mod tests {
    use super::function;

    #[test]
    fn only_functions_of_the_browser_are_named() {
        assert_eq!(
            function("__wbg_fetch_21015a0a4570ab44").as_deref(),
            Some("fetch")
        );
        assert_eq!(
            function("__wbg_set_signal_0b2eee78907e5ba7").as_deref(),
            Some("set_signal")
        );
        assert_eq!(function("__wbg___wbindgen_throw_4c88d8bf264fd984"), None);
        assert_eq!(function("__wbindgen_object_drop_ref"), None);
    }
}
