//! Says the pages' texts in a language: `www/messages/<lang>.json`.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context as _, Result, ensure};

use super::node::Intl;
use crate::languages::Language;
use crate::texts::Texts;
use crate::texts::filler::{Values, filled};

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
        filled(self.raw(key)?, values, |question| self.format(question)).with_context(|| format!("“{key}”"))
    }

    /// A date or a number, kind:value.
    pub(super) fn format(&self, question: &str) -> String {
        self.intl.format(&self.language.code, question)
    }

    /// Demands that every text was said.
    pub(super) fn said_all(&self) -> Result<()> {
        let said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        let unsaid: Vec<_> = self.texts.keys().filter(|key| !said.contains(*key)).collect();
        ensure!(unsaid.is_empty(), "no page says {unsaid:?}");
        Ok(())
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::languages::{self, ENGLISH};

    /// One who speaks a language that is written so.
    pub(in super::super) fn speaker(json: &str, told: &[(&str, &str)]) -> Speaker {
        let language = languages::table().unwrap().languages.remove(0);
        let intl = Arc::new(Intl::knowing(ENGLISH, told));
        Speaker::new(language, serde_json::from_str(json).unwrap(), intl)
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
            let error = format!("{:#}", speaker.say(key, &values(given)).unwrap_err());
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
}
