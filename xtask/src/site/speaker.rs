//! Says the pages' texts in a language: `www/messages/<lang>.json`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context as _, Result, bail, ensure};

use super::node::Intl;
use crate::languages::Language;

/// The texts of a language.
pub(super) struct Texts(BTreeMap<String, String>);

impl Texts {
    /// Reads the texts of a language.
    pub(super) fn read(folder: &Path, code: &str) -> Result<Self> {
        let name = format!("www/messages/{code}.json");
        let json = fs::read_to_string(folder.join(format!("{code}.json"))).context(name.clone())?;
        Ok(Self(serde_json::from_str(&json).context(name)?))
    }

    /// Demands the keys of the English texts, and in each text the same names and marks.
    pub(super) fn compare(&self, english: &Self) -> Result<()> {
        for key in english.0.keys() {
            ensure!(self.0.contains_key(key), "the text “{key}” is missing");
        }
        for (key, text) in &self.0 {
            let Some(original) = english.0.get(key) else {
                bail!("there is no text “{key}” in English");
            };
            let (own, other) = (fixed(text), fixed(original));
            ensure!(
                own == other,
                "the text “{key}” has {own:?} where the English one has {other:?}"
            );
        }
        Ok(())
    }
}

/// What of a text is the same in every language: what is filled in, and its marks.
fn fixed(text: &str) -> Vec<String> {
    let mut fixed: Vec<_> = placeholders(text).map(|(name, _)| name.to_owned()).collect();
    fixed.extend(text.split('`').skip(1).step_by(2).map(str::to_owned));
    for mark in ["**", "`", "[", "]"] {
        fixed.extend(text.matches(mark).map(str::to_owned));
    }
    fixed.sort_unstable();
    fixed
}

/// What stands in curly brackets in a text, and the text behind each.
fn placeholders(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split('{')
        .skip(1)
        .map(|part| part.split_once('}').unwrap_or((part, "")))
}

/// What is filled into a text, by name.
pub(super) type Values = BTreeMap<String, String>;

/// Says texts, and notes which.
pub(super) struct Speaker {
    pub(super) language: Language,
    texts: Texts,
    intl: Arc<Intl>,
    said: Mutex<BTreeSet<String>>,
}

impl Speaker {
    pub(super) fn new(language: Language, texts: Texts, intl: Arc<Intl>) -> Self {
        Self {
            language,
            texts,
            intl,
            said: Mutex::default(),
        }
    }

    /// The text of a key as it was written.
    pub(super) fn raw(&self, key: &str) -> Result<&str> {
        let text = self
            .texts
            .0
            .get(key)
            .with_context(|| format!("there is no text “{key}”"))?;
        let mut said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        said.insert(key.to_owned());
        Ok(text)
    }

    /// The text of a key, with what is to be filled in.
    ///
    /// # Errors
    /// A value is missing, or is not asked for.
    pub(super) fn say(&self, key: &str, values: &Values) -> Result<String> {
        let text = self.raw(key)?;
        let mut out = text.split('{').next().unwrap_or_default().to_owned();
        let mut used = BTreeSet::new();
        for (name, after) in placeholders(text) {
            if name.contains(':') {
                out.push_str(&self.format(name));
            } else {
                let value = values.get(name);
                out.push_str(value.with_context(|| format!("“{key}” has no value for {{{name}}}"))?);
                used.insert(name);
            }
            out.push_str(after);
        }
        let more = values.keys().find(|name| !used.contains(name.as_str()));
        ensure!(
            more.is_none(),
            "“{key}” asks for no {{{}}}",
            more.map_or("", String::as_str)
        );
        Ok(out)
    }

    /// A date or a number, kind:value.
    pub(super) fn format(&self, question: &str) -> String {
        self.intl.format(&self.language.code, question)
    }

    /// Demands that every text was said.
    pub(super) fn said_all(&self) -> Result<()> {
        let said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        let unsaid: Vec<_> = self.texts.0.keys().filter(|key| !said.contains(*key)).collect();
        ensure!(unsaid.is_empty(), "no page says {unsaid:?}");
        Ok(())
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::languages::{self, ENGLISH};

    fn texts(json: &str) -> Texts {
        Texts(serde_json::from_str(json).unwrap())
    }

    /// One who speaks a language that is written so.
    pub(in super::super) fn speaker(json: &str, told: &[(&str, &str)]) -> Speaker {
        let language = languages::table().unwrap().languages.remove(0);
        let intl = Arc::new(Intl::knowing(ENGLISH, told));
        Speaker::new(language, texts(json), intl)
    }

    fn values(pairs: &[(&str, &str)]) -> Values {
        let owned = pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        owned.collect()
    }

    #[test]
    fn values_dates_and_numbers_are_filled_in() {
        let speaker = speaker(r#"{"a": "{x} since {y:2009}, {x}"}"#, &[("y:2009", "MMIX")]);
        assert_eq!(speaker.say("a", &values(&[("x", "1")])).unwrap(), "1 since MMIX, 1");
    }

    #[test]
    fn value_that_is_missing_or_too_much_and_text_that_nobody_wrote_are_told() {
        let speaker = speaker(r#"{"a": "{x}"}"#, &[]);
        for (key, given, told) in [
            ("a", &[][..], "no value for {x}"),
            ("a", &[("x", "1"), ("z", "2")], "no {z}"),
            ("b", &[], "no text “b”"),
        ] {
            let error = speaker.say(key, &values(given)).unwrap_err().to_string();
            assert!(error.contains(told), "{error}");
        }
    }

    #[test]
    fn text_that_no_page_says_is_told() {
        let speaker = speaker(r#"{"a": "", "b": ""}"#, &[]);
        speaker.raw("a").unwrap();
        let error = speaker.said_all().unwrap_err().to_string();
        assert_eq!(error, "no page says [\"b\"]");
        speaker.raw("b").unwrap();
        speaker.said_all().unwrap();
    }

    #[test]
    fn translation_has_the_keys_names_and_marks_of_the_english_text() {
        let english = texts(r#"{"a": "**x** {n} `code` [on] {d:2009-01-01}"}"#);
        texts(r#"{"a": "{d:2009-01-01} [weiter] `code` {n} **y**"}"#)
            .compare(&english)
            .unwrap();
        for wrong in [
            r#"{}"#,
            r#"{"a": "**x** {n} `code` [on] {d:2009-01-01}", "b": ""}"#,
            r#"{"a": "x {n} `code` [on] {d:2009-01-01}"}"#,
            r#"{"a": "**x** {m} `code` [on] {d:2009-01-01}"}"#,
            r#"{"a": "**x** {n} `kode` [on] {d:2009-01-01}"}"#,
            r#"{"a": "**x** {n} `code` on {d:2009-01-01}"}"#,
            r#"{"a": "**x** {n} `code` [on] {d:2009-01-02}"}"#,
        ] {
            assert!(texts(wrong).compare(&english).is_err(), "{wrong}");
        }
    }
}
