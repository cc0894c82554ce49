//! Asks Node.js what it knows and Rust does not: how languages write dates and numbers.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context as _, Result, bail};
use serde::Serialize;

/// Texts by language and by name.
pub(super) type ByLanguage = BTreeMap<String, BTreeMap<String, String>>;

/// Dates and numbers as each language writes them.
///
/// A page is made twice: the first time it finds out what there is to ask, so that Node.js is asked once for all of
/// them.
#[derive(Default)]
pub(super) struct Intl {
    asked: Mutex<BTreeMap<String, BTreeSet<String>>>,
    told: ByLanguage,
}

impl Intl {
    /// `question`, which is kind:value, in a language; or nothing worth keeping where it is asked for the first time.
    pub(super) fn format(&self, language: &str, question: &str) -> String {
        if let Some(text) = self.told.get(language).and_then(|told| told.get(question)) {
            return text.clone();
        }
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        asked
            .entry(language.to_owned())
            .or_default()
            .insert(question.to_owned());
        String::new()
    }

    /// The same, with an answer to everything that was asked.
    pub(super) fn answered(&self) -> Result<Self> {
        let asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        let told = ask(include_str!("intl.mjs"), &*asked).context("dates and numbers")?;
        Ok(Self {
            told,
            ..Self::default()
        })
    }

    /// Whether everything that was asked had its answer.
    pub(super) fn is_complete(&self) -> bool {
        let asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        asked.is_empty()
    }

    /// Answers that a test knows.
    #[cfg(test)]
    pub(super) fn knowing(language: &str, told: &[(&str, &str)]) -> Self {
        let told = told.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
        Self {
            told: BTreeMap::from([(language.to_owned(), told.collect())]),
            ..Self::default()
        }
    }
}

/// Runs a module with a question on its standard input.
fn ask(module: &str, question: &impl Serialize) -> Result<ByLanguage> {
    let mut node = Command::new("node")
        .args(["--input-type=module", "--eval", module])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .context("cannot start Node.js")?;
    let mut input = node.stdin.take().context("Node.js takes no input")?;
    input.write_all(&serde_json::to_vec(question)?)?;
    drop(input);
    let output = node.wait_with_output()?;
    if !output.status.success() {
        bail!("Node.js failed:\n{}", String::from_utf8_lossy(&output.stderr));
    }
    serde_json::from_slice(&output.stdout).context("what Node.js says does not read")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_write_dates_and_numbers_in_their_own_way() {
        let first = Intl::default();
        for (language, question, _) in FORMS {
            assert_eq!(first.format(language, question), "");
        }
        let intl = first.answered().unwrap();
        for (language, question, text) in FORMS {
            // Spaces of several widths are a matter of the version.
            let told = intl
                .format(language, question)
                .replace(['\u{2009}', '\u{a0}', '\u{202f}'], " ");
            assert_eq!(told, *text, "{language} {question}");
        }
        assert!(intl.is_complete());
    }

    const FORMS: &[(&str, &str, &str)] = &[
        ("en", "d:2008-11-21", "21 November 2008"),
        ("en", "r:2008-11-20/2008-11-21", "20 – 21 November 2008"),
        ("en", "m:2009-02", "February 2009"),
        ("en", "n:8976038", "8,976,038"),
        ("en", "c:4700000", "4.7 million"),
        ("en", "p:6.09", "6.09%"),
        ("en", "s:6", "6 seconds"),
        ("de", "d:2008-11-21", "21. November 2008"),
        ("zh-Hans", "r:2008-11-20/2008-11-21", "2008年11月20日至21日"),
        ("ja", "r:2008-11-20/2008-11-21", "2008年11月20日～21日"),
        ("fa", "d:2008-11-21", "۲۱ نوامبر ۲۰۰۸"),
        ("fa", "g:2008", "۲۰۰۸"),
    ];

    #[test]
    fn question_that_nobody_understands_is_told() {
        let intl = Intl::default();
        intl.format("en", "x:1");
        let error = format!("{:#}", intl.answered().err().unwrap());
        assert!(error.contains("x:1 is of no kind that is known"), "{error}");
    }
}
