//! The texts of each language: `pkg/src/messages/<code>.json` for the widget and the eye chart,
//! `www/messages/<code>.json` for the pages.
//!
//! Only the form of the files is checked here. What is wrong with a text is for `tests/package/languages/lint.mjs`.

pub(crate) mod filler;
pub(crate) mod rich;

use std::fs;

use anyhow::{Context as _, Result};
use indexmap::IndexMap;
use project::place::root;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// Texts by key, in the order of their file.
pub(crate) type Texts = IndexMap<String, String>;

/// The texts of the widget and of the eye chart, by what they are loaded with.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Widget {
    /// What stands in the widget before the click.
    pub(crate) widget: Texts,
    /// What a check shows while it runs, and says when it has finished.
    pub(crate) report: Texts,
    /// What to do after a check.
    pub(crate) help: Texts,
    /// The eye chart, and what the tag contains for browsers without scripts.
    pub(crate) chart: Texts,
}

impl Widget {
    /// A text that the widget shows, by its key.
    ///
    /// # Errors
    ///
    /// There is no such text.
    pub(crate) fn shown(&self, key: &str) -> Result<&str> {
        [&self.widget, &self.report, &self.help]
            .into_iter()
            .find_map(|section| section.get(key))
            .map(String::as_str)
            .with_context(|| format!("the widget has no text “{key}”"))
    }
}

/// The texts of the widget and of the eye chart in a language.
pub(crate) fn of_widget(code: &str) -> Result<Widget> {
    read(&format!("pkg/src/messages/{code}.json"))
}

/// The texts of the pages in a language.
pub(crate) fn of_pages(code: &str) -> Result<Texts> {
    read(&format!("www/messages/{code}.json"))
}

fn read<T: DeserializeOwned>(path: &str) -> Result<T> {
    let json = fs::read_to_string(root().join(path)).with_context(|| path.to_owned())?;
    serde_json::from_str(&json).with_context(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use filler::{Values, filled};

    /// What scripts and build do alike.
    #[derive(Deserialize)]
    struct Rules {
        filled: Vec<Filled>,
        marked: Vec<Marked>,
    }

    #[derive(Deserialize)]
    struct Filled {
        text: String,
        values: Values,
        becomes: String,
    }

    #[derive(Deserialize)]
    struct Marked {
        text: String,
        pieces: Vec<(Kind, String)>,
    }

    #[derive(Deserialize)]
    #[serde(rename_all = "lowercase")]
    enum Kind {
        Text,
        Code,
    }

    fn rules() -> Rules {
        read("tests/package/languages/rules.json").unwrap()
    }

    #[test]
    fn texts_are_filled_in_as_scripts_do_it() {
        let Rules { filled: cases, .. } = rules();
        assert!(cases.len() > 5);
        for Filled { text, values, becomes } in cases {
            let found = filled(&text, &values, |date| panic!("{date} is no value"));
            assert_eq!(found.unwrap(), becomes, "{text}");
        }
    }

    #[test]
    fn texts_are_marked_as_scripts_do_it() {
        let Rules { marked: cases, .. } = rules();
        assert!(cases.len() > 5);
        for Marked { text, pieces } in cases {
            let html: String = pieces
                .iter()
                .map(|(kind, piece)| match kind {
                    Kind::Text => rich::escaped(piece),
                    Kind::Code => format!("<code dir=\"ltr\">{}</code>", rich::escaped(piece)),
                })
                .collect();
            assert_eq!(rich::html(&text).unwrap(), html, "{text}");
        }
    }

    #[test]
    fn texts_keep_their_order_and_a_text_or_language_that_is_missing_is_named() {
        let english = of_widget("en").unwrap();
        assert_eq!(english.shown("sign").unwrap(), "Likely infected");
        let first = english.widget.keys().take(3);
        assert!(first.eq(["title", "intro", "intro/own"]));
        let error = english.shown("no such text").unwrap_err().to_string();
        assert!(error.contains("no such text"), "{error}");
        let error = format!("{:#}", of_widget("none").unwrap_err());
        assert!(error.contains("pkg/src/messages/none.json"), "{error}");
    }

    #[test]
    fn file_of_another_form_is_refused() {
        let whole = r#"{"widget": {}, "report": {}, "help": {}, "chart": {}}"#;
        assert!(serde_json::from_str::<Widget>(whole).is_ok());
        for spoilt in [
            whole.replace(r#", "chart": {}"#, ""),
            whole.replace("help", "halp"),
            whole.replace(r#""chart": {}"#, r#""chart": {}, "more": {}"#),
            whole.replace(r#""help": {}"#, r#""help": {"a": 1}"#),
            whole.replace(r#""help": {}"#, r#""help": {"a": {"b": "c"}}"#),
        ] {
            assert!(serde_json::from_str::<Widget>(&spoilt).is_err(), "{spoilt}");
        }
    }
}
